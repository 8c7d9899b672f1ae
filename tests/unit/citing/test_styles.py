"""Citations: what each style says, and that nothing of an article is markup in any of them. Read by pybtex, rispy, markdown-it and lxml."""

from dataclasses import replace

import pytest
import rispy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from pybtex.database import parse_string

from workbench.citing.bibtex import bibtex, key_of
from workbench.citing.cited import Cited, Passage, clean, day_saved
from workbench.citing.ris import ris
from workbench.citing.spans import Form
from workbench.citing.styles import STYLES, cite, style_of
from workbench.importing.lists.bibtex import unpack_bibtex
from workbench.importing.saved_file import SavedFile
from workbench.model import UNKNOWN_DATE, DateClaim, DateState, Evidence

SHIPS = Cited(
    id=7,
    title="Ships “turn” back",
    source="The Harbor Ledger",
    authors=("H. Colborne",),
    published=DateClaim("1962-10-22", DateState.STATED, "time element of the page"),
    language="en",
    url="http://harbor.example/7?a=1&b=_x",
    saved="2020-05-09",
    sha256="ab" * 32,
)
WORDS = Passage("The ships\nturned “back”.", Evidence("ab" * 32, 1, 120, 143, "The ships\nturned “back”.", "", ""))
QUOTED = replace(SHIPS, passages=(WORDS,))
UNDATED = replace(SHIPS, published=UNKNOWN_DATE)
INFERRED = replace(SHIPS, published=DateClaim("1962", DateState.INFERRED, "address of the page"))
ARABIC = Cited(
    8, "سفن تعود", "صحيفة الميناء", ("أحمد علي",), DateClaim("1962-10", DateState.STATED, ""), sha256="cd" * 32
)
# What a page may have in its title, so as to be somebody else's markup.
NASTY = r"""\x{}{{ }% $1 & #_~^ "q" 'q' *b* _i_ `c` [l](http://x.example) <b onclick=1> </pre> ``` ER  -  @article{k, 1. - + = > | ! \end{document}"""
TEXTS = st.text(max_size=40).map(clean)


def said(work, style, form=Form.TEXT):
    return cite([work], style_of(style), form)


@pytest.mark.parametrize(
    ("work", "style", "expected"),
    [
        (SHIPS, "short", "“Ships ‘turn’ back” (The Harbor Ledger, 22 Oct 1962)"),
        (QUOTED, "short", "“The ships turned ‘back’.” (The Harbor Ledger, 22 Oct 1962)"),
        (INFERRED, "short", "“Ships ‘turn’ back” (The Harbor Ledger, [1962])"),
        (UNDATED, "short", "“Ships ‘turn’ back” (The Harbor Ledger, undated)"),
        (replace(QUOTED, source=""), "short", "“The ships turned ‘back’.” (Ships “turn” back, 22 Oct 1962)"),
        (
            SHIPS,
            "chicago",
            "H. Colborne, “Ships ‘turn’ back,” The Harbor Ledger, October 22, 1962, saved May 9, 2020, http://harbor.example/7?a=1&b=_x.",
        ),
        (
            replace(UNDATED, url="", saved="", authors=("A. One", "B. Two")),
            "chicago",
            "A. One and B. Two, “Ships ‘turn’ back,” The Harbor Ledger, n.d.",
        ),
        (
            replace(INFERRED, url="", saved="", authors=("A. One", "B. Two", "C. Three")),
            "chicago",
            "A. One, B. Two, and C. Three, “Ships ‘turn’ back,” The Harbor Ledger, [1962].",
        ),
        (
            replace(SHIPS, url="", saved="", authors=("A. One", "B. Two", "C. Three", "D. Four"), title="Who turned?"),
            "chicago",
            "A. One et al., “Who turned?” The Harbor Ledger, October 22, 1962.",
        ),
        (
            replace(SHIPS, url="", saved="", authors=(), source="", title=""),
            "chicago",
            "“Untitled,” October 22, 1962.",
        ),
        (
            replace(INFERRED, passages=(WORDS,), url=""),
            "provenance",
            (
                "“The ships turned “back”.”\n"
                "Ships “turn” back, The Harbor Ledger, H. Colborne, [1962] (date inferred: address of the page), saved 9 May 2020\n"
                f"dateline:{'ab' * 32}/1/120-143/95144ead6bab9719"
            ),
        ),
        (
            UNDATED,
            "provenance",
            (
                "Ships “turn” back, The Harbor Ledger, H. Colborne, undated, saved 9 May 2020\n"
                f"http://harbor.example/7?a=1&b=_x\nSHA-256 {'ab' * 32}"
            ),
        ),
    ],
)
def test_each_style_says_what_is_known_and_no_more(work, style, expected):
    assert said(work, style) == expected


