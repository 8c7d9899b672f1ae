"""Make of a typed word, phrase or expression what is looked for in the texts, and join words that shall stand near."""

import re
from dataclasses import dataclass, replace
from typing import Final

from index.analysis import GAP, Token, tokenize
from index.errors import QueryError
from index.expressions import read_expression
from index.fields import WORD_FIELDS
from index.folding import expand, fold
from index.lexing import Lexeme
from index.syntax import ZONES, Needle, Node, Or, Reading, Slot

# Positions jump by GAP where one comment ends and the next begins: nothing is near across it.
WINDOW_MAX: Final = GAP - 1
WINDOW: Final = 10
_EDITS_MAX: Final = 2
# A word of so few letters becomes nearly any other by so many edits.
_LETTERS_MIN: Final = {1: 3, 2: 5}
_INITIALS_MAX: Final = 6
_FUZZY: Final = re.compile(r"(.*?)~([0-9]*)", re.DOTALL | re.ASCII)
# What is looked up by name keeps its form; in texts a bare word means its other forms as well.
_AS_WRITTEN: Final = frozenset(WORD_FIELDS) - frozenset(ZONES)


@dataclass(frozen=True, slots=True)
class Typing:
    """How a word is read: in which field, as the beginning of one because the cursor stands there, with its other forms."""

    field: str | None
    is_typed: bool = False
    is_inflected: bool = True


def is_one_letter(text: str) -> bool:
    """Say whether a word has but begun: nearly every article has one that begins with any letter, and all are counted.

    A sign of a script without spaces is a word of its own.
    """
    return len(text) == 1 and len(list(tokenize(text + text))) == 1


def read_word(lexeme: Lexeme, typing: Typing) -> tuple[Needle | None, bool]:
    """Return what a bare word looks for, None if it has no letter, and whether it was read as the beginning of a word.

    Raises:
        QueryError: If its signs for other words cannot be looked up.
    """
    text = lexeme.text
    # In an address, a question mark is a part of it.
    signs = "*" if "://" in text or typing.field == "url" else "*?"
    fuzzy = _FUZZY.fullmatch(text)
    if fuzzy is not None and any(True for _ in tokenize(fuzzy[1])):
        if any(sign in fuzzy[1] for sign in signs):
            raise QueryError(
                f"“{text}” has both ~ and {' or '.join(signs)}, and there is no telling which letters may differ. "
                "Use one of the two, as in khrushchov~ or k*shchev.",
                lexeme.start,
            )
        return _fuzzy(lexeme, fuzzy[1], fuzzy[2], typing.field), False
    if any(sign in text.rstrip("*") for sign in signs):
        return _wildcard(lexeme, signs, typing)
    is_prefix = text.endswith("*")
    tokens = list(tokenize(text.rstrip("*")))
    if not tokens:
        return None, False
    inflects = typing.is_inflected and typing.field not in _AS_WRITTEN
    slots = [_slot(token, text[token.start : token.end], is_inflected=inflects) for token in tokens]
    shown = text[tokens[0].start : tokens[-1].end]
    if is_prefix:
        slots[-1] = Slot((tokens[-1].text,), Reading.PREFIX)
        return Needle(tuple(slots), f"{shown}*", typing.field), False
    is_beginning = typing.is_typed and tokens[-1].end == len(text) and not is_one_letter(tokens[-1].text)
    if is_beginning:
        slots[-1] = Slot(slots[-1].terms, Reading.PREFIX)
    return Needle(tuple(slots), shown, typing.field), is_beginning


