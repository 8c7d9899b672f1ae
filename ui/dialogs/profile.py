"""The profile of an actor: who it is, when it was named, by which names, with whom and where, and every sentence that names it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.profile_parts import words
from ui.dialogs.profile_parts.acts import ProfileActs
from ui.dialogs.profile_parts.head import ProfileHead
from ui.dialogs.profile_parts.mentions import ProfileMentions
from ui.dialogs.profile_parts.sections import ProfileSections
from ui.dialogs.profile_parts.strip import MonthStrip
from ui.look.pieces import as_tooltip, button, label
from ui.look.theme import Look
from workbench.annotate.findings import Actor
from workbench.profiles.mentions import MentionPage, Said
from workbench.profiles.profile import Profile

_WIDTH_PX, _HEIGHT_PX = 1180, 760
_COLUMNS_GAP_PX: Final = 24
_STRIP_FROM_PX: Final = 560


class ProfileDialog(Dialog):
    """Shows one actor, and leads on to others and back.

    Signals:
        actor_shown: the Actor whose profile is shown now.
        profile_wanted: the id of the actor whose profile is to be shown here.
        mentions_wanted: id, offset and words of the sentences that are wanted.
        chosen: the Said to show in its article.
        filter_wanted: the Actor to which the search is to be narrowed.
        source_wanted, month_wanted: Actor and source, or month, to which it is.
        alert_wanted: the Actor of whom an alert is to tell.
        between_wanted: the two Actors of whom it is asked what is said between them.
        network_wanted: the Actor in the middle of a network.
        watch_wanted: (Actor, whether it is to be watched).
        note_wanted: (Actor, its note so far) to write down something about it.
        rename_wanted: the Actor that is to be called otherwise.
    """

    actor_shown = Signal(object)
    profile_wanted = Signal(str)
    mentions_wanted = Signal(str, int, str)
    chosen = Signal(object)
    filter_wanted = Signal(object)
    source_wanted = Signal(object, str)
    month_wanted = Signal(object, str)
    alert_wanted = Signal(object)
    between_wanted = Signal(object, object)
    network_wanted = Signal(object)
    watch_wanted = Signal(object, bool)
    note_wanted = Signal(object, str)
    rename_wanted = Signal(object)

    def __init__(
        self, look: Look, parent: QWidget | None, actor: Actor, places: Mapping[str, int], *, has_alert: bool = False
    ) -> None:
        """Build the dialog, empty until `show_profile`.

        Args:
            look: In force.
            parent: The window.
            actor: Whose profile is being read.
            places: The place in the palette of each actor that has one.
            has_alert: Whether an alert tells of it already.
        """
        super().__init__(look, parent, f"Profile: {actor.name}", _WIDTH_PX, _HEIGHT_PX)
        self.set_heading("")
        self.body.setSpacing(8)
        self._actor, self._places = actor, places
        self._profile: Profile | None = None
        self._before: list[Profile] = []
        self._is_returned = False
        self._head = ProfileHead(look)
        self._head.show_actor(actor, self._place)
        self._head.back_pressed.connect(self._on_back)
        self._acts = ProfileActs(look)
        self._head.more.addWidget(self._acts)
        self._acts.watch_pressed.connect(self._on_watch_pressed)
        self._acts.note_pressed.connect(self._on_note_pressed)
        self._acts.rename_pressed.connect(self._on_rename_pressed)
        self._note = wrapped()
        self._note.hide()
        self._counts = wrapped(ink="2")
        self._silence = label()
        self._silence.setWordWrap(True)
        self._silence.hide()
        self._strip = MonthStrip(look)
        self.sections = ProfileSections(look)
        self.mentions = ProfileMentions(look)
        for part in (self._head, self._note, self._counts, self._silence, self._strip):
            self.body.addWidget(part)
        columns = QHBoxLayout()
        columns.setSpacing(_COLUMNS_GAP_PX)
        columns.addWidget(self.sections, 43)
        columns.addWidget(self.mentions, 57)
        self.body.addLayout(columns, 1)
        self._add_buttons(has_alert=has_alert)
        self._connect()
        for watched in (*self.sections.lists, self.mentions.lines, self.mentions.narrow, self.sections.choice):
            watched.installEventFilter(self)
        self.mentions.lines.setFocus()

    def _add_buttons(self, *, has_alert: bool) -> None:
        self._filter = button("Only articles with this actor", "quiet")
        self._alert = button("", "quiet")
        self._between = button("Between…", "quiet")
        self._network = button("Network", "quiet")
        self._close, self._show = button("Close"), button("Show the sentence", "primary")
        self._show.setDefault(True)
        self.add_buttons(self._close, self._show, left=(self._filter, self._alert, self._between, self._network))
        self.set_alert(has_alert)

    def _connect(self) -> None:
        self._strip.month_pressed.connect(self.sections.choose_month)
        self.sections.month_marked.connect(self._strip.mark)
        self.sections.stood_on.connect(self._on_stood_on)
        self.sections.actor_wanted.connect(self._on_actor_wanted)
        self.sections.source_wanted.connect(self._on_source_wanted)
        self.sections.month_wanted.connect(self._on_month_wanted)
        self.sections.name_wanted.connect(self.mentions.narrow_to)
        self.mentions.wanted.connect(self._on_mentions_wanted)
        self.mentions.chosen.connect(self._on_chosen)
        self._filter.clicked.connect(self._on_filter)
        self._alert.clicked.connect(self._on_alert)
        self._between.clicked.connect(self._on_between)
        self._network.clicked.connect(self._on_network)
        self._close.clicked.connect(self.reject)
        self._show.clicked.connect(self._on_show)

    @property
    def head(self) -> ProfileHead:
        """The head, whose `more` takes more buttons."""
        return self._head

    @property
    def actor(self) -> Actor:
        """Whose profile is shown."""
        return self._actor

    @property
    def _place(self) -> int:
        return self._places.get(self._actor.id, -1)

    @Slot(object)
    def show_profile(self, profile: Profile) -> None:
        """Show what was read; of another actor than before, the way leads back to that."""
        if self._profile is not None and self._profile.actor.id != profile.actor.id:
            self._before.append(self._profile)
        self._fill(profile)

    @Slot(str, int, str, object)
    def show_mentions(self, actor: str, offset: int, contains: str, page: MentionPage) -> None:
        """Show sentences that were read, if they are of this actor."""
        if self._profile is not None and actor == self._profile.actor.id:
            self.mentions.show_page(offset, contains, page)
            self._show.setEnabled(self.mentions.current is not None)

    def return_to(self, words: str, row: int) -> None:
        """Stand on a sentence as before; who came back to here goes on back by the same key."""
        self._is_returned = True
        self.mentions.return_to(words, row)

    @Slot(bool)
    def set_alert(self, has_alert: bool) -> None:
        """Say whether an alert tells of this actor."""
        self._alert.setText("An alert is set" if has_alert else "Alert")
        self._alert.setEnabled(not has_alert)
        self._alert.setToolTip("" if has_alert else "Be told when articles come in that name it.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            # Whoever empties the field means its letters.
            if not event.isAutoRepeat() and not self.mentions.narrow.hasFocus():
                self._on_back()
        elif event.text().isprintable() and event.text().strip() and not event.isAutoRepeat():
            # Whoever types wants to narrow the sentences, wherever in the lists the keyboard is.
            self.mentions.narrow.setFocus()
            self.mentions.narrow.insert(event.text())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Lists and fields would take it for a step of their own.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Left
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self._on_back()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a low screen the lists need its room; they have the months, too.
        self._strip.setVisible(event.size().height() >= _STRIP_FROM_PX)

    def _fill(self, profile: Profile) -> None:
        self._profile, self._actor = profile, profile.actor
        self._show.setEnabled(False)
        self.setWindowTitle(f"Profile: {profile.actor.name}")
        self._head.show_profile(profile, self._place)
        self._head.set_way_back(self._before[-1].actor.name if self._before else "")
        self._acts.show_profile(profile)
        self._note.setText(words.note(profile.note))
        self._note.setToolTip(as_tooltip(profile.note))
        self._note.setVisible(bool(profile.note))
        self._counts.setText(words.counts(profile))
        self._silence.setVisible(profile.silence is not None)
        if profile.silence is not None:
            self._silence.setText(words.silence(profile.silence))
        self._strip.show_months(profile.months, profile.newest if profile.silence is not None else "")
        self.sections.show_profile(profile)
        self.mentions.show_profile(profile, self._place)
        self._filter.setEnabled(profile.articles > 0)
        self.actor_shown.emit(profile.actor)

    @Slot()
    def _on_back(self) -> None:
        if self._before:
            self._fill(self._before.pop())
        elif self._is_returned:
            self.reject()

    @Slot(str)
    def _on_actor_wanted(self, actor: str) -> None:
        self.profile_wanted.emit(actor)

    @Slot(int, str)
    def _on_mentions_wanted(self, offset: int, contains: str) -> None:
        self.mentions_wanted.emit(self._actor.id, offset, contains)

    @Slot()
    def _on_stood_on(self) -> None:
        self._between.setEnabled(self.sections.company is not None)

    @Slot()
    def _on_show(self) -> None:
        if self.mentions.current is not None:
            self._on_chosen(self.mentions.current)

    @Slot(object)
    def _on_chosen(self, said: Said) -> None:
        self.accept()
        self.chosen.emit(said)

    @Slot()
    def _on_filter(self) -> None:
        self.accept()
        self.filter_wanted.emit(self._actor)

    @Slot(str)
    def _on_source_wanted(self, source: str) -> None:
        if source:
            self.accept()
            self.source_wanted.emit(self._actor, source)

    @Slot(str)
    def _on_month_wanted(self, month: str) -> None:
        self.accept()
        self.month_wanted.emit(self._actor, month)

    @Slot()
    def _on_alert(self) -> None:
        self.set_alert(True)
        self.alert_wanted.emit(self._actor)

    @Slot()
    def _on_between(self) -> None:
        other = self.sections.company
        if other is not None:
            self.accept()
            self.between_wanted.emit(self._actor, other)

    @Slot()
    def _on_network(self) -> None:
        self.accept()
        self.network_wanted.emit(self._actor)

    @Slot(bool)
    def _on_watch_pressed(self, is_on: bool) -> None:
        self.watch_wanted.emit(self._actor, is_on)

    @Slot()
    def _on_note_pressed(self) -> None:
        if self._profile is not None:
            self.note_wanted.emit(self._actor, self._profile.note)

    @Slot()
    def _on_rename_pressed(self) -> None:
        self.rename_wanted.emit(self._actor)
