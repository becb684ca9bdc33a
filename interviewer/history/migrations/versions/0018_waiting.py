"""Which attempts wait for a grade, so that a start finds them without a look at all others; and who is at a grade, so
that no two processes have it made. What was paid is found by its moment."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

# Never graded, or a model's grade is still to come, of the answer or of it with replies, or a reply was never heard.
WAITING = """
(
    coalesce((
        SELECT l.provisional FROM grades l WHERE l.owner = a.owner AND l.attempt_id = a.id ORDER BY l.id DESC LIMIT 1
    ), 1)
    OR coalesce((
        SELECT w.provisional FROM grades_with_follow_ups w
        WHERE w.owner = a.owner AND w.attempt_id = a.id ORDER BY w.id DESC LIMIT 1
    ), 0)
    OR (
        SELECT count(*) FROM follow_ups r WHERE r.owner = a.owner AND r.attempt_id = a.id AND r.answer IS NOT NULL
    ) > coalesce((
        SELECT max(w.answers) FROM grades_with_follow_ups w WHERE w.owner = a.owner AND w.attempt_id = a.id
    ), 0)
) AS waiting
FROM attempts a"""

RENEW = """UPDATE findable SET (topic, score, grader, rubric_digest, states, hidden, waiting) = (
        SELECT n.topic, n.score, n.grader, n.rubric_digest, n.states, n.hidden, n.waiting
        FROM findable_now n WHERE n.attempt_id = findable.attempt_id
    ) WHERE attempt_id ="""

PAID = {"grades": "made_at", "grades_with_follow_ups": "made_at", "follow_ups": "asked_at"}

# Rows, as step 0015 has them: a table that was said to be smaller would be looked up in other ways.
ROWS = {"grades": 200_000, "grades_with_follow_ups": 50_000, "follow_ups": 50_000}

TRIGGERS = {
    "whole_grade_comes": f"AFTER INSERT ON grades_with_follow_ups BEGIN {RENEW} NEW.attempt_id; END",
    "whole_grade_goes": f"AFTER DELETE ON grades_with_follow_ups BEGIN {RENEW} OLD.attempt_id; END",
}

WRITTEN = {
    "rubric_digest, states, hidden": "rubric_digest, states, hidden, waiting",
    "n.states, n.hidden": "n.states, n.hidden, n.waiting",
}


def upgrade() -> None:
    op.create_table(
        "leases",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("attempt_id", sa.String(), nullable=False),
        sa.Column("replies", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "attempt_id", "replies"),
    )
    op.add_column("findable", sa.Column("waiting", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_findable_owner_waiting", "findable", ["owner", "waiting"])
    for table, moment in PAID.items():
        op.create_index(f"ix_{table}_owner_paid", table, ["owner", moment, "cost"])
    if op.get_bind().dialect.name == "sqlite":
        _follow_on_sqlite()


def _follow_on_sqlite() -> None:
    connection = op.get_bind()
    views = {name: _sql_of(name) for name in ("findable_now", "findable_numbered")}
    for name in views:
        connection.exec_driver_sql(f"DROP VIEW {name}")
    connection.exec_driver_sql(views["findable_now"].replace(" AS hidden\nFROM attempts a", f" AS hidden, {WAITING}"))
    connection.exec_driver_sql(_with_waiting(views["findable_numbered"]))
    ours = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'findable%'"
    for name, statement in connection.exec_driver_sql(ours).fetchall():
        changed = _with_waiting(statement)
        if changed != statement:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
            connection.exec_driver_sql(changed)
    for name, what in TRIGGERS.items():
        connection.exec_driver_sql(f"CREATE TRIGGER findable_{name} {what}")
    connection.exec_driver_sql(
        "UPDATE findable SET waiting = 1 WHERE attempt_id IN (SELECT attempt_id FROM findable_now WHERE waiting)"
    )
    shape = [("findable", "ix_findable_owner_waiting", "100000 100000 10")]
    shape += [(table, f"ix_{table}_owner_paid", f"{rows} {rows} 2 1") for table, rows in ROWS.items()]
    connection.exec_driver_sql("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", shape)
    connection.exec_driver_sql("ANALYZE sqlite_master")


def _sql_of(name: str) -> str:
    found = op.get_bind().exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).scalar()
    return str(found)


def _with_waiting(statement: str) -> str:
    for before, now in WRITTEN.items():
        statement = statement.replace(before, now)
    return statement
