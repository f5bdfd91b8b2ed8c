"""Each state has a shape of its own: without colour no two may be taken for one another."""

import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from console import theme
from console.widgets import lights


def _silhouette(state: str, size: int) -> list[bool]:
    image = lights.pixmap(state, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return [image.pixelColor(x, y).alpha() > 100 for x in range(size) for y in range(size)]


@pytest.mark.parametrize("size", [12, 16, 24, 48])
def test_shapes_differ_without_colour(qapp: QApplication, size: int) -> None:
    shapes = {state: _silhouette(state, size) for state in lights.STATES}
    for one, other in itertools.combinations(lights.STATES, 2):
        apart = sum(a != b for a, b in zip(shapes[one], shapes[other], strict=True))
        assert apart >= size * size * 0.06, (one, other, apart)


@pytest.mark.parametrize("state", lights.STATES)
def test_a_light_stays_inside_its_square(qapp: QApplication, state: str) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    lights.paint(painter, state, QRectF(12, 12, 16, 16))
    painter.end()
    outside = [
        (x, y)
        for x in range(40)
        for y in range(40)
        if not (12 <= x < 28 and 12 <= y < 28) and image.pixelColor(x, y).alpha() > 40
    ]
    assert not outside


def test_the_light_theme_gives_the_triangle_an_edge(look: QApplication) -> None:
    theme.apply(look, theme.SILVER)
    image = lights.pixmap("yellow", 32).toImage()
    found = {image.pixelColor(x, y).name().upper() for x in range(32) for y in range(32)}
    assert {"#F2B51D", "#7A5200"} <= found


def test_a_light_follows_the_theme(look: QApplication) -> None:
    dark = lights.pixmap("red", 16).cacheKey()
    theme.apply(look, theme.SILVER)
    assert lights.pixmap("red", 16).cacheKey() != dark
    theme.apply(look, theme.GRAPHITE)
    assert lights.pixmap("red", 16).cacheKey() == dark


def test_an_unknown_state_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        lights.pixmap("purple", 16)


def test_every_state_has_its_text_and_fill_tokens() -> None:
    for tokens in (lights.TEXT_TOKENS, lights.FILL_TOKENS):
        assert set(tokens) == set(lights.STATES)
        assert all(token in theme.current().colours for token in tokens.values())
