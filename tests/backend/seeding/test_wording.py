from random import Random

from backend.seeding.wording import result_for, somebody, tell
from domain.words import Channel
from tests.backend.seeding.making import demo, open_ones, played_once, texts, tickets_of


def test_every_case_has_words_for_every_place_where_it_happens() -> None:
    kinds = {spot.kind for spot in demo().spots}
    for case in texts().cases:
        assert len(case.titles) == len(case.details), case.matter
        assert set(case.where) <= kinds, case.matter
        for kind in case.where:
            assert case.fitting(kind), (case.matter, kind)


def test_every_matter_of_the_catalogue_can_be_reported() -> None:
    told = {case.matter for case in texts().cases}
    assert told == {matter.code for matter in demo().world.directory.matters}


def test_titles_are_of_one_line_and_no_slot_is_left_open() -> None:
    rng = Random(1)
    for case in texts().cases:
        for spot in demo().spots:
            if spot.kind not in case.where:
                continue
            told = tell(texts().phrases, case, spot, Channel.HOTLINE_12345, rng)
            assert 8 <= len(told.title) <= 26, told.title
            for text in (told.title, told.description, told.detail, *told.results):
                assert "{" not in text
                assert ">" not in text
            assert case.told(told.title), told.title


def test_titles_vary() -> None:
    titles = [ticket.title for ticket in open_ones(tickets_of(played_once()))]
    assert len(set(titles)) > 0.9 * len(titles)


def test_a_unit_reports_what_fits_the_title_and_something_plain_elsewhere() -> None:
    assert "亮灯" in result_for(texts(), "青年路路灯成片不亮，夜间漆黑", None, Random(1))
    assert result_for(texts(), "写错的标题", "01037", Random(1))
    assert "{" not in result_for(texts(), "别的事", None, Random(1))


def test_invented_residents_have_numbers_of_nobody() -> None:
    person = somebody(texts().phrases, demo().spots[0], Random(3))
    assert person.phone.startswith("1610000")
    assert len(person.phone) == 11
