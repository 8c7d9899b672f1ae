"""Cuts a sentence into words and marks, with contractions taken apart: "they won't" is they, will, not."""

import re
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
# Right after a verb or pronoun: what was contracted, and what it stands for.
_TAILS: Final = {"ll": "will", "d": "would", "re": "are", "m": "am", "ve": "have"}
_NEGATED: Final = {"won": "will", "can": "can", "shan": "shall"}


class Token(NamedTuple):
    """A word or mark text[start:end]; `key` is the word in small letters, spelt out; `is_capital` as it is written."""

    start: int
    end: int
    key: str
    is_capital: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number, no mark."""
        return self.key[0].isalnum()


def cut(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a stretch of a text, in order."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        first, last = match.span()
        key = word.lower().replace("’", "'")
        is_capital = word[0].isupper()
        head, mark, tail = key.rpartition("'")
        if not mark or not head:
            tokens.append(Token(first, last, key, is_capital))
        elif tail == "t" and head.endswith("n"):
            # "won't", "isn't": the n belongs to the not.
            stem = _NEGATED.get(head, head[:-1])
            cutting = last - 3
            tokens += [Token(first, cutting, stem, is_capital), Token(cutting, last, "not")]
        elif tail in _TAILS:
            cutting = first + len(head)
            tokens += [Token(first, cutting, head, is_capital), Token(cutting, last, _TAILS[tail])]
        elif tail == "s":
            cutting = first + len(head)
            tokens += [Token(first, cutting, head, is_capital), Token(cutting, last, "'s")]
        else:
            tokens.append(Token(first, last, key, is_capital))
    return tokens
