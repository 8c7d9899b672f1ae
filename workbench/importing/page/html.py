"""A saved page to a draft: one parse, comments out first, then the clean text, then what is known about it."""

import datetime as dt

from lxml.html import HtmlElement

from workbench.importing.comments.finding import take_comments
from workbench.importing.detect import Format
from workbench.importing.draft import Draft, DraftBlock, DraftComment
from workbench.importing.page.authors import authors_on_page
from workbench.importing.page.body import find_body
from workbench.importing.page.captions import insert_captions
from workbench.importing.page.edges import place_blocks, trim_body
from workbench.importing.page.markup import parse_page
from workbench.importing.page.metadata import Metadata, read_facts, read_metadata
from workbench.importing.page.page_lines import PageLine, leftover, page_lines
from workbench.importing.page.publication import publication_date, update_date
from workbench.model import BlockKind, Zone

_STANDFIRST_CHARS = (40, 600)


def read_html(text: str) -> Draft:
    """Read a page.

    Raises:
        RefusedError: If there is no page in the text.
    """
    tree = parse_page(text)
    shown = page_lines(tree)
    lines = [line.text for line in shown]
    facts = read_facts(tree, text)
    known = read_metadata(tree, facts)
    saved_day = dt.date.fromisoformat(facts.saved[:10]) if facts.saved else None
    comments = take_comments(tree, saved_day)
    body, comments = _body_and_comments(tree, comments)
    body = _settle(body, shown, known.title)
    published = publication_date(tree, facts, known.url, shown, body)
    blocks = [
        *_head(known, lines, facts.meta.get("og:description") or facts.meta.get("description") or "", body),
        *body,
    ]
    taken = [*(b.text for b in blocks), *(p for c in comments for p in c.paragraphs)]
    blocks += [DraftBlock(Zone.BOILERPLATE, line) for line in leftover(lines, taken)]
    return Draft(
        format=Format.HTML,
        blocks=blocks,
        comments=comments,
        title=known.title,
        authors=known.authors or authors_on_page(tree, shown, body, known.houses) or known.signed,
        source=known.source,
        domain=known.domain,
        url=known.url,
        section=known.section,
        language=known.language,
        published=published,
        updated=update_date(facts),
        saved=facts.saved,
    )


def _body_and_comments(tree: HtmlElement, comments: list[DraftComment]) -> tuple[list[DraftBlock], list[DraftComment]]:
    """Find the body; where no comments were found by structure, take those that trafilatura sees, as one without a name."""
    body, paragraphs = find_body(tree, comments=not comments)
    if paragraphs and not comments:
        inside = {block.text for block in body}
        rest = tuple(p for p in paragraphs if p not in inside)
        if rest:
            comments = [DraftComment(rest)]
    return body, comments


def _settle(body: list[DraftBlock], lines: list[PageLine], title: str) -> list[DraftBlock]:
    """Return a body without what is not the article's, and with the captions of its pictures."""
    places = place_blocks(body, lines)
    kept = trim_body(body, lines, places)
    body, places = [body[n] for n in kept], [places[n] for n in kept]
    start = min((place for place in places if place is not None), default=0)
    first = next((n for n in range(start, -1, -1) if n < len(lines) and lines[n].text == title), start)
    return insert_captions(body, places, lines, first)


def _head(known: Metadata, lines: list[str], description: str, body: list[DraftBlock]) -> list[DraftBlock]:
    """Return title and standfirst; whichever of them the body begins with is taken out of it."""
    head = []
    if known.title:
        head.append(DraftBlock(Zone.TITLE, known.title, BlockKind.HEADING, 1))
        if body and body[0].kind is BlockKind.HEADING and body[0].text == known.title:
            del body[0]
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
