"""What class and id of an element say about it, in the words that themes and content systems use everywhere."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_BEFORE = r"(?:^|[\s_-])"
_AFTER = r"(?=$|[\s_-])"
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# A box that calls on the reader says so in its class or id, as a word of its own.
_CALL = re.compile(
    _BEFORE
    + r"(?:pay-?wall|reg-?wall|subscribe|subscription|subscriptions|newsletters?|nl-?signup|sign-?up|donat(?:e|ion|ions)|cookies?|"
    r"cta|promo(?:tion)?s?|call-?to-?action|opt-?in|abo-?box|advert(?:s|isement|ising)?)" + _AFTER,
    re.IGNORECASE,
)
# A box beside the article says so at the start or the end of a class: "related-posts", "post-related", but not the "share" of
# "has-share-buttons-inside", nor a layout that is named after the sidebar that it has or has not.
_BESIDE_NAMES = (
    r"(?:related(?:-?(?:posts?|articles?|content|stories|links?))?|recommended|recommendations?|read-?next|more-?stories|"
    r"link-?list|author-?(?:bio|box|info|card|description)|about-?(?:the-?)?author|bio|biography|copyright|disclaimer|disclosure|affiliate|"
    r"toc|table-?of-?contents|breadcrumbs?|share|sharing|social|"
    r"(?<!no-)(?<!has-)(?<!with-)(?<!without-)sidebar|reviewed|kommentare?|comments?|respond|image-?credits?|"
    r"press-?(?:contact|officer)|ansprechpartner)"
)
_BESIDE = re.compile(rf"(?:^|\s){_BESIDE_NAMES}(?=$|[\s_-])|{_BEFORE}{_BESIDE_NAMES}(?=$|\s)", re.IGNORECASE)
_BESIDE_TAGS = ("nav", "aside", "form", "footer")
# What stands around and between paragraphs without being one.
_FURNITURE = re.compile(
    _BEFORE
    + r"(?:meta|metadata|postmetadata|share|sharing|social|related|recommended|recommendations?|read-?more|read-?next|more-?stories|"
    r"teasers?|breadcrumbs?|menu|nav|navigation|navbar|footer|(?<!no-)(?<!has-)(?<!with-)(?<!without-)sidebar|widget|authors?|author-?(?:bio|box|info|card|description)|about-?author|bio|biography|contributors?|experts?|"
    r"byline|tags?|tag-?list|copyright|credits?|disclaimer|disclosure|affiliate|comments?|respond|rating|"
    r"toc|table-of-contents|print|video-?player|player|modal|overlay|popup)" + _AFTER,
    re.IGNORECASE,
)


def names_of(element: HtmlElement) -> str:
    """Return class and id as words parted by blanks and hyphens."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _CAMEL.sub("-", names) if len(names) < 1000 else ""


def calls_on_reader(element: HtmlElement) -> bool:
    """Tell a box that asks for money, an address or consent."""
    return _CALL.search(names_of(element)) is not None


def stands_beside(element: HtmlElement) -> bool:
    """Tell a box that stands beside an article: what else there is to read, who wrote it, what one may say about it."""
    return element.tag in _BESIDE_TAGS or _BESIDE.search(names_of(element)) is not None


def is_furniture(element: HtmlElement) -> bool:
    """Tell an element that is named as something other than text of an article."""
    names = names_of(element)
    return _CALL.search(names) is not None or _FURNITURE.search(names) is not None


def levels(element: HtmlElement | None, count: int, stop: HtmlElement | None = None) -> Iterator[HtmlElement]:
    """Yield an element and those around it, at most so many, up to the page's own or to `stop`."""
    for _ in range(count):
        if element is None or element is stop or element.tag in ("body", "article", "main", "html"):
            return
        yield element
        element = element.getparent()
