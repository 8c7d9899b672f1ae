"""What a profile lets the user say of its actor: watch it, write down something, call it otherwise."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.pieces import button
from ui.look.theme import Look
from workbench.profiles.profile import Profile


class ProfileActs(QWidget):
    """Three buttons; they wait until the profile is read."""

    watch_pressed = Signal(bool)
    note_pressed = Signal()
    rename_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._watch, self._note, self._rename = (
            button("Watch", "quiet"),
            button("Note…", "quiet"),
            button("Rename…", "quiet"),
        )
        self._is_watched = False
        self._watch.setIcon(look.icon("view"))
        self._watch.setToolTip("Who is watched stands first in the lists of actors. An alert tells of new articles.")
        self._watch.clicked.connect(self._on_watch)
        self._note.clicked.connect(self.note_pressed)
        self._rename.clicked.connect(self.rename_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for each in (self._watch, self._note, self._rename):
            each.setEnabled(False)
            row.addWidget(each)

    def show_profile(self, profile: Profile) -> None:
        """Know whose profile is shown, and what was said of it."""
        self._is_watched = profile.is_watched
        self._watch.setText("Watched" if profile.is_watched else "Watch")
        self._note.setText("Edit the note…" if profile.note else "Note…")
        for each in (self._watch, self._note, self._rename):
            each.setEnabled(True)

    @Slot()
    def _on_watch(self) -> None:
        self.watch_pressed.emit(not self._is_watched)
