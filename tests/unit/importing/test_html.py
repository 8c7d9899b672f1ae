"""What a page becomes: title, byline, date, body, captions, and what of it is furniture."""

import json

import pytest
from lxml.html import fromstring

from workbench.importing.page.bylines import clean_names
from workbench.importing.page.html import read_html
from workbench.importing.page.names import stands_beside
from workbench.importing.page.titles import without_site
from workbench.model import DateState, Zone

FIRST = (
    "The harbour master said on Thursday that two foreign freighters due here next week had been told to wait outside."
)
SECOND = "He does not believe that the wait will be long, and the crews have been paid until the end of the month in advance."
THIRD = (
    "In the capital the ministry asked both sides to hold still and proposed to suspend the shipments for three weeks."
)


def page(body: str, head: str = "") -> str:
    return f"<html lang='en'><head>{head}</head><body>{body}</body></html>"


def texts(draft, zone):
    return [block.text for block in draft.blocks if block.zone is zone]


def test_a_layout_table_gives_the_article_alone():
    draft = read_html(
        page(
            "<table><tr><td class=menu><a href=/1>Statements</a><p>For subscribers</p></td>"
            f"<td><h1>Ships wait</h1><p><i>Ada M. Quay, Izmir</i></p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></td></tr>"
            "<tr><td colspan=2>The Examiner, Front Street, Port Ansel.<br>Printed with permission of the board.</td></tr></table>",
            "<title>The Examiner: Ships wait</title>",
        )
    )
    assert draft.title == "Ships wait"
    assert draft.authors == ("Ada M. Quay",)
    assert [t for t in texts(draft, Zone.BODY) if len(t) > 60] == [FIRST, SECOND, THIRD]
    furniture = "\n".join(texts(draft, Zone.BOILERPLATE))
    for words in ("Statements", "For subscribers", "Front Street", "permission of the board"):
        assert words in furniture


def test_a_picture_may_end_an_article_but_not_two():
    figures = "".join(f"<figure><img src=a.jpg><figcaption>{c}</figcaption></figure>" for c in ("Pier.", "Other news."))
    draft = read_html(
        page(f"<article><h1>Ships wait</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{figures}</article>")
    )
    assert texts(draft, Zone.CAPTION) == ["Pier."]
    assert "Other news." in texts(draft, Zone.BOILERPLATE)


def test_captions_stand_where_the_page_shows_them():
    draft = read_html(
        page(
            f"<article><h1>Ships wait</h1><p>{FIRST}</p><figure><img src=a.jpg><figcaption>Pier three at noon.</figcaption>"
            f"</figure><p>{SECOND}</p><div class=wp-caption><img src=b.jpg><p class=wp-caption-text>The tug.</p></div>"
            f"<p>{THIRD}</p></article>"
        )
    )
    shown = [(b.zone, b.text) for b in draft.blocks if b.zone in {Zone.BODY, Zone.CAPTION}]
    assert shown == [
        (Zone.BODY, FIRST),
        (Zone.CAPTION, "Pier three at noon."),
        (Zone.BODY, SECOND),
        (Zone.CAPTION, "The tug."),
        (Zone.BODY, THIRD),
    ]


@pytest.mark.parametrize(
    "call",
    [
        "<div class=paywall>You have read 2 of 2 free articles. To continue, sign in.</div>",
        "<p>&raquo; <a href=/x>Also in the Bulletin: Letter to a philosopher</a></p>",
        "<p><a href=/x>Read more: How to learn a language in one winter</a></p>",
    ],
)
def test_calls_within_the_text_are_furniture(call):
    draft = read_html(page(f"<article><h1>Ships wait</h1><p>{FIRST}</p><p>{SECOND}</p>{call}<p>{THIRD}</p></article>"))
    assert texts(draft, Zone.BODY) == [FIRST, SECOND, THIRD]
    assert any("2 free" in t or "Letter" in t or "winter" in t for t in texts(draft, Zone.BOILERPLATE))


LEAD = "The lake ports have had no such quiet week since the winter in which the ice held the ferries for a month."


def test_a_paragraph_that_repeats_the_one_before_is_kept():
    draft = read_html(page(f"<article><h1>Ships wait</h1><p>{FIRST}</p><p>{SECOND}</p><p>{SECOND}</p></article>"))
    assert texts(draft, Zone.BODY) == [FIRST, SECOND, SECOND]


