"""What a page is made of: one piece for each block that Qt lays out."""

from dataclasses import dataclass
from enum import StrEnum

from ui.panels.reader.runs import Segments
from workbench.model import Image, Zone


class PieceKind(StrEnum):
    """How a piece is drawn."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CAPTION = "caption"
    PREFORMATTED = "preformatted"
    PICTURE = "picture"
    ROW = "row"
    TABLE = "table"
    COMMENT_HEAD = "comment-head"
    REST = "rest"
    COMMENTS = "comments"
    BOILERPLATE = "boilerplate"


FOLDS = (PieceKind.REST, PieceKind.COMMENTS, PieceKind.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the page: text[start:end] of the article, or words of ours (then start is -1), or a table's cells."""

    kind: PieceKind
    zone: Zone
    start: int = -1
    end: int = -1
    level: int = 0
    depth: int = 0
    is_first: bool = True
    is_last: bool = True
    ends_comment: bool = False
    goes_on: bool = False
    opens_zone: bool = False
    words: str = ""
    more_words: str = ""
    segments: Segments | None = None
    cells: tuple[tuple[tuple[int, int], ...], ...] = ()
    picture: Image | None = None

    @property
    def chars(self) -> int:
        """How much text this puts on the page."""
        return len(self.words) + self.end - self.start
