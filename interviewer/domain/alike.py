"""Questions that ask the same."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process, utils

from interviewer.domain.importing import Match

SAME = 88.0
"""From this likeness of words whatever their order (rapidfuzz's token_sort_ratio, 0 to 100) two questions are one."""


class Prompts:
    """What is asked already, by the ids of the questions; made ready once, compared with often."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        self.texts = [_even(prompt) for prompt in known.values()]
        self.first = {text: at for at, text in reversed(list(enumerate(self.texts)))}


class Asked:
    """Every question there is, and then every one of a document, as it is come upon."""

    def __init__(self, there: Prompts) -> None:
        self._known = there.known
        self._prompts = list(there.known.values())
        self._ids: list[str | None] = list(there.known)
        self._texts = list(there.texts)
        self._first = dict(there.first)

    def match(self, prompt: str, given: str | None = None) -> Match | None:
        """The question that this one repeats, if any; one that comes with a known id is the question of that id."""
        if given in self._known:
            return Match(question_id=given, prompt=self._known[str(given)], likeness=1.0)
        text = _even(prompt)
        found = self._nearest(text)
        self._first.setdefault(text, len(self._texts))
        self._texts.append(text)
        self._prompts.append(prompt)
        self._ids.append(None)
        return found

    def _nearest(self, text: str) -> Match | None:
        if text in self._first:
            return self._found(self._first[text], 100.0)
        near = process.extractOne(text, self._texts, scorer=fuzz.ratio, processor=None, score_cutoff=SAME)
        return self._found(near[2], near[1]) if near else None

    def _found(self, at: int, likeness: float) -> Match:
        return Match(question_id=self._ids[at], prompt=self._prompts[at], likeness=likeness / 100)


def _even(prompt: str) -> str:
    return " ".join(sorted(utils.default_process(prompt).split()))
