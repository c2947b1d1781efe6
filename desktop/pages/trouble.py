"""What a start found of a library that cannot be used, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from desktop.forms import parts
from desktop.theme import space
from resources.language import gettext as _

WIDEST = 740
"""How wide the page is at most, in pixels at 100 %."""


class Offer(NamedTuple):
    """One thing that can be done: its name in plans.storage.trouble, the words on its button, and what it does."""

    choice: str
    words: str
    notes: tuple[str, ...]


class TroublePage(parts.ReadingPage):
    """Says what was found and offers what fits, best first."""

    chosen = Signal(str)
    take_over = Signal(str)
    """A plan of another library, by its key in the list."""

    def __init__(
        self,
        sentence: str,
        notes: Sequence[str],
        offers: Sequence[Offer],
        elsewhere: Sequence[tuple[str, str, str]],
        may_take_over: bool,
    ) -> None:
        super().__init__(WIDEST)
        body = self.body
        body.addWidget(parts.heading(_("Your library does not open yet"), sentence, "title", "intro"))
        for note in filter(None, notes):
            body.addWidget(parts.label(note, "note"))
        buttons = [self._add_offer(body, offer, "" if place else "primary") for place, offer in enumerate(offers)]
        if elsewhere:
            body.addWidget(parts.label(_("In other libraries in the same folder"), "heading"))
            self._add_rows(body, elsewhere, may_take_over)
        body.addStretch()
        # The keyboard can only be given to what is on the screen, and that takes a turn of the loop.
        for first in buttons[:1]:
            QTimer.singleShot(0, first, first.setFocus)

    def _add_offer(self, body: QVBoxLayout, offer: Offer, role: str) -> QPushButton:
        frame, layout = parts.card()
        button = parts.button(offer.words, role, lambda: self.chosen.emit(offer.choice))
        button.setAccessibleDescription(" ".join(offer.notes))
        layout.addWidget(button)
        for note in offer.notes:
            layout.addWidget(parts.label(note, "note"))
        body.addWidget(frame)
        return button

    def _add_rows(self, body: QVBoxLayout, rows: Sequence[tuple[str, str, str]], may_take_over: bool) -> None:
        frame, layout = parts.card()
        layout.setSpacing(space.XS)
        for key, title, note in rows:
            line = QHBoxLayout()
            line.setSpacing(space.S)
            line.addWidget(parts.heading(title, note, ""), 1)
            if may_take_over:
                act = parts.button(_("Bring in"), "link", partial(self.take_over.emit, key))
                act.setAccessibleName(f"{_('Bring in')}: {title}")
                line.addWidget(act)
            layout.addLayout(line)
        body.addWidget(frame)
