"""What lies over the pages and belongs to the whole window: palette, keys, settings, hand-over, shelving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from console.actions.table import BY_ID, why_not
from console.views.handover import HandoverView
from console.views.keys_overlay import key_groups
from console.views.palette.carrying_out import CarryOut
from console.views.palette.palette import Palette
from console.views.parts import Parts
from console.views.settings_view import SettingsView
from console.views.shelve_view import ShelveView
from console.widgets.key_hints import KeyHints
from console.widgets.key_sheet import KeySheet
from domain.acts import Note
from domain.ticket import short_number

if TYPE_CHECKING:
    from console.views.frame import Frame


class OverPage(QObject):
    """Does the acts of the table that open something over the page."""

    def __init__(self, parts: Parts, frame: Frame) -> None:
        super().__init__(frame)
        self._parts, self._frame = parts, frame
        self.palette = Palette(parts, frame.situation, frame.entries, frame)
        self.hints = KeyHints(frame)
        self._sheet: KeySheet | None = None
        self._carry_out = CarryOut(parts, frame, self)
        self.palette.chosen.connect(self._carry_out.do)

    def do(self, name: str) -> bool:
        """Do one of its acts; False where it is none of them."""
        act = {
            "palette": self.palette.open,
            "keys": self._toggle_keys,
            "settings": self._open_settings,
            "handover": self._open_handover,
            "shelve": self._open_shelve,
            "mute": self._parts.sounds.toggle_mute,
        }.get(name)
        if act is None:
            return False
        act()
        return True

    def sheet(self) -> KeySheet:
        """The overview of keys, made when it is first wanted."""
        if self._sheet is None:
            self._sheet = KeySheet(self._frame)
        return self._sheet

    def _toggle_keys(self) -> None:
        sheet = self.sheet()
        if sheet.isVisible():
            sheet.close_sheet()
            return
        situation = self._frame.situation()
        about = (
            self.tr("For ticket {number} as it is now").format(number=short_number(situation.ticket.id))
            if situation.ticket is not None
            else self.tr("No ticket is in sight")
        )
        note = self.tr("{about} · hold Alt to see the keys on the controls").format(about=about)
        sheet.show_keys(BY_ID["keys"].title(), note, key_groups(situation, self._frame.entries))

    def _open_settings(self) -> None:
        view = SettingsView(self._parts.keeper, self._parts.sounds)
        view.changed.connect(self._frame.take_settings)
        self._in_drawer(BY_ID["settings"].title(), view)

    def _open_handover(self) -> None:
        place, seat = self._frame.place_words()
        view = HandoverView(self._parts, place, seat)
        view.print_requested.connect(self._print)
        self._in_drawer(BY_ID["handover"].title(), view)

    def _open_shelve(self) -> None:
        situation = self._frame.situation()
        action, ticket = BY_ID["shelve"], situation.ticket
        against = why_not(action, situation)
        if against or ticket is None:
            self._parts.voice.tell(action.title(), against, action.icon)
            return
        view = ShelveView()
        view.shelved.connect(lambda reason: self._shelve(ticket.id, reason))
        self._in_drawer(f"{action.title()} · {short_number(ticket.id)}", view)

    def _shelve(self, ticket: int, reason: str) -> None:
        self._frame.drawers.close()
        self._parts.alarms.shelve(ticket, reason)
        situation = self._frame.situation()
        if situation.ticket is not None and situation.ticket.id == ticket:
            text = self.tr("Reminder put off for 30 minutes: {reason}").format(reason=reason)
            self._frame.send(Note(text=text))

    def _in_drawer(self, title: str, content: QWidget) -> None:
        self._frame.drawers.close()
        self._frame.drawer.open_with(title, content)

    def _print(self, document: QTextDocument) -> None:
        # Printing is large and rarely wanted: nobody's start waits for it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._frame)
        dialog.accepted.connect(lambda: document.print_(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()
