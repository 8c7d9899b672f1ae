"""How well the best ten answer, beside FTS5: nDCG@10 over a judged set, ours over the sample library if none is given.

A query in natural language is put to every engine as its words, each once, joined by OR: a search for all of them would
mostly find nothing. Ours reads them as it reads what a user types, inflected forms included, and takes title and body. FTS5
has the same two columns, all weights as they come, `unicode61` without stems; a second FTS5 with its Porter stemmer stands
beside it for comparison. Neither leaves out words of grammar.

nDCG has the grades as gains and the logarithm as discount, as trec_eval has it; queries that no document answers are left out.
Intervals are of 95 %, by drawing queries anew; that of the difference draws the same queries for both. Ours holds unless it
is below FTS5 by more than that interval.
"""

import argparse
import contextlib
import itertools
import json
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from index.analysis import tokenize
from index.engine import Index
from index.query import MAX_LENGTH, parse
from index.records import IndexRecord
from tests.bench.entries import Entry
from tests.bench.judged import JudgedSet, documents, own_set, read_judged

_DEPTH: Final = 10
_DRAWN: Final = 10_000
# So many numbers are held in memory for it.
_DRAWN_AT_ONCE: Final = 1_000_000
_SEED: Final = 1962
_BATCH: Final = 500
_WORD: Final = re.compile(r"[^\W_]+")
_TOKENIZERS: Final = {"fts5": "unicode61", "fts5 porter": "porter unicode61"}
Search = Callable[[list[str]], list[int]]


def measure(entries: Iterable[Entry], judged: JudgedSet, folder: Path) -> dict[str, Any]:
    """Index the documents with every engine, ask the queries, and return the figures.

    Raises:
        ValueError: If no query is answered by any document.
    """
    queries = judged.answerable()
    if not queries:
        raise ValueError("no query has a judgement above 0. See that queries and judgements have the same ids")
    with contextlib.ExitStack() as stack:
        keys, searches = _engines(entries, folder, stack)
        scores = {
            name: np.array(
                [ndcg([keys[number] for number in search(words_of(q.text))], judged.grades[q.key]) for q in queries]
            )
            for name, search in searches.items()
        }
    difference = interval(scores["dateline"] - scores["fts5"])
    return {
        "documents": len(keys) - 1,
        "queries": len(queries),
        "queries_left_out": len(judged.queries) - len(queries),
        "malformed": judged.malformed,
        "ndcg10": {name: interval(of_queries) for name, of_queries in scores.items()},
        "difference": difference,
        "holds": difference["high"] >= 0,
        "by_query": {
            query.key: {name: round(float(scores[name][at]), 4) for name in scores} for at, query in enumerate(queries)
        },
    }


def ndcg(found: Sequence[str], grades: dict[str, float]) -> float:
    """Return nDCG@10 of documents in their order."""
    gains = [max(0.0, grades.get(document, 0.0)) for document in found[:_DEPTH]]
    ideal = sorted((grade for grade in grades.values() if grade > 0), reverse=True)[:_DEPTH]
    discounts = 1 / np.log2(np.arange(2, _DEPTH + 2))
    best = float(np.dot(ideal, discounts[: len(ideal)]))
    return float(np.dot(gains, discounts[: len(gains)])) / best if best else 0.0


