"""Opens the frames in which comment services stand on a saved page: savers keep a frame's page as its srcdoc attribute."""

import re

from lxml import etree
from lxml.html import HtmlElement

from workbench.errors import RefusedError
from workbench.importing.page.markup import parse_page

_FRAMES = etree.XPath("//iframe[@srcdoc]|//frame[@srcdoc]")
# A frame that says nothing of comments is an advertisement, a film or a map.
_OF_COMMENTS = re.compile(r"comment|kommentar|comentari|disqus|post-message|talk-?embed|coral", re.IGNORECASE)
_HEAD_CHARS = 200_000
_FRAMES_MAX = 20
_FRAME_CHARS_MAX = 4_000_000


def open_frames(tree: HtmlElement) -> list[HtmlElement]:
    """Put the pages of frames with comments where the frames stand, and return them; the tree is changed."""
    opened: list[HtmlElement] = []
    for frame in _FRAMES(tree)[:_FRAMES_MAX]:
        source = frame.get("srcdoc") or ""
        names = (
            f"{frame.get('id') or ''} {frame.get('name') or ''} {frame.get('title') or ''} {frame.get('class') or ''}"
        )
        if len(source) > _FRAME_CHARS_MAX or not _OF_COMMENTS.search(f"{names} {source[:_HEAD_CHARS]}"):
            continue
        try:
            page = parse_page(source)
        except RefusedError:
            continue
        body = page.tree.find("body")
        if body is None:
            continue
        body.tag = "div"
        frame.addnext(body)
        # What stands behind the frame has moved behind the page.
        frame.getparent().remove(frame)
        opened.append(body)
    return opened


def close_frames(opened: list[HtmlElement]) -> None:
    """Take out what is left of opened frames."""
    for page in opened:
        if page.getparent() is not None:
            page.drop_tree()
