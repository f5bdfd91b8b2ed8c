"""The queue as Qt sees it: a table whose rows are the tickets that pass the filter, in order."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from console.models import row_text
from console.models.company import Company
from console.models.pending_marks import Mark, PendingMarks
from console.models.queue_choice import QueueFilter, SortOrder
from console.models.queue_columns import ENDING, Column, RowWords, cell_words, column_title
from console.models.queue_order import ArchiveOrder, moved_rows, ranks_of_units, shown_open_rows
from console.models.seat_memory import SortKept
from console.models.waiting import Waiting
from console.store import Changes, TicketStore
from console.store.codes import Rows
from domain.row import TicketRow
from domain.ticket import number_text
from domain.words import Counter

ARCHIVE_MERGE_MS: Final = 500
_TELL_SINGLY: Final = 64
"""Up to this many changed rows Qt is told which they are; with more the view repaints as a whole anyway."""

_FIND_ANEW: Final = 20_000
"""For more changed rows than this everything is searched again."""
_STREET_DIGITS: Final = 9
_NO_ROWS: Final[Rows] = np.zeros(0, np.intp)
AnyIndex = QModelIndex | QPersistentModelIndex


class QueueRole(IntEnum):
    """What `data` gives beside Qt's own roles; the values are numbers."""

    ID = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2
    """The row of the store."""
    STATE = Qt.ItemDataRole.UserRole + 3
    """The code of the state in `console.store.codes.STATES`."""


