"""Pages made to be slow or to make a parser give up: reading stays bounded, and text is not silently lost."""

import time

import pytest

from workbench.errors import RefusedError
from workbench.importing.draft import Draft
from workbench.importing.page.html import read_html
from workbench.importing.page.markup import without_subset
from workbench.model import Zone

SECONDS_MAX = 25
PROSE = "The harbour master said on Thursday that two foreign freighters had been told to wait in the outer roads. "


def read_in_time(page: str) -> Draft | None:
    started = time.process_time()
    try:
        return read_html(page)
    except RefusedError:
        return None
    finally:
        assert time.process_time() - started < SECONDS_MAX


def everything(draft: Draft | None) -> str:
    assert draft is not None
    comments = (paragraph for comment in draft.comments for paragraph in comment.paragraphs)
    return "\n".join([*(block.text for block in draft.blocks), *comments])


def article(inside: str) -> str:
    return (
        f"<html><body><article><h1>Ships wait</h1><p>{PROSE * 3}</p>{inside}<p>LAST {PROSE}</p></article></body></html>"
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<div>" * 50_000 + "<p>DEEP words</p>" + "</div>" * 50_000,
        "<span>" * 50_000 + "DEEP words",
        "<table><tr><td>" * 300 + "DEEP words" + "</td></tr></table>" * 300,
        "<blockquote><ul><li>" * 5_000 + "DEEP words",
    ],
    ids=["div", "span", "table", "unclosed lists"],
)
def test_text_survives_any_nesting(inside):
    text = everything(read_in_time(article(inside)))
    assert "DEEP words" in text
    assert "LAST The harbour" in text


@pytest.mark.parametrize(
    "inside",
    [
        "<b>x</b>" * 100_000,
        "<i></i>" * 100_000,
        "<p>" * 200_000,
        "<br>" * 200_000,
        "<li>word" * 50_000,
        "<noscript><img src=a></noscript>" * 20_000,
        "<div hidden>x</div><math><mi>x</mi></math>" * 5_000,
    ],
    ids=["bold", "empty", "paragraphs", "breaks", "list items", "unscripted", "hidden"],
)
def test_many_siblings_are_read_in_time(inside):
    assert "harbour master" in everything(read_in_time(article(inside)))


def test_links_by_the_hundred_thousand_are_read_in_time():
    links = "".join(f'<a href="/{n}">harbour {n}</a> ' for n in range(200_000))
    assert "harbour 199999" in everything(read_in_time(article(f"<div>{links}</div>")))


def test_an_attribute_of_10_mb_loses_nothing_behind_it():
    page = article(f'<img alt="" src="data:image/png;base64,{"A" * 10_500_000}"><p title="{"t" * 10_500_000}">kept</p>')
    assert "LAST The harbour" in everything(read_in_time(page))


def test_a_page_of_7_mb_is_read_in_time():
    assert "LAST The harbour" in everything(read_in_time(article(f"<p>{PROSE * 3}</p>" * 20_000)))


@pytest.mark.parametrize(
    "page",
    [
        "",
        "no markup at all, only a line of words",
        "<script>var a = 1;</script>",
        "<html><frameset cols='50%,50%'><frame src='a.html'><frame src='b.html'></frameset></html>",
        "<html><body><p><b><i><table><tr><td><div><ul><li>",
        "<<<<<<>>>>>>" * 1000,
        "</div>" * 100_000,
        "<!--" + "x" * 100_000,
    ],
    ids=["empty", "no html", "script", "frameset", "unclosed", "brackets", "closing", "comment"],
)
def test_what_is_hardly_a_page_ends_in_a_draft_or_a_refusal(page):
    read_in_time(page)


ENTITIES = '<!ENTITY lol "lol"> <!ENTITY more "<b>&lol;&lol;</b>">'


@pytest.mark.parametrize(
    "top",
    [
        f"<!DOCTYPE html [{ENTITIES}]>",
        f'<!doctype html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd" [\n{ENTITIES}\n] >\n',
        "<!DOCTYPE html [" + ENTITIES * 10_000 + "]>",
    ],
    ids=["short", "public", "long"],
)
def test_declarations_on_top_of_a_page_are_no_text(top):
    draft = read_in_time(top + article("<p>&lol; MIDDLE words</p>"))
    text = everything(draft)
    assert "MIDDLE words" in text
    assert "LAST" in text
    assert "]" not in text
    assert "ENTITY" not in text


@pytest.mark.parametrize("top", ["<!DOCTYPE html [", "<!DOCTYPE html ['", "<!DOCTYPE html>", "<!DOCTYPE [<!DOCTYPE ["])
def test_a_page_behind_unfinished_declarations_is_kept(top):
    page = top + article("<p>Row [4]> of the list has MIDDLE words</p>")
    assert without_subset(page) == page


@pytest.mark.parametrize("piece", ["<!DOCTYPE [", "]  ", "<!--", "'\"", "[" + " " * 100])
def test_unfinished_declarations_are_read_in_time(piece):
    started = time.process_time()
    without_subset("<!DOCTYPE html [" + piece * 200_000)
    without_subset("<!DOCTYPE html [" + piece * 200_000 + "]>")
    assert time.process_time() - started < SECONDS_MAX


@pytest.mark.parametrize(
    "reference", ["&#27;", "&#x1B;", "&#11", "&#0007;", "&#xFFFE;", "&#xD83D;", "&#99999999;", "&#0;"]
)
@pytest.mark.parametrize("place", ["title", "text", "attribute"])
def test_a_number_of_no_character_costs_no_text(reference, place):
    """One such reference anywhere had extraction give up the whole page."""
    page = article(f'<p title="a{reference}">before{reference if place == "text" else ""}after {PROSE}</p>')
    if place == "title":
        page = page.replace("Ships wait", f"Ships{reference} wait")
    draft = read_in_time(page)
    assert draft is not None
    body = [block.text for block in draft.blocks if block.zone is Zone.BODY]
    assert any(text.startswith("beforeafter") for text in body)


def test_numbers_of_characters_stay():
    text = everything(read_in_time(article(f"<p>&#1576;&#x628;&#169;&#0065;&#9;b&#38;#27; {PROSE}</p>")))
    assert "بب©A" in text
    assert "&#27;" in text
