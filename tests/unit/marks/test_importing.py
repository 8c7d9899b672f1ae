"""Annotations of other programs become marks: matched, placed, never twice, never lost, and in one step."""

import json
import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.library.making import add, make_document
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import get_document, store_extraction
from workbench.library.marks import Colour, MarkKind, all_marks, marks_of
from workbench.library.store import Library
from workbench.marks.bringing import bring_marks
from workbench.marks.exchange import apart, taking
from workbench.marks.exchange.formats import export_marks
from workbench.marks.exchange.from_zotero import colour_of
from workbench.marks.exchange.json_ import JSON
from workbench.marks.exchange.reading import ANNOTATIONS_MAX, read_annotations
from workbench.marks.exchange.taking import import_marks
from workbench.marks.exchange.w3c import W3C
from workbench.marks.service import make_mark, orphans, remove_marks

URL = "https://ledger.example/1962/ships.html"
BODY = "The ships turned on Wednesday. Nobody fired. Nobody knew why the ships had turned at that hour."


@pytest.fixture(autouse=True)
def read_here(monkeypatch):
    """Read files in this process, but for the tests of the worker: starting one takes half a second."""
    monkeypatch.setattr(taking, "read_apart", read_annotations)


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("Ships turn", BODY, url=URL))
        add(library, b"2", make_document("No address", "Something else stood here for once."))
        yield library


def take(library, value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return import_marks(JobContext(), library, data)


def quoted(quote, prefix="", suffix=""):
    return [{"type": "TextQuoteSelector", "exact": quote, "prefix": prefix, "suffix": suffix}]


def hypothesis_row(quote=None, **said):
    target = {"source": URL, **({"selector": quoted(quote)} if quote else {})}
    return {"id": "Zx1", "uri": f"{URL}?utm_source=x#part", "target": [target], "text": "", "tags": [], **said}


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), format_=st.sampled_from([JSON, W3C]))
def test_what_is_written_comes_back_as_it_was(library, data, format_):
    remove = [(mark.article, mark.key) for mark in all_marks(library.connection)]
    if remove:
        remove_marks(library, remove)
    for article in (1, 2):
        text = get_document(library, article)[0].text
        for _ in range(data.draw(st.integers(0, 3))):
            start = data.draw(st.integers(0, len(text) - 2))
            end = data.draw(st.integers(start + 1, len(text)))
            kind = data.draw(st.sampled_from(MarkKind))
            colour = data.draw(st.sampled_from(Colour)) if kind is MarkKind.HIGHLIGHT else None
            note = data.draw(words) + "x"
            grade, tags = (
                data.draw(st.sampled_from(["", "1", "6"])),
                data.draw(st.sampled_from([(), ("to check", "Ü")])),
            )
            if text[start:end].strip():
                make_mark(library, article, (start, end), kind, colour=colour, note=note, grade=grade, tags=tags)
        make_mark(library, article, None, MarkKind.NOTE, note=data.draw(words) + "\n\n- x\n")
    before = set(all_marks(library.connection))
    file = export_marks(library, before, format_)
    assert take(library, file).known == len(before)
    remove_marks(library, [(mark.article, mark.key) for mark in before])
    taken = take(library, file)
    assert set(all_marks(library.connection)) == before
    assert (taken.placed, taken.orphans, taken.known, taken.unmatched, taken.unusable) == (len(before), 0, 0, {}, {})
    assert take(library, file).decision is None
    decisions.undo(library)
    assert all_marks(library.connection) == ()


@pytest.mark.parametrize("format_", [JSON, W3C], ids=lambda format_: format_.name)
def test_a_colleagues_library_finds_the_words_in_its_own_reading(library, tmp_path, format_):
    text = get_document(library, 1)[0].text
    start = text.index("Nobody fired.")
    mark = make_mark(library, 1, (start, start + 13), MarkKind.CLAIM, note="Who says so?")[1]
    with library.write() as connection:
        store_extraction(connection, 2, make_document("No address", "Another text."))
    make_mark(library, 2, (3, 9), MarkKind.HIGHLIGHT, version=1)
    file = export_marks(library, all_marks(library.connection), format_)
    with Library.open_or_create(tmp_path / "other") as other:
        add(other, b"0", make_document("First", "Not this one."))
        add(other, b"1", make_document("Ships turn", f"A line that is new.\n{BODY}", url=URL))
        taken = take(other, file)
        assert (taken.placed, taken.orphans) == (1, 0)
        (here,) = all_marks(other.connection)
        assert (here.article, here.key, here.kind, here.note) == (2, mark.key, MarkKind.CLAIM, "Who says so?")
        assert here.evidence.quote == "Nobody fired."
        assert get_document(other, 2)[0].text[here.evidence.start : here.evidence.end] == "Nobody fired."
        assert sum(taken.unmatched.values()) == 1


