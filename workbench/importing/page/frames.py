"""Opens what a page keeps in a page of its own: frames that hold the article, and the trees of web components."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement

from workbench.errors import RefusedError
from workbench.importing.encoding import decode
from workbench.importing.page.images import Resource, decode_data_uri, lifted_uri, unshare_pictures
from workbench.importing.page.markup import Page, parse_page, without_forbidden

_FRAMES: Final = etree.XPath("//iframe[@srcdoc or @src]|//frame[@srcdoc or @src]")
_PROSE: Final = etree.XPath(
    "//text()[string-length() >= 60]"
    "[not(parent::script or parent::style or parent::noscript or parent::noframes or parent::title or parent::a)]"
)
_SHADOWS: Final = etree.XPath("//template[@shadowrootmode or @shadowroot or @shadowmode]")
_SAID_OF_ITSELF: Final = etree.XPath(
    "//head/title|//head/meta[@property or @name or @itemprop]|//head/link[@rel='canonical']"
    "|//script[@type='application/ld+json']"
)
_FRAMESETS: Final = etree.XPath("//frameset")
_SOURCES: Final = etree.XPath("//*[@src]")
_PAGE_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
# What stands in a frame of its own and is no article, however long: advertising, consent, maps, forms.
_ASIDE: Final = re.compile(
    r"(?<![a-z])ads?(?![a-z])|advert|google_ads|doubleclick|adservice|sponsor|taboola|outbrain|aswift|anzeige|werbung|publicidad|reklam"
    r"|sf-hidden|consent|cookie|gdpr|sp_message|captcha|newsletter",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_SIZE: Final = frozenset({"0", "1", "0px", "1px"})
# A frame with so much prose, and so much more than the page around it, is its article.
_ARTICLE_CHARS: Final = 250
_ARTICLE_PER_PAGE: Final = 2.5
# A page with more prose than this is more than a frame for its frame: what it says of itself holds.
_SHELL_CHARS: Final = 120
# Frames side by side that hold about as much each are parts of it.
_PART_OF_LONGEST: Final = 0.5
# A page around a frame may have a frame around it, as viewers of other pages have. Nothing is nested deeper by itself.
_LEVELS_MAX: Final = 3
_FRAMES_MAX: Final = 40
_FRAME_CHARS_MIN: Final = 300
_ALL_CHARS_MAX: Final = 12_000_000
_STATEMENTS_MAX: Final = 300


@dataclass(slots=True)
class _Frame:
    """A frame whose page was read, with how many characters of prose stand in it."""

    element: HtmlElement
    tree: HtmlElement
    base: str
    prose_chars: int


def open_frames(page: Page, resources: Mapping[str, Resource], base: str) -> Page:
    """Put the page of a frame that holds the article where the frame stands, and say of the page what that says of itself.

    Any other frame stays as it was; one whose page was saved beside it keeps that as its `srcdoc`. The tree is changed.

    Args:
        page: As it was parsed.
        resources: What was saved with it.
        base: The address against which the page's own are read.
    """
    opening = _Opening(resources, list(page.data_uris))
    if opening.settle(page.tree, base, 1) < _ARTICLE_CHARS:
        opening.take_stray(page.tree)
    return Page(page.tree, tuple(opening.data_uris))


def open_shadows(tree: HtmlElement) -> None:
    """Show the trees of web components, which savers keep as templates; the tree is changed."""
    for template in _SHADOWS(tree):
        template.tag = "div"


def base_of(tree: HtmlElement, url: str | None) -> str:
    """Return the address against which a page's addresses are read: its own, unless it names another."""
    named = tree.find(".//base[@href]")
    return joined(url or "", named.get("href", "") if named is not None else "")


