"""Word documents (DOCX) to a draft: what their reader sees, without what was deleted, hidden or said about it in the margin.

Source: ECMA-376-1 (WordprocessingML, transitional and strict), ECMA-376-2 (packages), ECMA-376-3 (alternate content).
"""

from typing import Final

from lxml import etree

from workbench.errors import RefusedError
from workbench.importing.documents.docx_styles import DocxStyles
from workbench.importing.documents.drafting import Properties, draft_of
from workbench.importing.documents.package import Package, target_of
from workbench.importing.documents.pictures import Pictures
from workbench.importing.documents.safe_xml import local, parse_xml, text_of
from workbench.importing.documents.story import PLAIN, Look, Story, Styles
from workbench.importing.draft import Draft
from workbench.importing.saved_file import SavedFile
from workbench.model import BlockKind, RunStyle

DOCX: Final = "docx"
_WHAT: Final = "a Word document"
_MAIN: Final = "word/document.xml"
_PACKAGE_RELATIONS: Final = "_rels/.rels"
_WORD: Final = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# What is no text of the document: deleted, moved from here, readings above characters.
_SKIPPED: Final = frozenset({"del", "moveFrom", "rt"})
_WALKED: Final = (
    "p", "r", "t", "br", "cr", "tab", "noBreakHyphen", "tr", "tc", "txbxContent", "footnoteReference",
    "endnoteReference", "sdt", *sorted(_SKIPPED),
)  # fmt: skip
_OTHER_TAGS: Final = {f"{_COMPATIBILITY}Fallback": "Fallback", f"{_MATHS}t": "t"}
_PICTURE_TAGS: Final = ("{*}blip", "{*}imagedata")
_RELATION_IDS: Final = ("embed", "id")
_NOTE_KINDS: Final = frozenset({"", "normal"})
_CONTENTS: Final = "Table of Contents"
_BREAKS_OF_PAGES: Final = frozenset({"page", "column"})


def is_docx(file: SavedFile) -> bool:
    """Tell a Word document, by the parts of the package."""
    names = file.zip_names
    return "[Content_Types].xml" in names and any(
        name.startswith("word/document") and name.endswith(".xml") for name in names
    )


def read_docx(file: SavedFile) -> Draft:
    """Read a Word document.

    Raises:
        RefusedError: If it is damaged, or larger than such a document may be.
    """
    package = Package(file, _WHAT)
    main = next(
        (
            target
            for kind, target in _relations(package, "").values()
            if kind == "officeDocument" and package.has(target)
        ),
        _MAIN,
    )
    root = parse_xml(package.read(main), "text")
    namespace = etree.QName(root).namespace or ""
    if local(root) != "document" or namespace not in _WORD:
        raise RefusedError("it is called a Word document, but there is no text of one in it")
    reading = _Reading(package, main, namespace)
    reading.walk(root)
    reading.lay_notes()
    return draft_of(DOCX, reading.story.finish(), _properties(package), reading.pictures.all())


