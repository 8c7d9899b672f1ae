"""What the files in an archive are called, and which of them nobody ever saved on purpose."""

from collections.abc import Collection

from workbench.importing.furniture import COMPANION, PAGE_SUFFIXES, is_system_file, is_system_folder

_NAME_CHARS_MAX = 1_000


def member_name(path: str) -> tuple[str, str]:
    """Return a file's address within its archive, and its name alone. Nothing is ever written under it, so that it may say what it likes."""
    member = path.replace("\\", "/").replace("\x00", "")[:_NAME_CHARS_MAX] or "?"
    return member, member.rstrip("/").rpartition("/")[2] or member


def is_furniture(path: str, names: Collection[str]) -> bool:
    """Tell what stands in an archive without being a document: what file managers leave behind, what browsers put beside a page.

    Args:
        path: Its path in the archive.
        names: The paths of all files in it.
    """
    *folders, name = path.replace("\\", "/").split("/")
    if is_system_file(name) or any(map(is_system_folder, folders)):
        return True
    for depth, folder in enumerate(folders):
        companion = COMPANION.search(folder)
        if companion is not None:
            stem = "/".join([*folders[:depth], folder[: companion.start()]])
            if any(stem + suffix in names for suffix in PAGE_SUFFIXES):
                return True
    return False
