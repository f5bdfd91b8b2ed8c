"""The open ticket follows the feed: folded when versions follow, fetched again when one is missing."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from console.models.open_ticket import OpenTicket, order_made
from domain.event import Event, decode_body
from domain.wire import TicketView
from tools.shots.district import StillDistrict


@pytest.fixture(scope="module")
def district() -> StillDistrict:
    return StillDistrict(count=25)


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[OpenTicket]:
    made = OpenTicket()
    yield made
    made.deleteLater()


def _long_story(district: StillDistrict) -> tuple[TicketView, list[Event]]:
    ident = max(district.events, key=lambda one: len(district.events[one]))
    return district.view(ident), district.events[ident]


def _early(view: TicketView, district: StillDistrict, version: int) -> TicketView:
    """The ticket as it was, folded from its first events."""
    from domain.fold import apply
    from domain.ticket import Ticket

    ticket = Ticket(id=view.ticket.id, district=view.ticket.district)
    for event in view.events[:version]:
        ticket = apply(ticket, decode_body(event.body).patch, at=event.at, by=event.actor)
    return TicketView(
        ticket=ticket, events=view.events[:version], people=view.people, messages=(), seq=version
    )


def test_folding_the_feed_ends_where_the_server_is(opened: OpenTicket, district: StillDistrict) -> None:
    view, events = _long_story(district)
    opened.choose(view.ticket.id)
    opened.take(_early(view, district, 2))
    for event in events[2:]:
        opened.follow([event])
    assert opened.ticket == view.ticket
    assert opened.events == tuple(events)


def test_a_missing_event_is_fetched_not_guessed(opened: OpenTicket, district: StillDistrict) -> None:
    view, events = _long_story(district)
    wanted: list[int] = []
    opened.fetch_needed.connect(wanted.append)
    opened.choose(view.ticket.id)
    opened.take(_early(view, district, 2))
    wanted.clear()
    opened.follow([events[3]])
    assert wanted == [view.ticket.id]
    assert opened.ticket is not None
    assert opened.ticket.version == 2
    opened.take(view)
    assert opened.ticket == view.ticket


def test_an_event_seen_during_the_fetch_makes_another_fetch(
    opened: OpenTicket, district: StillDistrict
) -> None:
    view, events = _long_story(district)
    wanted: list[int] = []
    opened.fetch_needed.connect(wanted.append)
    opened.choose(view.ticket.id)
    opened.follow([events[4]])
    opened.take(_early(view, district, 3))
    assert len(wanted) == 2


def test_what_comes_for_another_ticket_is_left_alone(opened: OpenTicket, district: StillDistrict) -> None:
    view, events = _long_story(district)
    other = next(ident for ident in district.tickets if ident != view.ticket.id)
    opened.choose(other)
    opened.take(view)
    opened.follow(events)
    assert opened.ticket is None


def test_an_older_answer_does_not_turn_time_back(opened: OpenTicket, district: StillDistrict) -> None:
    view, _ = _long_story(district)
    opened.choose(view.ticket.id)
    opened.take(view)
    opened.take(_early(view, district, 2))
    assert opened.ticket == view.ticket


def test_nothing_is_revealed_of_the_ticket_before(opened: OpenTicket, district: StillDistrict) -> None:
    from domain.acts import PersonalData

    first, second = list(district.tickets)[:2]
    opened.choose(first)
    opened.reveal(first, "r", PersonalData(name="陈静"))
    assert opened.revealed("r") is not None
    opened.choose(second)
    opened.choose(first)
    assert opened.revealed("r") is None


def test_the_order_of_an_operation_is_found_by_its_event(district: StillDistrict) -> None:
    from domain.words import Act

    event = next(
        one for events in district.events.values() for one in events if one.act is Act.SUPERVISE and one.op_id
    )
    assert order_made([event], event.op_id) == decode_body(event.body).facts["order"]
    assert order_made([event], "another") is None
