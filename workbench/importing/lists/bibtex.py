"""BibTeX and BibLaTeX as Zotero, JabRef and Mendeley write them: references, and the files that they link."""

import codecs
import contextlib
import re
from collections.abc import Iterator
from typing import Final

from workbench.importing.lists.bibtex_entries import BibEntry, begins_as_bibtex, bib_entries
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
from workbench.importing.lists.times import day_of, edtf_of, edtf_of_parts
from workbench.importing.page.metadata import http_url
from workbench.importing.pieces import Piece, Reference, Unread
from workbench.importing.saved_file import SavedFile

_BASIS: Final = "BibTeX"
_HEAD_CHARS: Final = 64 * 1024
_SOURCES: Final = ("journaltitle", "journal", "booktitle", "maintitle", "organization", "institution", "publisher")
_ROLES: Final = ("author", "editor", "translator", "bookauthor", "director")
# A reader's own words.
_WRITTEN: Final = ("annotation", "annote", "comment", "review")
_NOTES: Final = ("abstract", "annotation", "annote", "note", "comment", "review")
_USED: Final = frozenset(
    ("title", "shorttitle", "url", "date", "year", "month", "day", "urldate", "language", "langid", "keywords", "file", "localfile",
     *_ROLES, *_NOTES)
)  # fmt: skip
_TEX_CHARS_MAX: Final = 20_000
_STYLES: Final = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|tt|rm|sl|up|superscript|subscript)|mkbib\w+|enquote|href|url)\b\s*"
)
_FURTHER_TEX_CHARS_MAX: Final = 500
_AND: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_BRACES: Final = re.compile(r"[{}]")
_URL: Final = re.compile(r"\\(?:url|path)\s*\{([^{}]{0,2000})\}|\\href\s*\{([^{}]{0,2000})\}\s*\{[^{}]{0,2000}\}")
_URL_ESCAPE: Final = re.compile(r"\\([_%&#$~{} ])|\\textasciitilde(?:\{\}|\s)?|\{\\textasciitilde\}")
# Marks that Zotero and JabRef put a stroke before, in names of files.
_FILE_ESCAPE: Final = re.compile(r"\\([\\{}:;$&_%# ])")
# Signs that latexcodec leaves as they are written.
_SIGN: Final = re.compile(r"\\(?:(text(?:braceleft|braceright|asciicircum|dollar))(?:\{\}|\s)?|(\$))")
_SIGNS: Final = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "textdollar": "$"}
_MENDELEY_STROKE: Final = "$\\backslash$"


def is_bibtex(file: SavedFile) -> bool:
    """Tell BibTeX by its first entry."""
    return begins_as_bibtex(file.text[:_HEAD_CHARS])


def unpack_bibtex(file: SavedFile) -> Iterator[Piece]:
    """Yield the references of a file in BibTeX."""
    return all_or_refuse(_pieces(file.text), "it looks like BibTeX, and there is no entry in it")


def _pieces(text: str) -> Iterator[Piece]:
    addresses = Addresses()
    for entry in bib_entries(text):
        piece = _piece(entry, addresses.give(entry.key))
        if entry.is_damaged and isinstance(piece, Reference):
            yield piece
            yield Unread(piece.member, CUT_OFF.replace("the list", "the entry", 1))
        else:
            yield piece


def _piece(entry: BibEntry, address: str) -> Piece:
    fields = entry.fields
    roles = {role: _people(fields[role]) for role in _ROLES if fields.get(role)}
    authors, others = creators(roles, ("author", "editor", "director"))
    source = next((name for name in _SOURCES if fields.get(name)), "")
    url = _address(fields)
    published, accessed = _date(fields), day_of(fields.get("urldate", ""))
    used = {*_USED, source, "howpublished" if url and not http_url(fields.get("url")) else ""}
    said = entry_description(
        basis=_BASIS,
        title=decode_tex(fields.get("title") or fields.get("shorttitle", "")),
        authors=authors,
        source=decode_tex(fields.get(source, "")),
        url=url,
        published=published,
        saved=accessed,
        language=fields.get("langid") or fields.get("language", ""),
        tags=[decode_tex(word) for word in re.split(r"[,;]", fields.get("keywords", ""))],
        notes=[
            *(decode_tex(fields[name]) for name in _NOTES if fields.get(name)),
            *(f"date: {fields[name]}" for name in ("date", "year") if fields.get(name) and not published),
            *others,
            *(f"{name}: {_short(value)}" for name, value in fields.items() if name not in used and value),
        ],
        written=[decode_tex(fields[name]) for name in _WRITTEN if fields.get(name)],
        outranks=True,
    )
    linked = [path for name in ("file", "localfile") for path in linked_files(fields.get(name, ""))]
    files = entry_files(linked)
    return Reference(address, said, files) if says_anything(said) or files else Unread(address, NO_ENTRY)


