"""python -m tools.shots [FOLDER] [--only WORD]     # default build/shots

Every screen of the console in the three themes at 1920 x 1080 and 1366 x 768, made by the console's own
widgets over the demo district at a moment that stands still.
"""

import argparse
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from console import i18n, tasks, theme
from tools.shots.district import StillDistrict
from tools.shots.scenes import SCENES
from tools.shots.studio import Studio, settle

SIZES = (QSize(1920, 1080), QSize(1366, 768))


async def _shoot(app: QApplication, folder: Path, only: str, themes: list[str], door: tasks.Tasks) -> int:
    count = 0
    for key in themes:
        theme.apply(app, key)
        for size in SIZES:
            for name, scene in SCENES.items():
                if only and only not in f"{name}-{key}-{size.width()}":
                    continue
                studio = Studio(StillDistrict(), door, size)
                await scene(studio)
                await settle()
                file = folder / f"{name}-{key}-{size.width()}.png"
                if not studio.window.grab().save(str(file)):
                    raise SystemExit(f"cannot write {file}")
                studio.close()
                await settle()
                count += 1
    return count


def main() -> int:
    """Write the pictures."""
    parser = argparse.ArgumentParser(prog="tools.shots")
    parser.add_argument("folder", nargs="?", default="build/shots", type=Path)
    parser.add_argument("--only", default="", help="a part of the name, such as main-silver-1366")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise SystemExit("another kind of application is running")
    i18n.install(app)

    async def whole() -> int:
        door = tasks.Tasks()
        made: Coroutine[Any, Any, int] = _shoot(app, options.folder, options.only, list(theme.THEMES), door)
        count = await made
        await door.close()
        return count

    print(f"{tasks.run(whole)} pictures in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
