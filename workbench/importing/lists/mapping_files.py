"""Reads mappings: those that ship with the program, and those that the user has put beside the settings."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

import resources
from workbench.errors import UsageError
from workbench.importing.lists.mapping import Mapping
from workbench.paths import config_folder

FOLDER: Final = "mappings"
_BYTES_MAX: Final = 64 * 1024
_FILES_MAX: Final = 100
# The loader in C, where it was built, takes a twentieth of the time.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What msgspec says last: where in the data the trouble is ("$.fields.tags[0]").
_PLACE: Final = re.compile(r" - at (?:`key` in )?`\$(?P<path>[^`]*)`$")
_STEP: Final = re.compile(r"\.([\w-]+)|\[(\d+)\]|\[\.\.\.\]")
_UNKNOWN: Final = re.compile(r"unknown field `([^`]+)`")


@dataclass(frozen=True, slots=True)
class Mappings:
    """All mappings, the user's first, and what is wrong with those that could not be read: one line each, with file and line."""

    known: tuple[Mapping, ...]
    problems: tuple[str, ...] = ()


def load_mappings() -> Mappings:
    """Return the mappings as they were when this process first asked for them."""
    return _load(config_folder() / FOLDER)


@cache
def _load(folder: Path) -> Mappings:
    known: list[Mapping] = []
    problems: list[str] = []
    for file in _own_files(folder):
        try:
            with file.open("rb") as stream:
                known.append(parse_mapping(stream.read(_BYTES_MAX + 1), str(file)))
        except UsageError as error:
            problems.append(str(error))
        except OSError as error:
            problems.append(f"{file}: it cannot be read ({(error.strerror or 'error').lower()})")
    names = sorted(path.name for path in resources.path(FOLDER).iterdir() if path.suffix == ".yaml")
    known += [parse_mapping(resources.read_bytes(f"{FOLDER}/{name}"), name) for name in names]
    return Mappings(tuple(known), tuple(problems))


def _own_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in {".yaml", ".yml"})[:_FILES_MAX]
    except OSError:
        return []


def parse_mapping(data: bytes, name: str) -> Mapping:
    """Read one mapping.

    Args:
        data: The file.
        name: What it is called in errors.

    Raises:
        UsageError: "NAME, line 7: what is wrong".
    """
    if len(data) > _BYTES_MAX:
        raise UsageError(f"{name}: it has more than {_BYTES_MAX:,} bytes, which no mapping needs")
    try:
        for event in yaml.parse(data, Loader=_LOADER):
            # A few lines of references stand for gigabytes.
            if isinstance(event, yaml.AliasEvent):
                raise UsageError(
                    f"{name}, line {event.start_mark.line + 1 if event.start_mark else 1}: it refers to another place of itself (*{event.anchor}); write it out"
                )
        root = yaml.compose(data, Loader=_LOADER)
        plain = yaml.load(data, Loader=_LOADER)  # noqa: S506 - it is a safe loader
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise UsageError(f"{name}{line}: it is not YAML ({error.problem})") from error
    except (yaml.YAMLError, UnicodeError, ValueError, RecursionError) as error:
        raise UsageError(f"{name}: it is not YAML ({' '.join(str(error).split())})") from error
    try:
        return msgspec.convert(plain, Mapping)
    except msgspec.ValidationError as error:
        said = str(error)
        raise UsageError(f"{name}, line {_line(root, said)}: {_PLACE.sub('', said)}") from error


def _line(root: Any, said: str) -> int:
    """Return the line on which something is wrong, by where msgspec says that it is."""
    place = _PLACE.search(said)
    node, mark = root, root.start_mark if root is not None else None
    for key, index in _STEP.findall(place["path"] if place else ""):
        below = _below(node, key or index)
        if below is None:
            break
        node, mark = below[1], below[0].start_mark
    unknown = _UNKNOWN.search(said)
    if unknown:
        below = _below(node, unknown[1])
        mark = below[0].start_mark if below else mark
    return mark.line + 1 if mark is not None else 1


def _below(node: Any, key: str) -> tuple[Any, Any] | None:
    """Return what stands under a key, with the key itself, which is on the line that people look for."""
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and key.isdecimal() and int(key) < len(node.value):
        return node.value[int(key)], node.value[int(key)]
    return None
