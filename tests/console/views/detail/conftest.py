"""A seat at the demo district that stands still: the real desk, real rules and real events, no network."""

from collections.abc import Awaitable, Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console import tasks, theme
from tools.shots.district import StillDistrict
from tools.shots.studio import Studio

Story = Callable[[Studio], Awaitable[None]]
Tell = Callable[..., None]


@pytest.fixture
def tell(qapp: QApplication) -> Iterator[Tell]:
    """Runs a story at a window of a size; the window is put away after it."""
    theme.apply(qapp)

    def go(story: Story, size: QSize | None = None) -> None:
        async def whole() -> None:
            door = tasks.Tasks()
            studio = Studio(StillDistrict(), door, size or QSize(1920, 1080))
            studio.window.activateWindow()
            assert QTest.qWaitForWindowActive(studio.window)
            try:
                await story(studio)
            finally:
                studio.close()
                await door.close()

        tasks.run(whole)

    yield go
    theme.apply(qapp)
