"""dateline registry: the user's registry of actors as a file, out of a library and into it."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from workbench.annotate.own import Verdict
from workbench.annotating import recount
from workbench.cli.frame import Command, Exit, counted_anew, open_library, progress_context, say
from workbench.errors import UsageError
from workbench.export.base import write_whole
from workbench.library.store import Library
from workbench.own_registry import registry_of
from workbench.registry_exchange import parse_csv, parse_ftm, write_csv, write_ftm
from workbench.registry_file import RegistryFile, import_registry, parse_yaml, read_registry, write_yaml

_WRITERS: Final[dict[str, Callable[[Library], bytes]]] = {
    "yaml": lambda library: write_yaml(read_registry(library)),
    "csv": lambda library: write_csv(read_registry(library)),
    "ftm": lambda library: write_ftm(registry_of(library)),
}
_READERS: Final[dict[str, Callable[[bytes], RegistryFile]]] = {"yaml": parse_yaml, "csv": parse_csv, "ftm": parse_ftm}
_ENDINGS: Final = {".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".json": "ftm", ".jsonl": "ftm", ".ijson": "ftm"}


def _configure(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="export|import")
    out = acts.add_parser("export", help="write what you say of actors")
    out.add_argument("--format", choices=_WRITERS, default="yaml", help="YAML has all of it")
    out.add_argument("--out", metavar="FILE", help="into a file, which is replaced; else on standard output")
    taken = acts.add_parser("import", help="take in such a file: what it says holds, in one step that undo takes back")
    taken.add_argument("file", metavar="FILE", help="YAML, CSV or entities of FollowTheMoney; - for standard input")
    taken.add_argument("--format", choices=_READERS, help="what it is, where its ending does not say")


def _run(args: argparse.Namespace) -> int:
    with open_library(args) as library:
        return _export(library, args) if args.act == "export" else _import(library, args)


def _export(library: Library, args: argparse.Namespace) -> int:
    data = _WRITERS[args.format](library)
    if args.out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_whole(Path(args.out), lambda stream: stream.write(data))
        say(f"exported the registry to {args.out}")
    return Exit.DONE


def _import(library: Library, args: argparse.Namespace) -> int:
    format_ = args.format or _ENDINGS.get(Path(args.file).suffix.lower())
    if format_ is None:
        raise UsageError(f"The ending of {args.file} does not say what it is. Add --format yaml, csv or ftm.")
    try:
        data = sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
    except OSError as error:
        raise UsageError(f"Could not read {args.file}: {error.strerror}. Name a file that can be read.") from error
    registry = _READERS[format_](data)
    taken = import_registry(library, registry)
    counted = recount(progress_context(), library)
    print(f"imported {taken.changes} {'change' if taken.changes == 1 else 'changes'}")
    known = registry_of(library)
    nobody = [one.id for one in registry.actors if one.verdict is not Verdict.NONE and known.actor(one.id) is None]
    if nobody:
        say(f"Kept, but no actor that this registry knows: {', '.join(nobody)}. Look at their ids.")
    if counted:
        say(counted_anew(counted))
    return Exit.DONE


COMMAND = Command("registry", "write what you say of actors into a file, and read it back", _configure, _run)
