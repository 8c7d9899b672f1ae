"""The groups of copies of a library as command line and window ask for them, and the user's word on them."""

import contextlib
import time
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from workbench.copies.copy import CopyKind, CopyPair
from workbench.copies.folding import Folded, fold, numbers_by_article
from workbench.copies.grouping import Ends, groups_of
from workbench.dates import bounds
from workbench.errors import UsageError
from workbench.library import decisions
from workbench.library.articles import Article, get_article, get_articles, source_names
from workbench.library.copy_rows import copies_state, count_pairs, read_pairs, signed_words
from workbench.library.copy_verdicts import KeptVerdict, Verdict, kept_between, verdicts
from workbench.library.decision_log import Decision
from workbench.library.store import Library, Stamp

# Groups of a library of 100,000 articles take a second to make. What takes longer than this is not made while somebody types, and at
# most so much of the time goes into making it anew while an import goes on.
_QUICK_S: Final = 0.03
_QUICK_PAIRS: Final = 2_000
_REST_SHARE: Final = 10


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


class CopiesService:
    """Answers from what is stored: nothing is looked for here. Groups are made anew only when pairs, verdicts or the trash have changed."""

    def __init__(self, library: Library, *, is_patient: bool = False) -> None:
        """Answer about a library.

        Args:
            library: Read only.
            is_patient: Be content with the groups of a moment ago, or with none, where it takes long to make them, until `catch_up` is
                called: a list at each letter that is typed has to be. The user's word counts at once.
        """
        self.library, self._is_patient = library, is_patient
        self._stamp: Stamp | None = None
        self._state: object = None
        self._said: dict[Ends, Verdict] = {}
        self._groups: tuple[Group, ...] = ()
        self._numbers: dict[int, int] = {}
        self._number_of = numbers_by_article({})
        self._kinds: dict[int, dict[int, dict[int, CopyKind]]] = {}
        self._sources: dict[int, str] = {}
        self._made_at, self._took_s = 0.0, 0.0

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

    def fold(self, ids: "array[int]") -> Folded:
        """Return a result with one row for each group."""
        self._follow()
        return fold(ids, self._number_of)

    def kinds_of(self, article: int) -> dict[int, CopyKind]:
        """Return what the others of its group are to an article, as far as they were put together with it and not only with one another."""
        self._follow()
        number = self._numbers.get(article)
        if number is None:
            return {}
        known = self._kinds.get(number)
        if known is None:
            # A group of 200 has 20,000 pairs, and its row is listed at each letter that is typed.
            known = self._kinds[number] = _kinds_within(self._groups[number])
        return known.get(article, {})

    def sources_of(self, articles: Sequence[int]) -> list[str]:
        """Return the names of the sources of articles, empty where there is none."""
        missing = [article for article in articles if article not in self._sources]
        if missing:
            named = source_names(self.library, missing)
            self._sources.update((id_, named.get(id_, "")) for id_ in missing)
        return [self._sources[article] for article in articles]

    def apart_from(self, article: int) -> tuple[int, ...]:
        """Return the articles of which the user says that this one is no copy."""
        said = verdicts(self.library.connection)
        return tuple(
            other if one == article else one
            for (one, other), verdict in sorted(said.items())
            if verdict is Verdict.APART and article in {one, other}
        )

    def members_of(self, group: Group) -> tuple[Member, ...]:
        """Return the articles of a group, the one that was there first at the top.

        First is whatever was published first; of what has no such date it counts when it was saved, and at last when it came in.
        """
        known = [article for _, article in sorted(get_articles(self.library, group.articles).items())]
        words = signed_words(self.library.connection, group.articles)
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

    def catch_up(self, *, at_once: bool = False) -> bool:
        """Make the groups anew where whoever is patient has put that off, at most a tenth of the time unless `at_once`; tell whether they are others."""
        before = self._groups
        if at_once or time.monotonic() - self._made_at >= self._took_s * _REST_SHARE:
            self._follow(is_patient=False)
        return self._groups != before

    def _follow(self, *, is_patient: bool | None = None) -> None:
        stamp = self.library.stamp()
        if stamp == self._stamp:
            return
        connection = self.library.connection
        said = verdicts(connection)
        is_patient = self._is_patient if is_patient is None else is_patient
        if is_patient and said == self._said and not self._is_quick():
            return
        self._stamp = stamp
        trashed = tuple(row[0] for row in connection.execute("SELECT id FROM article WHERE deleted_at IS NOT NULL"))
        state = (copies_state(connection), said, trashed)
        if state != self._state:
            began = time.monotonic()
            self._make(said, frozenset(trashed))
            self._state, self._said, self._made_at = state, said, time.monotonic()
            self._took_s = self._made_at - began

    def _is_quick(self) -> bool:
        if self._state is not None:
            return self._took_s < _QUICK_S
        return count_pairs(self.library.connection) <= _QUICK_PAIRS

    def _make(self, said: dict[Ends, Verdict], trashed: frozenset[int]) -> None:
        connection = self.library.connection
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
        self._number_of = numbers_by_article(self._numbers)
        self._kinds, self._sources = {}, {}

    def _by_word(self, ends: Ends) -> CopyPair:
        one, other = (get_article(self.library, article) for article in ends)
        is_known = bool(one.source_name and other.source_name) and one.source_name != other.source_name
        return CopyPair(*ends, CopyKind.COPY if is_known else CopyKind.DUPLICATE, 0.0, 0.0, is_by_word=True)

    def _among(self, number: int, articles: Sequence[int]) -> Group:
        group = self._groups[number]
        if len(articles) == len(group.articles):
            return Group(tuple(articles), group.pairs)
        there = set(articles)
        return Group(tuple(articles), tuple(pair for pair in group.pairs if {pair.one, pair.other} <= there))


def _kinds_within(group: Group) -> dict[int, dict[int, CopyKind]]:
    kinds: dict[int, dict[int, CopyKind]] = {}
    for pair in group.pairs:
        kinds.setdefault(pair.one, {})[pair.other] = pair.kind
        kinds.setdefault(pair.other, {})[pair.one] = pair.kind
    return kinds


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
    return seen[:10], *saved_first(article)


def saved_first(article: Article) -> tuple[str, int]:
    """Return what articles are sorted by when they were saved."""
    return article.saved or article.imported_at, article.id


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
