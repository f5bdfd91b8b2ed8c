"""Pictures of the pages of those who do not sit in a center, and of what waits for somebody's word."""

from typing import Final

from domain.refusal import Refusal
from domain.words import AssignmentStage, Role
from tools.shots import plots
from tools.shots.district import StillDistrict
from tools.shots.studio import Scene, Studio, settle


def _inbox(role: Role, plot: plots.Plot, *, whole: bool = False) -> Scene:
    """The tickets of a role with one of them chosen, beside the list or on the whole page."""

    async def scene(studio: Studio) -> None:
        _orders(studio.district)
        ticket = plot(studio.district)
        desk = studio.sit(role)
        desk.work_page.queue.table.select_ticket(ticket)
        await settle()
        if whole:
            desk.work_page.open_page()
            await settle()

    return scene


def _page(role: Role, page: str, row: int = 0, *, empty: bool = False) -> Scene:
    """A page behind the rail, with a row of it chosen."""

    async def scene(studio: Studio) -> None:
        if not empty:
            _orders(studio.district)
        desk = studio.sit(role, empty=empty)
        desk.frame.open_page(page)
        await settle()
        for _ in range(row):
            desk.frame.do("next")
        await settle()

    return scene


def _orders(district: StillDistrict) -> None:
    """Orders that are not replied to, given at several times."""
    given = 0
    for ticket in list(district.tickets):
        if given == 6:
            return
        try:
            plots.climb(district, ticket, 1)
        except Refusal:
            continue
        given += 1


async def _request_in_detail(studio: Studio) -> None:
    ticket = plots.requested()(studio.district)
    desk = studio.sit(Role.SUPERVISOR)
    desk.work_page.queue.table.select_ticket(ticket)
    await settle()


async def _merged_detail(studio: Studio) -> None:
    ticket = plots.merged(studio.district)
    desk = studio.sit(Role.DISPATCHER)
    desk.work_page.queue.table.select_ticket(ticket)
    await settle()
    desk.work_page.open_page()
    await settle()


INBOX_SCENES: Final[dict[str, Scene]] = {
    "inbox-handler": _inbox(Role.HANDLER, plots.of_unit(1, AssignmentStage.ACCEPTED)),
    "inbox-handler-page": _inbox(Role.HANDLER, plots.of_unit(1, AssignmentStage.PENDING), whole=True),
    "inbox-leader": _inbox(Role.LEADER, plots.ordered(1)),
    "inbox-inspector": _inbox(Role.INSPECTOR, plots.inspected),
    "inbox-officer": _inbox(Role.OFFICER, plots.in_area("440112011001")),
    "inbox-auditor": _inbox(Role.AUDITOR, plots.with_reporter),
    "inbox-resident": _inbox(Role.RESIDENT, plots.of_resident),
    "orders": _page(Role.SUPERVISOR, "supervision", 1),
    "orders-dispatcher": _page(Role.DISPATCHER, "supervision", 1),
    "orders-empty": _page(Role.SUPERVISOR, "supervision", empty=True),
    "approvals-empty": _page(Role.SUPERVISOR, "approvals", empty=True),
    "auditor-log": _page(Role.AUDITOR, "register-log"),
    "detail-request": _request_in_detail,
    "detail-merged": _merged_detail,
}
