"""What a key in the text is about: what is selected, or else the sentence that is read."""

from PySide6.QtGui import QGuiApplication

from ui.panels.reader.beside import Beside
from ui.panels.reader.selecting import joined_span


class AtHand:
    """Of two pages the one on which keys act has it."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside

    def selected_text(self) -> str:
        """Return the selected text as it stands in the article."""
        return self._beside.leader.selected_text()

    def selected_spans(self) -> tuple[tuple[int, int], ...]:
        """Return which stretches of the article are selected, in code points."""
        return self._beside.leader.selected_spans()

    def selected_span(self) -> tuple[int, int] | None:
        """Return the stretch of the article that is selected, in code points and without blanks at its ends."""
        return joined_span(self.selected_spans(), self._text())

    def sentence_span(self) -> tuple[int, int] | None:
        """Return what "the sentence" is for a key: what is selected, else the sentence that was gone to, if it is in sight.

        Gone to by sentences, to a hit, a date, a mention, or by a click. None where there is none: `show_sentence` then marks one.
        """
        sentences = self._beside.leader.sentences
        now = sentences.now if sentences.is_in_view() else None
        return self.selected_span() or (None if now is None else (now.start, now.end))

    def show_sentence(self) -> None:
        """Mark the first sentence in view, unless the marked one is in view: the next key is about it."""
        self._beside.leader.sentences.stand_in_view()

    def clear_selection(self) -> None:
        """Select nothing any more; the cursor stays where the selection began."""
        page = self._beside.leader
        cursor = page.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionStart())
            page.setTextCursor(cursor)

    def copy(self) -> None:
        """Put the selected text, or else the sentence, on the clipboard."""
        span = self.sentence_span()
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)
        elif span is not None:
            QGuiApplication.clipboard().setText(self._text()[slice(*span)])

    def _text(self) -> str:
        content = self._beside.leader.content
        return "" if content is None else content.document.text
