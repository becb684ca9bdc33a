"""Tables with a question a row, whatever their columns are called."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from interviewer.domain.importing import Found, Import, LeftOut
from interviewer.domain.plain import lines, one_line
from interviewer.domain.question import SectionKind
from interviewer.errors import BadInput
from interviewer.importing.asking import bare, unbolded
from interviewer.importing.decoding import LONGEST_CELL, decode
from interviewer.importing.html import plain_html
from interviewer.importing.labels import LEVEL, PROBES, SOURCES, TAGS, role_of
from interviewer.importing.limits import LARGEST_UNPACKED, refuse_many
from interviewer.importing.mending import mend, repair
from interviewer.importing.outline import Unfit, found
from interviewer.importing.rows import MOST_ROWS, Row
from interviewer.importing.tags import Markup, dropped

QUESTION, TOPIC, NOTHING = "question", "topic", "nothing"
ROLES = (QUESTION, *(kind.value for kind in SectionKind), TOPIC, LEVEL, TAGS, PROBES, SOURCES, NOTHING)
"""What a column can hold."""

_QUESTIONS = frozenset("question questions q front prompt ask text title problem query term card".split())
_TOPICS = frozenset("topic subject deck category section chapter area".split())
_SAYS_SEPARATOR = re.compile(r"\Asep=([,;|\t])\s*?(?:\r\n?|\n)", re.IGNORECASE)
"""How spreadsheets say in the first line what parts the cells."""

_SEPARATORS = ",;\t|"
SAMPLE = 50
HEAD = 20_000
MOSTLY = 0.8
"""The share of lines with the same number of tabs from which text is a table."""

ASKING = 0.6
"""The share of rows that ask, from which a first row that doesn't names the columns."""

_SECTIONS = frozenset(kind.value for kind in SectionKind)
_LISTED = re.compile(r"\s*(?:\W{1,3}|\w{1,3}[.)])?\t[^\t]*")
"""A list item or an indented line, whose tab parts nothing."""

_RULED = re.compile(r":?-*:?")
# Python has one limit for all readers at once; what is too large was refused before a table is looked for.
csv.field_size_limit(LARGEST_UNPACKED)
MOST_COLUMNS = 60


class Table(NamedTuple):
    """Rows under named columns, ``topic`` what it is all about, if known, and how much of its cells is HTML."""

    columns: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    topic: str
    markup: Markup = Markup.SOME


def read_csv(name: str, data: bytes, topic: str) -> Table:
    """The table in a file of separated values, with the columns of its first row, or numbered ones."""
    text = decode(name, data)
    separator = _separator(text, name)
    text = _SAYS_SEPARATOR.sub("\n", text, count=1)  # as a line that is empty, so that all others keep their numbers
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        rows = [(reader.line_num, row) for row in reader if any(one.strip() for one in row)]
    except csv.Error as failure:
        raise BadInput(f"{name} can't be read as a table: {failure}. Save it as CSV once more.") from failure
    if len(rows) > MOST_ROWS:
        raise BadInput(f"{name} has {len(rows):,} rows; up to {MOST_ROWS:,} can be read. Split it into parts.")
    return with_header(rows, topic)


def _separator(text: str, name: str) -> str:
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    if told := _SAYS_SEPARATOR.match(text):
        return told.group(1)
    head = text[:20_000].split("\n")[:SAMPLE]
    return max(_SEPARATORS, key=lambda sign: (sum(sign in line for line in head), head[0].count(sign)))


def with_header(rows: Sequence[tuple[int, Sequence[str]]], topic: str) -> Table:
    """A table whose first row names the columns, unless it looks like all the others."""
    width = min(MOST_COLUMNS, max((len(row) for _, row in rows), default=0))
    if not rows or not width:
        return Table((), (), topic)
    head = [one_line(one) for one in rows[0][1]] + [""] * width
    known = any(guess(one) != NOTHING for one in head[:width])
    asking = _share_asking([cells for _, cells in rows[1:SAMPLE]]) > ASKING
    named = (known or asking) and not any(one.endswith("?") for one in head)
    names = head[:width] if named else [""] * width
    columns = [name[:80] or f"Column {number}" for number, name in enumerate(names, start=1)]
    unique = [f"{name} ({at})" if columns.index(name) != at - 1 else name for at, name in enumerate(columns, start=1)]
    return Table(unique, rows[1:] if named else rows, topic)


def is_table(text: str) -> bool:
    """Whether text without a name that says so is a table: by its tabs, or by what its first line names."""
    lines = [line for line in text[:HEAD].splitlines() if line.strip()][:SAMPLE]
    if len(lines) <= 1 or lines[0].startswith("|"):
        return False
    plain = [line.count("\t") for line in lines if not _LISTED.fullmatch(line)]
    tabs, often = Counter(plain).most_common(1)[0] if plain else (0, 0)
    if tabs and often > 1 and often >= MOSTLY * len(lines):
        return True
    heads = [{guess(cell.strip(" \"'")) for cell in lines[0].split(sign)} for sign in ",;|"]
    return any(QUESTION in roles and roles & _SECTIONS for roles in heads)


