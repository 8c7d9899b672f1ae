"""Settings: declared once, bounded, and never lost to a bad file."""

import dataclasses
import json

import pytest

from workbench.errors import UsageError
from workbench.paths import config_folder
from workbench.settings import (
    FILE,
    SETTINGS,
    Setting,
    SettingKind,
    Settings,
    load_settings,
    save_settings,
    why_not,
)


@pytest.fixture
def folder():
    folder = config_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_each_setting_is_declared_whole(setting):
    assert setting.title
    assert setting.help.endswith(".")
    assert setting.group
    assert why_not(setting, setting.default) is None
    assert all(why_not(setting, choice.value) is None for choice in setting.choices)
    assert bool(setting.choices) or setting.kind is not SettingKind.CHOICE


def test_keys_are_unique():
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


def test_what_was_set_is_there_again_and_defaults_are_not_written(folder):
    changed = Settings().having("theme", "sepia").having("text_size_px", 19).having("reduced_motion", True)
    save_settings(folder, changed)
    again = load_settings(folder)
    assert (again.text("theme"), again.number("text_size_px"), again.flag("reduced_motion")) == ("sepia", 19, True)
    assert again.problems == ()
    assert json.loads((folder / FILE).read_text()) == {"theme": "sepia", "text_size_px": 19, "reduced_motion": True}


def test_nothing_is_made_by_reading(tmp_path):
    assert load_settings(tmp_path / "none") == Settings()
    assert not (tmp_path / "none").exists()


def test_what_is_not_known_is_kept_and_what_makes_no_sense_falls_back(folder):
    (folder / FILE).write_text(
        json.dumps(
            {"theme": "purple", "mark_read_after_s": 31, "reduced_motion": 1, "text_size_px": 20, "later": {"a": [1]}}
        )
    )
    settings = load_settings(folder)
    assert settings.values == Settings().values
    assert len(settings.problems) == 4
    assert "system, light, dark, sepia, contrast" in settings.problems[0]
    save_settings(folder, settings.having("keys", "vim"))
    assert json.loads((folder / FILE).read_text()) == {"later": {"a": [1]}, "keys": "vim"}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff", b"[" * 100_000])
def test_a_file_that_cannot_be_read_is_kept_aside(folder, content):
    (folder / FILE).write_bytes(content)
    settings = load_settings(folder)
    assert (settings.values, len(settings.problems)) == (Settings().values, 1)
    save_settings(folder, settings)
    assert (folder / "settings.damaged.json").read_bytes() == content
    assert load_settings(folder) == Settings()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "purple"),
        ("theme", ["dark"]),
        ("mark_read_after_s", -1),
        ("mark_read_after_s", True),
        ("text_size_px", 14),
    ],
)
def test_a_bad_value_is_refused_and_said(key, value):
    with pytest.raises(UsageError, match="left as it is"):
        Settings().having(key, value)


def test_texts_and_numbers_are_bounded():
    text = Setting("name", "Name", "A name.", SettingKind.TEXT, "", "Group")
    assert why_not(text, "a") is None
    assert why_not(text, "a" * 1_001)
    assert why_not(text, 1)
    number = dataclasses.replace(text, kind=SettingKind.INT, default=1, minimum=1)
    assert why_not(number, 10**9) is None
    assert why_not(number, 0) == "it is 1 at least"
    assert why_not(number, 1.0)
