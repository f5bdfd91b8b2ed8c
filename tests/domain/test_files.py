"""Files on a ticket: who brings them, who sees them, how one goes again, and what the closing asks for."""

import msgspec
import pytest

from domain import acts
from domain.checklist import checklist
from domain.event import decode_body
from domain.outside import event_shown, ticket_shown
from domain.policy import World
from domain.refusal import Code
from domain.ticket import Ticket
from domain.words import Act, AnswerMeans, ChecklistItem, FileType, FileUse, Satisfaction, Stage
from tests.domain import district as d
from tests.domain.desk import FILE, Desk, dispatched
from tests.domain.shanghai import at

NOW = at(2026, 6, 19, 10)
SECOND = f"{2:032x}"
GOOD = Satisfaction.SATISFIED


def _file(ident: str = FILE, use: FileUse = FileUse.SCENE, caption: str = "") -> tuple[acts.Enclosed, ...]:
    return (acts.Enclosed(id=ident, use=use, caption=caption),)


def _desk() -> Desk:
    return dispatched(NOW, by=d.RESIDENT)


def _resident_sees(ticket: Ticket) -> list[str]:
    return [one.id for one in ticket_shown(ticket, d.RESIDENT.account).files]


def test_an_attached_file_is_on_the_ticket_with_what_its_content_is() -> None:
    desk = _desk()
    desk.store(d.DISPATCHER)
    desk.do(acts.Attach(files=_file(use=FileUse.BEFORE, caption=" 东侧 ")))
    (ref,) = desk.ticket.files
    assert (ref.id, ref.digest, ref.type, ref.use) == (FILE, FILE * 2, FileType.IMAGE, FileUse.BEFORE)
    assert (ref.caption, ref.by, ref.act, ref.at) == ("东侧", d.DISPATCHER.account, Act.ATTACH, desk.now)


@pytest.mark.parametrize(
    "change",
    [{"by": d.SUPERVISOR}, {"ident": SECOND}, {"ticket": 1}],
    ids=["another's", "not stored", "on another ticket"],
)
def test_a_file_that_is_not_ones_own_whole_and_free_is_unknown(change: dict[str, object]) -> None:
    desk = _desk()
    desk.store(**({"by": d.DISPATCHER} | change))  # type: ignore[arg-type]
    refusal = desk.refused(acts.Attach(files=_file()))
    assert (refusal.code, refusal.detail["field"]) == (Code.UNKNOWN, "files")
    assert desk.ticket.files == ()


def test_a_file_is_put_on_a_ticket_once() -> None:
    desk = _desk()
    desk.store(d.DISPATCHER)
    assert desk.refused(acts.Attach(files=_file() + _file())).detail["why"] == "file_twice"
    desk.do(acts.Attach(files=_file()))
    assert desk.refused(acts.Note(text="再发一次", files=_file())).detail["why"] == "file_twice"


def test_a_paper_is_no_picture_of_before_or_after() -> None:
    desk = _desk()
    desk.store(d.DISPATCHER, kind=FileType.PDF)
    assert desk.refused(acts.Attach(files=_file(use=FileUse.AFTER))).detail["why"] == "not_a_picture"
    desk.do(acts.Attach(files=_file(use=FileUse.DOCUMENT)))


def test_a_note_may_be_without_words_where_a_file_speaks() -> None:
    desk = _desk()
    desk.store(d.DISPATCHER)
    assert desk.code(acts.Note(text="  ")) is Code.INVALID
    decision = desk.do(acts.Note(text="", files=_file()))
    assert [one.id for one in decision.ticket.files] == [FILE]
    assert decode_body(desk.events[-1].body).facts["files"] == [{"id": FILE}]


def test_an_undone_result_takes_its_picture_along() -> None:
    desk = _desk()
    desk.do(acts.Accept(assignment=1), d.HOUSING_MAN)
    desk.store(d.HOUSING_MAN)
    desk.do(acts.Finish(assignment=1, result="已修复", files=_file(use=FileUse.AFTER)), d.HOUSING_MAN)
    assert desk.ticket.files
    desk.undo(d.HOUSING_MAN)
    assert desk.ticket.files == ()
    desk.do(acts.Finish(assignment=1, result="已修复", files=_file(use=FileUse.AFTER)), d.HOUSING_MAN)
    assert desk.stage() is Stage.RESOLVED


