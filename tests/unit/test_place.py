"""Places where a library is in danger: warned of, and good places left in peace."""

import sys
from pathlib import Path

import pytest

from workbench.library import place
from workbench.library.place import warn_about_place


@pytest.mark.parametrize(
    "name", ["Dropbox", "OneDrive", "OneDrive - Newsroom", "Dropbox (Team)", "Nextcloud", "SYNCTHING"]
)
def test_a_synchronised_folder_is_warned_of(tmp_path, name):
    warning = warn_about_place(tmp_path / name / "research" / "l.dateline")
    assert name in warning
    assert "synchronises" in warning
    assert "backup --to" in warning


@pytest.mark.parametrize("name", ["Boxes", "my dropbox notes", "synchronous", "library.dateline"])
def test_a_good_place_is_left_in_peace(tmp_path, name):
    assert warn_about_place(tmp_path / name) is None


def test_a_link_does_not_hide_the_place(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "library").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    assert "Dropbox" in warn_about_place(tmp_path / "library")


@pytest.mark.skipif(sys.platform != "linux", reason="file systems are listed so on Linux alone")
@pytest.mark.parametrize(
    ("folder", "warned"),
    [("/srv/share/l", True), ("/srv/share", True), ("/srv/shared/l", False), ("/srv/my share/l", True), ("/srv/share/disk/l", False)],
)  # fmt: skip
def test_the_innermost_mount_counts(monkeypatch, folder, warned):
    mounts = (
        "rootfs / ext4 rw 0 0\nhost:/x /srv/share nfs4 rw 0 0\n//host/y /srv/my\\040share cifs rw 0 0\n"
        "/dev/sdb /srv/share/disk ext4 rw 0 0\n"
    )
    monkeypatch.setattr(Path, "read_text", lambda self, **_: mounts)
    assert (warn_about_place(Path(folder)) is not None) == warned


@pytest.mark.skipif(sys.platform != "linux", reason="file systems are listed so on Linux alone")
def test_without_a_list_of_mounts_nothing_is_said(monkeypatch, tmp_path):
    def fail(self, **_):
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", fail)
    assert place.warn_about_place(tmp_path) is None
