"""How the times of a text are said: what they come to, and on what that rests."""

import re
from typing import Final

from ui.wording import date_words
from workbench.annotate.findings import is_waiting
from workbench.annotate.times.expressions import Basis, Time
from workbench.dates import readings
from workbench.model import DateState

_SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUARTERS: Final = {33: "first", 34: "second", 35: "third", 36: "fourth"}
_HALVES: Final = {40: "first", 41: "second"}
_YEAR: Final = re.compile(r"(-?)(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_MONTHS_OF_A_YEAR: Final = 12
_ON: Final = {
    Basis.EXPLICIT: "its year stands in the text",
    Basis.INFERRED: "year by the date of publication",
    Basis.PUBLICATION: "counted from the date of publication",
    Basis.ANAPHORIC: "counted from what was spoken of before",
    Basis.DATELINE: "dateline of the report",
    Basis.USER: "corrected by you",
}
# What rests on these is no surer than the date of publication is.
_BY_PUBLICATION: Final = frozenset({Basis.INFERRED, Basis.PUBLICATION})


def edtf_words(edtf: str) -> str:
    """Say an EDTF value: 5 Mar 2020, spring 1962, the 1960s, 44 BC, 16 Apr 2020 – 10 May 2020, 5 March of an unknown year."""
    if edtf.startswith("["):
        return " or ".join(map(edtf_words, readings(edtf)))
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        if ".." in {first, last}:
            return f"until {edtf_words(last)}" if first == ".." else f"from {edtf_words(first)}"
        return f"{edtf_words(first) or '…'} – {edtf_words(last) or '…'}"
    partial = edtf.removeprefix("XXXX-")
    if partial != edtf and partial.replace("-", "").isdecimal():
        return f"{date_words(f'0000-{partial}').removesuffix(' 0000')}, year unknown"
    if edtf.endswith("XX"):
        return f"{edtf[:-2]}00 to {edtf[:-2]}99"
    if edtf.endswith("X"):
        return f"the {edtf[:-1]}0s"
    found = _YEAR.fullmatch(edtf)
    return edtf if found is None else _said(found)


def _said(found: re.Match[str]) -> str:
    sign, year, month, day = found.groups()
    era = f"{int(year) + 1} BC" if sign or not int(year) else str(int(year))
    if month is None:
        return era
    number = int(month)
    if number in _SEASONS:
        return f"{_SEASONS[number]} {era}"
    for names, unit in ((_QUARTERS, "quarter"), (_HALVES, "half")):
        if number in names:
            return f"{names[number]} {unit} of {era}"
    if not 0 < number <= _MONTHS_OF_A_YEAR:
        return found[0]
    words = date_words(f"0000-{month}{f'-{day}' if day else ''}").removesuffix("0000")
    return f"{words}{era}"


def time_words(time: Time, published: DateState) -> str:
    """Say what a time of a text comes to and on what that rests, the weaker of its own basis and that of the publication date."""
    if is_waiting(time):
        return "Waits for the date of publication"
    if time.edtf is None:
        return ""
    on = _ON.get(time.basis, "")
    if time.basis in _BY_PUBLICATION and published is DateState.INFERRED:
        on += ", which is inferred"
    both = f"; or {edtf_words(time.alternative)}" if time.alternative is not None else ""
    return f"{edtf_words(time.edtf)}{both}{f' · {on}' if on else ''}"
