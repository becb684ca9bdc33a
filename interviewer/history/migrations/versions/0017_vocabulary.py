"""The words on record, by which those that begin alike are found, and all attempts as they are numbered when the index
is filled at once."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

VOCABULARY = "CREATE VIRTUAL TABLE findable_vocabulary USING fts5vocab(findable_words, instance)"

COLUMNS = """
attempt_id, owner, session_id, position, question_id, answered_at, topic, score, grader, rubric_digest, states, hidden
"""

# The number is the moment in microseconds, or the next that is free: as many more than the place as any moment
# before it was ahead of its own place.
NUMBERED = f"""
CREATE VIEW findable_numbered AS
SELECT place + max(moment - place) OVER (ORDER BY place) AS id, {COLUMNS}
FROM (
    SELECT *, row_number() OVER (ORDER BY moment, attempt_id) AS place
    FROM (
        SELECT *, coalesce(CAST(strftime('%s', answered_at) AS INTEGER), 0) * 1000000
            + CAST(substr(answered_at, 21, 6) AS INTEGER) AS moment
        FROM findable_now
    )
)
"""

FILL = f"INSERT INTO findable (id, {COLUMNS}) SELECT id, {COLUMNS} FROM findable_numbered ORDER BY id"


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    for statement in (VOCABULARY, NUMBERED):
        connection.exec_driver_sql(statement)
    if connection.exec_driver_sql("SELECT 1 FROM findable LIMIT 1").first() is None:
        connection.exec_driver_sql(FILL)
