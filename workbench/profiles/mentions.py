"""Every sentence that names an actor, the newest first: read page by page, since a library has hundreds of thousands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import msgspec

from index.folding import IGNORED, fold
from workbench.annotate.findings import Mention
from workbench.annotate.registry import Registry
from workbench.annotate.sentences import sentences_at
from workbench.annotating import findings_of
from workbench.errors import LibraryError, UsageError
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_article, get_document
from workbench.library.store import Library
from workbench.model import Block, Document, Evidence, Zone
from workbench.profiles.profile import known_actor
from workbench.snippets import Sentence, Span, make_snippet
from workbench.zone_text import FIELD_ZONES

# Whoever looks for rare words gets what was found so far after as many texts: a sixth of a second.
_TEXTS_MAX: Final = 250
_FIELDS: Final = {zone: name for name, zones in FIELD_ZONES.items() for zone in zones}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that names the actor, with the article that has it; `marks` are the spans of `text` that do, `names` their words.

    A comment has an `author`, "" where it is not known. `evidence` is where the sentence stands.
    """

    article: int
    title: str
    source: str
    published: str
    zone: Zone
    author: str
    text: str
    marks: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    is_suggested: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MentionPage:
    """Some sentences, and where the next page begins: None after the last. `texts` were read for it."""

    said: tuple[Said, ...]
    next_offset: int | None
    texts: int


def mentions_of(
    ctx: JobContext,
    library: Library,
    registry: Registry,
    actor: str,
    *,
    offset: int = 0,
    limit: int = 100,
    contains: str = "",
    articles: Iterable[int] | None = None,
) -> MentionPage:
    """Return sentences that name an actor, those of the newest article first, undated ones last, within an article in reading order.

    An article is never parted: a page has a few more where its last article does. Of one whose text is damaged there are none.

    Args:
        ctx: Cancelling.
        library: Open.
        registry: Who there is.
        actor: Its id.
        offset: Where the page begins, as `next_offset` of the one before says.
        limit: How many sentences there are at least, as long as there are so many.
        contains: Only sentences in which each of these words stands, whatever its case and accents; of rare ones a page may be short.
        articles: Within these; None is all that are not in the trash.
    Raises:
        UsageError: If there is no such actor.
    """
    ids = frozenset(registry.stored(known_actor(registry, actor).id))
    listed = _articles(library, ids, articles)
    # Where each article begins, counted in mentions: what was read in between does not move the pages by more than that.
    begins = [0, *accumulate(count for _, count in listed)]
    place = first = bisect_left(begins, offset)
    words = folded(contains).split()
    found: list[Said] = []
    while place < len(listed) and len(found) < limit and (place - first < _TEXTS_MAX or not words):
        ctx.checkpoint(len(found), limit, "mentions")
        found += (
            one
            for one in _said_in(library, registry, listed[place][0], ids)
            if not words or all(word in folded(one.text) for word in words)
        )
        place += 1
    return MentionPage(tuple(found), begins[place] if place < len(listed) else None, max(0, place - first))


def said_in(library: Library, registry: Registry, actor: str, article: int) -> tuple[Said, ...]:
    """Return the sentences of one article that name an actor.

    Raises:
        UsageError: If there is no such actor.
    """
    ids = frozenset(registry.stored(known_actor(registry, actor).id))
    return tuple(_said_in(library, registry, article, ids))


def folded(text: str) -> str:
    """Return a text without case, accents and what is passed over in words."""
    return fold(text).replace(IGNORED, "")


def _articles(library: Library, ids: frozenset[str], articles: Iterable[int] | None) -> list[tuple[int, int]]:
    """Return the articles that name an actor and how often, the newest first."""
    among, values = (
        ("", ()) if articles is None else ("AND a.id IN (SELECT value FROM json_each(?))", (list(articles),))
    )
    rows = library.connection.execute(
        f"""
        SELECT n.article, sum(n.body + n.comment) FROM article_actor n CROSS JOIN article a ON a.id = n.article
        WHERE n.actor IN (SELECT value FROM json_each(?)) AND a.deleted_at IS NULL {among}
        GROUP BY n.article ORDER BY a.published IS NULL, a.published DESC, n.article DESC
        """,
        tuple(msgspec.json.encode(value).decode() for value in (sorted(ids), *values)),
    )
    return [(row[0], row[1]) for row in rows]


def _said_in(library: Library, registry: Registry, article: int, ids: frozenset[str]) -> Iterator[Said]:
    try:
        known = get_article(library, article)
        document, version = get_document(library, article)
        mentions = findings_of(library, registry, article, document).mentions
    except (LibraryError, UsageError):
        return
    own = [one for one in mentions if one.actor in ids and one.zone is not Zone.BOILERPLATE]
    starts = [one.start for one in own]
    at = 0
    while at < len(own):
        # Blocks lie in the order of the text.
        block = document.blocks[bisect_right(document.blocks, starts[at], key=lambda block: block.start) - 1]
        until = max(at + 1, bisect_left(starts, block.end, at))
        yield from _sentences(known, version, document, block, own[at:until])
        at = until


def _sentences(
    article: Article, version: int, document: Document, block: Block, mentions: Sequence[Mention]
) -> Iterator[Said]:
    starts = [one.start for one in mentions]
    text = document.text
    for from_, to in sentences_at(text[block.start : block.end], [start - block.start for start in starts]):
        start, end = block.start + from_, block.start + to
        inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        if not inside:
            continue
        spans = tuple(Span(one.start, one.end, "") for one in inside)
        shown = make_snippet(article, version, document, Sentence(_FIELDS[block.zone], start, end, spans))
        names = dict.fromkeys(" ".join(text[one.start : one.end].split()) for one in inside)
        comment = None if block.comment is None else document.comments[block.comment]
        yield Said(
            article.id,
            article.title,
            article.source_name,
            article.published.edtf or "",
            block.zone,
            "" if comment is None else comment.author or "",
            shown.text,
            shown.marks,
            tuple(names),
            all(one.is_suggested for one in inside),
            shown.evidence,
        )
