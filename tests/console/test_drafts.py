"""Drafts of calls: there again after the console, sealed with a key, and nobody's data without one."""

from pathlib import Path

from console.drafts import DraftKeeper, new_key

FIELDS = {
    "title": "陈女士 13812345678 反映井盖缺失",
    "person": "陈女士",
    "phone": "13812345678",
    "place": "440112001001",
}


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((folder / "drafts").iterdir()))


def test_with_a_key_everything_is_there_again_and_nothing_can_be_read(tmp_path: Path) -> None:
    key = new_key()
    first = DraftKeeper(tmp_path, "3@440112")
    first.unlock(key)
    first.save("a", FIELDS)
    assert "井盖".encode() not in _bytes(tmp_path)
    again = DraftKeeper(tmp_path, "3@440112")
    assert again.kept() == [], "locked"
    again.unlock(key)
    assert [draft.fields for draft in again.kept()] == [FIELDS]


def test_without_a_keyring_no_personal_data_is_written(tmp_path: Path) -> None:
    DraftKeeper(tmp_path, "3@440112").save("a", FIELDS)
    written = _bytes(tmp_path)
    assert b"13812345678" not in written
    (draft,) = DraftKeeper(tmp_path, "3@440112").kept()
    assert draft.fields == {"title": "陈女士 … 反映井盖缺失", "place": "440112001001"}


def test_what_was_kept_openly_is_sealed_once_the_key_comes(tmp_path: Path) -> None:
    keeper = DraftKeeper(tmp_path, "3@440112")
    keeper.save("a", FIELDS)
    keeper.unlock(new_key())
    assert "井盖".encode() not in _bytes(tmp_path)
    assert keeper.kept()[0].fields == FIELDS


def test_drafts_are_their_writers_own_and_a_lost_key_hides_them(tmp_path: Path) -> None:
    mine = DraftKeeper(tmp_path, "3@440112")
    mine.unlock(new_key())
    mine.save("a", FIELDS)
    mine.save("b", FIELDS | {"title": "第二件"})
    assert [draft.id for draft in mine.kept()] == ["b", "a"]
    other = DraftKeeper(tmp_path, "4@440112")
    other.unlock(new_key())
    assert other.kept() == []
    later = DraftKeeper(tmp_path, "3@440112")
    later.unlock(new_key())
    assert later.kept() == []


def test_a_sent_call_leaves_no_file(tmp_path: Path) -> None:
    keeper = DraftKeeper(tmp_path, "3@440112")
    keeper.save("a", FIELDS)
    keeper.remove("a")
    keeper.remove("a")
    assert list((tmp_path / "drafts").iterdir()) == []
