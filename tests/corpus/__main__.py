"""Writes tests/corpus/scores.json: our own sample always, the development pages where the team's shared data lies beside us.

`make corpus` runs it; it takes about two minutes with the development pages.
"""

import datetime as dt
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.corpus.development import KEPT, SETS, part_scores, unpack
from tests.corpus.news_times import SETS as NEWS
from tests.corpus.news_times import measure_news
from tests.corpus.relations import PARTS, measure_relations
from tests.corpus.sample_actors import measure_actors
from tests.corpus.sample_events import measure_events
from tests.corpus.sample_foresight import measure_foresight
from tests.corpus.sample_places import measure_places
from tests.corpus.sample_scores import measure
from tests.corpus.sample_times import measure_times
from workbench.annotate.registry import Registry

SCORES = Path(__file__).with_name("scores.json")
_EVAL = Path(__file__).parents[3] / "shared" / "eval"
EXTRACT, ANNOTATE = _EVAL / "extract", _EVAL / "annotate"


def development_scores() -> tuple[dict[str, Any], dict[str, dict[str, float]]]:
    """Score ours and trafilatura in one run, by the harness's own figures; and ours on a part of the pages, for the tests."""
    with tempfile.TemporaryDirectory() as folder:
        data = unpack(EXTRACT, Path(folder))
        out = Path(folder) / "result.json"
        command = [sys.executable, str(EXTRACT / "harness.py"), "--data", str(data), "--set", ",".join(SETS), "--batch",
                   "--cmd", f"{sys.executable} -m workbench extract --json", "--baseline-python", sys.executable,
                   "--bootstrap", "1", "--out", str(out)]  # fmt: skip
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        results = json.loads(out.read_text())["results"]
        part = part_scores(EXTRACT, data)
    whole = {
        name: {
            role: {key: round(value, 4) for key, value in result[role]["metrics"].items() if key in KEPT}
            for role in ("cmd", "baseline")
        }
        for name, result in results.items()
    }
    return whole, part


def annotation_scores() -> dict[str, dict[str, float]]:
    """Score the times of the development texts by the harness's own figures."""
    return {
        name: {
            "relaxed_f1": round(result["timex.relaxed"]["f1"], 4),
            "value_f1": round(result["timex.value"]["f1"], 4),
            "wrong_dates": round(result["date.wrong_rate"], 4),
        }
        for name, result in _annotated("wikiwars,seed", "timex").items()
    }


def actor_scores() -> dict[str, dict[str, float]]:
    """Score the actors of the development texts by the harness's own figures."""
    return {
        name: {
            **{
                f"{kind.lower()}_{share}": round(result[f"actor.{kind}"][share], 4)
                for kind in ("micro", "PER", "ORG", "LOC")
                for share in ("p", "r", "f1")
            },
            **({"linked_f1": round(result["link.b3"]["f1"], 4)} if "link.b3" in result else {}),
        }
        for name, result in _annotated("re3d,seed", "actors").items()
    }


def _annotated(sets: str, only: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "result.json"
        command = [sys.executable, str(ANNOTATE / "harness.py"), "score", "--data", str(ANNOTATE / "data"),
                   "--set", sets, "--only", only, "--batch",
                   "--cmd", f"{sys.executable} -m workbench annotate", "--json", str(out)]  # fmt: skip
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        results: dict[str, Any] = json.loads(out.read_text())
    return results


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
        "places": asdict(measure_places(Registry.default())),
        "times": asdict(measure_times()),
        "news": {name: asdict(measure_news(name)) for name in NEWS},
        "foresight": asdict(measure_foresight()),
        "events": asdict(measure_events()),
        "relations": {part: asdict(measure_relations(part)) for part in PARTS},
    }
    if EXTRACT.is_dir():
        scores["development"], scores["development_part"] = development_scores()
    if ANNOTATE.is_dir():
        scores["development_times"] = annotation_scores()
        scores["development_actors"] = actor_scores()
    SCORES.write_text(json.dumps(scores, indent=2) + "\n")
    print(json.dumps(scores, indent=2))


if __name__ == "__main__":
    main()
