"""Recordings of spoken answers, and what was heard in them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recordings",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), sa.ForeignKey("sessions.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("kept_as", sa.String(), nullable=False),
        sa.Column("deleted_at", sa.DateTime()),
        sa.Column("trouble", sa.Text()),
    )
    op.create_index("ix_recordings_owner_session", "recordings", ["owner", "session_id", "position", "number"])
    op.create_index("ix_recordings_owner_recorded", "recordings", ["owner", "recorded_at"])
    op.create_table(
        "transcripts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("recording_id", sa.String(), sa.ForeignKey("recordings.id"), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("ix_transcripts_owner_recording", "transcripts", ["owner", "recording_id"])
