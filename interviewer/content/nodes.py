"""YAML as plain data with the place of every value, and nothing of YAML that could surprise its writer."""

from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from interviewer.errors import ContentError

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Place = tuple[int | str, ...]

DEEPEST = 20
"""Lists and mappings within each other: far beyond any schema here, far within what Python can follow."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("map", "seq", "str", "null", "bool", "int", "float", "timestamp", "merge", "value")
)


class Document:
    """One YAML document: ``plain`` is what it says, ``line`` finds where it says so.

    Every scalar but an empty one is the text that was written: ``no``, ``1.0`` and ``2024-01-01`` stay words.
    """

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._seen: set[int] = set()
        self._root = _compose(path, text)
        self.plain = self._plain(self._root)

    def line(self, place: Place) -> int:
        """The line of the value at that place, or of the nearest thing around it that was written."""
        node = self._root
        for step in place:
            found = _child(node, step)
            if found is None:
                break
            node = found
        return int(node.start_mark.line) + 1

    def key_line(self, place: Place, key: str) -> int:
        """The line on which a key of the mapping at that place is written."""
        node = self._root
        for step in place:
            node = _child(node, step) or node
        pairs = node.value if isinstance(node, MappingNode) else []
        return next((int(one.start_mark.line) + 1 for one, _ in pairs if one.value == key), self.line(place))

    def error(self, line: int, reason: str) -> ContentError:
        """What to raise when something on that line is wrong."""
        return ContentError(self.path, line, reason)

    def _plain(self, node: Node, depth: int = 0) -> Plain:
        line = int(node.start_mark.line) + 1
        if depth > DEEPEST:
            raise self.error(line, "nested too deeply")
        if id(node) in self._seen:
            raise self.error(line, "anchors and aliases are not used here: write the text out")
        self._seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            raise self.error(line, f"the tag {node.tag!r} is not used here: delete it")
        if isinstance(node, MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, SequenceNode):
            return [self._plain(one, depth + 1) for one in node.value]
        return None if node.tag.endswith(":null") else " ".join(str(node.value).split())

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        for key, value in node.value:
            line = int(key.start_mark.line) + 1
            if not isinstance(key, ScalarNode):
                raise self.error(line, "a key must be a plain word")
            if key.value in found:
                raise self.error(line, f"the key {key.value!r} is written twice")
            found[key.value] = self._plain(value, depth + 1)
        return found


def _compose(path: Path, text: str) -> Node:
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark or failure.context_mark
        problem = failure.problem or failure.context or "not understood"
        raise ContentError(path, mark.line + 1 if mark else 1, f"not valid YAML: {problem}") from failure
    except (yaml.YAMLError, RecursionError) as failure:
        raise ContentError(path, 1, f"not valid YAML: {failure}") from failure
    if root is None:
        raise ContentError(path, 1, "the file is empty")
    return root


def _child(node: Node, step: int | str) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: Node = node.value[step]
        return found
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((value for key, value in pairs if key.value == step), None)
