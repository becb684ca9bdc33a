"""Typed doors to what outlives one run of a page: the services, the session in the URL, and what is to be told."""

import gc
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from interviewer.authoring import Authoring
from interviewer.deleting import Deleting
from interviewer.disputing import Disputing
from interviewer.finding import Finding
from interviewer.interview import Interview
from interviewer.ports import GradesLater
from interviewer.review import Practising

if TYPE_CHECKING:
    from interviewer.bootstrap import Common
    from interviewer.speech.background import Transcribing

A_LOT = 500
"""Questions more or less that make a bank another one to the collector of garbage."""

MOST_AT_ONCE = 64
"""People whose services are kept at hand; those of who comes back after so many others are built again."""

INTERVIEW = "interview"
LATER = "later"
AUTHORING = "authoring"
TAKEN = "taken-in"
LEAVE = "leave-for-topic"
TRANSCRIBING = "transcribing"
OWN = "own"
FAILURE = "failure"
NOTE = "note"
PRESSED = "pressed"


def owner() -> str:
    """Whose visit this is: the one place that says so. There is no sign-in, so whoever comes is who has the computer.

    Pages, services and what is kept for a visit go by this; nothing else may decide whose rows are shown.
    """
    from interviewer.bootstrap import LOCAL_OWNER  # noqa: PLC0415 - a failure here must become a page

    handed_in = cast("Interview | None", st.session_state.get(INTERVIEW))
    return handed_in.owner if handed_in else LOCAL_OWNER


