"""What is spent on language models in a month, counted as it is spent."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "purses",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("month", sa.DateTime(), primary_key=True),
        sa.Column("gone", sa.Float(), nullable=False),
    )
