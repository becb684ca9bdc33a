"""Overturned judgements are counted from an index alone: of several disputes about one of them the first counts."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    counted = ["owner", "overturned", "grader", "model", "attempt_id", "point_id"]
    op.create_index("ix_disputes_owner_overturned", "disputes", counted)
    op.execute("""
        UPDATE disputes SET overturned = false WHERE overturned AND EXISTS (
            SELECT 1 FROM disputes d WHERE d.owner = disputes.owner AND d.overturned AND d.grader = disputes.grader
            AND d.model = disputes.model AND d.attempt_id = disputes.attempt_id AND d.point_id = disputes.point_id
            AND d.id < disputes.id
        )
    """)
