"""`make setup` on a machine that is busy with itself, with programs in the place of apt-get and of waiting."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SETUP = Path(__file__).parent.parent / ".ci" / "setup"
BUSY = "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 4821 (apt-get)"
BASH = shutil.which("bash")
NEEDED = ("cat", "env", "grep", "mktemp", "rm", "tail", "touch")
WANTED = ("pdftoppm", "pdffonts", "qpdf")

pytestmark = pytest.mark.skipif(BASH is None, reason="only where there is a bash")


class Machine:
    """A machine with nothing on it but these programs; apt-get fails ``failing`` times, with these words."""

    def __init__(self, folder: Path, failing: int, words: str) -> None:
        self.programs, self.venv = folder / "bin", folder / "venv"
        self._waits, self._calls = folder / "waits", folder / "calls"
        for place in (self.programs, self.venv):
            place.mkdir()
        for name in NEEDED:
            (self.programs / name).symlink_to(shutil.which(name) or name)
        self._program("id", "echo 0")
        self._program("sleep", f'echo "$1" >> {self._waits}')
        installs = "".join(f'echo > "{self.programs}/{name}"; ' for name in WANTED)
        self._program(
            "apt-get",
            f'echo "$@" >> {self._calls}\n'
            f'if [ "$(grep -c "" {self._calls})" -le {failing} ]; then echo "{words}" >&2; exit 100; fi\n'
            f'case "$*" in *install*) {installs} chmod +x {self.programs}/*;; esac',
        )
        (self.programs / "chmod").symlink_to(shutil.which("chmod") or "chmod")

    def _program(self, name: str, what: str) -> None:
        (self.programs / name).write_text(f"#!{BASH}\n{what}\n", encoding="utf-8")
        (self.programs / name).chmod(0o755)

    def set_up(self) -> str:
        """Ask for the programs that take a PDF apart; gives what was said."""
        command = [str(BASH), str(SETUP), "tools", str(self.venv)]
        outcome = subprocess.run(command, env={"PATH": str(self.programs)}, capture_output=True, text=True, check=True)
        return outcome.stderr

    @property
    def ready(self) -> bool:
        return (self.venv / "tools").exists()

    @property
    def waited(self) -> int:
        """How many seconds were waited, had they been waited."""
        return sum(map(int, self._waits.read_text().split())) if self._waits.exists() else 0

    @property
    def calls(self) -> int:
        return len(self._calls.read_text().splitlines())


@pytest.mark.parametrize("busy", [0, 1, 20])
def test_a_busy_lock_is_waited_for(tmp_path: Path, busy: int) -> None:
    machine = Machine(tmp_path, busy, BUSY)
    shown = machine.set_up()
    assert machine.ready
    assert shown.count("waiting for it") == (busy > 0), "once, however long it lasts"
    assert machine.waited == 10 * busy
    assert machine.calls == busy + 2


def test_it_is_not_waited_for_without_end(tmp_path: Path) -> None:
    machine = Machine(tmp_path, 10_000, BUSY)
    shown = machine.set_up()
    assert not machine.ready
    assert machine.waited == 600
    assert BUSY in shown
    assert "sudo apt-get install poppler-utils qpdf" in shown


def test_other_trouble_is_not_waited_for(tmp_path: Path) -> None:
    machine = Machine(tmp_path, 10_000, "E: Unable to locate package qpdf")
    shown = machine.set_up()
    assert not machine.ready
    assert (machine.waited, machine.calls) == (0, 1)
    assert "Unable to locate package" in shown
