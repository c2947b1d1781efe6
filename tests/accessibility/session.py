"""A screen and an accessibility bus of the test's own, with the program on it and something that reads it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import tty
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

READER = Path(__file__).with_name("reader.py")
ROOT = Path(__file__).parents[2]
LAUNCHERS = [Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher")]
PYTHON = "/usr/bin/python3"


def missing() -> str:
    """Return what this machine lacks to be heard by a screen reader, or nothing."""
    programs = [name for name in ("Xvfb", "dbus-daemon", "xdotool") if shutil.which(name) is None]
    if not any(path.exists() for path in LAUNCHERS):
        programs.append("at-spi2-core")
    probe = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not Path(PYTHON).exists() or subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False).returncode:
        programs.append("gir1.2-atspi-2.0")
    return ", ".join(programs)


@dataclass
class Item:
    """One thing in the accessibility tree."""

    path: list[int]
    role: str
    name: str
    description: str
    states: list[str]
    box: list[int]
    actions: list[str]
    labels: list[str]
    text: str


class Reader:
    """Asks for the tree, and acts on it, as assistive technology does."""

    def __init__(self, process: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self._process = process
        self._environment = environment

    def ask(self, do: str, **more: Any) -> Any:
        """Carry out one command."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["is"]

    def tree(self, path: list[int] | None = None) -> list[Item]:
        """Return everything that is on the screen."""
        return [Item(**item) for item in self.ask("tree", path=path or [])]

    def keys(self, *keys: str) -> None:
        """Press real keys, by their names on the screen of the test."""
        subprocess.run(["xdotool", "key", "--delay", "25", *keys], env=self._environment, check=True)

    def type(self, text: str) -> None:
        """Type text with real keys."""
        subprocess.run(["xdotool", "type", "--delay", "15", text], env=self._environment, check=True)


def until(condition: Any, seconds: float = 60) -> Any:
    """Wait until something holds, and give it: what is asked comes from another process, without a signal."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not come")


@contextmanager
def running(
    folder: Path, *arguments: str, language: str = "nl", size: str = "1366x900", speech: Path | None = None
) -> Iterator[Reader]:
    """Show the program on a screen of its own, and give what reads it; ``speech``: where Orca writes what it says."""
    with ExitStack() as stack:

        def start(*command: str, **more: Any) -> subprocess.Popen[str]:
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL, text=True, **more)
            stack.enter_context(process)
            stack.callback(_end, process)
            return process

        environment = _places(folder, language)
        environment["DISPLAY"] = _screen(start, size)
        bus = start("dbus-daemon", "--session", "--nofork", "--print-address", env=environment, stdout=subprocess.PIPE)
        assert bus.stdout
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        start(str(next(path for path in LAUNCHERS if path.exists())), "--launch-immediately", env=environment)
        if shutil.which("openbox"):
            start("openbox", env=environment)
        library = str(folder / "library.db")
        start(sys.executable, "-m", "desktop.app", "--library", library, *arguments, env=environment, cwd=ROOT)
        reader = Reader(
            start(PYTHON, str(READER), env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE), environment
        )
        until(lambda: reader.ask("wait"))
        if speech:
            # In Dutch, as who listens to Dutch would have it.
            spoken = environment | {"LANGUAGE": "nl"}
            log = _written_at_once(speech)
            start("orca", "--replace", "--debug-file", log, env=spoken, stdout=subprocess.DEVNULL)
            until(lambda: speech.exists() and "SPEECH OUTPUT" in speech.read_text(encoding="utf-8", errors="replace"))
        yield reader


def _written_at_once(path: Path) -> str:
    """Return a name that is written to a file line by line; into a file itself Orca writes 8 kB at a time."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)

    def copy() -> None:
        with path.open("wb", buffering=0) as file, suppress(OSError):
            while some := os.read(ours, 65536):
                file.write(some)

    Thread(target=copy, daemon=True).start()
    return os.ttyname(theirs)


def _end(process: subprocess.Popen[str]) -> None:
    """End a program that was started; Orca may not answer when it is asked to."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()


def _places(folder: Path, language: str) -> dict[str, str]:
    config = folder / "config"
    (config / "Digikoers").mkdir(parents=True, exist_ok=True)
    (config / "Digikoers/settings.ini").write_text(f"[General]\nlanguage={language}\n", encoding="utf-8")
    return os.environ | {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(config),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_RUNTIME_DIR": str(folder),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }


def _screen(start: Callable[..., object], size: str) -> str:
    """Start a screen under a number that is free, and give that."""
    read, write = os.pipe()
    # Else it begins anew, and refuses whoever comes meanwhile, each time that nothing is on it any more.
    kept = ("-nolisten", "tcp", "-noreset", "-r")
    start("Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", *kept, pass_fds=[write])
    os.close(write)
    with os.fdopen(read) as shown:
        return f":{shown.readline().strip()}"
