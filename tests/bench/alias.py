"""A changed name in a large library: how long until all counts are right again, and how long somebody else waits to write meanwhile.

The library has the sample's articles over and over, annotated as they are. A name is given to another actor that stands in few articles, one that
stands in many, and two actors are made one.
"""

import argparse
import json
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import resources
from workbench import actor_acts
from workbench.actors import actors_of
from workbench.annotate.findings import AliasKind
from workbench.annotate.own import OwnName
from workbench.annotate.reading import ANNOTATOR, annotate
from workbench.annotate.registry import Registry
from workbench.annotating import recount
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.annotations import pack_annotation, store_annotation
from workbench.library.articles import Arrival, store_article
from workbench.library.store import Library
from workbench.own_registry import registry_of

SECONDS_MAX = 5.0
_BATCH = 500
# In one article of fifteen, and in half of them.
_RARE, _COMMON = "Gromyko", "Khrushchev"
_PAUSE_S = 0.05


def make_library(folder: Path, articles: int) -> None:
    """Write the sample's articles so often, with what is found in them."""
    pages = sorted(resources.path("sample/pages").iterdir())
    documents = [
        read_document(SavedFile(page.read_bytes(), page.name))
        for page in pages
        if page.suffix in {".html", ".md", ".txt"}
    ]
    registry = Registry.default()
    packed = [pack_annotation(0, 1, ANNOTATOR, one, annotate(registry, one)) for one in documents]
    with Library.open_or_create(folder) as library:
        for first in range(0, articles, _BATCH):
            originals = [library.originals.keep(str(number).encode()) for number in range(first, first + _BATCH)]
            with library.write() as connection:
                for number, original in enumerate(originals, first):
                    which = number % len(documents)
                    article = store_article(connection, Arrival(f"{number}.html", original, documents[which]))
                    store_annotation(connection, replace(packed[which], article=article))


def measure(folder: Path, act: Callable[[Library], object], actor: str) -> dict[str, float]:
    """Let the user act, and count anew until all is right; beside it somebody writes a mark again and again."""
    waits: list[float] = []
    is_over = threading.Event()

    def write() -> None:
        with Library.open(folder) as other:
            while not is_over.is_set():
                began = time.monotonic()
                with other.write() as connection:
                    connection.execute("UPDATE article SET read_at = NULL WHERE id = 1")
                waits.append((time.monotonic() - began) * 1000)
                time.sleep(_PAUSE_S)

    with Library.open(folder) as library:
        beside = threading.Thread(target=write)
        beside.start()
        began, began_cpu = time.monotonic(), time.process_time()
        act(library)
        counted = recount(JobContext(), library)
        ids = [row[0] for row in library.connection.execute("SELECT id FROM article")]
        named = next(one for one in actors_of(library, registry_of(library), ids) if one.actor.id == actor)
        figures = {
            "articles": counted,
            "mentions": named.body,
            "seconds": time.monotonic() - began,
            "cpu_seconds": time.process_time() - began_cpu,
        }
        is_over.set()
        beside.join()
        decisions.undo(library)
        recount(JobContext(), library)
    return {**figures, "others_wait_p50_ms": statistics.median(waits), "others_wait_most_ms": max(waits)}


def main(arguments: list[str]) -> int:
    """Measure, print JSON, and say by the exit code whether the budget holds for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench alias", description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Large.dateline"
        make_library(folder, args.articles)
        figures = {
            f"the name {name} given": measure(
                folder, lambda library, name=name: actor_acts.add_name(library, OwnName(name, "turkey")), "turkey"
            )
            for name in (_RARE, _COMMON)
        }
        figures["an abbreviation in no text"] = measure(
            folder,
            lambda library: actor_acts.add_name(library, OwnName("XQZ", "turkey", AliasKind.ABBREVIATION)),
            "turkey",
        )
        figures["two made one"] = measure(
            folder, lambda library: actor_acts.merge(library, ["cuba"], "soviet-union"), "soviet-union"
        )
    print(json.dumps({what: {k: round(v, 2) for k, v in said.items()} for what, said in figures.items()}, indent=2))
    return 0 if all(said["seconds"] <= SECONDS_MAX for said in figures.values()) else 1
