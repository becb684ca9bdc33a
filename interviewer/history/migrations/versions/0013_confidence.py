"""How sure the candidate was of an answer before its grade was seen."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attempts", sa.Column("confidence", sa.String(), nullable=True))
    op.add_column("drafts", sa.Column("confidence", sa.String(), nullable=True))
    op.create_index("ix_attempts_owner_confidence", "attempts", ["owner", "confidence", "answered_at"])
