"""An article's text as the index sees it, field by field, with the way back to offsets of the article."""

from bisect import bisect_right
from dataclasses import dataclass, field

from workbench.model import Document, Zone

# Which zones make up a field of the index. Title and source come from the metadata and are fields of their own.
FIELD_ZONES: dict[str, tuple[Zone, ...]] = {
    "title": (Zone.TITLE,),
    "body": (Zone.STANDFIRST, Zone.BODY, Zone.CAPTION),
    "comment": (Zone.COMMENT,),
    "boilerplate": (Zone.BOILERPLATE,),
}


@dataclass(slots=True)
class FieldText:
    """The text of one field, and where each of its pieces stands in the article."""

    text: str = ""
    _starts: list[int] = field(default_factory=list)
    _origins: list[int] = field(default_factory=list)

    def to_article(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the field, not empty, stands in the article's text, in code points."""
        return self._origin(start), self._origin(end - 1) + 1

    def _origin(self, offset: int) -> int:
        piece = bisect_right(self._starts, offset) - 1
        return self._origins[piece] + offset - self._starts[piece]


class FieldTexts(dict[str, FieldText]):
    """The fields of one article, each put together when it is first looked at: of most, nobody asks for the boilerplate."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document

    def __missing__(self, name: str) -> FieldText:
        made = self[name] = field_text(self._document, name)
        return made


def field_text(document: Document, name: str) -> FieldText:
    """Join the blocks of a field: a phrase may run from block to block, but from no comment into the next."""
    zones = FIELD_ZONES[name]
    made = FieldText()
    parts: list[str] = []
    length = 0
    comment: int | None = None
    for block in document.blocks:
        if block.zone not in zones:
            continue
        if parts:
            separator = "\n" if block.zone is not Zone.COMMENT or block.comment == comment else "\n\n"
            parts.append(separator)
            length += len(separator)
        comment = block.comment
        made._starts.append(length)
        made._origins.append(block.start)
        parts.append(document.text[block.start : block.end])
        length += block.end - block.start
    made.text = "".join(parts)
    return made
