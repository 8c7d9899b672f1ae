"""The search in two steps: which articles, then one page of them with the sentences that match."""

from dataclasses import replace

import pytest

from tests.unit.library.making import add, make_document
from tests.unit.naming import Names, read
from workbench import annotating
from workbench.annotating import annotate_pending, findings_of
from workbench.errors import IndexAbsentError, QueryMistake
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import decisions, read_marks, tags
from workbench.library.articles import get_document
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, DateClaim, DateState
from workbench.search import SearchService, hit_spans
from workbench.sorting import Sort

TEXTS = (
    ("Patrols begin", "Turkey sent a patrol. Ankara said nothing.", "1962-10-20"),
    ("Talks go on", "The patrol stopped.", "1962-10-27"),
    ("Nothing new", "Havana was quiet. Turkish ships were not.", None),
)


@pytest.fixture(autouse=True)
def annotator(monkeypatch):
    monkeypatch.setattr(annotating, "annotate", read)


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for title, body, date in TEXTS:
            published = DateClaim(date, DateState.STATED, "") if date else UNKNOWN_DATE
            add(library, title.encode(), make_document(title, body, published=published))
        annotate_pending(JobContext(), library, Names())
        yield library


@pytest.fixture
def service(library):
    with IndexKeeper(library) as keeper:
        yield SearchService(library, keeper, Names)


@pytest.fixture
def find(service):
    def run(text, **options):
        return service.find(JobContext(), text, **options)

    return run


@pytest.mark.parametrize("text", ["", "  ", "in:comments"])
def test_asking_for_nothing_finds_everything_the_newest_first(find, text):
    found = find(text)
    assert (list(found.ids), found.total, found.query) == ([2, 1, 3], 3, None)
    assert found.explain == "all articles"
    assert list(find(text, sort=Sort.OLDEST).ids) == [1, 2, 3]


def test_a_finished_search_for_nothing_is_a_mistake(service):
    with pytest.raises(QueryMistake, match="nothing to search for"):
        service.search(JobContext(), "")


def test_what_is_in_the_trash_is_in_no_result(find, library):
    decisions.delete(library, 2)
    assert list(find("").ids) == [1, 3]
    assert list(find("patrol").ids) == [1]
    assert list(find("is:unread").ids) == [1, 3]


def test_pages_are_read_from_what_was_found(find, service):
    found = find("patrol", sort=Sort.NEWEST)
    assert list(found.ids) == [2, 1]
    assert found.zones["body"].articles == 2
    assert found.zones["comment"].articles == 0
    (first,) = service.hits(found, found.ids[:1])
    assert (first.article.id, first.score) == (2, found.scores[0])
    assert first.snippets[0].text == "The patrol stopped."
    assert [hit.article.id for hit in service.hits(found, [1, 77, 2])] == [1, 2]
    everything = find("")
    assert [hit.snippets for hit in service.hits(everything, everything.ids)] == [(), (), ()]


def test_what_is_found_without_its_comments_is_known(find, service):
    ctx = JobContext()
    assert service.in_text(ctx, find("")) is None
    assert service.in_text(ctx, find("title:patrols")) is None
    # "Dock_Watcher" saw it twice beside each article, and none of these says so.
    found = find("(twice OR havana) in:all")
    assert sorted(found.ids) == [1, 2, 3]
    assert service.in_text(ctx, found).tolist() == [3]


def test_the_word_under_the_cursor_is_a_prefix(find, service):
    found = find("patr", cursor=4)
    assert (found.total, found.prefix) == (2, "patr")
    assert service.hits(found, [1])[0].matched[0].text == "Patrols"
    assert find("patr ", cursor=5).total == 0


def test_what_is_not_finished_is_left_out_and_said(find):
    found = find("patrol date:19", cursor=14)
    assert (found.total, found.unfinished) == (2, "“date:19” is not finished, so it is left out for now.")
    found = find("actor:Tur", cursor=9)
    assert (found.total, found.query, found.unfinished) == (
        3,
        None,
        "“actor:Tur” is not finished, so it is left out for now.",
    )
    assert find("patrol actor:Tur", cursor=16).total == 2
    assert find("actor:Turkey", cursor=12).total == 2


def test_mistakes_know_their_place(find):
    with pytest.raises(QueryMistake) as raised:
        find("patrol date:soon")
    assert raised.value.position == 12
    assert raised.value.message.startswith("“soon” is not a date")
    with pytest.raises(QueryMistake) as raised:
        find("patrol actor:Turkye")
    assert raised.value.position == 7
    assert "Use one of the nearest: Turkey, Turkish Army." in raised.value.message


