"""The grade as four tiles: what another one would bring is said before it is chosen (UI §8)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console import terms, theme
from console.actions.table import BY_ID, why_not
from console.views.detail.grade_words import effect
from console.views.detail.part import Part, Seen
from console.views.detail.section import SectionHead
from console.widgets.action_button import ActionButton
from console.widgets.choice import Option
from console.widgets.choice_tiles import ChoiceTiles
from console.widgets.text import Text
from domain.acts import Edit
from domain.words import Grade

_LONGEST_REASON = 500


class GradePart(Part):
    """A, B, C and D choose while it has the keyboard; a grade lowered after red asks for the reason here."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: Seen | None = None
        self._looked_at = ""
        self._asked: Grade | None = None
        self._tiles = ChoiceTiles(
            [
                Option(
                    key=grade.value,
                    hint=grade.value,
                    words=terms.grade(grade),
                    detail=terms.grade_answer(grade),
                )
                for grade in Grade
            ]
        )
        self._tiles.setObjectName("grade-tiles")
        for grade in Grade:
            self._tiles.button(grade.value).setObjectName(f"grade-{grade.value}")
        self._effect = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._effect.setObjectName("grade-effect")
        self._reason = QLineEdit()
        self._reason.setObjectName("grade-reason")
        self._reason.setMaxLength(_LONGEST_REASON)
        self._reason.setPlaceholderText(self.tr("Why is it lowered after red?"))
        self._reason.setAccessibleName(self._reason.placeholderText())
        self._send = ActionButton(self.tr("Change the grade"), key="↵")
        self._send.setObjectName("grade-send")
        self._asking = QWidget()
        self._lay_out()
        self._tiles.previewed.connect(self._on_previewed)
        self._tiles.chosen.connect(self._on_chosen)
        self._reason.returnPressed.connect(self._on_reason_given)
        self._send.clicked.connect(self._on_reason_given)
        self._reason.textChanged.connect(lambda _text: self._allow())
        self._stop_asking()

    def show_ticket(self, seen: Seen) -> None:
        if self._seen is None or self._seen.ticket.id != seen.ticket.id or self._asked is seen.ticket.grade:
            self._stop_asking()
        self._seen = seen
        self._tiles.put(seen.ticket.grade.value if seen.ticket.grade else "")
        against = why_not(BY_ID["edit"], seen.situation)
        for grade in Grade:
            button = self._tiles.button(grade.value)
            button.setEnabled(not against)
            button.setToolTip(against)
        self._show_effect()

    def show_time(self, seen: Seen) -> None:
        self._seen = seen
        if self._looked_at or self._asked:
            self._show_effect()

    def effect_words(self) -> str:
        """What is said under the tiles."""
        return self._effect.text()

    def choose(self, grade: Grade) -> None:
        """Choose a grade as the user does."""
        self._tiles.choose(grade.value)

    def asks_reason(self) -> bool:
        """Whether the reason for a lower grade is being asked for."""
        return self._asked is not None

    def _on_previewed(self, key: str) -> None:
        self._looked_at = key
        self._show_effect()

    def _on_chosen(self, key: str) -> None:
        seen = self._seen
        if seen is None:
            return
        self._tiles.put(seen.ticket.grade.value if seen.ticket.grade else "")  # the fact comes by the feed
        grade = Grade(key)
        if grade is seen.ticket.grade:
            self._stop_asking()
            return
        what = effect(seen, grade)
        if what.needs_reason:
            self._asked = grade
            self._asking.show()
            self._show_effect()
            self._allow()
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not what.against:
            self._stop_asking()
            self.payload_made.emit(Edit(grade=grade))

    def _on_reason_given(self) -> None:
        reason = self._reason.text().strip()
        if self._asked is None or not reason:
            return
        grade = self._asked
        self._tiles.button(grade.value).setFocus(Qt.FocusReason.OtherFocusReason)
        self._stop_asking()
        self.payload_made.emit(Edit(grade=grade, reason=reason))

    def _stop_asking(self) -> None:
        self._asked = None
        self._asking.hide()
        self._reason.clear()
        self._show_effect()

    def _allow(self) -> None:
        missing = "" if self._reason.text().strip() else self.tr("Give the reason first")
        self._send.allow(missing)

    def _show_effect(self) -> None:
        seen = self._seen
        if seen is None:
            return
        key = self._asked.value if self._asked else self._looked_at
        if not key:
            self._effect.put(self.tr("Rest on a grade to see what it would bring"))
            self._effect.set_ink("text3")
            return
        what = effect(seen, Grade(key))
        words = what.words
        if what.needs_reason:
            words = self.tr("{effect}. Lowered after red: asks for a reason").format(effect=words)
        self._effect.put(words)
        self._effect.set_ink("amber" if what.needs_reason or what.against else "text1")

    def _lay_out(self) -> None:
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(8)
        asking.addWidget(self._reason, 1)
        asking.addWidget(self._send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHead(self.tr("Grade"), self.tr("A B C D change it at once")))
        column.addWidget(self._tiles)
        column.addWidget(self._effect)
        column.addWidget(self._asking)
