"""Every test of a widget starts from the dark theme at a text scale of 100 %."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from console import theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply(qapp, theme.GRAPHITE, 100)
    yield qapp
    theme.apply(qapp, theme.GRAPHITE, 100)
