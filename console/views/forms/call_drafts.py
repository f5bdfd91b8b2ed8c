"""Keeps what is typed into a new call: every two seconds, when the form is left, over a killed console."""

from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from console import clock_text
from console.drafts import Draft, DraftKeeper
from console.views.forms.ground import Ground
from console.views.forms.new_call import NewCallForm

SAVE_EVERY_MS: Final = 2_000
_LONGEST = 24


class CallDrafts(QObject):
    """One call is written at a time; those begun before wait in its strip."""

    def __init__(self, keeper: DraftKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._form: NewCallForm | None = None
        self._empty = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_EVERY_MS)
        self._timer.timeout.connect(self.save)

    def begin(self, ground: Ground, wanted: str = "", *, empty: bool = False) -> NewCallForm:
        """A form for a call: the draft that is wanted, or the newest one, or an empty one."""
        kept = self._keeper.kept()
        draft = None if empty else next((one for one in kept if not wanted or one.id == wanted), None)
        form = NewCallForm(ground, draft.id if draft else "")
        said = ""
        if draft is not None:
            form.take_draft(draft.fields)
            said = self.tr("Draft of {time}").format(
                time=clock_text.short_time(draft.saved_at, ground.situation.now)
            )
        others = [(one.id, self._words(one, ground)) for one in kept if draft is None or one.id != draft.id]
        form.strip.put(said, others)
        form.edited.connect(self._on_edited)
        self._form = form
        return form

    def save(self) -> None:
        """Keep what stands in the form now."""
        self._timer.stop()
        form = self._form
        if form is None:
            return
        if form.is_empty():
            self._keeper.remove(form.draft_id)
        else:
            self._keeper.save(form.draft_id, form.draft())

    def leave(self) -> None:
        """The form is closed: what stands in it is kept."""
        self.save()
        self._form = None

    def sent(self, ident: str) -> None:
        """A call arrived: its draft is of no more use."""
        if self._form is not None and self._form.draft_id == ident:
            self._timer.stop()
            self._form = None
        self._keeper.remove(ident)

    def _on_edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _words(self, draft: Draft, ground: Ground) -> str:
        written: dict[str, Any] = draft.fields
        title = str(written.get("title") or written.get("address") or self.tr("without a title"))
        title = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
        return f"{clock_text.short_time(draft.saved_at, ground.situation.now)} {title}"