def decode_tex(text: str) -> str:
    r"""Return what TeX would print: "M\"uller" as "Müller", without the braces that keep capitals."""
    if "\\" in text:
        text = _URL.sub(lambda found: found[1] or found[2], text)
    text = text.replace("~", " ")
    if "\\" in text and len(text) <= _TEX_CHARS_MAX:
        # Loaded when it is needed: a tenth of what starting a worker takes, for a format that few have.
        import latexcodec  # noqa: F401 - it brings the codec "ulatex"

        with contextlib.suppress(ValueError):
            text = codecs.decode(_STYLES.sub("", text), "ulatex")  # type: ignore[call-overload]  # from text to text
    return _SIGN.sub(_sign, _BRACES.sub("", text)).replace("\u00a0", " ").strip()


def _sign(found: re.Match[str]) -> str:
    return found[2] or _SIGNS[found[1]]


def _short(text: str) -> str:
    """Return what a further field says; TeX of many pages, which takes seconds, as it stands there."""
    return decode_tex(text) if len(text) <= _FURTHER_TEX_CHARS_MAX else text


def linked_files(field: str) -> list[str]:
    r"""Return the paths of a field of files.

    Zotero and JabRef write "title:path:type;title:path:type", with a stroke before what would cut ("C\:\\a.pdf"); Mendeley ":path:type",
    with strokes as formulas; others the path alone.
    """
    field = field.replace(_MENDELEY_STROKE, "\\")
    paths = []
    for linked in _split(field, ";"):
        parts = _split(linked, ":")
        if len(parts) >= _PARTS:
            path = ":".join(parts[1:-1])
        elif len(parts) == _PARTS - 1 and not _is_drive(parts):
            path = parts[1] or parts[0]
        else:
            path = linked
        paths.append(_FILE_ESCAPE.sub(r"\1", path).strip())
    return [path for path in paths if path]


_PARTS: Final = 3


def _is_drive(parts: list[str]) -> bool:
    return len(parts[0].strip()) == 1 and parts[1].startswith(("\\", "/"))


def _split(text: str, mark: str) -> list[str]:
    """Cut a text at a mark that has no stroke before it."""
    return re.findall(rf"(?:[^\\{mark}]|\\.)+|(?<={mark})(?={mark})|^(?={mark})", text, re.DOTALL)


def _people(field: str) -> list[str]:
    """Return the names of a field, cut at those "and" that stand in no braces."""
    names: list[str] = []
    begun, depth = "", 0
    for part in _AND.split(field):
        begun = f"{begun} and {part}" if begun else part
        depth += part.count("{") - part.count("}")
        if depth <= 0:
            names.append(begun)
            begun, depth = "", 0
    names.append(begun)
    return [_person(name) for name in names if name.strip() and name.strip() != "others"]


def _person(name: str) -> str:
    name = name.strip()
    # A name in braces is one, of an office or a company: its commas part nothing.
    return decode_tex(name) if name.startswith("{") and name.endswith("}") else natural(decode_tex(name))


def _address(fields: dict[str, str]) -> str:
    for name in ("url", "howpublished", "note", "ee"):
        words = fields.get(name, "")
        if words:
            words = _URL.sub(lambda found: found[1] or found[2], words)
            words = _URL_ESCAPE.sub(lambda found: found[1] or "~", words).strip("{} ")
            if http_url(words) and " " not in words:
                return words
    return ""


def _date(fields: dict[str, str]) -> str | None:
    if fields.get("date"):
        return edtf_of(fields["date"])
    if not fields.get("year"):
        return None
    month = decode_tex(fields.get("month", "")).replace(",", " ")
    year = fields["year"].strip("{} ")
    return edtf_of_parts(year, month, fields.get("day")) or edtf_of(year)
