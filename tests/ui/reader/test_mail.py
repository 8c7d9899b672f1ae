"""A mail's head says in one line to whom it went; nothing moves when that is known, and a key shows the whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.reader.articles import SAMPLE, make_article, make_content
from ui.dialogs.mail import MailDialog
from ui.look.pieces import Badge
from ui.panels.reader.mail_row import MailRow, mail_words
from ui.panels.reader.panel import ReaderPanel
from workbench.viewing.mails import Attached, MailNote

NOTE = MailNote(
    (
        ("From", "Ann <a@b.example>"),
        ("To", "Desk <d@b.example>, x@y.example"),
        ("Cc", "C <c@d.example>"),
        ("Subject", "<b>Notes</b>"),
    ),
    (Attached(12, "A paper", "paper.pdf"),),
    ("a.bin",),
)


@pytest.fixture
def panel(look, qtbot):
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.show_article(make_content(SAMPLE, article=make_article(SAMPLE, format="mail")))
    return made


def row(panel):
    return next(row for row in panel.findChildren(MailRow) if row.isVisible())


def test_one_line_from_the_start_and_nothing_moves(panel):
    height = panel._page.document().size().height()
    assert mail_words(None) == "Mail"
    panel.set_note(8, NOTE)
    assert row(panel)._badge.accessibleName() == "Mail"
    panel.set_note(7, NOTE)
    assert row(panel)._badge.accessibleName() == "Mail to Desk and 1 more · Cc · 2 attachments"
    assert panel._page.document().size().height() == height
    # It is there still after the page was laid anew.
    panel.text_size.set(21)
    assert row(panel)._badge.accessibleName().startswith("Mail to Desk")
    pressed = []
    panel.mail_pressed.connect(lambda: pressed.append(1))
    row(panel).findChild(Badge).click()
    assert pressed == [1]


def test_other_articles_have_no_such_line(panel):
    panel.show_article(make_content(SAMPLE))
    QApplication.processEvents()
    assert not [row for row in panel.findChildren(MailRow) if row.isVisible()]


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("", "Mail"),
        ("a@b.example", "Mail to a@b.example"),
        ('"Lee, A" <l@x.example>', "Mail to Lee, A"),
        ("x" * 90, f"Mail to {'x' * 39}…"),
    ],
)
def test_words_for_any_address(to, said):
    assert mail_words(MailNote((("To", to),))) == said


def test_the_whole_by_keyboard(look, qtbot):
    dialog, chosen = MailDialog(look, None), []
    qtbot.addWidget(dialog)
    dialog.chosen.connect(chosen.append)
    dialog.article = 7
    dialog.take(8, NOTE)
    assert dialog._says.text() == "On its way…"
    dialog.take(7, NOTE)
    dialog.show()
    dialog.grab()
    qtbot.keyClick(dialog._list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    # What is no article leads nowhere.
    assert chosen == []
    qtbot.keyClick(dialog._list, Qt.Key.Key_Up)
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    assert chosen == [12]
    assert not dialog.isVisible()
    dialog._on_copy()
    assert QApplication.clipboard().text().startswith("From: Ann <a@b.example>\nTo: ")
