"""How well times of news that nobody has seen are found and bound: invented stories, marked by hand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.annotate.entries import first_day
from workbench.annotate.times.reading import times_of
from workbench.cli.annotate_files import plain_document

FOLDER: Final = Path(__file__).with_name("news")
SETS: Final = ("set_a", "set_b")
_MARK: Final = re.compile(r"\[\[([^|\]]+)\|([^|\]]*)(?:\|SET)?\]\]")


@dataclass(frozen=True)
class Mark:
    """A time expression: where it is, and its TIMEX3 value, empty where that is open."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Story:
    """A story, when it was published, and the marks of its text."""

    name: str
    published: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class NewsScores:
    """F1 of extents that overlap, of extents that are the same, and of those that overlap and have the same value."""

    relaxed_f1: float
    strict_f1: float
    value_f1: float


@dataclass(frozen=True)
class Miss:
    """What did not come out right, for whoever improves the grammar."""

    story: str
    around: str
    wanted: str
    got: str


def stories(name: str) -> Iterator[Story]:
    """Give the stories of a set."""
    for part in re.split(r"^== ", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        heading, _, marked = part.partition("\n")
        story, published, _ = heading.split()
        pieces, marks, length, at = [], [], 0, 0
        for mark in _MARK.finditer(marked):
            pieces += [marked[at : mark.start()], mark[1]]
            length += mark.start() - at
            marks.append(Mark(length, length + len(mark[1]), mark[2]))
            length += len(mark[1])
            at = mark.end()
        yield Story(story, published, "".join((*pieces, marked[at:])), tuple(marks))


def measure_news(name: str, misses: list[Miss] | None = None) -> NewsScores:
    """Read a set and compare, as TempEval-3 did: pairs are one to one, the same extents first; what has no value is not asked for one."""
    marked = found = relaxed = strict = valued = given = right = 0
    for story in stories(name):
        day = first_day(story.published)
        document = plain_document(story.text.encode())
        times = [Mark(time.start, time.end, time.value) for time in times_of(document, day, day).times]
        # The offsets of the marks must be those of the document.
        assert document.text == story.text
        pairs = _paired(story.marks, times)
        partners = {b: a for a, b in pairs}
        marked, found, relaxed = marked + len(story.marks), found + len(times), relaxed + len(pairs)
        strict += sum(_span(story.marks[a]) == _span(times[b]) for a, b in pairs)
        valued += sum(bool(mark.value) for mark in story.marks)
        given += sum(b not in partners or bool(story.marks[partners[b]].value) for b in range(len(times)))
        told = {a for a, b in pairs if story.marks[a].value and _plain(story.marks[a].value) == _plain(times[b].value)}
        right += len(told)
        if misses is not None:
            misses += _missed(story, times, dict(pairs), told)
    return NewsScores(_f1(relaxed, marked, found), _f1(strict, marked, found), _f1(right, valued, given))


def _span(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


def _paired(marks: Sequence[Mark], times: Sequence[Mark]) -> list[tuple[int, int]]:
    candidates = sorted(
        (_span(mark) != _span(time), -common / max(mark.end - mark.start, time.end - time.start), a, b)
        for a, mark in enumerate(marks)
        for b, time in enumerate(times)
        if (common := min(mark.end, time.end) - max(mark.start, time.start)) > 0
    )
    pairs: dict[int, int] = {}
    for _, _, a, b in candidates:
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    return list(pairs.items())


def _plain(value: str) -> str:
    """Return a value in one of the ways in which it can be written."""
    value = value.upper().replace("-AU", "-FA")
    return re.sub(r"^(\d{4})-X+(?:-X+)?$", r"\1", re.sub(r"^(\d{3})X$|^(\d\d)XX$", r"\1\2", value))


def _missed(story: Story, times: Sequence[Mark], pairs: dict[int, int], told: set[int]) -> Iterator[Miss]:
    for number, mark in enumerate(story.marks):
        time = times[pairs[number]] if number in pairs else None
        if time is None or (mark.value and number not in told):
            got = "-" if time is None else f"{story.text[time.start : time.end]} = {time.value}"
            yield Miss(
                story.name, _around(story.text, mark), f"{story.text[mark.start : mark.end]} = {mark.value}", got
            )
    for number, time in enumerate(times):
        if number not in pairs.values():
            yield Miss(
                story.name, _around(story.text, time), "-", f"{story.text[time.start : time.end]} = {time.value}"
            )


def _around(text: str, mark: Mark) -> str:
    return " ".join(text[max(0, mark.start - 40) : mark.end + 30].split())


def _f1(right: int, wanted: int, given: int) -> float:
    return round(2 * right / (wanted + given), 4)


if __name__ == "__main__":
    told: list[Miss] = []
    print("set_a", measure_news("set_a", told))
    # The misses of set B stay unread: what was read once cannot be measured blindly again.
    print("set_b", measure_news("set_b"))
    for miss in told:
        print(miss)
