"""The text of a mail that is plain text: paragraphs, what is quoted in it, and the signature under it.

Source: RFC 3676 (format=flowed, the line above a signature).
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from workbench.importing.draft import DraftBlock
from workbench.importing.pasted.lines import split_lines, unwrap
from workbench.importing.plain import plain
from workbench.model import BlockKind, Zone

_MARKS: Final = re.compile(r"(?:> ?){1,100}")
_RULE: Final = re.compile(r"[-=_*~#+·•─━ ]{3,}")
_SIGNATURE: Final = re.compile(r"--\s?")
_SIGNATURE_LINES_MAX: Final = 30
# What list software puts under each mail stands below a long rule.
_LIST_RULE: Final = re.compile(r"[_-]{20,}")
_LIST_LINES_MAX: Final = 8
_HEADING_WORDS_MAX: Final = 14
_HEADING_MARKS: Final = re.compile(r"^(?:\*{1,3}|#{1,6}|={2,})\s+|\s+(?:\*{1,3}|#{1,6}|={2,})$")
_LINK_LINE: Final = re.compile(r"[(<\[]?\s*https?://\S+\s*[)>\]]?")
_ARMOUR: Final = "-----BEGIN PGP SIGNED MESSAGE-----"
_ARMOUR_END: Final = "-----BEGIN PGP SIGNATURE-----"


def read_plain(text: str, *, is_flowed: bool = False, drops_space: bool = False) -> list[DraftBlock]:
    """Return the blocks of a plain text mail.

    Args:
        text: As it stands in the mail.
        is_flowed: Whether a blank at the end of a line says that its paragraph goes on.
        drops_space: Whether that blank is none of the text.
    Raises:
        RefusedError: If it is longer than an article may be.
    """
    lines = _unsealed(plain(text)).split("\n")
    quoted = list(_flowed(lines, drops_space) if is_flowed else _marked(lines))
    end = _foot(quoted)
    blocks: list[DraftBlock] = []
    for depth, group in groupby(quoted[:end], key=lambda line: line[0]):
        texts = [text for _, text in group]
        blocks += _quotes(texts) if depth else _paragraphs(texts)
    blocks += [DraftBlock(Zone.BOILERPLATE, line) for line, _ in split_lines("\n".join(t for _, t in quoted[end:]))]
    return blocks


def _unsealed(text: str) -> str:
    """Return the text of a mail that was signed in the open (PGP), without the signature."""
    start = text.find(_ARMOUR)
    if start < 0:
        return text
    body = text.find("\n\n", start)
    end = text.find(_ARMOUR_END, start)
    inside = text[body if body >= 0 else start : end if end >= 0 else len(text)]
    return text[:start] + re.sub(r"^- (?=-)", "", inside, flags=re.MULTILINE)


def _marked(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield each line with how often it is quoted."""
    for line in lines:
        marks = _MARKS.match(line)
        # "From" at the start of a line is marked by what mails are stored in, and is nobody's quotation.
        if marks is None or line.startswith(">From "):
            yield 0, line.removeprefix(">") if marks else line
        else:
            yield marks[0].count(">"), line[marks.end() :]


def _flowed(lines: list[str], drops_space: bool) -> Iterator[tuple[int, str]]:
    """Yield the lines of flowed text, each paragraph as one."""
    open_depth, parts = 0, list[str]()
    for line in lines:
        depth = len(line) - len(line.lstrip(">"))
        text = line[depth:].removeprefix(" ")
        if parts and depth != open_depth:
            yield open_depth, "".join(parts)
            parts = []
        open_depth = depth
        if text.endswith(" ") and text != "-- ":
            parts.append(text[:-1] if drops_space else text)
            continue
        if text == "-- " and parts:
            yield open_depth, "".join(parts)
            parts = []
        yield depth, "".join([*parts, text])
        parts = []
    if parts:
        yield open_depth, "".join(parts)


def _foot(lines: list[tuple[int, str]]) -> int:
    """Return where the signature begins, or what list software writes under a mail; the end where there is neither."""
    last = len(lines)
    while last and not lines[last - 1][1].strip():
        last -= 1
    for number in range(last - 1, max(0, last - _SIGNATURE_LINES_MAX) - 1, -1):
        depth, text = lines[number]
        if depth == 0 and _LIST_RULE.fullmatch(text.strip()) and last - number <= _LIST_LINES_MAX:
            return _foot(lines[:number]) if number else number
        if depth == 0 and _SIGNATURE.fullmatch(text):
            return number
    return len(lines)


def _quotes(lines: list[str]) -> Iterator[DraftBlock]:
    for text, _ in unwrap(split_lines("\n".join(lines))):
        yield DraftBlock(Zone.BODY, text, BlockKind.QUOTE)


def _paragraphs(lines: list[str]) -> Iterator[DraftBlock]:
    pieces = split_lines("\n".join(lines))
    headings: dict[str, None] = {}
    kept: list[tuple[str, int]] = []
    for text, gap in pieces:
        if _RULE.fullmatch(text):
            if not gap and kept and len(kept[-1][0].split()) <= _HEADING_WORDS_MAX and (len(kept) == 1 or kept[-1][1]):
                headings[kept[-1][0]] = None
            # Two blank lines: what a rule parts is not joined over it.
            kept.append((text, 1))
        else:
            kept.append((text, 1 if kept and _RULE.fullmatch(kept[-1][0]) else gap))
    for text, _ in unwrap(kept):
        if _RULE.fullmatch(text) or _LINK_LINE.fullmatch(text):
            yield DraftBlock(Zone.BOILERPLATE, text)
        elif text in headings:
            yield DraftBlock(Zone.BODY, _HEADING_MARKS.sub("", text), BlockKind.HEADING, 2)
        else:
            yield DraftBlock(Zone.BODY, text)
