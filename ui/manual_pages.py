"""Turns the manual's Markdown into what Qt's rich text can show; nothing in it leads outside the manual."""

import html
import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

import resources
from ui.look import tokens
from ui.look.theme import Look

# In the order in which they are read. The page of keys comes from the window, which knows them.
PAGES = (
    "index",
    "importing",
    "searching",
    "filters",
    "reading",
    "marks",
    "copies",
    "actors",
    "profile",
    "network",
    "places",
    "timeline",
    "dates",
    "events",
    "forecasts",
    "exchange",
    "library",
)
KEYS_PAGE = "keys"
_LINK = re.compile(r"(?P<page>[a-z_]+)?(?:\.md)?(?:#(?P<anchor>[a-z0-9-]+))?")


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page: its title, its body as HTML, and the anchors of its headings."""

    title: str
    body: str
    anchors: tuple[str, ...]


def read_pages() -> dict[str, ManualPage]:
    """Return the pages that ship with the program, in order."""
    return {page: render_page(resources.read_text(f"manual/{page}.md")) for page in PAGES}


def render_page(markdown: str) -> ManualPage:
    """Render a page. HTML in it is shown as it stands, pictures are left out."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parsed = parser.parse(markdown)
    title, anchors = "", []
    for place, token in enumerate(parsed):
        if token.type == "heading_open":
            words = _plain(parsed[place + 1])
            title = title or words
            anchors.append(anchor_of(words))
            # Qt goes to named anchors only; in the heading itself it would not be found at the page's top.
            parsed[place + 1].children = [*_anchor(anchors[-1]), *(parsed[place + 1].children or [])]
        elif token.type == "table_open":
            token.attrs |= {"width": "100%", "cellspacing": "0", "cellpadding": "6", "border": "0"}
        elif token.type in {"th_open", "td_open"}:
            token.attrs.setdefault("align", "left")
            token.attrs["valign"] = "top"
    renderer = parser.renderer
    assert isinstance(renderer, RendererHTML)
    return ManualPage(title, renderer.render(parsed, parser.options, {}), tuple(anchors))


def anchor_of(heading: str) -> str:
    """Return the anchor of a heading: its words in small letters, joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", heading.lower()))


def resolve_link(address: str, here: str) -> tuple[str, str] | None:
    """Return page and anchor of a link, None if it leads out of the manual."""
    match = _LINK.fullmatch(address)
    return (match["page"] or here, match["anchor"] or "") if match and address else None


def style_for(look: Look) -> str:
    """Return the style sheet of the manual in the look in force."""
    size, line = tokens.TYPE["read_comment"].size_px, "150%"
    ink, second, line_ink, sunk = (look.color(role).name() for role in ("text", "text_2", "line", "sunk"))
    return f"""
        body, p, li, td, th {{ color: {ink}; font-size: {size}px; line-height: {line}; }}
        p {{ margin: 8px 0 8px 0; }}
        li {{ margin: 0 0 4px 0; }}
        h1 {{ font-size: {tokens.TYPE["read_title_small"].size_px}px; font-weight: 600; margin: 0 0 4px 0; }}
        h2 {{ font-size: {tokens.TYPE["empty"].size_px - 2}px; font-weight: 600; margin: 24px 0 4px 0; }}
        code {{ background-color: {sunk}; font-family: {", ".join(f"'{family}'" for family in tokens.FONT_UI)}; }}
        th {{ color: {second}; font-weight: 600; border-bottom: 1px solid {line_ink}; }}
        td {{ border-bottom: 1px solid {line_ink}; }}
        a {{ color: {look.color("accent").name()}; text-decoration: none; }}
    """


def _plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or [])


def _anchor(name: str) -> list[Token]:
    opened = Token("link_open", "a", 1, attrs={"name": html.escape(name)})
    return [opened, Token("link_close", "a", -1)]
