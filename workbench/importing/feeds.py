"""Feeds that were saved, and blogs exported as one: RSS, Atom, RDF and JSON Feed. Entries with their text are documents, the others references.

feedparser takes five seconds a megabyte of feeds that are not quite XML (an export has thirty), and time with the square of the number
of attributes: here libxml2 reads them, and feedparser confirms it in the tests. Source: RSS 2.0, RFC 4287, RSS 1.0, JSON Feed 1.1.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urljoin

from lxml import etree

from workbench.errors import RefusedError
from workbench.importing.feed_markup import ATOM, FORBIDDEN, RSS_RDF, name_of, parse_feed, root_at
from workbench.importing.page.metadata import http_url
from workbench.importing.page.publication import read_stamp
from workbench.importing.pieces import Part, Piece, Reference
from workbench.importing.saved_file import SavedFile
from workbench.model import Description

BASIS: Final = "feed"
_ROOT: Final = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)(?=[\s>])[^<>]{0,8000}>")
_JSON_VERSION: Final = re.compile(r'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version')
# A blog of twenty years has 30 MB.
_FEED_BYTES_MAX: Final = 128 * 1024**2
_ENTRIES: Final = frozenset({"item", "entry"})
# In the order in which they deserve trust: a blog's own calendar, when it came out, and only then when it was changed.
_DATES: Final = (
    ":post_date",
    "pubDate",
    "published",
    "issued",
    ":date",
    "created",
    ":created",
    "updated",
    "modified",
    ":modified",
)
_TAG: Final = re.compile(r"<[^<>]*>")
_TEASER_CHARS: Final = 600
_TEASER_END: Final = re.compile(
    r"(?:…|\.\.\.|(?:\b(?:read|learn|see|find out) (?:\w+ ){0,2}(?:more|full|rest|on)\b|continue reading|read the|weiterlesen|mehr lesen|"
    r"lire la suite|leer más|seguir leyendo|leia mais|leggi tutto|continua a leggere|lees verder|читать далее|devamını oku|اقرأ المزيد)"
    r"[^.!?]{0,60})\W*$",
    re.IGNORECASE,
)
_FIELD_CHARS_MAX: Final = 1_000
_NAMES_MAX: Final = 20
_TAGS_MAX: Final = 50
_MEMBER_CHARS: Final = re.compile(r"[\\\x00-\x1f\x7f]+")
# What a blog's export holds beside its posts and pages.
_NO_POSTS: Final = frozenset(
    {
        "attachment",
        "nav_menu_item",
        "revision",
        "custom_css",
        "wp_template",
        "wp_block",
        "wp_global_styles",
        "wp_navigation",
    }
)
_BLOGGER_KIND: Final = "http://schemas.google.com/g/2005#kind"
_BLOGGER_POSTS: Final = ("#post", "#page")

_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_IN_BRACKETS: Final = re.compile(r"\(([^()]{2,200})\)\s*$")
_LOCAL_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,40}")
_TEXT_TYPES: Final = frozenset(
    {"", "text", "html", "xhtml", "text/plain", "text/html", "application/xhtml+xml", "escaped"}
)
_REFERENCE: Final = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")

Fields = Mapping[str, list[etree._Element]]


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of an entry, as it stands in the feed; `is_content` says that the feed gives it for the whole."""

    written: str
    is_html: bool
    is_content: bool

    @property
    def is_teaser(self) -> bool:
        """Whether there is more of it elsewhere, or nothing here."""
        written = html.unescape(_TAG.sub(" ", self.written)) if self.is_html else self.written
        shown = " ".join(written.split())
        if len(shown) < _TEASER_CHARS and not (shown and self.is_content):
            return True
        return len(shown) < 2 * _TEASER_CHARS and _TEASER_END.search(shown[-120:]) is not None


def is_feed(file: SavedFile) -> bool:
    """Tell a feed by its outermost element, or what it says of itself."""
    head = file.text[:20_000].lstrip("\ufeff \t\r\n")
    if head.startswith("{"):
        return _JSON_VERSION.search(head) is not None
    if not head.startswith("<"):
        return False
    root = _ROOT.match(head, root_at(head))
    if root is None:
        return False
    name = root[0].partition(">")[0].split(None, 1)[0].strip("<>").rpartition(":")[2]
    if name == "rss":
        return True
    return any(space in root[0] for space in (ATOM if name == "feed" else RSS_RDF))


