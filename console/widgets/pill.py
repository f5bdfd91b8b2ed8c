"""Small marks beside text: a framed word, a count on a dot, a grade in its box."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.painted import Painted

# The edge that goes with an ink; anything else is edged like a control.
_EDGES = {"red": "red", "amber": "amber", "blue": "blue", "green": "green"}


def pill_size(words: str, icon: str = "") -> QSize:
    """The room a pill needs at the present text scale."""
    width = painting.text_width(theme.font(theme.CAPTION), words) + theme.px(14)
    return QSize(width + (theme.px(18) if icon else 0), theme.px(20))


def draw_pill(painter: QPainter, rect: QRect, words: str, ink: str = "text2", icon: str = "") -> None:
    """Draw a pill at the left of ``rect``, centred upright."""
    size = pill_size(words, icon)
    width = min(size.width(), rect.width())
    box = QRect(rect.left(), rect.center().y() - size.height() // 2 + 1, width, size.height())
    painting.draw_box(painter, box, None, _EDGES.get(ink, "edge"), 1.0, 3)
    inner = box.adjusted(theme.px(7), 0, -theme.px(6), 0)
    if icon:
        side = theme.px(14)
        drawing = icons.pixmap(icon, ink, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(inner.left(), box.center().y() - side // 2 + 1, drawing)
        inner.setLeft(inner.left() + theme.px(18))
    painting.draw_text(painter, inner, words, theme.font(theme.CAPTION), ink)


class Pill(Painted):
    """A word in a thin frame, such as 超期 2 时 14 分; ``ink`` is the token of its text and frame."""

    def __init__(
        self, words: str, *, ink: str = "text2", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._ink, self._icon = words, ink, icon
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def put(self, words: str, ink: str = "text2") -> None:
        """Show another word in another colour."""
        if (words, ink) != (self._words, self._ink):
            self._words, self._ink = words, ink
            self.setAccessibleName(words)
            self._on_look_changed()

    def words(self) -> str:
        """What the pill says."""
        return self._words

    def sizeHint(self) -> QSize:
        return pill_size(self._words, self._icon)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_pill(QPainter(self), self.rect(), self._words, self._ink, self._icon)


def draw_badge(painter: QPainter, right: int, top: int, count: int) -> None:
    """Draw a count on red with its upper right corner at (``right``, ``top``); nothing for zero."""
    if count <= 0:
        return
    words = str(count) if count < 100 else "99+"
    font = theme.font(theme.CAPTION, theme.MEDIUM)
    height = theme.px(18)
    width = max(height, painting.text_width(font, words) + theme.px(8))
    box = QRect(right - width, top, width, height)
    painting.draw_box(painter, box, "redfill", None, 0, height / 2)
    painting.draw_text(painter, box, words, font, "onfill", painting.CENTRE)


class Badge(Painted):
    """A count of things that wait for the operator; unseen at zero, 99+ from a hundred."""

    def __init__(self, count: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.put(count)

    def put(self, count: int) -> None:
        """Show another count."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(str(count))
            self.setVisible(count > 0)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(32), theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_badge(QPainter(self), self.width(), 0, self._count)


def draw_grade(
    painter: QPainter, rect: QRect, letter: str, side: int = 20, size: int = theme.CAPTION
) -> None:
    """Draw the letter of a grade in its box, centred in ``rect``; a grade is no alarm and has no colour."""
    length = theme.px(side)
    box = QRect(rect.center().x() - length // 2 + 1, rect.center().y() - length // 2 + 1, length, length)
    painting.draw_box(painter, box, None, "edge", 1.0, 3)
    painting.draw_text(painter, box, letter, theme.font(size, theme.BOLD), "text1", painting.CENTRE)


class GradeBox(Painted):
    """The grade of a ticket, A to D."""

    def __init__(self, letter: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self.setAccessibleName(letter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def put(self, letter: str) -> None:
        """Show another grade; an empty one shows nothing."""
        self._letter = letter
        self.setAccessibleName(letter)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(22), theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._letter:
            draw_grade(QPainter(self), self.rect(), self._letter)