def test_paragraphs_among_those_of_the_body_are_kept_whatever_their_names():
    cited = f"<a href=/1>{SECOND[:60]}</a>{SECOND[60:]}"
    draft = read_html(
        page(
            f"<article><h1>Ships wait</h1><div><p>{FIRST}</p><p class='teaser'>{LEAD}</p><h3 class='header'>Crews</h3><p>{cited}</p>"
            f"<p class=newsletter-note>{LEAD} Write to us, and we shall send it to you each week.</p><p>{THIRD}</p></div></article>"
        )
    )
    body = [t for t in texts(draft, Zone.BODY) if t != "Crews"]
    assert [t for t in body if t != LEAD] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "hiding", ["hidden", "style='color: red; display: none'", "style='visibility:hidden'", "aria-hidden=true"]
)
def test_what_a_page_hides_is_not_read(hiding):
    draft = read_html(
        page(f"<article><h1>Ships wait</h1><p>{FIRST}</p><div {hiding}><p>{LEAD}</p></div><p>{SECOND}</p></article>")
    )
    assert texts(draft, Zone.BODY) == [FIRST, SECOND]


def test_an_article_that_a_script_was_to_show_is_read():
    hidden = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD) * 4)
    draft = read_html(page(f"<h1>Ships wait</h1><p>{LEAD}</p><div style='display:none'>{hidden}</div>"))
    assert {FIRST, SECOND, THIRD} <= set(texts(draft, Zone.BODY))


def test_a_page_within_a_tag_that_is_never_closed_is_read():
    draft = read_html(page(f"<noscript><div><h1>Ships wait</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"))
    assert [t for t in texts(draft, Zone.BODY) if len(t) > 20] == [FIRST, SECOND, THIRD]


def test_formulas_are_read_as_signs():
    formula = "<math><mi>a</mi><mo>=</mo><mn>2</mn><annotation>a=2</annotation></math>"
    draft = read_html(page(f"<article><h1>Ships wait</h1><p>{FIRST} When {formula}, go.</p><p>{SECOND}</p></article>"))
    assert texts(draft, Zone.BODY)[0] == f"{FIRST} When a = 2, go."


@pytest.mark.parametrize(
    ("above", "standfirst"),
    [
        (f"<p>{LEAD}</p>", [LEAD]),
        ("<div class=article-teaser><p>Three weeks without a ship from abroad, and no word</p></div>", ["Three weeks without a ship from abroad, and no word"]),
        ("<p class=entry-meta>Three weeks without a ship, and other letters of the day</p>", []),
        (f"<aside><p>{LEAD}</p></aside>", []),
        (f"<div class=author-bio><p>{LEAD}</p></div>", []),
        ("<p>Published on 24 October 1962 at 18:40, and again on 25 October 1962.</p>", []),
        (f"<figure><img src=a.jpg><figcaption>{LEAD}</figcaption></figure>", []),
        (f"<p>© Cape Wire. {LEAD}</p>", []),
    ],
)  # fmt: skip
def test_what_stands_between_headline_and_text_is_the_standfirst(above, standfirst):
    body = [f"{FIRST} {SECOND}", f"{SECOND} {THIRD}", f"{THIRD} {FIRST}"]
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    draft = read_html(page(f"<header><h1>Ships wait</h1>{above}</header><div class=article-body>{paragraphs}</div>"))
    assert texts(draft, Zone.STANDFIRST) == standfirst
    assert texts(draft, Zone.BODY) == body


@pytest.mark.parametrize(
    "line",
    ["<p>© Ada Busch / Cape Wire</p>", "<p>Foto: Ada Busch</p>", "<p class=image-copyright>Ada Busch, Cape Wire</p>"],
)
def test_whose_picture_it_is_stands_in_a_caption(line):
    draft = read_html(page(f"<article><h1>Ships wait</h1><p>{FIRST}</p>{line}<p>{SECOND}</p></article>"))
    assert texts(draft, Zone.BODY) == [FIRST, SECOND]
    assert len(texts(draft, Zone.CAPTION)) == 1


