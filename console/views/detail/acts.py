"""What can be done with the ticket now: the next acts as buttons, the rest in a menu, whom F8 would reach."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout

from console import theme
from console.actions.table import BY_ID, why_not
from console.views.action_choice import buttons_for, fill_menu
from console.views.detail.part import Part, Seen
from console.views.supervise_words import supervise_line, supervise_title
from console.widgets.action_button import ActionButton
from console.widgets.flow import FlowRow
from console.widgets.text import Text

_ROOM_FOR_THREE = 600


class ActsPart(Part):
    """Buttons come from the table of acts; one that is off says why."""

    def __init__(self, *, with_line: bool) -> None:
        super().__init__()
        self._with_line = with_line
        self._seen: Seen | None = None
        self._buttons: dict[str, ActionButton] = {}
        self._row = FlowRow(8, 6)
        self._more = ActionButton("", icon="dots", tall=True)
        self._more.name_icon_only(self.tr("More"))
        self._more.setObjectName("act-more")
        self._more.clicked.connect(self.open_menu)
        self._row.add(self._more)
        self._menu = QMenu(self)
        self._line = Text(size=theme.CAPTION, ink="text2", wrap=True)
        self._line.setObjectName("detail-supervise-line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._row)
        column.addWidget(self._line)

    def show_ticket(self, seen: Seen) -> None:
        self.show_time(seen)

    def show_time(self, seen: Seen) -> None:
        self._seen = seen
        situation = seen.situation
        wanted = buttons_for(situation)[: 3 if self.width() >= theme.px(_ROOM_FOR_THREE) else 2]
        if [action.id for action, _kind in wanted] != list(self._buttons):
            self._rebuild([(action.id, kind) for action, kind in wanted])
        for action, kind in wanted:
            button = self._buttons[action.id]
            button.set_kind(kind)
            button.allow(why_not(action, situation))
            words = supervise_title(situation) if action.id == "supervise" else action.title()
            if action.id == "dispatch" and seen.ticket.live():
                words = self.tr("Dispatch again")
            button.put(words)
        line = supervise_line(situation) if "supervise" in self._buttons else ""
        self._line.put(line)
        self._line.setVisible(bool(line) and self._with_line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._seen is not None and event.size().width() != event.oldSize().width():
            self.show_time(self._seen)

    def open_menu(self) -> None:
        """Open the menu of all acts."""
        if self._seen is not None:
            fill_menu(self._menu, self._seen.situation, self.act_requested.emit, frozenset(self._buttons))
            self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def button(self, action: str) -> ActionButton | None:
        """The button of an act, if it has one now."""
        return self._buttons.get(action)

    def supervise_words(self) -> str:
        """Whom a supervision would reach, or why it cannot be."""
        return self._line.text()

    def _rebuild(self, wanted: list[tuple[str, str]]) -> None:
        had, self._buttons = self._buttons, {}
        self._row.clear()
        for name, kind in wanted:
            action = BY_ID[name]
            button = had.pop(name, None)
            if button is None:
                keys = action.keys.replace("+", " ")
                button = ActionButton(action.title(), icon=action.icon, key=keys, kind=kind, tall=True)
                button.setObjectName(f"act-{name}")
                button.clicked.connect(lambda _checked=False, name=name: self.act_requested.emit(name))
            self._row.add(button)
            button.show()
            self._buttons[name] = button
        for button in had.values():
            button.hide()
            button.deleteLater()
        self._row.add(self._more)
