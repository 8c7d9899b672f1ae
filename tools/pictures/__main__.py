"""Pictures of the real window on the sample library, without a screen: python -m tools.pictures FOLDER [--only NAME] [--seed FILE].

Each picture is a process of its own, so that scales can differ. `--seed` adds one of a text of yours, opened as it is.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.pictures.preparing import hide_paths, mark_some_read
from tools.pictures.saved import save_all
from tools.pictures.scenes import SCENES, SEED, SIGHTS


def main(arguments: list[str]) -> int:
    """Take all pictures, or those whose name contains --only."""
    parser = argparse.ArgumentParser(prog="python -m tools.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--seed", type=Path, help="a saved text of yours, for one more picture")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if args.one:
        # What opens the window is loaded where one is opened.
        from tools.pictures.rendering import render

        render(args.one[0], Path(args.one[1]), args.folder / f"{args.one[0]}.png")
    wanted = dict(SCENES)
    if args.seed:
        wanted["30-seed"] = SEED
    wanted = {name: scene for name, scene in wanted.items() if args.only in name}
    if not wanted:
        print(
            f"No picture was taken: none has “{args.only}” in its name. The pictures are {', '.join(SCENES)}. "
            "Give --only a part of one of these names.",
            file=sys.stderr,
        )
        return 2
    args.folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        private = Path(name)
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "DATELINE_CACHE": str(private / "cache"),
            "DATELINE_CONFIG": str(private / "config"),
            "DATELINE_LIBRARIES": str(private / "libraries"),
        }
        dateline = [sys.executable, "-P", "-m", "workbench"]
        sample, empty, seed = (private / f"{kind}.dateline" for kind in ("October 1962", "My library", "Seed"))
        subprocess.run([*dateline, "sample", sample], env=environment, check=True, stdout=subprocess.DEVNULL)
        mark_some_read(sample)
        if args.seed:
            command = [*dateline, "--library", seed, "import", args.seed]
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        for number, (picture, scene) in enumerate(wanted.items()):
            library = {"empty": empty}.get(scene.act, seed if scene is SEED else sample)
            if scene.act in {
                "import",
                "imports",
                "wanted",
                "watched",
                "questions",
                "parts",
                "zoned",
                "zone rules",
                "trash",
                "purge",
                "decisions",
                "queued",
            }:
                # Later pictures are not to show what is decided in these.
                library = private / str(number) / sample.name
                shutil.copytree(sample, library)
            elif scene.act in SIGHTS:
                library = private / str(number) / sample.name
                shutil.copytree(sample, library)
                command = [*dateline, "--library", library, "import", *save_all(private / str(number) / "saved")]
                subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
                hide_paths(library)
            one = {
                **environment,
                "QT_SCALE_FACTOR": str(scene.scale),
                "DATELINE_CONFIG": str(private / f"config-{number}"),
            }
            command = [sys.executable, "-m", "tools.pictures", str(args.folder), "--one", picture, str(library)]
            # The platform without a screen says on each start what it cannot do; that is of interest to nobody.
            done = subprocess.run(command, env=one, check=False, stderr=subprocess.PIPE, text=True)
            failed += done.returncode != 0
            print(f"{picture}: taken" if done.returncode == 0 else f"{picture}: FAILED\n{done.stderr}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
