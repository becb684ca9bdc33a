"""The colours can be read, in both themes."""

import re
import tomllib
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEET = (ROOT / "interviewer" / "ui" / "look.css").read_text(encoding="utf-8")
THEMES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
COLOURS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(r"--rh-([\w-]+): light-dark\((#\w+), (#\w+)\)", SHEET)
}
READABLE = 4.5


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_colour_can_be_read_on_every_ground(theme: str) -> None:
    """AA for normal text: on the page and on soft boxes, and text on each of the marks."""
    base = THEMES[theme]
    texts = {name: COLOURS[name][theme] for name in ("good", "half", "bad", "quiet", "primary")}
    texts |= {"text": base["textColor"], "link": base["linkColor"]}
    grounds = {"page": base["backgroundColor"], "soft": COLOURS["soft"][theme]}
    for (text, ink), (ground, paper) in product(texts.items(), grounds.items()):
        assert contrast(ink, paper) >= READABLE, f"{text} on {ground}"
    for tint in ("good-tint", "half-tint", "bad-tint"):
        assert contrast(base["textColor"], COLOURS[tint][theme]) >= READABLE, tint


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_style_sheet_follows_the_theme(theme: str) -> None:
    """Colours that stand in both places are the same in both."""
    assert COLOURS["primary"][theme] == THEMES[theme]["primaryColor"]
    assert COLOURS["soft"][theme] == THEMES[theme]["secondaryBackgroundColor"]
    assert COLOURS["line"][theme] == THEMES[theme]["borderColor"]
    ground = {"light": r"light-dark\(%s, #\w+\)", "dark": r"light-dark\(#\w+, %s\)"}[theme]
    assert re.search(r"st-key-rh-onward \{.*" + ground % THEMES[theme]["backgroundColor"], SHEET)
