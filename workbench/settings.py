"""The settings, each declared once: what may be set, within which bounds, how it is called, and what holds until then.

The dialog, the manual and the file are made from this table. A file written by hand or by a newer version costs nothing:
what is not known is kept, what makes no sense falls back to the default, with the reason.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from workbench.citing.styles import FORM_TITLES, STYLES
from workbench.errors import UsageError
from workbench.library.durable import write_file

FILE = "settings.json"
_DAMAGED_FILE = "settings.damaged.json"
_FILE_BYTES_MAX = 1024**2
_TEXT_CHARS_MAX = 1_000

Value = bool | int | str


class SettingKind(StrEnum):
    """What a setting holds, and so how it is set."""

    BOOL = "bool"
    INT = "int"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of a setting, as it is stored and as it is shown."""

    value: str | int
    title: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. A number lies from `minimum` to `maximum`, and is one of the choices where there are any."""

    key: str
    title: str
    help: str
    kind: SettingKind
    default: Value
    group: str
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[Choice, ...] = ()


def _sizes(*sizes_px: int) -> tuple[Choice, ...]:
    return tuple(Choice(size_px, f"{size_px} px") for size_px in sizes_px)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        "Colours",
        "The colours of window and reader. “As the system does” changes with it.",
        SettingKind.CHOICE,
        "system",
        "Appearance",
        choices=(
            Choice("system", "As the system does"),
            Choice("light", "Light"),
            Choice("dark", "Dark"),
            Choice("sepia", "Sepia"),
            Choice("contrast", "High contrast"),
        ),
    ),
    Setting(
        "density",
        "Density of lists",
        "How much room a row takes. Automatic goes by the width of the window.",
        SettingKind.CHOICE,
        "automatic",
        "Appearance",
        choices=(
            Choice("automatic", "Automatic"),
            Choice("comfortable", "Comfortable"),
            Choice("compact", "Compact"),
        ),
    ),
    Setting(
        "reduced_motion",
        "Reduce motion",
        "Hits do not flash when you go to them.",
        SettingKind.BOOL,
        False,
        "Appearance",
    ),
    Setting(
        "text_size_px",
        "Text size",
        "The size of an article's text in the reader.",
        SettingKind.INT,
        17,
        "Reading",
        minimum=15,
        maximum=24,
        choices=_sizes(15, 17, 19, 21, 24),
    ),
    Setting(
        "pictures",
        "Pictures",
        "The pictures that a saved page carries stand in its text.",
        SettingKind.BOOL,
        True,
        "Reading",
    ),
    Setting(
        "reading_face",
        "Typeface",
        "What articles are set in. Scripts that a typeface lacks have one that goes with it.",
        SettingKind.CHOICE,
        "serif",
        "Reading",
        choices=(Choice("serif", "Serif"), Choice("sans", "Sans"), Choice("system", "That of the system")),
    ),
    Setting(
        "reading_measure_ch",
        "Length of lines",
        "How many characters a line of an article has, where the pane is wide enough.",
        SettingKind.INT,
        68,
        "Reading",
        minimum=52,
        maximum=96,
        choices=tuple(Choice(count, f"{count} characters") for count in (52, 60, 68, 80, 96)),
    ),
    Setting(
        "reading_leading",
        "Room between lines",
        "How far apart the lines of an article stand. Scripts that need more have more.",
        SettingKind.INT,
        158,
        "Reading",
        minimum=140,
        maximum=175,
        choices=(Choice(140, "Close"), Choice(158, "Usual"), Choice(175, "Wide")),
    ),
    Setting(
        "mark_read_after_s",
        "Mark as read after",
        "Seconds that an article stays open before it counts as read. With 0 it never does by itself.",
        SettingKind.INT,
        3,
        "Reading",
        minimum=0,
        maximum=30,
    ),
    Setting(
        "citation_style",
        "Citations",
        "In which style words are copied with where they stand. “Copy with citation as” changes it too.",
        SettingKind.CHOICE,
        "short",
        "Reading",
        choices=tuple(Choice(style.name, style.title) for style in STYLES),
    ),
    Setting(
        "citation_form",
        "Form of citations",
        "Formatted ones are pasted as text where nothing else can be.",
        SettingKind.CHOICE,
        "rich",
        "Reading",
        choices=tuple(Choice(form.value, title) for form, title in FORM_TITLES.items()),
    ),
    Setting(
        "by_chapter",
        "Chapters of books",
        "Each chapter of a book (EPUB) becomes an article of its own; else a book is one.",
        SettingKind.BOOL,
        False,
        "Import",
    ),
    Setting(
        "keys",
        "Keys",
        "Which keys the window answers to. Vim adds letters that move in lists and reader.",
        SettingKind.CHOICE,
        "default",
        "Keyboard",
        choices=(Choice("default", "Default"), Choice("vim", "Vim")),
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values that hold. `unknown` is what the file has beside them, `problems` says what in it could not be used."""

    values: Mapping[str, Value] = field(default_factory=lambda: {s.key: s.default for s in SETTINGS})
    unknown: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def flag(self, key: str) -> bool:
        """Return a setting that is on or off."""
        value = self.values[key]
        assert isinstance(value, bool), key
        return value

    def number(self, key: str) -> int:
        """Return a setting that is a number."""
        value = self.values[key]
        assert isinstance(value, int), key
        return value

    def text(self, key: str) -> str:
        """Return a setting that is a text or one of several choices."""
        value = self.values[key]
        assert isinstance(value, str), key
        return value

    def having(self, key: str, value: Value) -> "Settings":
        """Return the settings with one of them changed.

        Raises:
            UsageError: If the value is none that it can have.
        """
        setting = next(setting for setting in SETTINGS if setting.key == key)
        reason = why_not(setting, value)
        if reason is not None:
            raise UsageError(f"Could not set “{setting.title}”: {reason}. It was left as it is.")
        return replace(self, values={**self.values, key: value})


