"""What the user does with actors: each act a decision that is logged and can be taken back, and holds for the whole library."""

from collections.abc import Sequence
from typing import Final

from workbench.annotate.findings import Actor, ActorKind
from workbench.annotate.own import NAME_MAX, OWN, OwnName, Verdict, is_name
from workbench.annotate.renaming import place_of
from workbench.annotate.unknown.identity import is_unknown
from workbench.dates import bounds, now
from workbench.errors import UsageError
from workbench.library import actor_rows, decisions
from workbench.library.actor_rows import PAIR
from workbench.library.articles import get_article, get_document, key_of, make_evidence
from workbench.library.decision_log import Columns, Decision
from workbench.library.mention_rulings import keyed_rulings
from workbench.library.store import Library
from workbench.own_registry import registry_of

_NOTE_MAX: Final = 100_000
_UNCHANGED: Final = "Nothing was changed."


def confirm(library: Library, actors: Sequence[str]) -> Decision:
    """Say that suggested actors are actors; their names then are found wherever they stand. One of whom it was said that it is none is one again.

    Raises:
        UsageError: If one of them is nobody, or is known already.
    """
    acts: list[tuple[str, str, Columns]] = []
    names = actor_rows.names(library.connection)
    for one in actors:
        if registry_of(library).card(one).verdict is Verdict.NONE:
            acts.append(("actor-confirm", one, {"verdict": Verdict.CONFIRMED}))
            continue
        known = _expect_known(library, one)
        if registry_of(library).is_confirmed(known.id):
            raise UsageError(f"{known.name} is confirmed already. {_UNCHANGED}")
        acts.append(("actor-confirm", known.id, {"verdict": Verdict.CONFIRMED}))
        if is_unknown(known.id) and _is_telling(known.name):
            acts += actor_rows.giving(OwnName(known.name, known.id), names)
    return actor_rows.decide(library, acts)


def reject(library: Library, actors: Sequence[str]) -> Decision:
    """Say that what is taken for actors is none: they are shown, counted and searched nowhere any more.

    Raises:
        UsageError: If one of them is nobody.
    """
    known = [_expect_known(library, one) for one in actors]
    return actor_rows.decide(library, [("actor-reject", one.id, {"verdict": Verdict.NONE}) for one in known])


def merge(library: Library, actors: Sequence[str], into: str) -> Decision:
    """Make actors one with another, under its name. Nothing is lost: `split` parts them again.

    Raises:
        UsageError: If one of them is nobody, or they are one already.
    """
    target = _expect_known(library, into)
    others = [one for one in dict.fromkeys(_expect_known(library, one).id for one in actors) if one != target.id]
    if not others:
        raise UsageError(
            f"All that was named is {target.name} already. Name another actor, perhaps by its id. {_UNCHANGED}"
        )
    return actor_rows.decide(library, [("actor-merge", one, {"merged": target.id}) for one in others])


def split(library: Library, actors: Sequence[str]) -> Decision:
    """Part actors from the one that they were made one with; named by the ids that they had before.

    Raises:
        UsageError: If one of them is one with nobody.
    """
    registry = registry_of(library)
    for one in actors:
        if registry.card(one).merged is None:
            raise UsageError(f"“{one}” was made one with nobody, so it cannot be parted. {_UNCHANGED}")
    return actor_rows.decide(library, [("actor-split", one, {"merged": None}) for one in actors])


def rename(library: Library, actor: str, name: str) -> Decision:
    """Call an actor otherwise; its other names stay.

    Raises:
        UsageError: If there is no such actor, or it is called so already, or that is no name.
    """
    known, name = _expect_known(library, actor), _expect_name(name)
    if known.name == name:
        raise UsageError(f"The actor is called {name} already. {_UNCHANGED}")
    return actor_rows.decide(library, [("actor-rename", known.id, {"name": name})])


