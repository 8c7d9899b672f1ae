"""Copies in a large library: how long until all are found, how long for what is new, and what signing costs beside trafilatura.

The library is made of numbers: shingles by chance, furniture that half of a source's articles share, and copies that were cut and added to.
"""

import argparse
import time
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
import trafilatura

import resources
from workbench.copies.grouping import groups_of
from workbench.copies.judging import judge
from workbench.copies.shelf import Shelf
from workbench.copies.signatures import LEAST, LIMIT, Signature, signature_of
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.jobs import JobContext

ALL_S_MAX: Final = 10.0
NEW_MS_MAX: Final = 50.0
SIGNING_MAX: Final = 0.05
_SOURCES: Final = 300
_ROUNDS: Final = 5

Numbers = npt.NDArray[np.uint32]


def made_shelf(articles: int) -> Shelf:
    """Return the signatures of a library with copies and furniture."""
    chance = np.random.default_rng(1)

    def shingles(count: int) -> Numbers:
        return chance.integers(0, 2**32, count, dtype=np.uint32)

    furniture = [shingles(int(chance.integers(20, 80))) for _ in range(_SOURCES)]
    signatures: list[tuple[int, Signature]] = []
    while len(signatures) < articles:
        text = shingles(int(chance.lognormal(6.5, 0.6)))
        copies = 1 if chance.random() < 0.93 else int(chance.integers(2, 8))
        for copy in range(min(copies, articles - len(signatures))):
            cut = text[: max(60, int(text.size * chance.uniform(0.3, 1)))] if copy else text
            own = shingles(text.size // 5) if copy and chance.random() < 0.4 else text[:0]
            source, number = int(chance.integers(0, _SOURCES)), len(signatures) + 1
            shared = furniture[source] if chance.random() < 0.5 else text[:0]
            hashes = np.unique(np.concatenate((cut, own, shared)))
            sample = hashes[: max(int(np.searchsorted(hashes, LIMIT)), LEAST)]
            whole = int(chance.integers(0, 2**62))
            signatures.append(
                (number, Signature(hashes.size, hashes.size, whole, source + 1, source + 1, number, number, sample))
            )
    return Shelf.of(signatures)


def cpu_s(act: Callable[[], object]) -> float:
    """Return how long something takes at best."""
    best = float("inf")
    for _ in range(_ROUNDS):
        began = time.process_time()
        act()
        best = min(best, time.process_time() - began)
    return best


def signing_ratio() -> tuple[float, float]:
    """Return what signing a page of the sample takes, in milliseconds, and how much that is of what trafilatura alone does."""
    pages = [page for page in sorted(resources.path("sample/pages").iterdir()) if page.suffix == ".html"]
    texts = [page.read_text(encoding="utf-8") for page in pages]
    documents = [read_document(SavedFile(page.read_bytes(), page.name)) for page in pages]
    signing = cpu_s(lambda: [signature_of(document) for document in documents])
    peer = cpu_s(lambda: [trafilatura.extract(text, favor_precision=True) for text in texts])
    return signing * 1000 / len(pages), signing / peer


def main(arguments: list[str]) -> int:
    """Measure, print, and tell whether the budgets hold."""
    parser = argparse.ArgumentParser(prog="copies")
    parser.add_argument("--articles", type=int, default=100_000)
    articles: int = parser.parse_args(arguments).articles
    shelf = made_shelf(articles)
    began = time.process_time()
    pairs = judge(JobContext(), shelf)
    groups = groups_of(pairs, dict(zip(shelf.articles.tolist(), shelf.words.tolist(), strict=True)))
    all_s = time.process_time() - began
    print(
        f"{articles:,} articles, {shelf.hashes.nbytes / 1e6:.0f} MB of shingles: {len(pairs):,} pairs in {len(groups):,} groups in {all_s:.1f} s"
    )
    is_kept = all_s <= ALL_S_MAX
    for count in (1, 10, 100):
        rows = np.sort(np.random.default_rng(count).choice(len(shelf), count, replace=False)).astype(np.int64)
        new_ms = cpu_s(lambda rows=rows: judge(JobContext(), shelf, rows)) * 1000 / count  # type: ignore[misc]
        print(f"{count:>4} new articles: {new_ms:.1f} ms each")
        is_kept &= new_ms <= NEW_MS_MAX
    signing_ms, ratio = signing_ratio()
    print(f"signing a page: {signing_ms:.2f} ms, {ratio:.3f} of what trafilatura takes")
    return 0 if is_kept and ratio <= SIGNING_MAX else 1