def test_an_arabic_title_keeps_its_direction():
    assert said(ARABIC, "short") == "“\u2067سفن تعود\u2069” (\u2067صحيفة الميناء\u2069, Oct 1962)"
    assert '“<bdi dir="rtl">سفن تعود</bdi>,” <i><bdi dir="rtl">صحيفة الميناء</bdi></i>' in said(
        ARABIC, "chicago", Form.RICH
    )
    # Programs read records: an invisible character in them would be part of the title.
    assert "\u2067" not in said(ARABIC, "bibtex") + said(ARABIC, "ris")


def test_a_page_cannot_turn_the_text_around_its_title():
    assert clean("Ships\u202e turn\u2066 \x1b[31mback\n\nnow\u200f") == "Ships turn [31mback now"


def test_a_bibtex_entry_is_read_by_others():
    database = parse_string(bibtex(replace(QUOTED, tags=("Food", "A, b"), notes=("first", "second"))), "bibtex")
    ((key, entry),) = database.entries.items()
    assert key == "colborne1962ships-ababab"
    assert entry.type == "article"
    assert [str(person) for person in entry.persons["author"]] == ["Colborne, H."]
    assert entry.fields["title"] == "{Ships “turn” back}"
    assert (entry.fields["year"], entry.fields["month"], entry.fields["date"]) == ("1962", "October", "1962-10-22")
    assert entry.fields["url"] == SHIPS.url
    assert entry.fields["keywords"] == "Food, A b"
    assert entry.fields["annote"] == "“The ships turned “back”.”"


def test_an_inferred_date_is_no_fact_in_bibtex():
    entry = parse_string(bibtex(INFERRED), "bibtex").entries[key_of(INFERRED)]
    assert entry.fields["year"] == "[1962]"
    assert "date" not in entry.fields
    assert entry.fields["note"] == "1962, date inferred: address of the page"


@pytest.mark.parametrize(
    "name", ["Ministry of Defence, Press and Information Office", "Staff, agencies", "Bread and Roses"]
)
def test_a_name_that_would_be_cut_is_one_author(name):
    work = replace(SHIPS, authors=(name, "Jane Doe"))
    entry = parse_string(bibtex(work), "bibtex").entries[key_of(work)]
    assert [str(person).strip("{}") for person in entry.persons["author"]] == [name, "Doe, Jane"]


def test_keys_tell_articles_apart_and_stay():
    other = replace(SHIPS, id=9, sha256="cd" * 32)
    assert key_of(SHIPS) != key_of(other)
    assert key_of(SHIPS) == key_of(replace(QUOTED, id=12))
    assert key_of(ARABIC) == "1962-cdcdcd"
    assert key_of(Cited(3, "", "")) == "article-3"
    assert key_of(replace(SHIPS, authors=(), source="Ĥarbor Ledger")).startswith("harborledger1962ships-")


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS)
@example(NASTY, NASTY, NASTY)
@example("}", "{", "\\")
def test_no_text_breaks_out_of_a_bibtex_entry(title, source, author):
    work = replace(
        QUOTED, title=title, source=source, authors=tuple(filter(None, (author,))), notes=tuple(filter(None, (title,)))
    )
    database = parse_string(bibtex(work), "bibtex")
    ((key, entry),) = database.entries.items()
    assert key == key_of(work)
    assert entry.fields["sha256"] == work.sha256
    assert len(entry.persons.get("author", ())) == bool(author)


