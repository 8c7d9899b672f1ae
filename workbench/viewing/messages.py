"""What the window asks of the worker that looks at originals, and what it is answered."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workbench.importing.choices import DEFAULT_CHOICES, Choices
from workbench.importing.messages import MessageError
from workbench.model import NOTHING_SAID, Description

# What makes the program such a worker; the process id of whoever started it follows.
VIEWER_FLAG: Final = "--viewer"
# A page of the largest screen at twice its size, in four bytes a pixel.
PIXEL_BYTES_MAX: Final = 96 * 1024**2
SIDE_PX_MAX: Final = 8_192
# More points than a page of any size has, and more pages than a document.
POINTS_MAX: Final = 200_000.0
_PAGES_MAX: Final = 1_000_000
_FULL_SIDE_MAX: Final = 2**20


class Sight(StrEnum):
    """What is asked for; all but `open` are about the original that was opened last."""

    OPEN = "open"
    PICTURE = "picture"
    PAGES = "pages"
    PAGE = "page"
    PAGE_TEXT = "page-text"
    HITS = "hits"
    PLACE = "place"
    SOURCE = "source"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Wish:
    """One question. With `open`, the bytes of the original follow; with a `member` it is a container, and that one document of it is meant.

    `picture` is a SHA-256, `page` counts from 0, and a picture or page is scaled to fit `width_px` and `height_px`. `words` are looked for on
    that page; or they are what stands before a passage, the passage, and what stands behind it, which is looked for from that page on.
    """

    sight: Sight
    name: str = ""
    size_bytes: int = 0
    member: str = ""
    description: Description = NOTHING_SAID
    choices: Choices = DEFAULT_CHOICES
    picture: str = ""
    page: int = 0
    width_px: int = 0
    height_px: int = 0
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """Whether there is an original to look at; `reason` says why not, as half a sentence. `trouble` is a traceback for the log, here and below."""

    reason: str = ""
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Pixels:
    """Announces a picture: rows of RGB, or RGBA where it is see-through, without gaps. `full` is its size in the original."""

    width_px: int = 0
    height_px: int = 0
    full_width_px: int = 0
    full_height_px: int = 0
    has_alpha: bool = False
    is_moving: bool = False
    reason: str = ""
    trouble: str | None = None

    @property
    def size_bytes(self) -> int:
        """How many bytes follow."""
        return self.width_px * self.height_px * (4 if self.has_alpha else 3)


@dataclass(frozen=True, slots=True)
class PageSizes:
    """Width and height of each page of a PDF, in points."""

    sizes: tuple[tuple[float, float], ...] = ()
    reason: str = ""
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page, as they follow one another in it."""

    text: str = ""
    reason: str = ""
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class PageHit:
    """Words that were found on a page: the boxes of their lines as left, top, right, bottom, in shares of the page from its upper left corner."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class PageHits:
    """What was found."""

    hits: tuple[PageHit, ...] = ()
    reason: str = ""
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of an original as text, or as numbers where they are none. `shown_bytes` of `size_bytes` are in `text`."""

    text: str = ""
    shown_bytes: int = 0
    size_bytes: int = 0
    sha256: str = ""
    is_text: bool = True
    reason: str = ""
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class MailHead:
    """What the header of a mail says, line by line as name and value, and what is attached to it: names, and the SHA-256 of the bytes."""

    lines: tuple[tuple[str, str], ...] = ()
    attached: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    trouble: str | None = None


Answered = Opened | Pixels | PageSizes | PageText | PageHits | Source | MailHead


def expect_sound_pixels(pixels: Pixels) -> None:
    """Check what types cannot say: that so many pixels can be taken in.

    Raises:
        MessageError: If they cannot.
    """
    sides = (pixels.width_px, pixels.height_px)
    if not all(0 <= side <= SIDE_PX_MAX for side in sides) or pixels.size_bytes > PIXEL_BYTES_MAX:
        raise MessageError(f"a picture of {pixels.width_px} by {pixels.height_px} pixels")
    if bool(pixels.size_bytes) is bool(pixels.reason):
        raise MessageError("neither a picture nor a reason")
    # A page of a PDF says it in points, which may be more than a picture has of pixels.
    if not all(0 <= side <= _FULL_SIDE_MAX for side in (pixels.full_width_px, pixels.full_height_px)):
        raise MessageError("a picture of no size that there is")


def expect_sound_told(told: PageSizes | PageText | PageHits | Source | MailHead) -> None:
    """Check what types cannot say of an answer of plain data: that pages have a size, and that hits lie on them.

    Raises:
        MessageError: If they do not.
    """
    match told:
        case PageSizes(sizes=sizes):
            if len(sizes) > _PAGES_MAX or not all(1 <= side <= POINTS_MAX for size in sizes for side in size):
                raise MessageError("pages of no size that there is")
        case PageHits(hits=hits):
            if not all(0 <= hit.page < _PAGES_MAX and all(map(_is_on_page, hit.boxes)) for hit in hits):
                raise MessageError("a place outside of its page")
        case Source(shown_bytes=shown, size_bytes=size):
            if not 0 <= shown <= size:
                raise MessageError("more bytes than there are")
        case PageText() | MailHead():
            pass


def _is_on_page(box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    return 0 <= left <= right <= 1 and 0 <= top <= bottom <= 1
