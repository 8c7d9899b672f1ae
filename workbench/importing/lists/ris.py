"""RIS: references as lines of two letters each, "TI  - A title".

Read by ourselves and not by rispy, which keeps one of several links to files, and stumbles over lines before the first tag.
Source: "RIS Format Specifications" (Research Information Systems), and what Zotero, EndNote and Mendeley write.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from workbench.importing.lists.entries import (
    CUT_OFF,
    NO_ENTRY,
    Addresses,
    all_or_refuse,
    entry_description,
    entry_files,
    says_anything,
)
from workbench.importing.lists.names import creators, natural
from workbench.importing.lists.texts import many_lines, text_of_html
from workbench.importing.lists.times import day_of, edtf_of
from workbench.importing.page.metadata import http_url
from workbench.importing.pieces import Piece, Reference, Unread
from workbench.importing.saved_file import SavedFile

_BASIS: Final = "RIS"
_LINE: Final = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?")
_FIRST: Final = re.compile(r"^TY  ?- ?[A-Z]{2,10}[ \t]*[\r\n]+[A-Z][A-Z0-9]  ?-", re.MULTILINE)
# Providers write before the first reference who they are, others its number.
_HEAD_CHARS: Final = 2048
_TITLES: Final = ("TI", "T1", "CT", "BT", "ST")
_SOURCES: Final = ("T2", "JO", "JF", "JA", "J2", "BT", "PB")
_ROLES: Final = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "series editor", "A4": "translator", "TA": "translator"}  # fmt: skip
_DAYS: Final = ("DA", "PY", "Y1")
_FILES: Final = ("L1", "L2", "L3", "L4")
_WORDS: Final = ("AB", "N2", "N1", "RN")
# Of these, a reader's own.
_WRITTEN: Final = ("N1", "RN")
_USED: Final = frozenset(("TY", "ID", "UR", "KW", "LA", "ER", *_WORDS, *_ROLES))
Tags = dict[str, list[str]]


def is_ris(file: SavedFile) -> bool:
    """Tell RIS: the type of a reference stands there at once, and the next line is one of it, too."""
    return _FIRST.search(file.text, 0, _HEAD_CHARS) is not None


def unpack_ris(file: SavedFile) -> Iterator[Piece]:
    """Yield the references of a list in RIS."""
    return all_or_refuse(_entries(file.text), "it looks like RIS, and there is no reference in it")


def _entries(text: str) -> Iterator[Piece]:
    addresses = Addresses()
    tags: Tags | None = None
    last = ""
    for line in many_lines(text).split("\n"):
        found = _LINE.fullmatch(line.rstrip())
        tag, words = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY":
            if tags is not None:
                yield _entry(tags, addresses)
            tags, last = defaultdict(list, {"TY": [words]}), ""
        elif tag == "ER":
            if tags is not None:
                yield _entry(tags, addresses)
            tags = None
        elif tags is not None and tag:
            tags[tag].append(words)
            last = tag
        elif tags is not None and last and words:
            tags[last][-1] += f"\n{words}"
    if tags is not None:
        # What has begun is kept; that it has no end is said.
        yield _entry(tags, addresses)
        yield Unread("", CUT_OFF)


def _entry(tags: Tags, addresses: Addresses) -> Piece:
    roles: dict[str, list[str]] = {}
    for tag, role in _ROLES.items():
        roles.setdefault(role, []).extend(natural(name) for name in tags.get(tag, ()) if name)
    authors, others = creators(roles, ("author", "editor"))
    title_tag = next((tag for tag in _TITLES if any(tags.get(tag, ()))), "")
    source_tag = next((tag for tag in _SOURCES if tag != title_tag and any(tags.get(tag, ()))), "")
    day_tag = next((tag for tag in _DAYS if _day(tags, tag)), "")
    links = [link for given in tags.get("UR", ()) for link in _links(given)]
    linked = [path for tag in _FILES for path in tags.get(tag, ())]
    url = next((link for link in (*links, *linked) if http_url(link)), "")
    accessed = day_of(_date(tags, "Y2"))
    used = {*_USED, *_FILES, title_tag, source_tag, day_tag, "Y2" if accessed else ""}
    said = entry_description(
        basis=_BASIS,
        title=_first(tags, title_tag),
        authors=authors,
        source=_first(tags, source_tag),
        url=url,
        published=_day(tags, day_tag),
        saved=accessed,
        language=_first(tags, "LA"),
        tags=[word for line in tags.get("KW", ()) for word in re.split(r"[;\n]", line)],
        notes=[
            *(text_of_html(words) for tag in _WORDS for words in tags.get(tag, ())),
            *others,
            *(f"link: {link}" for link in (*links, *linked) if link != url and (link in links or http_url(link))),
            *(f"{tag}: {words}" for tag, given in tags.items() if tag not in used for words in given if words),
        ],
        written=[text_of_html(words) for tag in _WRITTEN for words in tags.get(tag, ())],
        outranks=True,
    )
    files = entry_files(path for given in linked for path in _paths(given))
    address = addresses.give(_first(tags, "ID"))
    return Reference(address, said, files) if says_anything(said) or files else Unread(address, NO_ENTRY)


def _first(tags: Tags, tag: str) -> str:
    return next(filter(None, tags.get(tag, ())), "")


def _day(tags: Tags, tag: str) -> str | None:
    return edtf_of(_date(tags, tag))


def _date(tags: Tags, tag: str) -> str:
    # "2020/05/09/Spring": what stands in the fourth place is in nobody's calendar.
    return "/".join(_first(tags, tag).split("/")[:3])


def _links(given: str) -> list[str]:
    """Return the addresses of one line: several, where each of them is one."""
    several = [part.strip() for part in given.split(";")]
    return several if all(map(http_url, several)) else [given.strip()]


def _paths(given: str) -> list[str]:
    """Return the files of one line: EndNote's own scheme means a folder beside the list."""
    return [part.strip().replace("internal-pdf://", "", 1) for part in given.split("\n") if not http_url(part)]
