"""What a user would see go wrong on a screen, computed: words cut or over each other, targets without a name.

Every line that a widget writes itself goes through `painting`, so that listening there, together with a walk
over the widgets, meets all words of a window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPaintDevice, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QWidget,
)

from console import theme
from console.widgets import painting
from console.widgets.text import ElidedText

_TOUCH = 2
"""Boxes of letters may touch: a font's box is larger than its ink."""
_LEADING = 6
"""Lines of two sizes stand closer than the boxes of their letters are high."""
_EXACT = re.compile(r"^[\W\d]*\d[\W\d]*$")
"""Digits alone: a clock, a number, a count. Shortened it would lie."""
_LEAST_TARGET = 24


class Written(NamedTuple):
    """One line that was painted."""

    device: QPaintDevice | None
    words: str
    shown: str
    box: QRect
    """Where its letters are, in the device."""
    size: int
    """Their height in pixels."""


@contextmanager
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Written]]:
    """Note every line that is painted from now on."""
    written: list[Written] = []
    draw = painting.draw_text

    def noting(
        painter: QPainter,
        rect: QRect,
        words: str,
        font: QFont,
        ink: str,
        align: Qt.AlignmentFlag = painting.LEFT,
    ) -> None:
        draw(painter, rect, words, font, ink, align)
        if words:
            metrics = QFontMetrics(font)
            fits = rect.width() > 0
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width()) if fits else ""
            letters = metrics.boundingRect(rect, int(align), shown)
            written.append(
                Written(
                    painter.device(), words, shown, painter.transform().mapRect(letters), font.pixelSize()
                )
            )

    with monkeypatch.context() as patch:
        patch.setattr(painting, "draw_text", noting)
        yield written


def faults(window: QWidget, written: list[Written]) -> list[str]:
    """Everything that is wrong with a window that was painted while `written` was noted, each fault once."""
    return _Look(window, written).faults()


def _holders(window: QWidget) -> dict[QWidget, QWidget]:
    """What holds each widget of a window, from the top downwards.

    No widget is asked for its parent, and no scroll area for its port: for Python the content would belong to
    the port from then on, and go with it, for Python knows of a port only while it is asked for.
    """
    held: dict[QWidget, QWidget] = {}
    waiting = [window]
    while waiting:
        holder = waiting.pop()
        content = holder.widget() if isinstance(holder, QScrollArea) else None
        children = holder.children() if content is None else [content]
        for child in children:
            if isinstance(child, QWidget):
                held[child] = holder
                waiting.append(child)
    return held


