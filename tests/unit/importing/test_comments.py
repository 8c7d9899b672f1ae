import datetime as dt
import time
from html import escape

import pytest
from lxml import html

from workbench.importing.comments.finding import take_comments

ARTICLE = "".join(
    f"<p>The harbour master said that the ferries would stay in port, and gave reason number {n} for it at length.</p>"
    for n in range(8)
)
SAVED = dt.date(2021, 6, 10)


def page(section: str, article: str = ARTICLE, body: str = "") -> html.HtmlElement:
    return html.document_fromstring(
        f"<html><head><title>Storm</title></head><body {body}><main><article><h1>Storm</h1>{article}</article>"
        f"{section}</main><footer>Harbour News</footer></body></html>"
    )


def take(section: str, **parts: str):
    tree = page(section, **parts)
    comments = take_comments(tree, SAVED).comments
    left = tree.text_content()
    assert "reason number 7" in left or "article" in parts
    assert "Harbour News" in left
    return comments, left


WORDPRESS = """
<div id="comments" class="comments-area"><h2 class="comments-title">3 thoughts on “Storm”</h2>
<ol class="comment-list">
 <li id="comment-11" class="comment even thread-even depth-1">
  <article id="div-comment-11" class="comment-body">
   <footer class="comment-meta"><div class="comment-author vcard"><img class="avatar"><b class="fn">Edda Storm</b>
    <span class="says">says:</span></div>
    <div class="comment-metadata"><a href="#c">
<time datetime="2021-06-01T08:02:00+00:00">June 1, 2021 at 8:02 am</time></a>
    <span class="edit-link"><a href="#">Edit</a></span></div></footer>
   <div class="comment-content"><p>The breakwater was always too short.</p><p>It   will be
   again.</p></div>
   <div class="reply"><a class="comment-reply-link">Reply</a></div>
  </article>
  <ol class="children">
   <li id="comment-12" class="comment odd alt depth-2"><article id="div-comment-12" class="comment-body">
    <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Old Sailor</b></div>
    <div class="comment-metadata"><a><time datetime="2021-06-02T08:02:00+00:00">June 2, 2021</time></a></div></footer>
    <div class="comment-content"><p>Nobody asked us.<br>Nobody ever does.</p></div></article></li>
  </ol>
 </li>
 <li id="comment-13" class="comment even depth-1"><div id="div-comment-13" class="comment-body">
  <div class="comment-author vcard"><cite class="fn"><a href="https://example.org">Marta</a></cite>
  <span class="says">says:</span></div>
  <div class="comment-meta commentmetadata"><a href="#">3. Juni 2021 um 9:15</a></div>
  <p>Ships stay, prices rise.</p><div class="reply"><a class="comment-reply-link">Reply</a></div></div></li>
</ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form id="commentform"><textarea></textarea>
</form></div>
</div>
"""


def test_wordpress():
    comments, left = take(WORDPRESS)
    assert [(c.author, c.date, c.depth, c.reply_to) for c in comments] == [
        ("Edda Storm", "2021-06-01", 0, None),
        ("Old Sailor", "2021-06-02", 1, 0),
        ("Marta", "2021-06-03", 0, None),
    ]
    assert comments[0].paragraphs == ("The breakwater was always too short.", "It will be again.")
    assert comments[0].shown_date == "June 1, 2021 at 8:02 am"
    assert comments[1].paragraphs == ("Nobody asked us.", "Nobody ever does.")
    assert comments[2].paragraphs == ("Ships stay, prices rise.",)
    assert comments[2].shown_date == "3. Juni 2021 um 9:15"
    for furniture in ("thoughts on", "Leave a Reply", "breakwater", "Reply"):
        assert furniture not in left