def test_actors_are_found_by_whatever_name_and_shown_where_they_are_named(find, service):
    found = find("actor:ankara")
    assert found.explain == "articles about the actor Turkey (since 1923-10-29)"
    assert list(found.ids) == [1, 3]
    assert [actor.id for actor in found.actors] == ["turkey"]
    first, third = service.hits(found, found.ids)
    assert [m.text for m in first.matched] == ["Turkey", "Ankara"]
    assert {m.via for m in first.matched} == {"Turkey"}
    assert [m.kind for m in first.matched] == ["", "capital"]
    snippet = first.snippets[0]
    assert (snippet.text, snippet.marks) == ("Turkey sent a patrol.", ((0, 6),))
    assert third.snippets[0].text == "Turkish ships were not."
    assert list(find("patrol -actor:Turkey").ids) == [2]
    assert list(find("actor:Turkey OR actor:Cuba").ids) == [1, 3]
    words = service.hits(find("actor:Turkey turkey"), [1])[0].snippets[0]
    assert words.marks == ((0, 6),)


def test_states_that_the_user_gave(find, library):
    decisions.set_star(library, 1, True)
    read_marks.set_read(library, [1, 2], True)
    found = find("is:starred")
    assert (list(found.ids), found.explain) == ([1], "articles that you have starred")
    assert list(find("-is:starred").ids) == [2, 3]
    assert list(find("is:read").ids) == [2, 1]
    assert list(find("is:unread").ids) == [3]
    assert find("patrol -is:unread").total == 2


def test_articles_by_their_tags(find, library):
    tags.tag_articles(library, [1, 3], "Crise à Cuba")
    tags.tag_articles(library, [2], "Cubana")
    found = find('tag:"crise a cuba"')
    assert list(found.ids) == [1, 3]
    assert found.explain == "articles tagged “crise a cuba”"
    assert list(find("patrol -tag:cubana").ids) == [1]
    assert find("tag:cub").total == 0
    assert list(find("tag:cub", cursor=7).ids) == [2]
    assert find("tag:", cursor=4).unfinished
    with pytest.raises(QueryMistake, match="tag:embargo"):
        find("tag: ")


def test_misspelt_words_are_put_right(find, service):
    assert service.suggestion(find("patorl OR turkye")) == "patrol OR turkey"
    assert service.suggestion(find("patrol")) is None
    assert service.suggestion(find("")) is None


def test_articles_by_what_they_name_and_when_they_came(find):
    found = find("event:1962-10-22")
    assert found.explain == ("articles whose text names a date on 1962-10-22 (dates that only may lie in it left out)")
    assert (found.total, find("event:1962-10-22 certainty:possible").total) == (0, 0)
    found = find("patrol added:24h")
    assert sorted(found.ids) == [1, 2]
    assert found.explain.endswith("and that came into the library in the last 24 hours")
    assert find("added:<2000").total == 0
    assert find("patrol -added:24h").total == 0


def test_as_it_is_on_disk_without_a_write(library, tmp_path, monkeypatch):
    folder = library.folder
    with IndexKeeper(library) as keeper:
        service = SearchService(library, keeper, Names, follow=False)
        assert service.find(JobContext(), "").total == 3
        with pytest.raises(IndexAbsentError, match="Run reindex"):
            service.find(JobContext(), "patrol")
    with IndexKeeper(library) as keeper:
        keeper.current(JobContext())
        index_folder = keeper.folder
    add(library, b"another", make_document("Patrol again", "A patrol."))

    def state():
        files = [
            file
            for place in (folder, index_folder)
            for file in place.rglob("*")
            if not file.name.endswith(("-shm", "-wal"))
        ]
        return {file: (file.stat().st_mtime_ns, file.stat().st_size) for file in files}

    before = state()
    # Closing the last connection folds SQLite's log into the database: that one stays open.
    with Library.open(folder) as second, IndexKeeper(second) as keeper:
        service = SearchService(second, keeper, Names, follow=False)
        found = service.find(JobContext(), "patrol")
        assert sorted(found.ids) == [1, 2]
        assert len(service.hits(found, found.ids)) == 2
        assert keeper.behind() == 1
        assert state() == before
        decisions.delete(library, 1)
        assert list(service.find(JobContext(), "patrol").ids) == [2]
        # Another process takes the marks; the open keeper sees it at the next search.
        with Library.open(folder) as third, IndexKeeper(third) as other:
            other.current(JobContext())
        assert sorted(service.find(JobContext(), "patrol").ids) == [2, 4]
        assert keeper.behind() == 0


