"""The counters above the queue: what each one filters, and the one fact it tells beside its count (UI §1)."""

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, terms
from console.models.queue_choice import QueueFilter
from console.store import Counts, TicketStore
from console.store.codes import COUNTERS
from console.store.lights import RED
from console.widgets.counter_bar import Counter as Chip
from domain.instant import HOUR, NEVER
from domain.words import Counter, RowState

translate = QCoreApplication.translate

ALL: Final = "all"
SUPERVISED: Final = "supervised"
MINE: Final = "mine"

_LIGHTS: Final = {
    Counter.OVERDUE: RowState.RED,
    Counter.HALF: RowState.YELLOW,
    Counter.NORMAL: RowState.GREEN,
    Counter.WAITING: RowState.PENDING,
    Counter.UNACCEPTED: RowState.PENDING,
    Counter.UNRATED: RowState.NONE,
    Counter.SUSPENDED: RowState.SUSPENDED,
}


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """Count and fact of one counter."""

    count: int
    fact: str = ""


def chips() -> list[Chip]:
    """All of them, in the order of the keys Alt 1 to 9; the whole queue is Alt 0."""
    made = [Chip(key=ALL, word=translate("Counters", "All"), hint="Alt 0")]
    made += [
        Chip(key=counter.value, word=terms.counter(counter), light=light.value, hint=f"Alt {number}")
        for number, (counter, light) in enumerate(_LIGHTS.items(), 1)
    ]
    made.append(Chip(key=SUPERVISED, word=translate("Counters", "Supervised"), icon="gavel", hint="Alt 8"))
    made.append(Chip(key=MINE, word=translate("Counters", "Mine"), icon="user", hint="Alt 9"))
    return made


def filter_of(key: str) -> QueueFilter:
    """What the queue shows for a counter."""
    if key == SUPERVISED:
        return QueueFilter(supervised=True)
    if key == MINE:
        return QueueFilter(mine=True)
    return QueueFilter() if key == ALL else QueueFilter(counter=Counter(key))


def shown(counts: Counts, now: int) -> dict[str, Shown]:
    """What every counter says."""
    said = {counter.value: Shown(count=count) for counter, count in counts.by_counter.items()}
    said[ALL] = Shown(count=counts.open)
    said[SUPERVISED] = Shown(count=counts.supervised)
    said[MINE] = Shown(count=counts.mine)
    if counts.unacknowledged:
        fact = translate("Counters", "{count} unconfirmed").format(count=counts.unacknowledged)
        said[Counter.OVERDUE] = Shown(count=said[Counter.OVERDUE].count, fact=fact)
    if counts.half_due_within_hour:
        fact = translate("Counters", "{count} due within the hour").format(count=counts.half_due_within_hour)
        said[Counter.HALF] = Shown(count=said[Counter.HALF].count, fact=fact)
    if counts.next_acceptance_due not in (0, NEVER) and counts.next_acceptance_due > now:
        span = clock_text.span(counts.next_acceptance_due - now)
        fact = translate("Counters", "next in {span}").format(span=span)
        said[Counter.UNACCEPTED] = Shown(count=said[Counter.UNACCEPTED].count, fact=fact)
    return said


def with_further_facts(said: dict[str, Shown], store: TicketStore, now: int) -> dict[str, Shown]:
    """The facts that need the rows themselves: what of mine and of the supervised is overdue, what is to be
    triaged or dispatched within the hour.
    """
    rows, columns = store.open_rows(), store.columns
    red = rows[store.state[rows] == RED]
    overdue = {MINE: store.mine(red), SUPERVISED: columns.orders_waiting[red] > 0}
    further = dict(said)
    for key, mask in overdue.items():
        count = int(mask.sum())
        if count:
            fact = translate("Counters", "{count} overdue").format(count=count)
            further[key] = Shown(count=said[key].count, fact=fact)
    waiting = columns.pending_red_at[rows[store.counter[rows] == COUNTERS.code(Counter.WAITING)]]
    soon = waiting[(waiting > now) & (waiting <= now + HOUR)]
    if len(soon):
        fact = translate("Counters", "next in {span}").format(span=clock_text.span(int(soon.min()) - now))
        further[Counter.WAITING] = Shown(count=said[Counter.WAITING].count, fact=fact)
    return further