def unpack_feed(file: SavedFile) -> Iterator[Piece]:
    """Yield the entries of a feed, in its order."""
    if len(file.data) > _FEED_BYTES_MAX:
        raise RefusedError(f"it is a feed of more than {_FEED_BYTES_MAX // 1024**2} MB; cut it into parts")
    feed = file.text.lstrip("\ufeff \t\r\n")
    pieces = _json_entries(feed) if feed.startswith("{") else _xml_entries(feed)
    used: set[str] = set()
    count = 0
    for number, (identity, said, text) in enumerate(pieces, 1):
        count += 1
        member = _MEMBER_CHARS.sub("_", identity.strip())[:500] or f"entry {number}"
        if member in used:
            member = f"{member} ({number})"
        used.add(member)
        if text.is_teaser:
            yield Reference(member, said)
        else:
            name = f"{number:04d}.{'html' if text.is_html else 'txt'}"
            yield Part(member, name, text.written.encode("utf-8", "replace"), said)
    if not count:
        raise RefusedError("it is a feed without entries, or one that is damaged")


def _xml_entries(text: str) -> Iterator[tuple[str, Description, _Text]]:
    root = parse_feed(text)
    channel = next((child for child in root if name_of(child) == "channel"), root)
    outer = _fields(channel)
    outlet = _title(outer)
    language = _line(outer, "language") or _line(outer, ":language") or root.get(_XML + "lang", "")
    house = tuple(_people(outer)) if name_of(root) == "feed" else ()
    for entry in _entries(root):
        fields = _fields(entry)
        if not _is_post(fields):
            continue
        said = Description(
            title=_title(fields),
            authors=_names(_people(fields)) or _names(house),
            source=_source(fields) or outlet or None,
            url=_link(entry, fields),
            published=_day(fields),
            language=language[:40] or None,
            tags=_tags(
                tag.get("label") or tag.get("term") or tag.text or ""
                for tag in [*fields.get("category", ()), *fields.get(":subject", ())]
            ),
            basis=BASIS,
            outranks=True,
            is_whole=True,
        )
        yield _line(fields, "guid") or _line(fields, "id") or said.url or "", said, _text_of(fields)


def _entries(root: etree._Element) -> list[etree._Element]:
    """Return the entries of a feed, those apart that lie in others: where none is closed, each would be written with all behind it."""
    entries, nested = [], []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str) or name_of(element) not in _ENTRIES:
            continue
        if event == "end":
            depth -= 1
            continue
        entries.append(element)
        if depth:
            nested.append(element)
        depth += 1
    # The innermost first, so that what is moved is small.
    for element in reversed(nested):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return entries


def _fields(element: etree._Element) -> Fields:
    fields: dict[str, list[etree._Element]] = {}
    for child in element:
        if isinstance(child.tag, str):
            fields.setdefault(name_of(child), []).append(child)
    return MappingProxyType(fields)


def _line(fields: Fields, name: str) -> str:
    return next((line for line in (_shown(element) for element in fields.get(name, ())) if line), "")


def _shown(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())[:_FIELD_CHARS_MAX]


def _title(fields: Fields) -> str:
    """Return a title as text: feeds write it as HTML, as text, and as HTML that is written as text."""
    for element in fields.get("title", ()):
        line = _shown(element)
        if element.get("type") in ("text", "xhtml"):
            return line
        return " ".join(html.unescape(_TAG.sub("", line)).split())
    return ""


def _people(fields: Fields) -> Iterator[str]:
    for name in ("author", ":creator", ":author"):
        people = fields.get(name, ())
        for person in people[:_NAMES_MAX]:
            stated = _line(_fields(person), "name") or _shown(person)
            in_brackets = _IN_BRACKETS.search(stated)
            yield in_brackets[1] if in_brackets and "@" in stated else stated
        if people:
            return


def _source(fields: Fields) -> str:
    """Return where an entry comes from that a feed has taken from another."""
    return next((_title(_fields(source)) or _shown(source) for source in fields.get("source", ())), "")


def _link(entry: etree._Element, fields: Fields) -> str | None:
    stated = [_line(fields, ":origLink")]
    links = (link for link in fields.get("link", ()) if link.get("rel", "alternate") == "alternate")
    stated += [link.get("href") or _shown(link) for link in links]
    stated += [_shown(guid) for guid in fields.get("guid", ()) if guid.get("isPermaLink", "true").lower() == "true"]
    stated += [value for name, value in entry.attrib.items() if name.endswith("}about")]
    base = entry.base or ""
    for address in stated:
        try:
            found = http_url(address and urljoin(base, address))
        except ValueError:
            continue
        if found:
            return found
    return None


