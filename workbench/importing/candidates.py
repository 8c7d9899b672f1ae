"""What an import has yet to read: files, what lies in containers among them, and the files that lists of references point at."""

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import RefusedError
from workbench.importing.choices import DEFAULT_CHOICES, Choices
from workbench.importing.pieces import Part, Reference, Unread
from workbench.importing.sources import (
    FILE_BYTES_MAX,
    STANDARD_INPUT,
    Found,
    NotFound,
    StandardInput,
    find_files,
    read_file,
    read_standard_input,
    show_path,
)
from workbench.importing.workers import Worker, WorkerGoneError
from workbench.library.originals import Original, read_kept
from workbench.model import NOTHING_SAID, Description

# Lists of references say something of the files beside them: they are read first. A name is a hint: what it promises is checked by content.
_LIST_SUFFIXES = (".rdf", ".bib", ".ris", ".json", ".csv")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of originals/, to be read through whatever it is packed in."""

    path: str
    file: Path


Candidate = Found | NotFound | StandardInput | Kept


@dataclass(slots=True)
class Container:
    """A file that holds others: its bytes, kept once they are wanted, and the folder that its references are relative to."""

    path: str
    data: bytes
    folder: Path | None
    original: Original | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with its bytes, ready for a worker. `container` is where it came from, None for a file of its own."""

    path: str
    name: str
    data: bytes
    sha256: str
    member: str = ""
    description: Description = NOTHING_SAID
    container: Container | None = None
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that could not even be handed to a worker, and why."""

    path: str
    reason: str
    member: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list of references of which there is no file."""

    path: str
    member: str
    description: Description


class Candidates:
    """Gives what is to be read, one after the other; containers are taken apart as they turn up, no faster than is asked for."""

    def __init__(self, files: Iterable[Candidate], choices: Choices = DEFAULT_CHOICES) -> None:
        known = list(files)
        self._choices = choices
        first = [one for one in known if one.path.lower().endswith(_LIST_SUFFIXES)]
        self._lists = deque(first)
        self._files = deque(one for one in known if not one.path.lower().endswith(_LIST_SUFFIXES))
        self._given = {self._place(one.file) for one in known if isinstance(one, Found)}
        self._described: dict[str, Description] = {}
        self._containers: deque[Container] = deque()
        self._pieces: Iterator[Loaded | Refusal | Listed] = iter(())
        self._unpacker = Worker()
        self._is_reading_lists = False
        self.total = len(known)

    def close(self) -> None:
        """End the worker that takes containers apart."""
        self._unpacker.stop()

    def add(self, container: Container) -> None:
        """Have a file taken apart that turned out to be a container."""
        self._containers.append(container)
        self.total -= 1

    def next(self, *, is_idle: bool) -> Loaded | Refusal | Listed | None:
        """Return what is to be read next, None where there is nothing now.

        Args:
            is_idle: Nothing that was returned before is still being read. Lists are read to their end before the files that they may speak of.
        """
        while True:
            piece = next(self._pieces, None)
            if piece is not None:
                return piece
            if self._containers:
                self._pieces = self._take_apart(self._containers.popleft())
            elif self._lists:
                return self._load(self._lists.popleft())
            elif self._files and (is_idle or not self._is_reading_lists):
                return self._load(self._files.popleft())
            else:
                return None

    def _load(self, one: Candidate) -> Loaded | Refusal:
        self._is_reading_lists = one.path.lower().endswith(_LIST_SUFFIXES)
        try:
            if isinstance(one, Found):
                data = read_file(one.file)
            elif isinstance(one, Kept):
                data = read_kept(one.file, FILE_BYTES_MAX)
            elif isinstance(one, StandardInput):
                data = read_standard_input()
            else:
                raise RefusedError(one.reason)
        except RefusedError as refusal:
            return Refusal(one.path, str(refusal))
        description, folder = NOTHING_SAID, None
        if isinstance(one, Found):
            description = self._described.get(self._place(one.file), NOTHING_SAID)
            folder = one.file.parent
        name = os.path.basename(one.path)  # noqa: PTH119
        return Loaded(one.path, name, data, hashlib.sha256(data).hexdigest(), description=description, folder=folder)

    def _take_apart(self, container: Container) -> Iterator[Loaded | Refusal | Listed]:
        path, name = container.path, os.path.basename(container.path)  # noqa: PTH119
        count = 0
        try:
            for piece in self._unpacker.unpack(name, container.data, choices=self._choices):
                count += 1
                if isinstance(piece, Part):
                    sha256 = hashlib.sha256(piece.data).hexdigest()
                    yield self._counted(
                        Loaded(path, piece.name, piece.data, sha256, piece.member, piece.description, container)
                    )
                elif isinstance(piece, Unread):
                    yield self._counted(Refusal(path, piece.reason, piece.member))
                elif not self._has_files(container, piece):
                    yield self._counted(Listed(path, piece.member, piece.description))
        except (RefusedError, WorkerGoneError) as error:
            reason = str(error) if not count else f"the rest of it could not be taken out: {error}"
            yield self._counted(Refusal(path, reason))
            return
        if not count:
            yield self._counted(Refusal(path, "there is nothing in it that could be read"))

    def _counted(self, one: Loaded | Refusal | Listed) -> Loaded | Refusal | Listed:
        self.total += 1
        return one

    def _has_files(self, container: Container, reference: Reference) -> bool:
        """Queue the files that a reference points at, which lie beside its list or below that; tell whether there are any.

        A list is foreign: a path in it that leads anywhere else is passed over, through links too.
        """
        if container.folder is None:
            return False
        root = self._place(container.folder)
        found = False
        for written in reference.files:
            named = _named_below(container.folder, root, written)
            if named is None:
                continue
            place = self._place(named)
            if not place.startswith(root + os.sep) or not os.path.isfile(place):  # noqa: PTH113
                continue
            found = True
            self._described.setdefault(place, reference.description)
            if place not in self._given:
                self._given.add(place)
                self._files.append(Found(show_path(place), Path(place)))
                self.total += 1
        return found

    @staticmethod
    def _place(path: Path) -> str:
        return os.path.realpath(path)


def _named_below(folder: Path, root: str, written: str) -> Path | None:
    """Return the file that a path in a list names, None where its words alone lead out of the folder: even to look there could ask another machine."""
    if "\0" in written:
        return None
    above = os.path.abspath(folder)  # noqa: PTH100 - which looks at no file
    named = os.path.normpath(os.path.join(above, written.replace("\\", "/")))  # noqa: PTH118
    return Path(named) if named.startswith((above + os.sep, root + os.sep)) else None


def find_candidates(paths: Iterable[str]) -> Iterator[Candidate]:
    """Yield the files that paths lead to; "-" is standard input."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield StandardInput()
        else:
            yield from find_files([path])
