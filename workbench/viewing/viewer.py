"""The worker that looks at originals, as the window's side knows it: started when first asked, one for a library."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

from workbench.errors import RefusedError
from workbench.importing.choices import DEFAULT_CHOICES, Choices
from workbench.importing.messages import MessageError, read_exactly, receive
from workbench.importing.processes import WorkerGoneError, WorkerProcess, command_for
from workbench.model import NOTHING_SAID, Description
from workbench.viewing.messages import (
    VIEWER_FLAG,
    MailHead,
    Opened,
    PageHit,
    PageHits,
    PageSizes,
    PageText,
    Pixels,
    Sight,
    Source,
    Wish,
    expect_sound_pixels,
    expect_sound_told,
)

_T = TypeVar("_T")
_Told = TypeVar("_Told", PageSizes, PageText, PageHits, Source, MailHead)

_log = logging.getLogger(__name__)

# Nobody looks at an empty frame for longer; what takes more is told in a line.
DEADLINE_S = 25.0
_ANSWER_BYTES_MAX = 32 * 1024**2


@dataclass(frozen=True, slots=True)
class SavedOriginal:
    """Which original is looked at: `key` tells it from all others, `load` returns its bytes or raises a LibraryError."""

    key: str
    name: str
    load: Callable[[], bytes]
    member: str = ""
    description: Description = NOTHING_SAID
    choices: Choices = DEFAULT_CHOICES


def command() -> list[str]:
    """Return the command that starts this worker."""
    return command_for(VIEWER_FLAG)


class Viewer(WorkerProcess):
    """Looks at one original at a time. All methods raise RefusedError, with half a sentence, where there is nothing to see."""

    def __init__(self, start_command: Callable[[], list[str]] = command, deadline_s: float = DEADLINE_S) -> None:
        super().__init__(start_command, deadline_s)
        self._open_key = ""

    def picture(self, original: SavedOriginal, sha256: str, width_px: int, height_px: int) -> tuple[Pixels, bytes]:
        """Return one of the pictures that an original carries, scaled down to fit."""
        return self._pixels(original, Wish(Sight.PICTURE, picture=sha256, width_px=width_px, height_px=height_px))

    def pages(self, original: SavedOriginal) -> PageSizes:
        """Return how large each page of a PDF is."""
        return self._told(original, Wish(Sight.PAGES), PageSizes)

    def page(self, original: SavedOriginal, page: int, width_px: int) -> tuple[Pixels, bytes]:
        """Return a page of a PDF as a picture, about so wide."""
        return self._pixels(original, Wish(Sight.PAGE, page=page, width_px=width_px))

    def page_text(self, original: SavedOriginal, page: int) -> str:
        """Return the words of a page."""
        return self._told(original, Wish(Sight.PAGE_TEXT, page=page), PageText).text

    def page_hits(self, original: SavedOriginal, page: int, words: Sequence[str]) -> tuple[PageHit, ...]:
        """Return where on a page words stand."""
        return self._told(original, Wish(Sight.HITS, page=page, words=tuple(words)), PageHits).hits

    def place(self, original: SavedOriginal, near: int, passage: tuple[str, str, str]) -> PageHit | None:
        """Return where a passage stands, told by what is before it, itself, and what is behind it; None where it is not found."""
        hits = self._told(original, Wish(Sight.PLACE, page=near, words=passage), PageHits).hits
        return hits[0] if hits else None

    def source(self, original: SavedOriginal) -> Source:
        """Return what an original is made of, as far as it is shown."""
        return self._told(original, Wish(Sight.SOURCE), Source)

    def mail_head(self, original: SavedOriginal) -> MailHead:
        """Return what the header of a mail says."""
        return self._told(original, Wish(Sight.MAIL), MailHead)

    def _told(self, original: SavedOriginal, wish: Wish, kind: type[_Told]) -> _Told:
        """Return an answer of plain data."""

        def receive_told(answers: BinaryIO) -> _Told | None:
            told = receive(answers, kind, _ANSWER_BYTES_MAX)
            if told is not None:
                expect_sound_told(told)
            return told

        told = self._ask(original, wish, receive_told)
        _expect(told.reason, told.trouble, original)
        return told

    def _pixels(self, original: SavedOriginal, wish: Wish) -> tuple[Pixels, bytes]:
        def receive_pixels(answers: BinaryIO) -> tuple[Pixels, bytes] | None:
            pixels = receive(answers, Pixels)
            if pixels is None:
                return None
            expect_sound_pixels(pixels)
            data = read_exactly(answers, pixels.size_bytes) if pixels.size_bytes else b""
            if len(data) != pixels.size_bytes:
                raise MessageError("a picture that breaks off")
            return pixels, data

        pixels, data = self._ask(original, wish, receive_pixels)
        _expect(pixels.reason, pixels.trouble, original)
        return pixels, data

    def _ask(self, original: SavedOriginal, wish: Wish, receive_one: Callable[[BinaryIO], _T | None]) -> _T:
        """Ask something of an original, which is opened unless it lies open."""
        self._renew()
        try:
            if self._process is None or self._open_key != original.key:
                self._open(original)
            return self._exchange(wish, b"", receive_one)
        except WorkerGoneError as gone:
            raise RefusedError(str(gone)) from gone

    def _open(self, original: SavedOriginal) -> None:
        self._open_key = ""
        data = original.load()
        wish = Wish(Sight.OPEN, original.name, len(data), original.member, original.description, original.choices)
        opened = self._exchange(wish, data, lambda answers: receive(answers, Opened))
        _expect(opened.reason, opened.trouble, original)
        self._open_key = original.key


def _expect(reason: str, trouble: str | None, original: SavedOriginal) -> None:
    """Raise the reason why there is nothing to see, if there is one."""
    if trouble is not None:
        _log.info("trouble with looking at %s\n%s", original.name, trouble)
    if reason:
        raise RefusedError(reason)
