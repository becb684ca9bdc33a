"""Questions to derive rubrics for."""

from interviewer.domain.question import Question, Section, SectionKind
from interviewer.domain.rubric import Rubric
from interviewer.rubrics.offline import OfflineRubricWriter


def asked(prompt: str, **sections: str) -> Question:
    """A question whose reference has those sections, named like ``SectionKind``'s members in lower case."""
    reference = tuple(Section(kind=SectionKind[name.upper()], text=text) for name, text in sections.items())
    return Question(id="q", topic="t", prompt=prompt, reference=reference)


def derived(answer: str, prompt: str = "What?") -> Rubric:
    """The rubric of a plain reference answer."""
    return OfflineRubricWriter().derive(asked(prompt, answer=answer))


def texts(rubric: Rubric) -> list[str]:
    """What the points say."""
    return [point.text for point in rubric.points]
