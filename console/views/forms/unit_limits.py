"""Assisting units of a joint dispatch, each with a time of its own where it needs one."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from console.views.forms.limits import SPANS, span_words
from console.views.forms.unit_list import UnitList
from console.widgets.search_pick import PickItem

_SAME = ""


class UnitLimits(UnitList):
    """A unit list with a limit beside each unit: the lead's, or a span from the dispatch."""

    def __init__(self, placeholder: str, now: int, parent: QWidget | None = None) -> None:
        self._limits: dict[str, str] = {}
        super().__init__(placeholder, parent)
        self._now = now

    def deadlines(self, now: int) -> dict[int, int]:
        """The instants of the units that have a time of their own."""
        chosen = {key: self._limits.get(key, _SAME) for key in self.values()}
        return {int(key): now + SPANS[span] for key, span in chosen.items() if span}

    def draft_value(self) -> Any:
        """The units with their limits."""
        return [[key, self._limits.get(key, _SAME)] for key in self.values()]

    def put_draft(self, value: Any) -> None:
        """As `draft_value` gave it, or the units alone."""
        pairs = [one if isinstance(one, list) else [one, _SAME] for one in value]
        self._limits = {str(key): str(span) for key, span in pairs}
        self.put([str(key) for key, _span in pairs])

    def beside(self, item: PickItem) -> QWidget | None:
        box = QComboBox()
        box.setObjectName(f"limit-{item.key}")
        box.setAccessibleName(self.tr("Limit of {unit}").format(unit=item.words))
        box.addItem(self.tr("As the lead"), _SAME)
        for key in SPANS:
            box.addItem(span_words(key), key)
        box.setCurrentIndex(max(0, box.findData(self._limits.get(item.key, _SAME))))
        box.activated.connect(lambda _place: self._on_limit(item.key, str(box.currentData())))
        return box

    def _on_limit(self, key: str, span: str) -> None:
        self._limits[key] = span
        self.changed.emit()
