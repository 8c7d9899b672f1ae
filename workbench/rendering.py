"""An article as safe HTML, made from its blocks alone: no address, no style and no script of the page survives."""

from collections import Counter
from html import escape
from itertools import groupby, pairwise

from workbench.library.articles import Article
from workbench.model import Block, BlockKind, Comment, Document, RunStyle, Zone

_RUN_TAGS = {RunStyle.EMPHASIS: "em", RunStyle.STRONG: "strong", RunStyle.CODE: "code", RunStyle.SUPERSCRIPT: "sup"}
_HEADING_LEVEL_MAX = 6
# Qt takes seconds over lists nested deeper than anyone reads.
INDENT_MAX = 6


def render_html(article: Article, document: Document) -> str:
    """Return the document that the reader shows: head, body, comments, boilerplate."""
    parts = [
        f'<!DOCTYPE html>\n<html dir="{escape(document.direction)}"{_lang(document)}>\n<head><meta charset="utf-8">',
        f"<title>{escape(article.title)}</title></head>\n<body>",
        f"<h1>{escape(article.title)}</h1>",
        f'<p class="head">{" · ".join(_isolated(fact) for fact in head_facts(article) if fact)}</p>',
    ]
    main = [b for b in document.in_reading_order() if b.zone not in {Zone.TITLE, Zone.COMMENT, Zone.BOILERPLATE}]
    parts += _blocks(document, main)
    if document.comments:
        parts.append(f"<hr><h2>Comments ({len(document.comments)})</h2>")
        by_comment: dict[int | None, list[Block]] = {}
        for block in document.blocks:
            if block.zone is Zone.COMMENT:
                by_comment.setdefault(block.comment, []).append(block)
        for number, comment in enumerate(document.comments):
            indent = 24 * min(comment.depth, INDENT_MAX)
            parts.append(
                f'<div class="comment" style="{_indented(document, indent)}"><p><b>{escape(comment_head(comment))}</b></p>'
            )
            parts += _blocks(document, by_comment.get(number, []))
            parts.append("</div>")
    boilerplate = [b for b in document.blocks if b.zone is Zone.BOILERPLATE]
    if boilerplate:
        parts.append('<hr><div class="boilerplate">')
        parts += _blocks(document, boilerplate)
        parts.append("</div>")
    return "\n".join([*parts, "</body>\n</html>\n"])


def _isolated(text: str) -> str:
    """Return text that keeps its own direction: a date in an Arabic line would else be turned around."""
    return f"\N{FIRST STRONG ISOLATE}{escape(text)}\N{POP DIRECTIONAL ISOLATE}"


def _indented(document: Document, width_px: int) -> str:
    # Qt knows no margin-inline-start.
    return f"margin-{'right' if document.direction == 'rtl' else 'left'}: {width_px}px"


def head_facts(article: Article) -> list[str]:
    """Return what stands under an article's title: source, authors, date with its state and reason."""
    claim = article.published
    if claim.edtf is None:
        date = "undated"
    else:
        date = f"{claim.edtf} ({claim.state.value}: {claim.basis})" if claim.basis else claim.edtf
    return [article.source_name, ", ".join(article.authors), date]


def comment_head(comment: Comment) -> str:
    """Return who commented and when, as shown on the page."""
    author = comment.author or "(no name)"
    when = comment.shown_date or comment.date
    return f"{author}, {when}" if when else author


def _lang(document: Document) -> str:
    return f' lang="{escape(document.language)}"' if document.language else ""


def _blocks(document: Document, blocks: list[Block]) -> list[str]:
    made = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        members = list(group)
        if kind is BlockKind.TABLE_ROW:
            made.append('<table border="1" cellpadding="4" cellspacing="0">')
            made += [_row(document, block) for block in members]
            made.append("</table>")
        else:
            made += [_block(document, block) for block in members]
    return made


def _block(document: Document, block: Block) -> str:
    inner = _runs(document, block).replace("\n", "<br>") if block.kind is not BlockKind.PREFORMATTED else ""
    match block.kind:
        case BlockKind.HEADING:
            level = min(max(block.level, 2), _HEADING_LEVEL_MAX)
            return f"<h{level}>{inner}</h{level}>"
        case BlockKind.LIST_ITEM:
            indent = 24 * min(max(block.level, 1), INDENT_MAX)
            return f'<p style="{_indented(document, indent)}">• {inner}</p>'
        case BlockKind.QUOTE:
            return f"<blockquote><p>{inner}</p></blockquote>"
        case BlockKind.PREFORMATTED:
            return f"<pre>{escape(document.text[block.start : block.end])}</pre>"
        case _:
            css = (
                ' class="standfirst"'
                if block.zone is Zone.STANDFIRST
                else ' class="caption"'
                if block.zone is Zone.CAPTION
                else ""
            )
            return f"<p{css}>{inner}</p>"


def _row(document: Document, block: Block) -> str:
    cells = document.text[block.start : block.end].split("\t")
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _runs(document: Document, block: Block) -> str:
    """Return a block's text with its runs as tags; runs that cross are closed and opened again at each edge."""
    # How many runs of a style are open is counted: a page may lay thousands of them over one another.
    opened: dict[int, Counter[RunStyle]] = {block.start: Counter(), block.end: Counter()}
    for run in block.runs:
        if run.style in _RUN_TAGS and block.start <= run.start < run.end <= block.end:
            opened.setdefault(run.start, Counter())[run.style] += 1
            opened.setdefault(run.end, Counter())[run.style] -= 1
    parts = []
    active: Counter[RunStyle] = Counter()
    for start, end in pairwise(sorted(opened)):
        active.update(opened[start])
        tags = [tag for style, tag in _RUN_TAGS.items() if active[style]]
        opening = "".join(f"<{tag}>" for tag in tags)
        closing = "".join(f"</{tag}>" for tag in reversed(tags))
        parts.append(f"{opening}{escape(document.text[start:end])}{closing}")
    return "".join(parts)
