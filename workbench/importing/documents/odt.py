"""OpenDocument texts (ODT, and the flat FODT) to a draft.

Source: OpenDocument 1.3 part 3 (schema): chapters 5 (text), 9 (tables), 10 (frames), 4.3 (metadata).
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from workbench.errors import RefusedError
from workbench.importing.documents.drafting import Properties, draft_of
from workbench.importing.documents.odt_styles import OdtStyles
from workbench.importing.documents.package import LOCKED, Package, mime_type_of, target_of
from workbench.importing.documents.pictures import Pictures
from workbench.importing.documents.safe_xml import local, parse_xml, text_of
from workbench.importing.documents.story import PLAIN, Look, Story, Styles
from workbench.importing.draft import Draft
from workbench.importing.saved_file import SavedFile
from workbench.model import BlockKind, Zone

ODT: Final = "odt"
_WHAT: Final = "an OpenDocument text"
_MIME_TYPES: Final = ("application/vnd.oasis.opendocument.text", "application/vnd.sun.xml.writer")
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_FLAT: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<\?xml[^>]*>\s*<office:document[\s>]", re.IGNORECASE)
# Pictures in a flat document, and everything else that is bytes written as letters: more than libxml2 takes in one piece.
_BINARY: Final = re.compile(rb"(<office:binary-data[^>]*>)[^<]*")
# What is no text of the document: remarks, what was deleted, forms, counters, readings above characters.
_SKIPPED: Final = frozenset(
    {
        "annotation", "annotation-end", "tracked-changes", "forms", "sequence-decls", "variable-decls", "user-field-decls",
        "ruby-text", "note-citation", "scripts", "event-listeners", "binary-data",
    }
)  # fmt: skip
_SVG: Final = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
# What stands for a picture; a title of the text's own namespace is a field within it.
_DRAWN: Final = frozenset({f"{_SVG}title", f"{_SVG}desc"})
_INDEXES: Final = frozenset(
    {
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
    }
)  # fmt: skip
_LEVEL_MAX: Final = 9


def is_odt(file: SavedFile) -> bool:
    """Tell an OpenDocument text, by what it states or by its parts; or its flat kind, by its root."""
    stated = mime_type_of(file)
    if stated.startswith(_MIME_TYPES):
        return True
    if file.head.startswith(b"<") or file.head.startswith(b"\xef\xbb\xbf<"):
        return _FLAT.match(file.head) is not None
    names = file.zip_names
    return "content.xml" in names and ("META-INF/manifest.xml" in names or "mimetype" in names)


def read_odt(file: SavedFile) -> Draft:
    """Read an OpenDocument text.

    Raises:
        RefusedError: If it is damaged, locked, something else than a text, or larger than such a document may be.
    """
    if not file.head.startswith(b"PK"):
        root = parse_xml(_BINARY.sub(rb"\1", file.data), "text")
        return _draft(root, [root], root, None)
    package = Package(file, _WHAT)
    if b"encryption-data" in package.find("META-INF/manifest.xml"):
        raise RefusedError(LOCKED)
    content = parse_xml(package.read("content.xml"), "text")
    return _draft(
        content, [content, *_parsed(package, "styles.xml")], next(_parsed(package, "meta.xml"), None), package
    )


def _parsed(package: Package, name: str) -> Iterator[etree._Element]:
    """Yield the root of a part without which the text can be read, too."""
    data = package.find(name)
    try:
        if data:
            yield parse_xml(data, name)
    except RefusedError:
        return


def _draft(
    content: etree._Element, styled: list[etree._Element], meta: etree._Element | None, package: Package | None
) -> Draft:
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if text is None:
        body = content.find(f"{_OFFICE}body")
        kind = local(body[0]) if body is not None and len(body) else ""
        if kind in {"spreadsheet", "presentation", "drawing", "chart"}:
            raise RefusedError(f"it is a {kind}, not an article; save its text as ODT or DOCX first")
        raise RefusedError("it is called an OpenDocument text, but there is no text in it")
    reading = _Reading(OdtStyles(styled), package)
    reading.walk(text)
    return draft_of(ODT, reading.story.finish(), _properties(meta), reading.pictures.all())


class _Reading:
    """One text being read."""

    def __init__(self, styles: OdtStyles, package: Package | None) -> None:
        self.story = Story()
        self.pictures = Pictures()
        self._styles = styles
        self._package = package
        self._looks: list[Look] = []
        self._spans: list[Styles | None] = [()]
        self._lists: list[int] = [0]
        self._grid: list[str] = []
        self._indexes = 0
        self._notes: list[int] = []
        self._taken: set[str] = set()

    def walk(self, root: etree._Element) -> None:
        """Write what stands under an element."""
        silent: Any = None
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, node in steps:
            tag = local(node)
            if event == "start":
                if not tag or tag in _SKIPPED or node.tag in _DRAWN:
                    silent = node
                    steps.skip_subtree()
                    continue
                self._start(tag, node)
                self._write(node.text)
            elif node is silent:
                silent = None
                self._write(node.tail)
            else:
                self._end(tag)
                if node is not root:
                    self._write(node.tail)

    def _write(self, text: str | None) -> None:
        """Write text where a paragraph is open; what stands between paragraphs lays out the XML."""
        styles = self._spans[-1]
        if text and self._looks and styles is not None:
            look = self._looks[-1]
            is_set = look.kind is not BlockKind.HEADING
            self.story.text(text, styles if is_set else (), keep_space=look.kind is BlockKind.PREFORMATTED)

    def _start(self, tag: str, node: etree._Element) -> None:
        story = self.story
        match tag:
            case "p" | "h":
                self._looks.append(self._look_of(tag, node))
                self._spans.append(self._styles.span(node.get(f"{_TEXT}style-name"), only_hidden=True))
            case "span" | "a":
                inner = self._styles.span(node.get(f"{_TEXT}style-name"))
                outer = self._spans[-1]
                self._spans.append(None if outer is None or inner is None else tuple(dict.fromkeys((*outer, *inner))))
            case "s" | "tab":
                self._write(" ")
            case "line-break":
                if self._looks:
                    story.line_break()
            case "list":
                self._lists[-1] += 1
            case "table-row":
                story.open_row()
                self._grid.append(tag)
            case "table-cell" | "covered-table-cell":
                is_cell = bool(self._grid) and self._grid[-1] == "table-row"
                self._grid.append(tag if is_cell else "")
                if is_cell:
                    story.open_cell()
                self._enter()
            case "text-box":
                story.open_aside()
                self._enter()
            case "note":
                self._notes.append(story.note_mark() if self._looks else 0)
                story.open_aside()
                self._enter()
            case "image":
                self._take_picture(node)
            case kind if kind in _INDEXES:
                self._indexes += 1

    def _enter(self) -> None:
        """Begin something with paragraphs of its own within a paragraph, or a list."""
        self._lists.append(0)
        self._spans.append(())

    def _leave(self) -> None:
        self._lists.pop()
        self._spans.pop()

    def _end(self, tag: str) -> None:
        story = self.story
        match tag:
            case "p" | "h":
                self._spans.pop()
                story.end(self._looks.pop())
            case "span" | "a":
                self._spans.pop()
            case "list":
                self._lists[-1] -= 1
            case "table-row":
                self._grid.pop()
                story.close_row()
            case "table-cell" | "covered-table-cell":
                self._leave()
                if self._grid.pop():
                    story.close_cell()
            case "text-box":
                self._leave()
                story.close_aside(held=True)
            case "note":
                self._leave()
                story.add_note(self._notes.pop(), story.close_aside())
            case kind if kind in _INDEXES:
                self._indexes -= 1

    def _look_of(self, tag: str, node: etree._Element) -> Look:
        if self._indexes:
            return Look(zone=Zone.BOILERPLATE)
        styled = self._styles.paragraph(node.get(f"{_TEXT}style-name"))
        if tag == "h" and styled.zone is Zone.BODY:
            stated = node.get(f"{_TEXT}outline-level", "1")
            level = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 3 else 1
            return Look(BlockKind.HEADING, min(max(1, level), _LEVEL_MAX))
        if self._lists[-1] and styled is PLAIN:
            return Look(BlockKind.LIST_ITEM, min(self._lists[-1], _LEVEL_MAX))
        return styled

    def _take_picture(self, node: etree._Element) -> None:
        address = node.get(_LINK, "")
        name = target_of("content.xml", address)
        if self._package is None or "://" in address or name in self._taken or self.pictures.is_full:
            return
        self._taken.add(name)
        frame = node.getparent()
        told = "" if frame is None else text_of(frame.find("{*}title")) or text_of(frame.find("{*}desc"))
        self.pictures.add(self._package.find(name), told, self.story.lines_above)


def _properties(root: etree._Element | None) -> Properties:
    meta = None if root is None else root.find(f"{_OFFICE}meta")
    if meta is None:
        return Properties()
    initial = meta.find("{*}initial-creator")
    return Properties(
        title=text_of(meta.find("{*}title")),
        creators=(text_of(initial if initial is not None else meta.find("{*}creator")),),
        created=text_of(meta.find("{*}creation-date")),
        language=text_of(meta.find("{*}language"))[:2].lower() or None,
    )
