"""Takes containers apart down to single documents, those that lie in other containers included. Runs in the worker."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.errors import RefusedError
from workbench.importing.describing import inherited
from workbench.importing.formats import SQUEEZED, Unpacker, kind_of
from workbench.importing.pieces import Part, Piece, Unread
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking_limits import (
    CONTAINER_BYTES_MAX,
    DEPTH_MAX,
    MEMBERS_MAX,
    TOO_DEEP,
    TOO_MANY,
    TOO_MUCH,
)


class _Spent:
    """What a container has given so far."""

    def __init__(self) -> None:
        self.size_bytes = self.pieces = 0

    def complaint(self, piece: Piece) -> str | None:
        """Count a piece; say why no more are taken, if so."""
        self.pieces += 1
        self.size_bytes += len(piece.data) if isinstance(piece, Part) else 0
        if self.size_bytes > CONTAINER_BYTES_MAX:
            return TOO_MUCH
        return TOO_MANY if self.pieces > MEMBERS_MAX else None


class _Addresses:
    """Gives each document an address that no other of its container has, for it is found again by that."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def addressed(self, piece: Piece) -> Piece:
        """Return a piece as it is told: what is no character in its names, as in those of old archives, is a question mark."""
        member = _storable(piece.member)
        if not isinstance(piece, Part):
            return replace(piece, member=member)
        address, times = member, self._times.get(member, 1)
        while address in self._times:
            times += 1
            address = f"{member} ({times})"
        self._times[member] = times
        self._times.setdefault(address, 1)
        return replace(piece, member=address, name=_storable(piece.name))


def _storable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def unpack(file: SavedFile) -> Iterator[Piece]:
    """Yield the documents, references and refusals of a container; nothing for a file that is none.

    Raises:
        RefusedError: If it is a container that gives nothing at all, with the reason.
    """
    kind = kind_of(file)
    if isinstance(kind, Unpacker):
        yield from map(_Addresses().addressed, _walk(kind, file, 1, _Spent()))


def find_part(file: SavedFile, member: str) -> Part:
    """Return one document of a container by its address.

    Raises:
        RefusedError: If it is not there (any more).
    """
    # A book that was read as a whole has no chapters by which it could be found.
    whole = SavedFile(file.data, file.name, file.description, replace(file.choices, by_chapter=False))
    for container in (file, whole) if file.choices.by_chapter else (file,):
        for piece in unpack(container):
            if isinstance(piece, Part) and piece.member == member:
                return piece
    raise RefusedError(f"there is no {member} in it")


def _walk(kind: Unpacker, file: SavedFile, depth: int, spent: _Spent) -> Iterator[Piece]:
    for piece in kind.unpack(file):
        complaint = spent.complaint(piece)
        if complaint:
            yield Unread(piece.member, complaint)
            return
        if not isinstance(piece, Part):
            yield piece
            continue
        part = replace(piece, description=inherited(piece.description, file.description))
        inner = SavedFile(part.data, part.name, part.description, file.choices)
        inner_kind = _container_of(inner)
        if inner_kind is None:
            yield part
        elif depth == DEPTH_MAX:
            yield Unread(part.member, TOO_DEEP)
        else:
            # What was packed by itself has one name, not two.
            yield from _inside(inner_kind, inner, "" if kind.format == SQUEEZED else part.member, depth, spent)
        if spent.size_bytes > CONTAINER_BYTES_MAX or spent.pieces > MEMBERS_MAX:
            return


def _inside(kind: Unpacker, file: SavedFile, member: str, depth: int, spent: _Spent) -> Iterator[Piece]:
    """Yield what lies in a container that lies in another."""
    try:
        for piece in _walk(kind, file, depth + 1, spent):
            yield replace(piece, member="/".join(filter(None, (member, piece.member))))
    except RefusedError as refusal:
        yield Unread(member, str(refusal))


def _container_of(file: SavedFile) -> Unpacker | None:
    """Return how to take a document apart; None where it is none, or nothing that is read: whoever reads it will say so."""
    try:
        kind = kind_of(file)
    except RefusedError:
        return None
    return kind if isinstance(kind, Unpacker) else None
