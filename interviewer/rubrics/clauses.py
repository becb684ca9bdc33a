"""Taking sentences apart: conjoined ones into claims, claims into the wordings that say the same in fewer words."""

import re
from collections.abc import Iterator

from interviewer.rubrics.terms import content, tokens
from interviewer.stemming import stem

_AUXILIARIES = frozenset(
    """
    am are aren't can cannot can't could did didn't do does doesn't don't had has have is isn't may might must shall
    should was wasn't were weren't will won't would
    """.split()
)
_VERBS = frozenset(
    stem(word)
    for word in """
    add affect align allow answer appear apply ask avoid become begin belong bring build burn call carry cause change
    check choose combine come compare compute connect consist contain convert copy cost create cut decide define depend
    describe detect determine differ dissolve draw enable encode end ensure exist explain extract fail fall feed find
    fit follow form generate get give go grow guess guide handle happen have hear heat help hold improve include
    increase indicate join keep know lack lead learn leave let lie light limit lose lower make map mean measure mix move
    need occur offer open pass pay point predict prevent process produce provide pull push put raise reach read receive
    recognise recognize reduce reflect refuse relate release rely remain remember remove replace require return reward
    rise run save say scale see select send separate serve settle shift show sink skip solve split stand start stay
    stick stop store supply support take tell tend train transfer treat try tune turn understand use vary wait want work
    write
    """.split()
)
_STARTS_NO_CLAUSE = frozenset(
    "and as by for from in into like not of on or than that to which who with without".split()
)
_JOINT = re.compile(
    r";\s+|(?:,\s+|\s+[\u2013\u2014-]+\s+)(?:and|but|so|while|whereas|yet|although|because|therefore)\s+|\s+(?:because|whereas)\s+",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"because|whereas|while|although", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TAIL = re.compile(
    r",?\s+(?:because|since|so that|such as|for example|for instance|e\.g\.|i\.e\.|whereas|in order to|thereby)\b"
    r"|,\s+(?:which|where|whose|while|so|as|when|if|with|without|by|instead of|rather than|but|for|not|like)\b"
    r"|\s+[\u2013\u2014-]+\s+|;|:\s|→",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\A(?:(?:unlike|in contrast to|compared (?:to|with)|instead of|rather than|besides|in addition to)\b[^,]{1,80},\s+"
    r"|(?:so|therefore|thus|hence|consequently|additionally|furthermore|moreover|however|instead|also|finally|then"
    r"|first|second|third|typically|usually|often|generally|in general|in practice|in other words|as a result"
    r"|this means that|yes|no)\b,?\s+)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\A[^:.;,]{1,40}:+\s+")
_CONDITION = re.compile(
    r"(?:if|when|once|because|since)\s+(?P<condition>[^,]+?)(?:,\s*(?:then\s+)?|\s+then\s+)(?P<then>.+)", re.IGNORECASE
)
FEWEST = 2
"""Words that carry something, under which a stretch is no claim of its own."""


def is_clause(text: str) -> bool:
    """Whether a stretch seems to have a subject and a finite verb of its own."""
    words = tokens(text)
    if not words or words[0] in _STARTS_NO_CLAUSE or words[0] in _AUXILIARIES:
        return False
    return any(word in _AUXILIARIES or _is_finite(word) for word in words[1:8])


def clauses(sentence: str) -> list[str]:
    """The claims that a sentence joins; the sentence itself where taking it apart isn't safe."""
    places = [0]
    ends = []
    for joint in _JOINT.finditer(sentence):
        left, right = sentence[places[-1] : joint.start()], sentence[joint.end() :]
        sure = bool(_SUBORDINATE.search(joint.group()))
        if _stands(left, sure=sure) and _stands(right, sure=sure):
            ends.append(joint.start())
            places.append(joint.end())
    ends.append(len(sentence))
    return [sentence[start:end].strip() for start, end in zip(places, ends, strict=True)]


def wordings(claim: str) -> Iterator[str]:
    """Shorter ways to say a claim: without label, asides and opening words; its main clause; either half of an if."""
    plain = " ".join(_ASIDE.sub(" ", claim).split()).replace(" ,", ",").replace(" .", ".")
    yield plain
    bare = _LABEL.sub("", plain, count=1)
    bare = _OPENING.sub("", bare, count=1)
    yield bare
    if condition := _CONDITION.fullmatch(bare):
        yield condition["condition"]
        yield condition["then"]
    for tail in _TAIL.finditer(bare):
        if is_clause(bare[: tail.start()]):
            yield bare[: tail.start()]
            break


def _stands(text: str, *, sure: bool) -> bool:
    """Whether a stretch can be a claim; ``sure`` when the word that joins it leads into nothing but clauses."""
    if len(content(text)) < FEWEST or text.count("(") != text.count(")"):
        return False
    first = tokens(text)[0]
    return is_clause(text) or (sure and first not in _STARTS_NO_CLAUSE and not first.endswith("ing"))


def _is_finite(word: str) -> bool:
    return stem(word) in _VERBS and not word.endswith("ing")
