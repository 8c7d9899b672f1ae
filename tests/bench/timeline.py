"""The timeline against its budgets: how long it takes to read a large result, to lay it out, and to pan or zoom one step.

A library of so many articles and dates is written straight into its tables, since annotating as many texts would take an hour. Step: the view is
moved and painted once, at 1600 x 300 without a screen, plain and with the bars stacked by source. CPU is that of the process.
"""

import argparse
import datetime as dt
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from workbench.library.store import Library
from workbench.timeline import TimelineData, timeline_of

STEP_P95_MS_MAX = 12.0
_EPOCH = dt.date(1970, 1, 1)
_OUTLETS, _ACTORS = 40, 300
_STEPS = 200


def make_library(folder: Path, articles: int, dates: int, seed: int) -> None:
    """Write a library whose articles gather around 2002 and name dates of a century, the same for the same seed."""
    chance = random.Random(seed)
    hashes = [f"{number:064x}" for number in range(1, articles + 1)]
    with Library.open_or_create(folder) as library:
        with library.write() as connection:
            connection.executemany("INSERT INTO original VALUES (?, 1, 'raw')", ((sha256,) for sha256 in hashes))
            connection.executemany(
                "INSERT INTO article (id, original, path, imported_at, format, title, authors, source, direction, published,"
                " published_state, published_basis, updated_basis, words_body, words_comment, comments)"
                " VALUES (?, ?, 'a.txt', '2026-01-01T00:00:00Z', 'text', ?, '[]', ?, 'ltr', ?, ?, '', '', 300, 0, 0)",
                _articles(chance, hashes),
            )
            connection.executemany(
                "INSERT INTO article_time (article, start, end, first_day, last_day, edtf, precision, basis, actors, places)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '[]')",
                _dates(chance, articles, dates),
            )
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _articles(chance: random.Random, hashes: list[str]) -> Iterator[tuple[object, ...]]:
    for number, sha256 in enumerate(hashes, 1):
        day, kind = _day(int(chance.gauss(12_000, 3_000))), chance.random()
        published = None if kind < 0.05 else day[:7] if kind < 0.1 else day
        state = "unknown" if published is None else chance.choices(("stated", "inferred"), (9, 1))[0]
        outlet = f"Outlet {min(_OUTLETS, int(chance.expovariate(0.1)))}"
        yield number, sha256, f"Report {number} of the harbour office", outlet, published, state


def _dates(chance: random.Random, articles: int, dates: int) -> Iterator[tuple[object, ...]]:
    named: dict[int, int] = {}
    actors = [f"actor-{number}" for number in range(_ACTORS)]
    for _ in range(dates):
        article = chance.randrange(1, articles + 1)
        start = named[article] = named.get(article, 0) + 50
        first, length = int(chance.gauss(11_000, 5_000)), chance.choice((0, 0, 0, 0, 0, 0, 0, 0, 29, 364))
        edtf = _day(first)[: {0: 10, 29: 7, 364: 4}[length]]
        precision = {0: "day", 29: "month", 364: "year"}[length]
        basis = chance.choice(("explicit year", "explicit year", "year inferred", "relative to publication"))
        said = json.dumps(chance.sample(actors[:30], chance.choice((0, 1, 1, 2, 3))), separators=(",", ":"))
        yield article, start, start + 10, first, first + length, edtf, precision, basis, said


def _day(number: int) -> str:
    return (_EPOCH + dt.timedelta(number)).isoformat()


def cpu_ms(work: Callable[[], object], times: int = 1) -> list[float]:
    found = []
    for _ in range(times):
        began = time.process_time()
        work()
        found.append((time.process_time() - began) * 1000)
    return found


def in_panel(data: TimelineData) -> dict[str, float]:
    """Return how long it takes to lay a result out, and a step, plain and stacked."""
    from ui.app import make_application
    from ui.look import tokens
    from ui.look.theme import Look
    from ui.panels.timeline import TimelinePanel
    from ui.panels.timeline.stacks import stack_by_source
    from workbench.dated import PublishedSpans

    application = make_application(["bench"])
    panel = TimelinePanel(Look(tokens.THEMES["light"]))
    panel.resize(1600, 300)
    panel.load()
    panel.show()
    lanes = tuple((f"actor-{number}", f"Actor {number}", number) for number in range(5))
    plot, figures = panel._body.plot, {}
    moves = (panel.zoom_in, panel.zoom_out, *(partial(plot.pan_px, px) for px in (-40, 40, 80)))
    for name, stack in (("", None), ("stacked_", stack_by_source(PublishedSpans.of(data.published)))):
        figures[f"{name}layout_ms"] = statistics.median(
            cpu_ms(lambda stack=stack: panel.show_data(data, lanes, stack=stack), 5)
        )
        application.processEvents()
        chance = random.Random(5)
        # Painting is asked for by the step itself and done once, as by the event loop.
        steps = [chance.choice(moves) for _ in range(_STEPS)]
        spent = sorted(cpu_ms(lambda step=step: (step(), application.processEvents()))[0] for step in steps)
        figures[f"{name}step_p50_ms"], figures[f"{name}step_p95_ms"] = spent[_STEPS // 2], spent[_STEPS * 95 // 100]
    return figures


def main(arguments: list[str]) -> int:
    """Measure, print JSON, and say by the exit code whether the budget of a step holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench timeline", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--dates", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1962)
    parser.add_argument("--json", type=Path, metavar="OUT")
    args = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Large.dateline"
        make_library(folder, args.articles, args.dates, args.seed)
        # A result is in the order of a search, not in that of the library.
        ids = list(range(1, args.articles + 1))
        random.Random(args.seed).shuffle(ids)
        with Library.open(folder) as library:
            read_ms = statistics.median(cpu_ms(lambda: timeline_of(library, ids, dates_max=args.dates + 1), 5))
            data = timeline_of(library, ids, dates_max=args.dates + 1)
        figures = {"dates": len(data.dates), "read_ms": read_ms, **in_panel(data)}
    figures = {name: round(value, 1) for name, value in figures.items()}
    print(json.dumps(figures, indent=2))
    if args.json:
        args.json.write_text(json.dumps(figures, indent=2) + "\n")
    return 0 if max(figures["step_p95_ms"], figures["stacked_step_p95_ms"]) <= STEP_P95_MS_MAX else 1
