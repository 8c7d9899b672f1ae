"""What the user decides: written in a thread of its own, one after the other, and told once it is durable.

The index takes in what has moved in time afterwards, as a piece of work of its own that fails without anybody's harm.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.decision_words import about, changes_actors, what_was
from ui.desk.library_tools import LibraryTools
from ui.runner import Answer, Runner
from ui.wording import amount, date_words
from workbench import saved_searches
from workbench.copies.service import say_apart, say_copies
from workbench.copies.telling import not_copies_of
from workbench.jobs import JobContext
from workbench.library import decisions, read_marks, searches, tags
from workbench.library.articles import Article, get_article
from workbench.library.copy_verdicts import COPY_VERDICT
from workbench.library.decision_log import SEARCH, TAG, Decision, get_decision
from workbench.library.marks import MARK
from workbench.library.source_grades import SOURCE_GRADE
from workbench.sorting import Sort

if TYPE_CHECKING:
    from workbench.annotate.relations.relation import Relation
    from workbench.between import ListedRelation
    from workbench.events import ToldEvent
    from workbench.forecasts import ListedForecast
    from workbench.library.forecast_status import Status
    from workbench.library.relation_verdicts import Verdict

# So many articles are bound to their new dates at once; the others by the process that annotates what is new.
_REBOUND_MAX = 64


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that is durable: what was done in words, the article as it is now, and the number to undo it by.

    There is no article where it is about several, whose numbers are `articles`, or about none; `about` then says what it is about. Where something was
    taken back, `undone` is the number of that. What is logged has a row in the decisions, which a mark of having been read
    has not. `asked_as` is how a query asks for what has changed, where one can without the index; of several ways, parted by blanks, any. `tags` are those of the
    articles whose tags have changed, as they are now. Where it `changes_actors`, all that names any is shown anew, and `actor`
    is who is selected then. Where it `changes_copies`, other articles stand in one row; where it `changes_zones`, texts are read anew for actors
    and dates; where it `changes_marks` or `changes_grades`, what the reader shows of these. `offers` are what the notice offers beside undoing.
    """

    said: str
    article: Article | None = None
    seq: int | None = None
    moves_in_time: bool = False
    undone: int | None = None
    is_logged: bool = True
    about: str = ""
    asked_as: str = ""
    tags: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    changes_searches: bool = False
    articles: tuple[int, ...] = ()
    changes_actors: bool = False
    actor: str = ""
    changes_copies: bool = False
    changes_zones: bool = False
    changes_marks: bool = False
    changes_grades: bool = False
    offers: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Indexed:
    """Whether the index has taken in what was decided."""

    is_done: bool


@dataclass(frozen=True, slots=True)
class UndoState:
    """Whether there is anything to undo or to redo."""

    can_undo: bool
    can_redo: bool


