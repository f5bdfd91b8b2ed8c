"""Rules of this house about what code may name where; each is a row of `RULES`."""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.check.finding import Finding

_LONGEST_FILE = 600

_HEX_COLOUR = re.compile(r"(?<![\w&#])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![\w-])")
_COLOUR_CALL = re.compile(r"\b(?:rgb|rgba|hsl|hsla|hsv)\s*\(\s*\d")
_SQL = re.compile(
    r"^\s*(?:select\b.+\bfrom\b|insert\s+into\b|update\s+\w+\s+set\b|delete\s+from\b|create\s+(?:table|index)\b"
    r"|alter\s+table\b|drop\s+table\b|pragma\s+\w+)",
    re.IGNORECASE | re.DOTALL,
)
_OPENS_THREAD_OR_TASK = frozenset(
    {
        "Thread", "Timer", "ThreadPoolExecutor", "ProcessPoolExecutor", "QThread", "QThreadPool",
        "QRunnable", "create_task", "ensure_future", "run_in_executor", "to_thread", "TaskGroup",
        "run_coroutine_threadsafe",
    }
)  # fmt: skip
_CHANGES_COLOUR = frozenset(
    {"setAlpha", "setAlphaF", "setHsv", "setHsvF", "setHsl", "setHslF", "setRgb", "setRgba"}
)
_SPEAKS_TO_USER = frozenset({"QMessageBox", "QErrorMessage"})
# Of the standard library, what reads the world: files, network, clock, chance, other processes and threads.
_IMPURE = frozenset(
    {
        "asyncio", "builtins", "concurrent", "ctypes", "fileinput", "glob", "http", "importlib", "io",
        "logging", "multiprocessing", "os", "pathlib", "random", "secrets", "select", "shutil", "signal",
        "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
    }
)  # fmt: skip
_READS_CLOCK = frozenset({"now", "utcnow", "today", "uuid1", "uuid4"})
_READS_WORLD = frozenset({"open", "print", "input", "exec", "eval", "__import__"})


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What must not be found in the files of some folders, but for the files that are its one door."""

    folders: tuple[str, ...]
    doors: tuple[str, ...]
    """How the paths begin that may do it, seen from the root."""
    say: str
    found: Callable[[ast.AST], bool]

    def covers(self, path: str) -> bool:
        """Whether the rule holds for this file."""
        inside = path.split("/", 1)[0] in self.folders
        return inside and not path.startswith(self.doors)


def _name_of(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _imported(node: ast.AST) -> list[str]:
    """The names that an import brings in, without the dots before the last."""
    if isinstance(node, ast.ImportFrom):
        return [alias.name for alias in node.names]
    return [alias.name.rsplit(".", 1)[-1] for alias in node.names] if isinstance(node, ast.Import) else []


def _names_colour(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(_HEX_COLOUR.search(node.value) or _COLOUR_CALL.search(node.value))
    if isinstance(node, ast.Call):
        maker = ast.unparse(node.func).split(".")[-2:]
        of_colour = maker[-1] == "QColor" or (maker[0] == "QColor" and maker[-1].startswith("from"))
        return (
            of_colour
            and bool(node.args)
            and all(isinstance(argument, ast.Constant) for argument in node.args)
        )
    # Nothing painted is no colour.
    return (
        isinstance(node, ast.Attribute)
        and _name_of(node.value) == "GlobalColor"
        and node.attr != "transparent"
    )


def _changes_colour(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _name_of(node.func) in _CHANGES_COLOUR


def _opens_thread_or_task(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and _name_of(node.func) in _OPENS_THREAD_OR_TASK:
        return True
    if isinstance(node, ast.ClassDef) and any(_name_of(base) in _OPENS_THREAD_OR_TASK for base in node.bases):
        return True
    return bool(_OPENS_THREAD_OR_TASK.intersection(_imported(node)))


def _speaks_to_user(node: ast.AST) -> bool:
    return _name_of(node) in _SPEAKS_TO_USER or bool(_SPEAKS_TO_USER.intersection(_imported(node)))


def _is_sql(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_SQL.match(node.value))


def _imports_beyond_the_pure(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        roots = [alias.name.split(".", 1)[0] for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        roots = [(node.module or "").split(".", 1)[0]]
    else:
        return False
    pure = (sys.stdlib_module_names | {"msgspec", "domain"}) - _IMPURE
    return any(root not in pure for root in roots)


def _reads_the_world(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id in _READS_WORLD
    return _name_of(node.func) in _READS_CLOCK


RULES = (
    Rule(
        folders=("console",),
        doors=("console/theme.py", "console/theme/"),
        say="only console/theme.py names a colour: take a token of the theme",
        found=_names_colour,
    ),
    Rule(
        folders=("console",),
        doors=("console/theme.py", "console/theme/"),
        say="a colour of the theme is everybody's: take theme.veil() instead of changing it",
        found=_changes_colour,
    ),
    Rule(
        folders=("console",),
        doors=("console/tasks.py",),
        say="only console/tasks.py opens a thread or a task: use its spawn() or off_thread()",
        found=_opens_thread_or_task,
    ),
    Rule(
        folders=("console",),
        doors=("console/messages.py",),
        say="only console/messages.py opens a message box",
        found=_speaks_to_user,
    ),
    Rule(
        folders=("domain", "backend", "console", "resources"),
        doors=("backend/store/",),
        say="SQL only in backend/store",
        found=_is_sql,
    ),
    Rule(
        folders=("domain",),
        doors=(),
        say="domain imports only itself, msgspec and what of the standard library neither reads nor writes",
        found=_imports_beyond_the_pure,
    ),
    Rule(
        folders=("domain",),
        doors=(),
        say="domain reads no clock, no chance and no file: `now` and data are arguments",
        found=_reads_the_world,
    ),
)


def _without_docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but the docstrings, which may speak of anything."""
    docstrings = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                docstrings.add(statement.value)
    return (node for node in ast.walk(tree) if node not in docstrings)


def check_source(path: str, text: str) -> list[Finding]:
    """What the rules object to in one Python file."""
    findings = []
    length = text.count("\n")
    if length > _LONGEST_FILE:
        findings.append(Finding(path=path, line=_LONGEST_FILE, what=f"{length} lines: split the file"))
    rules = [rule for rule in RULES if rule.covers(path)]
    if rules:
        for node in _without_docstrings(ast.parse(text, path)):
            line = getattr(node, "lineno", 1)
            findings += [Finding(path=path, line=line, what=rule.say) for rule in rules if rule.found(node)]
    return findings


def check_sources(root: Path, files: list[str]) -> list[Finding]:
    """What the rules object to in the project's Python files."""
    sources = (path for path in files if path.endswith(".py"))
    return [
        finding
        for path in sources
        for finding in check_source(path, (root / path).read_text(encoding="utf-8"))
    ]
