"""Tells the first post of a thread, which is the article, from its replies, which some pages mark as they mark that post."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from workbench.importing.comments.marks import Mark, marks_of
from workbench.importing.pasted.lexicon import lexicon, line_key

# A forum or a page of questions says so on its outermost elements, or in its structured data.
_THREAD_PAGE = re.compile(
    r"(?:^|[\s_-])(?:forum|viewtopic|showthread|qa-page|question-page)(?:$|[\s_-])", re.IGNORECASE
)
_STATED_THREAD = etree.XPath(
    "boolean(//@itemtype[contains(., 'schema.org/DiscussionForumPosting') or contains(., 'schema.org/QAPage')]"
    " | //script[@type='application/ld+json'][contains(., 'DiscussionForumPosting') or contains(., 'QAPage')])"
)
_HEADINGS = etree.XPath("descendant-or-self::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
_PROSE_BEFORE = etree.XPath(
    "preceding::text()[string-length() > 59][not(parent::script or parent::style or parent::noscript)]"
)
_LEAST_OPENING_CHARS = 200
# Between post and replies stand a heading, a counter, an advertisement; more is another part of the page.
_SIBLINGS_MAX = 12
_HEADINGS_MAX = 4
_HEADING_CHARS_MAX = 120
_LEVELS_MAX = 8


@dataclass(frozen=True, slots=True)
class Opening:
    """The first post of a thread.

    Attributes:
        element: What holds it, None where it is marked otherwise than its replies and needs no care.
        partings: The headings between it and the replies.
    """

    element: HtmlElement | None
    partings: Sequence[HtmlElement] = ()


def is_thread(tree: HtmlElement) -> bool:
    """Tell whether a page says of itself that it is a thread of a forum, or a question with its answers."""
    root = tree.getroottree().getroot()
    body = root.find("body")
    outermost = [root, body] if body is not None else [root]
    if any(_THREAD_PAGE.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in outermost):
        return True
    return bool(_STATED_THREAD(root))


def find_opening(posts: Iterable[HtmlElement]) -> Opening | None:
    """Return the first post where the page sets the replies apart from it.

    Posts of most forums are equals, in one list: there the thread is the article. A page that calls all but the first
    one comments says so by a heading above them, or by a list of comments that the first one is not in.

    Args:
        posts: What is marked as comments, in reading order.
    """
    first, second = (*islice(posts, 2), None, None)[:2]
    if first is None:
        return None
    if second is not None:
        partings = _partings(second, first)
        if partings is not None:
            return Opening(first, partings)
    if _follows_its_like(first):
        return Opening(None)
    is_under_prose = sum(len(text.strip()) for text in _PROSE_BEFORE(first)) >= _LEAST_OPENING_CHARS
    return Opening(None) if is_under_prose and _partings(first) is not None else None


def _follows_its_like(reply: HtmlElement) -> bool:
    """Tell whether the post before is of the same build, and not called a comment: so some pages tell replies from the first one."""
    names = {*(reply.get("class") or "").split()}
    return any(
        sibling.tag == reply.tag
        and not names.isdisjoint((sibling.get("class") or "").split())
        and Mark.ITEM not in marks_of(sibling)
        for sibling in islice(reply.itersiblings(preceding=True), _SIBLINGS_MAX)
    )


def _partings(reply: HtmlElement, opening: HtmlElement | None = None) -> list[HtmlElement] | None:
    """Return the headings between two posts, None where neither they nor a list of comments part them."""
    around = set() if opening is None else {opening, *opening.iterancestors()}
    headings: list[HtmlElement] = []
    is_listed = False
    step = reply
    for _ in range(_LEVELS_MAX):
        if step is None or step in around:
            break
        is_listed = is_listed or (step is not reply and Mark.LIST in marks_of(step))
        for sibling in islice(step.itersiblings(preceding=True), _SIBLINGS_MAX):
            if sibling in around:
                break
            headings += [h for h in islice(_HEADINGS(sibling), _HEADINGS_MAX) if _is_of_comments(h)]
        step = step.getparent()
    if step is opening and opening is not None:
        return None
    # Where each post has a wrapper of its own the opening has one, too.
    if is_listed and opening is not None and step is not None:
        is_listed = not any(Mark.LIST in marks_of(e) for e in _below(opening, step))
    return headings if headings or is_listed else None


def _below(element: HtmlElement, top: HtmlElement) -> Iterable[HtmlElement]:
    for step in islice(element.iterancestors(), _LEVELS_MAX):
        if step is top:
            return
        yield step


def _is_of_comments(heading: HtmlElement) -> bool:
    if Mark.LIST in marks_of(heading):
        return True
    text = " ".join("".join(heading.itertext()).split())
    if len(text) > _HEADING_CHARS_MAX:
        return False
    key = line_key(text)
    words = lexicon()
    return words.is_whole("head", key) or words.is_whole("replies", key) or words.starts("head", key) > 0


def text_of(post: HtmlElement) -> HtmlElement | None:
    """Return the one element inside of a post that is marked as its text, None where none or several are."""
    bodies = [e for e in post.iterdescendants(etree.Element) if Mark.BODY in marks_of(e)]
    outer = {step for body in bodies for step in islice(body.iterancestors(), _LEVELS_MAX)}
    leaves = [body for body in bodies if body not in outer]
    return leaves[0] if len(leaves) == 1 else None


def forget_marks(post: HtmlElement) -> None:
    """Take from a post, what it holds and what holds it the names by which they would pass for comments."""
    # Whatever looks for the article after this leaves out what is called a comment.
    for element in (*post.iter(etree.Element), *post.iterancestors()):
        if marks_of(element) & (Mark.ITEM | Mark.LIST | Mark.BODY | Mark.PLAIN_BODY):
            for name in ("class", "id", "itemprop", "itemtype"):
                element.attrib.pop(name, None)
