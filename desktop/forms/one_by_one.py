"""Parts of which one is in sight at a time: which they are, how far each is, and the way to the one beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.theme import shapes, space
from desktop.theme.appearance import appearance
from resources.language import gettext as _

Named = tuple[str, str]
"""What a part is called, and the shape of how far it is."""


class OneByOne(QWidget):
    """Numbered tabs with a line that says where you are; who uses it shows the part that is turned to."""

    turned = Signal(int)
    """Another part is to be shown, by its place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._named: list[Named] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space.M)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(name)
        self._where = parts.label("", "note")
        self._title = parts.label("", "heading")
        head = QVBoxLayout()
        head.setSpacing(space.XS)
        head.addWidget(self._where)
        head.addWidget(self._title)
        self.inside = QVBoxLayout()
        self.inside.setSpacing(space.M)
        self._before = parts.button("", "", lambda: self.go(self.place - 1))
        self._after = parts.button("", "", lambda: self.go(self.place + 1))
        foot = QHBoxLayout()
        foot.setSpacing(space.S)
        foot.addWidget(self._before)
        foot.addStretch()
        foot.addWidget(self._after)
        layout.addWidget(self.tabs)
        layout.addLayout(head)
        layout.addLayout(self.inside)
        layout.addLayout(foot)
        self.tabs.currentChanged.connect(self._turn)

    @property
    def place(self) -> int:
        """The part in sight, from 0."""
        return self.tabs.currentIndex()

    def go(self, place: int) -> None:
        """Show another part."""
        self.tabs.setCurrentIndex(max(0, min(place, self.tabs.count() - 1)))

    def name_parts(self, named: Sequence[Named]) -> None:
        """Say what the parts are called, and how far each is."""
        side = appearance.px(11)
        self.tabs.setIconSize(QSize(side, side))
        self._named = list(named)
        while self.tabs.count() > len(named):
            self.tabs.removeTab(self.tabs.count() - 1)
        for place, (title, shape) in enumerate(named):
            if place == self.tabs.count():
                self.tabs.addTab(str(place + 1))
            self.tabs.setTabIcon(place, QIcon(shapes.pixmap(shape, side, self.devicePixelRatioF())))
            self.tabs.setTabToolTip(place, title)
        self._say_where()

    def _turn(self, place: int) -> None:
        self._say_where()
        if 0 <= place < len(self._named):
            self.turned.emit(place)

    def _say_where(self) -> None:
        place = self.place
        if not 0 <= place < len(self._named):
            return
        self._where.setText(_("{number} of {count}").format(number=place + 1, count=len(self._named)))
        self._title.setText(self._named[place][0])
        for button, other, arrow in ((self._before, place - 1, "← {}"), (self._after, place + 1, "{} →")):
            there = 0 <= other < len(self._named)
            button.setVisible(there)
            if there:
                button.setText(arrow.format(_short(self._named[other][0])).replace("&", "&&"))


def _short(words: str, most: int = 32) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
