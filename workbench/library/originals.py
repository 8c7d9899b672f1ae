"""The exact bytes of everything that was imported, kept under their SHA-256 and never changed."""

import contextlib
import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import zstandard

from workbench.errors import LibraryError, RefusedError
from workbench.library.durable import TEMPORARY_SUFFIX, sync_folder, write_file

Packing = Literal["raw", "zstd"]
_LEVEL = 3  # pages shrink to a fifth; level 6 saves 7 % of that for three times the time
_SUFFIX: dict[Packing, str] = {"raw": "", "zstd": ".zst"}
# No file of more than this is taken in; what claims to be larger is no original of ours.
SIZE_BYTES_MAX = 128 * 1024**2
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LEFTOVER = re.compile(rf"[0-9a-f]{{64}}(?:\.zst)?\.[0-9a-f]{{32}}{re.escape(TEMPORARY_SUFFIX)}")


@dataclass(frozen=True, slots=True)
class Original:
    """One kept file: its SHA-256, its size in bytes before packing, and how it lies on disk."""

    sha256: str
    size_bytes: int
    packing: Packing


class Originals:
    """The folder `originals/` of one library."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, original: Original) -> Path:
        """Return where an original lies.

        Raises:
            LibraryError: If it cannot be one: a row of a library from elsewhere may hold a path in place of a hash.
        """
        is_sound = _SHA256.fullmatch(original.sha256) and 0 <= original.size_bytes <= SIZE_BYTES_MAX
        if not is_sound or original.packing not in _SUFFIX:
            raise LibraryError(
                f"The entry of the original {original.sha256[:12]!r} is damaged. Put it back from a backup, or import the file again."
            )
        return self.folder / original.sha256[:2] / (original.sha256 + _SUFFIX[original.packing])

    def keep(self, data: bytes) -> Original:
        """Make the bytes durable and return their address; the same bytes are kept once."""
        sha256 = hashlib.sha256(data).hexdigest()
        packed = zstandard.ZstdCompressor(level=_LEVEL).compress(data)
        packing: Packing = "zstd" if len(packed) < len(data) else "raw"
        original = Original(sha256, len(data), packing)
        file = self.file(original)
        if self.is_sound(original):
            # Whoever wrote it may have been killed before its name was durable.
            sync_folder(file.parent)
        else:
            if not file.parent.exists():
                file.parent.mkdir(mode=0o700, exist_ok=True)
                sync_folder(self.folder)
            write_file(file, packed if packing == "zstd" else data)
        return original

    def is_sound(self, original: Original) -> bool:
        """Tell whether the very bytes are there: a file of the right name may have been damaged since."""
        try:
            self.read(original)
        except LibraryError:
            return False
        return True

    def read(self, original: Original) -> bytes:
        """Return the bytes, exactly as they were imported.

        Raises:
            LibraryError: If the file is missing or is not what was kept.
        """
        try:
            data = _read_regular(self.file(original), original.size_bytes + 1)
            if original.packing == "zstd":
                # One byte more than was kept is enough to know; a library that came from elsewhere may hold a bomb.
                with zstandard.ZstdDecompressor().stream_reader(data) as reader:
                    data = reader.read(original.size_bytes + 1)
        except (OSError, zstandard.ZstdError) as error:
            raise LibraryError(
                f"The original {original.sha256[:12]} could not be read: {error}. Run check --repair, or put it back from a backup."
            ) from error
        if hashlib.sha256(data).hexdigest() != original.sha256:
            raise LibraryError(
                f"The original {original.sha256[:12]} is not the file that was imported: its bytes have changed on disk. "
                "Import the file again, or put it back from a backup."
            )
        return data

    def remove(self, original: Original) -> None:
        """Delete an original for good; a damaged entry has no file."""
        with contextlib.suppress(LibraryError):
            self.file(original).unlink(missing_ok=True)

    def on_disk(self) -> Iterator[tuple[str, Packing, Path]]:
        """Yield (sha256, packing, file) of everything that looks like an original, whether a row names it or not."""
        for file in self._files():
            for packing, suffix in _SUFFIX.items():
                name = file.name.removesuffix(suffix) if suffix else file.name
                if _SHA256.fullmatch(name) and name + suffix == file.name:
                    yield name, packing, file

    def leftovers(self) -> list[Path]:
        """Return the temporary files that a killed import left behind."""
        return [file for file in self._files() if _LEFTOVER.fullmatch(file.name)]

    def _files(self) -> list[Path]:
        """Return what lies in the folders of originals, but not behind links: those may lead to anything of the user's."""
        folders = [folder for folder in self.folder.glob("[0-9a-f][0-9a-f]") if not folder.is_symlink()]
        return sorted(file for folder in folders for file in folder.glob("*"))


def _read_regular(file: Path, limit_bytes: int) -> bytes:
    """Return no more than so many bytes of a file, which must be one: a pipe would hold us, a device never end."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(file, flags), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(file))
        return stream.read(limit_bytes)


def read_kept(file: Path, limit_bytes: int) -> bytes:
    """Return the bytes of a file of originals/ that no row describes, unpacked and checked against its name.

    Raises:
        RefusedError: If it is not what its name says, or larger than the limit.
    """
    sha256 = file.name.removesuffix(_SUFFIX["zstd"])
    packing: Packing = "raw" if sha256 == file.name else "zstd"
    try:
        return Originals(file.parent.parent).read(Original(sha256, limit_bytes, packing))
    except LibraryError as error:
        raise RefusedError("its bytes are not what was kept") from error
