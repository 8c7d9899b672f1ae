"""What a forecast is: a sentence about the time to come, how sure it sounds, on what it hangs, who says it, and when it is due."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model import Zone


class Band(StrEnum):
    """How probable the words say that something is; `percent` has the bounds.

    Source: ICD 203, Analytic Standards, Office of the Director of National Intelligence 2015, table of estimative language.
    """

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN = "roughly even"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"
    # "may", "might", "could": said to be possible, and no more.
    POSSIBLE = "possible"
    # A plain "will", "is expected to": said without a word for how probable.
    NONE = "none"

    @property
    def percent(self) -> tuple[int, int] | None:
        """The bounds in percent, None where the words have no number."""
        return _PERCENT.get(self)


_PERCENT = {
    Band.ALMOST_NO_CHANCE: (1, 5),
    Band.VERY_UNLIKELY: (5, 20),
    Band.UNLIKELY: (20, 45),
    Band.ROUGHLY_EVEN: (45, 55),
    Band.LIKELY: (55, 80),
    Band.VERY_LIKELY: (80, 95),
    Band.ALMOST_CERTAIN: (95, 99),
}


class HolderKind(StrEnum):
    """Who stands behind a forecast."""

    AUTHOR = "author"
    SPEAKER = "speaker"
    COMMENTER = "commenter"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who says so: the article's author, somebody whom it quotes or reports, or a commenter.

    A speaker is named at text[start:end]; `actor` is the id of the actor that is named there, if it is one of the registry's.
    """

    kind: HolderKind
    start: int | None = None
    end: int | None = None
    actor: str | None = None


AUTHOR = Holder(HolderKind.AUTHOR)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A sentence text[start:end] about the time to come; all offsets are code points of the article's text.

    `cue` is what makes it one, "is likely to"; `hedge` the words that say how probable, as written, or else the cue. `condition` is
    the clause on which it hangs. Due from `due_first` to `due_last`, days from 1970-01-01, both None where no time was said;
    `is_waiting` where one was said that the publication date has to place. `comment` is the index of the comment it stands in.
    """

    start: int
    end: int
    cue_start: int
    cue_end: int
    hedge: str
    band: Band
    condition: tuple[int, int] | None
    holder: Holder
    due_first: int | None
    due_last: int | None
    is_negated: bool
    is_waiting: bool
    zone: Zone
    comment: int | None = None
