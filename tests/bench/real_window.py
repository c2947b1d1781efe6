"""Digikoers itself, from the same start: called with `paint` or `ready` and the arguments of the command line."""

import sys

from desktop import app as digikoers

until, *arguments = sys.argv[1:]
app, window = digikoers.build(arguments)

# Only now: the program itself decides how it loads Qt.
from tests.bench.first_paint import FirstPaint, leave, tell  # noqa: E402


def reached(moment: str) -> None:
    tell(moment)
    if moment == until:
        leave()


watch = FirstPaint(window, lambda: reached("paint"))
window.ready.connect(lambda: reached("ready"))
app.exec()
