"""Imports run as children: real ones, cancelled ones, and children that crash, hang or talk rubbish."""

import os
import sys
from pathlib import Path

import pytest

from ui.child import child_command
from ui.import_lines import LINE_BYTES_MAX, LineReader, NoLineError
from ui.importer import ImportRun, _parts

# A child has less right to the processor than others, which may leave it next to none for a while.
PATIENCE_MS = 180_000
PAGE = "<html><head><title>Page {0}</title></head><body><article><h1>Page {0}</h1><p>{1}</p></article></body></html>"
WORDS = "The quarantine took effect at ten in the morning, and within the hour the first freighters had stopped. "


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.html").write_text(PAGE.format(number, (WORDS + f"Number {number}. ") * 12))
    (folder / "empty.html").write_text("")
    return folder


@pytest.fixture
def make_run(tmp_path):
    made = []

    def make(script=None):
        command = child_command if script is None else lambda *_: [sys.executable, "-c", script]
        made.append(ImportRun(tmp_path / "library", command=command))
        return made[-1]

    yield make
    for run in made:
        run.shut_down()


def outcome_of(qtbot, run, start):
    with qtbot.waitSignal(run.finished, timeout=PATIENCE_MS) as caught:
        start()
    return caught.args[0]


@pytest.mark.slow
def test_a_real_import_tells_ids_progress_and_what_was_refused(qtbot, make_run, pages):
    run, ids, progress = make_run(), [], []
    run.imported.connect(ids.extend)
    run.progressed.connect(progress.append)
    outcome = outcome_of(qtbot, run, lambda: run.import_paths([pages]))
    assert (outcome.imported, outcome.duplicates, outcome.failure) == (6, 0, None)
    ((path, reason),) = outcome.refused
    assert path == str(pages / "empty.html")
    assert reason
    assert sorted(ids) == [1, 2, 3, 4, 5, 6]
    assert progress[-1].done >= 6
    assert not run.is_running


@pytest.mark.slow
def test_a_second_import_waits_its_turn(qtbot, make_run, pages):
    run, outcomes = make_run(), []
    run.finished.connect(outcomes.append)
    run.import_paths([pages / "0.html"])
    run.import_text(f"<h1>Pasted</h1><p>{WORDS * 5}</p>".encode())
    assert run.waiting == 1
    qtbot.waitUntil(lambda: len(outcomes) == 2, timeout=PATIENCE_MS)
    assert [outcome.imported for outcome in outcomes] == [1, 1]


def test_cancelling_half_way_keeps_what_came_in(qtbot, make_run):
    run = make_run('import time\nprint(\'{"event": "imported", "path": "a", "id": 1}\', flush=True)\ntime.sleep(60)')
    with qtbot.waitSignal(run.imported, timeout=PATIENCE_MS):
        run.import_paths([Path("a"), Path("b")])
    outcome = outcome_of(qtbot, run, run.cancel)
    assert (outcome.imported, outcome.was_cancelled, outcome.failure) == (1, True, None)


def test_cancelling_at_once_and_the_next_one_begins(qtbot, make_run):
    run, outcomes = make_run('import time\nprint(\'{"event": "done"}\', flush=True)\ntime.sleep(.2)'), []
    run.finished.connect(outcomes.append)
    run.import_paths([Path("a")])
    run.import_paths([Path("b")])
    run.cancel()
    qtbot.waitUntil(lambda: len(outcomes) == 2, timeout=PATIENCE_MS)
    assert [outcome.was_cancelled for outcome in outcomes] == [True, False]


def test_closing_ends_the_child_and_tells_nothing(qtbot, make_run):
    run, told = make_run('import time\nprint(\'{"event": "progress"}\', flush=True)\ntime.sleep(60)'), []
    with qtbot.waitSignal(run.progressed, timeout=PATIENCE_MS):
        run.import_paths([Path("a")])
    run.finished.connect(told.append)
    run.shut_down()
    assert (run.is_running, told) == (False, [])