def why_not(setting: Setting, value: object) -> str | None:
    """Return why a setting cannot have a value, None if it can."""
    match setting.kind:
        case SettingKind.BOOL:
            return None if isinstance(value, bool) else "it is either true or false"
        case SettingKind.INT:
            if not isinstance(value, int) or isinstance(value, bool):
                return "it is a whole number"
            if setting.minimum is not None and value < setting.minimum:
                return f"it is {setting.minimum} at least"
            if setting.maximum is not None and value > setting.maximum:
                return f"it is {setting.maximum} at most"
        case SettingKind.TEXT:
            is_text = isinstance(value, str) and len(value) <= _TEXT_CHARS_MAX
            return None if is_text else f"it is a text of up to {_TEXT_CHARS_MAX} characters"
        case SettingKind.CHOICE:
            pass
    values = [choice.value for choice in setting.choices]
    # True equals 1 in Python, and a list has no hash: the type is looked at first.
    if values and (type(value) not in {int, str} or value not in values):
        return f"it is one of {', '.join(map(str, values))}"
    return None


def load_settings(folder: Path) -> Settings:
    """Read the settings of a folder; what is missing or makes no sense has its default."""
    file = folder / FILE
    try:
        found = _read(file)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        return Settings(problems=(f"The settings in {file} could not be read ({error}). The defaults hold.",))
    values = {setting.key: setting.default for setting in SETTINGS}
    problems = []
    for setting in SETTINGS:
        if setting.key not in found:
            continue
        value = found.pop(setting.key)
        reason = why_not(setting, value)
        if reason is None and isinstance(value, bool | int | str):
            values[setting.key] = value
        else:
            problems.append(
                f"The setting “{setting.title}” ({setting.key}) in {file} was not used: {reason}. The default holds."
            )
    return Settings(values, found, tuple(problems))


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the settings that are not at their defaults, and what the file held beside them.

    A file that could not be read is kept under another name.
    """
    file = folder / FILE
    changed = {s.key: settings.values[s.key] for s in SETTINGS if settings.values[s.key] != s.default}
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        _read(file)
    except FileNotFoundError:
        pass
    except (ValueError, RecursionError):
        file.replace(folder / _DAMAGED_FILE)
    write_file(file, json.dumps({**settings.unknown, **changed}, indent=2).encode() + b"\n")


def _read(file: Path) -> dict[str, object]:
    with file.open("rb") as stream:
        raw = stream.read(_FILE_BYTES_MAX + 1)
    if len(raw) > _FILE_BYTES_MAX:
        raise ValueError("it is too large")
    found = json.loads(raw)
    if not isinstance(found, dict):
        raise ValueError("it holds no object")
    return found
