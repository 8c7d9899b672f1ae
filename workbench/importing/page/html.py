"""A saved page to a draft: one parse, comments out first, then the clean text, then what is known about it."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from lxml.html import HtmlElement

from workbench.importing.comments.finding import take_comments
from workbench.importing.comments.structured import without_stated
from workbench.importing.draft import Draft, DraftBlock, DraftComment
from workbench.importing.page.authors import authors_on_page
from workbench.importing.page.body import find_body
from workbench.importing.page.captions import insert_captions
from workbench.importing.page.edges import place_blocks, trim_body
from workbench.importing.page.frames import base_of, joined, open_frames
from workbench.importing.page.gaps import fill_gaps
from workbench.importing.page.images import NO_RESOURCES, Resource, embedded_images
from workbench.importing.page.markup import parse_page
from workbench.importing.page.metadata import Metadata, read_facts, read_metadata
from workbench.importing.page.page_lines import PageLine, leftover, page_lines
from workbench.importing.page.publication import publication_date, update_date
from workbench.importing.page.set_apart import set_apart
from workbench.importing.page.shown import keep_shown
from workbench.importing.page.standfirst import find_standfirst
from workbench.importing.page.stored import complete_body, is_stub
from workbench.importing.page.whole import whole_body
from workbench.model import BlockKind, DateClaim, DateState, Zone

HTML: Final = "html"
_STANDFIRST_CHARS = (40, 600)
_OPENING_BASIS = "first post of the thread"


def read_whole(text: str, *, url: str | None = None, resources: Mapping[str, Resource] = NO_RESOURCES) -> Draft:
    """Read a page that is nothing but the text of an article, which somebody else knows the title of: all that it shows is body.

    Args:
        text: The page, or a piece of one.
        url: Where it stands, as far as that is known.
        resources: What was saved with it, by absolute address or "cid:…".
    Raises:
        RefusedError: If there is no page in the text.
    """
    page = parse_page(text)
    facts = read_facts(page.tree, text)
    facts.url = facts.url or url
    known = read_metadata(page.tree, facts)
    keep_shown(page.tree)
    pictures: list[tuple[HtmlElement, int]] = []
    shown = page_lines(page.tree, pictures)
    lines = [line.text for line in shown]
    body = whole_body(page.tree)
    return Draft(
        format=HTML,
        lines=lines,
        images=embedded_images(pictures, page.data_uris, resources, known.url or ""),
        blocks=[
            *body,
            *(DraftBlock(Zone.BOILERPLATE, line) for line in leftover(lines, [block.text for block in body])),
        ],
        authors=authors_on_page(page.tree, shown, body, known.houses) or known.signed,
        url=known.url,
        domain=known.domain,
        language=known.language,
        published=publication_date(page.tree, facts, known.url, shown, body),
    )


def read_html(
    text: str, *, url: str | None = None, saved: str | None = None, resources: Mapping[str, Resource] = NO_RESOURCES
) -> Draft:
    """Read a page.

    Args:
        text: The page.
        url: Where it was saved from, as far as whoever saved it said so.
        saved: When that was (ISO 8601), likewise.
        resources: What was saved with it, by absolute address or "cid:…".
    Raises:
        RefusedError: If there is no page in the text.
    """
    page = parse_page(text)
    tree = page.tree
    named_base = base_of(tree, None)
    page = open_frames(page, resources, joined(url or "", named_base))
    facts = read_facts(tree, text)
    facts.url, facts.saved = facts.url or url, facts.saved or saved
    known = read_metadata(tree, facts)
    saved_day = _day(facts.saved)
    keep_shown(tree)
    pictures: list[tuple[HtmlElement, int]] = []
    shown = page_lines(tree, pictures)
    lines = [line.text for line in shown]
    discussion = take_comments(tree, saved_day)
    body, comments = _body_and_comments(tree, discussion.comments)
    if discussion.is_stated:
        body = without_stated(body, comments)
    description = facts.meta.get("og:description") or facts.meta.get("description") or ""
    body, standfirst = _settle(body, shown, known.title, description)
    body = set_apart(tree, complete_body(body, facts.article))
    published = publication_date(tree, facts, known.url, shown, body)
    opening = discussion.opening
    if opening is not None and opening.date and published.state is not DateState.STATED:
        published = DateClaim(opening.date, DateState.STATED, _OPENING_BASIS)
    author = (opening.author,) if opening is not None and opening.author else ()
    blocks = [
        *_head(known, lines, description, body, standfirst),
        *body,
    ]
    # Who wrote a comment, and when, is the comment's and not the page's furniture.
    heads = (head for c in comments for head in (c.author, c.shown_date) if head)
    taken = [*(b.text for b in blocks), *(p for c in comments for p in c.paragraphs), *heads]
    blocks += [DraftBlock(Zone.BOILERPLATE, line) for line in leftover(lines, taken)]
    return Draft(
        format=HTML,
        lines=lines,
        images=embedded_images(pictures, page.data_uris, resources, joined(known.url or "", named_base)),
        blocks=blocks,
        comments=comments,
        title=known.title,
        authors=known.authors or author or authors_on_page(tree, shown, body, known.houses) or known.signed,
        source=known.source,
        domain=known.domain,
        url=known.url,
        section=known.section,
        language=known.language,
        published=published,
        updated=update_date(facts),
        saved=facts.saved,
        is_stub=is_stub(body, shown, facts.article),
    )


def _day(saved: str | None) -> dt.date | None:
    """Return the day of a time that may be no more than somebody's word."""
    try:
        return dt.date.fromisoformat(saved[:10]) if saved else None
    except ValueError:
        return None


