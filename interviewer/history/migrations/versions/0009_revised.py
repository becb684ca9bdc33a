"""Which grades are an earlier one with a judgement of it replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("grades", sa.Column("revised", sa.Boolean(), nullable=False, server_default=sa.false()))
