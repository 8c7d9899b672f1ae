"""Lays over what was found in a text whom the user says that a name, or a single mention, means."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from index.analysis import SINGLE
from workbench.annotate.events.dated import dated_sentences
from workbench.annotate.findings import AliasKind, Findings, Mention
from workbench.annotate.own import OwnName
from workbench.annotate.unknown.identity import is_unknown
from workbench.model import Block, Document, Evidence, Zone

_PARTING: Final = re.compile(r"[\s\-\u2010-\u2015]+")
_BETWEEN: Final = r"[\s\-\u2010-\u2015]+"
_APOSTROPHES: Final = "['\u2018\u2019\u02bc]"
# Of scripts without blanks each sign is a word.
_START: Final = rf"(?:(?=[{SINGLE}])|(?<![^\W{SINGLE}]))"
_END: Final = rf"(?:(?<=[{SINGLE}])|(?![^\W{SINGLE}]))"
_RUN: Final = re.compile(r"[^\W\u02bc]+")
_WORD: Final = re.compile(rf"[{SINGLE}]|[^\W\u02bc{SINGLE}]+")


@dataclass(frozen=True, slots=True)
class Ruling:
    """One mention that names somebody else than was found, or nobody where that is empty; it is found by its evidence."""

    evidence: Evidence
    actor: str


class GivenNames:
    """The names that the user gave, ready to be looked for: as they are written, or in capitals throughout."""

    def __init__(self, names: Iterable[OwnName]) -> None:
        self.names = tuple(names)

    @cached_property
    def _sought(self) -> dict[str, list["_Sought"]]:
        """Return the names by a word of theirs without which a text does not have them."""
        by_name: dict[str, list[OwnName]] = {}
        for one in self.names:
            by_name.setdefault(one.name, []).append(one)
        found: dict[str, list[_Sought]] = {}
        for name, given in by_name.items():
            for written in dict.fromkeys((name, name.upper())):
                if (words := _WORD.findall(written)) and _RUN.search(written):
                    found.setdefault(max(words, key=len), []).append(_Sought(written, tuple(given)))
        return found

    def words(self) -> tuple[str, ...]:
        """Return a word of each name without which a text does not have it."""
        longest = (max(_RUN.findall(one.written), key=len) for sought in self._sought.values() for one in sought)
        return tuple(dict.fromkeys(longest))

    def find(self, text: str, blocks: Sequence[Block], day: int | None) -> list[Mention]:
        """Return where these names stand outside of boilerplate, the longest where several overlap; nobody's have an empty actor."""
        starts = [block.start for block in blocks]
        found = []
        for word in self._sought.keys() & set(_WORD.findall(text)):
            for sought in self._sought[word]:
                holding = [one for one in sought.given if one.holds(day)]
                if not holding:
                    continue
                # Who has the name for a time has it then; of a day that is not known, who has it always.
                meant = min(holding, key=lambda one: one.is_bound != (day is not None))
                for match in sought.pattern.finditer(text):
                    block = blocks[max(0, bisect_left(starts, match.end()) - 1)]
                    if block.start <= match.start() and match.end() <= block.end and block.zone is not Zone.BOILERPLATE:
                        found.append(Mention(*match.span(), meant.actor, block.zone, meant.kind))
        return _apart(found)


class _Sought:
    """A name as it may be written, and whom it names when; its pattern is made when a text may have it."""

    def __init__(self, written: str, given: tuple[OwnName, ...]) -> None:
        self.written, self.given = written, given

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return _pattern([word for word in _PARTING.split(self.written) if word])


def lay_over(
    document: Document, findings: Findings, names: GivenNames, rulings: Sequence[Ruling], day: int | None
) -> Findings:
    """Return findings with the mentions that the user's names and rulings make of them, and the events that tell of those."""
    mentions = renamed_mentions(document, findings.mentions, names, rulings, day)
    if mentions == findings.mentions:
        return findings
    sentences = dated_sentences(document, findings.times, mentions, findings.places)
    actors = {sentence.start: sentence.actors for sentence in sentences}
    events = tuple(replace(event, actors=actors.get(event.start, event.actors)) for event in findings.events)
    return replace(findings, mentions=mentions, events=events)


