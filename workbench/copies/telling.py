"""What is told of an article's copies in passing: behind its row in a list, and at its head where it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.copies.copy import CopyKind
from workbench.copies.service import CopiesService, Group, Member
from workbench.library.articles import Article

_SAME_PAGE: Final = frozenset({CopyKind.REVISION, CopyKind.SAVED_AGAIN})
# A row has room for two or three names.
OUTLETS_MAX: Final = 8


@dataclass(frozen=True, slots=True)
class FoldedNote:
    """What stands behind a row: so many copies with their outlets, each once, revisions, and savings that changed nothing."""

    copies: int = 0
    revisions: int = 0
    saved_again: int = 0
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadNote:
    """What the head of an article tells: which other outlets have it, which article was there first, and how often its page was changed.

    `is_silent` is None as long as nobody has compared.
    """

    copies: int
    outlets: tuple[str, ...]
    first: Article
    is_first: bool
    revisions: int
    saved_again: int
    is_silent: bool | None = None


def folded_note(service: CopiesService, head: int, others: Sequence[int]) -> FoldedNote:
    """Tell what stands behind a row."""
    kinds = service.kinds_of(head)
    copies = [article for article in others if kinds.get(article, CopyKind.COPY) not in _SAME_PAGE]
    revisions = sum(kinds.get(article) is CopyKind.REVISION for article in others)
    outlets = dict.fromkeys(filter(None, service.sources_of(copies[:OUTLETS_MAX])))
    return FoldedNote(len(copies), revisions, len(others) - len(copies) - revisions, tuple(outlets))


def head_note(service: CopiesService, article: int) -> HeadNote | None:
    """Tell of the copies of an article; None where it has none."""
    group = service.group_of(article)
    if group is None:
        return None
    members = service.members_of(group)
    if not any(member.article.id == article for member in members) or len(members) < 2:
        return None
    kinds = service.kinds_of(article)
    others = [member.article for member in members if member.article.id != article]
    own = next(member.article.source_name for member in members if member.article.id == article)
    copies = [one for one in others if kinds.get(one.id, CopyKind.COPY) not in _SAME_PAGE]
    outlets = dict.fromkeys(one.source_name for one in copies if one.source_name and one.source_name != own)
    revisions = sum(kinds.get(one.id) is CopyKind.REVISION for one in others)
    return HeadNote(
        copies=len(copies),
        outlets=tuple(outlets),
        first=members[0].article,
        is_first=members[0].article.id == article,
        revisions=revisions,
        saved_again=len(others) - len(copies) - revisions,
        is_silent=None if revisions else False,
    )


@dataclass(frozen=True, slots=True)
class ListedCopy:
    """An article in the list of another one's copies: what it is to the first, whether it is that other one, and whether the user says that it is none."""

    member: Member
    is_open: bool
    is_apart: bool = False
    is_same_page: bool = False


def listed_copies(service: CopiesService, article: int) -> tuple[ListedCopy, ...]:
    """Return the group of an article, the first seen first, and below it what the user says is no copy of it; nothing where there is neither."""
    group = service.group_of(article)
    kinds = service.kinds_of(article)
    found = [
        ListedCopy(
            member, member.article.id == article, is_same_page=kinds.get(member.article.id, CopyKind.COPY) in _SAME_PAGE
        )
        for member in (() if group is None else service.members_of(group))
    ]
    there = {one.member.article.id for one in found}
    apart = [other for other in service.apart_from(article) if other not in there]
    if apart and not there:
        found = [ListedCopy(member, is_open=True) for member in service.members_of(Group((article,)))]
    live = (member for member in service.members_of(Group(tuple(apart))) if member.article.deleted_at is None)
    return (*found, *(ListedCopy(member, is_open=False, is_apart=True) for member in live))


def not_copies_of(service: CopiesService, article: int) -> tuple[int, ...]:
    """Return what an article is apart from when it is no copy of any of its group: all but its own page as it was saved otherwise."""
    group = service.group_of(article)
    if group is None:
        return ()
    kinds = service.kinds_of(article)
    return tuple(
        other for other in group.articles if other != article and kinds.get(other, CopyKind.COPY) not in _SAME_PAGE
    )


def same_pages(service: CopiesService, article: int) -> tuple[int, ...]:
    """Return the other savings of an article's page, the one before it first, then those before that, then those after it."""
    group = [one for one in listed_copies(service, article) if not one.is_apart and (one.is_open or one.is_same_page)]
    own = next((place for place, one in enumerate(group) if one.is_open), None)
    if own is None:
        return ()
    return tuple(one.member.article.id for one in (*group[:own][::-1], *group[own + 1 :]))


def compared_with(copies: Sequence[ListedCopy]) -> tuple[int, int] | None:
    """Return which two of a list are compared, the earlier first, when nobody names the other one.

    That is the page as it was before, or as it became where this is the oldest; else the first seen, or the next where this is it.
    """
    group = [one for one in copies if not one.is_apart]
    own = next((place for place, one in enumerate(group) if one.is_open), None)
    if own is None or len(group) < 2:
        return None
    before = [place for place in range(own) if group[place].is_same_page]
    after = [place for place in range(own + 1, len(group)) if group[place].is_same_page]
    other = before[-1] if before else after[0] if after else 0 if own else 1
    first, second = sorted((own, other))
    return group[first].member.article.id, group[second].member.article.id
