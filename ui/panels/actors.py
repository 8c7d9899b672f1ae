"""The actor panel: who is named in the open article, in what is selected of it, or in all that was found."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.look.pieces import FocusLine, Segments, label
from ui.look.rows import RowList
from ui.look.theme import Look
from ui.models.actor_order import ActorOrder, ordered
from ui.models.actor_places import PALETTE_PLACES, assign_places
from ui.models.actors import ActorRow, ActorScope, ActorsModel, article_rows, search_rows
from ui.panels.actor_delegate import STRIP_PX, ActorDelegate
from ui.panels.filter_line import FilterLine
from ui.wording import folded
from workbench.actors import ActorCount, ArticleActor
from workbench.annotate.findings import Actor

_SCOPES: Final = (ActorScope.ARTICLE, ActorScope.SEARCH, ActorScope.SELECTION)
_ALWAYS: Final = ("Article", "Search")
_NOBODY: Final = {
    ActorScope.ARTICLE: "No known actor is named here.",
    ActorScope.SEARCH: "No known actor is named in what was found.",
    ActorScope.SELECTION: "No known actor is named in what is selected.",
}
_SORTED: Final = {ActorOrder.MENTIONS: "Sorted by mentions", ActorOrder.NAME: "Sorted by name"}
_BY_PLACE: Final = {ActorScope.SEARCH: "Sorted by articles"}
_BY_FIRST: Final = "Sorted by first place in the text"


class ActorsPanel(QWidget):
    """Lists actors; Enter or a click narrows the search to one, Left and Right walk its mentions in the article."""

    actor_toggled = Signal(object)
    actor_selected = Signal(object)
    mention_walked = Signal(object, int)
    scope_changed = Signal(object)
    context_menu_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._article: tuple[ArticleActor, ...] = ()
        self._text_length = 0
        self._search: tuple[ActorCount, ...] = ()
        self._selection: tuple[ArticleActor, ...] = ()
        self._active: frozenset[str] = frozenset()
        self._order = ActorOrder.WHOLE
        self._shows_hidden = False
        self._hidden_key = ""
        self._awaited = ""
        self._keeps_place = self._is_filling = False
        self._names: tuple[str, ...] = _ALWAYS
        self._places: dict[str, int] = {}
        self._known: dict[str, int] = {}
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ActorsModel(self)
        self.view = _ActorList(look, self.model)
        self._delegate = ActorDelegate(look, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.confirmed.connect(self._on_toggled)
        self.view.clicked.connect(self._on_toggled)
        self.view.walked.connect(self._on_walked)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.context_menu_wanted.connect(self._on_context_menu)
        self._nobody = label(ink="2")
        self._nobody.setWordWrap(True)
        self._nobody.setContentsMargins(16, 12, 16, 12)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.filter_line = FilterLine("Name of an actor", "Narrow the actors by name")
        self.filter_line.textChanged.connect(self._on_filtered)
        self.filter_line.left.connect(self.focus_list)
        self._head = self._make_head()
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.view)
        self._body.addWidget(self._nobody)
        line = QHBoxLayout()
        line.setContentsMargins(15, 0, 15, 6)
        line.addWidget(self.filter_line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._foot = label(ink="3", size="meta")
        self._foot.setWordWrap(True)
        self._foot.setContentsMargins(16, 4, 16, 8)
        box.addWidget(self._head)
        box.addLayout(line)
        box.addWidget(body, 1)
        box.addWidget(self._foot)
        self._line = FocusLine(look, self)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self._show()

    def _make_head(self) -> QWidget:
        self._count = label(ink="2")
        self._segments = Segments(self._look, _ALWAYS, "Whose actors are shown")
        self._segments.chosen.connect(self._on_scope_chosen)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        self._title = label("Actors", is_strong=True)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._segments)
        return head

    @property
    def scope(self) -> ActorScope:
        """Whose actors are shown."""
        return _SCOPES[self._segments.current]

    def show_article(self, rows: tuple[ArticleActor, ...], text_length: int) -> None:
        """Take the actors of the open article."""
        self._article, self._text_length = rows, text_length
        self._assign()
        self._show()

    def show_search(self, rows: tuple[ActorCount, ...]) -> None:
        """Take the actors of a result. Colours go by rank in it; an actor that had one keeps it."""
        self._search = rows
        self._assign()
        self._show()

    def show_selection(self, rows: tuple[ArticleActor, ...] | None) -> None:
        """Take the actors of what is selected in the open article; with None nothing is."""
        had, self._selection = len(self._names) > len(_ALWAYS), rows or ()
        has = rows is not None
        before = self.scope
        if had != has:
            self._names = (*_ALWAYS, "Selection") if has else _ALWAYS
            self._segments.set_names(self._names)
        if self.scope is not before:
            self.scope_changed.emit(self.scope)
        if has or had:
            self._show()

    def _assign(self) -> None:
        ranked = (row.actor.id for row in self._search)
        here = (row.count.actor.id for row in self._article)
        self._places = assign_places((*ranked, *here), self._known)
        # A place of the palette is remembered, one of the grey rest means nothing.
        self._known |= {actor: place for actor, place in self._places.items() if place < PALETTE_PLACES}

    def set_active(self, actors: Collection[str]) -> None:
        """Mark those that the query is narrowed to."""
        self._active = frozenset(actors)
        self._show()

    def places(self) -> Mapping[str, int]:
        """Return the place in the palette of each actor by id, the same for reader and timeline."""
        return dict(self._places)

    @property
    def has_any(self) -> bool:
        """Whether any actor is listed."""
        return self.model.rowCount() > 0

    @property
    def current_row(self) -> ActorRow | None:
        """What the selected row says."""
        number = self.view.currentIndex().row()
        return self.model.row(number) if number >= 0 else None

    def current_actor(self) -> Actor | None:
        """Return the selected actor."""
        row = self.current_row
        return row.actor if row else None

    def select_next(self) -> bool:
        """Go to the next actor, and tell whether there is one."""
        return self.view.step(1)

    def select_previous(self) -> bool:
        """Go to the actor before, and tell whether there is one."""
        return self.view.step(-1)

    def await_actor(self, actor: str) -> None:
        """Select an actor as soon as it is listed: it has just been made, or made one with another. Until then the user may go elsewhere."""
        self._awaited = actor

    def keep_place(self) -> None:
        """Select whoever comes next once the selected actor leaves the list: whoever goes through it goes on there."""
        self._keeps_place = True

    def await_nobody(self) -> None:
        """Select nobody when the list changes: another one is looked at."""
        self._awaited, self._keeps_place = "", False

    def select_actor(self, actor: str) -> bool:
        """Select an actor by its id, and tell whether it is in the list."""
        row = self.model.row_of(actor)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        return row >= 0

    def toggle_scope(self) -> None:
        """Change between article, search, and what is selected in the article where anything is."""
        self._segments.choose((self._segments.current + 1) % len(self._names))

    def next_order(self) -> None:
        """Sort by the next of what can be sorted by."""
        orders = list(ActorOrder)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._show()
        self.view.scrollTo(self.view.currentIndex())

    def toggle_hidden(self) -> None:
        """Show those that the user has hidden, or leave them out again."""
        self._shows_hidden = not self._shows_hidden
        self._show()

    def set_hidden_key(self, keys: str) -> None:
        """Say which keys show those that are hidden."""
        self._hidden_key = keys
        self._show()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.focus_list()

    @Slot()
    def focus_list(self) -> None:
        """Take the keyboard into the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.current_actor() is None:
            self.select_next()

    def _show(self) -> None:
        if self.scope is ActorScope.SEARCH:
            every = search_rows(self._search, self._places, self._active)
        else:
            named = self._article if self.scope is ActorScope.ARTICLE else self._selection
            every = article_rows(named, self._text_length, self._places, self._active)
        rows = every if self._shows_hidden else tuple(row for row in every if not row.is_hidden)
        sought = folded(self.filter_line.text())
        shown = tuple(row for row in rows if sought in folded(f"{row.actor.name} {row.names}")) if sought else rows
        current, number = self.current_actor(), self.view.currentIndex().row()
        self._is_filling = True
        self.model.set_rows(ordered(shown, self._order))
        if self._awaited and self.select_actor(self._awaited):
            self._awaited = ""
        elif current is not None and not self.select_actor(current.id) and shown and self._keeps_place:
            self._keeps_place = False
            self.view.setCurrentIndex(self.model.index(min(number, len(shown) - 1)))
        self._is_filling = False
        self._say_foot(sum(row.is_hidden for row in every))
        self._count.setText(f"{len(shown):,} of {len(rows):,}" if sought else f"{len(rows):,}" if rows else "")
        self._nobody.setText(f"No actor here is called “{self.filter_line.text()}”." if rows else _NOBODY[self.scope])
        self._body.setCurrentIndex(0 if shown else 1)
        self._make_room()
        self.view.has_positions = self.scope is not ActorScope.SEARCH and self._delegate.has_strip()

    def _say_foot(self, hidden: int) -> None:
        order = _SORTED.get(self._order, "")
        if self._order is ActorOrder.PLACE:
            order = _BY_PLACE.get(self.scope, _BY_FIRST)
        said = [order] if order else []
        if hidden:
            does = "hides them again" if self._shows_hidden else "shows them"
            said.append(f"{hidden:,} hidden: {self._hidden_key} {does}" if self._hidden_key else f"{hidden:,} hidden")
        self._foot.setText(" · ".join(said))
        self._foot.setVisible(bool(said))

    def _make_room(self) -> None:
        """Leave the count out, and then the title, where they would be cut: three choices take most of a narrow pane."""
        room = self.width() - self._segments.width() - 2 * 8 - 2 * 16
        title_px = self._title.sizeHint().width()
        self._title.setVisible(room >= title_px)
        self._count.setVisible(room >= title_px + 8 + self._count.sizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @Slot(QModelIndex)
    def _on_toggled(self, index: QModelIndex) -> None:
        self.actor_toggled.emit(self.model.row(index.row()).actor)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_filling:
            self.await_nobody()
        if current.isValid():
            self.actor_selected.emit(self.model.row(current.row()).actor.id)

    @Slot(int)
    def _on_walked(self, step: int) -> None:
        if (actor := self.current_actor()) is not None:
            self.mention_walked.emit(actor.id, step)

    @Slot(QPoint)
    def _on_context_menu(self, where: QPoint) -> None:
        self.context_menu_wanted.emit(where)

    @Slot(int)
    def _on_scope_chosen(self, _place: int) -> None:
        self._show()
        self.view.scrollToTop()
        self.scope_changed.emit(self.scope)

    @Slot(str)
    def _on_filtered(self, _text: str) -> None:
        self._show()

    @Slot()
    def _on_look_changed(self) -> None:
        self._head.setFixedHeight(self._look.density.header)
        self._show()


class _ActorList(RowList):
    """The list; Left and Right, and a click on the line of positions, walk the mentions."""

    walked = Signal(int)

    def __init__(self, look: Look, model: ActorsModel) -> None:
        super().__init__(look, model, "Actors")
        self.has_positions = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not event.modifiers():
            self.walked.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if (
            self.has_positions
            and index.isValid()
            and event.button() == Qt.MouseButton.LeftButton
            and event.position().y() > self.visualRect(index).bottom() - STRIP_PX
        ):
            self.walked.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().mouseReleaseEvent(event)
