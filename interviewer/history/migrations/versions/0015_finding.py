"""What is searched: a row for each attempt with what filters ask for, and its words.

On SQLite, triggers keep both in step with the tables they follow from, so that whoever writes there, now or later,
need not know of them. Another database needs its own; the table is the same.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NOW = """
CREATE VIEW findable_now AS
SELECT
    a.id AS attempt_id, a.owner, a.session_id, a.position, a.question_id, a.answered_at,
    coalesce(CASE WHEN json_valid(q.body) THEN json_extract(q.body, '$.topic') END, '') AS topic,
    CASE WHEN s.ended_at IS NOT NULL OR instr(s.body, '"mode":"practice"') THEN g.score END AS score,
    coalesce(g.model, g.grader) AS grader,
    coalesce(g.rubric_digest, a.rubric_digest) AS rubric_digest,
    CASE WHEN g.score IS NULL THEN 'ungraded' WHEN g.provisional THEN 'provisional' ELSE 'graded' END
    || CASE WHEN EXISTS (SELECT 1 FROM disputes d WHERE d.owner = a.owner AND d.attempt_id = a.id)
        THEN ' disputed' ELSE '' END
    || CASE WHEN coalesce(g.overrides, '[]') <> '[]' THEN ' overridden' ELSE '' END
    || CASE WHEN s.ended_at IS NULL THEN ' open' ELSE '' END AS states,
    NOT (s.ended_at IS NOT NULL OR instr(s.body, '"mode":"practice"') > 0) AS hidden
FROM attempts a
JOIN sessions s ON s.id = a.session_id
LEFT JOIN snapshots q ON q.owner = a.owner AND q.digest = a.question_digest
LEFT JOIN grades g ON g.id = (
    SELECT c.id FROM grades c WHERE c.owner = a.owner AND c.attempt_id = a.id
    ORDER BY CASE WHEN c.score IS NULL THEN 0 WHEN c.provisional THEN 1 ELSE 2 END DESC, c.id DESC LIMIT 1
)
"""

TEXTS = """
CREATE VIEW findable_texts AS
SELECT
    a.id AS attempt_id,
    coalesce(CASE WHEN json_valid(q.body) THEN json_extract(q.body, '$.prompt') END, '') AS asked,
    a.answer || coalesce((
        SELECT group_concat(char(10) || r.answer, '') FROM (
            SELECT f.answer FROM follow_ups f
            WHERE f.owner = a.owner AND f.attempt_id = a.id AND f.answer IS NOT NULL ORDER BY f.number
        ) r
    ), '') AS said,
    coalesce((
        SELECT group_concat(CASE WHEN l.type = 'object' THEN json_extract(l.value, '$.text') END, ' ')
        FROM recordings r
        JOIN transcripts t ON t.id = (
            SELECT max(n.id) FROM transcripts n WHERE n.owner = r.owner AND n.recording_id = r.id
        )
        JOIN json_each(CASE WHEN json_valid(t.body) THEN t.body ELSE '{}' END, '$.lines') l
        WHERE r.owner = a.owner AND r.session_id = a.session_id AND (
            (r.position = a.position AND r.number = a.number)
            OR instr(' ' || a.recordings || ' ', ' ' || r.id || ' ')
        )
    ), '') AS heard
FROM attempts a
LEFT JOIN snapshots q ON q.owner = a.owner AND q.digest = a.question_digest
"""

WORDS = """
CREATE VIRTUAL TABLE findable_words USING fts5(
    asked, said, heard, facets,
    columnsize=0, prefix='3 4 5 6', tokenize='unicode61 remove_diacritics 2'
)
"""

# A score as people see it: whole per cents, halves to the even one, as Python rounds.
PERCENT = """
CASE WHEN NEW.score * 100 - CAST(NEW.score * 100 AS INTEGER) > 0.5
    OR (NEW.score * 100 - CAST(NEW.score * 100 AS INTEGER) = 0.5 AND CAST(NEW.score * 100 AS INTEGER) % 2)
    THEN CAST(NEW.score * 100 AS INTEGER) + 1 ELSE CAST(NEW.score * 100 AS INTEGER) END
"""

# Each filter is a word of its own beside the words that were said, so that the index for words answers all of them
# at once, newest first, and stops when a page is full.
FACETS = f"""
'o' || lower(hex(NEW.owner)) || ' t' || lower(hex(NEW.topic)) || ' r' || lower(hex(NEW.rubric_digest))
|| CASE WHEN NEW.grader IS NULL THEN '' ELSE ' g' || lower(hex(NEW.grader)) END
|| CASE WHEN NEW.score IS NULL THEN '' ELSE ' p' || ({PERCENT}) || ' d' || (({PERCENT}) / 10) END
|| replace(' ' || NEW.states, ' ', ' is')
"""

INDEX_WORDS = f"""
    INSERT INTO findable_words (rowid, asked, said, heard, facets)
    SELECT NEW.id, t.asked, t.said, t.heard, {FACETS} FROM findable_texts t WHERE t.attempt_id = NEW.attempt_id;
