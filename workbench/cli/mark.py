"""dateline mark: words of an article highlighted, noted upon, called a claim, a dispute or a forecast; articles read, starred, queued or archived."""

import argparse
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from workbench.cli.frame import Command, Exit, one_line, open_library
from workbench.cli.tag import known_articles
from workbench.errors import UsageError
from workbench.library import decisions, read_marks
from workbench.library.articles import get_document
from workbench.library.decision_log import Decision
from workbench.library.marks import Colour, Mark, MarkKind
from workbench.library.store import Library
from workbench.library.tags import clean_tag
from workbench.marks.service import get_mark, keep_mark, make_mark, remove_marks
from workbench.marks.wording import find_words


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids",
        nargs="+",
        metavar="ID",
        help="numbers of articles; after the number of one, the words in it that are meant",
    )
    reading = parser.add_mutually_exclusive_group()
    reading.add_argument("--read", action="store_true", help="as read")
    reading.add_argument("--unread", action="store_true", help="as not read")
    star = parser.add_mutually_exclusive_group()
    star.add_argument("--star", action="store_true", help="with a star, which is a decision")
    star.add_argument("--unstar", action="store_true", help="without their star, which is a decision")
    queue = parser.add_mutually_exclusive_group()
    queue.add_argument("--queue", action="store_true", help="to be read, at the end of the queue; a decision")
    queue.add_argument("--unqueue", action="store_true", help="out of the queue")
    queue.add_argument("--archive", action="store_true", help="put away, out of the queue too; a decision")
    queue.add_argument("--unarchive", action="store_true", help="out of the archive")
    parser.add_argument("--words", metavar="TEXT", help="the words that are meant, where they are a number")
    parser.add_argument("--nth", type=int, metavar="N", help="which of several places that have these words, from 1")
    parser.add_argument("--kind", choices=[kind.value for kind in MarkKind], help="what the mark says (highlight)")
    parser.add_argument("--colour", choices=[colour.value for colour in Colour], help="of a highlight (green)")
    parser.add_argument(
        "--note", metavar="TEXT", help="what you write on it, as Markdown; without words, on all of the article"
    )
    parser.add_argument("--tag", action="append", metavar="NAME", help="tag of the mark; may be repeated")
    parser.add_argument("--grade", metavar="N", help="how credible what is said there is, 1 to 6")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--edit", metavar="KEY", help="change this mark, as marks lists it; what is not named stays")
    change.add_argument("--remove", nargs="+", metavar="KEY", help="take these marks away")


def _mark(args: argparse.Namespace) -> int:
    ids, words = _ids_and_words(args.ids, args.words)
    if args.read or args.unread or any(getattr(args, name) for name, _, _ in _STATES):
        if words is not None:
            raise UsageError(
                "Articles are marked as read, with a star, as queued or archived, not words of them. Leave the words out."
            )
        return _mark_articles(args, ids)
    if len(ids) != 1:
        raise UsageError("Words are marked in one article at a time. Give one number.")
    with open_library(args) as library:
        if args.remove:
            remove_marks(library, [(ids[0], key) for key in args.remove])
            print(f"removed {ids[0]} {' '.join(args.remove)}")
        elif args.edit:
            keep_mark(library, _edited(get_mark(library, ids[0], args.edit), args))
            print(f"changed {ids[0]} {args.edit}")
        else:
            made = _made(library, ids[0], words, args)
            print(one_line(f"marked {ids[0]} {made.key} {made.kind.value}: {made.quote or 'the whole article'}"))
    return Exit.DONE


def _ids_and_words(given: Sequence[str], words: str | None) -> tuple[list[int], str | None]:
    """Tell numbers of articles from the words that may follow them."""
    ids = list(given)
    if words is None and len(ids) > 1 and not ids[-1].isdecimal():
        words = ids.pop()
    for text in ids:
        if not text.isascii() or not text.isdecimal():
            raise UsageError(f"“{text}” is no number of an article. Give the number first, then the words in quotes.")
    return [int(text) for text in ids], words


def _made(library: Library, article: int, words: str | None, args: argparse.Namespace) -> Mark:
    is_said = args.note is not None or args.tag or args.grade
    if words is None and not is_said:
        raise UsageError(
            "Nothing was named to mark with. Give words of the article, or --note, --read, --star, --queue, --archive, or what takes one back."
        )
    span = None
    if words is not None:
        span = find_words(get_document(library, article)[0].text, words, article, args.nth)
    # What has something to say is a note, unless it is said to be something else.
    kind = MarkKind(args.kind or (MarkKind.HIGHLIGHT if span is not None and args.note is None else MarkKind.NOTE))
    _, mark = make_mark(
        library,
        article,
        span,
        kind,
        colour=_colour(kind, args.colour),
        note=args.note or "",
        tags=_tags(args.tag),
        grade=args.grade or "",
    )
    return mark


def _edited(mark: Mark, args: argparse.Namespace) -> Mark:
    kind = MarkKind(args.kind or mark.kind)
    colour = _colour(kind, args.colour)
    if colour is None and kind is MarkKind.HIGHLIGHT:
        colour = mark.colour or Colour.GREEN
    return replace(
        mark,
        kind=kind,
        colour=colour,
        note=mark.note if args.note is None else args.note,
        tags=mark.tags if args.tag is None else _tags(args.tag),
        grade=mark.grade if args.grade is None else args.grade,
    )


def _colour(kind: MarkKind, colour: str | None) -> Colour | None:
    if colour is not None and kind is not MarkKind.HIGHLIGHT:
        raise UsageError(f"Only highlights have a colour, and this is a {kind}. Leave --colour out.")
    return None if colour is None else Colour(colour)


def _tags(names: Sequence[str] | None) -> tuple[str, ...]:
    """Return tags as they are kept; an empty name is none, so that --tag "" takes all away."""
    cleaned = (clean_tag(name) for name in names or () if name.strip())
    return tuple(dict.fromkeys(cleaned))


def _mark_articles(args: argparse.Namespace, ids: list[int]) -> int:
    with open_library(args) as library:
        known = known_articles(library, ids)
        if args.read or args.unread:
            read_marks.set_read(library, known, args.read)
        for article in known:
            for name, act, is_on in _STATES:
                # What is so already is what was asked for.
                if getattr(args, name):
                    with contextlib.suppress(UsageError):
                        act(library, article, is_on)
            print(f"marked {article}", flush=True)
    if not known:
        return Exit.ALL_REFUSED
    return Exit.SOME_REFUSED if len(known) < len(set(ids)) else Exit.DONE


_STATES: Final[tuple[tuple[str, Callable[[Library, int, bool], Decision], bool], ...]] = (
    ("star", decisions.set_star, True),
    ("unstar", decisions.set_star, False),
    ("queue", decisions.set_queued, True),
    ("unqueue", decisions.set_queued, False),
    ("archive", decisions.set_archived, True),
    ("unarchive", decisions.set_archived, False),
)
MARK = Command("mark", "mark words of an article, or articles as read, starred, queued or archived", _configure, _mark)
