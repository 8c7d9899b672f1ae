"""Finds where on a pasted page the readers' comments begin and end: by headings, by buttons, or by their rhythm alone."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from workbench.importing.pasted.lexicon import Lexicon
from workbench.importing.pasted.lines import Line, Look
from workbench.importing.pasted.names import is_name, name_in_stamp
from workbench.importing.shown_dates import LONGEST_CHARS, shows_date, shows_moment

# What plugins set around a comment is short, and the first of it comes soon after the heading of the section.
_LONGEST_SIGN_WORDS = 12
_LINES_TO_FIRST_SIGN = 12
_LEAST_REPLIES = 2
_LEAST_CHROME = 3
_LEAST_MOMENTS = 3
_LEAST_SIGNED = 4
# A report of running events has moments too: an article stands above those of comments, of this much of all prose.
_LEAST_ARTICLE_PROSE = 6
_ARTICLE_SHARE = 0.2
_WORDS = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)*")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Section:
    """Where the comment section of a page stands: lines[first:last].

    Attributes:
        first: The line that opens it; the number of lines where there is none.
        last: The line after it.
        has_comments: Readers have written something there; else it is a mere form.
    """

    first: int
    last: int
    has_comments: bool


def find_comments(lines: list[Line], lex: Lexicon) -> Section:
    """Find the comment section of a pasted page."""
    signs = _signs_of_comments(lines, lex)
    first, last = _find_section(lines, signs, lex)
    return Section(first, last, _holds_comments(lines, signs, first, last))


def _find_section(lines: list[Line], signs: list[bool], lex: Lexicon) -> tuple[int, int]:
    total = sum(max(0.0, line.prose) for line in lines)
    head = _start_at_heading(lines, signs, total)
    replies = [n for n, line in enumerate(lines) if lex.is_whole("reply", line.key)]
    # A heading with nothing of a plugin's below it is the form, or a link in the page's foot: comments stand above it.
    is_bare = head < len(lines) and not _is_followed(lines, signs, head)
    if is_bare or head == len(lines):
        least = 1 if head < len(lines) and lines[head].has(Look.COMMENT_END) else _LEAST_REPLIES
        above = [n for n in replies if n < head]
        start = _start_before_replies(lines, above, lex, total) if len(above) >= least else len(lines)
        if start < head:
            return start, _comment_end(lines, start)
    if head < len(lines):
        return head, _comment_end(lines, head)
    start = _start_at_moments(lines, total)
    if start < len(lines):
        return start, _comment_end(lines, start)
    return _signed_run(lines, total)


def _signs_of_comments(lines: list[Line], lex: Lexicon) -> list[bool]:
    """Say of each line whether it is what plugins put around a comment: "Anna says:", "3 days ago", "Reply"."""
    return [
        lex.is_whole("reply", line.key)
        or (
            (line.words <= _LONGEST_SIGN_WORDS and len(line.text) <= LONGEST_CHARS)
            and (bool(lex.says.match(line.text)) or shows_date(line.text))
        )
        for line in lines
    ]


def _start_at_heading(lines: list[Line], signs: list[bool], total: float) -> int:
    """Return the first heading of a comment section that has an article above it."""
    before, prose_lines = 0.0, 0
    first = len(lines)
    has_form = False
    for n, line in enumerate(lines):
        if line.has(Look.COMMENT_HEAD):
            # A counter beside the byline ("3 comments") has no article before it yet.
            is_likely = before > 6 and prose_lines >= 3 and before >= 0.12 * total
            is_followed = _is_followed(lines, signs, n)
            if (has_form or first == len(lines)) and is_followed and before > 3 and before >= 0.05 * total:
                return n
            if is_likely and first == len(lines):
                first = n
        if first < len(lines):
            # Some pages set the form above the comments, with a heading of its own.
            has_form = has_form or line.has(Look.FORM)
            if signs[n] and not has_form:
                return first
        before += max(0.0, line.prose)
        prose_lines += line.prose > 1
    return first


def _is_followed(lines: list[Line], signs: list[bool], head: int) -> bool:
    """Tell whether a heading has something of a plugin's soon below it, before any form."""
    for n in range(head + 1, min(len(lines), head + 1 + _LINES_TO_FIRST_SIGN)):
        if lines[n].has(Look.FORM):
            return False
        if signs[n]:
            return True
    return False


