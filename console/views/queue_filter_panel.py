"""The panel that narrows the queue: street, unit, grade, channel, level, stage, period, tags, archive."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFrame, QScrollArea, QVBoxLayout, QWidget

from console import clock_text, theme
from console.models.queue_choice import QueueFilter, Tag
from console.views import filter_words
from console.views.forms.unit_list import UnitList
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.flow import FlowRow
from console.widgets.text import Text
from console.widgets.toggle_row import ToggleRow
from domain.directory import Directory
from domain.instant import DAY, SHANGHAI_OFFSET
from domain.words import CallLevel, Channel, Grade, Stage

_EPOCH: Final = QDate(1970, 1, 1)


class FilterPanel(QWidget):
    """Each press narrows the list at once; the counter and the searched text stay as they are.

    Signals:
        chosen: another filter.
    """

    chosen = Signal(object)

    def __init__(self, directory: Directory, seat: str, choice: QueueFilter, now: int) -> None:
        super().__init__()
        self.setObjectName("queue-filter-panel")
        self._choice, self._putting = choice, False
        words = filter_words
        self._streets = ToggleRow(self.tr("Street"), words.street_options(directory, seat))
        self._units = UnitList(self.tr("Name of the unit; Enter adds it"))
        self._units.put_items(words.unit_items(directory, seat))
        self._units.setObjectName("filter-units")
        self._units.setAccessibleName(self.tr("Unit"))
        self._grades = ToggleRow(self.tr("Grade"), words.grade_options())
        self._stages = ToggleRow(self.tr("Stage"), words.stage_options())
        self._tags = ToggleRow(self.tr("Tags"), words.tag_options())
        self._channels = ToggleRow(self.tr("Channel"), words.channel_options())
        self._levels = ToggleRow(self.tr("Call level"), words.level_options())
        self._periods = ToggleRow(self.tr("Reported"), words.period_options(), single=True)
        self._own_days = QCheckBox(self.tr("From … to"))
        self._since, self._until = _date(now, self.tr("From")), _date(now, self.tr("To"))
        self._archive = QCheckBox(self.tr("Archive too (closed, merged, voided)"))
        self._archive.setObjectName("filter-archive")
        self._clear = ActionButton(self.tr("Clear all"), icon="x", kind=GHOST)
        self._clear.clicked.connect(self._on_clear)
        self._lay_out()
        self.put(choice)
        self._connect_signals()

    def put(self, choice: QueueFilter) -> None:
        """Show what is chosen; tells nobody."""
        self._putting = True
        self._choice = choice
        self._streets.put(choice.streets)
        self._units.put([str(unit) for unit in choice.units])
        for row, values in (
            (self._grades, choice.grades),
            (self._stages, choice.stages),
            (self._tags, choice.tags),
            (self._channels, choice.channels),
            (self._levels, choice.levels),
        ):
            row.put(tuple(str(value) for value in values))
        self._periods.put((str(choice.days),) if choice.days else ())
        own = choice.since is not None or choice.until is not None
        self._own_days.setChecked(own)
        if choice.since is not None:
            self._since.setDate(_local_date(choice.since))
        if choice.until is not None:
            self._until.setDate(_local_date(choice.until - DAY))
        self._since.setEnabled(own)
        self._until.setEnabled(own)
        self._archive.setChecked(choice.archive)
        self._putting = False

    def rows(self) -> dict[str, ToggleRow]:
        """The rows of words, by field."""
        return {
            "streets": self._streets,
            "grades": self._grades,
            "stages": self._stages,
            "tags": self._tags,
            "channels": self._channels,
            "levels": self._levels,
            "periods": self._periods,
        }

    def units(self) -> UnitList:
        """Where units are picked."""
        return self._units

    def archive(self) -> QCheckBox:
        """The switch of the archive."""
        return self._archive

    def _connect_signals(self) -> None:
        for row in self.rows().values():
            row.changed.connect(lambda row=row: self._on_changed(row))
        self._units.changed.connect(self._on_changed)
        self._own_days.toggled.connect(self._on_own_days)
        self._archive.toggled.connect(self._on_changed)
        self._since.dateChanged.connect(self._on_changed)
        self._until.dateChanged.connect(self._on_changed)

    def _on_own_days(self, own: bool) -> None:
        self._since.setEnabled(own)
        self._until.setEnabled(own)
        if own:
            self._periods.put(())
        self._on_changed()

    def _on_clear(self) -> None:
        fresh = msgspec.structs.replace(self._choice.of_counter_alone(), text=self._choice.text)
        self.put(fresh)
        self.chosen.emit(fresh)

    def _on_changed(self, row: object = None) -> None:
        if self._putting:
            return
        if row is self._periods and self._periods.values():
            self._putting = True
            self._own_days.setChecked(False)
            self._putting = False
        own = self._own_days.isChecked()
        periods = self._periods.values()
        fields: dict[str, Any] = {
            "streets": self._streets.values(),
            "units": tuple(int(key) for key in self._units.values()),
            "grades": tuple(Grade(key) for key in self._grades.values()),
            "stages": tuple(Stage(key) for key in self._stages.values()),
            "tags": tuple(Tag(key) for key in self._tags.values()),
            "channels": tuple(Channel(key) for key in self._channels.values()),
            "levels": tuple(CallLevel(key) for key in self._levels.values()),
            "days": int(periods[0]) if periods else 0,
            "since": _instant(self._since.date()) if own else None,
            "until": _instant(self._until.date()) + DAY if own else None,
            "archive": self._archive.isChecked(),
        }
        self._choice = msgspec.structs.replace(self._choice, **fields)
        self.chosen.emit(self._choice)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for heading, control in (
            (self.tr("Street"), self._streets),
            (self.tr("Unit"), self._units),
            (self.tr("Grade"), self._grades),
            (self.tr("Stage"), self._stages),
            (self.tr("Tags"), self._tags),
            (self.tr("Channel"), self._channels),
            (self.tr("Call level"), self._levels),
            (self.tr("Reported"), self._periods),
        ):
            column.addWidget(Text(heading, size=theme.SMALL, ink="text2"))
            column.addWidget(control)
            column.addSpacing(4)
        days = FlowRow(8, 4)
        for widget in (self._own_days, self._since, self._until):
            days.add(widget)
        column.addWidget(days)
        column.addWidget(self._archive)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 1, 0, 0)
        whole.addWidget(area)


def _date(now: int, name: str) -> QDateEdit:
    edit = QDateEdit(_local_date(now))
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setCalendarPopup(True)
    edit.setAccessibleName(name)
    return edit


def _local_date(instant: int) -> QDate:
    then = clock_text.local(instant)
    return QDate(then.year, then.month, then.day)


def _instant(date: QDate) -> int:
    """When the day begins in Shanghai."""
    return int(_EPOCH.daysTo(date)) * DAY - SHANGHAI_OFFSET
