"""What the user decides about actors: written like any other decision; then the articles whose names mean somebody else are counted anew.

A few are counted at once, in the thread that writes; where there are more, that is told, and a process of its own does it.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.deciding import Decided, Deciding
from ui.desk.decision_words import actor_name
from ui.desk.library_tools import LibraryTools
from ui.runner import Answer, Runner
from workbench import actor_acts as acts
from workbench.annotate.findings import Actor, ActorKind
from workbench.annotate.own import OwnName
from workbench.annotating import recount
from workbench.jobs import JobContext
from workbench.library.articles import get_article
from workbench.library.decision_log import Decision
from workbench.library.renamed import waiting

# So many articles are counted anew at once; the others by the process that annotates what is new.
_RECOUNTED_MAX: Final = 64


class ActorDeciding(QObject):
    """Writes what the user says of actors.

    Signals:
        recounted: articles were counted anew.
        recount_left: more articles wait to be counted than are counted at once.
    """

    recounted = Signal()
    recount_left = Signal()

    def __init__(self, deciding: Deciding, runner: Runner[LibraryTools], parent: QObject) -> None:
        super().__init__(parent)
        self._deciding, self._runner = deciding, runner
        self._recounts = 0
        deciding.decided.connect(self._on_decided)

    @property
    def is_counting(self) -> bool:
        """Whether articles are being counted anew here, or are about to be."""
        return self._recounts > 0

    def confirm(self, actor: Actor) -> None:
        """Say that a suggested actor is one."""
        self._act("Confirmed", actor.name, lambda tools: acts.confirm(tools.library, [actor.id]))

    def reject(self, actor: Actor) -> None:
        """Say that what is taken for an actor is none."""
        self._act("Not an actor any more", actor.name, lambda tools: acts.reject(tools.library, [actor.id]))

    def merge(self, actor: Actor, into: Actor) -> None:
        """Make an actor one with another, under the name of that."""
        self._act(
            f"Made one with {into.name}",
            actor.name,
            lambda tools: acts.merge(tools.library, [actor.id], into.id),
            then=into.id,
        )

    def split(self, stored: str, name: str) -> None:
        """Part an actor, named by the id that it had before, from the one that it was made one with."""
        self._act("Parted", name, lambda tools: acts.split(tools.library, [stored]), then=stored)

    def split_name(self, name: str, kind: ActorKind) -> None:
        """Make an actor of its own of a name that another one has."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            decision, actor = acts.split_name(tools.library, name, kind)
            return _decided("An actor of its own", name, decision, actor)

        self._deciding.decide("actor", run)

    def rename(self, actor: Actor, name: str) -> None:
        """Call an actor otherwise."""
        self._act(
            "Renamed", f"{actor.name} is called {name} now", lambda tools: acts.rename(tools.library, actor.id, name)
        )

    def set_kind(self, actor: Actor, kind: ActorKind, word: str) -> None:
        """Say what an actor is; `word` says it in the notice."""
        self._act(word, actor.name, lambda tools: acts.set_kind(tools.library, actor.id, kind))

    def set_whole(self, actor: Actor, whole: Actor | None) -> None:
        """Say of what an actor is a part, None for nothing."""
        said = "Part of nothing" if whole is None else f"Part of {whole.name}"
        of = None if whole is None else whole.id
        self._act(said, actor.name, lambda tools: acts.set_whole(tools.library, actor.id, of))

    def add_name(self, name: OwnName) -> None:
        """Give a name to an actor, or to nobody."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            decision = acts.add_name(tools.library, name)
            whom = actor_name(tools.registry, name.actor) if name.actor else "nobody"
            return _decided("Named", f"“{name.name}” means {whom} now", decision, name.actor)

        self._deciding.decide("actor", run)

    def make(self, name: str, kind: ActorKind) -> None:
        """Make an actor of a name that stands somewhere."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            decision, actor = acts.make_actor(tools.library, name, kind)
            return _decided("A new actor", name, decision, actor)

        self._deciding.decide("actor", run)

    def watch(self, actor: Actor, *, is_on: bool) -> None:
        """Keep an eye on an actor, or no longer."""
        said = "Watched" if is_on else "Not watched any more"
        self._act(said, actor.name, lambda tools: acts.watch(tools.library, actor.id, is_on=is_on))

    def hide(self, actor: Actor, *, is_on: bool) -> None:
        """Leave an actor out of the panels, or show it again."""
        said = "Hidden" if is_on else "Shown again"
        self._act(said, actor.name, lambda tools: acts.hide(tools.library, actor.id, is_on=is_on))

    def set_note(self, actor: Actor, note: str) -> None:
        """Write down something about an actor; an empty note takes it away."""
        said = "Note kept" if note.strip() else "Note taken away"
        self._act(said, actor.name, lambda tools: acts.set_note(tools.library, actor.id, note))

    def set_pair(self, one: Actor, other: Actor, verdict: str) -> None:
        """Say of two actors that they are apart, or that it is open whether they are one."""
        said = "Kept apart" if verdict == "apart" else "Kept as a question"
        self._act(
            said,
            f"{one.name} and {other.name}",
            lambda tools: acts.set_pair(tools.library, one.id, other.id, verdict),
        )

    def rule_mention(self, article: int, version: int, span: tuple[int, int], actor: Actor | None) -> None:
        """Say whom text[start:end] of a reading of an article names; None for nobody."""

        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            target = "" if actor is None else actor.id
            seq = acts.rule_mention(tools.library, article, version, span, target).seq
            said = "This mention is nobody" if actor is None else f"This mention is {actor.name}"
            return Decided(said, get_article(tools.library, article), seq, changes_actors=True, actor=target)

        self._deciding.decide("actor", run)

    def _act(self, said: str, about: str, act: Callable[[LibraryTools], Decision], *, then: str = "") -> None:
        self._deciding.decide("actor", lambda tools, _ctx: _decided(said, about, act(tools), then))

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.changes_actors:
            self._recounts += 1
            self._runner.ask("recount", _recount, self._on_recounted, may_be_left=True)

    def _on_recounted(self, answer: Answer) -> None:
        self._recounts -= 1
        if answer.error is not None:
            self._deciding.failed.emit(answer.error)
            return
        counted, is_left = answer.value
        if counted:
            self.recounted.emit()
        if is_left:
            self.recount_left.emit()


def _recount(tools: LibraryTools, ctx: JobContext) -> tuple[int, bool]:
    counted = recount(ctx, tools.library, limit=_RECOUNTED_MAX)
    return counted, waiting(tools.library.connection) is not None


def _decided(said: str, about: str, decision: Decision, actor: str = "") -> Decided:
    return Decided(said, seq=decision.seq, about=about, changes_actors=True, actor=actor)
