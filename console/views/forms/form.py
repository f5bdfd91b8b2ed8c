"""What all forms have in common: fields in a column, one button, errors at the place, nothing typed lost."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console import theme
from console.views.forms.unit_list import UnitList
from console.widgets.action_button import PRIMARY, ActionButton
from console.widgets.choice import Choice
from console.widgets.form_field import FormField
from console.widgets.search_pick import SearchPick
from console.widgets.text import Text
from domain.acts import Payload

_ZONE = QTimeZone(b"Asia/Shanghai")


class Form(QWidget):
    """A form in a drawer. Subclasses add fields and make the payload.

    Signals:
        submitted: the user sends it: the payload.
    """

    submitted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"form-{name}")
        self._name = name
        self._fields: dict[str, FormField] = {}
        self._intro = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._intro.hide()
        self._problem = Text(ink="red", wrap=True)
        self._problem.setObjectName(f"form-{name}-problem")
        self._problem.hide()
        self._submit = ActionButton("", key="Ctrl ↵", kind=PRIMARY, tall=True)
        self._submit.setObjectName(f"form-{name}-submit")
        self._submit.clicked.connect(self.submit)
        self._submit_words = ""
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)
        self._body = QVBoxLayout()
        self._body.setSpacing(14)
        self._body.addWidget(self._intro)
        self._lay_out()

    def name(self) -> str:
        """The id of the act that the form is for."""
        return self._name

    def set_submit_words(self, submit_words: str) -> None:
        """What the button says."""
        self._submit_words = submit_words
        self._submit.put(submit_words)

    def set_intro(self, intro: str) -> None:
        """A sentence above the fields."""
        self._intro.put(intro)
        self._intro.setVisible(bool(intro))

    def intro(self) -> str:
        """The sentence above the fields."""
        return self._intro.text()

    def add(
        self, name: str, label: str, control: QWidget, *, required: bool = False, hint: str = ""
    ) -> FormField:
        """Add a field; its name is that of the payload's field, so that a refusal finds it."""
        field = FormField(label, control, required=required, hint=hint)
        control.setObjectName(f"{self._name}-{name}")
        if isinstance(control, QPlainTextEdit):
            control.setTabChangesFocus(True)
            control.setMinimumHeight(theme.px(84))
            control.setMaximumHeight(theme.px(160))
        self._fields[name] = field
        self._body.addWidget(field)
        return field

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field."""
        self._body.addWidget(widget)

    def field(self, name: str) -> FormField:
        """One field."""
        return self._fields[name]

    def payload(self) -> Payload | None:
        """What the form says; None after it has marked what is missing."""
        raise NotImplementedError

    def problem(self) -> str:
        """What is said above the button; empty when nothing is."""
        return self._problem.text() if not self._problem.isHidden() else ""

    def submit(self) -> None:
        """Send what the form says, unless it is being sent already or something is missing."""
        if not self._submit.isEnabled():
            return
        self.clear_problems()
        payload = self.payload()
        if payload is not None:
            self.submitted.emit(payload)
            return
        wrong = next((field for field in self._fields.values() if field.error()), None)
        if wrong is not None:
            wrong.take_focus()

    def clear_problems(self) -> None:
        """Take back what was said about the last try."""
        self._problem.hide()
        for field in self._fields.values():
            field.set_error("")

    def miss(self, name: str, words: str) -> None:
        """Mark a field as missing or wrong."""
        self._fields[name].set_error(words)

    def show_problem(self, words: str, field: str = "") -> None:
        """The server refused it: said at the field it is about, or above the button."""
        name = next((one for one in self._fields if one == field or one == field.partition(".")[0]), None)
        self.set_busy("")
        if name is not None:
            self._fields[name].set_error(words)
            self._fields[name].take_focus()
            return
        self._problem.put(words)
        self._problem.show()
        self._submit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, words: str) -> None:
        """While it is being sent the button says so; empty words give it back."""
        self._submit.put(words or self._submit_words)
        self._submit.setEnabled(not words)

    def submit_button(self) -> ActionButton:
        """The button."""
        return self._submit

    def draft(self) -> dict[str, Any]:
        """What was typed, to be put back later."""
        return {name: _value(field.control()) for name, field in self._fields.items()}

    def take_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what was typed."""
        for name, value in draft.items():
            if name in self._fields:
                _put_value(self._fields[name].control(), value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Enter in a single line goes to the next field; only Ctrl Enter sends.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        """Call it after the last field was added."""
        self._body.addStretch(1)
        for field in self._fields.values():
            control = field.control()
            if type(control) is QLineEdit:
                control.installEventFilter(self)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setLayout(self._body)
        self._body.setContentsMargins(16, 14, 16, 14)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 14)
        foot.setSpacing(8)
        foot.addWidget(self._problem)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._submit)
        foot.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(foot)


def date_time_edit(at: int) -> QDateTimeEdit:
    """A control for an instant, in Shanghai time, with a calendar."""
    edit = QDateTimeEdit()
    edit.setTimeZone(_ZONE)
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("yyyy-MM-dd HH:mm")
    set_instant(edit, at)
    return edit


def instant(edit: QDateTimeEdit) -> int:
    """The instant that the control shows, UTC milliseconds."""
    return int(edit.dateTime().toMSecsSinceEpoch())


def set_instant(edit: QDateTimeEdit, at: int) -> None:
    """Show another instant."""
    edit.setDateTime(QDateTime.fromMSecsSinceEpoch(at, _ZONE))


def _value(control: QWidget) -> Any:
    if isinstance(control, SearchPick | Choice):
        return control.value()
    if isinstance(control, UnitList):
        return control.values()
    if isinstance(control, QLineEdit):
        return control.text()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, QCheckBox):
        return control.isChecked()
    return instant(control) if isinstance(control, QDateTimeEdit) else None


def _put_value(control: QWidget, value: Any) -> None:
    if isinstance(control, SearchPick | Choice | UnitList):
        control.put(value)
    elif isinstance(control, QLineEdit):
        control.setText(value)
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(value)
    elif isinstance(control, QCheckBox):
        control.setChecked(value)
    elif isinstance(control, QDateTimeEdit):
        set_instant(control, value)
