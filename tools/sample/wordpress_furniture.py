"""What a WordPress theme and its plug-ins set around an article: everything that is not the article."""

import json

from tools.sample.looks import monogram
from tools.sample.markup import Page, attribute, data_uri, json_script, lines, link, text, text_and_buttons


def masthead(page: Page) -> str:
    """Set the name of the outlet and its sections."""
    outlet, furniture = page.article.outlet, page.article.furniture
    logo = ""
    if page.single_file:
        source = data_uri(monogram(outlet.key, outlet.name.removeprefix("The ")[0]))
        logo = f'<img class="site-logo" src="{source}" alt=""> '
    items = "\n".join(
        f'<li class="menu-item menu-item-{10 + n}"><a href="{outlet.home}?cat={n}">{text(name)}</a></li>'
        for n, name in enumerate(furniture.navigation, 1)
    )
    return f"""\
<header id="masthead" class="site-header" role="banner">
<div class="site-branding">
<p class="site-title"><a href="{outlet.home}" rel="home">{logo}{text(outlet.name)}</a></p>
</div>
<nav id="site-navigation" class="main-navigation"><ul id="primary-menu" class="menu">
{items}
</ul></nav>
</header>"""


def thermometer(page: Page) -> str:
    """Show how much of the money is in."""
    donation = page.article.furniture.donation
    if not donation:
        return ""
    marks = "\n".join(f"<li>{text(mark)}</li>" for mark in donation.thermometer)
    return f'<ul class="thermometer" aria-hidden="true">\n{marks}\n</ul>'


def donation_box(page: Page) -> str:
    """Ask for money."""
    donation = page.article.furniture.donation
    if not donation:
        return ""
    accounts = "\n".join(f"<p>{text(account)}</p>" for account in donation.accounts)
    wallets = "<br>\n".join(f"{text(name)}: {text(address)}," for name, address in donation.wallets)
    return f"""\
<div class="donation">
<h3>{text(donation.heading)}</h3>
<p>{text(donation.text)}</p>
{accounts}
<p class="wallets">{wallets}</p>
</div>"""


def share_row(page: Page) -> str:
    """Offer to share the page, as Jetpack does."""
    share = page.article.furniture.share
    if not share:
        return ""
    items = "\n".join(
        f'<li class="share-{n}"><a rel="nofollow noopener" class="share-{n} sd-button" '
        f'href="{attribute(page.article.url)}?share={n}"><span>{text(name)}</span></a></li>'
        for n, name in enumerate(share, 1)
    )
    return f"""\
<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social sd-sharing">
<h3 class="sd-title">{text(page.wording.share)}</h3><div class="sd-content"><ul>
{items}
<li class="share-end"></li></ul></div></div></div>"""


def related_posts(page: Page) -> str:
    """List what else there is to read, as Jetpack does."""
    related = page.article.furniture.related
    if not related:
        return ""
    posts = "\n".join(
        f'<p class="jp-relatedposts-post jp-relatedposts-post{n}"><a href="{link(page, 100 + n)}">{text(name)}</a></p>'
        for n, name in enumerate(related)
    )
    return f"""\
<div id="jp-relatedposts" class="jp-relatedposts">
<h3 class="jp-relatedposts-headline"><em>{text(page.wording.related)}</em></h3>
<div class="jp-relatedposts-items jp-relatedposts-items-minimal">
{posts}
</div></div>"""


def newsletter(page: Page) -> str:
    """Ask for an e-mail address."""
    words, buttons = text_and_buttons(page.article.furniture.newsletter)
    if not words:
        return ""
    controls = "\n".join(_newsletter_control(name) for name in buttons)
    form = controls and f'\n<form action="{page.article.outlet.home}newsletter" method="post">\n{controls}\n</form>'
    return f'<div class="newsletter">\n<p>{text(words)}</p>{form}\n</div>'


def _newsletter_control(name: str) -> str:
    """Set a field where an address is asked for, else a button."""
    if "e-mail" in name:
        return f'<label>{text(name)} <input type="email" name="email"></label>'
    return f"<button>{text(name)}</button>"


def earlier_post(page: Page) -> str:
    """Link to what the outlet published before."""
    if not page.earlier:
        return ""
    before = page.earlier[-1]
    return f"""\
<nav class="navigation post-navigation"><div class="nav-links"><div class="nav-previous">
<span class="meta-nav">{text(page.wording.earlier)}</span>
<a href="{attribute(before.url)}" rel="prev">{text(before.title)}</a>
</div></div></nav>"""


def sidebar(page: Page) -> str:
    """Set the widgets: search, earlier posts, who commented."""
    article, wording = page.article, page.wording
    widgets = [
        f"""\
<section id="search-2" class="widget widget_search"><form role="search" method="get" action="{article.outlet.home}">
<label><span class="screen-reader-text">{text(wording.search)}</span><input type="search" name="s"></label>
<button>{text(wording.search)}</button></form></section>"""
    ]
    if page.earlier:
        posts = "\n".join(f'<li><a href="{attribute(a.url)}">{text(a.title)}</a></li>' for a in page.earlier[-3:][::-1])
        widgets.append(_widget("recent-posts-2", "widget_recent_entries", wording.recent, posts))
    named = [comment for comment in article.comments if comment.shown_author]
    if named:
        items = "\n".join(
            f'<li class="recentcomments"><span class="comment-author-link">{text(c.shown_author)}</span> '
            f'{text(wording.comment_on)} <a href="{attribute(article.url)}">{text(article.title)}</a></li>'
            for c in named[:-4:-1]
        )
        widgets.append(_widget("recent-comments-2", "widget_recent_comments", wording.recent_comments, items))
    return lines(['<aside id="secondary" class="widget-area" role="complementary">', *widgets, "</aside>"])


def _widget(mark: str, kind: str, title: str, items: str) -> str:
    return f"""\
<section id="{mark}" class="widget {kind}"><h2 class="widget-title">{text(title)}</h2><ul>
{items}
</ul></section>"""


def footer(page: Page) -> str:
    """Set the foot of the page, with the line that says that the outlet is invented."""
    furniture = page.article.furniture
    return f"""\
<footer id="colophon" class="site-footer" role="contentinfo"><div class="site-info">
<p>{text(furniture.footer)}</p>
<p class="notice">{text(furniture.notice)}</p>
</div></footer>"""


def cookie_bar(page: Page) -> str:
    """Lay the cookie bar over the page."""
    words, buttons = text_and_buttons(page.article.furniture.cookie)
    if not words:
        return ""
    pressed = " ".join(f'<button class="cn-set-cookie">{text(name)}</button>' for name in buttons)
    return f'<div id="cookie-notice" class="cookie-notice" role="dialog"><span>{text(words)}</span> {pressed}</div>'


def last_scripts(page: Page) -> str:
    """Leave the scripts at the foot of a page that no reader should ever see as text; SingleFile drops them."""
    if page.single_file:
        return ""
    home = page.article.outlet.home
    settings = {
        "restUrl": f"{home}wp-json/",
        "postId": page.post,
        "labels": {"loading": "Loading...", "done": "Copied!"},
    }
    answer = {"respondId": "respond", "message": "<p>You are replying</p>"}
    return lines(
        [
            json_script(settings, "application/json", ' id="wp-script-module-data-share"'),
            f'<script id="comment-reply-js-extra">var addComment = {json.dumps(answer)};</script>',
            f'<script src="{home}wp-includes/js/comment-reply.min.js" async></script>',
            f'<noscript><img height="1" width="1" src="{home}pixel.gif?p={page.post}" alt=""></noscript>',
        ]
    )
