"""Events from the command line: listed, narrowed, made one, kept apart, and taken back."""

import json

import pytest

LEDGER = b"""The Depot

May 9, 2020

Turkish rockets hit the fuel depot at the harbour on 7 May and killed four guards, the town said on Saturday.

Nobody reportedly saw them leave on 6 May. The war began in 2011, long before the harbour was built.
"""
GAZETTE = b"""Four Die At Harbour

May 8, 2020

Four guards died when Turkish rockets struck the fuel depot of the harbour on Thursday, as the town had feared.
"""


@pytest.fixture(scope="session")
def dateline(dateline_here):
    """What is answered is looked at here, and not the process."""
    return dateline_here


def loads(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def library(tmp_path_factory, dateline):
    """Both reports; whoever decides something takes it back."""
    folder = tmp_path_factory.mktemp("events") / "L"
    for text in (LEDGER, GAZETTE):
        assert dateline("--library", folder, "import", "-", input=text).returncode == 0
    return folder


def test_events_are_listed_with_how_they_are_told(library, dateline):
    told = loads(dateline("--library", library, "events", "--json"))
    assert [(one["article"], one["event"]["edtf"], one["event"]["kind"]) for one in told][:2] == [
        (1, "2011", "background"),
        (1, "2020-05-06", "reported"),
    ]
    nobody = next(one["event"] for one in told if one["event"]["edtf"] == "2020-05-06")
    assert (nobody["is_negated"], nobody["is_hedged"]) == (True, True)
    hit = next(one["event"] for one in told if one["article"] == 2)
    assert (hit["earliest"], hit["actors"]) == ("2020-05-07", ["Turkey"])
    assert hit["text"].startswith("Four guards died")
    plain = dateline("--library", library, "events", "--kind", "background").stdout.decode()
    assert plain.count("\n") == 1
    assert "The war began in 2011" in plain
    assert [
        one["article"] for one in loads(dateline("--library", library, "events", "--query", "guards died", "--json"))
    ] == [2]


def test_what_two_tell_of_is_made_one_and_taken_back(library, dateline):
    (offered,) = loads(dateline("--library", library, "events", "--several", "--json"))
    assert offered["group"] == ""
    places = [f"{one['article']}/{one['number']}" for one in offered["tellings"]]
    (one,) = loads(dateline("--library", library, "events", "--several", "--one", *places, "--json"))
    assert one["group"]
    assert dateline("--library", library, "undo").returncode == 0
    assert loads(dateline("--library", library, "events", "--several", "--json"))[0]["group"] == ""
    assert loads(dateline("--library", library, "events", "--several", "--apart", *places, "--json")) == []
    assert dateline("--library", library, "undo").returncode == 0


@pytest.mark.parametrize(
    "arguments", [["--one", "1/1"], ["--one", "1/1", "9/9"], ["--apart", "one", "two"], ["1", "--query", "x"], ["7"]]
)
def test_what_names_no_events_is_refused(library, dateline, arguments):
    assert dateline("--library", library, "events", *arguments).returncode == 2
    assert loads(dateline("--library", library, "events", "--several", "--json"))[0]["group"] == ""
