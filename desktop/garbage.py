"""Throws away what nobody needs any more, in the window's own thread only.

Left to itself Python does so in whatever thread happens to make something; desktop/app.py tells it not to. A widget
that is thrown away there while Qt deletes it here ends the program: the bindings look it up before they have the
interpreter to themselves.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from desktop import background

OFTEN = 1_000
"""Milliseconds between two looks."""


class Garbage(QObject):
    """Looks now and then whether there is as much as Python itself would throw away."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        timer = QTimer(self, interval=OFTEN)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Throw away what is young, or also what is older, by the limits of Python itself.

        While something is being done beside the window only what is young: with thousands of plans in memory, looking
        through all of it would hold the window up.
        """
        pairs = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        full = [generation for generation, (count, most) in pairs if count > most]
        if full:
            gc.collect(0 if background.is_working() else full[-1])
