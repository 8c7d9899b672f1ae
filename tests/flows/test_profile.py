"""The profile of an actor and the list of the silent, from the command line."""

import json

import pytest


@pytest.fixture(scope="session")
def dateline(dateline_here):
    """What is answered is looked at here, and not the process."""
    return dateline_here


@pytest.fixture(scope="module")
def library(tmp_path_factory, dateline):
    """Turkey is named on each of eight days, then nobody but Cuba."""
    pages = tmp_path_factory.mktemp("pages")
    for day in range(1, 29):
        who = "Ankara and Havana spoke, Turkey said." if day < 9 else "Cuba kept its boats in the harbour."
        text = f"Report {day}\n\nOctober {day}, 1962\n\n{who} Nobody on the quay could say how many there were.\n"
        (pages / f"{day:02}.txt").write_text(text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("profile") / "L"
    assert dateline("--library", folder, "import", pages).returncode == 0
    return folder


def test_a_profile_counts_and_shows_sentences(library, dateline):
    done = dateline("--library", library, "profile", "ankara", "--mentions", "2", "--json")
    found = json.loads(done.stdout)
    assert (found["actor"]["id"], found["articles"], found["of_articles"], found["body"]) == ("turkey", 8, 28, 16)
    assert {name["name"]: name["mentions"] for name in found["names"]} == {"Ankara": 8, "Turkey": 8}
    assert [(one["actor"]["id"], one["together"]) for one in found["company"]] == [("cuba", 8)]
    assert (found["silence"]["last"], found["silence"]["days"], found["silence"]["longest_days"]) == (
        "1962-10-08",
        20,
        1,
    )
    assert [one["published"] for one in found["mentions"]] == ["1962-10-08", "1962-10-07"]
    assert (found["first_said"]["published"], found["last_said"]["published"]) == ("1962-10-01", "1962-10-08")
    assert found["last_said"]["evidence"]["quote"] == "Ankara and Havana spoke, Turkey said."
    plain = dateline("--library", library, "profile", "turkey", "--mentions", "1").stdout.decode()
    assert "8 of 28 articles, 16 mentions in bodies" in plain
    assert "Not named since 1962-10-08, in none of 20 articles; before, never longer than 1 day" in plain
    assert "[Ankara] and Havana spoke, [Turkey] said." in plain
    alone = dateline("--library", library, "profile", "cuba", "--mentions", "50", "--containing", "BOATS", "--json")
    assert len(json.loads(alone.stdout)["mentions"]) == 20


def test_the_silent_are_listed(library, dateline):
    (one,) = json.loads(dateline("--library", library, "silence", "--json").stdout)
    assert (one["actor"]["name"], one["articles"], one["silence"]["articles"]) == ("Turkey", 8, 20)
    assert dateline("--library", library, "silence").stdout.decode().startswith("Turkey: not named since 1962-10-08")


@pytest.mark.parametrize("arguments", [["Ruritania"], ["turkey", "--mentions", "-1"], ["kuwait", "--containing"]])
def test_who_is_nobody_is_refused(library, dateline, arguments):
    assert dateline("--library", library, "profile", *arguments).returncode == 2
