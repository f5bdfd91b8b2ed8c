import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.harness.postgres import Cluster, NoPostgresError, find_programs
from tests.harness.processes import ended_within


def test_each_database_is_fresh(postgres: Cluster) -> None:
    first, second = postgres.create_database(), postgres.create_database()
    assert first != second
    postgres.execute("CREATE TABLE only_here (x int)", database=first.rsplit("/", 1)[-1])
    with pytest.raises(RuntimeError, match="only_here"):
        postgres.execute("SELECT * FROM only_here", database=second.rsplit("/", 1)[-1])
    postgres.drop_database(first)
    postgres.drop_database(second)


def test_durability_is_as_shipped(postgres: Cluster) -> None:
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        assert postgres.execute(f"SHOW {name}") == "on", name


def test_a_killed_run_leaves_nothing_behind(postgres: Cluster) -> None:
    assert postgres.port
    program = textwrap.dedent("""
        import time
        from tests.harness.postgres import running_cluster
        with running_cluster() as cluster:
            print(cluster.execute("SELECT pg_postmaster_start_time() IS NOT NULL"), flush=True)
            print((cluster.folder / "data/postmaster.pid").read_text().splitlines()[0], flush=True)
            print(cluster.folder, flush=True)
            time.sleep(600)
    """)
    run = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    assert run.stdout.readline() == "t\n"
    server, folder = int(run.stdout.readline()), Path(run.stdout.readline().strip())
    run.send_signal(signal.SIGKILL)
    run.wait()
    run.stdout.close()
    assert ended_within(20, lambda: not Path(f"/proc/{server}").exists() and not folder.exists())


def test_where_it_is_missing_the_reason_names_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(os.environ, "HUYING_POSTGRES_BIN", str(tmp_path))
    with pytest.raises(NoPostgresError, match="Debian package: postgresql"):
        find_programs()
