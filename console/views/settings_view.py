"""The settings of the seat: look, rows, motion and sounds; each holds at once and is remembered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from console import theme
from console.settings import Keeper
from console.sounds import Sound, Sounds
from console.widgets.action_button import ActionButton
from console.widgets.choice import Option
from console.widgets.segmented import Segmented
from console.widgets.text import Text

_HEIGHTS: Final = (30, 36, 44)


class SettingsView(QWidget):
    """What one seat likes.

    Signals:
        changed: something was set; pages look at the settings again.
    """

    changed = Signal()

    def __init__(self, keeper: Keeper, sounds: Sounds) -> None:
        super().__init__()
        self.setObjectName("settings")
        self._keeper, self._sounds = keeper, sounds
        self._sliders: dict[Sound, QSlider] = {}
        self._percents: dict[Sound, Text] = {}
        inner = QWidget()
        inner.setAutoFillBackground(False)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(16, 14, 16, 14)
        self._column.setSpacing(8)
        self._add_look()
        self._add_sounds()
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 1, 0, 0)
        whole.addWidget(area)
        sounds.changed.connect(self._show_sounds)
        self._show_sounds()

    # --- look ---

    def _add_look(self) -> None:
        settings = self._keeper.settings
        names = {
            theme.GRAPHITE: self.tr("Graphite"),
            theme.SILVER: self.tr("Silver"),
            theme.CONTRAST: self.tr("High contrast"),
        }
        themes = [Option(key=key, words=names.get(key, key)) for key in theme.THEMES]
        self.theme = self._choice("theme", self.tr("Theme"), themes, theme.current_key())
        self.theme.chosen.connect(self._on_theme_chosen)
        scales = [Option(key=str(scale), words=f"{scale} %") for scale in theme.TEXT_SCALES]
        self.scale = self._choice("scale", self.tr("Text size"), scales, str(theme.text_scale()))
        self.scale.chosen.connect(self._on_scale_chosen)
        words = (self.tr("Compact"), self.tr("Normal"), self.tr("Comfortable"))
        heights = [Option(key=str(height), words=name) for height, name in zip(_HEIGHTS, words, strict=True)]
        self.rows = self._choice("rows", self.tr("Rows of the queue"), heights, str(settings.row_height))
        self.rows.chosen.connect(self._on_rows_chosen)
        self.calm = QCheckBox(self.tr("Reduce motion: nothing flashes or slides"))
        self.calm.setObjectName("settings-calm")
        self.calm.setChecked(settings.reduce_motion)
        self.calm.toggled.connect(self._on_calm_toggled)
        self._column.addWidget(self.calm)

    def _choice(self, name: str, words: str, options: list[Option], chosen: str) -> Segmented:
        self._column.addWidget(Text(words, size=theme.SMALL, ink="text2"))
        made = Segmented(options)
        made.setObjectName(f"settings-{name}")
        made.setAccessibleName(words)
        made.put(chosen)
        self._column.addWidget(made)
        self._column.addSpacing(6)
        return made

    def _on_theme_chosen(self, key: str) -> None:
        self._keeper.settings.theme = key
        self._put_on()

    def _on_scale_chosen(self, key: str) -> None:
        self._keeper.settings.text_scale = int(key)
        self._put_on()

    def _on_rows_chosen(self, key: str) -> None:
        self._keeper.settings.row_height = int(key)
        self._keep()

    def _on_calm_toggled(self, calm: bool) -> None:
        self._keeper.settings.reduce_motion = calm
        self._keep()

    def _put_on(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            settings = self._keeper.settings
            theme.apply(app, settings.theme, settings.text_scale)
        self._keep()

    def _keep(self) -> None:
        self._keeper.save()
        self.changed.emit()

    # --- sounds ---

    def _add_sounds(self) -> None:
        self._column.addSpacing(10)
        self._column.addWidget(Text(self.tr("Sounds"), weight=theme.MEDIUM))
        self._state = Text(size=theme.SMALL, ink="amber", wrap=True)
        self._column.addWidget(self._state)
        for sound in Sound:
            self._column.addLayout(self._sound_row(sound))
        self._note = Text(
            self.tr("The ring of a call stays audible at a dispatcher's seat, also while muted."),
            size=theme.CAPTION,
            ink="text3",
            wrap=True,
        )
        if self._sounds.least(Sound.RING) == 0:
            self._note.hide()  # never shown by hand: without a parent yet, it would be a window of its own
        self._column.addWidget(self._note)
        self.mute = ActionButton(self.tr("Mute for ten minutes"), icon="volume-off", key="Ctrl Shift S")
        self.mute.setObjectName("settings-mute")
        self.mute.clicked.connect(self._sounds.toggle_mute)
        self._column.addSpacing(4)
        self._column.addWidget(self.mute, 0, Qt.AlignmentFlag.AlignLeft)

    def _sound_row(self, sound: Sound) -> QVBoxLayout:
        name = self._sound_words(sound)
        slider = self._sliders[sound] = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName(f"settings-volume-{sound.value}")
        slider.setAccessibleName(name)
        slider.setRange(self._sounds.least(sound), 100)
        slider.setSingleStep(5)
        slider.setPageStep(20)
        slider.setMinimumHeight(theme.HIT_TARGET)
        slider.setValue(self._sounds.volume(sound))
        slider.valueChanged.connect(lambda percent: self._on_volume_changed(sound, percent))
        percent = self._percents[sound] = Text(size=theme.SMALL, ink="text2")
        percent.setMinimumWidth(theme.px(44))
        percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        test = ActionButton(self.tr("Test"), icon="player-play")
        test.setObjectName(f"settings-test-{sound.value}")
        test.setAccessibleName(self.tr("Test: {sound}").format(sound=name))
        test.clicked.connect(lambda: self._sounds.test(sound))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(slider, 1)
        row.addWidget(percent)
        row.addWidget(test)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(Text(name, size=theme.SMALL))
        both.addLayout(row)
        return both

    def _sound_words(self, sound: Sound) -> str:
        match sound:
            case Sound.NEW:
                return self.tr("New ticket: a soft tick")
            case Sound.OVERDUE:
                return self.tr("Overdue: two falling tones")
            case Sound.RING:
                return self.tr("Incoming call: a ring")
            case Sound.LINK_LOST:
                return self.tr("Connection lost: a low tone")

    def _on_volume_changed(self, sound: Sound, percent: int) -> None:
        allowed = self._sounds.set_volume(sound, percent)
        self._keeper.settings.volumes[sound.value] = allowed
        self._keeper.save()
        self._show_sounds()

    def _show_sounds(self) -> None:
        for sound, text in self._percents.items():
            text.put(f"{self._sounds.volume(sound)} %")
        self._state.put(self._sounds.problem)
        self._state.setVisible(bool(self._sounds.problem))
        muted = self._sounds.muted
        self.mute.put(self.tr("Be heard again") if muted else self.tr("Mute for ten minutes"))