def _body_and_comments(tree: HtmlElement, comments: list[DraftComment]) -> tuple[list[DraftBlock], list[DraftComment]]:
    """Find the body; where no comments were found by structure, take those that trafilatura sees, as one without a name."""
    body, paragraphs = find_body(tree, comments=not comments)
    if paragraphs and not comments:
        inside = {block.text for block in body}
        rest = tuple(p for p in paragraphs if p not in inside)
        if rest:
            comments = [DraftComment(rest)]
    return body, comments


def _settle(
    body: list[DraftBlock], lines: list[PageLine], title: str, description: str
) -> tuple[list[DraftBlock], list[str]]:
    """Return a body without what is not the article's, with the captions of its pictures, and what stands above it."""
    places = place_blocks(body, lines)
    kept = trim_body(body, lines, places)
    kept_numbers = set(kept)
    dropped = {place for n, place in enumerate(places) if place is not None and n not in kept_numbers}
    body, places = [body[n] for n in kept], [places[n] for n in kept]
    body, places = fill_gaps(body, places, lines, dropped)
    start = min((place for place in places if place is not None), default=0)
    standfirst = find_standfirst(lines, title, description, start, body)
    first = next((n for n in range(start, -1, -1) if n < len(lines) and lines[n].text == title), start)
    return insert_captions(body, places, lines, first), standfirst


def _head(
    known: Metadata, lines: list[str], description: str, body: list[DraftBlock], standfirst: list[str]
) -> list[DraftBlock]:
    """Return title and standfirst; whichever of them the body begins with is taken out of it."""
    head = []
    if known.title:
        head.append(DraftBlock(Zone.TITLE, known.title, BlockKind.HEADING, 1))
        if body and body[0].kind is BlockKind.HEADING and body[0].text == known.title:
            del body[0]
    if standfirst:
        return [*head, *(DraftBlock(Zone.STANDFIRST, text) for text in standfirst)]
    shortest, longest = _STANDFIRST_CHARS
    description = " ".join(description.split())
    # A description is a standfirst only where the page shows it, above the text and not as its first words.
    if shortest <= len(description) <= longest and description in lines:
        for number, block in enumerate(body[:3]):
            if block.text == description:
                del body[number]
                head.append(DraftBlock(Zone.STANDFIRST, description))
                return head
        if all(description not in block.text for block in body):
            head.append(DraftBlock(Zone.STANDFIRST, description))
    return head
