"""Finds every name of the registry in a text, longest first, with what its surroundings say; nothing is decided here."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from index.folding import fold
from workbench.annotate import surroundings
from workbench.annotate.entries import Role
from workbench.annotate.registry import Registry
from workbench.annotate.surroundings import Given, Lettering, Reading
from workbench.annotate.words import Word, cut_words, exact_key
from workbench.model import Block, Document, Zone

_STRETCH_CHARS: Final = 200_000
_INDENT_MAX: Final = 100
_HEAD_MAX: Final = 4
_ABBREVIATION_MAX: Final = 12
_CLITICS: Final = "وفبلك"
_CONTEXTUAL: Final = frozenset((Role.SHORT, Role.CAPITAL))
_NO_GIVEN: Final = Given()
_LONG_FORM_CHARS: Final = 100
# "(TIP)" or "[ TIP," right after a name.
_BRACKETED: Final = re.compile(r"[\s'\u2019\"\u201d]{0,2}[(\[]\s?([A-Z][A-Za-z-]{1,9})\s?[)\],;]")
_ANY_BRACKETED: Final = re.compile(r"[(\[]\s?([A-Z][A-Za-z-]{1,9})\s?[)\],;]")


class Setting(NamedTuple):
    """All that decides what a name means at one place; equal settings of one key mean the same in one document."""

    key: str
    head: str = ""
    reading: Reading = Reading.UNCLEAR
    given: Given = _NO_GIVEN
    is_crowded: bool = False
    is_small: bool = False
    is_loose: bool = False
    lettering: Lettering = Lettering.RUNNING


class Hit(NamedTuple):
    """A name at text[start:end]; `is_bare` where it stands in a dateline, so that a place is no actor.

    `given_start` is where given names or initials before a surname begin.
    """

    start: int
    end: int
    given_start: int
    zone: Zone
    setting: Setting
    is_bare: bool


class Scan(NamedTuple):
    """The hits of a document in reading order, and the abbreviations that it introduces itself.

    `introduced` gives the key of the long form, "" where the registry does not know it: then it means nobody else either.
    """

    hits: list[Hit]
    introduced: dict[str, str]


def scan(registry: Registry, document: Document) -> Scan:
    """Find the names in every zone but boilerplate."""
    text = document.text
    folded = fold(text)
    scanner = _Scanner(registry, text, {m[1] for m in _ANY_BRACKETED.finditer(text)})
    for block in document.blocks:
        if block.zone is Zone.BOILERPLATE:
            continue
        for start, end in _stretches(folded, block.start, block.end):
            scanner.read(block, cut_words(folded, start, end))
    for match in _ANY_BRACKETED.finditer(text):
        if _is_spelled_out(text[max(0, match.start() - _LONG_FORM_CHARS) : match.start()], match[1]):
            scanner.introduced.setdefault(exact_key(match[1]), "")
    return Scan(scanner.hits, scanner.introduced)


def _stretches(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block at blanks into stretches whose words fit into memory; a name over such a cut is let go."""
    while end - start > _STRETCH_CHARS:
        cut = folded.rfind(" ", start + 1, start + _STRETCH_CHARS)
        if cut < 0:
            cut = start + _STRETCH_CHARS
        yield start, cut
        start = cut
    yield start, end


