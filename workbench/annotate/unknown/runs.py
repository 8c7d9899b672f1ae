"""Cuts out of running text the runs of words with capitals, which may be names; nothing is decided here."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from workbench.annotate.cues import FUNCTION
from workbench.annotate.findings import Mention
from workbench.annotate.overlaps import Overlaps
from workbench.annotate.places.place import PlaceMention
from workbench.annotate.surroundings import Lettering
from workbench.annotate.unknown.english import ABBREVIATED, CONNECTORS, OPENERS, OWNING, PARTICLES
from workbench.annotate.unknown.given_names import GIVEN_NAMES
from workbench.annotate.words import Word
from workbench.model import Block, Zone

_GAPS: Final = frozenset((" ", "\n", "\u00a0", "-", "\u2010", "\u2011", " & "))
_PLAIN: Final = (FUNCTION | OPENERS) - PARTICLES
_OPENING: Final = (' "', " \u201c", " \u2018", " '")
_CLOSING: Final = ('" ', "\u201d ", "\u2019 ", "' ")
_OWNED: Final = ("' ", "\u2019 ")
# No name is as long; in tables of names nothing but blanks may part them.
_WORDS_MAX: Final = 40
# As many words around a run are looked at.
_WORDS_BESIDE: Final = 3
# "'s "
_POSSESSIVE_CHARS: Final = 3
_SENTENCE_ENDS: Final = ".!?:;\u2026"


class Run(NamedTuple):
    """Words words[first:after] of a few of a block: each has a capital, or links two that have: "Bank of Brisa", "Omar bin Saad".

    `begins` where a sentence does, so that the first capital says nothing.
    """

    words: list[Word]
    first: int
    after: int
    zone: Zone
    begins: bool

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[self.after - 1].end


class RunReader:
    """Reads the blocks of one text as they come; `runs` are in reading order, `headlines` whole lines whose capitals say nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.runs: list[Run] = []
        self.headlines: list[Run] = []

    def read(self, block: Block, words: list[Word], lettering: Lettering, bare_until: int) -> None:
        """Find the runs of a block whose capitals mean something, behind its dateline or byline."""
        text = self._text
        # A line that leads in what is said is as short as a headline and has as many capitals: "Minister Ana Brisa said:"
        if lettering is Lettering.HEADLINE and text[words[-1].end : words[-1].end + 1] not in (":", ","):
            self.headlines.append(Run(words, 0, len(words), block.zone, begins=True))
            return
        if lettering is Lettering.CAPITALS:
            return
        at, count = 0, len(words)
        while at < count:
            word = words[at]
            if word.start < bare_until or not text[word.start].isupper():
                at += 1
                continue
            begins = self._begins(words, at)
            if word.key in _PLAIN and not self._is_given(words, at):
                at += 1
                continue
            after = self._run(words, at)
            # Not the whole block's words, which may be millions, outlive its reading.
            low = max(0, at - _WORDS_BESIDE)
            self.runs.append(Run(words[low : after + _WORDS_BESIDE], at - low, after - low, block.zone, begins))
            at = after

    def _is_given(self, words: list[Word], at: int) -> bool:
        """Tell whether a word that may stand before any name is a given name here: "Jan Smit"."""
        after = at + 1
        return words[at].key in GIVEN_NAMES and after < len(words) and self._goes_on(words, after)

    def _begins(self, words: list[Word], at: int) -> bool:
        if at and words[at - 1].key in _PLAIN and self._text[words[at - 1].start].isupper():
            at -= 1
        if not at:
            return True
        return any(mark in _SENTENCE_ENDS for mark in self._text[words[at - 1].end : words[at].start])

    def _run(self, words: list[Word], at: int) -> int:
        after = at + 1
        most = min(len(words), at + _WORDS_MAX)
        while after < most and self._goes_on(words, after):
            if self._text[words[after].start].isupper():
                after += 1
                continue
            step = self._linked(words, after)
            if not step:
                break
            after = step
        return after

    def _linked(self, words: list[Word], at: int) -> int:
        """Return where a run goes on behind small words that link, 0 if it does not."""
        key = words[at].key
        if key in PARTICLES or key in CONNECTORS or key == "and":
            for follower in (at + 1, at + 2):
                if follower >= len(words) or not self._goes_on(words, follower):
                    return 0
                if self._text[words[follower].start].isupper():
                    return follower + 1
                if words[follower].key != "the" and words[follower].key not in PARTICLES:
                    return 0
        return 0

    def _goes_on(self, words: list[Word], at: int) -> bool:
        last = words[at - 1]
        if last.is_possessive and last.key not in OWNING:
            return False
        gap = self._text[last.end : words[at].start]
        if last.is_possessive:
            return gap[-1:] == " " and len(gap) == _POSSESSIVE_CHARS and self._text[words[at].start].isupper()
        if gap in _OWNED and last.key in OWNING:
            # "Workers' Party"
            return True
        if gap in _OPENING:
            # "Richard “Tex” Brown"
            return at + 1 < len(words) and self._text[words[at].end : words[at + 1].start] in _CLOSING
        if gap in _CLOSING:
            return at > 1 and self._text[words[at - 2].end : last.start] in _OPENING
        return gap in _GAPS or (gap == ". " and (last.key in ABBREVIATED or len(last.key) == 1))


def segments(run: Run, text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of a run between its "of", "for", "and" and "the"."""
    start = run.first
    for at in range(run.first, run.after):
        word = run.words[at]
        if text[word.start].islower() and word.key not in PARTICLES:
            if start < at:
                yield start, at
            start = at + 1
    if start < run.after:
        yield start, run.after


def unexplained(text: str, names: RunReader, known: Sequence[Mention | PlaceMention]) -> list[int]:
    """Return where words begin that may be names and that nobody explains for sure, in reading order.

    Args:
        text: Of the article.
        names: What read its blocks.
        known: Who and what is named, as far as tables say it.
    """
    sure = Overlaps(sorted((one for one in known if not one.is_suggested), key=lambda one: one.start))
    found = {one.start for one in known if one.is_suggested}
    for run in (*names.runs, *names.headlines):
        for word in run.words[run.first : run.after]:
            if text[word.start].isupper() and not sure.over(word.start, word.end):
                found.add(word.start)
    return sorted(found)
