"""How large a picture is, by its head alone: its pixels are decoded when somebody looks at it."""

import io
import struct
from typing import Any, Final

# What Pillow may take a picture for, whatever its bytes call themselves: it knows seventy formats, some of which start other programs.
DECODED: Final = {
    "image/avif": "AVIF",
    "image/bmp": "BMP",
    "image/gif": "GIF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
}
_SIDE_PX_MAX: Final = 2**20
_ORIENTATION: Final = 0x0112
# Those that lay a picture on its side.
_TURNED: Final = frozenset({5, 6, 7, 8})
# What damaged bytes make of Pillow; bombs are told by their size, which is looked at before any pixel.
DAMAGE: Final = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, OverflowError, struct.error, MemoryError)  # fmt: skip


def open_picture(data: bytes) -> Any:
    """Open a picture without decoding it.

    Raises:
        OSError: And all that DAMAGE names, if it is none that is read.
    """
    # Loaded when the first picture comes, as most texts have none; it works under the limits of the worker as well.
    from PIL import AvifImagePlugin, Image

    # Its own guard would warn, and warnings are for programmers; whoever decodes looks at the size first.
    Image.MAX_IMAGE_PIXELS = None
    # The worker cannot start threads, and the decoder would give up where it may not.
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    return Image.open(io.BytesIO(data), formats=tuple(DECODED.values()))


def picture_size(data: bytes, media_type: str) -> tuple[int, int]:
    """Return width and height as a picture is to be seen; zeros where they cannot be told."""
    if media_type not in DECODED:
        return 0, 0
    try:
        picture = open_picture(data)
        width, height = picture.size
        if turn_of(picture) in _TURNED:
            width, height = height, width
    except DAMAGE:
        return 0, 0
    return (width, height) if max(width, height) <= _SIDE_PX_MAX and min(width, height) > 0 else (0, 0)


def turn_of(picture: Any) -> int:
    """Return how a picture lies, as Exif numbers it; 1 is upright."""
    # Of other formats than that of cameras, asking would decode the whole.
    turn = picture.getexif().get(_ORIENTATION, 1) if picture.format == "JPEG" else 1
    return turn if isinstance(turn, int) else 1