class _Scanner:
    def __init__(self, registry: Registry, text: str, bracketed: set[str]) -> None:
        self._registry = registry
        self._text = text
        self._bracketed = bracketed
        self._capital = (-1, Reading.UNCLEAR)
        self.hits: list[Hit] = []
        self.introduced: dict[str, str] = {}

    def read(self, block: Block, words: list[Word]) -> None:
        """Find the names in one block."""
        text, longest = self._text, self._registry.longest
        lettering = surroundings.read_lettering(text, words)
        bare_until = block.start
        if words and words[0].start - block.start < _INDENT_MAX:
            bare_until = surroundings.dateline_end(text, block.start, block.end, words, lettering)
        self._capital = (-1, Reading.UNCLEAR)
        at = 0
        count = len(words)
        while at < count:
            word = words[at]
            first = text[word.start]
            size = 0
            key = ""
            shift = 0
            most = longest.get(word.key)
            if most is None and "\u0600" <= first <= "\u06ff":
                key, shift, most = self._without_clitic(word.key)
                if most:
                    size, key = self._longest(words, at, most, key)
            elif most is not None:
                size, key = self._longest(words, at, most, word.key)
                if size > 1 and first.islower() and self._begins_too_early(words, at, size, key):
                    size = 0
            if size <= 1 and first.isupper() and word.end - word.start <= _ABBREVIATION_MAX:
                exact = exact_key(text[word.start : word.end])
                if exact in self._registry or (not size and exact[1:] in self._bracketed):
                    size, key = 1, exact
            if not size:
                at += 1
                continue
            at = self._add(block, words, at, size, key, shift, lettering, bare_until)

    def _longest(self, words: list[Word], at: int, most: int, key: str) -> tuple[int, str]:
        """Return the size and key of the longest name that begins at a word, size 0 if there is none."""
        registry = self._registry
        stop = at + 1
        end = min(at + most, len(words))
        while stop < end and words[stop].is_joined:
            stop += 1
        keys = [key, *(w.key for w in words[at + 1 : stop])]
        for size in range(len(keys), 0, -1):
            joined = " ".join(keys[:size]) if size > 1 else key
            if joined in registry:
                return size, joined
        return 0, ""

    def _without_clitic(self, key: str) -> tuple[str, int, int]:
        """Return an Arabic word without the particles that are written together with it."""
        longest = self._registry.longest
        for shift in (1, 2):
            if len(key) - shift < 3 or key[shift - 1] not in _CLITICS:
                break
            rest = key[shift:]
            if rest in longest:
                return rest, shift, longest[rest]
            if rest.startswith("ل") and (article := "ا" + rest) in longest:
                return article, shift, longest[article]
        return "", 0, 0

    def _add(
        self,
        block: Block,
        words: list[Word],
        at: int,
        size: int,
        key: str,
        shift: int,
        lettering: Lettering,
        bare_until: int,
    ) -> int:
        """Note a hit and return where to go on."""
        text, registry = self._text, self._registry
        entries = registry.entries(key)
        after = at + size
        start, end = words[at].start + shift, words[after - 1].end
        roles = {entry.role for entry in entries}
        if roles == {Role.DEMONYM} and (
            surroundings.is_language(words, at, after) or surroundings.is_of_others(words, at)
        ):
            return after
        head, head_size = self._head(words, after, roles, is_adjective=any(entry.is_adjective for entry in entries))
        given = _NO_GIVEN
        reading = Reading.UNCLEAR
        is_crowded = False
        if Role.SHORT in roles:
            given = surroundings.read_given(text, words, at)
        if Role.CAPITAL in roles:
            reading = surroundings.read_capital(text, words, at, after, has_head=bool(head))
            if reading is Reading.UNCLEAR and at > 1 and words[at - 1].key == "and" and self._capital[0] == at - 1:
                # "between Ankara and Damascus", "in Ankara and Damascus"
                reading = self._capital[1]
            self._capital = (after, reading)
        if size == 1 and not head and (roles & _CONTEXTUAL or any(entry.is_ambiguous for entry in entries)):
            is_crowded = lettering is Lettering.RUNNING and self._is_crowded(words, at, after)
        if head:
            after += head_size
            end = words[after - 1].end
        small = self._small_words(words, at, at + size)
        setting = Setting(
            key, head, reading, given._replace(start=-1), is_crowded, small == size, bool(small), lettering
        )
        if key.startswith("the "):
            start = words[at + 1].start
        given_start = given.start if given.names else start
        self.hits.append(Hit(start, end, given_start, block.zone, setting, words[at].start < bare_until))
        if (match := _BRACKETED.match(text, end, min(end + 20, block.end))) is not None and size > 1:
            self._introduce(match[1], key, words[at:after])
        return after

    def _head(self, words: list[Word], after: int, roles: set[Role], *, is_adjective: bool) -> tuple[str, int]:
        """Return what the words after a name make of it ("government", "army", "part") and how many words that takes."""
        if after >= len(words) or words[after].key not in self._registry.head_starts:
            return "", 0
        if not (is_adjective or roles & _CONTEXTUAL) or words[after - 1].is_possessive:
            return "", 0
        keys: list[str] = []
        for word in words[after : after + _HEAD_MAX]:
            if not word.is_joined or self._text[words[after - 1].end] in "-\u2010\u2011":
                break
            keys.append(word.key)
        for size in range(len(keys), 0, -1):
            head = self._registry.heads.get(" ".join(keys[:size]))
            if head is not None and (is_adjective or head == Role.GOVERNMENT):
                return head, size
        return "", 0

    def _is_crowded(self, words: list[Word], at: int, after: int) -> bool:
        if surroundings.is_before_name(self._text, words, after) and words[after].key not in self._registry:
            return True
        names = surroundings.read_given(self._text, words, at).names
        return bool(names) and names[-1] not in self._registry

    def _small_words(self, words: list[Word], at: int, after: int) -> int:
        """Count the words that begin with a small letter; in scripts without small letters there are none."""
        return sum(self._text[word.start].islower() for word in words[at:after])

    def _begins_too_early(self, words: list[Word], at: int, size: int, key: str) -> bool:
        """Tell whether a plain word before a name was taken for the name's first: "a new Syrian Army offensive"."""
        if words[at].key in ("al", "the") or self._small_words(words, at, at + size) == size:
            return False
        return all(entry.name[0].isupper() for entry in self._registry.entries(key))

    def _introduce(self, letters: str, key: str, words: list[Word]) -> None:
        initials = "".join(word.key[0] for word in words)
        if _is_within(letters.lower().replace("-", ""), initials) or any(
            entry.actor == long.actor
            for entry in self._registry.entries(exact_key(letters))
            for long in self._registry.entries(key)
        ):
            self.introduced.setdefault(exact_key(letters), key)


def _is_spelled_out(before: str, letters: str) -> bool:
    """Tell whether the last words before a bracket begin with exactly its letters: "Brisa Liberation Front (BLF)"."""
    words = [word for word in before.split()[-2 * len(letters) :] if word[:1].isupper()]
    return len(letters) > 1 and "".join(word[0] for word in words[-len(letters) :]) == letters.upper()


def _is_within(letters: str, initials: str) -> bool:
    """Tell whether letters stand in this order among the initials."""
    rest = iter(initials)
    return all(letter in rest for letter in letters)
