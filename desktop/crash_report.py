"""What nobody caught: a bug is shown once, copyable, without anything from the plan; what was typed is saved first."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from desktop import alerts
from plans.errors import PlanError
from resources.language import gettext as _


def report(kind: type[BaseException], trace: TracebackType | None, places: Sequence[str] = ()) -> str:
    """Write where it went wrong: places in the code only, no values, for those could be from the plan.

    ``places`` are those in another process.
    """
    import platform

    from plans import __version__

    where = [
        f"{frame.filename.replace(chr(92), '/').split('/')[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    about = f"Digikoers {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    return "\n".join([about, kind.__name__, *where, *places])


def watch(window: QWidget, make_safe: Callable[[], object]) -> None:
    """From now on a bug ends up here, and nowhere else."""
    showing = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, PlanError):
            # Expected trouble in the middle of a click, such as an edit that the state of the plan does not allow.
            alerts.show_alert(window, error.sentence, error.advice)
            return
        written = report(kind, trace, getattr(error, "places", ()))
        print(written, file=sys.stderr)
        if showing:
            return
        showing = True
        try:
            make_safe()
        finally:
            from PySide6.QtWidgets import QMessageBox

            box = QMessageBox(window)
            box.setWindowTitle("Digikoers")
            box.setIcon(QMessageBox.Icon.Warning)
            box.setText(_("Something went wrong in Digikoers. Your plan is safe up to your last change."))
            box.setInformativeText(_("You can go on. The report below holds nothing from your plan."))
            box.setDetailedText(written)
            box.exec()
            showing = False

    sys.excepthook = hook
