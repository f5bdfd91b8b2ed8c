"""The ticket on the whole page: what it is, what was asked of whom and what happened, what it is judged as.

The columns become fewer where there is less room: three, two, one that is scrolled.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console import theme
from console.files import Files
from console.models.company import Company
from console.models.open_ticket import OpenTicket
from console.views.detail.detail import Alike, Detail, SituationNow
from console.views.detail.grade import GradePart
from console.views.detail.ladder import LadderPart
from console.views.detail.part import Part
from console.views.detail.rating import RatePart
from console.views.detail.section import hairline
from console.widgets.panel import Sheet

_LEFT, _MIDDLE, _RIGHT, _GAP = 420, 640, 380, 8
_PAD = 16


class DetailPage(Detail):
    """Opened with Enter; Esc goes back, Ctrl ↑ ↓ go on to the ticket before and after."""

    def __init__(
        self,
        opened: OpenTicket,
        situation: SituationNow,
        company: Company | None = None,
        *,
        files: Files | None = None,
        alike: Alike | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.ladder = LadderPart()
        self.grade = GradePart()
        self.rating = RatePart(situation().world.settings.rating_points)
        self._columns = 0
        super().__init__(opened, situation, company, files=files, wide=True, alike=alike, parent=parent)
        self.head.offer(pin=False, window=True, page=False)

    def more_parts(self) -> tuple[Part, ...]:
        return self.ladder, self.grade, self.rating

    def take_act(self, name: str) -> bool:
        return name == "rate" and self.rating.take_focus()

    def order_words(self) -> str:
        return self.ladder.own_words()

    def lay_out(self, body: QWidget) -> None:
        self._left, self._middle, self._right = _Column(), _Column(), _Column()
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body, 1)
        whole.addWidget(self._skeleton, 1)
        whole.addWidget(self._empty, 1)
        self._arrange(3)
        theme.changes.changed.connect(self._on_width_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_width_changed()

    def _on_width_changed(self) -> None:
        width = self.width()
        three = theme.px(_LEFT + _MIDDLE + _RIGHT) + 2 * _GAP
        two = theme.px(_LEFT + _MIDDLE) + _GAP
        self._arrange(3 if width >= three else 2 if width >= two else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        about = (self.head, self.story, self.marks, self.photos, self.limit, self.facts)
        judged = (self.grade, self.rating)
        done: tuple[Part, ...] = (self.acts, self.ladder, self.units)
        while self._row.count():
            self._row.takeAt(0)
        if columns == 3:
            self._left.fill((*about, self.note))
            self._middle.fill((*done, self.timeline))
            self._right.fill(judged)
        elif columns == 2:
            self._left.fill((*about, *judged, self.note))
            self._middle.fill((*done, self.timeline))
            self._right.fill(())
        else:
            self._left.fill((*about, *done, *judged, self.timeline, self.note))
            self._middle.fill(())
            self._right.fill(())
        shown = (self._left, self._middle, self._right)[:columns]
        for column, share in zip(shown, (_LEFT, 700, _RIGHT), strict=False):
            self._row.addWidget(column, share)
        for column in (self._left, self._middle, self._right):
            column.setVisible(column in shown)


class _Column(Sheet):
    """Parts one under the other with lines between; what does not fit can be scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[Part, QFrame] = {}
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(_PAD, _PAD - 4, _PAD, _PAD)
        self._column.setSpacing(12)
        area = QScrollArea()
        area.setWidget(self._inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(area)

    def fill(self, parts: tuple[Part, ...]) -> None:
        """Hold these parts; the timeline takes the room that is left."""
        for part in self._lines:
            part.removeEventFilter(self)
        self._lines.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and not isinstance(widget, Part):
                widget.hide()
                widget.deleteLater()
        stretched = False
        for number, part in enumerate(parts):
            if number and _parted(parts[number - 1], part):
                line = hairline()
                self._column.addWidget(line)
                line.setVisible(not part.isHidden())  # not before it has a parent: it would be a window
                self._lines[part] = line
                part.installEventFilter(self)
            grows = part.objectName() == "timeline-part"
            stretched = stretched or grows
            self._column.addWidget(part, 1 if grows else 0)
        if not stretched:
            self._column.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A part without anything to show has no line above it either.
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            for part, line in self._lines.items():
                if part is watched:
                    line.setVisible(not part.isHidden())
        return super().eventFilter(watched, event)


_TOGETHER = frozenset(
    {("head", "story"), ("story", "marks"), ("story", "photos"), ("marks", "photos"), ("acts", "ladder")}
)


def _parted(one: Part, other: Part) -> bool:
    """Whether a line stands between two parts."""
    return (one.objectName().removesuffix("-part"), other.objectName().removesuffix("-part")) not in _TOGETHER
