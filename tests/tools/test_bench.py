import json
import sys
from pathlib import Path

import pytest

import tools.bench
from tools.bench.__main__ import benchmarks, main

_MODULE = '''"""How fast nothing is."""

def run(options):
    print("warming up")
    return {"ops_per_s": 1500.5, "full": int(options.full), "database": len(options.database or "")}
'''


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A benchmark beside those of the package, and a module that is none."""
    (tmp_path / "made_up.py").write_text(_MODULE, encoding="utf-8")
    (tmp_path / "made_up_support.py").write_text("ROUNDS = 3\n", encoding="utf-8")
    monkeypatch.setattr(tools.bench, "__path__", [*tools.bench.__path__, str(tmp_path)])
    for name in ("made_up", "made_up_support"):
        monkeypatch.delitem(sys.modules, f"tools.bench.{name}", raising=False)


@pytest.mark.usefixtures("made_up")
def test_benchmarks_are_found_and_their_support_is_not() -> None:
    assert "made_up" in benchmarks()
    assert not {"made_up_support", "options", "__main__"} & set(benchmarks())


@pytest.mark.usefixtures("made_up")
def test_the_last_line_is_one_flat_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["made_up", "--json", "--full", "--database", "sqlite:"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert json.loads(last) == {"ops_per_s": 1500.5, "full": 1, "database": 7}


@pytest.mark.usefixtures("made_up")
def test_without_json_figures_are_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["made_up"]) == 0
    assert "ops_per_s  1,500.50" in capsys.readouterr().out


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["no_such"])
    assert "no such benchmark: no_such" in capsys.readouterr().err