def test_hypothesis_as_its_api_and_its_client_have_it(library):
    rows = [
        hypothesis_row(
            "Nobody fired.",
            id="a",
            text="Check **this**",
            tags=["#crew", "to check"],
            created="2024-05-01T12:00:00.123+02:00",
        ),
        hypothesis_row("the ships had turned", id="b"),
        hypothesis_row(id="c", text="On all of it", updated="2024-05-02T00:00:00+00:00"),
        hypothesis_row(id="d", text="I doubt it", references=["a"]),
        hypothesis_row("Words that are not there at all", id="e"),
        {**hypothesis_row("x", id="f"), "uri": "https://nowhere.example/", "target": []},
    ]
    taken = take(library, {"total": len(rows), "rows": rows})
    assert (taken.placed, taken.orphans, taken.known) == (4, 1, 0)
    assert taken.unmatched == {}
    marks = {mark.note or mark.quote: mark for mark in marks_of(library.connection, 1)}
    first = marks["Check **this**"]
    assert (first.kind, first.quote, first.tags) == (MarkKind.NOTE, "Nobody fired.", ("crew", "to check"))
    assert (first.made_at, first.changed_at) == ("2024-05-01T10:00:00Z",) * 2
    assert (marks["the ships had turned"].kind, marks["the ships had turned"].colour) == (
        MarkKind.HIGHLIGHT,
        Colour.GREEN,
    )
    assert marks["On all of it"].evidence is None
    assert marks["I doubt it"].quote == "Nobody fired."
    orphan = marks["Words that are not there at all"]
    assert orphans(library, marks.values()) == {(1, orphan.key)}
    # The same, as the client exports it.
    again = take(library, {"export_date": "x", "client_version": "1", "annotations": rows})
    assert (again.known, again.decision) == (5, None)
    decisions.undo(library)
    assert marks_of(library.connection, 1) == ()


def test_the_table_of_hypothesis(library):
    table = (
        "Created at,Author,Page,URL,Group,Type,Quote,Comment,Tags\r\n"
        f'2024-05-01,me,Ships,{URL},Public,Annotation,"Nobody fired.","Really, ""nobody""?","crew,to check"\r\n'
        f"2024-05-01,me,Ships,{URL},Public,Highlight,the ships had turned,,\r\n\r\n"
        f"2024-05-01,me,Ships,{URL},Public,Page Note,,On all of it,\r\n"
    )
    taken = take(library, table.encode("utf-8-sig"))
    assert (taken.placed, taken.orphans) == (3, 0)
    marks = {mark.quote: mark for mark in marks_of(library.connection, 1)}
    assert (marks["Nobody fired."].note, marks["Nobody fired."].tags) == ('Really, "nobody"?', ("crew", "to check"))
    assert marks[""].note == "On all of it"
    assert take(library, table.encode()).known == 3


def zotero(**said):
    return {
        "annotationType": "highlight",
        "annotationText": "",
        "annotationComment": "",
        "annotationColor": "#ffd400",
        **said,
    }


def test_zotero_as_its_api_and_as_exports_have_it(library):
    nested = {
        "items": [
            {
                "itemType": "newspaperArticle",
                "title": "SHIPS TURN",
                "date": "1962-10-25",
                "notes": [{"key": "N1", "note": "<p>First &amp; <b>bold</b></p><p>Second</p>"}],
                "attachments": [
                    {
                        "title": "Snapshot",
                        "annotations": [
                            zotero(key="A1", annotationText="Nobody fired."),
                            zotero(
                                key="A2",
                                annotationText="the ships had turned",
                                annotationComment="Why?",
                                tags=[{"tag": "crew"}],
                            ),
                            zotero(key="A3", annotationType="note", annotationComment="A slip of paper"),
                            zotero(key="A4", annotationType="ink"),
                            "rubbish",
                        ],
                    }
                ],
            }
        ]
    }
    taken = take(library, nested)
    assert (taken.placed, taken.orphans, taken.unmatched) == (4, 0, {})
    assert taken.unusable == {"has neither words nor a note": 2}
    marks = {mark.note or mark.quote: mark for mark in marks_of(library.connection, 1)}
    assert marks["Nobody fired."].colour is Colour.AMBER
    assert (marks["Why?"].kind, marks["Why?"].tags) == (MarkKind.NOTE, ("crew",))
    assert {"First & bold\nSecond", "A slip of paper"} <= marks.keys()
    flat = [
        {"key": "P", "data": {"itemType": "webpage", "title": "Ships turn", "url": URL, "key": "P"}},
        {"key": "F", "data": {"itemType": "attachment", "parentItem": "P", "key": "F", "url": "https://cdn.example/x"}},
        {
            "key": "A1",
            "data": {"itemType": "annotation", "parentItem": "F", **zotero(annotationText="Nobody fired.", key="A1")},
        },
        {
            "key": "A9",
            "data": {"itemType": "annotation", "parentItem": "F", **zotero(annotationText="Nobody knew", key="A9")},
        },
        {"key": "N9", "data": {"itemType": "note", "parentItem": "P", "note": "<div>Mine</div>", "key": "N9"}},
    ]
    taken = take(library, flat)
    assert (taken.placed, taken.known, taken.unmatched) == (2, 1, {})