def table_in(rows: Iterable[Row], title: str) -> Table | None:
    """The table among the rows of a document that names columns of questions and answers, or asks in most rows."""
    topic = title
    found: list[tuple[int, Sequence[str]]] = []
    for row in rows:
        topic = bare(row.text) if row.level and not found else topic
        if row.cells and not all(_RULED.fullmatch(cell) for cell in row.cells):
            found.append((row.line, [unbolded(cell) for cell in row.cells]))
    heads = [at for at, (_, cells) in enumerate(found) if _is_head(cells)]
    begins = heads[0] if heads else 0 if _share_asking([cells for _, cells in found[:SAMPLE]]) > ASKING else None
    if begins is None:
        return None
    return with_header(found[begins:], one_line(topic)[:80] or title)._replace(markup=Markup.NONE)


def _is_head(cells: Sequence[str]) -> bool:
    roles = {guess(bare(cell)) for cell in cells}
    return QUESTION in roles and bool(roles & _SECTIONS)


def _share_asking(rows: Sequence[Sequence[str]]) -> float:
    """The share of rows with a cell that ends like a question."""
    return sum(any(cell.strip().endswith("?") for cell in cells) for cells in rows) / max(1, len(rows))


def from_table(table: Table, mapping: Mapping[str, str] | None) -> Import:
    """The questions in a table; ``mapping`` says what its columns hold, where that isn't to be guessed."""
    roles = _roles(table, mapping)
    questions: list[Found] = []
    left_out: list[LeftOut] = []
    repaired, doubtful = [], []
    topics: list[str] = []
    for line, cells in table.rows:
        read = [
            (cell[:LONGEST_CELL], plain_html(cell[:LONGEST_CELL], table.markup)) for cell in cells[: len(table.columns)]
        ]
        if table.markup is Markup.ALL:
            left_out += [LeftOut(line=line, reason=reason) for reason in dropped([one for one, _ in read])]
        else:
            repaired += [repair(line, *one) for one in read if one[0].split() != one[1].split()]
        mended = mend([Row(line, shown) for _, shown in read])
        repaired += mended.repaired
        doubtful += mended.doubtful
        by_role: dict[str, list[str]] = {}
        for column, row in zip(table.columns, mended.rows, strict=False):
            if row.text.strip():
                by_role.setdefault(roles[column], []).append(row.text)
        topics += by_role.get(TOPIC, [])
        try:
            questions.append(_found(line, by_role))
            refuse_many(len(questions))
        except Unfit as unfit:
            left_out.append(LeftOut(line=line, reason=str(unfit)))
    one_topic = one_line(topics[0])[:80] if len({one_line(one) for one in topics}) == 1 else ""
    return Import(
        topic=one_topic or table.topic,
        questions=tuple(questions),
        repaired=tuple(repaired),
        doubtful=tuple(doubtful),
        left_out=tuple(left_out),
        columns=tuple(table.columns),
        mapping=roles,
    )


def _found(line: int, by_role: Mapping[str, Sequence[str]]) -> Found:
    sections = [(kind, lines("\n".join(by_role.get(kind.value, ())))) for kind in SectionKind]
    prompt = one_line(" ".join(by_role.get(QUESTION, ())))
    if not any(text for _, text in sections):
        raise Unfit(f"has no answer: {prompt[:60]}" if prompt else "is empty but for what is left out")
    tags = [*by_role.get(TAGS, ())]
    return found(
        prompt,
        sections,
        line,
        level=" ".join(by_role.get(LEVEL, ())),
        tags=[part for one in tags for part in one.replace(";", ",").split(",")],
        probes=by_role.get(PROBES, ()),
        sources=by_role.get(SOURCES, ()),
    )


def _roles(table: Table, mapping: Mapping[str, str] | None) -> dict[str, str]:
    if mapping is not None:
        for column, role in mapping.items():
            if column not in table.columns:
                raise BadInput(f"There is no column {column!r}. There are: {', '.join(table.columns)}.")
            if role not in ROLES:
                raise BadInput(f"A column can't hold {role!r}. It can hold: {', '.join(ROLES)}.")
        return {column: mapping.get(column, NOTHING) for column in table.columns}
    roles = {column: guess(column) for column in table.columns}
    taken = set(roles.values())
    free = [column for column, role in roles.items() if role == NOTHING]
    if QUESTION not in taken and free:
        asked = _most_asked(table, free)
        roles[asked] = QUESTION
        free.remove(asked)
    if not taken & {kind.value for kind in SectionKind} and free:
        roles[max(free, key=lambda column: _length(table, column))] = SectionKind.ANSWER.value
    return _once(roles)


def _once(roles: dict[str, str]) -> dict[str, str]:
    """Two columns may hold parts of an answer, but only one holds the question."""
    first = next((column for column, role in roles.items() if role == QUESTION), None)
    return {name: NOTHING if role == QUESTION and name != first else role for name, role in roles.items()}


def guess(column: str) -> str:
    """What a column, a field or a key of that name holds."""
    plain = " ".join(column.lower().replace("_", " ").split())
    if plain in _QUESTIONS or plain.startswith("question"):
        return QUESTION
    if plain in _TOPICS:
        return TOPIC
    role = role_of(column)
    return str(role.value if isinstance(role, SectionKind) else role) if role else NOTHING


def _cells(table: Table, column: str) -> Iterable[str]:
    at = list(table.columns).index(column)
    return [cells[at] for _, cells in table.rows[:SAMPLE] if at < len(cells)]


def _most_asked(table: Table, columns: Sequence[str]) -> str:
    return max(columns, key=lambda column: sum(one.strip().endswith("?") for one in _cells(table, column)))


def _length(table: Table, column: str) -> int:
    return sum(map(len, _cells(table, column)))
