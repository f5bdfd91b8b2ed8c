"""短信: how a message leaves the house, and what is known of it afterwards.

A gateway is given a whole phone number, the only place outside the store that sees one. It answers with one
of four outcomes and never raises: what a provider does wrong is an outcome, not an error of ours.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Protocol

import httpx
import msgspec
import structlog

_log: Final = structlog.get_logger("backend.sms")
_TIMEOUT: Final = httpx.Timeout(10.0, connect=5.0)
_COME_BACK_LATER: Final = frozenset({408, 425, 429})


class SmsOutcome(StrEnum):
    """What is known after a try."""

    SENT = "sent"
    """The provider took it."""
    REFUSED = "refused"
    """The provider said no, and would say so again: the number or the text is wrong."""
    NOT_NOW = "not_now"
    """It surely did not go out, and may be tried again: nobody there, or the provider in trouble."""
    UNCONFIRMED = "unconfirmed"
    """It may have gone out, the answer was lost; to send it again by itself could tell somebody twice."""


class Sms(msgspec.Struct, frozen=True, kw_only=True):
    """One message to one phone."""

    key: str
    """Given to the provider with each try, which then sends it once only."""
    phone: str
    text: str

    def __repr__(self) -> str:
        """Shows neither number nor text, so that no log or traceback does."""
        return f"Sms({self.key!r})"


class SmsAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An outcome with its reason, in a few words without personal data."""

    outcome: SmsOutcome
    why: str = ""


class SmsGateway(Protocol):
    """The edge that tests and districts exchange."""

    async def send(self, message: Sms) -> SmsAnswer:
        """Tries once."""

    async def close(self) -> None:
        """Lets go of connections."""


class LogGateway:
    """Sends nothing and logs that a message would have gone out: where no provider is set up."""

    async def send(self, message: Sms) -> SmsAnswer:
        """Logs the key alone: a text names people's troubles."""
        _log.info("sms_logged", key=message.key)
        return SmsAnswer(outcome=SmsOutcome.SENT)

    async def close(self) -> None:
        """Nothing is held."""


class WebhookGateway:
    """Posts each message as JSON, `{"key", "phone", "text"}`, with the key as `Idempotency-Key` too."""

    def __init__(self, url: str, *, timeout: httpx.Timeout = _TIMEOUT) -> None:
        self._url = url
        # The environment's proxies are for people's browsers; numbers go straight to the address given.
        # No connection is kept: one that the provider closed meanwhile would look like a lost answer.
        self._client = httpx.AsyncClient(
            timeout=timeout,
            limits=httpx.Limits(max_keepalive_connections=0, max_connections=8),
            trust_env=False,
            follow_redirects=False,
        )

    async def send(self, message: Sms) -> SmsAnswer:
        """Tries once: 2xx sent, 4xx refused, 5xx or no connection not now, a lost answer unconfirmed."""
        try:
            response = await self._client.post(
                self._url,
                content=msgspec.json.encode(message),
                headers={"Content-Type": "application/json", "Idempotency-Key": header_safe(message.key)},
            )
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as failed:
            return SmsAnswer(outcome=SmsOutcome.NOT_NOW, why=type(failed).__name__)
        except httpx.TransportError as lost:
            return SmsAnswer(outcome=SmsOutcome.UNCONFIRMED, why=type(lost).__name__)
        return SmsAnswer(outcome=_outcome_of(response.status_code), why=str(response.status_code))

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aclose()


def _outcome_of(status: int) -> SmsOutcome:
    if 200 <= status < 300:
        return SmsOutcome.SENT
    if status >= 500 or status in _COME_BACK_LATER:
        return SmsOutcome.NOT_NOW
    return SmsOutcome.REFUSED


def header_safe(key: str) -> str:
    """The key in ASCII as a header must be; keys are ASCII by construction, so this changes none."""
    return key.encode("ascii", "backslashreplace").decode("ascii")