def renamed_mentions(
    document: Document,
    mentions: tuple[Mention, ...],
    names: GivenNames,
    rulings: Sequence[Ruling],
    day: int | None,
) -> tuple[Mention, ...]:
    """Return the mentions of an article by the user's word.

    Args:
        document: The article.
        mentions: As found by the program alone.
        names: What names mean wherever they stand.
        rulings: What single mentions mean.
        day: Of publication, from 1970-01-01.
    """
    given = names.find(document.text, document.blocks, day) if names.names and document.blocks else []
    mentions = _named(mentions, given)
    for ruling in rulings:
        mentions = _ruled(document, mentions, ruling)
    return mentions


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    escaped = (re.sub(_APOSTROPHES, lambda _: _APOSTROPHES, re.escape(word)) for word in words)
    return re.compile(rf"{_START}{_BETWEEN.join(escaped)}{_END}")


def _apart(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return kept


def _named(mentions: tuple[Mention, ...], given: list[Mention]) -> tuple[Mention, ...]:
    """Lay given names over mentions, both in order and apart: a longer name that somebody known has stays what it is."""
    if not given:
        return mentions
    ends = [mention.end for mention in mentions]
    dropped: set[int] = set()
    added = []
    for name in given:
        at = bisect_right(ends, name.start)
        over = []
        while at < len(mentions) and mentions[at].start < name.end:
            if at not in dropped:
                over.append(at)
            at += 1
        if any(_stays(mentions[one], name) for one in over):
            continue
        dropped.update(over)
        if name.actor:
            added.append(name)
    kept = [mention for at, mention in enumerate(mentions) if at not in dropped]
    return tuple(sorted((*kept, *added), key=lambda mention: mention.start))


def _stays(mention: Mention, name: Mention) -> bool:
    is_longer = mention.end - mention.start > name.end - name.start
    return is_longer and not (is_unknown(mention.actor) and not _is_within(mention, name))


def _is_within(mention: Mention, name: Mention) -> bool:
    return mention.start <= name.start and name.end <= mention.end


def _ruled(document: Document, mentions: tuple[Mention, ...], ruling: Ruling) -> tuple[Mention, ...]:
    start = place_of(document.text, ruling.evidence)
    if start is None:
        return mentions
    end = start + len(ruling.evidence.quote)
    kept = [one for one in mentions if one.end <= start or end <= one.start]
    over = [one for one in mentions if not (one.end <= start or end <= one.start)]
    if ruling.actor:
        zone = over[0].zone if over else _zone_at(document, start)
        alias = over[0].alias if over else AliasKind.SAME
        kept.append(Mention(start, end, ruling.actor, zone, alias))
        kept.sort(key=lambda one: one.start)
    return tuple(kept)


def _zone_at(document: Document, start: int) -> Zone:
    starts = [block.start for block in document.blocks]
    return document.blocks[max(0, bisect_left(starts, start + 1) - 1)].zone


def place_of(text: str, evidence: Evidence) -> int | None:
    """Return where the words of an evidence stand now, None if they do not: by place, by what is around them, by the nearest."""
    quote = evidence.quote
    if text[evidence.start : evidence.start + len(quote)] == quote and quote:
        around = text[max(0, evidence.start - len(evidence.prefix)) : evidence.start]
        if around == evidence.prefix:
            return evidence.start
    if (at := text.find(evidence.prefix + quote + evidence.suffix)) >= 0:
        return at + len(evidence.prefix)
    for before, after in ((evidence.prefix, ""), ("", evidence.suffix)):
        context = before + quote + after
        if context != quote and text.count(context) == 1:
            return text.index(context) + len(before)
    return None
