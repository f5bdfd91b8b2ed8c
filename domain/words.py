"""The vocabulary: every closed list of words, each with what it means on the ground."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Role(StrEnum):
    """What a person (or device) may be towards the platform."""

    OFFICER = "officer"
    """网格员: walks grids, reports, goes where called."""
    DISPATCHER = "dispatcher"
    """调度员: works the queue of a seat's area all shift long."""
    SUPERVISOR = "supervisor"
    """值班长: runs the shift, approves suspensions and extensions."""
    HANDLER = "handler"
    """经办人: accepts and reports for a unit."""
    LEADER = "leader"
    """分管/主要领导: gets supervision orders and answers them."""
    INSPECTOR = "inspector"
    """督查室: gets what was pushed to inspection."""
    RESIDENT = "resident"
    """居民: reports, sees the progress of own reports, rates."""
    ENTERPRISE = "enterprise"
    """企业: as a resident, through the enterprise desk."""
    AUDITOR = "auditor"
    """审计: reads everything of the district, changes nothing."""
    ADMINISTRATOR = "administrator"
    """管理员: accounts and settings; no ticket work."""
    WALL = "wall"
    """大屏: a device that shows, personal data never."""
    SYSTEM = "system"
    """The platform itself: time's own transitions."""


class Scope(StrEnum):
    """How far a permission reaches."""

    AREA = "area"
    """Tickets whose place lies in the account's area."""
    UNIT = "unit"
    """Tickets on which the account's unit holds an assignment that was not returned or withdrawn."""
    OWN = "own"
    """Tickets that the account itself reported."""
    DISTRICT = "district"
    """Every ticket of the district."""


class Channel(StrEnum):
    """来源: the way a report came in."""

    GRID_PATROL = "grid_patrol"
    CALL = "call"
    MINI_PROGRAM = "mini_program"
    HOTLINE_12345 = "hotline_12345"
    MESSAGE_BOARD = "message_board"
    ENTERPRISE_DESK = "enterprise_desk"
    SENSOR = "sensor"
    CAMERA = "camera"
    DEPARTMENT_SYSTEM = "department_system"


class CallLevel(StrEnum):
    """四呼四应: who calls, and so who must answer."""

    GRID = "grid"
    """网格呼叫: a grid calls its community."""
    COMMUNITY = "community"
    """社区呼叫: a community calls its street."""
    STREET = "street"
    """街道呼叫: a street calls the district's departments."""
    ESCALATED = "escalated"
    """提级呼叫: a level that is stuck calls leaders across levels."""


class Grade(StrEnum):
    """难度等级: how hard a matter is, and so which level settles it."""

    A = "A"
    """简单: the community, at once."""
    B = "B"
    """一般: the street, with its own and its departments' people."""
    C = "C"
    """复杂: the district names the units and coordinates."""
    D = "D"
    """疑难: the district reports it up to the city."""


class Urgency(StrEnum):
    """轻重缓急: apart from the grade."""

    NORMAL = "normal"
    URGENT = "urgent"
    EMERGENCY = "emergency"


class Stage(StrEnum):
    """Where a ticket stands."""

    REPORTED = "reported"
    """待研判: it arrived; the triage clock runs."""
    TRIAGED = "triaged"
    """待派单: matter, grade and place are set, and no unit leads."""
    DISPATCHED = "dispatched"
    """待接单: the lead's assignment is pending."""
    HANDLING = "handling"
    """办理中: the lead accepted, or is done while another unit is not."""
    RESOLVED = "resolved"
    """待评分: every live assignment is done, the lead among them."""
    CLOSED = "closed"
    """已办结: rated, or left unrated for the set time."""
    SUSPENDED = "suspended"
    """已挂起: no clock counts until the date of return."""
    MERGED = "merged"
    """已并单: a repeat of another ticket."""
    VOIDED = "voided"
    """已作废: taken out before any acceptance."""


OPEN_STAGES = frozenset(
    {Stage.REPORTED, Stage.TRIAGED, Stage.DISPATCHED, Stage.HANDLING, Stage.RESOLVED, Stage.SUSPENDED}
)
"""The stages whose tickets are in the queue; the rest is the archive."""