def _day(fields: Fields) -> str | None:
    """Return the day as the entry states it, in its own time zone."""
    return next(filter(None, (read_stamp(_line(fields, name)[:100]) for name in _DATES)), None)


def _text_of(fields: Fields) -> _Text:
    """Return the longest text that an entry has."""
    texts = [
        _Text(*_written(element), is_content=True)
        for name in (":encoded", "content", ":body")
        for element in fields.get(name, ())
    ]
    texts += [
        _Text(*_written(element), is_content=False)
        for name in ("description", "summary")
        for element in fields.get(name, ())
    ]
    for name in (":description", ":summary"):
        texts += [_Text(_plain_text(element), is_html=False, is_content=False) for element in fields.get(name, ())]
    for group in fields.get(":group", ()):
        texts += [
            _Text(_plain_text(e), is_html=False, is_content=False)
            for e in group
            if isinstance(e.tag, str) and name_of(e) == ":description"
        ]
    return max(texts, key=lambda text: len(text.written), default=_Text("", is_html=False, is_content=False))


def _written(element: etree._Element) -> tuple[str, bool]:
    """Return the text of an element, and whether it is HTML."""
    stated = element.get("type", "").lower()
    if stated not in _TEXT_TYPES or (element.get("src") and not len(element)):
        return "", False
    if len(element):
        # XHTML stands there as elements, which HTML has without their namespace.
        for inner in element.iter(etree.Element):
            local = inner.tag.rpartition("}")[2].rpartition(":")[2]
            # What was mended may have a name that is none.
            inner.tag = local if _LOCAL_NAME.fullmatch(local) else "span"
        etree.cleanup_namespaces(element)
        written = "".join(
            [
                html.escape(element.text or "", quote=False),
                *(etree.tostring(e, encoding="unicode", method="html") for e in element),
            ]
        )
        return written.strip(), True
    written = (element.text or "").strip()
    if stated in ("text", "text/plain"):
        return written, False
    return written, _TAG.search(written) is not None or _REFERENCE.search(written) is not None


def _plain_text(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def _is_post(fields: Fields) -> bool:
    if _line(fields, ":post_type") in _NO_POSTS or _line(fields, ":status") in ("trash", "auto-draft"):
        return False
    kinds = [tag.get("term", "") for tag in fields.get("category", ()) if tag.get("scheme") == _BLOGGER_KIND]
    return not kinds or any(kind.endswith(_BLOGGER_POSTS) for kind in kinds)


def _json_entries(text: str) -> Iterator[tuple[str, Description, _Text]]:
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError("it is a JSON Feed that is damaged or cut off") from error
    feed = _dict(feed)
    outlet = " ".join(_string(feed.get("title")).split())[:_FIELD_CHARS_MAX]
    for item in _list(feed.get("items")):
        entry = _dict(item)
        if not entry:
            continue
        people = [*_list(entry.get("authors")), entry.get("author")]
        if not any(_dict(person).get("name") for person in people):
            people = [*_list(feed.get("authors")), feed.get("author")]
        marked = _string(entry.get("content_html"))
        said = Description(
            title=" ".join(_string(entry.get("title")).split())[:_FIELD_CHARS_MAX],
            authors=_names(_string(_dict(person).get("name")) for person in people),
            source=outlet or None,
            url=http_url(_string(entry.get("url")) or _string(entry.get("external_url"))),
            published=read_stamp(_string(entry.get("date_published"))[:100])
            or read_stamp(_string(entry.get("date_modified"))[:100]),
            language=_string(entry.get("language") or feed.get("language"))[:40] or None,
            tags=_tags(_string(tag) for tag in _list(entry.get("tags"))),
            basis=BASIS,
            outranks=True,
            is_whole=True,
        )
        identity = entry.get("id")
        name = str(identity) if isinstance(identity, int | float) else _string(identity)
        content = marked or _string(entry.get("content_text"))
        found = _Text(content or _string(entry.get("summary")), is_html=bool(marked), is_content=bool(content))
        yield name or said.url or "", said, found


def _names(names: Iterable[str]) -> tuple[str, ...]:
    cleaned = (" ".join(name.split())[:_FIELD_CHARS_MAX] for name in names if name)
    return tuple(dict.fromkeys(name for name in cleaned if "@" not in name))[:_NAMES_MAX]


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    cleaned = (" ".join(tag.split())[:100] for tag in tags if tag and not tag.startswith("http"))
    return tuple(dict.fromkeys(cleaned))[:_TAGS_MAX]


def _string(value: object) -> str:
    # JSON may spell halves of surrogate pairs, which are no characters.
    return FORBIDDEN.sub("", value) if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
