"""Every theme can be read: WCAG contrast of what is drawn together, and actor colours apart for colour-blind eyes too."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from ui.look import tokens
from ui.panels.reader.zones import SIGNS

ROOT = Path(__file__).parents[2]
GROUNDS = ("rail", "chrome", "panel", "page", "raised", "field", "hover", "selected", "selected_idle", "sunk")
TEXT, GRAPHIC = 4.5, 3.0
# Distance in OKLab: 0.02 is just noticeable side by side, 0.06 is told apart at a glance.
LEAST_DISTANCE = 0.06
# Full dichromacy on linear RGB: Machado, Oliveira & Fernandes 2009, severity 1.0.
EYES = {
    "full": np.eye(3),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
# OKLab: Ottosson 2020.
LMS = np.array(
    ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566), (0.0883024619, 0.2817188376, 0.6299787005))
)  # fmt: skip
LAB = np.array(
    ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099), (0.0259040371, 0.7827717662, -0.8086757660))
)  # fmt: skip


def linear(colour: str) -> np.ndarray:
    value = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    low, high = sorted(float(linear(colour) @ (0.2126, 0.7152, 0.0722)) for colour in (first, second))
    return (high + 0.05) / (low + 0.05)


def washed(theme: tokens.Theme, role: str, share: float) -> str:
    """Return the page under a thin layer of a colour, as an eye sees it."""
    layers = zip((getattr(theme, role), theme.page), (share, 1 - share), strict=True)
    mixed = sum(np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) * part for colour, part in layers)
    return "#" + "".join(f"{round(value):02X}" for value in mixed)


def lab(rgb: np.ndarray) -> np.ndarray:
    return LAB @ np.cbrt(LMS @ np.clip(rgb, 0, 1))


def pairs(theme: tokens.Theme):
    """Yield (name, ink, ground, least ratio) of everything that the window draws on each other."""

    def on(inks, grounds, least):
        for ink in inks:
            for ground in grounds:
                yield f"{ink} on {ground}", getattr(theme, ink), getattr(theme, ground), least

    yield from on(("text", "text_2"), GROUNDS, TEXT)
    for sign in SIGNS.values():
        if sign.wash:
            for ink in ("text", "text_2"):
                yield f"{ink} on washed {sign.role}", getattr(theme, ink), washed(theme, sign.role, sign.wash), TEXT
    yield from on(("text_3",), [g for g in GROUNDS if g not in {"hover", "selected"}], TEXT)
    yield from on(("accent", "time", "warn", "danger", "ok"), ("chrome", "panel", "page", "raised"), TEXT)
    for name in ("time", "warn", "danger", "ok"):
        yield from on((name,), (f"{name}_soft",), TEXT)
    yield from on(("on_accent",), ("accent_fill",), TEXT)
    yield from on(("on_hit",), ("hit", "hit_now"), TEXT)
    yield from on(("page",), ("time",), TEXT)
    yield from on(("focus",), ("rail", "chrome", "panel", "page", "raised", "field", "selected"), GRAPHIC)
    yield from on(("line_strong",), ("chrome", "panel", "page", "raised", "field"), GRAPHIC)
    yield from on(("hit_line",), ("page",), GRAPHIC)
    yield from on(("zone_body",), ("chrome",), GRAPHIC)
    for place, colour in enumerate(theme.highlights):
        yield f"text on highlight {place}", theme.text, colour, TEXT
    for place, colour in enumerate((*theme.actors, theme.actor_rest)):
        for ground in ("page", "chrome"):
            yield f"actor {place} on {ground}", colour, getattr(theme, ground), GRAPHIC


@pytest.mark.parametrize("theme", tokens.THEMES.values(), ids=lambda theme: theme.name)
def test_contrast(theme):
    low = [f"{name}: {contrast(ink, ground):.2f} < {least}" for name, ink, ground, least in pairs(theme)
           if contrast(ink, ground) < least]  # fmt: skip
    assert low == []


@pytest.mark.parametrize("theme", tokens.THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("eyes", EYES)
def test_actors_are_told_apart(theme, eyes):
    seen = [lab(np.array(EYES[eyes]) @ linear(colour)) for colour in theme.actors]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) >= LEAST_DISTANCE


@pytest.mark.parametrize("theme", tokens.THEMES.values(), ids=lambda theme: theme.name)
def test_ramp_is_even(theme):
    lightness = [lab(linear(colour))[0] for colour in theme.ramp]
    assert sorted(lightness, reverse=not theme.is_dark) == lightness
    assert min(np.abs(np.diff(lightness))) >= 0.05


def test_colours_stand_in_the_tokens_alone():
    for file in [*(ROOT / "ui").rglob("*.py"), *(ROOT / "resources" / "look").iterdir()]:
        if file.name != "tokens.py":
            assert re.findall(r"#[0-9A-Fa-f]{6}\b", file.read_text(encoding="utf-8")) == [], file


def test_every_theme_makes_a_style_sheet(qapp):
    from ui.look.theme import Look

    for theme in tokens.THEMES.values():
        assert "@" not in Look(theme).style_sheet()
