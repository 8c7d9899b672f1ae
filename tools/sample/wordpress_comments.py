"""Renders the comments of a page as WordPress itself does: nested lists, and a form to reply."""

from tools.sample.markup import Page, Thread, attribute, lines, paragraphs, text, threads


def render(page: Page) -> str:
    """Render the comments, and the form below them."""
    article, wording = page.article, page.wording
    count = len(article.comments)
    heading = (wording.one_thought if count == 1 else wording.thoughts).format(n=count, title=article.title)
    listed = ""
    if count:
        items = "\n".join(_comment(page, thread, 1) for thread in threads(article.comments))
        listed = f'<h2 class="comments-title">{text(heading)}</h2>\n<ol class="comment-list">\n{items}\n</ol>'
    return lines(['<div id="comments" class="comments-area">', listed, _respond(page), "</div>"])


def _comment(page: Page, thread: Thread, depth: int) -> str:
    comment, wording, url = thread.comment, page.wording, attribute(page.article.url)
    number = page.post * 100 + comment.number
    moment = ""
    if comment.date_form != "none":
        marks = f' datetime="{comment.edtf}"' if comment.edtf else ""
        moment = f"""\
<div class="comment-metadata">
<a href="{url}#comment-{number}"><time{marks}>{text(comment.shown_date)}</time></a>
</div>
"""
    children = ""
    if thread.answers:
        items = "\n".join(_comment(page, answer, depth + 1) for answer in thread.answers)
        children = f'<ol class="children">\n{items}\n</ol>\n'
    parity = "even" if comment.number % 2 else "odd alt"
    return f"""\
<li id="comment-{number}" class="comment {parity} depth-{depth}{" parent" if children else ""}">
<article id="div-comment-{number}" class="comment-body">
<footer class="comment-meta">
<div class="comment-author vcard">
<b class="fn">{text(comment.shown_author)}</b> <span class="says">{text(wording.says)}</span>
</div>
{moment}</footer>
<div class="comment-content">
{paragraphs(comment.paragraphs)}
</div>
<div class="reply">
<a rel="nofollow" class="comment-reply-link" href="{url}?replytocom={number}#respond">{text(wording.reply)}</a>
</div>
</article>
{children}</li>"""


def _respond(page: Page) -> str:
    title, *notes = page.article.furniture.comment_chrome
    wording, home = page.wording, page.article.outlet.home
    note = "".join(f'<p class="comment-notes"><span id="email-notes">{text(note)}</span></p>\n' for note in notes)
    return f"""\
<div id="respond" class="comment-respond">
<h3 id="reply-title" class="comment-reply-title">{text(title)}</h3>
<form action="{home}wp-comments-post.php" method="post" id="commentform" class="comment-form">
{note}<p class="comment-form-comment"><label for="comment">{text(wording.comment)} *</label>
<textarea id="comment" name="comment" rows="5"></textarea></p>
<p class="comment-form-author"><label for="author">{text(wording.name)} *</label>
<input id="author" name="author" type="text"></p>
<p class="comment-form-email"><label for="email">{text(wording.email)} *</label>
<input id="email" name="email" type="email"></p>
<p class="form-submit"><input name="submit" type="submit" id="submit" value="{attribute(wording.post_comment)}"></p>
</form>
</div>"""
