"""Lays names that no table has beside those that are known: what rules suggest, and what the tagger found."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from workbench.annotate.findings import ActorKind, AliasKind, Mention
from workbench.annotate.overlaps import Overlaps
from workbench.annotate.tagger.tagged import BELIEVED, Tagged, TaggedKind, Tagging
from workbench.annotate.unknown.owners import Owners
from workbench.annotate.unknown.span import Span
from workbench.annotate.unknown.weighing import KINDS, Weighed
from workbench.model import Document

# As probable as this, what is written small is a name.
_SMALL_BELIEVED: Final = 0.8
_CHARS_MIN: Final = 2
_BEFORE_CHARS: Final = 3
_SENTENCE_ENDS: Final = ".!?:;\u2026\u201d\n"


class Told(NamedTuple):
    """What rules suggest: names, and abbreviations that the article introduces."""

    spans: Sequence[Span]
    letters: dict[str, str]


def decide(document: Document, weighed: Weighed, tagging: Tagging, rules: Told) -> tuple[list[Span], list[Span]]:
    """Return the names of actors, and apart those of places, that stand where the tagger decides.

    Args:
        document: The article.
        weighed: Known actors, and what the tagger found that none of them explains.
        tagging: All that it found; where it did not read, rules decide.
        rules: What rules suggest: they tell better whether a group is armed, and a short form of a name that the tagger found
            elsewhere counts without it.
    """
    names = [name for name in weighed.left if _is_name(document.text, name)]
    kinds = {(span.start, span.end): span.kind for span in rules.spans}
    owners = Owners(document.text, names, kinds, rules.letters, weighed.mentions)
    starts = [block.start for block in document.blocks]
    actors: list[Span] = []
    places: list[Span] = []
    for name in names:
        actor, alias = owners.of(name)
        zone = document.blocks[bisect_right(starts, name.start) - 1].zone
        (places if name.kind is TaggedKind.PLACE else actors).append(Span(name.start, name.end, actor, zone, alias))
    over, unread = Overlaps(tagging.names), Overlaps(tagging.unread)
    for span in rules.spans:
        if over.over(span.start, span.end):
            continue
        known = owners.known(span.actor)
        if known is not None or unread.over(span.start, span.end):
            kept = span._replace(actor=known or span.actor)
            (places if KINDS[span.kind] is TaggedKind.PLACE else actors).append(kept)
    return actors, places


def _is_name(text: str, name: Tagged) -> bool:
    """Tell whether what no table has is taken for a name: less is believed where no capital tells it."""
    written = text[name.start : name.end]
    if len(written) < _CHARS_MIN or not any(letter.isalpha() for letter in written):
        return False
    if name.kind is TaggedKind.NATIONALITY or (written.islower() and name.probability < _SMALL_BELIEVED):
        return False
    before = text[max(0, name.start - _BEFORE_CHARS) : name.start].rstrip(" \"'\u201c\u2018(")
    begins = not before or before[-1] in _SENTENCE_ENDS
    return name.probability >= BELIEVED or " " in written or not begins


def merged(mentions: Sequence[Mention], spans: list[Span]) -> tuple[Mention, ...]:
    """Lay names beside known ones: of two that overlap the known one stays, unless it is a nationality within the other."""
    kept = list(mentions)
    starts = [mention.start for mention in kept]
    dropped: set[int] = set()
    added: list[Mention] = []
    last_end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start < last_end:
            continue
        at = max(bisect_right(starts, span.start) - 1, 0)
        over = []
        while at < len(kept) and kept[at].start < span.end:
            if kept[at].end > span.start:
                over.append(at)
            at += 1
        if not all(_gives_way(kept[one], span) for one in over):
            continue
        dropped.update(over)
        added.append(Mention(span.start, span.end, span.actor, span.zone, span.alias, is_suggested=True))
        last_end = span.end
    left = [mention for at, mention in enumerate(kept) if at not in dropped]
    return tuple(sorted((*left, *added), key=lambda mention: mention.start))


def _gives_way(mention: Mention, span: Span) -> bool:
    if not (span.start <= mention.start and mention.end <= span.end):
        return False
    if mention.is_suggested:
        return True
    is_smaller = mention.end - mention.start < span.end - span.start
    # "Israel Brown, 34,": a state's name is a given name, too.
    is_given = span.kind is ActorKind.PERSON and mention.start == span.start and mention.alias is AliasKind.SAME
    return is_smaller and (mention.alias is AliasKind.DEMONYM or is_given)
