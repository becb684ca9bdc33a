"""``transcribe``: the words in an audio file, when they were said, and how."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

import click

from interviewer import bootstrap
from interviewer.cli import output
from interviewer.cli.reading import STANDARD_INPUT, opened
from interviewer.cli.whose import owner
from interviewer.domain.transcript import Transcript

if TYPE_CHECKING:
    from interviewer.speech.fixes import Fix

SUMMARY = "write down what is said in an audio file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to listen to, and how to tell it."""
    parser.add_argument("file", metavar="FILE", help="WAV, FLAC, OGG, MP3, M4A or WebM; - for standard input")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(asked: argparse.Namespace) -> int:
    """Listen and tell. A recording without words is told with the reason, and is no failure."""
    with opened(asked.file) as stream:
        audio = stream.read()
    name = "Standard input" if asked.file == STANDARD_INPUT else asked.file
    transcript = _heard(audio, name)
    if asked.json:
        output.say_json(_told(transcript))
    else:
        _tell(transcript)
    return 0


def _heard(audio: bytes, name: str) -> Transcript:
    transcriber = bootstrap.build_transcriber(owner())
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=100, file=sys.stderr, label="Listening", hidden=hidden) as bar:
        return transcriber.transcribe(
            audio,
            name=name,
            vocabulary=bootstrap.build_vocabulary(owner()).texts,
            progress=lambda share: bar.update(int(share * 100) - bar.pos),
        )


def _told(transcript: Transcript) -> dict[str, Any]:
    from interviewer.speech import delivery  # noqa: PLC0415 - the help needs none of it

    measured = delivery.measure(transcript)
    return {
        "text": transcript.as_heard,
        "lines": [line.model_dump() for line in transcript.lines],
        "engine": transcript.engine,
        "seconds": transcript.seconds,
        "remarks": list(transcript.remarks),
        "fixes": [fix.model_dump() for fix in _suggested(transcript)],
        "delivery": {
            **measured.model_dump(mode="json"),
            "usual": {one.name: one.usual.model_dump() for one in measured.measures},
        },
    }


def _suggested(transcript: Transcript) -> "tuple[Fix, ...]":
    from interviewer.speech.fixes import suggest  # noqa: PLC0415

    return suggest(transcript.as_heard, bootstrap.build_vocabulary(owner()))


def _tell(transcript: Transcript) -> None:
    for line in transcript.lines:
        output.say(f"{line.start:7.1f} s  {line.duration:5.1f} s  {line.text}")
    for fix in _suggested(transcript):
        output.say(f"{fix.heard!r} may be {fix.term}")
    for remark in transcript.remarks:
        output.complain(remark)
    output.say(f"{transcript.seconds:.1f} s, by {transcript.engine}")
    if transcript.lines:
        _tell_delivery(transcript)


def _tell_delivery(transcript: Transcript) -> None:
    from interviewer.speech import delivery  # noqa: PLC0415

    measured = delivery.measure(transcript)
    output.say("\nDelivery, which no score depends on")
    for one in measured.measures:
        if one.value is not None:
            output.say(
                f"  {one.name:<24}{one.value:>8g}   {one.place} the usual {one.usual.low:g} to {one.usual.high:g}"
            )
    fillers = delivery.NOT_MEASURABLE if measured.fillers is None else measured.fillers
    output.say(f"  {'Filler words':<24}{fillers:>8}")
