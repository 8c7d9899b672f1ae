"""When a page was published: what it states, with where it states it; what can be inferred, with the reason; or unknown."""

import email.utils
import re
from collections.abc import Iterator

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from workbench.dates import bounds
from workbench.importing.comments_dates import find_day
from workbench.importing.draft import DraftBlock
from workbench.importing.metadata import PageFacts
from workbench.model import UNKNOWN_DATE, BlockKind, DateClaim, DateState

_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "article.published", "publish-date", "publish_date", "publishdate", "pubdate", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "article:published", "published_at", "date",
)  # fmt: skip
_UPDATED_META = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_TIME_ELEMENT = etree.XPath(
    "//*[@itemprop='datePublished'] | //time[@pubdate] | "
    "//time[contains(concat(' ', @class, ' '), ' published ') or contains(@class, 'entry-date') or contains(@class, 'post-date')"
    " or contains(@class, 'publish')] | (//article | //main | //header)//time[@datetime]"
)
_ISO = re.compile(r"\s*(\d{4})-(\d{2})(?:-(\d{2}))?(?=$|[T\s+Z])")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?=$|T)")
_SLASHED = re.compile(r"\s*(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_IN_ADDRESS = re.compile(r"/((?:18|19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_.]|$)")
# A place in capitals, and what stands between its comma and the dash or full stop that ends a dateline.
_DATELINE = re.compile(r"[^\W\d_a-z][^\d,.(]{1,40}?, (?P<date>[^\n]{6,40}?)(?:\s*\([^)]{1,40}\))?\s*(?:[.:]\s|[-–—])")
_OPENING_CHARS = 40
_LINES_ABOVE = 8
_DATE_LINE_CHARS = 90
_EARLIEST = "1600-01-01"  # newspapers are younger


def publication_date(
    tree: HtmlElement, facts: PageFacts, url: str | None, lines: list[str], body: list[DraftBlock]
) -> DateClaim:
    """Return when the page was published, in the order in which its statements deserve trust.

    Never the file's own time, and never a mere year: a year on a page is most often a copyright notice.

    Args:
        tree: The page without its comments, whose dates are later ones.
        facts: What its head says.
        url: Its address.
        lines: What it shows, line by line.
        body: Its clean text.
    """
    for edtf, basis in _statements(tree, facts):
        return DateClaim(edtf, DateState.STATED, basis)
    shown = _dateline(body)
    if shown:
        return DateClaim(shown, DateState.STATED, "dateline of the text")
    shown = _date_line(lines, body)
    if shown:
        return DateClaim(shown, DateState.STATED, "date line above the text")
    in_address = _IN_ADDRESS.search(url or "")
    if in_address:
        day = _checked(*in_address.groups())
        if day:
            return DateClaim(day, DateState.INFERRED, "the address of the page")
    return _searched(tree, url)


def update_date(facts: PageFacts) -> DateClaim:
    """Return when the page says that it was last changed."""
    for value, basis in _candidates(facts, "dateModified", _UPDATED_META):
        edtf = read_stamp(value)
        if edtf:
            return DateClaim(edtf, DateState.STATED, basis)
    return UNKNOWN_DATE


def read_stamp(text: str) -> str | None:
    """Return the day, or month, of a machine-readable time stamp as EDTF: ISO 8601, YYYYMMDD, YYYY/MM/DD or RFC 5322.

    The day is the one that stands there: a page of Tokyo keeps its own calendar.
    """
    for pattern in (_ISO, _COMPACT, _SLASHED):
        match = pattern.match(text)
        if match:
            return _checked(*match.groups())
    moment = email.utils.parsedate(text)
    return _checked(*(str(part) for part in moment[:3])) if moment else None


def _statements(tree: HtmlElement, facts: PageFacts) -> Iterator[tuple[str, str]]:
    for value, basis in _candidates(facts, "datePublished", _PUBLISHED_META):
        edtf = read_stamp(value)
        if edtf:
            yield edtf, basis
    for element in _TIME_ELEMENT(tree):
        stamp = element.get("datetime") or element.get("content") or ""
        edtf = read_stamp(stamp)
        if edtf:
            yield edtf, "time element of the page"


def _dateline(body: list[DraftBlock]) -> str | None:
    """Return the full date of a report's own opening: "MOSCOW, 12 September 1962 (agency) -"."""
    first = next((block.text for block in body if block.kind is BlockKind.PARAGRAPH), "")
    opening = _DATELINE.match(first)
    if opening is None:
        return None
    found = find_day(opening["date"])
    return found[0] if found else None


def _date_line(lines: list[str], body: list[DraftBlock]) -> str | None:
    """Return the date of a short line that stands right above the text, and is a date or "By …, date"."""
    first = next((block.text for block in body if len(block.text) >= _OPENING_CHARS), None)
    if first is None:
        return None
    start = next((n for n, line in enumerate(lines) if line.startswith(first[:_OPENING_CHARS])), None)
    if start is None:
        return None
    for line in reversed(lines[max(0, start - _LINES_ABOVE) : start]):
        if len(line) <= _DATE_LINE_CHARS:
            found = find_day(line)
            if found:
                return found[0]
    return None


def _candidates(facts: PageFacts, key: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    value = facts.article.get(key)
    if isinstance(value, str):
        yield value, f"JSON-LD {key}"
    for name in names:
        if name in facts.meta:
            yield facts.meta[name], f"meta element {name}"


def _searched(tree: HtmlElement, url: str | None) -> DateClaim:
    """Ask htmldate, which looks at markup first and at the page's whole text last."""
    for extensive, basis in ((False, "date in the markup of the page"), (True, "date in the text of the page")):
        found = find_date(tree, extensive_search=extensive, original_date=True, url=url)
        # It answers 1 January where it saw no more than a year.
        if found and not found.endswith("-01-01"):
            return DateClaim(found, DateState.INFERRED, basis)
    return UNKNOWN_DATE


def _checked(year: str | None, month: str | None, day: str | None = None) -> str | None:
    if year is None or month is None:
        return None
    edtf = f"{int(year):04d}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    try:
        first, _ = bounds(edtf)
    except ValueError:
        return None
    return edtf if first >= _EARLIEST else None
