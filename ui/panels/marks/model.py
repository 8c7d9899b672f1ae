"""The marks that the pane lists, narrowed as one types; which of them is the current one stays where the list changes."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from ui.look.rows import ROW_ROLE, Index
from ui.panels.reader.own_signs import KINDS
from ui.wording import folded
from workbench.marks.listing import ActorNote, ListedMark

Row = ListedMark | ActorNote


class MarksModel(QAbstractListModel):
    """Holds marks, and notes about actors, in the order in which they are given."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Row, ...] = ()
        self._searched: tuple[str, ...] = ()
        self._shown: list[int] = []
        self._words: tuple[str, ...] = ()
        self.has_titles = False

    def set_marks(self, marks: Sequence[Row], *, has_titles: bool) -> None:
        """Hold other marks; where they are of several articles, rows say of which."""
        if tuple(marks) == self._all and has_titles == self.has_titles:
            return
        self._all, self.has_titles = tuple(marks), has_titles
        self._searched = tuple(folded(one.searched) for one in marks)
        self._narrow()

    def narrow(self, text: str) -> None:
        """Show only marks that have all words, in whatever place."""
        words = tuple(folded(text).split())
        if words != self._words:
            self._words = words
            self._narrow()

    def _narrow(self) -> None:
        self.beginResetModel()
        self._shown = [n for n, text in enumerate(self._searched) if all(word in text for word in self._words)]
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many marks there are, shown or not."""
        return len(self._all)

    def mark(self, row: int) -> Row | None:
        """Return what a row is of, None if there is none."""
        return self._all[self._shown[row]] if 0 <= row < len(self._shown) else None

    def shown(self) -> tuple[Row, ...]:
        """Return what is shown, in its order."""
        return tuple(self._all[n] for n in self._shown)

    def row_of(self, wanted: Row) -> int:
        """Return the row of a mark, or of the note about an actor, as it is now; -1 if it is not shown."""
        return next((row for row, one in enumerate(self.shown()) if _same(one, wanted)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.mark(index.row())
        if role == ROW_ROLE:
            return one
        if one is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if isinstance(one, ActorNote):
            return f"Note about {one.actor.name}, {one.note}"
        gone = "not in the text any more" if one.is_orphan else ""
        told = (KINDS[one.mark.kind], gone, one.mark.quote, one.mark.note, one.title if self.has_titles else "")
        return ", ".join(filter(None, told))


def _same(one: Row, other: Row) -> bool:
    if isinstance(one, ActorNote) or isinstance(other, ActorNote):
        return isinstance(one, ActorNote) and isinstance(other, ActorNote) and one.actor.id == other.actor.id
    return (one.mark.article, one.mark.key) == (other.mark.article, other.mark.key)
