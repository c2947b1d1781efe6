"""A line above the page that says something and stops nobody: typing goes on where it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop import alerts
from desktop.forms import parts
from desktop.theme import space
from resources.language import gettext as _


class Notice(QWidget):
    """The line, what can be done about it, and a button that puts it away."""

    left = Signal()
    """It was put away with the keyboard in it, which has to go somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        row = QHBoxLayout(self)
        row.setContentsMargins(space.L, space.S, space.L, space.S)
        row.setSpacing(space.S)
        self._words = parts.label("", "notice")
        self._do: Callable[[], object] | None = None
        self._button = parts.button("", "primary", self._act)
        self._away = parts.button(_("All right"), "", self.put_away)
        self.buttons = (self._button, self._away)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._away)
        self.hide()

    def show_words(
        self, words: str, button: str = "", do: Callable[[], object] | None = None, *, stays: bool = True
    ) -> None:
        """Show a line; without a button it can be put away, and with one as well unless it ``stays``."""
        self._do = do
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._away.setVisible(not (button and stays))
        if self.isVisible() and words == self._words.text():
            # A screen reader would say the same words again after every letter.
            return
        self._words.setText(words)
        self.show()
        alerts.announce(self, words)

    def put_away(self) -> None:
        """Hide the line."""
        within = any(button.hasFocus() for button in self.buttons)
        self.hide()
        if within:
            self.left.emit()

    def _act(self) -> None:
        if self._do:
            self._do()
