"""What lies over the pages and belongs to the whole window: palette, keys, settings, hand-over, shelving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.views.palette.carrying_out import CarryOut
from console.views.palette.palette import Palette
from console.views.parts import Parts

if TYPE_CHECKING:
    from console.views.frame import Frame


class OverPage(QObject):
    """Does the acts of the table that open something over the page."""

    def __init__(self, parts: Parts, frame: Frame) -> None:
        super().__init__(frame)
        self._parts, self._frame = parts, frame
        self.palette = Palette(parts, frame.situation, frame.entries, frame)
        self._carry_out = CarryOut(parts, frame, self)
        self.palette.chosen.connect(self._carry_out.do)

    def do(self, name: str) -> bool:
        """Do one of its acts; False where it is none of them."""
        if name == "palette":
            self.palette.open()
        elif name == "mute":
            self._parts.sounds.toggle_mute()
        else:
            return False
        return True
