"""Icons are recoloured by token, sharp at each device pixel ratio, and kept."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from console import icons, theme
from resources import resource_path

_DRAWINGS = sorted(file.stem for file in resource_path("icons").glob("*.svg"))


def _strongest(image: QImage) -> QColor:
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(points, key=lambda colour: colour.alpha())


@pytest.mark.parametrize("name", _DRAWINGS)
def test_every_drawing_is_valid_and_draws_something(qapp: QApplication, name: str) -> None:
    assert QSvgRenderer(str(resource_path("icons", f"{name}.svg"))).isValid()
    drawn = icons.pixmap(name, "text1", 24)
    assert _strongest(drawn.toImage()).alpha() > 200


def test_an_icon_takes_the_colour_of_its_token_in_each_theme(qapp: QApplication) -> None:
    for key in theme.THEMES:
        theme.apply(qapp, key)
        drawn = _strongest(icons.pixmap("player-record", "red", 48).toImage())
        assert drawn.name() == theme.colour("red").name()
    theme.apply(qapp)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_its_own_pixels_at_each_ratio(qapp: QApplication, ratio: float) -> None:
    drawn = icons.pixmap("gavel", "text1", 16, ratio)
    assert drawn.width() == round(16 * ratio)
    assert drawn.devicePixelRatio() == ratio


def test_an_icon_is_rendered_once(qapp: QApplication) -> None:
    first, again = icons.pixmap("gavel", "text2", 20), icons.pixmap("gavel", "text2", 20)
    assert first.cacheKey() == again.cacheKey()


def test_a_missing_drawing_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-drawing", "text1", 16)


def test_a_qicon_greys_when_disabled(qapp: QApplication) -> None:
    theme.apply(qapp)
    button_icon = icons.icon("player-record", "red")
    image = button_icon.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    assert _strongest(image).name() == theme.colour("disabled").name()


def test_the_licence_of_the_icons_lies_beside_them() -> None:
    assert "MIT License" in resource_path("icons", "LICENSE").read_text(encoding="utf-8")
