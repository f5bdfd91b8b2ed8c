import re

from tools.notices import NOTICES, ROOT, licence_of, locked


def test_every_locked_package_is_named_with_its_version() -> None:
    rows = re.findall(r"^\| (\S+) \| (\S+) \| ([^|]+) \|", NOTICES.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name: version for name, version, _ in rows if name not in {"package", "what"}}
    lock = locked((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    assert named == lock, "run `make notices`"
    assert all(licence.strip() for _, _, licence in rows)


def test_the_lock_pins_what_is_asked_for_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = set(locked(lock))
    asked = (ROOT / "requirements.in").read_text(encoding="utf-8")
    assert {line.lower() for line in re.findall(r"^[A-Za-z0-9-]+", asked, re.MULTILINE)} <= names
    pinned = re.findall(r"^[a-z0-9].*$", lock, re.MULTILINE)
    assert all(line.endswith(" \\") for line in pinned), "each line has its hashes"
    assert "://" not in lock


def test_a_licence_is_read_from_the_package() -> None:
    assert licence_of("litestar") == "MIT"
    assert licence_of("pyside6-essentials").startswith("LGPL-3.0-only")
