"""并单, 解除并单, 拆分: which tickets are one matter, and which one ticket holds several."""

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from console import clock_text, terms, theme
from console.views.forms import pick_items
from console.views.forms.form import Form
from console.views.forms.ground import Ground
from console.views.forms.likely import found_items, likely, row_item
from console.views.forms.phrases import phrase_text
from console.views.forms.reasons import SayForm
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.choice import Option
from console.widgets.search_pick import SearchPick
from console.widgets.segmented import Segmented
from console.widgets.text import Text
from domain.acts import MOST_PARTS, Merge, Payload, Split, SplitPart, Unmerge
from domain.directory import Directory
from domain.repeats import Told
from domain.row import TicketRow, row_of
from domain.ticket import short_number

translate = QCoreApplication.translate

HERE, THERE = "here", "there"


class MergeForm(Form):
    """One of the two is the main ticket; the other joins it, and its reporters are answered there."""

    def __init__(self, ground: Ground) -> None:
        super().__init__("merge")
        situation, ticket = ground.situation, ground.ticket
        self._at, self._directory = ground, situation.world.directory
        self.set_submit_words(self.tr("Merge"))
        self._other = SearchPick(self.tr("Number, words or pinyin initials"))
        told = Told(
            area=ticket.place.area,
            address=ticket.place.address,
            title=ticket.title,
            matter=ticket.matter,
            lon=ticket.place.point.lon if ticket.place.point else 0.0,
            lat=ticket.place.point.lat if ticket.place.point else 0.0,
        )
        found = likely(ground.store, told, situation.now, itself=ticket.id)
        self._other.put_items(
            [row_item(self._directory, one.row, situation.now, one.reasons) for one in found]
        )
        self._other.put_source(self._searched)
        self._main = Segmented(
            [
                Option(key=HERE, words=self.tr("This one is the main"), hint="1"),
                Option(key=THERE, words=self.tr("The other is the main"), hint="2"),
            ]
        )
        self._main.put(HERE)
        self._sides = _Sides()
        self._reason = phrase_text("merge")
        if found:
            self.set_intro(
                self.tr("{count} tickets may tell of the same; Down shows them").format(count=len(found))
            )
        self.add("other", self.tr("With which ticket"), self._other, required=True)
        self.add("main", self.tr("Which one goes on"), self._main)
        self.add("sides", self.tr("Side by side"), self._sides)
        self.add("reason", self.tr("Reason"), self._reason)
        self.finish()
        self._other.picked.connect(self._on_picked)
        self._main.chosen.connect(lambda _key: self._show())
        self.field("sides").hide()

    def first_field(self) -> str:
        return "other"

    def about(self) -> int | None:
        return int(self._other.value()) if self._main.value() == THERE and self._other.value() else None

    def payload(self) -> Payload | None:
        reason, ticket = self._reason.toPlainText().strip(), self._at.ticket
        if not self._other.value():
            self.miss("other", self.tr("Choose the other ticket"))
            return None
        if int(self._other.value()) == ticket.id:
            self.miss("other", self.tr("This is the ticket itself; choose another one"))
            return None
        if not self.fits("reason", reason):
            return None
        other = self._row()
        if self._main.value() == THERE:
            return Merge(other=ticket.id, other_version=ticket.version, reason=reason)
        return Merge(
            other=int(self._other.value()), other_version=other.version if other else None, reason=reason
        )

    def take_draft(self, draft: Any) -> None:
        super().take_draft(draft)
        self._show()

    def on_opened(self) -> None:
        if not self._other.value():
            self._other.offer()

    def _searched(self, typed: str) -> list[Any]:
        found = found_items(self._at.store, self._directory, typed, self._at.situation.now)
        return [item for item in found if item.key != str(self._at.ticket.id)]

    def _on_picked(self, _key: str) -> None:
        other = self._row()
        if other is not None:
            # The one that came first, or at which units are at work, goes on.
            mine = row_of(self._at.ticket)
            ahead = (not other.lead, other.id) < (not mine.lead, mine.id)
            self._main.put(THERE if ahead else HERE)
        self._show()

    def _row(self) -> TicketRow | None:
        store = self._at.store
        if store is None or not self._other.value():
            return None
        row = store.row_of(int(self._other.value()))
        return store.ticket_row(row) if row >= 0 else None

    def _show(self) -> None:
        other = self._row()
        self.field("sides").setVisible(other is not None)
        if other is not None:
            self._sides.put(self._at, row_of(self._at.ticket), other, mine_is_main=self._main.value() == HERE)