class Part(StrEnum):
    """The part a unit has in a ticket."""

    LEAD = "lead"
    """主办: answers for the whole; exactly one."""
    ASSISTING = "assisting"
    """协办: any number."""


class AssignmentStage(StrEnum):
    """Where a unit's assignment stands."""

    PENDING = "pending"
    """待接单: the unit has it and has not signed for it."""
    ACCEPTED = "accepted"
    """办理中: signed for; the handling clock goes on."""
    DONE = "done"
    """已反馈: the unit reported its result; its clocks stand."""
    RETURNED = "returned"
    """已退单: sent back with a reason before acceptance."""
    WITHDRAWN = "withdrawn"
    """已撤回: taken back by the center."""


LIVE_ASSIGNMENT_STAGES = frozenset({AssignmentStage.PENDING, AssignmentStage.ACCEPTED, AssignmentStage.DONE})
"""An assignment in one of these counts for the ticket's stage and for its unit's scope."""


class ClockKind(StrEnum):
    """The four clocks."""

    TRIAGE = "triage"
    """From arrival to the first dispatch."""
    RESPONSE = "response"
    """From arrival to the first answer to the reporter, where a policy has one."""
    ACCEPTANCE = "acceptance"
    """From dispatch to acceptance, for each assignment."""
    HANDLING = "handling"
    """From dispatch to done, for each assignment: the only clock that knows yellow."""


class Step(StrEnum):
    """What time does to a clock, each once a generation."""

    YELLOW = "yellow"
    """Half of a handling limit has run."""
    RED = "red"
    """The whole limit has run."""
    RED_DAY = "red_day"
    """A handling clock of grade C or D has been red for 24 running hours."""


class RowState(StrEnum):
    """The one state a row of the queue shows."""

    RED = "red"
    YELLOW = "yellow"
    PENDING = "pending"
    GREEN = "green"
    SUSPENDED = "suspended"
    DRAFT = "draft"
    """Made offline, not on the server yet: known to the console alone."""
    NONE = "none"


class Counter(StrEnum):
    """The counters above the queue; they partition the open rows."""

    OVERDUE = "overdue"
    """超期"""
    HALF = "half"
    """过半"""
    NORMAL = "normal"
    """正常"""
    WAITING = "waiting"
    """待处理: untriaged or undispatched."""
    UNACCEPTED = "unaccepted"
    """待接单"""
    SUSPENDED = "suspended"
    """已挂起"""
    UNRATED = "unrated"
    """待评分"""


class Rung(IntEnum):
    """督办 ladder: whom a supervision order goes to."""

    REMINDER = 1
    """催办: the unit's handler."""
    DEPUTY = 2
    """督办: the deputy leader."""
    MAIN = 3
    """二次督办: the main leader."""
    INSPECTION = 4
    """推送督查: the inspection office; may repeat."""


class OrderState(StrEnum):
    """Where a supervision order stands."""

    HELD = "held"
    """Given, and held by the server for the ten seconds in which it can be undone."""
    SENT = "sent"
    """Its reason held at the end of the hold; it went out and counts."""
    LAPSED = "lapsed"
    """Its reason no longer held; nothing was sent and it counts for nothing."""


class RequestKind(StrEnum):
    """What is asked of the supervisor."""

    SUSPENSION = "suspension"
    """挂起申请: that the ticket rests until a date of return."""
    EXTENSION = "extension"
    """延期申请: a later deadline for one assignment."""


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    """待审批: asked, and not yet decided; meanwhile every clock runs on."""
    GRANTED = "granted"
    """已批准: what was asked for was done in the same act."""
    REFUSED = "refused"
    """未批准: nothing has changed."""


class Satisfaction(IntEnum):
    """满意度: five steps."""

    VERY_SATISFIED = 5
    SATISFIED = 4
    FAIRLY_SATISFIED = 3
    DISSATISFIED = 2
    VERY_DISSATISFIED = 1


