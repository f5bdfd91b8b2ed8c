"""The calls that were begun and not sent: one key for each, and one to begin another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console import theme
from console.widgets.action_button import GHOST, ActionButton
from console.widgets.text import Text

_MOST = 3


class DraftStrip(QWidget):
    """Hidden while there is nothing to choose.

    Signals:
        chosen: another draft is wanted (its id).
        another_wanted: an empty call is wanted; this one stays as a draft.
        thrown_away: this call is not wanted any more.
    """

    chosen = Signal(str)
    another_wanted = Signal()
    thrown_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._another = ActionButton(self.tr("Another call"), icon="plus", kind=GHOST)
        self._another.setObjectName("draft-another")
        self._another.clicked.connect(self.another_wanted)
        self._throw = ActionButton(self.tr("Throw away"), icon="trash", kind=GHOST)
        self._throw.setObjectName("draft-throw")
        self._throw.clicked.connect(self.thrown_away)
        head = QHBoxLayout()
        head.addWidget(self._said, 1)
        head.addWidget(self._another)
        head.addWidget(self._throw)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._keys: list[ActionButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(self._list)
        self.hide()

    def put(self, said: str, others: list[tuple[str, str]]) -> None:
        """What is said of this draft, and the others: id and words of each."""
        self._said.put(said)
        for key in self._keys:
            self._list.removeWidget(key)
            key.hide()
            key.deleteLater()
        self._keys = []
        for ident, words in others[:_MOST]:
            key = ActionButton(words, icon="pencil", kind=GHOST)
            key.setObjectName(f"draft-{ident}")
            key.setAccessibleName(self.tr("Go on with the draft {words}").format(words=words))
            key.clicked.connect(lambda _checked=False, ident=ident: self.chosen.emit(ident))
            self._keys.append(key)
            self._list.addWidget(key)
        self.setVisible(bool(said or others))

    def said(self) -> str:
        """What is said of this draft."""
        return self._said.text()
