"""Slots are not overridden: PySide keeps calling an overridden one on widgets that are gone."""

import importlib
import pkgutil

import pytest

import ui


def _classes():
    for found in pkgutil.walk_packages(ui.__path__, "ui."):
        if not found.name.endswith("__main__"):
            for made in vars(importlib.import_module(found.name)).values():
                if isinstance(made, type) and made.__module__ == found.name:
                    yield made


@pytest.mark.parametrize("made", list(_classes()), ids=lambda made: f"{made.__module__}.{made.__name__}")
def test_no_slot_is_overridden(made):
    own = {name for name in vars(made) if name.startswith("_on_")}
    above = {name for base in made.__mro__[1:] if base.__module__.startswith("ui.") for name in vars(base)}
    assert not own & above
