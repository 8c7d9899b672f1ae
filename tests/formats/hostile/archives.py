"""Hostile archives: bombs, slips, links, lying sizes, what lies in itself."""

import gzip
import io
import tarfile
import zipfile

from tests.formats.hostile.case import Case

PAGE = b"<html><body><article><h1>A page</h1><p>A page that lies in an archive, and has a sentence or two.</p></article></body></html>"


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


def tarred(*entries: tuple[tarfile.TarInfo, bytes]) -> bytes:
    """Return a tar archive of these entries."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for entry, data in entries:
            archive.addfile(entry, io.BytesIO(data))
    return target.getvalue()


def entry(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE, to: str = "") -> tarfile.TarInfo:
    """Return the head of one entry of a tar archive."""
    made = tarfile.TarInfo(name)
    made.size, made.type, made.linkname = size, kind, to
    return made


def _nested(levels: int) -> bytes:
    data = PAGE
    for level in range(levels):
        data = zipped({f"{level}.zip" if level else "page.html": data})
    return data


def _lying() -> bytes:
    """The list of the archive says that its file has four bytes."""
    data = bytearray(zipped({"page.html": PAGE}, zipfile.ZIP_STORED))
    at = data.rindex(b"PK\x01\x02")
    data[at + 20 : at + 28] = (4).to_bytes(4, "little") * 2
    return bytes(data)


def _locked() -> bytes:
    data = bytearray(zipped({"page.html": PAGE}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


CASES = [
    Case("zip-bomb", "bomb.zip", lambda: zipped({"zeros.html": bytes(200 * 1024**2)}), reads=False),
    Case("zip-slip", "slip.zip", lambda: zipped({"../../../etc/page.html": PAGE, "/etc/other.html": PAGE}), reads=True),
    Case("zip-too-deep", "deep.zip", lambda: _nested(12), reads=False),
    Case("zip-nested", "nested.zip", lambda: _nested(4), reads=True),
    Case("zip-cut-off", "cut.zip", lambda: zipped({"page.html": PAGE * 50})[:-40], reads=False),
    Case("zip-half", "half.zip", lambda: zipped({"page.html": PAGE * 50})[:120], reads=False),
    Case("zip-lying-size", "lying.zip", _lying),
    Case("zip-locked", "locked.zip", _locked, reads=False),
    Case("zip-empty", "empty.zip", lambda: zipped({}), reads=False),
    Case("zip-of-nothing-to-read", "pictures.zip", lambda: zipped({"a.png": b"\x89PNG\r\n\x1a\n" + bytes(40)}), reads=False),
    Case("zip-magic-alone", "magic.zip", lambda: b"PK\x03\x04" + bytes(300), reads=False),
    Case("zip-many", "many.zip", lambda: zipped({f"{n}.txt": b"" for n in range(500)}), reads=False),
    Case("zip-same-name", "same.zip", lambda: zipped({"a/page.html": PAGE, "b/page.html": PAGE}), reads=True),
    Case("tar-link", "link.tar", lambda: tarred((entry("page.html", kind=tarfile.SYMTYPE, to="/etc/passwd"), b"")), reads=False),
    Case("tar-hard-link", "hard.tar", lambda: tarred((entry("page.html", kind=tarfile.LNKTYPE, to="../../etc/passwd"), b"")), reads=False),
    Case("tar-device", "device.tar", lambda: tarred((entry("zero", kind=tarfile.CHRTYPE), b"")), reads=False),
    Case("tar-slip", "slip.tar", lambda: tarred((entry("../../page.html", len(PAGE)), PAGE)), reads=True),
    Case("tar-cut-off", "cut.tar", lambda: tarred((entry("page.html", len(PAGE)), PAGE))[:540], reads=False),
    Case("tar-empty", "empty.tar", tarred, reads=False),
    Case("gzip-bomb", "bomb.html.gz", lambda: gzip.compress(bytes(600 * 1024**2), 9), reads=False),
    Case("gzip-cut-off", "cut.html.gz", lambda: gzip.compress(PAGE)[:-9], reads=False),
    Case("gzip-magic-alone", "magic.gz", lambda: b"\x1f\x8b\x08", reads=False),
    Case("gzip-in-gzip", "twice.html.gz.gz", lambda: gzip.compress(gzip.compress(PAGE)), reads=True),
    Case("bzip2-rubbish", "rubbish.bz2", lambda: b"BZh9" + bytes(range(256)), reads=False),
    Case("xz-rubbish", "rubbish.xz", lambda: b"\xfd7zXZ\x00" + bytes(range(256)), reads=False),
    Case("zstandard-rubbish", "rubbish.zst", lambda: b"\x28\xb5\x2f\xfd" + bytes(range(256)), reads=False),
]  # fmt: skip
