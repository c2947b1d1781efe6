"""A start from the Start menu has no console: what would be printed is shown, and the window does without."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import no_console
from plans import __version__
from plans.exchange import plan_file
from plans.printing.request import PrintRequest
from tests.desktop.person import Person

START = """
import sys
from pathlib import Path
from desktop import app, no_console
no_console.show = lambda text: Path(sys.argv[0]).write_text(text, encoding="utf-8")
sys.stdout = sys.stderr = None
{before}
app.main()
"""


def started(tmp_path: Path, *words: str, before: str = "") -> str:
    shown = tmp_path / "shown.txt"
    program = START.format(before=f"sys.argv = {[str(shown), *words]!r}\n{before}")
    subprocess.run([sys.executable, "-c", program], timeout=120, check=False)
    return shown.read_text(encoding="utf-8")


def test_what_a_command_prints_is_shown(tmp_path: Path) -> None:
    assert started(tmp_path, "--version") == f"digikoers {__version__}"
    assert "geen.jaarplan" in started(tmp_path, "check", "geen.jaarplan")


def test_trouble_before_there_is_a_window_is_shown_without_anything_of_the_plan(tmp_path: Path) -> None:
    before = "def build(*_all, **_more): raise ValueError('Marloes')\napp.build = build"
    shown = started(tmp_path, "--library", str(tmp_path / "library.db"), before=before)
    assert "ValueError" in shown
    assert "Marloes" not in shown


def test_long_output_can_be_opened_below_its_first_line(start) -> None:
    me: Person = start()
    shown: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.extend([box.text(), box.detailedText()])
        box.accept()

    me.answering(read, lambda: no_console.show("one\ntwo\nthree"))
    assert shown == ["one", "two\nthree"]


@pytest.mark.skipif(sys.platform == "win32", reason="there a window without a console has none by itself")
def test_pages_are_made_without_a_console_too() -> None:
    """As the window starts the process: with pipes to ask and to answer, and no place for errors."""
    plan = json.dumps(plan_file.serialise(plan_file.read(plan_file.SAMPLE)[0])).encode()
    asked = asdict(PrintRequest("poster")) | {"without": []}
    head = {"asked": asked, "roles": False, "chosen": {}, "ending": ".pdf", "interface": "nl", "size": len(plan)}
    without = ["sh", "-c", '"$0" -m desktop.app --pages 2>&-', sys.executable]
    answer = subprocess.run(without, input=json.dumps(head).encode() + b"\n" + plan, stdout=subprocess.PIPE, check=True)
    assert b"%PDF-" in answer.stdout
    assert answer.stdout.rstrip().endswith(b"%%EOF")


MAC = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from desktop.file_open import Application
app = Application(["digikoers"])
QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))
print(app.take()[0], len(app.take()))
"""


def test_a_mac_asks_to_open_a_file_with_an_event(tmp_path: Path) -> None:
    plan = tmp_path / "de linde.jaarplan"
    asked = subprocess.run([sys.executable, "-c", MAC, str(plan)], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == f"{plan} 0"
