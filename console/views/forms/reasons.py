"""A form of one text that must be there; most forms are that and a little more."""

from console.views.forms.form import Form
from console.views.forms.phrases import phrase_text

_STANDS_IN = "…"


class SayForm(Form):
    """One text that must be there; a subclass says what it makes of it."""

    def __init__(self, name: str, field: str = "reason", *, phrases: str = "", most: int = 500) -> None:
        super().__init__(name)
        self._field, self._missing, self._most = field, "", most
        self._text = phrase_text(phrases or name)

    def add_text(self, label: str, missing: str, hint: str = "") -> None:
        """Add the text at this place of the form; `missing` is said where it is empty."""
        self._missing = missing
        self.add(self._field, label, self._text, required=True, hint=hint)

    def said(self) -> str:
        """The text; the field is marked when it is empty or too long. For a preview it may be missing."""
        text = self._text.toPlainText().strip()
        if self.quiet():
            return text[: self._most] or _STANDS_IN
        if not text:
            self.miss(self._field, self._missing)
            return ""
        return text if self.fits(self._field, text, self._most) else ""

    def say(self, text: str) -> None:
        """Put a text there."""
        self._text.setPlainText(text)
