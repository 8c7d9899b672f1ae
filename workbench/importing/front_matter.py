"""What stands above a Markdown note about it: YAML between lines of hyphens, or TOML between lines of plus signs.

Written by hand as often as by clippers: what is no sound YAML is read line by line.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

_YAML: Final = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML: Final = re.compile(r"\A\ufeff?\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE: Final = re.compile(r"^([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?$")
_ITEM: Final = re.compile(r"^[ \t]*-[ \t]+(.+)$")
# Long abstracts and lists of tags included, none is longer; YAML is read at a megabyte a second.
_CHARS_MAX: Final = 16_000
_LEVELS_MAX: Final = 20
_VALUES_MAX: Final = 500
# Where site generators keep what is not theirs.
_INNER: Final = ("params", "extra", "taxonomies")
_NAME_KEYS: Final = ("name", "full-name", "title", "literal", "text")
_LINK_MARKS: Final = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The facts by their keys, in small letters and with hyphens; each has one value or several."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def every(self, *keys: str) -> tuple[str, ...]:
        """Return the values of the first of these keys that has any."""
        return next((self.values[key] for key in keys if self.values.get(key)), ())

    def first(self, *keys: str) -> str:
        """Return the first value of the first of these keys that has any."""
        return next(iter(self.every(*keys)), "")


class _Loader(yaml.BaseLoader):
    """Reads YAML as strings, lists and mappings, without references back, which multiply, and without depth."""

    level = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose one node."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("a reference back")
        self.level += 1
        if self.level > _LEVELS_MAX:
            raise yaml.YAMLError("nested too deeply")
        node = super().compose_node(parent, index)
        self.level -= 1
        return node


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return what a note says of itself, and the note without that; a note that only begins with a rule stays whole."""
    for pattern, read in ((_YAML, _read_yaml), (_TOML, _read_toml)):
        match = pattern.match(text)
        if match is not None and len(match[1]) <= _CHARS_MAX:
            stated = read(match[1])
            if stated is not None:
                return FrontMatter(_flattened(stated)), text[match.end() :]
    return FrontMatter(), text


def _read_yaml(text: str) -> Mapping[str, Any] | None:
    try:
        stated = yaml.load(text, _Loader)  # noqa: S506 - a subclass of BaseLoader, which makes nothing but strings
    except (yaml.YAMLError, ValueError):
        return _read_lines(text)
    if stated is None or stated == "":
        return {} if not text.strip() else None
    return stated if isinstance(stated, dict) else None


def _read_toml(text: str) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _read_lines(text: str) -> Mapping[str, Any] | None:
    """Return simple `key: value` lines, and lists under a key; nothing where most lines are neither."""
    found: dict[str, Any] = {}
    key, others, lines = "", 0, 0
    for line in text.splitlines():
        if not line.strip():
            continue
        lines += 1
        pair, item = _LINE.match(line), _ITEM.match(line)
        if pair:
            key = pair[1]
            found[key] = _bare(pair[2] or "")
        elif item and key and isinstance(found[key], str | list):
            listed = found[key] if isinstance(found[key], list) else [found[key]] if found[key] else []
            found[key] = [*listed, _bare(item[1])] if len(listed) < _VALUES_MAX else listed
        elif not line[:1].isspace():
            others += 1
    return found if found and others * 2 < lines else None


def _bare(value: str) -> str:
    return value.strip().strip("\"'")


def _flattened(stated: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    inner = [stated[key] for key in _INNER if isinstance(stated.get(key), dict)]
    for level in (stated, *inner):
        for key, value in level.items():
            name = str(key).strip().lower().replace("_", "-").replace(" ", "-")
            values = tuple(" ".join(text.split()) for text in _texts(value, 0))[:_VALUES_MAX]
            if values and name not in found:
                found[name] = values
    return found


def _texts(value: Any, level: int) -> Iterator[str]:
    """Yield the texts of a value; of a mapping that describes somebody, the name."""
    if isinstance(value, dict):
        name = next((value[key] for key in _NAME_KEYS if isinstance(value.get(key), str)), None)
        parts = (value.get("given", ""), value.get("family", ""))
        if name is None and all(isinstance(part, str) for part in parts):
            name = " ".join(filter(None, parts))
        if name:
            yield name
    elif isinstance(value, list) and level < _LEVELS_MAX:
        # A link to another note, [[Ada Busch]], is a list in a list if it has no quotation marks around it.
        for item in value:
            yield from _texts(item, level + 1)
    elif isinstance(value, str):
        text = _LINK_MARKS.sub(r"\1", value).strip()
        if text:
            yield text
    elif hasattr(value, "isoformat"):
        yield value.isoformat()
    elif value is not None and not isinstance(value, bool | list):
        yield str(value)
