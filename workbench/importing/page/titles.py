"""The title of a page: what it states as its headline, without the name of the site that stands before or behind it."""

import html
import re
from collections.abc import Iterable

from lxml import etree
from lxml.html import HtmlElement

from workbench.importing.page.page_lines import fold
from workbench.importing.shown_dates import shows_date

_HEADLINES = etree.XPath("//h1")
_SUBHEADS = etree.XPath("//h2 | //h3")
_TITLE_ELEMENT = etree.XPath("string((//head//title | //title[not(ancestor::svg)])[1])")
_SECOND_LEVEL = etree.XPath("string((//article//h2 | //main//h2 | //h2)[1])")
_STATED = (
    "dc:title", "dc.title", "og:title", "dcterms.title", "dcterm:title", "citation_title", "parsely-title", "sailthru.title", "twitter:title", "headline",
)  # fmt: skip
# Between blanks any of these parts a headline from a site; without blanks only those that no word contains.
_SEPARATOR = re.compile(r"\s+[|\-–—−»›·•:/~∙«│]+\s+|\s*[|›»｜│]\s*|\s*_\s*(?=[^\x00-\x7f])|\s-\s*|(?<=\S)::(?=\s)")
_COLON = re.compile(r":\s+")
_NO_LETTERS = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w+")
_SITE_CHARS_MIN = 3
_HEADLINES_MAX = 20
_LEAST_SHARE = 0.4
_HEADLINE_WORDS_MIN = 4
_HEADLINE_CHARS_MAX = 400
_WORD_CHARS_MIN = 4
_SHARED_WORDS_MIN = 2


def find_title(tree: HtmlElement, meta: dict[str, str], headline: str, sites: Iterable[str]) -> str:
    """Return a page's title, "" where it has none.

    Args:
        tree: The page.
        meta: Its meta elements.
        headline: The headline in its JSON-LD, or "".
        sites: Names under which the site is known: its stated name, its publisher, its domain.
    """
    names = {key for key in map(_key, sites) if len(key) >= _SITE_CHARS_MIN}
    # Some pages give their headline for the name of the application, too; the site's name is in the title, not the whole of it.
    element = fold(_TITLE_ELEMENT(tree))
    names -= {_key(meta.get("og:title", ""))} - {_key(meta.get("og:site_name", ""))}
    headlines = [
        text for text in (fold(h.text_content()).rstrip(" ¶#") for h in _HEADLINES(tree)[:_HEADLINES_MAX]) if text
    ]
    headlines = [text for text in headlines if len(text) <= _HEADLINE_CHARS_MAX and _key(text) not in names]
    shown = {_key(text) for text in headlines}
    stated = [fold(html.unescape(text)) for text in (headline, *(meta.get(n, "") for n in _STATED)) if text]
    for text in [*stated, element]:
        # Two places that say the same settle it; but a mere scrap of a title is a section or a site that has a heading too.
        for candidate in _shorter(text):
            key = _key(candidate)
            if key in shown and key not in names and len(candidate) >= _LEAST_SHARE * len(text):
                return candidate
    below = {_key(fold(h.text_content())) for h in _SUBHEADS(tree)[:_HEADLINES_MAX]} - names
    for text in [*stated, element]:
        for candidate in _shorter(text):
            if len(candidate.split()) >= 2 and _key(candidate) in below and len(candidate) >= _LEAST_SHARE * len(text):
                return candidate
    if len(shown) == 1 and _is_reworded(headlines[0], stated, names):
        return headlines[0]
    for text in stated:
        short = without_site(text, names)
        if _key(short) not in names:
            return short
    short = without_last(without_site(element, names))
    if short and _key(short) not in names:
        return short
    if headlines:
        return headlines[0]
    return short or fold(_SECOND_LEVEL(tree))


def without_site(text: str, names: set[str]) -> str:
    """Return a title without the parts before and behind it that name the site.

    Args:
        text: A title.
        names: Keys of the site's names.
    """
    while True:
        cuts = [*_SEPARATOR.finditer(text)]
        colon = _COLON.search(text)
        first = min(filter(None, (cuts[0] if cuts else None, colon)), key=lambda cut: cut.start(), default=None)
        if cuts and _is_site(text[cuts[-1].end() :], names):
            text = text[: cuts[-1].start()].rstrip()
        elif first and _is_site(text[: first.start()], names):
            text = text[first.end() :].lstrip()
        else:
            return text


def without_last(text: str) -> str:
    """Return a title element without its last part, which is the site's wherever what is left is still a headline."""
    cuts = [*_SEPARATOR.finditer(text)]
    rest = text[: cuts[-1].start()].rstrip() if cuts else text
    return rest if len(rest.split()) >= _HEADLINE_WORDS_MIN else text


def _shorter(text: str) -> Iterable[str]:
    """Yield a title whole, then without its last parts, then without its first ones, longest first."""
    yield text
    cuts = [*_SEPARATOR.finditer(text)][:_HEADLINES_MAX]
    for cut in reversed(cuts):
        yield text[: cut.start()].rstrip()
    for cut in cuts:
        yield text[cut.end() :].lstrip()
    colon = _COLON.search(text)
    if colon:
        yield text[colon.end() :]


def _is_reworded(headline: str, stated: Iterable[str], names: set[str]) -> bool:
    """Tell whether the page's only headline says in other words what the page states for those who search and share.

    One that holds what is stated has a kicker or a date beside it, and one that is held by it is a part: those say the same.
    """
    key, words = _key(headline), _words(headline)
    if len(headline.split()) < _HEADLINE_WORDS_MIN or shows_date(headline):
        return False
    texts = [text for text in stated if _key(text) not in names]
    if any(key in _key(text) or _key(without_site(text, names)) in key for text in texts):
        return False
    return any(
        (shared := len(words & other)) >= _SHARED_WORDS_MIN and shared * 2 >= max(len(words), len(other))
        for other in map(_words, texts)
    )


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) >= _WORD_CHARS_MIN}


def _is_site(part: str, names: set[str]) -> bool:
    key = _key(part)
    if len(key) < _SITE_CHARS_MIN:
        return False
    return any(key == name or (key in name and len(key) * 2 > len(name)) or key.startswith(name) for name in names)


def _key(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())