def set_kind(library: Library, actor: str, kind: ActorKind) -> Decision:
    """Say what an actor is.

    Raises:
        UsageError: If there is no such actor, or it is that already.
    """
    known = _expect_known(library, actor)
    if known.kind is kind:
        raise UsageError(f"{known.name} is a {kind} already. {_UNCHANGED}")
    return actor_rows.decide(library, [("actor-type", known.id, {"kind": kind})])


def set_whole(library: Library, actor: str, whole: str | None) -> Decision:
    """Say of what an actor is a part, None for nothing.

    Raises:
        UsageError: If there is no such actor, or it would be a part of itself.
    """
    known = _expect_known(library, actor)
    if whole is None:
        return actor_rows.decide(library, [("actor-part", known.id, {"part_of": ""})])
    registry = registry_of(library)
    above: Actor | None = _expect_known(library, whole)
    target, seen = above, set[str]()
    while above is not None and above.id not in seen:
        if above.id == known.id:
            raise UsageError(f"{known.name} cannot be a part of itself. Name another actor. {_UNCHANGED}")
        seen.add(above.id)
        above = None if above.part_of is None else registry.actor(above.part_of)
    assert target is not None
    return actor_rows.decide(library, [("actor-part", known.id, {"part_of": target.id})])


def add_name(library: Library, name: OwnName) -> Decision:
    """Give a name to an actor, or to nobody with an empty one: it means that wherever it stands.

    Raises:
        UsageError: If there is no such actor, that is no name, or its dates run backwards.
    """
    given = OwnName(_expect_name(name.name), name.actor, name.kind, name.first, name.last)
    if given.actor:
        given = OwnName(given.name, _expect_known(library, given.actor).id, given.kind, given.first, given.last)
    if given.first and given.last and bounds(given.first)[0] > bounds(given.last)[1]:
        raise UsageError(f"{given.first} is later than {given.last}. Name the earlier date first. {_UNCHANGED}")
    known = actor_rows.names(library.connection)
    if given in known:
        raise UsageError(f"“{given.name}” means that already. {_UNCHANGED}")
    return actor_rows.decide(library, actor_rows.giving(given, known))


def remove_name(library: Library, actor: str, name: str) -> Decision:
    """Take a name back that the user gave.

    Raises:
        UsageError: If it was not given so.
    """
    if not any(one.name == name and one.actor == actor for one in actor_rows.names(library.connection)):
        raise UsageError(
            f"“{name}” is no name that you gave to this actor. Names of the shipped registry stay; say with a name of "
            f"your own whom it means instead. {_UNCHANGED}"
        )
    return actor_rows.decide(library, [actor_rows.taking_away(OwnName(name, actor))])


def make_actor(library: Library, name: str, kind: ActorKind) -> tuple[Decision, str]:
    """Make an actor of a name that stands somewhere; return the decision and the new actor's id.

    Raises:
        UsageError: If that is no name, or there is such an actor already.
    """
    name = _expect_name(name)
    registry = registry_of(library)
    there = next((one for one in registry.named(name) if one.name.casefold() == name.casefold()), None)
    if there is not None:
        raise UsageError(f"There is an actor {there.name} already ({there.kind}). Give it another name. {_UNCHANGED}")
    taken = {card.actor for card in registry.cards()}
    id_, number = f"{OWN}{name}", 2
    while id_ in taken:
        id_, number = f"{OWN}{name} ({number})", number + 1
    made: Columns = {"name": name, "kind": kind, "verdict": Verdict.CONFIRMED}
    giving = actor_rows.giving(OwnName(name, id_), actor_rows.names(library.connection))
    return actor_rows.decide(library, [("actor-make", id_, made), *giving]), id_


def split_name(library: Library, name: str, kind: ActorKind) -> tuple[Decision, str]:
    """Make an actor of its own of a name that another one has: from then on it means that."""
    name = _expect_name(name)
    registry = registry_of(library)
    own = [one for one in registry.named(name) if one.name.casefold() == name.casefold()]
    if own:
        giving = actor_rows.giving(OwnName(name, own[0].id), actor_rows.names(library.connection))
        return actor_rows.decide(library, giving), own[0].id
    return make_actor(library, name, kind)


