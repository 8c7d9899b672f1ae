"""Renders an article as a WordPress page whose comments are those of the wpDiscuz 7 plug-in."""

from tools.sample import html_wordpress
from tools.sample.markup import Page, Thread, attribute, lines, paragraphs, text, threads
from tools.sample.sources import Comment


def render(page: Page) -> str:
    """Render the page."""
    return html_wordpress.render(page, _comments)


def _comments(page: Page) -> str:
    notify, sorting, inline, view_all, invitation = page.article.furniture.comment_chrome
    count = len(page.article.comments)
    newest, most_voted = sorting.split(" ", 1)
    listed = "\n".join(_thread(page, thread, 1, None) for thread in threads(page.article.comments))
    home = page.article.outlet.home
    return f"""\
<div id="comments" class="comments-area">
<div id="respond" style="width: 0;height: 0;clear: both;margin: 0;padding: 0;"></div>
<div id="wpdcom" class="wpdiscuz_unauth wpd-default wpd-layout-1 wpd-comments-open">
<div class="wpd-form-wrap">
<div class="wpd-form-head">
<div class="wpd-sbs-title"><i class="fas fa-envelope"></i> <span>Subscribe</span></div>
<div class="wpd-auth"><div class="wpd-login">
<a rel="nofollow" href="{home}wp-login.php"><i class="fas fa-sign-in-alt"></i> Login</a>
</div></div>
</div>
<div class="wpdiscuz-subscribe-bar">
<form action="{home}wp-admin/admin-ajax.php" method="post" id="wpdiscuz-subscribe-form">
<div class="wpdiscuz-subscribe-form-intro">{text(notify)}</div>
<div class="wpdiscuz-subscribe-form-option"><select name="wpdiscuzSubscriptionType">
<option value="post">new follow-up comments</option>
<option value="all_comment">new replies to my comments</option>
</select></div>
<input class="email" type="email" name="wpdiscuzSubscriptionEmail" value=""><input type="submit" value="›">
</form></div>
<div class="wpd-form wpd-form-wrapper wpd-main-form-wrapper" id="wpd-main-form-wrapper-0_0">
<form method="post" class="wpd_comm_form wpd_main_comm_form">
<div class="wpd-field-comment"><div class="wpd-textarea-wrap">
<textarea id="wc-textarea-0_0" name="wc_comment" class="wc_comment" placeholder="Join the discussion"></textarea>
</div></div>
</form></div>
</div>
<div id="wpd-threads" class="wpd-thread-wrapper">
<div class="wpd-thread-head">
<div class="wpd-thread-info" data-comments-count="{count}">
<span class="wpdtc" title="{count}">{count}</span> Comments
</div>
<div class="wpd-space"></div>
<div class="wpd-thread-filter"><div class="wpd-filter wpdf-sorting">
<span class="wpdiscuz-sort-button wpdiscuz-date-sort-desc">{text(newest)}</span>
<span class="wpdiscuz-sort-button wpdiscuz-vote-sort-up">{text(most_voted)}</span>
</div></div>
</div>
<div class="wpd-comment-info-bar">
<div class="wpd-current-view"><i class="fas fa-quote-left"></i> {text(inline)}</div>
<div class="wpd-filter-view-all">{text(view_all)}</div>
</div>
<div class="wpd-thread-list">
{listed}
</div>
<div class="wpd-comment-foot"></div>
</div>
</div>
</div>
<div id="wpdiscuz-loading-bar" class="wpdiscuz-loading-bar-unauth"></div>
<div id="wpdiscuz-comment-message" class="wpdiscuz-comment-message-unauth"></div>
<div id="wpd-editor-source-code-wrapper-bg"></div>
<div id="wpdiscuz-inline-feedback">
<span class="wpd-inline-invitation">{text(invitation)}</span><span class="wpd-inline-close">x</span>
</div>"""


def _thread(page: Page, thread: Thread, level: int, parent: Comment | None) -> str:
    comment = thread.comment
    number = page.post * 100 + comment.number
    parity = "even" if comment.number % 2 else "odd alt"
    answers = "\n".join(_thread(page, answer, level + 1, comment) for answer in thread.answers)
    classes = f"comment {parity} depth-{level} wpd-comment wpd_comment_level-{level}"
    return lines(
        [
            f'<div id="wpd-comm-{number}_0" class="{classes}">',
            '<div class="wpd-comment-wrap wpd-blog-guest">',
            '<div class="wpd-comment-left"><div class="wpd-comment-label"><span>Guest</span></div></div>',
            f'<div id="comment-{number}" class="wpd-comment-right">',
            '<div class="wpd-comment-header">',
            f'<div class="wpd-comment-author">{text(comment.shown_author)}</div>',
            _date(comment),
            '<div class="wpd-comment-link wpd-hidden"><i class="fas fa-link" aria-hidden="true"></i></div>',
            "</div>",
            _reply_to(page, parent),
            f'<div class="wpd-comment-text">\n{paragraphs(comment.paragraphs)}\n</div>',
            '<div class="wpd-comment-footer">',
            '<div class="wpd-vote"><div class="wpd-vote-result" title="0">0</div></div>',
            f'<div class="wpd-reply-button"><span>{text(page.wording.reply)}</span></div>',
            "</div>\n</div>\n</div>",
            f'<div id="wpdiscuz_form_anchor-{number}_0"></div>',
            answers,
            "</div>",
        ]
    )


def _date(comment: Comment) -> str:
    """Show the date as the plug-in does: an absolute one in the title too, a relative one as words alone."""
    if comment.date_form == "none":
        return ""
    title = f' title="{attribute(comment.shown_date)}"' if comment.date_form == "absolute" else ""
    clock = '<i class="far fa-clock" aria-hidden="true"></i>'
    return f'<div class="wpd-comment-date"{title}>{clock} {text(comment.shown_date)}</div>'


def _reply_to(page: Page, parent: Comment | None) -> str:
    if parent is None:
        return ""
    target = page.post * 100 + parent.number
    words = f'{text(page.wording.reply_to)} <a href="#comment-{target}">{text(parent.shown_author)}</a>'
    return f'<div class="wpd-reply-to"><i class="far fa-comments"></i> {words}</div>'
