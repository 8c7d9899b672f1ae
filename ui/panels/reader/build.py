"""Puts pieces on the page in slices, so that the window stays quick however long an article is."""

from time import perf_counter

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextTable

from ui.panels.reader.formats import Formats
from ui.panels.reader.places import Places, shown
from ui.panels.reader.plan import BLOCK_CHARS, Piece, PieceKind

_SLICE_MS = 7.0
_SLICE_CHARS_MIN, _SLICE_CHARS_MAX = 1_000, 40_000


class Builder:
    """Writes pieces at the end of a QTextDocument and keeps the map of what stands where."""

    def __init__(self, page: QTextDocument, text: str, formats: Formats, pieces: list[Piece]) -> None:
        self.places = Places()
        self._page, self._text, self._formats = page, text, formats
        self.pieces = pieces
        self._next = 0
        self._slice_chars = 6_000
        # Whether the last block of the page is empty and waits for a piece, as at the start and behind a table.
        self._has_blank = True

    @property
    def is_done(self) -> bool:
        """Whether every piece is on the page."""
        return self._next >= len(self.pieces)

    def build(self, chars: int) -> None:
        """Write about so many characters."""
        cursor = self._end()
        cursor.beginEditBlock()
        while chars > 0 and self._next < len(self.pieces):
            piece = self.pieces[self._next]
            self._write_next(cursor)
            chars -= piece.chars + BLOCK_CHARS * max(1, sum(len(row) for row in piece.cells))
        cursor.endEditBlock()

    def build_to(self, number: int) -> None:
        """Write up to a piece."""
        cursor = self._end()
        cursor.beginEditBlock()
        while self._next < min(number, len(self.pieces)):
            self._write_next(cursor)
        cursor.endEditBlock()

    def begin_at(self, number: int) -> None:
        """Take everything off the page; what is written next begins with this piece."""
        self.places.forget_from(0)
        cursor = QTextCursor(self._page)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self._next = number
        self._has_blank = True

    def _room_px(self) -> float:
        frame = self._page.rootFrame().frameFormat()
        return self._page.textWidth() - frame.leftMargin() - frame.rightMargin()

    def _end(self) -> QTextCursor:
        cursor = QTextCursor(self._page)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return cursor

    def _write_next(self, cursor: QTextCursor) -> None:
        piece = self.pieces[self._next]
        if piece.kind is PieceKind.TABLE:
            self._write_table(cursor, piece)
        else:
            self._write(cursor, piece)
        self._next += 1

    def build_slice(self) -> bool:
        """Write as much as the last slice took the right time for; True when everything is written."""
        start = perf_counter()
        self.build(self._slice_chars)
        took_ms = (perf_counter() - start) * 1000
        factor = min(2.0, max(0.4, _SLICE_MS / max(took_ms, 0.1)))
        self._slice_chars = int(min(_SLICE_CHARS_MAX, max(_SLICE_CHARS_MIN, self._slice_chars * factor)))
        return self.is_done

    def replace_after(self, number: int, pieces: list[Piece]) -> None:
        """Take everything behind a piece, which is a fold, off the page; other pieces are to follow it."""
        self.pieces = pieces
        if self._next <= number:
            return
        self._next = number + 1
        self._has_blank = False
        place = next(at for at in range(len(self.places)) if self.places[at].number == number)
        # Forgotten first: the page scrolls while its end is cut off, and whoever sees it move asks what stands where.
        self.places.forget_from(place + 1)
        cursor = QTextCursor(self._page)
        cursor.setPosition(self.places[place].position)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        # The block that is left has the state of the last one.
        cursor.block().setUserState(place)

    def _write(self, cursor: QTextCursor, piece: Piece) -> None:
        text = piece.words if piece.start < 0 else self._text[piece.start : piece.end]
        block, ink = self._formats.of(piece, text)
        if self._has_blank:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(ink)
            self._has_blank = False
        else:
            cursor.insertBlock(block, ink)
        number = self.places.add(piece, self._next, piece.start, piece.end, cursor.position(), text)
        cursor.block().setUserState(number)
        if piece.segments is None:
            cursor.insertText(shown(text), ink)
        else:
            for start, end, styles in piece.segments.between(piece.start, piece.end):
                cursor.insertText(shown(self._text[start:end]), self._formats.styled(piece, ink, styles))
        if piece.more_words:
            cursor.insertText(f"   {piece.more_words}", self._formats.second(ink))

    def _write_table(self, cursor: QTextCursor, piece: Piece) -> None:
        columns = max(len(row) for row in piece.cells)
        shape = self._formats.table_shape([[self._text[a:b] for a, b in row] for row in piece.cells], self._room_px())
        table: QTextTable = cursor.insertTable(len(piece.cells), columns, self._formats.table(shape))
        for row, cells in enumerate(piece.cells):
            if len(cells) == 1 < columns:
                # What stands alone in its row is about the whole of it.
                table.mergeCells(row, 0, 1, columns)
            for column, (start, end) in enumerate(cells):
                text = self._text[start:end]
                block, ink = self._formats.of_cell(piece, text, shape, row, column if len(cells) > 1 else -1)
                within = table.cellAt(row, column).firstCursorPosition()
                within.setBlockFormat(block)
                number = self.places.add(piece, self._next, start, end, within.position(), text)
                within.block().setUserState(number)
                within.insertText(shown(text), ink)
        cursor.setPosition(table.lastPosition() + 1)
        cursor.setBlockFormat(QTextBlockFormat())
        self._has_blank = True
