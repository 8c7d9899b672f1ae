"""The pages of a PDF as pictures, and where words stand on them. Runs in the worker."""

import ctypes
import math
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Final

from workbench.errors import RefusedError
from workbench.importing.pdf.opening import opened
from workbench.importing.pdf.pages import whole_text
from workbench.viewing.folding import Folded
from workbench.viewing.messages import POINTS_MAX, SIDE_PX_MAX, PageHit, PageHits, PageSizes, PageText, Pixels

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# Of a poster, the screen shows a part; all of it has to be drawn.
_PIXELS_MAX: Final = 16_000_000
# What no page says by itself is a sheet of A4.
_USUAL: Final = (595.0, 842.0)
_SIZES_S: Final = 3.0
_LOOKING_S: Final = 3.0
_HITS_MAX: Final = 400
_LINES_MAX: Final = 40
_TEXTS_KEPT: Final = 400
# Places on a page are told in such parts, before they become shares of it.
_GRID: Final = 100_000
_TEXT_CHARS_MAX: Final = 20_000
_NO_PAGE: Final = "it is damaged, and cannot be drawn"


class Pages:
    """An open PDF."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            RefusedError: If it is locked, damaged, or larger than any document.
        """
        self._stack = ExitStack()
        self._document: PdfDocument = self._stack.enter_context(opened(data))
        self._texts: dict[int, Folded] = {}

    def close(self) -> None:
        """Let go of it."""
        self._stack.close()

    def sizes(self) -> PageSizes:
        """Return how large each page is, in points; of a damaged one, as large as most are."""
        until, found = time.monotonic() + _SIZES_S, list[tuple[float, float]]()
        for number in range(len(self._document)):
            found.append(self._size(number) if time.monotonic() < until else found[-1])
        return PageSizes(tuple(found))

    def _size(self, number: int) -> tuple[float, float]:
        import pypdfium2

        try:
            width, height = self._document.get_page_size(number)
        except pypdfium2.PdfiumError:
            return _USUAL
        is_real = all(math.isfinite(side) and 1 <= side <= POINTS_MAX for side in (width, height))
        return (width, height) if is_real else _USUAL

    def draw(self, number: int, width_px: int) -> tuple[Pixels, bytes]:
        """Return a page as rows of pixels, about so wide.

        Raises:
            RefusedError: If it cannot be drawn.
        """
        import pypdfium2

        with self._page(number) as page:
            width, height = self._size(number)
            scale = min(
                max(1, width_px) / width,
                math.sqrt(_PIXELS_MAX / (width * height)),
                (SIDE_PX_MAX - 1) / max(width, height),
            )
            try:
                bitmap = page.render(scale=scale, rev_byteorder=True, limit_image_cache=True)
            except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
                raise RefusedError(_NO_PAGE) from error
            rows, row = memoryview(bitmap.buffer).cast("B"), bitmap.width * bitmap.n_channels
            if bitmap.n_channels != 3:
                raise RefusedError(_NO_PAGE)
            data = b"".join(rows[at : at + row] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
            pixels = Pixels(bitmap.width, bitmap.height, round(width), round(height))
            bitmap.close()
        return pixels, data

    def text(self, number: int) -> PageText:
        """Return the words of a page."""
        with self._page(number) as page, _text_of(page) as (raw, text_page):
            return PageText(whole_text(raw, text_page)[:_TEXT_CHARS_MAX])

    def hits(self, number: int, words: tuple[str, ...]) -> PageHits:
        """Return where on one page whole words read like one of these."""
        folded = self._folded(number)
        spans = sorted({span for word in words for span in folded.words(word)})[:_HITS_MAX]
        return PageHits(tuple(self._boxed(number, spans)))

    def place(self, near: int, before: str, middle: str, after: str) -> PageHits:
        """Return where a passage stands, looking from a page on to both sides; after a while it is given up."""
        until, count = time.monotonic() + _LOOKING_S, len(self._document)
        for number in _outwards(min(max(near, 0), count - 1), count):
            span = self._folded(number).passage(before, middle, after)
            if span is not None:
                return PageHits(tuple(self._boxed(number, [span])))
            if time.monotonic() > until:
                break
        return PageHits()

    def _folded(self, number: int) -> Folded:
        known = self._texts.get(number)
        if known is None:
            try:
                with self._page(number) as page, _text_of(page) as (raw, text_page):
                    known = Folded(whole_text(raw, text_page))
            except RefusedError:
                known = Folded("")
            if len(self._texts) >= _TEXTS_KEPT:
                del self._texts[next(iter(self._texts))]
            self._texts[number] = known
        return known

    def _boxed(self, number: int, spans: list[tuple[int, int]]) -> Iterator[PageHit]:
        if not spans:
            return
        with self._page(number) as page, _text_of(page) as (raw, text_page):
            corners = [ctypes.c_double() for _ in range(4)]
            for start, end in spans:
                count = min(_LINES_MAX, max(0, raw.FPDFText_CountRects(text_page, start, end - start)))
                lines = [
                    _share(raw, page.raw, *(corner.value for corner in corners))
                    for line in range(count)
                    if raw.FPDFText_GetRect(text_page, line, *corners)
                ]
                if lines:
                    yield PageHit(number, tuple(lines))

    @contextmanager
    def _page(self, number: int) -> Iterator["PdfPage"]:
        import pypdfium2

        if not 0 <= number < len(self._document):
            raise RefusedError("there is no such page")
        try:
            page = self._document[number]
        except pypdfium2.PdfiumError as error:
            raise RefusedError(_NO_PAGE) from error
        try:
            yield page
        finally:
            page.close()


@contextmanager
def _text_of(page: "PdfPage") -> Iterator[tuple[Any, Any]]:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise RefusedError("it has no words") from error
    try:
        yield raw, text_page.raw
    finally:
        text_page.close()


def _share(
    raw: Any, page: Any, left: float, top: float, right: float, bottom: float
) -> tuple[float, float, float, float]:
    """Return a box of the page as it is seen, turned and cut, in shares of it."""
    found = []
    for x, y in ((left, top), (right, bottom)):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
        found.append((across.value / _GRID, down.value / _GRID))
    (x0, y0), (x1, y1) = found
    edges = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    a, b, c, d = (min(1.0, max(0.0, edge)) for edge in edges)
    return a, b, c, d


def _outwards(near: int, count: int) -> Iterator[int]:
    """Yield the numbers below a count, the nearest first."""
    yield near
    for off in range(1, count):
        for number in (near + off, near - off):
            if 0 <= number < count:
                yield number
