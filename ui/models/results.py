"""The model of the results list: all ids at once, rows by the page, asked for when a view wants to paint them."""

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from ui.look.rows import ROW_ROLE
from ui.models.result_rows import ResultRow, date_state_words, result_row
from workbench.copies.folding import Folded
from workbench.library.articles import Article
from workbench.search import SearchHit

PAGE_ROWS: Final = 32
# 2,048 rows: more than anyone has on the screen, little beside 100,000.
_PAGES_MAX: Final = 64
# More than a screen above and below.
_NEAR_ROWS: Final = 3 * PAGE_ROWS
# More than a view shows at once.
_ASKED_AT_ONCE_MAX: Final = 3
_NO_INDEX: Final = QModelIndex()
# What a row is to the others of its group, and what stands behind it in words.
FOLD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
BEHIND_ROLE: Final = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class Fold(Enum):
    """What a row is to the others of its group."""

    ALONE = auto()
    FOLDED = auto()
    UNFOLDED = auto()
    MEMBER = auto()


class ResultsModel(QAbstractListModel):
    """Holds the ids of a result in order and a cache of rows; a row that is still on its way has no data yet.

    Copies of one article stand behind the row of the best of them, and below it where it is unfolded.
    """

    page_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids = array("q")
        self._number = 0
        self._hits: dict[int, SearchHit] = {}
        self._rows: dict[int, ResultRow] = {}
        self._awaited: dict[int, int] = {}
        self._pages: OrderedDict[int, None] = OrderedDict()
        self._to_ask: list[int] = []
        self._folded: Folded | None = None
        self._behind: dict[int, str] = {}
        # By the article whose row they stand below, and the other way round.
        self._unfolded: dict[int, tuple[int, ...]] = {}
        self._head_of: dict[int, int] = {}
        # A view asks while it paints; an answer must not change the model before it has done.
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.timeout.connect(self._on_asking)

    @property
    def ids(self) -> "array[int]":
        """The ids of the rows, in order; not to be changed."""
        return self._ids

    def set_ids(
        self, ids: Iterable[int], number: int, folded: Folded | None = None, *, keep_unfolded: bool = False
    ) -> None:
        """Take on another result; answers to an older number are dropped from now on.

        Args:
            ids: What has a row, in order.
            number: Of the result.
            folded: What stands behind rows, if anything does.
            keep_unfolded: Unfold the groups again that are unfolded now, for it is the same search over a library that has changed.
        """
        self.beginResetModel()
        unfolded = {*self._unfolded, *self._head_of} if keep_unfolded else set()
        self._ids = ids if isinstance(ids, array) else array("q", ids)
        self._number, self._folded = number, folded if folded is not None and folded.hidden else None
        self._hits.clear()
        self._rows.clear()
        self._forget_pages()
        self._behind.clear()
        self._unfolded.clear()
        self._head_of.clear()
        for article in unfolded:
            head, members = self._group_of(article)
            if members and head not in self._unfolded:
                self._put_below(self.row_of(head), head, members)
        self.endResetModel()

    def supply(self, number: int, hits: Sequence[SearchHit], behind: Mapping[int, str] | None = None) -> None:
        """Take rows of the result of this number, whether they were asked for or not, and what is said of those behind them."""
        if number != self._number:
            return
        self._behind.update(behind or {})
        places = []
        for hit in hits:
            place = self._awaited.pop(hit.article.id, None)
            place = self.row_of(hit.article.id) if place is None else place
            if place >= 0:
                self._hits[hit.article.id] = hit
                self._rows[hit.article.id] = result_row(hit)
                places.append(place)
        if places:
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))

    def fold_of(self, article: int) -> Fold:
        """Return what the row of an article is to the others of its group."""
        if self._folded is None:
            return Fold.ALONE
        if article in self._unfolded:
            return Fold.UNFOLDED
        if article in self._head_of:
            return Fold.MEMBER
        return Fold.FOLDED if article in self._behind or self._folded.members(article) else Fold.ALONE

    def head_of(self, article: int) -> int:
        """Return the article whose row the row of this one stands below, itself where it stands below none."""
        return self._head_of.get(article, article)

    def members_below(self, head: int) -> int:
        """Count the rows that belong to the row of an article and stand below it."""
        return len(self._unfolded.get(head, ()))

    def unfold(self, article: int) -> bool:
        """Show the group of an article, which may stand behind a row itself, below its row; tell whether there was anything to show."""
        head, members = self._group_of(article)
        if not members or head in self._unfolded:
            return False
        row = self.row_of(head)
        self.beginInsertRows(QModelIndex(), row + 1, row + len(members))
        self._put_below(row, head, members)
        self._forget_places(row)
        self.endInsertRows()
        self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def fold(self, head: int) -> None:
        """Let a group stand behind its row again."""
        members = self._unfolded.get(head, ())
        if not members:
            return
        row = self.row_of(head)
        self.beginRemoveRows(QModelIndex(), row + 1, row + len(members))
        del self._unfolded[head]
        for member in members:
            del self._head_of[member]
        self._ids = self._ids[: row + 1] + self._ids[row + 1 + len(members) :]
        self._forget_places(row)
        self.endRemoveRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def _group_of(self, article: int) -> tuple[int, tuple[int, ...]]:
        """Return the article whose row stands for a group, and those behind it."""
        members = () if self._folded is None else self._folded.members(article)
        return (members[0], members[1:]) if members else (article, ())

    def _put_below(self, row: int, head: int, members: tuple[int, ...]) -> None:
        # The result's own array is not ours to change.
        self._ids = self._ids[: row + 1] + array("q", members) + self._ids[row + 1 :]
        self._unfolded[head] = members
        self._head_of.update(dict.fromkeys(members, head))

    def _forget_places(self, row: int) -> None:
        """Rows below have moved: of what was read, only what is near stays, and every page can be asked for again."""
        near = set(self._ids[max(0, row - _NEAR_ROWS) : row + _NEAR_ROWS])
        self._hits = {article: hit for article, hit in self._hits.items() if article in near}
        self._rows = {article: known for article, known in self._rows.items() if article in near}
        self._forget_pages()

    def _forget_pages(self) -> None:
        self._awaited.clear()
        self._pages.clear()
        self._to_ask.clear()

    def forget(self, ids: Iterable[int]) -> None:
        """Await these rows no more: they will not come, and are asked for again when a view wants to paint them."""
        for article in ids:
            place = self._awaited.pop(article, None)
            if place is not None:
                self._pages.pop(place // PAGE_ROWS, None)

    def article_changed(self, article: Article) -> None:
        """Show an article as it is now: its star, its date, whether it is read."""
        known = self._hits.get(article.id)
        if known is not None:
            self._change(replace(known, article=article))

    def tags_changed(self, tags: Mapping[int, tuple[str, ...]]) -> None:
        """Show the tags that articles have now."""
        for article, names in tags.items():
            known = self._hits.get(article)
            if known is not None:
                self._change(replace(known, tags=names))

    def _change(self, hit: SearchHit) -> None:
        self._hits[hit.article.id] = hit
        self._rows[hit.article.id] = result_row(hit)
        place = self.index(self.row_of(hit.article.id))
        self.dataChanged.emit(place, place)

    def row_of(self, article: int) -> int:
        """Return the row of an article, -1 if it is none of these."""
        try:
            return self._ids.index(article)
        except ValueError:
            return -1

    def hit(self, article: int) -> SearchHit | None:
        """Return the result of an article if it has come."""
        return self._hits.get(article)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = index.row()
        if not index.isValid() or not 0 <= place < len(self._ids):
            return None
        article = self._ids[place]
        if role == FOLD_ROLE:
            return self.fold_of(article)
        row = self._rows.get(article)
        if row is None:
            self._want(place // PAGE_ROWS)
            return None
        if role == ROW_ROLE:
            return row
        if role == BEHIND_ROLE:
            return self._behind.get(article, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.spoken, self._behind.get(article, ""))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(article, row)
        return None

    def _tooltip(self, article: int, row: ResultRow) -> str:
        claim = self._hits[article].article.published
        said = date_state_words(self._hits[article].article)
        return f"<b>{escape(row.title)}</b><br>{escape(said)}" + (f"<br>{escape(claim.basis)}" if claim.basis else "")

    def _want(self, page: int) -> None:
        if page in self._pages:
            return
        self._pages[page] = None
        self._to_ask.append(page)
        if not self._asking.isActive():
            self._asking.start(0)
        while len(self._pages) > _PAGES_MAX:
            self._forget(self._pages.popitem(last=False)[0])

    def _forget(self, page: int) -> None:
        for article in self._ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]:
            self._hits.pop(article, None)
            self._rows.pop(article, None)
            self._awaited.pop(article, None)
        if page in self._to_ask:
            self._to_ask.remove(page)

    @Slot()
    def _on_asking(self) -> None:
        pages, self._to_ask = self._to_ask, []
        for page in pages[:-_ASKED_AT_ONCE_MAX]:
            del self._pages[page]
        pages = pages[-_ASKED_AT_ONCE_MAX:]
        # The page that was wanted last is the one that is looked at.
        for page in reversed(pages):
            first = page * PAGE_ROWS
            missing = [
                (article, first + place)
                for place, article in enumerate(self._ids[first : first + PAGE_ROWS])
                if article not in self._rows
            ]
            self._awaited.update(missing)
            if missing:
                self.page_wanted.emit(tuple(article for article, _ in missing))
