"""A mapping: how the export of one service is told, and which of its fields says what. docs/MAPPINGS.md explains it to its authors."""

from typing import Final, Literal

import msgspec

# One path into an entry ("title", "origin.title", "canonical.0.href"), or several, of which the first that says something counts.
From = str | list[str]
VERSION: Final = 1
_TOLD_BY_MIN: Final = 3
_SERVICE_CHARS_MAX: Final = 80


def _expect_several(names: list[str]) -> None:
    # With fewer, tables and data of all kinds would be taken for this service.
    if len(set(names)) < _TOLD_BY_MIN:
        raise ValueError(f"`told` has to name at least {_TOLD_BY_MIN} keys or columns")


class ToldJson(msgspec.Struct, forbid_unknown_fields=True):
    """JSON: where the list of entries stands (a key of the outermost object; "" where it is the list), and which keys its first entry has."""

    keys: list[str]
    items: str = ""

    def __post_init__(self) -> None:
        _expect_several(self.keys)


class ToldCsv(msgspec.Struct, forbid_unknown_fields=True):
    """A table: which columns its first line names. It may have others."""

    columns: list[str]

    def __post_init__(self) -> None:
        _expect_several(self.columns)


class Told(msgspec.Struct, forbid_unknown_fields=True):
    """What a file of this service looks like; with `zip`, it is an archive in which the files of this pattern do."""

    json: ToldJson | None = None
    csv: ToldCsv | None = None
    zip: str = ""

    def __post_init__(self) -> None:
        if (self.json is None) == (self.csv is None):
            raise ValueError("`told` has to have either `json` or `csv`")


class Many(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "from", "except_": "except"}):
    """Several words: a list, or a text that a separator cuts ("list": a list written as text).

    `each` says under which key each of them stands, `after` behind which mark; those without it, or among `except`, are left out.
    """

    from_: From
    separator: str = ""
    each: str = ""
    after: str = ""
    except_: list[str] = []


class Time(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A time: ISO 8601, a count since 1970, or a date in words."""

    from_: From
    written: Literal["iso", "seconds", "milliseconds", "microseconds", "words"] = "iso"


class Flag(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "from"}):
    """Whether something is so: if one of these words stands there ("*" stands for anything); without words, if anything but "no" does.

    Words of `unless` say that it is not; any others are kept as a note.
    """

    from_: From
    words: list[str] = []
    unless: list[str] = []


class Content(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The text of the document: in a field, or in a file beside ("content/{slug}.html", filled in from the entry).

    Where `unless` stands in it, it is what the service says that could not fetch the text.
    """

    from_: From = ""
    file: str = ""
    written: Literal["html", "text"] = "html"
    unless: str = ""


class Highlights(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "from"}):
    """What the reader marked: in a field, a list of them under `quote` and `note`, or a file beside."""

    from_: From = ""
    quote: str = ""
    note: str = ""
    file: str = ""


class Fields(msgspec.Struct, forbid_unknown_fields=True):
    """Which field of an entry says what of its document. What is named nowhere is kept as a note, with its name."""

    key: From = ""
    title: From = ""
    url: From = ""
    source: From = ""
    language: From = ""
    authors: From | Many = ""
    published: From | Time = ""
    saved: From | Time = ""
    tags: From | Many = ""
    folders: From | Many = ""
    notes: From = ""
    highlights: From | Highlights = ""
    content: From | Content = ""
    starred: From | Flag = ""
    read: From | Flag = ""

    def __post_init__(self) -> None:
        if not self.url and not self.title:
            raise ValueError("`fields` has neither `url` nor `title`")


class Mapping(msgspec.Struct, forbid_unknown_fields=True):
    """All of it: one file of resources/mappings, or of the user's own."""

    mapping: int
    service: str
    told: Told
    fields: Fields
    leave_out: list[str] = []

    def __post_init__(self) -> None:
        if self.mapping != VERSION:
            raise ValueError(f"`mapping` is the version of the format, and this Dateline reads {VERSION}")
        if not self.service.strip():
            raise ValueError("`service` is empty")
        if len(self.service) > _SERVICE_CHARS_MAX:
            raise ValueError("`service` is too long")


def paths(given: From) -> list[str]:
    """Return the paths of a field, in the order in which they are tried."""
    if isinstance(given, str):
        return [given] if given else []
    return given
