"""Hostile saved pages: parts without end, lists that stand for more than they hold, archives that unpack to anything, frames in frames."""

import plistlib
import struct

from tests.formats.hostile.case import Case
from tests.formats.making.saved_pages import (
    ADDRESS,
    PROSE,
    archive,
    article,
    mhtml,
    part,
    png,
    resource,
    shell,
    singlefile_zip,
    srcdoc,
    webarchive,
    xhtml,
    zipped,
)

PAGE = article().encode()
FRAME = '<iframe src="cid:frame@mhtml.blink"></iframe>'
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
MANIFEST = b'{"originalUrl": "https://cape.example/", "archiveTime": "1962-09-07T14:30:00.000Z"}'


def html_part(page: str = "", **how: str) -> bytes:
    """Return the part of a page."""
    return part("text/html", page.encode() if page else PAGE, location=ADDRESS, **how)


def _nested_parts(levels: int) -> bytes:
    data = html_part()
    for level in range(levels):
        data = mhtml(data, boundary=f"level{level}", header=())
    return b"From: <Saved by Blink>\r\n" + data


def _without_header_end() -> bytes:
    return b"From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=" + b"x" * 3_000_000


def _frames_of_frames(levels: int) -> str:
    page = article()
    for _ in range(levels):
        page = shell(srcdoc(page))
    return page


def binary_list(
    objects: list[bytes], offsets: list[int] | None = None, count: int | None = None, root: int = 0
) -> bytes:
    """Return a binary property list of objects as they are written, with offsets, number and root as they are stated."""
    data, found = b"bplist00", []
    for each in objects:
        found.append(len(data))
        data += each
    # The word by which a webarchive is told from other lists.
    data += b"\x5f\x10\x0fWebMainResource"
    table = len(data)
    data += b"".join(struct.pack(">I", offset) for offset in (found if offsets is None else offsets))
    return data + struct.pack(">5xBBBQQQ", 0, 4, 4, len(found) if count is None else count, root, table)


def refs(*numbers: int) -> bytes:
    """Return references to objects of a binary list."""
    return b"".join(struct.pack(">I", number) for number in numbers)


MAIN = b"\x5f\x10\x0fWebMainResource"
FILES = b"\x5f\x10\x0fWebSubresources"


def _shared_lists() -> bytes:
    """Twenty lists, each of which holds the next one ten times: ten to the twentieth values."""
    lists = [b"\xaa" + refs(*[number + 1] * 10) for number in range(2, 22)]
    return binary_list([b"\xd1" + refs(1, 2), FILES, *lists, b"\x51x"])


def _same_data_many_times() -> bytes:
    """A hundred thousand resources that share their megabyte."""
    data = b"\x4f\x12" + struct.pack(">I", 1_000_000) + bytes(1_000_000)
    top = b"\xd1" + refs(1, 2)
    files = b"\xaf\x12" + struct.pack(">I", 100_000) + refs(*[3] * 100_000)
    return binary_list([top, FILES, files, b"\xd1" + refs(4, 5), b"\x5f\x10\x0fWebResourceData", data])


def _xml_list(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<plist version="1.0"><dict><key>WebMainResource</key>{body}</dict></plist>'.encode()


def _entity_bomb(root: str) -> str:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(20))
    return f'<!DOCTYPE {root} [<!ENTITY e0 "boom">{entities}]>'


def _lying_zip() -> bytes:
    data = bytearray(singlefile_zip(article()))
    at = data.index(b"PK\x01\x02")
    data[at + 20 : at + 28] = (4).to_bytes(4, "little") * 2
    return bytes(data)


def _locked_zip() -> bytes:
    data = bytearray(singlefile_zip(article()))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _end_alone(size: int) -> bytes:
    return (
        b"<html data-sfz><!--PK\x03\x04" + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 9, 9, size, 0, 0) + b"--></html>"
    )