def test_an_index_of_another_state_of_the_library_is_not_searched(library):
    with IndexKeeper(library) as keeper:
        keeper.current(JobContext())
        with library.write() as connection:
            connection.execute("UPDATE meta SET value = 'elsewhere' WHERE key = 'drained'")
        with pytest.raises(IndexAbsentError):
            keeper.present(JobContext())
        keeper.current(JobContext())
        assert keeper.present(JobContext()).count == 3
        (words,) = keeper.folder.glob("words-*")
        (words / "generation.json").write_bytes(b"{}")
        with pytest.raises(IndexAbsentError):
            SearchService(library, keeper, Names, follow=False).find(JobContext(), "patrol")


def test_hits_of_an_article_are_its_words_and_the_mentions_of_actors_in_order_and_apart(find, library):
    document, _ = get_document(library, 1)
    mentions = findings_of(library, Names(), 1).mentions

    def spans(query):
        return [document.text[start:end] for start, end in hit_spans(find(query), document, mentions)]

    assert spans("") == []
    assert spans("patrol") == ["Patrols", "patrol"]
    assert spans('"patrol"') == ["patrol"]
    assert spans("patrol actor:Turkey") == ["Patrols", "Turkey", "patrol", "Ankara"]
    assert spans('"patrol" actor:Turkey') == ["Turkey", "patrol", "Ankara"]
    assert spans("actor:Turkey turkey") == ["Turkey", "Ankara"]


def test_rows_without_a_sentence_that_was_asked_for_show_how_the_article_begins(service):
    for query in ("", "is:unread"):
        found = service.find(JobContext(), query)
        (bare,) = service.hits(found, [1])
        (led,) = service.hits(found, [1], as_rows=True)
        assert bare.snippets == ()
        assert [(snippet.text, snippet.marks) for snippet in led.snippets] == [(TEXTS[0][1], ())]
    (hit,) = service.hits(service.find(JobContext(), "ankara"), [1], as_rows=True)
    assert hit.snippets[0].marks != ()


def test_an_actor_that_is_barred_is_not_what_the_search_is_about(find):
    assert [actor.name for actor in find("patrol actor:Turkey").actors] == ["Turkey"]
    assert find("patrol -actor:Cuba").actors == ()


@pytest.mark.parametrize("text", ["", "patrol OR quiet OR convoy"])
@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        (Sort.NEWEST, [4, 2, 1, 5]),
        (Sort.OLDEST, [1, 2, 4, 5]),
        # Élan before The Harbor Ledger, without a name last; within one the newest first.
        (Sort.SOURCE, [4, 2, 1, 5]),
        (Sort.UNREAD, [4, 1, 2, 5]),
        # 5 names an earlier day, but second, and first one that is only an end; 1 and 2 name none.
        (Sort.EVENT, [4, 5, 1, 2]),
        # 5 was put into the queue before 1; the others are not in it.
        (Sort.QUEUE, [5, 1, 4, 2]),
    ],
)
def test_orders(library, find, text, sort, wanted):
    later = make_document("A convoy", "On 1962-09-01 a convoy left.", published=DateClaim("1963", DateState.STATED, ""))
    assert add(library, b"4", replace(later, source="Élan")) == 4
    nameless = make_document("Quiet", "It was quiet until 1962-09-02, not on 1962-01-01.", published=UNKNOWN_DATE)
    assert add(library, b"5", replace(nameless, source=None)) == 5
    decisions.delete(library, 3)
    annotate_pending(JobContext(), library, Names())
    read_marks.set_read(library, [2, 5], True)
    with library.write() as connection:
        connection.execute("UPDATE article SET queued_at = '2026-01-0' || (6 - id) WHERE id IN (1, 5)")
    assert list(find(text, sort=sort).ids) == wanted


def test_what_is_archived_is_found_as_before_and_left_out_of_the_inbox(find, library):
    decisions.set_archived(library, 1, True)
    decisions.set_queued(library, 3, True)
    assert sorted(find("patrol").ids) == [1, 2]
    assert list(find("").ids) == [2, 1, 3]
    assert [list(find(text).ids) for text in ("is:archived", "is:inbox", "is:queued", "patrol is:inbox")] == [
        [1],
        [2, 3],
        [3],
        [2],
    ]
    assert find("is:inbox").explain == "articles that you have not archived"
    decisions.undo(library)
    decisions.undo(library)
    assert list(find("is:archived OR is:queued").ids) == []


def test_a_word_that_nobody_wrote_is_offered_as_one_that_is_there(service):
    assert service.search(JobContext(), "ptarol").suggestion == "patrol"
    assert service.search(JobContext(), "patrol").suggestion is None
    assert service.search(JobContext(), "zzzzzz").suggestion is None
