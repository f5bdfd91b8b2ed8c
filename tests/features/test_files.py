"""The console brings a file while its server is killed: no acknowledged piece is lost, it arrives once."""

import asyncio
import os
from pathlib import Path

import pytest

from console.api_client import ApiClient
from console.files import Coming, Files, Upload
from console.tasks import Tasks, run
from domain.acts import Attach, Enclosed, Note
from domain.words import FileType, FileUse
from tests.harness.people import Someone, a_report, operation
from tests.harness.serving import RealServer
from tests.harness.town import PASSWORD, found

pytestmark = [pytest.mark.story, pytest.mark.timeout(300)]
MIB = 1024 * 1024


def test_an_upload_outlives_its_server(database: str, tmp_path: Path, qapp: object) -> None:
    asyncio.run(found(database, tmp_path))
    data = b"%PDF-" + os.urandom(6 * MIB)
    source = tmp_path / "现场记录.pdf"
    source.write_bytes(data)
    sent: list[int] = []
    kills = [1, 3, 5]

    async def story(server: RealServer) -> tuple[int, str, bytes]:
        tasks = Tasks()
        client = ApiClient(server.url, tasks)
        files = Files(client, tasks.spawn, tasks.off_thread)
        ended, seen = asyncio.Event(), asyncio.Event()
        deaths: list[asyncio.Task[None]] = []
        try:
            await client.login("district", PASSWORD)
            ticket = (await client.submit(operation(a_report()))).ticket  # type: ignore[union-attr]

            def again() -> None:
                server.kill()
                server.start()

            async def die() -> None:
                await tasks.off_thread(again)
                files.go_on()

            def on_changed(upload: Upload) -> None:
                if upload.state is Coming.SENDING:
                    sent.append(upload.sent)
                if kills and upload.sent >= kills[0] * MIB:
                    kills.pop(0)
                    deaths.append(tasks.task(die(), "killing the server"))
                if upload.state in (Coming.THERE, Coming.REFUSED):
                    ended.set()

            files.upload_changed.connect(on_changed)
            upload = files.bring(source, source.name)
            await ended.wait()
            assert upload.state is Coming.THERE, upload.problem
            assert upload.file is not None
            assert (upload.file.type, upload.file.size) == (FileType.PDF, len(data))
            await asyncio.gather(*deaths)
            named = (Enclosed(id=upload.id, use=FileUse.DOCUMENT),)
            await client.submit(operation(Attach(files=named), ticket))
            await client.submit(operation(Note(text="材料已传"), ticket))
            files.content_came.connect(lambda _key: seen.set())
            assert files.content(upload.id, len(data)) is None
            await seen.wait()
            return ticket, upload.id, files.content(upload.id, len(data)) or b""
        finally:
            client.close()
            await tasks.close()

    with RealServer(database, tmp_path) as server:
        ticket, ident, read = run(lambda: story(server))
        with Someone(server.url, "district") as seat:
            (ref,) = seat.ticket(ticket).files
    assert (ref.id, ref.use, read == data) == (ident, FileUse.DOCUMENT, True)
    assert not kills
    assert sent == sorted(sent), "what was acknowledged was never asked for again"
    folder = next(path for path in tmp_path.rglob("contents"))
    lies = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert lies
    assert not any(data[:64] in part or data[MIB : MIB + 64] in part for part in lies)
