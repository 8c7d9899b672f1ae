"""The rows of facts on the page: the dateline above the title, source, authors and small facts below it."""

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.copy_words import outlets_words, revisions_words
from ui.look.paint import badge_width, draw_badge, draw_focus_ring, draw_text
from ui.look.pieces import Badge, as_tooltip, label
from ui.look.theme import Look
from ui.panels.reader.content import ReaderContent
from ui.panels.reader.mail_row import MailRow
from ui.panels.reader.rows_base import Row
from ui.wording import language_words
from workbench.copies.telling import HeadNote
from workbench.library.source_grades import CREDIBILITY, RELIABILITY
from workbench.model import DateClaim, DateState
from workbench.reading_time import reading_minutes
from workbench.viewing.mails import FORMAT as MAIL
from workbench.viewing.mails import MailNote

if TYPE_CHECKING:
    from ui.panels.reader.page import Page

ROW_PX = 24
# Names start with room for their focus ring.
NAME_INSET_PX = 4
_AUTHORS_MAX = 3
_NAME_CHARS_MAX = 80
_BETWEEN_PX = 16
_TAG_CHARS_MAX = 40
# The icon of a line about copies, and the edges of its badge.
_COPIES_ICON_PX = 28
# Room for "and 12 more".
_MORE_TAGS_PX = 80
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STUB = "The page has only the beginning of this article; the rest has to be paid for. Save it again where you can read it all."
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def date_words(edtf: str, *, has_weekday: bool = True) -> str:
    """Return a date as it is read, as precise as it is known: "Wednesday 24 October 1962", "October 1962", "1962"."""
    match = _DAY.match(edtf)
    if match is None:
        return edtf
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not 1 <= month <= 12:
        return str(year)
    words = f"{_MONTHS[month - 1]} {year}"
    if not day:
        return words
    try:
        weekday = f"{_WEEKDAYS[date(year, month, day).weekday()]} " if has_weekday else ""
    except ValueError:
        return words
    return f"{weekday}{day} {words}"


