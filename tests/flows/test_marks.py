"""Marks and grades by the command line: made, listed, changed, taken away, and undone."""

import json

import pytest

TEXT = b"Ships Turn Back\n\nOctober 25, 1962\n\nThe first ships turned back. The other ships did not, the Navy said.\n\nNobody fired in 1962.\n"


@pytest.fixture
def run(tmp_path, dateline_here):
    folder = tmp_path / "L"
    assert dateline_here("--library", folder, "import", "-", input=TEXT).returncode == 0

    def act(*arguments, code=0):
        done = dateline_here("--library", folder, *arguments)
        assert done.returncode == code, done.stderr
        return (done.stdout if code == 0 else done.stderr).decode()

    return act


def marks(run, *arguments):
    return json.loads(run("marks", *arguments, "--json"))


def test_words_are_marked_and_marks_listed(run):
    run("mark", "1", "nobody  FIRED", "--kind", "claim", "--note", "Who says so?", "--tag", "#to check", "--grade", "3")
    (line,) = marks(run)
    assert (line["article"], line["title"], line["kind"], line["quote"]) == (
        1,
        "Ships Turn Back",
        "claim",
        "Nobody fired",
    )
    assert (line["note"], line["tags"], line["grade"], line["colour"]) == ("Who says so?", ["to check"], "3", None)
    run("mark", "1", "--words", "1962", "--nth", "2", "--colour", "blue")
    run("mark", "1", "--note", "On *all* of it.")
    assert {line["kind"] for line in marks(run, "--kind", "highlight", "--kind", "note")} == {"note", "highlight"}
    assert [line["kind"] for line in marks(run, "--tag", "TO CHECK")] == ["claim"]
    assert marks(run, "--query", "zeppelin") == marks(run, "--orphans") == []
    assert len(marks(run, "1", "--query", "ships")) == 3
    said = run("marks")
    assert "note: the whole article — On *all* of it." in said
    assert "blue highlight: “1962”" in said
    assert "claim grade 3: “Nobody fired” — Who says so? #to check" in said


def test_marks_are_changed_taken_away_and_undone(run):
    run("mark", "1", "Nobody fired")
    (made,) = marks(run)
    assert (made["kind"], made["colour"]) == ("highlight", "green")
    run("mark", "1", "--edit", made["key"], "--note", "Sure?", "--tag", "crew", "--colour", "pink")
    run("mark", "1", "--edit", made["key"], "--kind", "dispute", "--grade", "4")
    (changed,) = marks(run)
    assert (changed["kind"], changed["colour"], changed["note"], changed["grade"]) == ("dispute", None, "Sure?", "4")
    run("mark", "1", "--edit", made["key"], "--tag", "", "--grade", "")
    assert (marks(run)[0]["tags"], marks(run)[0]["grade"]) == ([], "")
    run("mark", "1", "--remove", made["key"])
    assert marks(run) == []
    run("undo")
    assert len(marks(run)) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["1", "zeppelins"], "does not have the words"),
        (["1", "ships"], "2 times"),
        (["1", "ships", "--nth", "9"], "no number 9"),
        (["1", " "], "No words"),
        (["1", "2", "ships"], "one article at a time"),
        (["one", "ships"], "no number of an article"),
        (["1"], "Nothing was named"),
        (["1", "--note", " "], "empty"),
        (["1", "Nobody", "--kind", "claim", "--colour", "pink"], "Only highlights"),
        (["1", "Nobody", "--grade", "9"], "1 to 6"),
        (["1", "--kind", "claim", "--note", "x"], "Only a note"),
        (["1", "ships", "--star"], "Leave the words out"),
        (["1", "--edit", "none", "--note", "x"], "no mark none"),
        (["1", "--remove", "none"], "no such mark"),
        (["7", "ships"], "no article 7"),
    ],
)
def test_what_cannot_be_marked_is_said(run, arguments, said):
    assert said in run("mark", *arguments, code=2)
    assert marks(run) == []


