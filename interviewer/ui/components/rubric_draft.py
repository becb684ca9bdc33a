"""A rubric while it is edited: its points in order, what is written in their fields, and the moves between them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import streamlit as st
from pydantic import ValidationError

from interviewer.domain.own import slug
from interviewer.domain.plain import one_line
from interviewer.domain.question import Question
from interviewer.domain.rubric import WEIGHTS, Point, Rubric, Tier
from interviewer.domain.sentences import sentences
from interviewer.errors import BadInput
from interviewer.ui import unsaved

FIELDS = ("text", "tier", "weight", "source", "phrasings", "contradictions", "probe", "needed")
ALL = ("id", *FIELDS)
Points = list[dict[str, object]]
LONGEST_ID = 40
_APART = re.compile(r"(?<=[.!?;])\s+|,?\s+(?:and|but|so that|because|which|while)\s+|;\s*|,\s+")


@dataclass(frozen=True)
class RubricDraft:
    """Lives until it is kept, under the name of its question. What is typed stands in the fields themselves."""

    question: Question

    @classmethod
    def of(cls, question: Question, rubric: Rubric) -> "RubricDraft":
        """The draft there is in this tab, or one that begins with the rubric as it stands."""
        draft = cls(question)
        stands = f"{question.digest()} {rubric.digest()}"
        points = [_filled(point) for point in rubric.points]
        if draft._key("begun") not in st.session_state or draft._is_lost():
            written = unsaved.recall(draft._key("written")) or {"begun": stands, "from": points, "points": points}
            draft._begin(written["begun"], cast("Points", written["from"]), cast("Points", written["points"]))
        for number in draft.points:
            draft._hold(number)
        if draft.filled in (points, st.session_state[draft._key("from")]):
            draft._stand(stands, points)
        else:
            draft._remember()
        st.session_state[draft._key("behind")] = st.session_state[draft._key("begun")] != stands
        return draft

    def _is_lost(self) -> bool:
        """Streamlit forgets the fields of a page while another one is looked at."""
        return any(self.key(number, "text") not in st.session_state for number in self.points)

    def _begin(self, begun: object, was: Points, points: Points) -> None:
        """With those points, written about a rubric that had the others."""
        st.session_state[self._key("begun")] = begun
        st.session_state[self._key("from")] = was
        st.session_state[self._key("points")] = []
        for filled in points:
            self._fill(len(self.points), filled)

    def _stand(self, stands: str, points: Points) -> None:
        """Nothing is written: follow the rubric as it stands."""
        unsaved.drop(self._key("written"))
        if self.filled == points:
            st.session_state[self._key("begun")], st.session_state[self._key("from")] = stands, points
        else:
            self._begin(stands, points, points)

    def _remember(self) -> None:
        """What is written, and about what."""
        begun, was = st.session_state[self._key("begun")], st.session_state[self._key("from")]
        unsaved.keep(self._key("written"), {"begun": begun, "from": was, "points": self.filled})

    @property
    def filled(self) -> Points:
        """What stands in the fields of every point."""
        return [{field: st.session_state.get(self.key(number, field)) for field in ALL} for number in self.points]

    @property
    def is_behind(self) -> bool:
        """Whether the question or its rubric was changed elsewhere since the writing began."""
        return bool(st.session_state.get(self._key("behind")))

    @property
    def is_elsewhere(self) -> bool:
        """Whether another tab has something in this draft that isn't kept."""
        return unsaved.is_elsewhere(self._key("written"))

    @property
    def points(self) -> list[int]:
        """The numbers that points go by here, in their order."""
        return cast("list[int]", st.session_state[self._key("points")])

    @property
    def sentences(self) -> list[str]:
        """The sentences that a point may come from."""
        return list(dict.fromkeys(one.text for part in self.question.reference for one in sentences(part.text)))

    def key(self, number: int, field: str) -> str:
        """The name of a field."""
        return self._key(f"{number}-{field}")

    def _key(self, name: str) -> str:
        return f"draft-{self.question.id}-{name}"

    def _hold(self, number: int) -> None:
        """Streamlit forgets a field that is not drawn for one run; writing it back keeps it."""
        for field in ALL:
            key = self.key(number, field)
            if key in st.session_state:
                st.session_state[key] = st.session_state[key]

    def replace(self, rubric: Rubric) -> None:
        """Begin with that rubric."""
        st.session_state[self._key("points")] = []
        for point in rubric.points:
            self._insert(len(self.points), point)

    def forget(self) -> None:
        """Begin again with the rubric as it stands, when the page is drawn next."""
        unsaved.drop(self._key("written"))
        st.session_state.pop(self._key("begun"), None)

    def _insert(self, at: int, point: Point) -> None:
        self._fill(at, _filled(point))

    def _fill(self, at: int, filled: Mapping[str, object]) -> None:
        number = st.session_state.get(self._key("last"), 0) + 1
        st.session_state[self._key("last")] = number
        for field, value in filled.items():
            st.session_state[self.key(number, field)] = value
        self.points.insert(at, number)

    def field(self, number: int, name: str) -> str:
        """What is written there now."""
        return str(st.session_state.get(self.key(number, name), ""))

    def add(self) -> None:
        """One more point, to be written."""
        self._insert(len(self.points), Point(id="new", text="New point", tier=Tier.SUPPORTING, weight=1))

    def remove(self, at: int) -> None:
        """Without that point."""
        self.points.pop(at)

    def move(self, at: int, by: int) -> None:
        """Further up or down."""
        self.points.insert(at + by, self.points.pop(at))

    def merge(self, at: int) -> None:
        """One point of that and the next: both claims, all the wordings, the higher tier and weight."""
        first, second = self._point(self.points[at], set()), self._point(self.points[at + 1], set())
        tier = min(first.tier, second.tier, key=list(Tier).index)
        merged = first.model_copy(
            update={
                "text": f"{first.text.rstrip('.')}; {second.text}",
                "tier": tier,
                "weight": max(first.weight, second.weight, WEIGHTS[tier][0]),
                "source": first.source or second.source,
                "phrasings": tuple(dict.fromkeys((*first.phrasings, *second.phrasings))),
                "contradictions": tuple(dict.fromkeys((*first.contradictions, *second.contradictions))),
                "probe": first.probe or second.probe,
                "needed": max(first.needed, second.needed),
            }
        )
        del self.points[at : at + 2]
        self._insert(at, merged)

    def split(self, at: int) -> None:
        """Two points of one, parted where its claim has a joint; without one the second is to be written."""
        point = self._point(self.points[at], set())
        joints = list(_APART.finditer(point.text))
        middle = len(point.text) / 2
        joint = min(joints, key=lambda one: abs(one.start() - middle), default=None)
        texts = (point.text[: joint.start()], point.text[joint.end() :]) if joint else (point.text, "")
        bare = {"phrasings": (), "contradictions": (), "probe": None, "id": "new", "needed": 1}
        second = point.model_copy(update={**bare, "text": texts[1].strip()})
        self.points.pop(at)
        self._insert(at, point.model_copy(update={"text": texts[0].strip()}))
        self._insert(at + 1, second)

    def rubric(self) -> Rubric:
        """What the fields say; ``BadInput`` names the point that is wrong."""
        ids: set[str] = set()
        points = [self._point(number, ids) for number in self.points]
        if not points:
            raise BadInput("A rubric needs at least one point. Add one, or derive them from the reference answer.")
        return Rubric(question_id=self.question.id, points=tuple(points))

    def _point(self, number: int, ids: set[str]) -> Point:
        text, place = one_line(self.field(number, "text")), self.points.index(number) + 1
        if not text:
            raise BadInput(f"Point {place} says nothing. Write what is to be heard, or delete it.")
        tier = Tier(self.field(number, "tier"))
        low, high = WEIGHTS[tier]
        given = self.field(number, "id")
        base = slug(text)[:LONGEST_ID].strip("-") if given == "new" else given
        name = next(one for one in (base, *(f"{base}-{more}" for more in range(2, 99))) if one not in ids)
        ids.add(name)
        try:
            return Point(
                id=name,
                text=text,
                tier=tier,
                weight=min(high, max(low, int(self.field(number, "weight") or low))),
                source=one_line(self.field(number, "source")) or None,
                phrasings=_wordings(self.field(number, "phrasings")),
                contradictions=_wordings(self.field(number, "contradictions")),
                probe=one_line(self.field(number, "probe")) or None,
                needed=int(self.field(number, "needed") or 1),
            )
        except ValidationError as failure:
            reason = str(failure.errors(include_url=False)[0]["msg"]).removeprefix("Value error, ")
            raise BadInput(f"Point {place}: {reason}.") from failure


def _filled(point: Point) -> dict[str, object]:
    """What stands in the fields of a point."""
    return {
        "id": point.id,
        "text": point.text,
        "tier": point.tier,
        "weight": point.weight,
        "source": point.source or "",
        "phrasings": "\n".join(point.phrasings),
        "contradictions": "\n".join(point.contradictions),
        "probe": point.probe or "",
        "needed": point.needed,
    }


def _wordings(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(one_line, text.splitlines()))))
