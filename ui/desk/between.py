"""Between two actors: what is said of both, led to its sentences, and confirmed or not."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.article import ArticleDesk
from ui.desk.deciding import Deciding
from ui.desk.library_tools import LibraryTools
from ui.desk.search import SearchDesk
from ui.look.theme import Look
from ui.panels.actors import ActorsPanel
from ui.runner import Answer, Runner
from ui.window import Window
from workbench.annotate.findings import Actor
from workbench.jobs import JobContext

if TYPE_CHECKING:
    from workbench.between import Beside, Between, ListedRelation

# Nobody reads on further; the search narrows it.
_SENTENCES_MAX = 2_000


class BetweenDesk(QObject):
    """Reads what the articles of the search say between two actors, and shows it."""

    beside_read = Signal(object)
    between_read = Signal(object, object)
    article_read = Signal(object)

    def __init__(
        self,
        look: Look,
        window: Window,
        search: SearchDesk,
        article: ArticleDesk,
        actors: ActorsPanel,
        deciding: Deciding,
        runner: Runner[LibraryTools],
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._search, self._actors = look, window, search, actors
        self._article, self._deciding, self._runner = article, deciding, runner
        self._ids: Sequence[int] | None = None
        self._one = self._other = ""
        self._found: Between | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"actor.between": self._ask}

    def _ask(self) -> None:
        if self._actors.current_actor() is None:
            self._actors.select_next()
        actor = self._actors.current_actor()
        if actor is not None:
            self.show(actor, None)

    @Slot(object, object)
    def show(self, one: Actor, other: Actor | None) -> None:
        """Show what is said between two actors; without another one, of whoever is named beside the first most often."""
        found = self._search.found
        self._ids = found.ids if found is not None and found.text else None
        self._one, self._found = one.id, None
        from ui.dialogs.between import BetweenDialog

        # It is there at once and filled when they are read: nobody gets a dialog under the fingers later.
        dialog = BetweenDialog(self._look, self._window, one, other, of_search=self._ids is not None)
        dialog.other_chosen.connect(self._on_other_chosen)
        dialog.chosen.connect(self._on_chosen)
        dialog.decided.connect(self._deciding.set_relation_verdict)
        self._deciding.relation_decided.connect(self._on_decided)
        self._deciding.failed.connect(dialog.forget_asked)
        self.beside_read.connect(dialog.show_beside)
        self.between_read.connect(dialog.show_between)
        self.article_read.connect(dialog.show_article)
        self._read_beside()
        if other is not None:
            self._on_other_chosen(other)
        dialog.ask()
        self._deciding.relation_decided.disconnect(self._on_decided)
        for kind in ("beside", "between", "between article"):
            self._runner.forget(kind)

    def _read_beside(self) -> None:
        one, ids = self._one, self._ids

        def run(tools: LibraryTools, ctx: JobContext) -> "tuple[Beside, ...]":
            # Who never asks what is said between actors does not wait for what lists it to load.
            from workbench.between import named_beside

            return named_beside(ctx, tools.library, tools.registry, one, ids)

        self._runner.read("beside", run, self.beside_read.emit, self._deciding.failed.emit)

    @Slot(object)
    def _on_other_chosen(self, other: Actor) -> None:
        self._other, self._found = other.id, None
        self._read(other)

    def _read(self, other: Actor) -> None:
        """Read a page, and the next one when it is shown."""
        one, ids = self._one, self._ids
        offset = 0 if self._found is None else self._found.read

        def run(tools: LibraryTools, ctx: JobContext) -> "Between":
            from workbench.between import between

            return between(ctx, tools.library, tools.registry, one, other.id, ids, offset=offset)

        def read(answer: Answer) -> None:
            if answer.error is not None:
                self._deciding.failed.emit(answer.error)
            elif other.id == self._other:
                self._take(other, answer.value)

        self._runner.ask("between", run, read)

    def _take(self, other: Actor, page: "Between") -> None:
        earlier = () if self._found is None else self._found.relations
        self._found = replace(page, relations=(*earlier, *page.relations))
        self.between_read.emit(other, self._found)
        if not self._found.is_whole and len(self._found.relations) < _SENTENCES_MAX:
            self._read(other)

    @Slot(object)
    def _on_decided(self, decided: "ListedRelation") -> None:
        """Read anew what is known of an article of which one sentence was decided about."""
        one, other, article = self._one, self._other, decided.article

        def run(tools: LibraryTools, ctx: JobContext) -> "tuple[ListedRelation, ...]":
            from workbench.between import between

            return between(ctx, tools.library, tools.registry, one, other, [article], limit=None).relations

        self._runner.ask("between article", run, self._on_article)

    def _on_article(self, answer: Answer) -> None:
        if answer.error is None:
            self._keep(answer.value)
            self.article_read.emit(answer.value)
        else:
            self._deciding.failed.emit(answer.error)

    def _keep(self, relations: "Sequence[ListedRelation]") -> None:
        """Take in what is known now: the next page is shown with all before it."""
        if self._found is not None:
            now = {one.place: one for one in relations}
            self._found = replace(
                self._found, relations=tuple(now.get(one.place, one) for one in self._found.relations)
            )

    @Slot(object)
    def _on_chosen(self, one: "ListedRelation") -> None:
        self._article.open_at(one.article, one.start, one.end)
