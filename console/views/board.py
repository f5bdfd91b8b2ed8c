"""The counters of a page of tickets by role: the center's lights, or what waits for a unit or an office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text
from console.models.queue_choice import QueueFilter
from console.models.waiting import Waiting, count_of, first_reply
from console.store import TicketStore
from console.views import counters
from console.views.counters import ALL, Shown
from console.widgets.counter_bar import Counter as Chip
from domain.instant import NEVER
from domain.words import Role, RowState

translate = QCoreApplication.translate


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above the rows: the chips in the order of Alt 0 to 9, and what each of them filters."""

    chips: tuple[Chip, ...]
    filters: Mapping[str, QueueFilter]
    said: Callable[[TicketStore, int], dict[str, Shown]]
    """Count and fact of each, from the store at a server time."""
    badge: Callable[[TicketStore], int]
    """How much of it asks for somebody: the number on the rail."""
    home: str = ALL
    """The counter that the page begins with and comes back to."""


class _Kind(msgspec.Struct, frozen=True):
    waiting: Waiting
    light: str = ""
    icon: str = ""


_OF_HANDLER: Final = (
    _Kind(Waiting.TO_ACCEPT, RowState.PENDING),
    _Kind(Waiting.AT_WORK, RowState.GREEN),
    _Kind(Waiting.DUE_SOON, RowState.YELLOW),
    _Kind(Waiting.OVERDUE, RowState.RED),
    _Kind(Waiting.TO_REPLY, icon="gavel"),
    _Kind(Waiting.DISPUTED, icon="corner-up-right"),
    _Kind(Waiting.ANSWERED, icon="check"),
)
_OF_LEADER: Final = (
    _Kind(Waiting.TO_REPLY, icon="gavel"),
    _Kind(Waiting.OVERDUE, RowState.RED),
    _Kind(Waiting.DUE_SOON, RowState.YELLOW),
    _Kind(Waiting.TO_ACCEPT, RowState.PENDING),
    _Kind(Waiting.AT_WORK, RowState.GREEN),
    _Kind(Waiting.DISPUTED, icon="corner-up-right"),
)
_OF_OFFICE: Final = (
    _Kind(Waiting.TO_REPLY, icon="gavel"),
    _Kind(Waiting.REPLY_LATE, icon="alert-triangle"),
    _Kind(Waiting.UNANSWERED, icon="send"),
    _Kind(Waiting.DISPUTED, icon="corner-up-right"),
)
_INBOXES: Final = {Role.HANDLER: _OF_HANDLER, Role.LEADER: _OF_LEADER, Role.INSPECTOR: _OF_OFFICE}
_BADGES: Final = {Role.HANDLER: Waiting.TO_ACCEPT}
_REPLIES: Final = frozenset({Waiting.TO_REPLY, Waiting.UNANSWERED, Waiting.REPLY_LATE})

APPROVALS: Final = (
    _Kind(Waiting.APPROVAL, icon="user-check"),
    _Kind(Waiting.REQUEST, icon="clock-pause"),
    _Kind(Waiting.RULING, icon="users"),
)
SUPERVISIONS: Final = (
    _Kind(Waiting.UNANSWERED, icon="gavel"),
    _Kind(Waiting.REPLY_LATE, icon="alert-triangle"),
)


def board_for(role: Role) -> Board:
    """The counters of the page of tickets."""
    kinds = _INBOXES.get(role)
    if kinds is None:
        return _center_board()
    asks = _BADGES.get(role, Waiting.TO_REPLY)
    return waiting_board(kinds, asks, everything=True)


def waiting_board(kinds: tuple[_Kind, ...], asks: Waiting, *, everything: bool = False) -> Board:
    """Counters of what waits. With `everything` the whole queue stands before them, as Alt 0."""
    chips = [Chip(key=ALL, word=translate("Counters", "All"), hint="Alt 0")] if everything else []
    filters = {ALL: QueueFilter()} if everything else {}
    for kind in kinds:
        key = kind.waiting.value
        hint = f"Alt {len(chips)}"
        chips.append(Chip(key=key, word=words_of(kind.waiting), light=kind.light, icon=kind.icon, hint=hint))
        filters[key] = QueueFilter(waiting=kind.waiting)

    def said(store: TicketStore, now: int) -> dict[str, Shown]:
        shown = {kind.waiting.value: _shown(store, kind.waiting, now) for kind in kinds}
        if everything:
            shown[ALL] = Shown(count=len(store.open_rows()))
        return shown

    return Board(
        chips=tuple(chips),
        filters=filters,
        said=said,
        badge=lambda store: count_of(store, asks),
        home=chips[0].key,
    )


def _center_board() -> Board:
    chips = tuple(counters.chips())
    return Board(
        chips=chips,
        filters={chip.key: counters.filter_of(chip.key) for chip in chips},
        said=lambda store, now: counters.with_further_facts(counters.shown(store.counts(), now), store, now),
        badge=lambda store: store.counts().unacknowledged,
    )


def _shown(store: TicketStore, waiting: Waiting, now: int) -> Shown:
    count = count_of(store, waiting)
    due = first_reply(store, waiting) if waiting in _REPLIES else NEVER
    if due == NEVER:
        return Shown(count=count)
    if due <= now:
        fact = translate("Counters", "late since {span}").format(span=clock_text.span(now - due))
    else:
        fact = translate("Counters", "next in {span}").format(span=clock_text.span(due - now))
    return Shown(count=count, fact=fact)


def words_of(waiting: Waiting) -> str:
    """The word of a counter of what waits."""
    return {
        Waiting.TO_ACCEPT: translate("Counters", "To accept"),
        Waiting.AT_WORK: translate("Counters", "At work"),
        Waiting.DUE_SOON: translate("Counters", "Due soon"),
        Waiting.OVERDUE: translate("Counters", "Overdue"),
        Waiting.TO_REPLY: translate("Counters", "To reply to"),
        Waiting.DISPUTED: translate("Counters", "Disputed return"),
        Waiting.ANSWERED: translate("Counters", "Reported"),
        Waiting.APPROVAL: translate("Counters", "To approve"),
        Waiting.REQUEST: translate("Counters", "Requests"),
        Waiting.RULING: translate("Counters", "To rule on"),
        Waiting.UNANSWERED: translate("Counters", "Not replied to"),
        Waiting.REPLY_LATE: translate("Counters", "Reply overdue"),
    }[waiting]
