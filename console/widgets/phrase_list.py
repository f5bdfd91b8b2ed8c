"""A list of phrases over a line: narrowed by what is typed there, picked by keys that the line passes on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QWidget

from console import theme
from console.widgets.search_pick import FoundItems, PickItem, PickRow, matching

_ROW, _MOST_SHOWN = 32, 8


class PhraseList(QListView):
    """Never takes the keyboard itself. Up, Down, Enter, Tab and Esc are its own while it is open.

    Signals:
        picked: a phrase was picked.
        kept: this shall be a phrase of one's own from now on.
        dropped: this phrase of one's own shall be none any more.
    """

    picked = Signal(str)
    kept = Signal(str)
    dropped = Signal(str)

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        self._line = line
        self._items: list[PickItem] = []
        self._own: frozenset[str] = frozenset()
        self._written = ""
        self._found = FoundItems(self)
        self.setObjectName("phrase-list")
        self.setModel(self._found)
        self.setItemDelegate(PickRow(self))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Phrases"))
        self.clicked.connect(lambda index: self._pick(index.row()))
        line.installEventFilter(self)
        line.destroyed.connect(self.deleteLater)  # once shown it belongs to the window
        self.hide()

    def open_with(self, phrases: list[str], own: list[str] | None = None, written: str = "") -> None:
        """Show all of them; `own` can be dropped by Delete, what is `written` can be kept as one more."""
        self._own = frozenset(own or ())
        self._written = written if own is not None and written not in phrases else ""
        mark = self.tr("own; Delete drops it")
        self._items = [
            PickItem(key=phrase, words=phrase, detail=mark if phrase in self._own else "")
            for phrase in phrases
        ]
        self.narrow("")

    def is_open(self) -> bool:
        """Whether it is shown."""
        return not self.isHidden()

    def narrow(self, typed: str) -> bool:
        """Show what matches; whether anything does."""
        found = matching(self._items, typed)
        if self._written and not typed:
            found = [
                *found,
                PickItem(key="", words=self.tr("+  Keep as a phrase: {words}").format(words=self._written)),
            ]
        self._found.put(found)
        if not self._found.items:
            return False
        self.setCurrentIndex(self._found.index(0))
        self._place()
        return True

    def shown(self) -> list[str]:
        """The phrases that are offered now."""
        return [item.words for item in self._found.items] if self.is_open() else []

    def take_key(self, key: Qt.Key) -> bool:
        """Do what a key means here; whether it meant anything."""
        last, row = len(self._found.items) - 1, self.currentIndex().row()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key is Qt.Key.Key_Down else -1
            self.setCurrentIndex(self._found.index(min(max(row + step, 0), last)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._pick(row)
        elif key is Qt.Key.Key_Delete and self._found.items[row].key in self._own:
            self.hide()
            self.dropped.emit(self._found.items[row].key)
        elif key is Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            if not self.underMouse():
                self.hide()
        elif watched is self._line and event.type() == QEvent.Type.ShortcutOverride and self.is_open():
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _pick(self, row: int) -> None:
        self.hide()
        if not 0 <= row < len(self._found.items):
            return
        if self._found.items[row].key:
            self.picked.emit(self._found.items[row].key)
        else:
            self.kept.emit(self._written)

    def _place(self) -> None:
        window = self._line.window()
        if self.parent() is not window:
            self.setParent(window)
        height = min(len(self._found.items), _MOST_SHOWN) * theme.px(_ROW) + 2
        above = self._line.mapTo(window, self._line.rect().topLeft())
        top = above.y() - height - 2
        if top < 0:
            top = above.y() + self._line.height() + 2
        self.setGeometry(above.x(), top, self._line.width(), height)
        self.show()
        self.raise_()