def test_we_read_what_we_write():
    work = replace(SHIPS, title="50% of {all} ships & #1_a ~ ^ $5 \\ back", authors=("H. Colborne", "Staff, agencies"))
    (reference,) = unpack_bibtex(SavedFile(bibtex(work).encode(), "a.bib"))
    assert reference.description.title == work.title
    assert reference.description.authors == work.authors
    assert (reference.description.published, reference.description.url) == ("1962-10-22", SHIPS.url)


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS)
@example(NASTY, NASTY, NASTY)
def test_no_text_makes_a_tag_in_ris(title, source, author):
    (record,) = rispy.loads(ris(replace(QUOTED, title=title, source=source, authors=(author,))))
    assert record["id"] == "7"
    assert record["accession_number"] == SHIPS.sha256
    assert record.get("title", "").split() == title.split()


@pytest.mark.parametrize("style", [style.name for style in STYLES])
@settings(deadline=None)
@given(title=TEXTS, source=TEXTS, quote=TEXTS)
@example(title=NASTY, source=NASTY, quote=NASTY)
@example(title="1. a", source="# b", quote="- c")
def test_no_text_is_markup(style, title, source, quote):
    passage = replace(WORDS, quote=quote or "x")
    work = replace(SHIPS, title=title, source=source, passages=(passage,))
    parsed = html.fragment_fromstring(said(work, style, Form.RICH), create_parent="div")
    assert {element.tag for element in parsed.iter()} <= {"div", "p", "pre", "bdi", "i", "a", "br"}
    assert {link.get("href") for link in parsed.iter("a")} <= {SHIPS.url}
    tokens = MarkdownIt("commonmark").parse(said(work, style, Form.MARKDOWN))
    kinds = {token.type for token in tokens}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"} or kinds == {"fence"}
    inner = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inner} <= {
        "text",
        "text_special",
        "em_open",
        "em_close",
        "link_open",
        "link_close",
        "hardbreak",
    }
    assert {child.attrGet("href") for child in inner if child.type == "link_open"} <= {SHIPS.url}


def test_what_is_no_address_of_the_web_is_no_link():
    work = replace(SHIPS, url="javascript:alert(1)")
    assert "<a" not in said(work, "chicago", Form.RICH)
    assert "<javascript" not in said(work, "chicago", Form.MARKDOWN)


def test_several_works_stand_below_each_other():
    assert said(SHIPS, "short") + "\n\n" + said(ARABIC, "short") == cite([SHIPS, ARABIC], style_of("short"))
    assert len(parse_string(cite([SHIPS, ARABIC], style_of("bibtex")), "bibtex").entries) == 2
    assert len(rispy.loads(cite([SHIPS, ARABIC], style_of("ris")))) == 2


def test_a_style_that_nobody_knows_is_the_first():
    assert style_of("mla") is STYLES[0]


@pytest.mark.parametrize(
    ("saved", "day"),
    [
        (None, ""),
        ("2020-05-09T10:00:00Z", "2020-05-09"),
        ("2020-05-09", "2020-05-09"),
        ("2020-W19-6", "2020-05-09"),
        ("1962-13-01", ""),
        ("last week", ""),
    ],
)
def test_a_day_that_is_none_ends_no_citation(saved, day):
    assert day_saved(saved) == day
    for style in STYLES:
        assert cite([replace(SHIPS, saved=day_saved(saved))], style)


def test_somebody_who_is_called_others_is_an_author():
    assert "author = {A. One and {Others}}" in bibtex(replace(SHIPS, authors=("A. One", "Others")))
