"""The door: a seat with one click in a demo district, name and password elsewhere."""

import msgspec
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from console import icons, terms, theme
from console.widgets import painting
from console.widgets.action_button import GHOST, PRIMARY, ActionButton
from console.widgets.form_field import FormField
from console.widgets.painted import Painted, PaintedButton
from console.widgets.text import Text
from domain.words import Role

_CARD_WIDTH, _SEATS_WIDTH, _SEAT_HEIGHT, _COLUMNS = 420, 760, 52, 3
_KEY_PRESS = QEvent.Type.KeyPress
_ORDER = (
    Role.DISPATCHER,
    Role.SUPERVISOR,
    Role.HANDLER,
    Role.LEADER,
    Role.INSPECTOR,
    Role.OFFICER,
    Role.RESIDENT,
    Role.ENTERPRISE,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
    Role.WALL,
)
_ROLE_ICONS = {
    Role.DISPATCHER: "list-details",
    Role.SUPERVISOR: "shield-lock",
    Role.HANDLER: "building-community",
    Role.LEADER: "gavel",
    Role.INSPECTOR: "eye",
    Role.OFFICER: "map-pin",
    Role.RESIDENT: "user",
    Role.ENTERPRISE: "users",
    Role.WALL: "device-tv",
}


class SeatCard(msgspec.Struct, frozen=True, kw_only=True):
    """A seat that can be taken with one click."""

    account: int
    name: str
    role: Role
    place: str
    """Seat and area, or the unit."""


