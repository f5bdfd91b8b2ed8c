"""What stands above and below the rows: order, held changes, search, ways to arrange (UI §3)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QMenu, QSizePolicy, QWidget

from console import icons, terms, theme
from console.models.queue_choice import SortOrder
from console.widgets import lights, painting
from console.widgets.keycap import draw_keycap, keycap_size
from console.widgets.painted import Painted, PaintedButton
from console.widgets.pill_button import PillButton
from console.widgets.text import Text
from domain.words import RowState

_BAR_HEIGHT: Final = 36
_LEGEND_HEIGHT: Final = 30
_LEGEND: Final = (RowState.RED, RowState.YELLOW, RowState.GREEN, RowState.PENDING, RowState.SUSPENDED)
_SEARCH_LEAST: Final = 168
_SEARCH_MOST: Final = 440
_SEARCH_EDGES: Final = 56
"""Of the search: its glass, the cross that empties it, its edges."""
_UNBOUNDED: Final = 16_777_215
_WORDS_FROM: Final = 760
"""A head this wide (pixels at a text scale of 100 %) has room for words on its buttons and for its title."""


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
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.put(SortOrder.URGENCY)

    def _name(self, order: SortOrder) -> str:
        return {
            SortOrder.URGENCY: self.tr("By urgency"),
            SortOrder.DUE: self.tr("By due time"),
            SortOrder.ARRIVAL: self.tr("By time of report"),
            SortOrder.AREA: self.tr("By area"),
            SortOrder.NUMBER: self.tr("By number"),
            SortOrder.GRADE: self.tr("By grade"),
            SortOrder.LEVEL: self.tr("By level of the call"),
            SortOrder.UNIT: self.tr("By unit"),
            SortOrder.STATUS: self.tr("By status"),
            SortOrder.CHANNEL: self.tr("By channel"),
            SortOrder.LAST: self.tr("By last action"),
            SortOrder.ORDERS: self.tr("By supervision orders"),
        }[order]

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


class SearchLine(QLineEdit):
    """Narrows the list with each sign typed. ↓ and Enter go into the list, Esc empties it.

    Signals:
        list_wanted: the user goes on to the rows.
    """

    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue-search")
        self._hint = self.tr("Find number, matter, place, pinyin  F3")
        self.setToolTip(self._hint)
        self._show_hint()
        self.setAccessibleName(self.tr("Find in the queue"))
        self.setMaxLength(80)
        self._icon = QAction(icons.icon("search", "text3"), "", self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        theme.changes.changed.connect(self._on_look_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list_wanted.emit()
        elif plain and event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def _show_hint(self) -> None:
        """All that can be found, or where that has no room only that one can find here."""
        room = self.width() - theme.px(_SEARCH_EDGES)
        fits = painting.text_width(theme.font(), self._hint) <= room
        self.setPlaceholderText(self._hint if fits else self.tr("Find  F3"))

    def _on_look_changed(self) -> None:
        self._icon.setIcon(icons.icon("search", "text3"))
        self._show_hint()


class HeadButton(PillButton):
    """An icon with a word, or the icon alone where there is no room; its name says the key, too."""

    def __init__(self, words: str, icon: str, key: str) -> None:
        super().__init__(words, icon=icon)
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(f"{words}  {key}")

    def set_bare(self, bare: bool) -> None:
        """Show the icon alone, or the word, too."""
        self.setText("" if bare else self._words)
        self._on_look_changed()


class QueueHead(QFrame):
    """Title, order, search, held changes and buttons; where it is tight the search has a line of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text(self.tr("Ticket queue"), weight=theme.MEDIUM)
        self.sort_button = SortButton()
        self.search = SearchLine()
        self.held_pill = HeldPill()
        self.filter_button = HeadButton(self.tr("Filter"), "filter", "Ctrl F")
        self.saved_button = HeadButton(self.tr("Saved"), "star", "Ctrl Shift V")
        self.columns_button = HeadButton(self.tr("Columns"), "columns-3", "Ctrl Shift K")
        self._buttons = (self.filter_button, self.saved_button, self.columns_button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.px(12), 2, theme.px(8), 2)
        self._grid.setHorizontalSpacing(theme.px(4))
        self._grid.setVerticalSpacing(2)
        for column, widget in enumerate((self.title, self.sort_button)):
            self._grid.addWidget(widget, 0, column)
        for column, widget in enumerate((self.held_pill, *self._buttons), 4):
            self._grid.addWidget(widget, 0, column)
        self._grid.setColumnStretch(2, 3)
        self._grid.setColumnStretch(3, 1)
        self._below: bool | None = None
        self._fit()
        theme.changes.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def fit(self) -> None:
        """Something in it came or went."""
        self._fit()

    def _fit(self) -> None:
        bare = self.width() < theme.px(_WORDS_FROM)
        self.title.setVisible(not bare)
        for button in self._buttons:
            button.set_bare(bare)
        others: list[QWidget] = [self.sort_button, *self._buttons]
        others += [] if self.held_pill.isHidden() else [self.held_pill]
        others += [] if bare else [self.title]
        taken = sum(widget.sizeHint().width() + theme.px(4) for widget in others) + theme.px(20)
        below = self.width() - taken < theme.px(_SEARCH_LEAST)
        if below is not self._below:
            self._below = below
            self._grid.removeWidget(self.search)
            if below:
                self._grid.addWidget(self.search, 1, 0, 1, 8)
            else:
                self._grid.addWidget(self.search, 0, 2)
        self.setMinimumHeight(theme.px(_BAR_HEIGHT))
        self.search.setMinimumWidth(theme.px(_SEARCH_LEAST))
        self.search.setMaximumWidth(_UNBOUNDED if below else theme.px(_SEARCH_MOST))
