"""The reader as one pane: header bar, find bar, page and hit strip, and the walks over what is marked."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.look.pieces import FocusLine
from ui.look.theme import Look
from ui.panels.reader.at_hand import AtHand
from ui.panels.reader.bar import HeaderBar
from ui.panels.reader.beside import Beside
from ui.panels.reader.content import ReaderContent
from ui.panels.reader.find_bar import FindBar
from ui.panels.reader.find_walk import FindWalk
from ui.panels.reader.hit_walk import HitWalk
from ui.panels.reader.layout import lay_out
from ui.panels.reader.legend import ZoneLegend
from ui.panels.reader.looking import Looking
from ui.panels.reader.marks import Layer, Marks
from ui.panels.reader.order import PageOrder
from ui.panels.reader.page import Page
from ui.panels.reader.pictures import Pictures
from ui.panels.reader.plan import FOLDS, PieceKind
from ui.panels.reader.progress import Progress
from ui.panels.reader.scroll_position import ScrollPosition
from ui.panels.reader.sentences import same_sentence
from ui.panels.reader.sheets.side import SheetSide
from ui.panels.reader.stopping import Stopping
from ui.panels.reader.strip import HitStrip
from ui.panels.reader.strip_keeper import StripKeeper
from ui.panels.reader.text_size import TextSize
from ui.panels.reader.typography import Typesetting
from ui.panels.reader.view import View
from ui.panels.reader.walking import Walker
from workbench.annotate.findings import Mention
from workbench.annotate.times.expressions import Time
from workbench.copies.telling import HeadNote
from workbench.marks.service import PlacedMark
from workbench.model import Block, Image, Zone
from workbench.viewing.mails import MailNote

# An article that fits the window has its end in view at once: it counts as read only after a look.
_LOOKED_AT_MS = 2_000
# With less, neither side would have lines that are read with ease.
_BOTH_FROM_PX = 620
# How far below the upper edge the text stands that lies behind a page.
_FOLLOWED_PX = 60


class ReaderPanel(QFrame):
    """Shows one article; says what the user wants and does nothing about it."""

    date_requested = Signal(object)
    star_toggled = Signal(object)
    hit_changed = Signal(int, int)
    actor_pressed = Signal(object)
    date_pressed = Signal(object)
    source_pressed = Signal(object)
    author_pressed = Signal(object)
    tag_pressed = Signal(object)
    copies_pressed = Signal()
    picture_pressed = Signal(object)
    mail_pressed = Signal()
    pictures_changed = Signal(bool)
    near_end_reached = Signal()
    original_changed = Signal(bool)
    view_changed = Signal(object)
    menu_requested = Signal(object)
    selection_changed = Signal()
    sentence_moved = Signal()
    scrolled = Signal()
    pointer_rested = Signal(int)
    left = Signal(object)
    find_changed = Signal(str)
    find_closed = Signal()
    used = Signal()
    close_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAccessibleName("Reader")
        self._content: ReaderContent | None = None
        self._place_words = ""
        self._order = PageOrder(None, is_original=False)
        self._has_ended = True
        self.pictures = Pictures(self)
        self._page, self._clean = Page(look, self.pictures), Page(look, self.pictures)
        self._clean.setAccessibleName("Clean text")
        self._view = View.CLEAN
        self._bar = HeaderBar(look)
        self._find = FindBar(look)
        self._legend = ZoneLegend(look)
        self._strip = HitStrip(look)
        self.sheets = SheetSide(look, self)
        self._clean_side = QWidget()
        self._beside = Beside(self._page, self._clean, self._clean_side)
        self.text_size = TextSize(self._bar, (self._page, self._clean))
        self.stopping = Stopping(self._page)
        self.looking = Looking(self._beside)
        self.at_hand = AtHand(self._beside)
        self._walker = Walker(self._page, self.go_to)
        self.hits = HitWalk(self._page, self.go_to)
        self._strip_keeper = StripKeeper(self._strip, self._page, self.hits)
        self._progress = Progress(self._page, self._bar)
        self.typesetting = Typesetting(self._bar, (self._page, self._clean))
        self._finding = FindWalk(self._page, self._find, self.go_to)
        shown = QWidget()
        self.sheets.lie_over(self._page, shown)
        above = (self._bar, self._find, self._legend, self.sheets.bar)
        self._stack, self._sides = lay_out(self, above, (shown, self._strip), (self._clean_side, self._clean))
        FocusLine(look, self)
        self._looked_at = _single_shot(self, _LOOKED_AT_MS)
        self._looked_at.timeout.connect(self._on_moved)
        self._connect()
        self.show_article(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A focus proxy would have Tab skip what stands before it, here the buttons of the bar.
        (self.sheets.view if self.sheets.is_shown else self._page).setFocus(event.reason())

    def _connect(self) -> None:
        bar, find = self._bar, self._find
        self._page.moved.connect(self._on_moved)
        self._page.folded.connect(self._tell_folds)
        for page in (self._page, self._clean):
            page.pointing.actor_pressed.connect(self.actor_pressed)
            page.pointing.date_pressed.connect(self.date_pressed)
            page.source_pressed.connect(self.source_pressed)
            page.author_pressed.connect(self.author_pressed)
            page.tag_pressed.connect(self.tag_pressed)
            page.copies_pressed.connect(self.copies_pressed)
            page.mail_pressed.connect(self.mail_pressed)
            page.pictures.pressed.connect(self.picture_pressed)
            page.date_requested.connect(self._on_date_requested)
            page.customContextMenuRequested.connect(self._on_menu_requested)
            page.selectionChanged.connect(self.selection_changed)
            page.sentences.moved.connect(self.sentence_moved)
            page.moved.connect(self.scrolled)
            page.pointing.rested.connect(self.pointer_rested)
            page.used.connect(self.used)
        self._beside.paragraph_changed.connect(self._on_paragraph_changed)
        self.hits.moved.connect(self._tell_hits)
        self.stopping.words_changed.connect(self._tell_words)
        bar.next_pressed.connect(self.hits.next)
        bar.previous_pressed.connect(self.hits.previous)
        bar.star_pressed.connect(self._on_star_pressed)
        bar.comments_pressed.connect(self.toggle_comments)
        bar.boilerplate_pressed.connect(self.toggle_boilerplate)
        bar.find_pressed.connect(self.open_find)
        bar.view_chosen.connect(self.set_view)
        bar.close_pressed.connect(self.close_pressed)
        self._legend.zone_pressed.connect(self.go_to_zone)
        find.close_pressed.connect(self.close_find)
        find.words_changed.connect(self.find_changed)

    # What is shown ----------------------------------------------------------------------------------------------

    @property
    def content(self) -> ReaderContent | None:
        """What is open."""
        return self._content

    def show_article(self, content: ReaderContent | None, view: View | None = None) -> None:
        """Show an article from its top, in another view where one is given; None says that nothing is open."""
        if view is not None and view is not self._view:
            # Or the article before would be laid out once more for nobody.
            self.show_article(None)
            self.set_view(view)
        self.pictures.forget_wishes()
        stop = self.stopping.stop()
        if stop is not None and (content is None or content.article.id != stop.article):
            self.left.emit(stop)
        self._content = content
        self._finding.set_article(None if content is None else content.ready.finder)
        self._walker.forget()
        self.stopping.forget()
        self._has_ended = content is None
        self._beside.use_marks(Marks())
        self._set_order()
        self.hits.lay(() if content is None else content.hits)
        if content is not None:
            self._mark(content)
            self._bar.set_star(content.article.starred_at is not None)
            self._looked_at.start()
        else:
            self._looked_at.stop()
        self.sheets.show_content(content)
        self._stack.setCurrentIndex(0 if content is None else 1)
        self._beside.show_content(content)
        self._bar.set_empty(content is None)
        self._tell_words()
        self._tell_hits()
        self._tell_folds()
        if content is None:
            self.close_find()
        elif self._find.isVisible():
            self._finding.find(self._find.words)

    def set_note(self, article: int, note: HeadNote | MailNote) -> None:
        """Say more at an article's head, of its copies or of the mail that it is, as long as it is shown."""
        if self._content is not None and self._content.article.id == article:
            self._content = self._content.having(note)
            for page in (self._page, self._clean):
                page.set_note(note)

    def update_article(self, content: ReaderContent) -> None:
        """Show the same article as the library now has it (a new date, a star) and stay where it is read."""
        now, has_ended = self.hits.now, self._has_ended
        kept = [(page, page.scroll_position(), page.caret.place(), set(page.opened)) for page in self._beside.pages]
        sentence, former = self._page.marks.sentence, self._content
        self.show_article(content)
        if sentence is not None and former is not None:
            self._page.marks.sentence = same_sentence(sentence, former.document.text, content.document.text)
        self._has_ended = has_ended
        for page, position, caret, opened in kept:
            for kind in opened:
                page.set_open(kind, True)
            page.restore_scroll(page.without_unfolding(position))
            page.caret.restore(caret)
        self._beside.mark()
        self.hits.stay_at(now)
        self._tell_hits()
        self._tell_folds()

    def update_findings(self, content: ReaderContent) -> None:
        """Mark what is found now in the text that is shown; the page stays as it is laid, with what is selected in it."""
        shown = self._content
        is_same = shown is not None and (content.article.id, content.version) == (shown.article.id, shown.version)
        # A text keeps its number where only the zones of its paragraphs have changed.
        if shown is None or not is_same or content.document.blocks != shown.document.blocks:
            self.update_article(content)
            return
        places = self._page.marks.actor_places
        self._content = content
        for page in self._beside.pages:
            page.take_content(content)
        self._walker.forget()
        self._mark(replace(content, actor_places=places))
        if self.hits.has(content.hits):
            self._page.refresh_marks()
        else:
            self.set_hits(content.hits)

    def set_place(self, words: str) -> None:
        """Say where in the results the article stands, such as "3 of 38"."""
        self._place_words = words
        self._tell_words()

    def set_date_key(self, keys: str) -> None:
        """Say which keys set the date; shown where the date is missing."""
        self._page.date_key = self._clean.date_key = keys

    def set_zone_keys(self, keys: Mapping[Zone, str]) -> None:
        """Say which keys move a paragraph into which zone; shown above the original."""
        self._legend.set_keys(keys)

    def stand_beside(self) -> None:
        """Offer to close the reader: it stands beside another."""
        self._bar.show_close()

    def set_starred(self, is_starred: bool) -> None:
        """Show whether the article has a star."""
        self._bar.set_star(is_starred)

    def set_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        """Mark other hits: the query has changed while the article stayed open."""
        self.hits.lay(hits)
        self._page.refresh_marks()
        self.mark_sheets()
        self._tell_hits()

    @property
    def lines(self) -> tuple[bool, bool]:
        """Whether names and whether dates have their lines."""
        return self._page.marks.shows_names, self._page.marks.shows_dates

    def set_lines(self, *, names: bool, dates: bool) -> None:
        """Show the lines below names and dates, or read the page in plain ink; hits stay. Other articles follow."""
        self._page.marks.shows_names, self._page.marks.shows_dates = names, dates
        self._page.refresh_marks()

    def _mark(self, content: ReaderContent) -> None:
        marks = self._page.marks
        marks.published_state = content.article.published.state
        marks.mentions, marks.dates = Layer(content.mentions), Layer(content.dates)
        marks.disputes = Layer(content.disputes)
        marks.own = Layer(content.own)
        marks.actor_places, marks.actor_names = dict(content.actor_places), dict(content.actor_names)

    def set_actor_places(self, places: Mapping[str, int]) -> None:
        """Give actors other colours: they are ranked within another result."""
        if places != self._page.marks.actor_places:
            self._page.marks.actor_places = dict(places)
            self._page.refresh_marks()

    # Clean text or original -------------------------------------------------------------------------------------

    @property
    def is_original(self) -> bool:
        """Whether all of the page is shown in its own order with its zones."""
        return self._page.is_original

    @property
    def view(self) -> View:
        """What is shown: clean text, original, or both."""
        return self._view

    def toggle_original(self) -> None:
        """Show all of the page, or the clean text again."""
        self.set_view(View.CLEAN if self._view is View.ORIGINAL else View.ORIGINAL)

    def toggle_both(self) -> None:
        """Show all of the page with the clean text beside it, or the clean text alone again."""
        self.set_view(View.CLEAN if self._view is View.BOTH else View.BOTH)

    def set_original(self, is_original: bool) -> None:
        """Show all of the page, or the clean text."""
        self.set_view(View.ORIGINAL if is_original else View.CLEAN)

    @Slot(object)
    def set_view(self, view: View) -> None:
        """Show all of the page in its own order, each part with its zone, or the clean text, or both. Other articles follow."""
        if view is self._view:
            return
        self._view = view
        if view.has_original is not self.is_original:
            self._show_original(is_original=view.has_original)
        self._share_room()
        self._show_sheets()
        self._bar.set_view(view)
        self.view_changed.emit(view)

    @property
    def has_zones(self) -> bool:
        """Whether the paragraphs of an original are shown with their zones: pages of a PDF have none."""
        return self.is_original and not self.sheets.is_shown

    def _show_sheets(self) -> None:
        """Show the pages of a PDF as its original, at what was read in the text."""
        point = self._page.top_point()
        self.sheets.set_wanted(self._view is View.ORIGINAL)
        self._set_order()
        if self.sheets.is_shown:
            self.mark_sheets()
            if point > 0:
                self.sheets.go_to(point, point + 1)

    def mark_sheets(self) -> None:
        """Mark on the pages of a PDF what is marked in its text: the hits, and what was found."""
        self.sheets.mark(self.hits.spans, self._find.words if self._find.isVisible() else "")

    def follow_sheets(self, point: int) -> None:
        """Have the text that lies behind the pages at what is read on them: the other view goes on from there."""
        if self.sheets.is_shown:
            self._page.restore_scroll(ScrollPosition(point, _FOLLOWED_PX))

    def _show_original(self, *, is_original: bool) -> None:
        self._page.set_original(is_original)
        self._page.setAccessibleName("All of the page" if is_original else "Article")
        self._set_order()
        self.hits.number_anew()
        self._finding.number_anew()
        self._page.refresh_marks()
        self._tell_hits()
        self._tell_folds()
        self.original_changed.emit(is_original)

    def _share_room(self) -> None:
        """Give original and clean text half of the pane each, or all to the original where that is too little."""
        has_room = self.width() >= _BOTH_FROM_PX
        was_beside = self._beside.is_shown
        self._legend.say_room(has_room=has_room or self._view is not View.BOTH)
        self._beside.set_view(self._view, has_room=has_room)
        if self._beside.is_shown and not was_beside:
            self._sides.setSizes([self.width() // 2] * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is View.BOTH and (self.width() >= _BOTH_FROM_PX) is not self._beside.is_shown:
            self._share_room()

    def wanted_paragraphs(self) -> tuple[int, ...]:
        """Return where the paragraphs start that a key is about: the selected ones, else the marked one if it is in sight."""
        return self._beside.wanted() if self.has_zones else ()

    @Slot(object)
    def _on_paragraph_changed(self, block: Block | None) -> None:
        self._legend.show_current(None if block is None else block.zone)

    def _set_order(self) -> None:
        document = None if self._content is None else self._content.document
        self._order = PageOrder(document, is_original=self.is_original)
        self.hits.set_order(self._order)
        self._finding.set_order(self._order)
        self._walker.set_order(self._order)
        self._legend.show_document(document if self.has_zones else None)

    @Slot(object)
    def go_to_zone(self, zone: Zone) -> None:
        """Go to where a zone goes on in the original, from its last stretch to the first."""
        self._walker.zone(zone, self._order)

    # Pictures ---------------------------------------------------------------------------------------------------

    @property
    def has_pictures(self) -> bool:
        """Whether the pictures of articles are shown."""
        return self._page.has_pictures

    def set_pictures(self, has_pictures: bool) -> None:
        """Show the pictures of articles where they stand, or leave them out."""
        if has_pictures != self.has_pictures:
            for page in (self._page, self._clean):
                page.set_pictures(has_pictures)
            self.pictures_changed.emit(has_pictures)

    def toggle_pictures(self) -> None:
        """Leave pictures out, or show them again."""
        self.set_pictures(not self.has_pictures)

    def picture_here(self) -> Image | None:
        """Return the picture that a key is about: that of the cursor, else the first in sight."""
        return self._beside.leader.pictures.in_sight()

    def all_pictures(self) -> list[Image]:
        """Return the pictures on the page, from top to bottom."""
        return self._beside.leader.pictures.all()

    # Walking ----------------------------------------------------------------------------------------------------

    def go_to(self, start: int, end: int) -> None:
        """Scroll to a span of the article, flash it once and put the keyboard's cursor there."""
        self._walker.forget()
        self._beside.lead(self._page)
        self._page.go_to(start, end)
        self._page.refresh_marks()
        self._tell_folds()
        if self.sheets.is_shown:
            self.mark_sheets()
            self.sheets.go_to(start, end)

    def walk_mentions(self, actor_id: str, step: int) -> bool:
        """Go to the next (+1) or previous (-1) mention of an actor; False if there is none further."""
        return self._walker.mention(actor_id, step)

    def walk_names(self, step: int) -> Mention | None:
        """Go to the next (+1) or previous (-1) mention of any actor; None if there is none further."""
        return self._walker.along(self._page.marks.mentions, step)

    def walk_dates(self, step: int) -> Time | None:
        """Go to the next (+1) or previous (-1) date of the text and say what it means; None if there is none further."""
        date = self._walker.date(step)
        if date is not None:
            self.date_pressed.emit(date)
        return date

    def current_date(self) -> Time | None:
        """Return the date on which the keyboard's cursor stands, None if it stands on none."""
        return self._walker.current_date()

    def current_mention(self) -> Mention | None:
        """Return the mention on which the keyboard's cursor stands, None if it stands on none."""
        return self._walker.current_mention()

    # Find in article --------------------------------------------------------------------------------------------

    @Slot()
    def open_find(self) -> None:
        """Open the bar that finds words in this article; a selection within a line is what it looks for."""
        if self._content is not None:
            self._finding.open()
            self.find_changed.emit(self._find.words)

    def find_along(self, words: str) -> None:
        """Find words that are typed in another reader beside this one; the keyboard stays there."""
        if self._content is not None:
            self._finding.find_along(words)

    @Slot()
    def close_find(self) -> bool:
        """Close the bar and take its marks away; False if it was not open."""
        was_open = self._finding.close()
        self.mark_sheets()
        if was_open:
            self.find_closed.emit()
        return was_open

    @property
    def found_words(self) -> str | None:
        """What is looked for in the article, None where the bar is not open."""
        return None if self._find.isHidden() else self._find.words

    # Folds, selection, scrolling --------------------------------------------------------------------------------

    @Slot()
    def toggle_comments(self) -> None:
        """Unfold or fold the comments; go to them where the original is shown, which folds nothing."""
        self._toggle(PieceKind.COMMENTS)

    @Slot()
    def toggle_boilerplate(self) -> None:
        """Unfold or fold what was left out of the article; go to it where the original is shown."""
        self._toggle(PieceKind.BOILERPLATE)

    def _toggle(self, kind: PieceKind) -> None:
        if self.is_original:
            self.go_to_zone(Zone.COMMENT if kind is PieceKind.COMMENTS else Zone.BOILERPLATE)
            return
        self._page.set_open(kind, kind not in self._page.opened)
        self._tell_folds()

    @property
    def leader(self) -> Page:
        """The page on which keys act: of two the one that the user turned to last."""
        return self._beside.leader

    def walk_own(self, step: int) -> PlacedMark | None:
        """Go to the next (+1) or previous (-1) of the user's marks, after the last to the first; None if there is none."""
        return self._walker.around(self._page.marks.own, step)

    @property
    def opened(self) -> set[PieceKind]:
        """What is unfolded."""
        return set(self._page.opened)

    def unfold(self, kinds: AbstractSet[PieceKind]) -> None:
        """Unfold these and nothing else."""
        for kind in FOLDS:
            self._page.set_open(kind, kind in kinds)
        self._tell_folds()

    def scroll_position(self) -> ScrollPosition:
        """Return where the article is read."""
        return self._page.scroll_position()

    def restore_scroll(self, position: ScrollPosition) -> None:
        """Go back to where it was read."""
        self._page.restore_scroll(position)

    # Telling ----------------------------------------------------------------------------------------------------

    @Slot()
    def _tell_words(self) -> None:
        source = "" if self._content is None else self._content.article.source_name
        # Isolated, or an Arabic name would carry the number that follows it away.
        named = f"\N{FIRST STRONG ISOLATE}{source}\N{POP DIRECTIONAL ISOLATE}" if source else ""
        words = [] if self._content is None else [named, self._place_words, self.stopping.words]
        self._bar.set_words("  ·  ".join(word for word in words if word))

    @Slot()
    def _tell_hits(self) -> None:
        now, total = self.hits.now, len(self.hits.spans)
        self._bar.set_hits(now + 1, total)
        self._strip_keeper.tell_hit()
        self.hit_changed.emit(now + 1, total)

    @Slot()
    def _tell_folds(self) -> None:
        states = {
            kind: kind in self._page.opened if self._page.has_fold(kind) else None
            for kind in (PieceKind.COMMENTS, PieceKind.BOILERPLATE)
        }
        self._bar.set_folds(comments=states[PieceKind.COMMENTS], boilerplate=states[PieceKind.BOILERPLATE])

    @Slot()
    def _on_moved(self) -> None:
        if not self._has_ended and not self._looked_at.isActive() and self._page.has_end_in_view():
            self._has_ended = True
            self.near_end_reached.emit()

    @Slot()
    def _on_date_requested(self) -> None:
        if self._content is not None:
            self.date_requested.emit(self._content.article.id)

    @Slot()
    def _on_star_pressed(self) -> None:
        if self._content is not None:
            self.star_toggled.emit(self._content.article.id)

    @Slot(QPoint)
    def _on_menu_requested(self, at: QPoint) -> None:
        self.menu_requested.emit(self._beside.leader.viewport().mapToGlobal(at))


def _single_shot(owner: QWidget, after_ms: int) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    return timer
