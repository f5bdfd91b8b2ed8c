"""Where the two databases differ, all in one place.

Statements of the hot path are written once as text with `$1`-style parameters and sent to the driver as they
are; everything else is SQLAlchemy Core.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

SQLITE_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    # FULL: a commit that was answered survives a power cut.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA cache_size=-65536",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA mmap_size=268435456",
    # A destroyed key is overwritten in the file, not merely unlinked.
    "PRAGMA secure_delete=ON",
)

_ARRAY_TYPES: Final[tuple[tuple[type[Any], str], ...]] = (
    (sa.BigInteger, "bigint[]"),
    (sa.Integer, "integer[]"),
    (sa.Text, "text[]"),
    (sa.LargeBinary, "bytea[]"),
    (sa.Boolean, "boolean[]"),
)


_LITERAL: Final = (sa.Integer, sa.Boolean)


class Dialect:
    """The seams between SQLite and PostgreSQL."""

    def __init__(self, *, postgresql: bool) -> None:
        self.postgresql = postgresql

    def sql(self, text: str) -> str:
        """A statement written with `$1`, `$2`, … in the driver's own way."""
        return text if self.postgresql else text.replace("$", "?")

    def any_of(self, position: int, kind: str = "bigint") -> str:
        """`column IN …` for a list passed as one parameter (see `listed`), so that the text never changes."""
        if self.postgresql:
            return f"= ANY(CAST(${position} AS {kind}[]))"
        return f"IN (SELECT value FROM json_each(${position}))"

    def look_up(self, table: str, columns: Iterable[str], key: str, kind: str = "bigint") -> str:
        """The statement that finds a district's (`$1`) rows by a list of keys (`$2`, see `listed`).

        On PostgreSQL each key is looked up by itself: planned while the table was small, `key = ANY(…)` would
        go on walking the whole district's index.
        """
        if not self.postgresql:
            return self.sql(
                f"SELECT {', '.join(columns)} FROM {table}"
                f" WHERE district = $1 AND {key} IN (SELECT value FROM json_each($2))"
            )
        return (
            f"SELECT found.* FROM unnest(CAST($2 AS {kind}[])) AS wanted (key) CROSS JOIN LATERAL ("
            f"SELECT {', '.join(columns)} FROM {table}"
            f" WHERE district = $1 AND {key} = wanted.key LIMIT 1) AS found"
        )

    def listed(self, values: Iterable[int | str]) -> Any:
        """The parameter for `any_of`."""
        if self.postgresql:
            return list(values)
        return "[" + ",".join(f'"{v}"' if isinstance(v, str) else str(v) for v in values) + "]"

    @property
    def for_update(self) -> str:
        """Suffix that locks the rows read. SQLite's writers hold the whole database already."""
        return " FOR UPDATE" if self.postgresql else ""

    @property
    def skip_locked(self) -> str:
        """Suffix that locks the rows read and passes over those that another process holds."""
        return " FOR UPDATE SKIP LOCKED" if self.postgresql else ""


class Bulk:
    """Writes many rows of a table in one statement: `unnest` of arrays on PostgreSQL, executemany on SQLite.

    The table's first column is the district, and all rows of one call are of the same.
    `replace` updates a row whose key is there already; `ignore` leaves it as it is; with neither it is an
    error. Rows are tuples in the table's order of columns.
    """

    width: int
    """How many columns there are, and so how many parameters `unnested` takes."""

    def __init__(self, table: sa.Table, *, replace: bool = False, ignore: bool = False) -> None:
        self._columns = list(table.columns)
        names = ", ".join(f'"{column.name}"' for column in self._columns)
        keys = ", ".join(f'"{column.name}"' for column in table.primary_key.columns)
        on_conflict = ""
        if ignore:
            on_conflict = f" ON CONFLICT ({keys}) DO NOTHING"
        if replace:
            sets = ", ".join(
                f'"{column.name}" = excluded."{column.name}"'
                for column in self._columns
                if not column.primary_key
            )
            on_conflict = f" ON CONFLICT ({keys}) DO UPDATE SET {sets}"
        self.width = len(self._columns)
        self._on_conflict = on_conflict
        self._into = f'INSERT INTO "{table.name}" ({names})'
        self._literal = [isinstance(column.type, _LITERAL) for column in self._columns]
        self._whole = self.unnested(1)
        marks = ", ".join("?" for _ in self._columns)
        self._one_by_one = f"{self._into} VALUES ({marks}){on_conflict}"

    def unnested(self, first: int) -> str:
        """PostgreSQL's statement, with its parameters (see `turned`) numbered from `first`."""
        arrays = []
        for number, column in enumerate(self._columns[1:], first + 1):
            given = f"CAST(${number} AS text)" if self._literal[number - first] else f"${number}"
            arrays.append(f"CAST({given} AS {_array_type(column.type)})")
        district = f"CAST(${first} AS text)"
        return f"{self._into} SELECT {district}, * FROM unnest({', '.join(arrays)}){self._on_conflict}"

    def turned(self, rows: Sequence[tuple[Any, ...]]) -> list[Any]:
        """The parameters of `unnested`: the district, which all rows share, then one array a column.

        Arrays of numbers go as text, which is several times quicker to make than what the driver makes of a
        list.
        """
        if not rows:
            return ["", *("{}" if literal else [] for literal in self._literal[1:])]
        district, *columns = zip(*rows, strict=True)
        return [
            district[0],
            *(
                _array_literal(column) if literal else list(column)
                for column, literal in zip(columns, self._literal[1:], strict=True)
            ),
        ]

    async def write(
        self, connection: AsyncConnection, dialect: Dialect, rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Write the rows; nothing for none."""
        if not rows:
            return
        if dialect.postgresql:
            await connection.exec_driver_sql(self._whole, tuple(self.turned(rows)))
        else:
            await connection.exec_driver_sql(self._one_by_one, list(rows))


def _array_type(kind: sa.types.TypeEngine[Any]) -> str:
    return next(name for wanted, name in _ARRAY_TYPES if isinstance(kind, wanted))


def _array_literal(values: Iterable[int | bool | None]) -> str:
    return "{" + ",".join(["NULL" if value is None else str(value) for value in values]) + "}"