@pytest.mark.parametrize(
    "below",
    [
        "<h3>Read next</h3><p><a href=/1>Harbour pilots ask for another night shift</a></p><p><a href=/2>Fog again</a></p>",
        "<p>Das könnte dich auch interessieren:</p>",
        "<h3>Читайте также</h3>",
        "<p>© 1962 The Examiner. No part of it may be printed elsewhere without a letter from the board.</p>",
        "<p>Sign up for our newsletter, and hear of the harbour each Friday morning.</p>",
        "<p>Síguenos en las redes, hazte miembro.</p>",
        "<p>Updated 24 October 1962</p>",
        "<section class=comments-closed><p>Letters on this article are no longer taken, as the board has decided.</p></section>",
        f"<div class=author-bio><p>{LEAD}</p></div>",
        f"<aside><p>{LEAD}</p></aside>",
    ],
)
def test_what_stands_below_a_text_is_furniture(below):
    draft = read_html(
        page(f"<div class=story><h1>Ships wait</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{below}</div>")
    )
    assert texts(draft, Zone.BODY) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "above", ["<p>24 October 1962</p>", "<p>4 min read</p>", "<nav><p>Letters of the week</p></nav>", "<p>Lesezeit: 2 Minuten</p>"]
)  # fmt: skip
def test_what_stands_above_a_text_is_furniture(above):
    draft = read_html(
        page(f"<div class=story><h1>Ships wait</h1>{above}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>")
    )
    assert texts(draft, Zone.BODY)[-3:] == [FIRST, SECOND, THIRD]
    assert len(texts(draft, Zone.BODY)) == 3


@pytest.mark.parametrize(
    ("names", "beside"),
    [
        ("author-bio", True),
        ("post-related-articles", True),
        ("main-sidebar", True),
        ("layout has-sidebar", False),
        ("site__main--no-sidebar", False),
        ("body has-share-buttons-inside", False),
        ("sharedObjects commentary", False),
    ],
)
def test_boxes_beside_an_article_are_known_by_name(names, beside):
    assert stands_beside(fromstring(f"<div class='{names}'>x</div>")) is beside


def test_an_article_that_is_named_like_its_wall_is_kept():
    paragraphs = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD))
    draft = read_html(page(f"<article><h1>Ships wait</h1><div class=paywall>{paragraphs * 2}</div></article>"))
    assert {FIRST, SECOND, THIRD} <= set(texts(draft, Zone.BODY))


def article(above: str = "", opening: str = "", head: str = "", below: str = "") -> str:
    return page(f"<article><h1>Ships wait</h1>{above}<p>{opening}{FIRST}</p><p>{SECOND}</p></article>{below}", head)


@pytest.mark.parametrize(
    ("html", "day", "state", "basis"),
    [
        (article(opening="MOSCOW, 12 September 1962. "), "1962-09-12", DateState.STATED, "dateline of the text"),
        (article(opening="<b>MOSCOW, 12 September 1962.</b> "), "1962-09-12", DateState.STATED, "dateline of the text"),
        (article(above="<p>April 25, 1963</p>"), "1963-04-25", DateState.STATED, "date line above the text"),
        (
            article(head='<meta property="article:published_time" content="1962-10-03T09:00:00Z">'),
            "1962-10-03",
            DateState.STATED,
            "meta element article:published_time",
        ),
        (
            article(
                head='<script type="application/ld+json"><![CDATA[{"@type": "NewsArticle", "datePublished": "1962-10-04"}]]></script>'
            ),
            "1962-10-04",
            DateState.STATED,
            "JSON-LD datePublished",
        ),
        (
            article(
                above="<p>October 3, 1962</p>",
                head='<meta property="article:published_time" content="1962-10-04T02:00:00Z">',
            ),
            "1962-10-03",
            DateState.STATED,
            "date line above the text",
        ),
        (
            article(
                head='<link rel="canonical" href="https://a.example/1962/10/26/ships">',
                below="<aside><time datetime='2020-01-01'>today</time></aside>",
            ),
            "1962-10-26",
            DateState.INFERRED,
            "the address of the page",
        ),
        (article(opening="WASHINGTON, Oct. 25 (MW) - "), None, DateState.UNKNOWN, ""),
    ],
)
def test_dates_come_with_their_provenance(html, day, state, basis):
    published = read_html(html).published
    assert (published.edtf, published.state, published.basis) == (day, state, basis)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By M. R. Karaorman, Izmir", ("M. R. Karaorman",)),
        ("Ada Busch and Walter Cole, Washington bureau", ("Ada Busch", "Walter Cole")),
        ("Т. Вересова", ("Т. Вересова",)),
        ("von Jil Schuller", ("Jil Schuller",)),
        ("Ein Gastbeitrag von Jil Schuller", ("Jil Schuller",)),
        ("Por Ana Díaz y Luis Prado", ("Ana Díaz", "Luis Prado")),
        ("Scritto da Anna Verdi e Ugo Neri", ("Anna Verdi", "Ugo Neri")),
        ("Geschreven door Jan de Wit en Piet Smit", ("Jan de Wit", "Piet Smit")),
        ("Autor: Jan Kowalski", ("Jan Kowalski",)),
        ("بقلم: سلمى حداد", ("سلمى حداد",)),
        ("作者：王小明", ("王小明",)),
        ("Di Marco Rossi", ("Marco Rossi",)),
        ("Autor Berg", ("Autor Berg",)),
        ("https://a.example/people/ada", ()),
    ],
)
def test_bylines_name_people(byline, names):
    assert clean_names(byline) == names


