"""What is read: the open article with its hits, and what was read long enough to count as read."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.desk.library_tools import SILENCE, LibraryTools
from ui.panels.reader.content import ReaderContent
from ui.panels.reader.marks import Disputed
from ui.panels.reader.prepared import LARGE_COMMENTS, LARGE_WORDS, Prepared
from ui.runner import Answer, Runner
from workbench.actors import ArticleActor, actors_in
from workbench.annotate.disputes.dispute import Dispute
from workbench.annotate.findings import is_waiting
from workbench.annotating import findings_of
from workbench.copies.telling import head_note
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_article, get_document
from workbench.library.rezoning import source_key
from workbench.library.source_grades import source_grades
from workbench.library.tags import tags_of
from workbench.marks.service import placed_marks
from workbench.model import Document
from workbench.reading_places import place_to_read
from workbench.search import Found, hit_spans
from workbench.timeline import TextDate, TimelineData, sentence_at, timeline_of

if TYPE_CHECKING:
    from workbench.redating import Moves, Redating

REST = "rest"
_REPLY_CHARS = 240


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article as it was opened: what the reader shows, its actors, and what shall happen once it is shown.

    `stopped_at` is where reading it stopped before, None where it goes on at the top; `is_step` says that the way back or forward led here.
    """

    content: ReaderContent
    actors: tuple[ArticleActor, ...]
    then: str = ""
    stopped_at: int | None = None
    is_step: bool = False
    # What is found in a very large one follows as another answer, with "rest".
    is_whole: bool = True


def _first(
    tools: LibraryTools, found: Found | None, article: Article, document: Document, version: int
) -> ReaderContent:
    """Return what the first screen of an article needs."""
    prepared = Prepared(document, article.title)
    prepared.prepare_first()
    return ReaderContent(
        article=article,
        document=document,
        version=version,
        hits=hit_spans(found, document, ()) if found is not None else (),
        tags=tags_of(tools.library, article.id),
        copies=head_note(tools.copies, article.id),
        own=placed_marks(tools.library, article.id, document, version),
        source_grade=source_grades(tools.library).get(source_key(article.domain, article.source), ""),
        prepared=prepared,
    )


def _rest_of(tools: LibraryTools, found: Found | None, opened: OpenArticle) -> OpenArticle:
    """Return the same with what is found in the text, and the actors."""
    content = opened.content
    document = content.document
    if content.prepared is not None:
        content.prepared.prepare_rest()
    findings = findings_of(tools.library, tools.registry, content.article.id, document)
    # Durations and what comes again have no place in time.
    dates = tuple(time for time in findings.times.times if time.precision is not None or is_waiting(time))
    actors = actors_in(tools.registry, document, findings.mentions)
    whole = replace(
        content,
        hits=hit_spans(found, document, findings.mentions) if found is not None else (),
        mentions=findings.mentions,
        dates=dates,
        waiting_dates=sum(map(is_waiting, dates)),
        disputes=tuple(_disputed(document, one) for one in findings.disputes),
        actor_names={actor.count.actor.id: actor.count.actor.name for actor in actors},
    )
    return replace(opened, content=whole, actors=actors, is_whole=True)


@dataclass(frozen=True, slots=True)
class Hits:
    """Where an article has what is searched for, in code points."""

    article: int
    spans: tuple[tuple[int, int], ...]


def _disputed(document: Document, dispute: Dispute) -> Disputed:
    """Return what the reader says of a sentence that a comment contradicts."""
    author = document.comments[dispute.comment].author or "a reader"
    reply = " ".join(document.text[dispute.reply_start : dispute.reply_end].split())
    shown = f"{reply[:_REPLY_CHARS]}…" if len(reply) > _REPLY_CHARS else reply
    return Disputed(
        dispute.claim_start,
        dispute.claim_end,
        f"Disputed by {author}: “{shown}”",
        (dispute.reply_start, dispute.reply_end),
    )


