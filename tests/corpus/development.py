"""Every so many of the development pages, read in this process: quick enough for a test, which sees what a change has lost."""

import importlib.util
import json
import tarfile
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import msgspec

from workbench.cli.extract import extracted
from workbench.errors import RefusedError
from workbench.importing.messages import Answer
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile

SETS: Final = ("readability", "trafilatura", "trafilatura-text")
KEPT: Final = ("f1", "title", "title_soft", "byline", "author", "site", "date", "comment_recall", "comment_leak")
_EACH: Final = 8


def unpack(extract: Path, folder: Path) -> Path:
    """Unpack the pages and return where they lie."""
    with tarfile.open(extract / "data.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    return folder / "data"


def load_harness(extract: Path) -> ModuleType:
    """Load the scoring program as a module."""
    spec = importlib.util.spec_from_file_location("extract_harness", extract / "harness.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def part_scores(extract: Path, data: Path) -> dict[str, dict[str, float]]:
    """Score what is read out of every eighth page of each set, by the harness's own figures."""
    harness = load_harness(extract)
    return {name: _score(harness, data / name, name) for name in SETS}


def _score(harness: ModuleType, folder: Path, name: str) -> dict[str, float]:
    stored: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    ext = stored["meta"]["ext"]
    truth = {page: stored["truth"][page] for page in sorted(stored["truth"])[::_EACH]}
    answers = []
    for page in truth:
        file = folder / "pages" / f"{page}{ext}"
        try:
            document = read_document(SavedFile(file.read_bytes(), file.name))
        except RefusedError:
            continue
        answers.append(msgspec.json.encode(extracted(file.name, Answer(document=document))))
    found, _ = harness.parse_batch(b"\n".join(answers), {f"{page}{ext}": page for page in truth})
    predictions = {page: found.get(page, dict(harness.EMPTY)) for page in truth}
    figures, *_ = harness.score(name, truth, predictions)
    return {key: round(value, 4) for key, value in figures.items() if key in KEPT}
