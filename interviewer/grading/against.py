"""What an answer says against a point: it denies it, swaps what belongs where, or makes a listed wrong claim."""

from typing import NamedTuple

from interviewer.grading.claims import Heard, Part
from interviewer.grading.lexicon import lexicon
from interviewer.grading.listening import Listener, Match

DENIED = 0.75
DENIED_SHARE = 0.4
"""A claim is denied where so much of it is said, and so much of it with the polarity turned round."""

DENIED_ANYWAY = 0.95
"""From here on a denial counts even where the words for the point are there too: they may be the denied ones."""

SWAPPED = 0.6
"""From this share of a claim on, an antonym in the place of one of its words turns it round."""

WRONG = 0.8
"""From this share on a listed wrong claim counts as said."""

WRONG_ANYWAY = 0.8
"""Over this a wrong claim counts even where the right one is made too: saying both is knowing neither."""

OWN_WORD = 0.4
"""A word of at least this weight, in no wording of the point, tells a wrong claim from a right one."""

IN_ORDER = 0.9
"""A wrong claim made of the right one's words must be said in its own order: roles are swapped by order alone."""

CLOSELY = 1.25
"""And as closely: "a VLM checks the generated image" is not "a VLM generates images"."""

ROUGHLY_IN_ORDER = 0.5
"""One with a word of its own, beside a point that is said in full: of .5, .7 and .9 the first hears most wrong claims
of the answers looked at, and none takes an honest one for wrong."""


class Objection(NamedTuple):
    """What speaks against a point, and why."""

    match: Match
    reason: str


def objection(listener: Listener, heard: Heard, *, said_in_full: bool) -> Objection | None:
    """What the answer says against a point; where the point is ``said_in_full`` only a plain wrong claim counts."""
    turned = [match for claim in heard.right for match in listener.matches(claim, opposite=DENIED_SHARE)]
    least = DENIED_ANYWAY if said_in_full else DENIED
    denials = (one for one in turned if _denial(one) >= least and _plain(listener, one) and _turns(listener, one))
    denied = max(denials, key=_denial, default=None)
    if denied:
        return Objection(denied, f"The answer denies it: {quoted(denied)} is said the other way round.")
    if not said_in_full:
        swappable = filter(listener.may_swap, heard.right)
        said = (match for claim in swappable for match in listener.matches(claim, share=SWAPPED))
        for one in said:
            if listener.swapped(one.claim, one.stretch):
                return Objection(one, f"The answer swaps what belongs where: {quoted(one)}.")
    turned_round = _exchanged(listener, heard)
    if turned_round:
        return Objection(turned_round, f"The answer has it the other way round: {quoted(turned_round)}.")
    wrong = _listed_wrong(listener, heard, said_in_full=said_in_full)
    return Objection(wrong, f"The answer makes a wrong claim: {quoted(wrong)}.") if wrong else None


def quoted(match: Match) -> str:
    """The wording of a match between quotation marks, without its full stop."""
    return f"“{match.claim.text.rstrip('.')}”"


def _plain(listener: Listener, match: Match) -> bool:
    return listener.is_one_sentence(match.stretch) and listener.is_tight(match.claim, match.stretch)


def _turns(listener: Listener, match: Match) -> bool:
    """Whether a match can be a denial: of a claim that has a denial of its own, what it denies must be asserted.

    "It is hard for them to count" says no less than "they can't count".
    """
    if listener.denies_only_all(match.claim, match.stretch):
        return False
    own = [part for part in match.claim.parts if part.denied]
    if not own:
        return True
    if lexicon().half_negations & set(listener.text(match.stretch)):
        return False
    ordered = listener.ordered(match.claim, match.stretch) >= ROUGHLY_IN_ORDER
    return ordered and any(_is_asserted(listener, part, match) for part in own)


def _is_asserted(listener: Listener, part: Part, match: Match) -> bool:
    """Whether what a claim denies is only ever asserted where the claim is said."""
    asserted = listener.place(part._replace(denied=False), match.stretch)
    return bool(asserted) and not listener.place(part, match.stretch)


def _denial(match: Match) -> float:
    """How much of a claim is said where enough of it is turned round; else 0."""
    return match.share + match.opposite if match.opposite >= DENIED_SHARE else 0.0


def _exchanged(listener: Listener, heard: Heard) -> Match | None:
    """A sentence that says a claim with two of its roles exchanged, and says that better than any right claim."""
    known = listener.keys
    for claim, order in [(claim, order) for claim, order, keys in heard.exchanged if keys <= known]:
        for stretch in listener.having(order):
            match = listener.match(claim, stretch)
            said = listener.in_order(order, stretch) if match and _plain(listener, match) else 0.0
            if match and said >= IN_ORDER and said > max(listener.ordered(one, stretch) for one in heard.right):
                return match
    return None


def _listed_wrong(listener: Listener, heard: Heard, *, said_in_full: bool) -> Match | None:
    """A wrong claim that one sentence makes, told apart from the right ones by a word or by the order of words."""
    for claim in heard.wrong:
        for match in listener.matches(claim, share=WRONG):
            if not _plain(listener, match):
                continue
            ordered = listener.ordered(match.claim, match.stretch)
            if said_in_full and (match.share <= WRONG_ANYWAY or ordered < ROUGHLY_IN_ORDER):
                continue
            if listener.quantifies(match.claim, match.stretch) and _is_told_apart(listener, match, heard):
                return match
    return None


def _is_told_apart(listener: Listener, match: Match, heard: Heard) -> bool:
    beside = list(filter(None, (listener.match(claim, match.stretch) for claim in heard.right)))
    known = {part.key for claim in heard.right for part in claim.parts}
    own = [part for part in match.claim.parts if part.key not in known and part.weight >= OWN_WORD]
    if own:
        is_said = all(listener.place(part, match.stretch) for part in own)
        return is_said and all(_says_more(match, one) for one in beside)
    ordered = listener.ordered(match.claim, match.stretch)
    if not listener.is_tight(match.claim, match.stretch, CLOSELY):
        return False
    return ordered >= IN_ORDER and all(listener.ordered(one.claim, one.stretch) < ordered for one in beside)


def _says_more(match: Match, other: Match) -> bool:
    """Whether more of one claim is said than of another; of two that are said alike, the longer holds the shorter."""
    return (match.share, match.claim.weight) > (other.share, other.claim.weight)
