"""Time asked for and given: suspension and extension, as acts of the supervisor and as requests to them."""

from PySide6.QtWidgets import QDateTimeEdit

from console import clock_text, terms
from console.views.forms import pick_items
from console.views.forms.effect import deadline_words
from console.views.forms.form import Form
from console.views.forms.ground import Ground
from console.views.forms.phrases import phrase_text
from console.views.forms.reasons import SayForm
from console.views.forms.values import date_time_edit, instant, on_change
from console.widgets.search_pick import SearchPick
from domain.acts import (
    Extend,
    Grant,
    Payload,
    Refuse,
    RequestExtension,
    RequestSuspension,
    Suspend,
)
from domain.assignment import Assignment
from domain.directory import Directory
from domain.instant import DAY, HOUR, NEVER
from domain.request import Request
from domain.ticket import Ticket
from domain.words import RequestKind


class SuspendForm(SayForm):
    """挂起 until a date of return."""

    shows_effect = True

    def __init__(self, now: int, name: str = "suspend") -> None:
        super().__init__(name, phrases="suspend")
        self._now = now
        self._name_it()
        self._until = date_time_edit((now + DAY) // HOUR * HOUR)
        self.add("until", self.tr("Date of return"), self._until, required=True)
        self.add_text(self.tr("Reason"), self.tr("Write why it must wait"))
        self.finish()

    def payload(self) -> Payload | None:
        until, reason = self._chosen(), self.said()
        return Suspend(until=until, reason=reason) if until and reason else None

    def _name_it(self) -> None:
        self.set_submit_words(self.tr("Suspend"))
        self.set_intro(self.tr("No clock of the ticket counts until the date of return, which resumes it."))

    def _chosen(self) -> int:
        until = instant(self._until)
        if until <= self._now:
            self.miss("until", self.tr("Choose a time that lies ahead"))
            return 0
        return until


class RequestSuspensionForm(SuspendForm):
    """申请挂起: the supervisor decides; until then every clock runs on."""

    shows_effect = False

    def __init__(self, now: int) -> None:
        super().__init__(now, "request_suspension")

    def payload(self) -> Payload | None:
        until, reason = self._chosen(), self.said()
        return RequestSuspension(until=until, reason=reason) if until and reason else None

    def _name_it(self) -> None:
        self.set_submit_words(self.tr("Request suspension"))
        self.set_intro(self.tr("The supervisor decides. Until then every clock runs on."))


class ExtendForm(SayForm):
    """延期 of one assignment's handling clock."""

    shows_effect = True

    def __init__(
        self,
        directory: Directory,
        ticket: Ticket,
        running: tuple[Assignment, ...],
        now: int,
        name: str = "extend",
    ) -> None:
        super().__init__(name, phrases="extend")
        self._ticket, self._now = ticket, now
        self._name_it()
        self._which = SearchPick()
        names = {str(one.id): directory.unit_by_id[one.unit].name for one in running}
        self._which.put_items(pick_items.words_of(names))
        self._which.put(str(running[0].id))
        self._deadline: QDateTimeEdit = date_time_edit((max(self._due(), now) + DAY) // HOUR * HOUR)
        self.add("assignment", self.tr("Unit"), self._which, required=True)
        self.add("deadline", self.tr("New deadline"), self._deadline, required=True)
        self.add_text(self.tr("Reason"), self.tr("Write why it needs longer"))
        self.finish()
        on_change(self._which, self._show_due)
        self._show_due()

    def payload(self) -> Payload | None:
        found = self._found()
        if found is None:
            return None
        which, deadline, reason = found
        return Extend(assignment=which, deadline=deadline, reason=reason)

    def _name_it(self) -> None:
        self.set_submit_words(self.tr("Extend"))

    def _found(self) -> tuple[int, int, str] | None:
        reason, which, deadline = self.said(), self._which.value(), instant(self._deadline)
        if not which:
            self.miss("assignment", self.tr("Choose the unit"))
            return None
        if deadline <= max(self._due(), self._now):
            self.miss("deadline", self.tr("Choose a time after the present deadline"))
            return None
        return (int(which), deadline, reason) if reason else None

    def _due(self) -> int:
        clock = self._ticket.clock(f"handling:{self._which.value()}")
        return clock.red_at if clock is not None and clock.red_at != NEVER else 0

    def _show_due(self) -> None:
        due = self._due()
        words = deadline_words(due, self._now) if due else ""
        self.field("deadline").set_hint(self.tr("Until now: {due}").format(due=words) if words else "")


class RequestExtensionForm(ExtendForm):
    """申请延期: the supervisor decides; until then the clock runs on."""

    shows_effect = False

    def __init__(
        self, directory: Directory, ticket: Ticket, running: tuple[Assignment, ...], now: int
    ) -> None:
        super().__init__(directory, ticket, running, now, "request_extension")

    def payload(self) -> Payload | None:
        found = self._found()
        if found is None:
            return None
        which, deadline, reason = found
        return RequestExtension(assignment=which, deadline=deadline, reason=reason)

    def _name_it(self) -> None:
        self.set_submit_words(self.tr("Request extension"))
        self.set_intro(self.tr("The supervisor decides. Until then the clock runs on."))


class _Decision(Form):
    """What both answers to a request show first: who asks, for what, why."""

    def __init__(self, name: str, ground: Ground, requests: tuple[Request, ...]) -> None:
        super().__init__(name)
        self._at, self._requests = ground, {str(one.id): one for one in requests}
        self._which = SearchPick()
        self._which.put_items(
            pick_items.words_of({key: self._title(one) for key, one in self._requests.items()})
        )
        self._which.put(str(requests[0].id))
        self.add("request", self.tr("Request"), self._which, required=True)
        if len(requests) == 1:
            self.field("request").hide()
        on_change(self._which, self._show_request)
        self._show_request()

    def chosen(self) -> Request | None:
        """The request that is decided; its field is marked when there is none."""
        one = self._requests.get(self._which.value())
        if one is None:
            self.miss("request", self.tr("Choose the request"))
        return one

    def _title(self, one: Request) -> str:
        return f"{terms.request_kind(one.kind)} · {self._who(one)}"

    def _who(self, one: Request) -> str:
        return self._at.unit_name(one.unit or 0) or self._at.person_name(one.by)

    def _show_request(self) -> None:
        one = self._requests.get(self._which.value())
        if one is None:
            return
        now = self._at.situation.now
        asked = clock_text.short_time(one.at, now)
        until = deadline_words(one.until, now)
        if one.kind is RequestKind.SUSPENSION:
            what = self.tr("Suspend until {until}").format(until=until)
        else:
            held = self._at.ticket.assignment(one.assignment or 0)
            whose = self._at.unit_name(held.unit) if held else ""
            what = self.tr("{unit}: new deadline {until}").format(unit=whose, until=until)
        self.set_intro(
            self.tr("{who} asked at {time}\n{what}\nReason: {reason}").format(
                who=self._who(one), time=asked, what=what, reason=one.reason
            )
        )


class GrantForm(_Decision):
    """批准: what was asked for is done in the same act; its effect on the clocks is shown first."""

    shows_effect = True

    def __init__(self, ground: Ground, requests: tuple[Request, ...]) -> None:
        super().__init__("grant", ground, requests)
        self.set_submit_words(self.tr("Grant"))
        self._note = phrase_text("grant")
        self.add("note", self.tr("Words to the unit"), self._note)
        self.finish()

    def payload(self) -> Payload | None:
        one, note = self.chosen(), self._note.toPlainText().strip()
        if one is None or not self.fits("note", note):
            return None
        return Grant(request=one.id, note=note)


class RefuseForm(_Decision):
    """驳回, with a reason; nothing else changes."""

    def __init__(self, ground: Ground, requests: tuple[Request, ...]) -> None:
        super().__init__("refuse", ground, requests)
        self.set_submit_words(self.tr("Refuse"))
        self._reason = phrase_text("refuse")
        self.add("reason", self.tr("Reason"), self._reason, required=True)
        self.finish()

    def payload(self) -> Payload | None:
        one, reason = self.chosen(), self._reason.toPlainText().strip()
        if not reason:
            self.miss("reason", self.tr("Write why it is refused"))
            return None
        if one is None or not self.fits("reason", reason):
            return None
        return Refuse(request=one.id, reason=reason)
