"""The ladder of supervision: four cards, the message before the click, and when the next order is due."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from console import theme
from console.views.detail.ladder_words import LadderShown, ladder
from console.views.detail.part import Part, Seen
from console.views.detail.section import SectionHead
from console.widgets.quote import Quote
from console.widgets.rung_card import RungCards
from console.widgets.text import Text
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
        self._line = Text(size=theme.CAPTION, ink="text2", wrap=True)
        self._shown: LadderShown | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._cards)
        column.addWidget(self._text)
        below = QHBoxLayout()
        below.addWidget(self._line)
        column.addLayout(below)

    def show_ticket(self, seen: Seen) -> None:
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
        self._text.setVisible(bool(shown.text))
        self._line.put(shown.line)
        self._line.setVisible(bool(shown.line))

    def shown(self) -> LadderShown | None:
        """What stands on it."""
        return self._shown
