"""Reads what a child process says of its import: JSON, one object a line, checked before anything is believed."""

from dataclasses import dataclass

import msgspec

from workbench.cli.contract import ImportLine

LINE_BYTES_MAX = 1024**2


@dataclass(frozen=True, slots=True)
class Line(ImportLine):
    """One line of an import, with how far it is where the child says so."""

    phase: str | None = None
    done: int | None = None
    total: int | None = None


class NoLineError(Exception):
    """What came is not what an import says."""


class LineReader:
    """Cuts a stream of bytes into lines as they come."""

    def __init__(self) -> None:
        self._decoder = msgspec.json.Decoder(Line)
        self._rest = b""

    def feed(self, data: bytes) -> list[Line]:
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
