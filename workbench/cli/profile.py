"""dateline profile and silence: what the articles have to say of one actor, and who is not named any more."""

import argparse
import os
from typing import Final

from workbench.annotate.registry import Registry
from workbench.cli.annotate import say_what_is_pending
from workbench.cli.contract_profiles import profile_line, silent_line
from workbench.cli.frame import Command, Exit, mark, one_line, open_library, print_json, progress_context
from workbench.errors import UsageError
from workbench.library.store import Library
from workbench.own_registry import registry_of
from workbench.profiles.mentions import Said, mentions_of, said_in
from workbench.profiles.profile import Named, Profile, profile_of
from workbench.profiles.silence import Silence, silent_actors
from workbench.timeline import date_of
from workbench.typed_names import actor_meant

# Of each list the first; JSON has all.
_LINES: Final = 12


def _configure_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="a name of the actor, or its id")
    parser.add_argument("--mentions", type=int, default=0, metavar="N", help="also the newest N sentences that name it")
    parser.add_argument(
        "--containing", default="", metavar="WORDS", help="with --mentions: only those with these words"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")


def _configure_silence(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def _profile(args: argparse.Namespace) -> int:
    if args.mentions < 0:
        raise UsageError(f"profile cannot show {args.mentions} sentences. Give --mentions a number from 0.")
    ctx = progress_context()
    name, words = (os.fsencode(text).decode("utf-8", "replace") for text in (args.name, args.containing))
    with open_library(args) as library:
        registry = registry_of(library)
        actor = actor_meant(library, registry, name).id
        profile = profile_of(ctx, library, registry, actor)
        said: list[Said] = []
        offset: int | None = 0
        while offset is not None and len(said) < args.mentions:
            page = mentions_of(ctx, library, registry, actor, offset=offset, limit=args.mentions, contains=words)
            said += page.said
            offset = page.next_offset
        ends = _ends(library, registry, profile)
        say_what_is_pending(library)
    del said[args.mentions :]
    if args.json:
        print_json(profile_line(profile, ends, said, registry))
    else:
        _print_profile(profile)
        _print_said(said)
    return Exit.DONE


def _ends(library: Library, registry: Registry, profile: Profile) -> tuple[Said | None, Said | None]:
    """Return the first and the last sentence that name the actor, by the dates of their articles."""
    if profile.first is None or profile.last is None:
        return None, None
    first, last = (said_in(library, registry, profile.actor.id, one.article) for one in (profile.first, profile.last))
    return next(iter(first), None), next(reversed(last), None)


def _silence(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        found = silent_actors(progress_context(), library, registry_of(library))
        lines = [silent_line(one, registry_of(library)) for one in found]
        say_what_is_pending(library)
    if args.json:
        print_json(lines)
        return Exit.DONE
    for one in found:
        print(one_line(f"{one.actor.name}: {_said_of_silence(one.silence)}"))
    return Exit.DONE


def _print_profile(profile: Profile) -> None:
    relatives, actor = profile.relatives, profile.actor
    part_of = "" if relatives.whole is None else f", part of {relatives.whole.name}"
    sure = " (suggested)" if profile.is_suggested else ""
    valid = f", {profile.valid}" if profile.valid else ""
    print(one_line(f"{actor.name}, {actor.kind}{part_of}{valid}{sure}"))
    print(
        f"{profile.articles} of {profile.of_articles} articles, {profile.body} mentions in bodies, {profile.comment} in comments"
    )
    if profile.first is not None and profile.last is not None:
        print(one_line(f"First {_named(profile.first)}; last {_named(profile.last)}"))
    if profile.silence is not None:
        print(_said_of_silence(profile.silence).capitalize())
    _print_lines(
        "Names",
        [
            f"{called.name.mentions:>6}  {called.name.name}{f' ({called.name.kind})' if called.name.kind else ''}"
            for called in profile.names
        ],
    )
    _print_lines(
        "Mentioned with",
        [
            f"{one.together:>6}  {one.actor.name}: {one.expected:.1f} by chance, {one.lift:.1f} times"
            for one in profile.company
        ],
    )
    _print_lines(
        "Sources",
        [
            f"{one.articles:>6}  {one.source or 'no source'}: of {_amount(one.of_articles, 'article')}"
            for one in profile.sources
        ],
    )
    _print_lines("Parts", [f"{part.articles:>6}  {part.actor.name}" for part in profile.parts])
    for what, others in (("Predecessors", relatives.predecessors), ("Successors", relatives.successors)):
        _print_lines(what, [f"        {other.name}" for other in others])
    _print_lines("Months", [f"{month.articles:>6}  {month.month}" for month in profile.months])


def _print_lines(what: str, lines: list[str]) -> None:
    if lines:
        more = f" (the first {_LINES} of {len(lines)})" if len(lines) > _LINES else ""
        print(f"\n{what}{more}")
        for line in lines[:_LINES]:
            print(one_line(line))


def _print_said(said: list[Said]) -> None:
    if said:
        print("\nMentions")
    for one in said:
        comment = f" (comment{f' by {one.author}' if one.author else ''})" if one.zone == "comment" else ""
        print(one_line(f"{one.published or 'undated':<10}  {one.article:>6}  {mark(one.text, one.marks)}{comment}"))


def _named(named: Named) -> str:
    return f"{named.published} in article {named.article} ({named.title})"


def _said_of_silence(silence: Silence) -> str:
    bound = (
        f"never longer than {_amount(silence.longest_days, 'day')}"
        if silence.is_longest
        else f"seldom longer than {_amount(silence.seldom_days, 'day')}"
    )
    since = f"not named since {date_of(silence.last_day)}, in none of {_amount(silence.articles, 'article')}"
    return f"{since}; before, {bound}"


def _amount(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


PROFILE = Command("profile", "say what the articles have of one actor", _configure_profile, _profile)
SILENCE = Command("silence", "list who was named at a rhythm and is not any more", _configure_silence, _silence)
