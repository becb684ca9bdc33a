"""The fields of a question as they are filled in."""

from dataclasses import dataclass
from typing import cast

import streamlit as st

from interviewer.domain.importing import IN_ORDER
from interviewer.domain.question import Level, Question, SectionKind
from interviewer.ui import unsaved

ANSWERS = "Write the answer in one piece, or in the four parts below it, or both."
LINES = "One on each line."
SOURCES = "One on each line: its title, and its address (https://…)."


@dataclass(frozen=True)
class QuestionForm:
    """Lives until it is saved, under its name; ``stands`` is what the question says now."""

    name: str
    stands: dict[str, str]

    @classmethod
    def of(cls, name: str, question: Question | None) -> "QuestionForm":
        """The form as it was left in this tab, or as the question stands."""
        form = cls(f"form-{name}", _as_it_stands(question))
        if form._begun is None or form._key("prompt") not in st.session_state:
            written = unsaved.recall(form.name) or {"begun": form.stands, "fields": form.stands}
            form._begin(written["begun"], cast("dict[str, str]", written["fields"]))
        elif form.filled in (form._begun, form.stands):
            form._begin(form.stands, form.stands)
        if form.is_changed:
            unsaved.keep(form.name, {"begun": form._begun, "fields": form.filled})
        else:
            unsaved.drop(form.name)
        return form

    def _begin(self, begun: object, fields: dict[str, str]) -> None:
        st.session_state[self._key("begun")] = begun
        for field, value in fields.items():
            st.session_state[self._key(field)] = value

    @property
    def _begun(self) -> object:
        """What stood in it to begin with."""
        return st.session_state.get(self._key("begun"))

    @property
    def filled(self) -> dict[str, str]:
        """Every field by its name, as it is filled in."""
        return {field: str(st.session_state.get(self._key(field), "")) for field in self.stands}

    @property
    def is_changed(self) -> bool:
        """Whether anything was written that isn't saved."""
        return self.filled != self.stands

    @property
    def is_behind(self) -> bool:
        """Whether the question was changed elsewhere since the writing began."""
        return self.is_changed and self._begun != self.stands

    @property
    def is_elsewhere(self) -> bool:
        """Whether another tab has something in this form that isn't saved."""
        return unsaved.is_elsewhere(self.name)

    def forget(self) -> None:
        """Begin anew when the page is drawn next."""
        unsaved.drop(self.name)
        st.session_state.pop(self._key("begun"), None)

    def draw(self) -> dict[str, str]:
        """The fields; what is filled in."""
        st.text_area("Question", key=self._key("prompt"), max_chars=2000, height=80)
        for kind in IN_ORDER:
            title = "Answer" if kind is SectionKind.ANSWER else kind.capitalize()
            note = ANSWERS if kind is SectionKind.ANSWER else None
            st.text_area(title, key=self._key(kind), help=note, height=120, max_chars=50_000)
        st.selectbox("Level", list(Level), key=self._key("level"), format_func=str.capitalize)
        st.text_input("Tags", key=self._key("tags"), help="Parted by commas.")
        st.text_area("Follow-up questions", key=self._key("probes"), help=LINES, height=80)
        st.text_area("Sources", key=self._key("sources"), help=SOURCES, height=80)
        return self.filled

    def _key(self, field: str) -> str:
        return f"{self.name}-{field}"


def _as_it_stands(question: Question | None) -> dict[str, str]:
    said = {section.kind: section.text for section in question.reference} if question else {}
    sources = question.sources if question else ()
    return {
        "prompt": question.prompt if question else "",
        **{str(kind): said.get(kind, "") for kind in IN_ORDER},
        "level": question.level if question else Level.CORE,
        "tags": ", ".join(question.tags) if question else "",
        "probes": "\n".join(question.probes) if question else "",
        "sources": "\n".join(f"{one.title} {one.url} {one.backs}".strip() for one in sources),
    }
