"""The parts of the inside of a view, each in its states, on one page."""

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console import theme
from console.widgets import action_button, lights
from console.widgets.action_button import ActionButton
from console.widgets.choice import Option
from console.widgets.choice_tiles import ChoiceTiles
from console.widgets.counter_bar import Counter, CounterBar
from console.widgets.fact_grid import Fact, FactGrid
from console.widgets.form_field import FormField
from console.widgets.keycap import KeyCap
from console.widgets.limit_bar import Limit, LimitBar
from console.widgets.panel import Panel
from console.widgets.pill import Badge, GradeBox, Pill
from console.widgets.pill_button import PillButton
from console.widgets.search_pick import PickItem, SearchPick
from console.widgets.segmented import Segmented
from console.widgets.stale_veil import StaleVeil
from console.widgets.tabs import Tabs
from console.widgets.text import Text
from console.widgets.timeline import TimelineView
from console.widgets.timeline_model import Glyph, TimelineEntry
from console.widgets.waiting import EmptyState, Skeleton

HOUR, MINUTE = 3_600_000, 60_000
NOW = 1_781_245_928_000  # 2026-06-12 14:32:08 in Shanghai


def _panel(title: str, *contents: QWidget, width: int = 0) -> QFrame:
    panel = QFrame()
    panel.setObjectName("panel")
    column = QVBoxLayout(panel)
    column.setContentsMargins(12, 10, 12, 12)
    column.setSpacing(10)
    column.addWidget(Text(title, weight=theme.MEDIUM, ink="text3", size=theme.CAPTION))
    for content in contents:
        column.addWidget(content)
    column.addStretch(1)
    if width:
        panel.setFixedWidth(width)
    return panel


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return row


def counters() -> CounterBar:
    """The counters of UI §1."""
    words = [
        ("all", "全部", "", "", 120, ""),
        ("red", "超期", "red", "", 13, "未确认 3"),
        ("yellow", "过半", "yellow", "", 22, "1 时内到期 4"),
        ("green", "正常", "green", "", 71, ""),
        ("waiting", "待处理", "pending", "", 6, ""),
        ("pending", "待接单", "pending", "", 9, "最近 0:42 到时"),
        ("rating", "待评分", "none", "", 4, ""),
        ("suspended", "挂起", "suspended", "", 5, ""),
        ("supervised", "督办中", "", "gavel", 8, "待回复 6"),
        ("mine", "我的", "", "user", 17, ""),
    ]
    bar = CounterBar(
        [
            Counter(key=key, word=word, light=light, icon=icon, hint=f"Alt {number}")
            for number, (key, word, light, icon, _count, _fact) in enumerate(words)
        ]
    )
    for key, _word, _light, _icon, count, fact in words:
        bar.put(key, count, fact)
    return bar