WPDISCUZ_7 = """
<div id="comments" class="comments-area"><div id="wpdcom" class="wpdiscuz_unauth"><div class="wpd-form-wrap">
<form class="wpd_comm_form"><textarea></textarea></form></div><div class="wpd-thread-list">
<div id="wpd-comm-31_0" class="comment even thread-even depth-1 wpd-comment wpd_comment_level-1">
 <div class="wpd-comment-wrap wpd-blog-guest"><div class="wpd-comment-left"><div class="wpd-avatar"></div></div>
 <div class="wpd-comment-right"><div class="wpd-comment-header"><div class="wpd-comment-author">Edda</div>
  <div class="wpd-comment-date" title="June 1, 2021 8:02 am"><i></i> 9 days ago</div></div>
  <div class="wpd-comment-text"><p>First remark.</p></div>
  <div class="wpd-comment-footer"><div class="wpd-vote">4</div><div class="wpd-reply-button">Reply</div></div>
</div></div>
 <div id="wpdiscuz_form_anchor-31_0"></div>
 <div id="wpd-comm-32_31" class="comment odd depth-2 wpd-comment wpd-reply wpd_comment_level-2">
  <div class="wpd-comment-wrap"><div class="wpd-comment-right"><div class="wpd-comment-header">
  <div class="wpd-comment-author">Sailor</div><div class="wpd-comment-date">2 days ago</div>
  <div class="wpd-reply-to">Reply to <a>Edda</a></div></div>
  <div class="wpd-comment-text"><p>Second remark.</p></div></div></div></div>
</div></div></div></div>
"""
WPDISCUZ_4 = """
<div id="comments"><div class="wc-thread-wrapper"><div id="wc-comm-41_0" class="comment wc-comment wc_comment_level-1">
<div class="wc-comment-left"></div><div class="wc-comment-right"><div class="wc-comment-header">
<div class="wc-comment-author">Edda</div><div class="wc-comment-date">9 days ago</div></div>
<div class="wc-comment-text">First remark.</div><div class="wc-comment-footer">Reply</div></div>
<div id="wc-comm-42_41" class="comment wc-comment wc-reply wc_comment_level-2"><div class="wc-comment-right">
<div class="wc-comment-author">Sailor</div><div class="wc-comment-date">2 days ago</div>
<div class="wc-comment-text">Second remark.</div></div></div></div></div></div>
"""


@pytest.mark.parametrize("section", [WPDISCUZ_7, WPDISCUZ_4])
def test_wpdiscuz(section):
    comments, left = take(section)
    assert [(c.author, c.date, c.depth, c.reply_to, c.paragraphs) for c in comments] == [
        ("Edda", "2021-06-01", 0, None, ("First remark.",)),
        ("Sailor", "2021-06-08", 1, 0, ("Second remark.",)),
    ]
    assert comments[1].shown_date == "2 days ago"
    assert "remark" not in left


