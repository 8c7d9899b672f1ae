"""How decisions are called when they are taken back, and what they are about."""

from collections.abc import Callable
from typing import Final

from ui.wording import amount, date_words
from workbench.annotate.registry import Registry
from workbench.library.decision_log import ACTOR, Decision
from workbench.library.mention_rulings import MENTION_RULING

_WHAT: Final = {
    "publication-date": "publication date",
    "time-correction": "correction of a date",
    "narrative": "reading as a history",
    "star": "star",
    "unstar": "star",
    "purge": "removed for good",
    "archive": "archived",
    "unarchive": "out of the archive",
    "queue": "in the queue",
    "unqueue": "out of the queue",
    "delete": "moved to the trash",
    "restore": "taken out of the trash",
    "tag": "tag",
    "untag": "tag",
    "rename-tag": "renamed tag",
    "save-search": "saved search",
    "delete-search": "deleted search",
    "forecast-status": "what became of a forecast",
    "event-group": "which events are one",
    "copy-verdict": "whether articles are copies",
    "relation-verdict": "what a sentence says of two actors",
    "actor-confirm": "confirmed actor",
    "actor-reject": "not an actor",
    "actor-merge": "made one",
    "actor-split": "parted",
    "actor-rename": "renamed actor",
    "actor-type": "kind of an actor",
    "actor-part": "what an actor is part of",
    "actor-watch": "watched actor",
    "actor-hide": "hidden actor",
    "actor-note": "note about an actor",
    "actor-make": "new actor",
    "actor-name": "name of an actor",
    "actor-pair": "whether two actors are one",
    "mention-ruling": "whom a mention names",
    "zone-ruling": "zone of a paragraph",
    "extraction": "new reading of the original",
    "mark": "mark",
    "grade": "grade of an article",
    "source-grade": "grade of a source",
    "zone-rule": "rule about a paragraph of a source",
}


# Columns whose values say in words what was decided.
_TELLING: Final = ("note", "name", "verdict", "status", "zone", "grade", "kind", "query")


def what_was(decision: Decision) -> str:
    """Say what kind of decision it was."""
    return _WHAT.get(decision.kind, decision.kind)


def said_there(decision: Decision) -> str:
    """Say in a few words what a decision said, where its kind does not say it all: a date, the name of a tag."""
    before, after = decision.before, decision.after
    match decision.kind:
        case "publication-date":
            named = after["published"]
            return date_words(named) if named else "undated"
        case "tag" | "untag" | "rename-tag":
            return " → ".join(filter(None, (before["tag"], after["tag"])))
        case _:
            return next((value for name in _TELLING if (value := after.get(name) or "")), "")


def about(decision: Decision, registry: Callable[[], Registry]) -> str:
    """Say what a decision is about that is not about one article; the registry is loaded where it is about an actor."""
    if decision.articles:
        return amount(len(decision.articles), "article")
    if not decision.target.startswith(ACTOR):
        return decision.target.partition(":")[2]
    return actor_name(registry(), decision.target.removeprefix(ACTOR))


def actor_name(registry: Registry, actor: str) -> str:
    """Return how an actor is called; of one that is none any more, how it was."""
    known = registry.actor(actor) or registry.shipped.actor(actor)
    return actor.partition(":")[2] if known is None else known.name


def changes_actors(decision: Decision) -> bool:
    """Tell whether a decision changes who an actor is, or whom a name or a mention means."""
    return decision.target.startswith(ACTOR) or decision.kind == MENTION_RULING
