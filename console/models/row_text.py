"""What a row of the queue says about its time: 剩 1:20, 超期 2:14, 接单剩 0:42, 暂停计时 (UI §3)."""

from __future__ import annotations

from typing import Final

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from console import clock_text, terms
from console.models.pending_marks import Mark, MarkKind
from domain.instant import MINUTE, NEVER, SECOND
from domain.row import TicketRow, state_at
from domain.ticket import short_number
from domain.words import ClockKind, RowState, Stage

_TICKS_BELOW: Final = 10 * MINUTE

_LEFT: Final[dict[ClockKind, object]] = {
    ClockKind.TRIAGE: QT_TRANSLATE_NOOP("RowText", "triage {span}"),
    ClockKind.RESPONSE: QT_TRANSLATE_NOOP("RowText", "answer {span}"),
    ClockKind.ACCEPTANCE: QT_TRANSLATE_NOOP("RowText", "accept {span}"),
    ClockKind.HANDLING: QT_TRANSLATE_NOOP("RowText", "left {span}"),
}
_OVER: Final[dict[ClockKind, object]] = {
    ClockKind.TRIAGE: QT_TRANSLATE_NOOP("RowText", "not triaged {span}"),
    ClockKind.RESPONSE: QT_TRANSLATE_NOOP("RowText", "not answered {span}"),
    ClockKind.ACCEPTANCE: QT_TRANSLATE_NOOP("RowText", "not accepted {span}"),
    ClockKind.HANDLING: QT_TRANSLATE_NOOP("RowText", "overdue {span}"),
}


class TimeShown(msgspec.Struct, frozen=True, kw_only=True):
    """The clock that a row shows, at one time."""

    kind: ClockKind | None
    """None where no clock runs."""
    left: int
    """Milliseconds until red; negative since."""
    used: float | None
    """The part of the limit used, 0.5 at the half, at most 1; None where no bar is drawn."""

    def step(self) -> int:
        """Changes when the words change: each second under ten minutes, else each minute."""
        return step_of(self.left)


def step_of(left: int) -> int:
    """As `TimeShown.step`, for `left` milliseconds until red."""
    length = abs(left)
    count = length // SECOND if length < _TICKS_BELOW else length // MINUTE
    return count if left > 0 else -1 - count


_NO_TIME: Final = TimeShown(kind=None, left=0, used=None)


def time_shown(row: TicketRow, now: int) -> TimeShown:
    """The clock that is behind the row's light."""
    state = state_at(row, now)
    if state is RowState.RED:
        handling = row.handling_red_at == row.red_at
    elif state in {RowState.YELLOW, RowState.GREEN}:
        handling = True
    elif state is RowState.PENDING:
        handling = False
    else:
        return _NO_TIME
    if handling:
        used = _used(row.handling_started_at, row.yellow_at, row.handling_red_at, now)
        return TimeShown(kind=ClockKind.HANDLING, left=row.handling_red_at - now, used=used)
    used = _used(row.pending_started_at, NEVER, row.pending_red_at, now)
    return TimeShown(kind=row.pending_kind, left=row.pending_red_at - now, used=used)


def _used(started_at: int, yellow_at: int, red_at: int, now: int) -> float | None:
    """Grows evenly to one half at `yellow_at` and on to the whole: right at both however time is counted."""
    if NEVER in {started_at, red_at}:
        return None
    if not started_at < yellow_at < red_at:
        return _part(started_at, red_at, now)
    return (_part(started_at, yellow_at, now) + _part(yellow_at, red_at, now)) / 2


def _part(begin: int, end: int, now: int) -> float:
    return min(1.0, max(0.0, (now - begin) / max(1, end - begin)))


def time_words(row: TicketRow, shown: TimeShown, now: int) -> str:
    """What stands in the last column."""
    if row.stage is Stage.SUSPENDED:
        return QCoreApplication.translate("RowText", "clocks paused")
    if row.closed_at != NEVER:
        return clock_text.short_time(row.closed_at, now)
    if shown.kind is None:
        return ""
    return _form(shown.kind, shown.left).format(span=clock_text.span(shown.left))


def _form(kind: ClockKind, left: int) -> str:
    return QCoreApplication.translate("RowText", str(_OVER[kind] if left <= 0 else _LEFT[kind]))


def title_words(row: TicketRow) -> str:
    """The title, with the date of return where the ticket is suspended."""
    if row.stage is not Stage.SUSPENDED or row.suspended_until == NEVER:
        return row.title
    form = QCoreApplication.translate("RowText", "{title} (suspended until {day})")
    return form.format(title=row.title, day=f"{clock_text.local(row.suspended_until):%m-%d}")


def status_words(row: TicketRow, mark: Mark | None = None) -> str:
    """The stage, or that the ticket is under supervision while it is still at work.

    With a mark, what is wished for the ticket and not done yet.
    """
    if mark is not None:
        return _mark_word(mark)
    if row.orders and row.stage in {Stage.DISPATCHED, Stage.HANDLING}:
        return QCoreApplication.translate("RowText", "Supervised")
    return terms.stage(row.stage)


_MARKS: Final[dict[MarkKind, object]] = {
    MarkKind.SENDING: QT_TRANSLATE_NOOP("RowText", "sending"),
    MarkKind.WAITING: QT_TRANSLATE_NOOP("RowText", "to be sent"),
    MarkKind.REFUSED: QT_TRANSLATE_NOOP("RowText", "not done"),
}


def mark_words(mark: Mark) -> str:
    """What is wished and how far it has come: 督办 待上传."""
    return f"{terms.act(mark.act)} {_mark_word(mark)}"


def _mark_word(mark: Mark) -> str:
    return QCoreApplication.translate("RowText", str(_MARKS[mark.kind]))


def unit_words(row: TicketRow, lead_name: str) -> str:
    """主办 and how many assist."""
    if row.assisting and not lead_name:
        return QCoreApplication.translate("RowText", "no lead +{count}").format(count=row.assisting)
    return f"{lead_name} +{row.assisting}" if row.assisting else lead_name


def spoken(row: TicketRow, lead_name: str, now: int, mark: Mark | None = None) -> str:
    """The row in one sentence, for those who listen (UI §18)."""
    state = state_at(row, now)
    shown = time_shown(row, now)
    parts = []
    if shown.kind is not None:
        parts.append(_form(shown.kind, shown.left).format(span=clock_text.span_in_words(shown.left)))
    elif state is not RowState.NONE:
        parts.append(terms.state(state))
    parts.append(short_number(row.id))
    if row.grade is not None:
        parts.append(QCoreApplication.translate("RowText", "grade {grade}").format(grade=row.grade))
    parts += [row.title, mark_words(mark) if mark is not None else status_words(row)]
    if lead_name:
        unit = unit_words(row, lead_name)
        parts.append(QCoreApplication.translate("RowText", "unit {unit}").format(unit=unit))
    return QCoreApplication.translate("RowText", ", ").join(part for part in parts if part)
