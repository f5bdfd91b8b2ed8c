"""The look of the console: colours by token, fonts, palette and style sheet.

This is the only module that names a colour. The tokens lie in ``resources/theme/tokens.json`` (UI §16), the
style sheet over them in ``resources/theme/console.qss``. Everything painted asks here at paint time, or
listens to ``changes.changed``, so that theme and text size can change while the console runs.
"""

import string

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from resources import resource_path

GRAPHITE, SILVER, CONTRAST = "graphite", "silver", "contrast"
DEFAULT = GRAPHITE

# The type scale of UI §17, in pixels at a text scale of 100 %. Nothing is smaller than CAPTION.
CAPTION, SMALL, BODY, HEADING, TITLE, DISPLAY = 12, 13, 14, 16, 20, 24
REGULAR, MEDIUM, BOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.Bold

TEXT_SCALES = (100, 125, 150, 175, 200)
HIT_TARGET = 32
RADIUS = 4
LINE_HEIGHT = 1.43

_FAMILIES = ["Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC", "sans-serif"]


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """One colour scheme: every colour by its token, as ``#RRGGBB``; ``border`` is in pixels."""

    name: str
    dark: bool
    border: int
    colours: dict[str, str]


class Changes(QObject):
    """Tells painted widgets that colours or text size changed.

    Signals:
        changed: the new look is in place; ask for colours, fonts and sizes again.
    """

    changed = Signal()


def _read() -> dict[str, Theme]:
    return msgspec.json.decode(resource_path("theme", "tokens.json").read_bytes(), type=dict[str, Theme])


THEMES = _read()
changes = Changes()


class _Look:
    """What holds now."""

    def __init__(self) -> None:
        self.put_on(DEFAULT, 100)

    def put_on(self, key: str, text_scale: int) -> None:
        self.key = key
        self.theme = THEMES[key]
        self.text_scale = text_scale
        self.colours = {token: QColor(value) for token, value in self.theme.colours.items()}
        self.fonts: dict[tuple[int, QFont.Weight], QFont] = {}


_look = _Look()


def current() -> Theme:
    """The theme that holds now."""
    return _look.theme


def current_key() -> str:
    """The key of the theme that holds now: ``graphite``, ``silver`` or ``contrast``."""
    return _look.key


def text_scale() -> int:
    """The text scale that holds now, in percent (100 to 200)."""
    return _look.text_scale


def colour(token: str) -> QColor:
    """The colour of a token in the present theme, never to be changed; `KeyError` for an unknown token."""
    return _look.colours[token]


def veil(token: str, strength: float) -> QColor:
    """The colour of a token so that 0..1 of it is seen; `colour` gives what everybody paints with."""
    thin = QColor(_look.colours[token])
    thin.setAlphaF(strength)
    return thin


def border() -> int:
    """The width of the edge of a control, in pixels: 1, or 2 in the high-contrast theme."""
    return _look.theme.border


def px(length: int) -> int:
    """A length that belongs to text (row height, icon beside text), grown with the text scale."""
    return round(length * _look.text_scale / 100)


def font(size: int = BODY, weight: QFont.Weight = REGULAR) -> QFont:
    """The interface font at a size of the type scale, grown with the text scale, with tabular digits."""
    return QFont(painting_font(size, weight))


def painting_font(size: int = BODY, weight: QFont.Weight = REGULAR) -> QFont:
    """The same font as everybody paints with it, never to be changed: it costs no copy."""
    known = _look.fonts.get((size, weight))
    if known is None:
        known = QFont(_FAMILIES)
        known.setPixelSize(px(max(size, CAPTION)))
        known.setWeight(weight)
        known.setFeature(QFont.Tag("tnum"), 1)
        known.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        _look.fonts[(size, weight)] = known
    return known


def apply(app: QApplication, key: str = DEFAULT, scale: int = 100) -> None:
    """Give the whole application a theme and a text scale (percent, 100 to 200), now or at any later time.

    Raises `KeyError` for an unknown theme and `ValueError` for a scale out of range.
    """
    if not 100 <= scale <= 200:
        raise ValueError(f"text scale {scale} is not between 100 and 200 percent")
    _look.put_on(key, scale)
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette())
    app.setFont(font())
    app.setStyleSheet(_style_sheet())
    changes.changed.emit()


def _palette() -> QPalette:
    role = QPalette.ColorRole
    tokens = {
        role.Window: "bg1",
        role.WindowText: "text1",
        role.Base: "field",
        role.AlternateBase: "bg2",
        role.ToolTipBase: "overlay",
        role.ToolTipText: "text1",
        role.PlaceholderText: "text3",
        role.Text: "text1",
        role.Button: "bg2",
        role.ButtonText: "text1",
        role.BrightText: "onfill",
        role.Light: "bg3",
        role.Midlight: "bg3",
        role.Mid: "line",
        role.Dark: "bg0",
        role.Shadow: "bg0",
        role.Highlight: "bluefill",
        role.HighlightedText: "onfill",
        role.Link: "blue",
        role.LinkVisited: "violet",
        role.Accent: "bluefill",
    }
    palette = QPalette()
    for which, token in tokens.items():
        palette.setColor(which, colour(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, colour("disabled"))
    return palette


def _style_sheet() -> str:
    """The style sheet with tokens, icon paths and lengths put in; an unknown name in it is a `KeyError`."""
    template = resource_path("theme", "console.qss").read_text(encoding="utf-8")
    lengths = {f"px{n}": f"{px(n)}px" for n in (4, 6, 8, 10, 12, 16, 20, 24, 28, 32)}
    edges = {"border": f"{border()}px", "radius": f"{RADIUS}px"}
    edges["inner"] = f"{px(HIT_TARGET) - 2 * border()}px"  # a control within its two edges
    return string.Template(template).substitute(_look.theme.colours, **lengths, **edges)
