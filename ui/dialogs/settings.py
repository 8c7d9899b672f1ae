"""The settings, made from their table: what changes here is in force at once."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.dialogs.controls import Choice, Number, Tick
from ui.dialogs.frame import Dialog
from ui.look.pieces import button, hairline, label
from ui.look.theme import Look

_CONTROL_PX = 190
_INT_MAX = 2**31 - 1


class ChoiceLike(Protocol):
    """One of the values of a setting."""

    @property
    def value(self) -> object:
        """Return it as it is stored."""
        ...

    @property
    def title(self) -> str:
        """Return it as it is shown."""
        ...


class SettingLike(Protocol):
    """What a setting says of itself; `kind` is bool, int, choice or text."""

    @property
    def key(self) -> str:
        """Return its name in the file."""
        ...

    @property
    def title(self) -> str:
        """Return its name on the screen."""
        ...

    @property
    def help(self) -> str:
        """Return a sentence about it."""
        ...

    @property
    def kind(self) -> str:
        """Return which values it takes."""
        ...

    @property
    def default(self) -> object:
        """Return its value where nothing was chosen."""
        ...

    @property
    def minimum(self) -> int | None:
        """Return the least number."""
        ...

    @property
    def maximum(self) -> int | None:
        """Return the greatest number."""
        ...

    @property
    def choices(self) -> Sequence[ChoiceLike]:
        """Return the values where there are only some."""
        ...

    @property
    def group(self) -> str:
        """Return the heading it stands under."""
        ...


class SettingRow(QWidget):
    """One setting: its name, a sentence, and its control."""

    changed = Signal(object, object)

    def __init__(self, look: Look, setting: SettingLike, value: object) -> None:
        super().__init__()
        self.setting = setting
        words = QVBoxLayout()
        words.setSpacing(2)
        title = label(setting.title, is_strong=True)
        title.setWordWrap(True)
        words.addWidget(title)
        if setting.help:
            more = label(setting.help, ink="2", size="meta")
            more.setWordWrap(True)
            words.addWidget(more)
        self._control = self._make_control(look)
        self._control.setAccessibleName(setting.title)
        self._control.setAccessibleDescription(setting.help)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 12, 6)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(self._control, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.show_value(value)

    def matches(self, typed: str) -> bool:
        """Tell whether all words that were typed stand in it."""
        text = f"{self.setting.title} {self.setting.help} {self.setting.group}".casefold()
        return all(word in text for word in typed.casefold().split())

    def show_value(self, value: object) -> None:
        """Show a value without saying that it changed."""
        control = self._control
        control.blockSignals(True)
        if isinstance(control, Tick):
            control.setChecked(bool(value))
        elif isinstance(control, Number):
            control.setValue(int(str(value)))
        elif isinstance(control, Choice):
            control.setCurrentIndex(control.findData(value))
        elif isinstance(control, QLineEdit):
            control.setText(str(value))
        control.blockSignals(False)
        control.update()

    def _make_control(self, look: Look) -> QWidget:
        setting = self.setting
        if setting.kind == "bool":
            tick = Tick(look)
            tick.toggled.connect(self._on_changed)
            return tick
        if setting.choices:
            choice = Choice(look)
            for one in setting.choices:
                choice.addItem(one.title, one.value)
            choice.setFixedWidth(_CONTROL_PX)
            choice.currentIndexChanged.connect(self._on_changed)
            return choice
        if setting.kind == "int":
            number = Number()
            least, most = setting.minimum, setting.maximum
            number.setRange(-_INT_MAX if least is None else least, _INT_MAX if most is None else most)
            if least is not None and most is not None:
                number.setToolTip(f"From {least:,} to {most:,}")
            number.setFixedWidth(_CONTROL_PX // 2)
            number.valueChanged.connect(self._on_changed)
            return number
        field = QLineEdit()
        field.setFixedWidth(_CONTROL_PX)
        field.editingFinished.connect(self._on_changed)
        return field

    @Slot()
    def _on_changed(self) -> None:
        control = self._control
        value: object
        if isinstance(control, Tick):
            value = control.isChecked()
        elif isinstance(control, Number):
            value = control.value()
        elif isinstance(control, Choice):
            value = control.currentData()
        else:
            assert isinstance(control, QLineEdit)
            value = control.text()
        self.changed.emit(self.setting.key, value)


class SettingsDialog(Dialog):
    """Shows all settings by group. `changed` has key and value of what was changed, each time."""

    changed = Signal(object, object)

    def __init__(
        self, look: Look, parent: QWidget | None, settings: Sequence[SettingLike], values: Mapping[str, object]
    ) -> None:
        super().__init__(look, parent, "Settings", 640, 620)
        self._values = {setting.key: values.get(setting.key, setting.default) for setting in settings}
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search the settings")
        self._search.setAccessibleName("Search the settings")
        self._search.setClearButtonEnabled(False)
        self._search.textChanged.connect(self._on_searched)
        self.body.addWidget(self._search)
        self._rows: list[SettingRow] = []
        self._groups: list[tuple[QWidget, list[SettingRow]]] = []
        self._nothing = label("No setting has these words.", ink="2")
        self._nothing.hide()
        self.body.addWidget(self._fill(settings), 1)
        restore, close = button("Restore defaults"), button("Close", "primary")
        restore.clicked.connect(self.restore_defaults)
        close.clicked.connect(self.accept)
        self.add_buttons(close, left=(restore,))
        self._search.setFocus()

    def _fill(self, settings: Sequence[SettingLike]) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("bare")
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for group in dict.fromkeys(setting.group for setting in settings):
            head = QWidget()
            lines = QVBoxLayout(head)
            lines.setContentsMargins(0, 14 if self._groups else 4, 12, 4)
            lines.addWidget(label(group, ink="2", size="meta", is_strong=True))
            lines.addWidget(hairline())
            box.addWidget(head)
            rows = []
            for setting in settings:
                if setting.group == group:
                    row = SettingRow(self.look, setting, self._values[setting.key])
                    row.changed.connect(self._on_changed)
                    box.addWidget(row)
                    rows.append(row)
            self._groups.append((head, rows))
            self._rows += rows
        box.addWidget(self._nothing)
        box.addStretch()
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    @Slot()
    def restore_defaults(self) -> None:
        """Give every setting its default."""
        for row in self._rows:
            row.show_value(row.setting.default)
            self._on_changed(row.setting.key, row.setting.default)

    @Slot(object, object)
    def _on_changed(self, key: str, value: object) -> None:
        if self._values[key] != value:
            self._values[key] = value
            self.changed.emit(key, value)

    @Slot(str)
    def _on_searched(self, typed: str) -> None:
        for head, rows in self._groups:
            for row in rows:
                row.setVisible(row.matches(typed))
            head.setVisible(any(row.matches(typed) for row in rows))
        self._nothing.setVisible(not any(row.matches(typed) for row in self._rows))