def test_a_frozen_program_is_its_own_child(monkeypatch):
    assert child_command("list")[1:] == ["-P", "-m", "workbench", "list"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command("list") == [sys.executable, "list"]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_a_child_that_will_not_stop_is_killed(qtbot, make_run):
    run = make_run(
        "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        'print(\'{"event": "progress"}\', flush=True)\ntime.sleep(60)'
    )
    run._kill_timer.setInterval(50)
    with qtbot.waitSignal(run.progressed, timeout=PATIENCE_MS):
        run.import_paths([Path("a")])
    assert outcome_of(qtbot, run, run.cancel).was_cancelled


def test_a_child_that_crashes_is_told_with_what_stands(qtbot, make_run):
    run = make_run(
        'import os\nprint(\'{"event": "imported", "path": "a", "id": 1}\', flush=True)\nos.abort()'
        if sys.platform != "win32"
        else 'print(\'{"event": "imported", "path": "a", "id": 1}\', flush=True)\nraise SystemExit(9)'
    )
    outcome = outcome_of(qtbot, run, lambda: run.import_paths([Path("a")]))
    assert outcome.imported == 1
    assert "1 page is in the library" in outcome.failure


def test_a_traceback_is_never_shown(qtbot, make_run):
    run = make_run("raise ValueError('secret')")
    outcome = outcome_of(qtbot, run, lambda: run.import_paths([Path("a")]))
    assert outcome.failure.startswith("The import ended early")
    assert "secret" not in outcome.failure


def test_a_foreseen_failure_is_told_in_its_own_words(qtbot, make_run, tmp_path):
    (tmp_path / "library").write_text("a file stands where the library should")
    outcome = outcome_of(qtbot, run := make_run(), lambda: run.import_paths([tmp_path]))
    assert outcome.failure
    assert "Traceback" not in outcome.failure
    assert not outcome.failure.startswith("The import ended early")


@pytest.mark.parametrize("said", ["print('hello')", "print('{\"event\": 7}')", "print('[' * 100_000)"])
def test_a_child_that_talks_rubbish_is_stopped(qtbot, make_run, said):
    run = make_run(f"import time\n{said}\nprint(flush=True)\ntime.sleep(60)")
    outcome = outcome_of(qtbot, run, lambda: run.import_paths([Path("a")]))
    assert "could not be understood" in outcome.failure


def test_a_program_that_is_not_there(qtbot, tmp_path):
    run = ImportRun(tmp_path, command=lambda *_: [str(tmp_path / "nothing")])
    outcome = outcome_of(qtbot, run, lambda: run.import_paths([Path("a")]))
    assert outcome.failure.startswith("Could not import")


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="other means there")
def test_the_child_stands_back(qtbot, make_run):
    run = make_run(
        "import os, time\nfor _ in range(100):\n    time.sleep(.05)\n    n = os.getpriority(os.PRIO_PROCESS, 0)\n"
        '    if n: break\nprint(\'{"event": "refused", "path": "a", "reason": "%d"}\' % n)\n'
        'print(\'{"event": "done"}\')'
    )
    outcome = outcome_of(qtbot, run, lambda: run.import_paths([Path("a")]))
    assert int(outcome.refused[0][1]) >= 10


def test_lines_come_in_pieces_and_may_say_how_far():
    reader = LineReader()
    assert reader.feed(b'{"event": "prog') == []
    (line,) = reader.feed(b'ress", "phase": "indexing", "done": 3, "total": 9, "later": 1}\n\n')
    assert (line.phase, line.done, line.total) == ("indexing", 3, 9)


def test_a_line_without_end_is_refused():
    with pytest.raises(NoLineError):
        LineReader().feed(b"x" * (LINE_BYTES_MAX + 1))


def test_many_files_go_to_several_children():
    paths = [f"/a/folder/with/a/name/{number}.html" for number in range(5_000)]
    parts = _parts(paths)
    assert [path for part in parts for path in part] == paths
    assert all(sum(map(len, part)) < 24_100 for part in parts)


def test_what_is_chosen_goes_with_the_import(qtbot, tmp_path):
    """Chapters by the settings, scans by the report, news of watched folders: the command line of the child says it."""
    asked = []

    def command(*arguments):
        asked.append([argument for argument in arguments if argument.startswith("--")][2:])
        return [sys.executable, "-c", 'print(\'{"event": "done"}\')']

    run = ImportRun(tmp_path / "library", command=command)
    outcome_of(qtbot, run, lambda: run.import_paths([Path("a")]))
    run.by_chapter = True
    outcome_of(qtbot, run, lambda: run.import_paths([Path("a")], keeps_scans=True))
    is_quiet = outcome_of(qtbot, run, lambda: run.import_new(["/saved"])).is_quiet
    run.shut_down()
    assert asked == [[], ["--chapters", "--keep-scans"], ["--chapters", "--new"]]
    assert is_quiet
