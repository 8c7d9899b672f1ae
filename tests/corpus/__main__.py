"""Writes tests/corpus/scores.json: our own sample always, the development pages where the team's shared data lies beside us.

`make corpus` runs it; it takes about two minutes with the development pages.
"""

import datetime as dt
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.corpus.sample_actors import measure_actors
from tests.corpus.sample_scores import measure
from workbench.annotate.registry import Registry

SCORES = Path(__file__).with_name("scores.json")
EXTRACT = Path(__file__).parents[3] / "shared" / "eval" / "extract"
SETS = "readability,trafilatura,trafilatura-text"
KEPT = ("f1", "title", "title_soft", "byline", "author", "site", "date", "comment_recall", "comment_leak")


def development_scores() -> dict[str, Any]:
    """Score ours and trafilatura in one run, by the harness's own figures."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(EXTRACT / "data.tar.xz") as archive:
            archive.extractall(folder, filter="data")
        out = Path(folder) / "result.json"
        command = [sys.executable, str(EXTRACT / "harness.py"), "--data", f"{folder}/data", "--set", SETS, "--batch",
                   "--cmd", f"{sys.executable} -m workbench extract --json", "--baseline-python", sys.executable,
                   "--bootstrap", "1", "--out", str(out)]  # fmt: skip
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        results = json.loads(out.read_text())["results"]
    return {
        name: {
            role: {key: round(value, 4) for key, value in result[role]["metrics"].items() if key in KEPT}
            for role in ("cmd", "baseline")
        }
        for name, result in results.items()
    }


def main() -> None:
    """Measure and write."""
    scores: dict[str, Any] = {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "commit": subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], check=True, capture_output=True, text=True
        ).stdout.strip(),
        "command": "make corpus",
        "sample": asdict(measure()),
        "actors": asdict(measure_actors(Registry.default())),
    }
    if EXTRACT.is_dir():
        scores["development"] = development_scores()
    SCORES.write_text(json.dumps(scores, indent=2) + "\n")
    print(json.dumps(scores, indent=2))


if __name__ == "__main__":
    main()
