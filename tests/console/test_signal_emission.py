import subprocess
import sys

_PROGRAM = """
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    changed = Signal(bool)

sender = Sender()
heard = []
sender.changed.connect(heard.append)
for _ in range(2000):
    sender.changed.emit(True)
print(len(heard))
"""


def test_two_thousand_signals_do_not_end_the_process() -> None:
    """PySide6 6.12.0 loses a reference to True at each emission and aborts Python 3.11 after some 570."""
    done = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "2000\n"), done.stderr
