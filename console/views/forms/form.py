"""What all forms have in common: fields in a column, one button, errors at the place, nothing typed lost."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console import pinyin, theme
from console.views.forms.effect import effect_words
from console.views.forms.files_field import FilesField
from console.views.forms.ground import Ground
from console.views.forms.values import on_change, put_value, value_of
from console.widgets.action_button import PRIMARY, ActionButton
from console.widgets.form_field import FormField
from console.widgets.search_pick import SearchPick
from console.widgets.text import Text
from domain.acts import Enclosed, Payload
from domain.ticket import Ticket
from domain.words import FileUse

_MOST_LINES = 6


class Form(QWidget):
    """A form in a drawer. Subclasses add fields and make the payload.

    Signals:
        submitted: the user sends it: the payload.
        edited: something in it was changed; told once for a burst of changes.
        also_wanted: an act beside the form's own is wanted at once, the form stays: the payload.
    """

    submitted = Signal(object)
    edited = Signal()
    also_wanted = Signal(object)

    shows_effect = False
    """Whether what the act would make of the ticket is worked out and shown above the button."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"form-{name}")
        self._name = name
        self._fields: dict[str, FormField] = {}
        self._ground: Ground | None = None
        self._texts: list[QPlainTextEdit] = []
        self._quiet = False
        self._busy = ""
        self._against = ""
        self._files: FilesField | None = None
        self._meant = False
        self._told = QTimer(self, singleShot=True, interval=0)
        self._told.timeout.connect(self._on_told)
        self._changed = Text(size=theme.SMALL, ink="amber", wrap=True)
        self._changed.setObjectName(f"form-{name}-changed")
        self._changed.hide()
        self._effect = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._effect.setObjectName(f"form-{name}-effect")
        self._effect.hide()
        self._intro = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._intro.hide()
        self._problem = Text(ink="red", wrap=True)
        self._problem.setObjectName(f"form-{name}-problem")
        self._problem.hide()
        self._submit = ActionButton("", key="Ctrl ↵", kind=PRIMARY, tall=True)
        self._submit.setObjectName(f"form-{name}-submit")
        self._submit.clicked.connect(self.submit)
        self._submit_words = ""
        self._why_not = Text(size=theme.SMALL, ink="text2", wrap=True)
        self._scroll = QScrollArea()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)
        self._body = QVBoxLayout()
        self._body.setSpacing(14)
        self._body.addWidget(self._intro)
        self._lay_out()
        theme.changes.changed.connect(self._fit_texts)

    def name(self) -> str:
        """The id of the act that the form is for."""
        return self._name

    def title(self) -> str:
        """What stands above the form; empty for the title of its act."""
        return ""

    def set_submit_words(self, submit_words: str) -> None:
        """What the button says."""
        self._submit_words = submit_words
        self._submit.put(submit_words)

    def set_intro(self, intro: str) -> None:
        """A sentence above the fields."""
        self._intro.put(intro)
        self._intro.setVisible(bool(intro))

    def intro(self) -> str:
        """The sentence above the fields."""
        return self._intro.text()

    def add(
        self, name: str, label: str, control: QWidget, *, required: bool = False, hint: str = ""
    ) -> FormField:
        """Add a field; its name is that of the payload's field, so that a refusal finds it."""
        field = FormField(label, control, required=required, hint=hint)
        control.setObjectName(f"{self._name}-{name}")
        if isinstance(control, QPlainTextEdit):
            control.setTabChangesFocus(True)
            self._texts.append(control)
            self._fit_texts()
        self._fields[name] = field
        self._body.addWidget(field)
        # What was wrong was wrong of what stood there: whoever corrects it is not told so any longer.
        on_change(control, lambda: field.set_error(""))
        on_change(control, self._on_edited)
        return field

    def add_files(self, ground: Ground | None, use: FileUse) -> None:
        """Add a field for the pictures and papers that go with the act, where they can be brought."""
        if ground is None or ground.files is None:
            return
        self._files = FilesField(ground.files, use)
        self._files.arrived.connect(self._on_files_arrived)
        self.add("files", self.tr("Pictures and papers"), self._files)

    def enclosed(self) -> tuple[Enclosed, ...] | None:
        """The files that go with the act; None after the field was marked: they are not all there yet."""
        if self._files is None or self._quiet:
            return ()
        problem = self._files.problem()
        if problem:
            self.miss("files", problem)
            self._meant = self._files.is_coming()
            return None
        return self._files.enclosed()

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field."""
        self._body.addWidget(widget)

    def add_to_foot(self, widget: QWidget) -> None:
        """Add something above the button that does not scroll away."""
        self._foot.insertWidget(0, widget)

    def field(self, name: str) -> FormField:
        """One field."""
        return self._fields[name]

    def fields(self) -> list[tuple[str, FormField]]:
        """Every field with its name, in order."""
        return list(self._fields.items())

    def payload(self) -> Payload | None:
        """What the form says; None after it has marked what is missing."""
        raise NotImplementedError

    def preview(self) -> Payload | None:
        """What the form says so far, without marking anything; None while too much is missing."""
        self._quiet = True
        try:
            return self.payload()
        finally:
            self._quiet = False

    def quiet(self) -> bool:
        """Whether only a preview is wanted: then nothing is marked, and a reason may be missing still."""
        return self._quiet

    def stand_on(self, ground: Ground) -> None:
        """From now on the form knows the ticket and the queue, and shows what it would make of them."""
        self._ground = ground
        self._told.start()

    def ground(self) -> Ground | None:
        """What the form stands on; None for one that was made alone."""
        return self._ground

    def about(self) -> int | None:
        """The ticket that the act is done on, where it is not the one in sight."""
        return None

    def first_field(self) -> str:
        """The field that has the keyboard when the form opens; empty for the first one."""
        return ""

    def on_opened(self) -> None:
        """The form is in the drawer and has the keyboard."""

    def on_ticket_changed(self, ticket: Ticket) -> None:
        """The ticket is another one now: what the form shows of it follows, what was typed stays."""

    def effect(self) -> str:
        """What is said of the effect; empty when nothing is."""
        return self._effect.text() if not self._effect.isHidden() else ""

    def set_effect(self, words: str) -> None:
        """Say what the act would make of the ticket; at most a few lines of it."""
        lines = words.splitlines()
        if len(lines) > _MOST_LINES:
            lines = [*lines[: _MOST_LINES - 1], self.tr("and {count} more").format(count=len(lines) - 5)]
        self._effect.put("\n".join(lines))
        self._effect.setVisible(bool(lines))

    def show_changes(self, words: str) -> None:
        """What others changed at the ticket since the form was opened; empty when nothing did."""
        self._changed.put(words)
        self._changed.setVisible(bool(words))

    def changes(self) -> str:
        """What is said of the changes of others."""
        return self._changed.text() if not self._changed.isHidden() else ""

    def allow(self, against: str = "") -> None:
        """Why it cannot be sent as things stand now, said at the button; empty words lift it."""
        self._against = against
        self._show_button()

    def against(self) -> str:
        """Why it cannot be sent; empty when it can."""
        return self._against

    def problem(self) -> str:
        """What is said above the button; empty when nothing is."""
        return self._problem.text() if not self._problem.isHidden() else ""

    def submit(self) -> None:
        """Send what the form says, unless it is being sent already or something is missing."""
        if not self._submit.isEnabled():
            return
        self.clear_problems()
        payload = self.payload()
        if payload is not None:
            self.submitted.emit(payload)
            return
        wrong = next((field for field in self._fields.values() if field.error()), None)
        if wrong is not None:
            wrong.take_focus()
            self._scroll.ensureWidgetVisible(wrong)

    def clear_problems(self) -> None:
        """Take back what was said about the last try."""
        self._problem.hide()
        for field in self._fields.values():
            field.set_error("")

    def miss(self, name: str, words: str) -> None:
        """Mark a field as missing or wrong."""
        if not self._quiet:
            self._fields[name].set_error(words)

    def fits(self, name: str, text: str, most: int = 500) -> bool:
        """Whether a text is not too long; the field is marked where it is."""
        if len(text) <= most or self._quiet:
            return True
        self.miss(
            name,
            self.tr("At most {most} characters; {over} too many").format(most=most, over=len(text) - most),
        )
        return False

    def show_problem(self, words: str, field: str = "") -> None:
        """The server refused it: said at the field it is about, or above the button."""
        name = next((one for one in self._fields if one == field or one == field.partition(".")[0]), None)
        self.set_busy("")
        if name is not None:
            self._fields[name].set_error(words)
            self._fields[name].take_focus()
            return
        self._problem.put(words)
        self._problem.show()
        self._submit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, words: str) -> None:
        """While it is being sent the button says so; empty words give it back."""
        self._busy = words
        self._show_button()

    def submit_button(self) -> ActionButton:
        """The button."""
        return self._submit

    def draft(self) -> dict[str, Any]:
        """What was typed, to be put back later."""
        return {name: value_of(field.control()) for name, field in self._fields.items()}

    def take_draft(self, draft: Mapping[str, Any]) -> None:
        """Put back what was typed."""
        for name, value in draft.items():
            if name in self._fields:
                put_value(self._fields[name].control(), value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Enter in a single line goes to the next field; only Ctrl Enter sends.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            listed = isinstance(watched, SearchPick) and watched.is_open()
            if plain and not listed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        """Call it after the last field was added."""
        self._body.addStretch(1)
        for field in self._fields.values():
            control = field.control()
            if type(control) in (QLineEdit, SearchPick):
                control.installEventFilter(self)
        self._give_keys()

    def _give_keys(self) -> None:
        # Alt and the first letter of the label's pinyin that is still free: it works while an input method
        # composes, and Alt with digits stays with the counters.
        taken: set[str] = set()
        for field in self._fields.values():
            if not field.hears_keys():
                continue
            spelled = pinyin.initials(field.label()) + pinyin.syllables(field.label()).lower()
            letter = next((one for one in spelled if "a" <= one <= "z" and one not in taken), "")
            if not letter:
                continue
            taken.add(letter)
            field.show_key(f"Alt {letter.upper()}")
            shortcut = QShortcut(QKeySequence(f"Alt+{letter.upper()}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(field.take_focus)

    def _fit_texts(self) -> None:
        for text in self._texts:
            text.setMinimumHeight(theme.px(84))
            text.setMaximumHeight(theme.px(112))

    def _on_edited(self) -> None:
        self._meant = False  # what is written on is not sent behind the writer's back
        self._told.start()

    def _on_files_arrived(self) -> None:
        self.field("files").set_error("")
        if self._meant:
            self._meant = False
            self.submit()

    def _on_told(self) -> None:
        if self.shows_effect and self._ground is not None:
            self.set_effect(effect_words(self._ground.now_situation(), self.preview()))
        self.edited.emit()

    def _show_button(self) -> None:
        self._submit.put(self._busy or self._submit_words)
        self._submit.allow(self._against)
        self._submit.setEnabled(not (self._busy or self._against))
        self._why_not.put(self._against)
        self._why_not.setVisible(bool(self._against))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setLayout(self._body)
        self._body.setContentsMargins(16, 14, 16, 14)
        area = self._scroll
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 14)
        foot.setSpacing(8)
        self._foot = foot
        for said in (self._changed, self._effect, self._problem):
            foot.addWidget(said)
        line = QHBoxLayout()
        line.addWidget(self._why_not, 1)
        line.addStretch(0)
        line.addWidget(self._submit)
        foot.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(foot)
