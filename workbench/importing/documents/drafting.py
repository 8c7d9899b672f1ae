"""A document's blocks and properties to a draft: which line is its title, who wrote it, when, by what stands at its top.

What a word processor notes about a file is of the file: who set it up, and when. What the text says of itself outranks it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from workbench.importing.draft import Draft, DraftBlock, DraftImage
from workbench.importing.page.bylines import clean_names
from workbench.importing.page.publication import read_stamp
from workbench.importing.pasted.facts import DATE_BASIS, DATELINE_BASIS, Places, read_facts
from workbench.importing.pasted.lexicon import Lexicon, lexicon
from workbench.importing.pasted.lines import Line, Look, look_at
from workbench.importing.pasted.titles import may_be_title
from workbench.model import UNKNOWN_DATE, BlockKind, DateClaim, DateState, Zone

CREATED_BASIS: Final = "the document's own date of creation"
# What stands at the top of an article: nothing below is asked for its title, author or day.
_HEAD_BLOCKS: Final = 40
_TITLE_AMONG: Final = 6
_LONGEST_HEAD_WORDS: Final = 14
_OPENINGS: Final = 3
_TITLE_GAP: Final = 1
# What programs write where nobody has given a title or a name.
_NO_TITLE: Final = re.compile(
    r"(?:microsoft word - .*|(?:document|dokument|documento|документ|untitled|unbenannt|sans nom|sin título)[\s\d]*|"
    r".{0,200}\.(?:docx?|odt|rtf|txt|pdf|html?|tmp)|normal(?:\.dotm?)?|powerpoint .*|word document)",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(
    r"(?:microsoft(?: office)?(?: user)?|windows(?:[ -]user|-benutzer)?|user\d*|admin(?:istrator)?|owner|author|unknown|"
    r"python-docx|pandoc|apache poi|openxml|libreoffice.*|root|pc|hp|dell|lenovo|test|guest|default|\W*)",
    re.IGNORECASE,
)
_NAMES_BETWEEN: Final = re.compile(r"\s*[;\n]\s*")


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file notes about itself, as it is written there."""

    title: str = ""
    creators: tuple[str, ...] = ()
    created: str = ""
    language: str | None = None


def draft_of(
    format: str,  # noqa: A002
    blocks: list[DraftBlock],
    properties: Properties,
    images: Sequence[DraftImage] = (),
) -> Draft:
    """Lay out a document: its title first, what says who and when as such, and the rest as it stands."""
    lex = lexicon()
    head = [look_at(block.text, _TITLE_GAP, lex) for block in blocks[:_HEAD_BLOCKS]]
    stated = " ".join(properties.title.split())
    stated = "" if _NO_TITLE.fullmatch(stated) else stated
    at = _title_among(blocks, head, stated)
    shown = [block.text for block in blocks]
    authors: tuple[str, ...] = ()
    published = updated = UNKNOWN_DATE
    if at is not None:
        first = _end_of_head(blocks, head, at)
        facts = read_facts(head, Places(at, first, len(head)), Counter(line.text for line in head), lex)
        authors, published, updated = facts.authors, facts.published, facts.updated
        blocks = [_headed(block, n, at, first, head) for n, block in enumerate(blocks)]
    else:
        published = _day_on_top(head, lex)
    created = read_stamp(properties.created)
    if published is UNKNOWN_DATE and created:
        published = DateClaim(created, DateState.INFERRED, CREATED_BASIS)
    title = blocks[at].text if at is not None else stated
    if title and at is None:
        blocks = [DraftBlock(Zone.TITLE, title, BlockKind.HEADING, 1), *blocks]
    return Draft(
        format=format,
        lines=shown,
        images=images,
        blocks=blocks,
        title=title,
        authors=authors or _people(properties.creators),
        language=properties.language,
        published=published,
        updated=updated,
    )


def _title_among(blocks: list[DraftBlock], head: list[Line], stated: str) -> int | None:
    """Return which block is the title: what is set as one, the first heading, what the file is called, or a line that looks like it."""
    places = [n for n in range(min(_TITLE_AMONG, len(head))) if blocks[n].kind is not BlockKind.TABLE_ROW]
    by_style = (n for n in places if blocks[n].zone is Zone.TITLE)
    by_name = (n for n in places if blocks[n].zone is Zone.BODY and blocks[n].text == stated)
    headings = (n for n in places if blocks[n].kind is BlockKind.HEADING and all(line.prose <= 1 for line in head[:n]))
    for found in (*by_style, *by_name, *headings):
        return found
    if len(head) < 2 or not places or places[0] or blocks[0].kind is not BlockKind.PARAGRAPH:
        return None
    is_title = may_be_title(head[0]) and not head[0].has(Look.SENTENCE | Look.DATE)
    return 0 if is_title and any(line.prose > 1 for line in head[1:5]) else None


def _end_of_head(blocks: list[DraftBlock], head: list[Line], title: int) -> int:
    """Return where the text begins: behind title, subtitle, byline and date line."""
    first = title + 1
    while first < len(head) and (
        blocks[first].zone is Zone.STANDFIRST
        or (head[first].words <= _LONGEST_HEAD_WORDS and head[first].has(Look.BYLINE | Look.DATE))
    ):
        first += 1
    # A document that is all head is none.
    return first if first < len(head) else title + 1


def _headed(block: DraftBlock, number: int, title: int, first: int, head: list[Line]) -> DraftBlock:
    if number == title:
        return DraftBlock(Zone.TITLE, block.text, BlockKind.HEADING, 1)
    if block.zone is Zone.TITLE:
        return replace(block, zone=Zone.BODY)
    if title < number < first and head[number].has(Look.BYLINE | Look.DATE):
        return replace(block, zone=Zone.BOILERPLATE)
    return block


def _day_on_top(head: list[Line], lex: Lexicon) -> DateClaim:
    """Return the day that a text without a title begins with."""
    if not head:
        return UNKNOWN_DATE
    facts = read_facts(head, Places(0, 0, len(head)), Counter(line.text for line in head), lex)
    if facts.published.basis in {DATE_BASIS, DATELINE_BASIS}:
        return facts.published
    return UNKNOWN_DATE


def _people(creators: tuple[str, ...]) -> tuple[str, ...]:
    names = (name.strip() for creator in creators for name in _NAMES_BETWEEN.split(creator))
    people = [clean_names(name) or (name,) for name in names if name and not _NO_NAME.fullmatch(name)]
    return tuple(dict.fromkeys(name for group in people for name in group if len(name) <= 200))
