"""The list of pages in a WACZ: which of the thousand answers in it somebody wanted to keep, and what these pages are called.

Source: WACZ 1.1.1, section 5.2.2 (pages.jsonl).
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final
from urllib.parse import urljoin, urlsplit

import msgspec

from workbench.importing.unpacking_limits import MEMBERS_MAX

# A line may hold the whole text of its page.
_LINE_BYTES_MAX: Final = 16 * 1024**2
_TITLE_CHARS_MAX: Final = 500
_URI_CHARS_MAX: Final = 2_000


class _Line(msgspec.Struct):
    """A page as it is listed. The first line of a list is a head without an address."""

    url: object = ""
    ts: object = ""
    title: object = ""


@dataclass(frozen=True, slots=True)
class _Listed:
    moment: float | None
    title: str


class PageList:
    """The pages of a WACZ by address; it says which records of the archive are asked for."""

    def __init__(self) -> None:
        self._pages: dict[str, list[_Listed]] = {}
        self._met: set[str] = set()
        self._led_from: dict[str, str] = {}

    def add(self, stream: IO[bytes]) -> None:
        """Take in a list; lines that are none are passed over."""
        while len(self._pages) < MEMBERS_MAX:
            line = stream.readline(_LINE_BYTES_MAX)
            if not line:
                return
            try:
                said = msgspec.json.decode(line, type=_Line)
            except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
                continue
            url, title = said.url, said.title
            if isinstance(url, str) and url and len(url) <= _URI_CHARS_MAX:
                words = " ".join(title.split())[:_TITLE_CHARS_MAX] if isinstance(title, str) else ""
                # A title that is the address is what archivers write who found none.
                listed = _Listed(_moment(said.ts), "" if words == url else words)
                self._pages.setdefault(_key(url), []).append(listed)

    def __bool__(self) -> bool:
        return bool(self._pages)

    @property
    def has_met(self) -> bool:
        """Whether any page of the list was found in the archive."""
        return bool(self._met)

    def wants(self, uri: str) -> bool:
        """Tell whether a page is listed, or what a listed one led to."""
        return self._origin(_key(uri)) in self._pages

    def met(self, uri: str) -> None:
        """Take note that it is there, whether or not it could be read."""
        self._met.add(self._origin(_key(uri)))

    def title(self, uri: str, saved: str | None) -> str:
        """Return the title that was listed for it; of several, that of the time which is nearest."""
        listed = self._pages.get(self._origin(_key(uri)), [])
        moment = _moment(saved)
        if moment is not None:
            listed = sorted(listed, key=lambda page: abs((page.moment or 0.0) - moment))
        return next((page.title for page in listed if page.title), "")

    def follow(self, uri: str, location: str) -> None:
        """Ask for what a listed page led to."""
        key = self._origin(_key(uri))
        if key in self._pages and location:
            try:
                target = _key(urljoin(uri, location))
            except ValueError:
                return
            if target not in self._pages and len(self._led_from) < MEMBERS_MAX:
                self._led_from[target] = key

    def missing(self) -> Iterator[str]:
        """Yield the listed pages that were not found."""
        return (url for url in self._pages if url not in self._met)

    def _origin(self, key: str) -> str:
        return self._led_from.get(key, key)


def _key(url: str) -> str:
    """Return an address as pages are compared by: what stands behind # is no matter of the server's, a host has no capitals."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/", fragment="").geturl()


def _moment(stamp: object) -> float | None:
    if not isinstance(stamp, str):
        return None
    try:
        moment = dt.datetime.fromisoformat(stamp)
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
