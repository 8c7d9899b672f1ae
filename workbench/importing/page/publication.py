"""When a page was published: what it states, with where it states it; what can be inferred, with the reason; or unknown."""

import datetime as dt
import email.utils
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from workbench.importing.address_day import checked_date, day_in_address
from workbench.importing.datelines import opening_day
from workbench.importing.draft import DraftBlock
from workbench.importing.page.metadata import PageFacts
from workbench.importing.page.page_lines import PageLine
from workbench.importing.shown_dates import find_day
from workbench.model import UNKNOWN_DATE, BlockKind, DateClaim, DateState

_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "article.published", "publish-date", "publish_date", "publishdate", "pubdate", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "article:published", "published_at",
)  # fmt: skip
# These may mean the day of the last change as well: what the page shows above its text outranks them.
_DATE_META = ("dcterms.date", "dc.date", "date")
_UPDATED_META = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_MARKED = etree.XPath("//*[@itemprop='datePublished'] | //time[@pubdate]")
_TIME_ELEMENT = etree.XPath(
    "//time[contains(concat(' ', @class, ' '), ' published ') or contains(@class, 'entry-date')"
    " or contains(@class, 'post-date') or contains(@class, 'publish')] | (//article | //main | //header)//time[@datetime]"
)
# Where a date is another article's, or nobody's.
_ELSEWHERE_TAGS = frozenset(("aside", "nav", "footer"))
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:teasers?|related\w*|sidebar|widget|recommend\w*|popular|latest|trending|carousel|breaking|ticker)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ELSEWHERE_LEVELS = 6
_UPDATED = re.compile(
    r"updated|modified|mis [àa] jour|modifié|aktualisiert|geändert|actualizad|modificad|atualizad|aggiornat|обновлен|"
    r"изменен|güncelle|تحديث",
    re.IGNORECASE,
)
_ISO = re.compile(r"\s*(\d{4})-(\d{2})(?:-(\d{2}))?(?=$|[T\s+Z])")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?=$|T)")
_SLASHED = re.compile(r"\s*(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_OPENING_CHARS = 40
_OPENINGS = 3
_LINES_ABOVE = 8
_DATE_LINE_CHARS = 90


def publication_date(
    tree: HtmlElement, facts: PageFacts, url: str | None, lines: list[PageLine], body: list[DraftBlock]
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
    in_address = day_in_address(url)
    for edtf, basis in _statements(tree, facts, lines, body, in_address):
        shown = _date_line(lines, body)
        # A stamp in universal time may be a day off: the day that readers see is the page's own.
        if shown and shown != edtf and _is_day_off(shown, edtf):
            return DateClaim(shown, DateState.STATED, "date line above the text")
        return DateClaim(edtf, DateState.STATED, basis)
    if in_address:
        return DateClaim(in_address, DateState.INFERRED, "the address of the page")
    return _searched(tree, url, lines)


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
            return checked_date(*match.groups())
    moment = email.utils.parsedate(text)
    return checked_date(*(str(part) for part in moment[:3])) if moment else None


def _statements(
    tree: HtmlElement, facts: PageFacts, lines: list[PageLine], body: list[DraftBlock], in_address: str | None
) -> Iterator[tuple[str, str]]:
    yield from _stamps(_candidates(facts, "datePublished", _PUBLISHED_META))
    yield from _stamps(_times(_MARKED(tree)))
    shown = _date_line(lines, body)
    if shown:
        yield shown, "date line above the text"
    yield from _stamps((facts.meta[name], f"meta element {name}") for name in _DATE_META if name in facts.meta)
    shown = _dateline(body)
    if shown:
        yield shown, "dateline of the text"
    for edtf, basis in _stamps(_times(_TIME_ELEMENT(tree))):
        # A page whose address has a date of its own may show others' times, not another date for itself.
        if in_address is None or edtf[:7] == in_address[:7]:
            yield edtf, basis


def _stamps(candidates: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for value, basis in candidates:
        edtf = read_stamp(value)
        if edtf:
            yield edtf, basis


def _times(elements: Iterable[HtmlElement]) -> Iterator[tuple[str, str]]:
    for element in elements:
        if not is_elsewhere(element):
            yield element.get("datetime") or element.get("content") or "", "time element of the page"


def is_elsewhere(element: HtmlElement) -> bool:
    """Tell whether an element belongs to a list of other articles, a side column or a footer."""
    step: HtmlElement | None = element
    for _ in range(_ELSEWHERE_LEVELS):
        if step is None or step.tag in ("body", "main"):
            return False
        # The footer of an article is where some themes put its date; other articles' teasers are articles too.
        if step.tag in _ELSEWHERE_TAGS and not (step.tag == "footer" and step.getparent().tag == "article"):
            return True
        if _ELSEWHERE.search(step.get("class") or ""):
            return True
        step = step.getparent()
    return False


def _is_day_off(shown: str, edtf: str) -> bool:
    try:
        return abs((dt.date.fromisoformat(shown) - dt.date.fromisoformat(edtf)).days) == 1
    except ValueError:
        return False


def _dateline(body: list[DraftBlock]) -> str | None:
    return opening_day(islice((block.text for block in body if block.kind is BlockKind.PARAGRAPH), _OPENINGS))


def _date_line(lines: list[PageLine], body: list[DraftBlock]) -> str | None:
    """Return the date of a short line that stands right above the text, and is a date or "By …, date"."""
    first = next((block.text for block in body if len(block.text) >= _OPENING_CHARS), None)
    if first is None:
        return None
    start = next((n for n, line in enumerate(lines) if line.text.startswith(first[:_OPENING_CHARS])), None)
    if start is None:
        return None
    for line in reversed(lines[max(0, start - _LINES_ABOVE) : start]):
        if len(line.text) > _DATE_LINE_CHARS or is_elsewhere(line.holder):
            continue
        found = find_day(line.text)
        change = _UPDATED.search(line.text)
        if found and not (change and change.start() < found[1]):
            return found[0]
    return None


def _candidates(facts: PageFacts, key: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    value = facts.article.get(key)
    if isinstance(value, str):
        yield value, f"JSON-LD {key}"
    for name in names:
        if name in facts.meta:
            yield facts.meta[name], f"meta element {name}"


def _searched(tree: HtmlElement, url: str | None, lines: list[PageLine]) -> DateClaim:
    """Ask htmldate for a date in the markup, else take the first in a short line, or at the start of a longer one."""
    found = find_date(tree, extensive_search=False, original_date=True, url=url)
    # It answers 1 January where it saw no more than a year.
    if found and not found.endswith("-01-01"):
        return DateClaim(found, DateState.INFERRED, "date in the markup of the page")
    page = tree.getroottree().getroot()
    for line in lines:
        # Comments were taken out of the page; their dates are later ones.
        if line.holder.getroottree().getroot() is not page:
            continue
        text = line.text if len(line.text) <= _DATE_LINE_CHARS else line.text[:_OPENING_CHARS]
        if (day := find_day(text)) and not is_elsewhere(line.holder):
            return DateClaim(day[0], DateState.INFERRED, "date in the text of the page")
    return UNKNOWN_DATE