"""

# The number of a row is the moment of its answer in microseconds, or the next that is free: rows are read newest first
# without being sorted, and between two days without a look at any other. Of answers with the very same moment the last
# is looked up, so that a thousand of them are not gone through for each that is added.
MOMENT = """
coalesce(CAST(strftime('%s', n.answered_at) AS INTEGER), 0) * 1000000 + CAST(substr(n.answered_at, 21, 6) AS INTEGER)
"""
FIRST = f"coalesce((SELECT max(f.id) + 1 FROM findable f WHERE f.answered_at = n.answered_at), {MOMENT})"
FREE = f"""
CASE WHEN NOT EXISTS (SELECT 1 FROM findable f WHERE f.id = {FIRST}) THEN {FIRST}
    ELSE (
        SELECT f.id + 1 FROM findable f WHERE f.id >= {FIRST}
        AND NOT EXISTS (SELECT 1 FROM findable o WHERE o.id = f.id + 1) ORDER BY f.id LIMIT 1
    ) END
"""

ADD = f"""
INSERT INTO findable (
    id, attempt_id, owner, session_id, position, question_id, answered_at,
    topic, score, grader, rubric_digest, states, hidden
)
SELECT {FREE}, n.attempt_id, n.owner, n.session_id, n.position, n.question_id, n.answered_at,
    n.topic, n.score, n.grader, n.rubric_digest, n.states, n.hidden
