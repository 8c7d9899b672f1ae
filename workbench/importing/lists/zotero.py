"""Zotero RDF: a library with its notes, collections and the files that lie beside the export.

Source: Zotero's translator "Zotero RDF" and what Zotero 5 to 7 write with it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from workbench.errors import RefusedError
from workbench.importing.closed_xml import closed_parser
from workbench.importing.lists.entries import (
    CUT_OFF,
    NO_ENTRY,
    Addresses,
    all_or_refuse,
    entry_description,
    entry_files,
    says_anything,
)
from workbench.importing.lists.names import creators, joined
from workbench.importing.lists.texts import text_of_html
from workbench.importing.lists.times import edtf_of, moment_of
from workbench.importing.page.metadata import http_url
from workbench.importing.pieces import Piece, Reference, Unread
from workbench.importing.saved_file import SavedFile

_BASIS: Final = "Zotero RDF"
_ZOTERO: Final = "http://www.zotero.org/namespaces/export#"
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_Z: Final = f"{{{_ZOTERO}}}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_BIB: Final = "{http://purl.org/net/biblio#}"
_LINK: Final = "{http://purl.org/rss/1.0/modules/link/}"
_FOAF: Final = "{http://xmlns.com/foaf/0.1/}"
_HEAD_CHARS: Final = 8 * 1024
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_DOCTYPE: Final = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ATTACHMENT, _NOTE, _COLLECTION = f"{_Z}Attachment", f"{_BIB}Memo", f"{_Z}Collection"
_COLLECTIONS_DEEP: Final = 10
_USED: Final = frozenset(
    (
        f"{_Z}itemType", f"{_DC}title", f"{_DC}date", f"{_DC}identifier", f"{_DC}subject", f"{_TERMS}isPartOf",
        f"{_TERMS}abstract", f"{_TERMS}dateSubmitted", f"{_TERMS}isReferencedBy", f"{_LINK}link", f"{_Z}language",
        f"{_DC}description", f"{_LINK}type",
    )
)  # fmt: skip


def is_zotero(file: SavedFile) -> bool:
    """Tell Zotero RDF by its name spaces."""
    head = file.text[:_HEAD_CHARS]
    return head.lstrip().startswith("<") and "<rdf:RDF" in head and _ZOTERO in head


def unpack_zotero(file: SavedFile) -> Iterator[Piece]:
    """Yield the items of a library, with their notes, collections and files.

    Raises:
        RefusedError: If it is no XML, or declares what Zotero never does.
    """
    text = _NO_XML.sub("", _DECLARATION.sub("", file.text, 1))
    if _DOCTYPE.search(text, 0, _HEAD_CHARS):
        raise RefusedError("it is RDF that declares entities, which Zotero never does; export it again")
    # Without huge_tree, libxml2 keeps its bounds of depth and length. What stands before an error is read.
    parser = closed_parser(recover=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("it looks like Zotero RDF, and is damaged") from error
    if root is None:
        raise RefusedError("it looks like Zotero RDF, and is damaged")
    is_damaged = any(entry.level >= etree.ErrorLevels.FATAL for entry in parser.error_log)
    return all_or_refuse(
        _Library(root).pieces(is_damaged=is_damaged), "it looks like Zotero RDF, and there is no item in it"
    )


class _Library:
    """The tree of an export, with its nodes by their names."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._named = {about: node for node in root.iterchildren("*") if (about := node.get(f"{_RDF}about"))}
        self._folders = self._collections()

    def pieces(self, *, is_damaged: bool) -> Iterator[Piece]:
        """Yield the items, then the notes and files that belong to none."""
        addresses = Addresses()
        belonging = {
            link
            for node in self._root.iterchildren("*")
            for link in _links(node, f"{_LINK}link", f"{_TERMS}isReferencedBy")
        }
        for node in self._root.iterchildren("*"):
            about = node.get(f"{_RDF}about", "")
            kind = (node.findtext(f"{_Z}itemType") or "").strip()
            if node.tag == _COLLECTION or (node.tag in {_ATTACHMENT, _NOTE} and about in belonging):
                continue
            if node.tag == _ATTACHMENT:
                yield self._piece(node, addresses, [node])
            elif node.tag == _NOTE:
                yield self._note(node, addresses)
            elif kind:
                linked = [self._named[link] for link in _links(node, f"{_LINK}link") if link in self._named]
                yield self._piece(node, addresses, linked)
        if is_damaged:
            yield Unread("", CUT_OFF)

    def _piece(self, item: etree._Element, addresses: Addresses, attachments: list[etree._Element]) -> Piece:
        url = _address(item) or next(filter(None, map(_address, attachments)), "")
        day, date = edtf_of(_words(item.find(f"{_DC}date"))), _words(item.find(f"{_DC}date"))
        accessed = _words(item.find(f"{_TERMS}dateSubmitted"))
        roles = {_role(node): _people(node) for node in item.iterchildren("*") if _people(node)}
        authors, others = creators(roles, ("author", "creator", "director", "podcaster", "presenter", "editor"))
        about = item.get(f"{_RDF}about", "")
        written = self._written(item)
        said = entry_description(
            basis=_BASIS,
            title=_words(item.find(f"{_DC}title")),
            authors=authors,
            source=self._publication(item),
            url=url,
            published=day,
            saved=moment_of(accessed),
            language=_words(item.find(f"{_Z}language")),
            tags=[*_tags(item), *self._folders.get(about, ())],
            notes=[*self._notes(item, written), f"date: {date}" if date and not day else "", *others, *_left(item)],
            written=written,
            outranks=True,
        )
        files = entry_files(path for node in attachments for path in _paths(node))
        # The address of a web page may stand in for its name; two saves of one page have one name.
        address = addresses.give(about.removeprefix("#"))
        return Reference(address, said, files) if says_anything(said) or files else Unread(address, NO_ENTRY)

    def _note(self, node: etree._Element, addresses: Addresses) -> Piece:
        text = text_of_html(_words(node))
        about = node.get(f"{_RDF}about", "")
        said = entry_description(
            basis=_BASIS,
            title=text.partition("\n")[0][:120],
            notes=[text],
            tags=self._folders.get(about, ()),
            outranks=True,
        )
        address = addresses.give(about.removeprefix("#"))
        return Reference(address, said) if text else Unread(address, NO_ENTRY)

    def _notes(self, item: etree._Element, written: Sequence[str]) -> list[str]:
        abstract, description = _words(item.find(f"{_TERMS}abstract")), _words(item.find(f"{_DC}description"))
        return [note for note in (text_of_html(abstract), *written, text_of_html(description)) if note]

    def _written(self, item: etree._Element) -> list[str]:
        """Return the notes that the reader put below an item."""
        below = [self._named.get(link) for link in _links(item, f"{_TERMS}isReferencedBy")]
        return [text_of_html(_words(node)) for node in below if node is not None]

    def _publication(self, item: etree._Element) -> str:
        """Return in what an item was published: a newspaper or site within it, or a journal that stands by itself."""
        for part in item.findall(f"{_TERMS}isPartOf"):
            named = self._named.get(part.get(f"{_RDF}resource", ""))
            within = named if named is not None else next(part.iterchildren("*"), None)
            title = _words(within.find(f"{_DC}title")) if within is not None else ""
            if title:
                return title
        publisher = item.find(f"{_DC}publisher")
        return _words(publisher.find(f".//{_FOAF}name")) if publisher is not None else ""

    def _collections(self) -> dict[str, list[str]]:
        """Return the collections that each item lies in, as paths of their names."""
        nodes = {about: node for about, node in self._named.items() if node.tag == _COLLECTION}
        above = {
            part: about for about, node in nodes.items() for part in _links(node, f"{_TERMS}hasPart") if part in nodes
        }
        folders: dict[str, list[str]] = {}
        for about, node in nodes.items():
            at, names = about, list[str]()
            # A collection that lies in itself is in no library, and costs nothing here.
            while at in nodes and len(names) < _COLLECTIONS_DEEP:
                names.append(_words(nodes[at].find(f"{_DC}title")))
                at = above.get(at, "")
            for part in _links(node, f"{_TERMS}hasPart"):
                folders.setdefault(part, []).append("/".join(filter(None, reversed(names))))
        return folders


