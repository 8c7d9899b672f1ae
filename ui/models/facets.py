"""The model of the filters: each kind with its values as rows, folded where there are many, marked where the query has them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.look.rows import ROW_ROLE
from ui.wording import amount, folded, language_words, period_words, state_words
from workbench.facets import Facet, FacetValue
from workbench.library.tags import BELOW
from workbench.narrowing import Use, key_of, uses_of
from workbench.query_terms import Term, term_text, terms

# So many values stand in the open; those that the query has always do.
FOLDED_TO: Final = 5
_NO_INDEX: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex

# What a field's term narrows by, where the result itself does not say so: it may be that nothing was found.
_FACET_OF: Final = {
    "source": ("source", "Source"),
    "actor": ("actor", "Actor"),
    "date": ("year", "Year"),
    "is": ("state", "State"),
    "lang": ("language", "Language"),
    "format": ("format", "Format"),
    "tag": ("tag", "Tag"),
}
_UNDATED: Final = "is:undated"
# Of its values some are below others.
_TREE: Final = "tag"
_NAMES: Final = {
    ("zone", "title"): "Titles",
    ("zone", "body"): "Text",
    ("zone", "comment"): "Comments",
    ("zone", "boilerplate"): "Boilerplate",
    ("format", "html"): "Web page",
    ("format", "mhtml"): "Web page (MHTML)",
    ("format", "webarchive"): "Web page (webarchive)",
    ("format", "singlefile-zip"): "Web page (SingleFile)",
    ("format", "text"): "Text",
    ("format", "markdown"): "Markdown",
    ("format", "mail"): "Mail",
    ("format", "pdf"): "PDF",
    ("format", "scan"): "Scan without a text",
    ("format", "docx"): "Word",
    ("format", "odt"): "OpenDocument",
    ("format", "rtf"): "RTF",
    ("format", "epub"): "Book",
    ("year", ""): "Undated",
}
# Stands in the place of a term where a facet can be folded again.
_OPEN: Final = "open"
_USES: Final = {Use.NONE: "", Use.WANTED: "the search is narrowed to it", Use.BARRED: "left out of the search"}


class RowKind(StrEnum):
    """What a row is: the name of a facet, one of its values, or the door to the others."""

    HEADING = "heading"
    VALUE = "value"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class FacetRow:
    """What a row shows; `share` is the length of its bar, of which the most frequent value has all."""

    kind: RowKind
    facet: str
    label: str
    term: str = ""
    count: str = ""
    share: float = 0.0
    use: Use = Use.NONE
    spoken: str = ""
    said: str = ""
    depth: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same row when everything is counted anew."""
        return self.kind, self.facet, self.term


def facet_rows(
    facets: Sequence[Facet], text: str, total: int, unfolded: Collection[str] = (), sought: str = ""
) -> tuple[FacetRow, ...]:
    """Prepare all rows.

    Args:
        facets: As they were counted.
        text: The query, whose own terms are marked and stand among the values, however few articles have them.
        total: How many articles the query finds.
        unfolded: The names of facets that show all their values.
        sought: Folded letters that the values shown must contain; then nothing is folded away.
    """
    found: list[FacetRow] = []
    uses = uses_of(text)
    for facet in _with_used(facets, text, total):
        values = [
            (value, value_words(facet.name, value.label), uses.get(key_of(value.term), Use.NONE))
            for value in facet.values
        ]
        if sought:
            values = [value for value in values if sought in folded(value[1])]
        if not values:
            continue
        most = max(value.count for value, _, _ in values)
        is_open = bool(sought) or facet.name in unfolded
        shown = [
            value for place, value in enumerate(values) if is_open or place < FOLDED_TO or value[2] is not Use.NONE
        ]
        if len(values) - len(shown) == 1:
            # The row that says so would take the room of the value.
            shown = values
        found.append(FacetRow(RowKind.HEADING, facet.name, facet.title))
        rows = [_value_row(facet, *value, most) for value in shown]
        found += _as_tree(rows, [value.label for value, _, _ in shown]) if facet.name == _TREE else rows
        if len(shown) < len(values):
            said = f"{len(values) - len(shown):,} more"
            found.append(FacetRow(RowKind.FOLD, facet.name, said, spoken=f"{said} of {facet.title.lower()}"))
        elif not sought and is_open and len(values) > FOLDED_TO + 1:
            found.append(FacetRow(RowKind.FOLD, facet.name, "Fewer", _OPEN, spoken=f"Fewer of {facet.title.lower()}"))
    return tuple(found)


