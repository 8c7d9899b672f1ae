"""The package of a book: what it says of itself, what it consists of, in which order, and what its chapters are called.

Source: EPUB OCF 3.3, sections 4.2 (container) and 4.2.6.3.2 (encryption); EPUB 3.3, section 5 (package), section 7 (navigation); OPF 2.0.1.
"""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from workbench.errors import RefusedError
from workbench.importing.address_day import checked_date
from workbench.importing.documents.package import Package, target_of
from workbench.importing.documents.safe_xml import local, parse_xml, text_of
from workbench.importing.page.metadata import http_url
from workbench.importing.page.publication import read_stamp

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_PACKAGE_TYPE: Final = "application/oebps-package+xml"
# Fonts are scrambled so that nobody takes them out; text never is.
_FONT_SCRAMBLING: Final = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_TEXT_TYPES: Final = frozenset(
    {"application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document", ""}
)
_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_LEFT_OUT: Final = frozenset({"cover", "toc", "landmarks", "page-list", "loi", "lot"})
_YEAR: Final = re.compile(r"\s*(\d{4})\s*")
_CHAPTERS_MAX: Final = 10_000
_NAME_CHARS_MAX: Final = 300


@dataclass(frozen=True, slots=True)
class Chapter:
    """One document of the text: its part in the package, and what the table of contents calls it."""

    part: str
    title: str


@dataclass(frozen=True, slots=True)
class Book:
    """What a package says of its book; `chapters` in reading order."""

    title: str
    creators: tuple[str, ...]
    publisher: str | None
    published: str | None
    language: str | None
    url: str | None
    chapters: tuple[Chapter, ...]


def read_book(package: Package) -> Book:
    """Read what a book is made of.

    Raises:
        RefusedError: If it is damaged, protected, or has no text.
    """
    _expect_unprotected(package)
    root_name = _root_name(package)
    root = parse_xml(package.read(root_name), "package document")
    if local(root) != "package":
        raise RefusedError("it is called a book (EPUB), but its package document is none")
    metadata = root.find("{*}metadata")
    chapters = _chapters(package, root, root_name)
    if not chapters:
        raise RefusedError("it is a book (EPUB) in which no chapters are listed")
    stated = [] if metadata is None else [e for e in metadata.iter() if isinstance(e.tag, str)]
    addresses = (text_of(e) for e in stated if local(e) in {"source", "identifier"})
    language = _first(stated, "language")
    return Book(
        title=_first(stated, "title"),
        creators=_creators(stated),
        publisher=_first(stated, "publisher") or None,
        published=_published(stated),
        language=language[:2].lower() if language[:2].isalpha() else None,
        url=next(filter(None, (http_url(address) for address in addresses)), None),
        chapters=chapters,
    )


def _expect_unprotected(package: Package) -> None:
    data = package.find(_ENCRYPTION)
    if not data:
        return
    methods = parse_xml(data, "list of what is encrypted").iter("{*}EncryptionMethod")
    # Keys are encrypted, too: whoever has them has copy protection.
    if any(method.get("Algorithm") not in _FONT_SCRAMBLING for method in methods):
        raise RefusedError("it is a book with copy protection (DRM), which can be read only by its shop's own program")


def _root_name(package: Package) -> str:
    if not package.has(_CONTAINER):
        raise RefusedError("it is called a book (EPUB), but it does not say where its package document is")
    found = list(parse_xml(package.read(_CONTAINER), "container").iter("{*}rootfile"))
    typed = [element for element in found if element.get("media-type") == _PACKAGE_TYPE] or found
    names = (target_of("", element.get("full-path", "")) for element in typed)
    name = next((name for name in names if package.has(name)), None)
    if name is None:
        raise RefusedError("it is called a book (EPUB), but its package document is missing")
    return name


