"""The parts of a report, each from the domain to its HTML."""

from collections.abc import Iterable, Iterator, Sequence

from interviewer.domain.report import PointResult, QuestionResult, Report, TierResult
from interviewer.domain.session import SlotState
from interviewer.domain.spending import Spending
from interviewer.domain.transcript import Recording
from interviewer.interview import Interview
from interviewer.speaking import recordings_of
from interviewer.ui import figures, state, words
from interviewer.ui.components.markup import Html, draw, tag
from interviewer.ui.components.player import draw_player
from interviewer.ui.components.recordings import draw_unwritten
from interviewer.ui.components.result_card import graded_by, result_card


def draw_results(app: Interview, report: Report) -> None:
    """Everything, from the score down to each piece of evidence."""
    draw(headline(report, Spending.of(app.attempts(report.session.id))))
    if report.tiers:
        draw(tiers(report))
    for title, results in (("Strongest points", report.strongest), ("Weakest points", report.weakest)):
        if results:
            draw(points(title, results))
    lead = tag("small", "Press one to see the answer, its points and the reference.")
    draw(tag("h2", "Question by question", lead, class_="rh-section"))
    recordings = state.transcribing().speaking.recordings(report.session.id)
    draw_player(recordings, at_once=False)
    draw(questions(app, report, recordings))
    draw_unwritten(recordings)


def headline(report: Report, spent: Spending) -> Html:
    """The score of the whole session, what it rests on, and what the language model took for it."""
    session = report.session
    facts = [f"{session.answered} of {words.counted(len(session.slots), 'question')} answered"]
    facts.append(figures.figure(f"{words.duration(report.seconds)} on the questions"))
    score = report.score
    graders = {graded_by(one.attempt.grade): None for one in report.questions if one.attempt and one.attempt.grade}
    told = tag(
        "div",
        tag("strong", words.score_word(score).capitalize() if score is not None else "No score"),
        *_with_follow_ups(report.score_with_follow_ups),
        tag("span", figures.told(*facts)),
        *(tag("span", grader) for grader in graders),
        *(figures.drawn(tag("span", asked)) for asked in _asked(spent)),
    )
    number = figures.drawn(tag("div", words.percent(score), class_="rh-score"))
    return tag("header", number, told, class_="rh-headline")


def _with_follow_ups(score: float | None) -> Iterator[Html]:
    if score is not None:
        yield tag("span", tag("b", figures.score(score)), " with follow-ups", class_="rh-with")


def _asked(spent: Spending) -> Iterator[str]:
    if spent.grades:
        took = [words.duration(max(1.0, spent.seconds)), f"{spent.tokens:,} tokens", words.dollars(spent.cost)]
        yield " · ".join([f"Language model: asked for {words.counted(spent.grades, 'grade')}", *took])


def tiers(report: Report) -> Html:
    """A bar for each tier, or a word."""
    return tag("div", *map(_tier, report.tiers), class_="rh-tiers")


def _tier(result: TierResult) -> Html:
    bar = tag("span", tag("i", style=f"width:{result.share:.0%}"), class_="rh-bar", aria_hidden="true")
    name = tag("span", words.TIER_TITLES[result.tier])
    met = figures.drawn(tag("small", f"{result.met} of {result.points} met"))
    return tag("p", name, figures.drawn(bar), tag("b", figures.score(result.share)), met)


def points(title: str, results: Iterable[PointResult]) -> Html:
    """A short list of points, each with its verdict and its question."""
    rows = [
        tag(
            "li",
            tag("span", words.VERDICT_ICONS[one.judgement.verdict], aria_hidden="true"),
            tag("span", one.point.text),
            tag("small", f"{one.judgement.verdict} in question {one.position + 1}"),
        )
        for one in results
    ]
    return tag("div", tag("h2", title, class_="rh-section"), tag("ul", *rows), class_="rh-list")


def questions(app: Interview, report: Report, recordings: Sequence[Recording] = ()) -> Html:
    """A row for each question; pressing one opens everything there is about its answer."""
    return tag("div", *(_question(app, one, recordings) for one in report.questions), class_="rh-rows")


def _question(app: Interview, result: QuestionResult, recordings: Sequence[Recording]) -> Html:
    attempt = result.attempt
    asked = attempt.question if attempt else app.find_question(result.question_id)
    number = tag("b", f"{result.position + 1}. ")
    prompt = tag("span", number, asked.prompt if asked else f"{result.question_id} (no longer in the bank)")
    if attempt is None:
        came_to = "skipped" if result.state is SlotState.SKIPPED else "not answered"
        return tag("p", prompt, tag("em", came_to), class_="rh-row")
    tries = f" · {words.counted(result.tries, 'try', 'tries')}" if result.tries > 1 else ""
    tries += " · older rubric" if app.has_older_rubric(attempt) else ""
    after = attempt.score_with_follow_ups
    second = None if after is None else tag("small", f"{figures.score(after)} with follow-ups")
    row = tag("summary", prompt, tag("em", f"{figures.score(attempt.score)}{tries}", second), class_="rh-row")
    return tag("details", row, result_card(attempt, recordings=recordings_of(attempt, recordings)))
