"""短信模板: the texts of messages that leave the house, with named places that are filled in at sending."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import msgspec

from domain.refusal import Code, Refusal

LONGEST: Final = 300
"""Characters: some five parts of an SMS, which is more than anybody reads standing."""


class TemplateKey(StrEnum):
    """Which message a template is for."""

    ORDER = "order"
    """督办: a supervision order of any rung."""
    ORDERS = "orders"
    """多件督办: several orders of one batch to the same person."""
    RED = "red"
    """超期提醒: a clock has been red for a minute or longer."""
    RED_NOW = "red_now"
    """到期提醒: a clock turns red this minute."""
    RED_DAY = "red_day"
    """推送督查: red for 24 running hours."""


class MessageTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """One text. Its places stand in braces, such as `{unit}`."""

    key: TemplateKey
    text: str


_SUBJECT: Final = ("unit", "number", "title")
PLACES: Final[Mapping[TemplateKey, tuple[str, ...]]] = {
    TemplateKey.ORDER: (*_SUBJECT, "rung", "reason"),
    TemplateKey.ORDERS: ("rung", "count", "tickets"),
    TemplateKey.RED: (*_SUBJECT, "clock", "overdue"),
    TemplateKey.RED_NOW: (*_SUBJECT, "clock"),
    TemplateKey.RED_DAY: (*_SUBJECT, "clock"),
}
"""The places that each may name; without the number (or the tickets) nobody knows what it is about."""

DEFAULT_TEMPLATES: Final = (
    MessageTemplate(
        key=TemplateKey.ORDER,
        text="【有呼必应】{rung}：{unit}承办的 {number}“{title}”{reason}，请尽快处置并反馈。",
    ),
    MessageTemplate(
        key=TemplateKey.ORDERS,
        text="【有呼必应】{rung}：请尽快处置并反馈以下 {count} 件工单：{tickets}。",
    ),
    MessageTemplate(
        key=TemplateKey.RED,
        text="【有呼必应】{unit}承办的 {number}“{title}”{clock}已超期 {overdue}，请立即处置并反馈。",
    ),
    MessageTemplate(
        key=TemplateKey.RED_NOW,
        text="【有呼必应】{unit}承办的 {number}“{title}”{clock}已到时限，现已亮红灯，请立即处置并反馈。",
    ),
    MessageTemplate(
        key=TemplateKey.RED_DAY,
        text="【有呼必应】{unit}承办的 {number}“{title}”{clock}超期已满 24 小时，现推送督查。",
    ),
)

_FORMAT: Final = string.Formatter()
_PLACE: Final = re.compile(r"\{([a-z_]+)\}")


def places_in(text: str) -> tuple[str, ...]:
    """The places that a text names. Raises ValueError for a brace that opens nothing, or a place that is
    more than a name.
    """
    named = []
    for _literal, name, form, conversion in _FORMAT.parse(text):
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            raise ValueError(name)
        named.append(name)
    return tuple(named)


def check_template(template: MessageTemplate) -> None:
    """Raises Refusal for a text that could not be filled in, or that says nothing."""
    text = template.text
    if not text.strip():
        raise Refusal(Code.INVALID, field="text", why="blank")
    if len(text) > LONGEST:
        raise Refusal(Code.INVALID, field="text", why="too_long", most=LONGEST)
    try:
        named = places_in(text)
    except ValueError:
        raise Refusal(Code.INVALID, field="text", why="braces") from None
    unknown = [name for name in named if name not in PLACES[template.key]]
    if unknown:
        raise Refusal(Code.INVALID, field="text", why="place", place=unknown[0])
    if not {"number", "tickets"} & set(named):
        raise Refusal(Code.INVALID, field="text", why="number_missing")


def filled(templates: tuple[MessageTemplate, ...], key: TemplateKey, values: Mapping[str, str]) -> str:
    """The text of a message; the default's where the district has none of its own."""
    own = next((one for one in (*templates, *DEFAULT_TEMPLATES) if one.key is key), None)
    if own is None:
        raise KeyError(key)
    return own.text.format_map(values)


def filled_by_hand(words: str, values: Mapping[str, str]) -> str:
    """Words that somebody wrote for one message, with what is known put in for places such as `{unit}`.

    Raises Refusal for a place that is none; braces around anything else are just braces.
    """

    def value_of(place: re.Match[str]) -> str:
        if place[1] not in values:
            raise Refusal(Code.INVALID, field="text", why="place", place=place[1])
        return values[place[1]]

    return _PLACE.sub(value_of, words)
