"""Who may do what in which stage, written out for the reference model, apart from `domain.rules`."""

AT_WORK = ("pending", "accepted")
LIVE = ("pending", "accepted", "done")
OPEN = ("reported", "triaged", "dispatched", "handling", "resolved", "suspended")
ASSIGNED = ("triaged", "dispatched", "handling")
EVERY = (*OPEN, "closed", "merged", "voided")
CENTER = ("dispatcher", "supervisor")


def table(*rows: tuple[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {act: said for acts, said in rows for act in acts.split()}


REVERSIBLE = table(
    ("report triage edit dispatch withdraw accept return finish rate reopen supervise suspend extend", ())
)
APPENDS = table(
    ("answer acknowledge note strike_note supervise release_order answer_order reveal erase_person undo", ())
)
ROLES = table(
    ("triage edit dispatch withdraw rate reopen acknowledge supervise release_order reveal", CENTER),
    ("accept return finish", ("handler",)),
    ("suspend resume extend", ("supervisor",)),
    ("note strike_note", (*CENTER, "handler", "officer", "leader", "inspector")),
    ("answer", (*CENTER, "handler")),
    ("resident_rate", ("resident", "enterprise")),
    ("answer_order", ("handler", "leader", "inspector")),
    ("erase_person", ("administrator",)),
    ("undo", (*CENTER, "handler", "officer", "resident", "enterprise")),
    ("report", (*CENTER, "officer", "resident", "enterprise")),
)
STAGES = table(
    ("triage", ("reported",)),
    ("edit acknowledge", OPEN),
    ("dispatch withdraw accept return finish supervise extend", ASSIGNED),
    ("answer", (*OPEN, "closed")),
    ("rate", ("resolved",)),
    ("resident_rate reopen", ("resolved", "closed")),
    ("suspend", ("reported", *ASSIGNED)),
    ("resume", ("suspended",)),
    ("note strike_note release_order answer_order reveal erase_person undo", EVERY),
)
