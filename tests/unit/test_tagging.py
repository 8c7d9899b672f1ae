"""The tagger reads after the rules; what it finds is stored and used whenever an article is annotated again."""

import pytest

from tests.unit.library.making import add, make_document
from workbench import annotating
from workbench.annotate.registry import Registry
from workbench.annotate.tagger.files import TaggerError
from workbench.annotate.tagger.tagged import Tagged, TaggedKind, Tagging
from workbench.annotating import annotate_pending, findings_of, pending, tag_pending, untagged
from workbench.jobs import Cancelled, JobContext
from workbench.library import corrections
from workbench.library.articles import store_extraction
from workbench.library.store import Library

TEXT = "Talks ended on May 3, 1962, and Velmora Sisters left."


@pytest.fixture
def read(monkeypatch):
    """Have a tagger that finds one name; return the titles of the articles that it read."""
    titles = []

    def tag(_registry, document):
        titles.append(document.title)
        at = document.text.find("Velmora Sisters")
        return Tagging((Tagged(at, at + 15, TaggedKind.ORGANISATION, 0.9),) if at >= 0 else ())

    monkeypatch.setattr(annotating, "tag", tag)
    return titles


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number in ("1", "2", "3"):
            add(library, number.encode(), make_document(number, TEXT))
        annotate_pending(JobContext(), library, Registry.default())
        yield library


def names(library, article):
    return [mention.actor for mention in findings_of(library, Registry.default(), article).mentions]


def counted(library, article):
    rows = library.connection.execute("SELECT actor FROM article_actor WHERE article = ?", (article,))
    return [row[0] for row in rows]


def test_the_newest_are_read_first_and_counted_anew(library, read):
    assert counted(library, 1) == []
    told = []
    report = tag_pending(JobContext(lambda *told_: told.append(told_)), library, Registry.default(), first=[2])
    assert (read, report.annotated) == (["2", "3", "1"], 3)
    assert told == [(0, 3, "tagging"), (1, 3, "tagging"), (2, 3, "tagging"), (3, 3, "tagging")]
    assert counted(library, 1) == names(library, 1) == ["~organisation:Velmora Sisters"]
    assert untagged(library) == []
    assert tag_pending(JobContext(), library, Registry.default()).annotated == 0


def test_what_was_stored_stays_when_it_is_stopped(library, read):
    ctx = JobContext(is_cancelled=lambda: len(untagged(library)) == 2)
    with pytest.raises(Cancelled):
        tag_pending(ctx, library, Registry.default(), batch=1)
    assert untagged(library) == [2, 1]
    assert (names(library, 3), names(library, 2)) == (["~organisation:Velmora Sisters"], [])


def test_it_is_used_when_an_article_is_annotated_again(library, read):
    tag_pending(JobContext(), library, Registry.default())
    library.connection.execute("UPDATE annotation SET annotator = 'an older one'")
    read.clear()
    assert names(library, 1) == ["~organisation:Velmora Sisters"]
    annotate_pending(JobContext(), library, Registry.default())
    assert read == []
    assert counted(library, 1) == ["~organisation:Velmora Sisters"]
    with library.write() as connection:
        store_extraction(connection, 1, make_document("1", "Nobody left."))
    assert (pending(library), untagged(library)) == ([1], [1])
    assert names(library, 1) == []


def test_what_the_user_rules_meanwhile_is_not_overwritten(library, monkeypatch):
    def tag(_registry, document):
        if document.title == "3":
            corrections.set_narrative(library, 3, narrative=True)
        return Tagging()

    monkeypatch.setattr(annotating, "tag", tag)

    def store(connection, packed):
        if packed.article == 2:
            connection.execute("DELETE FROM annotation WHERE article = 2")
            connection.execute(
                "INSERT INTO decision (at, kind, target, before, after) SELECT at, kind, 'article:2', before, after FROM decision"
            )
        return stored(connection, packed)

    stored = annotating.store_tagging
    monkeypatch.setattr(annotating, "store_tagging", store)
    assert tag_pending(JobContext(), library, Registry.default()).annotated == 2
    # Read before the ruling, stored after it: rules read it anew, with what the tagger found.
    assert (pending(library), untagged(library)) == ([2], [])
    assert findings_of(library, Registry.default(), 3).times.is_narrative


def test_a_damaged_text_costs_only_itself(library, read):
    library.connection.execute("UPDATE article_text SET text = 'x' WHERE article = 2")
    report = tag_pending(JobContext(), library, Registry.default())
    assert (report.annotated, [article for article, _ in report.refused]) == (2, [2])


def test_without_it_everything_stays_as_the_rules_have_it(library, monkeypatch):
    def tag(_registry, _document):
        raise TaggerError("it is not there")

    monkeypatch.setattr(annotating, "tag", tag)
    with pytest.raises(TaggerError, match=r"it is not there\. Install Dateline again"):
        tag_pending(JobContext(), library, Registry.default())
    assert (pending(library), untagged(library)) == ([], [3, 2, 1])


def test_what_was_counted_by_names_that_changed_meanwhile_is_read_anew(library, read, monkeypatch):
    monkeypatch.setattr(annotating, "last_change", lambda _connection: -1)
    assert tag_pending(JobContext(), library, Registry.default()).annotated == 0
    assert (pending(library), untagged(library)) == ([1, 2, 3], [])
    monkeypatch.undo()
    annotate_pending(JobContext(), library, Registry.default())
    assert counted(library, 1) == ["~organisation:Velmora Sisters"]