def _as_tree(rows: Sequence[FacetRow], names: Sequence[str]) -> list[FacetRow]:
    """Indent what is below the row above, and call it by what it adds to that; where that does not show, by its whole name."""
    above: list[str] = []
    made = []
    for row, name in zip(rows, names, strict=True):
        while above and not name.startswith(f"{above[-1]}{BELOW}"):
            above.pop()
        label = row.label if not above else name.removeprefix(f"{above[-1]}{BELOW}")
        made.append(replace(row, label=label, depth=len(above)))
        above.append(name)
    return made


def value_words(facet: str, label: str) -> str:
    """Say a value as it is shown: one line."""
    if facet == "language":
        return language_words(label)
    if facet == "state":
        return state_words(label)
    if facet == "year" and label:
        return period_words(label)
    shown = _NAMES.get((facet, label))
    if shown is None:
        shown = label.capitalize() if facet == "format" else " ".join(label.split())
    return shown


def _value_row(facet: Facet, value: FacetValue, label: str, use: Use, most: int) -> FacetRow:
    count = amount(value.count, "article")
    return FacetRow(
        RowKind.VALUE,
        facet.name,
        label,
        value.term,
        f"{value.count:,}",
        value.count / most if most else 0.0,
        use,
        spoken=", ".join(filter(None, (f"{facet.title} {label}", count, _USES[use]))),
        said=" · ".join(filter(None, (count, value.term, _USES[use]))),
    )


def _with_used(facets: Sequence[Facet], text: str, total: int) -> list[Facet]:
    """Put the terms of the query among the values: what is wanted is in all that was found, what is barred in none."""
    found = {facet.name: facet for facet in facets}
    for term in terms(text):
        written = term_text(term.field, term.value)
        name, title = _place_of(term, written)
        if not name:
            continue
        facet = found.get(name, Facet(name, title, ()))
        if any(key_of(value.term) == key_of(written) for value in facet.values):
            continue
        value = FacetValue(written, "" if written == _UNDATED else term.value, 0 if term.is_excluded else total)
        found[name] = Facet(name, facet.title, (value, *facet.values))
    return list(found.values())


def _place_of(term: Term, written: str) -> tuple[str, str]:
    if written == _UNDATED:
        return _FACET_OF["date"]
    return _FACET_OF.get(term.field, ("", ""))


class FacetsModel(QAbstractListModel):
    """Holds the rows that the panel shows. Headings are passed over by the keyboard."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FacetRow, ...] = ()

    def set_rows(self, rows: Iterable[FacetRow]) -> None:
        """Show other rows. The same values in the same order keep their rows, and with them scroll and selection."""
        rows = tuple(rows)
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> FacetRow:
        """Return one row."""
        return self._rows[number]

    def row_of(self, key: tuple[str, str, str]) -> int:
        """Return the place of a row by its key, -1 if it is none of these."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def can_stand(self, number: int) -> bool:
        """Tell whether the keyboard can stand on a row."""
        return 0 <= number < len(self._rows) and self._rows[number].kind is not RowKind.HEADING

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.can_stand(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.label
        if role == Qt.ItemDataRole.ToolTipRole and row.kind is RowKind.VALUE:
            # Within tags, so that Qt need not guess whether a name is markup.
            return f"<b>{escape(row.label)}</b><br>{escape(row.said)}"
        return None
