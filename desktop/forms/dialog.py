"""The one kind of dialog: Tab goes through it as the eye does, as in the window, and begins where its work begins."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop.forms import tab_order
from desktop.theme.appearance import appearance


class Dialog(QDialog):
    """What all dialogs have in common; each says what stands on it, and its title is what is read out first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is None:
            appearance.dress(self)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return tab_order.move(self, forwards)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            # Qt would take what was made first.
            tab_order.enter(self)
