"""The translations that ship are complete and fresh; the check sees when they are not."""

from pathlib import Path

from tools import translations

_TS = """<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="zh_CN"><context><name>Drawer</name>
<message><source>Close</source><translation{kind}>{words}</translation></message>
<message><source>Due {{time}}</source><translation>到期 {slot}</translation></message>
</context></TS>
"""


def test_the_tree_is_translated() -> None:
    assert translations.check() == []


def test_an_unfinished_entry_is_found(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(_TS.format(kind=' type="unfinished"', words="", slot="{time}"), encoding="utf-8")
    assert translations.unfinished(file) == ["Drawer: Close"]


def test_a_lost_placeholder_is_found(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(_TS.format(kind="", words="关闭", slot="{tmie}"), encoding="utf-8")
    assert translations.unfinished(file) == ["Drawer: Due {time}"]


def test_translations_are_entered_by_context_and_source(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(_TS.format(kind=' type="unfinished"', words="", slot="{time}"), encoding="utf-8")
    assert translations.put({"Drawer": {"Close": "关闭", "Gone": "无"}}, file) == ["Drawer: Gone"]
    assert translations.unfinished(file) == []
