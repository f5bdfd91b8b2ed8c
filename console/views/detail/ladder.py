"""The ladder of supervision: four cards, the message before the click, and when the next order is due."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from console import theme
from console.views.detail.ladder_words import LadderShown, ladder
from console.views.detail.part import Part, Seen
from console.views.detail.section import SectionHead
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.quote import Quote
from console.widgets.rung_card import RungCards
from console.widgets.text import Text
from domain.template import LONGEST
from domain.words import Rung


class LadderPart(Part):
    """Pressing the card whose turn it is does what the key does."""

    def __init__(self) -> None:
        super().__init__()
        self._head = SectionHead(
            self.tr("Supervision"), self.tr("Step by step, at least 30 minutes between two orders")
        )
        self._next = Text(size=theme.SMALL, ink="text2")
        self._next.setObjectName("ladder-next")
        self._head.add(self._next)
        self._cards = RungCards(len(Rung))
        for rung, card in zip(Rung, self._cards.cards(), strict=True):
            card.setObjectName(f"rung-{int(rung)}")
            card.clicked.connect(lambda _checked=False: self.act_requested.emit("supervise"))
        self._text = Quote("message-2")
        self._text.setObjectName("ladder-text")
        self._edit = ActionButton(self.tr("Change the text"), icon="pencil", kind=GHOST)
        self._edit.setObjectName("ladder-edit")
        self._edit.setToolTip(self.tr("Put this one message in words of your own; the template stays"))
        self._own = QPlainTextEdit()
        self._own.setObjectName("ladder-own")
        self._own.setTabChangesFocus(True)
        self._own.setAccessibleName(self.tr("The message of this order"))
        self._own.setFixedHeight(theme.px(84))
        self._ticket, self._began = 0, ""
        self._edit.clicked.connect(self._on_edit_clicked)
        self._own.textChanged.connect(self._show_own)
        self._line = Text(size=theme.CAPTION, ink="text2", wrap=True)
        self._shown: LadderShown | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._cards)
        column.addWidget(self._text)
        column.addWidget(self._own)
        below = QHBoxLayout()
        below.addWidget(self._line, 1)
        below.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        self._own.hide()
        self._edit.hide()

    def own_words(self) -> str:
        """The message as it was changed here; empty while it is the template's."""
        words = self._own.toPlainText().strip()
        return words if words != self._began and not self._own.isHidden() else ""

    def show_ticket(self, seen: Seen) -> None:
        if seen.ticket.id != self._ticket:
            self._ticket = seen.ticket.id
            self._shown = None
            self._own.hide()
            self._own.clear()
        self.setVisible(bool(seen.ticket.assignments) or bool(seen.ticket.orders))
        self.show_time(seen)

    def show_time(self, seen: Seen) -> None:
        if self.isHidden():
            return
        shown = ladder(seen)
        if shown == self._shown:
            return
        self._shown = shown
        self._next.put(shown.note)
        for card, rung in zip(self._cards.cards(), shown.rungs, strict=True):
            card.put(rung)
        self._text.put(shown.text)
        if not shown.to_come:
            self._own.hide()
            self._own.clear()
        self._edit.setVisible(shown.to_come)
        self._show_own()

    def _on_edit_clicked(self) -> None:
        """Begin to write, or go back to the template's words."""
        if self._own.isHidden():
            self._began = self._text.words()
            self._own.setPlainText(self._began)
            self._own.show()
            self._own.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._own.hide()
            self._own.clear()
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_own()

    def _show_own(self) -> None:
        shown = self._shown
        if shown is None:
            return
        writing = not self._own.isHidden()
        self._text.setVisible(bool(shown.text) and not writing)
        self._edit.put(self.tr("Back to the template") if writing else self.tr("Change the text"))
        line = shown.line
        if writing and self.own_words():
            count = len(self.own_words())
            words = self.tr("Your own words, {count} of {most} characters").format(count=count, most=LONGEST)
            line = " · ".join(part for part in (line, words) if part)
        self._line.put(line)
        self._line.setVisible(bool(line))

    def shown(self) -> LadderShown | None:
        """What stands on it."""
        return self._shown
