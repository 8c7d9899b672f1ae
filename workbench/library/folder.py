"""The folder that is a library: its parts, and library.json, which knows what the database cannot know of itself."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from workbench.errors import LibraryError
from workbench.library.durable import write_file

DATABASE = "library.sqlite"
CARD = "library.json"
ORIGINALS = "originals"
BACKUPS = "backups"
INBOX = "inbox"
PARTS = (ORIGINALS, BACKUPS, INBOX)


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
        return msgspec.json.decode(file.read_bytes(), type=LibraryCard)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        raise LibraryError(
            f"Could not open the library {folder}: {CARD} cannot be read ({error}). Run check --repair, or restore-backup."
        ) from error


def write_card(folder: Path, card: LibraryCard) -> None:
    """Write library.json durably."""
    write_file(folder / CARD, msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")


def make_parts(folder: Path) -> None:
    """Make the folders of a library; those that are there stay as they are."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for part in PARTS:
        (folder / part).mkdir(mode=0o700, exist_ok=True)
