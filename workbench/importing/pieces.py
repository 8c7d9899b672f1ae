"""What a container holds, as unpacking it tells: documents, references to what has no text in it, and what could not be taken out."""

from dataclasses import dataclass

from workbench.model import NOTHING_SAID, Description


@dataclass(frozen=True, slots=True)
class Part:
    """A document in a container, byte for byte.

    `member` is its address within the container, by which it is found again: a path, with "/" where containers lie in each other.
    `name` is what its file is called, a hint for its format.
    """

    member: str
    name: str
    data: bytes
    description: Description = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a list: what is known of a document whose text is not in the container.

    `files` are paths beside the container where it may lie ("files/12/page.html"), as written there and not to be trusted.
    """

    member: str
    description: Description
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a container that could not be taken out, and why: half a sentence, as in `refused PATH: reason`."""

    member: str
    reason: str


Piece = Part | Reference | Unread
