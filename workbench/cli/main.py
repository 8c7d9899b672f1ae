"""The command line's door: finds the command, runs it, and turns what was foreseen into a plain line."""

import argparse
import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence

import workbench
from workbench.cli.commands import load, load_all
from workbench.cli.frame import Command, Exit, say
from workbench.cli.interrupting import INTERRUPT
from workbench.errors import LibraryBusyError, LibraryError, UsageError

_LIBRARY = "--library"
_HELP = frozenset({"-h", "--help"})


def make_parser(commands: Iterable[Command]) -> argparse.ArgumentParser:
    """Build the parser of commands."""
    parser = argparse.ArgumentParser(
        prog="dateline", description="Offline research workbench for saved articles.", allow_abbrev=False
    )
    parser.add_argument(_LIBRARY, metavar="DIR", help="the folder of the library")
    parser.add_argument("--version", action="version", version=f"Dateline {workbench.__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in commands:
        command.configure(
            subparsers.add_parser(command.name, help=command.help, description=command.help, allow_abbrev=False)
        )
    return parser


def _command_in(arguments: Sequence[str]) -> str:
    """Return the word that names the command, "" where none does: who asks for one does not wait for all to load."""
    words = iter(arguments)
    for word in words:
        if word == _LIBRARY:
            next(words, None)
        elif word in _HELP:
            break
        elif not word.startswith("-"):
            return word
    return ""


def _settle_streams() -> None:
    """Have three streams that take every character; one that was closed for us leads nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - as long as we run
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    _settle_streams()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        asked = load(_command_in(given))
        commands = load_all() if asked is None else (asked,)
    except KeyboardInterrupt:
        return Exit.STOPPED  # nothing had begun
    parser = make_parser(commands)
    args = parser.parse_args(given)
    if args.command is None:
        parser.print_help()
        return Exit.DONE
    command = next(command for command in commands if command.name == args.command)
    try:
        with INTERRUPT.watched():
            code = command.run(args)
        sys.stdout.flush()
        return code
    except UsageError as error:
        say(str(error))
        return Exit.USAGE
    except (LibraryError, LibraryBusyError) as error:
        say(str(error))
        return Exit.LIBRARY
    except sqlite3.DatabaseError as error:
        say(
            f"Could not go on: the library's database could not be used ({error}). Run check on it, and look whether the disk is full."
        )
        return Exit.LIBRARY
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            # Whoever reads our output has had enough; what is durable stays so.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return Exit.STOPPED if command.name == "import" else Exit.DONE
        say(
            f"Could not go on: {error.strerror or error}{f' ({error.filename})' if error.filename else ''}. Free the disk or mend the rights, then run the same again."
        )
        return Exit.LIBRARY
    except KeyboardInterrupt:
        say("Stopped. What was acknowledged is in the library; run the same again to go on.")
        return Exit.STOPPED
