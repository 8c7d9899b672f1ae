"""The one table of commands; help, schemas and tests are made from it. A command is loaded when it is asked for."""

from importlib import import_module
from typing import Final

from workbench.cli.frame import Command

# Where each stands: the module within workbench.cli, and its name there. All of them take a fifth of a second to load.
_TABLE: Final = {
    "import": ("import_", "COMMAND"),
    "imports": ("imports", "IMPORTS"),
    "undo-import": ("imports", "UNDO_IMPORT"),
    "wanted": ("imports", "WANTED"),
    "list": ("list_", "COMMAND"),
    "show": ("show", "COMMAND"),
    "search": ("search_", "COMMAND"),
    "similar": ("similar", "COMMAND"),
    "copies": ("copies", "COPIES"),
    "compare": ("copies", "COMPARE"),
    "batch": ("batch", "COMMAND"),
    "export": ("export", "COMMAND"),
    "extract": ("extract", "COMMAND"),
    "actors": ("annotate", "ACTORS"),
    "actor": ("actor", "COMMAND"),
    "registry": ("registry", "COMMAND"),
    "between": ("between", "COMMAND"),
    "profile": ("profile", "PROFILE"),
    "silence": ("profile", "SILENCE"),
    "places": ("places", "PLACES"),
    "network": ("network", "COMMAND"),
    "timeline": ("annotate", "TIMELINE"),
    "annotate": ("annotate", "ANNOTATE"),
    "events": ("events", "COMMAND"),
    "forecasts": ("forecasts", "FORECASTS"),
    "disputes": ("forecasts", "DISPUTES"),
    "cite": ("cite", "CITE"),
    "verify": ("cite", "VERIFY"),
    "searches": ("searches", "SEARCHES"),
    "alerts": ("searches", "ALERTS"),
    "set-date": ("set_date", "COMMAND"),
    "set-dates": ("set_dates", "COMMAND"),
    "read-as": ("read_as", "COMMAND"),
    "correct-date": ("correct_date", "COMMAND"),
    "rezone": ("rezone", "REZONE"),
    "zone-rules": ("rezone", "RULES"),
    "reextract": ("rezone", "REEXTRACT"),
    "tag": ("tag", "TAG"),
    "tags": ("tag", "TAGS"),
    "mark": ("mark", "MARK"),
    "marks": ("marks", "MARKS"),
    "grade": ("grade", "COMMAND"),
    "delete": ("trash", "DELETE"),
    "restore": ("trash", "RESTORE"),
    "purge": ("trash", "PURGE"),
    "undo": ("trash", "UNDO"),
    "decisions": ("trash", "DECISIONS"),
    "check": ("upkeep", "CHECK"),
    "reindex": ("upkeep", "REINDEX"),
    "backup": ("upkeep", "BACKUP"),
    "restore-backup": ("upkeep", "RESTORE_BACKUP"),
    "sample": ("sample", "COMMAND"),
    "version": ("version", "COMMAND"),
}


def load(name: str) -> Command | None:
    """Return a command by its name, None where there is none."""
    if name not in _TABLE:
        return None
    module, attribute = _TABLE[name]
    command: Command = getattr(import_module(f"workbench.cli.{module}"), attribute)
    return command


def load_all() -> tuple[Command, ...]:
    """Return every command, in the order of the help."""
    return tuple(command for command in map(load, _TABLE) if command is not None)
