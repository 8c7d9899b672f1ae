"""Things looked up where they are read: by a key, one after the other of the sentence, or where the pointer rests."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.commands import Place
from ui.desk.library_tools import LibraryTools
from ui.desk.profile import ProfileDesk
from ui.desk.reading import OpenArticle, Reading
from ui.desk.search import SearchDesk
from ui.floating.notices import Notices
from ui.floating.peek import PeekCard
from ui.look.theme import Look
from ui.panels.reader.panel import ReaderPanel
from ui.runner import Runner
from ui.window import Window
from workbench import query_terms
from workbench.annotate.findings import is_waiting
from workbench.errors import WorkbenchError
from workbench.jobs import JobContext

if TYPE_CHECKING:
    from workbench.looking_up import Card

_STEPS: Final = {Qt.Key.Key_Tab.value: 1, Qt.Key.Key_Backtab.value: -1}
_OWN_KEYS: Final = frozenset({*_STEPS, Qt.Key.Key_Escape.value, Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value})
_OWN_MODIFIERS: Final = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ShiftModifier,
)

# Of a key that a command has, only the first of these is seen.
_LEFT_BY: Final = frozenset(
    {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Leave}
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked up: a stretch of an article, the character that is meant first, and whether a key or the pointer asks."""

    article: int
    start: int
    end: int
    point: int
    by_key: bool


