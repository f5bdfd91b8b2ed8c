"""The console's side of the network: requests in worker threads, the feed on the event loop."""

from console.api_client.client import ApiClient
from console.api_client.feed import Feed, Link, LinkState
from console.api_client.http import NoAnswerError, NotOurServerError, ProblemError, SessionExpiredError

__all__ = [
    "ApiClient",
    "Feed",
    "Link",
    "LinkState",
    "NoAnswerError",
    "NotOurServerError",
    "ProblemError",
    "SessionExpiredError",
]
