"""From any document to the bank and out again: kept whole or not at all, and the same when it comes back."""

import csv
import io
import itertools
import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.authoring import Authoring, TakingIn
from interviewer.bootstrap import load_bank, pack_topic
from interviewer.domain.importing import Choice, Import
from interviewer.errors import BadInput, HistoryError
from interviewer.history import SqlHistory, open_history
from interviewer.importing import read
from interviewer.rubrics.offline import OfflineRubricWriter

WRITER = OfflineRubricWriter()
SHIPPED = load_bank()
OWNERS = itertools.count()
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;svg onload=alert(1)&gt;",
    '"><b>',
    "=HYPERLINK('http://a.b')",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "# no heading",
    "## ab-01: Asks?",
    "### Answer",
    "Level: core",
    "- an item\n1. another",
    "**bold** _it_ `code` [a](javascript:alert(1)) [a](http://b.c)",
    "\\* \\\\ \\",
    "```\nfence",
    "| a | b |",
    "'; DROP TABLE own_questions; --",
    "{{c1::gap}}",
    "\u202eright to left",
    "a: b # c",
    "--- \n...",
    "What is a tide?",
)
FIELDS = ("question", "answer", "definition", "example", "tags", "level", "sources", "probes", "topic")
CELLS = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30)), min_size=1, max_size=3).map(" ".join)
RECORDS = st.fixed_dictionaries(dict.fromkeys(FIELDS, CELLS))
DOCUMENTS = st.lists(RECORDS, min_size=1, max_size=5)
FORMATS = st.sampled_from(["csv", "json", "jsonl", "txt", "md", "html"])


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlHistory]:
    """One record for all; every document comes to a person of its own."""
    opened = open_history(tmp_path_factory.mktemp("whole") / "history.db")
    yield opened
    opened.close()


def somebody(history: SqlHistory) -> Authoring:
    """A person who has nothing yet."""
    return Authoring(shipped=SHIPPED, history=history, owner=f"p{next(OWNERS)}", writer=WRITER, quick=WRITER)


def written(records: list[dict[str, str]], kind: str) -> bytes:
    """The records as somebody would have them; the first one twice."""
    records = [*records, records[0]]
    match kind:
        case "csv":
            told = io.StringIO()
            rows = csv.DictWriter(told, FIELDS)
            rows.writeheader()
            rows.writerows(records)
            text = told.getvalue()
        case "json":
            text = json.dumps(records)
        case "jsonl":
            text = "\n".join(map(json.dumps, records))
        case _:
            head = {"txt": "Q{}. ", "md": "## {}. ", "html": "<h2>{}. "}[kind]
            parts = [
                [head.format(at) + one["question"], *(f"{name}: {one[name]}" for name in FIELDS[1:])]
                for at, one in enumerate(records, start=1)
            ]
            text = "\n\n".join("\n\n".join(one) for one in parts)
    return text.encode("utf-8", errors="replace")


def found_in(records: list[dict[str, str]], kind: str) -> Import | None:
    """What is in it, or None where it is refused in words."""
    try:
        return read(f"a.{kind}", written(records, kind))
    except BadInput:
        return None


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS, FORMATS, st.sampled_from([None, *Choice]))
def test_taken_in_exported_and_taken_in_again(
    history: SqlHistory, records: list[dict[str, str]], kind: str, choice: Choice | None
) -> None:
    """Every question is counted once, and what comes out is the same wherever it has been."""
    document = found_in(records, kind)
    if document is None or not document.questions:
        return
    one, other = somebody(history), somebody(history)
    choices = None if choice is None else [choice] * len(document.questions)
    taken = TakingIn(one).take_in(document, "Some questions", choices)
    assert taken.added + taken.replaced + taken.skipped == len(document.questions)
    if not taken.added:
        return
    for question in one.bank().questions((taken.topic_id,)):
        one.keep_rubric(one.rubric(question), before=one.rubric(question))
    exported = pack_topic(one, taken.topic_id)
    again = read(f"{taken.topic_id}.zip", exported)
    TakingIn(other).take_in(again, again.topic, [Choice.KEEP] * len(again.questions))
    assert pack_topic(other, taken.topic_id) == exported


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS, FORMATS, st.floats(0, 1))
def test_kept_whole_or_not_at_all(
    history: SqlHistory, records: list[dict[str, str]], kind: str, breaks_at: float
) -> None:
    """Wherever on its way the keeping breaks."""
    document = found_in(records, kind)
    if document is None or not document.questions:
        return
    someone = somebody(history)

    def broken(share: float) -> None:
        if share >= breaks_at:
            raise HistoryError("The disk is full.")

    with pytest.raises(HistoryError):
        TakingIn(someone).take_in(document, "Some questions", [Choice.KEEP] * len(document.questions), broken)
    assert someone.laid().own.is_empty
