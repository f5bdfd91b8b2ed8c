"""Data that ships with the product, found by path through `resource_path` and nowhere else."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """Where a shipped file or folder lies, e.g. `resource_path("icons", "gavel.svg")`.

    The same in the tree and in an installed bundle, which keeps this package's folder beside its code.

    Raises:
        FileNotFoundError: there is no such file or folder.
    """
    path = _HERE.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"no such resource: {'/'.join(parts)}")
    return path
