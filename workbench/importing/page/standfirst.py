"""The standfirst of an article: what a page sets between its headline and its text."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from workbench.importing.draft import DraftBlock
from workbench.importing.page.captions import is_caption
from workbench.importing.page.names import is_furniture, levels, names_of
from workbench.importing.page.page_lines import PageLine, fold
from workbench.importing.pasted.lexicon import lexicon, line_key
from workbench.importing.shown_dates import LONGEST_CHARS, shows_date

_CHARS = (40, 900)
# A paragraph that nothing names: shorter ones above a text are as often a notice.
_UNNAMED_CHARS_MIN = 80
_LINKED_MAX = 0.3
_LINES_MAX = 40
_LEVELS = 3
_TAGS = ("p", "div", "h2", "h3", "h4", "h5", "section", "header", "blockquote", "td")
_OUTSIDE = ("nav", "aside", "figure", "form", "footer", "ul", "ol", "dl", "button", "table")
_DESCRIPTION_PREFIX_CHARS = 40
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'»”“’)\]]*$")
_NAME = re.compile(
    r"(?:^|[\s_-])(?:leads?|lede|intro(?:-?text)?|introduction|excerpt|abstract|stand-?first|teasers?|summary|dek|deck|"
    r"sub-?(?:title|head|heading|headline)|kicker-?text|bajada|copete|entradilla|sumario|chapo|chapeau|sapo|vorspann|anrei(?:ss|ß)er|"
    r"anriss(?:text)?|ingress|manchet|perex|zajawka|occhiello|sommario|spot|lid|naslov|opis|description)(?=$|[\s_-])",
    re.IGNORECASE,
)


def find_standfirst(
    lines: Sequence[PageLine], title: str, description: str, first: int | None, taken: Sequence[DraftBlock]
) -> list[str]:
    """Return the paragraphs between headline and text that belong to the article, in order.

    Args:
        lines: What the page shows.
        title: The article's title.
        description: What the page's head says the article is about.
        first: The line in which the body begins.
        taken: The body; what is in it is no standfirst.
    """
    if first is None or first >= len(lines) or not title:
        return []
    head = next((n for n in range(first, max(-1, first - _LINES_MAX), -1) if _is_headline(lines[n], title)), None)
    if head is None:
        return []
    known = [fold(block.text) for block in taken[:3]]
    opening = fold(description)[:_DESCRIPTION_PREFIX_CHARS]
    found: list[str] = []
    for line in lines[head + 1 : first]:
        if not _may_be(line) or any(line.text in text for text in known) or line.text in found:
            continue
        is_described = len(opening) == _DESCRIPTION_PREFIX_CHARS and line.text.startswith(opening)
        is_named = any(_NAME.search(names_of(e)) for e in levels(line.holder, _LEVELS))
        is_sentence = len(line.text) >= _UNNAMED_CHARS_MIN and _SENTENCE_END.search(line.text) is not None
        if is_described or is_named or is_sentence:
            found.append(line.text)
    return found


def _is_headline(line: PageLine, title: str) -> bool:
    return line.text == title or line.holder.tag == "h1"


def _may_be(line: PageLine) -> bool:
    shortest, longest = _CHARS
    if not shortest <= len(line.text) <= longest or line.linked > _LINKED_MAX or line.holder.tag not in _TAGS:
        return False
    if is_caption(line) or "©" in line.text or (len(line.text) <= LONGEST_CHARS and shows_date(line.text)):
        return False
    key = line_key(line.text)
    words = lexicon()
    if words.starts("furniture", key) or words.house.search(key) or words.starts("update", key):
        return False
    around: HtmlElement
    for number, around in enumerate(levels(line.holder, 6)):
        if around.tag in _OUTSIDE or (number < _LEVELS and is_furniture(around) and not _NAME.search(names_of(around))):
            return False
    return True
