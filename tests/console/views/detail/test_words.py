"""What the detail says and offers while somebody waits, and of those who rated."""

import msgspec
from PySide6.QtWidgets import QApplication

from console.models.open_ticket import OpenTicket
from console.views.action_choice import buttons_for
from console.views.detail.fact_words import facts
from console.views.detail.part import Seen
from console.views.forms.ground import Ground
from domain.ticket import Rating, Ticket
from domain.words import Grade, Role, Satisfaction, Stage
from tests.console.form_ground import ground_of
from tools.shots import plots
from tools.shots.district import NOW, StillDistrict


def _names(ground: Ground) -> list[str]:
    return [action.id for action, _kind in buttons_for(ground.situation)]


def test_an_open_request_puts_the_ruling_first_for_who_can_rule(qapp: QApplication) -> None:
    district = StillDistrict(count=60)
    before = district.tickets[plots.graded(Grade.C)(district)]
    assert "grant" not in _names(ground_of(district, before, Role.SUPERVISOR))
    ticket = district.tickets[plots.requested()(district)]
    assert _names(ground_of(district, ticket, Role.SUPERVISOR))[:2] == ["grant", "refuse"]
    assert "grant" not in _names(ground_of(district, ticket, Role.DISPATCHER))


def _fact(district: StillDistrict, ticket: Ticket, start: str) -> list[str]:
    ground = ground_of(district, ticket)
    opened: OpenTicket = ground.opened
    seen = Seen(ticket=ticket, situation=ground.situation, opened=opened)
    return [f"{fact.value} {fact.note}" for fact in facts(seen) if fact.key.startswith(start)]


def test_each_reporter_says_what_they_think_of_the_result(qapp: QApplication) -> None:
    district = StillDistrict(count=60)
    ticket = district.tickets[plots.merged(district)]
    rating = Rating(result=Satisfaction.DISSATISFIED, by=601, at=NOW, reason="铁板仍有异响")
    first, *rest = ticket.reporters
    assert rest
    rated = msgspec.structs.replace(
        ticket,
        stage=Stage.CLOSED,
        reporters=(msgspec.structs.replace(first, rating=rating), *rest),
        resident_rating=rating,
    )
    told = _fact(district, rated, "reporter:")
    assert sum("不满意" in words or "dissatisfied" in words.lower() for words in told) == 1
    assert sum("铁板仍有异响" in words for words in told) == 1
    assert _fact(district, rated, "resident_rating") == []
    alone = msgspec.structs.replace(rated, reporters=tuple(ticket.reporters))
    assert len(_fact(district, alone, "resident_rating")) == 1
