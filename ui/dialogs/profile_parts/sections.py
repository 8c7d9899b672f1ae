"""What is counted of an actor, one list at a time: names, company, sources, relations, months; a line below says the current one in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.dialogs.frame import wrapped
from ui.dialogs.lines import Column, Lines
from ui.dialogs.profile_parts import words
from ui.dialogs.profile_parts.mentions import BELOW_PX, HEAD_PX
from ui.dialogs.profile_parts.strip import said as month_said
from ui.look.pieces import Segments
from ui.look.theme import Look
from ui.wording import amount, date_words
from workbench.annotate.entries import Basis
from workbench.annotate.findings import Actor
from workbench.profiles.profile import Profile


class Section(StrEnum):
    """What is listed, in the order of the choice."""

    NAMES = "Names"
    COMPANY = "Mentioned with"
    SOURCES = "Sources"
    RELATIONS = "Relations"
    MONTHS = "Months"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a list looks, what a screen reader calls it, what is said where it is empty, and what Enter does."""

    columns: tuple[Column, ...]
    name: str
    nothing: str
    enter: str


_Related = tuple[str, Actor, str, Basis | None]

_SECTIONS: Final = tuple(Section)
_COUNT: Final = Column(0, "text_2", width_px=84)
_KINDS: Final = {
    Section.NAMES: _Kind(
        (Column(0.56), _COUNT, Column(0.44, "text_2")),
        "Names: the name, how often, its kind",
        "No article calls it anything.",
        "Enter: only sentences with this name.",
    ),
    Section.COMPANY: _Kind(
        (Column(1), _COUNT, Column(0, "text_2", width_px=92)),
        "Mentioned with: who, in how many articles, against chance",
        "Nobody else is named in three of these articles or more.",
        "Enter: its profile.",
    ),
    Section.SOURCES: _Kind(
        (Column(1), Column(0, "text_2", width_px=92), Column(0, "text_2", width_px=40)),
        "Sources: the source, how many articles, which share of all that it has",
        "No article names it.",
        "Enter: only articles of this source that name it.",
    ),
    Section.RELATIONS: _Kind(
        (Column(0.28, "text_2"), Column(0.34), Column(0.38, "text_2")),
        "Relations: how related, who, in how many articles",
        "The registry knows of no relations.",
        "Enter: its profile.",
    ),
    Section.MONTHS: _Kind(
        (Column(0, "time", width_px=80), Column(1, "text_2")),
        "Months: the month, how many articles",
        "No article that names it has a known month.",
        "Enter: only articles of this month that name it.",
    ),
}


