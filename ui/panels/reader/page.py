"""The page: a text browser that never loads anything, with its marks painted under the text that is in view."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)

from ui.look import tokens
from ui.look.theme import Look
from ui.panels.reader.caret import Caret
from ui.panels.reader.closed_browser import ClosedBrowser
from ui.panels.reader.content import ReaderContent
from ui.panels.reader.flash import Flash
from ui.panels.reader.formats import Formats
from ui.panels.reader.geometry import InView, first_unit_below, unit_at
from ui.panels.reader.glide import Glide
from ui.panels.reader.ink import HitInk
from ui.panels.reader.margins import Margins, margins_for
from ui.panels.reader.marks import Marks, Span
from ui.panels.reader.page_pictures import PagePictures
from ui.panels.reader.paragraphs import ParagraphCursor
from ui.panels.reader.pictures import Pictures
from ui.panels.reader.places import Place, Places
from ui.panels.reader.plan import FOLDS, PieceKind, Plan
from ui.panels.reader.pointing import Pointing, is_plain, step_of
from ui.panels.reader.rows import PageRows
from ui.panels.reader.scroll_position import ScrollPosition, position_in_both
from ui.panels.reader.selecting import selected_spans, selected_text
from ui.panels.reader.sentence_cursor import SentenceCursor
from ui.panels.reader.stretch import Stretch
from ui.panels.reader.typography import Typography
from ui.panels.reader.underlay import Underlay, paint_underlay
from ui.panels.reader.writing import Target, Writing
from workbench.copies.telling import HeadNote
from workbench.model import Zone
from workbench.viewing.mails import MailNote

NARROW_BELOW_PX = 520
_SETTLE_MS = 30


class Page(ClosedBrowser):
    """Shows one article. `moved` says that what is in view has changed, `laid_out` that heights have, `marked` that marks have, `used` that the user
    turned to it.
    """

    moved = Signal()
    laid_out = Signal()
    used = Signal()
    marked = Signal()
    folded = Signal()
    date_requested = Signal()
    source_pressed = Signal(object)
    author_pressed = Signal(object)
    tag_pressed = Signal(object)
    copies_pressed = Signal()
    mail_pressed = Signal()

    def __init__(self, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self._look = look
        self.pictures = PagePictures(self, pictures)
        self.has_pictures = True
        self.marks = Marks()
        self.size_px = tokens.TYPE["read"].size_px
        self.typography = Typography()
        self.date_key = "Ctrl+D"
        self.content: ReaderContent | None = None
        self.opened: set[PieceKind] = set()
        self.is_original = False
        self._plan: Plan | None = None
        self._writing: Writing | None = None
        self._written: QTextDocument | None = None
        self._rows: PageRows | None = None
        self._view = InView()
        self._is_narrow = False
        self._margins = Margins()
        self._ink = HitInk(self)
        self._flash = Flash(self)
        self.caret = Caret(self)
        # Whether the mark of a paragraph has the colour of what is at work here, or the quiet one of what follows another page.
        self.is_leading = True
        self.pointing = Pointing(self)
        self.paragraphs = ParagraphCursor(self)
        self.sentences = SentenceCursor(self)
        self.glide = Glide(look, self.verticalScrollBar())
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Article")
        self.viewport().setMouseTracking(True)
        self._settle_due = QTimer(self)
        self._settle_due.setSingleShot(True)
        self._settle_due.setInterval(_SETTLE_MS)
        self._settle_due.timeout.connect(self.settle)
        self._flash.changed.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.verticalScrollBar().actionTriggered.connect(self._on_bar_used)
        look.changed.connect(self._on_look_changed)

    # Showing ----------------------------------------------------------------------------------------------------

    def show_content(self, content: ReaderContent | None) -> None:
        """Show an article from its top, with everything folded."""
        self.content = content
        self.caret.forget()
        for cursor in (self.paragraphs, self.sentences):
            cursor.set_document(None if content is None else content.document)
        self.opened.clear()
        self._plan_page()
        self._write_page()

    def take_content(self, content: ReaderContent) -> None:
        """Know more of the article that is shown; the page stays as it is laid."""
        self.content = content
        if self._plan is not None and self._plan.is_waiting and self._writing is not None:
            self._plan_page()
            self._writing.take_plan(self._plan)

    def set_note(self, note: HeadNote | MailNote) -> None:
        """Say more at the article's head, of its copies or of the mail that it is; the page stays as it is laid."""
        if self.content is None or not self.content.takes(note):
            return
        self.content = self.content.having(note)
        if self._rows is not None and self._rows.head is not None:
            self._rows.head.set_note(note)
            self._rows.set_tab_order(self)

    def set_original(self, is_original: bool) -> None:
        """Show all of the page in its own order with its zones, or the clean text; what is at the top stays in sight."""
        if is_original == self.is_original:
            return
        awaited = None if self._writing is None else self._writing.awaited
        position = position_in_both(self, self._plan, None if awaited is None else awaited.position)
        self.is_original = is_original
        self._plan_page()
        self._write_anew(position)

    def _plan_page(self) -> None:
        ready = None if self.content is None else self.content.ready
        self._plan = None if ready is None else ready.plan(is_original=self.is_original, has_pictures=self.has_pictures)

    def starts_of(self, zone: Zone) -> list[tuple[int, int]]:
        """Return the spans with which each stretch of a zone begins, where the original is shown."""
        return [] if self._plan is None else self._plan.starts_of(zone)

    def set_pictures(self, has_pictures: bool) -> None:
        """Show the pictures of articles, or leave them out."""
        self._change("has_pictures", has_pictures)

    def set_size(self, size_px: int) -> None:
        """Show the text in another size."""
        self._change("size_px", size_px)

    def set_typography(self, wanted: Typography) -> None:
        """Set the text in another way."""
        self._change("typography", wanted)

    def _change(self, name: str, value: object) -> None:
        """Show the article otherwise; what is read stays where it is."""
        if getattr(self, name) != value:
            position = self.scroll_position()
            setattr(self, name, value)
            self._plan_page()
            self._write_anew(position)

    def set_open(self, kind: PieceKind, is_open: bool) -> None:
        """Open or shut a fold."""
        if self._writing is not None:
            self._writing.set_open(kind, is_open=is_open)

    def has_fold(self, kind: PieceKind) -> bool:
        """Tell whether the article has something of this kind to fold."""
        return self._plan is not None and self._plan.has(kind)

    def _write_anew(self, position: ScrollPosition) -> None:
        """Write the same article as it is shown now, and go back to where it was read, with the cursor where it stood."""
        caret = self.caret.place()
        self._write_page()
        self.restore_scroll(position)
        self.caret.restore(caret)

    def _write_page(self) -> None:
        self._flash.put_out()
        self._ink.forget()
        # What Qt tells while the document changes is about none of ours.
        for gone in (self._writing, self._rows):
            if gone is not None:
                gone.discard()
        self._writing = self._rows = None
        # Qt would keep the marks' cursors into the page that goes, and later ask that page, gone, where they stand.
        self.setExtraSelections([])
        page = QTextDocument(self)
        page.setUndoRedoEnabled(False)
        page.setDocumentMargin(0)
        self.setDocument(page)
        if self._written is not None:
            self._written.deleteLater()
        self._written = page
        if self.content is None or self._plan is None:
            return
        content, is_rtl = self.content, self.content.document.direction == "rtl"
        self._is_narrow = is_narrow = self.viewport().width() < NARROW_BELOW_PX
        self._formats = Formats(self._look, self.size_px, self.typography, is_narrow=is_narrow, is_rtl_article=is_rtl)
        self._formats.picture_px = self.pictures.height_of
        self._set_margins()
        rows = PageRows(
            self._look,
            content,
            self._plan,
            self.viewport(),
            width_px=round(self.column().width()),
            is_narrow=is_narrow,
            date_key=self.date_key,
        )
        rows.fold_toggled.connect(self._on_fold_toggled)
        if rows.head is not None:
            rows.head.tell(self)
            self._formats.end_head(self._plan.main[self._plan.head - 1], rows.facts_px)
        rows.set_tab_order(self)
        self._rows = rows
        self._view = InView()
        if self._plan.is_large:
            self._writing = Stretch(self, page, content.document.text, self._plan, self._margins)
            self._writing.relaid.connect(self._on_relaid)
        else:
            self._writing = Writing(page, content.document.text, self._formats, self._plan, self.opened, self)
        self._writing.reached.connect(self._on_reached)
        self._writing.finished.connect(self.settle)
        self._writing.folded.connect(self._on_folded)
        self._writing.begin()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        self.settle()

    @property
    def is_whole(self) -> bool:
        """Whether everything that is unfolded has been written on the page."""
        return self._writing is None or self._writing.is_done

    @property
    def stretch(self) -> Stretch | None:
        """The part of a very large article that is on the page; None where all of it is, or will be."""
        return self._writing if isinstance(self._writing, Stretch) else None

    @Slot()
    def _on_relaid(self) -> None:
        self._view = InView()
        self._ink.forget()
        self.settle()

    @Slot()
    def _on_folded(self) -> None:
        self.settle()
        self.folded.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._write_anew(self.scroll_position())

    @Slot(object)
    def _on_fold_toggled(self, kind: PieceKind) -> None:
        self.set_open(kind, kind not in self.opened)

    # Going places -----------------------------------------------------------------------------------------------

    def go_to(self, start: int, end: int) -> None:
        """Scroll to a span, put the keyboard's cursor there and flash it once; folds open for it."""
        if self._writing is not None:
            self._writing.reach(Target(Span(start, max(end, start + 1))))

    def scroll_position(self) -> ScrollPosition:
        """Return where the article is read."""
        awaited = None if self._writing is None else self._writing.awaited
        if awaited is not None and awaited.offset_px is not None:
            return awaited.position
        if self._writing is None or self.verticalScrollBar().value() == 0:
            return ScrollPosition()
        last = -1
        for block, place, box in self.in_view():
            if place.start >= 0 and box.bottom() > 0:
                return self.position_in(block, place, box)
            last = place.number
        return self.pictures.position_below(last)

    def position_in(self, block: QTextBlock, place: Place, box: QRectF) -> ScrollPosition:
        """Return where the first line in view of a block that is in view stands."""
        unit = first_unit_below(block, -box.top())
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + unit)
        return ScrollPosition(place.to_point(unit), self.cursorRect(cursor).top())

    def top_point(self) -> int:
        """Return the first character of the article that is in view."""
        return max(0, self.scroll_position().point)

    def cursor_point(self) -> int:
        """Return the character that the keyboard's cursor is on, -1 if it is on none."""
        return self.caret.place().point

    @property
    def plan(self) -> Plan | None:
        """How the article is laid out, None where nothing is open."""
        return self._plan

    @property
    def places(self) -> Places | None:
        """What stands where on the page so far."""
        return None if self._writing is None else self._writing.places

    def can_show(self, point: int) -> bool:
        """Tell whether a character of the article is on the page, or will be, without a fold that opens for it."""
        if self._writing is None or self._plan is None:
            return False
        is_there = self._writing.places.at_point(point) is not None
        return is_there or (not self.is_whole and self._plan.fold_of(point) is None)

    def without_unfolding(self, position: ScrollPosition) -> ScrollPosition:
        """Return where to go back to when what stood there may be folded away now: else to what comes next in the text."""
        if position.point < 0 or self._plan is None:
            return position
        return ScrollPosition(self._plan.unfolded_near(position.point, self.opened), position.offset_px)

    def point_under(self, at: QPoint) -> int:
        """Return the character of the article under a point of the viewport, -1 if there is none."""
        for block, place, box in self.in_view():
            if place.start >= 0 and box.contains(QPointF(at)):
                unit = unit_at(block, QPointF(at) - box.topLeft())
                return place.to_point(unit) if unit >= 0 else -1
        return -1

    def position_of(self, point: int) -> int | None:
        """Return where a character of the article stands in the document, None if it is folded away or not written yet."""
        if self._writing is None or point < 0:
            return None
        positions = self._writing.places.to_positions(point, point + 1)
        return positions[0][0] if positions else None

    def restore_scroll(self, position: ScrollPosition) -> None:
        """Go back to where the article was read."""
        if self._writing is None:
            return
        if position.point < 0:
            self._writing.awaited = None
            self.verticalScrollBar().setValue(0)
        else:
            self._writing.reach(Target(Span(position.point, position.point + 1), position.offset_px))

    @Slot(object)
    def _on_reached(self, target: Target) -> None:
        positions = self._writing.places.to_positions(target.span.start, target.span.end) if self._writing else []
        if not positions:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(positions[0][0])
        bar = self.verticalScrollBar()
        box = self.cursorRect(cursor)
        if target.offset_px is not None:
            bar.setValue(bar.value() + box.top() - target.offset_px)
            self.caret.settle()
            return
        height = self.viewport().height()
        if box.top() < 40 or box.bottom() > height - 40:
            bar.setValue(bar.value() + box.top() - height // 3)
        self.caret.put(cursor)
        self.sentences.stand_at(target.span.start)
        if self._look.has_motion:
            self._flash.light(target.span)
        self.settle()

    def has_end_in_view(self) -> bool:
        """Tell whether the last words of the article itself are in view."""
        last, bottom = -1 if self._plan is None else self._plan.last, self.viewport().height() + 4
        return last >= 0 and any(p.number >= last and box.bottom() <= bottom for _, p, box in self.in_view())

    # What is in view --------------------------------------------------------------------------------------------

    def in_view(self) -> Iterator[tuple[QTextBlock, Place, QRectF]]:
        """Yield the blocks in view with their places and boxes in viewport pixels; only these are ever asked for."""
        if self._writing is not None:
            column = self.column()
            view = QRectF(column.left(), self.verticalScrollBar().value(), column.width(), column.height())
            yield from self._view.blocks(self.document(), self._writing.places, view)

    @property
    def formats(self) -> Formats:
        """How the article that is shown is set."""
        return self._formats

    def column(self) -> QRectF:
        """Return where the text stands within the viewport, from its upper to its lower edge."""
        frame = self.document().rootFrame().frameFormat()
        width = self.viewport().width() - frame.leftMargin() - frame.rightMargin()
        return QRectF(frame.leftMargin(), 0, width, self.viewport().height())

    @Slot()
    def _on_scrolled(self) -> None:
        if self._writing is not None:
            self._writing.follow()
        self._place_rows()
        self._ink_hits()
        self.moved.emit()

    @Slot()
    def _on_range_changed(self) -> None:
        # While an article is being written this comes many times a second.
        if not self._settle_due.isActive():
            self._settle_due.start()

    @Slot()
    def settle(self) -> None:
        """Put everything where the text now is."""
        self._place_rows()
        self._ink_hits()
        self.viewport().update()
        self.laid_out.emit()

    def refresh_marks(self) -> None:
        """Paint the marks anew: they have changed."""
        self._ink.forget()
        self._ink_hits()
        self.viewport().update()
        self.marked.emit()

    def _place_rows(self) -> None:
        rows, plan, writing = self._rows, self._plan, self._writing
        if rows is None or plan is None or writing is None or not len(writing.places):
            return
        column, top = self.column(), self.verticalScrollBar().value()
        if plan.head:
            rows.place_head(self.document(), writing.places, plan.head, column, top, self._margins.top_px)
        folds = {place.piece.kind: box for _, place, box in self.in_view() if place.piece.kind in FOLDS}
        rows.place_folds(column, folds, self.opened)

    def _set_margins(self) -> None:
        self._margins = margins_for(
            self.viewport().width(),
            self._formats.measure_px(),
            is_narrow=self._is_narrow,
            is_original=self.is_original,
            is_rtl=self._formats.is_rtl,
        )
        value = self.verticalScrollBar().value()
        self._margins.lay(self.document())
        self.pictures.fit()
        # It has scrolled to the cursor.
        self.verticalScrollBar().setValue(value)

    def _ink_hits(self) -> None:
        if self._writing is not None:
            shown = [place for _, place, _ in self.in_view()]
            self._ink.lay(self.marks, shown, self._writing.places, self._look.color("on_hit"))

    # Qt ---------------------------------------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def selected_text(self) -> str:
        """Return what is selected as it stands in the article."""
        return "" if self.content is None else selected_text(self, self.content.document.text)

    def selected_spans(self) -> tuple[tuple[int, int], ...]:
        """Return which stretches of the article are selected, in code points."""
        return selected_spans(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_new_width = event.size().width() != event.oldSize().width() and self._writing is not None
        position = self.scroll_position() if is_new_width and self.verticalScrollBar().value() else None
        super().resizeEvent(event)
        if not is_new_width:
            if self._writing is not None:
                self._writing.follow()
            return
        caret = self.caret.place()
        # What is estimated of a very large article is so for a width.
        is_narrow = self.viewport().width() < NARROW_BELOW_PX
        is_written = is_narrow != self._is_narrow or self.stretch is not None
        if is_written:
            self._write_page()
        else:
            self._set_margins()
        if position is not None:
            self.restore_scroll(position)
        if is_written:
            self.caret.restore(caret)
        self.settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._rows is not None:
            underlay = Underlay(
                self.column(),
                list(self.in_view()),
                self._rows.rule_y,
                self.marks,
                self._flash,
                is_rtl_article=self._formats.is_rtl,
                is_original=self.is_original,
                has_words=self._margins.has_words,
                is_leading=self.is_leading,
                pictures=self.pictures.shelf,
                measure_px=self._formats.measure_px(),
                caret_block=self.textCursor().blockNumber() if self.hasFocus() else -1,
            )
            paint_underlay(self._look, painter, underlay)
            self.pictures.ask_ahead()
        painter.end()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Who scrolls does not want to be taken elsewhere any more.
        if self._writing is not None:
            self._writing.awaited = None
        self.used.emit()
        super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.used.emit()

    @Slot()
    def _on_bar_used(self) -> None:
        self.used.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.paragraphs.press(event):
            return
        if self.stretch is not None and event.matches(QKeySequence.StandardKey.SelectAll):
            self.caret.restore(self.stretch.whole())
            return
        bar = self.verticalScrollBar()
        step = step_of(event, self.viewport().height(), bar.maximum())
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and is_plain(event)
        if step is not None:
            bar.setValue(bar.value() + step)
        elif not (is_return and (self.pictures.press_at_caret() or self.pointing.press(self.cursor_point()))):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.RightButton:
            self.pointing.stand_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            at = event.position().toPoint()
            if not self.pictures.press_at(at):
                point = self.point_under(at)
                self.sentences.stand_at(point)
                self.pointing.press(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.pointing.hover(event.position().toPoint())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.pointing.rest(cast("QHelpEvent", event).pos())
            return True
        return super().viewportEvent(event)
