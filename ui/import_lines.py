"""Reads what a child process says of its import: JSON, one object a line, checked before anything is believed."""

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from workbench.cli.contract import ImportLine

LINE_BYTES_MAX = 1024**2


class NoLineError(Exception):
    """What came is not what an import says."""


class LineReader:
    """Cuts a stream of bytes into lines as they come."""

    def __init__(self) -> None:
        self._rest = b""

    @cached_property
    def _decoder(self) -> "msgspec.json.Decoder[ImportLine]":
        # The contract of all commands takes a while to load, and not every window imports.
        from workbench.cli.contract import ImportLine

        return msgspec.json.Decoder(ImportLine)

    def feed(self, data: bytes) -> "list[ImportLine]":
        """Take more bytes and return the lines that are complete.

        Raises:
            NoLineError: If a line is none of an import's, or does not end.
        """
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > LINE_BYTES_MAX:
            raise NoLineError(f"a line is longer than {LINE_BYTES_MAX:,} bytes")
        try:
            return [self._decoder.decode(line) for line in lines if line.strip()]
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise NoLineError(str(error)) from error
