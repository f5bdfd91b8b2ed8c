"""What a hand on the queue goes by: its row, where that lies on the screen, what stands around it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from console.messages import Notice
from console.session import AtWork


class HandWatch(QObject):
    """Looks at the queue of one console, and keeps every notice from the first look on."""

    def __init__(self, work: AtWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._said: list[Notice] = []
        work.desk.frame.notices._voice.said.connect(self._said.append)

    def place(self) -> dict[str, Any]:
        """The current row, its top in pixels below the head, the rows in sight, and who has the keyboard."""
        table = self._work.desk.work_page.queue.table
        model = self._work.desk.model
        focus = QApplication.focusWidget()
        current = table.currentIndex()
        rows = [int(model.store.columns.id[row]) for row in table._visible_rows()]
        return {
            "ticket": table.current_ticket(),
            "row": current.row(),
            "top": table.visualRect(current).top() if current.isValid() else None,
            "scroll": table.verticalScrollBar().value(),
            "rows": rows,
            "shown": model.rowCount(),
            "selected": table.selected_tickets(),
            "held": model.held,
            "waiting": model.waiting,
            "in_queue": focus is table,
            "focus": focus.objectName() if focus is not None else "",
        }

    def keyboard(self) -> dict[str, Any]:
        """What has the keyboard, the text in it, the field of the form that it is in; whose the ticket is."""
        frame = self._work.desk.frame
        focus, form = QApplication.focusWidget(), frame.drawers.form()
        text = ""
        if isinstance(focus, QLineEdit):
            text = focus.text()
        elif isinstance(focus, QPlainTextEdit):
            text = focus.toPlainText()
        fields = {} if form is None else {name: form.field(name).control() for name in form.draft()}
        within = [
            name
            for name, one in fields.items()
            if focus is not None and (one is focus or one.isAncestorOf(focus))
        ]
        return {
            "name": focus.objectName() if focus is not None else "",
            "text": text,
            "field": within[0] if within else "",
            "palette": frame.over.palette.panel().isVisible(),
            "claimed": self._work.desk.work_page.detail.marks.claimed_words(),
        }

    def rest(self) -> None:
        """As if no key had been pressed for so long that the list is let go."""
        table = self._work.desk.work_page.queue.table
        table._after_key.stop()
        table._judge_hold()

    def said(self) -> list[dict[str, str]]:
        """Every notice since the first look."""
        return [{"headline": one.headline, "detail": one.detail, "icon": one.icon} for one in self._said]
