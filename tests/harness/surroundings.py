"""Each test has a home of its own and sees nothing of the person who runs it; windows open on no screen.

`QT_QPA_PLATFORM` counts when it is set: tests of real windows are run on a virtual display.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is no failure. In CI each run has the same examples; elsewhere new ones are tried.
settings.register_profile(
    "huying", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("huying")

_XDG = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
}
_LEFT_OUT = (
    "DBUS_SESSION_BUS_ADDRESS",
    "XDG_CONFIG_DIRS",
    "XDG_DATA_DIRS",
    "HTTP_PROXY",
    "http_proxy",
    "ALL_PROXY",
)
_numbers = count(1)


@pytest.fixture(scope="session")
def _homes() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="huying-homes-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def home(_homes: Path) -> Iterator[Path]:
    """An empty home folder, with the folders of the desktop standard below it."""
    folder = _homes / str(next(_numbers))
    folder.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        for name, below in _XDG.items():
            patch.setenv(name, str(folder / below))
        (folder / _XDG["XDG_RUNTIME_DIR"]).mkdir(mode=0o700)
        # As on a machine without a secret service; a test of the keyring brings its own.
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        for name in _LEFT_OUT:
            patch.delenv(name, raising=False)
        yield folder
