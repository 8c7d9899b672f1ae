"""Rendering: nothing that stands in a text becomes a tag, an attribute or an address, and nothing is lost."""

import time
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.library.making import make_document
from workbench.library.articles import Article
from workbench.model import Block, BlockKind, Comment, DateClaim, DateState, Document, Run, RunStyle, Zone
from workbench.rendering import render_html

# Every tag that we make, with the attributes that it may have.
TAGS = {
    "html": {"dir", "lang"}, "head": set(), "meta": {"charset"}, "title": set(), "body": set(), "h1": set(), "h2": set(),
    "h3": set(), "h4": set(), "h5": set(), "h6": set(), "p": {"class", "style"}, "b": set(), "br": set(), "hr": set(),
    "div": {"class", "style"}, "blockquote": set(), "pre": set(), "table": {"border", "cellpadding", "cellspacing"},
    "tr": set(), "td": set(), "em": set(), "strong": set(), "code": set(), "sup": set(),
}  # fmt: skip
VALUES = {"head", "standfirst", "caption", "comment", "boilerplate", "ltr", "rtl", "utf-8", "1", "4", "0"}
HOSTILE = st.sampled_from(
    ["<script>", "</title>", "</pre>", '"><img src=x onerror=a>', "' onclick='", "<!--", "]]>", "&lt;b&gt;", "&#60;i&#62;", "<a href=file:///x>", "javascript:", "\u202e", "\t", "\n", "<", ">", "&", '"', "'"]
)  # fmt: skip
TEXTS = st.lists(HOSTILE | st.text(max_size=5), max_size=5).map("".join)


class Reader(HTMLParser):
    """Notes tags, attributes and text, and whether tags are closed in the order in which they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.open = [], []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        for name, value in attrs:
            assert name in TAGS[tag]
            assert value in VALUES or name == "lang" or (name == "style" and value.startswith("margin-left: "))
        if tag not in {"meta", "br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        raise AssertionError("a comment of the text's")


def read(html):
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return "".join(reader.text)


def article(**facts):
    known = {
        "id": 1, "original": "0" * 64, "member": "", "path": "a", "imported_at": "", "saved": None, "format": "html",
        "title": "", "authors": (), "source": None, "domain": None, "url": None, "section": None, "language": None,
        "direction": "ltr", "published": DateClaim(), "updated": None, "words_body": 0, "words_comment": 0,
        "comments": 0, "deleted_at": None, "starred_at": None, "read_at": None,
    }  # fmt: skip
    return Article(**(known | facts))


@st.composite
def documents(draw):
    """Make documents of hostile texts, of blocks in every zone and kind, with runs that cross."""
    parts, blocks, position = [], [], 0
    comments = tuple(
        Comment(draw(TEXTS), draw(TEXTS), None, draw(st.integers(0, 99))) for _ in range(draw(st.integers(0, 3)))
    )
    for _ in range(draw(st.integers(0, 6))):
        text = draw(TEXTS) + "x"
        zone = draw(st.sampled_from(Zone if comments else [z for z in Zone if z is not Zone.COMMENT]))
        number = draw(st.integers(0, len(comments) - 1)) if zone is Zone.COMMENT else None
        runs = []
        for _ in range(draw(st.integers(0, 4))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            runs.append(Run(position + start, position + end, draw(st.sampled_from(RunStyle))))
        kind = draw(st.sampled_from(BlockKind))
        blocks.append(Block(kind, zone, position, position + len(text), draw(st.integers(-1, 9)), number, tuple(runs)))
        parts.append(text)
        position += len(text)
    return Document("html", "".join(parts), tuple(blocks), comments, language=draw(TEXTS), direction="ltr")


@given(documents(), TEXTS, TEXTS)
def test_nothing_of_a_text_becomes_markup_and_nothing_is_lost(document, title, source):
    shown = read(render_html(article(title=title, source=source, authors=(title,)), document))
    squeezed = "".join(shown.split())
    for block in document.blocks:
        if block.zone is not Zone.TITLE:
            assert "".join(document.text[block.start : block.end].split()) in squeezed
    assert "".join(title.split()) in squeezed


def test_a_direction_from_elsewhere_is_no_markup():
    """The rows of a library from elsewhere need not hold what ours would check."""
    html = render_html(article(), replace(make_document(), direction='"><script>'))
    assert "<script" not in html


def test_what_the_reader_shows():
    document = make_document()
    claim = DateClaim("1962-10-25", DateState.STATED, "time element")
    html = render_html(article(title="Ships turn back", source="The Ledger", published=claim), document)
    shown = read(html)
    for expected in ("Ships turn back", "\u2068The Ledger\u2069 · \u20681962-10-25 (stated: time element)\u2069", "Comments (2)", "Dock_Watcher, yesterday", "(no name)", "I saw it.", "Twice.", "Support this paper"):  # fmt: skip
        assert expected in shown
    assert "<strong>The</strong>" in html


def test_runs_laid_over_one_another_by_the_thousand_take_no_time():
    count = 20_000
    text = "x" * (2 * count)
    runs = tuple(Run(n, 2 * count - n, RunStyle.EMPHASIS) for n in range(count))
    document = Document("html", text, (Block(BlockKind.PARAGRAPH, Zone.BODY, 0, len(text), runs=runs),))
    begun = time.process_time()
    shown = read(render_html(article(), document))
    assert time.process_time() - begun < 3
    assert text in shown


def test_many_blocks_and_comments_take_time_in_proportion():
    count = 100_000
    blocks = tuple(Block(BlockKind.PARAGRAPH, Zone.COMMENT, n, n + 1, comment=n) for n in range(count))
    document = Document("html", "x" * count, blocks, tuple(Comment(depth=n) for n in range(count)))
    begun = time.process_time()
    html = render_html(article(), document)
    assert time.process_time() - begun < 5
    assert html.count('class="comment"') == count


def test_arabic_keeps_dates_readable_and_indents_from_the_right():
    document = replace(make_document("دول الحياد تطرق باب الوسيط"), direction="rtl")
    claim = DateClaim("1962-10-25", DateState.STATED, "time element")
    html = render_html(article(source="جريدة الميناء", published=claim), document)
    assert "\N{FIRST STRONG ISOLATE}1962-10-25 (stated: time element)\N{POP DIRECTIONAL ISOLATE}" in html
    assert "margin-right: 24px" in html
    assert "margin-left" not in html
