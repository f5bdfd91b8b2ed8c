"""`python -m tools.bench [NAME ...] [--json] [--full] [--database URL]`: run benchmarks, print their figures.

A benchmark is a module of this package with `run(options: BenchOptions) -> dict[str, float | int]`. Without
a name every one is run, each in a process of its own, so that none warms another's caches. With `--json` the
last line of each is one flat JSON object.
"""

import argparse
import importlib
import json
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Mapping

import tools.bench
from tools.bench.options import BenchOptions

Run = Callable[[BenchOptions], Mapping[str, float | int]]


def benchmarks() -> dict[str, Run]:
    """Every benchmark of the package by its name; modules without `run` only support others."""
    found = {}
    for module in pkgutil.iter_modules(tools.bench.__path__):
        if module.name.startswith("_"):
            continue
        run = getattr(importlib.import_module(f"tools.bench.{module.name}"), "run", None)
        if run is not None:
            found[module.name] = run
    return found


def _run_here(name: str, options: BenchOptions, *, as_json: bool) -> None:
    figures = dict(benchmarks()[name](options))
    if as_json:
        print(json.dumps(figures), flush=True)
        return
    width = max(map(len, figures), default=0)
    for key, value in figures.items():
        print(
            f"  {key:<{width}}  {value:,.2f}" if isinstance(value, float) else f"  {key:<{width}}  {value:,}"
        )


def main(arguments: list[str] | None = None) -> int:
    """Run the named benchmarks, or all; 1 when one of them failed."""
    known = benchmarks()
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description="Run benchmarks.")
    parser.add_argument(
        "names", metavar="NAME", nargs="*", help=f"of: {', '.join(known)} (all without a name)"
    )
    parser.add_argument("--json", action="store_true", help="one flat JSON object as the last line")
    parser.add_argument("--full", action="store_true", help="longer and with more load")
    parser.add_argument("--database", metavar="URL", help="in place of the benchmark's own choice")
    chosen = parser.parse_args(arguments)
    unknown = [name for name in chosen.names if name not in known]
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(known)}")
    options = BenchOptions(full=chosen.full, database=chosen.database)
    if len(chosen.names) == 1:
        _run_here(chosen.names[0], options, as_json=chosen.json)
        return 0

    flags = [*(["--json"] if chosen.json else []), *(["--full"] if chosen.full else [])]
    flags += ["--database", chosen.database] if chosen.database else []
    failed = []
    for name in chosen.names or known:
        print(f"{name}:", flush=True)
        if subprocess.run([sys.executable, "-m", "tools.bench", name, *flags], check=False).returncode != 0:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