class SeatButton(PaintedButton):
    """One seat: the name, and under it what it is."""

    def __init__(self, seat: SeatCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.setObjectName(f"seat-{seat.account}")
        self.setAccessibleName(f"{seat.name} {terms.role(seat.role)} {seat.place}".strip())
        self.setToolTip(seat.place)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(_SEAT_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(140), theme.px(_SEAT_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill = "bg1" if self.isDown() else "bg3" if self.underMouse() else "bg2"
        painting.draw_box(painter, self.rect(), fill, "edge", theme.border())
        side = theme.px(20)
        drawing = icons.pixmap(
            _ROLE_ICONS.get(self.seat.role, "user"), "text2", side, self.devicePixelRatioF()
        )
        painter.drawPixmap(theme.px(12), (self.height() - side) // 2, drawing)
        x = theme.px(12) + side + theme.px(10)
        font, small = theme.font(theme.BODY, theme.MEDIUM), theme.font(theme.CAPTION)
        line, second = painting.line_height(font), painting.line_height(small)
        top, room = (self.height() - line - second) // 2, self.width() - x - theme.px(8)
        painting.draw_text(painter, QRect(x, top, room, line), self.seat.name, font, "text1")
        painting.draw_text(painter, QRect(x, top + line, room, second), self.seat.place, small, "text2")
        if self.hasFocus():
            painting.draw_focus_ring(painter, self.rect())


class LoginView(Painted):
    """Name and password at the left; where the server offers seats, they stand at the right.

    Signals:
        login_requested: the user sent name and password, and the next password after a one-time code.
        seat_chosen: the user took a seat of the demo (its account).
        retry_requested: the user wants the server to be asked again.
    """

    login_requested = Signal(str, str, str)
    seat_chosen = Signal(int)
    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("login")
        self._title = Text(self.tr("Huying"), size=theme.DISPLAY, weight=theme.BOLD)
        self._subtitle = Text(
            self.tr("Command-center console: the base calls, departments answer"), ink="text2", wrap=True
        )
        self._reason = Text(ink="amber", wrap=True)
        self._reason.hide()
        self._name, self._password = QLineEdit(), QLineEdit()
        self._name.setObjectName("login-name")
        self._password.setObjectName("login-password")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._name_field = FormField(self.tr("Account"), self._name)
        self._password_field = FormField(self.tr("Password"), self._password)
        self._next = QLineEdit()
        self._next.setObjectName("login-next")
        self._next.setEchoMode(QLineEdit.EchoMode.Password)
        self._next_field = FormField(self.tr("New password"), self._next)
        self._next.returnPressed.connect(self._on_enter)
        self._enter = ActionButton(self.tr("Log in"), key="Enter", kind=PRIMARY, tall=True)
        self._enter.setObjectName("login-enter")
        self._status = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._status.setObjectName("login-status")
        self._retry = ActionButton(self.tr("Try again"), icon="refresh", kind=GHOST)
        self._retry.setObjectName("login-retry")
        self._retry.hide()
        self._seats = _Seats()
        self._seats.hide()
        self._lay_out()
        self._enter.clicked.connect(self._on_enter)
        self._name.returnPressed.connect(self._password.setFocus)
        self._password.returnPressed.connect(self._on_enter)
        self._password.installEventFilter(self)
        self._retry.clicked.connect(self.retry_requested)
        self._seats.chosen.connect(self._on_seat_chosen)

    def offer_seats(self, seats: list[SeatCard]) -> None:
        """Offer these seats with one click each; none of them hides the list."""
        self._seats.put(seats)
        self._seats.setVisible(bool(seats))
        first = self._seats.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def seats(self) -> list[SeatCard]:
        """The seats that are offered."""
        return [button.seat for button in self._seats.buttons]

    def say(self, words: str, *, retry: bool = False) -> None:
        """Say what is going on, for example that the server is being started."""
        self._status.put(words)
        self._status.set_ink("text2")
        self._retry.setVisible(retry)

    def ask_again(self, reason: str, name: str = "", account: int = 0) -> None:
        """Ask for a log-in over the page, with the reason; what is behind it stays as it is.

        The keyboard waits where `account` comes in again: on its seat, or in the password's field.
        """
        self._reason.put(reason)
        self._reason.setVisible(bool(reason))
        if name:
            self._name.setText(name)
        self._password.clear()
        own = next((one for one in self._seats.buttons if one.seat.account == account), None)
        again = own or (self._password if name else self._name)
        again.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, words: str, *, retry: bool = False) -> None:
        """The log-in was refused, or no answer came."""
        self.set_busy(False)
        self._password_field.set_error("" if retry else words)
        self._status.put(words if retry else "")
        self._status.set_ink("red" if retry else "text2")
        self._retry.setVisible(retry)
        if not retry:
            self._password.selectAll()
            self._password.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_next_password(self, words: str) -> None:
        """The password was a one-time code: ask for the one that takes its place."""
        self.set_busy(False)
        self._next_field.show()
        self._next_field.set_error(words)
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def problem(self) -> str:
        """What is said about the last try."""
        if not self._next_field.isHidden() and self._next_field.error():
            return self._next_field.error()
        return self._password_field.error() or self._status.text()

    def set_busy(self, busy: bool) -> None:
        """While the server is asked nothing can be sent twice."""
        self._enter.put(self.tr("Logging in …") if busy else self.tr("Log in"))
        for widget in (self._enter, self._seats):
            widget.setEnabled(not busy)
        if busy:
            self._password_field.set_error("")
            self._next_field.set_error("")
            self._retry.hide()

    def clear(self) -> None:
        """Somebody is in: the password is not kept."""
        self._password.clear()
        self._next.clear()
        self._next_field.hide()
        self._reason.hide()
        self._status.put("")
        self.set_busy(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._password
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            self._look_at_caps_lock(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("bg0"))

    def _look_at_caps_lock(self, event: QKeyEvent) -> None:
        """Qt does not tell the lock; a letter in the wrong case does."""
        typed = event.text()
        if len(typed) != 1 or not typed.isalpha() or not typed.isascii():
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        hint = self.tr("Caps Lock is on")
        if typed.isupper() is not shift:
            self._password_field.set_error(hint)
        elif self._password_field.error() == hint:
            self._password_field.set_error("")

    def _on_enter(self) -> None:
        if not self._enter.isEnabled():
            return
        name, password = self._name.text().strip(), self._password.text()
        self._name_field.set_error("" if name else self.tr("Write the name of your account"))
        self._password_field.set_error("" if password else self.tr("Write your password"))
        if not name:
            self._name.setFocus()
        elif not password:
            self._password.setFocus()
        else:
            self.set_busy(True)
            self.login_requested.emit(name, password, self._next.text())

    def _on_seat_chosen(self, account: int) -> None:
        self.set_busy(True)
        self.seat_chosen.emit(account)

    def _lay_out(self) -> None:
        logo = _Logo()
        self._card = card = QFrame()
        card.setObjectName("panel")
        card.setFixedWidth(theme.px(_CARD_WIDTH))
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 28, 28, 24)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(logo)
        head.addWidget(self._title, 1)
        column.addLayout(head)
        column.addWidget(self._subtitle)
        column.addSpacing(8)
        column.addWidget(self._reason)
        column.addWidget(self._name_field)
        column.addWidget(self._password_field)
        column.addWidget(self._next_field)
        self._next_field.hide()
        column.addSpacing(4)
        column.addWidget(self._enter)
        column.addWidget(self._status)
        column.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._seats)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(row, 20)
        whole.addStretch(1)
        self._seats.setMaximumHeight(theme.px(680))


class _Logo(Painted):
    def sizeHint(self) -> QSize:
        return QSize(theme.px(36), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.px(36)
        drawing = icons.pixmap("building-broadcast-tower", "text1", side, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, (self.height() - side) // 2, drawing)


class _Seats(QFrame):
    """Seats grouped by role.

    Signals:
        chosen: a seat was pressed (its account).
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.buttons: list[SeatButton] = []
        self.setFixedWidth(theme.px(_SEATS_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 12, 12)
        column.setSpacing(4)
        column.addWidget(
            Text(self.tr("Demo district: choose a seat"), size=theme.HEADING, weight=theme.MEDIUM)
        )
        column.addWidget(
            Text(self.tr("One click, no password; on this computer only"), size=theme.SMALL, ink="text2")
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        column.addWidget(self._area, 1)

    def first(self) -> SeatButton | None:
        """The seat that stands first."""
        return self.buttons[0] if self.buttons else None

    def put(self, seats: list[SeatCard]) -> None:
        """Show these seats."""
        inner = QWidget()
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 8, 8, 8)
        column.setSpacing(6)
        self.buttons = []
        for role in _ORDER:
            of_role = [seat for seat in seats if seat.role is role]
            if not of_role:
                continue
            column.addSpacing(4)
            column.addWidget(Text(terms.role(role), size=theme.CAPTION, ink="text3"))
            column.addWidget(self._group(of_role))
        column.addStretch(1)
        self._area.setWidget(inner)

    def _group(self, seats: list[SeatCard]) -> QWidget:
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for number, seat in enumerate(seats):
            button = SeatButton(seat)
            button.clicked.connect(lambda _checked=False, account=seat.account: self.chosen.emit(account))
            self.buttons.append(button)
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        for column in range(_COLUMNS):  # one width for all, also where a row has gaps
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, theme.px(200))
        return group
