"""Writing what was made to a file, beside the window: a disk can be slow."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal


class FileWriter(QObject):
    """Writes one file, whole or not at all; ``run`` is for another thread."""

    done = Signal(object)
    """None, or what went wrong."""

    def __init__(self, made: bytes, to: Path) -> None:
        super().__init__()
        self._made, self._to = made, to

    def run(self) -> None:
        """Write it."""
        try:
            from plans.printing.saving import save_print

            save_print(self._made, self._to)
        except Exception as error:  # noqa: BLE001 - a bug travels to the window's thread, where the one hook shows it
            self.done.emit(error)
        else:
            self.done.emit(None)
