"""Who wrote an article, from where the page shows it: elements marked as its byline, or a line above or below the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from workbench.importing.draft import DraftBlock
from workbench.importing.page.bylines import clean_names, is_person, may_be_account, shown_authors, without_houses
from workbench.importing.page.page_lines import PageLine, fold
from workbench.importing.page.publication import is_elsewhere

_CLASSES = "contains(@class, 'byline') or contains(@class, 'author') or contains(@class, 'autor') or contains(@class, 'auteur')"
_STATED = etree.XPath("//*[contains(@itemprop, 'author')]")
_SHOWN = tuple(etree.XPath(path) for path in ("//*[contains(concat(' ', @rel, ' '), ' author ')]", f"//*[{_CLASSES}]"))
# A name inside of a byline that holds a portrait, an office and a date as well.
_NAME_INSIDE = etree.XPath(".//*[@itemprop='name'] | .//*[contains(@class, 'name')] | .//a")
_TEXTS_INSIDE = etree.XPath(".//text()")
# Lists of authors and portraits of them are not the article's byline; nor are those of comments that stayed in the page.
_NOT_BYLINES = re.compile(
    r"comment|kommentar|related|teaser|popular|recent|sidebar|bio\b|list|avatar|image", re.IGNORECASE
)
_ELEMENTS_MAX = 60
_DESCENDANTS_MAX = 60
_BYLINE_CHARS_MAX = 120
_AUTHORS_MAX = 12
_LINES_ABOVE, _LINES_BELOW = 12, 5
_LEVELS = 4
_OPENING_CHARS = 40


def authors_on_page(
    tree: HtmlElement, lines: Sequence[PageLine], body: Sequence[DraftBlock], sites: Iterable[str]
) -> tuple[str, ...]:
    """Return the authors that a page shows, for one that states none.

    Where it names nobody but itself, as agencies do, the house is the author.

    Args:
        tree: The page without its comments.
        lines: What it shows, line by line.
        body: Its clean text.
        sites: Names of the house.
    """
    sites = tuple(sites)
    marked = [*_marked(tree, _holders_near(lines, body))]
    for names in marked:
        if people := without_houses(names, sites):
            return people
    if people := _shown(lines, body, sites):
        return people
    # The search through all of the page's markup is the dearest step of all, and guesses.
    guessed = clean_names((extract_author(tree) or "").replace(";", " and "))
    if people := tuple(name for name in without_houses(guessed, sites) if may_be_account(name)):
        return people
    return _shown(lines, body, ()) or next(iter(marked), ()) or guessed[:1]


def _shown(lines: Sequence[PageLine], body: Sequence[DraftBlock], houses: Iterable[str]) -> tuple[str, ...]:
    return shown_authors(lines, body, houses) or shown_authors(lines, body[1:], houses)


def _holders_near(lines: Sequence[PageLine], body: Sequence[DraftBlock]) -> set[HtmlElement]:
    """Return the elements of the lines just above and just below the text, where bylines stand."""
    long = [block.text[:_OPENING_CHARS] for block in body if len(block.text) >= _OPENING_CHARS]
    if not long:
        return {line.holder for line in lines[:_LINES_ABOVE]}
    start = next((n for n, line in enumerate(lines) if line.text.startswith(long[0])), 0)
    end = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].text.startswith(long[-1])), start)
    near = [*lines[max(0, start - _LINES_ABOVE) : start + 2], *lines[end + 1 : end + 1 + _LINES_BELOW]]
    return {line.holder for line in near}


def _marked(tree: HtmlElement, near: set[HtmlElement]) -> Iterator[tuple[str, ...]]:
    """Yield the names in elements marked as bylines, those of one byline together, the surest marks first."""
    around = {step for holder in near for step in islice(holder.iterancestors(), _LEVELS)} | near
    elements = [*_STATED(tree)[:_ELEMENTS_MAX]]
    for find in _SHOWN:
        elements += [
            e
            for e in find(tree)[:_ELEMENTS_MAX]
            if e in around or any(step in near for step in islice(e.iterancestors(), _LEVELS))
        ]
    for element in elements:
        if _NOT_BYLINES.search(element.get("class") or "") or is_elsewhere(element):
            continue
        if _names_in(element):
            beside = [element, *_siblings_like(element)]
            yield tuple(dict.fromkeys(name for one in beside[:_AUTHORS_MAX] for name in _names_in(one)))


def _names_in(element: HtmlElement) -> tuple[str, ...]:
    # What holds more than a byline does is looked at no further: hostile pages nest such elements by the hundred.
    if next(islice(element.iterdescendants(), _DESCENDANTS_MAX, None), None) is not None:
        return ()
    inside = [e.text_content() for e in _NAME_INSIDE(element)[:_AUTHORS_MAX]]
    whole = element.get("content") or element.text_content()
    for texts in (inside, [whole], _TEXTS_INSIDE(element)[:_AUTHORS_MAX]):
        found: list[str] = []
        for text in map(fold, texts):
            if text and len(text) <= _BYLINE_CHARS_MAX:
                names = clean_names(text)
                if names and all(is_person(name) for name in names):
                    found += names
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _siblings_like(element: HtmlElement) -> list[HtmlElement]:
    """Return the elements of the same kind that follow in the same byline."""
    mark = _mark_of(element)
    return [other for other in islice(element.itersiblings(element.tag), _AUTHORS_MAX) if _mark_of(other) == mark]


def _mark_of(element: HtmlElement) -> tuple[str | None, ...]:
    return element.get("class"), element.get("rel"), element.get("itemprop")
