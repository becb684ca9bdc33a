"""The first schema: sessions, snapshots, attempts, grades, judgements, drafts; an owner on each."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("ix_sessions_owner_started", "sessions", ["owner", "started_at"])
    op.create_table(
        "snapshots",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("digest", sa.String(), primary_key=True),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), sa.ForeignKey("sessions.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("question_digest", sa.String(), nullable=False),
        sa.Column("rubric_digest", sa.String(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.UniqueConstraint("session_id", "position", "number", name="uq_attempts_try"),
    )
    op.create_index("ix_attempts_owner_session", "attempts", ["owner", "session_id", "id"])
    op.create_index("ix_attempts_owner_question", "attempts", ["owner", "question_id", "answered_at"])
    op.create_table(
        "grades",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("attempt_id", sa.String(), sa.ForeignKey("attempts.id"), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("coverage", sa.Float(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("ungraded_because", sa.Text()),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("grader", sa.String(), nullable=False),
        sa.Column("rubric_digest", sa.String(), nullable=False),
        sa.Column("model", sa.String()),
        sa.Column("prompt_digest", sa.String()),
        sa.Column("tokens_in", sa.Integer()),
        sa.Column("tokens_out", sa.Integer()),
        sa.Column("cost", sa.Float()),
        sa.Column("seconds", sa.Float()),
        sa.Column("raw_reply", sa.Text()),
    )
    op.create_index("ix_grades_owner_attempt", "grades", ["owner", "attempt_id"])
    op.create_table(
        "judgements",
        sa.Column("owner", sa.String(), primary_key=True),
        sa.Column("grade_id", sa.Integer(), sa.ForeignKey("grades.id"), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("point_id", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("credit", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
    )
    op.create_index("ix_judgements_owner_point", "judgements", ["owner", "question_id", "point_id"])
    op.create_table(
        "drafts",
        sa.Column("session_id", sa.String(), sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
    )