DISQUS = """
<div id="disqus_thread"><ul id="post-list" class="post-list">
<li class="post" id="post-1"><div class="post-content"><div class="post-body">
 <header><span class="post-byline"><span class="author publisher-anchor-color"><a>Edda</a></span></span>
 <a class="time-ago" title="Tuesday, June 1, 2021 8:02 AM">9 days ago</a></header>
 <div class="post-body-inner"><div class="post-message"><p>First remark.</p></div></div></div></div>
 <ul class="children"><li class="post" id="post-2"><div class="post-content"><div class="post-body">
 <header><span class="author">Sailor</span> <a class="time-ago" title="Wednesday, June 2, 2021">8 days ago</a></header>
 <div class="post-message"><p>Second remark.</p></div></div></div></li></ul></li>
</ul></div>
"""
BLOGGER = """
<div class="comments" id="comments"><h4>2 comments:</h4><div class="comments-content"><div class="comment-thread"><ol>
<li class="comment" id="c771"><div class="comment-block"><div class="comment-header"><cite class="user">Edda</cite>
<span class="datetime secondary-text"><a>June 1, 2021 at 8:02 AM</a></span></div>
<p class="comment-content">First remark.</p><span class="comment-actions"><a class="comment-reply">Reply</a>
</span></div>
<div class="comment-replies"><div class="comment-thread inline-thread"><ol class="thread-chrome"><div>
<li class="comment" id="c772"><div class="comment-block"><div class="comment-header"><cite class="user">Sailor</cite>
<span class="datetime"><a>June 2, 2021 at 8:02 AM</a></span></div><p class="comment-content">Second remark.</p>
</div></li>
</div></ol></div></div></li></ol></div></div></div>
"""
MICRODATA = """
<section><h3>Discussion</h3>
<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author" itemscope>
<b itemprop="name">
Edda</b></span><meta itemprop="dateCreated" content="2021-06-01T08:02"><div itemprop="text">First remark.</div></div>
<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Sailor</span>
<time itemprop="dateCreated" datetime="2021-06-02">yesterday</time><div itemprop="text">Second remark.</div></div>
</section>
"""
CAMEL_CASE = """
<div class="readerComments"><div class="readerComment"><div class="userName">Edda</div>
<span class="commentDate">01.06.2021</span><div class="commentText">First remark.</div></div>
<div class="readerComment"><div class="commentAuthor">Sailor</div><span class="commentDate">02.06.2021</span>
<div class="commentText">Second remark.</div></div></div>
"""
BODIES_ALONE = """
<div class="discussion"><div class="entry"><h5 class="comment__author">Edda</h5><i class="comment__date">1 июня 2021</i>
<div class="comment__text">First remark.</div></div><div class="entry"><h5 class="comment__author">Sailor</h5>
<i class="comment__date">2 июня 2021</i><div class="comment__text">Second remark.</div></div></div>
"""


NO_CLASSES_INSIDE = """
<ul class="kommentare"><li id="kommentar-1"><b>Edda</b> <i>1 Haziran 2021</i><p>First remark.</p></li>
<li id="kommentar-2"><b>Sailor - 2.6.2021 12:01</b><p>Second remark.</p></li></ul>
"""
DATE_IN_AUTHOR = """
<ul><li class="comment depth-1"><div class="comment-content"><div class="comment-author">Edda
<time datetime="2021-06-01">1.6. // 12:56</time></div><p>First remark.</p></div></li>
<li class="comment depth-1"><p class="comment-author"><a class="comment-author-link">Sailor</a></p>
<time class="comment-time"><a class="comment-time-link">2. June, 2021 at 18:04</a></time>
<div class="comment-content"><p>Second remark.</p></div></li>
<li class="pingback"><div class="comment-body">Pingback: <a>Elsewhere</a></div></li></ul>
"""


def in_frame(section: str, name: str) -> str:
    """As savers keep a frame: its whole page in an attribute."""
    source = escape(f"<html><head><style>a {{}}</style></head><body><div id=layout>{section}</div></body></html>")
    return f'<div id="thread"><iframe title="{name}" src="" srcdoc="{source}"></iframe> </div>'


LETTERS = """
<div class="section_leserpost"><h3>Leserpost</h3><div id="entries">
<div class="leserbrief"><div class="leserbrief_inner"><div class="leserbrief_meta"><span class="autor">Edda</span> / 01.06.2021</div>
<p>First remark.</p></div></div>
<div class="leserbrief"><div class="leserbrief_inner"><div class="leserbrief_meta"><span class="autor">Sailor</span> / 02.06.2021</div>
<p>Second remark.</p></div></div></div></div>
"""
FACEBOOK_LIKE = """
<div class="_56q9"><div class="UFIComment _3-8y"><div class="UFIImageBlockContent"><span><a class="UFICommentActorName">Edda</a></span>
<div class="UFICommentBody"><span>First remark.</span></div>
<div class="fsm"><a class="UFILikeLink">Like</a> · <a class="UFIReplyLink">Reply</a> ·
<abbr class="UFISutroCommentTimestamp livetimestamp" title="Tuesday, June 1, 2021 at 8:02am">1w</abbr></div></div></div>
<div class="UFIComment _3-8y"><div class="UFIImageBlockContent"><a class="UFICommentActorName">Sailor</a>
<div class="UFICommentBody"><span>Second remark.</span></div>
<abbr class="UFISutroCommentTimestamp" title="Wednesday, June 2, 2021 at 9:15am">8 d</abbr></div></div></div>
"""