def interview() -> Interview:
    """The use cases: those handed in by a test, or those of whoever is here."""
    handed_in = st.session_state.get(INTERVIEW)
    services = cast(Interview, handed_in) if handed_in else _of(owner())
    own = cast("dict[str, GradesLater]", st.session_state.get(LATER, {})).get(services.owner)
    app = _with_own(services, own) if own else services
    bank = _kept_beside(services).bank()
    if not handed_in:
        _out_of_the_way(services.owner, len(bank.ids) // A_LOT)
    return app if bank is app.bank else replace(app, bank=bank)


def _of(owner: str) -> Interview:
    """Somebody's services; what was under way when the process before this one ended goes on first."""
    _go_on()
    return _services(owner)


def _with_own(services: Interview, later: GradesLater) -> Interview:
    """This visit's model does all that a model does here."""
    from interviewer.bootstrap import build_probe_writer, build_rubric_writer  # noqa: PLC0415 - as the services below

    built = cast("Interview | None", st.session_state.get(OWN))
    if built is None or built.later is not later or built.history is not services.history:
        rubrics = build_rubric_writer(later, services.history, services.owner)
        built = replace(services, later=later, probe_writer=build_probe_writer(later), rubric_writer=rubrics)
        st.session_state[OWN] = built
    return built


def authoring() -> Authoring:
    """The use cases of one's own content, over the same record and with what derives rubrics for this visit."""
    app = interview()
    return replace(_kept_beside(app), writer=app.rubric_writer)


def _kept_beside(services: Interview) -> Authoring:
    """The way to what is kept beside the shipped bank, or beside the bank that a test handed in."""
    handed_in = cast("Interview | None", st.session_state.get(INTERVIEW))
    if handed_in is None:
        return _authoring(services.owner)
    known = cast("Authoring | None", st.session_state.get(AUTHORING))
    if known is None or known.history is not services.history:
        from interviewer.bootstrap import build_authoring  # noqa: PLC0415

        writer, shipped = handed_in.rubric_writer, handed_in.bank
        known = build_authoring(services.history, services.owner, writer, shipped)
        st.session_state[AUTHORING] = known
    return known


@st.cache_resource(show_spinner=False, max_entries=MOST_AT_ONCE)
def _authoring(owner: str) -> Authoring:
    from interviewer.bootstrap import build_authoring  # noqa: PLC0415

    return build_authoring(_common().history, owner, shipped=_common().shipped)


def transcribing() -> "Transcribing":
    """The use cases of spoken answers: those handed in by a test, or those of whoever is here."""
    handed_in = st.session_state.get(TRANSCRIBING)
    return cast("Transcribing", handed_in) if handed_in else _transcribing(owner())


@st.cache_resource(show_spinner=False, max_entries=MOST_AT_ONCE)
def _transcribing(owner: str) -> "Transcribing":
    from interviewer.bootstrap import build_transcribing  # noqa: PLC0415

    return build_transcribing(_common().history, owner)


def speak_anew() -> None:
    """Let what this person has set for recordings count from now on."""
    _transcribing.clear(owner())


def begin_anew() -> None:
    """Forget what was made of the record: another one is in its place."""
    for built in (_common, _services, _go_on, _authoring, _transcribing):
        built.clear()
    forget(AUTHORING)
    forget(OWN)


def practising() -> Practising:
    """The use cases of practising again, over the same record."""
    from interviewer.bootstrap import build_practising  # noqa: PLC0415

    return build_practising(interview())


def disputing() -> Disputing:
    """The use cases of disputing, over the same record and with the grader of this visit."""
    from interviewer.bootstrap import build_disputing  # noqa: PLC0415

    return build_disputing(interview())


def finding() -> Finding:
    """The use cases of finding attempts again, over the same record."""
    from interviewer.bootstrap import build_finding  # noqa: PLC0415

    return build_finding(interview())


def deleting() -> Deleting:
    """The use cases of deleting, over the same record."""
    from interviewer.bootstrap import build_deleting  # noqa: PLC0415

    return build_deleting(interview())


def grade_with(later: GradesLater | None) -> None:
    """Let this visit's answers be graded by that from now on; None goes back to what the person has everywhere."""
    st.session_state[LATER] = {owner(): later} if later else {}
    _services.clear(owner())


@st.cache_resource(show_spinner=False)
def _common() -> "Common":
    from interviewer.bootstrap import build_common  # noqa: PLC0415 - a failure here must become a page

    return build_common()


@st.cache_resource(show_spinner=False, max_entries=MOST_AT_ONCE)
def _services(owner: str) -> Interview:
    from interviewer.bootstrap import build_interview  # noqa: PLC0415 - a failure here must become a page

    return build_interview(owner, _common())


@st.cache_resource(show_spinner=False, max_entries=MOST_AT_ONCE)
def _out_of_the_way(whose: str, size: int) -> tuple[str, int]:
    """Once for a bank of about that size: spare the collector of garbage what is there to stay."""
    # Streamlit collects after every run, and would walk through all imported libraries and thousands of questions.
    # What was spared before may have become garbage since.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    return whose, size


@st.cache_resource(show_spinner=False)
def _go_on() -> None:
    """Once for a process and a record: what is under way goes on with the model it was given to, whatever is set.

    Whosever it is: who was cut off must not have to come back for it.
    """
    from interviewer.bootstrap import finish_grading, let_go  # noqa: PLC0415 - a failure here must become a page

    history = _common().history
    finish_grading(history, _services)
    threading.Thread(target=let_go, args=(history,), name="let-go", daemon=True).start()


def reported() -> None:
    """Streamlit reports only the events that have a callback; the page itself reads them from the result."""


def session_id() -> str | None:
    """The session that the URL names."""
    return st.query_params.get("session")


def question_id() -> str | None:
    """The question that the URL names."""
    return st.query_params.get("question")


def attempt_id() -> str | None:
    """The attempt that the URL names."""
    return st.query_params.get("attempt")


def point_id() -> str | None:
    """The point of the question that the URL names."""
    return st.query_params.get("point")


def topic_id() -> str | None:
    """The topic that the URL names."""
    return st.query_params.get("topic")


def zone() -> tzinfo | None:
    """Where the candidate's browser is; None stands for where this computer is."""
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def attempt_to(use_case: Callable[..., object], *arguments: object) -> None:
    """Run a use case for a button; what goes wrong is told when the page is drawn next."""
    st.session_state[PRESSED] = True
    try:
        use_case(*arguments)
    except Exception as failure:  # noqa: BLE001 - a callback has no page of its own to fail on
        st.session_state[FAILURE] = failure


def pop_pressed() -> bool:
    """True, once, when a button was pressed since the whole page was last drawn.

    A press in the same instant as a draft is sent reaches the server as one message, which Streamlit takes for a
    matter of the fragment alone: the button's work is done, but the page around it is not drawn.
    """
    return bool(forget(PRESSED))


def tell(note: str) -> None:
    """Something to say once, when the page is drawn next."""
    st.session_state[NOTE] = note


def has_news() -> bool:
    """True when a failure or a note waits to be told."""
    return FAILURE in st.session_state or NOTE in st.session_state


def pop_note() -> str | None:
    """What was to be said, once."""
    return cast("str | None", forget(NOTE))


def pop_failure() -> Exception | None:
    """What went wrong in a button, once."""
    return cast("Exception | None", forget(FAILURE))


def remember(key: str, value: object = True) -> None:
    """Remember something for this visit."""
    st.session_state[key] = value


def remembered(key: str) -> object:
    """What was remembered, or None."""
    return st.session_state.get(key)


def forget(key: str) -> object:
    """What was remembered, or None, and remember it no longer."""
    return st.session_state.pop(key, None)


def count(key: str) -> int:
    """The number that was remembered, or 0."""
    known = st.session_state.get(key)
    return known if isinstance(known, int) else 0
