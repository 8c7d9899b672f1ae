"""Times and actors of files that are in no library: one of them, a page, and a folder."""

import json
from itertools import pairwise

import jsonschema
import pytest

import resources
from tests.unit.library.making import add
from tools.schemas import schema_of
from workbench.annotate.tagger.model import Model
from workbench.cli.main import main
from workbench.library.store import Library

TEXT = "Talks\r\n\r\nTurkey sent a note to Moscow on March 5. Two days later, the Turkish envoy left; in 2011 it was other.\n"
PAGE = (
    "<html><head><title>Notes</title></head><body><article><h1>Notes and Envoys</h1>"
    "<p>Turkey sent a note to Cuba on 5 March 2019, and the envoy who had brought it waited for an answer in the harbor.</p>"
    "<p>Two days later there was still none, so that he left the town and its gulls for good, as his paper wrote.</p>"
    "</article></body></html>"
)


@pytest.fixture(scope="session")
def dateline(dateline_here):
    """What is answered is looked at here, and not the process."""
    return dateline_here


def loads(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def text(tmp_path):
    file = tmp_path / "note.txt"
    file.write_bytes(TEXT.encode())
    return file


def test_a_text_is_read_as_it_stands_in_its_file(text, dateline):
    found = loads(dateline("annotate", text, "--date", "2020-05-09"))
    jsonschema.validate(found, json.loads(schema_of("annotate")))
    assert [(t["text"], t["value"], t["earliest"]) for t in found["timex"]] == [
        ("March 5", "2020-03-05", "2020-03-05"),
        ("Two days later", "2020-03-07", "2020-03-07"),
        ("2011", "2011", "2011-01-01"),
    ]
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in found["timex"] + found["actors"])
    assert [(a["text"], a["type"], a["canonical"]) for a in found["actors"]][:2] == [
        ("Turkey", "LOC", "Turkey"),
        ("Moscow", "LOC", "Russia"),
    ]
    assert ("Turkish", "MISC") in [(a["text"], a["type"]) for a in found["actors"]]
    assert found["text"] is None


def test_places_stand_among_the_actors_where_no_actor_is_named(tmp_path, dateline):
    file = tmp_path / "places.txt"
    file.write_text("Columns left Hamburg. In Turkey nobody answered, and the University of Hamburg was closed.\n")
    found = loads(dateline("annotate", file, "--date", "2020-05-09"))
    jsonschema.validate(found, json.loads(schema_of("annotate")))
    places = [(a["text"], a["type"], a["canonical"], a["kind"]) for a in found["actors"] if a["type"] == "LOC"]
    assert places == [("Hamburg", "LOC", "Hamburg", "place"), ("Turkey", "LOC", "Turkey", "state")]
    spans = [(a["start"], a["end"]) for a in found["actors"]]
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_without_a_date_a_day_has_no_year(text, dateline):
    found = loads(dateline("annotate", text))
    assert [t["value"] for t in found["timex"]] == ["XXXX-03-05", "XXXX-XX-XX", "2011"]


def test_a_page_is_read_by_a_worker_and_its_text_stands_beside(tmp_path, dateline):
    (tmp_path / "page.html").write_text(PAGE)
    found = loads(dateline("annotate", tmp_path / "page.html"))
    assert [(t["text"], t["value"]) for t in found["timex"]][:2] == [
        ("5 March 2019", "2019-03-05"),
        ("Two days later", "2019-03-07"),
    ]
    assert all(found["text"][one["start"] : one["end"]] == one["text"] for one in found["timex"] + found["actors"])


