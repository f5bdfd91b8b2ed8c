"""A value that changed is seen to have changed: its background fades once, for 600 ms (UI §17)."""

from PySide6.QtCore import QAbstractAnimation, QEvent, QObject, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console import theme

FADE_MS = 600
_STRENGTH = 0.59


class Flash(QWidget):
    """Lies over its host while it fades, and takes neither pointer nor keyboard."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        host.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fade = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=FADE_MS)
        self._fade.valueChanged.connect(lambda _value: self.update())
        self._fade.finished.connect(self.hide)
        self.hide()

    def begin(self) -> None:
        """The value is another one now."""
        if self._host.isHidden() or not self._host.window().isVisible():
            return
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self._fade.stop()
        self._fade.start()

    def is_fading(self) -> bool:
        """Whether it can be seen."""
        return self._fade.state() is QAbstractAnimation.State.Running

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = theme.veil("blue", _STRENGTH * float(self._fade.currentValue() or 0.0))
        QPainter(self).fillRect(self.rect(), ink)