def read_phrase(lexeme: Lexeme, field: str | None, *, is_typed: bool) -> Needle | None:
    """Return what a text in quotes looks for: its very words in a row or, with ~5, near each other; None if it has none.

    Raises:
        QueryError: If its words cannot be looked for near each other.
    """
    text = lexeme.text
    slots = tuple(_slot(token, text[token.start : token.end]) for token in tokenize(text))
    if not slots:
        return None
    needle = Needle(slots, " ".join(text.split()), field)
    if not lexeme.slop or (lexeme.slop == "~" and is_typed):
        return needle
    at = lexeme.end - len(lexeme.slop)
    if lexeme.slop == "~":
        raise QueryError(
            f"After “{needle.shown}” stands a ~ without a number, so that it does not say how many words may come between. "
            f'Write it as in "{needle.shown}"~5.',
            at,
        )
    if len(slots) == 1:
        raise QueryError(
            f"“{needle.shown}” is a single word, so that no others can stand among it. "
            f"Write {needle.shown}~ without quotes for words that are spelt nearly so, or leave out {lexeme.slop}.",
            at,
        )
    others = int(lexeme.slop[1:])
    if len(slots) - 1 + others > WINDOW_MAX:
        raise QueryError(
            f"“{needle.shown}”{lexeme.slop} reaches too far: a text is looked at in stretches of {WINDOW_MAX + 1} words. "
            "Use a smaller number, or search for the words without quotes.",
            at,
        )
    return _windowed(needle, len(slots) - 1 + others)


def read_regex(lexeme: Lexeme, field: str | None) -> Needle:
    """Return what an expression looks for.

    Raises:
        QueryError: If it is not closed, wrong, or could take long.
    """
    if lexeme.is_open:
        raise QueryError(
            f"The expression {lexeme.text} has no end: the second slash is missing. "
            f'Write it as in /missiles?/, or put the text in quotes: "{lexeme.text}".',
            lexeme.start,
        )
    source = read_expression(lexeme.text[1:-1], lexeme.start + 1)
    return Needle((Slot((source,), Reading.REGEX),), lexeme.text, field)


def reach(near: Lexeme) -> int:
    """Return how far apart the words on both sides of a NEAR may stand.

    Raises:
        QueryError: If its number is none, or too large.
    """
    number = near.text.partition("/")[2]
    if not number:
        return WINDOW
    if not re.fullmatch("[0-9]{1,4}", number, re.ASCII) or not 1 <= int(number) <= WINDOW_MAX:
        raise QueryError(
            f"“{near.text}” does not say how many words apart: after the slash stands a number from 1 to {WINDOW_MAX}. "
            f'Write it as in NEAR/5, or in quotes to find the text: "{near.text}".',
            near.start,
        )
    return int(number)


def joined(operands: list[tuple[Node, Lexeme]], nears: list[Lexeme]) -> Needle:
    """Return what looks for words near each other.

    Args:
        operands: Each with the lexeme where it begins.
        nears: What stands between them.
    Raises:
        QueryError: If an operand is no single word, or they cannot be taken together.
    """
    window = reach(nears[0])
    for near in nears[1:]:
        if reach(near) != window:
            raise QueryError(
                f"“{nears[0].text}” and “{near.text}” stand in one row, but its words are all looked for within one distance. "
                f"Use the same number, as in a {nears[0].text} b {nears[0].text} c.",
                near.start,
            )
    words = [_operand(*operand) for operand in operands]
    for word, (_, lexeme) in zip(words[1:], operands[1:], strict=True):
        if word.field != words[0].field:
            raise QueryError(
                "The words beside NEAR are looked for in different fields, where none stands near the other. "
                f"Name one field before brackets, as in title:({words[0].shown} {nears[0].text} {word.shown}).",
                lexeme.start,
            )
    shown = f" {nears[0].text} ".join(word.shown for word in words)
    return _windowed(Needle(tuple(word.slots[0] for word in words), shown, words[0].field), window)


def _windowed(needle: Needle, window: int) -> Needle:
    """Look for words near each other; one that is asked for twice stands near itself."""
    slots = tuple(dict.fromkeys(needle.slots))
    return replace(needle, slots=slots, window=window if len(slots) > 1 else None)