@pytest.mark.parametrize(
    ("section", "is_nested"),
    [
        (DISQUS, True),
        (in_frame(DISQUS, "Disqus"), True),
        (in_frame(FACEBOOK_LIKE, "comments plugin"), False),
        (LETTERS, False),
        (BLOGGER, True),
        (MICRODATA, False),
        (CAMEL_CASE, False),
        (BODIES_ALONE, False),
        (NO_CLASSES_INSIDE, False),
        (DATE_IN_AUTHOR, False),
    ],
    ids=[
        "disqus",
        "disqus in a frame",
        "facebook-like in a frame",
        "letters",
        "blogger",
        "microdata",
        "camel",
        "bodies",
        "bare",
        "mixed",
    ],
)
def test_other_markup(section, is_nested):
    comments, left = take(section)
    assert [(c.author, c.date, c.paragraphs) for c in comments] == [
        ("Edda", "2021-06-01", ("First remark.",)),
        ("Sailor", "2021-06-02", ("Second remark.",)),
    ]
    assert [(c.depth, c.reply_to) for c in comments] == [(0, None), (1, 0) if is_nested else (0, None)]
    assert "remark" not in left


def test_a_frame_without_comments_stays_closed():
    comments, left = take(
        in_frame("<p>What you can buy of comments in our shop today, and what it costs.</p>", "advertisement")
    )
    assert comments == []
    assert "our shop" not in left


def test_json_ld():
    script = """<script type="application/ld+json">{"@type": "NewsArticle", "comment": [{"@type": "Comment",
    "author": {"@type": "Person", "name": "Edda"}, "dateCreated": "2021-06-01T08:02:00Z",
    "text": "<p>First.</p><p>More.</p>",
    "comment": {"@type": ["Comment"], "author": "Sailor", "text": "Second."}}]}</script>"""
    comments, _ = take(script)
    assert [(c.author, c.date, c.paragraphs, c.depth, c.reply_to) for c in comments] == [
        ("Edda", "2021-06-01", ("First.", "More."), 0, None),
        ("Sailor", None, ("Second.",), 1, 0),
    ]


def test_flat_replies_follow_their_depth_class():
    items = "".join(
        f'<li class="comment depth-{depth}"><b class="fn">A{n}</b><div class="comment-text">Remark {n}.</div></li>'
        for n, depth in enumerate((1, 2, 3, 2, 1))
    )
    comments, _ = take(f"<ol class='commentlist'>{items}</ol>")
    assert [(c.depth, c.reply_to) for c in comments] == [(0, None), (1, 0), (2, 1), (1, 0), (0, None)]


def test_text_around_the_section_stays():
    comments, left = take(f"<div>before {WORDPRESS} after the comments</div>")
    assert len(comments) == 3
    assert "before" in left
    assert "after the comments" in left


@pytest.mark.parametrize(
    "section",
    [
        '<a class="comment-count" href="#comments">12 comments</a>',
        '<div class="comments"><a>No comments yet</a></div>',
        '<ul class="recent-comments"><li class="recentcomments"><b class="author">Edda</b> on Storm</li></ul>',
        '<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form></form></div>',
        "<p>In the comments below.</p>",
    ],
)
def test_no_comments_where_none_are(section):
    comments, _ = take(section)
    assert comments == []


def test_an_opinion_piece_is_no_comment():
    tree = html.document_fromstring(
        f"<body><div class='comment'><h1>We need a breakwater</h1><b class='author'>Edda</b>{ARTICLE}</div></body>"
    )
    assert take_comments(tree).comments == []
    assert "reason number 7" in tree.text_content()


def test_an_article_in_a_comment_class_stays():
    tree = html.document_fromstring(
        f"<body><h1>Storm</h1><article class='comment'><span class='author'>Edda</span>{ARTICLE}</article></body>"
    )
    assert take_comments(tree).comments == []
    assert "reason number 7" in tree.text_content()


