"""The file that the user named, its ending, and that nothing is replaced about which nobody was asked."""

import pytest
from PySide6.QtWidgets import QFileDialog

from ui.desk.saving import ask_where_to_save
from workbench.errors import UsageError

SUFFIXES = {"Table": ".csv", "Data": ".json", "Timeline for TimelineJS": ".timelinejs.json"}


@pytest.fixture
def ask(monkeypatch, qapp):
    def named(name, chosen="Table (*.csv)"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(name), chosen))
        return ask_where_to_save(None, "Export", SUFFIXES)

    return named


def test_the_ending_that_was_typed_counts_more_than_the_filter(ask, tmp_path):
    assert ask(tmp_path / "a.json") == (tmp_path / "a.json", ".json")
    assert ask(tmp_path / "a.TIMELINEJS.json") == (tmp_path / "a.TIMELINEJS.json", ".timelinejs.json")
    assert ask(tmp_path / "a", "Data (*.json)") == (tmp_path / "a.json", ".json")
    assert ask(tmp_path / "v1.2", "") == (tmp_path / "v1.2.csv", ".csv")
    assert ask("") is None


def test_no_file_is_replaced_whose_name_was_not_typed(ask, tmp_path):
    (tmp_path / "a.csv").write_text("mine")
    with pytest.raises(UsageError, match=r"a\.csv already"):
        ask(tmp_path / "a")
    assert ask(tmp_path / "a.csv") == (tmp_path / "a.csv", ".csv")
