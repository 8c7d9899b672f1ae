"""The command line's door: finds the command, runs it, and turns what was foreseen into a plain line."""

import argparse
import os
import sqlite3
import sys

import workbench
from workbench.cli import (
    annotate,
    batch,
    correct_date,
    events,
    export,
    extract,
    forecasts,
    import_,
    list_,
    places,
    read_as,
    sample,
    search_,
    searches,
    set_date,
    set_dates,
    show,
    similar,
    tag,
    trash,
    upkeep,
)
from workbench.cli.frame import Command, Exit, say
from workbench.cli.interrupting import INTERRUPT
from workbench.errors import LibraryBusyError, LibraryError, UsageError


def _configure_version(_parser: argparse.ArgumentParser) -> None:
    return


def _version(_args: argparse.Namespace) -> int:
    print(f"Dateline {workbench.__version__}")
    return Exit.DONE


VERSION = Command("version", "say which Dateline this is", _configure_version, _version)

# The one table of commands; help, schemas and tests are made from it.
COMMANDS: tuple[Command, ...] = (
    import_.COMMAND,
    list_.COMMAND,
    show.COMMAND,
    search_.COMMAND,
    similar.COMMAND,
    batch.COMMAND,
    export.COMMAND,
    extract.COMMAND,
    annotate.ACTORS,
    places.PLACES,
    annotate.TIMELINE,
    annotate.ANNOTATE,
    events.COMMAND,
    forecasts.FORECASTS,
    forecasts.DISPUTES,
    searches.SEARCHES,
    searches.ALERTS,
    set_date.COMMAND,
    set_dates.COMMAND,
    read_as.COMMAND,
    correct_date.COMMAND,
    tag.TAG,
    tag.TAGS,
    tag.MARK,
    trash.DELETE,
    trash.RESTORE,
    trash.PURGE,
    trash.UNDO,
    upkeep.CHECK,
    upkeep.REINDEX,
    upkeep.BACKUP,
    upkeep.RESTORE_BACKUP,
    sample.COMMAND,
    VERSION,
)


def make_parser() -> argparse.ArgumentParser:
    """Build the parser from the table of commands."""
    parser = argparse.ArgumentParser(
        prog="dateline", description="Offline research workbench for saved articles.", allow_abbrev=False
    )
    parser.add_argument("--library", metavar="DIR", help="the folder of the library")
    parser.add_argument("--version", action="version", version=f"Dateline {workbench.__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        command.configure(
            subparsers.add_parser(command.name, help=command.help, description=command.help, allow_abbrev=False)
        )
    return parser


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
    parser = make_parser()
    args = parser.parse_args(arguments)
    if args.command is None:
        parser.print_help()
        return Exit.DONE
    command = next(command for command in COMMANDS if command.name == args.command)
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
            return Exit.STOPPED if command is import_.COMMAND else Exit.DONE
        say(
            f"Could not go on: {error.strerror or error}{f' ({error.filename})' if error.filename else ''}. Free the disk or mend the rights, then run the same again."
        )
        return Exit.LIBRARY
    except KeyboardInterrupt:
        say("Stopped. What was acknowledged is in the library; run the same again to go on.")
        return Exit.STOPPED
