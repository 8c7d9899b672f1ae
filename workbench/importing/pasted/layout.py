"""Finds where on a pasted page the article stands and where the readers' comments begin and end."""

from workbench.importing.pasted.comments import is_name
from workbench.importing.pasted.lexicon import Lexicon
from workbench.importing.pasted.lines import Line, Look
from workbench.importing.shown_dates import LONGEST_CHARS, shows_date, shows_moment

# A page shows itself by this many lines that look like buttons, or by one and a crowd of scraps around the prose.
_LEAST_FURNITURE = 2
_LEAST_SCRAPS = 12
_LEAST_MENU = 3
_LONGEST_ENTRY_WORDS = 3
# What plugins set around a comment is short, and the first of it comes soon after the heading of the section.
_LONGEST_SIGN_WORDS = 12
_LINES_TO_FIRST_SIGN = 12
_LEAST_REPLIES = 2
_LEAST_CHROME = 3
_LEAST_MOMENTS = 3
# A report of running events has moments too: an article stands above those of comments, of this much of all prose.
_LEAST_ARTICLE_PROSE = 6
_ARTICLE_SHARE = 0.2
# Costs of leaving the prose, in the unit of Line.prose (a line of six words): a whole box costs no more than this ...
_BOX_COST = -9.0
# ... prose beyond a box counts from here on, and "About the author" ends an article when this share of it has passed.
_SURE_PROSE = 2.0
_PASSED_PROSE = 0.4


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


def comment_start(lines: list[Line], lex: Lexicon) -> int:
    """Return the index of the line that opens the comment section, the number of lines if there is none."""
    total = sum(max(0.0, line.prose) for line in lines)
    signs = _signs_of_comments(lines, lex)
    before, prose_lines = 0.0, 0
    for n, line in enumerate(lines):
        if line.has(Look.COMMENT_HEAD):
            # A counter beside the byline ("3 comments") has no article before it yet.
            is_likely = before > 6 and prose_lines >= 3 and before >= 0.12 * total
            is_followed = any(signs[n + 1 : n + 1 + _LINES_TO_FIRST_SIGN])
            if is_likely or (is_followed and before > 3 and before >= 0.05 * total):
                return n
        before += max(0.0, line.prose)
        prose_lines += line.prose > 1
    start = _start_before_replies(lines, lex, total)
    return start if start < len(lines) else _start_at_moments(lines, total)


def _start_before_replies(lines: list[Line], lex: Lexicon, total: float) -> int:
    """Return where comments without a heading begin: at the name or date above the text before the first "Reply"."""
    replies = [n for n, line in enumerate(lines) if lex.is_whole("reply", line.key)]
    if len(replies) < _LEAST_REPLIES:
        return len(lines)
    first = replies[0]
    for n in range(first - 1, max(-1, first - _LINES_TO_FIRST_SIGN), -1):
        line = lines[n]
        if line.words <= _LONGEST_SIGN_WORDS and (shows_date(line.text) or lex.says.match(line.text)):
            start = n - 1 if n and not lex.says.match(line.text) and is_name(lines[n - 1]) else n
            before = sum(max(0.0, earlier.prose) for earlier in lines[:start])
            return start if before > 3 and before >= 0.05 * total else len(lines)
    return len(lines)


def _start_at_moments(lines: list[Line], total: float) -> int:
    """Return where comments begin that have neither heading nor buttons: at the first of several moments, each over text."""
    moments = [
        n
        for n, line in enumerate(lines)
        if line.words <= _LONGEST_SIGN_WORDS
        and not line.has(Look.SENTENCE | Look.FURNITURE)
        and shows_moment(line.text)
    ]
    before = 0.0
    passed = 0
    for place, n in enumerate(moments):
        before += sum(max(0.0, line.prose) for line in lines[passed:n])
        passed = n
        if before <= _LEAST_ARTICLE_PROSE or before < _ARTICLE_SHARE * total:
            continue
        rest = moments[place:]
        are_over_text = all(m + 1 < len(lines) and lines[m + 1].prose >= 1 for m in rest)
        return n if are_over_text and len(rest) >= _LEAST_MOMENTS else len(lines)
    return len(lines)


