"""The folder that is a library: its parts, and library.json, which knows what the database cannot know of itself."""

import contextlib
import uuid
from dataclasses import dataclass
from pathlib import Path

import msgspec

from workbench.errors import LibraryDamagedError, LibraryError
from workbench.library.durable import sync_folder, write_file

DATABASE = "library.sqlite"
CARD = "library.json"
ORIGINALS = "originals"
BACKUPS = "backups"
INBOX = "inbox"
PARTS = (ORIGINALS, BACKUPS, INBOX)
_CARD_BYTES_MAX = 64 * 1024


@dataclass(frozen=True, slots=True)
class LibraryCard:
    """What library.json says: an emptied database is healthy to SQLite, so a lower bound of its rows stands here.

    `articles_at_least` counts articles in the trash too. It rises after articles are durable and falls before a purge.
    """

    id: str
    format: int
    articles_at_least: int = 0


def read_card(folder: Path) -> LibraryCard | None:
    """Return the card of a library, None where there is no library.

    Raises:
        LibraryError: If there is one and it cannot be read.
    """
    file = folder / CARD
    try:
        with file.open("rb") as stream:
            card = msgspec.json.decode(stream.read(_CARD_BYTES_MAX), type=LibraryCard)
        # The id becomes part of names in the user's cache; a library from elsewhere may hold a path there.
        if str(uuid.UUID(card.id)) != card.id:
            raise ValueError("its id is none")
        return card
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise LibraryError(
            f"Could not open the library {folder}: {CARD} cannot be read ({error.strerror}). Look at the rights of the folder."
        ) from error
    except (ValueError, RecursionError, msgspec.DecodeError) as error:
        raise LibraryDamagedError(
            f"Could not open the library {folder}: {CARD} cannot be read ({error}). Run check --repair, or restore-backup."
        ) from error


def write_card(folder: Path, card: LibraryCard) -> None:
    """Write library.json durably."""
    write_file(folder / CARD, msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")


def make_parts(folder: Path) -> None:
    """Make the folders of a library; those that are there stay as they are."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Who may make a folder may not always read the one it lies in; then its name is as durable as the system makes it.
        with contextlib.suppress(PermissionError):
            sync_folder(folder.absolute().parent)
    for part in PARTS:
        (folder / part).mkdir(mode=0o700, exist_ok=True)
