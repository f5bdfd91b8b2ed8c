"""What stands in a field, as a value that can be kept and put back: the draft of a form."""

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QDateTime, QTimeZone
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from console.widgets.choice import Choice
from console.widgets.search_pick import SearchPick

_ZONE = QTimeZone(b"Asia/Shanghai")


@runtime_checkable
class Drafted(Protocol):
    """A control made of several that says itself what stands in it."""

    def draft_value(self) -> Any:
        """What stands there, in plain values."""
        ...

    def put_draft(self, value: Any) -> None:
        """Put it back."""
        ...


@runtime_checkable
class Telling(Protocol):
    """A control that tells by a signal `changed` when something in it was changed."""

    changed: Any


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


def value_of(control: QWidget) -> Any:
    """What stands in a control; None for one that holds nothing."""
    if isinstance(control, Drafted):
        return control.draft_value()
    if isinstance(control, SearchPick | Choice):
        return control.value()
    if isinstance(control, QLineEdit):
        return control.text()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, QCheckBox):
        return control.isChecked()
    return instant(control) if isinstance(control, QDateTimeEdit) else None


def put_value(control: QWidget, value: Any) -> None:
    """Put back what stood in a control."""
    if isinstance(control, Drafted):
        control.put_draft(value)
    elif isinstance(control, SearchPick | Choice):
        control.put(value)
    elif isinstance(control, QLineEdit):
        control.setText(value)
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(value)
    elif isinstance(control, QCheckBox):
        control.setChecked(value)
    elif isinstance(control, QDateTimeEdit):
        set_instant(control, value)


def on_change(control: QWidget, told: Callable[[], None]) -> None:
    """Have every change of a control told, by hand or by the program."""
    if isinstance(control, QLineEdit):
        control.textChanged.connect(lambda _text: told())
        if isinstance(control, SearchPick):
            control.picked.connect(lambda _key: told())
    elif isinstance(control, QPlainTextEdit):
        control.textChanged.connect(told)
    elif isinstance(control, QCheckBox):
        control.toggled.connect(lambda _on: told())
    elif isinstance(control, QDateTimeEdit):
        control.dateTimeChanged.connect(lambda _at: told())
    elif isinstance(control, Choice):
        control.chosen.connect(lambda _key: told())
    elif isinstance(control, Drafted) and isinstance(control, Telling):
        control.changed.connect(lambda *_: told())
