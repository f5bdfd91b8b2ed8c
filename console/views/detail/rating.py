"""Rating and closing on the page itself: five steps with what each costs, and the checklist (UI §10)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from console import terms, theme
from console.actions.table import BY_ID, why_not
from console.views.detail.part import Part, Seen
from console.views.detail.section import SectionHead
from console.widgets.action_button import PRIMARY, ActionButton
from console.widgets.check_line import CheckLine
from console.widgets.choice import Option
from console.widgets.steps import Steps
from console.widgets.text import Text
from domain.acts import Rate
from domain.checklist import checklist, missing
from domain.words import AssignmentStage, Satisfaction, Stage

_STEPS = tuple(sorted(Satisfaction, reverse=True))
_LONGEST_REASON = 500


class RatePart(Part):
    """Alive once every unit has answered; before that it says who has not."""

    def __init__(self, points: tuple[float, ...]) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self._shown = 0
        self._head = SectionHead(self.tr("Rating and closing"))
        self._response = self._row(points, "rate-response")
        self._result = self._row(points, "rate-result")
        self._reason = QLineEdit()
        self._reason.setObjectName("rate-why")
        self._reason.setMaxLength(_LONGEST_REASON)
        self._reason.setPlaceholderText(self.tr("Reason: needed below “satisfied”"))
        self._reason.setAccessibleName(self._reason.placeholderText())
        self._checks: dict[str, CheckLine] = {}
        self._against = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._against.setObjectName("rate-against")
        self._send = ActionButton(self.tr("Rate and close"), icon="star", kind=PRIMARY, tall=True)
        self._send.setObjectName("rate-send")
        self._lay_out()
        for steps in (self._response, self._result):
            steps.chosen.connect(lambda _key: self._show_state())
        self._reason.textChanged.connect(lambda _text: self._show_state())
        self._reason.returnPressed.connect(self.send)
        self._send.clicked.connect(self.send)

    def show_ticket(self, seen: Seen) -> None:
        if seen.ticket.id != self._shown:
            self._shown = seen.ticket.id
            self._response.put("")
            self._result.put("")
            self._reason.clear()
        self._seen = seen
        self._show_checks(seen)
        self._show_state()

    def send(self) -> None:
        """Send the rating, if nothing is missing."""
        seen = self._seen
        if seen is None or not self._send.isEnabled():
            return
        self.payload_made.emit(
            Rate(
                response=Satisfaction(int(self._response.value())),
                result=Satisfaction(int(self._result.value())),
                reason=self._reason.text().strip(),
            )
        )

    def take_focus(self) -> bool:
        """Give the keyboard to what is to be said next; False where it cannot be rated here now."""
        if not self._response.isEnabled() or not self.isVisible():
            return False
        reason = Qt.FocusReason.ShortcutFocusReason
        if self._response.value() and self._result.value():
            wanted: QWidget = self._send if self._send.isEnabled() else self._result
            (
                self._reason if self._reason.isVisible() and not self._reason.text().strip() else wanted
            ).setFocus(reason)
            return True
        steps = self._result if self._response.value() else self._response
        steps.button(str(int(Satisfaction.SATISFIED))).setFocus(reason)
        return True

    def against(self) -> str:
        """Why it cannot be sent now; empty when it can."""
        return self._against.text() if not self._send.isEnabled() else ""

    def _show_checks(self, seen: Seen) -> None:
        for one in checklist(seen.ticket, seen.directory):
            line = self._checks.get(one.item.value)
            if line is None:
                line = CheckLine()
                line.setObjectName(f"check-{one.item.value}")
                self._checks[one.item.value] = line
                self._list.addWidget(line)
            words = terms.checklist_item(one.item)
            if one.count:
                words = self.tr("{item} {count}").format(item=words, count=one.count)
            if one.asked and not one.done:
                words = self.tr("{item} (needed)").format(item=words)
            line.put(words, done=one.done, needed=one.asked)

    def _show_state(self) -> None:
        seen = self._seen
        if seen is None:
            return
        ticket = seen.ticket
        closed = ticket.stage is Stage.CLOSED
        against = why_not(BY_ID["rate"], seen.situation)
        if ticket.stage in (Stage.DISPATCHED, Stage.HANDLING):
            open_units = [one for one in ticket.live() if one.stage is not AssignmentStage.DONE]
            names = [
                seen.directory.unit_by_id[one.unit].name
                for one in open_units
                if one.unit in seen.directory.unit_by_id
            ]
            against = self.tr("Waits for the answer of {units}").format(units=self.tr(", ").join(names))
        self._head.put_note(
            self.tr("closed") if closed else self.tr("Rated when every unit has answered; costs points below")
        )
        alive = not against
        for steps in (self._response, self._result):
            steps.setEnabled(alive)
        values = [int(steps.value()) for steps in (self._response, self._result) if steps.value()]
        below = any(value < Satisfaction.SATISFIED for value in values)
        self._reason.setVisible(alive and below)
        if alive:
            lacking = missing(checklist(ticket, seen.directory))
            if lacking:
                names = [terms.checklist_item(item) for item in lacking]
                against = self.tr("Still needed: {items}").format(items=self.tr(", ").join(names))
            elif len(values) < 2:
                against = self.tr("Choose how it responded and what it achieved")
            elif below and not self._reason.text().strip():
                against = self.tr("A rating below “satisfied” needs a reason")
        self._send.allow(against)
        self._send.setVisible(alive)
        self._against.put(against)
        self._against.setVisible(bool(against))

    def _row(self, points: tuple[float, ...], name: str) -> Steps:
        steps = Steps(
            [
                Option(
                    key=str(int(step)), words=terms.satisfaction(step), detail=f"{cost:g}".replace("-", "−")
                )
                for step, cost in zip(_STEPS, points, strict=True)
            ]
        )
        steps.setObjectName(name)
        return steps

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        for words, steps in (
            (self.tr("How the unit responded"), self._response),
            (self.tr("What it achieved"), self._result),
        ):
            column.addWidget(Text(words, size=theme.SMALL, ink="text2"))
            column.addWidget(steps)
            steps.setAccessibleName(words)
        column.addWidget(self._reason)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        column.addWidget(self._against)
        column.addWidget(self._send, 0, Qt.AlignmentFlag.AlignLeft)
