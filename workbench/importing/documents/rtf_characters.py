"""The characters of RTF: bytes by the code page of their font, and UTF-16 units with stand-ins for programs that know neither.

Source: Rich Text Format Specification 1.9.1, "Font Table", "Unicode RTF"; code pages by number from Windows.
"""

import codecs
from typing import Final

_OF_CHARSET: Final = {
    77: "mac_roman", 78: "shift_jis", 79: "big5", 80: "euc_kr", 81: "mac_arabic", 83: "mac_greek", 84: "mac_cyrillic", 85: "gb2312",
    86: "mac_romanian", 88: "cp874", 89: "mac_latin2", 99: "mac_turkish", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030",
    136: "big5hkscs", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_OF_PAGE: Final = {
    10000: "mac_roman", 10001: "shift_jis", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2", 10081: "mac_turkish",
    936: "gb18030", 950: "big5hkscs", 1361: "johab", 65001: "utf-8", 20866: "koi8_r", 21866: "koi8_u",
}  # fmt: skip
DEFAULT_PAGE: Final = "cp1252"
_REPLACEMENT: Final = "\ufffd"
_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)


def page_of_charset(charset: int | None) -> str | None:
    """Return the encoding of a font's character set; None where it is the document's own."""
    return _OF_CHARSET.get(charset or 0)


def page_of_number(number: int | None) -> str:
    """Return the encoding of a code page; that of Western Europe where there is none of the number."""
    name = _OF_PAGE.get(number or 0) or f"cp{number}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return DEFAULT_PAGE


class Characters:
    """Puts characters together from what comes one after the other."""

    def __init__(self) -> None:
        self._page = ""
        self._decoder = codecs.getincrementaldecoder(DEFAULT_PAGE)("replace")
        self._high: int | None = None

    def of_byte(self, code: int, page: str) -> str:
        """Return what a byte completes; nothing where it is the first half of a character."""
        return self._lone() + self._decoded(bytes([code]), page)

    def of_text(self, text: str, page: str) -> str:
        """Return text that stands in the file as it is. It may begin with the second half of a character, or be of a code page, too."""
        before = self._lone()
        if text.isascii() and not self._is_waiting():
            return before + text
        return before + self._decoded(text.encode("latin-1", "replace"), page)

    def of_unit(self, number: int) -> str:
        """Return what a UTF-16 unit completes."""
        unit = number & 0xFFFF
        if unit in _HIGH:
            before = self.rest()
            self._high = unit
            return before
        if unit in _LOW and self._high is not None:
            pair, self._high = 0x10000 + ((self._high - 0xD800) << 10) + (unit - 0xDC00), None
            return chr(pair)
        return self.rest() + (_REPLACEMENT if unit in _LOW else chr(unit))

    def rest(self) -> str:
        """Return what is left of characters that were never completed."""
        return self._lone() + (self._decoder.decode(b"", True) if self._is_waiting() else "")

    def _lone(self) -> str:
        lone, self._high = ("" if self._high is None else _REPLACEMENT), None
        return lone

    def _is_waiting(self) -> bool:
        return bool(self._decoder.getstate()[0])

    def _decoded(self, data: bytes, page: str) -> str:
        before = ""
        if page != self._page:
            before = self._decoder.decode(b"", True) if self._is_waiting() else ""
            self._page, self._decoder = page, codecs.getincrementaldecoder(page)("replace")
        return before + self._decoder.decode(data)