def _operand(node: Node, lexeme: Lexeme) -> Needle:
    """Return one side of NEAR as a needle of a single slot."""
    if isinstance(node, Needle) and len(node.slots) == 1:
        return node
    if isinstance(node, Needle):
        what = f"“{node.shown}” is read as several words in a row"
        instead = f'Take one of them, or write all words in one pair of quotes, as in "{_words(node)} …"~{WINDOW}.'
        raise QueryError(f"{what}, and beside NEAR stands one word. {instead}", lexeme.start)
    if isinstance(node, Or):
        parts = [child for child in node.children if isinstance(child, Needle) and len(child.slots) == 1]
        same = {(child.field, child.slots[0].reading) for child in parts}
        if len(parts) == len(node.children) and len(same) == 1 and parts[0].slots[0].reading is Reading.WORD:
            terms = tuple(dict.fromkeys(term for part in parts for term in part.slots[0].terms))
            slot = Slot(terms, is_inflected=any(part.slots[0].is_inflected for part in parts))
            return Needle((slot,), f"({' OR '.join(part.shown for part in parts)})", parts[0].field)
    raise QueryError(
        "Beside NEAR stands a word, or brackets with whole words joined by OR, for only these have one place in a text. "
        "Write it as in (letter OR telegram) NEAR/5 moscow, and join everything else with AND.",
        lexeme.start,
    )


def _words(needle: Needle) -> str:
    return " ".join(slot.terms[0] for slot in needle.slots)


def _slot(token: Token, typed: str, *, is_inflected: bool = False) -> Slot:
    """Make the slot of a typed word: in capitals (US, HTS) it stands for the initials (U.S., H.T.S.) as well."""
    is_capitals = typed.isalpha() and typed.isupper() and len(typed) == len(token.text)
    if is_capitals and 2 <= len(token.text) <= _INITIALS_MAX:
        return Slot((token.text, ".".join(token.text)))
    return Slot((token.text,), is_inflected=is_inflected)


def _fuzzy(lexeme: Lexeme, text: str, number: str, field: str | None) -> Needle:
    edits = int(number or 1)
    at = lexeme.start + len(text)
    if not 1 <= edits <= _EDITS_MAX:
        raise QueryError(
            f"“{lexeme.text}” lets {number} letters differ, but words are compared with at most {_EDITS_MAX} differences. "
            f'Write {text}~ or {text}~2; for words near each other write "a b"~{number}.',
            at,
        )
    tokens = list(tokenize(text))
    least = _LETTERS_MIN[edits]
    if all(len(token.text) < least for token in tokens):
        raise QueryError(
            f"“{text}” is too short: nearly every word of that length is spelt so but for {_letters(edits)}. "
            f"Use a word of at least {least} letters{', or one ~ without a number' if edits > 1 else ''}.",
            lexeme.start,
        )
    slots = tuple(
        Slot((token.text,)) if len(token.text) < least else Slot((token.text,), Reading.FUZZY, edits=edits)
        for token in tokens
    )
    return Needle(slots, lexeme.text, field)


def _letters(count: int) -> str:
    return "one letter" if count == 1 else f"{count} letters"


def _wildcard(lexeme: Lexeme, signs: str, typing: Typing) -> tuple[Needle | None, bool]:
    text = lexeme.text
    if not any(True for _ in tokenize(text)):
        return None, False
    # The signs are letters of the word that they stand in, so one is put in their place to cut the text into words.
    tokens = list(tokenize(re.sub(f"[{signs}]", "x", text)))
    folded = fold(text)
    slots: list[Slot] = []
    for token in tokens:
        piece = re.sub(r"\*+", "*", expand(folded[token.start : token.end]))
        if not any(sign in piece for sign in signs):
            inflects = typing.is_inflected and typing.field not in _AS_WRITTEN
            slots.append(_slot(token, text[token.start : token.end], is_inflected=inflects))
            continue
        if not piece.strip(signs):
            raise QueryError(
                f"“{text}” has a {piece[0]} without any letter beside it, so that every word would do. "
                "Put a letter there, as in turk*.",
                lexeme.start + token.start,
            )
        is_prefix = not any(sign in piece[:-1] for sign in signs) and piece[-1] == "*"
        slots.append(Slot((piece[:-1],), Reading.PREFIX) if is_prefix else Slot((piece,), Reading.WILDCARD))
    last = tokens[-1]
    is_beginning = typing.is_typed and last.end == len(text) and text[-1] not in signs
    if is_beginning and slots[-1].reading is Reading.WILDCARD:
        slots[-1] = Slot((f"{slots[-1].terms[0]}*",), Reading.WILDCARD)
    elif is_beginning and not is_one_letter(last.text):
        slots[-1] = Slot(slots[-1].terms, Reading.PREFIX)
    return Needle(tuple(slots), text[tokens[0].start : last.end], typing.field), is_beginning
