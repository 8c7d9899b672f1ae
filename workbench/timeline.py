"""When the articles of a result were published and which dates their texts name, as timeline and command line show it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishedSpan:
    """When one article was published: first and last day from 1970-01-01, a day, a month or a year apart."""

    article: int
    title: str
    first_day: int
    last_day: int
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class TextDate:
    """A full date in an article's text, text[start:end] in code points, and the actors named in the same sentence."""

    article: int
    start: int
    end: int
    first_day: int
    last_day: int
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineData:
    """A result in time. `dates` may be cut short; `dates_total` says how many there are. `undated` are article ids."""

    published: tuple[PublishedSpan, ...] = ()
    undated: tuple[int, ...] = ()
    dates: tuple[TextDate, ...] = ()
    dates_total: int = 0
