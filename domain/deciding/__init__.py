"""How each act is judged, in files by noun: intake, assignment, closing, clocks, order, record, undo.

Each handler takes a `Case` and returns an `Outcome`, or raises `Refusal`; `domain.decide` is the one door.
"""
