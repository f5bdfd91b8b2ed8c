"""`python -m tools.check`: run every check and say what each found; 0 when all pass."""

import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tools.check.finding import Finding
from tools.check.house_rules import check_sources
from tools.check.traces import check_traces
from tools.check.tracked import tracked_files

ROOT = Path(__file__).resolve().parents[2]

# What other programs check, each with what it is for.
_PROGRAMS = {
    "lint": ["ruff", "check", "--quiet"],
    "format": ["ruff", "format", "--check", "--quiet"],
    "types": ["mypy", "--no-error-summary"],
    "layers": ["lint_imports"],
}


def _run_program(name: str) -> str:
    """Run one program over the tree; its output when it objects, otherwise nothing."""
    program, *flags = _PROGRAMS[name]
    if program == "lint_imports":
        command = [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
            "--no-logo",
        ]
    else:
        command = [sys.executable, "-m", program, *flags]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    return (done.stdout + done.stderr).strip() or f"{program} ended with {done.returncode}"


def _listed(findings: list[Finding]) -> str:
    return "\n".join(str(finding) for finding in findings)


def main() -> int:
    """Run all checks, also after one has failed."""
    files = tracked_files(ROOT)
    checks: dict[str, Callable[[], str]] = {name: partial(_run_program, name) for name in _PROGRAMS}
    checks["house rules"] = lambda: _listed(check_sources(ROOT, files))
    checks["traces"] = lambda: _listed(check_traces(ROOT, files))
    failed = 0
    for name, check in checks.items():
        began = time.perf_counter()
        objection = check()
        failed += bool(objection)
        print(
            f"check {name}: {'FAILED' if objection else 'ok'} ({time.perf_counter() - began:.1f} s)",
            flush=True,
        )
        if objection:
            print(objection, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