def test_a_thread_without_an_article_stays():
    posts = "".join(
        f"<div class='comment' id='comment-{n}'><b class='author'>A{n}</b><div class='comment-text'><p>The ferry does "
        f"not start since Monday and I have tried everything that the manual says, number {n}.</p></div></div>"
        for n in range(6)
    )
    tree = html.document_fromstring(f"<body><h1>Ferry does not start</h1><div class='thread'>{posts}</div></body>")
    assert take_comments(tree).comments == []
    assert "number 5" in tree.text_content()


def post(number: int, author: str, day: str = "") -> str:
    return (
        f'<div class="xComment" id="Post_{number}"><div class="xCommentProfile" id="Comment{number}"><img></div>'
        f'<div class="xCommentContent"><div class="xCommentInformation"><span class="xCommentAccountName">{author}</span>'
        f'<span class="xCommentTime"><span>{day}</span><span>12:4{number}</span></span></div>'
        f'<div class="xCommentText">Words number {number} about the ferry. <br>They are few.</div></div>'
        f'<div class="xCommentFunctions"><span class="Counter">-3</span></div></div>'
    )


POSTS = [post(1, "Edda", "03.06.2021"), post(2, "Sailor", "04.06.2021"), post(3, "Edda", "05.06.2021")]


@pytest.mark.parametrize(
    "parting",
    [
        '<div class="ad"></div><h2 id="comments">Kommentare</h2>',
        "<div><h3>2 Antworten</h3></div>",
        "<h2>Respuestas</h2>",
        '<div class="commentlist">',
    ],
)
@pytest.mark.parametrize("body", ['class="Forum Forum_discussion"', ""])
def test_the_first_post_of_a_thread_is_its_article_and_the_replies_are_comments(parting, body):
    tree = html.document_fromstring(
        f"<body {body}><h1>Ferry does not start</h1><div id='content'>{POSTS[0]}{parting}{POSTS[1]}{POSTS[2]}</div></body>"
    )
    found = take_comments(tree)
    assert [(c.author, c.shown_date, c.date) for c in found.comments] == [
        ("Sailor", "04.06.2021 12:42", "2021-06-04"),
        ("Edda", "05.06.2021 12:43", "2021-06-05"),
    ]
    assert found.opening is not None
    assert (found.opening.author, found.opening.date) == ("Edda", "2021-06-03")
    left = " ".join(" ".join(tree.itertext()).split())
    assert left == "Ferry does not start Words number 1 about the ferry. They are few."


@pytest.mark.parametrize(
    "between", ["", '<div class="ad"><h3>Advertisement</h3></div>', "<h2>Ferry does not start</h2>"]
)
def test_posts_that_are_all_alike_stay(between):
    tree = html.document_fromstring(
        f"<body class='forum'><p>{'What the harbour forum is for, at length. ' * 9}</p><h1>Ferry</h1>"
        f"<div>{POSTS[0]}{between}{POSTS[1]}{POSTS[2]}</div></body>"
    )
    assert take_comments(tree).comments == []
    assert "Words number 3" in tree.text_content()


@pytest.mark.parametrize(
    "head",
    [
        '<div itemscope itemtype="https://schema.org/DiscussionForumPosting"></div>',
        '<script type="application/ld+json">{"@type": "DiscussionForumPosting"}</script>',
    ],
)
def test_a_page_may_state_that_it_is_a_thread(head):
    foot = f"<footer><p>{'What the harbour forum is for, at length. ' * 9}</p></footer>"
    wrapped = "".join(f'<div class="comment-wrapper">{text}</div>' for text in POSTS)
    tree = html.document_fromstring(f"<body>{head}<h1>Ferry</h1><main>{wrapped}</main>{foot}</body>")
    assert take_comments(tree).comments == []
    assert "Words number 1" in tree.text_content()


