"""The sheet of a batch: who gets what before it is confirmed, what became of each after it (UI §6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from console import clock_text, icons, theme
from console.actions.batch import BATCHABLE, DAYS, TEXT, UNIT, Said, Step, messages_by_person, missing
from console.actions.batch_run import Outcome
from console.actions.table import BY_ID
from console.widgets.action_button import PRIMARY, ActionButton
from console.widgets.form_field import FormField
from console.widgets.search_pick import PickItem, SearchPick
from console.widgets.text import Text
from domain.instant import DAY, SHANGHAI_OFFSET
from domain.rules import RULES
from domain.ticket import short_number

_EPOCH: Final = QDate(1970, 1, 1)
_NAMED: Final = 5
_RETURN_AFTER: Final = 3
"""Days that a suspension is proposed for."""


class BatchSheet(QWidget):
    """Enter (Ctrl Enter from a text) confirms, Esc leaves without doing anything.

    Signals:
        confirmed: it is to be done: the steps, what was said for all of them.
        take_back_wanted: Del on a ticket that it was done for: the ticket's id.
    """

    confirmed = Signal(object, object)
    take_back_wanted = Signal(object)

    def __init__(self, action: str, count: int, units: list[PickItem], now: int) -> None:
        super().__init__()
        self.setObjectName("queue-batch")
        self.action, self._count, self._steps = action, count, list[Step]()
        self._places: dict[int, int] = {}
        self._over = False
        self._summary = Text(wrap=True)
        self._summary.setObjectName("batch-summary")
        self.list = QListWidget()
        self.list.setObjectName("batch-list")
        self.list.setAccessibleName(self.tr("Tickets of the batch"))
        self.list.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setObjectName("batch-text")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(72))
        self.unit = SearchPick(self.tr("Name of the unit"))
        self.unit.setObjectName("batch-unit")
        self.unit.put_items(units)
        self.until = QDateEdit(_date(now + _RETURN_AFTER * DAY))
        self.until.setDisplayFormat("yyyy-MM-dd")
        self.until.setCalendarPopup(True)
        self.button = ActionButton(self.tr("Looking at each …"), key="Ctrl ↵", kind=PRIMARY, tall=True)
        self.button.setObjectName("batch-confirm")
        self.button.setEnabled(False)
        self.button.clicked.connect(self.confirm)
        self._fields: dict[str, FormField] = {}
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.confirm)
        back = QShortcut(QKeySequence("Del"), self.list)
        back.setContext(Qt.ShortcutContext.WidgetShortcut)
        back.activated.connect(self._on_take_back)
        self._summary.put(self.tr("Looking at {count} tickets as they are now …").format(count=count))

    def add(self, step: Step) -> None:
        """What the act is to one more ticket."""
        self._places[step.ticket.id] = self.list.count()
        self._steps.append(step)
        item = QListWidgetItem()
        self.list.addItem(item)
        what = step.recipient or self.tr("will be done")
        self._write(item, step, step.against or what, "alert-triangle" if step.against else "")
        self._summary.put(
            self.tr("Looked at {done} of {count} …").format(done=len(self._steps), count=self._count)
        )

    def ready(self) -> None:
        """All of them were looked at; those that did not come are left out, and it is said."""
        going = sum(not step.against for step in self._steps)
        said, lost = self._told(going), self._count - len(self._steps)
        if lost:
            said += "\n" + self.tr("{lost} could not be read and are left out.").format(lost=lost)
        self._summary.put(said)
        title = BY_ID[self.action].title()
        self.button.put(self.tr("{act}: {count} tickets").format(act=title, count=going))
        self.button.setEnabled(going > 0)
        if going and not self._fields:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def steps(self) -> Sequence[Step]:
        """What was found for each."""
        return self._steps

    def summary(self) -> str:
        """What is said above the list."""
        return self._summary.text()

    def said(self) -> Said:
        """What was answered for all of them."""
        until = int(_EPOCH.daysTo(self.until.date())) * DAY - SHANGHAI_OFFSET + _MORNING
        unit = int(self.unit.value()) if self.unit.value() else None
        return Said(text=self.text.toPlainText(), unit=unit, until=until)

    def confirm(self) -> None:
        """Do it, unless something is missing, or it was done."""
        if not self.button.isEnabled() or self._over:
            return
        lacking = missing(self.action, self.said())
        for name, field in self._fields.items():
            field.set_error(self._lack_words(name) if name == lacking else "")
        if lacking:
            self._fields[lacking].take_focus()
            return
        self._over = True
        self.button.put(self.tr("Sending …"))
        self.button.setEnabled(False)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.confirmed.emit(tuple(self._steps), self.said())

    def show_outcome(self, ticket: int, outcome: Outcome) -> None:
        """What became of one ticket."""
        place = self._places.get(ticket)
        if place is None:
            return
        words = self.tr("done") if outcome.done else outcome.why
        icon = "check" if outcome.done else "alert-triangle"
        self._write(self.list.item(place), self._steps[place], words, icon)

    def show_end(self, done: int) -> None:
        """All are answered."""
        left = len(self._steps) - done
        said = self.tr("Done for {done}, not for {left}. Esc closes.").format(done=done, left=left)
        act = BY_ID[self.action].act
        if done and act is not None and RULES[act].reversible:
            said += "\n" + self.tr("Ctrl Z takes all back for ten seconds, Del the chosen one alone.")
        self._summary.put(said)
        self.button.hide()

    def _on_take_back(self) -> None:
        place = self.list.currentRow()
        if self._over and place >= 0:
            self.take_back_wanted.emit(self._steps[place].ticket.id)

    def show_taken_back(self, undone: int) -> None:
        """All that could be was taken back."""
        self._summary.put(self.tr("Taken back for {undone}. Esc closes.").format(undone=undone))

    def _told(self, going: int) -> str:
        parts = [self.tr("{going} of {count} will be done.").format(going=going, count=len(self._steps))]
        people = messages_by_person(self._steps)
        if people:
            tickets = sum(count for _who, count in people)
            named = [self.tr("{who}: {count}").format(who=who, count=n) for who, n in people[:_NAMED]]
            if len(people) > _NAMED:
                named.append(self.tr("{more} more people").format(more=len(people) - _NAMED))
            names = self.tr("; ").join(named)
            parts.append(
                self.tr("{total} SMS after ten seconds, one a person, about {tickets}: {names}").format(
                    total=len(people), tickets=tickets, names=names
                )
            )
        return "\n".join(parts)

    def _lack_words(self, name: str) -> str:
        return self.tr("Choose the lead unit.") if name == UNIT else self.tr("Write something here.")

    def _write(self, item: QListWidgetItem, step: Step, words: str, icon: str) -> None:
        item.setText(f"{short_number(step.ticket.id)}  {step.ticket.title}\n{words}")
        inks = {"alert-triangle": "amber", "check": "green"}
        item.setIcon(icons.icon(icon or "circle", inks.get(icon, "text3")))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._summary)
        labels = {
            UNIT: (self.tr("Lead unit"), self.unit),
            TEXT: (self._text_label(), self.text),
            DAYS: (self.tr("Returns on"), self.until),
        }
        for name in BATCHABLE[self.action]:
            label, control = labels[name]
            field = self._fields[name] = FormField(label, control)
            column.addWidget(field)
        for name, (_label, control) in labels.items():
            if name not in self._fields:
                control.setParent(self)
                control.hide()
        column.addWidget(self.list, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.button)
        column.addLayout(line)

    def _text_label(self) -> str:
        return {
            "note": self.tr("Note, the same for all"),
            "suspend": self.tr("Reason, the same for all"),
        }.get(self.action, self.tr("Words to the unit"))


_MORNING: Final = 9 * DAY // 24


def _date(instant: int) -> QDate:
    then = clock_text.local(instant)
    return QDate(then.year, then.month, then.day)
