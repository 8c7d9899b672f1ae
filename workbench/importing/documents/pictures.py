"""The pictures that a document carries, by the hash of their bytes: what they are is told by those, and by nothing else."""

import hashlib
import re
from typing import Final

from workbench.importing.draft import DraftImage

_IMAGES_MAX: Final = 500
_ALT_CHARS_MAX: Final = 1_000
_MAGIC: Final = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"BM....\0\0\0\0", re.DOTALL), "image/bmp"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]", re.DOTALL), "image/svg+xml"),
)  # fmt: skip
_HEAD_BYTES: Final = 2048


class Pictures:
    """Collects pictures from top to bottom, each once."""

    def __init__(self) -> None:
        self._found: dict[str, DraftImage] = {}

    @property
    def is_full(self) -> bool:
        """Whether there are as many as are kept."""
        return len(self._found) >= _IMAGES_MAX

    def add(self, data: bytes, alt: str, line: int) -> None:
        """Keep a picture, if it is one that a reader could show; `line` is how many blocks stand above it."""
        media_type = next((kind for magic, kind in _MAGIC if magic.match(data[:_HEAD_BYTES])), None)
        if media_type is None or self.is_full:
            return
        sha256 = hashlib.sha256(data).hexdigest()
        alt = " ".join(alt.split())[:_ALT_CHARS_MAX]
        self._found.setdefault(sha256, DraftImage(sha256, media_type, data, alt, line))

    def all(self) -> list[DraftImage]:
        """Return them."""
        return list(self._found.values())
