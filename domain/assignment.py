"""派单: what a ticket asks of one unit."""

from __future__ import annotations

import msgspec

from domain.words import LIVE_ASSIGNMENT_STAGES, AssignmentStage, Part


class Assignment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One unit's part in a ticket, from dispatch to its end."""

    id: int
    """Counts from 1 within its ticket."""
    unit: int
    part: Part
    stage: AssignmentStage
    round: int = 1
    """Which time round: a reopened ticket begins a new one, and only the present round counts."""
    dispatched_at: int
    dispatched_by: int
    accepted_at: int | None = None
    ended_at: int | None = None
    """When it was done, returned or withdrawn."""
    reason: str = ""
    """Why it was returned or withdrawn, or why a lead reported before the others."""
    result: str = ""
    insisted_at: int | None = None
    """When the center insisted after a return; then it cannot be returned again."""

    @property
    def live(self) -> bool:
        """Neither returned nor withdrawn."""
        return self.stage in LIVE_ASSIGNMENT_STAGES
