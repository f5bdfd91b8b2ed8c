"""One register as a page: a search line, the table, and the form of an entry in a drawer. By keys alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from console import pinyin, theme
from console.messages import Notice, NoticeAct, Voice, problem_words
from console.models.office import Item, Office, Wish
from console.views.page import Page
from console.views.registers.entry_form import EntryForm, Ground
from console.views.registers.limit_form import LimitProbe
from console.views.registers.sheets import Sheet
from console.widgets.action_button import PRIMARY, ActionButton
from console.widgets.drawer import Drawer
from console.widgets.list_table import ListTable, TableRow
from console.widgets.panel import Panel
from console.widgets.stale_veil import StaleVeil
from console.widgets.text import Text
from console.widgets.waiting import EmptyState, Skeleton
from domain.administration import AccountChanged, SetupChange, SetupChanged, SetupKind

_SEARCH: Final = 280
_MOST_SHOWN: Final = 2_000
_TYPING_MS: Final = 60


class RegisterPage(Page):
    """Shows one register of the office, and sends what its forms say."""

    def __init__(
        self,
        sheet: Sheet,
        office: Office,
        ground: Callable[[], Ground],
        voice: Voice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._office, self._ground, self._voice = sheet, office, ground, voice
        self._sending: int | None = None
        self._undoing: dict[int, Item] = {}
        self._undo: tuple[str, Wish] | None = None
        self._then = ""
        self.search = QLineEdit()
        self.search.setObjectName(f"register-{sheet.register}-search")
        self.search.setPlaceholderText(self.tr("Search, also by pinyin initials"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setToolTip(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.table = ListTable(sheet.columns)
        self.table.setObjectName(f"register-{sheet.register}")
        self.table.setAccessibleName(sheet.title)
        self.add_button = ActionButton(self.tr("New"), icon="plus", key="F2", kind=PRIMARY)
        self.add_button.setObjectName(f"register-{sheet.register}-add")
        if not sheet.adds:
            self.add_button.hide()  # shown before it has a parent it would be a window of its own
        self._empty, self._skeleton = EmptyState(), Skeleton()
        self._panel = Panel(sheet.title)
        self._probe = LimitProbe(ground()) if sheet.register == SetupKind.LIMIT else None
        self._drawer = Drawer(self)
        self._drawer.setObjectName("register-drawer")
        self._veil = StaleVeil(self._panel)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self._connect_signals()
        self._on_look_changed()
        theme.changes.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.search.setFixedWidth(theme.px(_SEARCH))

    def _connect_signals(self) -> None:
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self._show_rows)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.row_opened.connect(self.open_entry)
        self.table.removal_requested.connect(self._remove)
        self.add_button.clicked.connect(lambda: self.open_entry(""))
        self._empty.act_requested.connect(self._on_empty_act)
        self._office.changed.connect(self._on_register_changed)
        self._office.unreachable.connect(self._on_unreachable)
        self._office.done.connect(self._on_done)
        self._office.refused.connect(self._on_refused)
        self._voice.chosen.connect(self._on_notice_chosen)
        self.shown.connect(lambda: self._office.fetch(self._sheet.register))

    # --- as a page ---

    def focus_first(self) -> None:
        # While the rows are on their way the page itself keeps the keyboard, so that its keys work.
        there = self._stack.currentWidget() is self.table
        (self.table if there else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def do_here(self, name: str) -> bool:
        if name == "report" and self._sheet.adds:
            self.open_entry("")
        elif name == "find":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif name == "refresh":
            self._office.fetch(self._sheet.register)
        elif name == "undo" and self._undo is not None:
            self._take_back()
        else:
            return False
        return True

    def escape(self) -> None:
        if self._drawer.isVisible():
            self._drawer.close_drawer()
        elif self.search.text():
            self.search.clear()
        else:
            self.focus_first()

    def show_stale(self, words: str) -> None:
        self._veil.put(words)

    # --- entries ---

    def form(self) -> EntryForm | None:
        """The open form."""
        content = self._drawer.content()
        return content if isinstance(content, EntryForm) and self._drawer.isVisible() else None

    def open_entry(self, key: str) -> None:
        """Open the form of an entry, or of a new one without a key."""
        make = self._sheet.form
        item = self._item(key)
        if make is None or (item is None and (key or not self._sheet.adds)):
            return
        form = make(item, self._ground())
        form.submitted.connect(self._send)
        row = self._sheet.row(item, self._ground()).cells[0] if item else self.tr("New")
        self._drawer.open_with(f"{self._sheet.title} · {row}", form)

    def _send(self, wish: Wish) -> None:
        form = self.form()
        if form is None or self._sending is not None:
            return
        form.set_busy(self.tr("Saving …"))
        self._sending = self._office.send(wish)
        if form.item is not None and isinstance(wish, SetupChange):
            self._undoing[self._sending] = form.item

    def _remove(self, key: str) -> None:
        item = self._item(key)
        if item is None or self._sending is not None:
            return
        if not self._sheet.removes:
            self._voice.tell(self._sheet.title, self.tr("Nothing is removed here; set it aside in its form"))
            return
        wish = SetupChange(kind=SetupKind(self._sheet.register), key=key, base_version=item.version)
        self._sending = self._office.send(wish)
        self._undoing[self._sending] = msgspec.structs.replace(item, key="")

    def _on_done(self, number: int, answer: object) -> None:
        if number != self._sending:
            return
        self._sending = None
        before = self._undoing.pop(number, None)
        self._drawer.close_drawer()
        if isinstance(answer, AccountChanged):
            self._then = str(answer.id)
            self._tell_account(answer)
            return
        if not isinstance(answer, SetupChanged):
            return
        self._then = answer.key
        notice = Notice(headline=self.tr("Saved: {what}").format(what=self._sheet.title), icon="check")
        if before is not None:
            key = f"register:{self._sheet.register}:{answer.version}"
            self._undo = (key, _as_it_was(SetupKind(self._sheet.register), before, answer))
            act = NoticeAct(key="undo", words=self.tr("Undo"), hint="Ctrl Z")
            notice = msgspec.structs.replace(notice, key=key, acts=(act,))
        self._voice.say(notice)

    def _tell_account(self, answer: AccountChanged) -> None:
        if not answer.code:
            self._voice.tell(self.tr("Saved: {what}").format(what=self._sheet.title), icon="check")
            return
        self._drawer.open_with(self.tr("One-time code"), _CodeSlip(answer.code))

    def _on_refused(self, number: int, code: str, facts: dict[str, Any]) -> None:
        if number != self._sending:
            return
        self._sending = None
        self._undoing.pop(number, None)
        form = self.form()
        if form is not None:
            form.be_refused(code, facts)
        else:
            self._voice.tell(self._sheet.title, problem_words(code, facts), "alert-triangle")
        self._office.fetch(self._sheet.register)

    def _on_notice_chosen(self, key: str, act: str) -> None:
        if self._undo is not None and act == "undo" and key == self._undo[0]:
            self._take_back()

    def _take_back(self) -> None:
        if self._undo is None or self._sending is not None:
            return
        key, wish = self._undo
        self._undo = None
        self._voice.withdrawn.emit(key)
        self._sending = self._office.send(wish)

    # --- rows ---

    def _item(self, key: str) -> Item | None:
        items = self._office.items(self._sheet.register) or ()
        return next((item for item in items if item.key == key), None) if key else None

    def _on_register_changed(self, register: str) -> None:
        if register == self._sheet.register and self.isVisible():
            self._show_rows()
            if self._then and self.table.choose(self._then):
                self._then = ""
        if self._probe is not None:
            self._probe.stand_on(self._ground())

    def _on_unreachable(self, register: str, code: str, facts: object) -> None:
        if register != self._sheet.register or not self.isVisible():
            return
        if self._office.items(register) is None:
            known = facts if isinstance(facts, dict) else {}
            self._empty.put(problem_words(code, known), "", self.tr("Try again"), "F5")
            self._turn_to(self._empty)

    def _on_empty_act(self) -> None:
        if self.search.text():
            self.search.clear()
            self.focus_first()
        else:
            self._office.fetch(self._sheet.register)

    def _show_rows(self) -> None:
        items = self._office.items(self._sheet.register)
        if items is None:
            self._turn_to(self._skeleton)
            self._skeleton.begin()
            return
        self._skeleton.end()
        order = reversed(items) if self._sheet.newest_first else items
        rows = self._found([self._sheet.row(item, self._ground()) for item in order])
        self._panel.set_title(self._sheet.title, self.tr("{count} entries").format(count=len(rows)))
        if rows:
            self.table.put(rows[:_MOST_SHOWN])
            self._turn_to(self.table)
        elif self.search.text():
            self._empty.put(self.tr("No entry fits the search."), "", self.tr("Show all"), "Esc")
            self._turn_to(self._empty)
        else:
            self._empty.put(
                self.tr("Nothing is here yet."),
                self.tr("F2 makes the first entry.") if self._sheet.adds else "",
            )
            self._turn_to(self._empty)

    def _found(self, rows: list[TableRow]) -> list[TableRow]:
        typed = self.search.text().strip()
        if not typed:
            return rows
        return [row for row in rows if any(pinyin.matches(typed, cell) for cell in row.cells)]

    def _turn_to(self, widget: QWidget) -> None:
        had = self.table.hasFocus() or self.hasFocus()
        self._stack.setCurrentWidget(widget)
        if had:
            self.focus_first()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._show_rows()

    def _lay_out(self) -> None:
        self._panel.add_to_head(self.search)
        self._panel.add_to_head(self.add_button)
        if self._probe is not None:
            self._panel.add(self._probe)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for widget in (self._skeleton, self.table, self._empty):
            self._stack.addWidget(widget)
        self._panel.add(holder, 1)
        self._panel.add(self._foot())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._panel)

    def _foot(self) -> QWidget:
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 6, 12, 6)
        hints = [("↑↓", self.tr("select")), ("F3", self.tr("search"))]
        if self._sheet.form is not None:
            hints.insert(1, ("Enter", self.tr("change")))
        if self._sheet.removes:
            hints.append(("Delete", self.tr("remove")))
        words = "    ".join(f"{key} {meaning}" for key, meaning in hints)
        row.addWidget(Text(words, size=theme.CAPTION, ink="text2"))
        row.addStretch(1)
        return foot


class _CodeSlip(QWidget):
    """A one-time code, to be read out or copied: it is shown this once."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.setObjectName("code-slip")
        self._line = line = QLineEdit(code)
        line.setObjectName("code-slip-code")
        line.setReadOnly(True)
        line.setAccessibleName(self.tr("One-time code"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        said = self.tr(
            "Good for a day, for setting a password at the next log-in. It is shown once and kept nowhere."
        )
        column.addWidget(Text(said, ink="text2", wrap=True))
        column.addWidget(line)
        column.addStretch(1)
        self._on_look_changed()
        theme.changes.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self._line.setFont(theme.font(theme.TITLE, theme.BOLD))


def _as_it_was(kind: SetupKind, before: Item, answer: SetupChanged) -> SetupChange:
    """The wish that makes an entry again what it was."""
    value = msgspec.to_builtins(before.noun)
    if not before.key:
        return SetupChange(kind=kind, value=value)
    return SetupChange(kind=kind, key=answer.key, base_version=answer.version, value=value)
