"""The bar at the top: who and where, the command box, the connection, the sound, the seat, the time."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.key_hints import HINT
from console.widgets.keycap import draw_keycap, keycap_size
from console.widgets.painted import Painted, PaintedButton
from console.widgets.text import ElidedText, Text

_HEIGHT, _LOGO_CELL, _LOGO, _COMMAND = 48, 56, 24, 560
_CORNER_LEAST = 40


class CommandBox(PaintedButton):
    """Looks like a field, opens the command palette: one place to search and to command."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setProperty(HINT, key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._hint = ""

    def put(self, hint: str) -> None:
        """What can be typed here."""
        self._hint = hint
        self.setAccessibleName(hint)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_COMMAND), theme.px(theme.HIT_TARGET))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(theme.HIT_TARGET))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.draw_box(painter, self.rect(), "field", "edge", theme.border())
        side, x = theme.px(16), theme.px(10)
        drawing = icons.pixmap("search", "text3", side, self.devicePixelRatioF())
        painter.drawPixmap(x, (self.height() - side) // 2, drawing)
        x += side + theme.px(8)
        end = self.width() - theme.px(10) - keycap_size(self._key).width()
        painting.draw_text(
            painter, QRect(x, 0, end - x - theme.px(8), self.height()), self._hint, theme.font(), "text3"
        )
        draw_keycap(painter, QRect(end, 0, self.width() - end, self.height()), self._key)
        if self.hasFocus():
            painting.draw_focus_ring(painter, self.rect())


class TopBar(Painted):
    """Everything in it is told to it; it knows no clock and no connection.

    Signals:
        command_requested: the user went to the command box.
        link_clicked: the user asks about the connection.
        sound_clicked: the user wants the sound on or off.
        seat_clicked: the user wants the menu of the seat.
        back_clicked: the user goes back along the breadcrumb.
    """

    command_requested = Signal()
    link_clicked = Signal()
    sound_clicked = Signal()
    seat_clicked = Signal()
    back_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(size=theme.HEADING, weight=theme.BOLD)
        self._subtitle = ElidedText(size=theme.SMALL, ink="text3")
        self._back = ActionButton("", icon="arrow-left", kind=GHOST, parent=self)
        self._back.setProperty(HINT, "Esc")
        self._back.setObjectName("top-back")
        self._back.clicked.connect(self.back_clicked)
        self._slash = Text("/", ink="text3")
        self._here = Text(size=theme.HEADING, weight=theme.MEDIUM)
        self._here.setObjectName("top-here")
        self._command = CommandBox("Ctrl K", self)
        self._command.put(self.tr("Search tickets / people / places, or type a command"))
        self._command.clicked.connect(self.command_requested)
        self._link = _Corner("wifi", self)
        self._sound = _Corner("volume", self)
        self._sound.setProperty(HINT, "Ctrl Shift S")
        self._seat = _Corner("user", self)
        self._link.clicked.connect(self.link_clicked)
        self._sound.clicked.connect(self.sound_clicked)
        self._seat.clicked.connect(self.seat_clicked)
        self._time = Text(size=theme.HEADING, weight=theme.MEDIUM)
        self._date = ElidedText(size=theme.SMALL, ink="text3")
        self._before, self._behind = QWidget(self), QWidget(self)
        self._left = QHBoxLayout(self._before)
        crumbs = QHBoxLayout()
        crumbs.setSpacing(0)
        crumbs.addWidget(self._back)
        crumbs.addWidget(self._slash)
        crumbs.addSpacing(8)
        crumbs.addWidget(self._here)
        self._left.addLayout(crumbs)
        self._left.setSpacing(8)
        self._left.addWidget(self._title)
        self._left.addWidget(self._subtitle)
        self._left.addStretch(1)
        self._right = QHBoxLayout(self._behind)
        self._right.setSpacing(8)
        for corner in (self._link, self._sound, self._seat):
            self._right.addWidget(corner)
        self._right.addWidget(self._time)
        self._right.addSpacing(4)
        self._right.addWidget(self._date)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_sound(True)
        self.set_breadcrumb("", "")
        self._on_look_changed()

    def set_place(self, title: str, subtitle: str) -> None:
        """The name of the console and of the center it stands in."""
        self._title.put(title)
        self._subtitle.put(subtitle)

    def set_breadcrumb(self, back: str, here: str) -> None:
        """工单队列 / 0611-0153 in place of the console's name; without words the name comes back."""
        self._back.put(back)
        self._here.put(here)
        for widget in (self._back, self._slash, self._here):
            widget.setVisible(bool(back and here))
        for widget in (self._title, self._subtitle):
            widget.setVisible(not (back and here))

    def breadcrumb(self) -> str:
        """Where the user is, as it stands there; empty at the beginning of a page."""
        return "" if self._here.isHidden() else f"{self._back.text()} / {self._here.text()}"

    def leave_out(self, *, command: bool = False, sound: bool = False) -> None:
        """Hide what the console cannot do yet."""
        self._command.setVisible(not command)
        self._sound.setVisible(not sound)

    def set_link(self, words: str, *, icon: str = "wifi", ink: str = "text1") -> None:
        """How the connection is, for example 在线 38 ms; ``ink`` red or amber when it is not well."""
        self._link.show_state(words, icon, ink)

    def set_sound(self, on: bool) -> None:
        """Whether the sounds of the seat are on."""
        words = self.tr("Sound on") if on else self.tr("Muted")
        self._sound.show_state(words, "volume" if on else "volume-off", "text2" if on else "amber")

    def set_sound_words(self, words: str, icon: str, ink: str) -> None:
        """Why the seat hears nothing, or until when."""
        self._sound.show_state(words, icon, ink)

    def sound_words(self) -> str:
        """What is said of the sound."""
        return self._sound.text()

    def set_seat(self, words: str) -> None:
        """Seat and person."""
        self._seat.show_state(words, "user", "text2")

    def set_time(self, time: str, date: str) -> None:
        """The server's time; the date beside it."""
        self._time.put(time)
        self._date.put(date)

    def time_shown(self) -> str:
        """The time on the screen."""
        return self._time.text()

    def command_box(self) -> CommandBox:
        """The command box."""
        return self._command

    def minimumSizeHint(self) -> QSize:
        parts = (self._before, self._command, self._behind)
        return QSize(sum(part.minimumSizeHint().width() for part in parts), self.height())

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._arrange()
        return handled

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("bg1"))
        painting.draw_hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)
        side = theme.px(_LOGO)
        drawing = icons.pixmap("building-broadcast-tower", "text1", side, self.devicePixelRatioF())
        painter.drawPixmap((theme.px(_LOGO_CELL) - side) // 2, (self.height() - side) // 2, drawing)

    def _on_look_changed(self) -> None:
        self.setFixedHeight(max(_HEIGHT, theme.px(40)))
        self._left.setContentsMargins(theme.px(_LOGO_CELL), 0, 8, 1)
        self._right.setContentsMargins(8, 0, 16, 1)
        super()._on_look_changed()
        self._arrange()

    def _arrange(self) -> None:
        """The command box in the middle, or where there is less room between what stands beside it."""
        whole, most = self.width(), theme.px(_COMMAND)
        wanted, least = self._before.sizeHint().width(), self._before.minimumSizeHint().width()
        box = self._command.minimumSizeHint().width()
        behind = min(self._behind.sizeHint().width(), whole - least - box)
        if whole - 2 * max(wanted, behind) >= min(most, 2 * box):
            box = min(most, whole - 2 * max(wanted, behind))
            left = (whole - box) // 2
        else:
            box = max(box, min(most, whole - behind - wanted))
            left = whole - behind - box
        high = self._command.sizeHint().height()
        self._command.setGeometry(left, (self.height() - 1 - high) // 2, box, high)
        self._before.setGeometry(0, 0, left, self.height())
        self._behind.setGeometry(whole - behind, 0, behind, self.height())


class _Corner(ActionButton):
    """A quiet button of the right corner whose icon and colour tell a state."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__("", icon=icon, kind=GHOST, parent=parent)
        self._ink = "text2"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """The icon alone, where a low screen or large text leaves no more; trouble stays whole."""
        if self._ink in ("amber", "red"):
            return self.sizeHint()
        return QSize(theme.px(_CORNER_LEAST), self.sizeHint().height())

    def show_state(self, words: str, icon: str, ink: str) -> None:
        self._icon_name, self._ink = icon, ink
        self.put(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def _inks(self) -> tuple[str | None, str | None, str, str]:
        fill, edge, _ink, cap = super()._inks()
        return fill, edge, self._ink, cap
