"""How the files are written: one line for each entry of a list, so that a change shows as one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec


def write(path: Path, content: Any) -> None:
    """Writes JSON, in the order given."""
    path.write_text(_lines(msgspec.to_builtins(content)) + "\n", "utf-8")


def brief(entries: Sequence[msgspec.Struct]) -> list[dict[str, Any]]:
    """The entries without what stands at its default."""
    fields = msgspec.structs.fields(entries[0]) if entries else ()
    return [
        {
            field.name: getattr(entry, field.name)
            for field in fields
            if field.required or getattr(entry, field.name) != field.default
        }
        for entry in entries
    ]


def _lines(content: Any) -> str:
    if isinstance(content, (list, tuple)):
        return "[\n" + ",\n".join(_one(item) for item in content) + "\n]"
    if isinstance(content, dict):
        parts = [
            f"{_one(key)}:{_lines(value) if isinstance(value, (list, tuple, dict)) else _one(value)}"
            for key, value in content.items()
        ]
        return "{\n" + ",\n".join(parts) + "\n}"
    return _one(content)


def _one(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
