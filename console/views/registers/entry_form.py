"""What the forms of the registers have in common: the entry they change, and the wish they make."""

from __future__ import annotations

from typing import Any

import msgspec

from console.messages import problem_words
from console.models.office import Item, Wish
from console.views.forms.form import Form
from console.views.forms.values import value_of
from console.views.registers.words import wrong
from domain.administration import SetupChange, SetupKind
from domain.policy import World
from domain.refusal import Code


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What a form looks things up in."""

    world: World
    now: int


class EntryForm(Form):
    """A form for one entry of a register, new or there."""

    def __init__(self, name: str, item: Item | None) -> None:
        super().__init__(name)
        self.item = item
        self.set_submit_words(self.tr("Save"))

    def payload(self) -> Any:
        """The wish; None after it has marked what is missing, all of it at once."""
        lacking = [
            name for name, field in self.fields() if field.required() and value_of(field.control()) == ""
        ]
        for name in lacking:
            self.miss(name, wrong({"why": "blank"}))
        return None if lacking else self.wish()

    def wish(self) -> Wish | None:
        """What shall be changed."""
        raise NotImplementedError

    def change(self, kind: SetupKind, value: dict[str, Any] | None, phone: str = "") -> SetupChange:
        """The wish to have the entry so."""
        item = self.item
        return SetupChange(
            kind=kind,
            key=item.key if item else "",
            base_version=item.version if item else 0,
            value=value,
            phone=phone,
        )

    def be_refused(self, code: str, facts: dict[str, Any]) -> None:
        """Say what the server said, at its field where it has one."""
        words = wrong(facts)
        if code == Code.CONFLICT:
            words = self.tr("Somebody else has changed it meanwhile. Close the form and look at it again.")
        field = str(facts.get("field", ""))
        self.show_problem(words or problem_words(code, facts), "" if code == Code.CONFLICT else field)
