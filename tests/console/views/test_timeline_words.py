"""Every act has a sentence, and those up the ladder of centers say who, what and why."""

from PySide6.QtWidgets import QApplication

from console.views.timeline_words import Telling, entry
from domain import acts
from domain.words import Act, CallLevel
from tests.domain import district as d
from tests.domain.desk import Desk, dispatched
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)


def told(desk: Desk) -> dict[Act, tuple[str, str]]:
    telling = Telling(directory=d.DIRECTORY, ticket=desk.ticket, messages=(), now=desk.now)
    made = [(event.act, entry(telling, event)) for event in desk.events]
    return {act: (said.headline, said.detail) for act, said in made}


def test_the_ladder_is_told(qapp: QApplication) -> None:
    desk = dispatched(NOW, assisting=(d.WATER, d.TEAM))
    desk.do(acts.Return(assignment=2, reason="非本单位职责"), d.WATER_MAN)
    desk.do(acts.Return(assignment=3, reason="非本单位职责"), d.TEAM_MAN)
    desk.do(acts.Insist(assignment=2, reason="三定方案"))
    desk.do(acts.Conclude(coordination=1, ruling="由其协办"), d.SUPERVISOR)
    desk.do(acts.Coordinate(units=(d.TEAM,), reason="再议"))
    desk.do(acts.RequestExtension(assignment=1, deadline=at(2026, 7, 1), reason="雨天停工"))
    desk.do(acts.Grant(request=1, note="同意"), d.SUPERVISOR)
    desk.do(acts.RequestSuspension(until=at(2026, 6, 21), reason="等待材料"))
    desk.do(acts.Refuse(request=2, reason="理由不足"), d.SUPERVISOR)
    desk.do(acts.TakeOver(reason="跨街道"), d.DISTRICT_DISPATCHER)
    raised = acts.Raise(level=CallLevel.ESCALATED, opinion="请区里牵头", reason="部门间推诿")
    desk.do(raised, d.DISTRICT_DISPATCHER)
    desk.do(acts.Void(reason="误报"), d.SUPERVISOR)
    said = told(desk)
    assert "a coordination opens by itself" in said[Act.RETURN][1]
    assert said[Act.INSIST][0] == "Insisted: 区水务所 is to do it"
    assert "三定方案" in said[Act.INSIST][1]
    assert "由其协办" in said[Act.CONCLUDE][1]
    assert {"东街道综合执法大队", "再议"} <= set(said[Act.COORDINATE][1].split(" · "))
    assert "extension to" in said[Act.REQUEST_EXTENSION][0]
    assert said[Act.GRANT][0].startswith("Request granted: deadline")
    assert "同意" in said[Act.GRANT][1]
    assert said[Act.REQUEST_SUSPENSION][0].startswith("Suspension until")
    assert "理由不足" in said[Act.REFUSE][1]
    assert "跨街道" in said[Act.TAKE_OVER][1]
    assert said[Act.RAISE][0].startswith("Raised: ")
    assert "请区里牵头" in said[Act.RAISE][1]
    assert said[Act.VOID][0] == "Voided"
