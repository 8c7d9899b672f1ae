"""Measure searching and indexing over made-up articles whose words are as unevenly common as those of a language."""

import argparse
import bisect
import datetime as dt
import itertools
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from index.engine import Index
from index.query import parse
from index.records import IndexRecord

VOCABULARY = 60_000
SYLLABLES = [
    c + v for c in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh") for v in "aeiou"
]
FIRST_DAY = dt.date(2011, 1, 1)
DAYS = 3_650


class Corpus:
    """Articles drawn by Zipf's law from a made vocabulary; the same for the same seed."""

    def __init__(self, articles: int, mean_chars: int, seed: int) -> None:
        self.articles = articles
        self.mean_chars = mean_chars
        self._random = random.Random(seed)
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            # Common words are short, as they are in languages.
            longest = 1 + min(4, len(words) // 40)
            words["".join(self._random.choices(SYLLABLES, k=self._random.randint(1, longest)))] = None
        self.words = list(words)
        self._cumulative = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))

    def draw(self) -> str:
        """Draw one word."""
        return self.words[bisect.bisect(self._cumulative, self._random.random() * self._cumulative[-1])]

    def text(self, chars: int) -> str:
        """Draw sentences up to a length."""
        parts: list[str] = []
        length = 0
        while length < chars:
            sentence = " ".join(self.draw() for _ in range(self._random.randint(6, 30))).capitalize() + ". "
            parts.append(sentence)
            length += len(sentence)
        return "".join(parts)

    def records(self) -> Iterator[IndexRecord]:
        """Make the articles: four tenths have comments, nearly all some boilerplate, a tenth no date."""
        draw = self._random
        for number in range(1, self.articles + 1):
            chars = int(draw.lognormvariate(0, 0.6) * self.mean_chars / 1.197)
            day = FIRST_DAY + dt.timedelta(days=draw.randrange(DAYS))
            dated = day.isoformat() if draw.random() > 0.1 else None
            comments = (
                [self.text(draw.randint(50, 600)) for _ in range(draw.randint(1, 8))] if draw.random() < 0.4 else []
            )
            yield IndexRecord(
                id=number,
                fingerprint=f"{number:016x}",
                title=self.text(60),
                body=self.text(chars),
                comment="\n\n".join(comments),
                boilerplate=self.text(400),
                source=f"Outlet {draw.randint(1, 40)}",
                author=self.text(12),
                url=f"https://outlet{draw.randint(1, 40)}.example/{number}",
                language="en",
                format="html",
                earliest_day=dated,
                latest_day=dated,
            )


def queries(corpus: Corpus, seed: int, count: int) -> dict[str, list[str]]:
    """Draw queries by class; words as they fall in texts, so that common ones are asked for often."""
    draw = random.Random(seed)

    def word() -> str:
        return corpus.words[int(draw.paretovariate(0.5)) % 5_000]

    def phrase() -> str:
        return f'"{word()} {word()}"'

    def dates() -> str:
        first = FIRST_DAY + dt.timedelta(days=draw.randrange(DAYS))
        return f"{word()} date:{first}..{first + dt.timedelta(days=draw.randrange(900))}"

    makers: dict[str, Callable[[], str]] = {
        "word": word,
        "and": lambda: f"{word()} {word()}",
        "or of three": lambda: f"{word()} OR {word()} OR {word()}",
        "phrase": phrase,
        "common phrase": lambda: f'"{corpus.words[draw.randrange(10)]} {corpus.words[draw.randrange(10)]}"',
        "prefix": lambda: word()[: draw.randint(2, 4)] + "*",
        "date range": dates,
        "not": lambda: f"{word()} -{word()}",
        "nothing": lambda: f"{word()} qqxqq",
    }
    return {name: [make() for _ in range(count)] for name, make in makers.items()}


def measure(articles: int, mean_chars: int, per_class: int, seed: int, batch: int) -> dict[str, object]:
    """Index a corpus and search it; milliseconds are CPU time of this process."""
    corpus = Corpus(articles, mean_chars, seed)
    records = list(corpus.records())
    with tempfile.TemporaryDirectory() as folder:
        index = Index.create(Path(folder) / "index")
        started = time.process_time()
        for first in range(0, articles, batch):
            index.update(records[first : first + batch])
        indexing_s = time.process_time() - started
        size_bytes = sum(path.stat().st_size for path in (Path(folder) / "index").iterdir())
        started = time.process_time()
        index.close()
        index = Index.open(Path(folder) / "index")
        opening_s = time.process_time() - started
        classes: dict[str, dict[str, float]] = {}
        for name, texts in queries(corpus, seed + 1, per_class).items():
            times_ms: list[float] = []
            totals: list[int] = []
            for text in texts:
                started = time.process_time()
                answer = index.search(parse(text))
                times_ms.append((time.process_time() - started) * 1_000)
                totals.append(answer.total)
            cuts = statistics.quantiles(times_ms, n=20)
            classes[name] = {
                "p50_cpu_ms": round(statistics.median(times_ms), 2),
                "p95_cpu_ms": round(cuts[18], 2),
                "with_matches": sum(map(bool, totals)) / len(totals),
                "median_total": statistics.median(totals),
            }
        index.close()
    text_chars = sum(len(r.title) + len(r.body) + len(r.comment) + len(r.boilerplate) for r in records)
    return {
        "articles": articles,
        "mean_text_chars": text_chars // articles,
        "index": {
            "cpu_ms_per_article": round(indexing_s * 1_000 / articles, 2),
            "cpu_ms_per_5000_chars": round(indexing_s * 1_000 * 5_000 / text_chars, 2),
            "mb": round(size_bytes / 1e6, 1),
            "open_cpu_ms": round(opening_s * 1_000, 1),
        },
        "search": classes,
    }


def main(argv: list[str]) -> int:
    """Run the measurement and print it as a table or as JSON."""
    parser = argparse.ArgumentParser(prog="search", description="Measure indexing and searching.")
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--mean-chars", type=int, default=5_000)
    parser.add_argument("--per-class", type=int, default=60)
    parser.add_argument("--batch", type=int, default=500, help="articles a commit")
    parser.add_argument("--seed", type=int, default=1962)
    parser.add_argument("--json", type=Path, help="write the figures to this file as well")
    options = parser.parse_args(argv)
    figures = measure(options.articles, options.mean_chars, options.per_class, options.seed, options.batch)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2), encoding="utf-8")
    print(f"{figures['articles']} articles, {figures['mean_text_chars']} characters each; index: {figures['index']}")
    classes = figures["search"]
    assert isinstance(classes, dict)
    print(f"{'class':16}{'p50 ms':>9}{'p95 ms':>9}{'matched':>9}{'median total':>14}")
    for name, row in classes.items():
        print(
            f"{name:16}{row['p50_cpu_ms']:9.2f}{row['p95_cpu_ms']:9.2f}{row['with_matches']:9.0%}{row['median_total']:14.0f}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