def joined(base: str, address: str) -> str:
    """Return an absolute address, and one that is none as it stands."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


class _Opening:
    """What is known while the frames of one page are opened."""

    def __init__(self, resources: Mapping[str, Resource], data_uris: list[str]) -> None:
        self.data_uris = data_uris
        self._resources = resources
        self._room = _ALL_CHARS_MAX
        self._frames = 0
        self._seen: set[str] = set()

    def settle(self, tree: HtmlElement, base: str, level: int) -> int:
        """Open the frames of a page that hold its article; return how many characters of prose it has then."""
        open_shadows(tree)
        unshare_pictures(tree)
        around = sum(len(text.strip()) for text in _PROSE(tree))
        frames = [frame for element in _FRAMES(tree) if (frame := self._read(element, base, level))]
        longest = max((frame.prose_chars for frame in frames), default=0)
        if longest < max(_ARTICLE_CHARS, _ARTICLE_PER_PAGE * around):
            return around
        parts = [frame for frame in frames if frame.prose_chars >= _PART_OF_LONGEST * longest]
        _as_body(tree)
        for frame in parts:
            _lay_in(frame)
        if around < _SHELL_CHARS:
            _say_of(tree, next(frame.tree for frame in parts if frame.prose_chars == longest))
        return around + sum(frame.prose_chars for frame in parts)

    def take_stray(self, tree: HtmlElement) -> None:
        """Take the longest page that was saved beside one without text, though no frame of that names it."""
        body = tree.find("body")
        if not self._resources:
            return
        for address in self._resources:
            if address in self._seen or body is None or self._frames >= _FRAMES_MAX:
                continue
            found = self._resources.get(address)
            if found is not None and found.media_type in _PAGE_TYPES:
                etree.SubElement(body, "iframe", src=without_forbidden(address))
        self.settle(tree, "", 1)

    def _read(self, element: HtmlElement, base: str, level: int) -> _Frame | None:
        source, own_base = element.get("srcdoc"), base
        if source is None:
            source, own_base = self._saved_beside(element, base)
        if len(source) < _FRAME_CHARS_MIN or level > _LEVELS_MAX or self._frames >= _FRAMES_MAX or _is_aside(element):
            return None
        self._frames += 1
        self._room -= len(source)
        if self._room < 0 or source in self._seen:
            return None
        self._seen.add(source)
        try:
            page = parse_page(source, self.data_uris)
        except RefusedError:
            return None
        self.data_uris[:] = page.data_uris
        own_base = base_of(page.tree, own_base)
        return _Frame(element, page.tree, own_base, self.settle(page.tree, own_base, level + 1))

    def _saved_beside(self, element: HtmlElement, base: str) -> tuple[str, str]:
        """Return the page that a frame shows, and its address; it becomes the frame's own."""
        address = element.get("src", "").strip()
        if address.startswith("data:"):
            return self._in_address(element, address), base
        for key in (address, joined(base, address)):
            found = self._resources.get(key) if key else None
            if found is not None and found.media_type in _PAGE_TYPES and len(found.data) <= self._room:
                self._seen.add(key)
                source = without_forbidden(decode(found.data))
                element.set("srcdoc", source)
                return source, key if not key.startswith("cid:") else base
        return "", base

    def _in_address(self, element: HtmlElement, address: str) -> str:
        """Return the page that a frame has as its address, as older savers wrote it; it becomes the frame's own."""
        uri = lifted_uri(address, self.data_uris) or address
        media_type, data = decode_data_uri(uri) if len(uri) <= self._room else ("", b"")
        if media_type not in _PAGE_TYPES:
            return ""
        source = without_forbidden(decode(data))
        element.set("srcdoc", source)
        return source


def _is_aside(element: HtmlElement) -> bool:
    """Tell a frame that is not shown, or is known not to be the page's own."""
    names = " ".join(element.get(key) or "" for key in ("id", "name", "title", "class", "src", "aria-label"))
    if _ASIDE.search(names[:2000]) or _HIDDEN.search((element.get("style") or "")[:2000]):
        return True
    if element.get("aria-hidden") == "true" or element.get("hidden") is not None:
        return True
    return element.get("width") in _NO_SIZE or element.get("height") in _NO_SIZE


def _as_body(tree: HtmlElement) -> None:
    """Make a body of the frame set that stands in its place."""
    for number, frame_set in enumerate(_FRAMESETS(tree)):
        frame_set.tag = "body" if number == 0 and tree.find("body") is None else "div"


def _lay_in(frame: _Frame) -> None:
    """Put the body of a frame's page where the frame stands; its addresses become absolute."""
    body, parent = frame.tree.find("body"), frame.element.getparent()
    if body is None or parent is None:
        return
    for element in _SOURCES(body):
        address = element.get("src", "").strip()
        if not address.startswith(("data:", "cid:")):
            element.set("src", joined(frame.base, address))
    body.tag = "div"
    # What hid the body was lifted by a script; as a part of another page it would go.
    for key in ("hidden", "style", "aria-hidden"):
        body.attrib.pop(key, None)
    frame.element.addnext(body)
    # What stands behind the frame has moved behind its page.
    parent.remove(frame.element)


def _say_of(tree: HtmlElement, framed: HtmlElement) -> None:
    """Have the page that holds the article speak first."""
    head = tree.find("head")
    if head is None:
        head = etree.Element("head")
        tree.insert(0, head)
    for number, statement in enumerate(_SAID_OF_ITSELF(framed)[:_STATEMENTS_MAX]):
        statement.tail = None
        head.insert(number, statement)
    if framed.get("lang"):
        tree.set("lang", framed.get("lang"))
