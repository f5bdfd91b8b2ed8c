"""The titles of the columns: dragged and widened by hand, pressed to sort, fewer where it is tight."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from console import icons, theme
from console.models.queue_choice import SortOrder
from console.models.queue_columns import ENDING, OPTIONAL, Column, column_title
from console.models.queue_memory import ColumnKept, arranged
from console.views.queue_row import PADDING, RIGHT_MARGIN, SPARED, TITLE_LEAST, WIDTHS
from console.widgets import painting

_HEIGHT: Final = 30
_ARROW: Final = 14
_ORDERS: Final = {
    Column.LIGHT: SortOrder.URGENCY,
    Column.NUMBER: SortOrder.NUMBER,
    Column.GRADE: SortOrder.GRADE,
    Column.LEVEL: SortOrder.LEVEL,
    Column.UNIT: SortOrder.UNIT,
    Column.STATUS: SortOrder.STATUS,
    Column.TIME: SortOrder.DUE,
    Column.CHANNEL: SortOrder.CHANNEL,
    Column.STREET: SortOrder.AREA,
    Column.ARRIVED: SortOrder.ARRIVAL,
    Column.LAST: SortOrder.LAST,
    Column.ORDERS: SortOrder.ORDERS,
}
"""What a press on a title sorts by; titles and tags have no order that would help a dispatcher."""
_GIVING_WAY: Final = (*sorted(OPTIONAL, reverse=True), *SPARED)


class QueueHeader(QHeaderView):
    """Knows how the user wants the columns, and shows as many as there is room for.

    Signals:
        sort_wanted: a title was pressed: the order it stands for.
        arranged: the hand moved or widened a column.
    """

    sort_wanted = Signal(object)
    arranged = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._kept = arranged(())
        self._order = SortOrder.URGENCY
        self._laying, self._by_hand = False, False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setAccessibleName(self.tr("Columns"))
        self.sectionClicked.connect(self._on_clicked)
        self.sectionMoved.connect(self._on_moved)
        self.sectionResized.connect(self._on_resized)

    def begin(self) -> None:
        """Once the model is there."""
        for column in Column:
            stretches = column is Column.TITLE
            self.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
            )
        self._lay_out()

    def take(self, columns: tuple[ColumnKept, ...]) -> None:
        """Have the columns like this; none for those that the queue comes with."""
        self._kept = arranged(columns)
        self._lay_out()

    def kept(self) -> tuple[ColumnKept, ...]:
        """The columns as the user has them, in order; one that gave way counts as shown."""
        return self._kept

    def shown(self) -> list[Column]:
        """The columns on the screen, from left to right."""
        return [Column[one.name] for one in self._kept if not self.isSectionHidden(Column[one.name])]

    def set_order(self, order: SortOrder) -> None:
        """Mark the column that the list is sorted by."""
        self._order = order
        self.viewport().update()

    def fit(self, room: int) -> None:
        """Leave out columns where the title would have too little of `room`, the least telling first."""
        widths = {Column[one.name]: self._width(one) for one in self._kept if one.shown}
        left = room - sum(width for column, width in widths.items() if column is not Column.TITLE)
        for column in _GIVING_WAY:
            if column in widths and left < theme.px(TITLE_LEAST):
                left += widths.pop(column)
        self._laying = True
        for column in Column:
            if self.isSectionHidden(column) is (column in widths):
                self.setSectionHidden(column, column not in widths)
        self._laying = False

    def look_changed(self) -> None:
        """Sizes follow the text scale."""
        self._lay_out()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._by_hand:
            self._by_hand = False
            self.arranged.emit()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        column = Column(logicalIndex)
        painter.fillRect(rect, theme.colour("bg2"))
        painting.draw_hairline(painter, rect.left(), rect.bottom(), rect.right(), rect.bottom())
        ends = column in ENDING
        margin = RIGHT_MARGIN if column is Column.TIME else 0
        room = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING + margin), 0)
        font, title = theme.font(theme.CAPTION), column_title(column)
        if _ORDERS.get(column) is self._order:
            side = theme.px(_ARROW)
            width = painting.text_width(font, title)
            at = room.right() - width - side - 2 if ends else room.left() + width + 2
            drawing = icons.pixmap("arrow-narrow-down", "text2", side, self.devicePixelRatioF())
            painter.drawPixmap(max(room.left(), at), rect.center().y() - side // 2, drawing)
        align = painting.RIGHT if ends else painting.LEFT
        painting.draw_text(painter, room, title, font, "text2", align)

    def _width(self, one: ColumnKept) -> int:
        column = Column[one.name]
        return theme.px(TITLE_LEAST if column is Column.TITLE else one.width or WIDTHS[column])

    def _lay_out(self) -> None:
        self._laying = True
        self.setFixedHeight(theme.px(_HEIGHT))
        for place, one in enumerate(self._kept):
            column = Column[one.name]
            self.moveSection(self.visualIndex(column), place)
            if column is not Column.TITLE:
                self.setSectionHidden(column, not one.shown)
                self.resizeSection(column, self._width(one))
        self._laying = False

    def _on_clicked(self, section: int) -> None:
        order = _ORDERS.get(Column(section))
        if order is not None:
            self.sort_wanted.emit(SortOrder.URGENCY if order is self._order else order)

    def _on_moved(self, *_: object) -> None:
        if self._laying:
            return
        names = {one.name: one for one in self._kept}
        order = (Column(self.logicalIndex(place)).name for place in range(self.count()))
        self._kept = tuple(names[name] for name in order)
        self._by_hand = True

    def _on_resized(self, section: int, _old: int, new: int) -> None:
        column = Column(section)
        if self._laying or column is Column.TITLE or new == 0:
            return
        width = round(new * 100 / theme.text_scale())
        self._kept = tuple(
            msgspec.structs.replace(one, width=width) if one.name == column.name else one
            for one in self._kept
        )
        self._by_hand = True