class PeekDesk(QObject):
    """Shows one card at a time. The keyboard stays in the text; what it does there goes on, and the card follows."""

    date_wanted = Signal()
    note_wanted = Signal(object)

    def __init__(
        self,
        look: Look,
        window: Window,
        search: SearchDesk,
        reading: Reading,
        reader: ReaderPanel,
        profiles: ProfileDesk,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window, self._search, self._reading, self._reader = window, search, reading, reader
        self._profiles, self._runner, self._notices = profiles, runner, notices
        self._card = PeekCard(look, window)
        self._asked: _Asked | None = None
        self._cards: tuple[Card, ...] = ()
        self._now = 0
        self._has_looked = False
        reader.sentence_moved.connect(self._on_sentence_moved)
        reader.scrolled.connect(self._on_scrolled)
        reader.pointer_rested.connect(self._on_pointer_rested)
        reading.opened.connect(self._on_opened)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"text.look-up": self._look_up}

    @property
    def card(self) -> PeekCard:
        """The card, shown or not."""
        return self._card

    def _look_up(self) -> None:
        is_open = self._card.isVisible() and self._asked is not None and self._asked.by_key
        self.close()
        if is_open:
            return
        self._window.focus(Place.READER)
        self._reader.at_hand.show_sentence()
        self._ask_here()

    def _ask_here(self) -> None:
        span, opened = self._reader.at_hand.sentence_span(), self._reading.article
        if span is not None and opened is not None:
            self._ask(_Asked(opened.content.article.id, *span, self._reader.leader.cursor_point(), by_key=True))

    def _ask(self, asked: _Asked) -> None:
        self._asked = asked

        def run(tools: LibraryTools, _ctx: JobContext) -> "tuple[Card, ...]":
            # Who never looks anything up does not wait for what knows it to load.
            from workbench.looking_up import look_up

            return look_up(tools.library, tools.registry, asked.article, asked.start, asked.end)

        self._runner.read("look up", run, self._on_found, self._on_failed)

    def _on_failed(self, error: WorkbenchError) -> None:
        self.close()
        self._notices.warn(str(error))

    def _on_found(self, cards: "tuple[Card, ...]") -> None:
        asked = self._asked
        if asked is None:
            return
        if not asked.by_key:
            # The shortest of what lies there: of a sentence in dispute, the name that the pointer is on.
            cards = tuple(sorted(cards, key=lambda card: card.end - card.start))[:1]
        if not cards:
            was_shown = self._card.isVisible()
            self._hide()
            # Who goes on from sentence to sentence with the card open is not told so at each.
            if asked.by_key and not was_shown and not self._has_looked:
                self._asked = None
                self._notices.say(
                    "Nothing to look up here",
                    "No name, date, place or number that is known.",
                    icon="info",
                    role="text_2",
                )
            return
        self._has_looked = True
        self._cards = cards
        here = [n for n, card in enumerate(cards) if card.start <= asked.point < card.end]
        ahead = [n for n, card in enumerate(cards) if card.start >= asked.point]
        self._now = min(here, key=lambda n: cards[n].end - cards[n].start) if here else ahead[0] if ahead else 0
        self._show()

    def _show(self) -> None:
        opened, asked, card = self._reading.article, self._asked, self._cards[self._now]
        is_pointed = asked is not None and not asked.by_key
        box = self._reader.looking.show(card.start, card.end, by_pointer=is_pointed)
        if opened is None or asked is None or box is None or not self._window.is_shown(Place.READER):
            self.close()
            return
        from ui.card_words import card_text

        content = opened.content
        text = card_text(card, content.document.text[card.start : card.end], content.article.published.state)
        self._card.show_text(text, self._foot(text.leads) if asked.by_key else "", box)
        for page in self._reader.looking.pages:
            for watched in (page, page.viewport()):
                watched.removeEventFilter(self)
                watched.installEventFilter(self)

    def _foot(self, leads: str) -> str:
        count = len(self._cards)
        parts = (
            f"Enter: {leads}" if leads else "",
            f"Tab: next ({self._now + 1} of {count})" if count > 1 else "",
            "Esc closes",
        )
        return "  ·  ".join(filter(None, parts))

    def close(self) -> None:
        """Show no card any more."""
        self._runner.forget("look up")
        self._asked, self._has_looked = None, False
        self._hide()

    def _hide(self) -> None:
        if self._card.isVisible() or self._cards:
            self._cards = ()
            self._card.close_card()
            self._reader.looking.forget()
            for page in self._reader.looking.pages:
                for watched in (page, page.viewport()):
                    watched.removeEventFilter(self)

    # Where it leads -----------------------------------------------------------------------------------------------

    def _lead_on(self) -> None:
        from workbench.looking_up import ActorCard, DisputeCard, FootnoteCard, MarkCard, PlaceCard, TimeCard

        card = self._cards[self._now]
        self.close()
        match card:
            case ActorCard():
                self._profiles.open(card.actor)
            case TimeCard() if is_waiting(card.time):
                self.date_wanted.emit()
            case TimeCard() if card.time.earliest is not None:
                self._window.focus(Place.TIMELINE)
                self._reader.date_pressed.emit(card.time)
            case PlaceCard():
                self._search.set_query(query_terms.with_term(self._search.query, "place", card.place.name))
            case DisputeCard():
                self._reader.go_to(*card.other)
            case FootnoteCard():
                self._reader.go_to(*card.note)
            case MarkCard():
                self.note_wanted.emit(card.mark)

    # Keys and pointer ---------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asked = self._asked
        if asked is None or not self._card.isVisible():
            return super().eventFilter(watched, event)
        kind = event.type()
        if isinstance(event, QKeyEvent) and asked.by_key and self._is_own(event):
            if kind is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if kind is QEvent.Type.KeyPress:
                self._press(event.key())
                return True
        is_over = kind is QEvent.Type.FocusOut and QApplication.activePopupWidget() is None
        is_left = not asked.by_key and kind in _LEFT_BY
        if is_over or is_left or kind is QEvent.Type.MouseButtonPress:
            self.close()
        elif not asked.by_key and isinstance(event, QMouseEvent) and kind is QEvent.Type.MouseMove:
            card = self._cards[0]
            points = [
                page.point_under(event.position().toPoint())
                for page in self._reader.looking.pages
                if page.viewport() is watched
            ]
            if any(not card.start <= point < card.end for point in points):
                self.close()
        return super().eventFilter(watched, event)

    def _is_own(self, event: QKeyEvent) -> bool:
        return event.key() in _OWN_KEYS and event.modifiers() in _OWN_MODIFIERS

    def _press(self, key: int) -> None:
        step = _STEPS.get(key)
        if step is not None:
            self._now = (self._now + step) % len(self._cards)
            self._show()
        elif key == Qt.Key.Key_Escape.value:
            self.close()
        else:
            self._lead_on()

    @Slot()
    def _on_sentence_moved(self) -> None:
        if self._asked is not None and self._asked.by_key:
            self._ask_here()

    @Slot()
    def _on_scrolled(self) -> None:
        if not self._cards or self._asked is None:
            return
        card = self._cards[self._now]
        # Under the pointer there are other words now.
        box = self._reader.looking.show(card.start, card.end) if self._asked.by_key else None
        if box is None:
            self.close()
        else:
            self._card.move_to(box)

    @Slot(int)
    def _on_pointer_rested(self, point: int) -> None:
        opened = self._reading.article
        if opened is not None and (self._asked is None or not self._asked.by_key):
            self._ask(_Asked(opened.content.article.id, point, point + 1, point, by_key=False))

    @Slot(object)
    def _on_opened(self, opened: OpenArticle) -> None:
        asked = self._asked
        if asked is not None and asked.by_key and asked.article == opened.content.article.id:
            # What is known of it may be another thing now: an actor was confirmed, a date set.
            self._ask_here()
        else:
            self.close()
