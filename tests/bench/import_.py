"""CPU time of an import until everything is acknowledged and findable, against trafilatura alone on the same pages.

Pages are our sample's HTML with their words shuffled by a seed, so that no two are alike; or those of any folder (--pages).
Then searches over that library, through the command line's own service, snippets included.
"""

import argparse
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import resources
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.search import SearchService

PEER = """
import sys, pathlib, logging
logging.disable(logging.CRITICAL)
import trafilatura
for page in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    trafilatura.bare_extraction(page.read_bytes(), include_comments=True, with_metadata=True)
"""
_PARAGRAPH = re.compile(r"(<p[^>]*>)([^<]{80,})(</p>)")
_QUERIES = ("president", "missiles cuba", '"soviet ships"', "quarantine OR blockade", "ships NOT navy", "kenn*", "turkey date:1962-10",
            "source:harbor missiles", "letter in:comment", "the", "khrushchev castro kennedy", "title:quarantine")  # fmt: skip


def make_pages(folder: Path, count: int, seed: int) -> None:
    """Write pages made from the sample's: the same furniture, other words in other order."""
    chance = random.Random(seed)
    pages = sorted(page for page in resources.path("sample/pages").iterdir() if page.suffix == ".html")

    def shuffled(match: re.Match[str]) -> str:
        words = match[2].split()
        chance.shuffle(words)
        return f"{match[1]}{' '.join(words)}{match[3]}"

    for number in range(count):
        text = pages[number % len(pages)].read_text(encoding="utf-8")
        (folder / f"{number:05}.html").write_text(_PARAGRAPH.sub(shuffled, text), encoding="utf-8")


def cpu_of(command: list[str], environment: dict[str, str]) -> float:
    """Return user and system seconds of a command with all its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def search_times(folder: Path, rounds: int = 10) -> list[float]:
    """Return CPU milliseconds of searches with 20 results and their snippets."""
    times = []
    with Library.open(folder) as library, IndexKeeper(library) as keeper:
        service = SearchService(library, keeper)
        service.search(JobContext(), "warm")
        for _ in range(rounds):
            for query in _QUERIES:
                started = time.process_time()
                service.search(JobContext(), query)
                times.append((time.process_time() - started) * 1000)
    return times


def main(arguments: list[str]) -> int:
    """Measure and print a table, or JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench import", description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--pages", type=Path, help="a folder of pages to use instead")
    parser.add_argument("--seed", type=int, default=1962)
    parser.add_argument("--json", type=Path, metavar="OUT")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["DATELINE_CACHE"] = str(folder / "cache")
        pages = args.pages
        if pages is None:
            pages = folder / "pages"
            pages.mkdir()
            make_pages(pages, args.articles, args.seed)
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        peer = cpu_of([sys.executable, "-c", PEER, str(pages)], environment)
        library = folder / "library"
        ours = cpu_of(
            [sys.executable, "-P", "-m", "workbench", "--library", str(library), "import", str(pages)], environment
        )
        times = search_times(library)
        count = len(list(pages.iterdir()))
        disk = sum(f.stat().st_size for f in library.iterdir() if f.is_file())
    result = {
        "pages": count,
        "import_cpu_s": round(ours, 1),
        "trafilatura_cpu_s": round(peer, 1),
        "import_ratio": round(ours / peer, 2),
        "search_p50_cpu_ms": round(statistics.median(times), 1),
        "search_p95_cpu_ms": round(statistics.quantiles(times, n=20)[-1], 1),
        "database_mb": round(disk / 1e6, 1),
    }
    print(json.dumps(result, indent=2))
    if args.json:
        args.json.write_text(json.dumps(result, indent=2) + "\n")
    return 0
