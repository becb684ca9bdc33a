"""Ratings, cards, records, tallies and disputes; which judgements of a grade are the candidate's own."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("grades", sa.Column("overrides", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "reviews",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("attempt_id", sa.String(), sa.ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(), nullable=False),
        sa.Column("rating", sa.String(), nullable=False),
        sa.Column("suggested", sa.String(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_reviews_owner_question", "reviews", ["owner", "question_id", "reviewed_at"])
    op.create_table(
        "cards",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("question_id", sa.String(), primary_key=True),
        sa.Column("due", sa.DateTime(), nullable=False),
        sa.Column("last_review", sa.DateTime(), nullable=False),
        sa.Column("stability", sa.Float(), nullable=False),
        sa.Column("difficulty", sa.Float(), nullable=False),
        sa.Column("reviews", sa.Integer(), nullable=False),
    )
    op.create_table(
        "records",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("question_id", sa.String(), primary_key=True),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "marks",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("grade_id", sa.Integer(), nullable=False),
    )
    op.create_table(
        "tallies",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("grader", sa.String(), primary_key=True),
        sa.Column("model", sa.String(), primary_key=True),
        sa.Column("judged", sa.Integer(), nullable=False),
    )
    op.create_table(
        "disputes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("attempt_id", sa.String(), sa.ForeignKey("attempts.id", ondelete="CASCADE"), nullable=False),
        sa.Column("point_id", sa.String(), nullable=False),
        sa.Column("grader", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("overturned", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_disputes_owner_attempt", "disputes", ["owner", "attempt_id"])
