"""An annotation as another program has it, on its way to being a mark: cleaned, within bounds, and of checked types."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from workbench.errors import UsageError
from workbench.importing.lists.texts import many_lines, one_line, text_of_html
from workbench.library.marks import Colour, MarkKind
from workbench.library.source_grades import CREDIBILITY
from workbench.library.tags import clean_tag
from workbench.marks.service import NOTE_CHARS_MAX
from workbench.model import Evidence

# Whole chapters are no quotations; looking for what is longer would take long.
QUOTE_CHARS_MAX: Final = 20_000
_BESIDE_CHARS_MAX: Final = 200
TAGS_MAX: Final = 100
_URLS_MAX: Final = 20
_KEY_CHARS: Final = 16
KEY_CHARS_MAX: Final = 64
_NO_CHARACTERS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CUT: Final = "\n\n… (the rest of the note was too long to be taken in)"
_NUMBER_MAX: Final = 10**9


@dataclass(frozen=True, slots=True)
class Incoming:
    """One annotation: what it is about, where, and what it says.

    `key` tells it from all others of its article, today and whenever the same file is taken in again. An article is told by `originals`
    (SHA-256 of documents), `urls`, `doi`, or title and day; `evidence` is None where all of it is meant.
    """

    key: str
    kind: MarkKind
    evidence: Evidence | None
    originals: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    doi: str = ""
    title: str = ""
    date: str = ""
    colour: Colour | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    grade: str = ""
    made_at: str = ""
    changed_at: str = ""

    @property
    def about(self) -> str:
        """What it is about, as a person is told of it."""
        return next(iter(self.urls), "") or self.doi or self.title or next(iter(self.originals), "") or "no address"


class UnusableError(Exception):
    """An annotation that cannot be taken in; its text says why, after "an annotation that"."""


def as_mapping(value: Any) -> Mapping[str, Any]:
    """Return an object, an empty one for whatever else it is."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """Return a list; one thing is a list of it, nothing an empty one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def as_text(value: Any) -> str:
    """Return a text without what is none, "" for whatever else it is."""
    return many_lines(value) if isinstance(value, str) else ""


def as_line(value: Any) -> str:
    """Return a text on one line, "" for whatever else it is."""
    return one_line(value) if isinstance(value, str) else ""


def as_quote(value: Any) -> str:
    """Return words as they are looked for: what stands at their ends is theirs, but for blanks of a page's layout.

    Raises:
        UnusableError: If they are too long.
    """
    quote = many_lines(value) if isinstance(value, str) else ""
    if len(quote) > QUOTE_CHARS_MAX:
        raise UnusableError(f"marks {len(quote):,} characters, more than the {QUOTE_CHARS_MAX:,} that a mark can have")
    return quote


def as_count(value: Any) -> int | None:
    """Return a whole number from 0, None for whatever else it is."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value <= _NUMBER_MAX else None


def foreign_evidence(quote: str, prefix: Any = "", suffix: Any = "") -> Evidence | None:
    """Return words that were marked in a text which is none of ours; None where there are none."""
    if not quote:
        return None
    before = prefix[-_BESIDE_CHARS_MAX:] if isinstance(prefix, str) else ""
    after = suffix[:_BESIDE_CHARS_MAX] if isinstance(suffix, str) else ""
    return Evidence("", 0, 0, len(quote), quote, _sound(before), _sound(after))


def kept_evidence(original: str, version: int, start: int, quote: str, prefix: Any, suffix: Any) -> Evidence:
    """Return words that were marked in a text of ours, as they were kept."""
    before, after = (_sound(one) if isinstance(one, str) else "" for one in (prefix, suffix))
    return Evidence(
        original, version, start, start + len(quote), quote, before[-_BESIDE_CHARS_MAX:], after[:_BESIDE_CHARS_MAX]
    )


def note_of(parts: Iterable[str], *, is_html: bool = False) -> str:
    """Return a note of several parts, cut where it is too long to be kept; blanks at its ends are the user's."""
    texts = (text_of_html(part[: 4 * NOTE_CHARS_MAX]) if is_html else part for part in parts)
    note = "\n\n".join(_sound(text) for text in texts if text.strip())
    return note if len(note) <= NOTE_CHARS_MAX else note[: NOTE_CHARS_MAX - len(_CUT)] + _CUT


def tags_of(names: Iterable[Any]) -> tuple[str, ...]:
    """Return tags as they are kept; what cannot be the name of one is left out."""
    found: dict[str, None] = {}
    for name in names:
        if isinstance(name, str) and len(found) < TAGS_MAX:
            try:
                found[clean_tag(many_lines(name))] = None
            except UsageError:
                continue
    return tuple(found)


def urls_of(values: Iterable[Any]) -> tuple[str, ...]:
    """Return addresses, each once."""
    return tuple(dict.fromkeys(filter(None, map(as_line, values))))[:_URLS_MAX]


def grade_of(value: Any) -> str:
    """Return a grade of information, "" for what is none."""
    return value if isinstance(value, str) and value in CREDIBILITY else ""


def moment_of(value: Any) -> str:
    """Return a moment in UTC as ours are written, "" for what is none; one without a zone is taken for UTC."""
    if not isinstance(value, str) or len(value) > 40:
        return ""
    try:
        moment = datetime.fromisoformat(value.strip())
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def own_key(key: str) -> str:
    """Return a key of ours as it was given.

    Raises:
        UnusableError: If it can be none.
    """
    if not key or len(key) > KEY_CHARS_MAX or not key.isascii() or not key.isprintable():
        raise UnusableError("has no key that can be kept")
    return key


def key_for(program: str, *told: str) -> str:
    """Return a key made of what tells an annotation in its program: the same each time it is taken in."""
    return hashlib.sha256("\n".join((program, *told)).encode("utf-8", "replace")).hexdigest()[:_KEY_CHARS]


def _sound(text: str) -> str:
    """Return a text without controls and halves of characters, which nothing can store; blanks are its own."""
    return _NO_CHARACTERS.sub("", text)
