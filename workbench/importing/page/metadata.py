"""Title, authors, source, address, section and language of a page, from what it says about itself."""

import datetime as dt
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.metadata import examine_meta, extract_meta_json, extract_sitename, extract_url
from trafilatura.settings import Document

from workbench.importing.page.bylines import (
    AUTHOR_BREAK,
    AUTHOR_META,
    clean_names,
    house_author,
    stated_authors,
    without_houses,
)
from workbench.importing.page.stated_json import load_json, tame_statements
from workbench.importing.page.titles import find_title

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review|WebPage|Recipe)$")
_JSON_LD = etree.XPath("//script[@type='application/ld+json']")
_META = etree.XPath("//meta[@content][@property or @name or @itemprop or @http-equiv]")
_JSON_LD_CHARS_MAX = 1_000_000
_FIELD_CHARS_MAX = 1000
_AUTHORS_MAX = 50
_AUTHORS_CHARS_MAX = 5000
# "Archive processed by SingleFile" in versions before 1.0. The date may have been left out, and a line of information follow.
_SINGLEFILE = re.compile(
    r"<!--\s*(?:Page saved with|Archive processed by) SingleFileZ?\s+url:\s*(\S+)(?:\s+saved date:\s*([^\n>]+))?"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_TOP_CHARS = 4096
_JS_DATE = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{4})")


@dataclass(slots=True)
class PageFacts:
    """What a page says about itself in its head: meta elements by lower-case name, JSON-LD of its article, people by "@id"."""

    meta: dict[str, str] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    url: str | None = None
    saved: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """The bibliographic part of an article; `houses` are the names under which its source is known.

    `signed` is who is stated as its author even if that is the house, as on pages of one person.
    """

    title: str
    authors: tuple[str, ...]
    signed: tuple[str, ...]
    houses: tuple[str, ...]
    source: str | None
    domain: str | None
    url: str | None
    section: str | None
    language: str | None


def read_facts(tree: HtmlElement, text: str) -> PageFacts:
    """Collect meta elements, JSON-LD and, from the page's text, the header that the saving program left."""
    facts = PageFacts()
    for element in _META(tree):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = _clean(element.get("content"))
        if content:
            for part in name.lower().split():
                before = facts.meta.setdefault(part, content)
                if part in AUTHOR_META and content not in before and len(before) < _AUTHORS_CHARS_MAX:
                    facts.meta[part] = f"{before}{AUTHOR_BREAK}{content}"
    for script in _JSON_LD(tree):
        for node in _json_ld_nodes(script.text or ""):
            if isinstance(node.get("@id"), str) and isinstance(node.get("name"), str):
                facts.people.setdefault(node["@id"], node["name"])
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in names):
                for key, value in node.items():
                    facts.article.setdefault(key, value)
    facts.url, facts.saved = _saver_header(text)
    return facts


def read_metadata(tree: HtmlElement, facts: PageFacts) -> Metadata:
    """Return the bibliographic facts: the page's own statements, and where it makes none what trafilatura finds."""
    found = _found_in_head(tree)
    url = http_url(facts.url) or http_url(found.url) or http_url(extract_url(tree))
    domain = domain_of(url)
    publisher = facts.article.get("publisher")
    house = _first_string(publisher.get("name")) if isinstance(publisher, dict) else ""
    site = _site_name(found.sitename or extract_sitename(tree)) or house or domain or ""
    # "Cape Wire - News you can use", "Cape Wire Inc", "CapeWire.example": the publisher's name is the site's without its trimmings.
    if house and site.startswith(house):
        site = house
    sites = [
        site,
        *(facts.meta.get(name, "") for name in ("og:site_name", "application-name", "twitter:site")),
        house,
        domain or "",
        (domain or "").rpartition(".")[0],
    ]
    return Metadata(
        title=_clean(find_title(tree, facts.meta, _first_string(facts.article.get("headline")), sites)),
        authors=stated_authors(facts.article, facts.meta, facts.people, sites)
        or without_houses(_names(found.author), sites)
        or house_author(facts.article, facts.people, sites),
        signed=_names(found.author),
        houses=tuple(filter(None, sites)),
        source=site or facts.meta.get("og:site_name") or None,
        domain=domain,
        url=url,
        section=_first_string(facts.article.get("articleSection")) or facts.meta.get("article:section") or None,
        language=_language(tree, facts),
    )


def _found_in_head(tree: HtmlElement) -> Document:
    """Ask trafilatura for what stands in meta elements and JSON-LD, without its searches for dates, tags and licences."""
    found = examine_meta(tree)
    if found.author and " " not in found.author:
        found.author = None
    try:
        return extract_meta_json(tame_statements(tree), found)
    except (
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        IndexError,
        RecursionError,
    ):  # on JSON-LD of an unforeseen shape
        return found


def _site_name(name: str | None) -> str:
    name = _clean(name).lstrip("@")
    return name.title() if name and "." not in name and name[0].islower() else name


def _saver_header(text: str) -> tuple[str | None, str | None]:
    """Return address and moment of saving from the comment that SingleFile or a browser writes on top of a page."""
    # It stands within the page's outermost element, whose attributes may be long.
    single = _SINGLEFILE.search(text[: 8 * _TOP_CHARS])
    if single:
        return single[1], _js_date(single[2] or "")
    plain = _SAVED_FROM.search(text[:_TOP_CHARS])
    return (plain[1], None) if plain else (None, None)


def _js_date(text: str) -> str | None:
    match = _JS_DATE.search(text)
    if match is None:
        return None
    try:
        moment = dt.datetime.strptime(" ".join(match.groups()), "%b %d %Y %H:%M:%S %z")
    except ValueError:
        return None
    return moment.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def _json_ld_nodes(text: str) -> Iterator[dict[str, Any]]:
    """Yield every object of a JSON-LD script, outermost first; what is no JSON yields nothing."""
    if len(text) > _JSON_LD_CHARS_MAX:
        return
    pending: deque[Any] = deque([load_json(text)])
    while pending:
        node = pending.popleft()
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            yield node
            pending.extend(node.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _names(joined: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for part in (joined or "").split(";")[:_AUTHORS_MAX] for n in clean_names(part)))


def _first_string(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return _clean(value) if isinstance(value, str) else ""


def _language(tree: HtmlElement, facts: PageFacts) -> str | None:
    declared = tree.get("lang") or facts.meta.get("og:locale") or facts.meta.get("content-language") or ""
    code = re.split(r"[-_,;\s]", declared.strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def http_url(url: str | None) -> str | None:
    """Return an address of the web, None for anything else."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        return url.strip()[:_FIELD_CHARS_MAX] if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None


def domain_of(url: str | None) -> str | None:
    """Return the host of an address, without www."""
    if url is None:
        return None
    host = urlsplit(url).hostname or ""
    return host.removeprefix("www.") or None


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())[:_FIELD_CHARS_MAX]
