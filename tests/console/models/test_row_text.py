"""What a row says about its time (UI §3)."""

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from console import i18n
from console.models.row_text import spoken, status_words, time_shown, time_words, title_words
from domain.instant import DAY, HOUR, MINUTE, SECOND
from domain.row import TicketRow
from domain.words import ClockKind, Stage
from tests.console.ticket_rows import NOW, closed, handling, pending, suspended, ticket_row


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication):  # type: ignore[no-untyped-def]
    installed: list[QTranslator] = i18n.install(qapp)
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


TRIAGE = {"stage": Stage.REPORTED, "pending_kind": ClockKind.TRIAGE}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (handling(1, 80 * MINUTE), "剩 1:20"),
        (handling(1, -134 * MINUTE), "超期 2:14"),
        (handling(1, 0), "超期 00:00"),
        (handling(1, 10 * MINUTE), "剩 0:10"),
        (handling(1, 10 * MINUTE - SECOND), "剩 09:59"),
        (handling(1, 100 * HOUR, 300 * HOUR), "剩 4 天 4 时"),
        (handling(1, 100 * HOUR - MINUTE, 300 * HOUR), "剩 99:59"),
        (pending(1, 42 * MINUTE), "接单剩 0:42"),
        (pending(1, -62 * MINUTE), "未接单 超 1:02"),
        (pending(1, 22 * MINUTE, 30 * MINUTE, **TRIAGE), "研判剩 0:22"),
        (pending(1, -22 * MINUTE, 30 * MINUTE, **TRIAGE), "未研判 超 0:22"),
        (suspended(1), "暂停计时"),
        (closed(1, closed_at=NOW - DAY), "06-11 14:32"),
        (ticket_row(1, stage=Stage.RESOLVED), ""),
    ],
)
def test_the_time_in_words(row: TicketRow, words: str) -> None:
    assert time_words(row, time_shown(row, NOW), NOW) == words


def test_words_change_just_when_their_step_does() -> None:
    row = handling(1, 12 * MINUTE, 20 * MINUTE)
    last = None
    for now in range(NOW, NOW + 24 * MINUTE, 250):
        shown = time_shown(row, now)
        seen = (shown.step(), time_words(row, shown, now))
        if last is not None:
            assert (seen[0] == last[0]) == (seen[1] == last[1])
        last = seen


def test_the_bar_is_half_full_at_the_half_however_time_is_counted() -> None:
    row = handling(1, HOUR, 10 * HOUR, yellow_at=NOW)
    assert time_shown(row, NOW).used == 0.5
    assert time_shown(row, NOW - 1).used == pytest.approx(0.5, abs=1e-6)
    assert time_shown(row, NOW + 2 * HOUR).used == 1.0


def test_supervision_and_suspension_show() -> None:
    assert status_words(handling(1, HOUR, orders=1)) == "已督办"
    assert status_words(handling(1, HOUR)) == "办理中"
    assert title_words(suspended(1, title="违建拆除")) == "违建拆除（挂起至 06-13）"


def test_a_row_is_spoken_in_one_sentence() -> None:
    row = handling(153, -134 * MINUTE, title="创业路施工铁板噪声扰民")
    assert spoken(row, "区住建局", NOW) == (
        "超期 2 时 14 分，0612-0153，C 级，创业路施工铁板噪声扰民，办理中，承办 区住建局"
    )
