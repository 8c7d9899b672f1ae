"""Decodes one picture and scales it down to what is shown of it. Runs in the worker."""

from typing import Any, Final

from workbench.errors import RefusedError
from workbench.importing.picture_size import DAMAGE, DECODED, open_picture, turn_of
from workbench.viewing.messages import SIDE_PX_MAX, Pixels

# All of these have to be in memory at once, in four bytes each; a camera has 60 million.
_PIXELS_MAX: Final = 100_000_000
# Of a JPEG, decoding leaves out what scaling would throw away.
_JPEG_PIXELS_MAX: Final = 400_000_000
_SCALES: Final = {"I;16": 256, "I;16B": 256, "I;16L": 256, "I;16N": 256}
_SEE_THROUGH: Final = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})
DRAWING: Final = "image/svg+xml"
# How a camera was held (Exif 2.32, tag 0x0112), and what puts that right: numbers of Pillow's Transpose.
_TURNS: Final = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
_ON_ITS_SIDE: Final = frozenset({2, 4, 5, 6})


def decode_picture(data: bytes, media_type: str, width_px: int, height_px: int) -> tuple[Pixels, bytes]:
    """Return a picture as rows of pixels, upright and no larger than asked for.

    Raises:
        RefusedError: If it is not shown, with the reason as half a sentence.
    """
    if media_type == DRAWING:
        raise RefusedError("it is a drawing (SVG), which may hold programs and is not shown")
    if media_type not in DECODED:
        raise RefusedError("it is of a kind that is not shown")
    from PIL import Image, ImageFile

    # What broke off while it was saved is shown as far as it goes.
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        picture = open_picture(data)
        is_moving = bool(getattr(picture, "is_animated", False))
        _expect_moderate(picture)
        turn = Image.Transpose(_TURNS[turn_of(picture)]) if turn_of(picture) in _TURNS else None
        full = picture.size
        size = _fitting(full, (height_px, width_px) if turn in _ON_ITS_SIDE else (width_px, height_px))
        if picture.format == "JPEG":
            picture.draft(None, (2 * size[0], 2 * size[1]))
        shown = _plain(picture)
        if shown.size != size:
            shown = shown.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        if turn is not None:
            shown = shown.transpose(turn)
    except RefusedError:
        raise
    except DAMAGE as error:
        raise RefusedError("it is damaged, or no picture at all") from error
    if turn in _ON_ITS_SIDE:
        full = full[::-1]
    return Pixels(
        shown.width, shown.height, full[0], full[1], has_alpha=shown.mode == "RGBA", is_moving=is_moving
    ), shown.tobytes()


def _fitting(full: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """Return the size at which a picture fits into a box, never enlarged."""
    share = min(1.0, *(max(1, min(room, SIDE_PX_MAX)) / side for room, side in zip(box, full, strict=True)))
    return max(1, round(full[0] * share)), max(1, round(full[1] * share))


def _expect_moderate(picture: Any) -> None:
    width, height = picture.size
    most = _JPEG_PIXELS_MAX if picture.format == "JPEG" else _PIXELS_MAX
    if width * height > most:
        raise RefusedError(f"it has {width:,} by {height:,} pixels, more than are decoded")


def _plain(picture: Any) -> Any:
    """Return the first picture of a file in RGB, or in RGBA where something may shine through."""
    picture.load()
    made = picture
    scale = _SCALES.get(picture.mode)
    if scale is not None:
        # Else all that is brighter than 1/256 would be white.
        made = picture.convert("I").point(lambda value: value / scale).convert("L")
    is_see_through = made.mode in _SEE_THROUGH or "transparency" in picture.info
    return made.convert("RGBA" if is_see_through else "RGB")
