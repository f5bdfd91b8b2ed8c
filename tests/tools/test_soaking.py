"""What a soak of the console says of its samples."""

from typing import Any

from tools.soaking.run import judged


def samples(
    rss: list[float], *, notices: list[int] | None = None, qobjects: int = 500
) -> list[dict[str, Any]]:
    kept = notices or [5] * len(rss)
    return [
        {
            "rss_mb": one,
            "qobjects": qobjects,
            "objects": {"console.messages.Notice": count, "domain.event.Event": 9 * at},
        }
        for at, (one, count) in enumerate(zip(rss, kept, strict=True))
    ]


def test_a_flat_run_has_no_fault_however_it_warmed_up() -> None:
    assert judged(samples([200, 240, 256, 257, 255, 256, 258, 257, 256, 256, 257, 258])) == []


def test_memory_that_grows_is_a_fault() -> None:
    [fault] = judged(samples([250, 250, 250, 250, 252, 254, 256, 258, 260, 262, 264, 266]))
    assert "resident memory" in fault


def test_objects_that_are_kept_are_a_fault() -> None:
    [fault] = judged(samples([250] * 12, notices=[10 * count for count in range(12)]))
    assert "console.messages.Notice" in fault


def test_a_short_run_says_nothing() -> None:
    assert judged(samples([250, 250])) == ["too few samples: let it run longer"]
