"""What somebody who reported a matter sees of it: progress and answers, not the house's own papers."""

from __future__ import annotations

import msgspec

from backend.store.reading import page_of
from domain.acts import (
    Accept,
    Answer,
    Coordinate,
    Dispatch,
    Finish,
    Note,
    RequestExtension,
    Supervise,
    Triage,
)
from domain.event import decode_body
from domain.instant import HOUR
from domain.words import Act, AnswerMeans
from tests.contract.house import House, scope
from tests.contract.town import DISPATCHER, HANDLER, HOUSING, RESIDENT, report

_INSIDE = ("内部记录", "只给内部看的反馈", "已超期", "有呼必应")


async def test_a_reporter_sees_progress_and_answers_alone(house: House) -> None:
    ident = (await house.ledger.submit(report(), RESIDENT)).ticket
    await house.do(Triage(matter=next(iter(house.world.directory.matter_by_code))), ident)
    await house.do(Dispatch(lead=HOUSING, note="内部记录：派单说明"), ident)
    await house.do(Note(text="内部记录：电话打不通"), ident)
    await house.do(Coordinate(reason="内部记录：职责不清"), ident)
    later = house.clock.now() + 60 * 24 * HOUR
    wish = RequestExtension(assignment=1, deadline=later, reason="内部记录：等材料")
    await house.do(wish, ident, by=HANDLER)
    house.clock.pass_by(25 * HOUR)
    await house.due()
    await house.do(Supervise(), ident)
    await house.do(Accept(assignment=1), ident, by=HANDLER)
    await house.do(Finish(assignment=1, result="只给内部看的反馈"), ident, by=HANDLER)
    await house.do(Answer(means=AnswerMeans.TEXT, text="已修好，谢谢反映"), ident)

    view = await house.reading.ticket(scope(RESIDENT), ident)
    assert view is not None
    page = await house.reading.events(scope(RESIDENT), 0)
    pushed = page_of(await house.reading.tail(0), scope(RESIDENT))
    for events in (view.events, page.events, pushed.events):
        assert [one.act for one in events] == [
            Act.REPORT,
            Act.TRIAGE,
            Act.DISPATCH,
            Act.ACCEPT,
            Act.FINISH,
            Act.ANSWER,
        ]
        assert decode_body(events[-1].body).facts == {"means": "text", "text": "已修好，谢谢反映"}
        assert {one.actor for one in events} == {RESIDENT.account, 0}
    for seen in (view, page, pushed):
        said = msgspec.json.encode(msgspec.to_builtins(seen, builtin_types=(bytes,))).decode()
        inner = "".join(str(decode_body(one.body).facts) for one in seen.events)
        assert not [word for word in _INSIDE if word in said or word in inner]
    assert view.messages == ()
    assert [one.account for one in view.ticket.reporters] == [RESIDENT.account]

    inside = await house.reading.ticket(scope(DISPATCHER), ident)
    assert inside is not None
    assert len(inside.events) > len(view.events)
    assert len(inside.messages) > 0


async def test_an_answer_to_one_reporter_is_shown_to_that_one(house: House) -> None:
    ident = (await house.ledger.submit(report(), RESIDENT)).ticket
    own = (await house.ticket(ident)).reporters[0].id
    await house.do(Answer(reporter=own, means=AnswerMeans.CALL, text="已电话回复"), ident)
    view = await house.reading.ticket(scope(RESIDENT), ident)
    assert view is not None
    assert decode_body(view.events[-1].body).facts["text"] == "已电话回复"
