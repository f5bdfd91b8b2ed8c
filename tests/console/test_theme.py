"""Theme, text scale and fonts, applied to a running application."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from console import theme


@pytest.fixture(autouse=True)
def restored(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp)


def test_a_theme_can_be_changed_while_widgets_live(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("超期")
    qtbot.addWidget(label)
    theme.apply(qapp, theme.GRAPHITE)
    with qtbot.waitSignal(theme.changes.changed, timeout=1000):
        theme.apply(qapp, theme.SILVER)
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == "#16191C"
    assert not theme.current().dark


def test_what_paints_half_transparent_leaves_the_colour_of_all_others(qapp: QApplication) -> None:
    theme.apply(qapp, theme.GRAPHITE)
    assert theme.veil("blue", 0.25).alphaF() == pytest.approx(0.25, abs=0.01)
    assert theme.colour("blue").alphaF() == 1.0
    assert theme.veil("blue", 0.25).rgb() == theme.colour("blue").rgb()


def test_text_scale_grows_fonts_and_lengths(qapp: QApplication) -> None:
    theme.apply(qapp, theme.GRAPHITE, 150)
    assert theme.font().pixelSize() == 21
    assert theme.px(32) == 48
    assert qapp.font().pixelSize() == 21


def test_nothing_is_written_smaller_than_twelve_pixels(qapp: QApplication) -> None:
    theme.apply(qapp)
    assert theme.font(9).pixelSize() == 12


def test_scale_out_of_range_is_refused(qapp: QApplication) -> None:
    for scale in (99, 201):
        with pytest.raises(ValueError, match="text scale"):
            theme.apply(qapp, theme.GRAPHITE, scale)


def test_unknown_theme_and_token_are_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        theme.apply(qapp, "neon")
    with pytest.raises(KeyError):
        theme.colour("navy")


def test_the_font_is_a_cjk_font_with_tabular_digits(qapp: QApplication) -> None:
    wanted = theme.font(theme.BODY, theme.MEDIUM)
    assert QFontInfo(wanted).family() == "Noto Sans CJK SC"
    assert wanted.featureValue(QFont.Tag("tnum")) == 1
