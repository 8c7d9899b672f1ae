"""What the styles of an OpenDocument text mean: titles, quotations, captions; words set apart or hidden.

Source: OpenDocument 1.3 part 3, chapters 16 (styles) and 20 (formatting attributes).
"""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from workbench.importing.documents.story import PLAIN, Look, Styles
from workbench.model import BlockKind, RunStyle, Zone

_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARENTS_MAX: Final = 30
_BOLD: Final = frozenset({"bold", "600", "700", "800", "900"})
_SLANTED: Final = frozenset({"italic", "oblique"})
# The names that programs give to what they bring along; those of users are their own.
_LOOKS: Final = {
    "Title": Look(BlockKind.HEADING, 1, Zone.TITLE),
    "Subtitle": Look(zone=Zone.STANDFIRST),
    "Quotations": Look(BlockKind.QUOTE),
    "Quote": Look(BlockKind.QUOTE),
    "Preformatted_20_Text": Look(BlockKind.PREFORMATTED),
    "Caption": Look(zone=Zone.CAPTION),
    "Illustration": Look(zone=Zone.CAPTION),
    "Header": Look(zone=Zone.BOILERPLATE),
    "Footer": Look(zone=Zone.BOILERPLATE),
}
_SPANS: Final = {"Emphasis": RunStyle.EMPHASIS, "Strong_20_Emphasis": RunStyle.STRONG, "Source_20_Text": RunStyle.CODE}


class OdtStyles:
    """The styles of one document, those of the text and those of all texts."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._paragraphs: dict[str, Look] = {}
        self._spans: dict[tuple[str, bool], Styles | None] = {}
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                self._styles.setdefault((style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", "")), style)

    def paragraph(self, name: str | None) -> Look:
        """Return what a paragraph of this style is."""
        if not name:
            return PLAIN
        known = self._paragraphs.get(name)
        if known is None:
            names = [name, *(style.get(f"{_STYLE}parent-style-name", "") for style in self._line("paragraph", name))]
            known = self._paragraphs[name] = next((_LOOKS[n] for n in names if n in _LOOKS), PLAIN)
        return known

    def span(self, name: str | None, *, only_hidden: bool = False) -> Styles | None:
        """Return how words of this style are set apart; None where they are hidden.

        Args:
            name: The style.
            only_hidden: It is a paragraph's: what is bold as a whole has nothing set apart in it.
        """
        if not name:
            return ()
        key = (name, only_hidden)
        if key not in self._spans:
            self._spans[key] = self._set(name, only_hidden=only_hidden)
        return self._spans[key]

    def _set(self, name: str, *, only_hidden: bool) -> Styles | None:
        line = self._line("paragraph" if only_hidden else "text", name)
        stated: dict[str, str] = {}
        for style in reversed(line):
            properties = style.find(f"{_STYLE}text-properties")
            stated.update(
                {} if properties is None else {str(key): str(value) for key, value in properties.attrib.items()}
            )
        if stated.get(f"{_TEXT}display") == "none":
            return None
        if only_hidden:
            return ()
        found = [_SPANS[n] for n in (name, *(s.get(f"{_STYLE}parent-style-name", "") for s in line)) if n in _SPANS]
        if stated.get(f"{_FO}font-weight") in _BOLD:
            found.append(RunStyle.STRONG)
        if stated.get(f"{_FO}font-style") in _SLANTED:
            found.append(RunStyle.EMPHASIS)
        return tuple(dict.fromkeys(found))

    def _line(self, family: str, name: str) -> list[etree._Element]:
        """Return a style and those from which it comes; they may run in a circle."""
        line: list[etree._Element] = []
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen and len(line) < _PARENTS_MAX:
            seen.add(name)
            line.append(self._styles[family, name])
            name = line[-1].get(f"{_STYLE}parent-style-name", "")
        return line
