"""A library of every format that was ever released opens, is like a new one afterwards, and has lost nothing."""

import contextlib
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.old_libraries.make import EVENT, FINDINGS, GROUP, ITEMS, MARK, RELATION, SEARCH, STATUS, TAGGING, WANTED
from workbench.events import events_of
from workbench.jobs import JobContext
from workbench.library import actor_rows, decision_log, decisions
from workbench.library.annotations import pending_articles, read_findings
from workbench.library.articles import get_article, get_document, get_original, list_articles
from workbench.library.backup import backups
from workbench.library.check import CheckReport, examine
from workbench.library.copy_verdicts import verdicts
from workbench.library.drafts import drafts_of
from workbench.library.event_groups import kept_groups
from workbench.library.folder import DATABASE
from workbench.library.forecast_status import statuses_of
from workbench.library.import_runs import items_of, list_runs
from workbench.library.listing import articles_naming_places, articles_with, read_articles
from workbench.library.marks import marks_of
from workbench.library.mention_rulings import rulings_of
from workbench.library.migrations import FORMAT_VERSION, migrations
from workbench.library.purge import purge
from workbench.library.relation_verdicts import verdicts_of
from workbench.library.searches import saved_searches
from workbench.library.source_grades import source_grades
from workbench.library.store import Library
from workbench.library.tagged import read_tagging
from workbench.library.tags import all_tags
from workbench.library.wanted import list_wanted
from workbench.library.zone_rules import list_rules
from workbench.model import Zone
from workbench.own_registry import registry_of
from workbench.timeline import TextDate, timeline_of

FOLDER = Path(__file__).parents[1] / "old_libraries"
OLD = sorted(FOLDER.glob("format-*.dateline"), key=lambda folder: int(re.search(r"\d+", folder.name)[0]))


def schema_of(database: Path) -> list[str]:
    """Return every table and index of a database, white space and comments aside."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
        return sorted(re.sub(r" ?([(),]) ?", r"\1", " ".join(re.sub(r"--[^\n]*", "", row[0]).split())) for row in rows)


def test_there_is_a_library_of_every_format():
    assert [int(re.search(r"\d+", folder.name)[0]) for folder in OLD] == list(range(1, FORMAT_VERSION + 1))


def test_there_is_a_migration_to_every_format_but_the_first():
    assert sorted(migrations()) == list(range(2, FORMAT_VERSION + 1))


@pytest.mark.parametrize("old", OLD, ids=lambda folder: folder.name)
def test_old_library_becomes_like_a_new_one(old, tmp_path):
    folder = tmp_path / "old"
    shutil.copytree(old, folder)
    was_old = not old.name.startswith(f"format-{FORMAT_VERSION}.")
    with Library.open(folder) as library:
        report = CheckReport()
        examine(JobContext(), library, report)
        assert report.problems == []
        assert {article.title for article in list_articles(library)} == {"Report 1", "Report 2", "Report 4"}
        assert [article.title for article in list_articles(library, in_trash=True)] == ["Report 3"]
        assert get_article(library, 1).published.edtf == "1962-10"
        assert get_document(library, 4)[0].zone_text("comment") == "I saw it.\nTwice.\nSo did I."
        assert get_original(library, 2) == b"original 2"
        if int(re.search(r"\d+", old.name)[0]) >= 2:
            assert get_article(library, 2).starred_at
            assert list(read_articles(library)) == [1, 2]
            assert list(articles_with(library, "ships")) == [1]
            assert tuple(timeline_of(library, [1]).dates) == (
                TextDate(
                    1,
                    10,
                    19,
                    -2627,
                    -2627,
                    ("ships", "turners"),
                    "1962-10-23",
                    source="The Harbor Ledger",
                    places=("havana-cu",) if int(re.search(r"\d+", old.name)[0]) >= 7 else (),
                ),
            )
        if int(re.search(r"\d+", old.name)[0]) >= 7:
            found = read_findings(library.connection, 1, "annotator 1")
            assert found == (FINDINGS if int(re.search(r"\d+", old.name)[0]) >= 8 else None)
            if found is not None:
                assert [one.event for one in events_of(library, [1])] == [EVENT]
            assert list(articles_naming_places(library, ["havana-cu"])) == [1]
            assert kept_groups(library.connection) == (GROUP,)
        if int(re.search(r"\d+", old.name)[0]) >= 6:
            assert statuses_of(library.connection, 1) == (STATUS,)
        if int(re.search(r"\d+", old.name)[0]) >= 7:
            steps = {row.step for row in decision_log.log(library)} - {None}
            assert len(steps) == (3 if int(re.search(r"\d+", old.name)[0]) >= 8 else 2)
        if int(re.search(r"\d+", old.name)[0]) >= 8:
            registry = registry_of(library)
            assert registry.shown("ukraine") == "soviet-union"
            assert registry.card("own:Harbour Guard").note == "In grey coats."
            assert actor_rows.pairs(library.connection) == {("cuba", "own:Harbour Guard"): "open"}
            assert [one.actor for one in rulings_of(library.connection, 1)] == ["own:Harbour Guard"]
            assert verdicts_of(library.connection, 1) == (RELATION,)
            assert read_tagging(library.connection, 1, "tagger 1") == TAGGING
        if int(re.search(r"\d+", old.name)[0]) >= 9:
            (run,) = list_runs(library)
            assert run.counts == {"imported": 1, "refused": 1}
            assert tuple(items_of(library, run.id)) == ITEMS
            assert [one.description for one in list_wanted(library)] == [WANTED]
            assert get_document(library, 2)[0].zone_text(Zone.CAPTION) == "A second paragraph.\nSupport this paper"
            assert [rule.words for rule in list_rules(library)] == ["a second paragraph."]
            again, version = get_document(library, 4)
            assert (version, again.zone_text(Zone.CAPTION)) == (2, "A second paragraph.")
            assert len(verdicts(library.connection)) == 1
        if int(re.search(r"\d+", old.name)[0]) >= 10:
            assert marks_of(library.connection, 4) == (MARK,)
            assert [draft.mark.note for draft in drafts_of(library.connection)] == ["Not yet"]
            assert get_article(library, 4).grade == "2"
            assert source_grades(library) == {"The Harbor Ledger": "B"}
        document = get_document(library, 2)[0]
        has_places = int(re.search(r"\d+", old.name)[0]) >= 4
        assert document.has_places is has_places
        assert document.in_page_order() == (document.blocks[::-1] if has_places else document.blocks)
        if int(re.search(r"\d+", old.name)[0]) >= 3:
            assert all_tags(library) == {"Havana": 2}
            assert saved_searches(library) == (SEARCH,)
        assert pending_articles(library.connection, "a later annotator") == [1, 2, 3, 4]
        decisions.undo(library)
        assert get_article(library, 3).deleted_at is None
        assert len(backups(folder)) == was_old
        assert purge(library, [1]).unreadable == ()
    with Library.open_or_create(tmp_path / "new"):
        pass
    assert schema_of(folder / DATABASE) == schema_of(tmp_path / "new" / DATABASE)
