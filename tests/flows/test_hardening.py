"""What hostile pages, odd streams and a full or forbidding disk may do to the command line: little, and in plain words."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.unit.library.making import add, make_document
from workbench.cli.frame import Exit
from workbench.cli.main import main
from workbench.importing.workers import Worker, WorkerGoneError
from workbench.library.store import Library

EVIL = "Evil \x1b]0;owned\x07 \x9b31m \u202egnp\x7f title\nimported other.html"


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, document=make_document(EVIL, f"The ships turned {EVIL} back."))
        library.raise_lower_bound()
    return str(tmp_path / "l")


@pytest.mark.parametrize("command", [["list"], ["show", "1"], ["search", "ships"], ["search", "--facets", "ships"], ["delete", "1"]])  # fmt: skip
def test_no_title_drives_the_terminal_or_makes_a_line_of_its_own(library, capsys, command):
    assert main(["--library", library, *command]) == Exit.DONE
    shown = capsys.readouterr()
    for text in (shown.out, shown.err):
        assert not [c for c in text if (not c.isprintable() and c != "\n") or c == "\u202e"]
    if command[0] != "show":
        assert "\nimported" not in shown.out


def test_undo_and_purge_show_titles_harmlessly(library, capsys):
    main(["--library", library, "delete", "1"])
    assert main(["--library", library, "undo"]) == Exit.DONE
    assert main(["--library", library, "purge", "1"]) == Exit.USAGE
    shown = capsys.readouterr()
    assert "\x1b" not in shown.out + shown.err
    assert "Evil" in shown.out


@pytest.mark.parametrize(
    ("command", "title"),
    [
        (["list", "--json"], lambda out: out[0]["title"]),
        (["show", "--json", "1"], lambda out: out["title"]),
        (["search", "--json", "ships"], lambda out: out["results"][0]["title"]),
    ],
)
def test_json_is_the_same_text_in_harmless_spelling(library, capsys, command, title):
    main(["--library", library, *command])
    shown = capsys.readouterr().out
    assert not [c for c in shown if (not c.isprintable() and c != "\n") or c == "\u202e"]
    assert title(json.loads(shown)) == EVIL


@pytest.mark.parametrize("number", ["99999999999999999999", "-99999999999999999999", "0", "9223372036854775808"])
@pytest.mark.parametrize("command", [["show"], ["show", "--original"], ["delete"], ["restore"], ["purge", "--yes"]])
def test_numbers_that_no_article_has(library, capsys, command, number):
    assert main(["--library", library, *command, number]) in {Exit.USAGE, Exit.ALL_REFUSED}
    assert f"There is no article {number} in this library." in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "1.5", "65", "9" * 5000, "²"])
@pytest.mark.parametrize("command", [["import"], ["extract"]])
def test_numbers_of_workers_that_cannot_be(tmp_path, capsys, command, jobs):
    with pytest.raises(SystemExit) as caught:
        main(["--library", str(tmp_path / "l"), *command, "--jobs", jobs, "a.txt"])
    assert caught.value.code == Exit.USAGE
    assert "is not a number of workers from 1 to 64" in capsys.readouterr().err


@pytest.mark.parametrize(
    "query", ["f\udcff", "x" * 2000, "(" * 500, "OR", '"', "-", "\x00", "title:" * 200, "ships " * 300]
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_no_query_ends_in_a_traceback(library, capsys, query, form):
    code = main(["--library", library, "search", "--limit", "99999999999999999999", *form, "--", query])
    assert code in {Exit.DONE, Exit.USAGE}
    shown = capsys.readouterr()
    assert shown.out or shown.err


@pytest.mark.parametrize("harm", ["published_state = 'sure'", "authors = '{'", "authors = '[1]'"])
def test_a_damaged_row_is_said_plainly(library, capsys, harm):
    with Library.open(Path(library)) as opened:
        opened.connection.execute("PRAGMA ignore_check_constraints = ON")
        opened.connection.execute(f"UPDATE article SET {harm}")
    assert main(["--library", library, "list"]) == Exit.LIBRARY
    assert main(["--library", library, "check"]) == Exit.LIBRARY
    shown = capsys.readouterr()
    assert "The entry of article 1 is damaged" in shown.err
    assert "problem: The entry of article 1 is damaged" in shown.out


def test_streams_that_were_closed_for_us(library, monkeypatch):
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(["--library", library, "search", "ships"]) == Exit.DONE
    assert main(["--library", library, "import", "-"]) == Exit.ALL_REFUSED
    for name in ("stdin", "stdout", "stderr"):
        getattr(sys, name).close()


def test_a_full_output_is_said(library, monkeypatch, capsys):
    class Full(io.StringIO):
        def flush(self):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    assert main(["--library", library, "list"]) == Exit.LIBRARY
    assert "No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize("variable", ["file", "/proc/nope"])
def test_a_cache_that_cannot_be_made_is_said(library, tmp_path, monkeypatch, capsys, variable):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / variable))
    assert main(["--library", library, "search", "ships"]) == Exit.LIBRARY
    assert "Could not go on" in capsys.readouterr().err


def test_a_worker_that_cannot_be_started_costs_a_document_and_no_patience():
    with Worker(lambda: ["/nowhere/dateline"]) as worker, pytest.raises(WorkerGoneError, match="could be started"):
        worker.ask("a.txt", b"words")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and limits")
class TestFromOutside:
    """What only a process of its own can show."""

    @staticmethod
    def start(*arguments, **options):
        command = [sys.executable, "-P", "-m", "workbench", *map(os.fspath, arguments)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)

    @pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
    def test_an_import_that_is_stopped(self, tmp_path, number, code):
        inbox = tmp_path / "in"
        inbox.mkdir()
        for name in range(400):
            (inbox / f"{name:03}.txt").write_text(
                f"Report {name}\n\nThe ships turned back at noon, says report {name}.\n"
            )
        with self.start("--library", tmp_path / "l", "import", inbox, start_new_session=True) as process:
            told = process.stdout.readline()
            os.killpg(process.pid, number)
            out, err = process.communicate(timeout=30)
        assert process.returncode == code, err
        assert b"Traceback" not in err
        assert (b"Stopped." in err) == (number == signal.SIGINT)
        acknowledged = (told + out).count(b"imported ")
        with Library.open(tmp_path / "l") as library:
            assert library.connection.execute("SELECT count(*) FROM article").fetchone()[0] >= acknowledged >= 1
        deadline = time.monotonic() + 10
        while _group_lives(process.pid) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not _group_lives(process.pid)

    def test_a_disk_that_is_full_is_said(self, tmp_path):
        import resource

        (tmp_path / "a.txt").write_text("A report\n\nThe ships turned back at noon, says the report.\n")
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # noqa: E731
        with self.start("--library", tmp_path / "l", "import", tmp_path / "a.txt", preexec_fn=limit) as process:
            _, err = process.communicate(timeout=30)
        assert process.returncode == Exit.LIBRARY
        assert b"Traceback" not in err
        assert b"rollback" not in err
        assert err.startswith(b"Could not go on: ")


def _group_lives(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
