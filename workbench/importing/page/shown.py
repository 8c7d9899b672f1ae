"""Leaves in a page what it shows: parts that it hides go, and formulas become text that extraction reads like any other."""

import re

from lxml import etree
from lxml.html import HtmlElement

_HIDDEN = etree.XPath(
    "//*[@hidden or @aria-hidden='true' or contains(@style,'display') or contains(@style,'visibility')]"
    "[not(self::html or self::body or self::main or self::article)]"
)
_HIDING_STYLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_STYLE_CHARS_MAX = 2000
_PROSE_CHARS = 60
_PROSE = etree.XPath(
    f"//body//text()[string-length() >= {_PROSE_CHARS}][not(parent::script or parent::style or parent::noscript)]"
)
# A hidden part with so much text, and so much more than the page shows, is its article, which a script was to show.
_ARTICLE_CHARS = 1000
_ARTICLE_PER_SHOWN = 2.5
_FORMULAS = etree.XPath("//math")
# One that is never closed swallows the page, which is its reader's all the same.
_SWALLOWING = etree.XPath("(//noscript[.//p])[last()]")
_UNSCRIPTED = etree.XPath("//noscript")
_UNSCRIPTED_MAX = 500
_SWALLOWED_SHARE = 0.5
_DROPPED = "dropped-part"
_FORMULA_NOTES = ("annotation", "annotation-xml")


def keep_shown(tree: HtmlElement) -> None:
    """Take out of a page what it hides, and lay its formulas out as text; the tree is changed."""
    swallowing = next(iter(_SWALLOWING(tree)), None)
    if swallowing is not None and len(swallowing.text_content()) > _SWALLOWED_SHARE * len(tree.text_content()):
        swallowing.drop_tag()
    # Most stand for pictures that a script would load; thousands would keep extraction busy for minutes.
    if len(_UNSCRIPTED(tree)) > _UNSCRIPTED_MAX:
        etree.strip_elements(tree, "noscript", with_tail=False)
    hidden = {element for element in _HIDDEN(tree) if _is_hidden(element)}
    if hidden:
        held, shown_chars = _prose_in(tree, hidden)
        _drop([e for e in hidden if held.get(e, 0) < max(_ARTICLE_CHARS, _ARTICLE_PER_SHOWN * shown_chars)], tree)
    for formula in _FORMULAS(tree):
        _write_out(formula)


def _drop(elements: list[HtmlElement], tree: HtmlElement) -> None:
    """Take elements out of a page; one by one, each would copy all the text between those that went before it."""
    parents = {element.getparent() for element in elements}
    for element in elements:
        element.tag = _DROPPED
    etree.strip_elements(tree, _DROPPED, with_tail=False)
    # The texts between them are pieces now, which whoever reads them next would look for from the first one each time.
    for parent in parents:
        if parent is not None and parent.tag != _DROPPED:
            parent.text = parent.text
            for child in parent:
                child.tail = child.tail


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("aria-hidden") == "true" or element.get("hidden") not in (None, "until-found"):
        return True
    style = element.get("style") or ""
    return len(style) <= _STYLE_CHARS_MAX and _HIDING_STYLE.search(style) is not None


def _prose_in(tree: HtmlElement, marked: set[HtmlElement]) -> tuple[dict[HtmlElement, int], int]:
    """Return how many characters of prose the outermost of these elements hold, and how many the page shows."""
    held: dict[HtmlElement, int] = {}
    shown = 0
    known: dict[HtmlElement, HtmlElement | None] = {}
    for text in _PROSE(tree):
        chars = len(text.strip())
        parent = text.getparent()
        if text.is_tail:
            parent = parent.getparent()
        if chars < _PROSE_CHARS or parent is None:
            continue
        outermost = _outermost(parent, marked, known)
        if outermost is not None:
            held[outermost] = held.get(outermost, 0) + chars
        else:
            shown += chars
    return held, shown


def _outermost(
    element: HtmlElement, marked: set[HtmlElement], known: dict[HtmlElement, HtmlElement | None]
) -> HtmlElement | None:
    """Return the outermost marked element around this one; each element is looked at once."""
    path = []
    step: HtmlElement | None = element
    while step is not None and step not in known:
        path.append(step)
        step = step.getparent()
    answer = known[step] if step is not None else None
    for seen in reversed(path):
        if answer is None and seen in marked:
            answer = seen
        known[seen] = answer
    return answer


def _write_out(formula: HtmlElement) -> None:
    """Turn a formula into a run of its signs: "x = 2 a" is what a search can find of it."""
    for note in list(formula.iter(*_FORMULA_NOTES)):
        note.drop_tree()
    signs = " ".join(" ".join(formula.itertext()).split())
    tail = formula.tail
    for child in list(formula):
        formula.remove(child)
    formula.attrib.clear()
    formula.tag, formula.text, formula.tail = "span", signs, tail
