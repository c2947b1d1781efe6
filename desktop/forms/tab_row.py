"""Tabs that go on on the next line where one line is too narrow for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from desktop.forms import roles
from desktop.theme import space
from desktop.theme.appearance import appearance


class TabRow(QWidget):
    """One of a few words is chosen; Tab comes to that one, and the arrows go to the others."""

    current_changed = Signal(int)

    def __init__(self, name: str, words: list[str]) -> None:
        super().__init__()
        roles.tell(self, "Grouping")
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self._buttons: list[QPushButton] = []
        for place, word in enumerate(words):
            button = QPushButton(word, self)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setProperty("role", "tab")
            self._group.addButton(button, place)
            self._buttons.append(button)
        self._buttons[0].setChecked(True)
        self._enter_at(0)
        self._group.idToggled.connect(self._toggled)
        appearance.changed.connect(self._arrange)

    def current_index(self) -> int:
        """Return which one is chosen."""
        return self._group.checkedId()

    def set_current_index(self, place: int) -> None:
        """Choose another one."""
        self._buttons[place].setChecked(True)

    def button(self, place: int) -> QPushButton:
        """Return what is pressed to choose one."""
        return self._buttons[place]

    def set_words(self, place: int, words: str) -> None:
        """Call one of them otherwise."""
        if words != self._buttons[place].text():
            self._buttons[place].setText(words)
            self._arrange()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(area.bottom() + 1 for area in self._areas(width))

    def sizeHint(self) -> QSize:
        wide = sum(area.width() + space.M for area in self._areas(10_000))
        return QSize(wide, self.heightForWidth(self.width() or wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(max(area.width() for area in self._areas(10_000)), self.heightForWidth(self.width() or 10_000))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _toggled(self, place: int, checked: bool) -> None:
        if checked:
            self._enter_at(place)
            self.current_changed.emit(place)

    def _enter_at(self, place: int) -> None:
        for number, button in enumerate(self._buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)

    def _arrange(self) -> None:
        for button, area in zip(self._buttons, self._areas(self.width()), strict=True):
            button.setGeometry(area)
        self.updateGeometry()

    def _areas(self, width: int) -> Iterator[QRect]:
        """Give the place of each in a width, with room for the chosen one, which is set in bold."""
        metrics = QFontMetrics(appearance.font("label", bold=True))
        left, top, height = 0, 0, metrics.lineSpacing() + appearance.px(12)
        for button in self._buttons:
            wide = metrics.horizontalAdvance(button.text()) + 6
            if left and left + wide > width:
                left, top = 0, top + height
            yield QRect(left, top, wide, height)
            left += wide + space.M
