"""An import as a whole: in order, once, without waiting for nothing, and mending what was damaged."""

import time

import pytest

from tests.unit.library.making import make_document
from workbench.importing import job
from workbench.importing.job import import_paths
from workbench.importing.messages import Answer
from workbench.importing.report import Event
from workbench.importing.workers import Worker
from workbench.jobs import JobContext
from workbench.library.articles import get_original
from workbench.library.check import strays
from workbench.library.store import Library


class Reader(Worker):
    """Reads in this process, at once; what is called slow takes its time."""

    def ask(self, name, data, **_choices):
        if name.startswith("slow"):
            time.sleep(0.3)
        if name.startswith("bad"):
            return Answer(refusal="it is bad")
        return Answer(document=make_document(name, data.decode()))


@pytest.fixture
def take(tmp_path, monkeypatch):
    """Import files of these names and return what was told, in order."""
    pool = job.Pool
    monkeypatch.setattr(job, "Pool", lambda jobs: pool(jobs, Reader))

    def run(*names, library=None):
        for name in names:
            (tmp_path / name).write_text(f"This is {name}.")
        told = []
        with Library.open_or_create(tmp_path / "l") as library:
            import_paths(JobContext(), library, [str(tmp_path / name) for name in names], told.append, jobs=2)
        return [(event.event, event.path.rsplit("/", 1)[1], event.id) for event in told]

    return run


def test_articles_are_numbered_in_the_order_of_their_files(take):
    told = take("slow", *(f"{n:02}" for n in range(40)))
    assert [article for _, _, article in told] == list(range(1, 42))
    assert told[0] == (Event.IMPORTED, "slow", 1)


def test_more_answers_than_a_batch_holds_are_stored_without_waiting_for_nothing(take, monkeypatch):
    monkeypatch.setattr(job, "_BATCH", 3)
    monkeypatch.setattr(job, "_PATIENCE_S", 30)
    begun = time.monotonic()
    assert len(take(*(f"{n:02}" for n in range(20)))) == 20
    assert time.monotonic() - begun < 10


def test_large_files_do_not_share_a_transaction(take, monkeypatch):
    monkeypatch.setattr(job, "_BATCH_BYTES", 20)
    turns = []
    write = Library.write
    monkeypatch.setattr(Library, "write", lambda self: (turns.append(self), write(self))[1])
    assert len(take("one", "two", "three")) == 3
    # Two more are the record of the import, when it begins and when it ends.
    assert len(turns) == 3 + 2


def test_the_same_bytes_come_in_once_and_a_refusal_is_told_of_each(take, tmp_path):
    assert sorted(take("a", "bad", "bad", "b", "a"), key=str) == [
        (Event.DUPLICATE, "a", 1),
        (Event.IMPORTED, "a", 1),
        (Event.IMPORTED, "b", 2),
        (Event.REFUSED, "bad", None),
        (Event.REFUSED, "bad", None),
    ]
    assert [event for event, _, _ in take("a", "b")] == [Event.DUPLICATE, Event.DUPLICATE]


@pytest.mark.parametrize("harm", ["change", "remove"])
def test_importing_a_file_again_mends_its_original(take, tmp_path, harm):
    take("a")
    with Library.open(tmp_path / "l") as library:
        file = next(file for _, _, file in library.originals.on_disk())
        file.unlink() if harm == "remove" else file.write_bytes(b"changed")
        assert take("a") == [(Event.DUPLICATE, "a", 1)]
        assert get_original(library, 1) == b"This is a."


def test_a_file_whose_text_is_here_already_leaves_no_original(tmp_path):
    """Nothing names it, and a check would take it for what a killed import left behind."""
    text = "<p>The ships turned back on Tuesday, the Navy said in a statement.</p>"
    for name, page in (("a.html", text), ("b.html", f"<!-- saved again -->{text}")):
        (tmp_path / name).write_text(f"<html><body><h1>Ships</h1>{page}</body></html>")
    told = []
    with Library.open_or_create(tmp_path / "l") as library:
        import_paths(
            JobContext(), library, [str(tmp_path / name) for name in ("a.html", "b.html")], told.append, jobs=1
        )
        assert [event.event for event in told] == [Event.IMPORTED, Event.DUPLICATE]
        assert len(list(library.originals.on_disk())) == 1
        assert not strays(library)
        assert b"saved again" not in get_original(library, 1)


def test_an_original_that_is_purged_while_it_is_read_is_kept_again(take, tmp_path, monkeypatch):
    """Its file is found durable first; then another process removes it; then its row is written."""
    write, removed = Library.write, []

    def purge_first(self):
        for _, _, file in list(self.originals.on_disk()):
            if not removed:
                file.unlink()
                removed.append(file)
        return write(self)

    monkeypatch.setattr(Library, "write", purge_first)
    assert take("a") == [(Event.IMPORTED, "a", 1)]
    assert removed
    with Library.open(tmp_path / "l") as library:
        assert get_original(library, 1) == b"This is a."


def test_what_came_in_is_made_findable_as_the_import_goes_on(tmp_path, monkeypatch):
    pool = job.Pool
    monkeypatch.setattr(job, "Pool", lambda jobs: pool(jobs, Reader))
    monkeypatch.setattr(job, "_FINDABLE_ARTICLES", 20)
    for number in range(50):
        (tmp_path / f"{number:02}").write_text(f"Number {number}.")
    counts = []
    with Library.open_or_create(tmp_path / "l") as library:
        import_paths(
            JobContext(),
            library,
            [str(tmp_path / f"{number:02}") for number in range(50)],
            lambda event: None,
            jobs=2,
            make_findable=lambda: counts.append(
                library.connection.execute("SELECT count(*) FROM outbox").fetchone()[0]
            ),
        )
    assert 1 <= len(counts) <= 2
    assert all(count >= 20 for count in counts)
