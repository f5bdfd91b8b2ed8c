"""The window itself: the door first, the page of work behind it. It is painted before the rest is loaded."""

import shiboken6
from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from console import theme
from console.settings import Settings
from console.views.login_view import LoginView

LEAST_WIDTH, LEAST_HEIGHT = 1024, 640


class Shell(QMainWindow):
    """Holds the log-in and, once somebody is in, the page.

    Signals:
        close_requested: the user closes the window; the composition root ends the console.
    """

    close_requested = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("shell")
        self.setWindowTitle(self.tr("Huying command center"))
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.login = LoginView()
        self._page: QWidget | None = None
        self._focus: QWidget | None = None
        self._beside: list[QWidget] = []
        """Other windows of ours that were in sight when the screen was locked."""
        self._stack = QStackedWidget()
        self._stack.addWidget(self.login)
        self.setCentralWidget(self._stack)
        self._settings = settings
        self._placed = False

    def showEvent(self, event: QShowEvent) -> None:
        if not self._placed:
            self._placed = True
            self._place()
        super().showEvent(event)

    def open(self) -> None:
        """Show the window as it was left last time; the first time as large as the screen."""
        if self._settings.maximised:
            self.showMaximized()
        else:
            self.show()
        self.activateWindow()

    def remember(self) -> None:
        """Put into the settings where the window is."""
        if not self.isFullScreen():
            self._settings.maximised = self.isMaximized()
            self._settings.geometry = bytes(self.saveGeometry().data())

    def show_page(self, page: QWidget) -> None:
        """Somebody is in: the page takes the place of the door, or comes back as it was left."""
        if page is not self._page:
            self.drop_page()
            self._page = page
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.login.clear()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        beside, self._beside = self._beside, []
        for one in beside:
            if shiboken6.isValid(one):
                one.show()

    def page(self) -> QWidget | None:
        """The page, if somebody is in."""
        return self._page

    def show_login(self, reason: str = "", name: str = "", account: int = 0) -> None:
        """Ask for a log-in; a page that is there stays behind it with all that was typed."""
        if self._page is not None and self._stack.currentWidget() is self._page:
            self._focus = QApplication.focusWidget()
        self._stack.setCurrentWidget(self.login)
        self.login.set_busy(False)
        self.login.ask_again(reason, name, account)

    def lock(self, reason: str, name: str = "", account: int = 0) -> None:
        """Show nothing of the page, here or in any window beside it, until its person is in again."""
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        self.show_login(reason, name, account)
        beside = [one for one in QApplication.topLevelWidgets() if one is not self and one.isVisible()]
        for one in beside:
            one.hide()
        self._beside += beside

    def drop_page(self) -> None:
        """Nobody is in any more."""
        if self._page is not None:
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
            self._page, self._focus = None, None
        self._beside = []  # windows of somebody who is gone never come back

    def toggle_fullscreen(self) -> None:
        """The whole screen, or back."""
        if self.isFullScreen():
            self.showMaximized() if self._settings.maximised else self.showNormal()
        else:
            self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # the console puts everything away first and then ends
        self.close_requested.emit()

    def _place(self) -> None:
        if self._settings.geometry and self.restoreGeometry(QByteArray(self._settings.geometry)):
            return
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(1440), room.width()), min(theme.px(900), room.height()))
