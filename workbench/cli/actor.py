"""dateline actor: what the user says of actors, each act a decision that holds for the whole library."""

import argparse
from collections.abc import Callable
from typing import Final

from workbench import actor_acts
from workbench.annotate.findings import ActorKind, AliasKind
from workbench.annotate.own import OwnName, Verdict
from workbench.annotating import recount
from workbench.cli.contract_actors import question_line
from workbench.cli.frame import Command, Exit, counted_anew, one_line, open_library, print_json, progress_context, say
from workbench.dates import parse_user_date
from workbench.errors import UsageError
from workbench.library.actor_rows import NAME
from workbench.library.decision_log import Decision, rows_of_step
from workbench.library.store import Library
from workbench.own_registry import registry_of
from workbench.same_actors import questions
from workbench.typed_names import actor_meant

Act = Callable[[Library, argparse.Namespace], Decision]


def _configure(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, (help_text, configure, _) in _VERBS.items():
        configure(verbs.add_parser(name, help=help_text, description=help_text))
    asked = verbs.add_parser("questions", help="list pairs that may be one actor, and those kept as questions")
    asked.add_argument("--json", action="store_true", help="as JSON")


def _names(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="+", metavar="NAME", help="names or ids of actors")


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="name or id of an actor")


def _into(parser: argparse.ArgumentParser) -> None:
    _names(parser)
    parser.add_argument("--into", required=True, metavar="NAME", help="as whom they are known from now on")


