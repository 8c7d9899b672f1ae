"""Exports of services for reading later that are archives: lists, with the texts of their entries beside them."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Final

from workbench.errors import RefusedError
from workbench.importing.archives.members import is_furniture
from workbench.importing.archives.zip import DAMAGE, is_folder, take_out
from workbench.importing.encoding import decode
from workbench.importing.lists.entries import Addresses
from workbench.importing.lists.mapped import mapping_for, unpack_list
from workbench.importing.lists.mapping import Mapping
from workbench.importing.lists.mapping_files import load_mappings
from workbench.importing.pieces import Part, Piece, Unread
from workbench.importing.saved_file import SavedFile
from workbench.importing.unpacking_limits import MEMBERS_MAX, TOO_MANY

# Of the first list in an archive, to tell which service it is of.
_OPENING_BYTES: Final = 256 * 1024


def is_mapped_zip(file: SavedFile) -> bool:
    """Tell an archive in which the lists of a service lie."""
    names = file.zip_names
    lists = next((found for mapping in load_mappings().known if (found := _lists(names, mapping))), None)
    return bool(lists) and _mapping(file, lists or ()) is not None


def unpack_mapped_zip(file: SavedFile) -> Iterator[Piece]:
    """Yield the entries of all lists in an archive, with their texts, then whatever else lies in it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise RefusedError("it is a ZIP archive that is damaged or cut off") from error
    with archive:
        entries = {entry.filename: entry for entry in archive.infolist()[:MEMBERS_MAX] if not is_folder(entry)}
        lists = next((found for m in load_mappings().known if (found := _lists(list(entries), m))), ())
        mapping = _mapping(file, lists)
        if mapping is None:
            raise RefusedError("it looks like an export, and there is no list in it")
        addresses, taken = Addresses(), set(lists)
        for name in lists:
            listed = take_out(archive, entries[name])
            if isinstance(listed, Part):
                beside = _Beside(archive, entries, name.rpartition("/")[0], taken)
                yield from unpack_list(mapping, decode(listed.data), addresses, beside)
            else:
                yield listed
        for name, entry in entries.items():
            if name not in taken and not is_furniture(name, entries):
                yield take_out(archive, entry)
        if len(archive.infolist()) > MEMBERS_MAX:
            yield Unread("", TOO_MANY)


class _Beside:
    """Takes what lies beside a list out of its archive, and keeps in mind that it was taken."""

    def __init__(
        self, archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], folder: str, taken: set[str]
    ) -> None:
        self._archive, self._entries, self._taken = archive, entries, taken
        self._folder = f"{folder}/" if folder else ""

    def __call__(self, path: str) -> bytes | None:
        name = self._folder + path
        # What two entries claim is the first's: an archive of one file and a million entries is no gigabyte.
        if name not in self._entries or name in self._taken:
            return None
        piece = take_out(self._archive, self._entries[name])
        if not isinstance(piece, Part):
            return None
        self._taken.add(name)
        return piece.data


def _lists(names: Sequence[str], mapping: Mapping) -> tuple[str, ...]:
    if not mapping.told.zip:
        return ()
    return tuple(name for name in names if fnmatchcase(name.rpartition("/")[2], mapping.told.zip))


def _mapping(file: SavedFile, lists: Sequence[str]) -> Mapping | None:
    """Return the mapping that the first list in an archive is of."""
    for name in lists[:1]:
        try:
            with zipfile.ZipFile(io.BytesIO(file.data)) as archive, archive.open(name) as stream:
                opening = stream.read(_OPENING_BYTES)
        except (*DAMAGE, KeyError, RuntimeError):
            return None
        return mapping_for(decode(opening), in_archive=True)
    return None
