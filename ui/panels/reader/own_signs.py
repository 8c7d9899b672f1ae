"""The signs and words of the user's marks: which icon stands for one, and what it says."""

from typing import Final

from workbench.library.marks import Mark, MarkKind
from workbench.library.source_grades import CREDIBILITY
from workbench.marks.placed import How
from workbench.marks.service import PlacedMark

KINDS: Final = {
    MarkKind.HIGHLIGHT: "Highlight",
    MarkKind.NOTE: "Note",
    MarkKind.CLAIM: "Claim",
    MarkKind.DISPUTE: "Dispute",
    MarkKind.FORECAST: "Forecast",
}
_PLACED: Final = {
    How.CHANGED: "The words were changed since",
    How.MOVED: "",
    How.SAME: "",
}


def sign_of(mark: Mark) -> str:
    """Return the icon in the margin beside a mark, "" for a highlight that says no more than its colour."""
    if mark.kind is not MarkKind.HIGHLIGHT:
        return mark.kind.value
    return "note" if mark.note else "grade" if mark.grade else ""


def icon_of(mark: Mark) -> str:
    """Return the icon that stands for a mark in a list."""
    return mark.kind.value


def words_of(placed: PlacedMark) -> str:
    """Say what a mark is, what is written there, and whether its words have changed."""
    mark = placed.mark
    tags = " ".join(f"#{tag}" for tag in mark.tags)
    grade = f"Grade {mark.grade}: {CREDIBILITY[mark.grade]}" if mark.grade in CREDIBILITY else ""
    changed = "" if placed.how is None else _PLACED[placed.how]
    return " · ".join(filter(None, (KINDS[mark.kind], grade, tags, changed))) + (f"\n{mark.note}" if mark.note else "")
