"""The units that have the ticket now, each with its light and time, and a key that takes it out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console import terms
from console.views.forms.effect import left_words
from console.views.forms.ground import Ground
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.light_mark import LightMark
from console.widgets.text import ElidedText, Text
from domain.acts import Withdraw
from domain.assignment import Assignment
from domain.clock import Clock
from domain.row import clock_state
from domain.ticket import Ticket
from domain.words import AssignmentStage, RowState

_REMOVABLE = (AssignmentStage.PENDING, AssignmentStage.ACCEPTED)


class UnitsAtWork(QWidget):
    """Taking one out is an act of its own, done at once; of one that accepted it asks for a reason first.

    Signals:
        withdraw_wanted: a unit is taken out: the Withdraw.
    """

    withdraw_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = 0
        self._typed = ""
        self._shown: tuple[Ground, Ticket] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._rows: list[QWidget] = []

    def put(self, ground: Ground, ticket: Ticket) -> None:
        """Show the live units of a ticket."""
        self._shown = (ground, ticket)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for one in ticket.live():
            self._append(self._row(ground, ticket, one))
            if one.id == self._asked:
                self._append(self._question(one))

    def _append(self, row: QWidget) -> None:
        self._rows.append(row)
        self._column.addWidget(row)

    def _row(self, ground: Ground, ticket: Ticket, one: Assignment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(8, 0, 0, 0)
        name, stage = ground.unit_name(one.unit), terms.assignment_stage(one.stage)
        now = ground.now_situation().now
        clock = _worst(ticket, one, now)
        light = LightMark(16)
        light.put(clock_state(clock, now) if clock is not None else RowState.NONE, stage)
        line.addWidget(light)
        line.addWidget(Text(terms.part(one.part), ink="text2"))
        line.addWidget(ElidedText(name), 1)
        line.addWidget(Text(stage, ink="text2"))
        if clock is not None:
            line.addWidget(Text(left_words(clock.red_at, now), ink="text2"))
        remove = ActionButton("", icon="x", kind=GHOST)
        remove.setObjectName(f"remove-{one.id}")
        remove.name_icon_only(self.tr("Withdraw {unit}").format(unit=name))
        if one.stage not in _REMOVABLE:
            remove.allow(self.tr("It has reported its result"))
        remove.clicked.connect(lambda: self._on_remove(one))
        line.addWidget(remove)
        return row

    def _question(self, one: Assignment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(32, 0, 0, 4)
        why = QLineEdit(self._typed)
        why.setObjectName("remove-reason")
        why.setMaxLength(500)
        why.setPlaceholderText(self.tr("It has accepted: write why it is withdrawn"))
        why.setAccessibleName(why.placeholderText())
        why.textChanged.connect(self._on_typed)
        done = ActionButton(self.tr("Withdraw"), key="↵")
        done.clicked.connect(lambda: self._on_reason(one, why))
        why.returnPressed.connect(lambda: self._on_reason(one, why))
        line.addWidget(why, 1)
        line.addWidget(done)
        why.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def _on_typed(self, text: str) -> None:
        self._typed = text

    def _on_remove(self, one: Assignment) -> None:
        if one.stage is AssignmentStage.PENDING:
            self.withdraw_wanted.emit(Withdraw(assignment=one.id))
            return
        self._asked = 0 if self._asked == one.id else one.id
        if self._shown is not None:
            self.put(*self._shown)
            line = self.findChild(QLineEdit, "remove-reason")
            if line is not None:
                line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reason(self, one: Assignment, why: QLineEdit) -> None:
        reason = why.text().strip()
        if not reason:
            why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._asked, self._typed = 0, ""
        self.withdraw_wanted.emit(Withdraw(assignment=one.id, reason=reason))


_ORDER = (RowState.RED, RowState.YELLOW, RowState.PENDING, RowState.GREEN)


def _worst(ticket: Ticket, one: Assignment, now: int) -> Clock | None:
    clocks = [clock for clock in ticket.clocks if clock.assignment == one.id]
    shown = [clock for clock in clocks if clock_state(clock, now) in _ORDER]
    return min(shown, key=lambda clock: (_ORDER.index(clock_state(clock, now)), clock.red_at), default=None)
