"""The rows of the queue: a QTableView that paints whole rows from a cache of pixmaps (DESIGN §4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QEnterEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from console import theme
from console.models.queue_columns import Column
from console.models.queue_memory import ColumnKept, RowHeight
from console.models.queue_model import QueueModel
from console.models.row_text import step_of, time_shown
from console.store.codes import STATES, Rows
from console.views.queue_fade import Fades
from console.views.queue_header import QueueHeader
from console.views.queue_look import RowLook, RowShown
from console.views.queue_place import QueuePlace
from console.views.queue_row import RowBrush, Spans, dot_rect, paint_dot
from domain.row import TicketRow
from domain.words import RowState

HELD_AFTER_KEY_MS: Final = 10_000
"""The list does not move under the hand for so long after a row was chosen by key."""
FLASH_MS: Final = 500
_KEPT: Final = 64
"""Row pixmaps kept beside those in sight; a screen shows some thirty."""
_LOOKS_KEPT: Final = 512
MOST_SELECTED: Final = 1000
_FADE_STRENGTH: Final = 0.38
_POINTER: Final = "pointer"

_LETTER_KEYS: Final = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
_MOVES: Final = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
)

_NO_SPANS: Final = Spans((((0, 0),) * len(Column)), 0, 0)

_STEPS: Final = {
    QAbstractItemView.CursorAction.MoveDown: 1,
    QAbstractItemView.CursorAction.MoveUp: -1,
}


class QueueTable(QTableView):
    """Shows a `QueueModel`. The pointer over it, or a key in the last ten seconds, holds the order.

    Signals:
        ticket_selected: the current row is now this ticket (its id).
        open_requested: the user wants this ticket open (Enter, double click); None for the one in sight,
            where the keyboard has not come to any row yet.
        acknowledge_requested: the user confirms that these red tickets are known (空格): a list of ids; an
            empty one for the one in sight, which need not be red.
        copy_requested: the selected tickets are wanted in the clipboard.
        selection_changed: how many tickets are selected now.
    """

    ticket_selected = Signal(object)
    open_requested = Signal(object)
    acknowledge_requested = Signal(object)
    copy_requested = Signal()
    selection_changed = Signal(int)

    def __init__(self, model: QueueModel, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue, self._now = model, now
        self.header = QueueHeader(self)
        self._row_height_kept = RowHeight.NORMAL
        self._needle = ""
        self._tickets: dict[int, tuple[int, TicketRow]] = {}
        self._fades = Fades(self)
        self._fades.stepped.connect(self._on_fades_stepped)
        self._held_for: set[str] = set()
        self._pixmaps: dict[RowLook, QPixmap] = {}
        self._looks: dict[tuple[Any, ...], RowLook] = {}
        self._brush = RowBrush(_NO_SPANS, 1.0)
        self._last_keys: dict[int, tuple[Any, ...]] = {}
        self._spans = _NO_SPANS
        self._spans_known = False
        self._hovered = -1
        self._selected: set[int] = set()
        self._selection_known = False
        self._current_ticket: int | None = None
        self._motion, self._lit = True, True
        self._flash = QTimer(self, interval=FLASH_MS)
        self._flash.timeout.connect(self._on_flash)
        self._after_key = QTimer(self, singleShot=True, interval=HELD_AFTER_KEY_MS)
        self._after_key.timeout.connect(self._judge_hold)
        self.setModel(model)
        self._set_up()
        model.rows_changed.connect(self._on_rows_changed)
        model.order_changed.connect(self._on_order_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.place = QueuePlace(self, model)
        self.place.scroll_wanted.connect(self._begin_with)
        theme.changes.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Ticket queue"))
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        down.hide()
        self.setHorizontalHeader(self.header)
        self.header.begin()
        self.header.geometriesChanged.connect(self._on_columns_changed)
        self.header.sectionResized.connect(self._on_columns_changed)
        self.header.sectionMoved.connect(self._on_columns_changed)

    # --- what others ask ---

    def select_ticket(self, ident: int) -> bool:
        """Make a ticket the current one and bring it into sight; False when it is not shown."""
        position = self._queue.position_of_ticket(ident)
        if position < 0:
            return False
        index = self._queue.index(position, Column.TITLE)
        flag = QItemSelectionModel.SelectionFlag  # said outright: a chord like Ctrl Down must not add to it
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)
        return True

    def step(self, by: int) -> bool:
        """To the row above (-1) or below (1), as the arrow keys go; False where there is none."""
        wanted = self.place.next_by(by)
        if wanted < 0 or wanted == self.currentIndex().row():
            return False
        self._note_key()
        return self.select_ticket(self._queue.ticket_at(wanted))

    def current_ticket(self) -> int | None:
        """The ticket that the keyboard is on."""
        index = self.currentIndex()
        return self._queue.ticket_at(index.row()) if index.isValid() else None

    def top_ticket(self) -> int | None:
        """The ticket whose row stands at the top."""
        top = self._top()
        return self._queue.ticket_at(top) if 0 <= top < self._queue.rowCount() else None

    def go_back_to(self, ticket: int, top: int) -> None:
        """Choose a ticket, and have the row of another at the top, as far as they are shown still."""
        if self.select_ticket(ticket):
            position = self._queue.position_of_ticket(top)
            if position >= 0:
                self.verticalScrollBar().setValue(position)

    def show_current(self) -> None:
        """Bring the row that the keyboard is on into sight: the next key goes on from there."""
        if self.currentIndex().isValid():
            self.updateGeometries()  # the list may have become longer in this very moment
            self.scrollTo(self.currentIndex())

    def _begin_with(self, row: int) -> None:
        self.updateGeometries()
        self.verticalScrollBar().setValue(row)

    def selected_tickets(self) -> list[int]:
        """The selected tickets, in order."""
        positions = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._queue.ticket_at(position) for position in positions]

    def reduce_motion(self, reduced: bool) -> None:
        """减少动画: the dots stand still."""
        self._motion, self._lit = not reduced, True
        self._fades.allow(not reduced)
        self._watch_flash()
        self.viewport().update()

    def on_second(self) -> None:
        """A second of server time passed: repaint the visible rows whose words are other ones now."""
        top, height = self._top(), self._row_height()
        for place, row in enumerate(self._visible_rows()):
            if self._last_keys.get(row) != self._key(row):
                self.viewport().update(QRect(0, place * height, self.viewport().width(), height))
        if top != self._top():
            self.viewport().update()

    def take_columns(self, columns: tuple[ColumnKept, ...]) -> None:
        """Have the columns like this; none for those that the queue comes with."""
        self.header.take(columns)
        self._fit_columns()
        self._on_columns_changed()

    def take_row_height(self, height: RowHeight) -> None:
        """Have rows of another height."""
        self._row_height_kept = height
        self._on_look_changed()

    def row_height(self) -> RowHeight:
        """How high a row is."""
        return self._row_height_kept

    def mark_hits(self, needle: str) -> None:
        """Mark in the titles what was searched for."""
        if needle != self._needle:
            self._needle = needle
            self._looks.clear()
            self.viewport().update()

    def hold_for(self, why: str) -> None:
        """Let the order stand as long as `why` holds, such as a menu that is open over a row."""
        self._held_for.add(why)
        self._judge_hold()

    def let_go(self, why: str) -> None:
        """`why` holds no more."""
        self._held_for.discard(why)
        self._judge_hold()

    def release(self) -> None:
        """F5: bring everything to its place at once, even under the hand."""
        self._queue.reorder_now()

    # --- geometry ---

    def _row_height(self) -> int:
        return self.verticalHeader().defaultSectionSize()

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _visible_rows(self) -> list[int]:
        top = self._top()
        return self._queue.rows_between(top, top + self.viewport().height() // self._row_height())

    def _known_spans(self) -> Spans:
        if not self._spans_known:
            across = self.horizontalHeader()
            edges = tuple((across.sectionViewportPosition(c), across.sectionSize(c)) for c in Column)
            spans = Spans(edges, self.viewport().width(), self._row_height())
            ratio = self.viewport().devicePixelRatioF()
            if spans != self._spans or ratio != self._brush.ratio:
                # the header speaks of new geometry at each change of order, too
                self._forget_drawings()
                self._brush = RowBrush(spans, ratio)
            self._spans, self._spans_known = spans, True
        return self._spans

    def _forget_drawings(self) -> None:
        self._pixmaps.clear()
        self._looks.clear()

    def _forget_spans(self, *_: object) -> None:
        self._spans_known = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_columns()
        super().resizeEvent(event)
        self._forget_spans()

    def _fit_columns(self) -> None:
        self.header.fit(self.viewport().width())

    def _on_columns_changed(self, *_: object) -> None:
        self._forget_spans()
        self.viewport().update()

    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row_height_kept))
        self.header.look_changed()
        self._fit_columns()
        self._forget_drawings()
        self._brush = RowBrush(_NO_SPANS, 1.0)
        self._spans, self._spans_known = _NO_SPANS, False
        self.viewport().update()

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        spans, height = self._known_spans(), self._row_height()
        region = event.region()
        bounds = region.boundingRect()
        first = max(0, bounds.top() // height)
        rows = self._visible_rows()
        keys: dict[int, tuple[Any, ...]] = {}
        for place, row in enumerate(rows):
            key = keys[row] = self._key(row)
            line = QRect(0, place * height, spans.width, height)
            if place >= first and region.intersects(line):
                painter.drawPixmap(0, line.top(), self._pixmap(row, key))
                self._paint_fades(painter, row, spans, line.top())
                if self._lit and self._queue.store.is_unacknowledged(row):
                    paint_dot(painter, spans, line.top())
        self._last_keys = keys
        below = QRect(0, len(rows) * height, spans.width, self.viewport().height())
        if region.intersects(below):
            painter.fillRect(below, theme.colour("bg1"))
        painter.end()
        self._drop_drawings(len(rows))
        self._watch_flash(rows)

    def _key(self, row: int) -> tuple[Any, ...]:
        """Two rows with the same key look the same."""
        store = self._queue.store
        due = _DUE.get(int(store.state[row]))
        return (
            row,
            int(store.revision[row]),
            int(store.state[row]),
            int(store.rank[row]),
            step_of(int(getattr(store.columns, due)[row]) - self._now()) if due else 0,
            row in self._known_selection(),
            row == self._hovered,
            self._queue.mark_of(int(store.columns.id[row])),
            self._queue.others_at(int(store.columns.id[row])),
            row == self._current_row(),
        )

    def _current_row(self) -> int:
        index = self.currentIndex()
        return self._queue.row_at(index.row()) if index.isValid() else -1

    def _paint_fades(self, painter: QPainter, row: int, spans: Spans, top: int) -> None:
        for column, left in self._fades.of(row).items():
            ground = theme.veil("blue", _FADE_STRENGTH * left)
            edge, width = spans.edges[column]
            painter.fillRect(QRect(edge, top, width, spans.height - 1), ground)

    def _on_fades_stepped(self, rows: set[int]) -> None:
        height = self._row_height()
        for place, row in enumerate(self._visible_rows()):
            if row in rows:
                self.viewport().update(QRect(0, place * height, self.viewport().width(), height))

    def _note_change(self, row: int, ticket: TicketRow) -> None:
        revision, before = int(self._queue.store.revision[row]), self._tickets.get(row)
        if before is None or before[0] != revision:
            if len(self._tickets) > _LOOKS_KEPT:
                self._tickets.clear()
            self._tickets[row] = (revision, ticket)
            if before is not None:
                self._fades.note(row, before[1], ticket)

    def _pixmap(self, row: int, key: tuple[Any, ...]) -> QPixmap:
        look = self._looks.get(key)
        if look is None:
            if len(self._looks) >= _LOOKS_KEPT:
                self._looks.clear()
            look = self._looks[key] = self._brush.look(self._shown(row, key))
        drawn = self._pixmaps.pop(look, None)
        if drawn is None:
            drawn = self._brush.pixmap(look)
        self._pixmaps[look] = drawn  # the last one: what is in sight stays
        return drawn

    def _shown(self, row: int, key: tuple[Any, ...]) -> RowShown:
        store, now = self._queue.store, self._now()
        ticket = store.ticket_row(row)
        self._note_change(row, ticket)
        return RowShown(
            row=ticket,
            state=store.state_of(row),
            unacknowledged=store.is_unacknowledged(row),
            present=bool(store.present[row]),
            unit=self._queue.unit_name(ticket.lead),
            time=time_shown(ticket, now),
            now=now,
            selected=key[5],
            hovered=key[6],
            mark=key[7],
            others=key[8],
            current=key[9],
            claimed_by=self._queue.account_name(ticket.claimed_by),
            claim_is_own=ticket.claimed_by == store.account,
            street=self._queue.street_name(ticket.area),
            needle=self._needle,
        )

    def _drop_drawings(self, in_sight: int) -> None:
        while len(self._pixmaps) > _KEPT + in_sight:
            del self._pixmaps[next(iter(self._pixmaps))]

    def _watch_flash(self, rows: list[int] | None = None) -> None:
        """Flash only while there is something to flash in sight."""
        store = self._queue.store
        shown = self._visible_rows() if rows is None else rows
        wanted = self._motion and any(store.is_unacknowledged(row) for row in shown)
        if wanted and not self._flash.isActive():
            self._flash.start()
        elif not wanted and self._flash.isActive():
            self._flash.stop()
            self._lit = True

    def _on_flash(self) -> None:
        if not self.isVisible():
            self._flash.stop()
            return
        self._lit = not self._lit
        spans, height = self._known_spans(), self._row_height()
        for place, row in enumerate(self._visible_rows()):
            if self._queue.store.is_unacknowledged(row):
                self.viewport().update(dot_rect(spans, place * height))

    # --- following the model ---

    def _on_rows_changed(self, rows: Rows) -> None:
        height = self._row_height()
        visible = self._visible_rows()
        changed = np.isin(np.array(visible, np.intp), rows) if visible else ()
        for place, is_changed in enumerate(changed):
            if is_changed:
                self.viewport().update(QRect(0, place * height, self.viewport().width(), height))

    def _on_order_changed(self) -> None:
        self._selection_known = False
        self._say_current()
        self.viewport().update()

    def _known_selection(self) -> set[int]:
        if not self._selection_known:
            selection = self.selectionModel().selection()
            spans = [selection.at(place) for place in range(selection.size())]
            self._selected = {
                row for span in spans for row in self._queue.rows_between(span.top(), span.bottom())
            }
            self._selection_known = True
        return self._selected

    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._selection_known = False
        self.selection_changed.emit(self.selected_count())
        self.viewport().update()

    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._say_current()

    def _say_current(self) -> None:
        ident = self.current_ticket()
        if ident != self._current_ticket:
            self._current_ticket = ident
            if ident is not None:
                self.ticket_selected.emit(ident)

    # --- the hand ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier and key in _LETTER_KEYS:
            event = QKeyEvent(event.type(), _LETTER_KEYS[Qt.Key(key)], event.modifiers())
        if event.key() in _MOVES:
            self._note_key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._note_key()
            self.select_all_shown()
            return
        if plain == Qt.KeyboardModifier.NoModifier and self._on_plain_key(key):
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_plain_key(self, key: int) -> bool:
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            last = self._queue.rowCount() - 1
            if last >= 0:
                self.setCurrentIndex(self._queue.index(0 if key == Qt.Key.Key_Home else last, Column.TITLE))
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_requested.emit(self.current_ticket())
            return True
        if key == Qt.Key.Key_Space:
            self._ask_to_acknowledge()
            return True
        if key == Qt.Key.Key_F5:
            self.release()
            return True
        return False

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        step = _STEPS.get(action)
        if step is None or not self.place.is_gap():
            return super().moveCursor(action, modifiers)
        wanted = self.place.next_by(step)
        return self._queue.index(wanted, Column.TITLE) if wanted >= 0 else QModelIndex()

    def select_all_shown(self) -> None:
        """Select every open ticket that the filter shows, else of the archive; at most a thousand."""
        last = min(self._queue.open_count() or self._queue.rowCount(), MOST_SELECTED) - 1
        if last < 0:
            return
        flag = QItemSelectionModel.SelectionFlag
        ends = (self._queue.index(0, 0), self._queue.index(last, len(Column) - 1))
        self.selectionModel().select(QItemSelection(*ends), flag.ClearAndSelect | flag.Rows)

    def select_current_alone(self) -> bool:
        """Give up a selection of several; False where there was none."""
        if len(self._known_selection()) < 2:
            return False
        index, flag = self.currentIndex(), QItemSelectionModel.SelectionFlag
        self.selectionModel().select(index, flag.ClearAndSelect | flag.Rows)
        return True

    def selected_count(self) -> int:
        """How many tickets are selected."""
        return len(self._known_selection())

    def _ask_to_acknowledge(self) -> None:
        store, selected = self._queue.store, self.selected_tickets()
        red = [ident for ident in selected if store.is_unacknowledged(store.row_of(ident))]
        # One that is not red, or none: whoever answers says why nothing is done.
        self.acknowledge_requested.emit(red or (selected if len(selected) > 1 else []))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.open_requested.emit(self._queue.ticket_at(index.row()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(self._queue.row_at(index.row()) if index.isValid() else -1)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.hold_for(_POINTER)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)
        self.let_go(_POINTER)

    def hideEvent(self, event: QHideEvent) -> None:
        # Out of sight there is no hand: what comes into sight again stands in its order.
        super().hideEvent(event)
        self._after_key.stop()
        self._fades.stop()
        self._held_for.clear()
        self._judge_hold()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            self._on_rows_changed(np.array([before, row], np.intp))

    def _note_key(self) -> None:
        self._after_key.start()
        self._judge_hold()

    def _judge_hold(self) -> None:
        if self._held_for or self._after_key.isActive():
            self._queue.hold()
        else:
            self._queue.release()


_DUE: Final = {
    STATES.code(RowState.RED): "red_at",
    STATES.code(RowState.YELLOW): "handling_red_at",
    STATES.code(RowState.GREEN): "handling_red_at",
    STATES.code(RowState.PENDING): "pending_red_at",
}
"""The column that the words of a state count down to."""
