"""The folder of `make bundle` beside the program as it runs from source: its size, and when its window is on a screen.

The moment is what the X server says: the first window that is mapped, after a start of the whole process.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

from tests.packages.screen import Watch, missing, screen

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build/bundle/digikoers"
UNFROZEN = [sys.executable, "-c", "import sys; from desktop.app import main; sys.exit(main())"]
MOST_MB, MOST_RATIO = 160, 1.3
PAIRS = 7
PATIENCE_SECONDS = 60


def show() -> None:
    """Print size and starts, or in one line why they cannot be measured here."""
    if why := unmeasurable():
        print(f"the bundle: not measured, {why}")
        return
    size = sum(path.lstat().st_size for path in FOLDER.rglob("*") if not path.is_dir()) / 1e6
    print(f"{'the bundle, size':34}{'':30}{size:8.0f} MB{'':16}{MOST_MB:8}{'  over' if size > MOST_MB else ''}")
    with tempfile.TemporaryDirectory(prefix="digikoers-bench-") as name, screen() as display:
        frozen = Start([str(FOLDER / "digikoers")], Path(name) / "frozen", display)
        bare = Start(UNFROZEN, Path(name) / "unfrozen", display)
        for what, cold in (("window mapped, warm", False), ("window mapped, cold", True)):
            frozen.milliseconds(cold), bare.milliseconds(cold)
            taken = [(frozen.milliseconds(cold), bare.milliseconds(cold)) for _ in range(PAIRS)]
            ours, theirs = (statistics.median(column) for column in zip(*taken, strict=True))
            ratio = statistics.median(one / other for one, other in taken)
            bar = f"{MOST_RATIO:8.2f}{'  over' if ratio > MOST_RATIO else ''}"
            print(f"{'the bundle, ' + what:34}{'unfrozen':30}{ours:8.0f}{theirs:8.0f} ms{ratio:8.2f}{bar}")


def unmeasurable() -> str:
    """Return why it cannot be measured; nothing when it can."""
    if not (FOLDER / "digikoers").exists():
        return "there is none: make bundle"
    return f"for its window there is no {missing()}" if missing() else ""


class Start:
    """A program that is started again and again, with a home and a library of its own."""

    def __init__(self, command: list[str], home: Path, display: str) -> None:
        home.mkdir()
        self.command = [*command, "--library", str(home / "library.db")]
        self.display = display
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_"))}
        self.environment = {**kept, "HOME": str(home), "DISPLAY": display, "PYTHONPATH": str(ROOT)}
        places = [FOLDER] if len(command) == 1 else [*map(Path, sysconfig.get_paths().values()), ROOT / "desktop"]
        places += [ROOT / "plans", ROOT / "resources"] if len(command) > 1 else []
        self.files = [path for place in places for path in place.rglob("*") if path.is_file()]

    def milliseconds(self, cold: bool) -> float:
        """Start it and return when its first window was mapped; ``cold``: its files have to come from the disk."""
        if cold:
            for path in self.files:
                _forget(path)
        watch = Watch(self.display)
        begin = time.monotonic()
        running = subprocess.Popen(self.command, env=self.environment, stderr=subprocess.PIPE)
        try:
            until = begin + PATIENCE_SECONDS
            if not watch.wait_for_window(lambda: running.poll() is None and time.monotonic() < until):
                sys.exit(f"{self.command[0]} never showed a window")
            return (time.monotonic() - begin) * 1000
        finally:
            running.kill()
            running.communicate()
            watch.close()


def _forget(path: Path) -> None:
    """Let the system forget what it kept of a file in memory."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


if __name__ == "__main__":
    show()
