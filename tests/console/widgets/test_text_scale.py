"""At every text scale and in every theme: no word is cut, every target can be hit, everything has a name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console import theme
from console.widgets.painted import PaintedButton
from console.widgets.text import ElidedText
from tools.gallery.frame import frame_page
from tools.gallery.parts import parts_page


def _page(qtbot: QtBot, page: QWidget, scale: int) -> QWidget:
    qtbot.addWidget(page)
    width = 1920 * scale // 100
    layout = page.layout()
    assert layout is not None
    page.resize(QSize(width, max(1080, layout.totalHeightForWidth(width))))
    page.show()
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("build", [parts_page, frame_page])
def test_no_word_is_cut(look: QApplication, qtbot: QtBot, build: Callable[[], QWidget], scale: int) -> None:
    theme.apply(look, theme.GRAPHITE, scale)
    page = _page(qtbot, build(), scale)
    labels = [label for label in page.findChildren(QLabel) if label.isVisible() and label.text()]
    assert len(labels) > 10
    for label in labels:
        metrics = QFontMetrics(label.font())
        assert label.font().pixelSize() >= theme.px(12)
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        elif not isinstance(label, ElidedText):
            assert label.width() >= metrics.horizontalAdvance(label.text()), label.text()
            assert label.height() >= metrics.tightBoundingRect(label.text()).height(), label.text()
    for button in page.findChildren(PaintedButton):
        if button.isVisible():
            least = button.minimumSizeHint()
            assert button.width() >= least.width(), button.accessibleName()
            assert button.height() >= least.height(), button.accessibleName()


@pytest.mark.parametrize("build", [parts_page, frame_page])
def test_targets_can_be_hit_and_have_names(qtbot: QtBot, build: Callable[[], QWidget]) -> None:
    page = _page(qtbot, build(), 100)
    targets = [
        child
        for child in page.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    targets = [target for target in targets if isinstance(target, QAbstractButton | QLineEdit)]
    assert len(targets) > 10
    for target in targets:
        assert target.width() >= theme.HIT_TARGET, target.accessibleName()
        assert target.height() >= theme.HIT_TARGET, target.accessibleName()
        assert target.accessibleName(), target


def test_a_theme_changes_under_a_full_page(look: QApplication, qtbot: QtBot) -> None:
    page = _page(qtbot, parts_page(), 100)
    pictures = []
    for key in (*theme.THEMES, theme.GRAPHITE):
        theme.apply(look, key)
        QApplication.processEvents()
        pictures.append(page.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2]
    assert pictures[0] == pictures[3]
