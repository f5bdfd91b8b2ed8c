"""The console's words in Chinese are the trade's own, as server and pages say them too."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from console import i18n, terms
from domain.terms import term
from domain.words import (
    AssignmentStage,
    Channel,
    ClockKind,
    Grade,
    OrderState,
    Part,
    Role,
    Rung,
    Satisfaction,
    Stage,
    Urgency,
)


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    installed = i18n.install(qapp, "zh_CN")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (terms.stage, Stage),
        (terms.assignment_stage, AssignmentStage),
        (terms.channel, Channel),
        (terms.grade, Grade),
        (terms.urgency, Urgency),
        (terms.part, Part),
        (terms.role, Role),
        (terms.rung, Rung),
        (terms.satisfaction, Satisfaction),
        (terms.clock, ClockKind),
        (terms.order_state, OrderState),
    ],
)
def test_a_word_is_called_the_same_everywhere(said: Callable[[Any], str], kind: type[Enum]) -> None:
    assert {word: said(word) for word in kind} == {word: term(word) for word in kind}
