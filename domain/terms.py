"""What the screens call each word of the trade, in Chinese: one place for console, server and pages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from domain.counting import Counting
from domain.words import (
    Act,
    AnswerMeans,
    AssignmentStage,
    CallLevel,
    Channel,
    ClockKind,
    ContactKind,
    Counter,
    Datum,
    Grade,
    OrderState,
    Part,
    RequestKind,
    RequestState,
    Role,
    RowState,
    Rung,
    Satisfaction,
    Scope,
    Stage,
    Step,
    UnitKind,
    Urgency,
)

_TERMS: Final[tuple[dict[Enum, str], ...]] = (
    {
        Role.OFFICER: "网格员",
        Role.DISPATCHER: "调度员",
        Role.SUPERVISOR: "值班长",
        Role.HANDLER: "经办人",
        Role.LEADER: "领导",
        Role.INSPECTOR: "督查员",
        Role.RESIDENT: "居民",
        Role.ENTERPRISE: "企业",
        Role.AUDITOR: "审计员",
        Role.ADMINISTRATOR: "管理员",
        Role.WALL: "大屏",
        Role.SYSTEM: "系统",
    },
    {
        Scope.AREA: "席位辖区",
        Scope.UNIT: "本单位承办",
        Scope.OWN: "本人上报",
        Scope.DISTRICT: "全区",
    },
    {
        Channel.GRID_PATROL: "网格巡查",
        Channel.CALL: "呼叫上报",
        Channel.MINI_PROGRAM: "小程序/网页",
        Channel.HOTLINE_12345: "12345 热线",
        Channel.MESSAGE_BOARD: "城市留言板",
        Channel.ENTERPRISE_DESK: "企业服务台",
        Channel.SENSOR: "传感器告警",
        Channel.CAMERA: "视频/无人机发现",
        Channel.DEPARTMENT_SYSTEM: "部门系统",
    },
    {
        CallLevel.GRID: "网格呼叫",
        CallLevel.COMMUNITY: "社区呼叫",
        CallLevel.STREET: "街道呼叫",
        CallLevel.ESCALATED: "提级呼叫",
    },
    {Grade.A: "简单", Grade.B: "一般", Grade.C: "复杂", Grade.D: "疑难"},
    {Urgency.NORMAL: "一般", Urgency.URGENT: "紧急", Urgency.EMERGENCY: "应急"},
    {
        Stage.REPORTED: "待研判",
        Stage.TRIAGED: "待派单",
        Stage.DISPATCHED: "待接单",
        Stage.HANDLING: "办理中",
        Stage.RESOLVED: "待评分",
        Stage.CLOSED: "已办结",
        Stage.SUSPENDED: "已挂起",
        Stage.MERGED: "已并单",
        Stage.VOIDED: "已作废",
    },
    {Part.LEAD: "主办", Part.ASSISTING: "协办"},
    {
        AssignmentStage.PENDING: "待接单",
        AssignmentStage.ACCEPTED: "办理中",
        AssignmentStage.DONE: "已反馈",
        AssignmentStage.RETURNED: "已退单",
        AssignmentStage.WITHDRAWN: "已撤回",
    },
    {
        ClockKind.TRIAGE: "研判时限",
        ClockKind.RESPONSE: "响应时限",
        ClockKind.ACCEPTANCE: "接单时限",
        ClockKind.HANDLING: "办理时限",
    },
    {Step.YELLOW: "过半", Step.RED: "超期", Step.RED_DAY: "超期满 24 小时"},
    {
        RowState.RED: "超期",
        RowState.YELLOW: "过半",
        RowState.PENDING: "待处理",
        RowState.GREEN: "正常",
        RowState.SUSPENDED: "已挂起",
        RowState.DRAFT: "离线草稿",
        RowState.NONE: "无时限",
    },
    {
        Counter.OVERDUE: "超期",
        Counter.HALF: "过半",
        Counter.NORMAL: "正常",
        Counter.WAITING: "待处理",
        Counter.UNACCEPTED: "待接单",
        Counter.SUSPENDED: "已挂起",
        Counter.UNRATED: "待评分",
    },
    {Rung.REMINDER: "催办", Rung.DEPUTY: "督办", Rung.MAIN: "二次督办", Rung.INSPECTION: "推送督查"},
    {OrderState.HELD: "待发出", OrderState.SENT: "已发出", OrderState.LAPSED: "未发出"},
    {RequestKind.SUSPENSION: "挂起申请", RequestKind.EXTENSION: "延期申请"},
    {RequestState.OPEN: "待审批", RequestState.GRANTED: "已批准", RequestState.REFUSED: "未批准"},
    {
        Satisfaction.VERY_SATISFIED: "非常满意",
        Satisfaction.SATISFIED: "满意",
        Satisfaction.FAIRLY_SATISFIED: "基本满意",
        Satisfaction.DISSATISFIED: "不满意",
        Satisfaction.VERY_DISSATISFIED: "非常不满意",
    },
    {AnswerMeans.TEXT: "文字", AnswerMeans.CALL: "电话"},
    {Datum.WGS84: "WGS 84", Datum.CGCS2000: "CGCS2000"},
    {
        UnitKind.DEPARTMENT: "区职能部门",
        UnitKind.UTILITY: "公用事业单位",
        UnitKind.ENFORCEMENT: "街道综合执法大队",
        UnitKind.PATROL: "机动巡查队",
        UnitKind.STREET_OFFICE: "街道科室",
        UnitKind.COMMUNITY_TEAM: "社区工作队",
        UnitKind.PROPERTY: "物业公司",
        UnitKind.INSPECTION: "督查室",
    },
    {
        ContactKind.HANDLER: "经办人",
        ContactKind.DEPUTY_LEADER: "分管领导",
        ContactKind.MAIN_LEADER: "主要领导",
    },
    {
        Act.REPORT: "上报",
        Act.TRIAGE: "研判",
        Act.EDIT: "修改",
        Act.DISPATCH: "派单",
        Act.WITHDRAW: "撤回派单",
        Act.ACCEPT: "接单",
        Act.RETURN: "退单",
        Act.FINISH: "反馈",
        Act.ANSWER: "回复",
        Act.RATE: "评分",
        Act.RESIDENT_RATE: "居民评价",
        Act.REOPEN: "重办",
        Act.ACKNOWLEDGE: "确认知悉",
        Act.NOTE: "处置记录",
        Act.STRIKE_NOTE: "划去记录",
        Act.SUPERVISE: "督办",
        Act.RELEASE_ORDER: "督办发出",
        Act.ANSWER_ORDER: "回复督办",
        Act.SUSPEND: "挂起",
        Act.RESUME: "恢复",
        Act.EXTEND: "延期",
        Act.INSIST: "坚持派单",
        Act.RAISE: "提级",
        Act.TAKE_OVER: "区级介入",
        Act.COORDINATE: "发起协商会",
        Act.CONCLUDE: "协商会裁定",
        Act.REQUEST_SUSPENSION: "申请挂起",
        Act.REQUEST_EXTENSION: "申请延期",
        Act.GRANT: "批准申请",
        Act.REFUSE: "驳回申请",
        Act.VOID: "作废",
        Act.REVEAL: "查看个人信息",
        Act.ERASE_PERSON: "删除个人信息",
        Act.UNDO: "撤销",
        Act.TURN_YELLOW: "时限过半",
        Act.TURN_RED: "到时限",
        Act.STAY_RED: "超期满 24 小时",
        Act.LAPSE_ORDER: "督办未发出",
        Act.CLOSE_UNRATED: "逾期未评，自动办结",
    },
    {
        Counting.running_hours: "紧急工作时",
        Counting.working_hours: "工作时",
        Counting.working_days: "工作日",
        Counting.calendar_days: "自然日",
    },
)

# Members of two enums can be equal (Step.RED and RowState.RED), so each enum has a table of its own.
_BY_ENUM: Final[Mapping[type[Enum], Mapping[Enum, str]]] = MappingProxyType(
    {type(next(iter(table))): table for table in _TERMS}
)


def term(word: Enum) -> str:
    """What the screen calls a member of one of `domain.words`' enums (or of `Counting`).

    Raises KeyError for another enum's member.
    """
    return _BY_ENUM[type(word)][word]
