"""An index that counts overturned judgements without reading what was said about them."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    counted = ["owner", "overturned", "grader", "model", "attempt_id", "point_id"]
    op.create_index("ix_disputes_owner_overturned", "disputes", counted)
