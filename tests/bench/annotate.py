"""CPU time of reading actors, places, times, events, forecasts and disputes out of a library, against trafilatura alone on the same pages;
and how many words of English the tagger reads in a second of it, those that it may pass over among them.

Pages are our sample's HTML with the sentences of each paragraph in another order by a seed, so that no two are alike; or those of any folder (--pages).
"""

import argparse
import contextlib
import json
import os
import random
import re
import sqlite3
import sys
import tempfile
from pathlib import Path

import resources
from tests.bench.import_ import PEER, cpu_of
from workbench.annotate.sentences import split_sentences
from workbench.library.articles import get_document, list_articles
from workbench.library.folder import DATABASE
from workbench.library.store import Library
from workbench.model import Zone

_PARAGRAPH = re.compile(r"(<p[^>]*>)([^<]{80,})(</p>)")
RATIO_MOST = 0.5
TAGGED_WORDS_LEAST = 6000
_READ = [zone for zone in Zone if zone is not Zone.BOILERPLATE]


def make_pages(folder: Path, count: int, seed: int) -> None:
    """Write pages made from the sample's: the same sentences in other order."""
    chance = random.Random(seed)
    pages = sorted(page for page in resources.path("sample/pages").iterdir() if page.suffix == ".html")

    def shuffled(match: re.Match[str]) -> str:
        sentences = [match[2][start:end] for start, end in split_sentences(match[2])]
        chance.shuffle(sentences)
        return f"{match[1]}{' '.join(sentences)}{match[3]}"

    for number in range(count):
        text = pages[number % len(pages)].read_text(encoding="utf-8")
        (folder / f"{number:05}.html").write_text(_PARAGRAPH.sub(shuffled, text), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Measure and print a table, or JSON; 1 where it takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench annotate", description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--pages", type=Path, help="a folder of pages to use instead")
    parser.add_argument("--seed", type=int, default=1962)
    parser.add_argument("--json", type=Path, metavar="OUT")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = args.pages
        if pages is None:
            pages = folder / "pages"
            pages.mkdir()
            make_pages(pages, args.articles, args.seed)
        environment = {**os.environ, "DATELINE_CACHE": str(folder / "cache"), "OPENBLAS_NUM_THREADS": "1"}
        program = [sys.executable, "-P", "-m", "workbench", "--library", str(folder / "library")]
        cpu_of([*program, "import", str(pages)], environment)
        peer = cpu_of([sys.executable, "-c", PEER, str(pages)], environment)
        # An import annotates what it has stored: as if another annotator had.
        with contextlib.closing(sqlite3.connect(folder / "library" / DATABASE)) as connection, connection:
            connection.execute("UPDATE annotation SET annotator = 'another'")
        ours = cpu_of([*program, "annotate", "--rules"], environment)
        tagger = cpu_of([*program, "annotate"], environment)
        with Library.open(folder / "library") as library:
            documents = (get_document(library, article.id)[0] for article in list_articles(library))
            words = sum(len(one.zone_text(*_READ).split()) for one in documents if one.language in (None, "", "en"))
        count = len(list(pages.iterdir()))
    result = {
        "pages": count,
        "annotate_cpu_s": round(ours, 1),
        "trafilatura_cpu_s": round(peer, 1),
        "annotate_ratio": round(ours / peer, 2),
        "most": RATIO_MOST,
        "tagger_cpu_s": round(tagger, 1),
        "tagger_words": words,
        "tagger_words_per_s": round(words / tagger),
        "least": TAGGED_WORDS_LEAST,
    }
    print(json.dumps(result, indent=2))
    if args.json:
        args.json.write_text(json.dumps(result, indent=2) + "\n")
    return int(ours > RATIO_MOST * peer or words < TAGGED_WORDS_LEAST * tagger)
