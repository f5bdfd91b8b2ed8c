"""What panel, page and window of the detail have in common: they follow one open ticket, part by part."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from console import theme
from console.actions.situation import Situation
from console.files import Files
from console.messages import problem_words
from console.models.company import Company
from console.models.open_ticket import OpenTicket
from console.views.detail.acts import ActsPart
from console.views.detail.facts import FactsPart
from console.views.detail.head import HeadPart, MarksPart
from console.views.detail.limit import LimitPart
from console.views.detail.note import NotePart
from console.views.detail.part import Part, Seen
from console.views.detail.photos import PhotosPart
from console.views.detail.story import StoryPart
from console.views.detail.timeline import TimelinePart
from console.views.detail.units import UnitsPart
from console.widgets.action_button import ActionButton
from console.widgets.timeline_model import TimelineEntry
from console.widgets.unit_table import UnitRow
from console.widgets.waiting import EmptyState, Skeleton
from domain.acts import Note
from domain.row import TicketRow
from domain.ticket import Ticket, short_number

SituationNow = Callable[[], Situation]
Alike = Callable[[Ticket], list[TicketRow]]


class Detail(QWidget):
    """Shows `OpenTicket` and follows it; subclasses say which parts there are and where they stand.

    Signals:
        act_requested: the user wants an act done (the id of its row in the table).
        note_written: the user wrote a note: the payload.
        payload_made: the user said all that an act needs, here: the payload.
        form_wanted: the form of an act is to be opened with this already said: the id, the fields.
        ticket_wanted: the user wants to see another ticket: its id.
    """

    act_requested = Signal(str)
    note_written = Signal(object)
    payload_made = Signal(object)
    form_wanted = Signal(str, object)
    ticket_wanted = Signal(object)

    def __init__(
        self,
        opened: OpenTicket,
        situation: SituationNow,
        company: Company | None = None,
        *,
        files: Files | None = None,
        wide: bool = False,
        alike: Alike | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened, self._situation, self._company = opened, situation, company
        self._find_alike = alike
        self._alike: tuple[TicketRow, ...] = ()
        self.head = HeadPart()
        self.marks = MarksPart()
        self.story = StoryPart(title_size=theme.DISPLAY if wide else theme.TITLE)
        self.facts = FactsPart()
        self.limit = LimitPart()
        self.units = UnitsPart(with_head=wide)
        self.acts = ActsPart(with_line=not wide)
        self.timeline = TimelinePart(wide=wide)
        self.photos = PhotosPart(files, 132 if wide else 96)
        self.note = NotePart(files)
        self._skeleton = Skeleton()
        self._empty = EmptyState()
        self._body = QWidget()
        self._parts: tuple[Part, ...] = (
            self.head, self.marks, self.story, self.facts, self.limit, self.units, self.acts, self.timeline,
            self.photos, self.note, *self.more_parts(),
        )  # fmt: skip
        for name, part in vars(self).items():
            if isinstance(part, Part):
                part.setObjectName(f"{name}-part")
        self.lay_out(self._body)
        for part in self._parts:
            part.act_requested.connect(self.act_requested)
            part.payload_made.connect(self._on_payload_made)
            part.form_wanted.connect(self.form_wanted)
            part.ticket_wanted.connect(self.ticket_wanted)
        self._empty.act_requested.connect(self._on_retry)
        opened.changed.connect(self._on_ticket_changed)
        if company is not None:
            company.changed.connect(self._show_company)
        self._on_ticket_changed()

    def more_parts(self) -> tuple[Part, ...]:
        """The parts that only this form of the detail has."""
        return ()

    def lay_out(self, body: QWidget) -> None:
        """Put parts, skeleton and empty state where they belong."""
        raise NotImplementedError

    def on_second_passed(self) -> None:
        """Time went on: what depends on it is shown anew."""
        seen = self._seen()
        if seen is not None:
            for part in self._parts:
                part.show_time(seen)

    def look_at(self, opened: OpenTicket, situation: SituationNow) -> None:
        """Follow another open ticket from now on."""
        self._opened.changed.disconnect(self._on_ticket_changed)
        self._opened, self._situation = opened, situation
        opened.changed.connect(self._on_ticket_changed)
        self._on_ticket_changed()

    def leave(self) -> None:
        """Follow nothing any more: the ticket is put away before the widget."""
        self._opened.changed.disconnect(self._on_ticket_changed)
        if self._company is not None:
            self._company.changed.disconnect(self._show_company)

    def opened(self) -> OpenTicket:
        """The ticket that is followed."""
        return self._opened

    def focus_note(self) -> None:
        """Put the keyboard into the note box."""
        self.note.take_focus()

    def choose_files(self) -> None:
        """Let the user choose files for the note."""
        self.focus_note()
        self.note.choose_files()

    def take_note_of(self, other: "Detail") -> None:
        """The ticket moves here from another form of the detail, with the note that was begun there."""
        self.note.take_over(other.note)

    def give_note_back(self, text: str) -> None:
        """A note was refused: its text comes back into the box."""
        self.note.give_back(text)

    def take_act(self, _name: str) -> bool:
        """Lead to the place here where an act is done; False where it is done by its key or its form."""
        return False

    def order_words(self) -> str:
        """The words that the next supervision order is given here; empty for the template's."""
        return ""

    def button(self, action: str) -> ActionButton | None:
        """The button of an act, if it has one now."""
        return self.acts.button(action)

    def supervise_words(self) -> str:
        """Whom a supervision would reach, or why it cannot be."""
        return self.acts.supervise_words()

    def state_words(self) -> str:
        """What the pill beside the number says."""
        return self.head.state_words()

    def company_words(self) -> str:
        """Who else has it open; empty when nobody has."""
        return self.marks.company_words()

    def fact_values(self) -> dict[str, str]:
        """What the facts say, by key."""
        return self.facts.values()

    def unit_rows(self) -> list[UnitRow]:
        """What is shown of the units."""
        return self.units.rows()

    def timeline_entries(self) -> list[TimelineEntry]:
        """What the timeline shows, newest first."""
        return self.timeline.entries()

    def said_instead(self) -> str:
        """What stands there in place of a ticket; empty while one is shown or still comes."""
        return "" if self._empty.isHidden() else self._empty.accessibleName()

    def _seen(self) -> Seen | None:
        ticket = self._opened.ticket
        if ticket is None:
            return None
        situation = self._situation()
        people = situation.world.directory.person_by_id
        there = self._company.at(ticket.id) if self._company is not None else []
        return Seen(
            ticket=ticket,
            situation=situation,
            opened=self._opened,
            alike=self._alike,
            here=tuple(people[account].name for account in there if account in people),
        )

    def _on_ticket_changed(self) -> None:
        self.note.keep_for(self._opened.chosen)
        ticket = self._opened.ticket
        found = self._find_alike(ticket) if ticket is not None and self._find_alike is not None else ()
        self._alike = tuple(found)
        seen = self._seen()
        if seen is None:
            self._show_nothing()
            return
        self._skeleton.end()
        self._empty.hide()
        self._body.show()
        for part in self._parts:
            part.show_ticket(seen)
        if self.hasFocus():
            self.take_keyboard()

    def _show_company(self) -> None:
        seen = self._seen()
        if seen is not None:
            self.marks.show_company(seen)

    def _show_nothing(self) -> None:
        chosen, left, problem = self._opened.chosen, self._opened.left, self._opened.problem
        self._body.hide()
        known = chosen or left
        self.head.show_number(short_number(known) if known else "")
        if chosen is not None and not problem:
            self._empty.hide()
            self._skeleton.begin()
            return
        self._skeleton.end()
        if chosen is not None:
            words = problem_words(problem) if problem else ""
            number = short_number(chosen)
            self._empty.put(
                self.tr("{number} cannot be shown").format(number=number), words, self.tr("Try again")
            )
        elif left is not None:
            self._empty.put(
                self.tr("{number} is not in your scope any more").format(number=short_number(left)),
                self.tr("It was moved to another area, or its unit gave it back. Choose another ticket."),
            )
        else:
            self._empty.put(
                self.tr("No ticket chosen"),
                self.tr("Choose one in the queue with ↑ ↓ and open it with Enter."),
            )
        self._empty.show()

    def _on_retry(self) -> None:
        self._opened.fetch_again()

    def _on_payload_made(self, payload: object) -> None:
        if isinstance(payload, Note):
            self.note_written.emit(payload)
        else:
            self.payload_made.emit(payload)

    def focus_inside(self, widget: QWidget | None) -> bool:
        """Whether the keyboard is here."""
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def take_keyboard(self) -> None:
        """Give the keyboard to the timeline: from there Tab leads on, and letters do nothing by chance."""
        there = self._opened.ticket is not None
        (self.timeline.view() if there else self).setFocus(Qt.FocusReason.OtherFocusReason)
