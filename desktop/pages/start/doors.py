"""The doors of the location manager: teams side by side, and reading along in one plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from desktop.forms import parts
from desktop.theme import space
from desktop.theme.appearance import appearance
from resources.language import gettext as _

if TYPE_CHECKING:
    from desktop.pages.start import StartPage


BESIDE = 760
"""Width in pixels at 100 % from which a band has its doors beside its heading."""


class Doors(QFrame):
    """Stands apart from the plans, on the ground of what is beside the matter; under each other, or in one band."""

    def __init__(self, page: StartPage, may_change: bool, across: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "aside")
        self._across = across
        self._layout = layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.L)
        words = _("Read the teams’ plans and comment. The plans stay with the teams.")
        layout.addWidget(parts.heading(_("For the location manager"), words), int(across))
        along = _("The plan stays as it is; you add your own remarks and send those back.")
        for name, note, signal, works in (
            (_("Location overview…"), "", page.portfolio_requested, True),
            (_("Read somebody else’s plan…"), along, page.read_along, may_change),
        ):
            door = parts.button(name, "", signal.emit)
            door.setToolTip(note)
            door.setEnabled(works)
            if across:
                layout.addWidget(door)
                continue
            group = QVBoxLayout()
            group.setSpacing(space.XS)
            group.addWidget(door)
            if note:
                group.addWidget(parts.label(note, "note"))
            layout.addLayout(group)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = self._across and self.width() >= appearance.px(BESIDE)
        self._layout.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