class _Lights(QWidget):
    """Every light at the sizes in use."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(470, 48)

    def paintEvent(self, _event: object) -> None:
        from PySide6.QtGui import QPainter

        painter, x = QPainter(self), 0
        for size in (13, 16, 22):
            for state in lights.STATES:
                painter.drawPixmap(x, (48 - size) // 2, lights.pixmap(state, size))
                x += size + 5


def timeline(wide: bool) -> TimelineView:
    """The timeline of the mock-up."""
    view = TimelineView(wide=wide)
    day = 24 * HOUR
    told = [
        (
            0,
            "督办 → 区住建局 分管副局长 王志强",
            "李敏（03 席） · 短信 + 平台消息",
            Glyph.PENDING,
            "待发出 · 可撤销",
            "",
        ),
        (
            2 * HOUR + 14 * MINUTE,
            "超期亮红灯",
            "系统自动短信提醒 承办科室、分管领导，已送达 12:18:04",
            Glyph.RED,
            "",
            "",
        ),
        (
            4 * HOUR,
            "供水中心 反馈",
            (
                "管道更新 6 月 13 日完工，今晚先加铺橡胶垫降噪。沿线三栋居民已由社区逐户告知施工时段，"
                "夜间二十二时后停止重车通行，次日复查。"
            ),
            Glyph.ACT,
            "",
            "2 张",
        ),
        (6 * HOUR, "催办 · 李敏（03 席）", "电话 2 分 11 秒", Glyph.ACT, "", ""),
        (14 * HOUR, "时限过半亮黄灯", "", Glyph.YELLOW, "", ""),
        (day + 2 * HOUR, "区住建局 接单", "", Glyph.ACT, "", ""),
        (day + 3 * HOUR, "派单 · 何建国（值班长）研判为 C 级", "", Glyph.ACT, "", ""),
    ]
    view.put(
        [
            TimelineEntry(
                key=str(n),
                at=NOW - ago,
                headline=head,
                detail=detail,
                glyph=glyph,
                tag=tag,
                link=link,
                link_icon="photo" if link else "",
            )
            for n, (ago, head, detail, glyph, tag, link) in enumerate(told)
        ],
        NOW,
    )
    view.setMinimumHeight(theme.px(330))
    return view


def _limits() -> list[QWidget]:
    start = NOW - 26 * HOUR - 14 * MINUTE
    cases = [
        (
            Limit(
                started_at=start,
                yellow_at=start + 12 * HOUR,
                red_at=start + 24 * HOUR,
                accepted_at=start + HOUR,
            ),
            NOW,
        ),
        (Limit(started_at=NOW - 20 * HOUR, yellow_at=NOW - 8 * HOUR, red_at=NOW + 4 * HOUR), NOW),
        (Limit(started_at=NOW - 3 * HOUR, red_at=NOW + 21 * HOUR), NOW),
    ]
    bars: list[QWidget] = []
    for limit, now in cases:
        bar = LimitBar()
        bar.put(limit, now, "办理时限 24 时", "自派单起，不含挂起")
        bars.append(bar)
    stopped = LimitBar()
    stopped.put(None, NOW, "已挂起，暂停计时", "6 月 18 日恢复")
    return [*bars, stopped]


def _buttons() -> list[QWidget]:
    refused = ActionButton("派单", icon="send", key="F4")
    refused.allow("需要值班长权限")
    focused = ActionButton("改派", icon="send", key="F4")
    focused.setObjectName("focus-me")
    dots = ActionButton("", icon="dots", tall=True)
    dots.name_icon_only("更多")
    return [
        _row(
            ActionButton("督办 → 分管领导", icon="gavel", key="F8", kind=action_button.DANGER, tall=True),
            ActionButton("派给首选 谭志远", icon="send", key="F4", kind=action_button.PRIMARY, tall=True),
            dots,
        ),
        _row(
            focused,
            refused,
            ActionButton("回访", kind=action_button.GHOST),
            KeyCap("Enter"),
            KeyCap("Ctrl Z"),
        ),
        _row(
            Pill("超期 2 时 14 分", ink="red"),
            Pill("已督办 1 次", icon="gavel", ink="text1"),
            Pill("2 条变化待重排", ink="blue", icon="arrows-sort"),
            Pill("过半", ink="amber"),
            Pill("噪声"),
            GradeBox("C"),
            Badge(3),
            Badge(120),
        ),
    ]


def _queue_panel() -> Panel:
    panel = Panel("工单队列", "紧迫度排序")
    panel.add_mark(Pill("超期 2 时 14 分", ink="red"))
    panel.add_to_head(PillButton("2 条变化待重排", icon="arrows-sort", key="F5", ink="blue"))
    panel.add_to_head(PillButton("我的街道", trailing="chevron-down"))
    tabs = Tabs([Option(key=words, words=words) for words in ("全部", "操作", "影像", "通话")])
    tabs.set_count("全部", 9)
    panel.add(_row(tabs))
    return panel


def _facts() -> FactGrid:
    grid = FactGrid()
    grid.put(
        [
            Fact(key="place", label="地点", value="夏港街 · 普晖社区 07 网格 · 创业路 118 号"),
            Fact(key="call", label="来源", value="街道呼 → 部门应", note="网格员 周玉冰 上报 06-11 11:40"),
            Fact(key="lead", label="主办", value="区住建局 市政管理处", note="06-11 12:18 接单"),
            Fact(key="assist", label="协办", value="供水中心、区城管局", note="未反馈", note_ink="amber"),
            Fact(key="person", label="诉求人", value="陈** 138****2207", act="查看"),
        ]
    )
    return grid


def _choices() -> list[QWidget]:
    levels = Segmented(
        [
            Option(key=str(n), words=words, hint=str(n))
            for n, words in enumerate(("网格呼→社区应", "社区呼→街道应", "街道呼→部门应", "提级呼→领导应"), 1)
        ]
    )
    levels.put("3")
    rating = Segmented(
        [
            Option(key=words, words=words, detail=points)
            for words, points in zip(
                ("非常满意", "满意", "基本满意", "不满意", "非常不满意"),
                ("0", "0", "−0.5", "−1.0", "−2.0"),
                strict=True,
            )
        ]
    )
    grades = [
        ("A", "简单", "社区第一时间处理"),
        ("B", "一般", "街道调度"),
        ("C", "复杂", "区级研判 派单联动"),
        ("D", "疑难", "区报市统筹"),
    ]
    tiles = ChoiceTiles([Option(key=k, words=w, detail=d, hint=k) for k, w, d in grades])
    tiles.put("C")
    return [levels, rating, tiles]


def _fields() -> list[QWidget]:
    wrong = FormField("诉求", QLineEdit("井盖"), required=True)
    wrong.set_error("至少写 4 个字，说明是什么事")
    pick = SearchPick("输入单位名称或拼音首字母")
    pick.put_items([PickItem(key="1", words="区住建局", detail="市政管理处", also="qzjj")])
    pick.put("1")
    return [wrong, FormField("主办单位", pick, hint="按责任主体清单推荐"), FormField("备注", QLineEdit())]


def _waiting() -> list[QWidget]:
    skeleton = Skeleton()
    skeleton.begin()
    skeleton.reveal()
    skeleton.setMinimumHeight(theme.px(108))
    empty = EmptyState()
    empty.put("没有超期工单", "最近到期：0612-0140，38 分后", "清除筛选", "Esc")
    empty.setMinimumHeight(theme.px(130))
    old = timeline(False)
    old.setMinimumHeight(theme.px(150))
    StaleVeil(old).put("数据停在 14:25:33 · 6 分 12 秒前")
    return [skeleton, empty, old]


def parts_page() -> QWidget:
    """Every part of the inside of a view."""
    page = QWidget()
    page.setObjectName("page")
    grid = QGridLayout(page)
    grid.setSpacing(8)
    grid.addWidget(_panel("计数", counters()), 0, 0, 1, 3)
    grid.addWidget(_panel("按钮与标记", *_buttons(), _Lights(), _queue_panel()), 1, 0)
    grid.addWidget(_panel("时限", *_limits()), 1, 1)
    grid.addWidget(_panel("选择", *_choices()), 1, 2)
    grid.addWidget(_panel("过程（时间在左）", timeline(True)), 2, 0)
    grid.addWidget(_panel("过程（时间在右）", timeline(False)), 2, 1)
    grid.addWidget(_panel("事实与表单", _facts(), *_fields()), 2, 2)
    grid.addWidget(_panel("等待与空", *_waiting()), 3, 0)
    for column in range(3):
        grid.setColumnStretch(column, 1)
    return page
