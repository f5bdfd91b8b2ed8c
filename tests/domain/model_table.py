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
    ("report triage edit dispatch withdraw accept return finish rate reopen supervise suspend extend", ()),
    ("insist raise take_over coordinate conclude request_suspension request_extension grant refuse void", ()),
    ("claim unclaim merge merge_into unmerge unmerge_from", ()),
)
APPENDS = table(
    ("answer acknowledge note strike_note supervise release_order answer_order reveal erase_person undo", ()),
    ("log_call", ()),
)
ROLES = table(
    ("triage edit dispatch withdraw rate reopen acknowledge supervise release_order reveal", CENTER),
    ("claim unclaim merge merge_into unmerge unmerge_from", CENTER),
    ("accept return finish", ("handler",)),
    ("suspend resume extend grant refuse void", ("supervisor",)),
    ("insist raise take_over conclude", CENTER),
    ("coordinate", (*CENTER, "handler")),
    ("request_suspension request_extension", ("dispatcher", "handler")),
    ("note strike_note log_call", (*CENTER, "handler", "officer", "leader", "inspector")),
    ("answer", (*CENTER, "handler")),
    ("resident_rate", ("resident", "enterprise")),
    ("answer_order", ("handler", "leader", "inspector")),
    ("erase_person", ("administrator",)),
    ("undo", (*CENTER, "handler", "officer", "resident", "enterprise")),
    ("report", (*CENTER, "officer", "resident", "enterprise")),
)
STAGES = table(
    ("triage", ("reported",)),
    ("edit acknowledge take_over coordinate conclude refuse claim unclaim", OPEN),
    ("dispatch withdraw accept return finish supervise extend insist raise request_extension", ASSIGNED),
    ("answer", (*OPEN, "closed")),
    ("merge unmerge", (*OPEN, "closed")),
    ("merge_into", ("reported", *ASSIGNED, "suspended")),
    ("unmerge_from", ("merged",)),
    ("rate", ("resolved",)),
    ("resident_rate reopen", ("resolved", "closed")),
    ("suspend request_suspension grant", ("reported", *ASSIGNED)),
    ("void", ("reported", *ASSIGNED, "suspended")),
    ("resume", ("suspended",)),
    ("note strike_note log_call release_order answer_order reveal erase_person undo", EVERY),
)
STEERS = ("dispatch", "withdraw", "insist", "raise", "merge_into", "unmerge_from")
"""Once the district took over, its own seats alone."""
