"""Where the items begin of lists that run on within a paragraph: by numbers, letters, Roman numerals or bullets."""

import re
from collections.abc import Iterator

_MARKER = re.compile(r"(?<![^\s:;,(.●○■▪•])\(?(?P<count>\d{1,2}|[a-h]|[ivx]{1,4})[.)](?!\d)\s*(?=\S)")
_BULLET = re.compile(r"[●○■▪•]\s*(?=\S)")
_ORDERS = (
    tuple(str(number) for number in range(1, 100)),
    tuple("abcdefgh"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii"),
)
_MAY_PRECEDE_A_STOP = ".:;!?)●○■▪•"
"""A bare "2." is a marker at the start of a line or after one of these, and else the number that ends a sentence."""


def item_starts(text: str) -> dict[int, int]:
    """For each item in order, where its marker starts, and where its words do."""
    found = {bullet.start(): bullet.end() for bullet in _BULLET.finditer(text)}
    markers = [one for one in _MARKER.finditer(text) if _is_free(text, one)]
    for order in _ORDERS:
        for run in _runs([one for one in markers if one["count"] in order], order):
            found.update({one.start(): one.end() for one in run})
    return dict(sorted(found.items()))


def _is_free(text: str, marker: re.Match[str]) -> bool:
    if ")" in marker.group():
        return True
    line = text[max(0, marker.start() - 80) : marker.start()].rpartition("\n")[2].rstrip()
    return not line or line[-1] in _MAY_PRECEDE_A_STOP


def _runs(markers: list[re.Match[str]], order: tuple[str, ...]) -> Iterator[list[re.Match[str]]]:
    """Markers that count up from the first one, two or more of them."""
    run: list[re.Match[str]] = []
    for marker in markers:
        if len(run) < len(order) and marker["count"] == order[len(run)]:
            run.append(marker)
        elif marker["count"] == order[0]:
            yield from [run] if len(run) > 1 else []
            run = [marker]
    yield from [run] if len(run) > 1 else []
