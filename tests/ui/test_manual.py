"""The manual is whole: every page renders, every link leads somewhere, and nothing leads out."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl

import resources
from index.query import parse
from ui.dialogs.manual import ManualWindow
from ui.manual_pages import KEYS_PAGE, PAGES, anchor_of, read_pages, render_page, resolve_link


@pytest.fixture
def manual(qtbot, look):
    window = ManualWindow(look, None)
    qtbot.addWidget(window)
    window.set_page(KEYS_PAGE, "# Keys\n\n| key | does |\n| --- | --- |\n| F3 | next hit |\n")
    window.show()
    return window


def test_every_link_leads_to_a_page_and_a_heading():
    pages = read_pages()
    for page in PAGES:
        for address in re.findall(r"\]\(([^)]+)\)", resources.read_text(f"manual/{page}.md")):
            target, anchor = resolve_link(address, page)
            assert target in {*pages, KEYS_PAGE}
            assert not anchor or anchor in pages[target].anchors


def test_the_whole_language_of_search_is_in_it():
    text = resources.read_text("manual/searching.md")
    for term in ("title:", "body:", "comment:", "source:", "author:", "url:", "lang:", "format:", "date:", "actor:",
                 "is:undated", "is:starred", "is:read", "is:unread", "is:stub", "in:all", "OR", "NOT"):  # fmt: skip
        assert term in text


def test_every_search_in_it_can_be_searched():
    text = resources.read_text("manual/searching.md")
    examples = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE) + re.findall(r"joined: `([^`]+)`", text)
    assert len(examples) > 30
    for example in examples:
        assert parse(example).text == example


@pytest.mark.parametrize("address", ["https://example.org", "file:///etc/passwd", "../library.md", "//host/x", ""])
def test_nothing_leads_out(address):
    assert resolve_link(address, "index") is None


def test_markup_and_pictures_in_a_page_are_text():
    page = render_page("# A <img src=x>\n\n![a](file:///etc/passwd)\n\n<script>x</script>")
    assert "<img" not in page.body
    assert "<script" not in page.body


def test_links_back_and_anchors(manual):
    manual.show_page("searching", anchor_of("By date"))
    assert manual._paper.verticalScrollBar().value() > 0
    manual._on_link(QUrl("dates.md"))
    assert manual.page == "dates"
    manual.go_back()
    assert manual.page == "searching"
    manual._on_link(QUrl("https://example.org/"))
    assert manual.page == "searching"
    manual.show_page("no such page")
    assert manual.page == "index"


def test_it_opens_no_file(manual, tmp_path):
    (tmp_path / "a.html").write_text("secret")
    assert bytes(manual._paper.loadResource(2, QUrl.fromLocalFile(str(tmp_path / "a.html"))).data()) == b" "


def test_find_goes_through_all_pages_and_says_when_there_is_nothing(qtbot, manual):
    qtbot.keyClicks(manual._find, "metonym")
    assert manual.page == "actors"
    assert manual._paper.textCursor().selectedText().lower() == "metonym"
    qtbot.keyClicks(manual._find, "zzz")
    assert manual._found.text() == "Not in the manual"


def test_contents_are_walked_by_keyboard(qtbot, manual):
    manual._list.setFocus()
    qtbot.keyClick(manual._list, Qt.Key.Key_Down)
    assert manual.page == "importing"
    manual.show_page("keys")
    assert manual._list.currentIndex().row() == len(PAGES)
