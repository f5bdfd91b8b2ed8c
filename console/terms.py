"""The domain's closed lists as the screens name them (DOMAIN.md's terms)."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from domain.words import (
    Act,
    AnswerMeans,
    AssignmentStage,
    CallLevel,
    Channel,
    ChecklistItem,
    ClockKind,
    ContactKind,
    Counter,
    FileType,
    FileUse,
    Grade,
    OrderState,
    Part,
    RequestKind,
    Role,
    RowState,
    Rung,
    Satisfaction,
    Stage,
    Urgency,
)

translate = QCoreApplication.translate


def stage(word: Stage) -> str:
    """待研判 … 已作废."""
    return _stages()[word]


def assignment_stage(word: AssignmentStage) -> str:
    """待接单, 办理中, 已反馈, 已退单, 已撤回."""
    return _assignment_stages()[word]


def channel(word: Channel) -> str:
    """来源."""
    return _channels()[word]


def call_level(word: CallLevel) -> str:
    """Who calls and who must answer: 街道呼 → 部门应."""
    return _call_levels()[word]


def grade(word: Grade) -> str:
    """简单, 一般, 复杂, 疑难."""
    return _grades()[word][0]


def grade_answer(word: Grade) -> str:
    """Which level settles a matter of this grade."""
    return _grades()[word][1]


def urgency(word: Urgency) -> str:
    """一般, 紧急, 应急."""
    return _urgencies()[word]


def part(word: Part) -> str:
    """主办, 协办."""
    return _parts()[word]


def role(word: Role) -> str:
    """调度员, 值班长 …"""
    return _roles()[word]


def rung(word: Rung) -> str:
    """催办, 督办, 二次督办, 推送督查."""
    return _rungs()[word]


def contact_kind(word: ContactKind) -> str:
    """经办人, 分管领导, 主要领导."""
    return _contact_kinds()[word]


def satisfaction(word: Satisfaction) -> str:
    """非常满意 … 非常不满意."""
    return _satisfactions()[word]


def clock(word: ClockKind) -> str:
    """研判时限, 响应时限, 接单时限, 办理时限."""
    return _clocks()[word]


def order_state(word: OrderState) -> str:
    """待发出, 已发出, 未发出."""
    return _order_states()[word]


def request_kind(word: RequestKind) -> str:
    """挂起申请, 延期申请."""
    return _request_kinds()[word]


def means(word: AnswerMeans) -> str:
    """文字, 电话."""
    return _means()[word]


def file_use(word: FileUse) -> str:
    """处置前, 处置后, 现场, 材料."""
    return _file_uses()[word]


def file_type(word: FileType) -> str:
    """图片, 视频, 录音 …"""
    return _file_types()[word]


def checklist_item(word: ChecklistItem) -> str:
    """处置前影像, 处置后影像, 诉求人回访."""
    return _checklist_items()[word]


def act(word: Act) -> str:
    """The act as a verb: 派单, 接单 …"""
    return _acts()[word]


def short_level(word: CallLevel) -> str:
    """网格呼, 社区呼, 街道呼, 提级呼: who calls, for a column."""
    return _short_levels()[word]


def short_channel(word: Channel) -> str:
    """来源, short enough for a column: 网格巡查, 12345 …"""
    return _short_channels()[word]


def counter(word: Counter) -> str:
    """超期, 过半, 正常, 待处理, 待接单, 挂起, 待评分."""
    return _counters()[word]


def state(word: RowState) -> str:
    """What a light means, in a word; empty for none."""
    return _states().get(word, "")


def seat(name: str | None) -> str:
    """03 席; empty for an account without a seat."""
    return translate("Terms", "Seat {name}").format(name=name) if name else ""


def _stages() -> Mapping[Stage, str]:
    return {
        Stage.REPORTED: translate("Terms", "To triage"),
        Stage.TRIAGED: translate("Terms", "To dispatch"),
        Stage.DISPATCHED: translate("Terms", "To accept"),
        Stage.HANDLING: translate("Terms", "At work"),
        Stage.RESOLVED: translate("Terms", "To rate"),
        Stage.CLOSED: translate("Terms", "Closed"),
        Stage.SUSPENDED: translate("Terms", "Suspended"),
        Stage.MERGED: translate("Terms", "Merged"),
        Stage.VOIDED: translate("Terms", "Voided"),
    }


def _assignment_stages() -> Mapping[AssignmentStage, str]:
    return {
        AssignmentStage.PENDING: translate("Terms", "To accept"),
        AssignmentStage.ACCEPTED: translate("Terms", "At work"),
        AssignmentStage.DONE: translate("Terms", "Result reported"),
        AssignmentStage.RETURNED: translate("Terms", "Returned"),
        AssignmentStage.WITHDRAWN: translate("Terms", "Withdrawn"),
    }


def _channels() -> Mapping[Channel, str]:
    return {
        Channel.GRID_PATROL: translate("Terms", "Grid patrol"),
        Channel.CALL: translate("Terms", "Call entry"),
        Channel.MINI_PROGRAM: translate("Terms", "Residents' mini-program"),
        Channel.HOTLINE_12345: translate("Terms", "Hotline 12345"),
        Channel.MESSAGE_BOARD: translate("Terms", "City message board"),
        Channel.ENTERPRISE_DESK: translate("Terms", "Enterprise desk"),
        Channel.SENSOR: translate("Terms", "Sensor alarm"),
        Channel.CAMERA: translate("Terms", "Camera or drone"),
        Channel.DEPARTMENT_SYSTEM: translate("Terms", "Another department's system"),
    }


def _call_levels() -> Mapping[CallLevel, str]:
    return {
        CallLevel.GRID: translate("Terms", "Grid calls → community answers"),
        CallLevel.COMMUNITY: translate("Terms", "Community calls → street answers"),
        CallLevel.STREET: translate("Terms", "Street calls → departments answer"),
        CallLevel.ESCALATED: translate("Terms", "Raised call → leaders answer"),
    }


def _grades() -> Mapping[Grade, tuple[str, str]]:
    return {
        Grade.A: (translate("Terms", "Simple"), translate("Terms", "Community, at once")),
        Grade.B: (translate("Terms", "General"), translate("Terms", "Street coordinates")),
        Grade.C: (translate("Terms", "Complex"), translate("Terms", "District names the units")),
        Grade.D: (translate("Terms", "Hard"), translate("Terms", "District reports to the city")),
    }


def _urgencies() -> Mapping[Urgency, str]:
    return {
        Urgency.NORMAL: translate("Terms", "Normal"),
        Urgency.URGENT: translate("Terms", "Urgent"),
        Urgency.EMERGENCY: translate("Terms", "Emergency"),
    }


def _parts() -> Mapping[Part, str]:
    return {Part.LEAD: translate("Terms", "Lead"), Part.ASSISTING: translate("Terms", "Assisting")}


def _roles() -> Mapping[Role, str]:
    return {
        Role.OFFICER: translate("Terms", "Grid officer"),
        Role.DISPATCHER: translate("Terms", "Dispatcher"),
        Role.SUPERVISOR: translate("Terms", "Supervisor"),
        Role.HANDLER: translate("Terms", "Handler"),
        Role.LEADER: translate("Terms", "Leader"),
        Role.INSPECTOR: translate("Terms", "Inspection office"),
        Role.RESIDENT: translate("Terms", "Resident"),
        Role.ENTERPRISE: translate("Terms", "Enterprise"),
        Role.AUDITOR: translate("Terms", "Auditor"),
        Role.ADMINISTRATOR: translate("Terms", "Administrator"),
        Role.WALL: translate("Terms", "Wall display"),
        Role.SYSTEM: translate("Terms", "System"),
    }


def _rungs() -> Mapping[Rung, str]:
    return {
        Rung.REMINDER: translate("Terms", "Reminder"),
        Rung.DEPUTY: translate("Terms", "Supervision"),
        Rung.MAIN: translate("Terms", "Second supervision"),
        Rung.INSPECTION: translate("Terms", "Push to inspection"),
    }


def _contact_kinds() -> Mapping[ContactKind, str]:
    return {
        ContactKind.HANDLER: translate("Terms", "handler"),
        ContactKind.DEPUTY_LEADER: translate("Terms", "deputy leader"),
        ContactKind.MAIN_LEADER: translate("Terms", "main leader"),
    }


def _satisfactions() -> Mapping[Satisfaction, str]:
    return {
        Satisfaction.VERY_SATISFIED: translate("Terms", "Very satisfied"),
        Satisfaction.SATISFIED: translate("Terms", "Satisfied"),
        Satisfaction.FAIRLY_SATISFIED: translate("Terms", "Fairly satisfied"),
        Satisfaction.DISSATISFIED: translate("Terms", "Dissatisfied"),
        Satisfaction.VERY_DISSATISFIED: translate("Terms", "Very dissatisfied"),
    }


def _clocks() -> Mapping[ClockKind, str]:
    return {
        ClockKind.TRIAGE: translate("Terms", "Triage limit"),
        ClockKind.RESPONSE: translate("Terms", "Response limit"),
        ClockKind.ACCEPTANCE: translate("Terms", "Acceptance limit"),
        ClockKind.HANDLING: translate("Terms", "Handling limit"),
    }


def _order_states() -> Mapping[OrderState, str]:
    return {
        OrderState.HELD: translate("Terms", "Not sent yet"),
        OrderState.SENT: translate("Terms", "Sent"),
        OrderState.LAPSED: translate("Terms", "Not sent"),
    }


def _request_kinds() -> Mapping[RequestKind, str]:
    return {
        RequestKind.SUSPENSION: translate("Terms", "Request for suspension"),
        RequestKind.EXTENSION: translate("Terms", "Request for extension"),
    }


def _means() -> Mapping[AnswerMeans, str]:
    return {
        AnswerMeans.TEXT: translate("Terms", "In writing"),
        AnswerMeans.CALL: translate("Terms", "By phone"),
    }


def _file_uses() -> Mapping[FileUse, str]:
    return {
        FileUse.BEFORE: translate("Terms", "Before"),
        FileUse.AFTER: translate("Terms", "After"),
        FileUse.SCENE: translate("Terms", "On the spot"),
        FileUse.DOCUMENT: translate("Terms", "Paper"),
    }


def _file_types() -> Mapping[FileType, str]:
    return {
        FileType.IMAGE: translate("Terms", "Picture"),
        FileType.VIDEO: translate("Terms", "Video"),
        FileType.AUDIO: translate("Terms", "Recording"),
        FileType.PDF: translate("Terms", "PDF document"),
        FileType.TEXT: translate("Terms", "Text"),
        FileType.OFFICE: translate("Terms", "Office document"),
    }


def _checklist_items() -> Mapping[ChecklistItem, str]:
    return {
        ChecklistItem.BEFORE_PICTURE: translate("Terms", "Picture from before"),
        ChecklistItem.AFTER_PICTURE: translate("Terms", "Picture from after"),
        ChecklistItem.REPORTERS_ANSWERED: translate("Terms", "Reporters answered"),
    }


def _acts() -> Mapping[Act, str]:
    return {
        Act.REPORT: translate("Terms", "Report"),
        Act.TRIAGE: translate("Terms", "Triage"),
        Act.EDIT: translate("Terms", "Correct"),
        Act.DISPATCH: translate("Terms", "Dispatch"),
        Act.WITHDRAW: translate("Terms", "Withdraw"),
        Act.ACCEPT: translate("Terms", "Accept"),
        Act.RETURN: translate("Terms", "Return"),
        Act.FINISH: translate("Terms", "Report result"),
        Act.ANSWER: translate("Terms", "Answer reporter"),
        Act.RATE: translate("Terms", "Rate and close"),
        Act.RESIDENT_RATE: translate("Terms", "Resident's rating"),
        Act.REOPEN: translate("Terms", "Reopen"),
        Act.ACKNOWLEDGE: translate("Terms", "Acknowledge"),
        Act.NOTE: translate("Terms", "Note"),
        Act.STRIKE_NOTE: translate("Terms", "Strike out note"),
        Act.ATTACH: translate("Terms", "Attach"),
        Act.REMOVE_FILE: translate("Terms", "Remove file"),
        Act.CLAIM: translate("Terms", "Claim"),
        Act.UNCLAIM: translate("Terms", "Give up the claim"),
        Act.LOG_CALL: translate("Terms", "Log a call"),
        Act.MERGE: translate("Terms", "Merge a repeat"),
        Act.MERGE_INTO: translate("Terms", "Merged into its main ticket"),
        Act.UNMERGE: translate("Terms", "Part a repeat"),
        Act.UNMERGE_FROM: translate("Terms", "Parted from its main ticket"),
        Act.SPLIT: translate("Terms", "Split"),
        Act.SUPERVISE: translate("Terms", "Supervise"),
        Act.RELEASE_ORDER: translate("Terms", "Send now"),
        Act.ANSWER_ORDER: translate("Terms", "Reply to supervision"),
        Act.SUSPEND: translate("Terms", "Suspend"),
        Act.RESUME: translate("Terms", "Resume"),
        Act.EXTEND: translate("Terms", "Extend"),
        Act.INSIST: translate("Terms", "Insist"),
        Act.RAISE: translate("Terms", "Raise"),
        Act.TAKE_OVER: translate("Terms", "Take over"),
        Act.COORDINATE: translate("Terms", "Call a coordination"),
        Act.CONCLUDE: translate("Terms", "Rule in a coordination"),
        Act.REQUEST_SUSPENSION: translate("Terms", "Request suspension"),
        Act.REQUEST_EXTENSION: translate("Terms", "Request extension"),
        Act.GRANT: translate("Terms", "Grant request"),
        Act.REFUSE: translate("Terms", "Refuse request"),
        Act.VOID: translate("Terms", "Void"),
        Act.REVEAL: translate("Terms", "Reveal"),
        Act.ERASE_PERSON: translate("Terms", "Erase personal data"),
        Act.UNDO: translate("Terms", "Undo"),
        Act.TURN_YELLOW: translate("Terms", "Half of the limit has run"),
        Act.TURN_RED: translate("Terms", "The limit has run out"),
        Act.STAY_RED: translate("Terms", "Overdue for a day"),
        Act.LAPSE_ORDER: translate("Terms", "Order not sent"),
        Act.CLOSE_UNRATED: translate("Terms", "Closed unrated"),
    }


def _short_levels() -> Mapping[CallLevel, str]:
    return {
        CallLevel.GRID: translate("Terms", "Grid call"),
        CallLevel.COMMUNITY: translate("Terms", "Community call"),
        CallLevel.STREET: translate("Terms", "Street call"),
        CallLevel.ESCALATED: translate("Terms", "Escalated call"),
    }


def _short_channels() -> Mapping[Channel, str]:
    return {
        Channel.GRID_PATROL: translate("Terms", "Grid patrol"),
        Channel.CALL: translate("Terms", "Call entry"),
        Channel.MINI_PROGRAM: translate("Terms", "Mini program"),
        Channel.HOTLINE_12345: translate("Terms", "12345 hotline"),
        Channel.MESSAGE_BOARD: translate("Terms", "Message board"),
        Channel.ENTERPRISE_DESK: translate("Terms", "Enterprise desk"),
        Channel.SENSOR: translate("Terms", "Sensor"),
        Channel.CAMERA: translate("Terms", "Camera"),
        Channel.DEPARTMENT_SYSTEM: translate("Terms", "Department system"),
    }


def _counters() -> Mapping[Counter, str]:
    return {
        Counter.OVERDUE: translate("Terms", "Overdue"),
        Counter.HALF: translate("Terms", "Past half"),
        Counter.NORMAL: translate("Terms", "On time"),
        Counter.WAITING: translate("Terms", "To process"),
        Counter.UNACCEPTED: translate("Terms", "Not accepted"),
        Counter.SUSPENDED: translate("Terms", "Paused"),
        Counter.UNRATED: translate("Terms", "To rate"),
    }


def _states() -> Mapping[RowState, str]:
    return {
        RowState.RED: translate("Terms", "Overdue"),
        RowState.YELLOW: translate("Terms", "Past half"),
        RowState.PENDING: translate("Terms", "Pending"),
        RowState.GREEN: translate("Terms", "On time"),
        RowState.SUSPENDED: translate("Terms", "Paused"),
        RowState.DRAFT: translate("Terms", "Draft"),
    }
