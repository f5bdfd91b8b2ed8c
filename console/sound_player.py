"""The loudspeaker: Qt's multimedia, which is imported only once the console is at work (DESIGN §4)."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QLoggingCategory, QObject, QUrl, Signal, qInstallMessageHandler

from console.sounds import Sound
from resources import resource_path


def import_multimedia() -> Any:
    """Import Qt's multimedia: some 40 ms, so call it off the UI thread. Raises ImportError without it."""
    # What of its many back ends is missing is nobody's concern as long as one of them plays.
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    return importlib.import_module("PySide6.QtMultimedia")


class QtPlayer(QObject):
    """One effect for each sound, on the system's own output; follows a headset that is plugged in or out.

    Signals:
        output_changed: the machine has something to play on now (True), or nothing (False).
    """

    output_changed = Signal(bool)

    def __init__(self, multimedia: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._multimedia = multimedia
        self._effects: dict[Sound, Any] = {}
        self._endless = int(multimedia.QSoundEffect.Loop.Infinite.value)
        with _quiet():
            self._devices = multimedia.QMediaDevices(self)
            self._has_output = bool(multimedia.QMediaDevices.audioOutputs())
        self._devices.audioOutputsChanged.connect(self._on_outputs_changed)

    @property
    def has_output(self) -> bool:
        """Whether the machine has anything to play on."""
        return self._has_output

    def play(self, sound: Sound, volume: float, *, again_and_again: bool = False) -> None:
        """Let a sound be heard; nothing happens without a device."""
        if not self._has_output:
            return
        effect = self._effects.get(sound)
        if effect is None:
            effect = self._effects[sound] = self._multimedia.QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(resource_path("sounds", f"{sound.value}.wav"))))
        effect.setVolume(volume)
        effect.setLoopCount(self._endless if again_and_again else 1)
        effect.play()

    def stop(self, sound: Sound) -> None:
        """End a sound."""
        effect = self._effects.get(sound)
        if effect is not None:
            effect.stop()

    def _on_outputs_changed(self) -> None:
        has = bool(self._multimedia.QMediaDevices.audioOutputs())
        if has != self._has_output:
            self._has_output = has
            self._effects = {}  # they are bound to the device that was there
            self.output_changed.emit(has)


@contextmanager
def _quiet() -> Iterator[None]:
    """A machine without sound is told of in the top bar, not on the terminal by each of Qt's back ends."""
    before = qInstallMessageHandler(lambda _kind, _context, _words: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
