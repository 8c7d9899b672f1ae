"""Who wrote an article: the names of its byline, without the places, desks and houses that stand beside them."""

import html
import re
from collections.abc import Iterable, Sequence
from typing import Any

from workbench.importing.draft import DraftBlock
from workbench.importing.page.page_lines import PageLine, fold
from workbench.importing.pasted.lexicon import lexicon

_AUTHORS_MAX = 50
_NAME_CHARS_MAX = 120
# Those of libraries first; elsewhere "author" may be the account that uploaded the page.
AUTHOR_META = (
    "citation_author",
    "dc:creator",
    "dc.creator",
    "dcterms.creator",
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_SURNAME_FIRST = re.compile(r"^([^\W\d_][\w'’-]*(?: [\w'’-]+)?), ([^\W\d_][\w.'’ -]{0,30})$")
# Of the openings of one word these may stand without a colon before a name; others are words of names, too.
_SHORT_OPENINGS = frozenset(
    ["by", "von", "par", "por", "di", "door", "av", "przez", "автор", "yazan", "بقلم", "লিখেছেন"]
)
_PARTS = re.compile(r"\s*(?:;|\||、|\s+(?:and|und|et|y|e|i|en|och|og|ve|ja|и|та|এবং|और|&)\s+(?=[^\W\d_a-z]))\s*")
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
# How programs call whoever put a page up, when nobody has told them a name.
_ACCOUNTS = frozenset(
    [
        "admin",
        "administrator",
        "webmaster",
        "username",
        "user",
        "author",
        "autor",
        "posted",
        "guest",
        "gast",
        "anonymous",
        "unknown",
        "staff",
    ]
)
# What a link to an author's page, and not a name, begins with.
_LINK_WORDS = frozenset(
    [
        "zur",
        "zum",
        "zu",
        "alle",
        "all",
        "more",
        "mehr",
        "view",
        "see",
        "about",
        "über",
        "plus",
        "tous",
        "ver",
        "todos",
        "tutti",
        "все",
        "über",
    ]
)
# Names of Chinese, Japanese and Korean people have no blank in them.
_UNSPACED_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af·・]{2,10}")
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "der",
        "den",
        "di",
        "da",
        "du",
        "la",
        "le",
        "van",
        "von",
        "vom",
        "zu",
        "bin",
        "al",
        "el",
        "ibn",
        "ter",
        "ten",
        "dos",
        "das",
        "d'",
    ]
)
_NO_LETTERS = re.compile(r"[\W_]+")
AUTHOR_BREAK = "\n"
_LINES_ABOVE = 6
_OPENING_CHARS = 40
_SHOWN_WORDS = range(2, 8)
_BYLINE_NAME = re.compile(r"byline|author|autor", re.IGNORECASE)


def stated_authors(
    article: dict[str, Any], meta: dict[str, str], people: dict[str, str], sites: Iterable[str]
) -> tuple[str, ...]:
    """Return the authors that a page's JSON-LD or meta elements name, none where they name the site alone.

    Args:
        article: The JSON-LD of the article.
        meta: The meta elements; several of one name are joined by AUTHOR_BREAK.
        people: Names by "@id", for authors that are given by reference.
        sites: Names of the house.
    """
    sites = tuple(sites)
    value = article.get("author")
    entries = (value if isinstance(value, list) else [value])[:_AUTHORS_MAX]
    names = without_houses(_clean_all(_name_of(entry, people) for entry in entries if not _is_house(entry)), sites)
    if names:
        return names
    for key in AUTHOR_META:
        texts = meta.get(key, "").split(AUTHOR_BREAK)[:_AUTHORS_MAX]
        if "creator" in key or key.startswith("citation"):
            texts = [_SURNAME_FIRST.sub(r"\2 \1", text) for text in texts]
        names = without_houses(_clean_all(texts), sites)
        if names:
            return names
    return ()


def house_author(article: dict[str, Any], people: dict[str, str], sites: Iterable[str]) -> tuple[str, ...]:
    """Return the organisation that a page's JSON-LD names as its author, where it is not the site itself in another spelling."""
    keys = [key for key in map(_key, sites) if key]
    value = article.get("author")
    entries = (value if isinstance(value, list) else [value])[:_AUTHORS_MAX]
    names = _clean_all(_name_of(entry, people) for entry in entries if _is_house(entry))
    return tuple(name for name in names if not any(_key(name) in key or key in _key(name) for key in keys))