SITE = '<meta property="og:site_name" content="Cape Wire">'


@pytest.mark.parametrize(
    ("above", "authors"),
    [
        ("<p><i>Cape Wire</i></p>", ("Cape Wire",)),
        ("<p class=byline>By Cape Wire</p>", ("Cape Wire",)),
        ("<p><i>Cape Wire, with local reporting</i></p>", ("Cape Wire",)),
        ("<p><i>Cape Wire</i></p><p>By Ada Busch</p>", ("Ada Busch",)),
        (f"<p><b>{THIRD}</b></p><p><i>T. Busch</i></p>", ("T. Busch",)),
        ("<p>Cape Wire</p>", ()),
    ],
)
def test_a_house_is_an_author_where_the_page_says_so_and_names_nobody(above, authors):
    assert read_html(article(above=above, head=SITE)).authors == authors


LD = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    ("head", "above", "authors"),
    [
        (
            "",
            '<div class="byline-box">By <a rel="author" href="/a">Ada Busch</a> <span>Sa, 3 May 2019</span></div>',
            "Ada Busch",
        ),
        (
            "",
            '<p><span itemprop="author">Ada Busch</span>, <span itemprop="author">Olav Lund</span></p>',
            "Ada Busch; Olav Lund",
        ),
        ("", '<div class="author-line">Ada Busch Staff Writer</div>', "Ada Busch"),
        ("", '<p><a rel="author" href="/a">All articles by us</a></p><p>By Ada Busch</p>', "Ada Busch"),
        ("", '<aside><p class="author">Olav Lund</p></aside><p class="autor">Ada Busch</p>', "Ada Busch"),
        ('<meta name="author" content="admin"><meta name="dc.creator" content="Busch, Ada">', "", "Ada Busch"),
        (
            '<meta name="citation_author" content="Ada Busch"><meta name="citation_author" content="Olav Lund">',
            "",
            "Ada Busch; Olav Lund",
        ),
        (
            LD % '{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ada Busch"}]}',
            "",
            "Ada Busch",
        ),
        (
            LD % '{"@type": "Article", "author": {"@type": "Organization", "name": "Keepers of the Cape"}}',
            "",
            "Keepers of the Cape",
        ),
        (
            LD % '{"@type": "Article", "author": {"@type": "Organization", "name": "CapeWire"}}',
            '<p class="byline">Ada Busch</p>',
            "Ada Busch",
        ),
        ('<meta name="author" content="Cape Wire">', '<p class="byline">Ada Busch</p>', "Ada Busch"),
        ('<meta name="author" content="Cape Wire">', "", "Cape Wire"),
    ],
)
def test_authors_are_found_where_pages_state_and_show_them(head, above, authors):
    html = article(above=above, head=SITE + head).replace("</article>", f"<p>{THIRD}</p></article>")
    assert "; ".join(read_html(html).authors) == authors


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Cape Wire - News you need", "Cape Wire"),
        ("Cape Wire Inc", "Cape Wire"),
        ("The Weekly", "The Weekly"),
        ("", "Cape Wire"),
    ],
)
def test_the_publisher_tells_what_of_a_long_name_is_the_source(name, source):
    head = LD % '{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Cape Wire"}}'
    head += f'<meta property="og:site_name" content="{name}">' if name else ""
    assert read_html(article(head=head)).source == source


def test_a_headline_that_names_the_application_is_still_the_headline():
    head = "".join(f'<meta property="{key}" content="Ships wait">' for key in ("og:title", "application-name"))
    assert read_html(page(f"<h1>Cape Morning</h1><h1>Ships wait</h1><p>{FIRST}</p>", head)).title == "Ships wait"


