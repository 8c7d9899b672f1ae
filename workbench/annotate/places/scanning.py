"""Finds every name of the gazetteer among the words of a block, longest first, with what its surroundings say."""

from typing import Final, NamedTuple

from workbench.annotate.places import cues
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.places.surroundings import Cue, is_within_unknown, read_cue
from workbench.annotate.surroundings import Lettering
from workbench.annotate.words import Word
from workbench.model import Block, Zone

_NO_CASE: Final = ("\u0590", "\u08ff")
_CLITICS: Final = "وفبلك"
_IN_ONE_WORD: Final = "بل"
_APOSTROPHES: Final = "'\u2019"
_SHORTEST: Final = 2


class PlaceHit(NamedTuple):
    """A name at text[start:end] that is the gazetteer's.

    `has_article` where "the" stands before it and nothing behind it asks for that: before no city;
    `is_bare` where it stands in a dateline; `is_continued` where only a comma parts it from the next hit, which may say where it lies.
    """

    start: int
    end: int
    zone: Zone
    key: str
    cue: Cue
    lettering: Lettering
    has_article: bool = False
    is_bare: bool = False
    is_continued: bool = False


class PlaceScanner:
    """Reads the blocks of one text as they come; `hits` are in reading order."""

    def __init__(self, gazetteer: Gazetteer, text: str, language: str | None = None) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._is_german = language == "de"
        self.hits: list[PlaceHit] = []

    def read(self, block: Block, words: list[Word], lettering: Lettering, bare_until: int) -> None:
        """Find the names in one block, or in a stretch of it.

        Args:
            block: Where the words stand.
            words: All of its words.
            lettering: How capitals are used in it.
            bare_until: Where its dateline or byline ends.
        """
        text, longest = self._text, self._gazetteer.longest
        is_byline = bare_until > block.start and words[0].key in cues.BYLINES
        at, count = 0, len(words)
        previous_after = -1
        while at < count:
            word = words[at]
            first = text[word.start]
            if not first.isupper() and not _NO_CASE[0] <= first <= _NO_CASE[1]:
                at += 1
                continue
            key, shift = word.key, 0
            most = longest.get(key)
            if most is None:
                key, shift = self._bared(word, first)
                most = longest.get(key) if key else None
                if most is None:
                    at += 1
                    continue
            size, key = self._longest(words, at, most, key)
            if not size or (is_byline and word.start < bare_until):
                at += 1
                continue
            after = at + size
            cue = read_cue(text, words, at, after, lettering, is_german=self._is_german)
            if shift:
                cue = max(cue, Cue.PLACE if word.key[shift - 1] in _IN_ONE_WORD else cue)
            elif self._runs_on(words, after, lettering):
                cue = Cue.BLOCKED
            if cue is Cue.NONE and at > 1 and previous_after != at and is_within_unknown(text, words, at):
                cue = Cue.PLACE
            if cue is Cue.NONE or (cue is Cue.BLOCKED and previous_after >= 0):
                cue = self._read_list(words, at, previous_after, cue)
            self._continue(words, at, previous_after)
            start, end = word.start + max(shift, 0), words[after - 1].end
            if shift < 0:
                end = start - shift
            is_bare = word.start < bare_until
            self.hits.append(
                PlaceHit(start, end, block.zone, key, cue, lettering, self._has_article(words, at, after), is_bare)
            )
            previous_after = after
            at = after

    def _bared(self, word: Word, first: str) -> tuple[str, int]:
        """Return a word without the particles or endings that are written together with it, and how much was left out."""
        if first > _NO_CASE[0]:
            for shift in (1, 2):
                if len(word.key) - shift < 3 or word.key[shift - 1] not in _CLITICS:
                    break
                rest = word.key[shift:]
                if rest in self._gazetteer.longest:
                    return rest, shift
                if rest.startswith("ل") and (article := "ا" + rest) in self._gazetteer.longest:
                    return article, shift
            return "", 0
        # Turkish: "Halep'te".
        written = self._text[word.start : word.end]
        for apostrophe in _APOSTROPHES:
            head, found, _ = written.partition(apostrophe)
            if found and len(head) > _SHORTEST and word.key.startswith(head.lower()) and head.isalpha():
                return word.key[: len(head)], -len(head)
        return "", 0

    def _longest(self, words: list[Word], at: int, most: int, key: str) -> tuple[int, str]:
        gazetteer, text = self._gazetteer, self._text
        stop, end = at + 1, min(at + most, len(words))
        while stop < end and words[stop].is_joined and not words[stop - 1].is_possessive:
            stop += 1
        keys = [key, *(word.key for word in words[at + 1 : stop])]
        for size in range(len(keys), 0, -1):
            joined = " ".join(keys[:size]) if size > 1 else key
            if joined in gazetteer:
                tail = text[words[at + size - 1].start]
                if size > 1 and tail.islower() and not any(_is_small(name.name) for name in gazetteer.names(joined)):
                    continue
                return size, joined
        return 0, ""

    def _runs_on(self, words: list[Word], after: int, lettering: Lettering) -> bool:
        """Tell whether a hyphen leads on to what is no place: "Las-Palmas" is not Lhasa."""
        if after >= len(words) or lettering is not Lettering.RUNNING:
            return False
        follower = words[after]
        return (
            self._text[words[after - 1].end] in cues.HYPHENS
            and follower.start == words[after - 1].end + 1
            and self._text[follower.start].isupper()
            and follower.key not in self._gazetteer.longest
        )

    def _has_article(self, words: list[Word], at: int, after: int) -> bool:
        if not at or words[at - 1].key != "the" or not words[at].is_joined or words[after - 1].is_possessive:
            return False
        if after >= len(words) or not words[after].is_joined:
            return True
        return (
            words[after].key not in cues.AREAS | cues.HELD_IN and self._text[words[after - 1].end] not in cues.HYPHENS
        )

    def _read_list(self, words: list[Word], at: int, previous_after: int, cue: Cue) -> Cue:
        """Read "in Aleppo, Hama and Homs": what is said of the first holds for the others, less surely after a comma."""
        if previous_after < 0 or not self.hits:
            return cue
        previous = self.hits[-1]
        between = self._text[previous.end : words[at].start]
        if at == previous_after + 1 and between == ", the ":
            return max(cue, Cue.LISTED) if previous.cue > Cue.NONE and cue is not Cue.BLOCKED else cue
        if at == previous_after and between in cues.HYPHENS and previous.cue is not Cue.BLOCKED:
            # "the Homs-Aleppo road"
            return previous.cue
        if previous.cue <= Cue.NONE or cue is Cue.BLOCKED:
            return cue
        first = at - 1 if words[at - 1].key == "the" else at
        if first == previous_after + 1 and words[previous_after].key in cues.CONJUNCTIONS:
            return previous.cue
        return Cue.LISTED if at == previous_after and between == ", " else cue

    def _continue(self, words: list[Word], at: int, previous_after: int) -> None:
        if at == previous_after and self._text[self.hits[-1].end : words[at].start] == ", ":
            self.hits[-1] = self.hits[-1]._replace(is_continued=True)


def _is_small(name: str) -> bool:
    """Tell whether the last word of a name is written small: "Aleppo countryside"."""
    return name.rpartition(" ")[2][:1].islower()
