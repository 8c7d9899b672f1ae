"""What the reader is given to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ui.panels.reader.marks import Disputed
from ui.panels.reader.prepared import Prepared
from workbench.annotate.findings import Mention
from workbench.annotate.times.expressions import Time
from workbench.copies.telling import HeadNote
from workbench.library.articles import Article
from workbench.marks.service import PlacedMark
from workbench.model import Document
from workbench.viewing.mails import MailNote


@dataclass(frozen=True, slots=True)
class ReaderContent:
    """One article with everything that is marked in it; all spans are code points of the document's text, in order.

    `actor_places` gives actors their colours, `actor_names` their canonical names; `waiting_dates` is how many dates of
    the text would resolve if the publication date were known. `own` are the user's marks, those that stand nowhere too; `source_grade` is how
    reliable the user holds the source to be, A to F or "".
    """

    article: Article
    document: Document
    version: int = 1
    hits: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[Time, ...] = ()
    actor_places: Mapping[str, int] = field(default_factory=dict)
    actor_names: Mapping[str, str] = field(default_factory=dict)
    waiting_dates: int = 0
    disputes: tuple[Disputed, ...] = ()
    tags: tuple[str, ...] = ()
    copies: HeadNote | None = None
    own: tuple[PlacedMark, ...] = ()
    source_grade: str = ""
    mail: MailNote | None = None
    prepared: Prepared | None = None

    @property
    def ready(self) -> Prepared:
        """What is made ready of the text; where nobody has, it is made when it is asked for."""
        return self.prepared or Prepared(self.document, self.article.title)

    def takes(self, note: HeadNote | MailNote) -> bool:
        """Tell whether the head of this article has a line for what a note says."""
        return isinstance(note, MailNote) or self.copies is not None

    def having(self, note: HeadNote | MailNote) -> "ReaderContent":
        """Return the same with what a note says of its copies, or of the mail that it is."""
        return replace(self, mail=note) if isinstance(note, MailNote) else replace(self, copies=note)


@dataclass(frozen=True, slots=True)
class Stop:
    """Where reading an article stopped: which text, and the first code point in sight, None at the top and at the end."""

    article: int
    version: int
    start: int | None = None
