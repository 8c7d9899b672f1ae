"""No key means two things; letters act at the same place of other keyboards; a mistake in the table is found at once."""

import dataclasses

import pytest
from PySide6.QtGui import QKeySequence

from ui.commands import COMMANDS, REASONS, Command, Menu, Needs, Place
from ui.keymap import KeymapError, Preset, check, keys_of, letter_of, sequences
from ui.look.icons import ICONS


@pytest.mark.parametrize("preset", Preset)
def test_every_layout_holds(preset):
    check(COMMANDS, preset)


def test_default_keys_are_those_of_the_product():
    keys = {command.id: command.keys for command in COMMANDS}
    assert keys["search.focus"] == ("Ctrl+L", "Ctrl+K")
    assert keys["go.anything"] == ("Ctrl+P",)
    assert keys["view.palette"] == ("Ctrl+Shift+P",)
    assert keys["article.set-date"] == ("Ctrl+D",)
    assert keys["article.next-hit"] == ("F3",)
    assert keys["article.star"] == ("S",)
    assert keys["article.read"] == ("U",)
    assert keys["help.keys"] == ("?",)


def test_every_need_has_a_reason_and_every_command_a_help():
    assert set(REASONS) == set(Needs)
    for command in COMMANDS:
        assert command.help.endswith("."), command.id
        assert not command.title.endswith("…"), command.id
        assert command.title[0].isupper(), command.id


def test_every_icon_is_there():
    assert {command.icon for command in COMMANDS} - {""} <= ICONS.keys()


def make(id_: str, keys: str, *places: Place) -> Command:
    return Command(id_, "Do", "Do it.", Menu.VIEW, (keys,), places=places or (Place.WINDOW,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (make("a", "Ctrl+D"), make("b", "Ctrl+D")),
        (make("a", "D"), make("b", "D", Place.READER)),
        (make("a", "D", Place.LIST, Place.READER), make("b", "D", Place.READER)),
        (make("a", "D"), make("a", "E")),
    ],
)
def test_two_commands_on_one_key_fail(one, other):
    with pytest.raises(KeymapError):
        check((one, other), Preset.DEFAULT)


def test_one_key_may_mean_two_things_in_two_panes():
    check((make("a", "D", Place.LIST), make("b", "D", Place.READER)), Preset.DEFAULT)


@pytest.mark.parametrize("keys", ["Nonsense+Q+Q", "Ctrl+Alt+E"])
def test_a_key_that_does_not_work_fails(keys):
    with pytest.raises(KeymapError):
        check((make("a", keys),), Preset.DEFAULT)


def test_letters_act_on_other_keyboards_too():
    strings = [sequence.toString() for sequence in sequences(("S",))]
    assert strings[0] == "S"
    assert {"Ы", "س", "ד", "Σ"} <= {text.upper() if text != "ד" else text for text in strings}
    assert len(sequences(("Ctrl+S",))) == 1
    assert QKeySequence("Shift+Т") in sequences(("Shift+N",))
    # On a Russian keyboard a letter lies where the full stop is, and the stop itself elsewhere.
    assert {"Ю", "ز"} & {sequence.toString() for sequence in sequences((".",))}
    assert QKeySequence(".") in sequences((".",))


def test_vim_adds_keys_and_takes_away_only_letters_that_walk_there():
    for command in COMMANDS:
        assert command.is_elsewhere_in_vim or set(command.keys) <= set(keys_of(command, Preset.VIM))
    moved = {command.id for command in COMMANDS if command.is_elsewhere_in_vim}
    assert moved == {"mark.highlight", "mark.note", "mark.edit"}
    assert all(command.vim for command in COMMANDS if command.id in moved)
    added = {key for command in COMMANDS for key in command.vim}
    assert {"/", "J", "K", "N", "Shift+N", "O", ":"} <= added


def test_commands_are_plain_data():
    assert all(dataclasses.is_dataclass(command) for command in COMMANDS)


def test_a_letter_is_known_by_where_it_lies():
    assert [letter_of(typed) for typed in ("m", "M", "ь", "Т", "ى", "μ", "צ")] == list("MMMNNMM")
    assert [letter_of(typed) for typed in ("", "1", "é", "\r", "ab")] == ["", "1", "É", "\r", "AB"]
