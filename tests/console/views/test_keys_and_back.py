"""Each key of the window and back: whatever it opens, Esc brings the keyboard back to the row."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console import theme
from console.actions.table import ACTIONS, BY_ID, QUEUE, why_not
from domain.words import Role
from tests.console.chinese import chinese
from tests.console.views.at_work import AtWork

__all__ = ["chinese"]

_LEAVES = frozenset({"lock", "logout", "fullscreen", "attach", "print", "theme", "larger", "smaller"})
"""What leads out of the window, opens a window of the desktop, or changes the look of everything."""
_MOVES = frozenset({"next", "previous"})
_KEYS = [
    action.id
    for action in ACTIONS
    if action.keys and (action.where != QUEUE or action.id == "open") and action.id not in _LEAVES | _MOVES
]


def _row_for(work: AtWork, name: str) -> int:
    """A ticket that the act can be done on; where there is none, any."""
    here, store = work.desk.frame.situation(), work.desk.store
    idents = [int(store.columns.id[row]) for row in store.open_rows()]
    at = (
        ident
        for ident in idents
        if not why_not(
            BY_ID[name],
            msgspec.structs.replace(here, ticket=work.district.tickets[ident], chosen=True, own_note=None),
        )
    )
    return next(at, idents[0])


def _came_back(work: AtWork, name: str) -> bool:
    """Choose a row, press the key, leave by Esc: the keyboard is on that row, the next key moves on."""
    page = work.desk.work_page
    work.press("Alt+0")
    ticket = _row_for(work, name)
    assert page.queue.table.select_ticket(ticket)
    page.queue.table.setFocus()
    work.press(BY_ID[name].keys)
    for _ in range(3):
        work.press("Esc")
    same = QApplication.focusWidget() is page.queue.table and work.desk.opened.chosen == ticket
    work.press("J")
    return same and page.in_sight() is page.detail and work.desk.opened.chosen != ticket


@pytest.mark.parametrize("role", [Role.DISPATCHER, Role.SUPERVISOR, Role.HANDLER])
def test_esc_leads_back_to_the_row(qapp: QApplication, qtbot: QtBot, chinese: None, role: Role) -> None:
    theme.apply(qapp)
    work = AtWork(role)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is work.desk.work_page.queue.table)
    lost = [name for name in _KEYS if not _came_back(work, name)]
    work.close()
    assert lost == []
