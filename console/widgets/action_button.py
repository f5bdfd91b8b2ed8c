"""The button of an act: icon, words, and the key that does the same."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console import icons, theme
from console.widgets import painting
from console.widgets.key_hints import HINT
from console.widgets.keycap import draw_keycap, keycap_size
from console.widgets.painted import PaintedButton

NORMAL, PRIMARY, DANGER, GHOST = "normal", "primary", "danger", "ghost"

_ICON = 18
_GAP = 6


class ActionButton(PaintedButton):
    """One act of the operator. Switched off it stays in its place and says why.

    The key cap is a hint only: the command table owns the shortcut.
    """

    def __init__(
        self,
        words: str,
        *,
        icon: str = "",
        key: str = "",
        kind: str = NORMAL,
        tall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._key, self._kind = icon, key, kind
        self._height = 40 if tall else theme.HIT_TARGET
        self.setText(words)
        self.setProperty(HINT, key)
        self.setAccessibleName(words)

    def put(self, words: str) -> None:
        """Name the act anew, for example with the person it will reach."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words)
            self._on_look_changed()

    def set_key(self, key: str) -> None:
        """Show another key, or none."""
        if key != self._key:
            self._key = key
            self.setProperty(HINT, key)
            self._on_look_changed()

    def set_kind(self, kind: str) -> None:
        """Make it normal, primary, danger or ghost."""
        self._kind = kind
        self.update()

    def name_icon_only(self, name: str) -> None:
        """Give a button without words the name that assistive programs and the tool tip say."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def allow(self, reason_against: str = "") -> None:
        """Switch the button on, or off with a reason that is shown and read out."""
        self.setEnabled(not reason_against)
        self.setToolTip(reason_against)
        self.setAccessibleDescription(reason_against)

    def sizeHint(self) -> QSize:
        parts = self._part_widths()
        inner = sum(parts) + theme.px(_GAP) * (len(parts) - 1)
        return QSize(max(inner + theme.px(24), theme.px(theme.HIT_TARGET)), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge, ink, cap = self._inks()
        painting.draw_box(painter, self.rect(), fill, edge, theme.border())
        ratio = self.devicePixelRatioF()
        inner = sum(self._part_widths()) + theme.px(_GAP) * (len(self._part_widths()) - 1)
        x = max(theme.px(8), (self.width() - inner) // 2)
        middle = self.height() // 2
        if self._icon_name:
            side = theme.px(_ICON)
            painter.drawPixmap(x, middle - side // 2, icons.pixmap(self._icon_name, ink, side, ratio))
            x += side + theme.px(_GAP)
        cap_room = keycap_size(self._key).width() + theme.px(_GAP) if self._key else 0
        if self.text():
            width = min(
                painting.text_width(self._font(), self.text()), self.width() - x - cap_room - theme.px(6)
            )
            painting.draw_text(painter, QRect(x, 0, width + 1, self.height()), self.text(), self._font(), ink)
            x += width + theme.px(_GAP)
        if self._key:
            draw_keycap(painter, QRect(x, 0, cap_room, self.height()), self._key, cap, cap)
        if self.hasFocus():
            painting.draw_focus_ring(painter, self.rect())

    def _font(self) -> QFont:
        return theme.font(theme.BODY, theme.MEDIUM if self._kind in {PRIMARY, DANGER} else theme.REGULAR)

    def _part_widths(self) -> list[int]:
        parts = [theme.px(_ICON)] if self._icon_name else []
        if self.text():
            parts.append(painting.text_width(self._font(), self.text()))
        if self._key:
            parts.append(keycap_size(self._key).width())
        return parts

    def _inks(self) -> tuple[str | None, str | None, str, str]:
        """Fill, edge, ink of the words, ink of the key cap."""
        if not self.isEnabled():
            fill, edge = (None, None) if self._kind == GHOST else ("bg1", "line")
            return fill, edge, "disabled", "disabled"
        pressed, hot = self.isDown(), self.underMouse()
        if self._kind in {PRIMARY, DANGER}:
            colour = "bluefill" if self._kind == PRIMARY else "redfill"
            fill = colour + "2" if pressed or hot else colour
            return fill, fill, "onfill", "onfill"
        if self._kind == GHOST:
            return ("bg3" if hot or pressed else None), None, "text1", "text2"
        return ("bg1" if pressed else "bg3" if hot else "bg2"), "edge", "text1", "text2"
