"""What the tests of the console share."""

from tests.console.play import edge, play

__all__ = ["edge", "play"]
