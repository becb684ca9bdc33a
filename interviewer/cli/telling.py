"""A study of agreement, told to people or as JSON."""

from typing import TYPE_CHECKING, Any

from interviewer.agreement import baselines
from interviewer.cli import output

if TYPE_CHECKING:
    from interviewer.agreement.study import Estimate, Judged, Study

NAMES = {
    "pearson": "Pearson's r",
    "spearman": "Spearman's rho",
    "kappa": "weighted kappa",
    "rmse": "RMSE",
    "mean_error": "mean error",
    "bias": "bias",
    "auc": "AUC",
    "accuracy": "accuracy",
    "macro_f1": "macro F1",
    "false_credit": "false credit",
    "false_denial": "false denial",
}
QUOTED = 160


def as_json(study: "Study", worst: int) -> dict[str, Any]:
    """Everything there is to say, for programs."""
    too_much, worthless = study.given_too_much()
    return {
        "answers": len(study.judged),
        "questions": len({one.labelled.question.digest() for one in study.judged}),
        "ungraded": study.ungraded,
        "coverage": study.coverage,
        "scores": _plain(study.scores()),
        "points": _plain(study.points()),
        "baselines": {name: _plain(found) for name, found in _baselines(study).items()},
        "pairs_in_order": study.ordered(),
        "worthless": {"answers": worthless, "given_too_much": too_much},
        "bands": [band._asdict() for band in study.bands()],
        "kinds": {kind: {"answers": n, "given": a, "people": b} for kind, (n, a, b) in study.kinds().items()},
        "splits": {split: _of_split(study.only(split)) for split in _splits(study)},
        "worst": [_disagreement(one) for one in study.worst(worst)],
    }


def tell(study: "Study", worst: int) -> None:
    """The same, for people."""
    questions = len({one.labelled.question.digest() for one in study.judged})
    output.say(f"{len(study.judged)} answers to {questions} questions, coverage {study.coverage:.2f}")
    if study.ungraded:
        output.say(f"{study.ungraded} could not be graded and count as 0")
    _table("Scores, with 95 % intervals over questions", study.scores(), _baselines(study))
    if points := study.points():
        _table("Single points", points, {})
    for split in _splits(study):
        _table(f"Scores, the {split} part alone", study.only(split).scores(), {})
        _tell_order(study.only(split))
    _tell_rest(study)
    if study.judged and worst:
        output.say("\nFurthest apart")
    for one in study.worst(worst):
        _tell_disagreement(one)


def _of_split(part: "Study") -> dict[str, Any]:
    too_much, worthless = part.given_too_much()
    rest = {"pairs_in_order": part.ordered(), "mean_error_of_honest": part.error_of_honest()}
    return {**_plain(part.scores()), **rest, "worthless": {"answers": worthless, "given_too_much": too_much}}


def _tell_order(study: "Study") -> None:
    ordered, honest, (too_much, worthless) = study.ordered(), study.error_of_honest(), study.given_too_much()
    if honest is not None:
        output.say(f"Mean error of answers that deserve something: {honest:.3f}")
    if ordered is not None:
        output.say(f"Pairs of answers to one question in the order people have them: {ordered:.1%}")
    if worthless:
        output.say(f"Answers that deserve nothing and were given 0.4 or more: {too_much} of {worthless}")


def _tell_rest(study: "Study") -> None:
    output.say("\nAll answers")
    _tell_order(study)
    output.say("\nWhat scores mean      answers   given   people")
    for band in study.bands():
        output.say(
            f"  {band.low:.1f} to {band.high:.1f}          {band.answers:>7} {band.given:>7.2f} {band.people:>8.2f}"
        )
    if study.kinds():
        output.say("\nKind of answer        answers   given   people")
        for kind, (answers, given, people) in study.kinds().items():
            output.say(f"  {kind:<20}{answers:>7} {given:>7.2f} {people:>8.2f}")


def _table(title: str, found: "dict[str, Estimate]", beside: "dict[str, dict[str, Estimate]]") -> None:
    output.say(f"\n{title}")
    output.say(f"  {'':<16}{'grader':>8}{'':>18}" + "".join(f"{name:>18}" for name in beside))
    for name, estimate in found.items():
        others = "".join(f"{_number(other[name].value):>18}" for other in beside.values())
        output.say(f"  {NAMES[name]:<16}{_number(estimate.value):>8}{_interval(estimate):>18}{others}")


def _baselines(study: "Study") -> "dict[str, dict[str, Estimate]]":
    mean = sum(one.labelled.score for one in study.judged) / len(study.judged)
    return {
        "token_set_ratio": study.scores(lambda one: baselines.token_set_ratio(one.labelled)),
        "length": study.scores(lambda one: baselines.length(one.labelled)),
        "constant": study.scores(lambda _: mean),
    }


def _splits(study: "Study") -> list[str]:
    return sorted({one.labelled.split for one in study.judged if one.labelled.split})


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"  # noqa: RUF001


def _interval(estimate: "Estimate") -> str:
    if estimate.low is None or estimate.high is None:
        return ""
    return f"[{estimate.low:.3f}, {estimate.high:.3f}]"


def _plain(found: "dict[str, Estimate]") -> dict[str, Any]:
    return {name: estimate._asdict() for name, estimate in found.items()}


def _disagreement(one: "Judged") -> dict[str, Any]:
    return {
        "id": one.labelled.id,
        "question": one.labelled.question.prompt,
        "answer": one.labelled.answer.text,
        "given": one.grade.score,
        "people": one.labelled.score,
        "points": [
            {
                "point": one.labelled.rubric.point(judgement.point_id).text,
                "verdict": judgement.verdict.value,
                "credit": judgement.credit,
                "people": one.labelled.worth.get(judgement.point_id),
                "reason": judgement.reason,
                "evidence": [evidence.quote for evidence in judgement.evidence],
            }
            for judgement in one.grade.judgements
        ],
    }


def _tell_disagreement(one: "Judged") -> None:
    told = _disagreement(one)
    output.say(
        f"  {told['id']}: given {_number(told['given'])}, people {told['people']:.2f}. {_short(told['question'])}"
    )
    output.say(f"    answer: {_short(told['answer'])}")
    for point in told["points"]:
        if point["people"] is None or abs(point["people"] - point["credit"]) > 0.25:  # noqa: PLR2004 - a quarter off
            people = "" if point["people"] is None else f" (people {point['people']:.1f})"
            quotes = "; ".join(_short(quote) for quote in point["evidence"])
            output.say(f"    {point['verdict']}{people}: {_short(point['point'])}" + (f" > {quotes}" if quotes else ""))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTED else f"{flat[: QUOTED - 1]}…"