class ProfileSections(QWidget):
    """Lists what a profile counts; Enter on a row says what is wanted.

    Signals:
        actor_wanted: the id whose profile is wanted.
        source_wanted, name_wanted, month_wanted: to narrow by.
        month_marked: the month that is stood on, "" for none.
        stood_on: something else is stood on: see `company`.
    """

    actor_wanted = Signal(str)
    source_wanted = Signal(str)
    name_wanted = Signal(str)
    month_wanted = Signal(str)
    month_marked = Signal(str)
    stood_on = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._profile: Profile | None = None
        self._related: tuple[_Related, ...] = ()
        self.choice = Segments(look, _SECTIONS, "What is listed")
        self.choice.chosen.connect(self._on_chosen)
        self._stack = QStackedWidget()
        self.lists = tuple(Lines(look, _KINDS[section].columns, _KINDS[section].name) for section in _SECTIONS)
        for lines in self.lists:
            lines.row_changed.connect(self._on_row_changed)
            lines.opened.connect(self._on_opened)
            self._stack.addWidget(lines)
        self._detail = wrapped(ink="2", size="meta")
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._detail.setFixedHeight(BELOW_PX)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        # Beside it stands a field, which is higher: both lists begin at one height.
        head = QHBoxLayout()
        head.addWidget(self.choice)
        head.addStretch()
        head.addStrut(HEAD_PX)
        box.addLayout(head)
        box.addWidget(self._stack, 1)
        box.addWidget(self._detail)

    def show_profile(self, profile: Profile) -> None:
        """Show another profile, from the top of each list."""
        # Nothing is said of rows that are half of one profile, half of another.
        self._profile = None
        self._related = _related(profile)
        rows: tuple[Sequence[tuple[str, ...]], ...] = (
            [(c.name.name, amount(c.name.mentions, "time"), words.day_words(c.name.kind)) for c in profile.names],
            [(c.actor.name, amount(c.together, "article"), words.against_chance(c)) for c in profile.company],
            [
                (s.source or words.NO_SOURCE, f"{s.articles:,} of {s.of_articles:,}", f"{s.share:.0%}")
                for s in profile.sources
            ],
            [(how, actor.name, said) for how, actor, said, _ in self._related],
            [(date_words(one.month), month_said(one).partition(": ")[2]) for one in reversed(profile.months)],
        )
        for lines, its in zip(self.lists, rows, strict=True):
            lines.set_rows(its)
            lines.go_to(0)
        self._profile = profile
        self._say()

    def choose_month(self, month: str) -> None:
        """Go to a month in its list."""
        place = _SECTIONS.index(Section.MONTHS)
        self.choice.choose(place)
        months = [] if self._profile is None else [one.month for one in reversed(self._profile.months)]
        if month in months:
            self.lists[place].go_to(months.index(month))
            self.lists[place].setFocus()

    @property
    def company(self) -> Actor | None:
        """Who is stood on among those that it is mentioned with."""
        row = self._row()
        if self._profile is None or self.section is not Section.COMPANY or not 0 <= row < len(self._profile.company):
            return None
        return self._profile.company[row].actor

    @property
    def section(self) -> Section:
        """What is listed."""
        return _SECTIONS[self.choice.current]

    def _row(self) -> int:
        return self.lists[self.choice.current].currentIndex().row()

    def _say(self) -> None:
        """Say the current row in full, and what Enter does with it."""
        profile, row = self._profile, self._row()
        if profile is None:
            return
        kind = _KINDS[self.section]
        self._detail.setText(kind.nothing if row < 0 else f"{self._in_full(profile, row)} {kind.enter}")
        is_month = self.section is Section.MONTHS and row >= 0
        self.month_marked.emit(profile.months[-1 - row].month if is_month else "")
        self.stood_on.emit()

    def _in_full(self, profile: Profile, row: int) -> str:
        match self.section:
            case Section.NAMES:
                return words.name(profile.names[row]) + words.more_names(profile)
            case Section.COMPANY:
                return words.company(profile.company[row], profile.actor.name)
            case Section.SOURCES:
                return words.source(profile.sources[row])
            case Section.RELATIONS:
                how, actor, said, basis = self._related[row]
                return words.relation(how, actor.name, said, basis)
            case Section.MONTHS:
                return f"{month_said(profile.months[-1 - row])}."

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._say()

    @Slot(int)
    def _on_row_changed(self, _row: int) -> None:
        self._say()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        profile, row = self._profile, index.row()
        if profile is None:
            return
        match self.section:
            case Section.NAMES:
                self.name_wanted.emit(profile.names[row].name.name)
            case Section.COMPANY:
                self.actor_wanted.emit(profile.company[row].actor.id)
            case Section.SOURCES:
                self.source_wanted.emit(profile.sources[row].source)
            case Section.RELATIONS:
                self.actor_wanted.emit(self._related[row][1].id)
            case Section.MONTHS:
                self.month_wanted.emit(profile.months[-1 - row].month)


def _related(profile: Profile) -> tuple[_Related, ...]:
    """Return how each of an actor's relations is related, who it is, a word on it, and on what it rests."""
    relatives = profile.relatives
    part_of = None if relatives.bases is None else relatives.bases.part_of
    return (
        *((("Part of", relatives.whole, "", part_of),) if relatives.whole is not None else ()),
        *(("Part", part.actor, amount(part.articles, "article"), part.basis) for part in profile.parts),
        *(("Predecessor", actor, "", Basis.UNCHECKED) for actor in relatives.predecessors),
        *(("Successor", actor, "", Basis.UNCHECKED) for actor in relatives.successors),
        *((one.office.capitalize(), one.of, words.office(one), one.basis) for one in relatives.offices),
    )
