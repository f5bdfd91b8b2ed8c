"""Facts of a thing as rows of label and value (UI §5)."""

import html

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from console import theme
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.flash import Flash
from console.widgets.text import Text


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One row. ``note`` follows the value quietly; ``act`` is something to do about it (reveal, call)."""

    key: str
    label: str
    value: str
    note: str = ""
    note_ink: str = "text3"
    act: str = ""


class _Row:
    """The widgets of one row, kept as long as the row is."""

    def __init__(self, grid: "FactGrid", layout: QGridLayout, line: int, key: str) -> None:
        self.fact = Fact(key=key, label="", value="")
        self.label = Text(size=theme.SMALL, ink="text3")
        self.value = Text(size=theme.SMALL, wrap=True)
        self.value.setTextFormat(Qt.TextFormat.RichText)  # what is put in is escaped
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.flash = Flash(self.value)
        self.act = ActionButton("", kind=GHOST)
        self.act.clicked.connect(lambda: grid.act_requested.emit(key))
        middle = Qt.AlignmentFlag.AlignVCenter
        layout.addWidget(self.label, line, 0, middle)
        layout.addWidget(self.value, line, 1, middle)
        layout.addWidget(self.act, line, 2)

    def put(self, fact: Fact, *, flash: bool) -> None:
        known = bool(self.fact.label)  # a row that is new is no change of a value
        if flash and known and (self.fact.value, self.fact.note) != (fact.value, fact.note):
            self.flash.begin()
        self.fact = fact
        self.label.put(fact.label)
        self.value.setAccessibleName(f"{fact.label} {fact.value} {fact.note}".strip())
        self.act.put(fact.act)
        self.act.setAccessibleName(f"{fact.act} {fact.label}")
        self.act.setVisible(bool(fact.act))
        self.paint_words()

    def paint_words(self) -> None:
        """Value and note in one flow of text; both are escaped, for anyone may have typed them."""
        note = ""
        if self.fact.note:
            ink = theme.colour(self.fact.note_ink).name()
            note = f'&ensp;<span style="color:{ink}">{html.escape(self.fact.note)}</span>'
        self.value.setText(html.escape(self.fact.value) + note)


class FactGrid(QWidget):
    """Rows of facts; putting the same rows again only changes their words.

    Signals:
        act_requested: the user asked for the act of one fact (its key).
    """

    act_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._rows: list[_Row] = []
        self._body: QWidget | None = None
        self._outer = QGridLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        theme.changes.changed.connect(self._on_look_changed)

    def put(self, facts: list[Fact], *, flash: bool = False) -> None:
        """Show these facts; with `flash` a value that is another one than before is seen to change."""
        keys = [fact.key for fact in facts]
        before = {row.fact.key: row.fact for row in self._rows}
        if keys != self._keys:
            self._build(keys)
            for row in self._rows:
                row.fact = before.get(row.fact.key, row.fact)
        for row, fact in zip(self._rows, facts, strict=True):
            row.put(fact, flash=flash)

    def fading(self) -> list[str]:
        """The keys of the rows that are seen to change just now."""
        return [row.fact.key for row in self._rows if row.flash.is_fading()]

    def values(self) -> dict[str, str]:
        """What the rows say, by key."""
        return {key: row.fact.value for key, row in zip(self._keys, self._rows, strict=True)}

    def act_button(self, key: str) -> ActionButton:
        """The button of one fact."""
        return self._rows[self._keys.index(key)].act

    def _on_look_changed(self) -> None:
        for row in self._rows:
            row.paint_words()

    def _build(self, keys: list[str]) -> None:
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget(self)
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        self._keys = keys
        self._rows = [_Row(self, grid, line, key) for line, key in enumerate(keys)]
        self._outer.addWidget(self._body)
