"""How much of a time limit is used, with the marks of acceptance, half time and due time (UI §5)."""

import msgspec
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console import clock_text, theme
from console.widgets import painting
from console.widgets.painted import Painted
from domain.instant import NEVER

_BAR, _MARK_OVERHANG, _MARK = 10, 4, 2


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """The instants of one clock, in UTC milliseconds; without ``yellow_at`` the clock has no half."""

    started_at: int
    red_at: int
    yellow_at: int | None = None
    accepted_at: int | None = None

    def used(self, now: int) -> float:
        """The part of the limit used at ``now``: 0.5 at the half, 1.0 at the due time.

        Between those instants it grows evenly, so that limits that count working time are right where it
        matters; past the due time it goes on at the pace of the whole.
        """
        if now >= self.red_at:
            return 1.0 + (now - self.red_at) / max(1, self.red_at - self.started_at)
        if self.yellow_at is not None and now >= self.yellow_at:
            return 0.5 + 0.5 * (now - self.yellow_at) / max(1, self.red_at - self.yellow_at)
        end, share = (self.red_at, 1.0) if self.yellow_at is None else (self.yellow_at, 0.5)
        return max(0.0, share * (now - self.started_at) / max(1, end - self.started_at))


class LimitBar(Painted):
    """A line of words, the bar, and the marks under it; ``put`` it anew as time goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._note = "", ""
        self._limit: Limit | None = None
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, limit: Limit | None, now: int, words: str, note: str = "") -> None:
        """Show a clock as it stands at ``now``; ``words`` name the limit, ``note`` says how it counts.

        Without a limit, or while its instants are `NEVER` (suspended), the words stand over an empty bar.
        """
        stands = limit is None or limit.red_at == NEVER
        self._limit = None if stands else limit
        self._now, self._words, self._note = now, words, note
        self.setAccessibleName(" ".join(part for part in (words, note, self.used_words()) if part))
        self.update()

    def used_words(self) -> str:
        """What stands at the right: time and part used."""
        if self._limit is None:
            return ""
        spent = clock_text.span(self._now - self._limit.started_at)
        part = int(self._limit.used(self._now) * 100)
        return self.tr("Used {span} · {part}%").format(span=spent, part=part)

    def ink(self) -> str:
        """The token of the used words: red past the due time, amber past the half."""
        if self._limit is None or self._now < self._limit.started_at:
            return "text2"
        if self._now >= self._limit.red_at:
            return "red"
        half = self._limit.yellow_at
        return "amber" if half is not None and self._now >= half else "text2"

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), 2 * theme.px(20) + _BAR + 2 * _MARK_OVERHANG + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = theme.px(20)
        self._paint_words(painter, QRect(0, 0, self.width(), line))
        bar = QRect(0, line + _MARK_OVERHANG + 2, self.width(), _BAR)
        painter.fillRect(bar, theme.colour("bg3"))
        if self._limit is None:
            return
        used = self._limit.used(self._now)
        whole = max(1.0, used)
        self._fill(painter, bar, used, whole)
        for at, ink in self._marks(whole):
            x = min(round(at * bar.width()), bar.width() - _MARK)
            mark = QRect(x, bar.top() - _MARK_OVERHANG, _MARK, bar.height() + 2 * _MARK_OVERHANG)
            painter.fillRect(mark, theme.colour(ink))
        self._paint_labels(painter, QRect(0, bar.bottom() + _MARK_OVERHANG + 1, self.width(), line), whole)

    def _fill(self, painter: QPainter, bar: QRect, used: float, whole: float) -> None:
        within = QRect(bar.left(), bar.top(), round(bar.width() * min(used, 1.0) / whole), bar.height())
        painter.fillRect(within, theme.colour("edge"))
        if used > 1.0:
            over = bar.adjusted(within.width(), 0, 0, 0)
            painter.fillRect(over, theme.colour("red"))

    def _marks(self, whole: float) -> list[tuple[float, str]]:
        marks: list[tuple[float, str]] = []
        limit = self._limit
        if limit is None:
            return marks
        if limit.accepted_at is not None:
            marks.append((limit.used(limit.accepted_at) / whole, "text2"))
        if limit.yellow_at is not None:
            marks.append((0.5 / whole, "amberfill"))
        marks.append((1.0 / whole, "red"))
        return marks

    def _paint_words(self, painter: QPainter, line: QRect) -> None:
        used, font = self.used_words(), theme.font(theme.BODY, theme.MEDIUM)
        used_width = painting.text_width(font, used)
        painting.draw_text(painter, line, used, font, self.ink(), painting.RIGHT)
        room = line.width() - used_width - theme.px(12)
        words_width = min(painting.text_width(theme.font(), self._words) + 1, room)
        painting.draw_text(
            painter, QRect(0, line.top(), words_width, line.height()), self._words, theme.font(), "text1"
        )
        start = words_width + theme.px(12)
        note = QRect(start, line.top(), room - start, line.height())
        if note.width() > theme.px(60):
            painting.draw_text(painter, note, self._note, theme.font(theme.SMALL), "text3")

    def labels(self) -> tuple[str, str, str]:
        """What stands under the bar: the start (or the acceptance), the half, the due time."""
        limit = self._limit
        if limit is None:
            return "", "", ""
        if limit.accepted_at is not None:
            first = self.tr("Accepted {time}").format(
                time=clock_text.short_time(limit.accepted_at, self._now)
            )
        else:
            first = self.tr("From {time}").format(time=clock_text.short_time(limit.started_at, self._now))
        half = ""
        if limit.yellow_at is not None:
            half = self.tr("Half {time}").format(time=clock_text.short_time(limit.yellow_at, self._now))
        due = self.tr("Due {time}").format(time=clock_text.short_time(limit.red_at, self._now))
        return first, half, due

    def _paint_labels(self, painter: QPainter, line: QRect, whole: float) -> None:
        font, (first, half, due) = theme.font(theme.CAPTION), self.labels()
        widths = [painting.text_width(font, words) for words in (first, half, due)]
        painting.draw_text(painter, line, first, font, "text3")
        painting.draw_text(painter, line, due, font, "text3", painting.RIGHT)
        gap = theme.px(8)
        lowest, highest = widths[0] + gap, line.width() - widths[2] - gap - widths[1]
        if half and lowest <= highest:
            x = min(max(round(line.width() * 0.5 / whole) - widths[1] // 2, lowest), highest)
            painting.draw_text(
                painter, QRect(x, line.top(), widths[1] + 1, line.height()), half, font, "text3"
            )
