"""Finds every name of the registry in a text, longest first, with what its surroundings say; nothing is decided here."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from index.folding import fold
from workbench.annotate import offices, surroundings
from workbench.annotate.bodies import BODY, OFFICE
from workbench.annotate.entries import PROPER, Role
from workbench.annotate.findings import ActorKind
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
_OF_STATES: Final = PROPER | {Role.ABBREVIATION, Role.DEMONYM}
_NO_GIVEN: Final = Given()
_BRACKET_CHARS: Final = 20
_LONG_FORM_CHARS: Final = 100
# "(TIP)" or "[ TIP," right after a name.
_BRACKETED: Final = re.compile(r"[\s'\u2019\"\u201d]{0,2}[(\[]\s?([A-Z][A-Za-z-]{1,9})\s?[)\],;]")
_ANY_BRACKETED: Final = re.compile(r"[(\[]\s?([A-Z][A-Za-z-]{1,9})\s?[)\],;]")


class Setting(NamedTuple):
    """All that decides what a name means at one place; equal settings of one key mean the same in one document.

    `is_bare` where it stands in a dateline, so that a place is no actor; `is_crowded` where another name goes on around
    it; `is_small` where no word begins with a capital, `is_loose` where one of them does not.
    """

    key: str
    head: str = ""
    reading: Reading = Reading.UNCLEAR
    given: Given = _NO_GIVEN
    is_crowded: bool = False
    is_small: bool = False
    is_loose: bool = False
    lettering: Lettering = Lettering.RUNNING
    is_bare: bool = False


class Hit(NamedTuple):
    """A name at text[start:end]; `setting` is a number in the scan's settings.

    `given_start` is where given names or initials before a surname begin.
    """

    start: int
    end: int
    given_start: int
    zone: Zone
    setting: int


class Scan(NamedTuple):
    """The hits of a document in reading order, their settings, and the abbreviations that it introduces itself.

    `introduced` gives the key of the long form, "" where the registry does not know it: then it means nobody else either.
    """

    hits: list[Hit]
    settings: list[Setting]
    introduced: dict[str, str]


class Reader(Protocol):
    """Whoever reads the same words for something else, so that a text is cut only once."""

    def read(self, block: Block, words: list[Word], lettering: Lettering, bare_until: int) -> None:
        """Read a block, or a stretch of it."""


def scan(registry: Registry, document: Document, beside: Sequence[Reader] = ()) -> Scan:
    """Find the names in every zone but boilerplate; those of `beside` are given the words of each block."""
    text = document.text
    folded = fold(text)
    scanner = _Scanner(registry, text, {m[1] for m in _ANY_BRACKETED.finditer(text)}, beside)
    for block in document.blocks:
        if block.zone is Zone.BOILERPLATE:
            continue
        for start, end in _stretches(folded, block.start, block.end):
            scanner.read(block, cut_words(folded, start, end))
    for match in _ANY_BRACKETED.finditer(text):
        if _is_spelled_out(text[max(0, match.start() - _LONG_FORM_CHARS) : match.start()], match[1]):
            scanner.introduced.setdefault(exact_key(match[1]), "")
    return Scan(scanner.hits, list(scanner.settings), scanner.introduced)


class _Place(NamedTuple):
    """The block that is read."""

    block: Block
    words: list[Word]
    lettering: Lettering
    bare_until: int


def _stretches(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block at blanks into stretches whose words fit into memory; a name over such a cut is let go."""
    while end - start > _STRETCH_CHARS:
        cut = folded.rfind(" ", start + 1, start + _STRETCH_CHARS)
        if cut < 0:
            cut = start + _STRETCH_CHARS
        yield start, cut
        start = cut
    yield start, end


class _Nature(NamedTuple):
    """The roles of a key, whether it has other meanings, whether it is an adjective, and whether a state is called so."""

    roles: set[Role]
    is_ambiguous: bool
    is_adjective: bool
    is_state: bool


