"""Carrying out what somebody wishes."""

from __future__ import annotations

from backend.store.ledger import Ledger
from backend.store.people import People, PersonGone
from domain.acts import PersonalData, Reveal
from domain.operation import Actor, Operation
from domain.wire import OperationAnswer, RevealAnswer


class Operations:
    """The one way in for every act."""

    def __init__(self, ledger: Ledger, people: People) -> None:
        self._ledger = ledger
        self._people = people

    async def carry_out(self, operation: Operation, actor: Actor) -> OperationAnswer | RevealAnswer:
        """Does it, or raises Refusal or Unavailable; the same `op_id` gets the first answer again.

        A reporter's personal data comes only after the look at it is in the ledger.
        """
        answer = await self._ledger.submit(operation, actor)
        if not isinstance(operation.payload, Reveal):
            return answer
        try:
            person = await self._people.reveal(answer.ticket, operation.payload.reporter)
        except PersonGone:
            person = PersonalData()
        return RevealAnswer(answer=answer, person=person)
