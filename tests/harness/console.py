"""The real console in a process of its own, driven line by line: JSON in, JSON out (a test-only entry).

python -m tests.harness.console [options of the console]

Each line on standard input is a command, `{"do": "press", "keys": "F8"}`, and gets one line as its answer:
`{"ok": true, ...}` or `{"ok": false, "error": "...", "seen": {...}}`. Everything is done with the widgets
that a user has; see `Driver` for the commands and `tests.harness.driven` for the other end of the pipe.
"""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QWidget,
)

from console import theme
from console.app import main
from console.server_clock import monotonic_ms
from console.session import AtWork, Console
from console.views.detail.page import DetailPage
from console.views.forms.new_call import NewCallForm
from console.views.frame import Frame
from console.views.queue_batch import BatchSheet
from console.views.registers.register_page import RegisterPage
from console.views.work_page import WorkPage
from tests.harness.command_lines import Lines
from tests.harness.filling import fill
from tests.harness.hand_watch import HandWatch
from tests.harness.paint_watch import PaintWatch

_LOOK_AGAIN_S = 0.02
_LIGHT_COLOURS = {"red": "red", "yellow": "amberfill", "green": "green", "pending": "blue"}
_PAINTED_AS = {"suspended": "grey", "none": "grey", "draft": "grey"}


class _CannotError(Exception):
    """The command cannot be done as things stand."""


