"""Every screen at each size of text, and with longer words: nothing cut or over another, all named."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from console import i18n, tasks, theme
from tests.harness.looks import faults, listening
from tests.harness.pseudo import PseudoTranslator
from tools.shots.district import StillDistrict
from tools.shots.scenes import SCENES
from tools.shots.studio import Studio, settle

SMALL, LARGE = QSize(1366, 768), QSize(1920, 1080)
SCALES: Final = ((SMALL, 100), (LARGE, 150), (LARGE, 200))
"""One after the other in the same window, as when somebody sets the text larger."""


@pytest.fixture
def restored(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp)
    yield
    theme.apply(qapp)


@contextmanager
def chinese(app: QApplication, *, longer: bool) -> Iterator[None]:
    """The words of the product, or the same made longer."""
    installed = i18n.install(app)
    if longer:
        app.removeTranslator(installed[-1])
        installed[-1] = PseudoTranslator(installed[-1])
        app.installTranslator(installed[-1])
    try:
        yield
    finally:
        for translator in installed:
            app.removeTranslator(translator)


async def _looked_at(studio: Studio, patch: pytest.MonkeyPatch, size: QSize) -> list[str]:
    studio.window.resize(size)
    await settle()
    with listening(patch) as written:
        studio.window.grab()
    assert written, "nothing was painted"
    found = faults(studio.window, written)
    if studio.window.size() != size:
        found.append(f"the window wants to be {studio.window.width()}x{studio.window.height()}")
    return found


def _walk(
    app: QApplication, patch: pytest.MonkeyPatch, name: str, looks: tuple[tuple[QSize, int], ...]
) -> str:
    found: list[str] = []

    async def whole() -> None:
        door = tasks.Tasks()
        theme.apply(app, theme.GRAPHITE, looks[0][1])
        studio = Studio(StillDistrict(), door, looks[0][0])
        try:
            await SCENES[name](studio)
            for size, scale in looks:
                if theme.text_scale() != scale:
                    theme.apply(app, theme.GRAPHITE, scale)
                found.extend(f"{scale} %: {fault}" for fault in await _looked_at(studio, patch, size))
        finally:
            studio.close()
            await door.close()

    tasks.run(whole)
    return "\n".join(found)


@pytest.mark.usefixtures("restored")
@pytest.mark.parametrize("name", sorted(SCENES))
def test_a_screen_fits_at_every_size_of_text(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with chinese(qapp, longer=False):
        assert _walk(qapp, monkeypatch, name, SCALES) == ""


# A form that was sent too early has the words of the same form before.
@pytest.mark.usefixtures("restored")
@pytest.mark.parametrize("name", sorted(name for name in SCENES if not name.endswith("-wrong")))
def test_a_screen_fits_longer_words(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with chinese(qapp, longer=True):
        assert _walk(qapp, monkeypatch, name, ((LARGE, 100),)) == ""
