"""Marks as files: to be read, as a table, as data, and as Web Annotations that hold to the standard."""

import csv
import io
import json

import jsonschema
import pytest

from tests.unit.library.making import add, make_document
from tests.unit.marks.web_annotations import faults
from tools.schemas import schema_of
from workbench.citing.address import address_of
from workbench.library import decisions
from workbench.library.articles import get_document, store_extraction
from workbench.library.marks import Colour, MarkKind, all_marks
from workbench.library.store import Library
from workbench.marks.exchange.formats import FORMATS, export_marks
from workbench.marks.service import make_mark
from workbench.model import UNKNOWN_DATE

BY_NAME = {format_.name: format_ for format_ in FORMATS}
HOSTILE = "=HYPERLINK(1) <script>alert(1)</script> [x](javascript:y) # no *heading*"


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("Undated", f"{HOSTILE}\nNobody fired.", published=UNKNOWN_DATE))
        add(library, b"2", make_document("Ships", url="https://ledger.example/a?x=1", domain="ledger.example"))
        yield library


def mark(library, article, words, kind=MarkKind.HIGHLIGHT, **said):
    start = get_document(library, article)[0].text.index(words)
    return make_mark(library, article, (start, start + len(words)), kind, **said)[1]


def exported(library, name):
    return export_marks(library, all_marks(library.connection), BY_NAME[name]).decode()


@pytest.fixture
def full(library):
    """A library with marks of every kind."""
    decisions.set_source_grade(library, "ledger.example", "B")
    decisions.set_article_grade(library, 2, "2")
    mark(library, 1, HOSTILE, note="+1 = *mine*\n\nand more", tags=("to check", "=tag"))
    mark(library, 2, "Nobody fired.", MarkKind.CLAIM, grade="3", note="Who says so?")
    mark(library, 2, "The ships turned.", colour=Colour.PINK)
    mark(library, 2, "A second", MarkKind.DISPUTE)
    mark(library, 2, "second", MarkKind.FORECAST)
    make_mark(library, 2, None, MarkKind.NOTE, note="On all of it.")
    return library


def test_markdown_is_to_be_read(full):
    text = exported(full, "md")
    assert text.index("## Ships") < text.index("## Undated")
    assert "The Harbor Ledger · 1962-10-25 · grade B2 · <https://ledger.example/a?x=1>" in text
    assert "note · on the whole article\n\nOn all of it." in text
    evidence = next(m.evidence for m in all_marks(full.connection, [2]) if m.kind is MarkKind.CLAIM)
    assert f"> Nobody fired.\n\nclaim · grade 3 · `{address_of(evidence)}`\n\nWho says so?" in text
    assert "pink highlight" in text
    assert "The Harbor Ledger · undated" in text
    # Words of a page are no markup, the user's own are.
    assert " <script" not in text
    assert "\\<script\\>" in text
    assert "+1 = *mine*\n\nand more" in text


def test_a_table_has_no_formulas(full):
    rows = list(csv.DictReader(io.StringIO(exported(full, "csv").removeprefix("\ufeff"))))
    assert len(rows) == 6
    hostile = next(row for row in rows if row["article"] == "1")
    assert hostile["quote"].startswith("'=HYPERLINK")
    assert hostile["note"] == "'+1 = *mine* and more"
    assert hostile["tags"] == "to check;' =tag"
    assert {row["kind"] for row in rows} == {kind.value for kind in MarkKind}
    assert {row["orphan"] for row in rows} == {"0"}


def test_data_is_as_its_schema_says(full):
    whole = json.loads(exported(full, "json"))
    jsonschema.validate(whole, json.loads(schema_of("marks-export")))
    assert [article["title"] for article in whole["articles"]] == ["Ships", "Undated"]
    assert [article["grade"] + article["source_grade"] for article in whole["articles"]] == ["2B", ""]


def test_web_annotations_hold_to_the_standard(full):
    whole = json.loads(exported(full, "w3c"))
    assert faults(whole) == []
    items = {item["target"].get("selector", [{}])[0].get("exact", "all"): item for item in whole["first"]["items"]}
    assert items["Nobody fired."]["motivation"] == "classifying"
    assert items["all"]["motivation"] == "commenting"
    assert items["The ships turned."]["target"]["styleClass"] == "pink"
    assert items["Nobody fired."]["target"]["source"] == "https://ledger.example/a?x=1"
    assert items[HOSTILE]["target"]["source"].startswith("urn:sha256:")


@pytest.mark.parametrize("name", BY_NAME)
def test_without_marks_a_file_is_sound_all_the_same(library, name):
    data = exported(library, name)
    if name == "w3c":
        assert faults(json.loads(data)) == []
    elif name == "json":
        assert json.loads(data)["articles"] == []


@pytest.mark.parametrize("name", ["md", "csv", "json"])
def test_orphans_are_told(full, name):
    with full.write() as connection:
        store_extraction(connection, 2, make_document("Ships", "Quite another text."))
    text = exported(full, name)
    assert {"md": "not in the text any more", "csv": ",1,dateline:", "json": '"is_orphan": true'}[name] in text


@pytest.mark.parametrize("broken", ["id", "type", "motivation", "selector", "created", "source", "total"])
def test_the_check_of_the_standard_sees_faults(full, broken):
    whole = json.loads(exported(full, "w3c"))
    item = next(item for item in whole["first"]["items"] if "selector" in item["target"])
    match broken:
        case "id":
            item["id"] = "not an IRI"
        case "type":
            del item["type"]
        case "motivation":
            item["motivation"] = "wondering"
        case "selector":
            del item["target"]["selector"][0]["exact"]
        case "created":
            item["created"] = "yesterday"
        case "source":
            del item["target"]["source"]
        case "total":
            whole["total"] = -1
    assert len(faults(whole)) == 1