class QueueModel(QAbstractTableModel):
    """Owns the order: no proxy, no reset, no insertion; every change of order is one `layoutChanged`.

    While held (`hold`) the order stands: rows change in place, and what would move is counted.

    Signals:
        rows_changed: these rows of the store look another way now (an array).
        order_changed: the order or the number of rows is another.
        held_changed: how many rows wait to be moved; 0 when nothing waits.
    """

    rows_changed = Signal(object)
    order_changed = Signal()
    held_changed = Signal(int)

    def __init__(
        self,
        store: TicketStore,
        now: Callable[[], int],
        *,
        district: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.district = district
        self._now = now
        self._unit_names: dict[int, str] = {}
        self._area_names: dict[str, str] = {}
        self._account_names: dict[int, str] = {}
        self._company: Company | None = None
        self._others: dict[int, str] = {}
        self._marks: PendingMarks | None = None
        self._choice = QueueFilter()
        self._sorts: dict[tuple[Counter | None, bool, bool, Waiting | None], SortOrder] = {}
        self._matches: npt.NDArray[np.bool_] | None = None
        self._open: Rows = _NO_ROWS
        self._archive: Rows = _NO_ROWS
        self._archive_order = ArchiveOrder(store)
        self._archive_known = False
        self._archive_waiting: list[Rows] = []
        self._position: npt.NDArray[np.int64] = np.full(0, -1, np.int64)
        self._held = False
        self._touched: list[Rows] = []
        self._waiting = 0
        self._merge = QTimer(self, singleShot=True, interval=ARCHIVE_MERGE_MS)
        self._merge.timeout.connect(self._on_merge_due)
        store.changed.connect(self._on_store_changed)
        self._unit_ranks = ranks_of_units({})
        self._archive_order.sort()
        self._reorder()

    # --- what the user chooses ---

    @property
    def choice(self) -> QueueFilter:
        """What is shown."""
        return self._choice

    @property
    def sort_order(self) -> SortOrder:
        """How it is sorted."""
        return self._sorts.get(self._choice.own_sort_key, SortOrder.URGENCY)

    def choose(self, choice: QueueFilter) -> None:
        """Show other tickets; a held order is let go."""
        if choice == self._choice:
            return
        text, self._choice = self._choice.text, choice
        if text != choice.text:
            self._find()
        self._archive_known = False
        self._reorder()

    def sort_by(self, order: SortOrder) -> None:
        """Sort in another way; the present counter remembers it."""
        if order is self.sort_order:
            return
        self._sorts[self._choice.own_sort_key] = order
        self._archive_known = False
        self._reorder()

    def sorts(self) -> tuple[SortKept, ...]:
        """How each counter is sorted, where it is not by urgency."""
        made = []
        for (counter, supervised, mine, waiting), order in self._sorts.items():
            if order is not SortOrder.URGENCY:
                alone = QueueFilter(counter=counter, supervised=supervised, mine=mine, waiting=waiting)
                made.append(SortKept(counter=alone, order=order))
        return tuple(made)

    def take_sorts(self, kept: tuple[SortKept, ...]) -> None:
        """Sort as it was kept."""
        self._sorts = {one.counter.own_sort_key: one.order for one in kept}
        self._archive_known = False
        self._reorder()

    def name_units(self, names: dict[int, str]) -> None:
        """Learn what the units are called."""
        self._unit_names = names
        self._unit_ranks = ranks_of_units(names)
        self._archive_order.forget_units()
        if self.sort_order is SortOrder.UNIT:
            self._archive_known = False
            self._reorder()
        self.rows_changed.emit(np.concatenate((self._open, self._archive)))

    def name_areas(self, names: dict[str, str]) -> None:
        """Learn what the streets and the other areas are called."""
        self._area_names = names
        self.rows_changed.emit(np.concatenate((self._open, self._archive)))

    def follow_marks(self, marks: PendingMarks) -> None:
        """Show on each row what is wished for its ticket and not done yet."""
        self._marks = marks
        marks.changed.connect(self._on_marks_changed)

    def mark_of(self, ticket: int) -> Mark | None:
        """What is wished for a ticket and not done yet."""
        return self._marks.of(ticket) if self._marks is not None else None

    def follow_company(self, company: Company, names: dict[int, str]) -> None:
        """Show on each row who else has its ticket open, by the names of the accounts."""
        self._company, self._account_names = company, names
        company.changed.connect(self._on_company_changed)

    def others_at(self, ticket: int) -> str:
        """Who else has a ticket open: 李敏, 张伟."""
        return self._others.get(ticket, "")

    def account_name(self, account: int) -> str:
        """What an account is called; empty for none, or where it is unknown."""
        return self._account_names.get(account, "")

    # --- the hand on the list ---

    @property
    def held(self) -> bool:
        """Whether the order stands still."""
        return self._held

    @property
    def waiting(self) -> int:
        """How many rows wait to be moved."""
        return self._waiting

    def hold(self) -> None:
        """Let the order stand from now on."""
        self._held = True

    def release(self) -> None:
        """Let the order follow again, at once."""
        self._held = False
        if self._waiting or self._touched or self._archive_waiting:
            self._reorder()

    def reorder_now(self) -> None:
        """Bring everything to its place once; a held order is held again from there."""
        self._reorder()

    # --- positions and rows ---

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._open) + len(self._archive)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def open_count(self) -> int:
        """How many of the rows are of the queue; those of the archive come below."""
        return len(self._open)

    def row_at(self, position: int) -> int:
        """The row of the store at a position."""
        opened = len(self._open)
        return int(self._open[position] if position < opened else self._archive[position - opened])

    def rows_between(self, first: int, last: int) -> list[int]:
        """The rows of the store at positions `first` to `last`, both included."""
        opened = len(self._open)
        shown: list[int] = self._open[first : last + 1].tolist()
        shown += self._archive[max(0, first - opened) : max(0, last + 1 - opened)].tolist()
        return shown

    def position_of(self, row: int) -> int:
        """Where a row of the store stands; -1 when it is not shown."""
        if row < 0 or row >= self.store.count:
            return -1
        if row < len(self._position) and self._position[row] >= 0:
            return int(self._position[row])
        found = np.flatnonzero(self._archive == row)
        return int(found[0]) + len(self._open) if len(found) else -1

    def position_of_ticket(self, ident: int) -> int:
        """Where a ticket stands; -1 when it is not shown."""
        return self.position_of(self.store.row_of(ident))

    def ticket_at(self, position: int) -> int:
        """The ticket at a position."""
        return int(self.store.columns.id[self.row_at(position)])

    def unit_name(self, unit: int) -> str:
        """What a unit is called; empty when there is none or it is unknown."""
        return self._unit_names.get(unit, "")

    def street_name(self, area: str) -> str:
        """The street that an area lies in; the area itself where none is known."""
        return self._area_names.get(area[:_STREET_DIGITS]) or self._area_names.get(area, "")

    # --- Qt's questions ---

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        row = self.row_at(index.row())
        if role == QueueRole.ID:
            return int(self.store.columns.id[row])
        if role == QueueRole.ROW:
            return row
        if role == QueueRole.STATE:
            return int(self.store.state[row])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in ENDING:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            ticket = self.store.ticket_row(row)
            return cell_words(ticket, Column(index.column()), self.row_words(ticket))
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole}:
            ticket = self.store.ticket_row(row)
            return row_text.spoken(ticket, self.unit_name(ticket.lead), self._now(), self.mark_of(ticket.id))
        if role == Qt.ItemDataRole.ToolTipRole:
            ticket = self.store.ticket_row(row)
            said = f"{number_text(self.district, ticket.id)}\n{ticket.title}\n{ticket.address}"
            mark = self.mark_of(ticket.id)
            return said if mark is None else f"{said}\n{row_text.mark_words(mark)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return column_title(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in ENDING else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def row_words(self, row: TicketRow) -> RowWords:
        """What the words of a row need beside it."""
        return RowWords(
            unit=self.unit_name(row.lead),
            street=self.street_name(row.area),
            mark=self.mark_of(row.id),
            now=self._now(),
            claimed_by=self.account_name(row.claimed_by),
        )

    # --- following the store ---

    def _on_store_changed(self, changes: Changes) -> None:
        if self._matches is not None:
            self._match_again(changes.rows)
        if changes.archive:
            self._archive_waiting.append(changes.rows)
            if self._choice.archive and not self._merge.isActive():
                self._merge.start()
        if self._held:
            self._touched.append(changes.rows)
            self._count_waiting()
        else:
            self._reorder()
        self.rows_changed.emit(changes.rows)
        if len(changes.rows) <= _TELL_SINGLY:
            self._tell_qt(changes.rows)

    def _on_marks_changed(self, tickets: set[int]) -> None:
        found = [row for row in map(self.store.row_of, tickets) if row >= 0]
        if found:
            rows = np.array(sorted(found), np.intp)
            self.rows_changed.emit(rows)
            self._tell_qt(rows)

    def _on_company_changed(self) -> None:
        if self._company is None:
            return
        between = QCoreApplication.translate("RowText", ", ")
        others = {
            ticket: between.join(self._account_names.get(one, "") for one in accounts)
            for ticket, accounts in self._company.tickets().items()
        }
        touched = {
            one for one in others.keys() | self._others.keys() if others.get(one) != self._others.get(one)
        }
        self._others = others
        self._on_marks_changed(touched)

    def _on_merge_due(self) -> None:
        # A held list waits for its release, whatever changed: the rows of the queue would move along.
        if self._archive_waiting and not self._held:
            self._reorder()

    def _reorder(self) -> None:
        opened, archive = self._wanted()
        self._touched = []
        same_archive = archive is self._archive or np.array_equal(archive, self._archive)
        same = same_archive and np.array_equal(opened, self._open)
        if not same:
            self._put(opened, archive)
        if self._waiting:
            self._waiting = 0
            self.held_changed.emit(0)
        if not same:
            self.order_changed.emit()

    def _wanted(self) -> tuple[Rows, Rows]:
        if self._archive_waiting and self._choice.archive and not self._merge.isActive():
            self._archive_order.take(np.unique(np.concatenate(self._archive_waiting)))
            self._archive_waiting, self._archive_known = [], False
        archive = self._archive
        if not self._archive_known:
            archive = self._archive_order.shown(
                self._choice, self._matches, self.sort_order, self._unit_ranks
            )
            self._archive_known = True
        return self._wanted_open(), archive

    def _wanted_open(self) -> Rows:
        return shown_open_rows(self.store, self._choice, self._matches, self.sort_order, self._unit_ranks)

    def _put(self, opened: Rows, archive: Rows) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        rows_kept = [self.row_at(index.row()) for index in kept]
        if len(self._position) < self.store.count:
            self._position = np.full(len(self.store.present), -1, np.int64)
        else:
            self._position[self._open] = -1
        self._open, self._archive = opened, archive
        self._position[opened] = np.arange(len(opened))
        if kept:
            positions = {row: self.position_of(row) for row in set(rows_kept)}
            moved = [
                self.createIndex(position, index.column())
                if (position := positions[row]) >= 0
                else QModelIndex()
                for row, index in zip(rows_kept, kept, strict=True)
            ]
            self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _count_waiting(self) -> None:
        wanted = self._wanted_open()
        touched = np.unique(np.concatenate(self._touched)) if self._touched else _NO_ROWS
        waiting = moved_rows(self._open, wanted, touched, self.store.count)
        if waiting != self._waiting:
            self._waiting = waiting
            self.held_changed.emit(waiting)

    def _tell_qt(self, rows: Rows) -> None:
        for row in rows.tolist():
            position = int(self._position[row]) if row < len(self._position) else -1
            if position >= 0:
                self.dataChanged.emit(self.index(position, 0), self.index(position, len(Column) - 1))

    def _find(self) -> None:
        needle = self._choice.text.strip()
        if not needle:
            self._matches = None
            return
        self._matches = self.store.matching(needle)

    def _match_again(self, rows: Rows) -> None:
        matches = self._matches
        if matches is None:
            return
        if len(rows) > _FIND_ANEW:
            self._find()
            return
        if len(matches) < self.store.count:
            larger = np.zeros(len(self.store.present), np.bool_)
            larger[: len(matches)] = matches
            matches = self._matches = larger
        matches[rows] = self.store.matching_among(self._choice.text, rows)
