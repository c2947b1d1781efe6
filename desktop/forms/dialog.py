"""The one kind of dialog: Tab goes through it as the eye does, as in the window, and begins where its work begins."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog

from desktop.forms import tab_order


class Dialog(QDialog):
    """What all dialogs have in common; each says what stands on it, and its title is what is read out first."""

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return tab_order.move(self, forwards)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            # Qt would take what was made first.
            tab_order.enter(self)
