"""What class, id and microdata attributes say about an element's part in a comment section."""

import re
from collections.abc import Iterable
from enum import IntFlag, auto
from functools import lru_cache

from lxml.html import HtmlElement


class Mark(IntFlag):
    """The parts that an element may play; one element often plays two."""

    NONE = 0
    ITEM = auto()
    LIST = auto()
    BODY = auto()
    PLAIN_BODY = auto()
    NAME = auto()
    AUTHOR = auto()
    PLAIN_AUTHOR = auto()
    DATE = auto()
    META = auto()
    REPLIES = auto()
    CHROME = auto()
    RESPOND = auto()


# "comment" as the plugins and themes of several languages write it in their markup, and the letter to the editor that it was.
_STEM = re.compile(
    r"leserbrief|lesermeinung|lezersbrief|kommentar|commentaire|comentario|commento|commenti|komentar|comment|komment|yorum|reactie|comm(?=[-_]\d)"
)
_PLURAL = re.compile(r"(?:s|e|en|er|lar|z|ze|y)(?![a-z])")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORDS = re.compile(r"[a-z]+|\d+")


def _table(rows: Iterable[tuple[Mark, str]]) -> dict[str, Mark]:
    return {word: mark for mark, words in rows for word in words.split()}


# What follows the stem, as its own word or grown together with it ("comment-text", "commentText", "commenttext").
_AFTER_STEM = _table(
    (
        (Mark.ITEM, "item entry card single row node unit post"),
        (Mark.BODY, "content text texte body message inner entrytext copy"),
        (Mark.AUTHOR, "author authorname name user username nickname writer poster by autor auteur"),
        (Mark.DATE, "date time timestamp datetime ago published posted datum"),
        (Mark.META, "meta metadata header head info details data"),
        (Mark.LIST, "list area section wrap wrapper container thread threads holder box block module group"),
        (Mark.LIST | Mark.REPLIES, "replies children responses"),
        (Mark.CHROME | Mark.RESPOND, "respond form"),
        (
            Mark.CHROME,
            "reply link links count counter number num button btn icon action actions footer foot tools toolbar",
        ),
        (
            Mark.CHROME,
            "vote votes like likes rating share report permalink avatar image img photo pic edit title toggle",
        ),
        (Mark.CHROME, "open closed status label labels nav navigation pagination policy awaiting badge separator menu"),
        (Mark.CHROME, "more login notice error loading input editor field"),
    )
)
# Words before the stem that make it something else: a link, a form, or the sidebar list of recent comments.
_NOT_COMMENTS = frozenset(
    _table(
        (
            (
                Mark.CHROME,
                "no has hide add leave write show view new submit toggle load close btn button icon link count num",
            ),
            (
                Mark.CHROME,
                "form cancel page recent latest last popular newest go to jump scroll with without allow disable",
            ),
            (Mark.CHROME, "enable read see open all"),
        )
    )
)
_WITHOUT_STEM = _table(
    (
        (Mark.NAME, "fn publisher-anchor-color display-name author-name authorname"),
        (Mark.AUTHOR, "author username user-name nickname"),
        (Mark.PLAIN_AUTHOR, "user name nick vcard autor auteur"),
        (Mark.DATE, "date datetime time time-ago timestamp posted-on post-date published entry-date"),
        (Mark.BODY, "post-message"),
        (Mark.PLAIN_BODY, "text content message body entry-content"),
        (Mark.REPLIES, "children replies responses nested"),
        (Mark.CHROME, "reply says share vote votes voting like likes rating actions report permalink avatar edit-link"),
        (Mark.CHROME, "sr-only screen-reader-text sharedaddy moderation badge"),
    )
)
_ITEMPROP: dict[str, Mark] = {
    "comment": Mark.ITEM,
    "text": Mark.BODY,
    "commenttext": Mark.BODY,
    "author": Mark.AUTHOR,
    "creator": Mark.AUTHOR,
    "datecreated": Mark.DATE,
    "datepublished": Mark.DATE,
    "commenttime": Mark.DATE,
}
_ITEM_TAGS = frozenset(
    ("li", "div", "article", "section", "dl", "dt", "dd", "tr", "td", "table", "blockquote", "p", "details")
)
_ITEM_TYPE = re.compile(r"schema\.org/(?:Comment|UserComments)\b", re.IGNORECASE)
_ID_NUMBER = re.compile(
    r"^(?:li-|div-|article-)?(?:wc-|wpd-)?(?:comment|comm|kommentar|comentario|commentaire|commento|yorum)"
    r"[-_]?(?:id[-_]?)?(\d+)(?:_(\d+))?$",
    re.IGNORECASE,
)
_PINGBACK = frozenset(("pingback", "trackback"))
_LEVEL = re.compile(r"(?:^|[\s_-])(?:depth|level)-(\d{1,3})(?!\d)")


