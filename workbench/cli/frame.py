"""What all commands share: their declaration, exit codes, opening the library, and how things are printed."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Never

import msgspec

from workbench.cli.interrupting import INTERRUPT
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library.store import Library

# What a terminal would act on, or what would turn the text around it: one character each, so that spans stay true.
_HARMFUL = (*range(9), *range(11, 32), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202D, 0x202E)
_HARMLESS = dict.fromkeys(_HARMFUL, "\N{REPLACEMENT CHARACTER}")
_JSON_ESCAPES = {code: f"\\u{code:04x}" for code in _HARMFUL if code >= 0x7F}
_JOBS_MAX = 64
# Programs that read our JSON learn about progress so often.
PROGRESS_INTERVAL_S = 0.2
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


class Exit(IntEnum):
    """What a command's exit says; other programs rely on it."""

    DONE = 0
    SOME_REFUSED = 1
    USAGE = 2
    ALL_REFUSED = 3
    LIBRARY = 4
    NO_DISPLAY = 5
    STOPPED = 130


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, a line of help, its arguments, and what it does."""

    name: str
    help: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def library_folder(args: argparse.Namespace) -> Path:
    """Return the folder that --library names.

    Raises:
        UsageError: If it was not given.
    """
    if args.library is None:
        raise UsageError(f"{args.command} needs a library. Name its folder: dateline --library DIR {args.command} …")
    return Path(args.library)


def open_library(args: argparse.Namespace) -> Library:
    """Open the library that --library names; it must be there."""
    return Library.open(library_folder(args))


def print_json(value: object) -> None:
    """Print one JSON document, indented."""
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode().translate(_JSON_ESCAPES))


def print_json_line(value: object) -> None:
    """Print one JSON object on a line of its own, at once."""
    print(msgspec.json.encode(value).decode().translate(_JSON_ESCAPES), flush=True)


def say(line: str) -> None:
    """Print one plain line for the user, beside the output proper."""
    print(harmless(line), file=sys.stderr, flush=True)


def counted_anew(articles: int) -> str:
    """Say how many articles were counted anew."""
    return f"Counted {articles:,} {'article' if articles == 1 else 'articles'} anew."


def harmless(text: str) -> str:
    """Return what comes from a page in a form that no terminal acts on: it may hold escape sequences."""
    return text.translate(_HARMLESS)


def one_line(text: str) -> str:
    """Return what comes from a page as a single harmless line: it must not be taken for a line of ours."""
    return harmless(text.replace("\n", " ").replace("\t", " "))


def worker_count(text: str) -> int:
    """Read a number of workers from the command line."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= _JOBS_MAX:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of workers from 1 to {_JOBS_MAX}")
    return int(text)


def mark(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """Return a text with its marks set apart: bold on a terminal, in brackets elsewhere."""
    before, after = (_BOLD, _PLAIN) if sys.stdout.isatty() else ("[", "]")
    parts, position = [], 0
    for start, end in marks:
        parts += [text[position:start], before, text[start:end], after]
        position = end
    return "".join([*parts, text[position:]])


def progress_context() -> JobContext:
    """Return a context that draws a bar on standard error where that is a terminal, and is silent elsewhere."""
    if not sys.stderr.isatty():
        return INTERRUPT.context()
    # It looks for its own version among all that is installed, which only a terminal shall wait for.
    from tqdm import tqdm

    bar: tqdm[Never] = tqdm(leave=False, unit="", file=sys.stderr)

    def show(done: int, total: int | None, message: str) -> None:
        bar.total = total
        bar.n = done
        bar.set_description_str(message[-40:], refresh=False)
        bar.update(0)
        if total is not None and done >= total:
            bar.clear()

    return INTERRUPT.context(show)
