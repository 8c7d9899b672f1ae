"""Makes one page in each form in which browsers save it."""

import base64
import binascii
import io
import json
import plistlib
import struct
import zipfile
import zlib
from html import escape

ADDRESS = "https://cape.example/1962/ships-wait.html"
TITLE = "Ships wait outside the harbour"
PROSE = (
    "The harbour master said on Thursday that two foreign freighters due here next week had been told to wait outside.",
    "He does not believe that the wait will be long, and the crews have been paid until the end of the month in advance.",
    "In the capital the ministry asked both sides to hold still and proposed to suspend the shipments for three weeks.",
    "“Nobody – not even the pilots – was told why”, the harbour master added before the café on pier three closed.",
)
ADVERTISING = (
    "Buy the new family saloon now and pay nothing at all before the spring of next year, whatever your bank may say.",
    "Our sales staff are waiting for your call on every day of the week, and will bring the car to your own front door.",
) * 8


def png(shade: int) -> bytes:
    """Return a picture of eight by eight pixels of one grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([shade]) * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def article(pictures: tuple[str, ...] = (), head: str = "", prose: tuple[str, ...] = PROSE) -> str:
    """Return the page of an article; each picture stands behind a paragraph of its own."""
    body = ""
    for number, paragraph in enumerate(prose):
        body += f"<p>{paragraph}</p>"
        if number < len(pictures):
            body += f'<figure><img src="{pictures[number]}" alt="Picture {number + 1}"></figure>'
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{TITLE}</title>{head}</head><body>"
        f"<ul><li><a href=/>Front page</a><li><a href=/harbour>Harbour</a></ul>"
        f"<article><h1>{TITLE}</h1>{body}</article><p>Printed with permission.</p></body></html>"
    )


def shell(frames: str, title: str = "Viewer") -> str:
    """Return a page that has next to nothing of its own around its frames."""
    return f"<html><head><title>{title}</title></head><body><a href=/>Home</a>{frames}<p>Foot of the page</p></body></html>"


def srcdoc(page: str, attributes: str = "") -> str:
    """Return a frame that keeps its page as an attribute, as SingleFile writes it: only quotation marks and ampersands are escaped."""
    return f'<iframe {attributes} srcdoc="{page.replace("&", "&amp;").replace(chr(34), "&quot;")}"></iframe>'


def data_uri(data: bytes) -> str:
    """Return a picture as an address."""
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def part(
    media_type: str,
    data: bytes,
    *,
    location: str = "",
    content_id: str = "",
    encoding: str = "base64",
    charset: str = "",
    line: str = "\r\n",
) -> bytes:
    """Return one part of a MIME message, header and all."""
    header = [f"Content-Type: {media_type}" + (f'; charset="{charset}"' if charset else "")]
    if content_id:
        header.append(f"Content-ID: <{content_id}>")
    header.append(f"Content-Transfer-Encoding: {encoding}")
    if location:
        header.append(f"Content-Location: {location}")
    match encoding:
        case "base64":
            body = base64.encodebytes(data)
        case "quoted-printable":
            body = binascii.b2a_qp(data, istext=False)
        case _:
            body = data
    return line.join([*header, "", ""]).encode() + body


def mhtml(
    *parts: bytes,
    start: str = "",
    boundary: str = "----MultipartBoundary--8fQz2Lr----",
    header: tuple[str, ...] = (
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {ADDRESS}",
        "Subject: =?utf-8?Q?Ships=20wait=20=E2=80=93=20Cape=20Wire?=",
        "Date: Fri, 7 Sep 1962 09:30:00 -0500",
        "MIME-Version: 1.0",
    ),
    preamble: str = "",
    line: str = "\r\n",
    footer: bool = True,
) -> bytes:
    """Return a page as Chrome saves it."""
    kind = f'Content-Type: multipart/related;{line}\ttype="text/html";'
    kind += f'{line}\tstart="<{start}>";' if start else ""
    made = line.join([*header, f'{kind}{line}\tboundary="{boundary}"', "", preamble]).encode()
    mark = f"{line}--{boundary}".encode()
    made += b"".join(mark + line.encode() + each for each in parts)
    return made + (mark + b"--" + line.encode() if footer else b"")


def resource(url: str, media_type: str, data: bytes, encoding: str = "") -> dict[str, object]:
    """Return one file of a webarchive."""
    made: dict[str, object] = {"WebResourceURL": url, "WebResourceMIMEType": media_type, "WebResourceData": data}
    made["WebResourceFrameName"] = ""
    if encoding:
        made["WebResourceTextEncodingName"] = encoding
    return made


def archive(
    main: dict[str, object], files: tuple[dict[str, object], ...] = (), frames: tuple[dict[str, object], ...] = ()
) -> dict[str, object]:
    """Return a webarchive as a dict."""
    made: dict[str, object] = {"WebMainResource": main}
    if files:
        made["WebSubresources"] = list(files)
    if frames:
        made["WebSubframeArchives"] = list(frames)
    return made


def webarchive(made: dict[str, object], fmt: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    """Return a webarchive as Safari saves it (binary), or as plutil converts it (XML)."""
    return plistlib.dumps(made, fmt=fmt)


MANIFEST = {
    "originalUrl": ADDRESS,
    "title": TITLE,
    "archiveTime": "1962-09-07T14:30:00.000Z",
    "indexFilename": "index.html",
    "resources": {},
}
SFZ_HEAD = (
    "<!DOCTYPE html><html data-sfz><meta charset=utf-8><title>Ships wait</title><body hidden>"
    "<div id='sfz-wait-message'>Please wait...</div><script>unpack()</script>"
)


def zipped(entries: dict[str, tuple[bytes, str]], prefix: bytes = b"", suffix: bytes = b"") -> bytes:
    """Return a ZIP archive of entries with their comments, with something before and behind it; offsets count from the file's start."""
    target = io.BytesIO()
    target.write(prefix)
    with zipfile.ZipFile(target, "a" if not prefix else "w", zipfile.ZIP_DEFLATED) as made:
        for name, (data, comment) in entries.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.comment = comment.encode()
            made.writestr(entry, data)
    return target.getvalue() + suffix


def singlefile_zip(
    page: str,
    files: dict[str, tuple[bytes, str]] | None = None,
    tags: tuple[str, str] = ("<!--", "-->"),
    folder: str = "",
) -> bytes:
    """Return a page as SingleFile saves it as a self-extracting archive."""
    entries = {
        f"{folder}index.html": (page.encode(), ADDRESS),
        f"{folder}manifest.json": (json.dumps(MANIFEST).encode(), ""),
    }
    entries |= {f"{folder}{name}": file for name, file in (files or {}).items()}
    extra = "<sfz-extra-data>AAAA,AAAA,9AEAAA==</sfz-extra-data></body></html>"
    return zipped(entries, f"{SFZ_HEAD}{tags[0]}".encode(), f"{tags[1]}{extra}".encode())


def singlefile(page: str, header: str) -> str:
    """Return a page with the comment that SingleFile writes into it."""
    return page.replace("<html lang=en>", f"<html lang=en><!--\n {header}\n-->", 1)


def xhtml(
    body: str, head: str = "", declaration: str = '<?xml version="1.0" encoding="utf-8"?>\n', doctype: str = ""
) -> str:
    """Return a page as application/xhtml+xml."""
    doctype = doctype or (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
    )
    return (
        f'{declaration}{doctype}\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head>{head}'
        f"<title>{escape(TITLE)}</title></head><body>{body}</body></html>"
    )
