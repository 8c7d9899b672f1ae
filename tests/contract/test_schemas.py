"""The JSON of the commands is what docs/schema/ says, and docs/schema/ is what the code says."""

import json

import jsonschema
import pytest

from tools.schemas import FOLDER, OUTPUTS, schema_of

TEXT = b"Ships Turn Back\n\nOctober 25, 1962\n\nThe first ships turned back on Wednesday, the Navy said.\n\nTurkey sent a note to Cuba on October 24, 1962, and nobody answered it for two days. The note may be answered next week.\n"


@pytest.fixture(scope="session")
def dateline(dateline_here):
    """What is answered is looked at here, and not the process."""
    return dateline_here


@pytest.fixture(scope="module")
def library(tmp_path_factory, dateline):
    folder = tmp_path_factory.mktemp("library") / "L"
    for text in (TEXT, b"Fewer Ships\n\nOctober 26, 1962\n\nNobody counted the ships that turned back on that day.\n"):
        assert dateline("--library", folder, "import", "-", input=text).returncode == 0
    for act in (
        ["mark", "1", "turned back on Wednesday"],
        ["mark", "2", "--note", "On all of it."],
        ["grade", "1", "2"],
    ):
        assert dateline("--library", folder, *act).returncode == 0
    return folder


@pytest.mark.parametrize("name", OUTPUTS)
def test_schema_is_made_from_the_code(name):
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == schema_of(name), "run python -m tools.schemas"


def test_no_schema_is_left_over():
    assert {file.stem for file in FOLDER.iterdir()} == set(OUTPUTS)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("imports", ["imports", "--json"]),
        ("imports-line", ["imports", "1", "--json"]),
        ("wanted", ["wanted", "--json"]),
        ("list", ["list", "--json"]),
        ("search", ["search", "--json", "--facets", "ships OR navy"]),
        ("search", ["search", "--json", "zeppelin balloon"]),
        ("show", ["show", "--json", "1"]),
        ("set-date", ["set-date", "1", "1962-10", "--dry-run", "--json"]),
        ("set-dates", ["set-dates", "1", "2", "--date", "1962-10", "--dry-run", "--json"]),
        ("set-date", ["read-as", "1", "history", "--dry-run", "--json"]),
        ("check", ["check", "--json"]),
        ("zone-rules", ["zone-rules", "--json"]),
        ("actors", ["actors", "--json"]),
        ("actors", ["actors", "1", "--json"]),
        ("actor-questions", ["actor", "questions", "--json"]),
        ("between", ["between", "Soviet Union", "United States", "--json"]),
        ("profile", ["profile", "Turkey", "--mentions", "5", "--json"]),
        ("silence", ["silence", "--json"]),
        ("network", ["network", "--json"]),
        ("network", ["network", "ships OR navy", "--actor", "Turkey", "--format", "json"]),
        ("timeline", ["timeline", "--json"]),
        ("timeline", ["timeline", "ships", "--json"]),
        ("annotate-line", ["annotate", "--rules", "--json"]),
        ("events", ["events", "--json"]),
        ("events-several", ["events", "--several", "--json"]),
        ("forecasts", ["forecasts", "--json"]),
        ("disputes", ["disputes", "--json"]),
        ("tags", ["tags", "--json"]),
        ("decisions", ["decisions", "--json"]),
        ("marks", ["marks", "--json"]),
        ("marks-export", ["marks", "--format", "json"]),
        ("marks-bring", ["marks", "--bring", "1", "2", "--json"]),
        ("grades", ["grade", "--json"]),
        ("searches", ["searches", "--save", "Ships", "ships OR navy", "--alert", "--json"]),
        ("searches", ["alerts", "--json"]),
        ("export", ["export", "ships OR navy", "--format", "json", "--snippets"]),
        ("cite", ["cite", "1", "2", "--style", "chicago", "--json"]),
        ("cite", ["cite", "1", "--quote", "the Navy said", "--json"]),
        ("similar", ["similar", "1", "--json"]),
        ("copies", ["copies", "--one", "1", "2", "--json"]),
        ("compare", ["compare", "1", "2", "--json"]),
        ("compare-facts", ["compare", "1", "2", "--facts", "--json"]),
    ],
)
def test_output_is_as_the_schema_says(library, dateline, name, arguments):
    done = dateline("--library", library, *arguments)
    assert done.returncode == 0, done.stderr
    jsonschema.validate(json.loads(done.stdout), json.loads(schema_of(name)))


def test_verified_addresses_are_as_the_schema_says(library, dateline):
    cited = dateline("--library", library, "cite", "1", "--quote", "the Navy said", "--json")
    (citation,) = json.loads(cited.stdout)
    done = dateline("--library", library, "verify", citation["address"], "dateline:nowhere", "--json")
    assert done.returncode == 1
    jsonschema.validate(json.loads(done.stdout), json.loads(schema_of("verify")))


def test_what_is_taken_in_is_as_the_schema_says(library, dateline, tmp_path):
    file = dateline("--library", library, "marks", "--format", "w3c").stdout
    for data in (file, file.replace(b"urn:sha256:", b"urn:sha256:0").replace(b"mark:", b"mark:0")):
        (tmp_path / "marks.jsonld").write_bytes(data)
        done = dateline("--library", library, "marks", "--import", tmp_path / "marks.jsonld", "--json")
        jsonschema.validate(json.loads(done.stdout), json.loads(schema_of("marks-import")))


def test_annotations_of_a_file_are_as_the_schema_says(tmp_path, dateline):
    (tmp_path / "a.txt").write_bytes(TEXT)
    done = dateline("annotate", tmp_path / "a.txt", "--date", "1962-10-26")
    assert done.returncode == 0, done.stderr
    jsonschema.validate(json.loads(done.stdout), json.loads(schema_of("annotate")))


def test_a_batch_is_as_the_schema_says(library, dateline):
    done = dateline("--library", library, "batch", "-", "--json", input=b"ships\ndate:never\nzeppelin\n")
    assert done.returncode == 1
    jsonschema.validate(json.loads(done.stdout), json.loads(schema_of("batch")))


@pytest.mark.parametrize("name", ["import-line", "extract-line"])
def test_lines_are_as_the_schema_says(tmp_path, dateline, name):
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt").write_bytes(b"")
    command = ["--library", tmp_path / "L", "import"] if name == "import-line" else ["extract"]
    lines = dateline(*command, "--json", tmp_path).stdout.splitlines()
    assert len(lines) >= 2
    for line in lines:
        jsonschema.validate(json.loads(line), json.loads(schema_of(name)))
