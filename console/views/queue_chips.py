"""What narrows the queue, as chips that can each be taken away, with the number of hits (UI §3)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console import theme
from console.models.queue_choice import QueueFilter
from console.views.filter_words import FilterChip
from console.widgets.flow import FlowLayout
from console.widgets.pill_button import PillButton
from console.widgets.text import ElidedText


class FilterChips(QWidget):
    """Unseen while nothing narrows the queue.

    Signals:
        chosen: the filter without the chip that was pressed.
        clear_requested: everything but the counter is to go.
        save_requested: keep this filter under a name.
    """

    chosen = Signal(object)
    clear_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Chosen filters"))
        self._chips: list[PillButton] = []
        self._shown: list[FilterChip] = []
        self._box = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._box.setSizePolicy(policy)
        self._flow = FlowLayout(4, 4, self._box)
        self._hits = ElidedText(size=theme.CAPTION, ink="text2")
        self._hits.setObjectName("queue-hits")
        self._save = PillButton(self.tr("Save"), icon="star", key="Ctrl S")
        self._save.clicked.connect(self.save_requested)
        self._clear = PillButton(self.tr("Clear"), icon="x", key="Esc")
        self._clear.clicked.connect(self.clear_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(12), 0, theme.px(8), 0)
        line.setSpacing(6)
        line.addWidget(self._box, 1)
        for widget in (self._save, self._clear):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        own = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        own.setHeightForWidth(True)
        self.setSizePolicy(own)
        self._flow.addWidget(self._hits)
        self._on_look_changed()
        theme.changes.changed.connect(self._on_look_changed)
        self.hide()

    def put(self, choice: QueueFilter, chips: list[FilterChip], hits: str) -> None:
        """Show what is chosen and how much it finds."""
        self._hits.put(hits)
        if chips != self._shown:
            self._shown = chips
            for old in self._chips:
                self._flow.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._chips = [self._chip(place, chip) for place, chip in enumerate(chips)]
        self.setVisible(choice.narrowed)
        self.updateGeometry()

    def hits(self) -> str:
        """What is said of the number found."""
        return self._hits.text()

    def chips(self) -> list[PillButton]:
        """The chips, in order."""
        return self._chips

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(theme.HIT_TARGET))

    def _on_look_changed(self) -> None:
        self._hits.setMinimumHeight(theme.px(theme.HIT_TARGET))  # as high as the buttons beside it

    def _chip(self, place: int, chip: FilterChip) -> PillButton:
        button = PillButton(chip.words, trailing="x", ink="blue")
        button.setObjectName(f"chip-{place}")
        button.setAccessibleName(self.tr("Take away the filter {words}").format(words=chip.words))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(lambda: self.chosen.emit(chip.without))
        self._flow.addWidget(button)
        button.show()
        return button