def _links(node: etree._Element, *names: str) -> list[str]:
    return [link for name in names for child in node.findall(name) if (link := child.get(f"{_RDF}resource"))]


def _words(node: etree._Element | None) -> str:
    return "" if node is None else "".join(node.itertext()).strip()


def _tags(item: etree._Element) -> list[str]:
    # A call number of a catalogue stands among the tags, too.
    return [_words(node) for node in item.findall(f"{_DC}subject") if node.find(f"{_TERMS}LCC") is None]


def _address(node: etree._Element) -> str:
    """Return the address of an item: within dcterms:URI as Zotero writes it, bare as others do."""
    for identifier in node.findall(f"{_DC}identifier"):
        uri = identifier.find(f".//{_RDF}value")
        words = _words(identifier if uri is None else uri)
        if http_url(words):
            return words
    about = node.get(f"{_RDF}about", "")
    return about if http_url(about) else ""


def _paths(node: etree._Element) -> list[str]:
    given = [*node.findall(f"{_RDF}resource"), *node.findall(f"{_Z}path")]
    return [path for child in given if (path := child.get(f"{_RDF}resource", "")) and not http_url(path)]


def _people(node: etree._Element) -> list[str]:
    names = []
    for person in node.iterfind(f"{_RDF}Seq/{_RDF}li/{_FOAF}Person"):
        given = _words(person.find(f"{_FOAF}givenName")) or _words(person.find(f"{_FOAF}givenname"))
        names.append(joined(given, _words(person.find(f"{_FOAF}surname"))))
    return [name for name in names if name]


def _role(node: etree._Element) -> str:
    return _name(node).removesuffix("s")


def _name(node: etree._Element) -> str:
    # Not by QName, which refuses what has a prefix that stands for nothing.
    return str(node.tag).rpartition("}")[2]


def _left(item: etree._Element) -> Iterator[str]:
    """Yield what else stands in an item, and in what it is part of: volume, pages, rights and the like."""
    for node in item.iterchildren("*"):
        if node.tag in _USED:
            continue
        words = " ".join(_words(node).split())
        if words and not _people(node):
            yield f"{_name(node)}: {words}"
    for identifier in item.findall(f"{_DC}identifier"):
        words = " ".join(_words(identifier).split())
        if words and not http_url(words):
            yield f"identifier: {words}"
    kind = _words(item.find(f"{_Z}itemType"))
    if kind not in {"", "webpage", "attachment"}:
        yield f"type: {kind}"
