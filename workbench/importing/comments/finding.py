"""Finds readers' comments in a parsed page, takes them out of it, and says who wrote what, when and under whom."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from workbench.importing.comments.frames import close_frames, open_frames
from workbench.importing.comments.lists import take_listed_comments
from workbench.importing.comments.marks import Mark, is_pingback, level_of, marks_of, number_of
from workbench.importing.comments.opening import find_opening, forget_marks, is_thread, text_of
from workbench.importing.comments.reading import ReadComment, read_comment
from workbench.importing.comments.structured import comments_in_json
from workbench.importing.draft import DraftComment

# Passes in C over the page's attributes: most pages stop here. "omment" stands in comment, Kommentar, commentaire and
# commento, "oment" in comentario and komentarz.
_CANDIDATES = etree.XPath(
    "//@class[contains(.,'omment') or contains(.,'oment') or contains(.,'yorum') or contains(.,'reactie')"
    " or contains(.,'post-message') or contains(.,'eserbrief') or contains(.,'esermeinung') or contains(.,'ezersbrief')]/.."
    "|//@id[contains(.,'omment') or contains(.,'oment') or contains(.,'-comm-')]/.."
    "|//@itemtype[contains(.,'omment')]/..|//@itemprop[.='comment']/.."
)
_PROSE = etree.XPath("//text()[string-length() > 59][not(parent::script or parent::style or parent::noscript)]")
_MAIN_PARTS = etree.XPath("//h1|//@itemprop[.='articleBody']/..")
# How far above a comment its section is looked for; markup nests a list in two or three wrappers, not in twenty.
_CLIMB_LEVELS = 8
# A page with less prose than this outside its comments is a thread whose article may be the comments themselves.
_LEAST_ARTICLE_CHARS = 200
_PAGE_TAGS = frozenset(("html", "body", "main"))


@dataclass(frozen=True, slots=True)
class Discussion:
    """What readers wrote on a page.

    Attributes:
        comments: In reading order.
        opening: Who wrote the first post, and when, where that is the article and stays in the page.
        is_stated: The comments are read from a statement of the page, which may show them as well.
    """

    comments: list[DraftComment]
    opening: ReadComment | None = None
    is_stated: bool = False


class _Nearest:
    """Finds the nearest marked ancestor; each element is looked at once, however deep the page is nested."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, HtmlElement | None] = {}

    def mark(self, element: HtmlElement) -> None:
        """Make this element the answer for all that is in it and has not been asked for yet."""
        self._known[element] = element

    def of(self, element: HtmlElement | None) -> HtmlElement | None:
        """Return the element itself or its nearest ancestor that is marked."""
        path = []
        while element is not None and element not in self._known:
            path.append(element)
            element = element.getparent()
        answer = self._known[element] if element is not None else None
        for step in path:
            self._known[step] = answer
        return answer


def _is_reply(item: HtmlElement, outer: HtmlElement) -> bool:
    """Tell a comment nested in another from a second wrapper of the same one."""
    number, outer_number = number_of(item)[0], number_of(outer)[0]
    if number and outer_number:
        return number != outer_number
    if level_of(item) is not None and level_of(outer) is not None:
        return level_of(item) != level_of(outer)
    step = item.getparent()
    for _ in range(_CLIMB_LEVELS):
        if step is None or step is outer:
            break
        if step.tag in ("ul", "ol") or Mark.REPLIES in marks_of(step):
            return True
        step = step.getparent()
    return Mark.REPLIES in marks_of(item)


def _disqus_post(message: HtmlElement) -> HtmlElement | None:
    """Return the post that holds a rendered Disqus message, within the few wrappers that Disqus puts between."""
    step = message.getparent()
    for _ in range(_CLIMB_LEVELS):
        if step is None or "post" in (step.get("class") or "").split():
            return step
        step = step.getparent()
    return None


def _find_items(candidates: Iterable[HtmlElement]) -> dict[HtmlElement, HtmlElement | None]:
    """Return the element of each comment with the one that it is nested in, in reading order."""
    nearest = _Nearest()
    items: dict[HtmlElement, HtmlElement | None] = {}
    for candidate in candidates:
        mark = marks_of(candidate)
        element = candidate if Mark.ITEM in mark else None
        if element is None and "post-message" in (candidate.get("class") or ""):
            element = _disqus_post(candidate)
        if element is None or element in items:
            continue
        outer = nearest.of(element)
        if outer is not None and not _is_reply(element, outer):
            continue
        nearest.mark(element)
        items[element] = outer
    return items


