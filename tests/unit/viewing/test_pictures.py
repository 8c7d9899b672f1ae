"""A picture is decoded upright and small, and whatever it claims to be costs no more than a sentence."""

import io
import time

import pytest
from PIL import Image

from tests.unit.viewing.making import bomb, picture
from workbench.errors import RefusedError
from workbench.importing.picture_size import picture_size
from workbench.viewing.pictures import decode_picture


def decode(data, kind="png", width=64, height=64):
    pixels, raw = decode_picture(data, f"image/{kind}", width, height)
    assert len(raw) == pixels.size_bytes
    return pixels, raw


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "bmp", "avif"])
def test_each_kind_is_scaled_down_to_fit_and_never_up(kind):
    data = picture(120, 80, kind)
    assert picture_size(data, f"image/{kind}") == (120, 80)
    pixels, raw = decode(data, kind, 60, 60)
    assert (pixels.width_px, pixels.height_px, pixels.full_width_px, pixels.full_height_px) == (60, 40, 120, 80)
    assert abs(raw[0] - 200) < 12
    assert decode(data, kind, 900, 900)[0].width_px == 120


def test_what_is_seen_through_stays_so():
    pixels, raw = decode(picture(mode="RGBA", colour=(10, 20, 30, 128)))
    assert pixels.has_alpha
    assert all(abs(a - b) < 3 for a, b in zip(raw[:4], (10, 20, 30, 128), strict=True))
    palette = Image.new("P", (10, 10), 0)
    palette.putpalette([9, 9, 9, 200, 200, 200])
    out = io.BytesIO()
    palette.save(out, "PNG", transparency=0)
    assert decode(out.getvalue())[0].has_alpha


def test_a_camera_that_was_held_upright():
    source = Image.new("RGB", (80, 40), (0, 0, 255))
    source.paste((255, 0, 0), (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    source.save(out, "JPEG", exif=exif)
    assert picture_size(out.getvalue(), "image/jpeg") == (40, 80)
    pixels, raw = decode(out.getvalue(), "jpeg", 20, 40)
    assert (pixels.width_px, pixels.height_px) == (20, 40)
    assert (pixels.full_width_px, pixels.full_height_px) == (40, 80)
    # Red was on the left, and is on top once it is turned by a quarter to the right.
    assert raw[0] > 200
    assert raw[-1] > 200


def test_print_colours_sixteen_bits_and_one_bit_come_out_as_they_look():
    pixels, raw = decode(picture(kind="jpeg", mode="CMYK", colour=(0, 255, 255, 0)), "jpeg")
    assert not pixels.has_alpha
    assert raw[0] > 200 > 60 > raw[1]
    deep = Image.new("I;16", (8, 8), 0x8000)
    out = io.BytesIO()
    deep.save(out, "PNG")
    assert decode(out.getvalue())[1][0] == 0x80
    out = io.BytesIO()
    Image.new("1", (8, 8), 1).save(out, "PNG")
    assert decode(out.getvalue())[1][:3] == b"\xff\xff\xff"


def test_what_moves_is_shown_as_it_begins():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert decode(out.getvalue(), "gif")[0].is_moving
    assert not decode(picture())[0].is_moving


def test_what_broke_off_is_shown_as_far_as_it_goes():
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, "JPEG")
    cut = out.getvalue()[: len(out.getvalue()) // 2]
    assert decode(cut, "jpeg")[0].width_px == 64


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (bomb(30_000, 30_000), "png", "more than are decoded"),
        (bomb(2**31 - 1, 2**31 - 1), "png", "."),
        (b"", "png", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "png", "damaged"),
        (b"GIF89a" + b"\xff" * 200, "gif", "damaged"),
        (b"RIFF\xff\xff\xff\xffWEBPVP8 " + bytes(50), "webp", "damaged"),
        (b"\xff\xd8\xff" + b"\xe1\xff\xff" * 40, "jpeg", "damaged"),
        (b"BM" + b"\xff" * 60, "bmp", "damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg+xml", "drawing"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage", "png", "damaged"),
        (b"II*\x00" + bytes(90), "png", "damaged"),
        (picture(), "tiff", "kind that is not shown"),
    ],
)
def test_hostile_pictures_end_in_half_a_sentence(data, kind, said):
    start = time.process_time()
    with pytest.raises(RefusedError, match=said):
        decode(data, kind)
    assert time.process_time() - start < 2
    picture_size(data, f"image/{kind}")


def test_a_wrong_name_is_no_hindrance_where_the_bytes_are_those_of_another_picture():
    assert decode(picture(kind="jpeg"), "png")[0].width_px == 64


def test_the_size_of_a_bomb_is_told_without_decoding_it():
    assert picture_size(bomb(30_000, 30_000), "image/png") == (30_000, 30_000)
    assert picture_size(b"no picture", "image/png") == (0, 0)
