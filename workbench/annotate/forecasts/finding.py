"""Finds the forecasts of an article, sentence by sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from workbench.annotate.findings import Mention
from workbench.annotate.forecasts.conditions import find_conditions, is_unreal
from workbench.annotate.forecasts.cues import Cue, CueFinder
from workbench.annotate.forecasts.english import english
from workbench.annotate.forecasts.forecast import AUTHOR, Band, Forecast, Holder, HolderKind
from workbench.annotate.forecasts.glancing import Glance
from workbench.annotate.forecasts.holders import find_speaker, holder_at
from workbench.annotate.forecasts.horizons import Horizon, coming_weekday, horizons, is_of_long_ago, nearest
from workbench.annotate.forecasts.lexicon import Lexicon
from workbench.annotate.forecasts.sentence import Sentence, Setting
from workbench.annotate.sentences import split_sentences
from workbench.annotate.times.expressions import Time, Times
from workbench.annotate.times.references import Publication
from workbench.annotate.tokens import Token, cut
from workbench.model import Block, BlockKind, Document, RunStyle, Zone

_ZONES: Final = frozenset((Zone.STANDFIRST, Zone.BODY, Zone.CAPTION, Zone.COMMENT))
_NO_PROSE: Final = frozenset((BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.PREFORMATTED))
# What is longer is no sentence but a list, or a page that means to hang whoever reads it.
_SENTENCE_MAX: Final = 1500
# "said on Friday", "told reporters Friday".
_SAYING_REACH: Final = 3
_WORDS_MIN: Final = 3
# An article with so many listings of a program, or words of one in its sentences, tells how something is done.
_LISTINGS_MIN: Final = 2
_CODE_MIN: Final = 5
_WITHOUT_NUMBER: Final = frozenset((Band.NONE, Band.POSSIBLE))
_OPENING: Final = frozenset('"“«„')
_CLOSING: Final = frozenset('"”»“')
_QUOTES: Final = _OPENING | _CLOSING
_ASKING: Final = frozenset("?؟")
# A question mark may have marks of quotation after it.
_LAST_TOKENS: Final = 3


def find_forecasts(
    document: Document, times: Times, mentions: Sequence[Mention], publication: Publication | None
) -> tuple[Forecast, ...]:
    """Return the forecasts of an article in reading order, one a sentence at most.

    Args:
        document: The article; none are found in a language that has no words here.
        times: Its times, bound to its publication as far as that is known.
        mentions: Its actors, in order.
        publication: When it was published, None where that is not known.
    """
    tools = _tools_of(document.language)
    if tools is None:
        return ()
    reader = _Reader(document.text, tools, times, mentions, publication, is_manual=_is_manual(document))
    return tuple(
        forecast
        for block in document.blocks
        if block.zone in _ZONES and block.kind not in _NO_PROSE
        for forecast in reader.read(block)
    )


@dataclass(frozen=True, slots=True)
class _Tools:
    """What one language needs, made once."""

    lexicon: Lexicon
    cues: CueFinder
    glance: Glance


@cache
def _english() -> _Tools:
    return _Tools(english(), CueFinder(english()), Glance(english()))


def _tools_of(language: str | None) -> _Tools | None:
    return _english() if language is None or language.lower().startswith("en") else None


def _is_manual(document: Document) -> bool:
    blocks = [block for block in document.blocks if block.zone is Zone.BODY]
    listings = sum(block.kind is BlockKind.PREFORMATTED for block in blocks)
    return listings >= _LISTINGS_MIN or sum(run.style is RunStyle.CODE for b in blocks for run in b.runs) >= _CODE_MIN


@dataclass(slots=True)
class _Course:
    """What a sentence may go on from: the forecast before it, whoever spoke last, and a quotation that is still open."""

    part: tuple[Zone, int | None]
    follows_forecast: bool = False
    speaker: Holder | None = None
    is_quoted: bool = False


class _Reader:
    """Reads one block after the other."""

    def __init__(
        self,
        text: str,
        tools: _Tools,
        times: Times,
        mentions: Sequence[Mention],
        publication: Publication | None,
        *,
        is_manual: bool,
    ) -> None:
        self._text = text
        self._lexicon = tools.lexicon
        self._cues = tools.cues
        self._glance = tools.glance
        self._times = times.times
        self._time_starts = [time.start for time in times.times]
        self._is_manual = is_manual
        self._is_history = times.is_narrative
        self._ranges = times.ranges
        self._range_starts = [one.start for one in times.ranges]
        self._mentions = mentions
        self._mention_starts = [mention.start for mention in mentions]
        self._publication = publication
        self._course = _Course((Zone.BODY, None))

    def read(self, block: Block) -> Iterator[Forecast]:
        """Yield the forecasts of a block."""
        part = (block.zone, block.comment)
        # "All of this would ..." may go on from the paragraph before; who spoke there does not.
        self._course = _Course(part, self._course.follows_forecast and self._course.part == part)
        places = self._glance.places(self._text, block.start, block.end)
        if not places:
            self._course.follows_forecast = False
            return
        has_quotations = any(mark in _QUOTES for mark in self._text[block.start : block.end])
        for first, last in split_sentences(self._text[block.start : block.end]):
            start, end = block.start + first, block.start + last
            if end - start > _SENTENCE_MAX:
                self._course = _Course(part)
                continue
            was_quoted = self._course.is_quoted
            self._course.is_quoted = has_quotations and _is_open_after(self._text, start, end, was_quoted)
            has_place = bisect_left(places, start) < bisect_left(places, end)
            if not (has_place or has_quotations):
                self._course.follows_forecast = False
                continue
            tokens = cut(self._text, start, end)
            if len(tokens) < _WORDS_MIN:
                continue
            forecast = self._sentence(tokens, was_quoted, has_place=has_place, is_comment=block.zone is Zone.COMMENT)
            self._course.follows_forecast = forecast is not None
            if forecast is not None:
                yield replace(forecast, start=start, end=end, zone=block.zone, comment=block.comment)

    def _sentence(
        self, tokens: Sequence[Token], was_quoted: bool, *, has_place: bool, is_comment: bool
    ) -> Forecast | None:
        conditions = find_conditions(self._lexicon, tokens)
        said = find_speaker(self._lexicon, tokens, conditions)
        if said is not None:
            start, end = tokens[said[0]].start, tokens[said[1] - 1].end
            self._course.speaker = holder_at(start, end, self._mentions, self._mention_starts)
        if not has_place:
            # It is read for who speaks in it.
            return None
        is_repeated = is_comment and _is_quoted_whole(tokens)
        if is_repeated or any(token.key in _ASKING for token in tokens[-_LAST_TOKENS:]):
            return None
        holder = Holder(HolderKind.COMMENTER) if is_comment else AUTHOR
        if self._course.speaker is not None and (said is not None or was_quoted):
            holder = self._course.speaker
        is_quoted = was_quoted or any(token.key in _OPENING or token.key in _CLOSING for token in tokens)
        return self._forecast(tokens, conditions, holder, is_reported=said is not None, is_quoted=is_quoted)

    def _forecast(
        self,
        tokens: Sequence[Token],
        conditions: Sequence[tuple[int, int]],
        holder: Holder,
        *,
        is_reported: bool,
        is_quoted: bool,
    ) -> Forecast | None:
        times = [one for one in self._times_in(tokens[0].start, tokens[-1].end) if not self._is_of_saying(tokens, one)]
        ahead = self._ahead(tokens, conditions, times)
        has_past_time = is_of_long_ago(times, self._publication)
        if has_past_time:
            # Of 1999, "within days" does not lie ahead.
            ahead = [one for one in ahead if not one.is_counted]
        real = [one for one in conditions if not is_unreal(self._lexicon, tokens[one[0] : one[1]])]
        setting = Setting(
            # Undated, nobody knows what lies ahead of it.
            has_future_time=any(not (one.is_waiting or one.is_length) for one in ahead),
            has_past_time=has_past_time,
            follows_forecast=self._course.follows_forecast,
            is_reported=is_reported,
            has_condition=bool(conditions),
            is_unreal=len(real) < len(conditions),
            is_history=self._is_history,
        )
        cue = self._cues.find(Sentence(tokens, self._lexicon, setting), conditions)
        if cue is None or (self._is_history and is_quoted and not ahead):
            # What was said in other years is over.
            return None
        if self._is_manual and not ahead and cue.band in _WITHOUT_NUMBER:
            # A program "will" do what it always does.
            return None
        if not real and (is_reported or tokens[cue.first].key in self._lexicon.would):
            real = list(conditions)
        at = tokens[cue.first].start
        due = nearest(ahead, at) or coming_weekday(times, at, self._publication) or Horizon(at)
        return Forecast(
            start=tokens[0].start,
            end=tokens[-1].end,
            cue_start=at,
            cue_end=tokens[cue.end - 1].end,
            hedge=self._said(tokens, cue),
            band=cue.band,
            condition=_span(tokens, real[0]) if real else None,
            holder=holder,
            due_first=due.first,
            due_last=due.last,
            is_negated=cue.is_negated,
            is_waiting=due.is_waiting,
            zone=Zone.BODY,
        )

    def _said(self, tokens: Sequence[Token], cue: Cue) -> str:
        first, end = cue.hedge if cue.hedge is not None else (cue.first, cue.end)
        return " ".join(self._text[tokens[first].start : tokens[end - 1].end].split())

    def _is_of_saying(self, tokens: Sequence[Token], time: Time) -> bool:
        """Tell when something was said, "said on Friday", from when it comes."""
        before = [token.key for token in tokens if token.end <= time.start][-_SAYING_REACH:]
        return any(key in self._lexicon.said and key not in self._lexicon.expects for key in before)

    def _times_in(self, start: int, end: int) -> Sequence[Time]:
        return self._times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)]

    def _ahead(
        self, tokens: Sequence[Token], conditions: Sequence[tuple[int, int]], times: Sequence[Time]
    ) -> list[Horizon]:
        first = max(0, bisect_right(self._range_starts, tokens[0].start) - 1)
        ranges = self._ranges[first : bisect_left(self._range_starts, tokens[-1].end)]
        spans = [_span(tokens, condition) for condition in conditions]
        found = horizons(self._lexicon, tokens, times, ranges, self._publication)
        # "If it fails by May" says when the condition is due, not what hangs on it.
        return [one for one in found if not any(start <= one.start < end for start, end in spans)]


def _span(tokens: Sequence[Token], clause: tuple[int, int]) -> tuple[int, int]:
    return tokens[clause[0]].start, tokens[clause[1] - 1].end


def _is_quoted_whole(tokens: Sequence[Token]) -> bool:
    """Tell what a commenter only repeats."""
    return tokens[0].key in _OPENING and any(token.key in _CLOSING for token in tokens[-2:])


def _is_open_after(text: str, start: int, end: int, is_open: bool) -> bool:
    """Tell whether a quotation goes on after a sentence."""
    for at in range(start, end):
        mark = text[at]
        if mark in "“«":
            is_open = True
        elif mark in "”»":
            is_open = False
        elif mark == '"':
            is_open = not is_open
    return is_open
