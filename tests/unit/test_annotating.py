"""Annotation follows the library; actors and timeline count what it found."""

import pytest

from tests.unit.library.making import add, make_document
from tests.unit.naming import Names, read
from workbench import annotating
from workbench.actors import actors_of, actors_of_article
from workbench.annotating import annotate_pending, findings_of, pending
from workbench.jobs import Cancelled, JobContext
from workbench.library import check
from workbench.library.articles import store_extraction
from workbench.library.backup import copy_database
from workbench.library.check import CheckReport, examine
from workbench.library.database import connect_file
from workbench.library.listing import articles_with
from workbench.library.purge import purge
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, DateClaim, DateState
from workbench.timeline import OPEN_FIRST, PublishedSpan, TextDate, timeline_of

BODY = "Ankara spoke on 1962-10-22. Turkey? Havana waited until 1962-10-25 for Turkey."


@pytest.fixture(autouse=True)
def annotator(monkeypatch):
    monkeypatch.setattr(annotating, "annotate", read)


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("One", BODY))
        add(library, b"2", make_document("Two", "Ankara? Ankara?", published=UNKNOWN_DATE))
        add(library, b"3", make_document("Three", "Nobody.", published=DateClaim("1962-10", DateState.INFERRED, "")))
        yield library


@pytest.fixture
def annotated(library):
    assert annotate_pending(JobContext(), library, Names()).annotated == 3
    return library


def rows(library):
    return [
        library.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("annotation", "article_actor", "article_time")
    ]


def test_everything_is_annotated_once(library):
    assert pending(library) == [1, 2, 3]
    told = []
    ctx = JobContext(lambda done, total, _: told.append((done, total)))
    assert annotate_pending(ctx, library, Names(), batch=2).annotated == 3
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert pending(library) == []
    assert annotate_pending(JobContext(), library, Names()).annotated == 0
    assert rows(library) == [3, 3, 2]


def test_findings_are_the_same_stored_and_on_the_spot(library):
    before = findings_of(library, Names(), 1)
    assert rows(library) == [0, 0, 0]
    annotate_pending(JobContext(), library, Names())
    assert findings_of(library, Names(), 1) == before
    assert len(before.mentions) == 4
    library.connection.execute("UPDATE annotation SET findings = '[[],[],[],false]'")
    assert findings_of(library, Names(), 1) == before


def test_a_new_reading_and_a_new_annotator_make_it_pending_again(annotated, monkeypatch):
    with annotated.write() as connection:
        store_extraction(connection, 1, make_document("One", "Cuba."))
    assert pending(annotated) == [1]
    assert [m.actor for m in findings_of(annotated, Names(), 1).mentions] == ["cuba"]
    annotate_pending(JobContext(), annotated, Names())
    assert list(articles_with(annotated, "turkey")) == [2]
    assert rows(annotated) == [3, 2, 0]
    monkeypatch.setattr(annotating, "ANNOTATOR", "a later one")
    assert pending(annotated) == [1, 2, 3]


def test_what_is_stored_stays_when_the_work_is_stopped(library):
    ctx = JobContext(is_cancelled=lambda: rows(library)[0] == 2)
    with pytest.raises(Cancelled):
        annotate_pending(ctx, library, Names(), batch=1)
    assert pending(library) == [3]


def test_a_damaged_text_costs_only_itself(library):
    library.connection.execute("UPDATE article_text SET text = 'x' WHERE article = 1")
    report = annotate_pending(JobContext(), library, Names())
    assert (report.annotated, [article for article, _ in report.refused]) == (2, [1])


def test_a_text_that_was_replaced_meanwhile_is_not_annotated_as_it_was(library, monkeypatch):
    def slow(registry, document, rulings, tagging):
        if document.title == "One" and "Ankara" in document.text:
            with library.write() as connection:
                store_extraction(connection, 1, make_document("One", "Cuba."))
        return read(registry, document, rulings)

    monkeypatch.setattr(annotating, "annotate", slow)
    assert annotate_pending(JobContext(), library, Names()).annotated == 2
    assert pending(library) == [1]


def test_actors_of_an_article(annotated):
    turkey, cuba = actors_of_article(annotated, Names(), 1)
    assert turkey.count.names == ("Turkey", "Ankara")
    assert (turkey.count.body, turkey.count.comment, turkey.count.is_suggested) == (3, 0, False)
    assert [mention.is_suggested for mention in turkey.mentions] == [False, True, False]
    assert (cuba.count.actor.name, cuba.count.body) == ("Cuba", 1)
    assert actors_of_article(annotated, Names(), 2)[0].count.is_suggested


def test_actors_of_a_result(annotated):
    turkey, cuba = actors_of(annotated, Names(), [1, 2, 3])
    assert (turkey.body, turkey.articles, turkey.is_suggested) == (5, 2, False)
    assert turkey.names == ("Ankara", "Turkey")
    assert (cuba.body, cuba.articles) == (1, 1)
    assert actors_of(annotated, Names(), [2])[0].is_suggested
    assert actors_of(annotated, Names(), []) == ()
    assert list(articles_with(annotated, "turkey")) == [1, 2]