def _cut(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


def _safari() -> bytes:
    return webarchive(
        archive(resource(ADDRESS, "text/html", PAGE), (resource(f"{ADDRESS}/a.png", "image/png", png(9)),))
    )


def _deep_archive(levels: int) -> bytes:
    made = archive(resource(ADDRESS, "text/html", PAGE))
    for _ in range(levels):
        made = archive(resource(ADDRESS, "text/html", PAGE), (), (made,))
    return webarchive(made)


CASES = [
    Case("mhtml-nested-shallow", "a.mhtml", lambda: _nested_parts(4), reads=True),
    Case("mhtml-nested-deep", "a.mhtml", lambda: _nested_parts(2000), reads=None),
    Case("mhtml-many-parts", "a.mhtml", lambda: mhtml(html_part(), *[b"\r\n\r\nx"] * 60_000), reads=True),
    Case("mhtml-boundary-everywhere", "a.mhtml", lambda: mhtml(html_part(), b"--x\r\n" * 300_000, boundary="x"), reads=True),
    Case("mhtml-no-parts", "a.mhtml", lambda: mhtml(footer=False), reads=False),
    Case("mhtml-no-page", "a.mhtml", lambda: mhtml(part("image/png", png(3))), reads=False),
    Case("mhtml-empty-page", "a.mhtml", lambda: mhtml(part("text/html", b"")), reads=False),
    Case("mhtml-header-without-end", "a.mhtml", _without_header_end, reads=False),
    Case("mhtml-header-alone", "a.mhtml", lambda: b"From: <Saved by Blink>\r\nContent-Type: multipart/related", reads=False),
    Case("mhtml-many-fields", "a.mhtml", lambda: mhtml(html_part(), header=("MIME-Version: 1.0", *["X: y"] * 4000)), reads=True),
    Case("mhtml-unknown-charset", "a.mhtml", lambda: mhtml(html_part(charset="hex")), reads=True),
    Case("mhtml-charset-of-nulls", "a.mhtml", lambda: mhtml(html_part(charset="a\0b" * 50)), reads=True),
    Case("mhtml-rubbish-base64", "a.mhtml", lambda: mhtml(part("text/html", PAGE).replace(b"\r\n\r\n", b"\r\n\r\n*?=\xff")), reads=None),
    Case("mhtml-unknown-transfer", "a.mhtml", lambda: mhtml(html_part(encoding="x-rot13")), reads=True),
    Case("mhtml-wrong-type", "a.mhtml", lambda: mhtml(part("text/html", png(4) * 300)), reads=False),
    Case("mhtml-date-and-subject", "a.mhtml", lambda: mhtml(html_part(), header=(
        "From: <Saved by Blink>", "Date: Fri, 99 Zzz 99999999999999999999 99:99:99 +9999999", "Subject: =?x?B?====?= =?utf-8?Q?=FF?=",
        "Snapshot-Content-Location: http://[::1")), reads=True),
    Case("mhtml-subject-of-no-charset", "a.mhtml", lambda: mhtml(html_part("<p>A sentence that stands alone on its page, without a title.</p>"),
        header=("From: <Saved by Blink>", "Subject: =?u\xfff-8?Q?x?= =?utf-7?Q?+2AA-?= =?utf-16?B?2AA=?=")), reads=True),
    Case("mhtml-start-at-nothing", "a.mhtml", lambda: mhtml(html_part(), start="nothing"), reads=True),
    Case("mhtml-frame-of-itself", "a.mhtml", lambda: mhtml(
        html_part(shell(FRAME)), part("text/html", shell(FRAME * 30).encode(), content_id="frame@mhtml.blink")), reads=None),
    Case("mhtml-frames-that-show-each-other", "a.mhtml", lambda: mhtml(
        html_part(shell('<iframe src="cid:a"></iframe>')),
        part("text/html", shell('<iframe src="cid:b"></iframe>' * 300 + PARAGRAPHS).encode(), content_id="a"),
        part("text/html", shell('<iframe src="cid:a"></iframe>' * 300 + PARAGRAPHS).encode(), content_id="b")), reads=True),
    Case("mhtml-mixed-line-ends", "a.mhtml", lambda: mhtml(html_part(encoding="8bit")).replace(b"\r\n", b"\r", 7), reads=None),
    Case("mhtml-half", "a.mhtml", lambda: _cut(mhtml(html_part(encoding="quoted-printable")), 0.7), reads=True),
    Case("mhtml-one-picture-under-many-names", "a.mhtml", lambda: mhtml(
        html_part(article(tuple(f"cid:{n}" for n in range(4)))), *[part("image/png", png(7), content_id=f"{n}") for n in range(4000)]),
        reads=True),
    Case("webarchive-cut-off", "a.webarchive", lambda: _safari()[:-10], reads=False),
    Case("webarchive-half", "a.webarchive", lambda: _cut(_safari(), 0.5), reads=False),
    Case("webarchive-magic-alone", "a.webarchive", lambda: b"bplist00WebMainResource", reads=False),
    Case("webarchive-count-without-end", "a.webarchive", lambda: binary_list([b"\xd0"], count=2**62), reads=False),
    Case("webarchive-offset-outside", "a.webarchive", lambda: binary_list([b"\xd0"], offsets=[2**31]), reads=False),
    Case("webarchive-root-outside", "a.webarchive", lambda: binary_list([b"\xd0"], root=7), reads=False),
    Case("webarchive-data-longer-than-file", "a.webarchive", lambda: binary_list(
        [b"\xd1" + refs(1, 2), MAIN, b"\x4f\x13" + struct.pack(">Q", 2**61)]), reads=False),
    Case("webarchive-size-of-no-number", "a.webarchive", lambda: binary_list([b"\xdf\x51"]), reads=False),
    Case("webarchive-list-longer-than-file", "a.webarchive", lambda: binary_list([b"\xd1" + refs(1, 2), FILES, b"\xaf\x13" + b"\x7f" * 8]), reads=False),
    Case("webarchive-in-itself", "a.webarchive", lambda: binary_list([b"\xd1" + refs(1, 0), MAIN]), reads=False),
    Case("webarchive-list-in-itself", "a.webarchive", lambda: binary_list([b"\xd1" + refs(1, 2), FILES, b"\xaa" + refs(*[2] * 10)]), reads=False),
    Case("webarchive-shared-lists", "a.webarchive", _shared_lists, reads=False),
    Case("webarchive-same-data-many-times", "a.webarchive", _same_data_many_times, reads=False),
    Case("webarchive-of-text", "a.webarchive", lambda: binary_list([b"\x51x"]), reads=False),
    Case("webarchive-frames-without-end", "a.webarchive", lambda: _deep_archive(300), reads=None),
    Case("webarchive-unknown-encoding", "a.webarchive", lambda: webarchive(archive(resource(ADDRESS, "text/html", PAGE, "undefined"))), reads=True),
    Case("webarchive-main-is-text", "a.webarchive", lambda: webarchive({"WebMainResource": "page"}), reads=False),
    Case("webarchive-files-are-numbers", "a.webarchive", lambda: webarchive(
        archive(resource(ADDRESS, "text/html", PAGE)) | {"WebSubresources": [1, "x", {}, {"WebResourceURL": "http://[", "WebResourceData": "x"}]}), reads=True),
    Case("webarchive-xml-bomb", "a.webarchive", lambda: _xml_list("<string>&e20;</string>", _entity_bomb("plist")), reads=False),
    Case("webarchive-xml-external", "a.webarchive", lambda: _xml_list(
        "<string>&x;</string>", '<!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), reads=False),
    Case("webarchive-xml-nested", "a.webarchive", lambda: _xml_list("<array>" * 90_000 + "</array>" * 90_000), reads=False),
    Case("webarchive-xml-many", "a.webarchive", lambda: _xml_list("<array>" + "<true/>" * 2_000_000 + "</array>"), reads=False),
    Case("webarchive-xml-wrong", "a.webarchive", lambda: _xml_list("<date>never</date><integer>x</integer><data>*</data>"), reads=False),
    Case("webarchive-xml-cut-off", "a.webarchive", lambda: _cut(webarchive(archive(resource(ADDRESS, "text/html", PAGE)), plistlib.FMT_XML), 0.6), reads=False),
    Case("sfz-bomb", "a.html", lambda: singlefile_zip("<p>x" + "\0" * (200 * 1024**2)), reads=False),
    Case("sfz-pictures-are-bombs", "a.html", lambda: singlefile_zip(
        article(tuple(f"images/{n}.svg" for n in range(4))), {f"images/{n}.svg": (bytes(80 * 1024**2), "") for n in range(4)}), reads=True),
    Case("sfz-lying-size", "a.html", _lying_zip, reads=None),
    Case("sfz-locked", "a.html", _locked_zip, reads=False),
    Case("sfz-cut-off", "a.html", lambda: _cut(singlefile_zip(article()), 0.8), reads=False),
    Case("sfz-without-list", "a.html", lambda: _end_alone(0), reads=False),
    Case("sfz-list-longer-than-file", "a.html", lambda: _end_alone(2**32 - 2), reads=False),
    Case("sfz-no-page", "a.html", lambda: zipped({"other/index.html": (PAGE, "")}, b"<html data-sfz><!--", b"--></html>"), reads=False),
    Case("sfz-slip", "a.html", lambda: singlefile_zip(
        article(("../../../etc/hostname.png",)), {"../../../etc/hostname.png": (png(1), "file:///etc/passwd")}), reads=True),
    Case("sfz-manifest-is-rubbish", "a.html", lambda: zipped(
        {"index.html": (PAGE, ""), "manifest.json": (b"[" * 200_000, "")}, b"<html data-sfz><!--", b"--></html>"), reads=True),
    Case("sfz-many", "a.html", lambda: singlefile_zip(article(), {f"images/{n}.png": (b"", "") for n in range(5000)}), reads=True),
    Case("sfz-frames-in-frames", "a.html", lambda: singlefile_zip(shell('<iframe src="index.html"></iframe><iframe src="frames/0/index.html"></iframe>'), {
        "frames/0/index.html": (shell('<iframe src="index.html"></iframe><iframe src="../../index.html"></iframe>' * 50).encode(), "")}), reads=None),
    Case("sfz-pages-list-is-rubbish", "a.zip", lambda: zipped({"index.html": (PAGE, ""), "sfz-pages.json": (b'{"pages": 7}', "")}), reads=False),
    Case("sfz-pages-slip", "a.zip", lambda: zipped({
        "../../etc/index.html": (PAGE, ""), "sfz-pages.json": (b'{"pages": [{"path": "../../etc/"}, {"path": "/"}]}', "")}), reads=True),
    Case("sfz-pages-bomb", "a.zip", lambda: zipped({
        "index.html": (bytes(200 * 1024**2), ""), "sfz-pages.json": (b'{"pages": [{"path": ""}]}', "")}), reads=False),
    Case("sfz-plain-zip-bomb", "a.zip", lambda: zipped({"index.html": (bytes(200 * 1024**2), ""), "manifest.json": (MANIFEST, "")}), reads=False),
    Case("sfz-manifest-bomb", "a.html", lambda: zipped(
        {"index.html": (PAGE, ""), "manifest.json": (b" " * (200 * 1024**2), "")}, b"<html data-sfz><!--", b"--></html>"), reads=True),
    Case("xhtml-entity-bomb", "a.xhtml", lambda: xhtml(f"{PARAGRAPHS}<p>&e20;</p>", doctype=_entity_bomb("html")).encode(), reads=True),
    Case("xhtml-attribute-bomb", "a.xhtml", lambda: xhtml(f"<p title='&e20;'/>{PARAGRAPHS}", doctype=_entity_bomb("html")).encode(), reads=True),
    Case("xhtml-external-entity", "a.xhtml", lambda: xhtml(
        f"{PARAGRAPHS}<p>&x;</p>", doctype='<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>').encode(), reads=True),
    Case("xhtml-external-subset", "a.xhtml", lambda: xhtml(PARAGRAPHS, doctype='<!DOCTYPE html SYSTEM "file:///dev/zero">').encode(), reads=True),
    Case("xhtml-nested", "a.xhtml", lambda: xhtml("<div>" * 100_000 + PARAGRAPHS + "</div>" * 100_000).encode(), reads=True),
    Case("xhtml-never-closed", "a.xhtml", lambda: xhtml("<script/><div>" * 20_000 + PARAGRAPHS).encode(), reads=True),
    Case("xhtml-open-character-data", "a.xhtml", lambda: xhtml(PARAGRAPHS + "<![CDATA[" * 50_000).encode(), reads=True),
    Case("xhtml-many-attributes", "a.xhtml", lambda: xhtml("<p " + " ".join(f"a{n}='x'" for n in range(20_000)) + f"/>{PARAGRAPHS}").encode(), reads=True),
    Case("page-many-attributes", "a.html", lambda: article().replace("<h1>", "<p " + " ".join(f"a{n}" for n in range(60_000)) + ">x</p><h1>").encode(), reads=True),
    Case("page-many-attributes-in-quotes", "a.html", lambda: article().replace("<h1>", "<p " + "".join(f"a{n}='>'" for n in range(60_000)) + ">x</p><h1>").encode(), reads=True),
    Case("page-many-attributes-none-apart", "a.html", lambda: article().replace("<h1>", "<p " + " =".join(f"a{n}" for n in range(60_000)) + ">x</p><h1>").encode(), reads=True),
    Case("xhtml-many-namespaces", "a.xhtml", lambda: xhtml("".join(f'<x:p xmlns:x="urn:{n}"/>' for n in range(20_000)) + PARAGRAPHS).encode(), reads=True),
    Case("xhtml-cut-off", "a.xhtml", lambda: _cut(xhtml(f"<script/>{PARAGRAPHS}" * 3).encode(), 0.6), reads=True),
    Case("xhtml-wrong-encoding", "a.xhtml", lambda: xhtml(PARAGRAPHS + "<script/>").replace("utf-8", "utf-16").encode(), reads=True),
    Case("xhtml-no-page", "a.xhtml", lambda: b'<?xml version="1.0"?><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>', reads=False),
    Case("xhtml-hooks", "a.xhtml", lambda: xhtml(f'{PARAGRAPHS}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>').encode(), reads=True),
    Case("frames-in-frames", "a.html", lambda: _frames_of_frames(3).encode(), reads=True),
    Case("frames-without-end", "a.html", lambda: _frames_of_frames(9).encode(), reads=None),
    Case("frames-many", "a.html", lambda: shell("".join(srcdoc(article(prose=(*PROSE, f"{n}."))) for n in range(600))).encode(), reads=True),
    Case("frames-huge", "a.html", lambda: article().replace("<h1>", srcdoc("<p>" + "word " * 3_000_000) + "<h1>").encode(), reads=True),
    Case("frames-of-rubbish", "a.html", lambda: article().replace("<h1>", srcdoc("\1\ufffe&#0;" + "<<<" * 500) + "<h1>").encode(), reads=True),
]  # fmt: skip
