"""What `extract` reads out of the development pages, and the CPU time it takes, beside trafilatura alone in the same run.

The pages lie beside the project (../shared/eval/extract) and are not a part of it: without them there is nothing to measure. Both read
a folder at a time with one worker; the time is user and system time of the process and its children, start included.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from tests.corpus.__main__ import EXTRACT
from tests.corpus.development import SETS, load_harness, unpack

SHOWN: Final = (
    "f1",
    "precision",
    "recall",
    "comment_recall",
    "comment_leak",
    "title",
    "byline",
    "author",
    "site",
    "date",
)
# All sets together, ours to theirs.
CPU_MOST: Final = 1.4
OURS: Final = [sys.executable, "-P", "-m", "workbench", "extract", "--json", "--jobs", "1"]


@dataclass(frozen=True, slots=True)
class Measured:
    """One reader on one set: the CPU seconds it took, and the harness's figures for its answers."""

    cpu_s: float
    figures: dict[str, float]


def measure(harness: ModuleType, data: Path, name: str, command: list[str]) -> Measured:
    """Have a command read the pages of a set, and score its answers."""
    stored: dict[str, Any] = json.loads((data / name / "truth.json").read_text(encoding="utf-8"))
    truth, ext = stored["truth"], stored["meta"]["ext"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}
    # What a reader refuses is an empty answer, and says so by its exit status.
    answers = subprocess.run(
        [*command, str(data / name / "pages")],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found, _ = harness.parse_batch(answers, {f"{page}{ext}": page for page in truth})
    predictions = {page: found.get(page, dict(harness.EMPTY)) for page in truth}
    figures, *_ = harness.score(name, truth, predictions)
    return Measured(round(cpu_s, 2), {key: round(value, 4) for key, value in figures.items() if key in SHOWN})


def table(measured: dict[str, tuple[Measured, Measured]]) -> tuple[str, bool]:
    """Return the figures as a table, ours before trafilatura's, and whether the time is kept."""
    lines = []
    for name, (ours, theirs) in measured.items():
        lines.append(f"{name:24}{'dateline':>12}{'trafilatura':>14}")
        lines += [f"  {key:22}{value:>12.4f}{theirs.figures[key]:>14.4f}" for key, value in ours.figures.items()]
        lines.append(f"  {'cpu_s':22}{ours.cpu_s:>12.2f}{theirs.cpu_s:>14.2f}")
    all_ours = sum(ours.cpu_s for ours, _ in measured.values())
    all_theirs = sum(theirs.cpu_s for _, theirs in measured.values())
    ratio = all_ours / all_theirs if all_theirs else float("inf")
    holds = ratio <= CPU_MOST
    lines.append(f"all sets: cpu <= {CPU_MOST} x trafilatura: {ratio:.2f} {'holds' if holds else 'FAILS'}")
    return "\n".join(lines), holds


def main(arguments: list[str]) -> int:
    """Measure and print a table; 1 if the time is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench extract", description=__doc__)
    parser.add_argument(
        "--from", dest="folder", type=Path, default=EXTRACT, help="where harness.py and data.tar.xz lie"
    )
    parser.add_argument("--sets", default=",".join(SETS), help="which sets, parted by commas")
    parser.add_argument("--json", type=Path, metavar="OUT")
    args = parser.parse_args(arguments)
    program, archive = args.folder / "harness.py", args.folder / "data.tar.xz"
    if not (program.is_file() and archive.is_file()):
        print(f"extract: skipped, there are no development pages in {args.folder}")
        return 0
    harness = load_harness(args.folder)
    theirs = [sys.executable, str(program), "--worker", "trafilatura"]
    with tempfile.TemporaryDirectory() as name:
        data = unpack(args.folder, Path(name))
        measured = {
            each: (measure(harness, data, each, OURS), measure(harness, data, each, theirs))
            for each in args.sets.split(",")
        }
    shown, holds = table(measured)
    print(shown)
    if args.json:
        figures = {
            each: {
                "dateline": {"cpu_s": ours.cpu_s, **ours.figures},
                "trafilatura": {"cpu_s": peer.cpu_s, **peer.figures},
            }
            for each, (ours, peer) in measured.items()
        }
        args.json.write_text(json.dumps(figures, indent=2) + "\n")
    return int(not holds)
