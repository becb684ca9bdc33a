"""Answers that stand apart from their questions, under a heading at the end, numbered like them."""

import re
from collections.abc import Sequence

from interviewer.importing.asking import bare
from interviewer.importing.rows import Row

FEW = 2
_HEAD = re.compile(r"\W{0,6}(?:answers?(?: key| keys)?|solutions?|key)\W{0,6}", re.IGNORECASE)
_NUMBER = re.compile(r"\W{0,6}(?:question|answer|ques|ans|[qa])?\s{0,2}(\d{1,5})\s{0,3}[.):]\s*", re.IGNORECASE)


def together(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with each such answer under its question; as they are where the numbers don't match one to one."""
    at = next((at for at in range(len(rows) - 1, 0, -1) if _HEAD.fullmatch(rows[at].text)), 0)
    if not at:
        return rows
    front, questions = _parts(rows[:at])
    between, answers = _parts(rows[at + 1 :])
    bare_questions = all(not any(row.text for row in one[1:]) for one in questions.values())
    if (
        len(questions) < FEW
        or questions.keys() != answers.keys()
        or not bare_questions
        or any(one.text for one in between)
    ):
        return rows
    paired = [row for number, one in questions.items() for row in (*one, *_unnumbered(answers[number]))]
    return [*front, *paired]


def _parts(rows: Sequence[Row]) -> tuple[list[Row], dict[int, list[Row]]]:
    """What stands before the first number, and the rows from each number on, as long as they count on from one."""
    front: list[Row] = []
    parts: dict[int, list[Row]] = {}
    for row in rows:
        found = _NUMBER.match(bare(row.text))
        if found and int(found.group(1)) == len(parts) + 1:
            parts[len(parts) + 1] = [row]
        else:
            (parts[len(parts)] if parts else front).append(row)
    return front, parts


def _unnumbered(rows: Sequence[Row]) -> Sequence[Row]:
    return [rows[0]._replace(text=_NUMBER.sub("", bare(rows[0].text), count=1), strong=False, level=0), *rows[1:]]
