"""A label of the type scale: size, weight and colour by name, following the text scale."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from console import theme
from console.widgets import painting


class Text(QLabel):
    """Plain text on the screen; never markup, for what it shows may have been typed by anyone."""

    def __init__(
        self,
        words: str = "",
        *,
        size: int = theme.BODY,
        weight: QFont.Weight = theme.REGULAR,
        ink: str = "text1",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._size, self._weight = size, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("tone", ink)
        self._on_look_changed()
        theme.changes.changed.connect(self._on_look_changed)

    def set_ink(self, ink: str) -> None:
        """Write in the colour of another token: text1 to text3, red, amber, blue, green or onfill."""
        if self.property("tone") != ink:
            self.setProperty("tone", ink)
            self.style().unpolish(self)
            self.style().polish(self)
            self._on_look_changed()

    def put(self, words: str) -> None:
        """Show other words; nothing is redrawn when they are the same."""
        if self.text() != words:
            self.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A widget that gets another parent while there is a style sheet falls back to the font it had before.
        if event.type() == QEvent.Type.StyleChange and self.font().pixelSize() != theme.px(self._size):
            self._on_look_changed()

    def _on_look_changed(self) -> None:
        self.setFont(theme.font(self._size, self._weight))


class ElidedText(Text):
    """One line that gives way: it is shortened with an ellipsis, and whole in its tool tip."""

    def __init__(
        self,
        words: str = "",
        *,
        size: int = theme.BODY,
        weight: QFont.Weight = theme.REGULAR,
        ink: str = "text1",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, size=size, weight=weight, ink=ink, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setToolTip(words)

    def put(self, words: str) -> None:
        """Show other words."""
        super().put(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = str(self.property("tone"))
        painting.draw_text(QPainter(self), self.contentsRect(), self.text(), self.font(), ink)
