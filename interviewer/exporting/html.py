"""A report as one HTML file that needs nothing beside it and runs nothing. The one door to Jinja."""

from pathlib import Path
from typing import Any

from interviewer.domain.grade import Verdict
from interviewer.domain.marked import Stretch
from interviewer.domain.plain import visible
from interviewer.exporting.answered import BLANK
from interviewer.exporting.sheet import Sheet

HERE = Path(__file__).parent


def as_html(sheet: Sheet) -> str:
    """The whole file. Every text of anyone's is escaped, whatever stands in it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only who takes a report out

    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    look = (HERE / "report.css").read_text(encoding="utf-8")
    return environment.get_template("report.html").render(sheet=sheet, look=look, kind=_kind, blank=BLANK)


def _shown(value: Any) -> Any:
    return visible(value) if type(value) is str else value


def _kind(stretch: Stretch) -> str:
    """How the evidence of a piece weighs."""
    verdicts = {span.verdict for span in stretch.spans}
    if Verdict.CONTRADICTED in verdicts:
        return "against"
    return "for" if Verdict.MET in verdicts else "half"
