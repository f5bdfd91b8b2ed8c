"""The timeline of a ticket: every event on one line of time, newest first (UI §5)."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from console import icons, theme
from console.widgets import painting
from console.widgets.pill import draw_pill, pill_size
from console.widgets.timeline_model import ENTRY_ROLE, TIME_ROLE, Glyph, TimelineEntry, TimelineModel

Index = QModelIndex | QPersistentModelIndex

_TIME_WIDTH, _GLYPH_CELL, _GLYPH, _BELOW = 84, 26, 11, 9
# A shift opens thousands of tickets; heights of those long closed need not be kept.
_MOST_HEIGHTS = 10_000
_FOLDED_LINES = 4
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


class _Delegate(QStyledItemDelegate):
    """Paints one entry. Heights are kept: a row is measured once for a width."""

    def __init__(self, view: "TimelineView", wide: bool) -> None:
        super().__init__(view)
        self._view, self._wide = view, wide
        self._heights: dict[tuple[str, str], int] = {}
        self._width = 0
        self.unfolded: set[str] = set()

    def forget(self) -> None:
        """Width, theme or text scale changed."""
        self._heights.clear()
        self._width = self.wanted_width()

    def wanted_width(self) -> int:
        """What `row_width` should be for the view as it stands."""
        return self._view.width() - self._view.verticalScrollBar().sizeHint().width()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: TimelineEntry = index.data(ENTRY_ROLE)
        width = self.row_width()
        below = f"{entry.detail}|{entry.link}|{entry.key in self.unfolded}"
        height = self._heights.get((entry.key, below))
        if height is None:
            height = painting.line_height(theme.font()) + self._detail_height(entry, width) + theme.px(_BELOW)
            if len(self._heights) >= _MOST_HEIGHTS:
                self._heights.clear()
            self._heights[(entry.key, below)] = height
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: TimelineEntry = index.data(ENTRY_ROLE)
        rect = QRect(option.rect.left(), option.rect.top(), self.row_width(), option.rect.height())
        painter.save()
        line = QRect(rect.left(), rect.top(), rect.width(), painting.line_height(theme.font()))
        time_left, x, end = self._columns(rect)
        last = index.row() == index.model().rowCount() - 1
        self._paint_line(painter, rect, line, x, index.row() == 0, last)
        _draw_glyph(painter, entry.glyph, QPoint(x + theme.px(_GLYPH_CELL) // 2, line.center().y() + 1))
        x += theme.px(_GLYPH_CELL)
        font = theme.font(theme.SMALL if self._wide else theme.CAPTION)
        time = QRect(time_left, line.top(), theme.px(_TIME_WIDTH), line.height())
        painting.draw_text(painter, time, index.data(TIME_ROLE), font, "text3", painting.RIGHT)
        self._paint_headline(painter, entry, QRect(x, line.top(), end - x, line.height()))
        self._paint_detail(
            painter, entry, QRect(x, line.bottom() + 1, end - x, rect.bottom() - line.bottom())
        )
        if entry.link:
            self._paint_link(painter, entry, rect)
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            painting.draw_focus_ring(painter, rect.adjusted(0, 0, 0, -2))
        painter.restore()

    def row_width(self) -> int:
        """The width of words and times; room for the scroll bar is kept, lest its coming change them."""
        return self._width

    def link_rect(self, rect: QRect, entry: TimelineEntry) -> QRect:
        """Where the link of an entry is, for the pointer; empty when it has none."""
        if not entry.link:
            return QRect()
        _time, x, end = self._columns(rect)
        x += theme.px(_GLYPH_CELL)
        small = theme.font(theme.SMALL)
        height = painting.line_height(small)
        top = rect.bottom() + 1 - theme.px(_BELOW) - height
        width = painting.text_width(small, entry.link) + (theme.px(20) if entry.link_icon else 0)
        return QRect(x, top, min(width, end - x), height)

    def _columns(self, rect: QRect) -> tuple[int, int, int]:
        """Left of the time, left of the glyph cell, right end of the words."""
        if self._wide:
            return rect.left(), rect.left() + theme.px(_TIME_WIDTH), rect.right() - theme.px(8)
        time_left = rect.right() - theme.px(_TIME_WIDTH) - 6
        return time_left, rect.left(), time_left - theme.px(6)

    def _text_width(self, width: int) -> int:
        _time, x, end = self._columns(QRect(0, 0, width, 10))
        return max(40, end - x - theme.px(_GLYPH_CELL))

    def _detail_height(self, entry: TimelineEntry, width: int) -> int:
        font = theme.font(theme.SMALL)
        line = painting.line_height(font)
        link = line if entry.link else 0
        if not entry.detail:
            return link
        if painting.text_width(font, entry.detail) <= self._text_width(width) and "\n" not in entry.detail:
            return line + link
        if self.is_long(entry):
            return (self._whole(entry) if entry.key in self.unfolded else _FOLDED_LINES * line) + line + link
        return self._whole(entry) + link

    def is_long(self, entry: TimelineEntry) -> bool:
        """Whether an entry is folded at first, with a line below it that unfolds it."""
        if not entry.detail:
            return False
        most = (_FOLDED_LINES + 1) * painting.line_height(theme.font(theme.SMALL))
        return self._whole(entry) > most

    def _whole(self, entry: TimelineEntry) -> int:
        box = QRect(0, 0, self._text_width(self.row_width()), 100_000)
        return QFontMetrics(theme.font(theme.SMALL)).boundingRect(box, _WRAP, entry.detail).height() + 2

    def fold_rect(self, rect: QRect, entry: TimelineEntry) -> QRect:
        """Where an entry is unfolded and folded; empty for one that is short."""
        if not self.is_long(entry):
            return QRect()
        _time, x, end = self._columns(rect)
        x += theme.px(_GLYPH_CELL)
        height = painting.line_height(theme.font(theme.SMALL))
        link = height if entry.link else 0
        return QRect(x, rect.bottom() + 1 - theme.px(_BELOW) - link - height, end - x, height)

    def _paint_line(
        self, painter: QPainter, rect: QRect, line: QRect, x: int, first: bool, last: bool
    ) -> None:
        middle = x + theme.px(_GLYPH_CELL) // 2
        top = line.center().y() if first else rect.top()
        bottom = line.center().y() if last else rect.bottom() + 1
        if bottom > top:
            painting.draw_hairline(painter, middle, top, middle, bottom, "edge")

    def _paint_headline(self, painter: QPainter, entry: TimelineEntry, room: QRect) -> None:
        loud = entry.glyph in {Glyph.RED, Glyph.YELLOW, Glyph.PENDING}
        font = theme.font(theme.BODY, theme.MEDIUM if loud else theme.REGULAR)
        ink = {Glyph.RED: "red", Glyph.YELLOW: "amber"}.get(entry.glyph, "text1")
        if entry.struck:
            font.setStrikeOut(True)
            ink = "text3"
        tag = pill_size(entry.tag).width() + theme.px(8) if entry.tag else 0
        width = min(painting.text_width(font, entry.headline) + 1, room.width() - tag)
        words = QRect(room.left(), room.top(), width, room.height())
        painting.draw_text(painter, words, entry.headline, font, ink)
        if entry.tag:
            box = QRect(words.right() + theme.px(8), room.top(), tag, room.height())
            draw_pill(painter, box, entry.tag, "blue" if entry.glyph == Glyph.PENDING else "text2")

    def _paint_detail(self, painter: QPainter, entry: TimelineEntry, room: QRect) -> None:
        small = theme.font(theme.SMALL)
        if entry.detail:
            line = painting.line_height(small)
            link = line if entry.link else 0
            long = self.is_long(entry)
            box = room.adjusted(0, 0, 0, -theme.px(_BELOW) - link - (line if long else 0))
            painter.setFont(small)
            painter.setPen(theme.colour("text3" if entry.struck else "text2"))
            painter.drawText(box, _WRAP, entry.detail)  # clipped to the box where it is folded
            if long:
                words = self._view.fold_words(entry.key in self.unfolded)
                below = QRect(box.left(), box.bottom() + 1, box.width(), line)
                painting.draw_text(painter, below, words, small, "blue")

    def _paint_link(self, painter: QPainter, entry: TimelineEntry, rect: QRect) -> None:
        spot = self.link_rect(rect, entry)
        if entry.link_icon:
            side, ratio = theme.px(16), painter.device().devicePixelRatioF()
            drawing = icons.pixmap(entry.link_icon, "blue", side, ratio)
            painter.drawPixmap(spot.left(), spot.center().y() - side // 2 + 1, drawing)
            spot.setLeft(spot.left() + theme.px(20))
        painting.draw_text(painter, spot.adjusted(0, 0, 1, 0), entry.link, theme.font(theme.SMALL), "blue")


def _draw_glyph(painter: QPainter, glyph: Glyph, centre: QPoint) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = theme.px(_GLYPH)
    box = QRectF(centre.x() - side / 2 + 0.5, centre.y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    if glyph == Glyph.RED:
        painter.setBrush(theme.colour("red"))
        painter.drawRoundedRect(box, 2, 2)
    elif glyph == Glyph.YELLOW:
        painter.setPen(QPen(theme.colour("amberedge"), 1))
        painter.setBrush(theme.colour("amberfill"))
        middle, half = box.center(), side / 2 + 1
        corners = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)]
        painter.drawPolygon(QPolygonF([middle + QRectF(dx, dy, 0, 0).topLeft() for dx, dy in corners]))
    else:
        pending = glyph == Glyph.PENDING
        pen = QPen(theme.colour("focus" if pending else "text3"), 2)
        if pending:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([1.5, 0.856])  # six dashes around
        painter.setPen(pen)
        painter.setBrush(theme.colour("bg1"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))


class TimelineView(QListView):
    """Entries newest first. A new one in front moves nothing that the user is reading.

    Signals:
        entry_opened: Enter or a double click on an entry (its key).
        link_followed: the user followed the link of an entry (its key).
    """

    entry_opened = Signal(str)
    link_followed = Signal(str)

    def __init__(self, *, wide: bool = False, parent: QWidget | None = None) -> None:
        """``wide`` puts the times at the left; otherwise they stand at the right."""
        super().__init__(parent)
        self._entries = TimelineModel(self)
        self._delegate = _Delegate(self, wide)
        self.setModel(self._entries)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Timeline"))
        self.verticalScrollBar().setSingleStep(20)
        self.activated.connect(self._on_activated)
        theme.changes.changed.connect(self._on_look_changed)

    def put(self, entries: list[TimelineEntry], now: int) -> None:
        """Show these entries, newest first, with times as seen from ``now`` (UTC milliseconds)."""
        bar = self.verticalScrollBar()
        place, before = bar.value(), self._entries.rowCount()
        in_front = self._entries.put(entries, now)
        if in_front or before != len(entries):
            self.doItemsLayout()
        if in_front and place > 0 and in_front < len(entries):
            grown = sum(self._height_of(row) for row in range(in_front))
            bar.setValue(place + grown)
        self.viewport().update()

    def entries(self) -> list[TimelineEntry]:
        """What is shown, newest first."""
        return self._entries.entries()

    def fold(self) -> None:
        """Fold every entry again, for another ticket comes into sight."""
        self._delegate.unfolded.clear()

    def fold_words(self, unfolded: bool) -> str:
        """What stands below a long entry."""
        return self.tr("Show less") if unfolded else self.tr("Show all")

    def toggle_fold(self, row: int) -> None:
        """Unfold a long entry, or fold it again."""
        entry: TimelineEntry = self._entries.index(row).data(ENTRY_ROLE)
        if self._delegate.is_long(entry):
            self._delegate.unfolded ^= {entry.key}
            self.doItemsLayout()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._delegate.row_width() != self._delegate.wanted_width():
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        over = self._link_at(point) is not None or self._fold_at(point) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        key, long = self._link_at(event.position().toPoint()), self._fold_at(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if long is not None and event.button() == Qt.MouseButton.LeftButton:
            self.toggle_fold(long)
        if key is not None and event.button() == Qt.MouseButton.LeftButton:
            self.link_followed.emit(key)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            entry = self.indexAt(event.pos()).data(ENTRY_ROLE)
            self.setToolTip("" if entry is None else f"{entry.headline}\n{entry.detail}".strip())
        return super().viewportEvent(event)

    def _link_at(self, point: QPoint) -> str | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        entry: TimelineEntry = index.data(ENTRY_ROLE)
        row = self.visualRect(index)
        row.setWidth(self._delegate.row_width())
        return entry.key if self._delegate.link_rect(row, entry).contains(point) else None

    def _fold_at(self, point: QPoint) -> int | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        row = self.visualRect(index)
        row.setWidth(self._delegate.row_width())
        entry: TimelineEntry = index.data(ENTRY_ROLE)
        return index.row() if self._delegate.fold_rect(row, entry).contains(point) else None

    def _height_of(self, row: int) -> int:
        return self._delegate.sizeHint(QStyleOptionViewItem(), self._entries.index(row)).height()

    def _on_activated(self, index: QModelIndex) -> None:
        self.toggle_fold(index.row())
        self.entry_opened.emit(index.data(ENTRY_ROLE).key)

    def _on_look_changed(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
