"""Renders an article as a WordPress page; the comments are WordPress's own or those of a plug-in."""

from collections.abc import Callable

from tools.sample import wordpress_comments
from tools.sample import wordpress_furniture as furniture
from tools.sample.looks import style_sheet
from tools.sample.markup import (
    Page,
    attribute,
    document,
    lines,
    link,
    picture,
    social_metadata,
    structured_data,
    text,
    visible_date,
)
from tools.sample.sources import Block


def render(page: Page, comments_section: Callable[[Page], str] | None = None) -> str:
    """Render the page; another comment system may bring its own section."""
    article = page.article
    has_comments = bool(article.furniture.comment_chrome)
    section = (comments_section or wordpress_comments.render)(page) if has_comments else ""
    body = lines(
        [
            f'<a class="skip-link screen-reader-text" href="#content">{text(page.wording.skip)}</a>',
            '<div id="page" class="site">',
            furniture.masthead(page),
            '<div id="content" class="site-content">\n<div id="primary" class="content-area">',
            '<main id="main" class="site-main">',
            _article(page),
            furniture.newsletter(page),
            furniture.earlier_post(page),
            section,
            "</main>\n</div>",
            furniture.sidebar(page),
            "</div>",
            furniture.footer(page),
            "</div>",
            furniture.cookie_bar(page),
            furniture.last_scripts(page),
        ]
    )
    classes = f"post-template-default single single-post postid-{page.post} single-format-standard"
    marks = f' class="{classes}{" rtl" if article.direction == "rtl" else ""}"'
    return document(page, _head(page), body, marks)


def _head(page: Page) -> str:
    article, outlet = page.article, page.article.outlet
    parts = [
        '<meta charset="UTF-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{text(article.title)} - {text(outlet.name)}</title>",
        article.standfirst and f'<meta name="description" content="{attribute(article.standfirst)}">',
        article.byline and f'<meta name="author" content="{attribute(article.byline)}">',
        f'<link rel="canonical" href="{attribute(article.url)}">',
        social_metadata(page),
        '<meta name="generator" content="WordPress 6.6.2">',
        structured_data(page),
    ]
    if not page.single_file:
        parts += [
            f'<link rel="stylesheet" id="wp-block-library-css" href="{outlet.home}wp-includes/css/dist/style.min.css">',
            f'<script>window._wpemojiSettings={{"ext":".png","baseUrl":"{outlet.home}wp-includes/images/"}};</script>',
            "<script>document.documentElement.className = document.documentElement.className + ' js';</script>",
        ]
    parts.append(f'<style id="theme-inline-css">\n{style_sheet("wordpress", outlet.key)}</style>')
    return lines(part for part in parts if part)


def _article(page: Page) -> str:
    article = page.article
    by = ""
    if article.byline:
        author = f'<span class="author vcard"><span class="fn n">{text(article.byline)}</span></span>'
        by = f'<span class="byline">{text(page.wording.by)} {author}</span>'
    date = visible_date(page)
    meta = lines([by, date and f'<span class="posted-on">{date}</span>'])
    return lines(
        [
            furniture.thermometer(page),
            f'<article id="post-{page.post}" class="post-{page.post} post type-post status-publish hentry">',
            '<header class="entry-header">',
            f'<h1 class="entry-title">{text(article.title)}</h1>',
            article.standfirst and f'<p class="entry-standfirst">{text(article.standfirst)}</p>',
            meta and f'<div class="entry-meta">\n{meta}\n</div>',
            "</header>",
            '<div class="entry-content">',
            *(_block(page, block, n) for n, block in enumerate(article.body, 1)),
            furniture.donation_box(page),
            furniture.share_row(page),
            furniture.related_posts(page),
            "</div>",
            "</article>",
        ]
    )


def _block(page: Page, block: Block, number: int) -> str:
    match block.kind:
        case "paragraph":
            return f"<p>{text(block.text)}</p>"
        case "subhead":
            return f'<h2 class="wp-block-heading">{text(block.text)}</h2>'
        case "quote":
            cite = f"<cite>{text(block.by)}</cite>" if block.by else ""
            return f'<blockquote class="wp-block-quote"><p>{text(block.text)}</p>{cite}</blockquote>'
        case "caption":
            image = f'<img decoding="async" src="{picture(page, number)}" width="640" height="300" alt="">'
            caption = f'<figcaption class="wp-element-caption">{text(block.text)}</figcaption>'
            return f'<figure class="wp-block-image size-large">{image}{caption}</figure>'
        case "table":
            return _table(block)
        case "entry":
            return f'<p class="liveblog-time">{text(block.time)}</p>\n<p>{text(block.text)}</p>'
        case "read_more":
            return f'<div class="read-more"><a href="{link(page, number)}">{text(block.text)}</a></div>'
        case "paywall":
            return f'<div class="paywall" id="paywall-gate">{text(block.text)}</div>'
    raise ValueError(f"{page.article.id} has a block that this theme cannot set: {block.kind}")


def _table(block: Block) -> str:
    head = "".join(f"<th>{text(cell)}</th>" for cell in block.header)
    rows = "\n".join("<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
    return f"""\
<figure class="wp-block-table"><table><thead><tr>{head}</tr></thead><tbody>
{rows}
</tbody></table></figure>"""
