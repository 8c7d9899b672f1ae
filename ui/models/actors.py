"""The model of the actor panel: an article's actors or a result's, every word and position prepared."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.look.rows import ROW_ROLE
from ui.wording import amount
from workbench.actors import ActorCount, ArticleActor
from workbench.annotate.findings import Actor

# More ticks than this could not be told apart on the widest strip.
_STRIP_STEPS: Final = 400
# Of a long note the tooltip has the beginning.
_NOTE_CHARS: Final = 200
_NO_INDEX: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class ActorScope(StrEnum):
    """Whose actors are shown."""

    ARTICLE = "article"
    SEARCH = "search"
    SELECTION = "selection"


@dataclass(frozen=True, slots=True)
class ActorRow:
    """What a row shows: `total` counts the article, `beside` its comments. `positions` are shares of the article's length; `articles` is said for a result only.

    `wholes` are those of whom it is a part, the nearest first; `rails` are the lines that lead from a part to its whole above, one a level, and whether each goes on below this row.
    """

    actor: Actor
    place: int
    names: str
    total: str
    beside: str
    body: int
    comment: int
    most: int
    articles: str
    positions: tuple[float, ...]
    is_suggested: bool
    is_active: bool
    spoken: str
    is_watched: bool = False
    is_hidden: bool = False
    article_count: int = 0
    wholes: tuple[str, ...] = ()
    note: str = ""
    quoted: int = 0
    rails: tuple[bool, ...] = ()


def article_rows(
    actors: Sequence[ArticleActor], text_length: int, places: Mapping[str, int], active: Collection[str]
) -> tuple[ActorRow, ...]:
    """Prepare the actors of one article."""
    most = max((actor.count.body + actor.count.comment for actor in actors), default=0)
    return tuple(
        _row(actor.count, most, places, active, "", _positions(actor, max(1, text_length))) for actor in actors
    )


def search_rows(
    counts: Sequence[ActorCount], places: Mapping[str, int], active: Collection[str]
) -> tuple[ActorRow, ...]:
    """Prepare the actors of a result."""
    most = max((count.body + count.comment for count in counts), default=0)
    return tuple(_row(count, most, places, active, f"in {amount(count.articles, 'article')}", ()) for count in counts)


class ActorsModel(QAbstractListModel):
    """Holds the rows that the panel shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ActorRow, ...] = ()

    def set_rows(self, rows: Sequence[ActorRow]) -> None:
        """Show other rows. The same actors in the same order keep their rows, and with them scroll and selection."""
        rows = tuple(rows)
        if [row.actor.id for row in rows] == [row.actor.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> ActorRow:
        """Return one row."""
        return self._rows[number]

    def row_of(self, actor: str) -> int:
        """Return the row of an actor, -1 if it is none of these."""
        return next((number for number, row in enumerate(self._rows) if row.actor.id == actor), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.actor.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            note = f"<br><i>{escape(row.note[:_NOTE_CHARS])}</i>" if row.note else ""
            return f"<b>{escape(row.actor.name)}</b><br>{escape(row.names)}<br>{escape(_shares(row))}{note}"
        return None


def _row(
    count: ActorCount,
    most: int,
    places: Mapping[str, int],
    active: Collection[str],
    articles: str,
    positions: tuple[float, ...],
) -> ActorRow:
    actor, total = count.actor, count.body + count.comment
    names = " · ".join(" ".join(name.split()) for name in count.names if name.casefold() != actor.name.casefold())
    is_active = actor.id in active
    said = (
        actor.name,
        actor.kind.value,
        "suggested" if count.is_suggested else "",
        "watched" if count.is_watched else "",
        "hidden" if count.is_hidden else "",
        amount(total, "mention"),
        articles,
        "the search is narrowed to it" if is_active else "",
    )
    return ActorRow(
        actor=actor,
        place=places.get(actor.id, -1),
        names=names,
        total=f"{count.body:,}",
        beside=f"+{count.comment:,}" if count.comment else "",
        body=count.body,
        comment=count.comment,
        quoted=count.quoted,
        most=most,
        articles=articles,
        positions=positions,
        is_suggested=count.is_suggested,
        is_active=is_active,
        spoken=", ".join(filter(None, said)),
        is_watched=count.is_watched,
        is_hidden=count.is_hidden,
        article_count=count.articles,
        wholes=count.wholes,
        note=count.note,
    )


def _positions(actor: ArticleActor, text_length: int) -> tuple[float, ...]:
    steps = {min(mention.start, text_length) * _STRIP_STEPS // text_length for mention in actor.mentions}
    return tuple(step / _STRIP_STEPS for step in sorted(steps))


def _shares(row: ActorRow) -> str:
    quoted = f", {row.quoted:,} of them quoted" if row.quoted else ""
    said = f"{amount(row.body, 'mention')} in the article{quoted}, {row.comment:,} in comments"
    return f"{said}, {row.articles}" if row.articles else said
