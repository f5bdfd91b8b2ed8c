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
            written.append(Written(painter.device(), words, shown, painter.transform().mapRect(letters)))

    with monkeypatch.context() as patch:
        patch.setattr(painting, "draw_text", noting)
        yield written


def faults(window: QWidget, written: list[Written]) -> list[str]:
    """Everything that is wrong with a window that was painted while `written` was noted, each fault once."""
    found = [*_shortened(window, written), *_over_each_other(written), *_over_the_edge(written)]
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or widget.visibleRegion().isEmpty():
            continue
        found += _cut(widget)
        found += _nameless(widget)
        found += _hard_to_hit(widget)
        if isinstance(widget, QScrollArea):
            found += _wider_than_its_port(widget)
        layout = widget.layout()
        if layout is not None:
            found += _crowded(widget, layout)
    return sorted(set(found))


def _what(widget: QWidget) -> str:
    chain: list[str] = []
    one: QWidget | None = widget
    while one is not None and len(chain) < 4:
        chain.append(one.objectName() or type(one).__name__)
        one = one.parentWidget()
    return " < ".join(chain)


def _shortened(window: QWidget, written: list[Written]) -> list[str]:
    """Words of which nobody can learn the rest, and numbers that lack digits."""
    found = []
    for one in written:
        if one.shown == one.words or not isinstance(one.device, QWidget):
            continue
        where = f"{one.words!r} as {one.shown!r} in {_what(one.device)}"
        if _EXACT.match(one.words):
            found.append(f"digits are missing: {where}")
        elif one.words not in _told_of(one, window):
            found.append(f"shortened, and nowhere whole: {where}")
    return found


def _told_of(one: Written, window: QWidget) -> str:
    """What the tool tips and the spoken names at a place say."""
    told = []
    holder = one.device if isinstance(one.device, QWidget) else None
    view = holder.parentWidget() if holder is not None else None
    if isinstance(view, QHeaderView):
        section = view.logicalIndexAt(one.box.center())
        told.append(view.model().headerData(section, view.orientation(), Qt.ItemDataRole.ToolTipRole))
    elif isinstance(view, QAbstractItemView):
        index = view.indexAt(one.box.center())
        told += [index.data(Qt.ItemDataRole.ToolTipRole), index.data(Qt.ItemDataRole.AccessibleTextRole)]
    while holder is not None and holder is not window:
        told += [holder.toolTip(), holder.accessibleName(), holder.accessibleDescription()]
        holder = holder.parentWidget()
    return "\n".join(str(words) for words in told if words)


def _over_each_other(written: list[Written]) -> list[str]:
    found = []
    by_device: dict[int, list[Written]] = {}
    for one in written:
        if isinstance(one.device, QWidget) and one.shown:
            by_device.setdefault(id(one.device), []).append(one)
    for lines in by_device.values():
        for at, one in enumerate(lines):
            for other in lines[at + 1 :]:
                both = one.box & other.box
                if one.words != other.words and both.width() > _TOUCH and both.height() > _LEADING:
                    where = _what(one.device) if isinstance(one.device, QWidget) else ""
                    found.append(f"over each other: {one.shown!r} and {other.shown!r} in {where}")
    return found


def _over_the_edge(written: list[Written]) -> list[str]:
    """Letters that reach out of what they are written on; a list may show half a row at its end."""
    found = []
    for one in written:
        if not isinstance(one.device, QWidget) or not one.shown:
            continue
        room = one.device.rect().adjusted(-_TOUCH, -_LEADING, _TOUCH, _LEADING)
        if isinstance(one.device.parentWidget(), QAbstractItemView):
            room = room.adjusted(0, -one.box.height() * 9, 0, one.box.height() * 9)
        if not room.contains(one.box):
            found.append(
                f"over the edge: {one.shown!r} {one.box.getRect()} in {_what(one.device)} "
                f"{one.device.width()}x{one.device.height()}"
            )
    return found


def _cut(widget: QWidget) -> list[str]:
    name = _what(widget)
    if isinstance(widget, QLabel) and widget.text() and not isinstance(widget, ElidedText):
        if widget.wordWrap():
            if widget.height() + 1 < widget.heightForWidth(widget.width()):
                return [f"cut below: {widget.text()!r} in {name}"]
        elif widget.width() < QFontMetrics(widget.font()).horizontalAdvance(widget.text()):
            return [f"cut: {widget.text()!r} in {name}"]
    if isinstance(widget, QAbstractButton | QComboBox | QAbstractSpinBox) and not _qts_own(widget):
        least = widget.minimumSizeHint()
        if widget.width() < least.width() or widget.height() < least.height():
            has, needs = f"{widget.width()}x{widget.height()}", f"{least.width()}x{least.height()}"
            return [f"too small: {widget.accessibleName()!r} {has}, needs {needs} in {name}"]
    if isinstance(widget, QLineEdit):
        metrics = QFontMetrics(widget.font())
        if widget.height() < metrics.height():
            return [f"a line too low for its letters in {name}"]
        hint = widget.placeholderText()
        whole = f"{widget.toolTip()} {widget.accessibleName()}"
        if not widget.text() and hint not in whole and metrics.horizontalAdvance(hint) > widget.width() - 8:
            return [f"hint shortened, and nowhere whole: {hint!r} in {name}"]
    return []


def _qts_own(widget: QWidget) -> bool:
    """The signs within a line of Qt's, such as the cross that empties it: the line's keys do the same."""
    return isinstance(widget.parentWidget(), QLineEdit | QScrollBar)


def _nameless(widget: QWidget) -> list[str]:
    if not widget.isEnabled() or isinstance(widget, QSplitter) or widget.focusProxy() is not None:
        return []
    reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if not reachable and (not isinstance(widget, QAbstractButton) or _qts_own(widget)):
        return []
    spoken = QAccessible.queryAccessibleInterface(widget)
    if not spoken.text(QAccessible.Text.Name).strip():
        return [f"without a name: {_what(widget)}"]
    return []


def _hard_to_hit(widget: QWidget) -> list[str]:
    if not isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit) or _qts_own(widget):
        return []
    if widget.isEnabled() and (widget.width() < _LEAST_TARGET or widget.height() < _LEAST_TARGET):
        return [f"too small to hit: {_what(widget)} {widget.width()}x{widget.height()}"]
    return []


def _wider_than_its_port(area: QScrollArea) -> list[str]:
    """What is scrolled up and down only must not be wider than it is seen."""
    content = area.widget()
    if content is None or area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return []
    if content.width() > area.viewport().width():
        return [f"cut at the side: {_what(area)} shows {area.viewport().width()} of {content.width()}"]
    return []


def _crowded(parent: QWidget, layout: QLayout) -> list[str]:
    """Widgets of one layout that lie over each other, or stand out of what holds them."""
    laid = [widget for widget in _laid_out(layout) if widget.isVisibleTo(parent)]
    room = parent.rect().adjusted(-1, -1, 1, 1)
    found = [
        f"stands out of {parent.width()}x{parent.height()}: {_what(one)} {one.geometry().getRect()}"
        for one in laid
        if not room.contains(one.geometry()) and one.width() and one.height()
    ]
    for at, one in enumerate(laid):
        for other in laid[at + 1 :]:
            both = one.geometry() & other.geometry()
            if both.width() > _TOUCH and both.height() > _TOUCH:
                found.append(f"one over the other: {_what(one)} and {_what(other)}")
    return found


def _laid_out(layout: QLayout) -> list[QWidget]:
    found = []
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            found.append(widget)
        elif inner is not None:
            found += _laid_out(inner)
    return found
