"""Hostile PDFs: bombs, circles, lies about length and number, what is cut off, what wants to run."""

import zlib

from tests.formats.hostile.case import Case
from tests.formats.making import pdf

_SENTENCE = "A whole sentence stands in this file, and it can be read by whoever opens it."
_GOOD = pdf.drawn(_SENTENCE)


def _cut(share: float) -> bytes:
    data = pdf.report()
    return data[: int(len(data) * share)]


def _bomb(content: bytes) -> bytes:
    return pdf.with_content(zlib.compress(content, 9), b"/Filter /FlateDecode")


def _nested_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(zlib.compress(bytes(400 * 1024**2), 9), 9), 9)
    return pdf.with_content(packed, b"/Filter [/FlateDecode /FlateDecode /FlateDecode]")


def _pages(kids: bytes, count: int, *more: bytes) -> bytes:
    return pdf.with_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), *more
    )


_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"


def _broken_table() -> bytes:
    data = pdf.report()
    at = data.rindex(b"startxref")
    return data[:at] + b"startxref\n99999999\n%%EOF\n"


def _self_drawing_form() -> bytes:
    form = pdf.stream(
        b"/X1 Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>"
    )
    return pdf.with_content(b"/X1 Do " + _GOOD, page=b"/Resources << /XObject << /X1 6 0 R >> >>", more=[form])


def _forms_in_forms() -> bytes:
    """Each of twelve forms draws the next ten times: a million million letters."""
    forms = [
        pdf.stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (number + 1),
        )
        for number in range(6, 18)
    ]
    last = pdf.stream(b"BT /F1 9 Tf (x) Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return pdf.with_content(b"/X Do", page=b"/Resources << /XObject << /X 6 0 R >> >>", more=[*forms, last])


def _script() -> bytes:
    return pdf.with_content(
        _GOOD,
        catalog=b"/OpenAction << /S /JavaScript /JS (while \\(true\\) app.alert\\('x'\\);) >> "
        b"/AA << /WC << /S /Launch /F (/bin/sh) >> >>",
        page=b"/AA << /O << /S /URI /URI (https://gazette.example/seen) >> >>",
    )


def _packet(inner: bytes) -> bytes:
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + inner + b"</x:xmpmeta>"
    return pdf.with_content(
        _GOOD, catalog=b"/Metadata 6 0 R", more=[pdf.stream(packet, b"/Type /Metadata /Subtype /XML")]
    )


def _entities() -> bytes:
    grown = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    return _packet(b'<!DOCTYPE x [<!ENTITY a0 "x">%s]><dc:title>&a11;</dc:title>' % grown)


CASES = [
    Case("pdf-empty-mark", "mark.pdf", lambda: b"%PDF-1.7\n", reads=False),
    Case("pdf-mark-and-rubbish", "rubbish.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 50, reads=False),
    *(Case(f"pdf-cut-at-{share}", "cut.pdf", lambda share=share: _cut(share)) for share in (0.05, 0.3, 0.5, 0.7, 0.9, 0.99)),
    Case("pdf-broken-table", "table.pdf", _broken_table, reads=True),
    Case("pdf-no-table", "table.pdf", lambda: pdf.with_content(_GOOD).replace(b"xref", b"xxxx"), reads=True),
    Case("pdf-rubbish-before", "late.pdf", lambda: b"From: nobody\r\n\r\n" + pdf.with_content(_GOOD), reads=True),
    Case("pdf-bomb-of-blanks", "bomb.pdf", lambda: _bomb(b" " * (300 * 1024**2)), reads=False),
    Case("pdf-bomb-of-letters", "letters.pdf", lambda: _bomb(b"BT /F1 9 Tf " + b"(xxxxxxxxx) Tj " * 3_000_000 + b"ET"), reads=False),
    Case("pdf-bomb-in-bomb", "twice.pdf", _nested_bomb, reads=False),
    Case("pdf-bomb-of-states", "states.pdf", lambda: _bomb(b"q " * 20_000_000), reads=False),
    Case("pdf-pages-in-a-circle", "circle.pdf", lambda: _pages(b"2 0 R 3 0 R", 2, _PAGE), reads=False),
    Case("pdf-page-its-own-parent", "parent.pdf", lambda: _pages(b"3 0 R", 1, b"<< /Type /Pages /Parent 3 0 R /Kids [3 0 R] /Count 1 >>"), reads=False),
    Case("pdf-a-million-pages-claimed", "million.pdf", lambda: _pages(b"3 0 R", 1_000_000, _PAGE), reads=False),
    Case("pdf-minus-one-pages", "minus.pdf", lambda: _pages(b"3 0 R", -1, _PAGE), reads=False),
    Case("pdf-one-page-many-times", "times.pdf", lambda: _pages(b"3 0 R " * 100_000, 100_000, _PAGE), reads=False),
    Case("pdf-no-pages", "none.pdf", lambda: _pages(b"", 0), reads=False),
    Case("pdf-length-too-long", "long.pdf", lambda: pdf.with_content(_GOOD).replace(b"/Length", b"/Length 99999999 %"), reads=None),
    Case("pdf-length-of-itself", "itself.pdf", lambda: pdf.with_content(_GOOD).replace(b"/Length ", b"/Length 4 0 R %"), reads=None),
    Case("pdf-form-in-itself", "form.pdf", _self_drawing_form),
    Case("pdf-forms-in-forms", "forms.pdf", _forms_in_forms),
    Case("pdf-arrays-in-arrays", "deep.pdf", lambda: pdf.with_content(_GOOD, page=b"/Deep " + b"[" * 200_000 + b"]" * 200_000)),
    Case("pdf-dictionaries-in-dictionaries", "deeper.pdf", lambda: pdf.with_content(_GOOD, catalog=b"/Deep " + b"<</a" * 100_000 + b">>" * 100_000)),
    Case("pdf-huge-page", "huge.pdf", lambda: pdf.with_content(_GOOD).replace(b"[0 0 595 842]", b"[-9e30 -9e30 9e30 9e30]")),
    Case("pdf-page-of-no-size", "flat.pdf", lambda: pdf.with_content(_GOOD).replace(b"[0 0 595 842]", b"[0 0 0 0]")),
    Case("pdf-huge-letters", "letters.pdf", lambda: pdf.with_content(_GOOD.replace(b"/F1 11 Tf", b"/F1 1e30 Tf"))),
    Case("pdf-script", "script.pdf", _script, reads=True),
    Case("pdf-entities", "entities.pdf", _entities, reads=True),
    Case("pdf-many-openings", "openings.pdf", lambda: _packet(b"<dc:title>prism:" * 10_000), reads=True),
    Case("pdf-many-packets", "packets.pdf", lambda: pdf.with_content(_GOOD) + b"<x:xmpmeta" * 100_000, reads=True),
    Case("pdf-locked", "locked.pdf", lambda: pdf.locked("secret"), reads=False),
    Case("pdf-scan", "scan.pdf", pdf.scan, reads=False),
    Case("pdf-word-of-a-million", "word.pdf", lambda: pdf.with_content(b"BT /F1 11 Tf 72 740 Td (" + b"x" * 1_000_000 + b") Tj ET")),
    Case("pdf-every-word-elsewhere", "elsewhere.pdf", lambda: pdf.with_content(b"BT /F1 4 Tf " + b"".join(b"1 0 0 1 %d %d Tm (ab) Tj " % (n * 37 % 590, n * 71 % 840) for n in range(40_000)) + b"ET")),
    Case("pdf-controls", "controls.pdf", lambda: pdf.with_content(pdf.drawn("\x01\x02\x1f" * 300))),
]  # fmt: skip
