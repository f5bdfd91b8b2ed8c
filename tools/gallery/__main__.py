"""Write the pictures."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from console import i18n, theme
from tools.gallery.frame import dress, frame_page
from tools.gallery.parts import parts_page


def shoot(
    page: QWidget, size: QSize, file: Path, after_show: Callable[[QWidget], None] | None = None
) -> None:
    """Show a page at a size and write its picture."""
    layout = page.layout()
    least = (
        layout.minimumHeightForWidth(size.width()) if layout is not None and layout.hasHeightForWidth() else 0
    )
    page.resize(size.width(), max(size.height(), least))
    page.show()
    QApplication.processEvents()
    if after_show is not None:
        after_show(page)
        QApplication.processEvents()
    named = page.findChild(QWidget, "focus-me")
    if named is not None:
        named.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    if not page.grab().save(str(file)):
        raise SystemExit(f"cannot write {file}")
    page.close()
    page.deleteLater()


def main() -> int:
    """Write the pictures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery")
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise SystemExit("another kind of application is running")
    i18n.install(app)
    for key, scale in [*((key, 100) for key in theme.THEMES), (theme.GRAPHITE, 150), (theme.SILVER, 200)]:
        theme.apply(app, key, scale)
        grown = QSize(1920 * (max(100, scale)) // 100, 1240 * scale // 100)
        shoot(parts_page(), grown, folder / f"parts-{key}-{scale}.png")
        shoot(frame_page(), QSize(1920, 1080), folder / f"frame-{key}-{scale}.png", dress)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