def rule_mention(
    library: Library, article: int, version: int | None, span: tuple[int, int], actor: str | None
) -> Decision:
    """Say whom text[start:end] of a reading of an article, None for the newest, names: an actor, nobody with "", or with None whom the program finds.

    Raises:
        UsageError: If there is no such article or actor.
        LibraryError: If the text is damaged.
    """
    document, version = get_document(library, article, version)
    if not 0 <= span[0] < span[1] <= len(document.text):
        raise UsageError(
            f"Article {article} has no text from {span[0]} to {span[1]}: it has {len(document.text):,} characters. {_UNCHANGED}"
        )
    evidence = make_evidence(get_article(library, article), version, document.text, *span)
    target = _expect_known(library, actor).id if actor else actor
    # What was said of the same letters before, be it of an older reading or of more or fewer of them, gives way.
    over = {
        key: ruling.evidence
        for key, ruling in keyed_rulings(library.connection, article)
        if (at := place_of(document.text, ruling.evidence)) is not None
        and at < span[1]
        and span[0] < at + len(ruling.evidence.quote)
    }
    key = next((key for key, about in over.items() if about.quote == evidence.quote), key_of(evidence))
    over.pop(key, None)
    return decisions.set_mention(library, article, key, evidence, target, tuple(over.items()))


def watch(library: Library, actor: str, *, is_on: bool) -> Decision:
    """Keep an eye on an actor, or no longer.

    Raises:
        UsageError: If there is no such actor.
    """
    known = _expect_known(library, actor)
    return actor_rows.decide(library, [("actor-watch", known.id, {"watched_at": now() if is_on else None})])


def hide(library: Library, actor: str, *, is_on: bool) -> Decision:
    """Leave an actor out of the panels, or show it again; it is found all the same.

    Raises:
        UsageError: If there is no such actor.
    """
    known = _expect_known(library, actor)
    return actor_rows.decide(library, [("actor-hide", known.id, {"hidden_at": now() if is_on else None})])


def set_note(library: Library, actor: str, note: str) -> Decision:
    """Write down something about an actor; an empty note takes it away.

    Raises:
        UsageError: If there is no such actor, or the note is too long.
    """
    known = _expect_known(library, actor)
    if len(note) > _NOTE_MAX:
        raise UsageError(f"The note has {len(note):,} characters, and {_NOTE_MAX:,} at most fit. Shorten it.")
    # Half a letter, of a command line in another encoding, cannot be kept.
    written = note.encode(errors="replace").decode().strip()
    return actor_rows.decide(library, [("actor-note", known.id, {"note": written or None})])


def set_pair(library: Library, one: str, other: str, verdict: str | None) -> Decision:
    """Say of two actors that they are "apart", that it is "open" whether they are one, or nothing with None.

    Raises:
        UsageError: If they are one, or one of them is nobody.
    """
    first, second = _expect_known(library, one), _expect_known(library, other)
    if first.id == second.id:
        raise UsageError(f"{first.name} and {second.name} are one already. Split them first. {_UNCHANGED}")
    # In one order, so that a later word about the same two is known as that.
    smaller, larger = sorted((first.id, second.id))
    return actor_rows.decide(library, [(PAIR, smaller, {"other": larger, "verdict": verdict})])


def _expect_known(library: Library, actor: str) -> Actor:
    known = registry_of(library).actor(actor)
    if known is None:
        raise UsageError(f"There is no actor “{actor}”, or you have said that it is none. {_UNCHANGED}")
    return known


def _expect_name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not is_name(cleaned):
        raise UsageError(
            f"“{cleaned[:80]}” cannot be a name: it takes a letter or digit, and {NAME_MAX} characters at most. {_UNCHANGED}"
        )
    return cleaned


def _is_telling(name: str) -> bool:
    """Tell whether a name means the same wherever it stands; a surname alone means somebody else in the next article."""
    return " " in name or (len(name) > 1 and name.isupper())