def test_comments_are_counted_apart_and_boilerplate_nowhere(tmp_path):
    from workbench.importing.draft import Draft, DraftBlock, DraftComment, assemble
    from workbench.model import Zone

    draft = Draft(
        format="text",
        blocks=[DraftBlock(Zone.BODY, "Havana."), DraftBlock(Zone.BOILERPLATE, "Turkey 1962-10-22")],
        comments=[DraftComment(("Ankara, Ankara and Havana.",))],
    )
    with Library.open_or_create(tmp_path / "m") as library:
        add(library, document=assemble(draft))
        annotate_pending(JobContext(), library, Names())
        for counts in (actors_of(library, Names(), [1]), [a.count for a in actors_of_article(library, Names(), 1)]):
            assert [(c.actor.id, c.body, c.comment) for c in counts] == [("cuba", 1, 1), ("turkey", 0, 2)]
        assert not timeline_of(library, [1]).dates


def test_timeline(annotated):
    data = timeline_of(annotated, [3, 1, 2])
    ledger = "The Harbor Ledger"
    assert tuple(data.published) == (
        PublishedSpan(3, "Three", -2649, -2619, is_inferred=True, source=ledger),
        PublishedSpan(1, "One", -2625, -2625, source=ledger),
    )
    assert data.undated == (2,)
    text = make_document("One", BODY).text
    first, second = text.index("1962-10-22"), text.index("1962-10-25")
    assert tuple(data.dates) == (
        TextDate(1, second, second + 10, OPEN_FIRST, -2625, ("cuba", "turkey"), "../1962-10-25", source=ledger),
        TextDate(1, first, first + 10, -2628, -2628, ("turkey",), "1962-10-22", source=ledger),
    )
    assert data.dates_total == 2
    cut = timeline_of(annotated, [1], dates_max=1)
    assert (len(cut.dates), cut.dates_total) == (1, 2)


def test_a_purge_leaves_nothing_of_the_findings(annotated):
    copy = copy_database(annotated.connection, annotated.folder, "on-demand")
    purge(annotated, [1])
    assert rows(annotated) == [2, 1, 0]
    connection = connect_file(copy / "library.sqlite", read_only=True)
    assert connection.execute("SELECT count(*) FROM annotation").fetchone()[0] == 2
    connection.close()
    assert b'Ankara":1' not in (copy / "library.sqlite").read_bytes()


def test_damaged_findings_are_noticed_and_made_anew(annotated):
    annotated.connection.execute("UPDATE annotation SET findings = '[[],[]]' WHERE article = 2")
    report = CheckReport()
    examine(JobContext(), annotated, report)
    assert [(problem.kind, problem.article) for problem in report.problems] == [("annotation", 2)]
    check.tidy(annotated, report)
    assert pending(annotated) == [2]
    again = CheckReport()
    examine(JobContext(), annotated, again)
    assert again.is_sound


def test_a_page_of_nothing_but_dates_takes_no_minutes(tmp_path):
    import time

    body = "\n".join("1962-10-22 Ankara 1962-10-23" for _ in range(20_000))
    started = time.process_time()
    with Library.open_or_create(tmp_path / "m") as library:
        add(library, document=make_document("Dates", body))
        annotate_pending(JobContext(), library, Names())
        assert timeline_of(library, [1], dates_max=3).dates_total == 40_000
    assert time.process_time() - started < 10


def test_where_dates_are_cut_short_those_of_the_first_articles_stay(annotated):
    with annotated.write() as connection:
        connection.executemany(
            "INSERT INTO article_time (article, start, end, first_day, last_day, edtf, precision, basis, actors, places)"
            " VALUES (?, ?, ?, ?, ?, '', 'day', 'explicit year', '[]', '[]')",
            [(2, 50, 60, 1, 1), (3, 50, 60, -5, -5), (3, 70, 80, None, None)],
        )
    assert [date.article for date in timeline_of(annotated, [2, 3, 1]).dates] == [1, 1, 3, 2]
    assert [date.article for date in timeline_of(annotated, [2, 3, 1], dates_max=2).dates] == [3, 2]
    assert [date.article for date in timeline_of(annotated, [3, 3, 1, 2], dates_max=2).dates] == [1, 3]
    assert [date.article for date in timeline_of(annotated, [3, 1]).waiting] == [3]


def test_a_title_may_hold_what_parts_titles(annotated):
    with annotated.write() as connection:
        connection.execute("UPDATE article SET title = 'A' || char(31) || 'B' || char(0) || 'C' WHERE id = 1")
    assert [span.title for span in timeline_of(annotated, [1, 3]).published] == ["Three", "A B\0C"]


def test_a_large_result_is_read_in_parts(annotated, monkeypatch):
    whole = timeline_of(annotated, [3, 1, 2])
    monkeypatch.setattr("workbench.timeline._ARTICLES_AT_ONCE", 1)
    parts = timeline_of(annotated, [3, 1, 2])
    assert tuple(parts.published) == tuple(whole.published)
    assert tuple(parts.dates) == tuple(whole.dates)
    assert (parts.undated, parts.waiting, parts.forecasts) == (whole.undated, whole.waiting, whole.forecasts)


def test_nothing_has_no_timeline(annotated):
    data = timeline_of(annotated, [])
    assert (len(data.published), len(data.dates), data.undated, data.waiting) == (0, 0, (), ())
