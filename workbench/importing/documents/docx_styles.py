"""What the styles of a Word document mean: which are headings, lists, quotations; which set words apart, or hide them.

Source: ECMA-376-1, sections 17.7 (styles) and 17.3.1.20 (outline levels). Names of built-in styles are English in every language.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from workbench.importing.documents.safe_xml import local
from workbench.importing.documents.story import PLAIN, Look
from workbench.model import BlockKind, Zone

Name = Callable[[str], str]
_BASES_MAX: Final = 30
_BODY_OUTLINE: Final = 9
_OFF: Final = frozenset({"0", "false", "off", "none"})
_HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LIST: Final = re.compile(r"list (?:bullet|number|continue)(?: ([1-9]))?", re.IGNORECASE)
_CONTENTS: Final = re.compile(
    r"(?:toc(?: heading| \d)|table of (?:figures|authorities)|index \d|header|footer)", re.IGNORECASE
)
_LOOKS: Final = {
    "title": Look(BlockKind.HEADING, 1, Zone.TITLE),
    "subtitle": Look(zone=Zone.STANDFIRST),
    "quote": Look(BlockKind.QUOTE),
    "intense quote": Look(BlockKind.QUOTE),
    "block text": Look(BlockKind.QUOTE),
    "caption": Look(zone=Zone.CAPTION),
    "html preformatted": Look(BlockKind.PREFORMATTED),
    "macro": Look(BlockKind.PREFORMATTED),
}
_BOLD_NAMES: Final = frozenset({"strong", "intense emphasis", "intense reference"})
_ITALIC_NAMES: Final = frozenset({"emphasis", "subtle emphasis"})


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """How characters are set; None where that is left to others."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None

    def under(self, nearer: "CharacterLook") -> "CharacterLook":
        """Return what holds where something nearer to the text has its say, too."""
        return CharacterLook(
            self.bold if nearer.bold is None else nearer.bold,
            self.italic if nearer.italic is None else nearer.italic,
            self.hidden if nearer.hidden is None else nearer.hidden,
        )


NO_LOOK: Final = CharacterLook()


class DocxStyles:
    """The styles of one document. `name` gives the full name of an element or attribute of WordprocessingML."""

    def __init__(self, root: etree._Element | None, name: Name) -> None:
        self._name = name
        self._paragraph, self._run, self._value = name("pPr"), name("rPr"), name("val")
        self._styles: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self._characters: dict[str, CharacterLook] = {}
        for style in () if root is None else root.iterchildren(name("style")):
            self._styles.setdefault(style.get(name("styleId"), ""), style)

    def paragraph_look(self, paragraph: etree._Element) -> Look:
        """Return what a paragraph is, by its style and by what is set for it alone."""
        properties = paragraph.find(self._paragraph)
        if properties is None:
            return PLAIN
        look, has_own = PLAIN, False
        for child in properties:
            tag = local(child)
            if tag == "pStyle":
                look = self._look_of(child.get(self._name("val"), ""))
            elif tag in {"outlineLvl", "numPr"}:
                has_own = True
        return self._own(properties, look) if has_own else look

    def character_look(self, run: etree._Element) -> CharacterLook:
        """Return how a run is set, by its style and by itself."""
        properties = run.find(self._run)
        if properties is None or not len(properties):
            return NO_LOOK
        style = properties.find(self._name("rStyle"))
        base = NO_LOOK if style is None else self._characters_of(style.get(self._name("val"), ""))
        return base.under(self._set(properties))

    def _look_of(self, style_id: str) -> Look:
        known = self._looks.get(style_id)
        if known is None:
            known = PLAIN
            for style in reversed(self._bases(style_id)):
                known = self._styled(style, known)
            self._looks[style_id] = known
        return known

    def _characters_of(self, style_id: str) -> CharacterLook:
        known = self._characters.get(style_id)
        if known is None:
            known = NO_LOOK
            for style in reversed(self._bases(style_id)):
                title = self._title(style)
                properties = style.find(self._name("rPr"))
                if properties is not None:
                    known = known.under(self._set(properties))
                if title in _BOLD_NAMES:
                    known = replace(known, bold=True)
                elif title in _ITALIC_NAMES:
                    known = replace(known, italic=True)
            self._characters[style_id] = known
        return known

    def _bases(self, style_id: str) -> list[etree._Element]:
        """Return a style and those on which it rests; they may run in a circle."""
        bases: list[etree._Element] = []
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen and len(bases) < _BASES_MAX:
            seen.add(style_id)
            bases.append(self._styles[style_id])
            base = bases[-1].find(self._name("basedOn"))
            style_id = "" if base is None else base.get(self._name("val"), "")
        return bases

    def _title(self, style: etree._Element) -> str:
        name = style.find(self._name("name"))
        return "" if name is None else name.get(self._name("val"), "").strip().lower()

    def _styled(self, style: etree._Element, look: Look) -> Look:
        properties = style.find(self._name("pPr"))
        if properties is not None:
            look = self._own(properties, look)
        title = self._title(style)
        if heading := _HEADING.fullmatch(title):
            return Look(BlockKind.HEADING, int(heading[1]))
        if listed := _LIST.fullmatch(title):
            return Look(BlockKind.LIST_ITEM, int(listed[1] or 1))
        if _CONTENTS.fullmatch(title):
            return Look(zone=Zone.BOILERPLATE)
        return _LOOKS.get(title, look)

    def _own(self, properties: etree._Element, look: Look) -> Look:
        outline = _number(properties.find(self._name("outlineLvl")), self._name)
        if outline is not None and look.zone is Zone.BODY:
            if outline < _BODY_OUTLINE:
                return Look(BlockKind.HEADING, outline + 1)
            look = PLAIN if look.kind is BlockKind.HEADING else look
        numbering = properties.find(self._name("numPr"))
        if numbering is None or look.kind is BlockKind.HEADING or look.zone is not Zone.BODY:
            return look
        if _number(numbering.find(self._name("numId")), self._name) == 0:
            return PLAIN if look.kind is BlockKind.LIST_ITEM else look
        level = _number(numbering.find(self._name("ilvl")), self._name)
        known = look.level - 1 if look.kind is BlockKind.LIST_ITEM else 0
        return Look(BlockKind.LIST_ITEM, (known if level is None else level) + 1)

    def _set(self, properties: etree._Element) -> CharacterLook:
        bold = italic = hidden = None
        for child in properties:
            match local(child):
                case "b":
                    bold = child.get(self._value, "1") not in _OFF
                case "i":
                    italic = child.get(self._value, "1") not in _OFF
                case "vanish":
                    hidden = child.get(self._value, "1") not in _OFF
        return CharacterLook(bold, italic, hidden)


def _number(element: etree._Element | None, name: Name) -> int | None:
    """Return a small number that an element states; None where it states none."""
    stated = "" if element is None else element.get(name("val"), "")
    return min(int(stated), _BODY_OUTLINE) if stated.isascii() and stated.isdigit() and len(stated) < 10 else None
