"""How each outlet looks: one small style sheet per theme, coloured by the outlet."""

from dataclasses import dataclass
from pathlib import Path

SERIF = "Georgia,'Times New Roman',serif"
SANS = "'Helvetica Neue',Arial,sans-serif"
SLAB = "Rockwell,'Courier New',serif"


@dataclass(frozen=True, slots=True)
class Look:
    """The colours and letters of one outlet."""

    accent: str
    paper: str = "#ffffff"
    ink: str = "#1d1d1b"
    faint: str = "#6b6b66"
    rule: str = "#d8d5cc"
    letters: str = SERIF
    heads: str = SERIF
    masthead: str = "center"


LOOKS = {
    "harbor": Look(accent="#12395b", paper="#fdfcf9"),
    "meridian": Look(accent="#003366", letters=SANS, heads=SANS),
    "tocsin": Look(accent="#a3161a", paper="#fffdf6", heads=SLAB, masthead="left"),
    "redquay": Look(accent="#8b0000", paper="#f4efe4"),
    "horn": Look(accent="#0f6b66", paper="#fbfdfc", heads=SANS, masthead="left"),
    "longwatch": Look(accent="#e0a526", paper="#16191d", ink="#e4e2dc", faint="#9a9a94", rule="#33383f", letters=SANS),
    "upcountry": Look(accent="#3f5f2a", paper="#fffefa"),
    "lakeshore": Look(accent="#27506e", paper="#f7fafc", letters=SERIF, heads=SANS),
    "malecon": Look(accent="#b5482a", paper="#fffaf3", heads=SANS),
    "mayak": Look(accent="#1f4e79", paper="#f3f3ee"),
    "mina": Look(accent="#0b5345", paper="#fffefb", letters="'Amiri','Traditional Arabic',serif"),
}

# What a printed photograph of those years looks like from too near: grey, and made of dots.
PRESS_PHOTOGRAPH = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><defs><linearGradient id="g" x2="0" y2="1">'
    '<stop offset="0" stop-color="#d9d6cd"/><stop offset=".6" stop-color="#9b9b96"/>'
    '<stop offset="1" stop-color="#5a5d5e"/></linearGradient><pattern id="d" width="8" height="8" '
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><circle cx="4" cy="4" r="2" fill="#3c3f41" '
    'fill-opacity=".28"/></pattern></defs><rect width="640" height="300" fill="url(#g)"/>'
    '<rect width="640" height="300" fill="url(#d)"/></svg>'
)


def style_sheet(theme: str, outlet_key: str) -> str:
    """Give a theme's style sheet, with the colours and letters of an outlet laid under it."""
    look = LOOKS[outlet_key]
    variables = ";".join(f"--{name}:{getattr(look, name)}" for name in Look.__dataclass_fields__)
    rules = (Path(__file__).parent / f"{theme}.css").read_text(encoding="utf-8")
    return f":root{{{variables}}}\n{rules}"


def monogram(outlet_key: str, letter: str) -> str:
    """Draw the outlet's mark: its first letter on its colour."""
    look = LOOKS[outlet_key]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" fill="{look.accent}"/><text x="32" y="46" font-size="40" text-anchor="middle" '
        f'font-family="Georgia,serif" fill="{look.paper}">{letter}</text></svg>'
    )
