"""Renders an article as an old, hand-written page: tables for layout, font tags, rules, letters in a list."""

from tools.sample.looks import LOOKS, style_sheet
from tools.sample.markup import (
    Page,
    Thread,
    attribute,
    document,
    json_script,
    lines,
    link,
    paragraphs,
    picture,
    social_metadata,
    text,
    text_and_buttons,
    threads,
    visible_date,
)
from tools.sample.sources import Block


def render(page: Page) -> str:
    """Render the page."""
    look = LOOKS[page.article.outlet.key]
    body = lines(
        [
            f'<table width="820" align="center" border="0" cellspacing="0" cellpadding="10" bgcolor="{look.paper}">',
            _masthead(page),
            '<tr>\n<td class="menu" width="150" valign="top">',
            _menu(page),
            '</td>\n<td valign="top">',
            _article(page),
            _share(page),
            _letters(page),
            "</td>\n</tr>",
            _footer(page),
            "</table>",
            _counter(page),
        ]
    )
    marks = f' bgcolor="#e9e7e1" text="{look.ink}" link="{look.accent}"'
    return document(page, _head(page), body, marks)


def _head(page: Page) -> str:
    article, published = page.article, page.article.published
    # A page written by hand describes itself to nobody, unless its office's software did: the date in its metadata.
    described = social_metadata(page) if published.carried == "meta" else ""
    keywords = ", ".join(article.furniture.navigation)
    return lines(
        [
            '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">',
            f"<title>{text(article.outlet.name)}: {text(article.title)}</title>",
            f'<meta name="keywords" content="{attribute(keywords)}">',
            described,
            f'<link rel="canonical" href="{attribute(article.url)}">' if published.carried == "url" else "",
            f'<style type="text/css">\n{style_sheet("plain", article.outlet.key)}</style>',
        ]
    )


def _masthead(page: Page) -> str:
    outlet, look = page.article.outlet, LOOKS[page.article.outlet.key]
    name = f'<font size="+3" color="{look.paper}"><b>{text(outlet.name)}</b></font>'
    return f'<tr>\n<td colspan="2" bgcolor="{look.accent}" align="center">{name}</td>\n</tr>'


def _menu(page: Page) -> str:
    home, furniture = page.article.outlet.home, page.article.furniture
    sections = "\n".join(
        f'<a href="{home}section{n}.html">{text(name)}</a>' for n, name in enumerate(furniture.navigation, 1)
    )
    related = "\n".join(f'<a href="{link(page, 100 + n)}">{text(name)}</a>' for n, name in enumerate(furniture.related))
    words, buttons = text_and_buttons(furniture.newsletter)
    letter = " ".join([words, *buttons])
    return lines(
        [
            sections,
            related and f'<hr size="1">\n<font size="-1">\n{related}\n</font>',
            letter and f'<hr size="1">\n<p class="small">{text(letter)}</p>',
        ]
    )


def _article(page: Page) -> str:
    article, published = page.article, page.article.published
    date = visible_date(page)
    in_body = any(published.shown and published.shown in block.text for block in article.body)
    if published.carried == "text only" and published.shown and not in_body:
        date = text(published.shown)
    return lines(
        [
            f"<h1>{text(article.title)}</h1>",
            article.standfirst and f"<p><b>{text(article.standfirst)}</b></p>",
            article.byline and f'<p><font size="-1"><i>{text(article.byline)}</i></font></p>',
            date and f'<p><font size="-1">{date}</font></p>',
            '<hr size="1" noshade>',
            *(_block(page, block, n) for n, block in enumerate(article.body, 1)),
        ]
    )


def _block(page: Page, block: Block, number: int) -> str:
    match block.kind:
        case "paragraph":
            return f"<p>{text(block.text)}</p>"
        case "subhead":
            return f"<h3>{text(block.text)}</h3>"
        case "quote":
            by = f'<br>\n<font size="-1">{text(block.by)}</font>' if block.by else ""
            return f"<blockquote><i>{text(block.text)}</i>{by}</blockquote>"
        case "caption":
            image = f'<img src="{picture(page, number)}" width="480" height="225" border="1" alt="">'
            return f'<p align="center">{image}<br>\n<font size="-1">{text(block.text)}</font></p>'
        case "read_more":
            return f'<p><font size="-1">&raquo; <a href="{link(page, number)}">{text(block.text)}</a></font></p>'
    raise ValueError(f"{page.article.id} has a block that this theme cannot set: {block.kind}")


def _share(page: Page) -> str:
    url = attribute(page.article.url)
    names = [f'<a href="{url}?do={n}">{text(name)}</a>' for n, name in enumerate(page.article.furniture.share, 1)]
    return f'<p class="small">[ {" | ".join(names)} ]</p>' if names else ""


def _letters(page: Page) -> str:
    chrome = page.article.furniture.comment_chrome
    if not chrome:
        return ""
    # Where a page without a comment system takes letters, they are sent by mail.
    form = f'<p><a href="mailto:letters@{page.article.outlet.domain}">{text(" ".join(chrome))}</a></p>'
    letters = "\n".join(_letter(thread) for thread in threads(page.article.comments))
    return lines(['<hr size="1" noshade>', letters and f'<dl class="letters">\n{letters}\n</dl>', form])


def _letter(thread: Thread) -> str:
    comment = thread.comment
    date = f" <i>{text(comment.shown_date)}</i>" if comment.date_form != "none" else ""
    answers = "\n".join(_letter(answer) for answer in thread.answers)
    return lines(
        [
            f"<dt>{text(comment.shown_author)}{date}</dt>",
            f"<dd>\n{paragraphs(comment.paragraphs)}",
            answers and f"<dl>\n{answers}\n</dl>",
            "</dd>",
        ]
    )


def _footer(page: Page) -> str:
    furniture = page.article.furniture
    rows = "<br>\n".join(text(row) for row in (furniture.footer, furniture.cookie, furniture.notice) if row)
    return f'<tr>\n<td colspan="2" align="center"><hr size="1"><font size="-2">{rows}</font></td>\n</tr>'


def _counter(page: Page) -> str:
    """Leave the visitor counter that every such page had: script, not text."""
    data = {"page": page.article.slug, "label": "visitors since the beginning"}
    return f"""\
<script type="text/javascript">
<!--
var visits = 0;
function count(n) {{ visits = n; if (n < 1) {{ window.status = "You are the first visitor"; }} }}
count(1);
//-->
</script>
{json_script(data, "application/json")}"""