def test_articles_and_sources_are_graded(run, tmp_path, dateline_here):
    page = b'<html><head><title>Quiet</title><meta property="og:site_name" content="The Ledger"><link rel=canonical href="https://ledger.example/q"></head><body><article><p>It was a quiet day in the harbor, and nobody of the crew went ashore before noon.</p></article></body></html>'
    (tmp_path / "q.html").write_bytes(page)
    run("import", tmp_path / "q.html")
    assert run("grade", "2", "2") == "2: 2, probably true\n"
    assert run("grade", "--source", "the ledger", "b") == "ledger.example: B, usually reliable\n"
    assert json.loads(run("grade", "--json")) == [
        {"source": "ledger.example", "grade": "B", "means": "usually reliable"}
    ]
    assert run("grade") == "B  ledger.example\n"
    listed = {line["id"]: (line["grade"], line["source_grade"]) for line in json.loads(run("list", "--json"))}
    assert listed == {1: ("", ""), 2: ("2", "B")}
    shown = json.loads(run("show", "2", "--json"))
    assert (shown["grade"], shown["source_grade"]) == ("2", "B")
    assert "Grade: B2" in run("show", "2")
    run("grade", "2", "--none")
    run("grade", "--source", "ledger.example", "--none")
    assert run("grade") == "No source has a grade.\n"
    for arguments, said in (
        (["2"], "takes the number"),
        (["x", "2"], "takes the number"),
        (["2", "7"], "1 to 6"),
        (["--source", "Nobody", "A"], "No article"),
        (["--source", "The Ledger", "Z"], "A to F"),
        (["--source", "The", "Ledger", "A"], "in quotes"),
        (["--none"], "takes the number"),
        (["2", "--none"], "already"),
    ):
        assert said in run("grade", *arguments, code=2), arguments


def test_marks_go_out_and_come_in(run, tmp_path):
    run("mark", "1", "Nobody fired", "--note", "Who says so?")
    for name in ("w3c", "json"):
        file = tmp_path / f"marks.{name}"
        assert run("marks", "--format", name, "--out", file) == ""
        before = marks(run)
        run("mark", "1", "--remove", before[0]["key"])
        said = run("marks", "--import", file)
        assert said == "taken in: 1 with their words, 0 whose words are not in the text; 0 were here already\n"
        assert marks(run) == before
        assert "1 were here already" in run("marks", "--import", file)
        run("undo")
        assert marks(run) == []
        run("undo")
    assert run("marks", "--format", "md").startswith("## Ships Turn Back")


def test_what_cannot_be_taken_in_is_said(run, tmp_path):
    rows = [{"uri": f"https://a.example/{n}", "target": [], "text": "x"} for n in range(25)]
    (tmp_path / "h.json").write_text(json.dumps({"rows": rows}))
    said = run("marks", "--import", tmp_path / "h.json", code=3)
    assert "no article here: 1 of https://a.example/0\n" in said
    assert "and of 5 more" in said
    (tmp_path / "x.json").write_bytes(b"{")
    for arguments, expected in (
        ([tmp_path / "x.json"], "JSON"),
        ([tmp_path / "nowhere"], "Could not read"),
        ([tmp_path / "x.json", "--kind", "note"], "takes in all"),
        ([tmp_path / "x.json", "--bring", "1", "1"], "one after the other"),
    ):
        assert expected in run("marks", "--import", *arguments, code=2)
    assert "--format" in run("marks", "--out", tmp_path / "x", code=2)


def test_marks_are_brought_along_and_a_library_with_orphans_is_sound(run, tmp_path):
    (tmp_path / "b.txt").write_bytes(TEXT.replace(b"The other ships did not", b"The others sailed on"))
    run("import", tmp_path / "b.txt")
    run("mark", "1", "Nobody fired in 1962.", "--note", "Sure?")
    run("mark", "1", "The other ships did not", "--kind", "claim")
    said = run("marks", "--bring", "1", "2")
    assert said.startswith("brought along: ")
    assert len(marks(run, "2")) == 2
    assert "brought along: 0, 0 of them" in run("marks", "--bring", "1", "2")
    run("marks", "--import", tmp_path / "none", code=2)
    rows = [
        {
            "id": "x",
            "uri": "u",
            "text": "n",
            "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "zeppelins"}]}],
        }
    ]
    page = b'<html><head><title>Quiet</title><link rel=canonical href="https://ledger.example/q"></head><body><article><p>It was a quiet day in the harbor, and nobody of the crew went ashore before noon.</p></article></body></html>'
    (tmp_path / "q.html").write_bytes(page)
    run("import", tmp_path / "q.html")
    rows[0]["uri"] = "https://www.ledger.example/q?utm_source=x"
    (tmp_path / "h.json").write_text(json.dumps({"rows": rows}))
    assert "0 with their words, 1 whose words" in run("marks", "--import", tmp_path / "h.json")
    (lost,) = [line for line in marks(run, "--orphans") if line["article"] == 3]
    assert (lost["quote"], lost["note"]) == ("zeppelins", "n")
    run("check")
