"""A strip of files: as many tiles as have room side by side, the rest behind the last one."""

from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console import theme
from console.widgets.painted import Painted
from console.widgets.photo_tile import PhotoItem, PhotoTile

_LEAST, _WIDEST, _GAP = 104, 168, 6
_DECODED = 640
"""Pixels of the longer side of what is kept of a picture."""


class PhotoStrip(Painted):
    """Tiles in a row; the arrow keys go from one to the next, Enter opens.

    Signals:
        opened: a tile was clicked or Enter was pressed on it (its key).
        menu_wanted: the menu of a tile is wanted (its key): right click, or the menu key.
    """

    opened = Signal(str)
    menu_wanted = Signal(str)

    def __init__(self, height: int = 112, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._tiles: list[PhotoTile] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, items: Iterable[PhotoItem]) -> None:
        """Show these files; a tile that stays keeps its picture and the keyboard."""
        had = {tile.item().key: tile for tile in self._tiles}
        self._tiles = []
        for item in items:
            tile = had.pop(item.key, None)
            if tile is None:
                tile = PhotoTile(item, self)
                tile.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                tile.clicked.connect(lambda _checked=False, key=item.key: self.opened.emit(key))
                tile.customContextMenuRequested.connect(lambda _at, key=item.key: self.menu_wanted.emit(key))
            else:
                tile.put(item)
            self._tiles.append(tile)
        for tile in had.values():
            tile.hide()
            tile.deleteLater()
        self._place()
        self.updateGeometry()

    def put_image(self, key: str, data: bytes) -> None:
        """The bytes of a picture have come."""
        tile = self.tile(key)
        if tile is not None and not tile.has_image():
            tile.put_image(decoded(data, _DECODED))

    def needs_image(self, key: str) -> bool:
        """Whether a tile has no picture yet."""
        tile = self.tile(key)
        return tile is not None and not tile.has_image()

    def order(self) -> list[str]:
        """The files, in order, shown or not."""
        return [tile.item().key for tile in self._tiles]

    def tile(self, key: str) -> PhotoTile | None:
        """The tile of a file."""
        return next((tile for tile in self._tiles if tile.item().key == key), None)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), theme.px(self._height) if self._tiles else 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        shown = [tile for tile in self._tiles if not tile.isHidden()]
        at = next((number for number, tile in enumerate(shown) if tile.hasFocus()), None)
        if step and at is not None:
            shown[min(max(at + step, 0), len(shown) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(shown[at].item().key)
        else:
            super().keyPressEvent(event)

    def _on_look_changed(self) -> None:
        super()._on_look_changed()
        self._place()

    def _place(self) -> None:
        gap, room = _GAP, max(1, self.width())
        fitting = max(1, (room + gap) // (theme.px(_LEAST) + gap))
        shown = min(fitting, len(self._tiles))
        if not shown:
            return
        width = min((room - gap * (shown - 1)) // shown, theme.px(_WIDEST))
        for number, tile in enumerate(self._tiles):
            tile.setVisible(number < shown)
            tile.setGeometry(number * (width + gap), 0, width, theme.px(self._height))
            tile.put_more(len(self._tiles) - shown + 1 if number == shown - 1 < len(self._tiles) - 1 else 0)


def decoded(data: bytes, longest: int = 0) -> QImage:
    """A picture of its bytes, the right way up, scaled down while it is read; a null one where it is none."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if longest and size.isValid() and max(size.width(), size.height()) > longest:
        reader.setScaledSize(size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