class AnswerMeans(StrEnum):
    """How the reporter was answered."""

    TEXT = "text"
    CALL = "call"


class FileType(StrEnum):
    """What a file is, by its content."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    PDF = "pdf"
    TEXT = "text"
    OFFICE = "office"
    """A document, a table or slides of an office program, without macros."""


class FileUse(StrEnum):
    """What a file on a ticket is for."""

    BEFORE = "before"
    """处置前影像: how it looked before anybody did anything about it."""
    AFTER = "after"
    """处置后影像: what the unit's work came to."""
    SCENE = "scene"
    """现场影像: seen on the spot meanwhile."""
    DOCUMENT = "document"
    """材料: a paper, a recording, anything that is no picture of the place."""


class ChecklistItem(StrEnum):
    """What is looked for before a ticket is closed."""

    BEFORE_PICTURE = "before_picture"
    AFTER_PICTURE = "after_picture"
    REPORTERS_ANSWERED = "reporters_answered"
    """诉求人回访: whoever reported it was told what came of it."""


class Datum(StrEnum):
    """The geodetic datum of a point; consumer maps' GCJ-02 is converted at the edge, never kept."""

    WGS84 = "wgs84"
    CGCS2000 = "cgcs2000"


class UnitKind(StrEnum):
    """What sort of body a unit is."""

    DEPARTMENT = "department"
    """区职能部门"""
    UTILITY = "utility"
    """供水、供电 and the like."""
    ENFORCEMENT = "enforcement"
    """街道综合执法大队"""
    PATROL = "patrol"
    """机动巡查队"""
    STREET_OFFICE = "street_office"
    """街道科室"""
    COMMUNITY_TEAM = "community_team"
    """社区工作队"""
    PROPERTY = "property"
    """物业公司"""
    INSPECTION = "inspection"
    """督查室"""


class ContactKind(StrEnum):
    """Which of a unit's contacts a message goes to."""

    HANDLER = "handler"
    """经办人"""
    DEPUTY_LEADER = "deputy_leader"
    """分管领导"""
    MAIN_LEADER = "main_leader"
    """主要领导"""


class Act(StrEnum):
    """Everything that can happen to a ticket; an event bears the name of its act."""

    REPORT = "report"
    TRIAGE = "triage"
    EDIT = "edit"
    DISPATCH = "dispatch"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    RETURN = "return"
    FINISH = "finish"
    ANSWER = "answer"
    RATE = "rate"
    RESIDENT_RATE = "resident_rate"
    REOPEN = "reopen"
    ACKNOWLEDGE = "acknowledge"
    NOTE = "note"
    STRIKE_NOTE = "strike_note"
    ATTACH = "attach"
    REMOVE_FILE = "remove_file"
    CLAIM = "claim"
    UNCLAIM = "unclaim"
    LOG_CALL = "log_call"
    MERGE = "merge"
    """On the main ticket: it takes a repeat."""
    MERGE_INTO = "merge_into"
    """The same on the repeat."""
    UNMERGE = "unmerge"
    UNMERGE_FROM = "unmerge_from"
    SPLIT = "split"
    SUPERVISE = "supervise"
    RELEASE_ORDER = "release_order"
    ANSWER_ORDER = "answer_order"
    SUSPEND = "suspend"
    RESUME = "resume"
    EXTEND = "extend"
    INSIST = "insist"
    RAISE = "raise"
    TAKE_OVER = "take_over"
    COORDINATE = "coordinate"
    CONCLUDE = "conclude"
    REQUEST_SUSPENSION = "request_suspension"
    REQUEST_EXTENSION = "request_extension"
    GRANT = "grant"
    REFUSE = "refuse"
    VOID = "void"
    REVEAL = "reveal"
    ERASE_PERSON = "erase_person"
    UNDO = "undo"
    TURN_YELLOW = "turn_yellow"
    TURN_RED = "turn_red"
    STAY_RED = "stay_red"
    LAPSE_ORDER = "lapse_order"
    CLOSE_UNRATED = "close_unrated"
