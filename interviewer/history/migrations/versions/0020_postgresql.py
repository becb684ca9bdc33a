"""What is searched, on PostgreSQL: the same table and the same triggers as SQLite has, and an index of words.

A database whose encoding is not UTF-8 can't hold every answer, and is refused.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, TSVECTOR

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

FOLLOWED = "topic, score, grader, rubric_digest, states, hidden, waiting"
COLUMNS = f"attempt_id, owner, session_id, position, question_id, answered_at, {FOLLOWED}"
LATER = "coalesce(current_setting('rehearsal.indexing', true), '') = 'later'"

# A damaged row has no words, and keeps nobody from writing.
READING = (
    """
CREATE FUNCTION findable_part(body text, name text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN body::json ->> name;
EXCEPTION WHEN others THEN
    RETURN NULL;
END $$
""",
    """
CREATE FUNCTION findable_heard(body text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN (
        SELECT string_agg(CASE json_typeof(line) WHEN 'object' THEN line ->> 'text' END, ' ')
        FROM json_array_elements(body::json -> 'lines') line
    );
EXCEPTION WHEN others THEN
    RETURN NULL;
END $$
""",
)

NOW = """
CREATE VIEW findable_now AS
SELECT
    a.id AS attempt_id, a.owner, a.session_id, a.position, a.question_id, a.answered_at,
    coalesce(findable_part(q.body, 'topic'), '') AS topic,
    CASE WHEN told.now THEN g.score END AS score,
    coalesce(g.model, g.grader) AS grader,
    coalesce(g.rubric_digest, a.rubric_digest) AS rubric_digest,
    CASE WHEN g.score IS NULL THEN 'ungraded' WHEN g.provisional THEN 'provisional' ELSE 'graded' END
    || CASE WHEN EXISTS (SELECT 1 FROM disputes d WHERE d.owner = a.owner AND d.attempt_id = a.id)
        THEN ' disputed' ELSE '' END
    || CASE WHEN coalesce(g.overrides, '[]') <> '[]' THEN ' overridden' ELSE '' END
    || CASE WHEN s.ended_at IS NULL THEN ' open' ELSE '' END AS states,
    NOT told.now AS hidden,
    coalesce((
        SELECT l.provisional FROM grades l WHERE l.owner = a.owner AND l.attempt_id = a.id ORDER BY l.id DESC LIMIT 1
    ), true)
    OR coalesce((
        SELECT w.provisional FROM grades_with_follow_ups w
        WHERE w.owner = a.owner AND w.attempt_id = a.id ORDER BY w.id DESC LIMIT 1
    ), false)
    OR (
        SELECT count(*) FROM follow_ups r WHERE r.owner = a.owner AND r.attempt_id = a.id AND r.answer IS NOT NULL
    ) > coalesce((
        SELECT max(w.answers) FROM grades_with_follow_ups w WHERE w.owner = a.owner AND w.attempt_id = a.id
    ), 0) AS waiting
FROM attempts a
JOIN sessions s ON s.id = a.session_id
CROSS JOIN LATERAL (SELECT s.ended_at IS NOT NULL OR strpos(s.body, '"mode":"practice"') > 0 AS now) told
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
    coalesce(findable_part(q.body, 'prompt'), '') AS asked,
    a.answer || coalesce((
        SELECT string_agg(chr(10) || f.answer, '' ORDER BY f.number) FROM follow_ups f
        WHERE f.owner = a.owner AND f.attempt_id = a.id AND f.answer IS NOT NULL
    ), '') AS said,
    coalesce((
        SELECT string_agg(findable_heard(t.body), ' ' ORDER BY r.recorded_at, r.id)
        FROM recordings r
        JOIN transcripts t ON t.id = (
            SELECT max(n.id) FROM transcripts n WHERE n.owner = r.owner AND n.recording_id = r.id
        )
        WHERE r.owner = a.owner AND r.session_id = a.session_id AND (
            (r.position = a.position AND r.number = a.number)
            OR strpos(' ' || a.recordings || ' ', ' ' || r.id || ' ') > 0
        )
    ), '') AS heard
FROM attempts a
LEFT JOIN snapshots q ON q.owner = a.owner AND q.digest = a.question_digest
"""

# Words are made as ``domain.wording`` makes them. PostgreSQL's own parser would take a text apart at other places, and
# the ``C`` collation knows no letters beyond ASCII. No phrase reaches from one text into the next; 16383 is the highest
# place there is.
VECTOR = r"""
CREATE FUNCTION findable_vector(VARIADIC texts text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(string_agg('''' || left(word, 500) || ''':' || least(place, 16383), ' '), '')::tsvector
    FROM (
        SELECT word, row_number() OVER (ORDER BY part, at) + 10 * part AS place
        FROM unnest(texts) WITH ORDINALITY one(said, part),
        regexp_split_to_table(
            regexp_replace(normalize(lower(said COLLATE "und-x-icu"), NFD), '[\u0300-\u036f]', '', 'g'),
            '[^[:alnum:]]+' COLLATE "und-x-icu"
        ) WITH ORDINALITY of_it(word, at)
        WHERE word <> ''
    ) numbered
$$
"""

INDEXING = (
    f"""
CREATE FUNCTION findable_add(attempt text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    moment timestamp := (SELECT answered_at FROM attempts WHERE id = attempt);
    number bigint := coalesce(
        (SELECT max(f.id) + 1 FROM findable f WHERE f.answered_at = moment),
        (extract(epoch FROM moment) * 1000000)::bigint
    );
BEGIN
    WHILE EXISTS (SELECT 1 FROM findable f WHERE f.id = number) LOOP
        number := number + 1;
    END LOOP;
    INSERT INTO findable (id, {COLUMNS}) SELECT number, {COLUMNS} FROM findable_now n WHERE n.attempt_id = attempt;
END $$
""",
    f"""
CREATE FUNCTION findable_renew(attempt text) RETURNS void LANGUAGE sql AS $$
    UPDATE findable SET ({FOLLOWED}) = (SELECT {FOLLOWED} FROM findable_now n WHERE n.attempt_id = attempt)
    WHERE attempt_id = attempt
$$
""",
    """
CREATE FUNCTION findable_words_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO findable_words (id, owner, asked, said, heard, words, facets)
    SELECT NEW.id, NEW.owner, t.asked, t.said, t.heard, findable_vector(t.asked, t.said, t.heard), array_remove(
        array_cat(
            ARRAY['t' || NEW.topic, 'r' || NEW.rubric_digest, 'g' || NEW.grader, 'p' || round(NEW.score * 100)],
            (SELECT array_agg('is' || state) FROM unnest(string_to_array(NEW.states, ' ')) state)
        ),
        NULL
    )
    FROM findable_texts t WHERE t.attempt_id = NEW.attempt_id
    ON CONFLICT (id) DO UPDATE SET
    asked = excluded.asked, said = excluded.said, heard = excluded.heard, words = excluded.words,
    facets = excluded.facets;
    RETURN NULL;
END $$
""",
    f"""
CREATE FUNCTION findable_attempts_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM findable WHERE attempt_id = OLD.id;
    END IF;
    IF TG_OP <> 'DELETE' AND NOT {LATER} THEN
        PERFORM findable_add(NEW.id);
    END IF;
    RETURN NULL;
END $$
""",
    f"""
CREATE FUNCTION findable_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed record;
BEGIN
    IF {LATER} THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'DELETE' THEN
        changed := OLD;
    ELSE
        changed := NEW;
    END IF;
    CASE TG_TABLE_NAME
    WHEN 'sessions' THEN
        PERFORM findable_renew(f.attempt_id) FROM findable f WHERE f.session_id = changed.id;
    WHEN 'transcripts' THEN
        PERFORM findable_renew(f.attempt_id) FROM findable f WHERE f.session_id IN (
            SELECT r.session_id FROM recordings r WHERE r.id = changed.recording_id AND r.owner = changed.owner
        );
    WHEN 'snapshots' THEN
        PERFORM findable_renew(a.id) FROM attempts a
        WHERE a.owner = changed.owner AND a.question_id = findable_part(changed.body, 'id')
        AND a.question_digest = changed.digest;
    ELSE
        PERFORM findable_renew(changed.attempt_id);
    END CASE;
    RETURN NULL;
END $$
""",
)

TRIGGERS = (
    ("findable", "words", "INSERT OR UPDATE", "findable_words_follow"),
    ("attempts", "attempt", "INSERT OR UPDATE OR DELETE", "findable_attempts_follow"),
    ("sessions", "session", "UPDATE OF ended_at", "findable_follow"),
    ("grades", "grade", "INSERT OR DELETE", "findable_follow"),
    ("grades_with_follow_ups", "whole_grade", "INSERT OR DELETE", "findable_follow"),
    ("disputes", "dispute", "INSERT OR DELETE", "findable_follow"),
    ("follow_ups", "reply", "INSERT OR UPDATE OF answer OR DELETE", "findable_follow"),
    ("transcripts", "transcript", "INSERT OR DELETE", "findable_follow"),
    ("snapshots", "question", "INSERT", "findable_follow"),
)


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise RuntimeError(f"the database is in {encoding}; make one with ENCODING 'UTF8'")
    op.create_table(
        "findable_words",
        sa.Column("id", sa.BigInteger(), sa.ForeignKey("findable.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("owner", sa.String(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("asked", "said", "heard")),
        sa.Column("words", TSVECTOR(), nullable=False),
        sa.Column("facets", ARRAY(sa.Text()), nullable=False),
    )
    op.create_index("ix_findable_words_owner", "findable_words", ["owner", "id"])
    for column in ("words", "facets"):
        op.create_index(f"ix_findable_words_{column}", "findable_words", [column], postgresql_using="gin")
    for statement in (*READING, NOW, TEXTS, VECTOR, *INDEXING):
        connection.exec_driver_sql(statement)
    for table, name, when, function in TRIGGERS:
        connection.exec_driver_sql(
            f"CREATE TRIGGER findable_{name} AFTER {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
