"""What a page states of its article in JSON-LD: the whole text, a recipe, the entries of a live blog, and whether it is free.

Used only for what the page does not show: scripts of the page would have set it out, or its reader would have paid.
Source: schema.org Article, Recipe, HowTo, LiveBlogPosting; isAccessibleForFree as search engines ask for it.
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from workbench.importing.draft import DraftBlock
from workbench.importing.page.names import levels, names_of
from workbench.importing.page.page_lines import PageLine, fold, page_lines, tight
from workbench.model import BlockKind, Zone

_BODY_CHARS_MIN = 300
# The page shows less of the text than this: what it shows is an opening.
_SHOWN_SHARE = 0.5
_ENTRIES_MAX = 2000
_INGREDIENTS_MAX = 200
_STEPS_MAX = 500
_STEP_LEVELS_MAX = 4
# An article of which no more is shown before the box that asks for money is taken for its opening.
_STUB_CHARS_MAX = 3000
_OPENING_CHARS_MAX = 1500
_WHOLE_SHARE = 0.8
_WALL_LEVELS = 4
_WALL = re.compile(r"(?:^|[\s_-])(?:pay|reg)-?wall(?=$|[\s_-])", re.IGNORECASE)
# Looking for every step and paragraph in a text that is longer than this would take as long as the page is hostile.
_SEARCHED_CHARS_MAX = 300_000
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")


def complete_body(body: list[DraftBlock], article: dict[str, Any]) -> list[DraftBlock]:
    """Return a body, or what the page's own statement has in place of it or beyond it.

    Args:
        body: What was found in the page.
        article: The JSON-LD of the page's article.
    """
    for stated in (_text_of(article), _entries_of(article)):
        chars = sum(len(block.text) for block in stated)
        if chars >= _BODY_CHARS_MIN and (
            _shown_chars(body, stated) < _SHOWN_SHARE * chars or _is_same_in_more_parts(body, stated)
        ):
            return stated
    whole = tight("\n".join(block.text for block in body))
    if len(whole) > _SEARCHED_CHARS_MAX:
        return body
    for part in (_ingredients_of(article), _steps_of(article)):
        lost = [block for block in part if tight(block.text) not in whole]
        # A few that are worded otherwise are there already.
        if len(lost) * 2 > len(part):
            body = [*body, *part]
    return body


def is_stub(body: Sequence[DraftBlock], lines: Sequence[PageLine], article: dict[str, Any]) -> bool:
    """Tell whether the page shows only the opening of an article that has to be paid for.

    A page that says so of itself was often saved by somebody who had paid: then it shows no wall, and more than an opening.
    """
    chars = sum(len(block.text) for block in body)
    if not body or chars > _STUB_CHARS_MAX:
        return False
    has_wall = any(_is_wall(holder) for holder in {line.holder for line in lines})
    stated = article.get("isAccessibleForFree")
    if stated is None or str(stated).rsplit("/", 1)[-1].casefold() != "false":
        return has_wall and stated is None
    if isinstance(article.get("articleBody"), str) and chars >= len(article["articleBody"]) * _WHOLE_SHARE:
        return False
    return has_wall or chars <= _OPENING_CHARS_MAX or body[-1].text.endswith(("…", "..."))


def _is_wall(holder: HtmlElement) -> bool:
    return any(_WALL.search(names_of(element)) for element in levels(holder, _WALL_LEVELS))


def _shown_chars(body: Sequence[DraftBlock], stated: Sequence[DraftBlock]) -> int:
    """Return how much of a stated text the body has; where they are about different things, all of the body counts."""
    whole = tight("\n".join(block.text for block in stated))
    if len(whole) > _SEARCHED_CHARS_MAX:
        return sum(len(block.text) for block in body)
    shared = sum(len(block.text) for block in body if tight(block.text) in whole)
    everything = sum(len(block.text) for block in body)
    return shared if shared * 2 > everything else everything


def _is_same_in_more_parts(body: Sequence[DraftBlock], stated: Sequence[DraftBlock]) -> bool:
    """Tell a text that extraction took from the statement as well, and ran together."""
    return len(stated) > len(body) and tight("".join(b.text for b in body)) == tight("".join(b.text for b in stated))


def _text_of(article: dict[str, Any]) -> list[DraftBlock]:
    for key in ("articleBody", "reviewBody"):
        if isinstance(article.get(key), str):
            return [DraftBlock(Zone.BODY, text) for text in _paragraphs(article[key])]
    return []


def _entries_of(article: dict[str, Any]) -> list[DraftBlock]:
    entries = article.get("liveBlogUpdate")
    blocks: list[DraftBlock] = []
    for entry in entries[:_ENTRIES_MAX] if isinstance(entries, list) else ():
        if not isinstance(entry, dict):
            continue
        headline = fold(html.unescape(entry["headline"])) if isinstance(entry.get("headline"), str) else ""
        paragraphs = _paragraphs(entry["articleBody"]) if isinstance(entry.get("articleBody"), str) else []
        if headline and paragraphs and not paragraphs[0].startswith(headline):
            blocks.append(DraftBlock(Zone.BODY, headline, BlockKind.HEADING, 3))
        blocks += [DraftBlock(Zone.BODY, text) for text in paragraphs]
    return blocks


def _ingredients_of(article: dict[str, Any]) -> list[DraftBlock]:
    stated = article.get("recipeIngredient")
    texts = (
        [fold(html.unescape(t)) for t in stated[:_INGREDIENTS_MAX] if isinstance(t, str)]
        if isinstance(stated, list)
        else []
    )
    return [DraftBlock(Zone.BODY, text, BlockKind.LIST_ITEM, 1) for text in texts if text]


def _steps_of(article: dict[str, Any]) -> list[DraftBlock]:
    steps = list(_steps(article.get("recipeInstructions"), 0))[:_STEPS_MAX]
    return [DraftBlock(Zone.BODY, text) for step in steps for text in _paragraphs(step)][:_ENTRIES_MAX]


def _steps(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth < _STEP_LEVELS_MAX:
        for item in value[:_STEPS_MAX]:
            yield from _steps(item, depth + 1)
    elif isinstance(value, dict) and depth < _STEP_LEVELS_MAX:
        yield from _steps(value.get("text") or value.get("itemListElement"), depth + 1)


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a stated text, which publishers write as plain text, as HTML, and as HTML that is escaped."""
    text = html.unescape(text)
    if _TAG.search(text):
        try:
            fragment = fragment_fromstring(text, create_parent="div")
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return []
        text = "\n".join(line.text for line in page_lines(fragment))
    return [line for part in text.splitlines() if any(map(str.isalnum, line := fold(part)))]
