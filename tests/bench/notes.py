"""A letter of a search for notes: a library with many marks, and all that the window shows for `note:`, `has:` and `grade:`.

CPU milliseconds, the median of some letters. `first` is the first search for notes after the library was opened, `changed` the first
after a mark was made: the words of the others are known then.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.bench.keystroke import answer, environment, fill
from tests.bench.making import MEAN_CHARS, MadeCorpus
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.decisions import set_marks
from workbench.library.marks import Colour, Mark, MarkKind, columns_of
from workbench.library.store import Library
from workbench.paths import CACHE_VARIABLE
from workbench.search import SearchService

LETTER_MS_MAX, CHANGED_MS_MAX = 50.0, 300.0
_WORDS, _PER_NOTE, _BEND = 20_000, 25, 3
_KINDS = tuple(MarkKind)


def main(arguments: list[str]) -> int:
    """Measure, print JSON, and say by the exit code whether the budgets hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench notes", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--marks", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1962)
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        stack.enter_context(environment(CACHE_VARIABLE, str(Path(name) / "cache")))
        library = stack.enter_context(Library.open_or_create(Path(name) / "library"))
        fill(library, MadeCorpus(args.articles, MEAN_CHARS["short"], args.seed))
        set_marks(library, [(mark.article, columns_of(mark)) for mark in _marks(args)])
        keeper = stack.enter_context(IndexKeeper(library))
        keeper.current(JobContext())
        service = SearchService(library, keeper, follow=False)
        answer(service, "word")
        figures = {"first_ms": _cpu_ms(lambda: answer(service, "note:w1"))}
        figures["letter_ms"] = median(_cpu_ms(lambda t=text: answer(service, t)) for text in _letters())
        set_marks(library, [(1, columns_of(Mark(1, "one-more", MarkKind.NOTE, None, note="one more")))])
        figures["changed_ms"] = _cpu_ms(lambda: answer(service, "note:more"))
    print(json.dumps({"articles": args.articles, "marks": args.marks, **{k: round(v, 1) for k, v in figures.items()}}))
    return int(figures["letter_ms"] > LETTER_MS_MAX or figures["changed_ms"] > CHANGED_MS_MAX)


def _marks(args: argparse.Namespace) -> list[Mark]:
    draw = random.Random(args.seed)
    made = []
    for number in range(args.marks):
        note = " ".join(f"w{int(_WORDS * draw.random() ** _BEND)}" for _ in range(_PER_NOTE))
        article = draw.randint(1, args.articles)
        kind = draw.choice(_KINDS)
        colour = Colour.GREEN if kind is MarkKind.HIGHLIGHT else None
        made.append(Mark(article, f"{number:x}", kind, None, colour, note, ("to check",), draw.choice(("", "2", "3"))))
    return made


def _letters() -> list[str]:
    whole = ("note:w1234 note:w5", 'note:"w12 w7"', "has:claim note:w44", "has:grade", "grade:2 w1", "w12 in:all")
    return [text[:end] for text in whole for end in range(5, len(text) + 1)]


def _cpu_ms(act: Callable[[], object]) -> float:
    before = time.process_time()
    act()
    return (time.process_time() - before) * 1e3