def _items_around_bodies(bodies: list[HtmlElement]) -> list[HtmlElement]:
    """Return the elements of comments whose texts alone are marked: the widest that holds one text and no other."""
    texts_in: dict[HtmlElement, int] = {}
    for body in bodies:
        step = body.getparent()
        for _ in range(_CLIMB_LEVELS):
            if step is None:
                break
            texts_in[step] = texts_in.get(step, 0) + 1
            step = step.getparent()
    items = []
    for body in bodies:
        item, parent = body, body.getparent()
        for _ in range(_CLIMB_LEVELS):
            if parent is None or texts_in[parent] > 1 or parent.tag in _PAGE_TAGS or Mark.LIST in marks_of(parent):
                break
            item, parent = parent, parent.getparent()
        else:
            continue
        if item is not body and parent is not None and parent.tag not in _PAGE_TAGS:
            items.append(item)
    return items


def _find_all(candidates: list[HtmlElement]) -> dict[HtmlElement, HtmlElement | None]:
    items = _find_items(candidates)
    if items:
        return items
    bodies = [c for c in candidates if Mark.BODY in marks_of(c)]
    inner = set(bodies)
    # Of nested bodies the outer one counts.
    bodies = [b for b in bodies if b.getparent() not in inner]
    return dict.fromkeys(_items_around_bodies(bodies))


def _add_with_ancestors(element: HtmlElement | None, elements: set[HtmlElement]) -> None:
    # Stops at the first that is known, so that a page's elements are walked once in all.
    while element is not None and element not in elements:
        elements.add(element)
        element = element.getparent()


class _Prose:
    """Where the page's long stretches of text and its main parts stand, inside and outside of its comments."""

    def __init__(self, tree: HtmlElement, items: Iterable[HtmlElement]) -> None:
        nearest = _Nearest()
        for item in items:
            nearest.mark(item)
        self.outside_chars = 0
        self.inside_chars: dict[HtmlElement, int] = {}
        self._holders: set[HtmlElement] = set()
        self._main_holders: set[HtmlElement] = set()
        for part in _MAIN_PARTS(tree):
            _add_with_ancestors(part, self._main_holders)
        for text in _PROSE(tree):
            length = len(text.strip())
            parent = text.getparent()
            if text.is_tail:
                parent = parent.getparent()
            if length < 60 or parent is None:
                continue
            item = nearest.of(parent)
            if item is not None:
                self.inside_chars[item] = self.inside_chars.get(item, 0) + length
                continue
            self.outside_chars += length
            _add_with_ancestors(parent, self._holders)

    def keep(self, element: HtmlElement) -> None:
        """Count a comment as prose of the page."""
        _add_with_ancestors(element, self._holders)

    def is_main(self, element: HtmlElement) -> bool:
        """Tell whether the element holds a headline or what the page itself calls the article's body."""
        return element in self._main_holders

    def stands_in(self, element: HtmlElement) -> bool:
        """Tell whether the element holds prose that is no comment's."""
        return element in self._holders


def _section_of(item: HtmlElement, prose: _Prose) -> HtmlElement:
    """Return the highest element above the comment that is of the comment section and holds no other prose."""
    section, step = item, item.getparent()
    for _ in range(_CLIMB_LEVELS):
        if step is None or step.tag in _PAGE_TAGS or prose.stands_in(step):
            break
        if marks_of(step) & (Mark.LIST | Mark.ITEM | Mark.BODY) and not prose.is_main(step):
            section = step
        step = step.getparent()
    return section


def _remove(elements: Iterable[HtmlElement]) -> None:
    """Take the elements out of the page; the text behind each is not theirs and stays."""
    # They move under a root of their own: lxml searches a loose subtree from its top for each reference that is freed,
    # which took 20 s on a list of 25,000 comments.
    removed = etree.Element("removed")
    for element in elements:
        parent, tail = element.getparent(), element.tail
        if parent is None:
            continue
        if tail:
            previous = element.getprevious()
            before = (parent.text if previous is None else previous.tail) or ""
            if tail.strip() or not before:
                if previous is None:
                    parent.text = before + tail
                else:
                    previous.tail = before + tail
            element.tail = None
        removed.append(element)