class Driver(QObject):
    """Carries the commands out, one after the other.

    login {account} or {name, password}; wait {what, ...} (see `_is`); press {keys}; type {text};
    click {name}; watch {ticket}; painted {version}; select {ticket}; row {ticket}; filter {counter};
    act {action, fields}; fill {fields}; fill_line {name, text}; rows {}; counters {}; detail {}; toast {};
    place {}; keyboard {}; compose {text}; rest {}; said {}; form {}; state {}; grab {path}; quit {}.
    """

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._console = console
        self._queue: asyncio.Queue[str] = asyncio.Queue()
        self._watch: PaintWatch | None = None
        self._hand: HandWatch | None = None
        self._lines = Lines(self)
        self._lines.came.connect(self._on_line)
        self._lines.ended.connect(self._on_end)
        self._lines.start()

    async def run(self) -> None:
        """Until the console ends."""
        while True:
            line = await self._queue.get()
            command: dict[str, Any] = json.loads(line)
            do = command.pop("do")
            try:
                answer = await self._done(do, command)
            except _CannotError as error:
                _say({"ok": False, "error": str(error), "seen": self.state()})
            except Exception as error:  # noqa: BLE001 - whatever it is, the story must hear of it
                _say({"ok": False, "error": repr(error)})
            else:
                _say({"ok": True, **answer})
            if do == "quit":
                return

    # Methods of a QObject: Qt carries the signal over to the thread of the loop.

    def _on_line(self, line: str) -> None:
        self._queue.put_nowait(line)

    def _on_end(self) -> None:
        self._console.end()

    # --- commands ---

    async def _done(self, do: str, command: dict[str, Any]) -> dict[str, Any]:
        found: Callable[..., Any] | None = getattr(self, f"on_{do}", None)
        if found is None:
            raise _CannotError(f"no such command: {do}")
        answer = found(**command)
        if asyncio.iscoroutine(answer):
            answer = await answer
        await asyncio.sleep(0)  # what was set going by signals is on its way
        return answer or {}

    async def on_wait(self, what: str, within: float = 20.0, **wanted: Any) -> dict[str, Any]:
        """Until a condition holds: by looking, never by guessing how long it takes."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while not self._is(what, wanted):
            if loop.time() > end:
                raise _CannotError(f"not within {within} s: {what} {wanted}")
            await asyncio.sleep(_LOOK_AGAIN_S)
        return {}

    async def on_login(self, account: int = 0, name: str = "", password: str = "") -> dict[str, Any]:
        """Take a seat, or log in by name and password; waits until the queue is there."""
        if account:
            await self.on_wait("seat", account=account)
            self.on_click(f"seat-{account}")
        else:
            await self.on_wait("login")
            self.on_fill_line("login-name", name)
            self.on_fill_line("login-password", password)
            self.on_click("login-enter")
        await self.on_wait("page")
        await self.on_wait("link", state="live")
        return {}

    def on_press(self, keys: str) -> None:
        """A key chord, as Qt writes it, to whatever has the keyboard."""
        combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]
        QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())

    def on_type(self, text: str) -> None:
        """Text, as an input method commits it, to whatever has the keyboard."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self._focus(), event)

    def on_click(self, name: str) -> dict[str, Any]:
        """Click a control by its object name; tells when, by the machine's clock."""
        widget = self._widget(name)
        if not widget.isEnabled():
            raise _CannotError(f"{name} is switched off: {widget.toolTip()}")
        at = monotonic_ms()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        return {"at": at}

    def on_watch(self, ticket: int) -> None:
        """Note from now on when this ticket's row is painted."""
        if self._watch is not None:
            self._watch.end()
        self._watch = PaintWatch(self._work(), ticket)

    async def on_painted(self, version: int, within: float = 20.0) -> dict[str, Any]:
        """When the watched row was first painted in this version or a later one."""
        await self.on_wait("painted", version=version, within=within)
        assert self._watch is not None
        return {"at": min(at for seen, at in self._watch.painted.items() if seen >= version)}

    def on_select(self, ticket: int) -> None:
        """Choose a row of the queue."""
        if not self._page().queue.table.select_ticket(ticket):
            raise _CannotError(f"no row for {ticket}")

    def on_filter(self, counter: str) -> None:
        """Press a counter."""
        self._page().counters.choose(counter)

    async def on_act(
        self, action: str, fields: dict[str, Any] | None = None, within: float = 20.0, submit: bool = True
    ) -> dict[str, Any]:
        """An act of the table for the chosen ticket, by its form where it has one.

        Waits until the server answered; answers with what the form or the notice then says.
        """
        frame = self._frame()
        frame.do(action)
        form = frame.drawers.form()
        if form is not None and form.name() == action:
            self.on_fill(fields or {})
            if not submit:
                return {"form": action}
            form.submit()
            if form.problem() or any(form.field(name).error() for name in form.draft()):
                raise _CannotError(f"the form says: {self.form()}")
        await self.on_wait("sent", within=within)
        form = frame.drawers.form()
        problem = self.form() if form is not None and form.name() == action else None
        return {"problem": problem, **self.on_toast()}

    def on_fill(self, fields: dict[str, Any]) -> None:
        """Fill fields of the open form, by the name of the field."""
        form = self._frame().drawers.form()
        if form is None:
            raise _CannotError("no form is open")
        for name, value in fields.items():
            fill(form.field(name).control(), value)

    def on_fill_line(self, name: str, text: str) -> None:
        """Put text into a line by its object name."""
        line = self._widget(name)
        if not isinstance(line, QLineEdit):
            raise _CannotError(f"{name} is no line")
        line.setFocus()
        line.setText(text)

    def on_rows(self, most: int = 200) -> dict[str, Any]:
        """The rows of the queue in their order, as the store and the row text have them."""
        work = self._work()
        model, store = work.desk.model, work.desk.store
        rows = []
        for place in range(min(model.rowCount(), most)):
            row = model.row_at(place)
            rows.append(
                {
                    "id": int(store.columns.id[row]),
                    "state": store.state_of(row).value,
                    "unacknowledged": store.is_unacknowledged(row),
                    "texts": [
                        str(model.data(model.index(place, column))) for column in range(model.columnCount())
                    ],
                }
            )
        return {"rows": rows}

    def on_row(self, ticket: int) -> dict[str, Any]:
        """One row of the store, with the light that is on the screen for it (None out of sight)."""
        store = self._work().desk.store
        row = store.row_of(ticket)
        if row < 0:
            raise _CannotError(f"no row for {ticket}")
        return {
            "state": store.state_of(row).value,
            "version": store.ticket_row(row).version,
            "orders": store.ticket_row(row).orders,
            "stage": store.ticket_row(row).stage.value,
            "shown": self._light_on_screen(ticket),
        }

    def on_counters(self) -> dict[str, Any]:
        """What the counters show."""
        bar = self._page().counters
        return {"counters": {key: bar.chip(key).count() for key in bar.counter_keys()}}

    def on_place(self) -> dict[str, Any]:
        """Where the hand is in the queue, see `HandWatch`."""
        return self._hand_watch().place()

    def on_keyboard(self) -> dict[str, Any]:
        """What has the keyboard, see `HandWatch`."""
        return self._hand_watch().keyboard()

    def on_compose(self, text: str) -> None:
        """Letters that an input method has not made a word of yet, where the keyboard is."""
        QApplication.sendEvent(self._focus(), QInputMethodEvent(text, []))

    def on_rest(self) -> None:
        """The hand rests until the list is let go."""
        self._hand_watch().rest()

    def on_said(self) -> dict[str, Any]:
        """Every notice since the first `place` or `said`."""
        return {"said": self._hand_watch().said()}

    def on_detail(self) -> dict[str, Any]:
        """What the detail shows."""
        page, opened = self._page(), self._work().desk.opened
        timeline = page.detail.timeline_entries()
        return {
            "ticket": opened.chosen,
            "version": opened.ticket.version if opened.ticket else None,
            "stage": opened.ticket.stage.value if opened.ticket else None,
            "state": page.detail.state_words(),
            "facts": page.detail.fact_values(),
            "units": [
                {"name": row.name, "part": row.part, "stage": row.stage, "light": row.light, "time": row.time}
                for row in page.detail.unit_rows()
            ],
            "supervise": page.detail.supervise_words(),
            "grade": opened.ticket.grade if opened.ticket else None,
            "crumb": page.breadcrumb(),
            "ladder": self._ladder(),
            "timeline": [
                {"headline": one.headline, "detail": one.detail, "tag": one.tag, "at": one.at}
                for one in timeline
            ],
        }

    def on_toast(self) -> dict[str, Any]:
        """The notice on the screen."""
        notice = self._frame().notices.shown()
        return {
            "toast": notice.headline if notice else "",
            "toast_detail": (notice.counting or notice.detail) if notice else "",
        }

    def on_form(self) -> dict[str, Any]:
        """The open form."""
        return {"form": self.form()}

    def on_state(self) -> dict[str, Any]:
        """Everything at a glance."""
        return self.state()

    def on_grab(self, path: str) -> None:
        """A picture of the window."""
        if not self._console.window.grab().save(path):
            raise _CannotError(f"cannot write {path}")

    def on_register(self) -> dict[str, Any]:
        """The register of an administrator in sight, its chosen row and its open form."""
        page = self._frame().current()
        if not isinstance(page, RegisterPage):
            raise _CannotError("no register is in sight")
        form = page.form()
        return {
            "rows": [{"key": row.key, "cells": list(row.cells)} for row in page.table.rows()],
            "chosen": page.table.chosen(),
            "form": None if form is None else {"draft": form.draft(), "problem": form.problem()},
        }

    def on_fill_register(self, fields: dict[str, Any]) -> None:
        """Fill fields of the form of a register."""
        page = self._frame().current()
        form = page.form() if isinstance(page, RegisterPage) else None
        if form is None:
            raise _CannotError("no form of a register is open")
        form.take_draft(fields)

    def on_quit(self) -> None:
        """Close the window as the user does."""
        self._console.window.close()

    # --- what is seen ---

    def form(self) -> dict[str, Any] | None:
        """The open form with what it says."""
        form = self._frame().drawers.form()
        if form is None:
            return None
        errors = {name: form.field(name).error() for name in form.draft() if form.field(name).error()}
        return {
            "name": form.name(),
            "problem": form.problem(),
            "errors": errors,
            "fields": form.draft(),
            "intro": form.intro(),
            "repeats": [item.key for item in form.repeats.items()] if isinstance(form, NewCallForm) else [],
            "effect": form.effect(),
            "changes": form.changes(),
            "against": form.against(),
        }

    def state(self) -> dict[str, Any]:
        """Everything at a glance."""
        window, work = self._console.window, self._console.work
        page = window.page()
        if work is None or not isinstance(page, Frame):
            return {
                "screen": "login",
                "problem": window.login.problem(),
                "seats": [seat.account for seat in window.login.seats()],
            }
        link = work.sync.link
        return {
            "screen": "page" if page.isVisible() else "login",
            "problem": window.login.problem(),
            "link": link.state.value,
            "seq": work.sync.seq,
            "reloads": len(work.sync._reloads),
            "now": work.desk.clock.now(),
            "chosen": work.desk.opened.chosen,
            "outbox": len(work.desk.outbox.wishes()),
            "focus": self._focus().objectName(),
            "active": window.isActiveWindow(),
            "form": self.form(),
            **self.on_toast(),
            **(self.on_counters() if work.desk.has_queue else {}),
        }

    def _is(self, what: str, wanted: dict[str, Any]) -> bool:  # noqa: C901
        window, work = self._console.window, self._console.work
        if what == "login":
            return window.login.isVisible()
        if what == "seat":
            return any(seat.account == wanted["account"] for seat in window.login.seats())
        if what == "problem":
            return str(wanted.get("text", "")) in window.login.problem() != ""
        if what == "page":
            page = window.page()
            return work is not None and page is not None and page.isVisible()
        if work is None:
            return False
        if what == "link":
            return bool(work.sync.link.state.value == wanted["state"])
        if what == "register":
            rows = [" ".join(row["cells"]) for row in self.on_register()["rows"]]
            return any(str(wanted["text"]) in row for row in rows)
        if what == "register_alone":
            found = self.on_register()["rows"]
            return len(found) == 1 and str(wanted["text"]) in found[0]["cells"]
        if what == "register_form":
            return (self.on_register()["form"] is not None) is bool(wanted.get("open", True))
        desk, frame, page = work.desk, self._frame(), self._page()
        if what == "row":
            return self._row_is(**wanted)
        if what == "counter":
            return bool(page.counters.chip(wanted["key"]).count() == wanted["count"])
        if what == "toast":
            notice = frame.notices.shown()
            return (
                notice is not None
                and wanted.get("text", "") in f"{notice.headline} {notice.detail} {notice.counting}"
            )
        if what == "no_toast":
            return frame.notices.shown() is None
        if what == "detail":
            ticket = desk.opened.ticket
            least = int(wanted.get("version", 1))
            same = ticket is not None and wanted.get("ticket", desk.opened.chosen) == ticket.id
            stage = wanted.get("stage")
            return same and ticket is not None and ticket.version >= least and stage in (None, ticket.stage)
        if what == "timeline":
            return any(wanted["text"] in one.headline for one in page.detail.timeline_entries())
        if what == "rung":
            return bool(self._ladder().get(str(wanted["rung"]), "") == wanted["state"])
        if what == "grade":
            return desk.opened.ticket is not None and bool(desk.opened.ticket.grade == wanted["grade"])
        if what == "fact":
            values = page.detail.fact_values()
            return any(str(wanted["text"]) in value for value in values.values())
        if what == "form":
            form = frame.drawers.form()
            return bool((form.name() if form else None) == wanted["name"])
        if what == "shown":
            if desk.store._frame.isActive():
                return False  # a change has come in, the lights are judged with the next frame
            seen = self.on_row(wanted["ticket"])
            return seen["shown"] in (None, _PAINTED_AS.get(seen["state"], seen["state"]))
        if what == "painted":
            return self._watch is not None and max(self._watch.painted, default=0) >= wanted["version"]
        if what == "form_says":
            said = self.form()
            words = (
                "" if said is None else f"{said['problem']}{said['errors']}{said['changes']}{said['against']}"
            )
            return said is not None and str(wanted["text"]) in words
        if what == "row_text":
            model = desk.model
            place = model.position_of_ticket(int(wanted["ticket"]))
            return place >= 0 and str(model.data(model.index(place, wanted["column"]))) == wanted["text"]
        if what == "supervise":
            return str(wanted["text"]) in str(page.detail.supervise_words())
        if what == "company":
            said_there = page.detail.company_words()
            return str(wanted["text"]) in said_there if wanted["text"] else not said_there
        if what == "claimed":
            return str(wanted["text"]) in page.detail.marks.claimed_words() != ""
        if what == "keyboard":
            return QApplication.focusWidget() is not None
        if what == "batch":
            sheet = page.queue.panels.content()
            return isinstance(sheet, BatchSheet) and sheet.summary().startswith(str(wanted["text"]))
        if what == "repeat":
            said = self.form()
            return said is not None and str(wanted["ticket"]) in said["repeats"]
        if what == "draft_kept":
            return bool(desk.drafts.kept())
        if what == "sent":
            return not desk.outbox.wishes()
        if what == "outbox":
            return len(desk.outbox.wishes()) == int(wanted["count"])
        if what == "seq":
            return work.sync.seq >= int(wanted["at_least"])
        if what == "clock":
            return desk.clock.now() >= int(wanted["at_least"])
        raise _CannotError(f"no such condition: {what}")

    def _ladder(self) -> dict[str, str]:
        """The rungs on the whole page, with the state of each."""
        sight = self._page().in_sight()
        shown = sight.ladder.shown() if isinstance(sight, DetailPage) else None
        return {rung.key: rung.state for rung in shown.rungs} if shown is not None else {}

    def _row_is(self, ticket: int, state: str = "", present: bool = True, **more: Any) -> bool:
        desk = self._work().desk
        row = desk.store.row_of(ticket)
        if row < 0:
            return not present
        if not present or (state and desk.store.state_of(row).value != state):
            return False
        if "unacknowledged" in more and desk.store.is_unacknowledged(row) is not more["unacknowledged"]:
            return False
        shown = desk.store.ticket_row(row)
        if shown.version < more.get("version", 0):
            return False
        return "stage" not in more or bool(shown.stage == more["stage"])

    def _light_on_screen(self, ticket: int) -> str | None:
        """The light in the pixels of the window as they were last painted: nothing is painted for this."""
        table = self._page().queue.table
        model = self._work().desk.model
        row = self._work().desk.store.row_of(ticket)
        place = next((one for one in range(model.rowCount()) if model.row_at(one) == row), None)
        if place is None:
            return None
        window = self._console.window
        cell = table.visualRect(model.index(place, 0))
        corner = table.viewport().mapTo(window, cell.topLeft())
        shot = window.screen().grabWindow(window.winId(), corner.x(), corner.y(), cell.width(), cell.height())
        image = shot.toImage()
        seen = Counter(image.pixel(x, y) for x in range(image.width()) for y in range(image.height()))
        counts = {light: seen[theme.colour(token).rgb()] for light, token in _LIGHT_COLOURS.items()}
        return max(counts, key=lambda light: counts[light]) if any(counts.values()) else "grey"

    def _hand_watch(self) -> HandWatch:
        if self._hand is None:
            self._hand = HandWatch(self._work(), self)
        return self._hand

    def _work(self) -> AtWork:
        if self._console.work is None:
            raise _CannotError("nobody is logged in")
        return self._console.work

    def _frame(self) -> Frame:
        frame = self._console.window.page()
        if not isinstance(frame, Frame):
            raise _CannotError("nobody is logged in")
        return frame

    def _page(self) -> WorkPage:
        return self._work().desk.work_page

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._console.window

    def _widget(self, name: str) -> QWidget:
        found = [one for one in self._console.window.findChildren(QWidget, name) if one.isVisible()]
        if not found:
            raise _CannotError(f"nothing in sight is called {name}")
        return found[0]


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _attend(console: Console) -> None:
    if QApplication.platformName() == "offscreen":  # its screen is smaller than any that people have
        console.window.showNormal()
        console.window.resize(1600, 900)
        console.window.activateWindow()
    driver = Driver(console)
    task = asyncio.get_running_loop().create_task(driver.run(), name="the driver")
    _running.append(task)
    _say({"ok": True, "ready": True})


_running: list[asyncio.Task[None]] = []
"""A task that nobody holds may be collected in the middle of its work."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], _attend))
