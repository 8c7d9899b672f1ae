"""The groups of copies of a library as command line and window ask for them, and the user's word on them."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from workbench.copies.copy import CopyKind, CopyPair
from workbench.copies.diffing import Step, compare
from workbench.copies.facts import FactChange, changed_facts, is_silent
from workbench.copies.grouping import Ends, groups_of
from workbench.dates import bounds
from workbench.errors import UsageError
from workbench.library import decisions
from workbench.library.articles import Article, get_article, get_articles, get_document
from workbench.library.copy_rows import at_same_address, copies_state, read_pairs, signed_words
from workbench.library.copy_verdicts import KeptVerdict, Verdict, kept_between, verdicts
from workbench.library.decision_log import Decision
from workbench.library.store import Library
from workbench.model import Document


class SeenBy(StrEnum):
    """By what it is known since when an article is there."""

    PUBLISHED = "published"
    SAVED = "saved"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that are copies or revisions of each other, and the pairs of them that are known to be."""

    articles: tuple[int, ...]
    pairs: tuple[CopyPair, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a group: since when it is there, how many words it has, and what it is to the first, which has no kind.

    `contained` and `alike` are measured against the first, None where the two were not put together by their texts.
    """

    article: Article
    seen: str
    seen_by: SeenBy
    words: int
    kind: CopyKind | None
    contained: float | None
    alike: float | None
    is_first: bool
    is_fullest: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """A page as it was saved once: what it says otherwise than the time before, and whether it keeps silent about that."""

    article: Article
    changed_sentences: int
    facts: int
    is_silent: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles, sentence by sentence, and what they say otherwise. `is_silent` only where one is a revision of the other."""

    before: Document
    after: Document
    steps: tuple[Step, ...]
    facts: tuple[FactChange, ...]
    is_revision: bool
    is_silent: bool


class CopiesService:
    """Answers from what is stored: nothing is looked for here. Groups are made anew only when pairs, verdicts or the trash have changed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._state: object = None
        self._groups: tuple[Group, ...] = ()
        self._numbers: dict[int, int] = {}

    def groups(self) -> tuple[Group, ...]:
        """Return all groups, those first that have the newest article."""
        self._follow()
        return self._groups

    def group_of(self, article: int) -> Group | None:
        """Return the group of an article, None where it has no copies."""
        self._follow()
        number = self._numbers.get(article)
        return None if number is None else self._groups[number]

    def groups_among(self, ids: Iterable[int]) -> dict[int, Group]:
        """Return the groups that have several of these articles, each by the first of them, with those alone, in the order of the ids.

        A list of results shows one row for each group, at the place of its first.
        """
        self._follow()
        found: dict[int, list[int]] = {}
        for article in ids:
            number = self._numbers.get(article)
            if number is not None:
                found.setdefault(number, []).append(article)
        return {articles[0]: self._among(number, articles) for number, articles in found.items() if len(articles) > 1}

    def members_of(self, group: Group) -> tuple[Member, ...]:
        """Return the articles of a group, the one that was there first at the top.

        First is whatever was published first; of what has no such date it counts when it was saved, and at last when it came in.
        """
        known = [article for _, article in sorted(get_articles(self._library, group.articles).items())]
        words = signed_words(self._library.connection, group.articles)
        known.sort(key=_seen_first)
        if not known:
            return ()
        first = known[0].id
        fullest = max(known, key=lambda article: words.get(article.id, 0)).id
        by_first, surest = _pairs_by_member(group, first)
        return tuple(
            Member(
                article=article,
                seen=seen,
                seen_by=seen_by,
                words=words.get(article.id, 0),
                kind=None if article.id == first or pair is None else pair.kind,
                contained=None if measured is None or measured.is_by_word else measured.contained,
                alike=None if measured is None or measured.is_by_word else measured.alike,
                is_first=article.id == first,
                is_fullest=article.id == fullest,
            )
            for article in known
            for seen, seen_by in (seen_since(article),)
            for measured in (by_first.get(article.id),)
            # What is no copy of the first by itself is one of another: its surest pair says what it is.
            for pair in (measured or surest.get(article.id),)
        )

    def revisions_of(self, article: int) -> tuple[Revision, ...]:
        """Return the page of an article as often as it was saved, the oldest first; nothing where that is once.

        Raises:
            LibraryError: If the text of one of them is damaged.
        """
        group = self.group_of(article)
        if group is None:
            return ()
        same = set(at_same_address(self._library.connection, article)).intersection(group.articles)
        if len(same) < 2:
            return ()
        saved = sorted(get_articles(self._library, same).values(), key=_saved_first)
        found = [Revision(saved[0], 0, 0, is_silent=False)]
        for before, after in pairwise(saved):
            compared = compare_articles(self._library, before.id, after.id)
            changed = sum(step.before is None or step.after is None or bool(step.edits) for step in compared.steps)
            found.append(Revision(after, changed, len(compared.facts), compared.is_silent))
        return tuple(found)

    def _follow(self) -> None:
        connection = self._library.connection
        said = verdicts(connection)
        trashed = tuple(row[0] for row in connection.execute("SELECT id FROM article WHERE deleted_at IS NOT NULL"))
        state = (copies_state(connection), said, trashed)
        if state != self._state:
            self._make(said, frozenset(trashed))
            self._state = state

    def _make(self, said: dict[Ends, Verdict], trashed: frozenset[int]) -> None:
        connection = self._library.connection
        live = {ends: verdict for ends, verdict in said.items() if trashed.isdisjoint(ends)}
        apart = {ends for ends, verdict in live.items() if verdict is Verdict.APART}
        together = live.keys() - apart
        pairs = {
            (pair.one, pair.other): pair
            for pair in read_pairs(connection)
            if (pair.one, pair.other) not in apart and trashed.isdisjoint((pair.one, pair.other))
        }
        words = signed_words(connection)
        found = groups_of(pairs.values(), words, together, apart)
        for ends in together - pairs.keys():
            pairs[ends] = self._by_word(ends)
        numbers = {article: number for number, group in enumerate(found) for article in group}
        within: dict[int, list[CopyPair]] = {}
        for ends, pair in sorted(pairs.items()):
            number = numbers.get(ends[0])
            if number is not None and number == numbers.get(ends[1]):
                within.setdefault(number, []).append(pair)
        groups = [Group(articles, tuple(within.get(number, ()))) for number, articles in enumerate(found)]
        self._groups = tuple(sorted(groups, key=lambda group: (-group.articles[-1], group.articles)))
        self._numbers = {article: number for number, group in enumerate(self._groups) for article in group.articles}

    def _by_word(self, ends: Ends) -> CopyPair:
        one, other = (get_article(self._library, article) for article in ends)
        is_known = bool(one.source_name and other.source_name) and one.source_name != other.source_name
        return CopyPair(*ends, CopyKind.COPY if is_known else CopyKind.DUPLICATE, 0.0, 0.0, is_by_word=True)

    def _among(self, number: int, articles: Sequence[int]) -> Group:
        group = self._groups[number]
        if len(articles) == len(group.articles):
            return Group(tuple(articles), group.pairs)
        there = set(articles)
        return Group(tuple(articles), tuple(pair for pair in group.pairs if {pair.one, pair.other} <= there))


def _pairs_by_member(group: Group, first: int) -> tuple[dict[int, CopyPair], dict[int, CopyPair]]:
    """Return, by article, its pair with the first, and of all its pairs the one that is most alike."""
    by_first: dict[int, CopyPair] = {}
    surest: dict[int, CopyPair] = {}
    for pair in group.pairs:
        for end, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if other == first:
                by_first[end] = pair
            if end not in surest or pair.alike > surest[end].alike:
                surest[end] = pair
    return by_first, surest


def seen_since(article: Article) -> tuple[str, SeenBy]:
    """Return since when an article is known to be there, and by what."""
    if article.published.edtf is not None:
        return article.published.edtf, SeenBy.PUBLISHED
    return (article.saved, SeenBy.SAVED) if article.saved else (article.imported_at, SeenBy.IMPORTED)


def _seen_first(article: Article) -> tuple[str, str, int]:
    seen, seen_by = seen_since(article)
    if seen_by is SeenBy.PUBLISHED:
        with contextlib.suppress(ValueError):
            seen = bounds(seen)[0]
    return seen[:10], *_saved_first(article)


def _saved_first(article: Article) -> tuple[str, int]:
    return article.saved or article.imported_at, article.id


def compare_articles(library: Library, before: int, after: int) -> Comparison:
    """Compare two articles.

    Raises:
        UsageError: If one of them does not exist.
        LibraryError: If its text is damaged.
    """
    if before == after:
        raise UsageError(f"Article {before} cannot be compared with itself. Name two articles.")
    one, other = (get_document(library, article)[0] for article in (before, after))
    steps = compare(one, other)
    facts = changed_facts(one, other, steps)
    is_revision = after in at_same_address(library.connection, before)
    return Comparison(one, other, steps, facts, is_revision, is_revision and is_silent(one, other, steps, facts))


def say_copies(library: Library, one: int, other: int) -> Decision:
    """Say that two articles are copies, which undo takes back.

    Raises:
        UsageError: If they are one, do not exist, or that is said already.
    """
    return decisions.set_copy_verdicts(library, [_verdict(library, one, other, Verdict.COPY)])


def say_apart(library: Library, article: int, others: Sequence[int]) -> Decision:
    """Say that an article is no copy of some others, in one step that undo takes back.

    Raises:
        UsageError: If it is one of them, one does not exist, or that is said already.
    """
    return decisions.set_copy_verdicts(library, [_verdict(library, article, other, Verdict.APART) for other in others])


def _verdict(library: Library, one: int, other: int, verdict: Verdict) -> KeptVerdict:
    if one == other:
        raise UsageError(f"Article {one} is no copy of itself, nor apart from itself. Name two articles.")
    get_article(library, one)
    known = get_article(library, other)
    kept = kept_between(library.connection, one, other)
    if kept:
        return KeptVerdict(kept[0].article, kept[0].original, kept[0].member, verdict)
    return KeptVerdict(one, known.original, known.member, verdict)
