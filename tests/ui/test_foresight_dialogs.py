"""Forecasts and disputes in their dialogs: what is said of each, and what keys do."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from ui.dialogs.disputes import DisputesDialog
from ui.dialogs.forecasts import ForecastsDialog
from workbench.annotate.disputes.dispute import CueKind
from workbench.annotate.forecasts.forecast import Band, HolderKind
from workbench.disputes import ListedDispute
from workbench.forecasts import ListedForecast
from workbench.library.forecast_status import Status
from workbench.model import Zone

TODAY = 100


def forecast(number, **facts):
    told = {
        "article": 1, "number": number, "title": "<b>Ships</b>", "published": "1970-01-01", "start": 10, "end": 40,
        "sentence": "The ships will turn\nif it rains.", "cue": (20, 24), "hedge": "will", "band": Band.NONE, "condition": None,
        "holder": HolderKind.AUTHOR, "holder_name": "", "holder_actor": None, "due_first": None, "due_last": None,
        "is_negated": False, "is_waiting": False, "zone": Zone.BODY, "text_version": 1,
    }  # fmt: skip
    return ListedForecast(**{**told, **facts})


FORECASTS = (
    forecast(1, due_first=0, due_last=30, band=Band.LIKELY),
    forecast(2, due_last=TODAY + 5, condition=(30, 40), is_negated=True, holder_name="A minister"),
    forecast(3, is_waiting=True, status=Status.CAME_TRUE),
)


@pytest.fixture
def dialog(qtbot, look):
    dialog = ForecastsDialog(look, None, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Reading" in dialog._says.text()
    dialog.show_forecasts(FORECASTS)
    return dialog


def rows(dialog):
    return [line.split("\t") for line in dialog._lines.text().splitlines()]


def test_each_forecast_says_when_how_surely_and_what_became_of_it(dialog):
    assert rows(dialog) == [
        ["Jan 1970", "likely, 55–80 %", "The ships will turn if it rains.", "<b>Ships</b>", "Open · over"],
        ["16 Apr 1970", "If … not will", "The ships will turn if it rains.", "<b>Ships</b>", "Open"],
        ["Waits for a date", "will", "The ships will turn if it rains.", "<b>Ships</b>", "Came true"],
    ]
    assert "3 forecasts" in dialog._says.text()
    assert "Of 1 open one the day is over." in dialog._says.text()
    dialog._lines.go_to(1)
    assert dialog._sentence.text() == "The ships will turn if it rains. — A minister"


def test_keys_say_what_became_of_one(qtbot, dialog):
    with qtbot.waitSignal(dialog.decided) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_2)
    assert caught.args == [FORECASTS[0], Status.CAME_TRUE]
    dialog.show_status(FORECASTS[0], Status.CAME_TRUE)
    assert [row[-1] for row in rows(dialog)] == ["Came true", "Open", "Came true"]
    dialog._shown.choose(1)
    assert [row[-1] for row in rows(dialog)] == ["Open"]
    dialog._shown.choose(2)
    assert len(rows(dialog)) == 2
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    assert chosen.args[0].number == 1
    assert not dialog.isVisible()


def test_a_key_that_is_held_or_pressed_twice_decides_once(qtbot, dialog):
    told = []
    dialog.decided.connect(lambda one, status: told.append((one.number, status)))
    dialog._shown.choose(1)
    for is_held in (False, True, False):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2", is_held)
        QApplication.sendEvent(dialog._lines, event)
    assert told == [(1, Status.CAME_TRUE)]
    dialog.show_status(FORECASTS[0], Status.CAME_TRUE)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2", True)
    QApplication.sendEvent(dialog._lines, held)
    assert len(told) == 1
    qtbot.keyClick(dialog._lines, Qt.Key.Key_2)
    assert told[1:] == [(2, Status.CAME_TRUE)]


def test_of_many_forecasts_only_those_in_view_are_worded(qtbot, look, monkeypatch):
    worded = []
    plain = ForecastsDialog._cells
    monkeypatch.setattr(ForecastsDialog, "_cells", lambda self, one: worded.append(one.number) or plain(self, one))
    dialog = ForecastsDialog(look, None, TODAY)
    dialog.show_forecasts([forecast(number, due_last=number) for number in range(20_000)])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.grab()
    dialog.show_status(dialog._forecasts[5], Status.CAME_TRUE)
    dialog.grab()
    assert 0 < len(set(worded)) < 100
    assert "20,000 forecasts" in dialog._says.text()


def test_without_forecasts_it_says_so(qtbot, look):
    dialog = ForecastsDialog(look, None, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog._lines, Qt.Key.Key_2)
    dialog.show_forecasts(())
    assert "No sentence of these articles" in dialog._says.text()
    qtbot.keyClick(dialog._lines, Qt.Key.Key_2)
    qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)


def test_both_sides_of_a_dispute_are_shown_as_text(qtbot, look):
    dispute = ListedDispute(
        4, "Ships", 0, "Dock <i>Watcher</i>", (1, 9), "They  turned.", (20, 29), (30, 35), CueKind.DENIAL, (30, 60), "Wrong.\nThey did not."
    )  # fmt: skip
    dialog = DisputesDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog._show.isEnabled()
    dialog.show_disputes((dispute,))
    assert "1 comment of these articles repeats" in dialog._says.text()
    assert dialog._claim.text() == "“They turned.”"
    assert dialog._reply.text() == "Dock <i>Watcher</i>: Wrong. They did not."
    assert dialog._reply.textFormat() == Qt.TextFormat.PlainText
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    assert chosen.args == [dispute]


def test_a_comment_that_contradicts_twice_is_one_comment(qtbot, look):
    spans = ((1, 9), "They turned.", (20, 29), (30, 35), CueKind.DENIAL, (30, 60), "Wrong.")
    disputes = [ListedDispute(4, "Ships", comment, "Watcher", *spans) for comment in (0, 0, 1)]
    dialog = DisputesDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show_disputes(disputes)
    assert "2 comments of these articles repeat a sentence and contradict it." in said(dialog)


def said(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))