def _choose(read: dict[HtmlElement, ReadComment], prose: _Prose) -> dict[HtmlElement, ReadComment]:
    """Return those that are comments for sure, and what stands side by side with them."""
    everything = prose.outside_chars + sum(prose.inside_chars.values())
    has_article = prose.outside_chars >= _LEAST_ARTICLE_CHARS * 5
    possible = {
        item: found
        for item, found in read.items()
        if not prose.is_main(item) and (has_article or prose.inside_chars.get(item, 0) * 2 <= everything)
    }
    sure = {
        item
        for item, found in possible.items()
        if found.has_parts or number_of(item)[0] is not None or level_of(item) is not None
    }
    lists = {item.getparent() for item in sure}
    return {item: found for item, found in possible.items() if item in sure or item.getparent() in lists}


def take_comments(tree: HtmlElement, saved: dt.date | None = None) -> Discussion:
    """Take the readers' comments out of the page and return them in reading order.

    The comment section leaves the tree with its heading and form, so that nothing after this can take it for the
    article. Of a thread the first post stays, where the page sets its replies apart. A page is left as it is where the
    comments may be what it is about: posts that are all alike, no other prose, one "comment" with the greater part of
    the text, headline or article body inside.

    Args:
        tree: The whole page; it is changed.
        saved: The day on which the page was saved, against which "two days ago" is read.
    """
    frames = open_frames(tree)
    try:
        return _take(tree, saved)
    finally:
        close_frames(frames)


def _take_unmarked(tree: HtmlElement, saved: dt.date | None) -> Discussion:
    stated = comments_in_json(tree, saved)
    return Discussion(stated or take_listed_comments(tree, saved), is_stated=bool(stated))


def _take(tree: HtmlElement, saved: dt.date | None) -> Discussion:
    candidates = _CANDIDATES(tree)
    if not candidates:
        return _take_unmarked(tree, saved)
    items = _find_all(candidates)
    read = {item: found for item in items if (found := read_comment(item, items, saved))}
    prose = _Prose(tree, items)
    taken = _choose(read, prose)
    is_of_posts = is_thread(tree)
    if not taken:
        return Discussion([]) if is_of_posts else _take_unmarked(tree, saved)
    parted: list[HtmlElement] = []
    first = None
    if is_of_posts or prose.outside_chars < _LEAST_ARTICLE_CHARS:
        # The first post may be too long for a comment, or hold the headline.
        top = next(iter(read))
        opening = find_opening(dict.fromkeys([top, *taken]))
        if opening is None or (opening.element is None and not is_of_posts):
            return Discussion([])
        parted += opening.partings
        if opening.element is not None or top not in taken:
            prose.keep(top)
        if opening.element is not None:
            taken.pop(top, None)
            first = read[top]
            parted += _around_text(top, prose)
    comments = _as_drafts(taken, items)
    sections = [_section_of(item, prose) for item in taken]
    forms = [c for c in candidates if Mark.RESPOND in marks_of(c) and not prose.stands_in(c) and not prose.is_main(c)]
    _remove(dict.fromkeys([*sections, *forms, *parted]))
    return Discussion(comments, first)


def _around_text(post: HtmlElement, prose: _Prose) -> list[HtmlElement]:
    """Set the text of a post before it, where it is marked; return the post if it can go then."""
    text = None if prose.is_main(post) else text_of(post)
    forget_marks(post)
    if text is None:
        return []
    text.tail = None
    post.addprevious(text)
    return [post]


def _as_drafts(
    taken: dict[HtmlElement, ReadComment], items: dict[HtmlElement, HtmlElement | None]
) -> list[DraftComment]:
    """Return the comments, each under the one that it replies to."""
    comments: list[DraftComment] = []
    place: dict[HtmlElement, int] = {}
    by_number: dict[str, int] = {}
    latest_at_depth: list[int] = []
    for item, found in taken.items():
        if is_pingback(item):
            continue
        number, reply_number = number_of(item)
        outer = items[item]
        while outer is not None and outer not in place:
            outer = items[outer]
        reply_to = place[outer] if outer is not None else by_number.get(reply_number or "")
        level = level_of(item)
        depth = comments[reply_to].depth + 1 if reply_to is not None else 0
        if reply_to is None and level:
            # Replies listed flat, the depth told by a class: the last comment one step higher is meant.
            depth = min(level, len(latest_at_depth))
            reply_to = latest_at_depth[depth - 1] if depth else None
        del latest_at_depth[depth:]
        latest_at_depth.append(len(comments))
        place[item] = len(comments)
        if number:
            by_number.setdefault(number, len(comments))
        comments.append(DraftComment(found.paragraphs, found.author, found.shown_date, found.date, depth, reply_to))
    return comments
