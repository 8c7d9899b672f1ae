"""Reads the comment section of a pasted page, line by line, where only order and gaps tell who said what."""

from collections.abc import Sequence

from workbench.importing.draft import DraftBlock, DraftComment
from workbench.importing.pasted.lexicon import Lexicon
from workbench.importing.pasted.lines import Line, Look
from workbench.importing.pasted.names import is_name, is_titled_name, name_in_stamp
from workbench.importing.shown_dates import LONGEST_CHARS, read_day, shows_date
from workbench.model import Zone

_LONGEST_DATE_WORDS = 12


class _Section:
    """Comments as they grow, line by line."""

    def __init__(self) -> None:
        self.comments: list[DraftComment] = []
        self.is_open = False
        self._author: str | None = None
        self._opening: str | None = None
        self._shown: str | None = None
        self._paragraphs: list[str] = []

    @property
    def has_text(self) -> bool:
        return bool(self._paragraphs)

    @property
    def has_date(self) -> bool:
        return self._shown is not None

    def start(self, author: str | None = None, opening: str | None = None) -> None:
        """Open a comment; `opening` is the whole line that names the author."""
        self.is_open = True
        self._author = author
        self._opening = opening or author

    @property
    def has_author(self) -> bool:
        return self._author is not None

    def name(self, author: str) -> None:
        self._author = self._opening = author

    def sign(self, author: str) -> None:
        """Take the author's name from the line of the date, which is kept whole."""
        self._author = author

    def date(self, shown: str) -> None:
        self._shown = shown

    def add(self, text: str) -> None:
        if not self.is_open:
            self.start()
        self._paragraphs.append(text)

    def close(self) -> list[str]:
        """Finish the comment; return the lines of one that turned out to say nothing."""
        lost: list[str] = []
        if self._paragraphs:
            day = read_day(self._shown) if self._shown else None
            self.comments.append(DraftComment(tuple(self._paragraphs), self._author, self._shown, day))
        else:
            lost = [text for text in (self._opening, self._shown) if text]
        self._author = self._opening = self._shown = None
        self._paragraphs = []
        self.is_open = False
        return lost


def read_section(lines: Sequence[Line], lexicon: Lexicon) -> tuple[list[DraftComment], list[DraftBlock]]:
    """Read the lines of a comment section: the comments, and as boilerplate all that is the plugin's.

    A comment begins with a name before something that is no name, with a verb of saying, or, nameless, after two blank
    lines: a plugin leaves the second one where it shows an avatar instead of a name.
    """
    section = _Section()
    rest: list[DraftBlock] = []

    def furniture(texts: Sequence[str]) -> None:
        rest.extend(DraftBlock(Zone.BOILERPLATE, text) for text in texts)

    # The next line that is not the plugin's own, for each line: names are told by what follows them.
    following: list[Line | None] = [None] * len(lines)
    ahead: Line | None = None
    for n in range(len(lines) - 1, -1, -1):
        following[n] = ahead
        if not lines[n].has(Look.CHROME):
            ahead = lines[n]
    after_chrome = True
    for n, line in enumerate(lines):
        if line.has(Look.CHROME | Look.COMMENT_HEAD | Look.FORM) or (
            line.has(Look.FURNITURE | Look.GIVING) and line.words < 8
        ):
            furniture([line.text])
            after_chrome = True
            continue
        came_after_chrome, after_chrome = after_chrome, False
        says = lexicon.says.match(line.text) if line.words <= 9 else None
        if says:
            furniture(section.close())
            section.start(says["name"], line.text)
            continue
        if (
            line.words <= _LONGEST_DATE_WORDS
            and len(line.text) < LONGEST_CHARS
            and not line.has(Look.SENTENCE)
            and shows_date(line.text)
        ):
            name = name_in_stamp(line.text)
            if section.has_text or not section.is_open or name:
                furniture(section.close())
                section.start()
            if name:
                section.sign(name)
            if section.has_date:
                furniture([line.text])
            else:
                section.date(line.text)
            continue
        upcoming = following[n]
        if (
            upcoming is not None
            and (
                (is_name(line) and (not is_name(upcoming) or shows_date(upcoming.text)))
                or (is_titled_name(line) and upcoming.words <= _LONGEST_DATE_WORDS and shows_date(upcoming.text))
            )
            and (line.gap >= 1 or not section.is_open or came_after_chrome)
        ):
            # Some themes set the date above the name.
            if section.is_open and section.has_date and not section.has_text and not section.has_author:
                section.name(line.text)
                continue
            furniture(section.close())
            section.start(line.text)
            continue
        if section.has_text and line.gap >= 2:
            furniture(section.close())
        section.add(line.text)
    furniture(section.close())
    comments = _without_tail(section.comments)
    for lost in section.comments[len(comments) :]:
        furniture([text for text in (lost.author, lost.shown_date) if text])
        furniture(lost.paragraphs)
    return comments, rest


def _without_tail(comments: list[DraftComment]) -> list[DraftComment]:
    """Return the comments up to the last one with a date, where most have one: what follows is the page's foot."""
    last = max((n for n, comment in enumerate(comments) if comment.shown_date), default=-1)
    dated = sum(comment.shown_date is not None for comment in comments[: last + 1])
    return comments[: last + 1] if dated * 2 > last + 1 else comments