def holds_comments(lines: list[Line], start: int, end: int, lex: Lexicon) -> bool:
    """Tell a section with comments from a mere form: by what stands around comments, or by counter and sort buttons."""
    section = lines[start:end]
    if any(_signs_of_comments(section[1:], lex)):
        return True
    if not any(line.prose > 1 for line in section):
        return False
    chrome = sum(line.has(Look.CHROME) and not line.has(Look.COMMENT_END | Look.FORM) for line in section)
    return chrome >= _LEAST_CHROME or lines[start].key.startswith("#")


def comment_end(lines: list[Line], start: int) -> int:
    """Return the index of the line after the last comment: where the form or the rest of the page begins."""
    has_comment = False
    for n in range(start + 1, len(lines)):
        line = lines[n]
        if has_comment and line.has(Look.COMMENT_END | Look.FORM):
            return n
        has_comment = has_comment or (line.words > 4 and not line.has(Look.CHROME | Look.FURNITURE | Look.GIVING))
    return len(lines)


def body_run(lines: list[Line], end: int) -> tuple[int, int]:
    """Return first and last-plus-one of the stretch of lines with the most prose (Kadane's maximum sum)."""
    best, best_start, best_end = 0.0, 0, 0
    current, start = 0.0, 0
    # A box in the middle of an article costs a bounded sum, however many wallets it names.
    box = 0.0
    for n in range(end):
        if current <= 0:
            current, start = 0.0, n
        line = lines[n]
        if line.has(Look.FURNITURE | Look.GIVING | Look.CHROME):
            cost = max(line.prose, _BOX_COST - box)
            box += cost
            current += cost
        else:
            box = 0.0
            current += line.prose
        if current > best:
            best, best_start, best_end = current, start, n + 1
    return best_start, _end_before_tail(lines, best_start, _end_beyond_boxes(lines, best_end, end))


def _end_before_tail(lines: list[Line], start: int, end: int) -> int:
    """Return where the body ends if a heading like "About the author" comes when most of its prose has passed."""
    total = sum(max(0.0, line.prose) for line in lines[start:end])
    passed = 0.0
    for n in range(start, end):
        if lines[n].has(Look.AFTER_ARTICLE) and passed >= _PASSED_PROSE * total:
            return n
        passed += max(0.0, lines[n].prose)
    return end


def _end_beyond_boxes(lines: list[Line], body_end: int, end: int) -> int:
    """Return the end of the body with the prose that only share rows, boxes and captions part from it."""
    n = body_end
    while n < end:
        line = lines[n]
        if line.prose > _SURE_PROSE:
            body_end = n + 1
        elif not line.has(Look.FURNITURE | Look.GIVING | Look.CHROME | Look.CAPTION):
            is_heading = n + 1 < end and lines[n + 1].prose > _SURE_PROSE
            if not is_heading or not lines[n - 1].has(Look.GIVING | Look.CAPTION):
                break
        n += 1
    return body_end


def is_page(lines: list[Line]) -> bool:
    """Tell a page from a plain text: by lines that look like buttons, or by short ones, as a crowd or as a menu.

    One line that looks like a button does not make a page.
    """
    furniture = sum(line.has(Look.FURNITURE | Look.GIVING | Look.CHROME | Look.COMMENT_HEAD) for line in lines)
    scraps = sum(line.prose < 0 for line in lines)
    return furniture >= _LEAST_FURNITURE or (furniture > 0 and (scraps >= _LEAST_SCRAPS or _has_menu(lines)))


def _has_menu(lines: list[Line]) -> bool:
    """Tell whether very short lines stand stacked above the first prose, as the entries of a menu do."""
    stacked = 0
    for line in lines:
        if line.prose > 1:
            return False
        is_entry = line.words <= _LONGEST_ENTRY_WORDS and not line.has(Look.SENTENCE | Look.DATE)
        stacked = (stacked + 1 if stacked and not line.gap else 1) if is_entry else 0
        if stacked == _LEAST_MENU:
            return True
    return False
