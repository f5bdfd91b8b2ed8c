"""A form opens beside the ticket that it is about where the screen is wide enough, and over it where not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from domain.words import RowState
from tests.console.views.at_work import AtWork


@pytest.fixture
def seat(qtbot: QtBot) -> Iterator[AtWork]:
    at_work = AtWork()
    yield at_work
    at_work.close()


def _on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


@pytest.mark.parametrize(("width", "beside"), [(1920, True), (1366, False)])
def test_the_ticket_stays_in_sight_beside_a_form(seat: AtWork, width: int, beside: bool) -> None:
    seat.frame.resize(width, 1000)
    seat.choose(RowState.RED)
    QApplication.processEvents()
    detail = seat.desk.work_page.detail
    before = _on_screen(detail)
    seat.press("F2")
    QApplication.processEvents()
    drawer = seat.frame.drawer
    assert drawer.isVisible()
    assert _on_screen(detail).intersects(_on_screen(drawer)) is not beside
    seat.press("Escape")
    QApplication.processEvents()
    assert not drawer.isVisible()
    assert _on_screen(detail) == before, "all is where it was"