class _Scanner:
    def __init__(self, registry: Registry, text: str, bracketed: set[str], beside: Sequence[Reader] = ()) -> None:
        self._beside = beside
        self._registry = registry
        self._text = text
        self._bracketed = bracketed
        self._natures: dict[str, _Nature] = {}
        self._capital = (-1, Reading.UNCLEAR)
        self.hits: list[Hit] = []
        self.settings: dict[Setting, int] = {}
        self.introduced: dict[str, str] = {}

    def read(self, block: Block, words: list[Word]) -> None:
        """Find the names in one block."""
        if not words:
            return
        text, longest = self._text, self._registry.longest
        lettering = surroundings.read_lettering(text, words)
        bare_until = block.start
        if words[0].start - block.start < _INDENT_MAX:
            bare_until = surroundings.dateline_end(text, block.start, block.end, words, lettering)
        self._place = _Place(block, words, lettering, bare_until)
        for reader in self._beside:
            reader.read(block, words, lettering, bare_until)
        self._capital = (-1, Reading.UNCLEAR)
        at = 0
        while at < len(words):
            word = words[at]
            first = text[word.start]
            size, key, shift = 0, "", 0
            most = longest.get(word.key)
            if most is not None:
                size, key = self._longest(words, at, most, word.key)
                if size > 1 and first.islower() and self._begins_too_early(words, at, size, key):
                    size = 0
            elif "\u0600" <= first <= "\u06ff":
                rest, shift, most = self._without_clitic(word.key)
                if most:
                    size, key = self._longest(words, at, most, rest)
            if size <= 1 and first.isupper() and word.end - word.start <= _ABBREVIATION_MAX:
                exact = exact_key(text[word.start : word.end])
                if exact in self._registry or (not size and exact[1:] in self._bracketed):
                    size, key = 1, exact
            at = self._add(at, size, key, shift) if size else at + 1

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

    def _add(self, at: int, size: int, key: str, shift: int) -> int:
        """Note a hit and return where to go on."""
        text = self._text
        block, words, lettering, bare_until = self._place
        roles, is_ambiguous, is_adjective, is_state = self._nature(key)
        after = at + size
        if roles == {Role.DEMONYM} and (
            surroundings.is_language(words, at, after) or surroundings.is_of_others(words, at)
        ):
            return after
        if size == 1 and at and words[at].is_joined and text[words[at - 1].start : words[at].start] == "New ":
            return after
        if surroundings.is_of_waters(text, words, at) or surroundings.is_before_waters(text, words, after):
            return after
        head, head_size = self._head(words, after, roles, is_adjective=is_adjective)
        start = words[at + 1].start if key.startswith("the ") else words[at].start + shift
        given, given_start = _NO_GIVEN, start
        if Role.SHORT in roles:
            given, given_start = surroundings.read_given(text, words, at)
        reading = self._read_capital(at, after, has_head=bool(head)) if Role.CAPITAL in roles else Reading.UNCLEAR
        is_crowded = (
            size == 1
            and not head
            and lettering is Lettering.RUNNING
            and (is_ambiguous or not roles.isdisjoint(_CONTEXTUAL))
            and self._is_crowded(words, at, after)
        )
        small = self._small_words(words, at, after)
        setting = Setting(
            key, head, reading, given, is_crowded, small == size, small > 0, lettering, words[at].start < bare_until
        )
        named = after
        after += head_size
        end = words[after - 1].end
        number = self.settings.setdefault(setting, len(self.settings))
        hit = Hit(start, end, given_start if given.names else start, block.zone, number)
        if is_state and not head and lettering is Lettering.RUNNING and small < size:
            return self._add_with_office(hit, setting, at, named)
        self.hits.append(hit)
        if size > 1 and (match := _BRACKETED.match(text, end, min(end + _BRACKET_CHARS, block.end))) is not None:
            self._introduce(match[1], key, words[at:after])
        return after

    def _add_with_office(self, hit: Hit, setting: Setting, at: int, after: int) -> int:
        """Note a state, and the office or ministry that is named beside it; a ministry "of" it is one name with it."""
        words, heads, text = self._place.words, self._registry.heads, self._text
        _, _, is_adjective, _ = self._nature(setting.key)
        before = offices.read_before(text, words, heads, at, after)
        if before is not None:
            start = words[before.first].start
            while self.hits and self.hits[-1].end > start:
                self.hits.pop()
            if before.head.startswith(BODY):
                self._note(Hit(start, hit.end, start, hit.zone, 0), setting, before.head)
                return after
            self._note(Hit(start, words[before.after - 1].end, start, hit.zone, 0), setting, before.head)
        self.hits.append(hit)
        beside = offices.read_after(text, words, heads, at, after, is_adjective=is_adjective)
        if beside is None:
            return after
        start = words[beside.first].start
        self._note(Hit(start, words[beside.after - 1].end, start, hit.zone, 0), setting, beside.head)
        return beside.after

    def _note(self, hit: Hit, setting: Setting, head: str) -> None:
        number = self.settings.setdefault(setting._replace(head=head), len(self.settings))
        self.hits.append(hit._replace(setting=number))

    def _nature(self, key: str) -> "_Nature":
        known = self._natures.get(key)
        if known is None:
            entries = self._registry.entries(key)
            known = self._natures[key] = _Nature(
                {entry.role for entry in entries},
                any(entry.is_ambiguous for entry in entries),
                any(entry.is_adjective for entry in entries),
                any(entry.role in _OF_STATES and self._is_state(entry.actor) for entry in entries),
            )
        return known

    def _is_state(self, actor: str) -> bool:
        known = self._registry.actor(actor)
        return known is not None and known.kind is ActorKind.STATE

    def _read_capital(self, at: int, after: int, *, has_head: bool) -> Reading:
        words = self._place.words
        reading = surroundings.read_capital(self._text, words, at, after, has_head=has_head)
        if reading is Reading.UNCLEAR and at > 1 and words[at - 1].key == "and" and self._capital[0] == at - 1:
            # "between Ankara and Damascus", "in Ankara and Damascus"
            reading = self._capital[1]
        self._capital = (after, reading)
        return reading

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
            if head is not None and not head.startswith(OFFICE) and (is_adjective or head == Role.GOVERNMENT):
                return head, size
        return "", 0

    def _is_crowded(self, words: list[Word], at: int, after: int) -> bool:
        if surroundings.is_before_name(self._text, words, after) and words[after].key not in self._registry:
            return True
        given, _ = surroundings.read_given(self._text, words, at)
        return bool(given.names) and given.names[-1] not in self._registry

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
