"""Requests that are lost, refused, answered by somebody else, or made with a token that ran out."""

import msgspec
import pytest

from console.api_client import ApiClient
from console.api_http import NoAnswerError, NotOurServerError, ProblemError, SessionExpiredError
from console.tasks import Tasks
from domain import wire
from domain.acts import Note
from domain.operation import Operation
from domain.wire import OperationAnswer, SegmentRef
from tests.console.edge import LOST, Edge, problem
from tests.console.play import Play
from tests.console.ticket_rows import closed, handling

NOTE = Operation(op_id="01900000-0000-7000-8000-000000000001", payload=Note(text="已到场"), ticket=1)


def test_rows_of_a_snapshot_and_a_segment_arrive_whole(play: Play, edge: Edge) -> None:
    edge.rows = [handling(1, 1000), handling(2, 2000)]
    ref = SegmentRef(street="440112004", month=202605, etag="a", rows=1)
    edge.segments[ref] = [closed(3)]

    async def story(client: ApiClient, _tasks: Tasks) -> None:
        await client.login("li", "secret")
        head, rows, _ = await client.snapshot(list)
        assert (head.seq, head.segments, rows) == (10, (ref,), edge.rows)
        assert await client.segment(ref, list) == [closed(3)]

    play(story)


def test_a_lost_answer_is_asked_for_again_with_the_same_op_id(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, _tasks: Tasks) -> None:
        await client.login("li", "secret")
        edge.scripted = [LOST, problem(503, "unavailable")]
        answer = await client.submit(NOTE)
        assert isinstance(answer, OperationAnswer)
        assert answer.op_id == NOTE.op_id

    play(story)
    assert [operation.op_id for operation in edge.operations] == [NOTE.op_id] * 3


def test_a_token_that_ran_out_is_renewed_once_for_all_who_wait(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, tasks: Tasks) -> None:
        renewed: list[str] = []
        await client.login("li", "secret")
        client.renewed.connect(renewed.append)
        edge.known.clear()
        first = tasks.task(client.submit(NOTE), "first")
        second = tasks.task(client.snapshot(list), "second")
        await first
        await second
        assert renewed == ["access-2"]

    play(story)
    assert edge.asked.count(("POST", wire.REFRESH)) == 1


def test_without_a_session_to_renew_somebody_has_to_log_in(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, _tasks: Tasks) -> None:
        told: list[None] = []
        client.session_expired.connect(lambda: told.append(None))
        await client.login("li", "secret")
        edge.known.clear()
        edge.refresh = "spent"
        with pytest.raises(SessionExpiredError):
            await client.submit(NOTE)
        with pytest.raises(SessionExpiredError):
            await client.setup()
        assert len(told) == 1

    play(story)


def test_a_refusal_is_told_with_its_code(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, _tasks: Tasks) -> None:
        await client.login("li", "secret")
        edge.scripted = [problem(409, "conflict", parts=["stage"])]
        with pytest.raises(ProblemError) as refused:
            await client.submit(NOTE)
        assert (refused.value.problem.code, refused.value.problem.facts) == ("conflict", {"parts": ["stage"]})

    play(story)
    assert edge.asked.count(("POST", wire.OPERATIONS)) == 1


@pytest.mark.parametrize(
    "answer",
    [
        (200, "text/html", b"<html>log in to the network</html>"),
        (302, "text/html", b""),
        (200, "application/msgpack", b"\xc1"),
        (200, "application/msgpack", msgspec.msgpack.encode({"op_id": 1})),
        (500, "text/plain", b"no"),
    ],
)
def test_what_another_program_answers_is_no_answer(
    play: Play, edge: Edge, answer: tuple[int, str, bytes]
) -> None:
    async def story(client: ApiClient, _tasks: Tasks) -> None:
        await client.login("li", "secret")
        edge.scripted = [answer]
        with pytest.raises(NotOurServerError):
            await client.submit(NOTE)

    play(story)


def test_a_server_that_is_not_there_gives_no_answer(play: Play, edge: Edge) -> None:
    async def story(_client: ApiClient, tasks: Tasks) -> None:
        nobody = ApiClient("http://127.0.0.1:9", tasks)
        with pytest.raises(NoAnswerError):
            await nobody.login("li", "secret")
        nobody.close()

    play(story)


def test_a_body_that_was_cut_off_is_not_taken_for_the_whole(play: Play, edge: Edge) -> None:
    async def story(client: ApiClient, _tasks: Tasks) -> None:
        await client.login("li", "secret")
        edge.scripted = [(200, "application/zstd", b"\x28\xb5\x2f\xfd")]
        with pytest.raises(NotOurServerError):
            await client.snapshot(list)

    play(story)


def test_passwords_do_not_show_in_what_is_raised(play: Play, edge: Edge) -> None:
    async def story(_client: ApiClient, tasks: Tasks) -> str:
        nobody = ApiClient("http://127.0.0.1:9", tasks)
        with pytest.raises(NoAnswerError) as failed:
            await nobody.login("li", "secret")
        nobody.close()
        return repr(failed.value) + repr(failed.value.__cause__)

    assert "secret" not in play(story)
