"""A start without a console, as from the Start menu of Windows: what would be printed there is shown in a window."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType


def prepare_window() -> None:
    """Let the window print into nothing instead of failing at it, and show what goes wrong before there is a window."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
            sys.excepthook = _show_failure


def run_in_window(run: Callable[[list[str]], int], given: list[str]) -> int:
    """Carry out a command and show what it printed; gives its exit code."""
    output = io.StringIO()
    sys.stdout = sys.stderr = output
    code = run(given)
    if text := output.getvalue().strip():
        show(text)
    return code


def show(text: str) -> None:
    """Show a text until it is closed; all but its first line can be opened below it."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    app = QApplication.instance() or QApplication(["digikoers"])
    first, _newline, rest = text.partition("\n")
    box = QMessageBox(QMessageBox.Icon.Information, app.applicationName(), first, QMessageBox.StandardButton.Ok)
    box.setDetailedText(rest)
    box.exec()


def _show_failure(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    from desktop.crash_report import report
    from resources.language import gettext as _

    show("\n".join([_("Digikoers could not start."), report(kind, trace)]))
