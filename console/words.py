"""The domain's words as the screens write them, short enough for a column."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from domain.words import CallLevel, Channel, Counter, RowState, Stage

_STAGES: Final[dict[Stage, object]] = {
    Stage.REPORTED: QT_TRANSLATE_NOOP("Words", "To triage"),
    Stage.TRIAGED: QT_TRANSLATE_NOOP("Words", "To dispatch"),
    Stage.DISPATCHED: QT_TRANSLATE_NOOP("Words", "To accept"),
    Stage.HANDLING: QT_TRANSLATE_NOOP("Words", "Handling"),
    Stage.RESOLVED: QT_TRANSLATE_NOOP("Words", "To rate"),
    Stage.CLOSED: QT_TRANSLATE_NOOP("Words", "Closed"),
    Stage.SUSPENDED: QT_TRANSLATE_NOOP("Words", "Suspended"),
    Stage.MERGED: QT_TRANSLATE_NOOP("Words", "Merged"),
    Stage.VOIDED: QT_TRANSLATE_NOOP("Words", "Voided"),
}
_LEVELS: Final[dict[CallLevel, object]] = {
    CallLevel.GRID: QT_TRANSLATE_NOOP("Words", "Grid call"),
    CallLevel.COMMUNITY: QT_TRANSLATE_NOOP("Words", "Community call"),
    CallLevel.STREET: QT_TRANSLATE_NOOP("Words", "Street call"),
    CallLevel.ESCALATED: QT_TRANSLATE_NOOP("Words", "Escalated call"),
}
_CHANNELS: Final[dict[Channel, object]] = {
    Channel.GRID_PATROL: QT_TRANSLATE_NOOP("Words", "Grid patrol"),
    Channel.CALL: QT_TRANSLATE_NOOP("Words", "Call entry"),
    Channel.MINI_PROGRAM: QT_TRANSLATE_NOOP("Words", "Mini program"),
    Channel.HOTLINE_12345: QT_TRANSLATE_NOOP("Words", "12345 hotline"),
    Channel.MESSAGE_BOARD: QT_TRANSLATE_NOOP("Words", "Message board"),
    Channel.ENTERPRISE_DESK: QT_TRANSLATE_NOOP("Words", "Enterprise desk"),
    Channel.SENSOR: QT_TRANSLATE_NOOP("Words", "Sensor"),
    Channel.CAMERA: QT_TRANSLATE_NOOP("Words", "Camera"),
    Channel.DEPARTMENT_SYSTEM: QT_TRANSLATE_NOOP("Words", "Department system"),
}
_COUNTERS: Final[dict[Counter, object]] = {
    Counter.OVERDUE: QT_TRANSLATE_NOOP("Words", "Overdue"),
    Counter.HALF: QT_TRANSLATE_NOOP("Words", "Past half"),
    Counter.NORMAL: QT_TRANSLATE_NOOP("Words", "On time"),
    Counter.WAITING: QT_TRANSLATE_NOOP("Words", "To process"),
    Counter.UNACCEPTED: QT_TRANSLATE_NOOP("Words", "Not accepted"),
    Counter.SUSPENDED: QT_TRANSLATE_NOOP("Words", "Paused"),
    Counter.UNRATED: QT_TRANSLATE_NOOP("Words", "To rate"),
}
_STATES: Final[dict[RowState, object]] = {
    RowState.RED: QT_TRANSLATE_NOOP("Words", "Overdue"),
    RowState.YELLOW: QT_TRANSLATE_NOOP("Words", "Past half"),
    RowState.PENDING: QT_TRANSLATE_NOOP("Words", "Pending"),
    RowState.GREEN: QT_TRANSLATE_NOOP("Words", "On time"),
    RowState.SUSPENDED: QT_TRANSLATE_NOOP("Words", "Paused"),
    RowState.DRAFT: QT_TRANSLATE_NOOP("Words", "Draft"),
}


def _say(words: object) -> str:
    # The marker for the translators is typed as giving back just anything; it gives back its words.
    return QCoreApplication.translate("Words", str(words))


def stage_word(stage: Stage) -> str:
    """待研判, 待派单, 待接单 …"""
    return _say(_STAGES[stage])


def level_word(level: CallLevel) -> str:
    """网格呼, 社区呼, 街道呼, 提级呼."""
    return _say(_LEVELS[level])


def channel_word(channel: Channel) -> str:
    """网格巡查, 12345 热线 …"""
    return _say(_CHANNELS[channel])


def counter_word(counter: Counter) -> str:
    """超期, 过半, 正常, 待处理, 待接单, 挂起, 待评分."""
    return _say(_COUNTERS[counter])


def state_word(state: RowState) -> str:
    """What a light means, in a word; empty for none."""
    return _say(_STATES[state]) if state in _STATES else ""