def shown_authors(lines: Sequence[PageLine], body: Sequence[DraftBlock], sites: Iterable[str]) -> tuple[str, ...]:
    """Return the authors of a line above the text that is a byline by its opening word or its markup."""
    first = next((block.text for block in body if len(block.text) >= _OPENING_CHARS), None)
    start = next((n for n, line in enumerate(lines) if first and line.text.startswith(first[:_OPENING_CHARS])), 0)
    houses = tuple(sites)
    for line in lines[max(0, start - _LINES_ABOVE) : start]:
        words = line.text.split()
        if len(words) not in _SHOWN_WORDS or any(char.isdigit() for char in line.text):
            continue
        if not (lexicon().starts("byline", line.text.casefold()) or _looks_like_byline(line)):
            continue
        # "Ada Quay, Port Ansel": one comma alone parts a shown name from its place.
        text = line.text.partition(",")[0] if line.text.count(",") == 1 else line.text
        names = without_houses(clean_names(text), houses)
        if names and all(_is_name(name) for name in names):
            return names
    return ()


def clean_names(text: str) -> tuple[str, ...]:
    """Return the names in a byline: "By M. R. Karaorman, Izmir" has one, "A. Busch and B. Cole, Washington bureau" two."""
    text = _without_opening(fold(html.unescape(text)))
    if not text or "://" in text or len(text) > _NAME_CHARS_MAX * 4:
        return ()
    names: list[str] = []
    for part in _PARTS.split(text):
        pieces = [piece.strip() for piece in part.split(",")]
        # What follows a full name after a comma is a place, a degree or an office; another full name is an author.
        full = [p for n, p in enumerate(pieces) if n == 0 or (len(p.split()) > 1 and _is_name(p))]
        names += [_without_tail(name) for name in full if len(name) <= _NAME_CHARS_MAX]
    names = [name for name in names if name]
    people = [name for name in names if not _OFFICE.search(name)]
    return tuple(dict.fromkeys(people or names))


def _without_opening(text: str) -> str:
    """Return a byline without "By", "Written by", "Autor:" and their like."""
    key = text.casefold()
    end = lexicon().starts("byline", key)
    if not 0 < end < len(text):
        return text
    is_sure = text[end] in ":：" or (text[end] == " " and (" " in key[:end] or key[:end] in _SHORT_OPENINGS))
    return text[end:].lstrip(" :：") if is_sure else text


def _without_tail(name: str) -> str:
    """Return a name without the month or the office behind it: "Ada Field Staff Writer", "Ada Field - January"."""
    name = _MONTHS.sub("", name).strip(" -–|")
    words = name.split()
    office = next((n for n, word in enumerate(words) if n > 1 and _OFFICE.search(word)), None)
    # One more word may tell whose office it is.
    return " ".join(words[: max(2, office - 1)]) if office and len(words) > 2 else name


def _clean_all(texts: Iterable[str]) -> tuple[str, ...]:
    names: dict[str, str] = {}
    for text in texts:
        for name in clean_names(text):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())


def without_houses(names: Sequence[str], houses: Iterable[str]) -> tuple[str, ...]:
    """Return the names that are neither the house's, however it is spelt, nor those of accounts."""
    keys = {_key(house) for house in houses if house}
    return tuple(
        name for name in names if not name.startswith("@") and _key(name) not in keys and _key(name) not in _ACCOUNTS
    )


def _key(text: str) -> str:
    return _NO_LETTERS.sub("", text.casefold())


def _name_of(entry: Any, people: dict[str, str]) -> str:
    if isinstance(entry, dict):
        reference = entry.get("@id")
        entry = entry.get("name") or (people.get(reference) if isinstance(reference, str) else None)
    if isinstance(entry, list):
        entry = "; ".join(name for name in entry if isinstance(name, str))
    return entry if isinstance(entry, str) else ""


def _is_house(entry: Any) -> bool:
    return isinstance(entry, dict) and "Organization" in str(entry.get("@type"))


def is_person(text: str) -> bool:
    """Tell whether a text may be a person's full name: some words with capitals, no office, no number."""
    words = text.split()
    if (
        not 2 <= len(words) <= 5
        or words[0].casefold() in _LINK_WORDS
        or any(char.isdigit() or char in "@:()[]/" for char in text)
    ):
        return False
    if not all(word[0].isupper() or word in _PARTICLES or _is_caseless(word) for word in words):
        return False
    return words[-1][0].isalpha() and _is_name(text)


def may_be_account(text: str) -> bool:
    """Tell whether a text may be a person's name or the name of an account, as readers and bloggers sign."""
    return is_person(text) or (len(text.split()) == 1 and text.isalpha())


def _is_caseless(word: str) -> bool:
    return word.lower() == word.upper()


def _is_name(text: str) -> bool:
    words = text.split()
    if _is_caseless(text):
        return len(words) <= 5
    return len(words) <= 5 and words[0][0].isupper() and words[-1][0].isupper() and not _OFFICE.search(text)


def _looks_like_byline(line: PageLine) -> bool:
    if _BYLINE_NAME.search(line.holder.get("class") or ""):
        return True
    leaning = next(line.holder.iterdescendants("i", "em", "cite"), None)
    return leaning is not None and fold(leaning.text_content()) == line.text
