"""Rows of the policy table, and which of them wins for a ticket."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console import terms, theme
from console.models.office import Item
from console.views.forms import pick_items
from console.views.registers.entry_form import EntryForm, Ground
from console.views.registers.words import amount_of, clock_names, limit_of, limit_words, limits_of, measures
from console.widgets.amount import Amount
from console.widgets.search_pick import PickItem, SearchPick
from console.widgets.text import Text
from domain.administration import SetupChange, SetupKind
from domain.policy import PolicyRow, winning_row
from domain.words import Channel, ClockKind, Grade, Urgency


def _columns(ground: Ground) -> dict[str, list[PickItem]]:
    return {
        "matter": pick_items.matters(ground.world.directory),
        "channel": [PickItem(key=one.value, words=terms.channel(one)) for one in Channel],
        "grade": [PickItem(key=one.value, words=terms.grade(one)) for one in Grade],
        "urgency": [PickItem(key=one.value, words=terms.urgency(one)) for one in Urgency],
    }


class LimitForm(EntryForm):
    """时限: for which tickets, and how long for each of the four clocks."""

    def __init__(self, item: Item | None, ground: Ground) -> None:
        super().__init__("limit", item)
        row: PolicyRow = item.noun if item else PolicyRow()
        self.set_intro(
            self.tr("Holds for tickets from now on. Clocks that run keep the limit they were started with.")
        )
        labels = {
            "matter": self.tr("Matter"),
            "channel": self.tr("Channel"),
            "grade": self.tr("Grade"),
            "urgency": self.tr("Urgency"),
        }
        self._picks = {name: SearchPick(self.tr("Empty: any")) for name in labels}
        for name, items in _columns(ground).items():
            self._picks[name].put_items(items)
            self._picks[name].put(str(getattr(row, name) or ""))
            self.add(name, labels[name], self._picks[name])
        self._amounts: dict[str, Amount] = {}
        for name, limit in limits_of(row).items():
            amount = Amount(measures(), nothing=self.tr("says nothing"))
            amount.put(*amount_of(limit))
            self._amounts[name] = amount
            self.add(name, clock_names()[name], amount)
        self.finish()

    def wish(self) -> SetupChange | None:
        value: dict[str, Any] = {name: pick.value() or None for name, pick in self._picks.items()}
        for name, amount in self._amounts.items():
            limit = limit_of(amount.number(), amount.measure())
            value[name] = msgspec.to_builtins(limit) if limit is not None else None
        return self.change(SetupKind.LIMIT, value)


class LimitProbe(QWidget):
    """Which row wins for a ticket of these facts (DOMAIN: the row that names most columns)."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.setObjectName("limit-probe")
        self._ground = ground
        self._picks = {name: SearchPick() for name in ("matter", "channel", "grade", "urgency")}
        hints = (self.tr("Any matter"), self.tr("Any channel"), self.tr("Any grade"), self.tr("Any urgency"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Text(self.tr("Which row wins for"), size=theme.SMALL, ink="text2"))
        for (name, items), hint in zip(_columns(ground).items(), hints, strict=True):
            pick = self._picks[name]
            pick.setObjectName(f"probe-{name}")
            pick.setPlaceholderText(hint)
            pick.setAccessibleName(hint)
            pick.put_items(items)
            pick.picked.connect(lambda _key: self._show())
            line.addWidget(pick, 2 if name == "matter" else 1)
        self._said = Text(size=theme.SMALL, wrap=True)
        self._said.setObjectName("probe-said")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self._said)
        self._show()

    def stand_on(self, ground: Ground) -> None:
        """The table of limits is another."""
        self._ground = ground
        self._show()

    def said(self) -> str:
        """The answer."""
        return self._said.text()

    def _show(self) -> None:
        values = {name: pick.value() or None for name, pick in self._picks.items()}
        facts = (
            values["matter"],
            Channel(values["channel"]) if values["channel"] else None,
            Grade(values["grade"]) if values["grade"] else None,
            Urgency(values["urgency"]) if values["urgency"] else None,
        )
        parts = []
        for name, words in clock_names().items():
            row = winning_row(self._ground.world.limits, ClockKind(name), facts)
            if row is None:
                parts.append(self.tr("{clock}: none").format(clock=words))
                continue
            told = self.tr("{clock}: {limit} (row: {row})")
            limit = limit_words(limits_of(row)[name])
            parts.append(told.format(clock=words, limit=limit, row=row_words(row, self._ground)))
        self._said.put("   ".join(parts))


def row_words(row: PolicyRow, ground: Ground) -> str:
    """What a row is for: 井盖破损 · 紧急."""
    matter = ground.world.directory.matter_by_code.get(row.matter) if row.matter else None
    parts = [
        matter.name if matter else (row.matter or ""),
        terms.channel(row.channel) if row.channel else "",
        terms.grade(row.grade) if row.grade else "",
        terms.urgency(row.urgency) if row.urgency else "",
    ]
    return " · ".join(part for part in parts if part) or QCoreApplication.translate("Registers", "general")
