"""Which recordings the words of a draft and of an answer came from."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("attempts", "drafts"):
        op.add_column(table, sa.Column("recordings", sa.Text(), nullable=False, server_default=""))
