"""Pictures of the form of every act: as it opens, and as it is after it was sent with nothing in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from console.views.forms.files_field import FilesField
from domain.instant import DAY
from domain.words import AssignmentStage, Grade, Role, Stage
from resources import resource_path
from tools.shots import plots
from tools.shots.district import NOW
from tools.shots.studio import Scene, Studio, settle

_ACCEPTED, _PENDING = AssignmentStage.ACCEPTED, AssignmentStage.PENDING


def _form(
    name: str,
    plot: plots.Plot,
    role: Role = Role.DISPATCHER,
    *,
    typed: Mapping[str, Any] | None = None,
    wrong: bool = False,
) -> Scene:
    """The form of an act on the ticket that a plot brings about: with something typed, or sent too early."""

    async def scene(studio: Studio) -> None:
        ticket = plot(studio.district)
        desk = studio.sit(role)
        desk.work_page.queue.table.select_ticket(ticket)
        await settle()
        desk.frame.do(name)
        await settle()
        form = desk.frame.drawers.form()
        if form is None:
            raise LookupError(f"{name} has no form for {role} on {ticket}")
        if typed:
            form.take_draft(typed)
        if wrong:
            form.submit()
        await settle()

    return scene


async def _finish_with_pictures(studio: Studio) -> None:
    """A result with two pictures that are still on their way."""
    await _form(
        "finish", plots.of_unit(1, _ACCEPTED), Role.HANDLER, typed={"result": "路面已修复，警示已撤除"}
    )(studio)
    form = studio.desk.frame.drawers.form() if studio.desk is not None else None
    field = form.field("files").control() if form is not None else None
    if form is None or not isinstance(field, FilesField):
        raise LookupError("no place for pictures")
    field.attach(_pictures()[:2])
    form.submit()
    await settle()


def _pictures() -> list[Path | bytes]:
    return [one.read_bytes() for one in sorted(resource_path("demo", "pictures").glob("*.png"))]


_IN_THREE_DAYS: Final = NOW + 3 * DAY

FORM_SCENES: Final[dict[str, Scene]] = {
    "edit": _form("edit", plots.in_stage(Stage.HANDLING)),
    "edit-wrong": _form(
        "edit", plots.graded(Grade.C), typed={"title": "", "grade": "A", "reason": ""}, wrong=True
    ),
    "triage-wrong": _form("triage", plots.in_stage(Stage.REPORTED), wrong=True),
    "dispatch-wrong": _form("dispatch", plots.in_stage(Stage.TRIAGED), typed={"lead": ""}, wrong=True),
    "withdraw": _form("withdraw", plots.in_stage(Stage.HANDLING, joint=True)),
    "withdraw-wrong": _form("withdraw", plots.in_stage(Stage.HANDLING, joint=True), wrong=True),
    "return": _form("return", plots.of_unit(1, _PENDING), Role.HANDLER),
    "return-wrong": _form("return", plots.of_unit(1, _PENDING), Role.HANDLER, wrong=True),
    "insist": _form("insist", plots.returned),
    "insist-wrong": _form("insist", plots.returned, wrong=True),
    "finish": _form("finish", plots.of_unit(1, _ACCEPTED), Role.HANDLER),
    "finish-pictures": _finish_with_pictures,
    "finish-wrong": _form("finish", plots.of_unit(1, _ACCEPTED, lead=True), Role.HANDLER, wrong=True),
    "raise-wrong": _form("raise", plots.in_stage(Stage.HANDLING), wrong=True),
    "take-over": _form("take_over", plots.in_stage(Stage.HANDLING)),
    "take-over-wrong": _form("take_over", plots.in_stage(Stage.HANDLING), wrong=True),
    "conclude": _form("conclude", plots.coordinated, Role.SUPERVISOR),
    "conclude-wrong": _form("conclude", plots.coordinated, Role.SUPERVISOR, wrong=True),
    "suspend-typed": _form(
        "suspend",
        plots.in_stage(Stage.HANDLING),
        Role.SUPERVISOR,
        typed={"until": _IN_THREE_DAYS, "reason": "等待厂家配件，三日内到货"},
    ),
    "suspend-wrong": _form(
        "suspend", plots.in_stage(Stage.HANDLING), Role.SUPERVISOR, typed={"until": NOW - DAY}, wrong=True
    ),
    "request-suspension": _form("request_suspension", plots.of_unit(1, _ACCEPTED), Role.HANDLER),
    "request-suspension-wrong": _form(
        "request_suspension",
        plots.of_unit(1, _ACCEPTED),
        Role.HANDLER,
        typed={"until": NOW - DAY},
        wrong=True,
    ),
    "request-extension-unit": _form("request_extension", plots.of_unit(1, _ACCEPTED), Role.HANDLER),
    "grant": _form("grant", plots.requested(), Role.SUPERVISOR),
    "grant-extension": _form("grant", plots.requested(extension=True), Role.SUPERVISOR),
    "refuse": _form("refuse", plots.requested(extension=True), Role.SUPERVISOR),
    "refuse-wrong": _form("refuse", plots.requested(), Role.SUPERVISOR, wrong=True),
    "void-wrong": _form("void", plots.in_stage(Stage.REPORTED), Role.SUPERVISOR, wrong=True),
    "reopen": _form("reopen", plots.in_stage(Stage.RESOLVED)),
    "reopen-wrong": _form("reopen", plots.in_stage(Stage.RESOLVED), wrong=True),
    "resident-rate": _form("resident_rate", plots.of_resident, Role.RESIDENT),
    "resident-rate-wrong": _form(
        "resident_rate", plots.of_resident, Role.RESIDENT, typed={"result": "2"}, wrong=True
    ),
    "rate-wrong": _form(
        "rate", plots.in_stage(Stage.RESOLVED), typed={"response": "2", "result": "3"}, wrong=True
    ),
    "answer": _form("answer", plots.with_reporter),
    "answer-several": _form("answer", plots.merged),
    "answer-wrong": _form("answer", plots.with_reporter, wrong=True),
    "unmerge": _form("unmerge", plots.merged),
    "unmerge-wrong": _form("unmerge", plots.merged, wrong=True),
    "merge-wrong": _form("merge", plots.in_stage(Stage.HANDLING), wrong=True),
    "split-wrong": _form("split", plots.in_stage(Stage.HANDLING), wrong=True),
    "log-call": _form("log_call", plots.with_reporter),
    "log-call-wrong": _form(
        "log_call", plots.with_reporter, typed={"with": "", "whom": "", "text": "已说明进度"}, wrong=True
    ),
    "answer-order": _form("answer_order", plots.ordered(1), Role.HANDLER),
    "answer-order-wrong": _form("answer_order", plots.ordered(1), Role.HANDLER, wrong=True),
    "answer-order-inspector": _form("answer_order", plots.inspected, Role.INSPECTOR),
    "inspection": _form("supervise", plots.before_inspection),
}