def test_a_removed_file_leaves_its_mark_and_its_key_is_destroyed() -> None:
    desk = _desk()
    desk.store(d.HOUSING_MAN)
    desk.do(acts.Attach(files=_file()), d.HOUSING_MAN)
    gone = acts.RemoveFile(file=FILE, reason="拍到了行人")
    assert desk.code(gone, d.DISPATCHER) is Code.NOT_YOURS
    assert desk.code(acts.RemoveFile(file=SECOND, reason="无"), d.SUPERVISOR) is Code.UNKNOWN
    decision = desk.do(gone, d.SUPERVISOR)
    assert decision.destroyed == FILE
    assert desk.ticket.files[0].removed_at == desk.now
    assert desk.code(gone, d.SUPERVISOR) is Code.WRONG_STAGE


def test_a_reporter_sees_own_files_and_those_of_answers_to_them() -> None:
    desk = _desk()
    own, house, answer, others = (f"{n:032x}" for n in range(1, 5))
    desk.store(d.RESIDENT, own)
    desk.do(acts.Attach(files=_file(own)), d.RESIDENT)
    desk.store(d.DISPATCHER, house)
    desk.do(acts.Attach(files=_file(house)))
    assert event_shown(desk.events[-1], d.RESIDENT.account) is None
    assert event_shown(desk.events[-2], d.RESIDENT.account) is not None
    desk.store(d.DISPATCHER, answer)
    desk.do(acts.Answer(means=AnswerMeans.TEXT, text="已修好", files=_file(answer)))
    assert _resident_sees(desk.ticket) == [own, answer]
    told = msgspec.structs.replace(desk.ticket.files[2], id=others, told="another reporter")
    ticket = msgspec.structs.replace(desk.ticket, files=(*desk.ticket.files, told))
    assert _resident_sees(ticket) == [own, answer]
    assert ticket_shown(ticket, d.RESIDENT.account).files[1].by == 0


def test_the_checklist_counts_pictures_and_answers() -> None:
    desk = _desk()
    directory = desk.world.directory
    assert not any(one.done or one.asked for one in checklist(desk.ticket, directory))
    desk.store(d.DISPATCHER)
    desk.store(d.DISPATCHER, SECOND)
    desk.do(acts.Attach(files=_file(use=FileUse.BEFORE) + _file(SECOND, FileUse.AFTER)))
    desk.do(acts.Answer(means=AnswerMeans.CALL, text="已告知"))
    assert [(one.item, one.done, one.count) for one in checklist(desk.ticket, directory)] == [
        (ChecklistItem.BEFORE_PICTURE, True, 1),
        (ChecklistItem.AFTER_PICTURE, True, 1),
        (ChecklistItem.REPORTERS_ANSWERED, True, 1),
    ]
    desk.do(acts.RemoveFile(file=FILE, reason="拍错了"))
    assert checklist(desk.ticket, directory)[0].count == 0


def _asking_for(*items: ChecklistItem) -> World:
    directory = d.RUNNING.directory
    matters = tuple(msgspec.structs.replace(one, closes_with=items) for one in directory.matters)
    return msgspec.structs.replace(d.RUNNING, directory=msgspec.structs.replace(directory, matters=matters))


def test_a_matter_can_ask_for_a_picture_before_it_is_closed() -> None:
    desk = _desk()
    desk.do(acts.Accept(assignment=1), d.HOUSING_MAN)
    desk.do(acts.Finish(assignment=1, result="已修复"), d.HOUSING_MAN)
    desk.world = _asking_for(ChecklistItem.AFTER_PICTURE)
    refusal = desk.refused(acts.Rate(response=GOOD, result=GOOD))
    assert (refusal.code, refusal.detail["items"]) == (Code.CHECKLIST, ["after_picture"])
    desk.store(d.HOUSING_MAN)
    desk.do(acts.Attach(files=_file(use=FileUse.AFTER)), d.HOUSING_MAN)
    desk.do(acts.Rate(response=GOOD, result=GOOD))
    assert desk.stage() is Stage.CLOSED
