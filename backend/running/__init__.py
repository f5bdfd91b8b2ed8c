"""Running a server and its commands in a process: opening what it works with, and closing it again."""

from backend.running import users
from backend.running.opening import Refused
from backend.running.serving import serve
from backend.running.verifying import soundness

__all__ = ["Refused", "serve", "soundness", "users"]
