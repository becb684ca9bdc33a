"""Follow-ups, the grades of answers together with what was said to them, and rubrics that models wrote."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("attempt_id", sa.String(), sa.ForeignKey("attempts.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("point_id", sa.String(), nullable=False),
        sa.Column("probe", sa.Text(), nullable=False),
        sa.Column("cost", sa.Float()),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("settled_at", sa.DateTime()),
        sa.Column("answer", sa.Text()),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "grades_with_follow_ups",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("attempt_id", sa.String(), sa.ForeignKey("attempts.id"), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("cost", sa.Float()),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "derived_rubrics",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("question_digest", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("cost", sa.Float()),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("ix_derived_rubrics_owner", "derived_rubrics", ["owner", "question_digest"])
    op.create_index("ix_grades_with_follow_ups_owner", "grades_with_follow_ups", ["owner", "attempt_id"])
