"""Panel and page at every text scale and window size: nothing is cut, nothing lies over anything else."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from console import theme
from console.views.detail.part import Part
from console.widgets.painted import PaintedButton
from console.widgets.rung_card import RungCard
from console.widgets.text import ElidedText
from domain.words import Role, RowState, Stage
from tests.console.views.detail.conftest import Tell
from tests.console.views.detail.test_page import settle
from tools.shots.studio import Studio

SIZES = (QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160))


def _cut(detail: QWidget) -> list[str]:
    cut = []
    for label in detail.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, ElidedText):
            continue
        if label.wordWrap():
            if label.height() < label.heightForWidth(label.width()):
                cut.append(f"lines of {label.text()!r}")
        elif label.width() < QFontMetrics(label.font()).horizontalAdvance(label.text()):
            cut.append(f"width of {label.text()!r}")
    for button in detail.findChildren(PaintedButton):
        if not button.isVisible():
            continue
        least = button.minimumSizeHint()
        if button.height() < least.height() or (
            button.width() < least.width() and not isinstance(button, RungCard)
        ):
            cut.append(f"button {button.accessibleName()!r} {button.size()} {least}")
        if isinstance(button, RungCard) and button.height() < button.heightForWidth(button.width()):
            cut.append(f"card {button.accessibleName()!r}")
    return cut


def _overlapping(detail: QWidget) -> list[str]:
    parts = [part for part in detail.findChildren(Part) if part.isVisible() and part.height() > 0]
    places = [(part.objectName(), part.parentWidget(), part.geometry()) for part in parts]
    return [
        f"{one[0]} and {other[0]}"
        for number, one in enumerate(places)
        for other in places[number + 1 :]
        if one[1] is other[1] and one[2].intersects(other[2])
    ]


def _outside(detail: QWidget) -> list[str]:
    """What sticks out at the right, where nothing can be scrolled."""
    room = QRect(detail.mapToGlobal(QPoint(0, 0)), detail.size())
    return [
        f"{widget.objectName()} {type(widget).__name__}"
        for widget in detail.findChildren(QWidget)
        if widget.isVisible()
        and widget.window() is detail.window()
        and widget.mapToGlobal(QPoint(widget.width(), 0)).x() > room.right() + 1
    ]


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size.width()))
def test_nothing_is_cut(tell: Tell, qapp: QApplication, scale: int, size: QSize) -> None:
    async def story(studio: Studio) -> None:
        theme.apply(qapp, theme.GRAPHITE, scale)
        desk = studio.sit(Role.DISPATCHER)
        for state, stage in ((RowState.RED, None), (RowState.NONE, Stage.RESOLVED)):
            studio.choose(state, stage)
            desk.work_page.spread.open_detail()
            await settle()
            wrong = {"panel": (_cut(desk.work_page.detail), _overlapping(desk.work_page.detail))}
            desk.work_page.open_page()
            await settle()
            page = desk.work_page.in_sight()
            wrong["page"] = (_cut(page), _overlapping(page) + _outside(page))
            desk.work_page.close_page()
            assert wrong == {"panel": ([], []), "page": ([], [])}, state

    tell(story, size)
