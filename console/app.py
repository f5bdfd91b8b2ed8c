"""The console's beginning: the window is painted first, everything else is loaded after that (DESIGN §4)."""

import argparse
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QCoreApplication, QLockFile, Qt, QTimer
from PySide6.QtWidgets import QApplication

from console import i18n, theme
from console.own_server import OwnServer
from console.settings import Keeper, data_folder, profile_folder
from console.views.shell import Shell

if TYPE_CHECKING:
    from console.session import Console

ALREADY_OPEN = 3
"""Exit code: another console of the same profile is open."""


def main(arguments: list[str] | None = None, attend: Callable[["Console"], None] | None = None) -> int:
    """Runs the console until its window is closed; `attend` is given it once the window is painted."""
    options = _parser().parse_args(arguments)
    data: Path = (options.data or data_folder()).expanduser().resolve()
    try:
        folder = profile_folder(data, options.profile)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    app = QApplication.instance() or QApplication([sys.argv[0]])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application is running")
    app.setApplicationName("huying")
    app.setQuitOnLastWindowClosed(False)
    i18n.install(app, options.language)
    keeper = Keeper(folder)
    look = keeper.settings
    theme.apply(app, look.theme if look.theme in theme.THEMES else theme.DEFAULT, _scale(look.text_scale))
    window = Shell(look)
    lock = QLockFile(str(folder / "console.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        return _tell_already_open(app, window)
    own = None if options.server else OwnServer(data / "server")
    if own is not None:
        own.start()
    window.open()
    app.processEvents()  # painted: from here on nobody looks at an empty place
    try:
        return _run(window, keeper, options.server or "", data, options.profile, own, attend)
    finally:
        if own is not None:
            own.close()
        window.deleteLater()
        app.sendPostedEvents(None, 0)
        lock.unlock()


def _run(
    window: Shell,
    keeper: Keeper,
    server: str,
    data: Path,
    profile: str,
    own: OwnServer | None,
    attend: Callable[["Console"], None] | None,
) -> int:
    from console import tasks
    from console.session import Console, Options

    async def whole() -> None:
        door = tasks.Tasks()
        console = Console(window, keeper, Options(server=server, data=data, profile=profile), door, own)
        if attend is not None:
            attend(console)
        with _Signals(console):
            await console.run()
        await door.close()
        window.hide()

    tasks.run(whole)
    return 0


class _Signals:
    """Ctrl C and SIGTERM close the window as the user does.

    Qt's loop runs in C and lets Python look at signals only now and then: a slow timer gives it the chance.
    """

    def __init__(self, console: "Console") -> None:
        self._end = console.end
        self._timer = QTimer(interval=200)
        self._timer.timeout.connect(lambda: None)
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, lambda _number, _frame: self._end())
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]


def _tell_already_open(app: QApplication, window: Shell) -> int:
    """The other console has the profile: say so in the window, and end when it is closed."""
    words = QCoreApplication.translate(
        "App", "This profile is open in another window. Use that one, or start with --profile NAME."
    )
    sys.stderr.write(f"{words}\n")
    if not sys.stderr.isatty():
        return ALREADY_OPEN
    window.login.set_busy(True)
    window.login.say(words)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.close_requested.connect(app.quit)
    window.show()
    app.exec()
    return ALREADY_OPEN


def _scale(wanted: int) -> int:
    return wanted if 100 <= wanted <= 200 else 100


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="huying", description="The command-center console.")
    parser.add_argument("--server", metavar="URL", help="a district's server; without it one is started here")
    parser.add_argument("--profile", default="default", metavar="NAME", help="settings apart from others")
    parser.add_argument("--data", type=Path, metavar="DIR", help="where this console keeps its own things")
    parser.add_argument("--language", default=i18n.DEFAULT_LANGUAGE, choices=["zh_CN", "en"])
    return parser
