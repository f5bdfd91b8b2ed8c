"""The frame of the window at work: top bar, banner, rail and status bar around the page in sight."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from console import clock_text, theme
from console.actions.situation import Situation
from console.actions.table import ACTIONS, BY_ID, QUEUE
from console.messages import waiting_words
from console.models.queue_choice import QueueFilter
from console.views.calendar_reminder import CalendarReminder
from console.views.drawers import Drawers
from console.views.hand import Hand
from console.views.key_guard import KeyGuard
from console.views.notices import Notices
from console.views.over_page import OverPage
from console.views.page import Page, PageEntry
from console.views.parts import Parts
from console.views.seat_watch import SeatWatch
from console.widgets import banner as banners
from console.widgets.banner import Banner
from console.widgets.drawer import Drawer
from console.widgets.rail import Rail, RailItem
from console.widgets.status_bar import StatusBar
from console.widgets.top_bar import TopBar
from domain.acts import Payload

_COUNTER_KEYS = 10
_LEAST_BESIDE_DRAWER = 1_090
"""What queue and detail need to stand side by side, at a text scale of 100 %."""
CALENDAR = "register-calendar_year"
"""The page where a working calendar is loaded."""
_OF_SEAT = ("settings", "keys", "handover", "theme", "larger", "smaller", "fullscreen", "lock", "logout")
"""What the menu of the seat offers."""


class Frame(QWidget):
    """Holds the pages, and connects what the operator does with the acts. Pages are made when first wanted.

    Signals:
        wanted: something for the window or the composition root: the id of a row of the table of acts.
        page_changed: another page came into sight (its key).
    """

    wanted = Signal(str)
    page_changed = Signal(str)

    def __init__(
        self, parts: Parts, entries: Sequence[PageEntry], version: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._parts = parts
        self.entries = tuple(entries)
        self._pages: dict[str, Page] = {}
        self._states: dict[str, bytes] = {}
        self._stale = ""
        self._place = ("", "")
        self.top = TopBar()
        self.banner, self.reminder = Banner(), Banner()
        self._calendar = CalendarReminder(
            self.reminder, lambda: parts.situation().world, parts.situation().actor.role, self
        )
        self.rail = Rail([_rail_item(entry) for entry in self.entries])
        self.status = StatusBar(["age", "outbox"], ["shelved", "alarms", "shift", "version"])
        self._body = QWidget()
        self._stack = QStackedWidget(self._body)
        self.drawer = Drawer(self._body)
        self.drawer.setObjectName("drawer")
        self.drawers = Drawers(
            self.drawer,
            parts.doer,
            parts.opened,
            self.situation,
            self,
            store=parts.store,
            drafts=parts.drafts,
            files=parts.files,
            phrases=parts.phrases,
        )
        self.hand = Hand(parts.doer, parts.voice, self.situation, self.drawers, self)
        self.hand.stand_beside(lambda: self.current().detail_in_sight())
        self.notices = Notices(self, parts.voice, parts.clock.now, self)
        self._menu = QMenu(self)
        self._shortcuts: dict[str, QShortcut] = {}
        self.status.put("version", f"v{version}")
        self.watch = SeatWatch(parts, self.top, self.status, self)
        self.over = OverPage(parts, self)
        self._lay_out()
        self._connect_signals()
        self._make_shortcuts()
        self._stack.setCurrentWidget(self.page(self.entries[0].key))
        self.on_second()
        self._on_outbox_changed()

    def _connect_signals(self) -> None:
        parts = self._parts
        self.rail.chosen.connect(self._on_page_chosen)
        self.reminder.action_requested.connect(lambda: self.open_page(CALENDAR))
        self.hand.note_wanted.connect(lambda: self.current().do_here("note"))
        self.hand.files_wanted.connect(lambda: self.current().do_here("attach"))
        self.drawer.closed.connect(self._on_drawer_closed)
        self.drawer.spread.connect(self._on_drawer_spread)
        self.drawers.ticket_wanted.connect(self._on_ticket_wanted)
        parts.clock.ticked.connect(self.on_second)
        parts.store.changed.connect(self._count)
        parts.clock.moved.connect(self.on_second)
        parts.clock.staleness_changed.connect(self._show_age)
        parts.outbox.changed.connect(self._on_outbox_changed)
        self.top.back_clicked.connect(lambda: self.current().escape())
        self.top.seat_clicked.connect(self._on_seat_clicked)
        self.top.command_requested.connect(partial(self.do, "palette"))

    def _make_shortcuts(self) -> None:
        for action in ACTIONS:
            if not action.keys or action.where == QUEUE:
                continue  # the queue knows its own letters
            self._shortcut(action.keys, action.id, partial(self.do, action.id))
        for entry in self.entries:
            self._shortcut(entry.keys, f"page-{entry.key}", partial(self.open_page, entry.key))
        for number in range(_COUNTER_KEYS):
            self._shortcut(f"Alt+{number}", f"counter-{number}", partial(self.choose_counter, number))
        chords = [shortcut.key().toString() for shortcut in self._shortcuts.values()]
        KeyGuard(self).guard(chords, [BY_ID[name].keys for name in ("undo", "redo")])

    def _shortcut(self, keys: str, name: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
        self._shortcuts[name] = shortcut

    # --- the pages ---

    def page(self, key: str) -> Page:
        """A page, made now if nobody wanted it before. Raises KeyError where the role has none such."""
        if key not in self._pages:
            entry = next((one for one in self.entries if one.key == key), None)
            if entry is None:
                raise KeyError(key)
            page = entry.make()
            self._pages[key] = page
            page.act_requested.connect(self.do)
            page.payload_written.connect(self.hand.send)
            page.form_wanted.connect(self.do)
            page.breadcrumb_changed.connect(lambda _crumb: self._show_breadcrumb())
            page.count_changed.connect(partial(self.rail.set_count, key))
            page.restore(self._states.get(key, b""))
            page.take_settings(self._parts.keeper.settings)
            self._stack.addWidget(page)
        return self._pages[key]

    def _count(self, *_: object) -> None:
        for entry in self.entries:
            if entry.count is not None:
                self.rail.set_count(entry.key, entry.count())

    def current(self) -> Page:
        """The page in sight."""
        return self.page(self.rail.current())

    def open_page(self, key: str) -> None:
        """Bring a page into sight and give it the keyboard, as Ctrl and its digit do."""
        if key == self.rail.current():
            self.current().focus_first()
        else:
            self.rail.choose(key)

    def show_ticket(self, ticket: int) -> None:
        """Bring a ticket into sight, on the page in sight or else on the first one that shows tickets."""
        if self.current().show_ticket(ticket):
            return
        for entry in self.entries:
            if self.page(entry.key).show_ticket(ticket):
                self.open_page(entry.key)
                return

    def states(self) -> dict[str, bytes]:
        """What the hand arranged on each page."""
        return self._states | {key: page.state() for key, page in self._pages.items()}

    def restore(self, current: str, states: Mapping[str, bytes]) -> None:
        """The page that was in sight last time, and how each was arranged."""
        self._states = dict(states)
        for key, page in self._pages.items():
            page.restore(states.get(key, b""))
        if any(entry.key == current for entry in self.entries):
            self.rail.choose(current)

    def _on_page_chosen(self, key: str) -> None:
        page = self.page(key)
        self.drawers.close()
        page.on_second()
        page.show_stale(self._stale)
        self._stack.setCurrentWidget(page)
        page.focus_first()
        self._show_breadcrumb()
        self.page_changed.emit(key)

    def choose_counter(self, number: int) -> None:
        """Filter the page in sight by one of its counters, or the first page that has such a one."""
        if self.current().choose_counter(number):
            return
        for entry in self.entries:
            if self.page(entry.key).choose_counter(number):
                self.open_page(entry.key)
                return

    def narrow(self, choice: QueueFilter) -> None:
        """Show some tickets of the queue, on the page in sight or else on the first one that has a queue."""
        if self.current().narrow(choice):
            return
        for entry in self.entries:
            if self.page(entry.key).narrow(choice):
                self.open_page(entry.key)
                return

    # --- what the operator wants ---

    def situation(self) -> Situation:
        """Who is here and what is in sight: no ticket where the page in sight shows none."""
        situation = self._parts.situation()
        if self._pages and self.current().has_ticket_in_sight():
            return situation
        return msgspec.structs.replace(situation, ticket=None, chosen=False, own_note=None)

    def do(self, name: str, filled: Mapping[str, Any] | None = None) -> None:
        """Do an act of the table as its key does: at once, by its form, or by saying why not.

        `filled` are fields of its form that the palette was told.
        """
        page = self.current()
        if not page.has_ticket_in_sight() and page.do_here(name):
            return
        action = BY_ID[name]
        if action.act is None:
            self._move(name)
            return
        hand = self.current().hand_here()
        if hand is None and self.current().do_for_many(name):
            return
        (hand or self.hand).do(name, filled)

    def _show_breadcrumb(self) -> None:
        page = self.current()
        self.top.set_breadcrumb(
            self._word_of(self.rail.current()) if page.breadcrumb() else "", page.breadcrumb()
        )

    def _word_of(self, key: str) -> str:
        return next((entry.trail or entry.word for entry in self.entries if entry.key == key), "")

    def send(self, payload: Payload) -> None:
        """Send something about the ticket in sight."""
        self.hand.send(payload)

    def _move(self, name: str) -> None:
        """Acts that only move the screen."""
        if name == "undo":
            self._parts.doer.undo()
        elif name == "redo":
            self._parts.doer.redo()
        elif not self.over.do(name) and not self.current().do_here(name):
            self.wanted.emit(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cover(event.spontaneous(), covered=False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._cover(event.spontaneous(), covered=True)

    def _cover(self, by_the_system: bool, *, covered: bool) -> None:
        for page in () if by_the_system else self._pages.values():
            page.cover(covered)

    def take_settings(self) -> None:
        """The settings of the seat are others now: every page looks at them."""
        for page in self._pages.values():
            page.take_settings(self._parts.keeper.settings)

    def place_words(self) -> tuple[str, str]:
        """Where the console stands, and who sits at it."""
        return self._place

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self.over.hints.alt_released()
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange:
            self.over.hints.alt_released()  # Alt Tab: its release goes elsewhere
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            self.over.hints.alt_pressed()
        elif event.key() != Qt.Key.Key_Alt:
            self.over.hints.alt_released()
        if event.key() == Qt.Key.Key_Escape:
            if self.drawer.isVisible():
                self.drawers.close()
            else:
                self.current().escape()
            return
        super().keyPressEvent(event)

    def _on_drawer_spread(self, taken: int) -> None:
        """On a wide screen the page moves aside: the ticket that a form is about stays in sight, whole."""
        beside = self._body.width() - taken >= theme.px(_LEAST_BESIDE_DRAWER)
        layout = self._body.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, taken if beside else 0, 0)

    def _on_drawer_closed(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or self.top.isAncestorOf(focus) or not focus.isVisible():
            self.current().focus_first()

    def _on_ticket_wanted(self, ticket: int) -> None:
        self.show_ticket(ticket)

    def _on_seat_clicked(self) -> None:
        self._menu.clear()
        for name in (
            "settings",
            "keys",
            "handover",
            "theme",
            "larger",
            "smaller",
            "fullscreen",
            "lock",
            "logout",
        ):
            entry = self._menu.addAction(BY_ID[name].title())
            entry.setObjectName(f"menu-{name}")
            entry.setText(f"{BY_ID[name].title()}\t{BY_ID[name].keys.replace('+', ' ')}")
            entry.triggered.connect(lambda _checked=False, name=name: self.do(name))
        corner = self.top.mapToGlobal(self.top.rect().bottomRight())
        self._menu.popup(corner - QPoint(self._menu.sizeHint().width() + 8, 0))

    # --- what is told ---

    def set_link(self, connected: bool, delay_ms: int | None = None, since: int | None = None) -> None:
        """How the connection is; `since` is the server time of the last data when it is gone."""
        if connected:
            self.banner.hide()
            quality = self.tr("Online") if delay_ms is None else self.tr("Online {ms} ms").format(ms=delay_ms)
            self.top.set_link(quality, icon="wifi", ink="text1" if (delay_ms or 0) < 500 else "amber")
            return
        self.top.set_link(self.tr("Offline"), icon="wifi-off", ink="amber")
        told = clock_text.time_of_day(since) if since else self.tr("never")
        self.banner.show_message(
            self.tr("Offline"),
            self.tr("Data as of {time}. Acts are kept and sent once the server answers.").format(time=told),
            kind=banners.WARNING,
            icon="cloud-off",
        )

    def set_place(self, title: str, place: str, seat: str) -> None:
        """Who sits where."""
        self._place = (place, seat)
        self.top.set_place(title, place)
        self.top.set_seat(seat)

    def on_second(self) -> None:
        """Time went on: clock, lights and ages are shown anew."""
        clock = self._parts.clock
        if clock.known:
            now = clock.now()
            self._calendar.look(now)
            self.top.set_time(clock_text.time_of_day(now), clock_text.date_and_weekday(now))
        self.watch.on_second()
        self.current().on_second()
        self._show_age()

    def _show_age(self, *_: object) -> None:
        clock = self._parts.clock
        if not clock.data_at:
            return
        at, stale = clock_text.time_of_day(clock.data_at), clock.stale
        self.status.put(
            "age",
            self.tr("Data as of {time}").format(time=at),
            "database",
            "amber" if stale else "text2",
        )
        self.show_stale((clock.age_ms() or 0) if stale else 0, clock.data_at)

    def show_stale(self, age_ms: int, data_at: int) -> None:
        """Hatch what is `age_ms` old; 0 takes the hatch away."""
        words = ""
        if age_ms:
            words = self.tr("Data is {age} old, as of {time}").format(
                age=waiting_words(age_ms), time=clock_text.time_of_day(data_at)
            )
        self._stale = words
        self.current().show_stale(words)

    def _on_outbox_changed(self) -> None:
        waiting = len(self._parts.outbox.wishes())
        if not waiting:
            self.status.put("outbox", self.tr("All sent"), "cloud-check")
            return
        words = self.tr("{count} to be sent").format(count=waiting)
        delayed = self._parts.outbox.delayed()
        self.status.put("outbox", words, "cloud-up", "amber" if delayed else "text2")

    def _lay_out(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._stack)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._body, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addWidget(self.banner)
        whole.addWidget(self.reminder)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)


def _rail_item(entry: PageEntry) -> RailItem:
    hint = entry.keys.replace("+", " ")
    return RailItem(key=entry.key, word=entry.word, icon=entry.icon, hint=hint, low=entry.low)
