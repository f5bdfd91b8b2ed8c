"""The time that a dispatch gives: the policy's, a span from now, or an instant of one's own."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDateTimeEdit, QVBoxLayout, QWidget

from console.views.forms.values import date_time_edit, instant, set_instant
from console.widgets.choice import Option
from console.widgets.segmented import Segmented
from domain.instant import DAY, HOUR

translate = QCoreApplication.translate

POLICY, OWN = "policy", "own"
SPANS = {"h4": 4 * HOUR, "h24": 24 * HOUR, "d3": 3 * DAY, "d7": 7 * DAY}


def span_words(key: str) -> str:
    """政策时限, 4 时, 24 时, 3 天, 7 天, 自定."""
    return {
        POLICY: translate("Limits", "Policy"),
        "h4": translate("Limits", "4 h"),
        "h24": translate("Limits", "24 h"),
        "d3": translate("Limits", "3 days"),
        "d7": translate("Limits", "7 days"),
        OWN: translate("Limits", "Own"),
    }[key]


class LimitChoice(QWidget):
    """Keys 1 to 6; the last one opens a date.

    Signals:
        changed: another time is chosen.
    """

    changed = Signal()

    def __init__(self, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._keys = (POLICY, *SPANS, OWN)
        self._choice = Segmented(
            [Option(key=key, words=span_words(key), hint=str(n)) for n, key in enumerate(self._keys, 1)]
        )
        self._choice.put(POLICY)
        self._choice.chosen.connect(self._on_chosen)
        self._at: QDateTimeEdit = date_time_edit((now() + DAY) // HOUR * HOUR)
        self._at.setAccessibleName(self.tr("Deadline"))
        self._at.dateTimeChanged.connect(lambda _at: self.changed.emit())
        self._at.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._choice)
        column.addWidget(self._at)
        self.setFocusProxy(self._choice.button(POLICY))

    def deadline(self) -> int | None:
        """The instant that is set; None leaves it to the policy."""
        key = self._choice.value()
        if key == POLICY:
            return None
        return instant(self._at) if key == OWN else self._now() + SPANS[key]

    def put_deadline(self, at: int | None) -> None:
        """Show an instant as one's own, or the policy's time."""
        if at is not None:
            set_instant(self._at, at)
        self._show(POLICY if at is None else OWN)

    def draft_value(self) -> dict[str, int | str]:
        """What is chosen, and the date beside it."""
        return {"choice": self._choice.value(), "at": instant(self._at)}

    def put_draft(self, value: dict[str, int | str] | int | None) -> None:
        """As `draft_value` gave it, or a plain instant."""
        if isinstance(value, dict):
            set_instant(self._at, int(value["at"]))
            self._show(str(value["choice"]))
        else:
            self.put_deadline(value)

    def _show(self, key: str) -> None:
        self._choice.put(key)
        self._at.setVisible(key == OWN)

    def _on_chosen(self, key: str) -> None:
        self._show(key)
        if key == OWN:
            self._at.setFocus()
        self.changed.emit()