def _of_token(token: str) -> Mark:
    spelled = _CAMEL.sub("-", token).lower()
    stem = _STEM.search(spelled)
    if stem is None:
        return _WITHOUT_STEM.get(spelled.replace("_", "-"), Mark.NONE)
    rest = spelled[stem.end() :]
    is_plural = _PLURAL.match(rest)
    after = _WORDS.findall(rest[is_plural.end() :] if is_plural else rest)
    if not _NOT_COMMENTS.isdisjoint(_WORDS.findall(spelled[: stem.start()])):
        return Mark.CHROME
    if not after:
        return Mark.LIST if is_plural else Mark.ITEM
    last = _AFTER_STEM.get(after[-1], Mark.NONE)
    first = _AFTER_STEM.get(after[0], Mark.NONE)
    part = first | last
    # The link of a name or of a date is still that ("comment-author-link").
    if part & (Mark.AUTHOR | Mark.DATE) and "link" in after:
        return part & (Mark.AUTHOR | Mark.DATE)
    if Mark.CHROME in part:
        return part & (Mark.CHROME | Mark.RESPOND)
    if after[-1].isdigit() and not is_plural:
        return Mark.ITEM
    mark = last or first
    # "comments-text" is a heading or an intro; parts are named after one comment.
    if is_plural and mark & (Mark.BODY | Mark.META):
        return Mark.LIST
    return mark


@lru_cache(maxsize=8192)
def _of_class(value: str) -> Mark:
    mark = Mark.NONE
    for token in value.split()[:40]:
        mark |= _of_token(token)
    return mark


def marks_of(element: HtmlElement) -> Mark:
    """Say which parts of a comment section the element may be, by its attributes alone."""
    mark = _of_class(element.get("class") or "")
    identity = element.get("id")
    if identity:
        if _ID_NUMBER.match(identity):
            mark |= Mark.ITEM
        else:
            mark |= _of_class(identity) & (Mark.LIST | Mark.RESPOND | Mark.CHROME)
    prop = element.get("itemprop")
    if prop:
        mark |= _ITEMPROP.get(prop.lower(), Mark.NONE)
    if _ITEM_TYPE.search(element.get("itemtype") or ""):
        mark |= Mark.ITEM
    if Mark.ITEM in mark and element.tag not in _ITEM_TAGS:
        mark &= ~Mark.ITEM
    # A user's name may be a class of the item ("comment-author-reply"): what is an item is no chrome of another.
    if Mark.ITEM in mark:
        mark &= ~(Mark.CHROME | Mark.RESPOND | Mark.AUTHOR | Mark.META)
    return mark


def number_of(element: HtmlElement) -> tuple[str | None, str | None]:
    """Return the comment's number and that of the comment it replies to, where the id tells them ("wpd-comm-13_12")."""
    found = _ID_NUMBER.match(element.get("id") or "")
    if found is None:
        return None, None
    return found[1], (found[2] if found[2] not in (None, "0") else None)


def is_pingback(element: HtmlElement) -> bool:
    """Tell whether the element only says that another site links to the article."""
    return not _PINGBACK.isdisjoint((element.get("class") or "").split())


def level_of(element: HtmlElement) -> int | None:
    """Return the depth from 0 that the class tells ("depth-2", "wpd_comment_level-2"), None where it tells none."""
    found = _LEVEL.search(element.get("class") or "")
    return max(0, int(found[1]) - 1) if found else None
