"""The store follows the feed through batches, holes, farewells and broken connections."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from console.api_client import ApiClient
from console.api_feed import LinkState
from console.server_clock import ServerClock
from console.store import TicketStore
from console.sync import Sync
from console.tasks import Tasks
from domain.wire import Farewell, Renew, SayPresence, SegmentRef
from domain.words import RowState
from tests.console.edge import Edge
from tests.console.play import Play
from tests.console.ticket_rows import NOW, closed, handling


class Bench:
    """What a console has of this, and a way to wait for what its signals bring."""

    def __init__(self, client: ApiClient, tasks: Tasks) -> None:
        self.clock = ServerClock()
        self.store = TicketStore(self.clock.now, account=3)
        self.sync = Sync(client, tasks, self.clock, self.store)
        self.reloads: list[str] = []
        self.sync.reloaded.connect(self.reloads.append)
        self.links: list[LinkState] = []
        self.sync.link_changed.connect(lambda link: self.links.append(link.state))

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not holds():  # noqa: ASYNC110  (what is waited for has no event of its own)
                await asyncio.sleep(0.005)

    def version(self, number: int) -> int:
        row = self.store.row_of(handling(number, 0).id)
        return int(self.store.columns.version[row]) if row >= 0 else 0

    async def close(self) -> None:
        await self.sync.stop()
        self.store.close()


async def begun(client: ApiClient, tasks: Tasks) -> Bench:
    await client.login("li", "secret")
    bench = Bench(client, tasks)
    bench.sync.start()
    await bench.until(lambda: bench.sync.link.state is LinkState.LIVE)
    return bench


def test_snapshot_archive_and_differences(play: Play, edge: Edge) -> None:
    edge.rows = [handling(1, 1000)]
    edge.segments[SegmentRef(street="440112004", month=202605, etag="a", rows=1)] = [closed(2)]

    async def story(client: ApiClient, tasks: Tasks) -> None:
        bench = await begun(client, tasks)
        await bench.until(lambda: bench.store.segments_known() == {"a"})
        edge.say(edge.commit(handling(1, 1000, version=2), handling(3, 5000)), edge.beat())
        await bench.until(lambda: bench.version(3) == 1)
        assert bench.version(1) == 2
        assert (bench.sync.seq, bench.sync.hash) == (11, b"h11")
        edge.say(edge.commit(left=(handling(3, 0).id,)))
        await bench.until(lambda: bench.version(3) == 0)
        assert bench.reloads == []
        await bench.close()

    play(story)


def test_lights_turn_with_the_beats(play: Play, edge: Edge) -> None:
    edge.rows = [handling(1, 1000)]

    async def story(client: ApiClient, tasks: Tasks) -> None:
        bench = await begun(client, tasks)
        edge.say(edge.beat(NOW + 999))
        await bench.until(lambda: bench.clock.now() == NOW + 999)
        assert bench.store.state_of(0) is RowState.YELLOW
        edge.say(edge.beat(NOW + 1000))
        await bench.until(lambda: bench.clock.now() == NOW + 1000)
        assert bench.store.state_of(0) is RowState.RED
        await bench.close()

    play(story)


def test_with_time_running_a_light_turns_between_two_beats(play: Play, edge: Edge) -> None:
    edge.rows = [handling(1, 1200)]
    edge.greeting = lambda: [edge.beat(NOW + 1000, rate=1.0)]

    async def story(client: ApiClient, tasks: Tasks) -> None:
        bench = await begun(client, tasks)
        await bench.until(lambda: bench.store.state_of(0) is RowState.RED)
        await bench.close()

    play(story)


def test_a_broken_connection_goes_on_from_the_cursor(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, tasks: Tasks) -> None:
        bench = await begun(client, tasks)
        edge.say(edge.commit(handling(1, 1000)))
        await bench.until(lambda: bench.sync.seq == 11)
        bench.sync.feed.open_tickets((5,))
        await bench.until(lambda: SayPresence(tickets=(5,)) in edge.heard)
        edge.hang_up()
        await bench.until(lambda: len(edge.hellos) == 2 and bench.sync.link.state is LinkState.LIVE)
        assert LinkState.DISCONNECTED in bench.links
        assert (edge.hellos[1].since, edge.hellos[1].hash) == (11, b"h11")
        await bench.until(lambda: edge.heard.count(SayPresence(tickets=(5,))) == 2)
        assert bench.reloads == []
        await bench.close()

    play(story)


def test_a_hole_is_filled_by_a_new_snapshot_and_told(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, tasks: Tasks) -> None:
        bench = await begun(client, tasks)
        edge.commit()
        edge.rows = [handling(1, 1000, version=4)]
        edge.say(edge.commit(handling(2, 1000)))
        await bench.until(lambda: bench.version(1) == 4 and bench.sync.link.state is LinkState.LIVE)
        assert bench.reloads == ["hole"]
        assert bench.sync.seq == 12
        await bench.until(lambda: len(edge.hellos) == 2)
        assert edge.hellos[1].since == 12
        await bench.close()

    play(story)


def test_a_server_that_cannot_go_on_from_the_cursor_gets_a_new_start(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, tasks: Tasks) -> None:
        bench = await begun(client, tasks)
        edge.rows = [handling(7, 1000)]
        edge.say(Farewell(code="snapshot_needed"))
        await bench.until(lambda: bench.version(7) == 1)
        assert bench.reloads == ["snapshot_needed"]
        await bench.close()

    play(story)


def test_a_rewritten_history_is_noticed_by_the_beat(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, tasks: Tasks) -> None:
        bench = await begun(client, tasks)
        edge.hash = b"other"
        edge.say(edge.beat())
        await bench.until(lambda: bench.sync.hash == b"other")
        assert bench.reloads == ["history_changed"]
        await bench.close()

    play(story)


def test_a_lost_batch_is_noticed_by_the_beat_and_asked_for_again(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, tasks: Tasks) -> None:
        bench = await begun(client, tasks)
        lost = edge.commit(handling(1, 1000))
        edge.greeting = lambda: [lost, edge.beat()]
        edge.say(edge.beat())
        await bench.until(lambda: bench.version(1) == 1)
        assert edge.hellos[1].since == 10
        assert bench.reloads == []
        await bench.close()

    play(story)


def test_a_renewed_token_is_told_to_the_feed_and_an_ended_session_to_the_user(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, tasks: Tasks) -> None:
        bench = await begun(client, tasks)
        await client.renew()
        await bench.until(lambda: Renew(access="access-2") in edge.heard)
        edge.refresh = "spent"
        edge.known.clear()
        edge.say(Farewell(code="session_ended"))
        await bench.until(lambda: bench.sync.link.state is LinkState.SESSION_EXPIRED)
        await client.login("li", "secret")
        bench.sync.start()
        await bench.until(lambda: bench.sync.link.state is LinkState.LIVE)
        assert edge.hellos[-1].since == 10
        await bench.close()

    play(story)


def test_a_server_that_sends_us_away_is_not_pestered(play: Play, edge: Edge) -> None:
    edge.greeting = lambda: [Farewell(code="rate_limited")]

    async def story(client: ApiClient, tasks: Tasks) -> None:
        await client.login("li", "secret")
        bench = Bench(client, tasks)
        pauses: list[int] = []
        bench.sync.feed._pause = _noted(pauses)  # type: ignore[method-assign, assignment]
        bench.sync.start()
        await bench.until(lambda: len(pauses) >= 3)
        assert pauses[:3] == [1, 2, 3]
        assert LinkState.LIVE not in bench.links
        await bench.close()

    play(story)


def _noted(pauses: list[int]) -> Callable[[int], Coroutine[Any, Any, None]]:
    async def pause(tried: int) -> None:
        pauses.append(tried)
        await asyncio.sleep(0)

    return pause
