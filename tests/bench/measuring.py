"""Times the same questions to several engines in turn, and counts whether they find the same."""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tests.bench.asking import Ask
from tests.bench.engines import Engine
from tests.bench.figures import percentiles

Question = TypeVar("Question")
WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Timed:
    """CPU milliseconds of each question by engine."""

    times_ms: dict[str, list[float]]

    def figures(self) -> dict[str, dict[str, float]]:
        """Return median and 95th percentile by engine."""
        return {name: percentiles(times) for name, times in self.times_ms.items()}


def in_turn(
    answerers: dict[str, Callable[[Question], object]], questions: Sequence[Question], warm_up: Sequence[Question]
) -> Timed:
    """Ask every question of every engine before the next question, another engine first each time.

    CPU time is that of the whole process: threads of an engine's own count. The questions to warm up are not timed.
    """
    for question in warm_up:
        for answer in answerers.values():
            answer(question)
    names = list(answerers)
    times: dict[str, list[float]] = {name: [] for name in names}
    # What the set-up has left is no engine's to collect.
    gc.collect()
    gc.freeze()
    try:
        for number, question in enumerate(questions):
            first = number % len(names)
            for name in (*names[first:], *names[:first]):
                began = time.process_time()
                answerers[name](question)
                times[name].append((time.process_time() - began) * 1000)
    finally:
        gc.unfreeze()
    return Timed(times)


def agreement(engines: Sequence[Engine], asks: Sequence[Ask]) -> dict[str, float]:
    """Return the shares of queries for which all engines count the same, and that match anything with the first engine."""
    counts = [[engine.count(ask) for engine in engines] for ask in asks]
    return {
        "same_total": round(sum(len(set(of_ask)) == 1 for of_ask in counts) / len(counts), 3),
        "with_matches": round(sum(of_ask[0] > 0 for of_ask in counts) / len(counts), 3),
    }
