"""The texts of messages that leave the house, in the language of those who get them."""

from __future__ import annotations

from domain.directory import Directory
from domain.instant import DAY, HOUR, MINUTE
from domain.terms import term
from domain.ticket import Ticket, short_number
from domain.words import Rung, Step


def duration_text(span: int) -> str:
    """A span in prose: `3 小时 12 分`, `4 天 6 小时` from 100 hours on."""
    if span >= 100 * HOUR:
        return f"{span // DAY} 天 {span % DAY // HOUR} 小时"
    if span >= HOUR:
        return f"{span // HOUR} 小时 {span % HOUR // MINUTE} 分"
    return f"{span // MINUTE} 分"


def order_text(directory: Directory, ticket: Ticket, unit: int, rung: Rung, reason: str) -> str:
    """The SMS of a supervision order."""
    return (
        f"【有呼必应】{term(rung)}：{_unit_name(directory, unit)}承办的 {short_number(ticket.id)}"
        f"“{ticket.title}”{reason}，请尽快处置并反馈。"
    )


def step_text(directory: Directory, ticket: Ticket, unit: int, step: Step, what: str, overdue: int) -> str:
    """The SMS that a red light sends by itself."""
    head = f"【有呼必应】{_unit_name(directory, unit)}承办的 {short_number(ticket.id)}“{ticket.title}”"
    if step is Step.RED_DAY:
        return f"{head}{what}超期已满 24 小时，现推送督查。"
    if overdue < MINUTE:
        return f"{head}{what}已到时限，现已亮红灯，请立即处置并反馈。"
    return f"{head}{what}已超期 {duration_text(overdue)}，请立即处置并反馈。"


def _unit_name(directory: Directory, unit: int) -> str:
    found = directory.unit_by_id.get(unit)
    return found.name if found else "贵单位"
