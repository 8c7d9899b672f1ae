"""How copies and revisions are said: in a row of results, at the head of an article, in a list of them."""

from typing import Final

from ui.wording import amount, date_words
from workbench.copies.copy import CopyKind
from workbench.copies.service import Member, SeenBy, seen_since
from workbench.copies.telling import FoldedNote, HeadNote
from workbench.library.articles import Article

# A copy that has less than this of the words of the first was cut, as long as nearly all that it has is of it.
_WHOLE_SHARE: Final = 0.9
_OF_THE_FIRST: Final = 0.8
_KINDS: Final = {
    CopyKind.REVISION: "Revision",
    CopyKind.SAVED_AGAIN: "Saved again, nothing changed",
    CopyKind.DUPLICATE: "Duplicate",
}


def folded_words(note: FoldedNote) -> str:
    """Say what stands behind a row: "2 copies: Harbour News, Port Daily · 1 revision"."""
    said = []
    if note.copies:
        outlets = f": {', '.join(' '.join(name.split()) for name in note.outlets)}" if note.outlets else ""
        said.append(f"{amount(note.copies, 'copy', 'copies')}{outlets}")
    if note.revisions:
        said.append(amount(note.revisions, "revision"))
    if note.saved_again:
        said.append("saved again" if note.saved_again == 1 else f"saved {note.saved_again:,} times more")
    # The list of outlets may be long, and is what can be cut.
    return " · ".join([*said[1:], *said[:1]])


def outlets_words(note: HeadNote) -> str:
    """Say which other outlets have an article, and where it was first: "Also in 3 outlets, first seen in Meridian Wire"."""
    if not note.copies:
        return ""
    if len(note.outlets) == 1:
        where = f"Also in {_one_line(note.outlets[0])}"
    elif note.outlets:
        where = f"Also in {amount(len(note.outlets), 'outlet')}"
    else:
        where = amount(note.copies, "copy", "copies")
    first = _one_line(note.first.source_name)
    if note.is_first:
        return f"{where}, first seen here"
    # With one other outlet, which is the first, its name is there already.
    if not first or note.outlets == (note.first.source_name,):
        return f"{where}, first seen there" if first else where
    return f"{where}, first seen in {first}"


def revisions_words(note: HeadNote) -> str:
    """Say how often the page of an article was changed: "2 revisions, changed silently"."""
    if note.revisions:
        silently = ", changed silently" if note.is_silent else ""
        return f"{amount(note.revisions, 'revision')}{silently}"
    return "Saved more than once, nothing changed" if note.saved_again else ""


def kind_words(member: Member, first_words: int) -> str:
    """Say what an article is to the first of its group."""
    if member.is_first:
        return "First seen"
    if member.kind is not None and member.kind is not CopyKind.COPY:
        return _KINDS[member.kind]
    if member.contained is None:
        return "Copy"
    is_cut = member.words < first_words * _WHOLE_SHARE and member.contained >= _OF_THE_FIRST
    return "Cut copy" if is_cut else "Syndicated copy"


def seen_words(member: Member) -> str:
    """Say since when a member of a group is there: a day alone is that of publication, which is what is expected."""
    day, seen_by = _seen(member.article)
    return day if seen_by is SeenBy.PUBLISHED else f"{seen_by.value} {day}"


def article_seen_words(article: Article) -> str:
    """Say since when an article is there, and by what that is known: "Published 25 Oct 1962"."""
    day, seen_by = _seen(article)
    return f"{seen_by.value.capitalize()} {day}"


def _seen(article: Article) -> tuple[str, SeenBy]:
    seen, seen_by = seen_since(article)
    try:
        return date_words(seen[:10]), seen_by
    except (ValueError, IndexError):
        return seen, seen_by


def _one_line(text: str) -> str:
    return " ".join(text.split())
