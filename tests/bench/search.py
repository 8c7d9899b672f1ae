"""Searching and indexing beside SQLite FTS5 and tantivy: the same articles, the same queries, asked in turn; CPU time.

Each engine is set up as its module says. Every query is to give the 20 best results with their titles; queries are drawn by
a seed from the words and sentences of the corpus, and of what is typed every letter but the first of a word is a query.
`keystroke` is the program's own service over a whole library (tests/bench/keystroke.py), inflected forms included.

The corpus is a file with one article a line (--docs: id, title, body, date, source, all but one of title and body may be
missing), or made up (--set, --articles): `short` has 1,500 characters an article in the mean, `news` 5,000.

`index` has the CPU seconds, the size and the peak of private memory of indexing in a process of its own. `mb` is what
each has on disk by itself: ours the index, whose program keeps the texts anyway; the peers their index and the texts that
they make snippets from. `index_mb` is the index alone for all, `with_text_mb` with texts for all. FTS5's tables are counted
by what they hold.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.bench.asking import Drawing, Kind, NoWordsError
from tests.bench.engines import Engine
from tests.bench.entries import EntryFile, write_entries
from tests.bench.figures import Figures, table, verdicts
from tests.bench.indexing import KINDS, index_apart
from tests.bench.keystroke import Keystrokes
from tests.bench.making import MEAN_CHARS, MadeCorpus
from tests.bench.measuring import WARM_UP, agreement, in_turn

KEYSTROKE, INDEX = "keystroke", "index"
CLASSES = (*Kind, KEYSTROKE, INDEX)
_ARTICLES = (2_000, 20_000)
_LETTERS_PER_QUERY = 2


def measure(
    docs: Path, folder: Path, *, per_class: int, seed: int, only: Sequence[str] = CLASSES
) -> tuple[Figures, dict[str, dict[str, float]]]:
    """Measure the classes over a file of articles, with all indexes in `folder`.

    Returns:
        The figures by class and engine, and by class how often the engines find the same and find anything.

    Raises:
        NoWordsError: If there is nothing to ask for.
    """
    corpus = EntryFile(docs)
    drawing = Drawing(corpus, seed)
    figures: Figures = {}
    same: dict[str, dict[str, float]] = {}
    if {*Kind, INDEX} & {*only}:
        engines_folder = folder / "engines"
        costs = {name: index_apart(kind, docs, engines_folder / name) for name, kind in KINDS.items()}
        engines: dict[str, Engine] = {name: kind.open(engines_folder / name) for name, kind in KINDS.items()}
        try:
            for kind in Kind:
                if kind in only:
                    figures[kind.value], same[kind.value] = _measure_class(engines, drawing, kind, per_class)
            if INDEX in only:
                for name, engine in engines.items():
                    size = engine.size()
                    whole, alone = _mb(size.with_text_bytes), _mb(size.index_bytes)
                    mb = alone if name == "dateline" else whole
                    cost = {"cpu_s": costs[name].cpu_s, "mb": mb, "rss_mb": costs[name].rss_mb}
                    figures.setdefault(INDEX, {})[name] = {**cost, "index_mb": alone, "with_text_mb": whole}
        finally:
            for engine in engines.values():
                engine.close()
        # At 100,000 long articles these are some gigabytes, and the library that comes next is as much again.
        shutil.rmtree(engines_folder)
    if KEYSTROKE in only:
        with Keystrokes(corpus, folder / KEYSTROKE) as keystrokes:
            letters = drawing.typed(per_class * _LETTERS_PER_QUERY)
            figures[KEYSTROKE] = in_turn(keystrokes.answerers, letters, drawing.typed(WARM_UP)).figures()
    return figures, same


def _measure_class(
    engines: dict[str, Engine], drawing: Drawing, kind: Kind, per_class: int
) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    asks = drawing.asks(kind, per_class * (_LETTERS_PER_QUERY if kind is Kind.TYPE_AHEAD else 1))
    answerers = {name: engine.ask for name, engine in engines.items()}
    timed = in_turn(answerers, asks, drawing.asks(kind, WARM_UP))
    return timed.figures(), agreement(list(engines.values()), asks)


def _mb(size_bytes: int) -> float:
    return round(size_bytes / 1e6, 1)


def _report(title: str, figures: Figures) -> None:
    print(f"\n{title}: CPU ms, p50 / p95; index: CPU s / MB / peak MB of private memory")
    print(table(figures), flush=True)


def _over_file(args: argparse.Namespace, docs: Path, title: str) -> dict[str, Any]:
    """Measure over a file and print the table."""
    with tempfile.TemporaryDirectory() as name:
        figures, same = measure(docs, Path(name), per_class=args.per_class, seed=args.seed, only=args.only)
    corpus = EntryFile(docs)
    articles = sum(1 for _ in corpus)
    _report(f"{title}, {articles:,} articles", figures)
    if same:
        least = min(same, key=lambda kind: same[kind]["same_total"])
        print(f"All engines find as many for {same[least]['same_total']:.0%} of the queries or more (least: {least}).")
    if corpus.malformed or corpus.bad_dates:
        print(f"{corpus.malformed} lines were no article and were left out; {corpus.bad_dates} dates were none.")
    return {
        **figures,
        "agreement": same,
        "corpus": {"articles": articles, "malformed": corpus.malformed, "bad_dates": corpus.bad_dates},
        "holds": {f"{v.rule.row}: {v.rule.asked}": v.holds for v in verdicts(figures)},
    }


def _made(args: argparse.Namespace) -> dict[str, Any]:
    """Measure over every made set in every size asked for; the results of several are told apart by name."""
    results: dict[str, Any] = {}
    for name in args.set or MEAN_CHARS:
        for articles in args.articles:
            with tempfile.TemporaryDirectory() as folder:
                docs = Path(folder) / "docs.jsonl"
                write_entries(MadeCorpus(articles, MEAN_CHARS[name], args.seed), docs)
                results[f"{name} {articles}"] = _over_file(args, docs, name)
    return next(iter(results.values())) if len(results) == 1 else results


def _list_of(read: Callable[[str], Any]) -> Callable[[str], list[Any]]:
    def of_list(text: str) -> list[Any]:
        return [read(part.strip()) for part in text.split(",") if part.strip()]

    return of_list


def _class(name: str) -> str:
    if name not in CLASSES:
        raise argparse.ArgumentTypeError(f"there is no class {name!r}: choose from {', '.join(CLASSES)}")
    return name


def main(arguments: list[str]) -> int:
    """Measure, print the tables, and write JSON."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench search", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--docs", type=Path, help="articles, one JSON object a line")
    parser.add_argument("--set", action="append", choices=MEAN_CHARS, help="without --docs; both if not given")
    parser.add_argument("--articles", type=_list_of(int), default=_ARTICLES, metavar="N,…", help="without --docs")
    parser.add_argument("--per-class", type=int, default=60, metavar="N", help="queries of each class; letters: twice")
    parser.add_argument("--only", type=_list_of(_class), default=CLASSES, metavar="CLASS,…")
    parser.add_argument("--seed", type=int, default=1962)
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures to this file as well")
    args = parser.parse_args(arguments)
    try:
        result = _made(args) if args.docs is None else _over_file(args, args.docs, args.docs.name)
    except (OSError, NoWordsError) as error:
        print(f"Could not measure: {error}")
        return 2
    if args.json:
        args.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0
