"""Looks into the packed streams of a PDF before PDFium does: it unpacks a gigabyte without asking, and keeps all that is drawn."""

import re
import zlib
from typing import Final

from workbench.errors import RefusedError

_BEGINS: Final = re.compile(rb"stream\r?\n")
_DICTIONARY_BYTES: Final = 600
_PACKED: Final = re.compile(rb"/(?:FlateDecode|Fl)\b")
# Pictures and fonts are never unpacked to read text.
_OTHER: Final = re.compile(rb"/Image\b|/Length1\b|/FontFile|/ICCBased|/N \d+ /Alternate")
# Most operators are told by so many bytes; those are the ones of which PDFium keeps something.
_KEPT: Final = (b"Tj", b"TJ", b" q", b"\nq", b" Do")
# A page of small print has ten thousand; each takes some hundred bytes.
_KEPT_MAX: Final = 500_000
_UNPACKED_MAX: Final = 64 * 1024**2
_ALL_MAX: Final = 512 * 1024**2
_CHUNK: Final = 1024**2
_STREAMS_MAX: Final = 200_000


def expect_moderate(data: bytes) -> None:
    """Let only files pass whose streams hold no more than pages do.

    Raises:
        RefusedError: If one unpacks to something enormous.
    """
    whole = 0
    for number, begin in enumerate(_BEGINS.finditer(data)):
        if number > _STREAMS_MAX:
            return
        start = begin.end()
        dictionary = data[max(0, start - _DICTIONARY_BYTES) : begin.start()]
        dictionary = dictionary[dictionary.rfind(b"obj") + 1 :]
        filters = len(_PACKED.findall(dictionary))
        if filters and not _OTHER.search(dictionary):
            end = data.find(b"endstream", start)
            whole += _weigh(memoryview(data)[start : end if end > 0 else len(data)], filters)
            if whole > _ALL_MAX:
                raise RefusedError(f"it unpacks to more than {_ALL_MAX // 1024**2} megabytes; cut it into parts")


def _weigh(packed: memoryview, filters: int) -> int:
    """Unpack a stream piece by piece, as often as it is packed, and return how large it was.

    Raises:
        RefusedError: If it is too much.
    """
    layers = [zlib.decompressobj() for _ in range(filters)]
    unpacked = kept = 0
    pending: list[tuple[int, bytes]] = [(0, bytes(packed[at : at + _CHUNK])) for at in range(0, len(packed), _CHUNK)][
        ::-1
    ]
    while pending:
        layer, piece = pending.pop()
        if layer == len(layers):
            kept += sum(piece.count(operator) for operator in _KEPT)
            if kept > _KEPT_MAX:
                raise RefusedError(
                    f"one of its pages draws more than {_KEPT_MAX:,} pieces of text, as no document does"
                )
            continue
        try:
            out = layers[layer].decompress(piece, _CHUNK)
        except zlib.error:
            # Damaged: PDFium reads what comes before the damage, which was counted.
            return unpacked
        if rest := layers[layer].unconsumed_tail:
            pending.append((layer, rest))
        unpacked += len(out)
        if unpacked > _UNPACKED_MAX:
            raise RefusedError(
                f"one of its pages unpacks to more than {_UNPACKED_MAX // 1024**2} megabytes, as no document does"
            )
        if out:
            pending.append((layer + 1, out))
    return unpacked
