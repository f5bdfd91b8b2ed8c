"""Waiting for what other processes do, without a guess at how long it takes."""

import time
from collections.abc import Callable


def ended_within(limit_s: float, done: Callable[[], bool]) -> bool:
    """Ask `done` until it says yes; False when `limit_s` seconds passed first.

    The limit is a net, not a measure: choose it many times longer than what is usual.
    """
    give_up_at = time.monotonic() + limit_s
    while not done():
        if time.monotonic() > give_up_at:
            return False
        time.sleep(0.02)
    return True
