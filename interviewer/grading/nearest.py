"""How near an answer comes to a point of few wordings, in words and letters."""

from collections.abc import Sequence

from interviewer.grading.claims import Heard
from interviewer.grading.listening import Said
from interviewer.grading.spelling import Letters, spelled, triples
from interviewer.grading.stretches import Stretch
from interviewer.grading.wording import Spoken, Wording
from interviewer.grading.words import Word

LETTERS = 0.5
"""What letters count beside words where wordings are few. On three public sets, by derived points: letters alone AUC
.762 and .801, r .167; words alone .767, .801, .147; half of each .773, .811, .157."""

WHOLE = 0.5
SHORT = 40
"""What a point's words anywhere in the answer count beside those that stand together, and up to how many words of an
answer. A longer one has more of any wording by chance, so there they count that much less. On a public set r within
questions is .326 with them and .312 without; on two others nothing changes. Half at any length gives .350, but other
questions' references then earn nearly twice as much."""


class Nearness:
    """One answer, in front of points that have few wordings."""

    def __init__(self, words: Sequence[Word], among: Sequence[Stretch], listed: frozenset[int]) -> None:
        """``among`` are the stretches to quote from; ``listed`` the sentences that are bare lists."""
        self._stretches = among
        self._spoken = Spoken(words, among)
        self._spelt = [triples([word.text for word in words[one.first : one.last]]) for one in among]
        whole = [word for word in words if word.sentence not in listed]
        self._whole_spoken = Spoken(whole, [Stretch(0, len(whole))])
        self._whole_spelt = triples([word.text for word in whole])
        self._share_of_whole = WHOLE * min(1.0, SHORT / max(1, len(whole)))

    def nearest(self, heard: Heard) -> Said:
        """The stretch that comes nearest to one of the wordings, and how near it and the whole answer come."""
        wordings = list(zip(heard.plain, heard.letters, strict=True))
        best = max((self._best(*one) for one in wordings), key=lambda one: one.share)
        whole = max(self._whole(*one) for one in wordings)
        return Said(best.stretch, max(best.share, best.share + self._share_of_whole * (whole - best.share)))

    def _best(self, words: Wording, letters: Letters) -> Said:
        told = zip(self._stretches, self._spoken.told(words), self._spelt, strict=True)
        found = (Said(stretch, _joined(share, spelled(letters, said))) for stretch, share, said in told)
        return max(found, key=lambda one: one.share)

    def _whole(self, words: Wording, letters: Letters) -> float:
        return _joined(self._whole_spoken.told(words)[0], spelled(letters, self._whole_spelt))


def _joined(words: float, letters: float) -> float:
    return (1 - LETTERS) * words + LETTERS * letters
