"""What honest answers keep: the checks that stop a gullible model must not take from a fair one what is said."""

from collections.abc import Iterator

import pytest
from rapidfuzz import fuzz

from interviewer.agreement.known import load_known
from interviewer.agreement.labelled import Labelled
from interviewer.bootstrap import KNOWN_ANSWERS, load_bank
from interviewer.domain.grade import Judgement
from interviewer.domain.rubric import Point
from interviewer.domain.sentences import sentences
from interviewer.grading import weighing
from interviewer.grading.own_words import OwnWords
from interviewer.grading.reply import Judged, Reply

KNOWN = {one.id: one for one in load_known(KNOWN_ANSWERS, load_bank())}
MOST_WITHDRAWN = 0.05
"""Of all credits that people gave; most of these are quotes that this rough choice of them got wrong."""

PARAPHRASES = [
    ("mm-13-telegraphic", "questions-decide-strategy", "Choice ← look at expected Qs first"),
    ("mm-19-full", "meaning-without-tags", "Nobody ever has to have labelled the files"),
    ("mm-19-simple-english", "meaning-without-tags", "User search by meaning"),
    ("mm-12-my6", "meaning-gap", "It doesn't know what any of it means"),
    ("mm-14-full", "volume-multiplies", "Fractions of a cent look harmless"),
    ("mm-14-full", "image-latency", "They also slow you down"),
    ("mm-14-telegraphic", "analyse-once", "Same img, many Qs"),
    ("mm-01-full", "audio-modality", "Sound is widespread too"),
    ("mm-07-full", "learned-bias", "It also echoes stereotypes"),
    ("mm-07-good", "domain-shift", "And in areas such as radiology"),
    ("mm-07-partial", "counting-errors", "They also aren't good at counting"),
    ("mm-07-typos", "object-hallucination", "the model mentions things which are not"),
    ("mm-07-typos", "domain-shift", "barely in its trainig set"),
    ("mm-07-typos", "verify-when-critical", "That's why I would never let it decide"),
    ("mm-18-typos", "commits-to-one-reading", "the model normaly goes for one of them"),
    ("mm-18-partial", "adversarial-perturbation", "fool them on purpose"),
]


def weighed(answer: Labelled, point: Point, verdict: str, quote: str) -> Judgement:
    """What becomes of a verdict with that quote."""
    own = OwnWords(answer.question, answer.rubric, answer.answer.text)
    judged = Judged(point_id=point.id, quotes=[quote], reason="Said.", verdict=verdict)
    (made,) = weighing.judgements(Reply({point.id: judged}, (), "", "", (), ()), answer.rubric, own, answer.answer.text)
    return made


@pytest.mark.parametrize(("answer_id", "point_id", "quote"), PARAPHRASES)
def test_a_fair_paraphrase_keeps_its_credit(answer_id: str, point_id: str, quote: str) -> None:
    """Everyday words, broken English, notes and typos, each read by a person: the quote is right, so it counts."""
    answer = KNOWN[answer_id]
    assert weighed(answer, answer.rubric.point(point_id), "met", quote).credit == 1


def withdrawn() -> Iterator[bool]:
    """For each credit that people gave, whether a model with the likeliest sentence as its quote loses it."""
    for answer in KNOWN.values():
        spans = sentences(answer.answer.text)
        for point in answer.rubric.points:
            worth = answer.worth[point.id]
            if worth:
                likeness = [max(fuzz.token_set_ratio(one.text, said) for said in point.statements) for one in spans]
                quote = spans[likeness.index(max(likeness))].text
                yield weighed(answer, point, "met" if worth == 1 else "partly met", quote).credit == 0


def test_hardly_any_honest_credit_is_withdrawn() -> None:
    """Over all the answers of known worth."""
    lost = list(withdrawn())
    assert len(lost) > 500
    assert sum(lost) <= MOST_WITHDRAWN * len(lost)