class _Sides(QWidget):
    """Both tickets, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._cells: list[Text] = []

    def put(self, ground: Ground, mine: TicketRow, other: TicketRow, *, mine_is_main: bool) -> None:
        """Show them, the one in sight on the left."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        main, repeat = translate("Merging", "Main: {number}"), translate("Merging", "Repeat: {number}")
        heads = (main, repeat) if mine_is_main else (repeat, main)
        columns = [_lines(ground, one, head) for one, head in zip((mine, other), heads, strict=True)]
        for column, lines in enumerate(columns):
            for line, words in enumerate(lines):
                loud = line == 0
                cell = Text(
                    words,
                    size=theme.BODY if loud else theme.SMALL,
                    weight=theme.MEDIUM if loud else theme.REGULAR,
                    ink="text1" if line < 2 else "text2",
                    wrap=True,
                )
                self._cells.append(cell)
                self._grid.addWidget(cell, line, column)


def _lines(ground: Ground, row: TicketRow, head: str) -> list[str]:
    directory, now = ground.situation.world.directory, ground.situation.now
    place = f"{directory.area_name(row.area)} {row.address}".strip()
    unit = ground.unit_name(row.lead) or translate("Merging", "nobody at work")
    return [
        head.format(number=short_number(row.id)),
        row.title,
        place,
        f"{terms.short_channel(row.channel)} · {clock_text.short_time(row.arrived_at, now)}",
        f"{unit} · {terms.stage(row.stage)}",
    ]


class UnmergeForm(SayForm):
    """解除并单: the repeat gets its stage, its units and the rest of its time back."""

    def __init__(self, ground: Ground) -> None:
        super().__init__("unmerge")
        ticket = ground.ticket
        merging = ticket.merging()
        self._main = merging.main if merging is not None else None
        self._own = ticket.id
        self.set_submit_words(self.tr("Part them"))
        self.set_intro(
            self.tr("The repeat goes back to where it was, with its units and the time it had left.")
        )
        self._which = SearchPick()
        repeats = [ticket.id] if merging is not None else [one.id for one in ticket.merged_repeats()]
        self._which.put_items(pick_items.words_of({str(one): _named(ground, one) for one in repeats}))
        self._which.put(str(repeats[-1]))
        self.add("other", self.tr("Repeat"), self._which, required=True)
        self.add_text(self.tr("Reason"), self.tr("Write why it is another matter"))
        self.finish()

    def about(self) -> int | None:
        return self._main

    def payload(self) -> Payload | None:
        reason = self.said()
        if not self._which.value():
            self.miss("other", self.tr("Choose the repeat"))
            return None
        return Unmerge(other=int(self._which.value()), reason=reason) if reason else None


def _named(ground: Ground, ticket: int) -> str:
    row = ground.store.row_of(ticket) if ground.store is not None else -1
    title = ground.store.texts.title(row) if ground.store is not None and row >= 0 else ""
    return f"{short_number(ticket)} {title}".strip()


