"""What the tables of actors and places have, asked by words of a text."""

from workbench.annotate.entries import Role
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.registry import Registry
from workbench.annotate.words import Word


class Known:
    """Both tables as one."""

    def __init__(self, registry: Registry, gazetteer: Gazetteer) -> None:
        self._registry = registry
        self._gazetteer = gazetteer

    def has(self, words: list[Word]) -> bool:
        """Tell whether words are a name of an actor or a place."""
        key = " ".join(word.key for word in words)
        return key in self._registry or key in self._gazetteer

    def is_place(self, word: Word) -> bool:
        """Tell whether a word is a name of a place."""
        return word.key in self._gazetteer

    def is_nationality(self, word: Word) -> bool:
        """Tell whether a word says of which nation somebody is: "Cuban"."""
        return any(entry.role is Role.DEMONYM for entry in self._registry.entries(word.key))
