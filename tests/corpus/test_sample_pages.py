"""The sample library's pages are what their sources say: the same bytes, the whole text, the date where it belongs."""

import json
import re
from copy import deepcopy
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
import yaml
from lxml import html

from tools.sample import markdown
from tools.sample.__main__ import write_pages
from tools.sample.markup import Page, text_and_buttons, threads
from tools.sample.pages import HTML_THEMES, INDEX, form_of
from tools.sample.sources import SAMPLE, Comment, load_articles

PAGES = SAMPLE / "pages"
FORMS_OF_TODAY = {"html-wordpress", "html-wpdiscuz", "html-plain", "pasted-text", "markdown"}
LARGEST_PAGE = 40_000
# Names of vocabularies and not places: nothing is fetched from them.
VOCABULARIES = {"schema.org", "www.w3.org"}


@pytest.fixture(scope="module")
def articles():
    return {article.id: article for article in load_articles()}


@pytest.fixture(scope="module")
def index():
    return json.loads((PAGES / INDEX).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(index):
    """The committed pages by article, as text."""
    return {entry["id"]: (PAGES / entry["file"]).read_bytes().decode("utf-8") for entry in index}


@pytest.fixture(scope="module")
def trees(index, pages):
    """The HTML pages among them, parsed."""
    return {e["id"]: html.document_fromstring(pages[e["id"]]) for e in index if e["file"].endswith(".html")}


def shown(tree):
    """Give the text that a reader sees, with white space made even."""
    texts = tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    return " ".join(" ".join(texts).split())


def even(text):
    return " ".join(text.split())


def skipped_by_a_clipper(article):
    """Give the lines that stand among the paragraphs and are no part of the article."""
    return {block.text for block in article.body if block.kind in ("read_more", "paywall")}


def spoken_furniture(article):
    """List what the furniture says, buttons apart from the sentences before them."""
    furniture = article.furniture
    yield from (furniture.notice, furniture.footer, *furniture.navigation, *furniture.share, *furniture.related)
    for sentence in (furniture.cookie, furniture.newsletter):
        words, buttons = text_and_buttons(sentence)
        yield from (words, *buttons)
    yield from furniture.comment_chrome
    if furniture.donation:
        yield from (furniture.donation.heading, furniture.donation.text, *furniture.donation.accounts)
        yield from (address for _, address in furniture.donation.wallets)


class TestFolder:
    def test_a_fresh_rendering_is_what_is_committed(self, tmp_path):
        write_pages(tmp_path)
        fresh = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        committed = {path.name: path.read_bytes() for path in PAGES.iterdir()}
        assert sorted(fresh) == sorted(committed)
        assert [name for name in fresh if fresh[name] != committed[name]] == [], "run `make pages`"

    def test_rendering_again_clears_away_what_has_no_source(self, tmp_path):
        (tmp_path / "99-harbor-withdrawn.html").write_text("old", encoding="utf-8")
        (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
        write_pages(tmp_path)
        assert not (tmp_path / "99-harbor-withdrawn.html").exists()
        assert (tmp_path / "notes.txt").exists(), "only pages are ours to remove"

    def test_index_joins_every_article_to_a_page(self, articles, index):
        assert [entry["id"] for entry in index] == sorted(articles)
        assert len(index) == 44
        assert {entry["file"] for entry in index} | {INDEX} == {path.name for path in PAGES.iterdir()}

    def test_forms_are_those_that_can_be_read_today(self, articles, index):
        assert {entry["form"] for entry in index} == FORMS_OF_TODAY
        for entry in index:
            listed = [form for form in articles[entry["id"]].save_as if form in FORMS_OF_TODAY]
            theme = f"html-{articles[entry['id']].outlet.theme}"
            assert entry["form"] == (listed[0] if listed else theme) == form_of(articles[entry["id"]])

    def test_bytes_are_plain(self, pages):
        for i, page in pages.items():
            assert "\r" not in page, i
            assert page.endswith("\n"), i
            assert len(page.encode()) < LARGEST_PAGE, i


class TestText:
    def test_the_article_stands_in_its_page(self, articles, pages, trees):
        for i, article in articles.items():
            page = shown(trees[i]) if i in trees else even(pages[i])
            wanted = [article.title, article.standfirst, article.byline]
            wanted += [block.text for block in article.body] + [block.by for block in article.body]
            wanted += [cell for block in article.body for row in (block.header, *block.rows) for cell in row]
            if form_of(article) == "markdown":
                wanted = [text for text in wanted if text not in skipped_by_a_clipper(article)]
            assert [text for text in wanted if text and even(text) not in page] == [], i

    def test_paragraphs_are_elements_of_their_own(self, articles, trees):
        for i, tree in trees.items():
            set_apart = {even(p.text_content()) for p in tree.iter("p")}
            wanted = {even(b.text) for b in articles[i].body if b.kind in ("paragraph", "entry")}
            assert wanted - set_apart == set(), i

    def test_each_page_says_that_its_outlet_is_invented(self, articles, pages, trees):
        for i, article in articles.items():
            page = shown(trees[i]) if i in trees else pages[i]
            assert article.furniture.notice in page, i

    def test_the_furniture_stands_around_it(self, articles, pages, trees):
        for i, article in articles.items():
            if form_of(article) != "markdown":
                page = shown(trees[i]) if i in trees else even(pages[i])
                assert [words for words in spoken_furniture(article) if words not in page] == [], i

    def test_scripts_and_styles_stay_out_of_sight(self, trees):
        noisy = [i for i, tree in trees.items() if tree.xpath("//script") and tree.xpath("//style")]
        assert noisy == list(trees), "every HTML page has both, as real ones do"
        for i, tree in trees.items():
            assert not re.search(r"_wpemoji|addComment|You are replying|visitors since|border-box", shown(tree)), i

    def test_direction_and_language(self, articles, trees):
        for i, tree in trees.items():
            assert tree.get("lang") == articles[i].language, i
            assert (tree.get("dir") == "rtl") == (articles[i].direction == "rtl"), i


class TestDates:
    @staticmethod
    def carriers(tree):
        """Find every place by which a machine could learn the day, comments left aside."""
        found = set()
        for script in tree.xpath('//script[@type="application/ld+json"]'):
            if "datePublished" in json.loads(script.text):
                found.add("json-ld")
        if tree.xpath('//meta[contains(@property, "published") or contains(@name, "date")]'):
            found.add("meta")
        if tree.xpath('//time[not(ancestor::*[@id="comments"])]'):
            found.add("time tag")
        return found

    def test_the_date_stands_only_where_the_source_says(self, articles, trees):
        for i, tree in trees.items():
            carried = articles[i].published.carried
            expected = {carried} if carried in ("json-ld", "meta", "time tag") else set()
            assert self.carriers(tree) == expected, i

    def test_what_the_page_shows_is_what_the_source_says(self, articles, pages):
        for i, article in articles.items():
            published = article.published
            if published.shown and form_of(article).startswith("html"):
                # A time tag holds the day as words too; the source quotes the tag alone.
                assert published.shown in pages[i], (i, published.shown)

    def test_a_date_in_the_address_stands_nowhere_else(self, articles, trees):
        by_address = [i for i in trees if articles[i].published.carried == "url"]
        assert by_address
        for i in by_address:
            year, month, day = articles[i].published.edtf.split("-")
            tree = deepcopy(trees[i])
            for comments in tree.xpath('//*[@id="comments"]'):
                comments.drop_tree()
            rest = html.tostring(tree, encoding="unicode").replace(articles[i].url, "")
            assert f"{year}/{month}/{day}" not in rest, i
            assert f"{year}-{month}-{day}" not in rest, i

    def test_an_undated_page_says_its_date_nowhere(self, articles, pages):
        undated = [i for i, article in articles.items() if article.published.carried == "none"]
        assert undated == ["s23"]
        assert not re.search(r"\b1962\b", pages["s23"])

    def test_single_file_says_when_it_was_saved_and_brings_its_pictures(self, articles, pages, trees):
        single = [i for i in trees if "singlefile" in articles[i].save_as]
        assert len(single) >= 2
        assert single == [i for i in trees if "Page saved with SingleFile" in pages[i]]
        for i in single:
            assert f" url: {articles[i].url} \n" in pages[i], i
            assert re.search(r" saved date: \w{3} \w{3} \d\d \d{4} [\d:]{8} GMT\+0000 ", pages[i]), i
            sources = trees[i].xpath("//img/@src")
            assert sources, i
            assert all(source.startswith("data:image/") for source in sources), i
        assert " saved date: Thu Sep 06 1962 09:00:00 GMT+0000 " in pages["s01"]


# Where a theme keeps one comment, and within it the author, the date and the paragraphs.
IN_WPDISCUZ = './div[contains(@class, "wpd-comment-wrap")]//div[@class="{}"]'
COMMENT_MARKUP = {
    "html-wordpress": (
        '//li[contains(@class, "depth-")]',
        './article//b[@class="fn"]',
        "./article//time",
        './article//div[@class="comment-content"]//p',
    ),
    "html-wpdiscuz": (
        '//div[contains(@class, "wpd_comment_level-")]',
        IN_WPDISCUZ.format("wpd-comment-author"),
        IN_WPDISCUZ.format("wpd-comment-date"),
        IN_WPDISCUZ.format("wpd-comment-text") + "//p",
    ),
}


class TestComments:
    """Each theme keeps who said what, when, and to whom."""

    def test_comment_systems(self, articles, trees):
        seen = 0
        for i, tree in trees.items():
            article = articles[i]
            if form_of(article) not in COMMENT_MARKUP:
                continue
            at, author, date, paragraphs = COMMENT_MARKUP[form_of(article)]
            elements = tree.xpath(at)
            assert len(elements) == len(article.comments), i
            for element, comment in zip(elements, article.comments, strict=True):
                assert element.xpath(author)[0].text_content() == comment.shown_author, (i, comment.number)
                dates = [even(d.text_content()) for d in element.xpath(date)]
                assert dates == [comment.shown_date] * (comment.date_form != "none"), (i, comment.number)
                text = [p.text_content() for p in element.xpath(paragraphs)]
                assert [even(t) for t in text] == [even(t) for t in comment.paragraphs], (i, comment.number)
                level = re.search(r"depth-(\d+)", element.get("class"))
                assert level
                assert int(level[1]) == comment.depth + 1 == self.nesting(element), (i, comment.number)
                seen += 1
        assert seen > 80

    @staticmethod
    def nesting(element):
        return len([e for e in element.iterancestors() if re.search(r"\bdepth-\d", e.get("class", ""))]) + 1

    def test_a_relative_date_gives_no_day_away(self, articles, trees):
        for i, tree in trees.items():
            relative = {c.shown_date for c in articles[i].comments if c.date_form == "relative"}
            for element in tree.xpath('//time | //div[@class="wpd-comment-date"]'):
                if even(element.text_content()) in relative:
                    assert not element.get("datetime"), i
                    assert not element.get("title"), i

    def test_letters_of_the_plain_page(self, articles, trees):
        with_letters = [i for i in trees if form_of(articles[i]) == "html-plain" and articles[i].comments]
        assert with_letters
        for i in with_letters:
            authors = [even(dt.text_content()) for dt in trees[i].xpath("//dl//dt")]
            assert authors == [even(f"{c.shown_author} {c.shown_date}") for c in articles[i].comments]

    def test_pasted_comments_have_author_lines_and_some_are_empty(self, articles, pages):
        page = pages["s23"]
        for comment in articles["s23"].comments:
            if comment.anonymous:
                assert f"\n\n\n{comment.text}\n\n" in page, comment.number
            else:
                assert f"\n\n{comment.author}\n{comment.shown_date}\n\n{comment.text}\n\n" in page, comment.number

    def test_threads_hang_answers_under_what_they_answer(self):
        def at(number, depth):
            return Comment(number, f"reader {number}", False, depth, "text", "none")

        top = threads([at(1, 0), at(2, 1), at(3, 2), at(4, 1), at(5, 0)])
        first, second = top
        assert [answer.comment.number for answer in first.answers] == [2, 4]
        assert [answer.comment.number for answer in first.answers[0].answers] == [3]
        assert (second.comment.number, second.answers) == (5, [])


class TestEscaping:
    """No source holds a sign that HTML would take for its own, so the sources alone cannot show that all is escaped."""

    HOSTILE = """</title></script><b class="x">&amp; 'so' "on" <!-- -->"""

    @pytest.mark.parametrize("theme", sorted(HTML_THEMES))
    def test_text_stays_text(self, articles, theme):
        hostile = self.HOSTILE
        comment = Comment(1, hostile, False, 0, hostile, "absolute", hostile, "1962-10-24T20:30:00")
        article = articles["s06"]
        lines = dict.fromkeys(("cookie", "newsletter", "footer", "notice"), hostile)
        article = replace(
            article,
            **dict.fromkeys(("title", "standfirst", "byline"), hostile),
            body=tuple(replace(block, text=hostile, by=hostile) for block in article.body),
            comments=(comment, replace(comment, number=2, depth=1)),
            furniture=replace(article.furniture, navigation=(hostile,), share=(hostile,), related=(hostile,), **lines),
        )
        tree = html.document_fromstring(HTML_THEMES[theme](Page(article, earlier=(article,))))
        assert tree.xpath('//b[@class="x"]') == []
        assert tree.xpath("//title")[0].text_content().count(hostile) == 1
        assert tree.xpath("//h1")[0].text_content() == hostile
        assert hostile in tree.xpath("//meta/@content")
        if theme == "html-wpdiscuz":
            assert tree.xpath('//div[@class="wpd-comment-date"]/@title') == [hostile, hostile]
        assert shown(tree).count(hostile) >= len(article.body) + 10
        for script in tree.xpath('//script[@type="application/ld+json"]'):
            assert json.loads(script.text)["headline"] == hostile

    def test_front_matter_is_yaml_whatever_the_title_holds(self, articles):
        article = replace(articles["s11"], title='No: "Yes" \\ #1')
        _, front_matter, _ = markdown.render(article).split("---\n", 2)
        assert yaml.safe_load(front_matter)["title"] == article.title


class TestAddresses:
    def test_no_page_names_a_place_outside_the_sample(self, pages):
        for i, page in pages.items():
            hosts = {urlsplit(address).hostname for address in re.findall(r"""https?://[^\s"'<>)]+""", page)}
            assert {h for h in hosts - VOCABULARIES if not h.endswith(".example")} == set(), i

    def test_every_link_leads_into_the_sample_or_the_page(self, trees):
        for i, tree in trees.items():
            for _element, name, address, _ in tree.iterlinks():
                scheme, host, *_ = urlsplit(address)
                assert scheme in ("https", "data", "mailto", ""), (i, address)
                assert scheme != "https" or host.endswith(".example"), (i, address)
                assert name in ("href", "src", "action"), (i, name)


@pytest.mark.parametrize(
    ("sentence", "words", "buttons"),
    [
        ("We use cookies. Accept all / Choose", "We use cookies.", ["Accept all", "Choose"]),
        ("Cookies? Only ours. OK", "Cookies? Only ours.", ["OK"]),
        ("The Fog Horn, our weekly letter. Free.", "The Fog Horn, our weekly letter. Free.", []),
        ("اشترك في رسالة الميناء الصباحية", "اشترك في رسالة الميناء الصباحية", []),
        ("", "", []),
    ],
)
def test_a_line_of_furniture_parts_into_words_and_buttons(sentence, words, buttons):
    assert text_and_buttons(sentence) == (words, buttons)
