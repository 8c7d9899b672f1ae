"""Which key runs which command: the layouts, the check that no key means two things, and letters of other keyboards."""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtGui import QKeySequence

from ui.commands import Command, Needs, Place


class Preset(StrEnum):
    """A keyboard layout for commands."""

    DEFAULT = "default"
    VIM = "vim"


# The key at the same place of other keyboards: a letter of a command acts by where it lies, whatever the language.
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_OTHERS = (
    "йцукенгшщзхъфывапролджэячсмитьбю.",  # Russian
    "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ",  # Arabic 101
    "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.",  # Hebrew
    ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./",  # Greek
)


class KeymapError(Exception):
    """Two commands want the same key at the same place: a mistake of ours, found when the table is built."""


def keys_of(command: Command, preset: Preset) -> tuple[str, ...]:
    """Return the keys of a command in a layout, the one to show first."""
    if preset is not Preset.VIM:
        return command.keys
    return command.vim if command.is_elsewhere_in_vim else (*command.vim, *command.keys)


def check(commands: Iterable[Command], preset: Preset) -> None:
    """Make sure that a key means one thing wherever it acts.

    Raises:
        KeymapError: If two commands share an id, or a key that acts at one place for both.
    """
    ids: set[str] = set()
    owners: dict[str, list[Command]] = {}
    for command in commands:
        if command.id in ids:
            raise KeymapError(f"Two commands are called {command.id}.")
        ids.add(command.id)
        for keys in keys_of(command, preset):
            name = QKeySequence(keys).toString()
            if not name:
                raise KeymapError(f"{command.id} has a key that there is none of: {keys}.")
            if "Ctrl+Alt+" in name and len(name.rpartition("+")[2]) == 1:
                raise KeymapError(f"{command.id} wants {name}, which types a character on many keyboards.")
            for rival in owners.setdefault(name, []):
                if _meet(rival, command):
                    raise KeymapError(f"{rival.id} and {command.id} both want {name} ({preset}).")
            owners[name].append(command)


def _meet(one: Command, other: Command) -> bool:
    if {Needs.ZONES, Needs.CLEAN} <= {*one.needs, *other.needs}:
        # Never both: what one of them is about is not shown while the other's is.
        return False
    places = {*one.places, *other.places}
    return Place.WINDOW in places or len(places) < len(one.places) + len(other.places)


def sequences(keys: Iterable[str]) -> list[QKeySequence]:
    """Return what Qt shall listen to: the keys, and for bare letters, dots and brackets the letters at the same place of other keyboards."""
    found = []
    for key in keys:
        found.append(QKeySequence(key))
        prefix, letter = ("Shift+", key[6:]) if key.startswith("Shift+") and len(key) == 7 else ("", key)
        place = _LATIN.find(letter.lower()) if len(letter) == 1 else -1
        if place >= 0:
            found += [QKeySequence(f"{prefix}{other[place].upper()}") for other in _OTHERS if other[place].isalpha()]
    return found


def letter_of(typed: str) -> str:
    """Return the capital letter that lies where this one was typed, as `sequences` has it; anything else as it is."""
    for other in _OTHERS:
        place = other.find(typed.lower()) if len(typed) == 1 and typed.isalpha() else -1
        if place >= 0:
            return _LATIN[place].upper()
    return typed.upper()


def shown(keys: str) -> str:
    """Return a key as menus and caps show it on this machine."""
    # The key beside the letters is called Enter in all our texts, as it is on most keyboards.
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
