"""Which pages stand behind the rail, for whom, and by which digit."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from console.models.office import ACCOUNTS, LOG
from console.models.waiting import Waiting, count_of
from console.views.board import APPROVALS, SUPERVISIONS, board_for, waiting_board
from console.views.page import PageEntry
from console.views.parts import Parts
from console.views.registers.entry_form import Ground
from console.views.registers.register_page import RegisterPage
from console.views.registers.sheets import sheets
from console.views.waiting_page import (
    APPROVAL_ACTS,
    ORDER_ACTS,
    WaitingPage,
    approval_columns,
    approval_row,
    order_columns,
    order_row,
)
from console.views.work_page import WorkPage
from domain.administration import SetupKind
from domain.words import Role

translate = QCoreApplication.translate

_INBOX = frozenset({Role.HANDLER, Role.LEADER, Role.INSPECTOR})
_ICONS = {
    SetupKind.UNIT.value: "building-community",
    SetupKind.CONTACT.value: "phone",
    SetupKind.LIMIT.value: "clock",
    SetupKind.TEMPLATE.value: "message",
    SetupKind.CALENDAR_YEAR.value: "calendar-time",
    ACCOUNTS: "users",
    SetupKind.RESPONSIBLE.value: "list-details",
    SetupKind.SETTINGS.value: "settings",
    LOG: "history",
}
WORK = "work"
"""The page of tickets, the first one of everybody who has it."""


def entries_for(role: Role, parts: Parts) -> list[PageEntry]:
    """The pages of a role, as they stand on the rail."""
    every = [
        PageEntry(
            key=WORK,
            word=translate("Pages", "Inbox") if role in _INBOX else translate("Pages", "Tickets"),
            trail=translate("Pages", "Ticket queue"),
            icon="list-details",
            number=1,
            make=lambda: WorkPage(parts, board_for(role)),
        ),
        PageEntry(
            key="supervision",
            word=translate("Pages", "Supervision"),
            icon="gavel",
            count=lambda: count_of(parts.store, Waiting.REPLY_LATE),
            number=5,
            roles=frozenset({Role.SUPERVISOR, Role.DISPATCHER, Role.INSPECTOR, Role.AUDITOR}),
            make=lambda: WaitingPage(
                parts,
                waiting_board(SUPERVISIONS, Waiting.REPLY_LATE),
                translate("Pages", "Orders not replied to"),
                order_columns(),
                order_row,
                ORDER_ACTS,
            ),
        ),
        PageEntry(
            key="approvals",
            word=translate("Pages", "Approvals"),
            icon="user-check",
            count=lambda: count_of(parts.store, Waiting.APPROVAL),
            number=8,
            roles=frozenset({Role.SUPERVISOR}),
            make=lambda: WaitingPage(
                parts,
                waiting_board(APPROVALS, Waiting.APPROVAL),
                translate("Pages", "Waiting for approval"),
                approval_columns(),
                approval_row,
                APPROVAL_ACTS,
            ),
        ),
    ]
    if role is Role.ADMINISTRATOR:
        return _registers(parts)
    if role is Role.AUDITOR:
        every += _registers(parts, frozenset({LOG}))
    return [entry for entry in every if entry.roles is None or role in entry.roles]


def _registers(parts: Parts, only: frozenset[str] | None = None) -> list[PageEntry]:
    """The administrator's pages; of others those that are named."""
    if parts.office is None:
        return []
    office = parts.office

    def ground() -> Ground:
        return Ground(world=parts.situation().world, now=parts.clock.now())

    return [
        PageEntry(
            key=f"register-{sheet.register}",
            word=sheet.short or sheet.title,
            trail=sheet.title,
            icon=_ICONS[sheet.register],
            number=number,
            make=partial(RegisterPage, sheet, office, ground, parts.voice),
        )
        for number, sheet in enumerate(sheets(), 1)
        if only is None or sheet.register in only
    ]
