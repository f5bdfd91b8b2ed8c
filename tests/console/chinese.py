"""The console in Chinese, as it is used."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from console import i18n


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """The translation is installed while the test runs."""
    installed = i18n.install(qapp, "zh_CN")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()
