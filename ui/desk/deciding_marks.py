"""What the user marks, writes and grades: decisions like any other, and drafts, which are none."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.desk.deciding import Decided, Deciding
from ui.desk.library_tools import LibraryTools
from ui.panels.reader.own_signs import KINDS
from ui.runner import Answer, Runner
from ui.wording import amount
from workbench.copies.telling import same_pages
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import Article, get_article
from workbench.library.drafts import drop_draft, keep_draft
from workbench.library.marks import Colour, Mark, MarkKind, find_mark, marked_articles
from workbench.library.store import Library
from workbench.marks.service import keep_mark, make_mark, marks_at, remove_marks


@dataclass(frozen=True, slots=True)
class Here:
    """What a key is about: a span of a version of an article's text, where in it one stands, and whether just these words are selected."""

    article: int
    version: int
    span: tuple[int, int]
    point: int = -1
    is_selected: bool = False

    def marks(self, library: Library) -> tuple[Mark, ...]:
        """Return the marks that are there now, the one that is meant first."""
        return marks_at(library, self.article, self.version, self.span, point=self.point, is_exact=self.is_selected)


class MarkDeciding(QObject):
    """Writes marks and grades in the writing thread.

    Signals:
        not_kept: the Mark that could not be written; it is a draft still.
    """

    not_kept = Signal(object)

    def __init__(self, deciding: Deciding, runner: Runner[LibraryTools], parent: QObject) -> None:
        super().__init__(parent)
        self._deciding, self._runner = deciding, runner

    def toggle(self, here: Here, kind: MarkKind, colour: Colour | None = None, *, recolours: bool = False) -> None:
        """Mark what a key is about, or take the mark of that kind away that is there; where it `recolours`, one of another colour gets this one."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            # What is there says the library: keys may be faster than the window.
            there = [mark for mark in here.marks(tools.library) if mark.kind is kind]
            # The mark itself says what was done, and the same key takes it back: no notice.
            if not there:
                make_mark(tools.library, here.article, here.span, kind, version=here.version, colour=colour)
            elif recolours and there[0].colour is not colour:
                keep_mark(tools.library, replace(there[0], colour=colour))
            else:
                remove_marks(tools.library, [(here.article, there[0].key)])
            return _decided(tools, "", here.article)

        self._deciding.decide("mark", run)

    def keep(self, mark: Mark) -> None:
        """Write a mark as it is, new or changed; what was being written of it is no draft any more."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            # With its last letters: where it cannot be kept, it can be written on.
            keep_draft(tools.library, mark)
            known = find_mark(tools.library.connection, mark.article, mark.key)
            is_empty = mark.kind is MarkKind.NOTE and not (mark.note or mark.tags or mark.grade)
            is_same = known is not None and replace(known, changed_at=mark.changed_at) == mark
            if is_same or (known is None and is_empty):
                # There is nothing to be decided.
                drop_draft(tools.library, mark.article, mark.key)
                return Decided("", is_logged=False)
            if is_empty:
                # Whoever empties a note wants it gone.
                decision = remove_marks(tools.library, [(mark.article, mark.key)])
            else:
                decision = keep_mark(tools.library, mark)
            drop_draft(tools.library, mark.article, mark.key)
            said = "Note taken away" if is_empty else "Note kept"
            return replace(_decided(tools, said, mark.article), seq=decision.seq)

        self._deciding.decide("mark", run, fail=partial(self.not_kept.emit, mark))

    def remove(self, marks: list[Mark]) -> None:
        """Take marks away."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            decision = remove_marks(tools.library, [(mark.article, mark.key) for mark in marks])
            only = marks[0] if len(marks) == 1 else None
            said = f"{KINDS[only.kind]} taken away" if only else f"{amount(len(marks), 'mark')} taken away"
            articles = {mark.article for mark in marks}
            return replace(_decided(tools, said, *articles), seq=decision.seq)

        self._deciding.decide("mark", run)

    def bring(self, article: int) -> None:
        """Copy the marks of the other saving of an article's page that has some, the one before it first."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.marks.bringing import bring_marks

            tools.copies.catch_up(at_once=True)
            others = same_pages(tools.copies, article)
            marked = marked_articles(tools.library.connection, others)
            source = next((other for other in others if other in marked), None)
            if source is None:
                raise UsageError(
                    "No other saving of this page has marks that could be brought along. Nothing was changed."
                )
            brought = bring_marks(tools.library, source, article)
            if brought.decision is None:
                raise UsageError("All marks of the other saving are here already. Nothing was changed.")
            said = f"Brought along: {amount(brought.placed + brought.orphans, 'mark')}"
            if brought.orphans:
                said += f", {brought.orphans:,} of them without their words"
            return replace(_decided(tools, said, article), seq=brought.decision.seq)

        self._deciding.decide("bring", run)

    def grade(self, article: int, key: str | None, source: str, said: str) -> None:
        """Grade the source of an article, and what the article or one of its marks says; what is as it was stays so."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            decision = decisions.set_grades(tools.library, article, source, said, key)
            told = f"Graded {source}{said}" if source or said else "No grade any more"
            return replace(_decided(tools, told, article), seq=decision.seq, changes_grades=True)

        self._deciding.decide("grade", run)

    def draft(self, mark: Mark) -> None:
        """Keep what is being written."""

        def run(tools: LibraryTools, _ctx: JobContext) -> None:
            keep_draft(tools.library, mark)

        self._runner.ask("draft", run, self._on_drafted)

    def give_up(self, mark: Mark) -> None:
        """Forget what was being written."""

        def run(tools: LibraryTools, _ctx: JobContext) -> None:
            drop_draft(tools.library, mark.article, mark.key)

        self._runner.ask("draft", run, self._on_drafted)

    def _on_drafted(self, answer: Answer) -> None:
        if answer.error is not None:
            self._deciding.failed.emit(answer.error)


def _decided(tools: LibraryTools, said: str, *articles: int) -> Decided:
    only: Article | None = get_article(tools.library, articles[0]) if len(articles) == 1 else None
    return Decided(said, only, articles=articles, changes_marks=True, asked_as="note: has: grade:")