class SplitForm(Form):
    """拆分: each part becomes a ticket of its own under this one."""

    def __init__(self, ground: Ground) -> None:
        super().__init__("split")
        self.set_submit_words(self.tr("Split"))
        self.set_intro(
            self.tr(
                "Each part becomes a ticket of its own, with this one's place and reporters; "
                "this one goes on as it is."
            )
        )
        self._parts = Parts(ground.situation.world.directory)
        self._reason = phrase_text("split")
        self.add("parts", self.tr("Parts"), self._parts, required=True)
        self.add("reason", self.tr("Reason"), self._reason)
        self.finish()

    def first_field(self) -> str:
        return "parts"

    def payload(self) -> Payload | None:
        parts, reason = self._parts.parts(), self._reason.toPlainText().strip()
        if not parts:
            self.miss("parts", self.tr("Write at least one part in one line"))
            return None
        if any(not part.title for part in parts):
            self.miss("parts", self.tr("A part with details needs its one line, too"))
            return None
        if not self.fits("reason", reason):
            return None
        return Split(parts=parts, reason=reason)


class Parts(QWidget):
    """Two parts to begin with; more by a key.

    Signals:
        changed: something was written, or a part came or went.
    """

    changed = Signal()

    def __init__(self, directory: Directory) -> None:
        super().__init__()
        self._matters = pick_items.matters(directory)
        self._rows: list[tuple[QWidget, QLineEdit, SearchPick, QPlainTextEdit]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._more = ActionButton(self.tr("Another part"), icon="plus", kind=GHOST)
        self._more.setObjectName("split-more")
        self._more.clicked.connect(lambda: self._append().setFocus())
        self._column.addWidget(self._more)
        self.setFocusProxy(self._append())
        self._append()
        theme.changes.changed.connect(self._fit)

    def parts(self) -> tuple[SplitPart, ...]:
        """What is written; an empty part is none."""
        said = [
            SplitPart(
                title=title.text().strip(),
                description=details.toPlainText().strip(),
                matter=matter.value() or None,
            )
            for _row, title, matter, details in self._rows
            if title.text().strip() or details.toPlainText().strip() or matter.value()
        ]
        return tuple(said)

    def draft_value(self) -> list[list[str]]:
        """Title, matter and details of each."""
        return [
            [title.text(), matter.value(), details.toPlainText()]
            for _row, title, matter, details in self._rows
        ]

    def put_draft(self, value: list[list[str]]) -> None:
        """As `draft_value` gave it."""
        while len(self._rows) < min(len(value), MOST_PARTS):
            self._append()
        for (_row, title, matter, details), said in zip(self._rows, value, strict=False):
            title.setText(said[0])
            matter.put(said[1])
            details.setPlainText(said[2])

    def _fit(self) -> None:
        for _row, _title, _matter, details in self._rows:
            details.setFixedHeight(theme.px(56))

    def _append(self) -> QLineEdit:
        number = len(self._rows) + 1
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        title, matter, details = (
            QLineEdit(),
            SearchPick(self.tr("Class, can be left to the triage")),
            QPlainTextEdit(),
        )
        title.setObjectName(f"split-title-{number}")
        title.setMaxLength(120)
        title.setPlaceholderText(self.tr("Part {number} in one line").format(number=number))
        title.setAccessibleName(title.placeholderText())
        matter.setObjectName(f"split-matter-{number}")
        matter.put_items(self._matters)
        details.setPlaceholderText(self.tr("Details"))
        details.setAccessibleName(self.tr("Details of part {number}").format(number=number))
        details.setTabChangesFocus(True)
        grid.addWidget(Text(str(number), ink="text2"), 0, 0)
        for line, widget in enumerate((title, matter, details)):
            grid.addWidget(widget, line, 1)
        title.textChanged.connect(lambda _text: self.changed.emit())
        matter.picked.connect(lambda _key: self.changed.emit())
        details.textChanged.connect(self.changed)
        self._rows.append((row, title, matter, details))
        self._fit()
        self._column.insertWidget(number - 1, row)
        # The key for another part was there first, and comes last.
        order = (*([self._rows[-2][3]] if number > 1 else []), title, matter, details, self._more)
        for before, then in pairwise(order):
            QWidget.setTabOrder(before, then)
        self._more.allow(self.tr("Ten parts at most") if number >= MOST_PARTS else "")
        self.changed.emit()
        return title
