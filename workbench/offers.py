"""Why a search finds what it finds: what each of its parts finds alone, and where it finds nothing, what would find more."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from index.explaining import explain
from index.syntax import And, Node, Not
from workbench import query_terms
from workbench.errors import QueryMistake
from workbench.jobs import JobContext
from workbench.narrowing import without_terms
from workbench.search import Found, SearchService

# What is taken out of a long query one by one has to end somewhere.
_TERMS_MAX = 8


class OfferKind(StrEnum):
    """What is done to a query to find more."""

    SPELLING = "spelling"
    ANY_WORD = "any word"
    ZONE = "zone"
    WITHOUT = "without"
    WORDS_ALONE = "words alone"


@dataclass(frozen=True, slots=True)
class Offer:
    """A query that finds more, with how many articles it finds; `what` is the term that goes, or the zone."""

    kind: OfferKind
    query: str
    count: int
    what: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the conditions that must all hold, in words that follow "articles", with how many articles meet it.

    Of one that bars articles, `count` are those that it leaves out of all there are.
    """

    words: str
    count: int
    is_barring: bool = False


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a search finds what it finds, and what finds more where that is nothing."""

    parts: tuple[Part, ...] = ()
    offers: tuple[Offer, ...] = ()


def parts_of(ctx: JobContext, service: SearchService, found: Found) -> tuple[Part, ...]:
    """Ask each condition of a query alone; of everything there is none."""
    if found.query is None:
        return ()
    root = found.query.root
    parts: list[Part] = []
    for node in root.children if isinstance(root, And) else (root,):
        ctx.checkpoint(len(parts), 0, "")
        is_barring = isinstance(node, Not)
        asked: Node = node.child if isinstance(node, Not) else node
        alone = replace(found.query, root=asked)
        parts.append(Part(explain(alone).removeprefix("articles "), service.count(ctx, alone), is_barring))
    return tuple(parts)


def reasons_for_nothing(ctx: JobContext, service: SearchService, found: Found) -> Reasons:
    """Say why nothing was found, and what would find something; each of it was asked, and finds as much as it says."""
    parts = parts_of(ctx, service, found)
    offers: list[Offer] = []
    known = {found.text}
    for kind, query, what in _readings(service, found):
        ctx.checkpoint(len(offers), 0, "")
        if query in known or (kind is OfferKind.WORDS_ALONE and any(o.kind is OfferKind.WITHOUT for o in offers)):
            continue
        known.add(query)
        count = _count(ctx, service, query)
        if count:
            offers.append(Offer(kind, query, count, what))
    return Reasons(parts, tuple(offers))


def _readings(service: SearchService, found: Found) -> Iterator[tuple[OfferKind, str, str]]:
    """Yield what to ask, the likeliest first."""
    text = found.text
    if (mended := service.suggestion(found)) is not None:
        yield OfferKind.SPELLING, mended, ""
    # What was left out while it is typed would be asked for by another reading.
    if found.any_word_total and found.unfinished is None:
        loose = query_terms.any_word(text, found.prefix)
        if loose is not None:
            yield OfferKind.ANY_WORD, loose, ""
    for zone, there in found.elsewhere.items():
        if there.articles:
            yield OfferKind.ZONE, query_terms.with_term(text, "in", zone), zone
    standing = query_terms.terms(text)[:_TERMS_MAX]
    for term in standing:
        rest = query_terms.cut_term(text, term)
        if rest.strip():
            yield OfferKind.WITHOUT, rest, text[term.start : term.end]
    if len(standing) > 1 and (words := without_terms(text)):
        yield OfferKind.WORDS_ALONE, words, ""


def _count(ctx: JobContext, service: SearchService, query: str) -> int:
    try:
        return service.count_text(ctx, query)
    except QueryMistake:
        # Without one of its terms it may ask for nothing any more, or only bar.
        return 0
