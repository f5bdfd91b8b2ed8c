"""Which pages stand behind the rail, for whom, and by which digit."""

from PySide6.QtCore import QCoreApplication

from console.views.board import board_for
from console.views.page import PageEntry
from console.views.parts import Parts
from console.views.work_page import WorkPage
from domain.words import Role

translate = QCoreApplication.translate

_INBOX = frozenset({Role.HANDLER, Role.LEADER, Role.INSPECTOR})
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
    ]
    return [entry for entry in every if entry.roles is None or role in entry.roles]
