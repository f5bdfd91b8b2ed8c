"""The counters above the queue: filter and legend in one (UI §1)."""

import msgspec
from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from console import icons, theme
from console.widgets import lights, painting
from console.widgets.key_hints import HINT
from console.widgets.keycap import draw_keycap, keycap_size
from console.widgets.painted import Painted, PaintedButton
from domain.words import RowState

_GAP = 8
_HEIGHT = 44
_LIGHT = 18


class _Form(msgspec.Struct, frozen=True):
    """How much of a counter is shown, and how tightly (pixels at a text scale of 100 %)."""

    padding: int
    gap: int
    hint: bool
    fact: bool


# From roomy to bare; the bar takes the first that fits all its counters.
_FORMS = (
    _Form(12, 8, True, True),
    _Form(8, 6, True, True),
    _Form(8, 6, False, True),
    _Form(8, 6, False, False),
)


class Counter(msgspec.Struct, frozen=True, kw_only=True):
    """One counter: its key, its word, its light or icon (one or none), and the key that chooses it."""

    key: str
    word: str
    light: str = ""
    icon: str = ""
    hint: str = ""


class CounterChip(PaintedButton):
    """Shape, word, count, one fact and the key, as far as the bar has room for them."""

    def __init__(self, counter: Counter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counter = counter
        self._count, self._fact = 0, ""
        self._form = _FORMS[0]
        self.setCheckable(True)
        self.setProperty(HINT, counter.hint)
        self._say()

    def put(self, count: int, fact: str) -> None:
        """Show another count and fact."""
        if self.says(count, fact):
            return
        self._count, self._fact = count, fact
        self._say()
        self.update()

    def says(self, count: int, fact: str) -> bool:
        """Whether this count and fact are what is shown."""
        return (count, fact) == (self._count, self._fact)

    def count(self) -> int:
        """The count that is shown."""
        return self._count

    def width_in(self, form: _Form) -> int:
        """The room the counter needs in a form."""
        parts = [painting.text_width(theme.font(), self.counter.word)]
        parts.append(painting.text_width(_count_font(), str(self._count)))
        if self.counter.light or self.counter.icon:
            parts.append(theme.px(_LIGHT))
        if form.fact and self._fact:
            parts.append(painting.text_width(theme.font(theme.CAPTION), self._fact))
        if form.hint and self.counter.hint:
            parts.append(keycap_size(self.counter.hint).width())
        return sum(parts) + theme.px(form.gap) * (len(parts) - 1) + theme.px(2 * form.padding) + 2

    def take_form(self, form: _Form) -> None:
        """Be shown in a form."""
        if form != self._form:
            self._form = form
            self.update()

    def shows_hint(self) -> bool:
        """Whether the key is shown."""
        return self._form.hint

    def sizeHint(self) -> QSize:
        return QSize(self.width_in(_FORMS[0]), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width_in(_FORMS[-1]), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = "bg3" if chosen else "bg2" if self.underMouse() else "bg1"
        painting.draw_box(painter, self.rect(), fill, "edge" if chosen else "line", theme.border())
        gap, x, height = theme.px(self._form.gap), theme.px(self._form.padding), self.height()
        side, ratio = theme.px(_LIGHT), self.devicePixelRatioF()
        if self.counter.light:
            painter.drawPixmap(x, (height - side) // 2, lights.pixmap(self.counter.light, side, ratio))
            x += side + gap
        elif self.counter.icon:
            painter.drawPixmap(x, (height - side) // 2, icons.pixmap(self.counter.icon, "text1", side, ratio))
            x += side + gap
        x = self._write(painter, x, self.counter.word, theme.BODY, "text2")
        x = self._write(painter, x, str(self._count), theme.TITLE, self._count_ink())
        if self._form.fact:
            self._write(painter, x, self._fact, theme.CAPTION, "text3")
        if self._form.hint and self.counter.hint:
            cap = keycap_size(self.counter.hint).width()
            end = self.width() - theme.px(self._form.padding)
            draw_keycap(painter, QRect(end - cap, 0, cap, height), self.counter.hint)
        if self.hasFocus():
            painting.draw_focus_ring(painter, self.rect())

    def _write(self, painter: QPainter, x: int, words: str, size: int, ink: str) -> int:
        font = _count_font() if size == theme.TITLE else theme.font(size)
        width = painting.text_width(font, words)
        painting.draw_text(painter, QRect(x, 0, width + 1, self.height()), words, font, ink)
        return x + width + theme.px(self._form.gap)

    def _count_ink(self) -> str:
        """Only red and yellow are loud, and only when there are any."""
        loud = {RowState.RED.value: "red", RowState.YELLOW.value: "amber"}
        return loud.get(self.counter.light, "text1") if self._count else "text1"

    def _say(self) -> None:
        words = [self.counter.word, str(self._count), self._fact]
        self.setAccessibleName(" ".join(word for word in words if word))
        tip = [self.accessibleName(), self.counter.hint]
        self.setToolTip("  ".join(word for word in tip if word))


def _count_font() -> QFont:
    return theme.font(theme.TITLE, theme.BOLD)


class CounterBar(Painted):
    """A row of counters of which exactly one is chosen; a second row where text is large.

    Signals:
        counter_chosen: the user chose another counter (its key).
    """

    counter_chosen = Signal(str)

    def __init__(self, counters: list[Counter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._chips = {counter.key: CounterChip(counter, self) for counter in counters}
        for chip in self._chips.values():
            self._group.addButton(chip)
            chip.clicked.connect(self._on_chip_clicked)
        next(iter(self._chips.values())).setChecked(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, key: str, count: int, fact: str = "") -> None:
        """Show the count and the fact of one counter."""
        chip = self._chips[key]
        if chip.says(count, fact):  # as nearly always: this is asked for each counter with each frame
            return
        before = chip.width_in(_FORMS[0])
        chip.put(count, fact)
        if chip.width_in(_FORMS[0]) != before:
            self._place()

    def chosen(self) -> str:
        """The key of the chosen counter."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def choose(self, key: str) -> None:
        """Choose a counter, as by its key; tells only if it was another."""
        if key != self.chosen():
            self._chips[key].setChecked(True)
            self.counter_chosen.emit(key)

    def counter_keys(self) -> tuple[str, ...]:
        """The keys of all counters, in their order."""
        return tuple(self._chips)

    def chip(self, key: str) -> CounterChip:
        """The chip of one counter."""
        return self._chips[key]

    def heightForWidth(self, width: int) -> int:
        rows = len(self._rows(width))
        return rows * theme.px(_HEIGHT) + (rows - 1) * _GAP

    def sizeHint(self) -> QSize:
        width = sum(chip.width_in(_FORMS[0]) for chip in self._chips.values()) + _GAP * (len(self._chips) - 1)
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        widest = max(chip.width_in(_FORMS[-1]) for chip in self._chips.values())
        return QSize(widest, self.heightForWidth(max(self.width(), widest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _on_look_changed(self) -> None:
        self._place()
        super()._on_look_changed()

    def _on_chip_clicked(self) -> None:
        self.counter_chosen.emit(self.chosen())

    def _rows(self, width: int) -> list[list[CounterChip]]:
        """The chips in as few rows as hold them, of about equal number."""
        chips = list(self._chips.values())
        for count in range(1, len(chips) + 1):
            size = -(-len(chips) // count)
            rows = [chips[at : at + size] for at in range(0, len(chips), size)]
            if all(_needed(row, _FORMS[-1]) <= width for row in rows):
                return rows
        return [[chip] for chip in chips]

    def _place(self) -> None:
        height, rows, width = theme.px(_HEIGHT), self._rows(self.width()), self.width()
        fitting = (form for form in _FORMS if all(_needed(row, form) <= width for row in rows))
        form = next(fitting, _FORMS[-1])
        for line, row in enumerate(rows):
            x = 0
            for chip, share in zip(row, _shares(row, form, width - _GAP * (len(row) - 1)), strict=True):
                chip.take_form(form)
                chip.setGeometry(x, line * (height + _GAP), share, height)
                x += share + _GAP
        if self.height() != self.heightForWidth(width):
            self.updateGeometry()


def _needed(row: list[CounterChip], form: _Form) -> int:
    return sum(chip.width_in(form) for chip in row) + _GAP * (len(row) - 1)


def _shares(row: list[CounterChip], form: _Form, room: int) -> list[int]:
    """Divide ``room`` among the counters of a row, each at least what it needs in ``form``."""
    wanted = [chip.width_in(form) for chip in row]
    whole = sum(wanted)
    shares = [max(width, width * room // whole) for width in wanted]
    shares[-1] += max(0, room - sum(shares))
    return shares
