"""Alembic's entry: run the steps on the connection that is handed in, inside its transaction."""

from alembic import context
from sqlmodel import SQLModel

from interviewer.history import recording_rows, review_rows, tables  # noqa: F401 - fills the metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata)
with context.begin_transaction():
    context.run_migrations()
