"""The user's marks at the desk: made by a key on the sentence that is read, written on, graded, and listed beside the text."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from ui.commands import Place
from ui.desk.about_actors import ActorDesks
from ui.desk.article import ArticleDesk
from ui.desk.deciding import Decided, Deciding
from ui.desk.deciding_actors import ActorDeciding
from ui.desk.deciding_marks import Here, MarkDeciding
from ui.desk.library_tools import LibraryTools
from ui.desk.reading import OpenArticle, Reading
from ui.desk.search import SearchDesk
from ui.desk.searching import Result
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.marks import MarksPanel
from ui.panels.marks.panel import MarkScope
from ui.panels.reader.own_signs import KINDS
from ui.panels.reader.panel import ReaderPanel
from ui.runner import Runner
from ui.window import Window
from workbench.errors import WorkbenchError
from workbench.jobs import JobContext
from workbench.library import source_grades
from workbench.library.articles import get_article
from workbench.library.drafts import Draft, drafts_of
from workbench.library.marks import Colour, Mark, MarkKind, marks_of
from workbench.library.rezoning import source_key
from workbench.library.tags import all_tags
from workbench.marks.listing import ActorNote, ListedMark, actor_notes, list_marks
from workbench.marks.service import new_mark

if TYPE_CHECKING:
    from ui.dialogs.note import NoteDialog

# What a notice offers: to go on writing what was not finished.
DRAFT: Final = "draft"
_QUOTE_CHARS: Final = 80


class MarkingDesk(QObject):
    """Leads between reader, pane of marks and those who write them."""

    def __init__(
        self,
        look: Look,
        window: Window,
        search: SearchDesk,
        article: ArticleDesk,
        reading: Reading,
        reader: ReaderPanel,
        panel: MarksPanel,
        deciding: Deciding,
        about_actors: ActorDesks,
        actors: ActorDeciding,
        writer: Runner[LibraryTools],
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._search = look, window, search
        self._article, self._reading, self._reader, self._panel = article, reading, reader, panel
        self._about_actors, self._actors, self._runner, self._notices = about_actors, actors, runner, notices
        self._marks = MarkDeciding(deciding, writer, self)
        self._colour = Colour.GREEN
        self._note_dialog: NoteDialog | None = None
        # What was given up, or could not be kept: a notice offers to write on.
        self._left: dict[tuple[int, str], Mark] = {}
        panel.opened.connect(self._on_opened)
        panel.scope_changed.connect(self._on_scope_changed)
        search.shown.connect(self._on_result_shown)
        article.shown.connect(self._on_article_shown)
        article.closed.connect(self._on_article_closed)
        deciding.decided.connect(self._on_decided)
        self._marks.not_kept.connect(self._on_not_kept)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about marks do."""
        colours = {
            f"mark.colour-{number}": partial(self._highlight, colour) for number, colour in enumerate(Colour, start=1)
        }
        return {
            "mark.highlight": self._highlight,
            **colours,
            "mark.note": self._note,
            "mark.note-article": self._note_article,
            "mark.claim": partial(self._say, MarkKind.CLAIM),
            "mark.dispute": partial(self._say, MarkKind.DISPUTE),
            "mark.forecast": partial(self._say, MarkKind.FORECAST),
            "mark.grade": self._grade,
            "mark.remove": self._remove_here,
            "mark.bring": self._bring,
            "mark.next": partial(self._walk, 1),
            "mark.previous": partial(self._walk, -1),
            "mark.open": self._open_current,
            "mark.edit": self._edit_current,
            "mark.delete": self._remove_current,
            "mark.find": self._find,
            "mark.scope": self._toggle_scope,
            "go.marks": self._go,
            "view.marks": self._toggle,
        }

    def begin(self) -> None:
        """Tell what was being written when the window ended."""

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[Draft, ...]:
            return drafts_of(tools.library.connection)

        self._runner.read("drafts", run, self._on_drafts, self._on_failed)

    def go_on_writing(self, article: int, key: str) -> None:
        """Open a note that was not finished, given up, or could not be kept."""
        left = self._left.get((article, key))
        if left is not None:
            self._write(left, is_draft=True)
            return

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[Draft, ...]:
            return drafts_of(tools.library.connection, article)

        def receive(drafts: tuple[Draft, ...]) -> None:
            draft = next((one for one in drafts if one.mark.key == key), None)
            if draft is not None:
                self._write(draft.mark, is_draft=True)

        self._runner.read("drafts", run, receive, self._on_failed)

    # On the text ------------------------------------------------------------------------------------------------

    def _here(self) -> Here | None:
        """Return which stretch of the article that has the keyboard a key is about: what is selected, else the sentence that is read."""
        reader = self._article.reader_here()
        if reader is self._reader:
            self._window.bring(Place.READER)
        content = reader.content
        if content is None or (reader is self._reader and content.article.id != self._reading.id):
            # It is still on its way: what is to be seen is another one.
            return None
        reader.at_hand.show_sentence()
        span = reader.at_hand.sentence_span()
        if span is None:
            return None
        is_selected = reader.at_hand.selected_span() is not None
        return Here(content.article.id, content.version, span, reader.leader.cursor_point(), is_selected)

    def _highlight(self, colour: Colour | None = None) -> None:
        here = self._here()
        if here is not None:
            self._colour = colour or self._colour
            self._marks.toggle(here, MarkKind.HIGHLIGHT, self._colour, recolours=colour is not None)
            self._article.reader_here().at_hand.clear_selection()

    def _say(self, kind: MarkKind) -> None:
        here = self._here()
        if here is not None:
            self._marks.toggle(here, kind)
            self._article.reader_here().at_hand.clear_selection()

    def _note(self) -> None:
        here = self._here()
        if here is None:
            return

        def run(tools: LibraryTools, _ctx: JobContext) -> Mark:
            there = here.marks(tools.library)
            return (
                there[0]
                if there
                else new_mark(tools.library, here.article, here.span, MarkKind.NOTE, version=here.version)
            )

        self._runner.read("new note", run, self._write, self._on_failed)

    def _note_article(self) -> None:
        article = self._article.subject()
        if article is None:
            return

        def run(tools: LibraryTools, _ctx: JobContext) -> Mark:
            known = marks_of(tools.library.connection, article)
            about = next((mark for mark in known if mark.evidence is None), None)
            return about or new_mark(tools.library, article, None, MarkKind.NOTE)

        self._runner.read("new note", run, self._write, self._on_failed)

    @Slot(object)
    def write(self, mark: Mark) -> None:
        """Have the note of a mark written."""
        self._write(mark)

    def _write(self, mark: Mark, *, is_draft: bool = False) -> None:
        """Have a note written; while it is, every moment of it is kept."""
        if self._note_dialog is not None:
            return

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[str, tuple[str, ...], Mark | None]:
            tags = dict.fromkeys((*all_tags(tools.library), *_tags_of(list_marks(tools.library))))
            drafts = drafts_of(tools.library.connection, mark.article)
            # What was not finished goes on: written anew, it would be gone.
            begun = None if is_draft else next((one.mark for one in drafts if one.mark.key == mark.key), None)
            # Its words alone: colour and grade may have been changed since.
            draft = None if begun is None else replace(mark, note=begun.note, tags=begun.tags)
            return get_article(tools.library, mark.article).title, tuple(tags), draft

        def receive(told: tuple[str, tuple[str, ...], Mark | None]) -> None:
            if self._note_dialog is not None:
                return
            title, tags, draft = told
            # Dialogs are loaded when they are opened: the window is there sooner.
            from ui.dialogs.note import NoteDialog

            is_unfinished = is_draft or draft is not None
            dialog = NoteDialog(self._look, self._window, draft or mark, title, tags, is_draft=is_unfinished)
            self._note_dialog = dialog
            dialog.drafted.connect(self._marks.draft)
            dialog.written.connect(self._on_written)
            dialog.given_up.connect(self._on_given_up)
            dialog.left.connect(self._on_left)
            dialog.ask()
            self._note_dialog = None
            self._article.reader_here().at_hand.clear_selection()

        self._runner.read("note", run, receive, self._on_failed)

    @Slot(object)
    def _on_written(self, mark: Mark) -> None:
        self._left.pop((mark.article, mark.key), None)
        # What it offers is older now than what is kept.
        self._notices.withdraw((DRAFT, mark.article, mark.key))
        self._marks.keep(mark)

    @Slot(object)
    def _on_given_up(self, mark: Mark) -> None:
        self._marks.give_up(mark)
        if self._note_dialog is not None and self._note_dialog.is_touched:
            self._offer("The note was not kept", mark)

    @Slot(object)
    def _on_left(self, mark: Mark) -> None:
        self._marks.draft(mark)
        self._offer("The note was not finished", mark)

    @Slot(object)
    def _on_not_kept(self, mark: Mark) -> None:
        self._offer("The note was not finished", mark)

    def _offer(self, said: str, mark: Mark) -> None:
        """Offer to go on writing, once for each mark."""
        self._left[mark.article, mark.key] = mark
        offered = (DRAFT, mark.article, mark.key)
        self._notices.withdraw(offered)
        shown = _shortened(mark.note) or KINDS[mark.kind]
        self._notices.say(said, shown, icon="note", role="text_2", actions=(("Go on writing", offered),))

    def _grade(self) -> None:
        content = self._article.reader_here().content
        if content is None:
            return
        article = content.article.id
        here = self._here()

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[Mark | None, str, tuple[str, str]]:
            known = get_article(tools.library, article)
            mark = None if here is None else next(iter(here.marks(tools.library)), None)
            key = source_key(known.domain, known.source)
            source = source_grades.source_grades(tools.library).get(key, "")
            said = known.grade if mark is None else mark.grade
            return mark, known.source_name if key else "", (source, said)

        def receive(told: tuple[Mark | None, str, tuple[str, str]]) -> None:
            from ui.dialogs.grade import GradeDialog

            mark, source, grades = told
            about = "this article" if mark is None else f"“{_shortened(mark.quote)}”"
            dialog = GradeDialog(self._look, self._window, source, about, grades)
            dialog.graded.connect(partial(self._marks.grade, article, None if mark is None else mark.key))
            dialog.ask()

        self._runner.read("grade", run, receive, self._on_failed)

    def _remove_here(self) -> None:
        here = self._here()
        if here is None:
            return

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[Mark, ...]:
            return here.marks(tools.library)

        def receive(there: tuple[Mark, ...]) -> None:
            if there:
                self._marks.remove([there[0]])
            else:
                self._notices.say("There is no mark here", icon="info", role="text_2")

        self._runner.read("mark here", run, receive, self._on_failed)

    def _bring(self) -> None:
        article = self._article.subject()
        if article is not None:
            self._marks.bring(article)

    def _walk(self, step: int) -> None:
        if self._window.place_of_focus() is not Place.BESIDE:
            self._window.bring(Place.READER)
        found = self._article.reader_here().walk_own(step)
        if found is not None:
            self._panel.select(found.mark.article, found.mark.key)
            return
        self._notices.say("Nothing is marked in this article", icon="info", role="text_2")

    # In the pane ------------------------------------------------------------------------------------------------

    def _open_current(self) -> None:
        if self._panel.current is not None:
            self._on_opened(self._panel.current)

    def _edit_current(self) -> None:
        current = self._panel.current
        if isinstance(current, ActorNote):
            self._about_actors.acts.ask_for_note(current.actor, current.note)
        elif current is not None:
            self._write(current.mark)

    def _remove_current(self) -> None:
        current = self._panel.current
        if isinstance(current, ActorNote):
            self._actors.set_note(current.actor, "")
        elif current is not None:
            self._marks.remove([current.mark])

    def _find(self) -> None:
        self._go()
        self._panel.filter_line.open()

    def _toggle_scope(self) -> None:
        self._window.bring(Place.MARKS)
        self._panel.toggle_scope()

    def _go(self) -> None:
        self._window.focus(Place.MARKS)
        self.refresh()

    def _toggle(self) -> None:
        self._window.toggle(Place.MARKS)
        self.refresh()

    @Slot(object)
    def _on_opened(self, one: ListedMark | ActorNote) -> None:
        """Go to where the words stand now, which the open article knows; of another one they are looked for when it is opened."""
        if isinstance(one, ActorNote):
            self._about_actors.profiles.open(one.actor)
            return
        mark = one.mark
        self._window.bring(Place.READER)
        opened = self._reading.article
        placed = None
        if opened is not None and opened.content.article.id == mark.article:
            placed = next((own for own in opened.content.own if own.mark.key == mark.key), None)
        if placed is not None and placed.how is not None:
            self._reader.go_to(placed.start, placed.end)
        elif placed is not None:
            gone = placed.is_orphan
            said = "These words are not in the text any more" if gone else "The note is about all of the article"
            self._notices.say(said, _shortened(mark.quote or mark.note), icon="info", role="text_2")
        else:
            self._find_and_open(one)
        if one.is_orphan or mark.evidence is None:
            return
        self._window.focus(Place.READER)

    def _find_and_open(self, one: ListedMark) -> None:
        mark = one.mark

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[int, int] | None:
            from workbench.library.articles import get_document
            from workbench.marks.service import place_all

            (placed,) = place_all(tools.library, [mark], {mark.article: get_document(tools.library, mark.article)})
            return None if placed.how is None else (placed.start, placed.end)

        def receive(span: tuple[int, int] | None) -> None:
            if span is None:
                self._article.open(mark.article)
            else:
                self._article.open_at(mark.article, *span)

        self._runner.read("mark", run, receive, self._on_failed)

    def refresh(self) -> None:
        """List the marks anew, if the pane is to be seen."""
        if not self._window.is_shown(Place.MARKS):
            return
        opened, found = self._reading.article, self._search.found
        ids: Collection[int] | None
        if self._panel.scope is MarkScope.ARTICLE:
            ids = () if opened is None else (opened.content.article.id,)
        else:
            ids = None if found is None or not found.text else found.ids

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[ListedMark | ActorNote, ...]:
            return (*list_marks(tools.library, ids), *actor_notes(tools.library, tools.registry, ids))

        self._runner.read("marks", run, self._panel.show_marks, self._on_failed)

    @Slot(object)
    def _on_scope_changed(self, _scope: MarkScope) -> None:
        self.refresh()

    @Slot(object)
    def _on_result_shown(self, _result: Result) -> None:
        if self._panel.scope is MarkScope.SEARCH:
            self.refresh()

    @Slot(object)
    def _on_article_shown(self, _opened: OpenArticle) -> None:
        if self._panel.scope is MarkScope.ARTICLE:
            self.refresh()

    @Slot()
    def _on_article_closed(self) -> None:
        if self._panel.scope is MarkScope.ARTICLE:
            self.refresh()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.changes_marks or decided.changes_grades or decided.changes_zones or decided.changes_actors:
            self.refresh()

    def _on_drafts(self, drafts: tuple[Draft, ...]) -> None:
        for draft in drafts[:3]:
            self._offer("A note was not finished", draft.mark)

    def _on_failed(self, error: WorkbenchError) -> None:
        self._notices.warn(str(error))


def _tags_of(marks: tuple[ListedMark, ...]) -> list[str]:
    return sorted({tag for one in marks for tag in one.mark.tags})


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTE_CHARS else f"{line[: _QUOTE_CHARS - 1]}…"
