"""Lines that can't be graded, each with its cause in words, and lines that only look as if."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.cli import main
from interviewer.cli.lines import BadLine
from interviewer.cli.rows import Row, read_row
from tests.cli.shell import line

BAD: list[tuple[bytes, str | int | None, str]] = [
    (b"not json", None, "not JSON"),
    (b"\xff\xfe{\x00}\x00", None, "UTF-16"),
    (b'{"id": "a", "answer": "caf\xe9"}', None, "not UTF-8 text (byte 27)"),
    (b"[1, 2]", None, "not a JSON object"),
    (b'"text"', None, "not a JSON object"),
    (b"null", None, "not a JSON object"),
    (b"[" * 100_000, None, "nested too deep"),
    (b'{"id": ' + b"9" * 5000 + b"}", None, "a number that is too long"),
    (b'{"id": NaN}', None, "NaN is no JSON value"),
    (b'{"id": "a", "answer": -Infinity}', None, "-Infinity is no JSON value"),
    (b'{"id": "a", "id": "b", "answer": ""}', None, '"id" stands in this line more than once'),
    (b'{"id": "a", "answer": "x", "answer": "y"}', "a", '"answer" stands in this line more than once'),
    (b"{}", None, 'no "id"'),
    (line(id=None), None, 'no "id"'),
    (line(id=1.5), None, "text or a whole number"),
    (line(id=True), None, "text or a whole number"),
    (line(id=["a"]), None, "text or a whole number"),
    (line(answer=None), "a", 'no "answer"'),
    (line(answer=5), "a", '"answer" must be text'),
    (line(answer="\ud800 x"), "a", '"answer" has half a character at place 1'),
    (b'{"id": "a", "question_id": "mm-05", "anwser": "x"}', "a", 'has "anwser". Did you mean "answer"?'),
    (line(question=None), "a", 'needs "question_id", or both "question" and "reference"'),
    (line(reference=None), "a", 'needs "question_id", or both "question" and "reference"'),
    (line(question=" ?"), "a", '"question" is empty'),
    (line(reference=" \n"), "a", '"reference" is empty'),
    (line(reference=["x"]), "a", '"reference" must be text'),
    (line(question="x" * 2001), "a", '"question" has 2,001 characters; 2,000 is the most'),
    (line(reference="x" * 50_001), "a", '"reference" has 50,001 characters; 50,000 is the most'),
    (line(question_id="mm-01"), "a", 'has "question_id" and "question", "reference"'),
    (line(question_id=3, question=None, reference=None), "a", '"question_id" must be text'),
    (line(points="x"), "a", '"points" must be a list of texts'),
    (line(points=["x", 1]), "a", '"points" must be a list of texts'),
    (line(points=[]), "a", '"points" is empty. Leave it out'),
    (line(points=["One thing.", " . "]), "a", "Point 2 is empty"),
    (line(points=["One thing.", "Two", " one  THING. "]), "a", "Point 3 says the same as point 1"),
    (line(points=["One thing.", "x" * 2001]), "a", "Point 2 has 2,001 characters"),
    (line(points=["\udfff thing"]), "a", "Point 1 has half a character"),
    (line(points=[f"Thing {number}" for number in range(61)]), "a", "60 is the most"),
]


@pytest.mark.parametrize(("raw", "row_id", "cause"), BAD)
def test_a_bad_line_names_its_cause(raw: bytes, row_id: str | int | None, cause: str) -> None:
    """In plain words, with the id where one can be read."""
    with pytest.raises(BadLine) as refused:
        read_row(raw)
    assert cause in str(refused.value)
    assert refused.value.row_id == row_id


def test_every_bad_line_is_answered_in_its_place(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Errors of rows and errors of answers look the same from outside, and good lines between them are graded."""
    unknown = b'{"id": 5, "question_id": "mm-99", "answer": "x"}'
    raws = [raw.rstrip() for raw, *_ in BAD] + [
        unknown,
        line(answer="word " * 5000).rstrip(),
        line(id="\ud83d").rstrip(),
    ]
    rows = tmp_path / "rows.jsonl"
    rows.write_bytes(b"".join(raw + b"\r\n \r\n" + line(id="good") for raw in raws))
    assert main(["grade", "--jsonl", str(rows)]) == 1
    out = [json.loads(one) for one in capsysbinary.readouterr().out.splitlines()]
    ids = [row_id for _, row_id, _ in BAD] + [5, "a", "\ud83d"]
    assert [one["id"] for one in out] == [one for row_id in ids for one in (row_id, "good")]
    assert all(set(one) == {"id", "error"} for one in out[:-2:2])
    assert all(one["score"] == 1.0 for one in out[1::2])
    assert "`python -m interviewer questions` lists" in out[-6]["error"]
    assert "20,000 is the most" in out[-4]["error"]


@pytest.mark.parametrize("raw", [b"", b"\n", b" \t\r\n", b"\xef\xbb\xbf\r\n"])
def test_blank_lines_are_no_lines(raw: bytes) -> None:
    """Not even one that holds nothing but a byte-order mark."""
    assert read_row(raw) is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": 0}, {"id": 0}),
        ({"id": ""}, {"id": ""}),
        ({"answer": ""}, {"answer": ""}),
        ({"points": None, "question_id": None}, {"points": ()}),
        ({"points": [" One. ", "Two."]}, {"points": ("One.", "Two.")}),
        ({"score": 0.5, "label": [1, 0]}, {}),
        ({"question": "x" * 2000, "reference": "y" * 50_000}, {"question": "x" * 2000, "reference": "y" * 50_000}),
        ({"answer": " kept\r\nas it is \u0000"}, {"answer": " kept\r\nas it is \u0000"}),
    ],
)
def test_what_is_unusual_and_right_is_taken(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    """Null is the same as absent, labels are passed over, and an answer is never trimmed."""
    row = read_row(b"\xef\xbb\xbf" + line(**fields).replace(b"\n", b"\r\n"))
    assert row
    assert {name: getattr(row, name) for name in expected} == expected


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=60)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inside: (
            st.lists(inside, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "answer", "question", "reference", "points", "question_id", "x"]),
                inside,
                max_size=6,
            )
        ),
        max_leaves=12,
    ).map(lambda value: json.dumps(value).encode())
)
def test_any_line_is_a_row_or_a_refusal(raw: bytes) -> None:
    """Whatever comes in, nothing but ``BadLine`` comes out of a bad line."""
    refusal = ""
    try:
        row = read_row(raw)
    except BadLine as refused:
        row, refusal = None, str(refused)
    assert row is None or isinstance(row, Row)
    assert not (row and refusal)
