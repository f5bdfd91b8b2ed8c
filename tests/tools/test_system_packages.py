from pathlib import Path

import pytest

from tools import system_packages


def test_what_does_not_load_is_named_by_its_package() -> None:
    missing = {*system_packages.missing_needed("run", loads=lambda soname: soname != "libxcb-cursor.so.0")}
    assert missing - {"fonts-noto-cjk"} == {"libxcb-cursor0"}


def test_a_missing_library_is_seen_by_loading_it() -> None:
    assert not system_packages._loads("libhuying-never-there.so.9")
    assert system_packages._loads("libc.so.6")


def test_programs_are_asked_for_where_they_are_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "xvfb" in [*system_packages.missing_needed("virtual")]
    assert "xvfb" not in [*system_packages.missing_needed("run")]
    assert "xvfb" in [*system_packages.missing_wanted("test")]
    assert [*system_packages.missing_wanted("run")] == []