def test_a_folder_gives_a_file_for_each_text(text, tmp_path, dateline):
    (tmp_path / "dates.tsv").write_text(
        "\ufeffnote\t2020-05-09\nlost\t2020-05-09\nno\0te\t2020\n../note\t2020-05-09\nnote\tyesterday\n"
    )
    done = dateline("annotate", "--batch", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 1
    refused = done.stderr.decode().splitlines()
    assert [line.split(":")[0] for line in refused] == [
        "refused lost",
        "refused no\ufffdte",
        "refused ../note",
        "refused note",
    ]
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["note.json"]
    assert json.loads((tmp_path / "out" / "note.json").read_bytes()) == loads(
        dateline("annotate", text, "--date", "2020-05-09")
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--batch", "x"],
        ["--out", "x"],
        ["--date", "2020"],
        ["f", "--batch", "x", "--out", "y"],
        ["f", "--date", "soon"],
    ],
)
def test_arguments_that_do_not_go_together(arguments, dateline):
    done = dateline("annotate", *arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_what_is_not_there(tmp_path, dateline):
    assert dateline("annotate", tmp_path / "none.txt").returncode == 3
    assert dateline("annotate", tmp_path).returncode == 3
    done = dateline("annotate", "--batch", tmp_path, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert b"dates.tsv" in done.stderr


def test_bytes_that_are_no_text_do_no_harm(tmp_path, dateline):
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe on March 5 \x00\x1b[31m\n")
    found = loads(dateline("annotate", tmp_path / "a.txt", "--date", "2020-05-09"))
    assert [t["value"] for t in found["timex"]] == ["2020-03-05"]


def test_a_text_in_another_language_is_read_in_it(tmp_path, dateline):
    (tmp_path / "carta.txt").write_text(
        "El ministro llegó ayer a la capital y se reunió con los alcaldes de la costa.\n\n"
        "La carta fue enviada hace tres días, y la respuesta se espera el próximo lunes en la misma ciudad.\n",
        encoding="utf-8",
    )
    found = loads(dateline("annotate", tmp_path / "carta.txt", "--date", "2020-05-09"))
    assert [(t["text"], t["value"]) for t in found["timex"]] == [
        ("ayer", "2020-05-08"),
        ("hace tres días", "2020-05-06"),
        ("el próximo lunes", "2020-05-11"),
    ]


def test_a_file_tells_of_its_events_and_places(tmp_path, dateline):
    (tmp_path / "a.txt").write_text("Rockets hit the depot in Aleppo on 7 May. Turkey did not comment.")
    done = dateline("annotate", tmp_path / "a.txt", "--date", "2020-05-09")
    found = json.loads(done.stdout)
    assert [(one["edtf"], one["kind"], one["places"]) for one in found["events"]] == [
        ("2020-05-07", "reported", ["Aleppo"])
    ]
    assert (found["places"][0]["name"], found["places"][0]["country"]) == ("Aleppo", "SY")


def test_rules_alone_leave_the_tagger_out(tmp_path, dateline):
    (tmp_path / "a.txt").write_text("Nobody from Brisket Holdings came. Ortun Vask left.")
    whole = loads(dateline("annotate", tmp_path / "a.txt"))["actors"]
    assert [(one["text"], one["type"], one["is_suggested"]) for one in whole] == [
        ("Brisket Holdings", "ORG", True),
        ("Ortun Vask", "PER", True),
    ]
    assert [one["text"] for one in loads(dateline("annotate", "--rules", tmp_path / "a.txt"))["actors"]] == [
        "Brisket Holdings"
    ]


def test_a_description_is_listed_with_the_name_in_it(tmp_path, dateline):
    (tmp_path / "a.txt").write_text("Turkish troops and the U.S. military met the Foreign Office in Greater Aleppo.")
    found = loads(dateline("annotate", "--rules", tmp_path / "a.txt"))["actors"]
    assert [(one["text"], one["type"], one["canonical"]) for one in found] == [
        ("Turkish troops", "MISC", "Turkish Armed Forces"),
        ("Turkish", "MISC", "Turkey"),
        ("U.S. military", "MISC", "United States Armed Forces"),
        ("U.S.", "LOC", "United States"),
        ("Foreign Office", "ORG", "Foreign Office"),
        ("Greater Aleppo", "LOC", "Aleppo"),
    ]


def test_without_the_tagger_rules_go_on_and_it_is_said_once(tmp_path, monkeypatch, capsys):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Nobody from Brisket Holdings came.")
    (tmp_path / "dates.tsv").write_text("a\t\nb\t\n")
    monkeypatch.setattr(resources, "TAGGER", "models/none")
    monkeypatch.setattr(Model, "default", Model.default.__wrapped__)
    assert main(["annotate", "--batch", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert shown.err.startswith(
        "The tagger cannot be used, so that names which no table has are found by rules alone: "
    )
    assert json.loads((tmp_path / "out" / "b.json").read_text())["actors"]
    with Library.open_or_create(tmp_path / "L") as library:
        add(library)
    assert main(["--library", str(tmp_path / "L"), "annotate"]) == 0
    assert main(["--library", str(tmp_path / "L"), "check"]) == 0
    shown = capsys.readouterr()
    assert shown.err.startswith("The tagger cannot be used")
    assert "The tagger cannot be used" in shown.out
    assert "1 articles wait for the tagger" in shown.out
