"""Strip and viewer of pictures: what fits, the keys, zoom to the cursor, removal with its reason."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.widgets.photo_strip import PhotoStrip, decoded
from console.widgets.photo_tile import PhotoItem, PhotoTile
from console.widgets.photo_viewer import PhotoViewer, ViewerItem


def a_png(width: int = 800, height: int = 400) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(30, 120, 200))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, b"png").write(image)
    return bytes(held.data())


def items(count: int) -> list[PhotoItem]:
    return [PhotoItem(key=f"f{n}", caption=f"处置前 {n}") for n in range(count)]


@pytest.fixture
def strip(qtbot: QtBot) -> PhotoStrip:
    made = PhotoStrip()
    qtbot.addWidget(made)
    made.resize(440, 112)
    made.show()
    return made


def in_sight(strip: PhotoStrip) -> list[PhotoTile]:
    tiles = [strip.tile(key) for key in strip.order()]
    return [tile for tile in tiles if tile is not None and not tile.isHidden()]


def test_what_has_no_room_is_counted_on_the_last_tile(strip: PhotoStrip) -> None:
    strip.put(items(7))
    shown = in_sight(strip)
    assert len(shown) == 4
    assert shown[-1]._more == 4
    assert shown[-1].geometry().right() < strip.width()
    strip.resize(1_200, 112)
    assert len(in_sight(strip)) == 7
    assert shown[-1]._more == 0


def test_a_tile_that_stays_keeps_its_picture_and_the_keyboard(strip: PhotoStrip, qtbot: QtBot) -> None:
    strip.put(items(2))
    strip.put_image("f0", a_png())
    first = strip.tile("f0")
    assert first is not None
    qtbot.waitExposed(strip)
    first.setFocus()
    strip.put(items(3))
    assert strip.tile("f0") is first
    assert first.has_image()
    assert not strip.needs_image("f0")
    assert strip.needs_image("f2")


def test_arrows_and_enter(strip: PhotoStrip, qtbot: QtBot) -> None:
    strip.put(items(3))
    opened: list[str] = []
    strip.opened.connect(opened.append)
    tile = strip.tile("f0")
    assert tile is not None
    strip.activateWindow()
    qtbot.waitUntil(strip.isActiveWindow)
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Right)
    second = strip.tile("f1")
    assert second is not None
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert opened == ["f1"]


def test_every_tile_says_what_it_is(strip: PhotoStrip) -> None:
    strip.put([PhotoItem(key="a", caption="处置后", name="处置后 图片 东侧", problem="文件已损坏")])
    tile = strip.tile("a")
    assert tile is not None
    assert tile.accessibleName() == "处置后 图片 东侧 文件已损坏"


def test_a_large_picture_is_read_small() -> None:
    assert max(decoded(a_png(4_000, 2_000), 640).size().toTuple()) == 640
    assert decoded(b"no picture").isNull()


@pytest.fixture
def viewer(qtbot: QtBot) -> Iterator[PhotoViewer]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 600)
    line = QLineEdit(host)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    line.setFocus()
    made = PhotoViewer(host)
    shown = [
        ViewerItem(key=f"f{n}", title=f"处置前 {n}", detail="李敏", removable=" " if n else "")
        for n in range(3)
    ]
    made.open_at([*shown, ViewerItem(key="doc", title="材料", detail="", picture=False)], "f1")
    yield made
    made.close_viewer()


def shown_key(viewer: PhotoViewer) -> str:
    item = viewer.item()
    return item.key if item else ""


def test_the_keys_of_the_viewer(viewer: PhotoViewer, qtbot: QtBot) -> None:
    wanted: list[str] = []
    viewer.wanted.connect(wanted.append)
    saved: list[str] = []
    viewer.save_requested.connect(saved.append)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert (shown_key(viewer), wanted) == ("f0", ["f2", "f1", "f0"])
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert shown_key(viewer) == "doc", "round the end; a paper is not fetched to be looked at"
    assert len(wanted) == 3
    QTest.keyClick(viewer, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved == ["doc"]
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    focus = viewer.window().focusWidget()
    assert isinstance(focus, QLineEdit), "the keyboard is back where it was"


def test_zoom_fit_and_turn(viewer: PhotoViewer) -> None:
    viewer.put_content("f1", a_png(2_000, 1_000))
    canvas = viewer.canvas
    fitted = canvas.scale()
    assert canvas.image().width() * fitted <= canvas.width() + 1
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    QTest.keyClick(viewer, Qt.Key.Key_Equal)
    assert canvas.scale() == pytest.approx(fitted * 1.25**2)
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    assert canvas.scale() == pytest.approx(fitted * 1.25)
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert canvas.scale() == fitted
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    assert canvas.scale() == fitted, "never smaller than what fits"
    QTest.keyClick(viewer, Qt.Key.Key_R)
    assert canvas.image().size().toTuple() == (1_000, 2_000)


def test_the_wheel_zooms_to_the_cursor(viewer: PhotoViewer) -> None:
    viewer.put_content("f1", a_png(4_000, 2_000))
    canvas = viewer.canvas
    at = QPointF(canvas.width() * 0.75, canvas.height() * 0.5)

    def under() -> QPointF:
        return canvas._centre + (at - QPointF(canvas.rect().center())) / canvas.scale()

    before = under()
    wheel = QWheelEvent(
        at, canvas.mapToGlobal(at), QPoint(), QPoint(0, 480), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, wheel)
    after = under()
    assert canvas.scale() > 0.4
    assert abs(after.x() - before.x()) < 1
    assert abs(after.y() - before.y()) < 1


def test_a_late_content_of_another_file_is_not_shown(viewer: PhotoViewer) -> None:
    viewer.put_content("f2", a_png())
    assert viewer.canvas.image().isNull()
    viewer.put_preview("f1", a_png(320, 160))
    assert not viewer.canvas.image().isNull()


def test_removing_asks_for_a_reason_and_only_where_one_may(viewer: PhotoViewer) -> None:
    removed: list[tuple[str, str]] = []
    viewer.remove_requested.connect(lambda key, why: removed.append((key, why)))
    QTest.keyClick(viewer, Qt.Key.Key_Delete)
    reason = viewer.findChild(QLineEdit, "viewer-reason")
    assert reason is not None
    assert viewer.window().focusWidget() is reason
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert removed == []
    reason.setText("拍到了行人")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert removed == [("f1", "拍到了行人")]
    assert not viewer.isVisible()
