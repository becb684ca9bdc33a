"""How sure a candidate was of an answer before its grade was seen."""

from enum import StrEnum

HALF = 0.5
"""From so much of the points on, an answer is more right than wrong."""


class Confidence(StrEnum):
    """What share of the points the candidate expects, in four words: a quarter of the scale each.

    Few named levels, said before the mark is seen, are how certainty is asked for in marking (Gardner-Medwin 1995,
    "Confidence assessment in the teaching of basic science", ALT-J 3(1)). The quarters are those of the words that
    scores have here, so that what was expected and what was earned are read on one scale.
    """

    GUESSING = "guessing"
    UNSURE = "unsure"
    FAIRLY_SURE = "fairly sure"
    CERTAIN = "certain"

    @property
    def expects(self) -> tuple[float, float]:
        """The shares of the points that it stands for, from the least to the most."""
        place = list(Confidence).index(self)
        return place / 4, (place + 1) / 4

    @property
    def is_sure(self) -> bool:
        """Whether it stands for half of the points or more."""
        return self in (Confidence.FAIRLY_SURE, Confidence.CERTAIN)

    def place_of(self, score: float) -> "Place":
        """Where what was earned lies beside what was expected."""
        least, most = self.expects
        if score < least:
            return Place.BELOW
        return Place.ABOVE if score > most else Place.WITHIN

    def is_wrong(self, score: float) -> bool:
        """Sure, and less than half of the points made.

        Such answers are worth practising most: what one was sure of and got wrong is put right for good more often
        than a slip is (Butterfield and Metcalfe 2001, "Errors committed with high confidence are hypercorrected").
        """
        return self.is_sure and score < HALF


class Place(StrEnum):
    """Where what was earned lies beside what was expected."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