def test_replies_alone_may_be_called_comments():
    build = (
        '<div id="post_{0}" class="topic-body crawler-post"{1}><div class="crawler-post-meta"><span class="creator">'
        '<span itemprop="author"><span itemprop="name">{2}</span></span></span><time itemprop="datePublished" '
        'datetime="2021-06-0{0}">June {0}</time></div><div class="post" itemprop="text">Words number {0}.</div></div>'
    )
    called = ' itemprop="comment" itemscope itemtype="http://schema.org/Comment"'
    posts = build.format(1, "", "Edda") + build.format(2, called, "Sailor") + build.format(3, called, "Edda")
    tree = html.document_fromstring(
        "<body><h1>Ferry does not start</h1><div itemscope itemtype='http://schema.org/DiscussionForumPosting'>"
        f"{posts}</div></body>"
    )
    assert [(c.author, c.date, c.paragraphs) for c in take_comments(tree).comments] == [
        ("Sailor", "2021-06-02", ("Words number 2.",)),
        ("Edda", "2021-06-03", ("Words number 3.",)),
    ]
    assert "Words number 1." in tree.text_content()
    assert "Words number 2." not in tree.text_content()


def test_comments_under_the_first_post_of_a_forum_are_comments():
    comments, left = take(WORDPRESS, body='class="forum viewtopic"')
    assert len(comments) == 3
    assert "breakwater" not in left
    assert "thoughts on" not in left


def test_the_article_inside_the_comment_container_stays():
    comments, left = take(f"<div class='comments-area'>{ARTICLE.replace('number', 'numero')}{WORDPRESS}</div>")
    assert len(comments) == 3
    assert "reason numero 7" in left
    assert "breakwater" not in left


