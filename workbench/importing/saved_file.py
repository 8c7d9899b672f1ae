"""A file as it came, with what is known of it before it is read, and how the user wants it read."""

import io
import zipfile
from collections.abc import Sequence
from functools import cached_property

from workbench.importing.choices import DEFAULT_CHOICES, Choices
from workbench.importing.encoding import decode
from workbench.model import NOTHING_SAID, Description

HEAD_BYTES = 4096
# More names than any office document or book has, and still looked through in no time.
_ZIP_NAMES_MAX = 20_000


class SavedFile:
    """The bytes of a file; what is asked of them more than once is found out once."""

    def __init__(
        self, data: bytes, name: str, description: Description = NOTHING_SAID, choices: Choices = DEFAULT_CHOICES
    ) -> None:
        self.data, self.name, self.description = data, name, description
        self.choices = choices

    @cached_property
    def head(self) -> bytes:
        """The first 4096 bytes."""
        return self.data[:HEAD_BYTES]

    @cached_property
    def text(self) -> str:
        """The bytes as text, decoded by what they prove and declare, and by what was stated beside them; bytes that mean nothing are U+FFFD."""
        return decode(self.data, self.description.charset)

    @cached_property
    def zip_names(self) -> Sequence[str]:
        """The names in a ZIP archive; none where it is no such archive, or its list cannot be read."""
        if not self.data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return ()
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                return archive.namelist()[:_ZIP_NAMES_MAX]
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            return ()
