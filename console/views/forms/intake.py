"""Triage and correction: what it is, where, and how hard."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit

from console import terms
from console.views.forms import pick_items
from console.views.forms.form import Form
from console.widgets.choice import Option
from console.widgets.choice_tiles import ChoiceTiles
from console.widgets.search_pick import SearchPick
from console.widgets.segmented import Segmented
from domain.acts import Edit, Payload, Triage
from domain.directory import Directory
from domain.operation import Actor
from domain.place import Place
from domain.ticket import Ticket
from domain.words import Grade, Urgency


def urgency_choice() -> Segmented:
    """一般, 紧急, 应急."""
    choice = Segmented(
        [
            Option(key=urgency.value, words=terms.urgency(urgency), hint=str(number))
            for number, urgency in enumerate(Urgency, 1)
        ]
    )
    choice.put(Urgency.NORMAL.value)
    return choice


def grade_choice() -> ChoiceTiles:
    """A 简单 … D 疑难, each with who answers."""
    return ChoiceTiles(
        [
            Option(key=one.value, words=terms.grade(one), detail=terms.grade_answer(one), hint=one.value)
            for one in Grade
        ]
    )


class TriageForm(Form):
    """研判: the matter proposes the grade."""

    shows_effect = True

    def __init__(self, directory: Directory, ticket: Ticket) -> None:
        super().__init__("triage")
        self._directory, self._ticket = directory, ticket
        self.set_submit_words(self.tr("Triage"))
        self._matter = SearchPick(self.tr("Name of the matter"))
        self._matter.put_items(pick_items.matters(directory))
        self._matter.picked.connect(self._on_matter_picked)
        self._grade = grade_choice()
        self._urgency = urgency_choice()
        self._urgency.put(ticket.urgency.value)
        self._title = QLineEdit(ticket.title)
        self._title.setMaxLength(120)
        self.add("matter", self.tr("Class"), self._matter, required=True)
        self.add("grade", self.tr("Grade"), self._grade)
        self.add("urgency", self.tr("Urgency"), self._urgency)
        self.add("title", self.tr("Matter in one line"), self._title, required=True)
        self.finish()
        if ticket.matter:
            self._matter.put(ticket.matter)
            self._on_matter_picked(ticket.matter)
        if ticket.grade:
            self._grade.put(ticket.grade.value)

    def payload(self) -> Payload | None:
        if not self._matter.value():
            self.miss("matter", self.tr("Choose the matter"))
            return None
        title = self._title.text().strip()
        if not title:
            self.miss("title", self.tr("Write what it is"))
            return None
        ticket = self._ticket
        changed: dict[str, object] = {}
        if title != ticket.title:
            changed["title"] = title
        if self._urgency.value() != ticket.urgency.value:
            changed["urgency"] = Urgency(self._urgency.value())
        grade = self._grade.value()
        return Triage(matter=self._matter.value(), grade=Grade(grade) if grade else None, **changed)  # type: ignore[arg-type]

    def _on_matter_picked(self, code: str) -> None:
        matter = self._directory.matter_by_code.get(code)
        if matter is not None:
            self._grade.put(matter.grade.value)


class EditForm(Form):
    """修改: facts of an open ticket are corrected; only what differs is sent."""

    shows_effect = True

    def __init__(self, directory: Directory, actor: Actor, ticket: Ticket) -> None:
        super().__init__("edit")
        self._ticket = ticket
        self.set_submit_words(self.tr("Correct"))
        self._title = QLineEdit(ticket.title)
        self._title.setMaxLength(120)
        self._description = QPlainTextEdit(ticket.description)
        self._area = SearchPick(self.tr("Street, community or grid"))
        self._area.put_items(pick_items.areas(directory, actor.area))
        self._area.put(ticket.place.area)
        self._address = QLineEdit(ticket.place.address)
        self._address.setMaxLength(200)
        self._matter = SearchPick(self.tr("Name of the matter"))
        self._matter.put_items(pick_items.matters(directory))
        self._matter.put(ticket.matter or "")
        self._grade = grade_choice()
        if ticket.grade is not None:
            self._grade.put(ticket.grade.value)
        self._urgency = urgency_choice()
        self._urgency.put(ticket.urgency.value)
        self._key_matter = QCheckBox(self.tr("Key matter"))
        self._key_matter.setChecked(ticket.key_matter)
        self._risk, self._reason = QLineEdit(ticket.risk), QLineEdit()
        self.add("title", self.tr("Matter in one line"), self._title, required=True)
        self.add("description", self.tr("Details"), self._description)
        self.add("place", self.tr("Area"), self._area, required=True)
        self.add("address", self.tr("Place"), self._address, required=True)
        self.add("matter", self.tr("Class"), self._matter)
        self.add("grade", self.tr("Grade"), self._grade)
        self.add("urgency", self.tr("Urgency"), self._urgency)
        self.add("key_matter", "", self._key_matter)
        self.add("risk", self.tr("Risk"), self._risk, hint=self.tr("Such as: people may gather"))
        self.add(
            "reason",
            self.tr("Reason"),
            self._reason,
            hint=self.tr("Needed to lower the grade after the limit"),
        )
        self.finish()

    def payload(self) -> Payload | None:
        ticket, title, address = self._ticket, self._title.text().strip(), self._address.text().strip()
        if not title:
            self.miss("title", self.tr("Write what it is"))
        if not address:
            self.miss("address", self.tr("Write where it is"))
        if not self._area.value():
            self.miss("place", self.tr("Choose the area"))
        if not (title and address and self._area.value()):
            return None
        said: dict[str, object] = {
            "title": title,
            "description": self._description.toPlainText().strip(),
            "urgency": Urgency(self._urgency.value()),
            "key_matter": self._key_matter.isChecked(),
            "risk": self._risk.text().strip(),
        }
        if self._matter.value():
            said["matter"] = self._matter.value()
        if self._grade.value():
            said["grade"] = Grade(self._grade.value())
        changed = {name: value for name, value in said.items() if value != getattr(ticket, name)}
        where = (self._area.value(), address)
        if where != (ticket.place.area, ticket.place.address):
            # The point belonged to the old place.
            changed["place"] = Place(area=where[0], address=where[1])
        if not changed:
            self.miss("title", self.tr("Nothing was changed."))
            return None
        return Edit(reason=self._reason.text().strip(), **changed)  # type: ignore[arg-type]
