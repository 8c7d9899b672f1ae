"""Takes a mail apart into its entities, each a range of its bytes.

Done here in time that grows with the size alone: Python's own parser looks at each line once for every level, and calls itself for
each. Source: RFC 5322, RFC 2045, RFC 2046.
"""

import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.importing.encoding import decode
from workbench.importing.mail.header import Header, from_base64, read_header

_LEVELS_MAX: Final = 20
_ENTITIES_MAX: Final = 5_000
_AS_THEY_ARE: Final = frozenset({"", "7bit", "8bit", "binary"})
_MESSAGES: Final = frozenset({"message/rfc822", "message/global", "message/news"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A mail, a part of one, or a mail in a mail. `start`, `body` and `end` are where its header, its content and what follows begin."""

    header: Header
    media_type: str
    start: int
    body: int
    end: int
    children: tuple["Entity", ...] = ()

    @property
    def is_message(self) -> bool:
        """Whether it is a mail within the mail, which then is its only child."""
        return self.media_type in _MESSAGES

    def walk(self) -> Iterator["Entity"]:
        """Yield this entity and all that are in it, in their order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Mail:
    """A mail and its entities."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._count = 0
        self.root = self._entity(0, len(data), "text/plain", 0)

    @property
    def header(self) -> Header:
        """The header of the mail itself."""
        return self.root.header

    def content(self, entity: Entity) -> bytes:
        """Return the bytes of an entity as they were before they were written for the way."""
        data = self.data[entity.body : entity.end]
        match entity.header.encoding:
            case "base64":
                return from_base64(data)
            case "quoted-printable":
                return binascii.a2b_qp(data)
            case _:
                return data

    def text(self, entity: Entity) -> str:
        """Return the text of an entity."""
        return decode(self.content(entity), label=entity.header.parameter("charset"))

    def _entity(self, start: int, end: int, default_type: str, level: int) -> Entity:
        self._count += 1
        header, body = read_header(self.data, start, end)
        media_type = header.media_type or default_type
        children: tuple[Entity, ...] = ()
        if level < _LEVELS_MAX and header.encoding in _AS_THEY_ARE:
            if media_type.startswith("multipart/"):
                default = "message/rfc822" if media_type == "multipart/digest" else "text/plain"
                boundary = header.parameter("boundary").encode("utf-8", "replace")
                children = tuple(
                    self._entity(first, last, default, level + 1)
                    for first, last in self._ranges(boundary, body, end)
                    if self._count < _ENTITIES_MAX
                )
            elif media_type in _MESSAGES:
                children = (self._entity(body, end, "text/plain", level + 1),)
        if media_type.startswith("multipart/") and not children:
            media_type = "text/plain"
        return Entity(header, media_type, start, body, end, children)

    def _ranges(self, boundary: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where the parts between the lines of a boundary begin and end; the last need not be closed."""
        if not boundary:
            return
        data, mark = self.data, b"--" + boundary
        first: int | None = None
        position = data.find(mark, start, end)
        while position >= 0:
            after = position + len(mark)
            line_end = data.find(b"\n", after, end) + 1 or end
            rest = data[after : min(line_end, after + 100)].strip()
            if (position == start or data[position - 1 : position] == b"\n") and rest in (b"", b"--"):
                if first is not None:
                    yield first, max(first, _before_line_end(data, position))
                if rest:
                    return
                first = line_end
                position = data.find(mark, line_end, end)
            else:
                position = data.find(mark, after, end)
        if first is not None:
            yield first, end


def _before_line_end(data: bytes, position: int) -> int:
    """Return where the line before a boundary ends: its line end belongs to the boundary."""
    position -= data[position - 1 : position] == b"\n"
    return position - (data[position - 1 : position] == b"\r")
