"""The head of the detail: light, number, grade, what state it is in, who has it, who is here too."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from console import terms, theme
from console.views import ticket_words
from console.views.detail.part import Part, Seen
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.flow import FlowRow
from console.widgets.light_mark import LightMark
from console.widgets.pill import GradeBox, Pill
from console.widgets.text import Text
from domain.ticket import number_text, short_number
from domain.words import OrderState, Urgency


class HeadPart(Part):
    """One line: the light, the number and the grade; the frame around it puts its buttons at the end.

    Signals:
        pin_toggled: keep this ticket here while another row is chosen, or follow the rows again.
        window_requested: show this ticket in a window of its own.
        page_requested: show this ticket on the whole page.
    """

    pin_toggled = Signal(bool)
    window_requested = Signal()
    page_requested = Signal()

    def __init__(self, *, buttons: bool = True) -> None:
        super().__init__()
        self._light = LightMark(20)
        self._number = Text(weight=theme.MEDIUM)
        self._number.setObjectName("detail-number")
        self._grade = GradeBox()
        self._state = Pill("")
        self._state.setObjectName("detail-state")
        self._pin = _icon_button("pin", self.tr("Keep this ticket here"), "detail-pin")
        self._pin.setCheckable(True)
        self._window = _icon_button("external-link", self.tr("Open in a window of its own"), "detail-window")
        self._page = _icon_button("maximize", self.tr("Whole page"), "detail-page")
        self._page.setToolTip(self.tr("Whole page (Enter)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for mark in (self._light, self._number, self._grade, self._state):
            row.addWidget(mark)
        row.addStretch(1)
        for button in (self._page, self._pin, self._window):
            if not buttons:
                button.hide()  # shown before it has a parent it would be a window of its own
            row.addWidget(button)
        self._pin.toggled.connect(self._on_pin_toggled)
        self._window.clicked.connect(self.window_requested)
        self._page.clicked.connect(self.page_requested)

    def show_ticket(self, seen: Seen) -> None:
        ticket = seen.ticket
        self._number.put(short_number(ticket.id))
        self._number.setToolTip(number_text(ticket.district, ticket.id))
        self._grade.put(ticket.grade.value if ticket.grade else "")
        self._grade.setVisible(ticket.grade is not None)
        self.show_time(seen)

    def show_time(self, seen: Seen) -> None:
        words, ink = ticket_words.state_words(seen.ticket, seen.now)
        self._light.put(ticket_words.state_of(seen.ticket, seen.now), words)
        self._light.show()
        self._state.put(words, ink)
        self._state.show()

    def show_number(self, number: str) -> None:
        """Nothing is known of the ticket yet but its number."""
        self._number.put(number)
        for mark in (self._light, self._grade, self._state):
            mark.hide()

    def offer(self, *, pin: bool, window: bool, page: bool) -> None:
        """Which buttons stand at the end."""
        self._pin.setVisible(pin)
        self._window.setVisible(window)
        self._page.setVisible(page)

    def mark_pinned(self, pinned: bool) -> None:
        """Whether the ticket is kept."""
        self._pin.setChecked(pinned)

    def state_words(self) -> str:
        """What the pill beside the number says."""
        return self._state.words()

    def _on_pin_toggled(self, pinned: bool) -> None:
        self._pin.name_icon_only(
            self.tr("Follow the chosen row again") if pinned else self.tr("Keep this ticket here")
        )
        self.pin_toggled.emit(pinned)


class MarksPart(Part):
    """What else marks the ticket, in a flow: supervised, claimed, who is here too, key matter, urgency."""

    def __init__(self) -> None:
        super().__init__()
        self._supervised = Pill("", icon="gavel", ink="text1")
        self._grade = Pill("", ink="text2")
        self._urgency = Pill("", ink="text1")
        self._key = Pill("", icon="star", ink="text1")
        self._claimed = Pill("", icon="user-check", ink="text1")
        self._claimed.setObjectName("detail-claimed")
        self._others = Pill("", icon="users", ink="blue")
        self._others.setObjectName("detail-others")
        self._row = FlowRow(6, 4)
        self._marks = (
            self._supervised, self._grade, self._urgency, self._key, self._claimed, self._others,
        )  # fmt: skip
        for mark in self._marks:
            self._row.add(mark)
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)

    def show_ticket(self, seen: Seen) -> None:
        ticket = seen.ticket
        orders = sum(order.state is not OrderState.LAPSED for order in ticket.orders)
        _show(self._supervised, self.tr("Supervised {count} times").format(count=orders), orders > 0)
        grade = ""
        if ticket.grade is not None:
            grade = f"{ticket.grade.value} {terms.grade(ticket.grade)} · {terms.grade_answer(ticket.grade)}"
        _show(self._grade, grade, bool(grade), "text2")
        _show(self._urgency, terms.urgency(ticket.urgency), ticket.urgency is not Urgency.NORMAL)
        _show(self._key, self.tr("Key matter"), ticket.key_matter)
        claimed = self._claimed_words(seen)
        _show(self._claimed, claimed, bool(claimed))
        self.show_company(seen)

    def show_company(self, seen: Seen) -> None:
        """Somebody came to the ticket or left it."""
        names = seen.here
        words = ""
        if names:
            shown = self.tr(", ").join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
            words = self.tr("{names} here too").format(names=shown)
        _show(self._others, words, bool(words), "blue")
        self.setVisible(any(not mark.isHidden() for mark in self._marks))

    def company_words(self) -> str:
        """Who else has it open; empty when nobody has."""
        return "" if self._others.isHidden() else self._others.words()

    def claimed_words(self) -> str:
        """Whose it is; empty when it is nobody's."""
        return "" if self._claimed.isHidden() else self._claimed.words()

    def _claimed_words(self, seen: Seen) -> str:
        by = seen.ticket.claimed_by
        if by is None:
            return ""
        if by == seen.situation.actor.account:
            return self.tr("Claimed by me")
        return self.tr("Claimed by {name}").format(name=seen.person(by) or self.tr("somebody"))


def _show(mark: Pill, words: str, visible: bool, ink: str = "text1") -> None:
    mark.put(words, ink)
    mark.setVisible(visible)


def _icon_button(icon: str, name: str, object_name: str) -> ActionButton:
    button = ActionButton("", icon=icon, kind=GHOST)
    button.name_icon_only(name)
    button.setObjectName(object_name)
    return button
