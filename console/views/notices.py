"""Shows what the voice says at the bottom of the window, with the time that is left for its buttons."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from console import theme
from console.messages import Notice, Voice
from console.widgets.action_button import NORMAL, PRIMARY
from console.widgets.toast import Toast, ToastAction

SHOWN_MS: Final = 6_000
"""How long a notice without an offer stays."""
_STEP_MS: Final = 100
_ABOVE_THE_NOTE: Final = 84
"""Room for the status bar and the note box: a notice does not lie over what is being typed."""


class Notices(QObject):
    """The newest notice is shown; one that offers something stays until its offer ends."""

    def __init__(
        self, host: QWidget, voice: Voice, now: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._voice, self._now = voice, now
        self._shown: Notice | None = None
        self.toast = Toast(host, bottom_margin=theme.px(_ABOVE_THE_NOTE))
        self.toast.setObjectName("toast")
        self._step = QTimer(self, interval=_STEP_MS)
        self._step.timeout.connect(self._on_step)
        self._end = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._end.timeout.connect(self.hide)
        voice.said.connect(self.show)
        voice.withdrawn.connect(self._on_withdrawn)
        self.toast.action_chosen.connect(self._on_action_chosen)

    def shown(self) -> Notice | None:
        """The notice on the screen."""
        return self._shown

    def show(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self._shown = notice
        self.toast.show_message(
            notice.headline,
            notice.detail,
            icon=notice.icon,
            actions=tuple(
                ToastAction(
                    key=act.key, words=act.words, hint=act.hint, kind=PRIMARY if act.primary else NORMAL
                )
                for act in notice.acts
            ),
        )
        for button, act in zip(self.toast.buttons(), notice.acts, strict=True):
            button.setObjectName(f"toast-{act.key}")
        if notice.until is not None:
            self._end.stop()
            self._step.start()
            self._on_step()
        else:
            self._step.stop()
            self._end.start(SHOWN_MS * 3 if notice.acts else SHOWN_MS)

    def hide(self) -> None:
        """Take the notice away."""
        self._shown = None
        self._step.stop()
        self._end.stop()
        self.toast.hide()

    def _on_withdrawn(self, key: str) -> None:
        if self._shown is not None and self._shown.key == key:
            self.hide()

    def _on_action_chosen(self, act: str) -> None:
        notice = self._shown
        self.hide()
        if notice is not None:
            self._voice.chosen.emit(notice.key, act)

    def _on_step(self) -> None:
        notice = self._shown
        if notice is None or notice.until is None:
            self._step.stop()
            return
        left = notice.until - self._now()
        if left <= 0:
            self.hide()
            return
        if notice.counting:
            self.toast.set_detail(notice.counting.format(seconds=-(-left // 1000)))
        self.toast.set_time_left(left / notice.span if notice.span else 0.0)