@pytest.mark.parametrize(
    ("written", "colour"),
    [("#ffd400", "amber"), ("#ff6666", "pink"), ("5fb236", "green"), ("#2ea8e5", "blue"), ("#a28ae5", "purple"),
     ("#aaaaaa", None), ("red", None), (7, None)],
)  # fmt: skip
def test_colours_become_the_nearest_of_ours(written, colour):
    assert colour_of(written) == (colour and Colour(colour))


def test_an_article_is_told_by_doi_or_by_title_and_day(library):
    add(library, b"3", make_document("A study", "It was found that nobody fired.", url="https://doi.org/10.1234/AB.c"))
    item = {"itemType": "journalArticle", "DOI": "10.1234/ab.C", "notes": [{"key": "a", "note": "by doi"}]}
    dated = {"itemType": "webpage", "title": "no ADDRESS", "date": "1962", "notes": [{"key": "b", "note": "by title"}]}
    assert take(library, {"items": [item, dated]}).placed == 2
    assert [mark.note for mark in marks_of(library.connection, 3)] == ["by doi"]
    assert [mark.note for mark in marks_of(library.connection, 2)] == ["by title"]
    for unlike in ({"date": "1963"}, {"date": ""}, {"title": "Another"}):
        taken = take(library, {"items": [{**dated, **unlike, "notes": [{"key": str(unlike), "note": "x"}]}]})
        assert sum(taken.unmatched.values()) == 1


def test_of_several_revisions_the_newest_that_has_the_words_gets_the_mark(library):
    add(library, b"4", make_document("Ships turn", "The ships went on. Nobody knew why they did so.", url=URL))
    take(
        library,
        {
            "rows": [
                hypothesis_row("Nobody fired.", id="a"),
                hypothesis_row("Nobody knew why they", id="b"),
                hypothesis_row("never said", id="c"),
            ]
        },
    )
    assert [mark.quote for mark in marks_of(library.connection, 1)] == ["Nobody fired."]
    assert sorted(mark.quote for mark in marks_of(library.connection, 3)) == ["Nobody knew why they", "never said"]


def test_annotations_of_other_programs_that_keep_to_the_standard(library):
    annotations = [
        {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://a.example/1", "type": "Annotation", "bodyValue": "Short",
         "target": URL},
        {"id": "http://a.example/2", "type": ["Annotation"], "motivation": ["highlighting"],
         "target": {"source": {"id": URL}, "selector": {"type": "RangeSelector", "refinedBy": quoted("Nobody fired.")}}},
        {"id": "http://a.example/3", "type": "Annotation", "motivation": "questioning",
         "body": {"type": "Choice", "items": [{"value": "<p>Rich</p>", "format": "text/html"}, {"value": "other"}]},
         "target": [{"source": URL, "selector": quoted("Nobody knew why")}, "http://b.example/"]},
    ]  # fmt: skip
    for whole in (annotations, {"type": "AnnotationPage", "items": annotations}, {"@graph": annotations}):
        read = read_annotations(json.dumps(whole).encode())
        assert [one.note for one in read.found] == ["Short", "", "Rich"]
    taken = take(library, annotations)
    assert (taken.placed, taken.orphans) == (3, 0)
    assert {mark.quote for mark in marks_of(library.connection, 1)} == {"", "Nobody fired.", "Nobody knew why"}


def deep(levels):
    return b"[" * levels + b"]" * levels


