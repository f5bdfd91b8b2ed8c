"""The frame of the window with what lies over it: toast, drawer, open list, banners."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console.widgets import action_button, banner
from console.widgets.action_button import ActionButton
from console.widgets.banner import Banner
from console.widgets.drawer import Drawer
from console.widgets.form_field import FormField
from console.widgets.rail import Rail, RailItem
from console.widgets.search_pick import PickItem, SearchPick
from console.widgets.status_bar import StatusBar
from console.widgets.toast import Toast, ToastAction
from console.widgets.top_bar import TopBar
from tools.gallery.parts import counters


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


def dress(page: QWidget) -> None:
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