def _chapters(package: Package, root: etree._Element, root_name: str) -> tuple[Chapter, ...]:
    manifest = {item.get("id", ""): item for item in root.iterfind("{*}manifest/{*}item")}
    spine = root.find("{*}spine")
    items = () if spine is None else spine.iterfind("{*}itemref")
    titles, left_out = _contents(package, manifest, "" if spine is None else spine.get("toc", ""), root_name)
    for reference in root.iterfind("{*}guide/{*}reference"):
        if reference.get("type", "").lower() in _LEFT_OUT:
            left_out.add(target_of(root_name, reference.get("href", "")))
    found: dict[str, Chapter] = {}
    for reference in items:
        item = manifest.get(reference.get("idref", ""))
        if item is None or reference.get("linear") == "no":
            continue
        part = target_of(root_name, item.get("href", ""))
        is_text = item.get("media-type", "").lower() in _TEXT_TYPES
        if is_text and "nav" not in item.get("properties", "").split() and part not in left_out and part not in found:
            found[part] = Chapter(part, titles.get(part, ""))
        if len(found) > _CHAPTERS_MAX:
            raise RefusedError(f"it is a book of more than {_CHAPTERS_MAX:,} chapters, which no book has")
    return tuple(found.values())


def _contents(
    package: Package, manifest: dict[str, etree._Element], ncx_id: str, root_name: str
) -> tuple[dict[str, str], set[str]]:
    """Return what the table of contents calls each part, and which parts are no text: cover, contents."""
    titles: dict[str, str] = {}
    left_out: set[str] = set()
    for item in manifest.values():
        if "nav" in item.get("properties", "").split():
            name = target_of(root_name, item.get("href", ""))
            _read_navigation(_tree(package, name), name, titles, left_out)
    ncx = manifest.get(ncx_id)
    if ncx is None:
        ncx = next((i for i in manifest.values() if i.get("media-type") == "application/x-dtbncx+xml"), None)
    if ncx is not None:
        name = target_of(root_name, ncx.get("href", ""))
        root = _tree(package, name)
        for point in () if root is None else root.iter("{*}navPoint"):
            content, label = point.find("{*}content"), text_of(point.find("{*}navLabel"))
            # The first that leads to a part names it; those after it lead into it.
            if content is not None and label:
                titles.setdefault(target_of(name, content.get("src", "")), label[:_NAME_CHARS_MAX])
    return titles, left_out


def _read_navigation(root: etree._Element | None, name: str, titles: dict[str, str], left_out: set[str]) -> None:
    for nav in () if root is None else root.iter("{*}nav"):
        kinds = (nav.get(_EPUB_TYPE) or nav.get("role", "").replace("doc-", "")).split()
        for link in nav.iter("{*}a"):
            part = target_of(name, link.get("href", ""))
            if "toc" in kinds:
                titles.setdefault(part, text_of(link)[:_NAME_CHARS_MAX])
            elif "landmarks" in kinds and _LEFT_OUT & set((link.get(_EPUB_TYPE) or "").split()):
                left_out.add(part)


def _tree(package: Package, name: str) -> etree._Element | None:
    """Return the root of a part without which the book can be read, too."""
    data = package.find(name)
    try:
        return parse_xml(data, "table of contents") if data else None
    except RefusedError:
        return None


def _first(stated: list[etree._Element], tag: str) -> str:
    return next((text for e in stated if local(e) == tag and (text := text_of(e))), "")[:1_000]


def _creators(stated: list[etree._Element]) -> tuple[str, ...]:
    """Return who wrote the book; who only drew, edited or translated it is asked for where nobody wrote it."""
    roles = {e.get("refines", ""): text_of(e) for e in stated if local(e) == "meta" and e.get("property") == "role"}
    found = [
        (text_of(e)[:_NAME_CHARS_MAX], e.get(f"{_OPF}role") or roles.get(f"#{e.get('id', '')}", ""))
        for e in stated
        if local(e) == "creator"
    ]
    writers = [name for name, role in found if role in {"", "aut"}]
    return tuple(dict.fromkeys(name for name in writers or [name for name, _ in found] if name))


def _published(stated: list[etree._Element]) -> str | None:
    """Return the date of publication as EDTF; those of making and changing the file are not it."""
    dates = [(e.get(f"{_OPF}event", ""), text_of(e)) for e in stated if local(e) == "date"]
    for wanted in ("publication", "original-publication", ""):
        for event, text in dates:
            year = _YEAR.fullmatch(text)
            day = read_stamp(text) or (checked_date(year[1], "1") if year else None)
            day = day[:4] if day and year else day
            if event == wanted and day:
                return day
    return None