def interval(of_queries: np.ndarray) -> dict[str, float]:
    """Return the mean with the bounds of its 95 % bootstrap interval."""
    chance = np.random.default_rng(_SEED)
    count = len(of_queries)
    at_once = max(1, _DRAWN_AT_ONCE // count)
    drawn = [
        of_queries[chance.integers(0, count, (min(at_once, _DRAWN - done), count))].mean(axis=1)
        for done in range(0, _DRAWN, at_once)
    ]
    means = np.concatenate(drawn)
    low, high = np.quantile(means, (0.025, 0.975))
    return {"mean": round(float(of_queries.mean()), 4), "low": round(float(low), 4), "high": round(float(high), 4)}


def words_of(text: str) -> list[str]:
    """Return the words of a query, each once and in small letters."""
    return list(dict.fromkeys(word.lower() for word in _WORD.findall(text)))


def _engines(
    entries: Iterable[Entry], folder: Path, stack: contextlib.ExitStack
) -> tuple[list[str], dict[str, Search]]:
    """Index all documents; return their keys by number, and how each engine is asked."""
    index = stack.enter_context(contextlib.closing(Index.create(folder / "index")))
    peers = {
        name: stack.enter_context(contextlib.closing(_peer(folder / f"{name}.sqlite", tokenizer)))
        for name, tokenizer in _TOKENIZERS.items()
    }
    keys = [""]
    for batch in _batches(entries):
        keys += [entry.key for entry in batch]
        index.update([IndexRecord(e.number, f"{e.number:016x}", title=e.title, body=e.body) for e in batch])
        for peer in peers.values():
            with peer:
                peer.executemany("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", map(_row, batch))
    searches: dict[str, Search] = {"dateline": lambda words: _ours(index, words)}
    for name, peer in peers.items():
        searches[name] = lambda words, peer=peer: _theirs(peer, words)
    return keys, searches


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    iterator = iter(entries)
    while batch := list(itertools.islice(iterator, _BATCH)):
        yield batch


def _row(entry: Entry) -> tuple[int, str, str]:
    return entry.number, entry.title, entry.body


def _peer(file: Path, tokenizer: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 (title, body, tokenize='{tokenizer}')")
    return connection


def _ours(index: Index, words: list[str]) -> list[int]:
    readable = [word for word in words if any(True for _ in tokenize(word))]
    text = ""
    for word in readable:
        longer = f"{text} OR {word}" if text else word
        if len(longer) > MAX_LENGTH:
            break
        text = longer
    return list(index.search(parse(text), _DEPTH).ids[:_DEPTH]) if text else []


def _theirs(peer: sqlite3.Connection, words: list[str]) -> list[int]:
    if not words:
        return []
    match = " OR ".join(f'"{word}"' for word in words)
    rows = peer.execute("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (match, _DEPTH))
    return [row[0] for row in rows]


def main(arguments: list[str]) -> int:
    """Measure, print, and write JSON."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench relevance",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--docs", type=Path, help="documents as JSON lines; with --queries and --qrels")
    parser.add_argument("--queries", type=Path, help="queries as JSON lines")
    parser.add_argument("--qrels", type=Path, help="judgements, as JSON lines or as TREC writes them")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures to this file as well")
    args = parser.parse_args(arguments)
    given = (args.docs, args.queries, args.qrels)
    if any(given) and not all(given):
        parser.error("--docs, --queries and --qrels go together")
    try:
        with tempfile.TemporaryDirectory() as folder:
            if args.docs:
                corpus = documents(args.docs)
                figures = measure(corpus, read_judged(args.queries, args.qrels), Path(folder))
                figures["malformed"] += corpus.malformed
            else:
                figures = measure(*own_set(), Path(folder))
    except (OSError, ValueError) as error:
        print(f"Could not measure the relevance: {error}.")
        return 2
    print(f"\nRelevance, nDCG@10 with 95 % intervals: {figures['documents']:,} documents, {figures['queries']} queries")
    for name, of_engine in figures["ndcg10"].items():
        print(f"{name:14}{of_engine['mean']:8.4f}   {of_engine['low']:.4f} to {of_engine['high']:.4f}")
    between = figures["difference"]
    verdict = "holds" if figures["holds"] else "FAILS"
    print(f"{'ours - fts5':14}{between['mean']:+8.4f}   {between['low']:+.4f} to {between['high']:+.4f}   {verdict}")
    if figures["malformed"]:
        print(f"{figures['malformed']} lines could not be read and were left out.")
    if args.json:
        args.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0
