"""Makes pictures, sound and hostile, and pages that carry them."""

import base64
import hashlib
import io
import struct
import zlib

from PIL import Image

PROSE = (
    "The harbour master said on Thursday that two foreign freighters due here had been told to wait outside the line. "
)
KINDS = {"png": "PNG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP", "bmp": "BMP", "avif": "AVIF"}


def picture(width=120, height=80, kind="png", colour=(200, 40, 40), mode="RGB", **more):
    """Return the bytes of a plain picture."""
    out = io.BytesIO()
    Image.new(mode, (width, height), colour).save(out, KINDS[kind], **more)
    return out.getvalue()


def photograph(width=300, height=200, kind="png"):
    """Return the bytes of a picture without a plain spot: those of a page are larger than what is written into its text."""
    out = io.BytesIO()
    Image.effect_noise((width, height), 80).convert("RGB").save(out, KINDS[kind])
    return out.getvalue()


def bomb(width, height):
    """Return a PNG of a few hundred bytes that says it is so large, with rows to prove it."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(bytes(200_000), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    words = chunk(b"tEXt", b"Comment\0" + b"so large a picture. " * 80)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + words + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def sha256(data):
    """Return the name under which a picture is listed."""
    return hashlib.sha256(data).hexdigest()


def data_uri(data, kind="png"):
    """Return a picture as a page carries it."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def page_with(*pictures, title="Ships wait", prose=PROSE * 3):
    """Return a saved page with pictures between its paragraphs; each is (bytes, kind) or (bytes, kind, alt)."""
    inside = "".join(
        f'<p>{number}. {prose}</p><p><img src="{data_uri(data, kind)}" alt="{alt[0] if alt else ""}"></p>'
        for number, (data, kind, *alt) in enumerate(pictures)
    )
    return (
        f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{inside}<p>{prose}</p><p>{prose} At last.</p>"
        "</article></body></html>"
    ).encode()
