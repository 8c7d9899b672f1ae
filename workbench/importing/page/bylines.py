"""Who wrote an article: the names of its byline, without the places, desks and houses that stand beside them."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from workbench.importing.draft import DraftBlock
from workbench.importing.page.page_lines import PageLine, fold
from workbench.importing.pasted.lexicon import lexicon

_AUTHORS_MAX = 50
_NAME_CHARS_MAX = 120
_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
)
_OPENING = re.compile(
    r"^(?:by|written by|posted by|von|par|por|di|door|автор:?|بقلم:?|author:)\s+(?=\w)", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:;|\||\s+(?:and|und|et|y|i|и|&)\s+(?=[^\W\d_a-z]))\s*")
# A part that names a house or an office is no person, unless nobody else is named.
_OFFICE = re.compile(
    r"(?<!\w)(?:bureaus?|desks?|staff|newsroom|editors?|editorial|correspondents?|reporters?|agency|agencies|redaktion|"
    r"rédaction|redacción|redazione|redação|редакция)(?!\w)",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r",?\s+(?:on\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:\d{1,2}\W.*|\d{4}.*|\d{1,2}))$",
    re.IGNORECASE,
)
_LINES_ABOVE = 6
_OPENING_CHARS = 40
_SHOWN_WORDS = range(2, 8)
_BYLINE_NAME = re.compile(r"byline|author|autor", re.IGNORECASE)


def stated_authors(article: dict[str, Any], meta: dict[str, str], sites: Iterable[str]) -> tuple[str, ...]:
    """Return the authors that a page's JSON-LD or meta elements name, none where they name the site alone."""
    houses = {site.casefold() for site in sites if site}
    value = article.get("author")
    entries = (value if isinstance(value, list) else [value])[:_AUTHORS_MAX]
    people = [_name_of(entry) for entry in entries if not _is_house(entry)]
    names = _without_houses(_clean_all(people), houses)
    if names:
        return names
    for key in _META:
        names = _without_houses(_clean_all([meta.get(key, "")]), houses)
        if names:
            return names
    return ()


def shown_authors(lines: Sequence[PageLine], body: Sequence[DraftBlock], sites: Iterable[str]) -> tuple[str, ...]:
    """Return the authors of a line above the text that is a byline by its opening word or its markup."""
    first = next((block.text for block in body if len(block.text) >= _OPENING_CHARS), None)
    start = next((n for n, line in enumerate(lines) if first and line.text.startswith(first[:_OPENING_CHARS])), 0)
    houses = {site.casefold() for site in sites if site}
    for line in lines[max(0, start - _LINES_ABOVE) : start]:
        words = line.text.split()
        if len(words) not in _SHOWN_WORDS or any(char.isdigit() for char in line.text):
            continue
        if not (lexicon().starts("byline", line.text.casefold()) or _looks_like_byline(line)):
            continue
        # "Ada Quay, Port Ansel": one comma alone parts a shown name from its place.
        text = line.text.partition(",")[0] if line.text.count(",") == 1 else line.text
        names = _without_houses(clean_names(text), houses)
        if names and all(_is_name(name) for name in names):
            return names
    return ()


def clean_names(text: str) -> tuple[str, ...]:
    """Return the names in a byline: "By M. R. Karaorman, Izmir" has one, "A. Busch and B. Cole, Washington bureau" two."""
    text = _OPENING.sub("", fold(text))
    if not text or "://" in text or len(text) > _NAME_CHARS_MAX * 4:
        return ()
    names: list[str] = []
    for part in _PARTS.split(text):
        pieces = [piece.strip() for piece in part.split(",")]
        # What follows a full name after a comma is a place, a degree or an office; another full name is an author.
        full = [p for n, p in enumerate(pieces) if n == 0 or (len(p.split()) > 1 and _is_name(p))]
        names += [_MONTHS.sub("", name).strip(" -–|") for name in full if len(name) <= _NAME_CHARS_MAX]
    names = [name for name in names if name]
    people = [name for name in names if not _OFFICE.search(name)]
    return tuple(dict.fromkeys(people or names))


def _clean_all(texts: Iterable[str]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for text in texts:
        for name in clean_names(text):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _without_houses(names: Sequence[str], houses: set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name.casefold() not in houses and not name.startswith("@"))


def _name_of(entry: Any) -> str:
    if isinstance(entry, dict):
        entry = entry.get("name")
    if isinstance(entry, list):
        entry = "; ".join(name for name in entry if isinstance(name, str))
    return entry if isinstance(entry, str) else ""


def _is_house(entry: Any) -> bool:
    return isinstance(entry, dict) and "Organization" in str(entry.get("@type"))


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) <= 5 and words[0][0].isupper() and words[-1][0].isupper() and not _OFFICE.search(text)


def _looks_like_byline(line: PageLine) -> bool:
    if _BYLINE_NAME.search(line.holder.get("class") or ""):
        return True
    leaning = next(line.holder.iterdescendants("i", "em", "cite"), None)
    return leaning is not None and fold(leaning.text_content()) == line.text
