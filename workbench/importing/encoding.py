"""Turns bytes into text: by what the bytes prove first, by what the page declares second, by what was said of it third, by statistics last."""

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HEAD_BYTES = 8192
_NULLS_MIN = 0.02
_NULLS_ONE_SIDED = 6
_SAMPLE_BYTES = 64 * 1024
# What pages say and what browsers read it as (WHATWG Encoding Standard, section 4.2), where Python differs.
_READ_AS = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "big5": "big5hkscs", "unicode": "utf-8", "utf8mb4": "utf-8",
}  # fmt: skip
# Those of several bytes a character show by themselves; of UTF-7 all bytes are ASCII.
_PROVED = ("utf-7", "utf-16", "utf-32")
# ISO-2022-JP is ASCII that shifts to Japanese and back by escape sequences.
_JAPANESE_SHIFTS = re.compile(rb"\x1b\$[@B]")
_SCRIPT = re.compile(rb"<(?:script|style)\b[^<]{0,100000}</", re.IGNORECASE)
_ASCII_LETTERS = [bytes([code]) for code in b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]
# Vietnamese, with the most marks of all, has one marked letter for two plain ones.
_OTHERS_PER_LETTER = 0.8
_TURKISH_MARKS = 4
# A file is UTF-8 with scars, and not another encoding, if sound multi-byte characters outnumber the broken bytes so often.
_SOUND_PER_BROKEN = 20
_MARKS_COUNTED_MIN = 20
# Python's other codecs are no encodings of texts, and some of them take time with the square of the length.
_OF_TEXTS = re.compile(r"ascii|utf|iso|cp\d|koi|mac|gb|big5|euc|shift|hz|tis|johab|ptcp|kz")
# A label of these is seldom wrong: nothing else decodes as them, or else as ASCII all the same.
_TELLING = re.compile(r"utf-?(?:7|16|32)|iso2022|hz|gb|big5|euc|shift|johab|cp9(?:32|49|50)")


def decode(data: bytes, stated: str = "", *, label: str | None = None) -> str:
    """Return the text of a page or text file; bytes that mean nothing become U+FFFD, the original keeps them.

    Args:
        data: The bytes.
        stated: The encoding that was stated beside them, as by a server; it counts where they declare none themselves.
        label: The encoding that the header of a mail states for them, empty where it might have and does not; it outranks what they declare.
    """
    labelled = _codec(label) if label else None
    if labelled and _TELLING.match(labelled):
        try:
            # UTF-7 can spell halves of surrogate pairs, which are no characters.
            return data.decode(labelled).removeprefix("\ufeff").encode("utf-8", "replace").decode("utf-8")
        except UnicodeDecodeError:
            pass
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    wide = _guess_utf16(data)
    if wide:
        return data.decode(wide, "replace")
    if _JAPANESE_SHIFTS.search(data, 0, _SAMPLE_BYTES):
        return data.decode("iso2022_jp_ext", "replace")
    # Text in any other encoding is practically never valid UTF-8, so this outranks what the page declares.
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    sound = sum(1 for char in lenient[: _SAMPLE_BYTES * 4] if ord(char) > 127) - broken
    if sound > broken * _SOUND_PER_BROKEN:
        return _mend(data)
    declared = labelled or _declared(data) or _known(stated)
    if declared:
        try:
            text = data.decode(declared)
        except UnicodeError:
            pass
        else:
            if declared != "cp1252" or _is_western(data):
                return _as_turkish(data, text) if declared == "cp1252" else text
    # A subject has too few marked letters for statistics to go by.
    is_brief = label is not None and sum(byte >= 0x80 for byte in data[:_SAMPLE_BYTES]) < _MARKS_COUNTED_MIN
    best = "cp1252" if is_brief and _is_western(data) else _by_statistics(data) or declared or "cp1252"
    text = data.decode(best, "replace")
    return _as_turkish(data, text) if best == "cp1252" else text


def _is_western(data: bytes) -> bool:
    """Tell whether bytes can be of a western language, in which most letters are ASCII: any bytes at all decode as windows-1252."""
    sample = _sample(data)
    letters = sum(map(sample.count, _ASCII_LETTERS))
    others = sum(1 for byte in sample if byte >= 0x80)
    return others <= letters * _OTHERS_PER_LETTER


def _as_turkish(data: bytes, text: str) -> str:
    """Read text as windows-1254 where only Turkish makes sense of it: the two code pages differ in six letters.

    Icelandic has the same letters in windows-1252, but not those that Turkish shares with German and French.
    """
    sample = text[: _SAMPLE_BYTES * 4]
    marks = sum(sample.count(letter) for letter in "ýþð")
    if marks < _TURKISH_MARKS or "æ" in sample or not any(letter in sample for letter in "üç"):
        return text
    return data.decode("cp1254", "replace")


def _guess_utf16(data: bytes) -> str | None:
    """Tell UTF-16 without a byte order mark: in ASCII, as in every tag, each other byte is null."""
    head = data[:_HEAD_BYTES]
    if b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    # Of a page in another script than ours only the tags have null bytes, but nearly all on one side.
    if odd > half * _NULLS_MIN and even * _NULLS_ONE_SIDED < odd:
        return "utf-16-le"
    if even > half * _NULLS_MIN and odd * _NULLS_ONE_SIDED < even:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD_BYTES])
    if match is None:
        return None
    return _known(match[1].decode("ascii"))


def _codec(label: str) -> str | None:
    """Return Python's name of an encoding of texts, those that only mails are written in included."""
    label = label.strip().lower()
    try:
        name = codecs.lookup(_READ_AS.get(label, label)).name
    except (LookupError, ValueError):
        return None
    return name if _OF_TEXTS.match(name) else None


def _known(label: str) -> str | None:
    """Return Python's name of an encoding of characters; None for what is none, or is proved by the bytes or not at all."""
    name = _codec(label)
    return None if name is None or name.startswith(_PROVED) else name


def _mend(data: bytes) -> str:
    """Read UTF-8, and single bytes in it that are none as windows-1252, as a comment pasted from elsewhere often is."""

    def as_windows(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        scar = error.object[error.start : error.end]
        return scar.decode("cp1252", "replace"), error.end

    codecs.register_error("dateline-mend", as_windows)
    return data.decode("utf-8", "dateline-mend")


def _sample(data: bytes) -> bytes:
    # Tags and scripts are ASCII and say nothing about the language: without them the sample is all evidence.
    text = _SCRIPT.sub(b" ", data[: _SAMPLE_BYTES * 8])
    return re.sub(rb"<[^>]{0,2000}>|[\x00-\x20]+", b" ", text)[:_SAMPLE_BYTES]


def _by_statistics(data: bytes) -> str | None:
    matches = list(from_bytes(_sample(data)))
    if not matches:
        return None
    best = matches[0]
    tied = [m.encoding for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
    if best.encoding == "ascii":
        return None
    # In a few sentences the code pages of western and central Europe look alike; browsers too take the western one then.
    return "cp1252" if "cp1252" in tied else best.encoding
