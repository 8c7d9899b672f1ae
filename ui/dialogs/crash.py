"""What is shown after a bug: one sentence, a report that can be copied, and the choice to go on."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.look.pieces import button
from ui.look.theme import Look


class CrashDialog(Dialog):
    """Shows the report of `ui.crash_report`. Esc goes on."""

    quit_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None, report: str) -> None:
        super().__init__(look, parent, "Something in Dateline went wrong", 600, 440)
        self.body.addWidget(
            wrapped(
                "What you saved and decided is safe in the library. The report says where in the program it happened; "
                "it holds no text of articles, no searches and no names of files.",
                ink="2",
            )
        )
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName("Report")
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.body.addWidget(self._report, 1)
        self._copy, leave, go_on = button("Copy the report"), button("Quit"), button("Go on", "primary")
        self._copy.clicked.connect(self._on_copy)
        leave.clicked.connect(self._on_quit)
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        self.add_buttons(leave, go_on, left=(self._copy,))
        go_on.setFocus()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText("Copied")

    @Slot()
    def _on_quit(self) -> None:
        self.reject()
        self.quit_wanted.emit()