class Deciding(QObject):
    """Writes decisions and marks. The window shows the outcome, and takes its own edit back where one failed."""

    decided = Signal(object)
    indexed = Signal(object)
    undo_state_changed = Signal(object)
    failed = Signal(object)
    forecast_decided = Signal(object, object)
    events_decided = Signal()
    relation_decided = Signal(object)

    def __init__(self, runner: Runner[LibraryTools], parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._is_indexing = False
        self._has_more_to_index = False

    def toggle_star(self, article: int) -> None:
        """Give an article the user's star, or take it."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            # The star itself says what was done, and the same key takes it back: no notice.
            known = get_article(tools.library, article)
            decisions.set_star(tools.library, article, known.starred_at is None)
            return Decided("", get_article(tools.library, article), asked_as=_ASKED_AS["star"])

        self._ask("star", run)

    def toggle_queue(self, article: int) -> None:
        """Put an article into the queue of what is to be read, or take it out."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            is_on = get_article(tools.library, article).queued_at is None
            seq = decisions.set_queued(tools.library, article, is_on).seq
            said = "In the queue" if is_on else "Out of the queue"
            return Decided(said, get_article(tools.library, article), seq, asked_as=_ASKED_AS["queue"])

        self._ask("queue", run)

    def toggle_archive(self, article: int) -> None:
        """Put an article away, or take it back."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            is_on = get_article(tools.library, article).archived_at is None
            seq = decisions.set_archived(tools.library, article, is_on).seq
            said = "Archived" if is_on else "Out of the archive"
            return Decided(said, get_article(tools.library, article), seq, asked_as=_ASKED_AS["archive"])

        self._ask("archive", run)

    def toggle_read(self, article: int) -> None:
        """Mark an article as read, or as unread where it was."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            known = get_article(tools.library, article)
            read_marks.set_read(tools.library, [article], known.read_at is None)
            return Decided("", get_article(tools.library, article), is_logged=False)

        self._ask("read", run)

    def set_read(self, article: int, *, is_read: bool) -> None:
        """Mark an article as read or unread; that is a mark, and no decision to undo."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            read_marks.set_read(tools.library, [article], is_read)
            return Decided("", get_article(tools.library, article), is_logged=False)

        self._ask("read", run)

    def set_date(self, article: int, edtf: str) -> None:
        """Say when an article was published."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.redating import set_date

            seq = set_date(tools.library, tools.registry, article, edtf).seq
            return Decided(
                f"Publication date set to {date_words(edtf)}", get_article(tools.library, article), seq, True
            )

        self._ask("date", run)

    @Slot(object)
    def set_dates(self, dates: Mapping[int, str]) -> None:
        """Say when articles were published, in one step."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.redating import set_dates

            decision = set_dates(tools.library, tools.registry, dates, rebound_max=_REBOUND_MAX)
            return _decided_about(tools, decision, f"Publication dates set: {amount(len(dates), 'article')}")

        self._ask("date", run)

    def toggle_history(self, article: int) -> None:
        """Read an article as a history, or as none where it is read as one."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.redating import Redating, read_as

            redating = Redating.of(tools.library, article)
            narrative = not redating.is_history
            moved = len(redating.moves_read_as(narrative).moved)
            decision = read_as(tools.library, tools.registry, article, narrative)
            moves = "1 date moves" if moved == 1 else f"{moved:,} dates move"
            return _decided_about(
                tools,
                decision,
                f"Read {'as a history' if narrative else 'as a report'}: {moves if moved else 'no date moves'}",
            )

        self._ask("history", run)

    def correct_date(self, article: int, version: int, start: int, end: int, edtf: str | None) -> None:
        """Say what text[start:end] of a reading of an article means, or with None that it is no date."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.annotate.correcting import Verdict
            from workbench.redating import correct

            verdict = Verdict.NO_DATE if edtf is None else Verdict.IS
            seq = correct(tools.library, tools.registry, article, (start, end), verdict, edtf, version=version).seq
            said = "No date any more" if edtf is None else f"Date corrected to {date_words(edtf)}"
            return Decided(said, get_article(tools.library, article), seq, moves_in_time=True)

        self._ask("correct date", run)

    @Slot(object, object)
    def set_forecast_status(self, forecast: "ListedForecast", status: "Status") -> None:
        """Say what became of a forecast."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.forecasts import set_status_of

            seq = set_status_of(tools.library, forecast, status).seq
            return Decided("", get_article(tools.library, forecast.article), seq)

        def decided(answer: Answer) -> None:
            self._on_decided(answer)
            if answer.error is None:
                self.forecast_decided.emit(forecast, status)

        self._runner.ask("forecast", run, decided)
        self.look_for_undo()

    @Slot(object)
    def make_events_one(self, told: "ToldEvent") -> None:
        """Say that what several articles tell of is one event."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.events import make_one

            seq = make_one(tools.library, told.tellings).seq
            return Decided("One event now", seq=seq, about=f"told by {amount(told.articles, 'article')}")

        self._ask_about_events(run)

    @Slot(object)
    def keep_events_apart(self, told: "ToldEvent") -> None:
        """Say that what several articles tell of is not one event."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.events import keep_apart

            seq = keep_apart(tools.library, told.tellings).seq
            return Decided("Kept apart", seq=seq, about=f"events in {amount(told.articles, 'article')}")

        self._ask_about_events(run)

    def _ask_about_events(self, run: Callable[[LibraryTools, JobContext], Decided]) -> None:
        def decided(answer: Answer) -> None:
            self._on_decided(answer)
            self.events_decided.emit()

        self._runner.ask("events", run, decided)
        self.look_for_undo()

    @Slot(object)
    def say_no_copy(self, article: int) -> None:
        """Say that an article is no copy of those that it is in one group with."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            tools.copies.catch_up(at_once=True)
            others = not_copies_of(tools.copies, article)
            decision = say_apart(tools.library, article, others)
            return _about_copies(tools, "Not a copy", article, decision)

        self._ask("copies", run)

    @Slot(object, object)
    def say_copy(self, article: int, other: int) -> None:
        """Say that two articles are copies."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            return _about_copies(tools, "A copy", article, say_copies(tools.library, other, article))

        self._ask("copies", run)

    @Slot(object, object, object)
    def set_relation_verdict(self, one: "ListedRelation", verdict: "Verdict | None", wanted: "Relation") -> None:
        """Say whether a sentence tells of a relation between two actors, and of which; None takes back what was said."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.between import set_verdict

            seq = set_verdict(tools.library, one, verdict, wanted).seq
            return Decided("", get_article(tools.library, one.article), seq)

        def decided(answer: Answer) -> None:
            self._on_decided(answer)
            if answer.error is None:
                self.relation_decided.emit(one)

        self._runner.ask("relation", run, decided)
        self.look_for_undo()

    def tag(self, article: int, name: str, *, is_on: bool) -> None:
        """Put a tag on an article, or take it off."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            act = tags.tag_articles if is_on else tags.untag_articles
            decision = act(tools.library, [article], name)
            # The tag itself says what was done, and the same key takes it back: no notice.
            return Decided(
                "",
                get_article(tools.library, article),
                asked_as=_ASKED_AS[decision.kind],
                tags=_tags_now(tools, decision),
            )

        self._ask("tag", run)

    def save_search(self, name: str, query: str, sort: Sort | None, *, is_alert: bool) -> None:
        """Keep a search under a name."""

        def run(tools: LibraryTools, ctx: JobContext) -> Decided:
            decision = saved_searches.save(ctx, tools.library, tools.search, name, query, sort=sort, is_alert=is_alert)
            said = "Alert saved" if is_alert else "Search saved"
            return Decided(said, seq=decision.seq, about=decision.target.removeprefix(SEARCH), changes_searches=True)

        self._ask("save search", run)

    def delete_search(self, name: str) -> None:
        """Keep a search no longer."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            decision = searches.delete_search(tools.library, name)
            about = decision.target.removeprefix(SEARCH)
            return Decided("Saved search deleted", seq=decision.seq, about=about, changes_searches=True)

        self._ask("delete search", run)

    def mark_seen(self, state: saved_searches.AlertState) -> None:
        """Note that an alert was looked at; that is a mark, and no decision to undo."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            saved_searches.mark_seen(tools.library, state)
            return Decided("", is_logged=False, changes_searches=True)

        self._ask("seen", run)

    def delete(self, article: int) -> None:
        """Move an article to the trash."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            seq = decisions.delete(tools.library, article).seq
            return Decided("Moved to the trash", get_article(tools.library, article), seq, moves_in_time=True)

        self._ask("delete", run)

    def undo(self, seq: int | None = None) -> None:
        """Take back one decision, or the last."""
        self._take_back(
            "Undone",
            lambda tools: decisions.undo(tools.library) if seq is None else decisions.undo_decision(tools.library, seq),
        )

    def redo(self) -> None:
        """Decide again what was undone last."""
        self._take_back("Redone", lambda tools: decisions.redo(tools.library))

    def look_for_undo(self) -> None:
        """Find out whether there is anything to undo."""

        def run(tools: LibraryTools, _ctx: JobContext) -> UndoState:
            return UndoState(
                decisions.next_undo(tools.library) is not None, decisions.next_redo(tools.library) is not None
            )

        self._runner.ask("undo state", run, self._on_undo_state)

    def _take_back(self, said: str, act: Callable[[LibraryTools], Decision]) -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            decision = act(tools)
            if decision.kind in decisions.REBINDING:
                from workbench.redating import rebind

                rebind(tools.library, lambda: tools.registry, decision, _REBOUND_MAX)
            return Decided(
                f"{said}: {what_was(decision)}",
                None if decision.article is None else get_article(tools.library, decision.article),
                moves_in_time=decision.kind in _MOVES,
                undone=_offered_as(tools, decision),
                about=about(decision, lambda: tools.registry),
                asked_as=_ASKED_AS.get(decision.kind, ""),
                tags=_tags_now(tools, decision),
                changes_searches=decision.target.startswith(SEARCH),
                articles=decision.articles,
                changes_actors=changes_actors(decision),
                changes_copies=decision.kind == COPY_VERDICT,
                changes_zones=decision.kind in _ZONES,
                changes_marks=decision.kind == MARK,
                changes_grades=decision.kind in _GRADES,
            )

        self._ask("undo", run)

    def decide(
        self,
        kind: str,
        run: Callable[[LibraryTools, JobContext], Decided],
        *,
        fail: Callable[[], object] = lambda: None,
    ) -> None:
        """Have something decided by whoever knows how; its outcome is told as that of any other decision, and `fail` is called where there is none."""

        def decided(answer: Answer) -> None:
            self._on_decided(answer)
            if answer.error is not None:
                fail()

        self._runner.ask(kind, run, decided)
        self.look_for_undo()

    def _ask(self, kind: str, run: Callable[[LibraryTools, JobContext], Decided]) -> None:
        self._runner.ask(kind, run, self._on_decided)
        self.look_for_undo()

    def _on_decided(self, answer: Answer) -> None:
        if answer.error is not None:
            self.failed.emit(answer.error)
        else:
            self.decided.emit(answer.value)
            if answer.value.moves_in_time:
                self._index()

    def _index(self) -> None:
        """Have the index take in what was decided, once for all that is decided meanwhile."""
        if self._is_indexing:
            self._has_more_to_index = True
            return

        def run(tools: LibraryTools, ctx: JobContext) -> Indexed:
            return Indexed(tools.keeper.take_in(ctx))

        self._is_indexing = True
        self._runner.ask("index", run, self._on_indexed, may_be_left=True)

    def _on_indexed(self, answer: Answer) -> None:
        self._is_indexing = False
        if self._has_more_to_index:
            self._has_more_to_index = False
            self._index()
        self.indexed.emit(Indexed(is_done=False) if answer.error is not None else answer.value)

    def _on_undo_state(self, answer: Answer) -> None:
        if answer.error is None:
            self.undo_state_changed.emit(answer.value)


def _decided_about(tools: LibraryTools, decision: Decision, said: str) -> Decided:
    """Return a decision that moves articles in time."""
    article = None if decision.article is None else get_article(tools.library, decision.article)
    return Decided(said, article, decision.seq, moves_in_time=True, articles=decision.articles)


def _about_copies(tools: LibraryTools, said: str, article: int, decision: Decision) -> Decided:
    about = get_article(tools.library, article)
    # The title alone would not tell which: copies have it in common.
    where = f"{about.title} ({about.source_name})" if about.source_name else about.title
    return Decided(said, seq=decision.seq, about=where, changes_copies=True)


def _offered_as(tools: LibraryTools, decision: Decision) -> int | None:
    """Return the number by which it was offered to take back what this takes back: a step is known by that of its first row."""
    if decision.undoes is None:
        return None
    undone = get_decision(tools.library.connection, decision.undoes)
    return undone.seq if undone.step is None else undone.step


def _tags_now(tools: LibraryTools, decision: Decision) -> dict[int, tuple[str, ...]]:
    """Return the tags that the articles of a decision have now; none where it was about something else."""
    if not decision.target.startswith(TAG):
        return {}
    now = tags.tags_of_articles(tools.library, decision.articles)
    return {article: now.get(article, ()) for article in decision.articles}


# Those that change what the index holds, whether it holds the article at all, or what the timeline shows.
_ZONES = frozenset({"zone-ruling", "zone-rule", "extraction"})
_MOVES = frozenset({*decisions.REBINDING, *_ZONES, "delete", "restore"})
_GRADES = frozenset({"grade", SOURCE_GRADE})
# How a query asks for what such a decision changes, parted by blanks.
_MARKED_AS = "note: has: grade:"
_ASKED_AS = {
    MARK: _MARKED_AS, "grade": _MARKED_AS, SOURCE_GRADE: _MARKED_AS,
    "star": "starred", "unstar": "starred", "tag": "tag:", "untag": "tag:", "rename-tag": "tag:",
    # Each of the three states says something of the other two.
    "archive": "is:", "unarchive": "is:", "queue": "is:", "unqueue": "is:",
}  # fmt: skip
