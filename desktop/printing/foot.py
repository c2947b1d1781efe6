"""The foot of the print window: how it stands, and the buttons for what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.theme import space
from desktop.theme.appearance import appearance
from resources.language import gettext as _


class Foot(QWidget):
    """A line of words, how far it is, and the buttons; ``do`` is what each of them does, by its name."""

    def __init__(self, do: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        row = QVBoxLayout(self)
        row.setContentsMargins(space.XL, space.M, space.L, space.L)
        self._said = parts.label("", "note")
        self._said.setMinimumWidth(appearance.px(60))
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("How far it is"))
        self._progress.setFixedWidth(appearance.px(120))

        self.stop = parts.button(_("Stop"), "", do["stop"])
        self.again = parts.button(_("Make the pages"), "", do["again"])
        self.leave = parts.button(_("Close"), "", do["leave"])
        self.open_it = parts.button(_("Open the file"), "", do["open"])
        self.share_it = parts.button(_("Share this with…"), "", do["share"])
        self.print_it = parts.button(_("To the printer…"), "", do["print"])
        self.save_it = parts.button(_("Save…"), "primary", do["save"])
        self.save_it.setDefault(True)
        buttons = (self.stop, self.again, self.leave, self.open_it, self.share_it, self.print_it, self.save_it)
        row.addWidget(ButtonRow((), buttons, said=(self._said, self._progress)))
        for hidden in (self._progress, self.stop, self.again, self.open_it, self.share_it):
            hidden.hide()

    def words(self) -> str:
        """Return how it stands, as it was said last."""
        return self._said.text()

    def say(self, words: str, busy: bool) -> None:
        """Say how it stands; while something is being done it can be stopped."""
        self._said.setText(words)
        self.show_progress(0, 1)
        for item in (self._progress, self.stop):
            item.setVisible(busy)
        self.again.hide()

    def show_progress(self, done: int, of: int) -> None:
        """Show how far it is."""
        self._progress.setRange(0, max(1, of))
        self._progress.setValue(done)

    def offer_file(self, offered: bool) -> None:
        """Offer to open and to share what was saved, as long as it is what is shown."""
        self.open_it.setVisible(offered)
        self.share_it.setVisible(offered)
