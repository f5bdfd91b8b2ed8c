"""Contacts of units, and who stands in for them from when to when."""

from __future__ import annotations

from domain.administering.unit import check_name
from domain.directory import Contact
from domain.instant import in_range
from domain.policy import World
from domain.refusal import Code, Refusal


def check_contact(world: World, contact: Contact, _old: Contact | None) -> None:
    """A contact among the others, which `world` holds already."""
    directory = world.directory
    if contact.unit not in directory.unit_by_id:
        raise Refusal(Code.UNKNOWN, field="unit")
    check_name(contact.name)
    if len(contact.title) > 60:
        raise Refusal(Code.INVALID, field="title", why="too_long", most=60)
    for one in directory.contacts:
        if one.id == contact.id or not one.active:
            continue
        if contact.active and (one.unit, one.kind) == (contact.unit, contact.kind):
            raise Refusal(Code.INVALID, field="kind", why="taken")
        if not contact.active and one.deputy == contact.id:
            raise Refusal(Code.INVALID, field="active", why="stands_in", who=one.name)
    _check_deputy(world, contact)
    _check_absence(contact)


def _check_deputy(world: World, contact: Contact) -> None:
    seen, at = {contact.id}, contact.deputy
    while at is not None:
        deputy = world.directory.contact_by_id.get(at)
        if deputy is None or not deputy.active:
            raise Refusal(Code.UNKNOWN, field="deputy")
        if at in seen:
            raise Refusal(Code.INVALID, field="deputy", why="circle")
        seen.add(at)
        at = deputy.deputy


def _check_absence(contact: Contact) -> None:
    begins, ends = contact.away_from, contact.away_until
    if (begins is None) != (ends is None):
        raise Refusal(Code.INVALID, field="away_until" if ends is None else "away_from", why="both_or_none")
    if begins is None or ends is None:
        if contact.away and contact.deputy is None:
            raise Refusal(Code.INVALID, field="deputy", why="needed")
        return
    for at, field in ((begins, "away_from"), (ends, "away_until")):
        if not in_range(at):
            raise Refusal(Code.INVALID, field=field, why="out_of_range")
    if ends <= begins:
        raise Refusal(Code.INVALID, field="away_until", why="not_after")
    if contact.deputy is None:
        raise Refusal(Code.INVALID, field="deputy", why="needed")


def masked_phone(phone: str) -> str:
    """A number as everybody may see it. Raises Refusal for what is no number."""
    digits = phone.replace(" ", "").replace("-", "")
    if not digits.isascii() or not digits.isdigit() or not 7 <= len(digits) <= 15:
        raise Refusal(Code.INVALID, field="phone", why="no_number")
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 11 else f"****{digits[-4:]}"