FROM findable_now n WHERE n.attempt_id ="""

RENEW = """
    UPDATE findable SET (topic, score, grader, rubric_digest, states, hidden) = (
        SELECT n.topic, n.score, n.grader, n.rubric_digest, n.states, n.hidden
        FROM findable_now n WHERE n.attempt_id = findable.attempt_id
    ) WHERE """

OF_TRANSCRIPT = """session_id IN (
        SELECT r.session_id FROM recordings r WHERE r.id = {0}.recording_id AND r.owner = {0}.owner
    );"""

TRIGGERS = {
    "words_come": f"AFTER INSERT ON findable BEGIN {INDEX_WORDS} END",
    "words_change": (
        f"AFTER UPDATE ON findable BEGIN DELETE FROM findable_words WHERE rowid = OLD.id; {INDEX_WORDS} END"
    ),
    "words_go": "AFTER DELETE ON findable BEGIN DELETE FROM findable_words WHERE rowid = OLD.id; END",
    "attempt_comes": f"AFTER INSERT ON attempts BEGIN {ADD} NEW.id; END",
    "attempt_changes": (
        "AFTER UPDATE ON attempts BEGIN DELETE FROM findable WHERE attempt_id = OLD.id; "
        f"{ADD} NEW.id; END"
    ),
    "attempt_goes": "AFTER DELETE ON attempts BEGIN DELETE FROM findable WHERE attempt_id = OLD.id; END",
    "session_ends": (
        "AFTER UPDATE OF ended_at ON sessions WHEN OLD.ended_at IS NOT NEW.ended_at "
        f"BEGIN {RENEW} session_id = NEW.id; END"
    ),
    "grade_comes": f"AFTER INSERT ON grades BEGIN {RENEW} attempt_id = NEW.attempt_id; END",
    "grade_goes": f"AFTER DELETE ON grades BEGIN {RENEW} attempt_id = OLD.attempt_id; END",
    "dispute_comes": f"AFTER INSERT ON disputes BEGIN {RENEW} attempt_id = NEW.attempt_id; END",
    "dispute_goes": f"AFTER DELETE ON disputes BEGIN {RENEW} attempt_id = OLD.attempt_id; END",
    "reply_comes": (
        f"AFTER INSERT ON follow_ups WHEN NEW.answer IS NOT NULL BEGIN {RENEW} attempt_id = NEW.attempt_id; END"
    ),
    "reply_changes": f"AFTER UPDATE OF answer ON follow_ups BEGIN {RENEW} attempt_id = NEW.attempt_id; END",
    "reply_goes": (
        f"AFTER DELETE ON follow_ups WHEN OLD.answer IS NOT NULL BEGIN {RENEW} attempt_id = OLD.attempt_id; END"
    ),
    "transcript_comes": f"AFTER INSERT ON transcripts BEGIN {RENEW} {OF_TRANSCRIPT.format('NEW')} END",
    "transcript_goes": f"AFTER DELETE ON transcripts BEGIN {RENEW} {OF_TRANSCRIPT.format('OLD')} END",
    # Whoever writes an attempt before the question it was asked with is served as well.
    "question_comes": (
        "AFTER INSERT ON snapshots WHEN json_valid(NEW.body) AND json_extract(NEW.body, '$.prompt') IS NOT NULL "
        f"BEGIN {RENEW} attempt_id IN (SELECT a.id FROM attempts a WHERE a.owner = NEW.owner "
        "AND a.question_id = json_extract(NEW.body, '$.id') AND a.question_digest = NEW.digest); END"
    ),
}

# How many rows there are in a table, and how many of them have the same first column of an index, the same first two,
# and so on: what a large record of one owner has. Without it SQLite takes a search by owner for one that finds a few
# rows, and reads all of an owner's attempts where ten are asked for by their ids.
SHAPE = {
    ("sessions", "sqlite_autoindex_sessions_1"): "20000 1",
    ("sessions", "ix_sessions_owner_started"): "20000 20000 1",
    ("snapshots", "sqlite_autoindex_snapshots_1"): "2000 2000 1",
    ("attempts", "sqlite_autoindex_attempts_1"): "100000 1",
    ("attempts", "sqlite_autoindex_attempts_2"): "100000 5 1 1",
    ("attempts", "ix_attempts_owner_session"): "100000 100000 5 1",
    ("attempts", "ix_attempts_owner_question"): "100000 100000 200 1",
    ("attempts", "ix_attempts_owner_confidence"): "100000 100000 20000 1",
    ("grades", "ix_grades_owner_attempt"): "200000 200000 2",
    ("grades", "ix_grades_owner_id"): "200000 200000 1",
    ("judgements", "sqlite_autoindex_judgements_1"): "1000000 1000000 7 1",
    ("judgements", "ix_judgements_owner_point"): "1000000 1000000 2000 200",
    ("follow_ups", "sqlite_autoindex_follow_ups_1"): "50000 50000 2 1",
    ("grades_with_follow_ups", "ix_grades_with_follow_ups_owner"): "50000 50000 2",
    ("reviews", "sqlite_autoindex_reviews_1"): "100000 100000 1",
    ("reviews", "ix_reviews_owner_question"): "100000 100000 200 1",
    ("disputes", "ix_disputes_owner_attempt"): "5000 5000 2",
    ("recordings", "sqlite_autoindex_recordings_1"): "50000 1",
    ("recordings", "ix_recordings_owner_session"): "50000 50000 5 1 1",
    ("recordings", "ix_recordings_owner_recorded"): "50000 50000 1",
    ("transcripts", "ix_transcripts_owner_recording"): "50000 50000 2",
    ("findable", "sqlite_autoindex_findable_1"): "100000 1",
    ("findable", "ix_findable_answered"): "100000 1",
    ("findable", "ix_findable_session"): "100000 5",
    ("findable", "ix_findable_owner_question"): "100000 100000 200 100",
    ("findable", "ix_findable_owner_topic"): "100000 100000 5000",
    ("findable", "ix_findable_owner_grader"): "100000 100000 30000",
}


def upgrade() -> None:
    op.create_table(
        "findable",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("attempt_id", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("grader", sa.String()),
        sa.Column("rubric_digest", sa.String(), nullable=False),
        sa.Column("states", sa.String(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("attempt_id", name="uq_findable_attempt"),
    )
    op.create_index("ix_grades_owner_id", "grades", ["owner", "id"])
    op.create_index("ix_findable_answered", "findable", ["answered_at"])
    op.create_index("ix_findable_session", "findable", ["session_id"])
    op.create_index("ix_findable_owner_question", "findable", ["owner", "question_id", "hidden"])
    op.create_index("ix_findable_owner_topic", "findable", ["owner", "topic"])
    op.create_index("ix_findable_owner_grader", "findable", ["owner", "grader"])
    if op.get_bind().dialect.name == "sqlite":
        _index_on_sqlite()


def _index_on_sqlite() -> None:
    connection = op.get_bind()
    for statement in (NOW, TEXTS, WORDS):
        connection.exec_driver_sql(statement)
    for name, what in TRIGGERS.items():
        connection.exec_driver_sql(f"CREATE TRIGGER findable_{name} {what}")
    # What is on record already is indexed by step 0017, all at once, which is many times as fast.
    _tell_shape()


def _tell_shape() -> None:
    connection = op.get_bind()
    connection.exec_driver_sql("ANALYZE alembic_version")
    shape = [(table, index, rows) for (table, index), rows in SHAPE.items()]
    connection.exec_driver_sql("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", shape)
    # Without this, a connection that is open goes on by what it knew.
    connection.exec_driver_sql("ANALYZE sqlite_master")