HOSTILE = {
    "nothing": (b"", "empty"),
    "blanks": (b" \n\t", "empty"),
    "no text": (b"\xff\xfe\x00{", "UTF-8"),
    "another thing": (b"%PDF-1.7", "none that marks can be taken from"),
    "a page": (b"<html><body>x", "none that marks can be taken from"),
    "a number": (b"7", "none that marks can be taken from"),
    "an empty object": (b"{}", "none that marks can be taken from"),
    "an empty list": (b"[]", "none that marks can be taken from"),
    "some list": (b'[1, "x", null, [], {}]', "none that marks can be taken from"),
    "cut off": (b'{"rows": [{"uri": "x", "target": [', "JSON"),
    "half a character": (b'{"rows": [{"uri": "\\ud800", "target": []}]}', "JSON|nothing"),
    "very deep": (deep(100_000), "deeply"),
    "deep within": (b'{"rows": ' + deep(5_000) + b"}", "deeply|none that marks"),
    "too many values": (b"[" + b"0," * 8_000_001 + b"0]", "too many values"),
    "too many": (b'{"rows": [' + b",".join([b'{"uri":"u","target":[],"text":"%d"}' % n for n in range(ANNOTATIONS_MAX + 1)]) + b"]}", "100,000"),
    "of tomorrow": (b'{"format": "dateline-marks", "version": 2, "articles": []}', "newer version"),
    "of no version": (b'{"format": "dateline-marks", "articles": []}', "newer version"),
    "a damaged table": (b"URL,Quote,Comment\nhttp://a.example/,\"x", "none|nothing"),
    "a table with a null": (b"URL,Quote,Comment\nhttp://a.example/,x\x00y,z\n", "none|nothing"),
    "a cell that is a book": (b"URL,Quote,Comment\nhttp://a.example/,x," + b"y" * 200_000 + b"\n", "line 2"),
    "a first line that is a book": (b"y" * 200_000, "none that marks can be taken from"),
}  # fmt: skip


def refusal(library, data):
    """Return what is said of a file that is refused, "" where it is not."""
    try:
        take(library, data)
    except UsageError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_clear_line_and_changes_nothing(library, name):
    data, expected = HOSTILE[name]
    said = refusal(library, data)
    assert any(part in said if part != "nothing" else not said for part in expected.split("|"))
    assert "\n" not in said
    assert not said or said.endswith("Nothing was changed.")
    assert all_marks(library.connection) == ()


RUBBISH = [
    None,
    7,
    -1,
    1e308,
    True,
    "",
    "x" * 50_000,
    [],
    [[]],
    {},
    {"a": {}},
    [{"type": 7}],
    "\x00\x1b[2J",
    "\u202e",
    ["a", None],
]


@pytest.mark.parametrize("value", RUBBISH, ids=lambda value: str(value)[:12] or "empty")
def test_whatever_stands_where_something_else_should_is_no_crash(library, value):
    """Put rubbish in the place of each part of each format, in turn."""
    own = make_mark(library, 1, (3, 9), MarkKind.CLAIM, note="n", tags=("t",), grade="2")[1]
    files = [json.loads(export_marks(library, [own], format_)) for format_ in (JSON, W3C)]
    remove_marks(library, [(1, own.key)])
    files.append(
        {"rows": [hypothesis_row("Nobody fired.", document={"title": ["x"]}, references=["b"], created="2024-01-01")]}
    )
    note = {"itemType": "note", "note": "x", "key": "k", "tags": [{"tag": "t"}]}
    files.append(
        {
            "items": [
                {"itemType": "webpage", "url": URL, "attachments": [{"annotations": [zotero(annotationText="x")]}]},
                note,
            ]
        }
    )
    for file in files:
        for path in paths(file):
            assert "\n" not in refusal(library, put(file, path, value))
            for mark in all_marks(library.connection):
                assert isinstance(mark.note, str)
                assert mark.evidence is None or mark.evidence.quote
            remove = [(mark.article, mark.key) for mark in all_marks(library.connection)]
            if remove:
                remove_marks(library, remove)
    assert all_marks(library.connection) == ()


