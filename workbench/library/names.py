"""Names that the user gives, to tags and to saved searches: how they are cleaned, and when two are the same."""

import unicodedata
from collections.abc import Iterable

from index.folding import IGNORED, fold
from index.lexing import QUOTES
from workbench.errors import UsageError

# Longer ones fit no chip, row or menu.
_CHARS_MAX = 80
# Persian and Indic words are written with these; all other marks that are not seen would make two names that look the same.
_JOINERS = "\u200c\u200d"


def clean_name(what: str, text: str) -> str:
    """Return a name as it is kept: one line, single spaces.

    Args:
        what: What is named, as an error says it: "tag".
        text: As typed.
    Raises:
        UsageError: If it cannot be a name.
    """
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not any(character.isalnum() for character in name):
        raise UsageError(
            f"Could not use {text!r} as the name of a {what}: it has no letter or digit. Write another one."
        )
    if len(name) > _CHARS_MAX:
        raise UsageError(
            f"Could not use the name of {len(name)} characters for a {what}: {_CHARS_MAX} is the most. Shorten it."
        )
    odd = next((c for c in name if c in QUOTES or not (c.isprintable() or c in _JOINERS)), None)
    if odd is not None:
        raise UsageError(
            f"Could not use {text!r} as the name of a {what}: {odd!r} cannot stand in a search for it. Leave it out."
        )
    return name


def comparable(name: str) -> str:
    """Return a name as it is compared: without case, accents and doubled spaces, as everywhere in searches."""
    return " ".join(fold(unicodedata.normalize("NFC", name)).replace(IGNORED, "").split())


def known_as(name: str, names: Iterable[str]) -> str | None:
    """Return which of the names is the same as this one, None if none is."""
    key = comparable(name)
    return next((known for known in names if comparable(known) == key), None)