def _start_before_replies(lines: list[Line], replies: Sequence[int], lex: Lexicon, total: float) -> int:
    """Return where comments without a heading begin: at the name or date above the text before the first "Reply"."""
    first = replies[0]
    for n in range(first - 1, max(-1, first - _LINES_TO_FIRST_SIGN), -1):
        line = lines[n]
        if line.words <= _LONGEST_SIGN_WORDS and (shows_date(line.text) or lex.says.match(line.text)):
            is_signed = lex.says.match(line.text) or name_in_stamp(line.text)
            start = n - 1 if n and not is_signed and is_name(lines[n - 1]) else n
            before = sum(max(0.0, earlier.prose) for earlier in lines[:start])
            return start if before > 3 and before >= 0.05 * total else len(lines)
    return len(lines)


def _start_at_moments(lines: list[Line], total: float) -> int:
    """Return where comments begin that have neither heading nor buttons: at the first of several moments, each over text."""
    moments = [n for n, line in enumerate(lines) if _may_be_stamp(line) and shows_moment(line.text)]
    before = 0.0
    passed = 0
    for place, n in enumerate(moments):
        before += sum(max(0.0, line.prose) for line in lines[passed:n])
        passed = n
        if before <= _LEAST_ARTICLE_PROSE or before < _ARTICLE_SHARE * total:
            continue
        rest = moments[place:]
        return n if _are_over_text(lines, rest) and len(rest) >= _LEAST_MOMENTS else len(lines)
    return len(lines)


def _signed_run(lines: list[Line], total: float) -> tuple[int, int]:
    """Return the run of comments that show no more than name and day, in lines of one build: "Ada Field / 3.5.2019".

    Other articles are listed so, too; but with a headline under the line, and by the same few authors.
    """
    runs: defaultdict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        if line.has(Look.DATE) and _may_be_stamp(line) and name_in_stamp(line.text):
            runs[_build_of(line.text)].append(n)
    # How much prose stands above each line: there may be as many runs as lines.
    above = [0.0, *accumulate(max(0.0, line.prose) for line in lines)]
    for run in runs.values():
        if len(run) < _LEAST_SIGNED:
            continue
        names = {name_in_stamp(lines[n].text) for n in run}
        before = above[run[0]]
        if (
            len(names) * 2 > len(run)
            and before > _LEAST_ARTICLE_PROSE
            and before >= _ARTICLE_SHARE * total
            and _are_over_text(lines, run)
        ):
            return run[0], _end_of_run(lines, run[-1])
    return len(lines), len(lines)


def _may_be_stamp(line: Line) -> bool:
    return line.words <= _LONGEST_SIGN_WORDS and not line.has(Look.SENTENCE | Look.FURNITURE)


def _are_over_text(lines: list[Line], stamps: Sequence[int]) -> bool:
    return all(n + 1 < len(lines) and lines[n + 1].prose >= 1 for n in stamps)


def _build_of(text: str) -> str:
    """Return how a line is built, whatever its words and numbers are: "Ada Field / 3.5.2019" and "Olav / 4.5.2019" alike."""
    return _DIGITS.sub("0", _WORDS.sub("a", text))


def _end_of_run(lines: list[Line], last: int) -> int:
    """Return the index after the text of the last comment of a run: where furniture, or what is no prose, begins."""
    n = last + 1
    while n < len(lines) and lines[n].prose > 0:
        n += 1
    return n


def _holds_comments(lines: list[Line], signs: list[bool], start: int, end: int) -> bool:
    """Tell a section with comments from a mere form: by what stands around comments, or by counter and sort buttons."""
    section = lines[start:end]
    if any(signs[start:end]):
        return True
    if not any(line.prose > 1 for line in section):
        return False
    chrome = sum(line.has(Look.CHROME) and not line.has(Look.COMMENT_END | Look.FORM) for line in section)
    return chrome >= _LEAST_CHROME or lines[start].key.startswith("#")


def _comment_end(lines: list[Line], start: int) -> int:
    """Return the index of the line after the last comment: where the form or the rest of the page begins."""
    has_comment = False
    for n in range(start + 1, len(lines)):
        line = lines[n]
        if has_comment and line.has(Look.COMMENT_END | Look.FORM | Look.AFTER_ARTICLE):
            return n
        has_comment = has_comment or (line.words > 4 and not line.has(Look.CHROME | Look.FURNITURE | Look.GIVING))
    return len(lines)
