"""Choosing the language model that grades, testing the way to it, and capping what it may cost."""

import streamlit as st
from pydantic import SecretStr, ValidationError

from interviewer import bootstrap
from interviewer.errors import BadInput, RehearsalError
from interviewer.interview import Interview
from interviewer.preferences import Preferences
from interviewer.settings import load_settings
from interviewer.ui import state, words
from interviewer.ui.components.markup import draw, isolated, label, tag
from interviewer.ui.failures import draw_failure

LEAD = (
    "Without a language model, answers are graded on this computer. With one, the grade made here appears at once and "
    "the model's takes its place when it comes. Your answers then go to the provider you name."
)
FROM_OUTSIDE = "INTERVIEWER_MODEL is set, so {} grades. Unset it to choose the model here."
KEY_HELP = (
    "Used until you close this page, and kept nowhere. To keep it, set INTERVIEWER_API_KEY or write it to "
    ".streamlit/secrets.toml."
)
NO_PRICE = (
    " What it costs is not known, so the spending cap can't stop it. Set INTERVIEWER_PRICE_IN and "
    "INTERVIEWER_PRICE_OUT, in dollars for a million tokens."
)
MODELS, OWN_SERVER = "openai/gpt-4o-mini, ollama/llama3.2 …", "only for a server of your own"
NO_CAP = 0.0


def draw_model_settings(app: Interview) -> None:
    """The form, and what came of pressing its buttons."""
    draw(tag("h2", "Language model"))
    draw(tag("p", LEAD, class_="rh-lead"))
    who_grades = st.container()
    chosen = bootstrap.preferences(app.owner)
    with st.form("model", border=False, enter_to_submit=False):
        model = st.text_input("Model", chosen.model or "", max_chars=200, placeholder=MODELS)
        base = st.text_input("Base URL", chosen.api_base or "", max_chars=500, placeholder=OWN_SERVER)
        key = st.text_input("Key, for this visit", type="password", help=KEY_HELP, autocomplete="off")
        cap = st.number_input(
            "Spending cap in dollars a month (0 for none)", min_value=0.0, value=chosen.spending_cap or NO_CAP, step=1.0
        )
        with st.container(horizontal=True):
            kept = st.form_submit_button("Save", type="primary")
            tested = st.form_submit_button("Save and test the connection")
    entered = {"model": model.strip() or None, "api_base": base.strip() or None, "spending_cap": cap or None}
    try:
        if kept or tested:
            _keep(app, Preferences.model_validate({**chosen.model_dump(), **entered}), key)
        if tested:
            _test(app, key)
    except RehearsalError as trouble:
        # Here, beside what was entered: the other settings below have nothing to do with it.
        draw_failure(trouble)
    with who_grades:
        _draw_who_grades(app)


def _draw_who_grades(app: Interview) -> None:
    outside = load_settings().model
    choice = bootstrap.choose_model(app.owner)
    if outside:
        draw(tag("p", FROM_OUTSIDE.format(isolated(outside)), class_="rh-note"))
    elif choice:
        draw(tag("p", f"{isolated(choice.name)} grades.", class_="rh-note"))
    else:
        draw(tag("p", "No language model is set: answers are graded on this computer alone.", class_="rh-note"))


def _keep(app: Interview, chosen: Preferences, key: str) -> None:
    bootstrap.keep_preferences(app.owner, chosen)
    choice = bootstrap.choose_model(app.owner, _secret(key))
    state.grade_with(bootstrap.build_later(app.history, app.owner, choice) if choice else None)
    draw(tag("p", "Saved.", class_="rh-note", role="status"))


def _test(app: Interview, key: str) -> None:
    try:
        choice = bootstrap.choose_model(app.owner, _secret(key))
    except ValidationError as error:
        raise BadInput("The model's name or base URL can't be used. Check them and try again.") from error
    if choice is None:
        raise BadInput("No model is named. Write its name, like openai/gpt-4o-mini, and test again.")
    with st.spinner(f"Asking {label(choice.name)} …"):
        said = bootstrap.test_model(choice, app.history, app.owner)
    told = f"{isolated(choice.name)} answered in {words.duration(max(1.0, said.seconds))}."
    unknown = tag("span", NO_PRICE) if said.cost is None and bootstrap.spending_cap(app.owner) is not None else None
    draw(tag("p", told, unknown, class_="rh-note", role="status"))


def _secret(key: str) -> SecretStr | None:
    return SecretStr(key.strip()) if key.strip() else None
