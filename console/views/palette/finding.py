"""What the palette finds for a line: acts, tickets, people, units, pages and counters, in a stable order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from console import pinyin, terms
from console.actions import command_line
from console.actions.command_line import Mode, Number, Typed
from console.actions.situation import Situation
from console.models import row_text
from console.models.queue_memory import SavedFilter
from console.models.queue_model import QueueModel
from console.store import TicketStore
from console.store.codes import IS_OPEN, Rows
from console.views.board import board_for
from console.views.page import PageEntry
from console.views.palette.acting import Acting, Peeked, Ranked, translate
from console.views.palette.result import Kind, Result
from domain.directory import Person
from domain.ticket import short_number

MOST: Final = 40
_MOST_TICKETS, _MOST_PEOPLE, _MOST_PEOPLE_BESIDE = 12, 20, 3
_A_DAY: Final = 100_000
_LAST: Final = 9


class Finder:
    """Finds; what is chosen is done by the palette's owner. `recent` holds keys, the latest first."""

    def __init__(
        self,
        store: TicketStore,
        model: QueueModel,
        situation: Callable[[], Situation],
        entries: Sequence[PageEntry],
        recent: list[str],
        saved: Callable[[], tuple[SavedFilter, ...]] = tuple,
    ) -> None:
        self._store, self._model, self._situation = store, model, situation
        self._entries, self._recent, self._saved = entries, recent, saved
        self.peeked: Peeked = {}
        self._acting = Acting(store, situation, self.peeked, model.unit_name)

    def found(self, line: str) -> list[Result]:
        """The results of a line, best first."""
        typed = command_line.taken_apart(line)
        match typed.mode:
            case Mode.TICKETS:
                return self._tickets_of(typed)
            case Mode.PEOPLE:
                return self._ordered(self._people(typed.words, _MOST_PEOPLE) + self._units(typed.words))
            case Mode.SCREEN:
                return self._ordered(self._screens(typed.words) + self._acting.of_screen(typed))
        if not typed.words:
            return self._nothing_typed()
        return self._everything(typed)

    def to_look_at(self, line: str) -> list[int]:
        """The tickets that must be looked at before it can be said what the acts of a line do."""
        typed = command_line.taken_apart(line)
        if typed.mode is not Mode.ALL or typed.number is None:
            return []
        return self._acting.tickets_in_question(typed, self.numbered(typed.number))

    # --- by kind ---

    def _nothing_typed(self) -> list[Result]:
        usual = self._acting.usual() + [
            one.result for one in self._screens("") if one.result.kind is Kind.PAGE
        ]
        recent = {key: place for place, key in enumerate(self._recent)}
        return sorted(usual, key=lambda one: recent.get(one.remembered_as, len(recent)))[:MOST]

    def _everything(self, typed: Typed) -> list[Result]:
        named = self.numbered(typed.number) if typed.number is not None else []
        found = self._acting.found(typed, named)
        found += self._screens(typed.words)
        alone = command_line.number_in(typed.words)
        tickets = self.numbered(alone) if alone is not None else self._texts(typed.words)
        found += [
            Ranked(pinyin.EQUAL if alone is not None else pinyin.HOLDS, self._ticket(one)) for one in tickets
        ]
        if len(typed.words) > 1 and typed.number is None:
            found += self._people(typed.words, _MOST_PEOPLE_BESIDE)
        return self._ordered(found)

    def _ordered(self, found: list[Ranked]) -> list[Result]:
        """By how well it answers, then what was used lately, then what can be done, then as it was found."""
        recent = {key: place for place, key in enumerate(self._recent)}
        places = range(len(found))
        order = sorted(
            places,
            key=lambda at: (
                found[at].rank,
                bool(found[at].result.against),
                recent.get(found[at].result.remembered_as, len(recent)),
                at,
            ),
        )
        return [found[at].result for at in order[:MOST]]

    def _tickets_of(self, typed: Typed) -> list[Result]:
        if typed.number is not None:
            return [self._ticket(one) for one in self.numbered(typed.number)]
        return [self._ticket(one) for one in self._texts(typed.words)] if typed.words else []

    def numbered(self, number: Number) -> list[int]:
        """The tickets that a number may name: open ones first, the newest first."""
        ids = self._store.columns.id[: self._store.count]
        fits = self._store.present[: self._store.count] & (ids % _A_DAY == number.count)
        if number.day is not None:
            fits &= ids // _A_DAY % 10_000 == number.day
        rows = np.flatnonzero(fits)
        archived = ~IS_OPEN[self._store.columns.stage[rows]]
        order = np.lexsort((-ids[rows], archived))[:_MOST_TICKETS]
        found: list[int] = ids[rows[order]].tolist()
        return found

    def _texts(self, words: str) -> list[int]:
        store = self._store
        rows: Rows = np.flatnonzero(store.matching(words) & store.present)
        archived = ~IS_OPEN[store.columns.stage[rows]]
        newest = -store.columns.id[rows]
        order = np.lexsort((newest, store.columns.red_at[rows], store.rank[rows], archived))[:_MOST_TICKETS]
        found: list[int] = store.columns.id[rows[order]].tolist()
        return found

    def _ticket(self, ident: int) -> Result:
        row = self._store.ticket_row(self._store.row_of(ident))
        now = self._situation().now
        time = row_text.time_words(row, row_text.time_shown(row, now), now)
        told = (terms.stage(row.stage), self._model.unit_name(row.lead), time, row.address)
        return Result(
            key=f"ticket:{ident}",
            kind=Kind.TICKET,
            title=f"{short_number(ident)} {row_text.title_words(row)}",
            effect=" · ".join(part for part in told if part),
            icon="list-details",
            ticket=ident,
        )

    def _people(self, words: str, most: int) -> list[Ranked]:
        directory = self._situation().world.directory
        found = []
        for place, person in enumerate(directory.people):
            rank = pinyin.rank(words, person.name)
            if rank is not None:
                found.append((rank, place, person))
        found.sort(key=lambda one: one[:2])
        return [Ranked(rank, self._person(person)) for rank, _place, person in found[:most]]

    def _person(self, person: Person) -> Result:
        directory = self._situation().world.directory
        unit = directory.unit_by_id.get(person.unit) if person.unit is not None else None
        where = unit.name if unit is not None else directory.area_name(person.area) or directory.name
        told = (terms.role(person.role), terms.seat(person.seat), where)
        return Result(
            key=f"person:{person.id}",
            kind=Kind.PERSON,
            title=person.name,
            detail=" · ".join(part for part in told if part),
            effect=translate("Palette", "Shows the tickets of {where}").format(where=where),
            icon="user",
            ident=person.id,
        )

    def _units(self, words: str) -> list[Ranked]:
        found = []
        for unit in self._situation().world.directory.units:
            rank = pinyin.rank(words, unit.name) if words and unit.active else None
            if rank is not None:
                made = Result(
                    key=f"unit:{unit.id}",
                    kind=Kind.UNIT,
                    title=unit.name,
                    effect=translate("Palette", "Shows the tickets of {where}").format(where=unit.name),
                    icon="building-community",
                    ident=unit.id,
                )
                found.append(Ranked(rank, made))
        return found[:_MOST_PEOPLE]

    def _screens(self, words: str) -> list[Ranked]:
        """Pages and counters, and with `>` the acts that only move the screen."""
        made = [
            Result(
                key=f"page:{entry.key}",
                kind=Kind.PAGE,
                title=entry.word,
                detail=translate("Palette", "Page"),
                icon=entry.icon,
                keys=entry.keys.replace("+", " "),
                target=entry.key,
            )
            for entry in self._entries
        ]
        made += [
            Result(
                key=f"counter:{number}",
                kind=Kind.COUNTER,
                title=chip.word,
                detail=translate("Palette", "Filter of the queue"),
                icon="filter",
                keys=chip.hint,
                target=str(number),
            )
            for number, chip in enumerate(board_for(self._situation().actor.role).chips)
        ]
        made += [
            Result(
                key=f"filter:{one.name}",
                kind=Kind.FILTER,
                title=one.name,
                detail=translate("Palette", "Saved filter"),
                icon="star",
                keys=f"Alt Shift {one.key}" if one.key is not None else "",
                choice=one.choice,
            )
            for one in self._saved()
        ]
        ranked = [(pinyin.rank(words, one.title) if words else _LAST, one) for one in made]
        return [Ranked(rank, one) for rank, one in ranked if rank is not None]