def read_article(
    tools: LibraryTools,
    article: int,
    found: Found | None,
    then: str = "",
    *,
    is_step: bool = False,
    in_parts: bool = False,
) -> OpenArticle:
    """Return an article with the hits of a result in it, and what is found in its text; where it is read `in_parts`, of a very large one the page first.

    Raises:
        UsageError: If there is no such article.
    """
    known = get_article(tools.library, article)
    document, version = get_document(tools.library, article)
    is_large = known.words_body + known.words_comment > LARGE_WORDS or known.comments > LARGE_COMMENTS
    is_first = in_parts and is_large and then != "marks"
    content = _first(tools, found if is_first else None, known, document, version)
    stopped_at = place_to_read(tools.library, article, document, version)
    first = OpenArticle(content, (), then, stopped_at, is_step, is_whole=False)
    if is_first:
        # Half a million objects that refer to nothing but one another in trees: whoever collects garbage shall not look at them.
        gc.freeze()
        return first
    return _rest_of(tools, found, first)


class Reading(QObject):
    """Opens articles and says when one was read.

    Signals:
        asked: (id, then) before an article is opened by another way than back or forward; the one before is still there.
    """

    asked = Signal(object, str)
    opened = Signal(object)
    hits_changed = Signal(object)
    failed = Signal(object)
    read = Signal(object)
    times_read = Signal(object)
    moves_read = Signal(str, object)
    sentence_read = Signal(object, str)
    timeline_read = Signal(object, object)
    place_names_read = Signal(object)

    def __init__(self, runner: Runner[LibraryTools], parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self.article: OpenArticle | None = None
        self._wanted: int | None = None
        self._then = ""
        self._found: Found | None = None
        self._is_users_mark = False
        self._read_timer = QTimer(self)
        self._read_timer.setSingleShot(True)
        self._read_timer.timeout.connect(self._on_read_long_enough)
        self.read_after_s = 2

    @property
    def id(self) -> int | None:
        """The article that is open, or about to be."""
        return self._wanted

    def open(self, article: int, found: Found | None, *, then: str = "", is_step: bool = False) -> None:
        """Open an article with the hits of a result in it; `then` is handed on to whoever shows it. A step goes to no new place."""
        if not is_step:
            self.asked.emit(article, then)
        if article != self._wanted:
            self._read_timer.stop()
            self._is_users_mark = False
        self._wanted, self._then = article, then
        self._found = found

        def run(tools: LibraryTools, _ctx: JobContext) -> OpenArticle:
            return read_article(tools, article, found, then, is_step=is_step, in_parts=True)

        # What compares the article before with its copies would hold this one up.
        self._runner.forget(SILENCE)
        self._runner.forget(REST)
        self._runner.ask("article", run, self._on_opened)

    def _read_rest(self, opened: OpenArticle) -> None:
        """Find in a very large article, which is shown by now, what is found in any."""
        found = self._found

        def run(tools: LibraryTools, _ctx: JobContext) -> OpenArticle:
            whole = _rest_of(tools, found, replace(opened, then=REST))
            gc.freeze()
            return whole

        self._runner.ask(REST, run, self._on_rest)

    def reload(self, found: Found | None, then: str = "same") -> None:
        """Open the same article again: its facts, or what is searched for, have changed."""
        if self._wanted is not None:
            is_open = self.article is not None and self.article.content.article.id == self._wanted
            # One that is still on its way is overtaken by this, and has yet to be opened as it was to be.
            is_owed = not is_open or self._then == "same"
            wish = self._then if then in {"same", "marks"} and is_owed else then
            self.open(self._wanted, found, then=wish, is_step=True)

    def read_times(self, article: int) -> None:
        """Read the times of an article, to see what another date of publication would move: see times_read."""

        def run(tools: LibraryTools, _ctx: JobContext) -> "Redating":
            # The grammar of times takes a while to load, and most days nobody sets a date.
            from workbench.redating import Redating

            return Redating.of(tools.library, article)

        self._runner.ask("times", run, self._on_times)

    @Slot(object, str)
    def read_moves(self, times: "Redating", edtf: str) -> None:
        """Find out what a date of publication would move: see moves_read."""

        def run(_tools: LibraryTools, _ctx: JobContext) -> "tuple[str, Moves]":
            return edtf, times.moves(edtf)

        self._runner.ask("moves", run, self._on_moves)

    @Slot(object)
    def read_sentence(self, date: TextDate) -> None:
        """Read the sentence that names a date: see sentence_read."""

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[TextDate, str]:
            return date, sentence_at(get_document(tools.library, date.article)[0], date.start)

        self._runner.ask("sentence", run, self._on_sentence)

    def read_timeline(self, article: int) -> None:
        """Read the dates of an article, its own among them: see timeline_read."""

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[int, TimelineData]:
            return article, timeline_of(tools.library, [article])

        self._runner.ask("timeline", run, self._on_timeline)

    def read_place_names(self, places: Sequence[str]) -> None:
        """Look up how places of the gazetteer are called: see place_names_read."""

        def run(_tools: LibraryTools, _ctx: JobContext) -> dict[str, str]:
            # Who never looks at lanes of places does not wait for the table of places to load.
            from workbench.annotate.places.gazetteer import Gazetteer

            found = {place: Gazetteer.default().place(place) for place in places}
            # One that the table does not know any more is told by its id.
            return {id_: id_ if place is None else place.name for id_, place in found.items()}

        self._runner.ask("place names", run, self._on_place_names)

    def take_facts(self, article: Article) -> None:
        """Know the open article as the library now has it; its text and what is found in it are the same."""
        opened = self.article
        if opened is not None and opened.content.article.id == article.id:
            self.article = replace(opened, content=replace(opened.content, article=article))

    def mark_hits(self, found: Found | None) -> None:
        """Mark the hits of another result in the article that is open."""
        opened = self.article
        self._found = found
        if opened is None or self._wanted != opened.content.article.id:
            return

        def run(_tools: LibraryTools, _ctx: JobContext) -> Hits:
            content = opened.content
            spans = () if found is None else hit_spans(found, content.document, content.mentions)
            return Hits(content.article.id, spans)

        self._runner.ask("hits", run, self._on_hits)

    def leave_mark(self) -> None:
        """Have the user alone say whether the open article counts as read, as long as it is open."""
        self._read_timer.stop()
        self._is_users_mark = True

    def close(self) -> None:
        """Have nothing open."""
        self._runner.forget("article")
        self._read_timer.stop()
        self._wanted, self.article = None, None

    def _on_times(self, answer: Answer) -> None:
        if answer.error is None:
            self.times_read.emit(answer.value)

    def _on_moves(self, answer: Answer) -> None:
        if answer.error is None:
            self.moves_read.emit(*answer.value)

    def _on_sentence(self, answer: Answer) -> None:
        if answer.error is None:
            self.sentence_read.emit(*answer.value)

    def _on_timeline(self, answer: Answer) -> None:
        if answer.error is None:
            self.timeline_read.emit(*answer.value)

    def _on_place_names(self, answer: Answer) -> None:
        if answer.error is None:
            self.place_names_read.emit(answer.value)

    def _on_hits(self, answer: Answer) -> None:
        if answer.error is None and answer.value.article == self._wanted:
            self.hits_changed.emit(answer.value.spans)

    def _on_opened(self, answer: Answer) -> None:
        if answer.error is not None:
            self._wanted = None if self.article is None else self.article.content.article.id
            self.failed.emit(answer.error)
            return
        self.article, self._then = answer.value, ""
        self.opened.emit(answer.value)
        if not answer.value.is_whole:
            self._read_rest(answer.value)
        is_due = answer.value.content.article.read_at is None and not self._is_users_mark
        if is_due and self.read_after_s and not self._read_timer.isActive():
            self._read_timer.start(self.read_after_s * 1000)

    def _on_rest(self, answer: Answer) -> None:
        opened = self.article
        is_shown = opened is not None and self._wanted == opened.content.article.id
        if answer.error is not None:
            self.failed.emit(answer.error)
        elif opened is not None and is_shown and opened.content.document is answer.value.content.document:
            # Its facts may have changed meanwhile, and what is searched for.
            content = replace(answer.value.content, article=opened.content.article)
            self.article = replace(answer.value, content=content)
            self.opened.emit(self.article)

    def reach_end(self) -> None:
        """Count the open article as read: its end was looked at, whatever time it took."""
        if self._read_timer.isActive():
            self._read_timer.stop()
            self._on_read_long_enough()

    @Slot()
    def _on_read_long_enough(self) -> None:
        if self._wanted is not None:
            self.read.emit(self._wanted)
