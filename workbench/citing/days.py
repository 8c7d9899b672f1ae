"""Dates as citations write them: as far as they are known, and in brackets where they do not stand in the article."""

from typing import Final

from workbench.model import DateClaim, DateState

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT_CHARS: Final = 3


def parts(edtf: str) -> tuple[str, str, str]:
    """Return year, month and day of a date, "" for what is not known of it."""
    year, month, day = (*edtf.split("-"), "", "")[:3]
    return year, month, day


def short_day(edtf: str) -> str:
    """Say a date as 22 Oct 1962, Oct 1962, or 1962."""
    year, month, day = parts(edtf)
    name = MONTHS[int(month) - 1][:_SHORT_CHARS] if month else ""
    return " ".join(filter(None, (day.lstrip("0"), name, year)))


def long_day(edtf: str) -> str:
    """Say a date as October 22, 1962, October 1962, or 1962."""
    year, month, day = parts(edtf)
    if not month:
        return year
    name = MONTHS[int(month) - 1]
    return f"{name} {int(day)}, {year}" if day else f"{name} {year}"


def bracketed(claim: DateClaim, said: str) -> str:
    """Put a date in brackets that was only inferred: so bibliographies mark what does not stand in the work itself."""
    return f"[{said}]" if claim.state is DateState.INFERRED else said


def state_words(claim: DateClaim) -> str:
    """Say how sure a date is, and on what it rests: "inferred: address of the page"."""
    if claim.edtf is None:
        return "no date"
    basis = " ".join(claim.basis.split())
    if claim.state is DateState.SET:
        return "date set by the reader"
    return f"date {claim.state.value}{f': {basis}' if basis else ''}"
