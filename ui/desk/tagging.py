"""Tags at the desk: a field over the window in which they are typed, put on the article and taken off it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot

from ui.desk.article import ArticleDesk
from ui.desk.deciding import Decided, Deciding
from ui.desk.library_tools import LibraryTools
from ui.desk.program import ProgramDesk
from ui.floating.fuzzy import match
from ui.floating.palette import Palette
from ui.look.popup import PaletteRow
from ui.runner import Answer, Runner
from ui.wording import amount
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library.names import clean_name, comparable
from workbench.library.tags import all_tags, tags_of

FOOT = "Enter puts the tag on, or takes it off where it is · Esc closes"
_ROWS_MAX = 50


@dataclass(frozen=True, slots=True)
class Tagging:
    """Put a tag on an article, or take it off."""

    article: int
    name: str
    is_on: bool


def tag_rows(tools: LibraryTools, _ctx: JobContext, article: int, typed: str) -> tuple[PaletteRow, ...]:
    """Return what typed letters may mean: exactly what is typed first, then tags that there are, the article's own before others."""
    own = tags_of(tools.library, article)
    counts = all_tags(tools.library)
    letters = typed.strip().removeprefix("#").strip()
    rows = [
        _row(article, name, counts.get(name, 0), is_own=name in own, bold=found.spans)
        for name in sorted(counts, key=lambda name: (name not in own, -counts[name]))
        if (found := match(letters, name)) is not None
    ]
    same = next((row for row in rows if comparable(row.title) == comparable(letters)), None)
    if same is not None:
        rows.remove(same)
        rows.insert(0, same)
    elif letters:
        rows.insert(0, _new(article, letters))
    return tuple(rows[:_ROWS_MAX])


def _row(article: int, name: str, count: int, *, is_own: bool, bold: tuple[tuple[int, int], ...]) -> PaletteRow:
    if is_own:
        payload = Tagging(article, name, is_on=False)
        return PaletteRow("check", name, "On this article · Enter takes it off", payload=payload, bold=bold)
    return PaletteRow(
        "bookmark", name, payload=Tagging(article, name, is_on=True), bold=bold, tail=amount(count, "article")
    )


def _new(article: int, letters: str) -> PaletteRow:
    """Return the row of a tag that there is not yet; one that cannot be says why."""
    try:
        name = clean_name("tag", letters)
    except UsageError as error:
        return PaletteRow("warning", letters, str(error).partition(": ")[2] or str(error), is_enabled=False)
    return PaletteRow("plus", name, "A new tag", payload=Tagging(article, name, is_on=True))


class TaggingDesk(QObject):
    """Opens the field for the article that a key is about; it stays open for the next tag."""

    def __init__(
        self,
        program: ProgramDesk,
        palette: Palette,
        article: ArticleDesk,
        deciding: Deciding,
        runner: Runner[LibraryTools],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._program, self._palette, self._article = program, palette, article
        self._deciding, self._runner = deciding, runner
        self._rows: dict[str, Sequence[PaletteRow]] = {}
        palette.chosen.connect(self._on_chosen)
        deciding.decided.connect(self._on_decided)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about tags do."""
        return {"article.tag": self._open}

    def _open(self) -> None:
        article = self._article.subject()
        if article is not None:
            self._rows = {}
            self._program.open_palette(
                partial(self._rows_for, article), "Tag the article", FOOT, stays_open=True, selects_at_once=False
            )

    def _rows_for(self, article: int, typed: str) -> Sequence[PaletteRow] | None:
        """Return what is known for these letters, None until the answer comes."""
        if typed in self._rows:
            return self._rows[typed]

        def receive(answer: Answer) -> None:
            self._rows[typed] = answer.value or ()
            self._palette.refresh()

        self._runner.ask("tags", lambda tools, ctx: tag_rows(tools, ctx, article, typed), receive)
        return None

    @Slot(object)
    def _on_chosen(self, payload: object) -> None:
        if isinstance(payload, Tagging):
            self._rows = {}
            self._deciding.tag(payload.article, payload.name, is_on=payload.is_on)

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        # What is offered is another thing once a tag is there.
        if decided.tags:
            self._rows = {}
            self._palette.refresh()
