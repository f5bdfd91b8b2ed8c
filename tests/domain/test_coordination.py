"""协商会: opened by a key or by the second return, concluded with a ruling."""

from domain.acts import Accept, Conclude, Coordinate, Dispatch, Entry, Finish, Insist, Reopen, Return, Undo
from domain.directory import ResponsibleUnit
from domain.instant import DAY
from domain.refusal import Code
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched, reported
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)
RULING = Conclude(coordination=1, minutes="三方到场", ruling="由区住建局主办")


def twice_returned() -> Desk:
    desk = dispatched(NOW)
    desk.do(Return(assignment=1, reason="非本单位职责"), d.HOUSING_MAN)
    assert desk.ticket.coordinations == ()
    desk.do(Dispatch(lead=d.TEAM))
    desk.do(Return(assignment=2, reason="非本单位职责"), d.TEAM_MAN)
    return desk


def test_the_second_return_opens_it_by_itself() -> None:
    desk = twice_returned()
    (one,) = desk.ticket.coordinations
    assert (one.id, one.opened_by, one.opened_at, one.units) == (1, 0, NOW, (d.HOUSING, d.TEAM))
    assert desk.decisions[-1].draft.facts["coordination"] == 1
    desk.undo(d.TEAM_MAN)
    assert desk.ticket.coordinations == ()


def test_a_return_that_was_insisted_on_counts() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Return(assignment=1, reason="非本单位职责"), d.HOUSING_MAN)
    desk.do(Insist(assignment=1, reason="三定方案"))
    desk.do(Return(assignment=2, reason="非本单位职责"), d.WATER_MAN)
    assert desk.ticket.coordination() is not None


def test_one_at_a_time() -> None:
    desk = twice_returned()
    desk.do(Dispatch(lead=d.WATER))
    desk.do(Return(assignment=3, reason="非本单位职责"), d.WATER_MAN)
    assert len(desk.ticket.coordinations) == 1
    assert desk.refused(Coordinate()).detail["why"] == "coordination_open"
    desk.do(RULING)
    desk.do(Coordinate(units=(d.TEAM,)))
    assert [one.id for one in desk.ticket.coordinations] == [1, 2]
    assert desk.code(RULING) is Code.WRONG_STAGE


def test_a_ruling_is_not_taken_back_from_under_the_next_coordination() -> None:
    desk = twice_returned()
    desk.do(RULING)
    ruling = desk.last_op
    desk.do(Coordinate(), d.COLLEAGUE)
    assert desk.code(Undo(op_id=ruling)) is Code.CHANGED_SINCE


def test_by_key_on_any_ticket_with_units_and_time() -> None:
    desk = reported(NOW)
    desk.do(Coordinate(units=(d.HOUSING, d.WATER), at=NOW + DAY, reason="职责不清"))
    (one,) = desk.ticket.coordinations
    assert (one.units, one.at, one.opened_by) == ((d.HOUSING, d.WATER), NOW + DAY, d.DISPATCHER.account)
    fresh = reported(NOW)
    assert fresh.code(Coordinate(units=(99,))) is Code.UNKNOWN
    assert fresh.code(Coordinate(units=(d.CLOSED_UNIT,))) is Code.UNKNOWN
    assert fresh.refused(Coordinate(units=(d.WATER, d.WATER))).detail["why"] == "twice"
    assert fresh.refused(Coordinate(at=NOW)).detail["why"] == "not_ahead"


def test_a_unit_may_ask_for_it_after_acceptance() -> None:
    desk = dispatched(NOW)
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.do(Coordinate(reason="需供水单位配合"), d.HOUSING_MAN)
    assert desk.ticket.coordinations[0].opened_by == d.HOUSING_MAN.account
    assert desk.code(RULING, d.HOUSING_MAN) is Code.NOT_ALLOWED


def test_the_ruling_may_propose_an_entry_of_the_list() -> None:
    desk = twice_returned()
    entry = Entry(lead=d.HOUSING, assisting=(d.WATER,), basis="协商会纪要")
    desk.do(Conclude(coordination=1, units=(d.HOUSING,), minutes="到场", ruling="由其主办", entry=entry))
    (one,) = desk.ticket.coordinations
    assert one.entry == ResponsibleUnit(
        matter="m-b", lead=d.HOUSING, assisting=(d.WATER,), basis="协商会纪要"
    )
    assert (one.units, one.concluded_at, one.concluded_by) == ((d.HOUSING,), NOW, d.DISPATCHER.account)
    assert desk.ticket.coordination() is None


def test_a_ruling_that_cannot_be() -> None:
    desk = twice_returned()
    assert desk.code(Conclude(coordination=2, ruling="由其主办")) is Code.UNKNOWN
    assert desk.refused(Conclude(coordination=1, ruling="  ")).detail["field"] == "ruling"
    twice = Conclude(coordination=1, ruling="由其主办", entry=Entry(lead=d.WATER, assisting=(d.WATER,)))
    assert desk.refused(twice).detail["field"] == "entry"
    early = reported(NOW)
    early.do(Coordinate(units=(d.WATER,)))
    no_matter = Conclude(coordination=1, ruling="由其主办", entry=Entry(lead=d.WATER))
    assert early.refused(no_matter).detail["why"] == "no_matter"


def test_a_contested_insistence_is_ruled_by_the_supervisor() -> None:
    desk = twice_returned()
    desk.do(Insist(assignment=1, reason="三定方案"))
    assert desk.code(RULING) is Code.NOT_ALLOWED
    desk.do(RULING, d.SUPERVISOR)


def test_a_new_round_counts_its_own_returns() -> None:
    desk = dispatched(NOW, assisting=(d.WATER,))
    desk.do(Return(assignment=2, reason="非本单位职责"), d.WATER_MAN)
    desk.do(Accept(assignment=1), d.HOUSING_MAN)
    desk.do(Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    desk.do(Reopen(reason="再次塌陷"))
    desk.do(Dispatch(lead=d.TEAM))
    desk.do(Return(assignment=3, reason="非本单位职责"), d.TEAM_MAN)
    assert desk.ticket.coordinations == ()
