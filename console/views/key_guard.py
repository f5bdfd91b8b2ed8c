"""Keeps the keys of the window alive where a text has the keyboard (UI §0.5, §14).

A text field claims some chords for itself: Ctrl K deletes to the end of the line, Ctrl Z takes back typing.
The window's own keys win, also while an input method composes; only taking back stays with a field as long as
something was typed into it.
"""

from __future__ import annotations

from collections.abc import Iterable

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class KeyGuard(QObject):
    """Watches the field that has the keyboard, and no other object."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._keys: set[int] = set()
        self._backs: set[int] = set()
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def guard(self, keys: Iterable[str], backs: Iterable[str]) -> None:
        """These chords are the window's; `backs` are left to a field that something was typed into."""
        self._keys = {_code(chord) for chord in keys}
        self._backs = {_code(chord) for chord in backs}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            code = QKeyCombination(event.keyCombination()).toCombined()
            if code in self._keys and not (code in self._backs and _typed(watched)):
                event.ignore()
                return True  # the field is not asked: the shortcut gets the key
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if isinstance(now, _TEXTS) and self._host.isAncestorOf(now):
            self._watched = now
            now.installEventFilter(self)


def _code(chord: str) -> int:
    combination: QKeyCombination = QKeySequence(chord)[0]  # type: ignore[index]
    return combination.toCombined()


def _typed(field: QObject) -> bool:
    """Whether there is something in the field whose typing could be taken back."""
    if isinstance(field, QLineEdit):
        return bool(field.text()) and field.isUndoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return bool(field.toPlainText()) and field.document().isUndoAvailable()
    return False
