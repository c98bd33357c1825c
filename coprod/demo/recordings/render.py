"""Makes the recordings of the demonstration from the scripts beside this file: `make demo-audio`.

Needs espeak-ng, and lameenc in a throw-away environment. For each script: an MP3 that is plainly synthetic speech,
and the same words with their times, as an editor would paste them.
"""

import json
import subprocess
import tempfile
import wave
from pathlib import Path

import lameenc

HERE = Path(__file__).parent
VOICES = {"Tomasz": ("en-gb-x-rp+m3", "150"), "Fern": ("en-gb-scotland+f2", "158")}
RATE = 22_050
BYTES_A_SECOND = RATE * 2
KILOBITS = 48
PAUSE = b"\0" * (BYTES_A_SECOND * 4 // 10 // 2 * 2)
LONG_PAUSE = PAUSE * 3


def spoken(who: str, words: str) -> bytes:
    """What one person says: 16-bit sound at RATE."""
    voice, speed = VOICES[who]
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        subprocess.run(["espeak-ng", "-v", voice, "-s", speed, "-w", file.name, words], check=True)
        with wave.open(file.name) as sound:
            if sound.getframerate() != RATE:
                raise ValueError(f"espeak-ng spoke at {sound.getframerate()} Hz.")
            return sound.readframes(sound.getnframes())


def at(sound: bytes) -> str:
    minutes, seconds = divmod(len(sound) // BYTES_A_SECOND, 60)
    return f"{minutes}:{seconds:02}"


def render(script: Path) -> None:
    """`07-….txt` becomes `07-….mp3` and `07-….json`, with the lines and the chapters and when each begins."""
    sound, lines, chapters = b"", [], []
    for line in filter(None, script.read_text().splitlines()):
        if line.startswith("== "):
            sound += LONG_PAUSE if sound else b""
            chapters.append({"at": at(sound), "title": line[3:]})
            continue
        who, _, words = line.partition(": ")
        lines.append(f"{at(sound)} {who}: {words}")
        sound += spoken(who, words) + PAUSE
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(KILOBITS)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(2)
    script.with_suffix(".mp3").write_bytes(bytes(encoder.encode(sound) + encoder.flush()))
    told = {"transcript": lines, "chapters": chapters}
    script.with_suffix(".json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    for script in sorted(HERE.glob("*.txt")):
        render(script)
