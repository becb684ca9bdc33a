"""The words of a claim that carry it, and how rare each is."""

import math
import re
from collections import Counter
from collections.abc import Iterable

from interviewer.stemming import stem

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001

_SMALL = frozenset(
    """
    a about above after again all also although am an and another any are around as at away be because been before being
    below between both but by can cannot could did do does doing done down during each either else even ever every few
    for from further had has have having he hence her here him his how however i if in instead into is it its itself
    just least less lets like many may maybe me might more most much must my near neither no none nor not of off often
    on once one only onto or other others our out over own per quite rather same several shall she should since so some
    such than that the their them then there therefore these they this those though through thus to together too toward
    towards under unless unlike until up upon us very via was we well were what when where whereas whether which while
    who whom whose why will with within without would yes yet you your don't doesn't isn't aren't can't won't
    """.split()
)
_DENYING = frozenset("no not never neither nor none cannot without".split())
_COMMON = frozenset(
    """
    able allow answer approach available back become begin best better big bring build call case cause certain change
    choose come common complete consist contain create data day depend describe difference different easily easy effect
    enable end example exist explain fact find follow form full general get give go good great group handle happen help
    hold important include information input kind keep know large later lead learn level little long look low main make
    mean method model modern move need new next number occur offer order output part perform place point possible
    problem process produce property provide put read reason result right run say see set show simple single small solve
    special start state step still stop system take task technique tell thing think time tool turn two type typical
    understand use usual value variety way whole word work write year three four five
    """.split()
)


_COMMON_STEMS = frozenset(stem(word) for word in _COMMON)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return [word.lower() for word in _WORD.findall(text)]


def content(text: str) -> dict[str, str]:
    """The words that carry a text, by stem, each in the form in which it first stands there."""
    found: dict[str, str] = {}
    for word in tokens(text):
        if word not in _SMALL and (len(word) > 1 or word.isdigit()):
            found.setdefault(stem(word), word)
    return found


def marks(text: str) -> frozenset[str]:
    """What makes two claims of the same words differ: their numbers, their single letters, what they deny."""
    singles = re.findall(r"\b(?:[B-HJ-Z]|\d+)\b|\bA(?= (?:and|or|is|has)\b)", text)
    return frozenset(singles) | frozenset(word for word in tokens(text) if word in _DENYING or word.endswith("n't"))


class Rarity:
    """How much each word of one reference tells: common words little, words of the question nothing, rare ones much."""

    def __init__(self, texts: Iterable[str], prompt: str) -> None:
        self._often = Counter(key for text in texts for key in content(text))
        self._asked = frozenset(content(prompt))

    def of(self, key: str) -> float:
        """Between 0 and 1, highest for a word that the reference uses once and the question never."""
        if key in self._asked:
            return 0.0
        return (0.5 if key in _COMMON_STEMS else 1.0) / math.sqrt(max(1, self._often[key]))

    def told(self, text: str) -> float:
        """How much a text tells in all that the question doesn't."""
        return sum(self.of(key) for key in content(text))

    def key_terms(self, text: str, most: int) -> list[str]:
        """The words that tell the most, in the order of the text; of equals the longer, then the earlier."""
        found = content(text)
        ranked = sorted(found, key=lambda key: (-self.of(key), -len(found[key])))[:most]
        return [found[key] for key in found if key in ranked]