class _Reading:
    """One document being read, with what its parts say about each other."""

    def __init__(self, package: Package, main: str, namespace: str) -> None:
        self.story = Story()
        self.pictures = Pictures()
        self._package = package
        self._main = main
        self._space = f"{{{namespace}}}"
        self._relations = _relations(package, main)
        self._styles = DocxStyles(self._part("styles"), self._name)
        self._tags = {self._name(tag): tag for tag in _WALKED} | _OTHER_TAGS
        self._run = self._name("r")
        self._deleted_end = f"{self._name('pPr')}/{self._name('rPr')}/{self._name('del')}"
        self._wanted_notes: list[tuple[int, str, str]] = []
        self._taken: set[tuple[str, str]] = set()

    def _name(self, tag: str) -> str:
        return self._space + tag

    def _part(self, kind: str) -> etree._Element | None:
        """Return the root of a part on which the text leans; without it the text can be read, too."""
        data = next((self._package.find(target) for other, target in self._relations.values() if other == kind), b"")
        try:
            return parse_xml(data, kind) if data else None
        except RefusedError:
            return None

    def walk(self, root: etree._Element) -> None:
        """Write what stands under an element."""
        looks: list[Look] = []
        runs: list[Styles | None] = []
        hidden: set[etree._Element] = set()
        tags = self._tags
        steps = etree.iterwalk(root, events=("start", "end"), tag=(*tags, *_PICTURE_TAGS))
        for event, node in steps:
            tag = tags.get(node.tag, "picture")
            if event == "start":
                if tag in _SKIPPED or self._is_out(tag, node):
                    hidden.add(node)
                    steps.skip_subtree()
                elif tag == "r":
                    look = self._styles.character_look(node)
                    styles = (RunStyle.STRONG,) if look.bold else ()
                    runs.append(None if look.hidden else (*styles, RunStyle.EMPHASIS) if look.italic else styles)
                elif tag == "p":
                    looks.append(self._styles.paragraph_look(node))
                elif not runs or runs[-1] is not None or tag in {"tr", "tc", "txbxContent"}:
                    self._open(tag, node, runs[-1] if runs else (), looks[-1] if looks else PLAIN)
            elif node in hidden:
                hidden.discard(node)
            elif tag == "p":
                self._end_paragraph(node, looks.pop())
            elif tag == "r":
                runs.pop()
            elif tag == "tr":
                self.story.close_row()
            elif tag == "tc" and _is_in_row(node):
                self.story.close_cell()
            elif tag == "txbxContent":
                self.story.close_aside(held=True)

    def _open(self, tag: str, node: etree._Element, styles: Styles | None, look: Look) -> None:
        story = self.story
        match tag:
            case "t":
                if look.kind is BlockKind.HEADING:
                    styles = ()
                story.text(node.text or "", styles or (), keep_space=look.kind is BlockKind.PREFORMATTED)
            # The others are the stops of a paragraph.
            case "tab" if node.getparent().tag == self._run:
                story.text(" ")
            case "br" | "cr":
                if node.get(self._name("type")) not in _BREAKS_OF_PAGES:
                    story.line_break()
            case "noBreakHyphen":
                story.text("-")
            case "tr":
                story.open_row()
            case "tc" if _is_in_row(node):
                story.open_cell()
            case "txbxContent":
                story.open_aside()
            case "footnoteReference" | "endnoteReference":
                self._refer(tag.removesuffix("Reference"), node.get(self._name("id"), ""))
            case "picture":
                self._take_picture(node)

    def _is_out(self, tag: str, node: etree._Element) -> bool:
        """Tell what is left out: deleted rows, what stands there a second time for older programs, contents, prompts to fill in."""
        if tag == "Fallback":
            return node.getprevious() is not None
        if tag == "tr":
            return node.find(f"{self._name('trPr')}/{self._name('del')}") is not None
        if tag != "sdt":
            return False
        properties = node.find(self._name("sdtPr"))
        if properties is None:
            return False
        gallery = properties.find(f"{self._name('docPartObj')}/{self._name('docPartGallery')}")
        kind = "" if gallery is None else gallery.get(self._name("val"), "")
        return properties.find(self._name("showingPlcHdr")) is not None or kind == _CONTENTS

    def _end_paragraph(self, node: etree._Element, look: Look) -> None:
        """End a paragraph, unless its end was deleted: then it goes on."""
        if len(node) == 0 or node.find(self._deleted_end) is None:
            self.story.end(look)

    def _refer(self, kind: str, note: str) -> None:
        if (kind, note) not in self._taken:
            self._taken.add((kind, note))
            self._wanted_notes.append((self.story.note_mark(), kind, note))

    def _take_picture(self, node: etree._Element) -> None:
        ids = (value for key, value in node.attrib.items() if etree.QName(key).localname in _RELATION_IDS)
        kind, target = self._relations.get(next(ids, ""), ("", ""))
        if kind != "image" or self.pictures.is_full or ("image", target) in self._taken:
            return
        self._taken.add(("image", target))
        holder = next(node.iterancestors("{*}inline", "{*}anchor"), None)
        described = None if holder is None else holder.find("{*}docPr")
        alt = "" if described is None else described.get("descr") or described.get("title") or ""
        self.pictures.add(self._package.find(target), alt, self.story.lines_above)

    def lay_notes(self) -> None:
        """Lay the notes under the text, in the order in which it refers to them."""
        self.story.end()
        notes = {(kind, note): element for kind in ("footnote", "endnote") for note, element in self._notes(kind)}
        # Notes may refer to others, which are appended while this runs; none is taken twice.
        for number, kind, note in self._wanted_notes:
            element = notes.get((kind, note))
            if element is not None:
                self.story.open_aside()
                self.walk(element)
                self.story.add_note(number, self.story.close_aside())

    def _notes(self, kind: str) -> list[tuple[str, etree._Element]]:
        root = self._part(f"{kind}s")
        found = () if root is None else root.iterchildren(self._name(kind))
        return [(e.get(self._name("id"), ""), e) for e in found if e.get(self._name("type"), "") in _NOTE_KINDS]


def _is_in_row(cell: etree._Element) -> bool:
    """Tell a cell that has a row around it, as all have in sound documents."""
    row = next(cell.iterancestors("{*}tr", "{*}tc"), None)
    return row is not None and local(row) == "tr"


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return what a part is related to, by id: the kind, and the name of the other part. What lies outside is left out."""
    folder, _, name = part.rpartition("/")
    data = package.find("/".join(filter(None, (folder, "_rels", f"{name}.rels"))) if part else _PACKAGE_RELATIONS)
    try:
        root = parse_xml(data, "list of parts") if data else None
    except RefusedError:
        return {}
    return {
        relation.get("Id", ""): (
            relation.get("Type", "").rpartition("/")[2],
            target_of(part, relation.get("Target", "")),
        )
        for relation in (() if root is None else root.iterchildren("{*}Relationship"))
        if relation.get("TargetMode") != "External"
    }


def _properties(package: Package) -> Properties:
    data = package.find("docProps/core.xml")
    try:
        root = parse_xml(data, "properties") if data else None
    except RefusedError:
        root = None
    if root is None:
        return Properties()
    return Properties(
        title=text_of(root.find("{*}title")),
        creators=(text_of(root.find("{*}creator")),),
        created=text_of(root.find("{*}created")),
        language=text_of(root.find("{*}language"))[:2].lower() or None,
    )