def test_a_subhead_settles_which_part_of_a_title_is_the_headline():
    html = page(f"<h2>Ships wait</h2><p>{FIRST}</p><p>{SECOND}</p>", "<title>Archive » Ships wait</title>")
    assert read_html(html).title == "Ships wait"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Ships wait - The Examiner", "Ships wait"),
        ("The Examiner: Ships wait", "Ships wait"),
        ("Ships wait | Lake | The Examiner", "Ships wait | Lake"),
        ("Crisis: Ships wait", "Crisis: Ships wait"),
    ],
)
def test_titles_lose_the_site(title, short):
    assert without_site(title, {"theexaminer"}) == short


def test_a_thread_is_by_who_opened_it():
    post = (
        '<div class="comment"><span class="comment-author">{}</span><time datetime="{}"></time>'
        '<div class="comment-text">{}</div><span class="votes">-3</span></div>'
    )
    opening = post.format("Quayside", "1998-03-04", f"<p>{FIRST}</p><p>{SECOND}</p>")
    reply = post.format("Old Sailor", "1998-03-05", f"<p>{THIRD}</p>")
    draft = read_html(page(f"<main><h1>Ships wait</h1>{opening}<h2>1 reply</h2>{reply}</main>"))
    assert texts(draft, Zone.BODY) == [FIRST, SECOND]
    assert draft.authors == ("Quayside",)
    assert (draft.published.edtf, draft.published.state) == ("1998-03-04", DateState.STATED)
    assert [(c.author, c.date, c.paragraphs) for c in draft.comments] == [("Old Sailor", "1998-03-05", (THIRD,))]


@pytest.mark.parametrize(
    ("stated", "headline", "title"),
    [
        ("Grain ships: why the ministry waits", "Why the ministry lets grain ships wait", "Why the ministry lets grain ships wait"),
        ("Ministry lets grain ships wait", "Grain Harbour: ministry lets grain ships wait", "Ministry lets grain ships wait"),
        ("Ministry lets grain ships wait", "4 March 1998 Ministry lets all grain ships wait", "Ministry lets grain ships wait"),
        ("Ministry lets grain ships wait", "All about the port", "Ministry lets grain ships wait"),
        ("Ministry lets grain ships wait", "Why grain ships wait</h1><h1>Grain ships in port", "Ministry lets grain ships wait"),
    ],
    ids=["reworded", "with a kicker", "with a date", "of the section", "several"],
)  # fmt: skip
def test_the_only_headline_outranks_what_is_stated_in_other_words(stated, headline, title):
    draft = read_html(
        page(
            f"<h1>{headline}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>",
            f"<meta property='og:title' content='{stated}'>",
        )
    )
    assert draft.title == title


def stated_thread(shown: str) -> str:
    replies = [
        {"@type": "Comment", "text": f"{text}", "author": {"name": f"A{n}"}} for n, text in enumerate((SECOND, THIRD))
    ]
    stated = json.dumps(
        {"@type": "DiscussionForumPosting", "headline": "Ships wait", "text": FIRST, "comment": replies}
    )
    return page(f"<h1>Ships wait</h1>{shown}", f'<script type="application/ld+json">{stated}</script>')


def test_stated_comments_that_the_page_shows_are_not_in_the_body_as_well():
    posts = "".join(
        f'<article class="message"><h4>A{n}</h4><time>3 May 1998</time><div class="bbWrapper"><p>{text}</p></div></article>'
        for n, text in enumerate((FIRST * 2, SECOND, THIRD))
    )
    draft = read_html(stated_thread(posts))
    assert [(c.author, c.paragraphs) for c in draft.comments] == [("A0", (SECOND,)), ("A1", (THIRD,))]
    assert not {SECOND, THIRD} & {*texts(draft, Zone.BODY)}
    assert FIRST in "".join(texts(draft, Zone.BODY))


def test_comments_that_quote_an_article_shorten_nothing():
    shown = [
        FIRST,
        SECOND,
        THIRD,
        f"{FIRST} So much of that, in words that nobody quotes, and more of it.",
        FIRST[::-1],
    ]
    draft = read_html(stated_thread("".join(f"<p>{text}</p>" for text in shown)))
    assert {*shown[:4]} <= {*texts(draft, Zone.BODY)}
