"""Pictures of every widget in every state, in each theme and at larger text, to look at beside the design.

python -m tools.gallery [FOLDER]       # default build/gallery
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console import i18n, theme
from console.widgets import action_button, banner, lights
from console.widgets.action_button import ActionButton
from console.widgets.banner import Banner
from console.widgets.choice import Option
from console.widgets.choice_tiles import ChoiceTiles
from console.widgets.counter_bar import Counter, CounterBar
from console.widgets.drawer import Drawer
from console.widgets.fact_grid import Fact, FactGrid
from console.widgets.form_field import FormField
from console.widgets.keycap import KeyCap
from console.widgets.limit_bar import Limit, LimitBar
from console.widgets.panel import Panel
from console.widgets.pill import Badge, GradeBox, Pill
from console.widgets.pill_button import PillButton
from console.widgets.rail import Rail, RailItem
from console.widgets.search_pick import PickItem, SearchPick
from console.widgets.segmented import Segmented
from console.widgets.stale_veil import StaleVeil
from console.widgets.status_bar import StatusBar
from console.widgets.tabs import Tabs
from console.widgets.text import Text
from console.widgets.timeline import TimelineView
from console.widgets.timeline_model import Glyph, TimelineEntry
from console.widgets.toast import Toast, ToastAction
from console.widgets.top_bar import TopBar
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


def frame_page() -> QWidget:
    """The frame of the window with what lies over it: toast, drawer, open list, banners."""
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    top = TopBar()
    top.set_place("指挥调度台", "令行禁止 · 有呼必应 ｜ 示范区指挥中心")
    top.set_link("在线 38 ms")
    top.set_seat("03 席 · 李敏")
    top.set_time("14:32:08", "6月12日 周五")
    column.addWidget(top)
    for kind, icon in (
        (banner.WARNING, "cloud-off"),
        (banner.TROUBLE, "alert-triangle"),
        (banner.NOTICE, "phone-incoming"),
    ):
        line = Banner()
        line.show_message(
            "离线 6 分 12 秒",
            "数据截至 14:25:33 · 3 项待同步",
            aside="督办以服务器时间为准",
            kind=kind,
            icon=icon,
            action="接听" if kind == banner.NOTICE else "",
        )
        column.addWidget(line)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    views = [
        ("tickets", "工单", "list-details"),
        ("map", "地图", "map-2"),
        ("calls", "呼叫", "phone-call"),
        ("people", "人员", "users"),
        ("orders", "督办", "gavel"),
        ("scores", "考评", "chart-bar"),
        ("sync", "同步", "refresh"),
    ]
    rail = Rail(
        [RailItem(key=k, word=w, icon=i) for k, w, i in views]
        + [
            RailItem(key="wall", word="大屏", icon="device-desktop", low=True),
            RailItem(key="settings", word="设置", icon="settings", low=True),
        ]
    )
    rail.set_count("tickets", 3)
    middle.addWidget(rail)
    body = QVBoxLayout()
    body.setContentsMargins(8, 8, 8, 8)
    body.addWidget(counters())
    body.addStretch(1)
    middle.addLayout(body, 1)
    column.addLayout(middle, 1)
    status = StatusBar(["age", "outbox"], ["alarms", "leader", "version"])
    status.put("age", "数据截至 14:32:07", "database")
    status.put("outbox", "已同步 · 待上传 0")
    status.put("alarms", "近 10 分钟告警 1 条（目标 ≤ 1）")
    status.put("leader", "值班长 何建国")
    status.put("version", "v1.0.0")
    column.addWidget(status)
    return page


def _dress(page: QWidget) -> None:
    """What has to be there once the page is shown: the toast, the drawer, the open list."""
    toast = Toast(page)
    toast.show_message(
        "已督办 区住建局 分管副局长 王志强",
        "短信将在 7 秒后发出，撤销后对方不会收到任何通知",
        icon="gavel",
        actions=(
            ToastAction(key="now", words="立即发出"),
            ToastAction(key="undo", words="撤销", hint="Ctrl Z", kind=action_button.PRIMARY),
        ),
    )
    toast.set_time_left(0.7)
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(12)
    pick = SearchPick("输入单位名称或拼音首字母")
    names = (
        "区住建局",
        "区水务局",
        "区城管局",
        "区生态环境分局",
        "区市场监管局",
        "供水中心",
        "供电部门",
        "夏港街道综合执法大队",
    )
    pick.put_items([PickItem(key=n, words=n, detail="在手 3 件") for n in names])
    for field in (FormField("地点", QLineEdit("创业路 118 号"), required=True), FormField("主办单位", pick)):
        column.addWidget(field)
    column.addStretch(1)
    column.addWidget(ActionButton("提交", key="Ctrl ↵", kind=action_button.PRIMARY, tall=True))
    drawer = Drawer(page)
    drawer.open_with("新建呼叫", content)
    pick.setFocus()
    pick.setText("区")
    pick.textEdited.emit("区")


def shoot(
    page: QWidget, size: QSize, file: Path, after_show: Callable[[QWidget], None] | None = None
) -> None:
    """Show a page at a size and write its picture."""
    layout = page.layout()
    least = (
        layout.minimumHeightForWidth(size.width()) if layout is not None and layout.hasHeightForWidth() else 0
    )
    page.resize(size.width(), max(size.height(), least))
    page.show()
    QApplication.processEvents()
    if after_show is not None:
        after_show(page)
        QApplication.processEvents()
    named = page.findChild(QWidget, "focus-me")
    if named is not None:
        named.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    if not page.grab().save(str(file)):
        raise SystemExit(f"cannot write {file}")
    page.close()
    page.deleteLater()


def main() -> int:
    """Write the pictures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery")
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise SystemExit("another kind of application is running")
    i18n.install(app)
    for key, scale in [*((key, 100) for key in theme.THEMES), (theme.GRAPHITE, 150), (theme.SILVER, 200)]:
        theme.apply(app, key, scale)
        grown = QSize(1920 * (max(100, scale)) // 100, 1240 * scale // 100)
        shoot(parts_page(), grown, folder / f"parts-{key}-{scale}.png")
        shoot(frame_page(), QSize(1920, 1080), folder / f"frame-{key}-{scale}.png", _dress)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
