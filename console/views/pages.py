"""Which pages stand behind the rail, for whom, and by which digit."""

from PySide6.QtCore import QCoreApplication

from console.views.page import PageEntry
from console.views.parts import Parts
from console.views.work_page import WorkPage
from domain.words import Role

translate = QCoreApplication.translate

WORK = "work"
"""The page of tickets, the first one of everybody who has it."""


def entries_for(role: Role, parts: Parts) -> list[PageEntry]:
    """The pages of a role, as they stand on the rail."""
    every = [
        PageEntry(
            key=WORK,
            word=translate("Pages", "Tickets"),
            icon="list-details",
            number=1,
            make=lambda: WorkPage(parts),
        ),
    ]
    return [entry for entry in every if entry.roles is None or role in entry.roles]
