"""The panel of the queue: its head, the rows, and what stands there when there are none (UI §3, §15)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from console import clock_text, icons, terms, theme
from console.models.queue_choice import QueueFilter, SortOrder
from console.models.queue_model import QueueModel
from console.store import TicketStore
from console.views.queue_table import QueueTable
from console.widgets import lights, painting
from console.widgets.keycap import KeyCap, draw_keycap, keycap_size
from console.widgets.painted import Painted, PaintedButton
from console.widgets.text import Text
from console.widgets.waiting import EmptyState, Skeleton
from domain.instant import NEVER
from domain.ticket import short_number
from domain.words import Counter, RowState

_BAR_HEIGHT: Final = 36
_LEGEND_HEIGHT: Final = 30
_LEGEND: Final = (RowState.RED, RowState.YELLOW, RowState.GREEN, RowState.PENDING, RowState.SUSPENDED)


class HeldPill(PaintedButton):
    """How many rows wait to be moved, and the key that moves them; unseen when none waits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.put(0)

    def put(self, count: int) -> None:
        """Show another count."""
        said = self.tr("{count} changes wait to be sorted in").format(count=count)
        self.setText(said)
        self.setAccessibleName(said)
        self.setVisible(count > 0)
        self._on_look_changed()

    def sizeHint(self) -> QSize:
        width = painting.text_width(theme.font(theme.CAPTION), self.text()) + keycap_size("F5").width()
        return QSize(width + theme.px(16 + 6 * 3 + 6), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.draw_box(painter, self.rect(), "bluebg" if self.underMouse() else None, "blue", 1.0, 3)
        inner = self.rect().adjusted(theme.px(6), 0, -theme.px(6), 0)
        side = theme.px(16)
        drawing = icons.pixmap("arrows-sort", "blue", side, self.devicePixelRatioF())
        painter.drawPixmap(inner.left(), (self.height() - side) // 2, drawing)
        inner.setLeft(inner.left() + side + theme.px(6))
        painting.draw_text(painter, inner, self.text(), theme.font(theme.CAPTION), "blue")
        inner.setLeft(inner.right() - keycap_size("F5").width() + 1)
        draw_keycap(painter, inner, "F5", "blue", "blue")


class SortButton(PaintedButton):
    """Names the order and opens the choice of orders.

    Signals:
        sort_chosen: the user chose an order.
    """

    sort_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._actions: dict[SortOrder, QAction] = {}
        for order in SortOrder:
            action = self._actions[order] = QAction(self._name(order), self._group, checkable=True)
            action.triggered.connect(lambda _on=False, order=order: self.sort_chosen.emit(order))
            self._menu.addAction(action)
        self.setMenu(self._menu)
        self.put(SortOrder.URGENCY)

    def _name(self, order: SortOrder) -> str:
        match order:
            case SortOrder.URGENCY:
                return self.tr("By urgency")
            case SortOrder.DUE:
                return self.tr("By due time")
            case SortOrder.ARRIVAL:
                return self.tr("By time of report")
            case SortOrder.AREA:
                return self.tr("By area")
            case SortOrder.NUMBER:
                return self.tr("By number")
            case SortOrder.GRADE:
                return self.tr("By grade")
            case SortOrder.LEVEL:
                return self.tr("By level of the call")
            case SortOrder.UNIT:
                return self.tr("By unit")
            case SortOrder.STATUS:
                return self.tr("By status")
            case SortOrder.CHANNEL:
                return self.tr("By channel")
            case SortOrder.LAST:
                return self.tr("By last action")
            case SortOrder.ORDERS:
                return self.tr("By supervision orders")

    def put(self, order: SortOrder) -> None:
        """Show another order."""
        self._actions[order].setChecked(True)
        self.setText(self._name(order))
        self.setAccessibleName(self.tr("Sorted: {order}").format(order=self._name(order)))
        self._on_look_changed()

    def sizeHint(self) -> QSize:
        width = painting.text_width(theme.font(theme.SMALL), self.text())
        return QSize(width + theme.px(8 + 4 + 16 + 8), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painting.draw_box(painter, self.rect(), "bg3", None, 0)
        inner = self.rect().adjusted(theme.px(8), 0, -theme.px(8), 0)
        painting.draw_text(painter, inner, self.text(), theme.font(theme.SMALL), "text3")
        side = theme.px(16)
        drawing = icons.pixmap("arrow-narrow-down", "text2", side, self.devicePixelRatioF())
        painter.drawPixmap(inner.right() - side + 1, (self.height() - side) // 2, drawing)
        if self.hasFocus():
            painting.draw_focus_ring(painter, self.rect())


class Legend(Painted):
    """What the shapes mean, in the order of the lights."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(_LEGEND_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(_LEGEND_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font, side, x = theme.font(theme.CAPTION), theme.px(13), 0
        for state in _LEGEND:
            word = terms.state(state)
            width = painting.text_width(font, word)
            if x + side + width + theme.px(4) > self.width():
                return
            drawing = lights.pixmap(state, side, self.devicePixelRatioF())
            painter.drawPixmap(x, (self.height() - side) // 2, drawing)
            x += side + theme.px(4)
            room = self.rect().adjusted(x, 0, 0, 0)
            painting.draw_text(painter, room, word, font, "text2")
            x += width + theme.px(10)


class QueueView(QFrame):
    """The queue as a panel: head with sort order and held changes, rows, legend with the keys.

    `hints` are keys with what they do, for the role that sits here.

    Signals:
        ticket_selected, open_requested, acknowledge_requested: as `QueueTable`.
        filter_reset_requested: the user wants to see the whole queue again.
    """

    ticket_selected = Signal(object)
    open_requested = Signal(object)
    acknowledge_requested = Signal(object)
    filter_reset_requested = Signal()

    def __init__(
        self,
        store: TicketStore,
        model: QueueModel,
        now: Callable[[], int],
        hints: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._store, self._model, self._now, self._hints = store, model, now, hints
        self._loading = True
        self.table = QueueTable(model, now)
        self.held_pill = HeldPill()
        self.sort_button = SortButton()
        self.empty = EmptyState()
        self.skeleton = Skeleton()
        self.empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # In a holder: a stack without a parent would show its first page as a window of its own.
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        for page in (self.skeleton, self.table, self.empty):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(_hairline())
        whole.addWidget(holder, 1)
        whole.addWidget(_hairline())
        whole.addWidget(self._foot())
        self.setFocusProxy(self.table)
        self._connect_signals()
        self.skeleton.begin()

    def _connect_signals(self) -> None:
        self.table.ticket_selected.connect(self.ticket_selected)
        self.table.open_requested.connect(self.open_requested)
        self.table.acknowledge_requested.connect(self.acknowledge_requested)
        self.held_pill.clicked.connect(self.table.release)
        self.sort_button.sort_chosen.connect(self._on_sort_chosen)
        self.empty.act_requested.connect(self.filter_reset_requested)
        self._model.held_changed.connect(self.held_pill.put)
        self._model.order_changed.connect(self._on_order_changed)
        self._store.changed.connect(self._on_order_changed)

    def _head(self) -> QWidget:
        head = QFrame()
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(12), 0, theme.px(8), 0)
        row.setSpacing(theme.px(4))
        row.addWidget(Text(self.tr("Ticket queue"), weight=theme.MEDIUM))
        row.addWidget(self.sort_button)
        row.addStretch(1)
        row.addWidget(self.held_pill)
        head.setMinimumHeight(theme.px(_BAR_HEIGHT))
        return head

    def _foot(self) -> QWidget:
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        row.setSpacing(theme.px(4))
        row.addWidget(Legend(), 1)
        hints = (
            ("↑↓", self.tr("select")),
            ("Enter", self.tr("open")),
            (self.tr("Space"), self.tr("acknowledge")),
            *self._hints,
        )
        for key, meaning in hints:
            row.addSpacing(theme.px(8))
            row.addWidget(KeyCap(key))
            row.addWidget(Text(meaning, size=theme.CAPTION, ink="text2"))
        return foot

    def loaded(self) -> None:
        """The first data is there."""
        self._loading = False
        self.skeleton.end()
        self._on_order_changed()

    def load(self) -> None:
        """Data was asked for and is not there yet."""
        self._loading = True
        self._turn_to(self.skeleton)
        self.skeleton.begin()

    def choose(self, choice: QueueFilter) -> None:
        """Show other tickets, from the top."""
        self._model.choose(choice)
        self.sort_button.put(self._model.sort_order)
        self.table.scrollToTop()
        self._on_order_changed()

    def _on_sort_chosen(self, order: SortOrder) -> None:
        self._model.sort_by(order)
        self.sort_button.put(order)
        self.table.scrollToTop()

    def _on_order_changed(self, *_: object) -> None:
        if self._loading:
            return
        if self._model.rowCount():
            self._turn_to(self.table)
            return
        self._explain_emptiness()
        self._turn_to(self.empty)

    def _turn_to(self, page: QWidget) -> None:
        """Show one of the pages; the keyboard stays with the queue, Qt would put it anywhere."""
        before = self._stack.currentWidget()
        if before is page:
            return
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        had = self.table.hasFocus() or self.empty.hasFocus() or (before is self.skeleton and not typing)
        self._stack.setCurrentWidget(page)
        if had:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain_emptiness(self) -> None:
        choice = self._model.choice
        if choice == QueueFilter():
            self.empty.put(
                self.tr("No open tickets in your area."), self.tr("New ones appear here by themselves.")
            )
            return
        reset, key = self.tr("Show all"), "Esc"
        if choice == QueueFilter(counter=Counter.OVERDUE):
            self.empty.put(self.tr("No ticket is overdue."), self._next_due(), reset, key)
            return
        self.empty.put(self.tr("No ticket fits the filter."), "", reset, key)

    def _next_due(self) -> str:
        row, red_at = self._store.next_due()
        if red_at == NEVER:
            return ""
        said = self.tr("Next due: {number}, in {span}")
        number = short_number(int(self._store.columns.id[row]))
        return said.format(number=number, span=clock_text.span_in_words(red_at - self._now()))


def _hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line
