"""Files on a ticket: how they come with an act, and how one goes again."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from domain.acts import Answer, Attach, Enclosed, Payload, RemoveFile, act_of, files_of
from domain.deciding.case import Case, Outcome
from domain.file import FileRef
from domain.refusal import Code, Refusal
from domain.words import FileType, FileUse, Role

MOST_ON_A_TICKET: Final = 200
_PICTURES: Final = frozenset({FileType.IMAGE, FileType.VIDEO})


def attach(case: Case, payload: Attach) -> Outcome:
    """上传影像材料: the files themselves are what `enclosed` adds."""
    return Outcome()


def remove_file(case: Case, payload: RemoveFile) -> Outcome:
    """删除影像材料: who brought it takes it away again, or a supervisor does."""
    found = next((one for one in case.ticket.files if one.id == payload.file), None)
    if found is None:
        raise Refusal(Code.UNKNOWN, field="file")
    if found.removed_at is not None:
        raise Refusal(Code.WRONG_STAGE, why="removed")
    if found.by != case.actor.account and case.actor.role is not Role.SUPERVISOR:
        raise Refusal(Code.NOT_YOURS)
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="remove_file")
    gone = msgspec.structs.replace(found, removed_at=case.now)
    return Outcome(changes={"files": (gone,)}, destroyed=found.id)


def enclosed(case: Case, payload: Payload, outcome: Outcome) -> Outcome:
    """The outcome of an act together with the files that go with it.

    Refused where a file does not lie whole in the store, was brought by another account, or lies on another
    ticket; the three are not told apart.
    """
    wanted = files_of(payload)
    if not wanted:
        return outcome
    told = payload.reporter or "" if isinstance(payload, Answer) else ""
    here = {one.id for one in case.ticket.files}
    if len(here) + len(wanted) > MOST_ON_A_TICKET:
        raise Refusal(Code.INVALID, field="files", why="too_many")
    refs = []
    for one in wanted:
        if one.id in here:
            raise Refusal(Code.INVALID, field="files", why="file_twice")
        here.add(one.id)
        refs.append(_ref(case, payload, one, told))
    changes: dict[str, Any] = outcome.changes | {"files": tuple(refs)}
    return msgspec.structs.replace(outcome, changes=changes)


def _ref(case: Case, payload: Payload, wanted: Enclosed, told: str) -> FileRef:
    stored = case.files.get(wanted.id)
    if stored is None or stored.account != case.actor.account or stored.ticket not in (None, case.ticket.id):
        raise Refusal(Code.UNKNOWN, field="files")
    if wanted.use in (FileUse.BEFORE, FileUse.AFTER) and stored.type not in _PICTURES:
        raise Refusal(Code.INVALID, field="files", why="not_a_picture")
    return FileRef(
        id=stored.id,
        digest=stored.digest,
        type=stored.type,
        media=stored.media,
        size=stored.size,
        use=wanted.use,
        caption=wanted.caption.strip(),
        at=case.now,
        by=case.actor.account,
        act=act_of(payload),
        told=told,
    )
