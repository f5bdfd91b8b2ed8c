"""Puts a value into any control of a form, as the tests of forms need it."""

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from console.views.forms.unit_list import UnitList
from console.views.forms.values import Drafted, set_instant
from console.widgets.choice import Choice
from console.widgets.search_pick import SearchPick


def fill(control: QWidget, value: Any) -> None:
    """Raises TypeError for a control that nothing can be put into."""
    control.setFocus()
    if isinstance(control, UnitList):
        pairs: list[Any] = [one if isinstance(one, list) else str(one) for one in value]
        control.put_draft(pairs)
    elif isinstance(control, Drafted):
        control.put_draft(value)
    elif isinstance(control, SearchPick):
        control.put(str(value))
        control.picked.emit(control.value())
    elif isinstance(control, Choice):
        control.choose(str(value))
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(str(value))
    elif isinstance(control, QLineEdit):
        control.setText(str(value))
    elif isinstance(control, QDateTimeEdit):
        set_instant(control, int(value))
    elif isinstance(control, QCheckBox | QAbstractButton):
        control.setChecked(bool(value))
    else:
        raise TypeError(f"cannot fill {type(control).__name__}")
