"""Walks a newcomer through the sample library, with the very commands that anyone would type."""

import shlex
import subprocess
import sys

STEPS = (
    ("Make the sample library: 44 saved pages about October 1962, from eleven invented outlets.", ["sample", "{library}"]),
    ("What is in it, the newest first.", ["--library", "{library}", "list"]),
    ("Search. Every hit is a whole sentence, and comments are kept apart from what the papers wrote.",
     ["--library", "{library}", "search", "quarantine ships", "--limit", "3", "--explain"]),
    ("A phrase, a time, and one outlet; every filter is a word of the query.",
     ["--library", "{library}", "search", 'missiles date:1962-10-20..1962-10-28 source:harbor', "--limit", "3"]),
    ("What readers said, and nothing else.", ["--library", "{library}", "search", "evidence in:comment", "--limit", "3"]),
    ("Other scripts are searched as they are.", ["--library", "{library}", "search", "كوبا", "--limit", "2"]),
    ("Which articles have no date? A date is stated, inferred with a reason, set by you, or unknown; never guessed.",
     ["--library", "{library}", "search", "is:undated", "--limit", "5"]),
    ("Is everything on disk as it was saved?", ["--library", "{library}", "check"]),
)  # fmt: skip


def main() -> int:
    library = sys.argv[1]
    for said, arguments in STEPS:
        command = [argument.format(library=library) for argument in arguments]
        print(
            f"\n\x1b[1m{said}\x1b[0m\n$ dateline {shlex.join(command)}"
            if sys.stdout.isatty()
            else f"\n{said}\n$ dateline {shlex.join(command)}",
            flush=True,
        )
        done = subprocess.run([sys.executable, "-P", "-m", "ui", *command], check=False)
        if done.returncode:
            return done.returncode
    print(
        f'\nNow import pages of your own:\n$ .venv/bin/dateline --library "My library.dateline" import FOLDER\nThe sample library stays in {library}.'
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
