"""The ticket in sight, whole: head, facts, limit bar, units, what can be done, the timeline, the note box."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from console import theme
from console.actions.situation import Situation
from console.actions.table import BY_ID, why_not
from console.models.company import Company
from console.models.open_ticket import OpenTicket
from console.views import ticket_words, timeline_words
from console.views.action_choice import buttons_for, fill_menu
from console.views.supervise_words import supervise_line, supervise_title
from console.widgets.action_button import ActionButton
from console.widgets.choice import Option
from console.widgets.fact_grid import FactGrid
from console.widgets.fitting_area import FittingArea
from console.widgets.light_mark import LightMark
from console.widgets.limit_bar import LimitBar
from console.widgets.panel import Panel
from console.widgets.pill import GradeBox, Pill
from console.widgets.tabs import Tabs
from console.widgets.text import Text
from console.widgets.timeline import TimelineView
from console.widgets.timeline_model import TimelineEntry
from console.widgets.unit_table import UnitRow, UnitTable
from console.widgets.waiting import EmptyState, Skeleton
from domain.acts import Note
from domain.ticket import Ticket, short_number
from domain.words import OrderState

SituationNow = Callable[[], Situation]
_ROOM_FOR_THREE = 600
_KINDS = (timeline_words.ALL, timeline_words.ACTS, timeline_words.MESSAGES, timeline_words.SYSTEM)


class DetailView(QWidget):
    """Shows `OpenTicket` and follows it.

    Signals:
        act_requested: the user wants an act done (the id of its row in the table).
        note_written: the user wrote a note: the payload.
    """

    act_requested = Signal(str)
    note_written = Signal(object)

    def __init__(
        self,
        opened: OpenTicket,
        situation: SituationNow,
        company: Company | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened, self._situation, self._company = opened, situation, company
        self._buttons: dict[str, ActionButton] = {}
        self._notes: dict[int, str] = {}
        self._shown: int | None = None
        self._panel = Panel()
        self._light = LightMark(20)
        self._number = Text(weight=theme.MEDIUM)
        self._number.setObjectName("detail-number")
        self._grade = GradeBox()
        self._state = Pill("")
        self._state.setObjectName("detail-state")
        self._supervised = Pill("", icon="gavel", ink="text1")
        self._others = Pill("", icon="users", ink="blue")
        self._others.setObjectName("detail-others")
        for mark in (self._light, self._number, self._grade, self._state, self._supervised, self._others):
            self._panel.add_mark(mark)
        self._title = Text(size=theme.TITLE, weight=theme.MEDIUM, wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._description = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._facts = FactGrid()
        self._facts.setObjectName("detail-facts")
        self._limit = LimitBar()
        self._units = UnitTable()
        self._units.setObjectName("detail-units")
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self._more = ActionButton("", icon="dots", tall=True)
        self._more.name_icon_only(self.tr("More"))
        self._more.setObjectName("act-more")
        self._menu = QMenu(self)
        self._line = Text(size=theme.CAPTION, ink="text2", wrap=True)
        self._line.setObjectName("detail-supervise-line")
        self._tabs = Tabs(
            [
                Option(key=key, words=words)
                for key, words in zip(
                    _KINDS,
                    (self.tr("All"), self.tr("Acts"), self.tr("Messages"), self.tr("System")),
                    strict=True,
                )
            ]
        )
        self._timeline = TimelineView()
        self._timeline.setObjectName("detail-timeline")
        self._timeline.setMinimumHeight(140)
        self._note = QLineEdit()
        self._note.setObjectName("detail-note")
        self._note.setMaxLength(4_000)
        self._note.setPlaceholderText(self.tr("Add to the record …"))
        self._send = ActionButton(self.tr("Record"), key="Ctrl ↵")
        self._send.setObjectName("detail-note-send")
        self._empty = EmptyState()
        self._skeleton = Skeleton()
        self._lay_out()
        self._connect_signals()
        self._on_ticket_changed()

    def _connect_signals(self) -> None:
        self._opened.changed.connect(self._on_ticket_changed)
        if self._company is not None:
            self._company.changed.connect(self._show_company)
        self._facts.act_requested.connect(lambda _key: self.act_requested.emit("reveal"))
        self._more.clicked.connect(self.open_menu)
        self._tabs.chosen.connect(lambda _key: self._show_timeline())
        self._send.clicked.connect(self.send_note)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self._note)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.send_note)

    def on_second_passed(self) -> None:
        """Time went on: what depends on it is shown anew."""
        if self._opened.ticket is not None:
            self._show_clocks(self._opened.ticket)
            self._show_acts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._opened.ticket is not None and event.size().width() != event.oldSize().width():
            self._show_acts()

    def focus_note(self) -> None:
        """Put the keyboard into the note box."""
        self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def send_note(self) -> None:
        """Send what stands in the note box."""
        text = self._note.text().strip()
        if text and not why_not(BY_ID["note"], self._situation()):
            self._note.clear()
            self.note_written.emit(Note(text=text))

    def give_note_back(self, text: str) -> None:
        """A note was refused: its text comes back into the box, before what was typed meanwhile."""
        self._note.setText(" ".join(part for part in (text, self._note.text()) if part))
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_menu(self) -> None:
        """Open the menu of all acts."""
        fill_menu(self._menu, self._situation(), self.act_requested.emit, frozenset(self._buttons))
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def button(self, action: str) -> ActionButton | None:
        """The button of an act, if it has one now."""
        return self._buttons.get(action)

    def supervise_words(self) -> str:
        """The line under the buttons: whom a supervision would reach, or why it cannot be."""
        return self._line.text()

    def state_words(self) -> str:
        """What the pill beside the number says."""
        return self._state.words()

    def company_words(self) -> str:
        """Who else has it open; empty when nobody has."""
        return "" if self._others.isHidden() else self._others.words()

    def fact_values(self) -> dict[str, str]:
        """What the facts say, by key."""
        return self._facts.values()

    def unit_rows(self) -> list[UnitRow]:
        """What is shown of the units."""
        return self._units.rows()

    def timeline_entries(self) -> list[TimelineEntry]:
        """What the timeline shows, newest first."""
        return self._timeline.entries()

    def _on_ticket_changed(self) -> None:
        ticket, chosen = self._opened.ticket, self._opened.chosen
        if chosen != self._shown:
            self._keep_note(chosen)
        if ticket is None:
            self._show_nothing(chosen)
            return
        self._skeleton.end()
        self._empty.hide()
        self._body.show()
        self._show_head(ticket)
        self._show_company()
        self._show_facts(ticket)
        self._show_clocks(ticket)
        self._show_acts()
        self._show_timeline()

    def _keep_note(self, chosen: int | None) -> None:
        """What was typed for one ticket is not sent to another; it waits until its ticket comes back."""
        if self._shown is not None:
            self._notes[self._shown] = self._note.text()
        self._shown = chosen
        self._note.setText(self._notes.pop(chosen, "") if chosen is not None else "")

    def _show_nothing(self, chosen: int | None) -> None:
        self._body.hide()
        for mark in (self._light, self._grade, self._state, self._supervised, self._others):
            mark.hide()
        self._number.put(short_number(chosen) if chosen else "")
        if chosen is None:
            self._skeleton.end()
            self._empty.put(
                self.tr("No ticket chosen"),
                self.tr("Choose one in the queue with ↑ ↓ and open it with Enter."),
            )
            self._empty.show()
        else:
            self._empty.hide()
            self._skeleton.begin()

    def _show_head(self, ticket: Ticket) -> None:
        self._number.put(short_number(ticket.id))
        self._number.setToolTip(f"{ticket.district}-{ticket.id // 100_000}-{ticket.id % 100_000:04d}")
        self._grade.put(ticket.grade.value if ticket.grade else "")
        self._grade.setVisible(ticket.grade is not None)
        orders = sum(order.state is not OrderState.LAPSED for order in ticket.orders)
        self._supervised.put(self.tr("Supervised {count} times").format(count=orders), "text1")
        self._supervised.setVisible(orders > 0)
        self._title.put(ticket.title)
        self._description.put(ticket.description)
        self._description.setVisible(bool(ticket.description))

    def _show_company(self) -> None:
        ticket = self._opened.ticket
        people = self._situation().world.directory.person_by_id
        there = self._company.at(ticket.id) if self._company is not None and ticket is not None else []
        names = [people[account].name for account in there if account in people]
        self._others.setVisible(bool(names))
        if names:
            shown = self.tr(", ").join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
            self._others.put(self.tr("{names} here too").format(names=shown), "blue")

    def _show_facts(self, ticket: Ticket) -> None:
        situation = self._situation()
        first = ticket.reporters[0].id if ticket.reporters else ""
        self._facts.put(
            ticket_words.facts(
                situation.world.directory,
                ticket,
                self._opened.people,
                self._opened.revealed(first),
                situation.now,
                not why_not(BY_ID["reveal"], situation),
            )
        )

    def _show_clocks(self, ticket: Ticket) -> None:
        situation = self._situation()
        directory, now = situation.world.directory, situation.now
        words, ink = ticket_words.state_words(ticket, now)
        self._light.put(ticket_words.state_of(ticket, now), words)
        self._light.show()
        self._state.put(words, ink)
        self._state.show()
        shown = ticket_words.shown_clock(directory, ticket, now)
        self._limit.setVisible(shown is not None)
        if shown is not None:
            self._limit.put(shown.limit, now, shown.words, shown.note)
        rows = ticket_words.unit_rows(directory, ticket, now)
        self._units.setVisible(bool(rows))
        self._units.put(rows)

    def _show_acts(self) -> None:
        situation = self._situation()
        wanted = buttons_for(situation)[: 3 if self.width() >= theme.px(_ROOM_FOR_THREE) else 2]
        if [action.id for action, _kind in wanted] != list(self._buttons):
            self._rebuild_buttons([(action.id, kind) for action, kind in wanted])
        for action, kind in wanted:
            button = self._buttons[action.id]
            button.set_kind(kind)
            button.allow(why_not(action, situation))
            words = supervise_title(situation) if action.id == "supervise" else action.title()
            if action.id == "dispatch" and situation.ticket is not None and situation.ticket.live():
                words = self.tr("Dispatch again")
            button.put(words)
        line = supervise_line(situation) if "supervise" in self._buttons else ""
        self._line.put(line)
        self._line.setVisible(bool(line))
        against = why_not(BY_ID["note"], situation)
        self._note.setEnabled(not against)
        self._note.setToolTip(against)
        self._send.allow(against)

    def _rebuild_buttons(self, wanted: list[tuple[str, str]]) -> None:
        had = self._buttons
        self._buttons = {}
        while self._acts.count():
            self._acts.takeAt(0)
        for name, kind in wanted:
            action = BY_ID[name]
            button = had.pop(name, None)
            if button is None:
                keys = action.keys.replace("+", " ")
                button = ActionButton(action.title(), icon=action.icon, key=keys, kind=kind, tall=True)
                button.setObjectName(f"act-{name}")
                button.clicked.connect(lambda _checked=False, name=name: self.act_requested.emit(name))
            self._acts.addWidget(button)
            self._buttons[name] = button
        for button in had.values():
            button.hide()
            button.deleteLater()
        self._acts.addWidget(self._more)
        self._acts.addStretch(1)

    def _show_timeline(self) -> None:
        ticket = self._opened.ticket
        if ticket is None:
            return
        situation = self._situation()
        telling = timeline_words.Telling(
            directory=situation.world.directory,
            ticket=ticket,
            messages=self._opened.messages,
            now=situation.now,
        )
        events = self._opened.events
        kinds = [timeline_words.kinds_of(event) for event in events]
        self._tabs.set_count(timeline_words.ALL, len(events))
        for kind in _KINDS[1:]:
            self._tabs.set_count(kind, sum(kind in one for one in kinds))
        self._timeline.put(timeline_words.entries(telling, events, self._tabs.value()), situation.now)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.setSpacing(8)
        for widget in (self._title, self._description, self._facts, self._limit, self._units):
            top.addWidget(widget)
        inner = QWidget()
        inner.setLayout(top)
        self._area = FittingArea()
        self._area.setWidget(inner)
        acts = QVBoxLayout()
        acts.setContentsMargins(12, 4, 12, 8)
        acts.setSpacing(6)
        acts.addLayout(self._acts)
        acts.addWidget(self._line)
        head = QHBoxLayout()
        head.setContentsMargins(12, 2, 8, 0)
        head.addWidget(Text(self.tr("Timeline"), weight=theme.MEDIUM))
        head.addStretch(1)
        head.addWidget(self._tabs)
        note = QHBoxLayout()
        note.setContentsMargins(12, 8, 12, 10)
        note.setSpacing(8)
        note.addWidget(self._note, 1)
        note.addWidget(self._send)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area)
        column.addLayout(acts)
        column.addWidget(_hairline())
        column.addLayout(head)
        column.addWidget(self._timeline, 1)
        column.addWidget(_hairline())
        column.addLayout(note)
        self._panel.add(self._body, 1)
        self._panel.add(self._skeleton, 1)
        self._panel.add(self._empty, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._panel)


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
