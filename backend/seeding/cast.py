"""Who plays: the accounts of the directory, as the rules want to see them."""

from __future__ import annotations

from random import Random

from domain.directory import Directory, Person
from domain.operation import Actor
from domain.words import Role


class Cast:
    """Finds the account that would do a thing in this district."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._of_role: dict[Role, list[Person]] = {}
        for person in directory.people:
            self._of_role.setdefault(person.role, []).append(person)
        self._handlers = {person.unit: person for person in self._of_role.get(Role.HANDLER, [])}
        self._leaders = {person.unit: person for person in self._of_role.get(Role.LEADER, [])}

    def actor(self, person: Person) -> Actor:
        """A person as the actor of an operation."""
        return Actor(
            account=person.id,
            role=person.role,
            district=self._directory.district,
            area=person.area,
            unit=person.unit,
            seat=person.seat or "",
        )

    def community_seat(self, area: str) -> Actor:
        """The dispatcher of the community that an area lies in."""
        return self._seat(Role.DISPATCHER, area[:12])

    def street_seat(self, area: str, rng: Random) -> Actor:
        """A dispatcher of the street."""
        seats = [one for one in self._of_role[Role.DISPATCHER] if one.area == area[:9]]
        return self.actor(rng.choice(seats))

    def street_supervisor(self, area: str) -> Actor:
        """The shift leader of the street."""
        return self._seat(Role.SUPERVISOR, area[:9])

    def district_seat(self) -> Actor:
        """A dispatcher of the district."""
        return self._seat(Role.DISPATCHER, self._directory.district)

    def _seat(self, role: Role, area: str) -> Actor:
        return self.actor(next(one for one in self._of_role[role] if one.area == area))

    def handler(self, unit: int) -> Actor | None:
        """Who accepts and reports for a unit; None when the unit has no account."""
        found = self._handlers.get(unit)
        return self.actor(found) if found else None

    def answering(self, unit: int) -> Actor | None:
        """Who answers a supervision order for a unit: its leader, or its handler."""
        found = self._leaders.get(unit) or self._handlers.get(unit)
        return self.actor(found) if found else None

    def inspector(self) -> Actor:
        """The inspection office."""
        return self.actor(self._of_role[Role.INSPECTOR][0])

    def officer(self, area: str, rng: Random) -> Actor:
        """An officer of the community that an area lies in."""
        return self.actor(rng.choice([one for one in self._of_role[Role.OFFICER] if one.area == area[:12]]))

    def resident(self, rng: Random) -> Actor:
        """A resident with an account."""
        return self.actor(rng.choice(self._of_role[Role.RESIDENT]))

    def enterprise(self, rng: Random) -> Actor:
        """An enterprise with an account."""
        return self.actor(rng.choice(self._of_role[Role.ENTERPRISE]))

    def account(self, ident: int) -> Actor | None:
        """The account with this id."""
        found = self._directory.person_by_id.get(ident)
        return self.actor(found) if found else None
