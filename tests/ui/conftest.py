"""Widgets are tested without a screen, in our own fonts, and any complaint of Qt's fails the test."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from ui.look import tokens
from ui.look.theme import Look, register_fonts
from ui.models.results import ResultsModel
from ui.panels.results import ResultsPanel


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard(qapp):
    """Take from the clipboard what was copied last: without a screen Qt deletes it after Python has ended, which is a crash."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def qapp_cls():
    """Make the application as the program does."""

    def make(arguments):
        application = QApplication(arguments)
        application.setStyle("Fusion")
        register_fonts()
        return application

    return make


@pytest.fixture(autouse=True)
def no_qt_complaints():
    """Fail a test in which Qt had something to complain about; the platform plugin speaks only of itself."""
    said = []

    def take(kind, _context, text):
        # QTest knows no key codes beyond Latin, and says so.
        is_of_the_test = "This plugin does not support" in text or text.startswith("keyToAscii")
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} and not is_of_the_test:
            said.append(text)

    before = qInstallMessageHandler(take)
    yield
    qInstallMessageHandler(before)
    assert not said


@pytest.fixture(params=["light", "dark"])
def look(request, qapp):
    """The look in force, once light and once dark."""
    # The widgets of earlier tests wait for an event loop to go; until then each would be styled anew.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Look(tokens.THEMES[request.param])
    qapp.setPalette(made.palette())
    qapp.setStyleSheet(made.style_sheet())
    qapp.setFont(made.font("ui"))
    return made


@pytest.fixture
def model(qapp):
    """A model of results that Qt's own tester watches."""
    made = ResultsModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    tester.deleteLater()


@pytest.fixture
def results_panel(look, qtbot):
    """A list of results that is shown, and empty yet."""
    made = ResultsPanel(look)
    qtbot.addWidget(made)
    made.resize(392, 600)
    made.show()
    qtbot.waitExposed(made)
    return made