def paths(value, path=()):
    """Yield the way to each part of a value."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield from paths(part, (*path, name))


def put(value, path, other):
    """Return a value with one of its parts exchanged."""
    if not path:
        return other
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(value[path[0]], path[1:], other)
    return copy


def test_what_is_too_long_is_cut_or_told(library):
    rows = [
        hypothesis_row("x" * 20_001, id="a"),
        hypothesis_row("Nobody fired.", id="b", text="y" * 150_000, tags=["z" * 200, *map(str, range(500))]),
    ]
    taken = take(library, {"rows": rows})
    assert taken.unusable == {"marks 20,001 characters, more than the 20,000 that a mark can have": 1}
    (mark,) = all_marks(library.connection)
    assert (len(mark.note), mark.note[-3:], len(mark.tags)) == (100_000, "in)", 100)


def test_words_that_were_changed_since_are_placed_and_kept_as_they_were(library):
    changed = "The ships turned on Wednesday at last. Nobody knew why the twelve ships had turned at that very hour."
    add(library, b"5", make_document("Changed", changed, url="https://a.example/changed"))
    row = hypothesis_row(id="q", text="n")
    row["uri"] = row["target"][0]["source"] = "https://a.example/changed"
    row["target"][0]["selector"] = quoted(
        "Nobody knew why the ships had turned at that hour.", "on Wednesday at last. "
    )
    taken = take(library, {"rows": [row]})
    assert (taken.placed, taken.orphans) == (1, 0)
    (mark,) = marks_of(library.connection, 3)
    assert mark.quote == "Nobody knew why the ships had turned at that hour."
    assert orphans(library, [mark]) == frozenset()
    assert replace(mark.evidence, original="").text_version == 0


def test_words_that_are_repeated_thousands_of_times_hold_nothing_up(library):
    add(library, b"3", make_document("Noise", "a " * 40_000, url="https://noise.example/"))
    start = time.process_time()
    take(library, [hypothesis_row("a " * 8_000 + "b", uri="https://noise.example/")])
    assert time.process_time() - start < 3


def test_words_are_found_over_blanks_and_ends_of_lines(library):
    add(library, b"3", make_document("Short", "So it was.\n\nTo  be sure,\tit was.", url="https://short.example/"))
    take(library, [hypothesis_row("was. To be", uri="https://short.example/")])
    (mark,) = marks_of(library.connection, 3)
    assert mark.quote == "was.\n\nTo  be"


def own_data(*told):
    """Return our data with one note each, by key and address."""
    rest = {"kind": "note", "colour": None, "tags": [], "grade": "", "evidence": None}
    articles = [{"content": "", "url": url, "marks": [{"key": key, "note": key + url, **rest}]} for key, url in told]
    return {"format": "dateline-marks", "version": 1, "articles": articles}


def test_one_mark_that_is_told_of_two_addresses_comes_once(library):
    taken = take(library, own_data(("k", URL), ("k", f"{URL}?utm_source=x")))
    assert (taken.placed, taken.known, len(marks_of(library.connection, 1))) == (1, 1, 1)


def test_marks_with_strokes_in_their_keys_are_all_brought_along(library):
    take(library, own_data(("-a", URL), ("-b", URL), ("a-1", URL), ("a-2", URL)))
    assert bring_marks(library, 1, 2).placed == 4
    assert len(marks_of(library.connection, 2)) == 4
    assert bring_marks(library, 1, 2).decision is None
    remove_marks(library, [(1, mark.key) for mark in marks_of(library.connection, 1)])
    assert bring_marks(library, 2, 1).placed == 4
    assert bring_marks(library, 1, 2).decision is None


def test_a_damaged_text_costs_the_place_of_its_own_marks_alone(library):
    other = "https://other.example/"
    add(library, b"3", make_document("Other", "Nobody knows.", url=other))
    with library.write() as connection:
        connection.execute("UPDATE article_text SET text = 'x' WHERE article = 3")
    taken = take(library, [hypothesis_row("Nobody fired."), hypothesis_row("Nobody knows.", id="Zx2", uri=other)])
    assert (taken.placed, taken.orphans) == (1, 1)


def test_a_worker_reads_what_is_foreign(library, monkeypatch):
    monkeypatch.setattr(taking, "read_apart", apart.read_apart)
    taken = take(library, {"rows": [hypothesis_row("Nobody fired.", text="Sure?")]})
    assert (taken.placed, taken.orphans) == (1, 0)
    assert [mark.note for mark in all_marks(library.connection)] == ["Sure?"]
    with pytest.raises(UsageError, match="Nothing was changed"):
        take(library, b"\x00\x01 no annotations")


def test_a_worker_that_ends_or_says_rubbish_costs_the_file_alone(library, monkeypatch):
    monkeypatch.setattr(taking, "read_apart", apart.read_apart)
    monkeypatch.setattr(apart.AnnotationWorker.__init__, "__defaults__", (lambda: ["true"], 5.0))
    with pytest.raises(UsageError, match="could not be read"):
        take(library, {"rows": []})
    assert all_marks(library.connection) == ()
