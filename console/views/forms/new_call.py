"""新建呼叫 (F2): who calls whom, where, what, and whether it was told before."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from console import terms
from console.outbox import new_op_id
from console.views import ticket_words
from console.views.forms import pick_items
from console.views.forms.draft_strip import DraftStrip
from console.views.forms.effect import deadline_words
from console.views.forms.form import Form
from console.views.forms.ground import Ground
from console.views.forms.intake import urgency_choice
from console.views.forms.ladder import LEVELS, level_tiles
from console.views.forms.likely import likely, row_item
from console.views.forms.phrases import phrase_text
from console.views.forms.repeat_list import RepeatList
from console.widgets.choice import Option
from console.widgets.search_pick import SearchPick
from console.widgets.segmented import Segmented
from domain.acts import Payload, PersonalData, Report
from domain.calendar import YearNotLoaded
from domain.clockwork import started
from domain.place import Place
from domain.policy import limit_for
from domain.repeats import Told
from domain.ticket import Ticket, short_number
from domain.words import CallLevel, Channel, ClockKind, FileUse, Grade, Role, Urgency

_CHANNELS = (
    Channel.CALL,
    Channel.HOTLINE_12345,
    Channel.GRID_PATROL,
    Channel.MINI_PROGRAM,
    Channel.MESSAGE_BOARD,
    Channel.ENTERPRISE_DESK,
)
_GRADE_OF = {
    CallLevel.GRID: Grade.A,
    CallLevel.COMMUNITY: Grade.B,
    CallLevel.STREET: Grade.C,
    CallLevel.ESCALATED: Grade.D,
}
"""What a level takes on, until the matter says more."""
_CENTER = (Role.DISPATCHER, Role.SUPERVISOR)
_DIGITS = range(7, 16)


class NewCallForm(Form):
    """What is written is kept as a draft by whoever opens the form; each call has a draft of its own."""

    def __init__(self, ground: Ground, draft: str = "") -> None:
        super().__init__("report")
        situation = ground.situation
        self._at, self._actor = ground, situation.actor
        self._directory = situation.world.directory
        self.draft_id = draft or new_op_id()
        self.strip = DraftStrip()
        self.add_widget(self.strip)
        self.set_submit_words(self.tr("Submit"))
        self._level = level_tiles()
        self._failed = Segmented(
            [
                Option(key=level.value, words=terms.short_level(level), hint=str(number))
                for number, level in enumerate(LEVELS[:-1], 1)
            ]
        )
        self._raise_reason = phrase_text("raise")
        self._area = SearchPick(self.tr("Street, community or grid; pinyin initials will do"))
        self._area.put_items(pick_items.areas(self._directory, self._actor.area))
        self._address = QLineEdit()
        self._title = QLineEdit()
        self._description = QPlainTextEdit()
        self._channel = SearchPick()
        self._channel.put_items(pick_items.words_of({one.value: terms.channel(one) for one in _CHANNELS}))
        self._channel.put(Channel.CALL.value)
        self._matter = SearchPick(self.tr("Can be left to the triage; pinyin initials will do"))
        self._matter.put_items(pick_items.matters(self._directory))
        self._grade = Segmented(
            [Option(key=one.value, words=terms.grade(one), hint=one.value) for one in Grade]
        )
        self._urgency = urgency_choice()
        self._person = QLineEdit()
        self._phone = QLineEdit()
        self._add_fields()
        self.repeats = RepeatList()
        self.add_to_foot(self.repeats)
        self.repeats.joined.connect(self._on_joined)
        self._level.chosen.connect(self._on_level_chosen)
        self._matter.picked.connect(self._on_matter_picked)
        self.edited.connect(self._show_effect)
        self.edited.connect(self._look_for_repeats)
        self._show_raise()

    def first_field(self) -> str:
        return "level" if self._actor.role in _CENTER else "place"

    def is_empty(self) -> bool:
        """Whether nothing was written that would be missed."""
        written = (self._address, self._title, self._person, self._phone)
        texts = [line.text() for line in written] + [self._description.toPlainText(), self._area.value()]
        draft = self.draft()
        return not any(text.strip() for text in texts) and not self._matter.value() and not draft.get("files")

    def take_draft(self, draft: Any) -> None:
        super().take_draft(draft)
        self._show_raise()

    def joins(self) -> int:
        """The ticket that the call is merged into once it has arrived; 0 for none."""
        return self.repeats.chosen()

    def event(self, event: QEvent) -> bool:
        # F3 belongs to the call while it is written: it joins the likeliest repeat.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F3:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F3 and not event.modifiers():
            self.repeats.join_first()
            return
        super().keyPressEvent(event)

    def _look_for_repeats(self) -> None:
        situation = self._at.now_situation()
        told = Told(
            area=self._area.value(),
            address=self._address.text().strip(),
            title=self._title.text().strip(),
            matter=self._matter.value() or None,
        )
        found = likely(self._at.store, told, situation.now)
        self.repeats.put([row_item(self._directory, one.row, situation.now, one.reasons) for one in found])

    def _on_joined(self, ticket: int) -> None:
        words = self.tr("Submit and merge into {number}").format(number=short_number(ticket))
        self.set_submit_words(words if ticket else self.tr("Submit"))

    def payload(self) -> Payload | None:
        title, address = self._title.text().strip(), self._address.text().strip()
        description = self._description.toPlainText().strip()
        name, phone = self._person.text().strip(), self._phone.text().strip()
        wrong = self._wrong(title, address, phone)
        for field, words in wrong.items():
            self.miss(field, words)
        if wrong:
            return None
        lengths = [
            self.fits("address", address, 200),
            self.fits("title", title, 120),
            self.fits("description", description, 4_000),
            self.fits("person", name, 60),
            self.fits("phone", phone, 30),
        ]
        if not all(lengths):
            return None
        files = self.enclosed()
        if files is None:
            return None
        level, grade = self._level.value(), self._grade.value()
        raised = level == CallLevel.ESCALATED.value
        return Report(
            title=title,
            description=description,
            channel=Channel(self._channel.value() or Channel.CALL.value),
            level=CallLevel(level) if level else None,
            failed=CallLevel(self._failed.value()) if raised else None,
            raise_reason=self._raise_reason.toPlainText().strip() if raised else "",
            place=Place(address=address, area=self._area.value()),
            matter=self._matter.value() or None,
            grade=Grade(grade) if grade else None,
            urgency=Urgency(self._urgency.value()),
            person=PersonalData(name=name, phone=phone) if name or phone else None,
            files=files,
        )

    def _wrong(self, title: str, address: str, phone: str) -> dict[str, str]:
        wrong: dict[str, str] = {}
        if self._level.value() == CallLevel.ESCALATED.value:
            if not self._failed.value():
                wrong["failed"] = self.tr("Choose the level that could not do it")
            if not self._raise_reason.toPlainText().strip():
                wrong["raise_reason"] = self.tr("Write why that level could not do it")
        if not self._area.value():
            wrong["place"] = self.tr("Choose the area")
        if not address:
            wrong["address"] = self.tr("Write where it is")
        if not title:
            wrong["title"] = self.tr("Write what it is")
        if phone and sum(sign.isdigit() for sign in phone) not in _DIGITS:
            wrong["phone"] = self.tr("A telephone number has 7 to 15 digits")
        return wrong

    def _add_fields(self) -> None:
        if self._actor.role in _CENTER:
            self.add("level", self.tr("Call level"), self._level)
            self.add("failed", self.tr("Which level could not do it"), self._failed, required=True)
            self.add("raise_reason", self.tr("Why it is raised"), self._raise_reason, required=True)
        self.add("place", self.tr("Area"), self._area, required=True)
        self.add("address", self.tr("Place"), self._address, required=True, hint=self.tr("Road and number"))
        self.add("title", self.tr("Matter in one line"), self._title, required=True)
        self.add("description", self.tr("Details"), self._description)
        self.add("matter", self.tr("Class"), self._matter)
        self.add("grade", self.tr("Grade"), self._grade)
        self.add("urgency", self.tr("Urgency"), self._urgency)
        self.add("person", self.tr("Reporter"), self._person, hint=self.tr("Kept encrypted, shown masked"))
        self.add("phone", self.tr("Phone"), self._phone)
        self.add("channel", self.tr("Channel"), self._channel)
        self.add_files(self._at, FileUse.BEFORE)
        self.finish()

    def _on_level_chosen(self, key: str) -> None:
        if not self._matter.value():
            self._grade.put(_GRADE_OF[CallLevel(key)].value)
        self._show_raise()

    def _on_matter_picked(self, code: str) -> None:
        matter = self._directory.matter_by_code.get(code)
        if matter is not None:
            self._grade.put(matter.grade.value)

    def _show_raise(self) -> None:
        if self._actor.role not in _CENTER:
            return
        raised = self._level.value() == CallLevel.ESCALATED.value
        for name in ("failed", "raise_reason"):
            self.field(name).setVisible(raised)

    def _show_effect(self) -> None:
        grade = Grade(self._grade.value()) if self._grade.value() else None
        ticket = Ticket(
            id=0,
            district=self._directory.district,
            channel=Channel(self._channel.value() or Channel.CALL.value),
            grade=grade,
            urgency=Urgency(self._urgency.value()),
            matter=self._matter.value() or None,
        )
        lines = []
        if self._level.value():
            level = CallLevel(self._level.value())
            lines.append(terms.call_level(level))
        lines.append(self._limits(ticket))
        self.set_effect("\n".join(line for line in lines if line))

    def _limits(self, ticket: Ticket) -> str:
        situation = self._at.now_situation()
        said = []
        for kind in (ClockKind.TRIAGE, ClockKind.RESPONSE):
            limit = limit_for(situation.world, ticket, kind)
            if limit is None:
                continue
            try:
                clock = started(
                    situation.world.calendar, kind=kind, assignment=None, limit=limit, now=situation.now
                )
            except YearNotLoaded:
                continue
            said.append(f"{terms.clock(kind)} {deadline_words(clock.red_at, situation.now)}")
        handling = limit_for(situation.world, ticket, ClockKind.HANDLING)
        if handling is not None and ticket.grade is not None:
            said.append(f"{terms.clock(ClockKind.HANDLING)} {ticket_words.limit_words(handling)}")
        return " · ".join(said)
