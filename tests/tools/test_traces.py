import pytest

from tools.check.traces import check_trace

# In pieces: this file is checked as well.
_INDEX = "py" + "pi.org"
_FOLDER = "/wo" + "rk/tree"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("README.md", f"see https://{_INDEX}/project/x"),
        ("requirements.lock", f"-i https://{_INDEX}/simple"),
        ("requirements.lock", "--extra-index-url https://example.org/simple"),
        ("requirements.lock", "    # via -r " + _FOLDER + "/requirements.in"),
        ("tools/x.sh", "cd " + "/ro" + "ot/x"),
        ("tools/x.py", 'PATH = "' + _FOLDER + '"'),
        ("docs/x.md", "made in " + "/ho" + "me/li/huying"),
    ],
)
def test_what_ties_the_tree_to_one_machine_is_found(path: str, text: str) -> None:
    [finding, *_] = check_trace(path, f"first line\n{text}\n".encode())
    assert finding.line == 2


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.lock", "litestar==2.25.0 \\\n    --hash=sha256:00\n    # via -r requirements.in"),
        ("tools/x.py", 'ROOT = Path(__file__).parents[1] / "work"'),
        ("backend/api/x.py", '@get("/api/v1/work-orders")'),
        ("Makefile", "@find . -path ./work"),
        ("README.md", "grid/root, $HOME/work"),
    ],
)
def test_other_text_passes(path: str, text: str) -> None:
    assert check_trace(path, text.encode()) == []


def test_a_file_that_is_not_text_is_passed_over() -> None:
    assert check_trace("x.png", b"\0" + _INDEX.encode()) == []