def _new_name(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("new", metavar="NEW", help="what it is called from now on")


def _kind(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("kind", choices=[str(kind) for kind in ActorKind], help="what it is")


def _made(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="what it is called, as articles write it")
    parser.add_argument("--kind", required=True, choices=[str(kind) for kind in ActorKind], help="what it is")


def _whole(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("--of", metavar="NAME", help="of whom it is a part; of nobody unless given")


def _alias(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="name or id of an actor; - for nobody")
    parser.add_argument("alias", metavar="ALIAS", help="another name, as articles write it")
    parser.add_argument(
        "--kind", choices=[str(kind) for kind in AliasKind], default=str(AliasKind.SAME), help="what kind of name it is"
    )
    parser.add_argument("--since", default="", metavar="D", help="valid from: YYYY-MM-DD, YYYY-MM or YYYY")
    parser.add_argument("--until", default="", metavar="D", help="valid until")


def _unalias(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="name or id of the actor; - for nobody")
    parser.add_argument("alias", metavar="ALIAS", help="a name that you gave to it")


def _mention(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", type=int, metavar="ID", help="number of an article")
    parser.add_argument("start", type=int, metavar="START", help="where the mention begins, as actors --json has it")
    parser.add_argument("end", type=int, metavar="END", help="where it ends")
    meant = parser.add_mutually_exclusive_group(required=True)
    meant.add_argument("--is", dest="meant", metavar="NAME", help="whom it names")
    meant.add_argument("--nobody", action="store_true", help="it names nobody")
    meant.add_argument("--as-found", action="store_true", help="whomever the program finds")


def _note(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("note", metavar="TEXT", help="what you want to keep about it; empty takes the note away")


def _pair(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("one", metavar="NAME", help="name or id of an actor")
    parser.add_argument("other", metavar="OTHER", help="name or id of another")
    said = parser.add_mutually_exclusive_group(required=True)
    said.add_argument("--open", dest="verdict", action="store_const", const="open", help="keep it as a question")
    said.add_argument("--apart", dest="verdict", action="store_const", const="apart", help="they are two")
    said.add_argument("--forget", dest="verdict", action="store_const", const=None, help="say nothing of them")


def _id(library: Library, name: str) -> str:
    return actor_meant(library, registry_of(library), name).id


def _ids(library: Library, args: argparse.Namespace) -> list[str]:
    return [_id(library, name) for name in args.names]


def _rejected(library: Library, name: str) -> str | None:
    """Return the id of an actor of whom the user has said that it is none, by its id or the name that it had."""
    registry = registry_of(library)
    for card in registry.cards():
        if card.verdict is Verdict.NONE:
            before = registry.shipped.actor(card.actor)
            names = {card.actor, card.name, None if before is None else before.name} - {None}
            if name.casefold() in {known.casefold() for known in names if known is not None}:
                return card.actor
    return None


def _split(library: Library, args: argparse.Namespace) -> Decision:
    """Part actors by the ids or names that they had before."""
    registry = registry_of(library)
    merged = [card for card in registry.cards() if card.merged is not None]
    found = []
    for name in args.names:
        shipped = (registry.shipped.actor(card.actor) for card in merged)
        by_name = {actor.name.casefold(): actor.id for actor in shipped if actor is not None}
        by_name |= {card.name.casefold(): card.actor for card in merged if card.name is not None}
        by_name |= {card.actor.casefold(): card.actor for card in merged}
        if (one := by_name.get(name.casefold())) is None:
            raise UsageError(f"“{name}” was made one with nobody, so it cannot be parted. Nothing was changed.")
        found.append(one)
    return actor_acts.split(library, found)


def _add_name(library: Library, args: argparse.Namespace) -> Decision:
    since, until = (parse_user_date(date) if date else "" for date in (args.since, args.until))
    actor = "" if args.name == "-" else _id(library, args.name)
    return actor_acts.add_name(library, OwnName(args.alias, actor, AliasKind(args.kind), since, until))


def _rule(library: Library, args: argparse.Namespace) -> Decision:
    actor = "" if args.nobody else None if args.as_found else _id(library, args.meant)
    return actor_acts.rule_mention(library, args.article, None, (args.start, args.end), actor)


_VERBS: Final[dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], Act]]] = {
    "confirm": (
        "say that suggested actors are actors, or again that those are that you have rejected",
        _names,
        lambda lib, a: actor_acts.confirm(lib, [_rejected(lib, name) or _id(lib, name) for name in a.names]),
    ),
    "reject": (
        "say that what is taken for actors is none",
        _names,
        lambda lib, a: actor_acts.reject(lib, _ids(lib, a)),
    ),
    "merge": ("make actors one", _into, lambda lib, a: actor_acts.merge(lib, _ids(lib, a), _id(lib, a.into))),
    "split": ("part actors that were made one with another", _names, _split),
    "rename": ("call an actor otherwise", _new_name, lambda lib, a: actor_acts.rename(lib, _id(lib, a.name), a.new)),
    "type": (
        "say what an actor is",
        _kind,
        lambda lib, a: actor_acts.set_kind(lib, _id(lib, a.name), ActorKind(a.kind)),
    ),
    "part": (
        "say of whom an actor is a part",
        _whole,
        lambda lib, a: actor_acts.set_whole(lib, _id(lib, a.name), None if a.of is None else _id(lib, a.of)),
    ),
    "alias": ("give an actor another name, which means it wherever it stands", _alias, _add_name),
    "unalias": (
        "take a name back that you gave",
        _unalias,
        lambda lib, a: actor_acts.remove_name(lib, "" if a.name == "-" else _id(lib, a.name), a.alias),
    ),
    "make": (
        "make an actor of a name",
        _made,
        lambda lib, a: actor_acts.make_actor(lib, a.name, ActorKind(a.kind))[0],
    ),
    "mention": ("say whom one mention names", _mention, _rule),
    "watch": ("keep an eye on an actor", _name, lambda lib, a: actor_acts.watch(lib, _id(lib, a.name), is_on=True)),
    "unwatch": ("watch an actor no longer", _name, lambda lib, a: actor_acts.watch(lib, _id(lib, a.name), is_on=False)),
    "hide": (
        "leave an actor out of the panels",
        _name,
        lambda lib, a: actor_acts.hide(lib, _id(lib, a.name), is_on=True),
    ),
    "unhide": ("show an actor again", _name, lambda lib, a: actor_acts.hide(lib, _id(lib, a.name), is_on=False)),
    "note": (
        "write down something about an actor",
        _note,
        lambda lib, a: actor_acts.set_note(lib, _id(lib, a.name), a.note),
    ),
    "pair": (
        "say whether two actors are one is a question, or that they are two",
        _pair,
        lambda lib, a: actor_acts.set_pair(lib, _id(lib, a.one), _id(lib, a.other), a.verdict),
    ),
}


def _run(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        if args.verb == "questions":
            return _questions(library, as_json=args.json)
        decision = _VERBS[args.verb][2](library, args)
        counted = recount(progress_context(), library)
        rows = rows_of_step(library.connection, decision)
    for row in rows:
        said = row.after.get("name") if row.kind == NAME else None
        print(one_line(f"{row.kind} {row.target.partition(':')[2]}{'' if said is None else f': {said}'}"))
    if counted:
        say(counted_anew(counted))
    return Exit.DONE


def _questions(library: Library, *, as_json: bool) -> int:
    found = questions(library, registry_of(library))
    if as_json:
        print_json([question_line(one) for one in found])
    else:
        for one in found:
            kept = " (kept as a question)" if one.is_kept else ""
            print(one_line(f"{one.one.name} ({one.one.id}) = {one.other.name} ({one.other.id})? {one.why}{kept}"))
    return Exit.DONE


COMMAND = Command("actor", "say who is who: confirm, merge, split, rename, name, watch", _configure, _run)
