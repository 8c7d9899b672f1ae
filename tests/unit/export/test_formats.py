"""Exports: every format holds what was exported, and nothing in it harms whoever opens it."""

import csv
import io
import json
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import UsageError
from workbench.export.base import ExportedArticle, ExportedSnippet, write_export
from workbench.export.csv_ import CSV, CSV_FOR_SPREADSHEETS, harmless_cell
from workbench.export.formats import FORMATS
from workbench.export.json_ import JSON
from workbench.export.ris import RIS

ARTICLE = ExportedArticle(
    id=7,
    title="Ships “turn” back, again",
    source="The Harbor Ledger",
    authors=("H. Colborne", "أحمد"),
    published="1962-10",
    published_state="inferred",
    language="en",
    url="http://harbor.example/7?a=1",
    section=None,
    saved="2020-05-09T10:00:00Z",
    format="html",
    words=120,
    comments=2,
    tags=("Blockade", "Food"),
    is_starred=True,
    is_read=False,
    sha256="ab" * 32,
    path="7.html",
    snippets=(ExportedSnippet("body", "The ships\nturned."),),
)
TEXTS = st.text(max_size=20)
ARTICLES = st.lists(
    st.builds(
        ExportedArticle, id=st.integers(1, 2**40), title=TEXTS, source=TEXTS, authors=st.tuples(TEXTS), published=st.just("1962"),
        published_state=st.just("set"), language=st.none(), url=TEXTS, section=TEXTS, saved=st.none(), format=st.just("text"),
        words=st.just(1), comments=st.just(0), tags=st.just(()), is_starred=st.booleans(), is_read=st.booleans(),
        sha256=st.just("x"), path=TEXTS, snippets=st.just(()),
    ),
    max_size=3,
)  # fmt: skip


def written(format_, *articles):
    stream = io.BytesIO()
    format_.write(articles, stream)
    return stream.getvalue()


def test_a_table_holds_everything():
    (row,) = csv.DictReader(io.StringIO(written(CSV, ARTICLE).decode(), newline=""))
    assert row["title"] == ARTICLE.title
    assert row["authors"] == "H. Colborne; أحمد"
    assert (row["published"], row["published_state"]) == ("1962-10", "inferred")
    assert (row["tags"], row["starred"], row["read"]) == ("Blockade; Food", "1", "0")
    assert row["snippets"] == "The ships turned."
    assert written(CSV_FOR_SPREADSHEETS, ARTICLE) == b"\xef\xbb\xbf" + written(CSV, ARTICLE)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1", "\r\n=1"])
def test_no_cell_is_a_formula(cell):
    assert harmless_cell(cell).startswith("'")
    assert harmless_cell(cell)[1:] == " ".join(cell.split())


def test_no_part_behind_a_semicolon_is_a_formula():
    """Excel parts cells there where a comma is the decimal sign."""
    assert harmless_cell('Ships;=1+1; "=2;and -3') == "Ships;'=1+1;' \"=2;and -3"


@given(ARTICLES)
def test_no_text_breaks_out_of_its_cell(articles):
    rows = list(csv.reader(io.StringIO(written(CSV, *articles).decode(), newline="")))[1:]
    assert [int(row[0]) for row in rows] == [article.id for article in articles]
    assert all(len(row) == 19 and not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@given(ARTICLES)
def test_json_comes_back_as_it_went(articles):
    assert msgspec.json.decode(written(JSON, *articles), type=list[ExportedArticle]) == articles


def test_json_is_an_article_a_line():
    lines = written(JSON, ARTICLE, ARTICLE).decode().splitlines()
    assert len(lines) == 4
    assert json.loads(lines[1].rstrip(","))["title"] == ARTICLE.title


def records_of(data):
    """Read RIS as a reference manager does: two capitals or digits, two spaces, a minus, a space."""
    records = [[]]
    for line in data.decode().split("\r\n"):
        if line:
            assert line[2:6] == "  - "
            records[-1].append((line[:2], line[6:]))
            if line.startswith("ER"):
                records.append([])
    assert records.pop() == []
    return records


def test_a_reference_has_the_tags_of_a_newspaper_article():
    (record,) = records_of(written(RIS, ARTICLE))
    assert record[0] == ("TY", "NEWS")
    assert record[-1] == ("ER", "")
    assert [value for tag, value in record if tag == "AU"] == ["H. Colborne", "أحمد"]
    fields = dict(record)
    assert fields["TI"] == ARTICLE.title
    assert fields["T2"] == "The Harbor Ledger"
    assert (fields["PY"], fields["DA"]) == ("1962", "1962/10//")
    assert fields["Y2"] == "2020/05/09/"
    assert [value for tag, value in record if tag == "KW"] == ["Blockade", "Food"]
    assert fields["N1"] == "The ships turned."


@pytest.mark.parametrize(("date", "shown"), [("1962", "1962///"), ("1962-10-25", "1962/10/25/"), (None, None)])
def test_a_date_goes_as_far_as_it_is_known(date, shown):
    (record,) = records_of(written(RIS, replace(ARTICLE, published=date)))
    assert dict(record).get("DA") == shown
    assert dict(record).get("PY") == (date and "1962")


@given(ARTICLES)
def test_no_text_makes_a_tag_of_its_own(articles):
    assert [dict(record)["ID"] for record in records_of(written(RIS, *articles))] == [str(a.id) for a in articles]


@pytest.mark.parametrize("format_", FORMATS, ids=lambda f: f.name)
def test_nothing_found_is_a_file_too(format_, tmp_path):
    assert write_export(tmp_path / "out", format_, ()) == 0
    assert (tmp_path / "out").read_bytes() == written(format_)


def test_a_file_is_replaced_once_the_new_one_is_whole(tmp_path):
    target = tmp_path / "out.json"
    target.write_text("before")

    def broken():
        yield ARTICLE
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_export(target, JSON, broken())
    assert target.read_text() == "before"
    assert write_export(target, JSON, [ARTICLE]) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["out.json"]
    with pytest.raises(UsageError, match="Could not write"):
        write_export(tmp_path / "no" / "out.json", JSON, [ARTICLE])
