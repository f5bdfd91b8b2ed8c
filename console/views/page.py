"""What a page behind the rail is: the frame knows no more of it than this."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from console.models.queue_choice import QueueFilter
from console.settings import Settings
from console.views.detail.detail import Detail
from console.views.hand import Hand
from domain.words import Role


class Page(QWidget):
    """One view of the console. What it does not override it has no need of.

    Signals:
        act_requested: the user wants an act of the table done (its id).
        payload_written: the user made a payload on the page itself: it is sent about the ticket in sight.
        form_wanted: the form of an act is to be opened with this already said: the id, the fields.
        breadcrumb_changed: where on the page the user is, for the top bar; empty at its beginning.
        count_changed: how much waits here: the number on the badge of the rail.
        shown: the page came into sight.
        hidden: it went out of sight; what it shows need not follow the data until it is shown again.
    """

    act_requested = Signal(str)
    payload_written = Signal(object)
    form_wanted = Signal(str, object)
    breadcrumb_changed = Signal(str)
    count_changed = Signal(int)
    shown = Signal()
    hidden = Signal()

    def focus_first(self) -> None:
        """Give the keyboard to the place where the work begins."""
        self.setFocus()

    def has_ticket_in_sight(self) -> bool:
        """Whether acts about the ticket in sight may be done from here: not where the user cannot see it."""
        return False

    def show_ticket(self, ticket: int) -> bool:
        """Bring a ticket into sight; False where the page shows none."""
        return False

    def choose_counter(self, number: int) -> bool:
        """Alt and a digit; False where there is no such counter."""
        return False

    def narrow(self, choice: QueueFilter) -> bool:
        """Show some tickets of the queue; False where there is no queue."""
        return False

    def cover(self, covered: bool) -> None:
        """The log-in or the lock came over all pages, or went: windows of the page's own follow."""

    def detail_in_sight(self) -> Detail | None:
        """The detail that shows the ticket in sight, where acts about it may be done."""
        return None

    def hand_here(self) -> Hand | None:
        """The hand of what has the keyboard here, where that is another ticket than the one in sight."""
        return None

    def do_here(self, name: str) -> bool:
        """Do an act of the table that only moves the screen; False where it means nothing here."""
        return False

    def do_for_many(self, name: str) -> bool:
        """Do an act for several selected tickets; False where it is about the one in sight."""
        return False

    def breadcrumb(self) -> str:
        """Where on the page the user is; empty at its beginning, where Esc leads to."""
        return ""

    def escape(self) -> None:
        """Esc, when nothing nearer took it: one step back to how the page is when it is opened."""

    def on_second(self) -> None:
        """Time went on; told to the page in sight alone, and to each when it comes into sight."""

    def show_stale(self, words: str) -> None:
        """Hatch the data because it is as old as the words say; without words take the hatch away."""

    def take_settings(self, settings: Settings) -> None:
        """What the seat likes: told when the page is made, and when something is set."""

    def state(self) -> bytes:
        """What the hand arranged here and the console remembers."""
        return b""

    def restore(self, state: bytes) -> None:
        """Arrange the page as `state` told."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()


class PageEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A page as the rail has it, before it is made: it is made when it is first wanted."""

    key: str
    word: str
    trail: str = ""
    """What the way back to it is called in the top bar; empty takes the word."""
    icon: str
    number: int
    """The digit of its key chord, Ctrl and 1 to 9: the same for every role, whatever else is there."""
    roles: frozenset[Role] | None = None
    """Who has it; None is everybody."""
    low: bool = False
    """Whether it stands at the lower end of the rail."""
    make: Callable[[], Page]
    count: Callable[[], int] | None = None
    """How much waits there, for the badge of a page that nobody opened yet; asked when tickets changed."""

    @property
    def keys(self) -> str:
        """Its key chord as Qt writes it."""
        return f"Ctrl+{self.number}"
