"""python -m tools.make_sounds: writes the four sounds of the console into resources/sounds.

Each is computed here, from sine waves alone, so that nobody else's rights are on it: 44.1 kHz, 16 bit, one
channel, soft beginnings and ends, no sample above -12 dBFS.
"""

import sys
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

Wave = npt.NDArray[np.float64]

RATE: Final = 44_100
PEAK: Final = 10 ** (-12.5 / 20)
"""The loudest sample, of full scale: half a decibel below what is allowed."""
FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "sounds"

_OVERTONES: Final = ((1.0, 1.0), (2.0, 0.22), (3.0, 0.06))
"""Factor of the frequency, share of the loudness: rounder than a bare sine, heard in a room of voices."""


def tone(frequency: float, seconds: float, *, attack: float, fall: float) -> Wave:
    """A tone that swells for `attack` seconds and dies away with the time constant `fall` (seconds)."""
    at = np.arange(round(seconds * RATE)) / RATE
    sound: Wave = np.zeros_like(at)
    for factor, share in _OVERTONES:
        sound += share * np.sin(2 * np.pi * frequency * factor * at)
    swell = np.sin(np.pi / 2 * np.minimum(1.0, at / attack)) ** 2
    end = np.sin(np.pi / 2 * np.minimum(1.0, (seconds - at) / 0.03)) ** 2
    shaped: Wave = sound * swell * np.exp(-at / fall) * end
    return shaped


def silence(seconds: float) -> Wave:
    """Nothing for so long."""
    return np.zeros(round(seconds * RATE))


def joined(parts: Sequence[Wave]) -> Wave:
    """One after the other, brought to the peak."""
    whole = np.concatenate(parts)
    levelled: Wave = whole * (PEAK / np.abs(whole).max())
    return levelled


def sounds() -> dict[str, Wave]:
    """All four by the name of their file."""
    ring = [tone(784.0, 0.34, attack=0.02, fall=0.35), tone(988.0, 0.46, attack=0.02, fall=0.35)]
    return {
        "new": joined([tone(1046.5, 0.16, attack=0.006, fall=0.045)]),
        "overdue": joined(
            [
                tone(659.3, 0.30, attack=0.015, fall=0.22),
                silence(0.04),
                tone(493.9, 0.55, attack=0.015, fall=0.26),
            ]
        ),
        "ring": joined([*ring, silence(0.08), *ring, silence(1.10)]),
        "link_lost": joined([tone(196.0, 0.80, attack=0.06, fall=0.40)]),
    }


def write(folder: Path) -> list[Path]:
    """Write the files; the same bytes every time."""
    written = []
    for name, sound in sounds().items():
        path = folder / f"{name}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(np.round(sound * 32_767).astype("<i2").tobytes())
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write(FOLDER):
        sys.stdout.write(f"{path.name} {path.stat().st_size} bytes\n")
