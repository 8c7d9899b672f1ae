"""Finding files: folders in order, links once, companions of saved pages left out, names as one line."""

import os
import sys
from pathlib import Path

import pytest

from workbench.errors import RefusedError
from workbench.importing.sources import Found, NotFound, find_files, read_file, show_path

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="such files are POSIX's")


def shown(paths):
    return [(type(f).__name__, Path(f.path).name) for f in find_files([str(p) for p in paths])]


def test_folders_are_read_in_order_with_all_below(tmp_path):
    for name in ("b/2.html", "b/1.html", "a.txt", "c/d/e.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert shown([tmp_path]) == [("Found", n) for n in ("a.txt", "1.html", "2.html", "e.md")]


def test_what_browsers_and_file_managers_add_is_left_out(tmp_path):
    (tmp_path / "Page_files").mkdir()
    (tmp_path / "Page_files" / "ad.html").write_text("x")
    (tmp_path / "Page.html").write_text("x")
    (tmp_path / "lonely_files").mkdir()
    (tmp_path / "lonely_files" / "kept.html").write_text("x")
    (tmp_path / ".DS_Store").write_text("x")
    (tmp_path / "._Page.html").write_text("x")
    (tmp_path / "~$report.docx").write_text("x")
    (tmp_path / ".~lock.report.odt#").write_text("x")
    for folder in (".git", "@eaDir", "$RECYCLE.BIN"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "HEAD").write_text("x")
    assert shown([tmp_path]) == [("Found", "Page.html"), ("Found", "kept.html")]


def test_a_hidden_file_is_read_and_a_hidden_folder_if_one_names_it(tmp_path):
    (tmp_path / ".notes").mkdir()
    (tmp_path / ".notes" / ".a.txt").write_text("x")
    assert shown([tmp_path / ".notes"]) == [("Found", ".a.txt")]


def test_empty_folder_and_missing_file_are_told(tmp_path):
    assert [f.reason for f in find_files([str(tmp_path), str(tmp_path / "no")])] == [
        "it is a folder without files",
        "there is no such file",
    ]


@posix_only
def test_link_loops_end(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "self").symlink_to(tmp_path)
    (tmp_path / "l1").symlink_to("l2")
    (tmp_path / "l2").symlink_to("l1")
    found = list(find_files([str(tmp_path)]))
    assert [f.path.rsplit("/", 1)[1] for f in found if isinstance(f, Found)] == ["a.txt"]
    assert sorted(f.reason for f in found if isinstance(f, NotFound)) == [
        "it is a link that leads in a circle",
        "it is a link that leads in a circle",
        "it is a link to a folder that was read already",
    ]


@posix_only
def test_linked_folder_is_read_once(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("x")
    (tmp_path / "z").symlink_to(tmp_path / "real")
    assert shown([tmp_path]) == [("Found", "a.txt"), ("NotFound", "z")]


@posix_only
def test_pipe_is_refused_and_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RefusedError, match="pipe"):
        read_file(tmp_path / "pipe")


def test_too_large_a_file_is_not_even_read(tmp_path):
    file = tmp_path / "huge"
    file.touch()
    os.truncate(file, 200 * 1024**2)
    with pytest.raises(RefusedError, match="larger than 128 MB"):
        read_file(file)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("plain.html", "plain.html"),
        ("new\nline", r"new\x0aline"),
        ("und\udcffecodable", r"und\xffecodable"),
        ("bell\x07\x1b[31m", r"bell\x07\x1b[31m"),
        ("next\x85line\u2028", r"next\xc2\x85line\xe2\x80\xa8"),
        ("\u202egpj.html", r"\xe2\x80\xaegpj.html"),
        ("Üben/отчёт/تقرير", "Üben/отчёт/تقرير"),
    ],
)
def test_a_path_is_one_line(path, line):
    assert show_path(path) == line
