"""The command palette over 20,000 open tickets and 3,000 people, in a whole window.

`open_ms` is from the key to the painted panel, built anew each time as after a log-in; `result_ms` from a
typed character to the painted results, over lines of every kind. Both are CPU time of the thread of the
screen, medians.
"""

import os
import random
import statistics
import time
from collections.abc import Coroutine
from typing import Any, Final

import msgspec

from tools.bench.options import BenchOptions

PEOPLE: Final = 3_000
_FAMILIES: Final = "陈李黄张梁林刘吴罗杨周叶谢何郑邓谭冯曾彭潘苏卢钟赖江宁邱温汤"
_GIVEN: Final = "志远玉冰秀兰建国家乐晓琳启航承宇文静海燕伟强美玲俊杰国栋丽华永康雪梅振邦长河"
_LINES: Final = (
    *("d", "db", "db 0153", "pd", "pd 0153 z", "pd 0153 zj", "gq 0153 3d", "督办", "jl 0153 已电话联系"),
    *("#0153", "#0611-0153", "@谭", "@tzy", "@z", ">", ">zt", "jg", "井盖", "创业路", "cyl", "噪声扰民"),
    "ludeng",
)  # fmt: skip


def run(options: BenchOptions) -> dict[str, float | int]:
    """Measure. With `--full` more rounds of each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return _figures(app, rounds=12 if options.full else 4)


def _figures(app: Any, rounds: int) -> dict[str, float | int]:
    from console import i18n, theme
    from console.desk import Desk
    from console.messages import Voice
    from console.store.columns import Block
    from console.views.palette.palette import Palette
    from domain.words import Role
    from tools.bench._big_rows import NOW, OPEN, open_row
    from tools.shots.district import StillDistrict

    theme.apply(app)
    translators = i18n.install(app)
    still = StillDistrict(20)
    setup = still.setup()
    directory = _crowded(setup.directory)
    person = next(one for one in directory.people if one.role is Role.DISPATCHER)
    session = msgspec.structs.replace(still.session(person.id), person=person)
    voice = Voice()

    async def nobody(*_: Any) -> Any:
        return None

    desk = Desk(
        session,
        msgspec.structs.replace(setup, directory=directory),
        nobody,
        nobody,
        _spawn,
        voice,
        peek=nobody,
    )
    desk.clock.measure(NOW, 0.0)
    chance = random.Random(7)
    block = Block([open_row(number, chance) for number in range(OPEN)])
    desk.store.load_open(block, ())
    desk.alarms.begin()
    frame = desk.frame
    frame.resize(1920, 1080)
    frame.show()
    desk.work_page.queue.loaded()
    app.processEvents()

    opened, found = [], []
    for _ in range(3 * rounds):
        palette = Palette(frame._parts, frame.situation, frame.entries, frame)  # noqa: SLF001
        before = time.thread_time()
        palette.open()
        app.processEvents()
        opened.append((time.thread_time() - before) * 1_000)
        palette.panel().close_panel()
        palette.panel().deleteLater()
        app.processEvents()
    frame.over.palette.open()
    line = frame.over.palette.panel().typing_line()
    for _ in range(rounds):
        for words in _LINES:
            line.clear()
            app.processEvents()
            for end in range(1, len(words) + 1):
                before = time.thread_time()
                line.setText(words[:end])
                app.processEvents()
                found.append((time.thread_time() - before) * 1_000)
    told: dict[str, float | int] = {
        "tickets": OPEN,
        "people": len(directory.people),
        "open_ms": statistics.median(opened),
        "open_ms_max": max(opened),
        "result_ms": statistics.median(found),
        "result_ms_p95": statistics.quantiles(found, n=20)[18],
    }
    frame.close()
    desk.close()
    for translator in translators:
        app.removeTranslator(translator)
    return told


def _crowded(directory: Any) -> Any:
    """The directory with officers of invented names until there are as many people as a district has."""
    from domain.directory import Person
    from domain.words import Role

    chance = random.Random(5)
    first = max(one.id for one in directory.people) + 1
    areas = [area.code for area in directory.areas if len(area.code) >= 12]
    more = tuple(
        Person(
            id=first + number,
            name=chance.choice(_FAMILIES) + "".join(chance.choices(_GIVEN, k=2)),
            role=Role.OFFICER,
            area=chance.choice(areas),
        )
        for number in range(PEOPLE - len(directory.people))
    )
    return msgspec.structs.replace(directory, people=directory.people + more)


def _spawn(work: Coroutine[Any, Any, None], _what: str) -> object:
    """What is asked of a server is not measured here; nothing comes back."""
    work.close()
    return None