HOSTILE = {
    "listed": "<div id='comments'><ul class='comment-list'>"
    + "<li class='comment' id='comment-1'><b class='fn'>A</b><p>b c</p></li>" * 25_000
    + "</ul></div>",
    "many": "<ul>" + "<li class='comment' id='comment-1'><b class='fn'>A</b><p>b c</p></li>" * 25_000 + "</ul>",
    "nested": "<div class='comment depth-2'>" * 50_000 + "<p>text</p>" + "</div>" * 50_000,
    "nested numbers": "".join(f"<div id='comment-{n}' class='comment'>x y" for n in range(50_000)) + "</div>" * 50_000,
    "bodies": "<div>" * 300 + "<div class='comment-text'>some text</div>" * 50_000 + "</div>" * 300,
    "nested bodies": "<div class='comment'><b class='fn'>A</b>"
    + "<div class='comment-text'>" * 50_000
    + "x"
    + "</div>" * 50_001,
    "classes": f"<div class='{'comment-text ' * 100_000}'>x</div><li class='comment'><b class='fn'>A</b>text</li>",
    "prose": "<div>" * 5_000 + f"<p>{'long prose ' * 20}</p>" * 20_000 + "</div>" * 5_000 + WORDPRESS,
    "letters": "<dl><dt>A 1 May 2019, 8:15<dd>" * 50
    + "<dt>B<dd>x" * 20_000
    + "</dl>" * 50
    + "<dl><dt>C<dd>y</dl>" * 5_000,
    "letter of lists": "<dl><dt>A 1 May 2019, 8:15</dt><dd>x" + "<dl><dt>B</dt><dd>y</dd></dl>" * 20_000 + "</dd></dl>",
    "lists above": "</article>" + "<dl><dt>A 1 May 2019, 8:15</dt><dd>x</dd></dl>" * 20_000,
    "threads": "<h2>Replies</h2>".join(
        f"<div class='comment' id='comment-{n}'><b class='fn'>A</b><h3>x</h3><div class='comment-text'>words</div></div>"
        for n in range(20_000)
    ),
    "thread of wrappers": "<div class='comments'>" * 20_000 + WORDPRESS + "</div>" * 20_000,
    "json": '<script type="application/ld+json">{"comment": ' + "[" * 100_000 + "</script>",
    "brackets": '<script type="application/ld+json">' + '{"comment":' * 100_000 + "</script>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_take_seconds(kind):
    parser = html.HTMLParser(huge_tree=True)
    tree = html.document_fromstring(f"<body>{ARTICLE}{HOSTILE[kind]}</body>", parser=parser)
    began = time.process_time()
    take_comments(tree, SAVED)
    # Seven seconds at rest; what these pages are after takes minutes.
    assert time.process_time() - began < 25
    assert "reason number 7" in tree.text_content()


@pytest.mark.parametrize("kind", ["threads", "thread of wrappers", "listed", "nested numbers", "nested bodies"])
def test_hostile_threads_take_seconds(kind):
    parser = html.HTMLParser(huge_tree=True)
    tree = html.document_fromstring(f"<body class='forum'>{HOSTILE[kind]}</body>", parser=parser)
    began = time.process_time()
    take_comments(tree, SAVED)
    assert time.process_time() - began < 25


LETTER = "The tug of my uncle has been lying in the outer basin since Monday."
LETTERS = f"""<h3>Comments</h3><dl>
<dt>Nina K. <i>26 October 1962, 18:40</i></dt>
<dd><p>{LETTER}</p><p>Who pays for the coal?</p>
 <dl><dt>a neighbour</dt><dd><p>Do not write such things.</p>
  <dl><dt>Nina K., 26 October 1962, 19:02</dt><dd>I write what I see.</dd></dl></dd>
  <dt><i>27 October 1962, 8:15</i></dt><dd>Quite right, too.</dd></dl></dd>
<dt>Capt. Orrin Field (27 October 1962, 9:30)</dt><dd>She sails on Thursday.</dd>
</dl><p><a href="mailto:letters@harbour.example">Leave a comment</a></p>"""


def test_letters_in_a_definition_list():
    comments, left = take(LETTERS)
    assert [(c.author, c.shown_date, c.date, c.depth, c.reply_to) for c in comments] == [
        ("Nina K.", "26 October 1962, 18:40", "1962-10-26", 0, None),
        ("a neighbour", None, None, 1, 0),
        ("Nina K.", "26 October 1962, 19:02", "1962-10-26", 2, 1),
        (None, "27 October 1962, 8:15", "1962-10-27", 1, 0),
        ("Capt. Orrin Field", "27 October 1962, 9:30", "1962-10-27", 0, None),
    ]
    assert comments[0].paragraphs == (LETTER, "Who pays for the coal?")
    assert comments[2].paragraphs == ("I write what I see.",)
    assert "basin" not in left
    assert "omment" not in left


@pytest.mark.parametrize(
    "listing",
    [
        f"<dl><dt>Breakwater</dt><dd>{LETTER}</dd><dt>Basin</dt><dd>A part of the port.</dd></dl>",
        f"<dl><dt>Version two, 26 October 1962</dt><dd>{LETTER}</dd></dl>",
        f"<dl><dt>26 October 1962, 18:40</dt><dd>{LETTER}</dd></dl>",
        f"<dl><dt>First crossing 26 October 1962, 18:40</dt><dd>{LETTER}</dd><dt>Basin</dt><dd>x</dd><dt>Pier</dt><dd>y</dd></dl>",
    ],
    ids=["glossary", "versions", "chronicle", "mixed"],
)
def test_other_definition_lists_stay(listing):
    comments, left = take(listing)
    assert comments == []
    assert LETTER in left


def test_letters_above_the_text_stay():
    comments, left = take("", article=LETTERS + ARTICLE)
    assert comments == []
    assert LETTER in left


def test_an_empty_author_element_is_nobody():
    section = (
        '<div id="comments"><div id="wpd-comm-7_0" class="comment depth-1"><div class="wpd-comment-author"></div>'
        '<div class="wpd-comment-date">June 1, 2021</div><div class="wpd-reply-to">Reply to <a>Anna</a></div>'
        '<div class="wpd-comment-text"><p>Read it again, slowly.</p></div></div></div>'
    )
    comments, _ = take(section)
    assert [(c.author, c.paragraphs) for c in comments] == [(None, ("Read it again, slowly.",))]
