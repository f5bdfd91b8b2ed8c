"""The webhook against a real receiver that answers in every way a provider can."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import cast

import httpx
import pytest

from backend.sms import LogGateway, Sms, SmsOutcome, WebhookGateway

MESSAGE = Sms(key="440112-20260612-0153:acceptance:1:1:red:7", phone="13900001111", text="请尽快处置")
GAVE_UP = asyncio.Event()
Respond = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Receiver:
    """A provider on loopback: keeps what it was told and answers as it is bid."""

    respond: Respond
    url: str = ""
    heads: list[str] = field(default_factory=list)
    bodies: list[dict[str, str]] = field(default_factory=list)
    calls: list["asyncio.Task[None]"] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.calls.append(cast("asyncio.Task[None]", asyncio.current_task()))
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.split("content-length: ")[1].split("\r\n")[0])
        self.heads.append(head)
        self.bodies.append(json.loads(await reader.readexactly(length)))
        await self.respond(writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


@asynccontextmanager
async def receiver(respond: Respond) -> AsyncIterator[Receiver]:
    made = Receiver(respond=respond)
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/sms"
    async with server:
        yield made
        await asyncio.gather(*made.calls)


def status(code: int) -> Respond:
    async def respond(writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 {code} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()

    return respond


async def cut(writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def hang(writer: asyncio.StreamWriter) -> None:
    # Nothing is answered: the client gives up and closes, which lets this one go.
    GAVE_UP.clear()
    await GAVE_UP.wait()


async def send(url: str) -> SmsOutcome:
    gateway = WebhookGateway(url, timeout=httpx.Timeout(0.2, connect=5.0))
    try:
        return (await gateway.send(MESSAGE)).outcome
    finally:
        await gateway.close()
        GAVE_UP.set()


@pytest.mark.parametrize(
    ("respond", "outcome"),
    [
        (status(200), SmsOutcome.SENT),
        (status(204), SmsOutcome.SENT),
        (status(400), SmsOutcome.REFUSED),
        (status(302), SmsOutcome.REFUSED),
        (status(429), SmsOutcome.NOT_NOW),
        (status(500), SmsOutcome.NOT_NOW),
        (status(503), SmsOutcome.NOT_NOW),
        (cut, SmsOutcome.UNCONFIRMED),
        (hang, SmsOutcome.UNCONFIRMED),
    ],
)
async def test_each_way_a_provider_can_answer(respond: Respond, outcome: SmsOutcome) -> None:
    async with receiver(respond) as provider:
        assert await send(provider.url) is outcome
    assert provider.bodies == [{"key": MESSAGE.key, "phone": MESSAGE.phone, "text": MESSAGE.text}]
    assert f"idempotency-key: {MESSAGE.key}" in provider.heads[0]


async def test_nobody_there_is_tried_again_later() -> None:
    async with receiver(status(200)) as provider:
        url = provider.url
    assert await send(url) is SmsOutcome.NOT_NOW


async def test_log_gateway_shows_neither_number_nor_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        answer = await LogGateway().send(MESSAGE)
    assert answer.outcome is SmsOutcome.SENT
    assert MESSAGE.phone not in repr(MESSAGE)
    assert MESSAGE.key in caplog.text
    assert MESSAGE.phone not in caplog.text
    assert MESSAGE.text not in caplog.text
