"""Imports in the window: new files of a watched folder come in by themselves, what came in is looked at, and taken back."""

import os
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from workbench.library.store import Library
from workbench.watched_folders import watched_folders

PAGE = (
    "<html><head><title>{0} in the harbour</title></head><body><article><h1>{0} in the harbour</h1>"
    "<p>The {0} lay in the harbour for two days, and nobody was allowed to leave it, the port authority said.</p></article></body></html>"
)


def save(folder, name: str) -> None:
    """Save a page as one that was saved a while ago."""
    file = folder / f"{name}.html"
    file.write_text(PAGE.format(name))
    then = time.time() - 60
    os.utime(file, (then, then))


def articles(library) -> set[str]:
    with Library.open(library) as opened:
        return {row[0] for row in opened.connection.execute("SELECT title FROM article WHERE deleted_at IS NULL")}


def test_a_watched_folder_brings_what_is_new_and_an_import_is_taken_back(open_window, library, tmp_path, walk):
    folder = tmp_path / "saved"
    (folder / "below").mkdir(parents=True)
    save(folder, "Zephyros")
    outside = tmp_path / "outside"
    outside.mkdir()
    save(outside, "Secret")
    (folder / "link").symlink_to(outside)
    window = open_window(library)
    before = articles(library)
    window.desk.watching.watch(folder)
    window.wait(lambda: "Zephyros in the harbour" in articles(library), 60_000)
    with Library.open(library) as opened:
        assert watched_folders(opened.id) == (str(folder),)
    window.wait(lambda: not window.desk.imports.is_running, 60_000)
    save(folder / "below", "Boreas")
    # The system tells of it; the look that is taken every minute would find it too.
    window.wait(lambda: "Boreas in the harbour" in articles(library), 60_000)
    window.wait(lambda: not window.desk.imports.is_running, 60_000)
    assert articles(library) - before == {"Zephyros in the harbour", "Boreas in the harbour"}

    seen = []

    def look(dialog):
        if not dialog._rows:
            return False
        seen.append([item.title for item in dialog._rows])
        QTest.keyClick(dialog._lines, Qt.Key.Key_U)
        return True

    def shut(dialog):
        # The list of imports is read anew once it is done.
        if "Boreas in the harbour" in articles(library):
            return False
        dialog.reject()
        return True

    left = walk(look, shut)
    window.desk.actions.run("library.report")
    assert left == []
    assert seen == [["Boreas in the harbour"]]
    assert articles(library) - before == {"Zephyros in the harbour"}
    window.come_back()
    window.desk.actions.run("library.undo")
    window.wait(lambda: "Boreas in the harbour" in articles(library))


def test_what_was_taken_back_by_the_dialog_is_not_brought_again(open_window, library, tmp_path):
    """A file that was looked at stays known, whatever became of its article."""
    folder = tmp_path / "saved"
    folder.mkdir()
    save(folder, "Notos")
    window = open_window(library)
    window.desk.watching.watch(folder)
    window.wait(lambda: "Notos in the harbour" in articles(library), 60_000)
    window.wait(lambda: not window.desk.imports.is_running, 60_000)
    looks = []
    window.desk.watching._imports.finished.connect(looks.append)
    window.desk.watching._on_time()
    window.wait(lambda: window.desk.watching._walker.is_idle)
    assert looks == []
    assert not window.desk.imports.is_running
