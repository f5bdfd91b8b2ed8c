"""One message of the feed as a whole WebSocket frame, made once and written to many sockets."""

from __future__ import annotations

from typing import Final

import msgspec
from websockets.frames import Close, Frame, Opcode

from domain.wire import Batch, ClientMessage, EventsPage, Farewell, FeedMessage

_encode: Final = msgspec.msgpack.Encoder().encode
_decode: Final = msgspec.msgpack.Decoder(ClientMessage).decode

CLOSE_CODES: Final = {
    "shutting_down": 1012,
    "slow_reader": 1013,
    "snapshot_needed": 1000,
    "session_ended": 1008,
    "not_allowed": 1008,
    "rate_limited": 1013,
    "malformed": 1007,
}
"""The WebSocket's own code beside each Farewell, for those who look at nothing else."""


def frame_of(message: FeedMessage) -> bytes:
    """The frame of a message."""
    return Frame(Opcode.BINARY, _encode(message)).serialize(mask=False)


def batch_frame(page: EventsPage) -> bytes:
    """The frame of a page of differences as a Batch."""
    return frame_of(
        Batch(
            covers=page.covers,
            events=page.events,
            rows=page.rows,
            left=page.left,
            head=page.head,
            hash=page.hash,
        )
    )


def farewell_frames(code: str) -> bytes:
    """A Farewell and the closing frame after it."""
    close = Frame(Opcode.CLOSE, Close(CLOSE_CODES[code], code).serialize())
    return frame_of(Farewell(code=code)) + close.serialize(mask=False)


def client_message(data: bytes) -> ClientMessage:
    """What a client said. Raises msgspec.ValidationError or DecodeError."""
    message: ClientMessage = _decode(data)
    return message
