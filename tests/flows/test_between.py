"""What is said between two actors, from the command line."""

import json

import pytest

LEDGER = b"""The Pass

May 9, 2020

Turkey reportedly shelled a Cuban post on 7 May. Nobody knew why Turkey and Cuba had not met.

Cuba denied that it had attacked Turkey, and asked Chile for help.
"""


@pytest.fixture(scope="session")
def dateline(dateline_here):
    """What is answered is looked at here, and not the process."""
    return dateline_here


@pytest.fixture(scope="module")
def library(tmp_path_factory, dateline):
    folder = tmp_path_factory.mktemp("between") / "L"
    assert dateline("--library", folder, "import", "-", input=LEDGER).returncode == 0
    return folder


def test_sentences_between_two_are_listed_by_any_of_their_names(library, dateline):
    done = dateline("--library", library, "between", "Ankara", "Cuba", "shelled", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["one"], told["other"], told["articles"]) == ("Turkey", "Cuba", 1)
    shelled = told["relations"][0]
    assert (shelled["relation"], shelled["is_hedged"], shelled["cue"], shelled["verdict"]) == (
        "conflict", True, "shelled", None,
    )  # fmt: skip
    plain = dateline("--library", library, "between", "Cuba", "Turkey", "--class", "conflict").stdout.decode()
    assert "Cuba → Turkey: Cuba denied that it had attacked" in plain
    assert "(conflict · attacked · denied · said by Cuba)" in plain
    assert "knew why" not in plain


@pytest.mark.parametrize(("names", "said"), [(("Cuba", "Zzz"), "no actor “Zzz”"), (("Turkey", "Ankara"), "itself")])
def test_names_that_are_nobodys_or_one_actors_are_refused(library, dateline, names, said):
    done = dateline("--library", library, "between", *names)
    assert done.returncode == 2
    assert said in done.stderr.decode()
