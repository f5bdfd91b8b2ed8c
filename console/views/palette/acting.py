"""The acts that a typed line may mean: on which ticket, with what filled in, whom it reaches, why not."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication

from console import clock_text, pinyin
from console.actions import command_line
from console.actions.action import Argument, shown_keys
from console.actions.command_line import Typed
from console.actions.direct import needs_form
from console.actions.situation import Situation
from console.actions.table import ACTIONS, QUEUE, Action, seen_by, why_not
from console.models import row_text
from console.store import TicketStore
from console.views.action_choice import buttons_for
from console.views.palette.result import Kind, Result
from console.views.supervise_words import offered, supervise_line, supervise_title
from domain.acts import Note
from domain.directory import Directory
from domain.place import Place
from domain.row import TicketRow
from domain.rules import RULES
from domain.ticket import Ticket, short_number
from domain.words import Act

translate = QCoreApplication.translate

_NO_MATCH, _OF_PERSON = 99, 10
"""Ranks of a unit: one that is called so stands before one whose people are."""
_MOST_TICKETS, _MOST_UNITS = 3, 6

Peeked = dict[int, Ticket]
"""Tickets that were looked at without opening them."""


class Ranked(msgspec.Struct, frozen=True):
    """A result with how well it answers what was typed; smaller is better."""

    rank: int
    result: Result


class Acting:
    """Finds acts. It never sends anything."""

    def __init__(
        self,
        store: TicketStore,
        situation: Callable[[], Situation],
        peeked: Peeked,
        unit_name: Callable[[int], str],
    ) -> None:
        self._store, self._situation, self._peeked, self._unit_name = store, situation, peeked, unit_name

    def found(self, typed: Typed, tickets: list[int]) -> list[Ranked]:
        """The acts that the line may mean; `tickets` are those that its number may name, likeliest first."""
        situation = self._situation()
        found: list[Ranked] = []
        for action in ACTIONS:
            if not _offered(action, situation):
                continue
            rank = self._rank(action, typed)
            if rank is None:
                continue
            if typed.number is not None and not action.on_ticket:
                continue
            about = tickets[:_MOST_TICKETS] if typed.number is not None else [None]
            for ticket in about:
                found += [Ranked(rank, made) for made in self._made(action, typed, ticket, situation)]
        return found

    def of_screen(self, typed: Typed) -> list[Ranked]:
        """The acts that are about no ticket: settings, sounds, the screen."""
        situation = self._situation()
        ranked = [
            (command_line.rank_of(action, typed.words), action)
            for action in ACTIONS
            if action.act is None and not action.on_ticket and _offered(action, situation)
        ]
        return [
            Ranked(rank, self._plain(action, None, situation)) for rank, action in ranked if rank is not None
        ]

    def usual(self) -> list[Result]:
        """What can be done now without anything typed: first what is next for the ticket."""
        situation = self._situation()
        following = {action.id: place for place, (action, _kind) in enumerate(buttons_for(situation))}
        usable = [
            action for action in ACTIONS if _offered(action, situation) and not why_not(action, situation)
        ]
        usable.sort(key=lambda action: following.get(action.id, len(following)))
        return [self._plain(action, None, situation) for action in usable]

    def tickets_in_question(self, typed: Typed, tickets: list[int]) -> list[int]:
        """Which of these must be looked at before it can be said what an act on them does."""
        chosen = self._situation().ticket
        here = chosen.id if chosen is not None else None
        return [
            one for one in tickets[:_MOST_TICKETS] if typed.verb and one != here and one not in self._peeked
        ]

    # --- one act ---

    def _rank(self, action: Action, typed: Typed) -> int | None:
        if typed.number is not None or (typed.rest and action.argument is not None):
            rank = command_line.rank_of(action, typed.verb)
            if typed.number is not None and typed.rest and action.argument is None:
                return None
            return rank
        return command_line.rank_of(action, typed.words)

    def _made(self, action: Action, typed: Typed, ticket: int | None, situation: Situation) -> list[Result]:
        plain = self._plain(action, ticket, situation)
        if not typed.rest or action.argument is None:
            return [plain]
        number = short_number(ticket) if ticket is not None else ""
        match action.argument:
            case Argument.UNIT:
                return [
                    self._to_unit(plain, unit) for unit in units_named(situation.world.directory, typed.rest)
                ]
            case Argument.SPAN:
                span = command_line.span_in(typed.rest)
                return [plain] if span is None else [_for_a_while(plain, situation.now + span, situation.now)]
            case Argument.TEXT:
                words = translate("Palette", "Recorded on {number}: {text}").format(
                    number=number or _number_in_sight(situation), text=typed.rest
                )
                return [
                    msgspec.structs.replace(
                        plain, effect="" if plain.against else words, payload=Note(text=typed.rest)
                    )
                ]

    def _plain(self, action: Action, ticket: int | None, situation: Situation) -> Result:
        about = self._seen(ticket, situation)
        row = self._row(ticket)
        against = why_not(action, about) if about is not None else _why_not_row(action, row, situation)
        title = action.title()
        if action.id == "supervise" and about is not None and not against:
            title = supervise_title(about)
        return Result(
            key=f"act:{action.id}" if ticket is None else f"act:{action.id}:{ticket}",
            kind=Kind.ACT,
            title=title,
            detail=self._about(ticket, row, situation, on_ticket=action.on_ticket),
            effect="" if against else effect_of(action, about),
            against=against,
            icon=action.icon,
            keys=shown_keys(action),
            target=action.id,
            ticket=ticket,
        )

    def _seen(self, ticket: int | None, situation: Situation) -> Situation | None:
        """The situation with the ticket in question in sight; None while it is not known whole."""
        if ticket is None or (situation.ticket is not None and situation.ticket.id == ticket):
            return situation
        whole = self._peeked.get(ticket)
        if whole is None:
            return None
        return msgspec.structs.replace(situation, ticket=whole, chosen=True, own_note=None)

    def _row(self, ticket: int | None) -> TicketRow | None:
        row = self._store.row_of(ticket) if ticket is not None else -1
        return self._store.ticket_row(row) if row >= 0 else None

    def _about(
        self, ticket: int | None, row: TicketRow | None, situation: Situation, *, on_ticket: bool
    ) -> str:
        if not on_ticket:
            return ""
        if row is not None:
            return f"{short_number(row.id)} {row_text.title_words(row)}"
        seen = situation.ticket
        return f"{short_number(seen.id)} {seen.title}" if seen is not None and ticket is None else ""

    def _to_unit(self, plain: Result, unit: int) -> Result:
        name = self._unit_name(unit)
        effect = translate("Palette", "Opens the form with {unit} as the lead").format(unit=name)
        return msgspec.structs.replace(
            plain,
            key=f"{plain.key}:{unit}",
            title=f"{plain.title} → {name}",
            effect="" if plain.against else effect,
            filled={"lead": str(unit)},
        )


def _for_a_while(plain: Result, until: int, now: int) -> Result:
    effect = translate("Palette", "Opens the form with the return on {time}").format(
        time=clock_text.short_time(until, now)
    )
    return msgspec.structs.replace(
        plain, effect="" if plain.against else effect, filled={"until": until, "deadline": until}
    )


def _number_in_sight(situation: Situation) -> str:
    return short_number(situation.ticket.id) if situation.ticket is not None else ""


def _offered(action: Action, situation: Situation) -> bool:
    """Keys of the queue alone are no commands; the palette does not offer to open itself."""
    screen_key = action.where == QUEUE and action.act is None
    return not screen_key and action.id != "palette" and seen_by(action, situation.actor.role)


def _why_not_row(action: Action, row: TicketRow | None, situation: Situation) -> str:
    """What the row alone says against it, while the ticket is being looked at."""
    if row is None or action.act is None:
        return ""
    place = Place(address=row.address, area=row.area)
    stub = Ticket(
        id=row.id, district=situation.actor.district, version=row.version, stage=row.stage, place=place
    )
    bare = msgspec.structs.replace(action, more=None)
    return why_not(bare, msgspec.structs.replace(situation, ticket=stub, chosen=True))


def effect_of(action: Action, situation: Situation | None) -> str:
    """What the key does, in a sentence; empty while the ticket is being looked at."""
    if action.act is Act.SUPERVISE:
        if situation is None:
            return ""
        due = offered(situation)
        if due is not None and due.asks_first:
            return translate("Palette", "Goes above the unit: asks first. ") + supervise_line(situation)
        return supervise_line(situation)
    if action.effect is not None:
        return action.effect()
    if action.act is None:
        return ""
    if needs_form(action.id):
        return translate("Palette", "Opens its form")
    if RULES[action.act].reversible:
        return translate("Palette", "Done at once; can be taken back for 10 seconds")
    return translate("Palette", "Done at once")


def units_named(directory: Directory, words: str) -> list[int]:
    """The units that are called so, or whose people are; the best first."""
    ranked: dict[int, tuple[int, int]] = {}
    for place, unit in enumerate(directory.units):
        rank = pinyin.rank(words, unit.name) if unit.active else None
        if rank is not None:
            ranked[unit.id] = (rank, place)
    for place, person in enumerate(directory.people):
        rank = pinyin.rank(words, person.name) if person.unit is not None else None
        if rank is not None and person.unit is not None:
            ranked[person.unit] = min(ranked.get(person.unit, (_NO_MATCH, 0)), (_OF_PERSON + rank, place))
    return sorted(ranked, key=lambda unit: ranked[unit])[:_MOST_UNITS]