class Name(QAbstractButton):
    """A name that can be pressed, such as the source; foreign text, painted as it is and elided where room is short."""

    named = Signal(object)

    def __init__(self, look: Look, name: str, what: str, *, role: str = "text", weight: int = 400) -> None:
        super().__init__()
        self._look, self._name, self._role, self._weight = look, name, role, weight
        self._shown = " ".join(name[: 4 * _NAME_CHARS_MAX].split())[:_NAME_CHARS_MAX]
        self.setAccessibleName(f"{what} {self._shown}")
        self.setToolTip(as_tooltip(f"{what}: {self._shown}"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(round(self._look.width(self._shown, "ui", self._weight)) + 9, ROW_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 48), ROW_PX)

    @Slot()
    def _on_clicked(self) -> None:
        self.named.emit(self._name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.width() - 8
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - 4 - min(room, self._look.width(self._shown, "ui", self._weight)) if is_rtl else 4.0
        took = draw_text(self._look, painter, x, 17, self._shown, "ui", self._role, width=room + 1, weight=self._weight)
        if self.underMouse():
            painter.setPen(QPen(self._look.color(self._role), 1))
            painter.drawLine(round(x), 20, round(x + took), 20)
        if self.hasFocus():
            draw_focus_ring(self._look, painter, QRectF(self.rect()).adjusted(0, 1, 0, -1), 5)


class Fact(QWidget):
    """A small fact that is only read; what more there is to say it says when pointed at, and one with a warning stands out."""

    def __init__(self, look: Look, words: str, warning: str = "", *, says: str = "") -> None:
        super().__init__()
        self._look, self._words, self._warns = look, words, bool(warning)
        told = warning or says
        if told:
            self.setToolTip(as_tooltip(told))
            self.setAccessibleDescription(told)
        self.setFixedSize(round(badge_width(look, words)) + 1, 22)
        self.setAccessibleName(words)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._warns:
            draw_badge(self._look, painter, 0, 11, self._words, ink="warn", fill="warn_soft", border="warn", height=20)
        else:
            draw_badge(self._look, painter, 0, 11, self._words, fill=None, border="line", height=20)


class TagBadge(Badge):
    """A tag of the user's; pressing it searches for it."""

    named = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        shown = name if len(name) <= _TAG_CHARS_MAX else f"{name[: _TAG_CHARS_MAX - 1]}…"
        super().__init__(look, f"# {shown}", ink="accent", fill="selected", border=None)
        self._name = name
        self.setAccessibleName(f"Tag {name}")
        self.setToolTip(as_tooltip(f"Articles tagged {name}"))
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.named.emit(self._name)


class CopiesRow(Row):
    """The line that says where else an article stands, and how often its page was changed; pressing it lists them."""

    pressed = Signal()

    def __init__(self, look: Look, note: HeadNote, parent: QWidget, *, is_rtl: bool, width_px: int) -> None:
        super().__init__(parent, is_rtl=is_rtl, spacing_px=6)
        self._look, self._width_px = look, width_px
        self._said = ("", "")
        self.say(note)

    def say(self, note: HeadNote) -> None:
        """Say what is known."""
        said = (outlets_words(note), revisions_words(note))
        if said == self._said:
            return
        self._said = said
        while self.box.count():
            item = self.box.takeAt(0)
            badge = None if item is None else item.widget()
            if badge is not None:
                # At once: it is to be no stop for Tab any more.
                badge.setParent(None)
                badge.deleteLater()
        room = self._width_px
        for words, icon in zip(said, ("copies", "history"), strict=True):
            if not words:
                continue
            is_warning = icon == "history" and bool(note.is_silent)
            shown = self._look.fitted(words, "micro", 0, max(80.0, room - _COPIES_ICON_PX))[0]
            badge = Badge(
                self._look, shown, ink="warn" if is_warning else "text_2", fill="warn_soft" if is_warning else None,
                border=None if is_warning else "line", icon=icon,
            )  # fmt: skip
            badge.setAccessibleName(words)
            badge.setToolTip(as_tooltip(_copies_tooltip(note) if icon == "copies" else words))
            badge.clicked.connect(self.pressed)
            room -= badge.width() + 6
            self.box.addWidget(badge)
        self.box.addStretch()


def _copies_tooltip(note: HeadNote) -> str:
    return f"{outlets_words(note)}: {', '.join(note.outlets)}" if len(note.outlets) > 1 else outlets_words(note)


class Head(QWidget):
    """Makes the rows of one article; the page places them. The widget itself is only their owner and is never shown."""

    date_requested = Signal()
    source_pressed = Signal(object)
    author_pressed = Signal(object)
    tag_pressed = Signal(object)
    copies_pressed = Signal()
    mail_pressed = Signal()

    def __init__(
        self,
        look: Look,
        content: ReaderContent,
        viewport: QWidget,
        *,
        width_px: int,
        is_narrow: bool,
        date_key: str,
    ) -> None:
        super().__init__(viewport)
        self.hide()
        self._look, self._content, self._viewport = look, content, viewport
        self._is_rtl = content.document.direction == "rtl"
        self.dateline = self._make_dateline(date_key, is_narrow=is_narrow)
        names = Row(viewport, is_rtl=self._is_rtl, spacing_px=2)
        self._add_names(names)
        facts = Row(viewport, is_rtl=self._is_rtl, spacing_px=6)
        self._add_facts(facts)
        self.facts = [names, facts]
        # Names win over facts: these go below where both would not be whole.
        if names.sizeHint().width() + _BETWEEN_PX + facts.sizeHint().width() <= width_px:
            names.box.addWidget(facts)
            self.facts = [names]
        else:
            facts.box.addStretch()
        self._copies: CopiesRow | None = None
        if content.copies is not None:
            self._copies = CopiesRow(look, content.copies, viewport, is_rtl=self._is_rtl, width_px=width_px)
            self._copies.pressed.connect(self.copies_pressed)
            self.facts.append(self._copies)
        self._mail: MailRow | None = None
        if content.article.format == MAIL:
            self._mail = MailRow(look, content.mail, viewport, is_rtl=self._is_rtl, width_px=width_px)
            self._mail.pressed.connect(self.mail_pressed)
            self.facts.append(self._mail)
        if content.tags:
            self.facts.append(self._make_tags(width_px))

    @property
    def rows(self) -> list[Row]:
        """Every row, from the top of the page on."""
        return [self.dateline, *self.facts]

    def set_note(self, note: HeadNote | MailNote) -> None:
        """Say more of the article's copies, now that they were compared, or what the header of a mail says."""
        if isinstance(note, MailNote):
            if self._mail is not None:
                self._mail.say(note)
        elif self._copies is not None:
            self._copies.say(note)

    def tell(self, page: "Page") -> None:
        """Have a page say what is pressed here."""
        self.date_requested.connect(page.date_requested)
        self.source_pressed.connect(page.source_pressed)
        self.author_pressed.connect(page.author_pressed)
        self.tag_pressed.connect(page.tag_pressed)
        self.copies_pressed.connect(page.copies_pressed)
        self.mail_pressed.connect(page.mail_pressed)

    def discard(self) -> None:
        """Take the rows off the page."""
        for widget in (*self.rows, self):
            widget.hide()
            widget.deleteLater()

    def _make_dateline(self, date_key: str, *, is_narrow: bool) -> Row:
        claim, look = self._content.article.published, self._look
        row = Row(self._viewport, is_rtl=self._is_rtl, spacing_px=10)
        if claim.edtf is not None:
            row.box.addWidget(label(date_words(claim.edtf, has_weekday=not is_narrow), ink="time", is_strong=True))
        badge = _state_badge(look, claim)
        badge.clicked.connect(self.date_requested)
        row.box.addWidget(badge)
        if claim.edtf is None:
            count = self._content.waiting_dates
            if count:
                waits = "1 date waits for it." if count == 1 else f"{count:,} dates wait for it."
                row.box.addWidget(label(waits, ink="2", size="meta"))
            key = f"   {date_key}" if date_key else ""
            setter = Badge(look, f"Set the date…{key}", ink="accent", border=None)
            setter.clicked.connect(self.date_requested)
            row.box.addWidget(setter)
        row.box.addStretch()
        return row

    def _add_names(self, row: Row) -> None:
        article, look = self._content.article, self._look
        row.box.setContentsMargins(0, 0, 0, 0)
        if article.source_name:
            source = Name(look, article.source_name, "Source", weight=600)
            source.named.connect(self.source_pressed)
            row.box.addWidget(source)
        # An agency that signs its own reports is named once.
        authors = [name for name in article.authors if name.casefold() != article.source_name.casefold()]
        for name in authors[:_AUTHORS_MAX]:
            author = Name(look, name, "Author", role="text_2")
            author.named.connect(self.author_pressed)
            row.box.addWidget(author)
        more = len(authors) - _AUTHORS_MAX
        if not article.authors:
            row.box.addSpacing(4)
            row.box.addWidget(label("No author named", ink="3"))
        elif more > 0:
            row.box.addWidget(label(f"and {more:,} more", ink="2"))
        row.box.addStretch()

    def _make_tags(self, width_px: int) -> Row:
        """Return the line of the user's tags, as many as have room; the rest is counted, and named when pointed at."""
        row = Row(self._viewport, is_rtl=self._is_rtl, spacing_px=6)
        room = width_px - _MORE_TAGS_PX
        for place, name in enumerate(self._content.tags):
            tag = TagBadge(self._look, name)
            room -= tag.width() + 6
            if place and room < 0:
                tag.deleteLater()
                rest = self._content.tags[place:]
                more = label(f"and {len(rest):,} more", ink="2", size="meta")
                more.setToolTip(as_tooltip(", ".join(rest)))
                row.box.addWidget(more)
                break
            tag.named.connect(self.tag_pressed)
            row.box.addWidget(tag)
        row.box.addStretch()
        return row

    def _add_facts(self, row: Row) -> None:
        grade = self._content.source_grade + self._content.article.grade
        if grade:
            row.box.addWidget(Fact(self._look, f"Grade {grade}", says=grade_words(grade)))
        if self._content.article.is_stub:
            row.box.addWidget(Fact(self._look, "Opening only", _STUB))
        for words in fact_words(self._content):
            row.box.addWidget(Fact(self._look, words))


def grade_words(grade: str) -> str:
    """Say what a grade such as B2 means."""
    parts = (
        f"The source is {RELIABILITY[letter]}" if letter in RELIABILITY else f"what it says is {CREDIBILITY[letter]}"
        for letter in grade
        if letter in RELIABILITY or letter in CREDIBILITY
    )
    return f"Graded by you: {', '.join(parts)}."


def fact_words(content: ReaderContent) -> list[str]:
    """Return the small facts of an article: language, words, how long these take to be read, when it was saved."""
    article = content.article
    facts = [language_words(article.language)] if article.language else []
    words = "1 word" if article.words_body == 1 else f"{article.words_body:,} words"
    minutes = reading_minutes(article.words_body, article.language)
    facts.append(words if minutes is None else f"{words}, {minutes:,} min")
    if article.saved:
        facts.append(f"Saved {_short_date(article.saved)}")
    return facts


def _short_date(moment: str) -> str:
    day, _, rest = date_words(moment, has_weekday=False).partition(" ")
    month, _, year = rest.partition(" ")
    return f"{day} {month[:3]} {year}" if year else f"{day} {rest}".strip()


def _state_badge(look: Look, claim: DateClaim) -> Badge:
    """Return the badge that says how the date is known; its tooltip says why."""
    if claim.edtf is None:
        made = Badge(look, "Undated", ink="warn", fill="warn_soft", border="warn", is_dashed=True, icon="undated")
        why = "The page does not say when it was published."
    elif claim.state is DateState.STATED:
        made = Badge(look, "Date on the page", ink="time", fill="time_soft", border=None)
        why = f"The page says so: {claim.basis}." if claim.basis else "The page says so."
    elif claim.state is DateState.SET:
        made = Badge(look, "Set by you", ink="text_2", fill="sunk", border=None)
        why = "You set this date. It can be set again or undone."
    else:
        made = Badge(look, "Date inferred", ink="time", border="time", is_dashed=True)
        why = f"Not certain. Inferred from: {claim.basis}." if claim.basis else "Not certain."
    made.setToolTip(as_tooltip(why))
    made.setAccessibleDescription(why)
    return made