class _Look:
    """One look at a window."""

    def __init__(self, window: QWidget, written: list[Written]) -> None:
        self._window, self._written = window, written
        self._held = _holders(window)

    def faults(self) -> list[str]:
        found = [*self._shortened(), *self._over_each_other(), *self._over_the_edge()]
        least = theme.px(theme.CAPTION)
        found += [f"letters of {one.size} px: {one.words!r}" for one in self._written if one.size < least]
        for widget in self._held:
            if widget.isVisibleTo(self._window) and not widget.visibleRegion().isEmpty():
                found += [f"{fault} in {self._what(widget)}" for fault in self._faults_of(widget)]
        return sorted(set(found))

    def _faults_of(self, widget: QWidget) -> Iterator[str]:
        yield from _cut(widget)
        yield from _too_small_to_read(widget)
        if not isinstance(self._held[widget], QLineEdit | QScrollBar):
            # The signs within a line of Qt's, as the cross that empties it, have the keys of the line.
            yield from _nameless(widget)
            yield from _hard_to_hit(widget)
            yield from _squeezed(widget)
        if isinstance(widget, QScrollArea):
            yield from _wider_than_its_port(widget)
        layout = widget.layout()
        if layout is not None:
            yield from self._crowded(widget, layout)

    def _what(self, widget: QWidget) -> str:
        chain: list[str] = []
        one: QWidget | None = widget
        while one is not None and len(chain) < 4:
            chain.append(one.objectName() or type(one).__name__)
            one = self._held.get(one)
        return " < ".join(chain)

    def _shortened(self) -> list[str]:
        """Words of which nobody can learn the rest, and numbers that lack digits."""
        found = []
        for one in self._written:
            if one.shown == one.words or not isinstance(one.device, QWidget):
                continue
            where = f"{one.words!r} as {one.shown!r} in {self._what(one.device)}"
            if _EXACT.match(one.words):
                found.append(f"digits are missing: {where}")
            elif one.words not in self._told_of(one):
                found.append(f"shortened, and nowhere whole: {where}")
        return found

    def _told_of(self, one: Written) -> str:
        """What the tool tips and the spoken names at a place say."""
        told = []
        holder = one.device if isinstance(one.device, QWidget) else None
        view = self._held.get(holder) if holder is not None else None
        if isinstance(view, QHeaderView):
            section = view.logicalIndexAt(one.box.center())
            told.append(view.model().headerData(section, view.orientation(), Qt.ItemDataRole.ToolTipRole))
        elif isinstance(view, QAbstractItemView):
            index = view.indexAt(one.box.center())
            told += [index.data(Qt.ItemDataRole.ToolTipRole), index.data(Qt.ItemDataRole.AccessibleTextRole)]
        while holder is not None and holder is not self._window:
            told += [holder.toolTip(), holder.accessibleName(), holder.accessibleDescription()]
            holder = self._held.get(holder)
        return "\n".join(str(words) for words in told if words)

    def _over_each_other(self) -> list[str]:
        found = []
        by_device: dict[int, list[Written]] = {}
        for one in self._written:
            if isinstance(one.device, QWidget) and one.shown:
                by_device.setdefault(id(one.device), []).append(one)
        for lines in by_device.values():
            for at, one in enumerate(lines):
                for other in lines[at + 1 :]:
                    both = one.box & other.box
                    if one.words != other.words and both.width() > _TOUCH and both.height() > _LEADING:
                        where = self._what(one.device) if isinstance(one.device, QWidget) else ""
                        found.append(f"over each other: {one.shown!r} and {other.shown!r} in {where}")
        return found

    def _over_the_edge(self) -> list[str]:
        """Letters that reach out of what they are written on; a list may show half a row at its end."""
        found = []
        for one in self._written:
            if not isinstance(one.device, QWidget) or not one.shown:
                continue
            room = one.device.rect().adjusted(-_TOUCH, -_LEADING, _TOUCH, _LEADING)
            if isinstance(self._held.get(one.device), QAbstractItemView):
                room = room.adjusted(0, -one.box.height() * 9, 0, one.box.height() * 9)
            if not room.contains(one.box):
                found.append(
                    f"over the edge: {one.shown!r} {one.box.getRect()} in {self._what(one.device)} "
                    f"{one.device.width()}x{one.device.height()}"
                )
        return found

    def _crowded(self, parent: QWidget, layout: QLayout) -> list[str]:
        """Widgets of one layout that lie over each other, or stand out of what holds them."""
        laid = [widget for widget in _laid_out(parent, layout) if widget.isVisibleTo(parent)]
        room = parent.rect().adjusted(-1, -1, 1, 1)
        found = [
            f"stands out of {parent.width()}x{parent.height()}: {self._what(one)} {one.geometry().getRect()}"
            for one in laid
            if not room.contains(one.geometry()) and one.width() and one.height()
        ]
        for at, one in enumerate(laid):
            for other in laid[at + 1 :]:
                both = one.geometry() & other.geometry()
                if both.width() > _TOUCH and both.height() > _TOUCH:
                    found.append(f"one over the other: {self._what(one)} and {self._what(other)}")
        return found


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text() and not isinstance(widget, ElidedText):
        if widget.wordWrap():
            if widget.height() + 1 < widget.heightForWidth(widget.width()):
                yield f"cut below: {widget.text()!r}"
        elif widget.width() < QFontMetrics(widget.font()).horizontalAdvance(widget.text()):
            yield f"cut: {widget.text()!r}"
    if isinstance(widget, QLineEdit):
        metrics = QFontMetrics(widget.font())
        if widget.height() < metrics.height():
            yield f"too low for its letters: {widget.accessibleName()!r}"
        hint = widget.placeholderText()
        room = widget.width() - metrics.height()  # its edges, and what stands before the words
        if not widget.text() and metrics.horizontalAdvance(hint) > room and hint not in widget.toolTip():
            yield f"hint shortened, and nowhere whole: {hint!r}"


def _squeezed(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractButton | QComboBox | QAbstractSpinBox):
        least = widget.minimumSizeHint()
        if widget.width() < least.width() or widget.height() < least.height():
            has, needs = f"{widget.width()}x{widget.height()}", f"{least.width()}x{least.height()}"
            yield f"squeezed: {widget.accessibleName()!r} {has}, needs {needs}"


def _too_small_to_read(widget: QWidget) -> Iterator[str]:
    size = widget.font().pixelSize()
    if isinstance(widget, QLabel | QLineEdit | QPlainTextEdit | QComboBox) and size < theme.px(theme.CAPTION):
        yield f"letters of {size} px"


def _nameless(widget: QWidget) -> Iterator[str]:
    if not widget.isEnabled() or isinstance(widget, QSplitter) or widget.focusProxy() is not None:
        return
    reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if reachable or isinstance(widget, QAbstractButton):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if not spoken.text(QAccessible.Text.Name).strip():
            yield "without a name"


def _hard_to_hit(widget: QWidget) -> Iterator[str]:
    pressed = isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit)
    if pressed and widget.isEnabled() and min(widget.width(), widget.height()) < _LEAST_TARGET:
        yield f"too small to hit: {widget.width()}x{widget.height()}"


def _wider_than_its_port(area: QScrollArea) -> Iterator[str]:
    """What is scrolled up and down only must not be wider than it is seen."""
    content = area.widget()
    if content is None or area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return
    bar = area.verticalScrollBar()
    room = area.contentsRect().width() - (bar.width() if bar.isVisible() else 0)
    if content.width() > room:
        yield f"cut at the side: {room} of {content.width()} is seen"


def _laid_out(parent: QWidget, layout: QLayout) -> list[QWidget]:
    """The widgets that a layout places, and those of the layouts within it."""
    layouts = [layout, *layout.findChildren(QLayout)]
    children = [child for child in parent.children() if isinstance(child, QWidget)]
    return [child for child in children if any(one.indexOf(child) >= 0 for one in layouts)]
