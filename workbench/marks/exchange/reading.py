"""Tells what a file of annotations is, and reads it: every byte of it is somebody else's, so that size, depth and number are bounded first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from workbench.errors import UsageError
from workbench.marks.exchange.from_hypothesis import (
    is_hypothesis,
    is_hypothesis_csv,
    read_hypothesis,
    read_hypothesis_csv,
)
from workbench.marks.exchange.from_json import is_own, newer_version, read_own
from workbench.marks.exchange.from_w3c import is_w3c, read_w3c
from workbench.marks.exchange.from_zotero import is_zotero, read_zotero
from workbench.marks.exchange.incoming import Incoming, UnusableError

BYTES_MAX: Final = 128 * 1024 * 1024
ANNOTATIONS_MAX: Final = 100_000
# Values of the file, each of which takes some hundred bytes of memory: three times as many as so many annotations need.
_VALUES_MAX: Final = 8_000_000
_READERS: Final[tuple[tuple[Callable[[Any], bool], Callable[[Any], Iterator[Incoming | UnusableError]]], ...]] = (
    (is_own, read_own),
    (is_w3c, read_w3c),
    (is_hypothesis, read_hypothesis),
    (is_zotero, read_zotero),
)
_NOTHING: Final = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Annotations:
    """What a file has: annotations, each once, and why others cannot be taken in; or, from a worker, why all of it is refused.

    `trouble` is a traceback for the log.
    """

    found: tuple[Incoming, ...] = ()
    unusable: tuple[str, ...] = ()
    refusal: str = ""
    trouble: str | None = None


def read_annotations(data: bytes) -> Annotations:
    """Read a file of annotations.

    Raises:
        UsageError: If it is none, or more than can be taken in at once.
    """
    if len(data) > BYTES_MAX:
        raise UsageError(
            f"The file has {len(data) // 2**20:,} MB, more than the {BYTES_MAX // 2**20} that can be read. Part it into several. {_NOTHING}"
        )
    found: dict[str, Incoming] = {}
    unusable: list[str] = []
    for count, one in enumerate(_entries(data), 1):
        if count > ANNOTATIONS_MAX:
            raise UsageError(
                f"The file has more than {ANNOTATIONS_MAX:,} annotations. Part it into several, and take in one after the other. {_NOTHING}"
            )
        if isinstance(one, UnusableError):
            unusable.append(str(one))
        elif one.evidence is None and not (one.note or one.tags or one.grade):
            unusable.append("has neither words nor a note")
        else:
            found[f"{one.about} {one.key}"] = one
    return Annotations(tuple(found.values()), tuple(unusable))


def _entries(data: bytes) -> Iterator[Incoming | UnusableError]:
    if not data.strip():
        raise UsageError(f"The file is empty. {_NOTHING}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"The file is no text in UTF-8, from byte {error.start:,} on. Export it anew. {_NOTHING}"
        ) from error
    if text.lstrip()[:1] not in {"{", "["}:
        if is_hypothesis_csv(text.lstrip()):
            return read_hypothesis_csv(text.lstrip())
        raise UsageError(_unknown())
    whole = _decoded(text)
    read = next((read for is_one, read in _READERS if is_one(whole)), None)
    if read is None:
        raise UsageError(_unknown())
    if read is read_own and newer_version(whole):
        raise UsageError(f"The file was written by a newer version of Dateline. Take it in with that one. {_NOTHING}")
    return read(whole)


def _decoded(text: str) -> Any:
    data = text.encode()
    if data.count(b",") + data.count(b"[") + data.count(b"{") > _VALUES_MAX:
        raise UsageError(f"The file has too many values to be read at once. Part it into several. {_NOTHING}")
    try:
        return msgspec.json.decode(data)
    except RecursionError as error:
        raise UsageError(
            f"The file is nested more deeply than any export is, so it was not read. {_NOTHING}"
        ) from error
    except msgspec.DecodeError as error:
        raise UsageError(f"The file cannot be read as JSON: {error}. Export it anew. {_NOTHING}") from error


def _unknown() -> str:
    return (
        "The file is none that marks can be taken from: these are Web Annotations (JSON-LD), exports of Hypothesis (JSON or CSV) and of Zotero "
        f"(JSON), and data that Dateline wrote. {_NOTHING}"
    )
