"""What the overview is narrowed down to, and in what order it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.forms.choice_inputs import NoWheelCombo
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import portfolio
from plans.portfolio import SORTINGS, Choice, Sorting, Summary
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import choices, text

SHARES = (4, 3, 4, 4, 5)
"""How the lists share the width while they stand on one line."""
BESIDE = 760
"""Width in pixels at 100 % from which they do."""


class Filters(QWidget):
    """Location, year, theme, stage and order, each a list that opens."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space.M)
        self._lists = [self._add(words) for words in (_("Location"), _("Year"), _("Theme"), _("Stage"), _("Order"))]
        self.location, self.year, self.focus, self.stage, self.order = self._lists
        self._place(len(SHARES))
        for combo, field in ((self.focus, "focus"), (self.stage, "stage")):
            _everything(combo)
            for value, word in choices(Goal.subject, f"goal.{field}").items():
                combo.addItem(word, value)
        for sorting in SORTINGS:
            self.order.addItem(text("portfolio", f"sorting.{sorting}"), sorting)

    def offer(self, summaries: tuple[Summary, ...]) -> None:
        """Offer the locations and years that occur; what was chosen stays when it still occurs."""
        for combo, values in (
            (self.location, [(location, location) for location in portfolio.locations(summaries)]),
            (self.year, [(str(year), year) for year in portfolio.years(summaries)]),
        ):
            chosen: Any = combo.currentData()
            combo.clear()
            _everything(combo)
            for word, value in values:
                combo.addItem(word, value)
            combo.setCurrentIndex(max(0, combo.findData(chosen) if chosen is not None else 0))

    def choice(self) -> Choice:
        """Return what was chosen."""
        return Choice(
            self.location.currentData() or "",
            self.year.currentData(),
            self.focus.currentData(),
            self.stage.currentData(),
        )

    def sorting(self) -> Sorting:
        """Return the order that was chosen."""
        found: Sorting = self.order.currentData()
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(len(SHARES) if self.width() >= appearance.px(BESIDE) else 3)

    def _place(self, across: int) -> None:
        for place, combo in enumerate(self._lists):
            self._grid.addWidget(combo, place // across, place % across)
        for column, share in enumerate(SHARES):
            self._grid.setColumnStretch(column, share if across == len(SHARES) else int(column < across))

    def _add(self, words: str) -> NoWheelCombo:
        combo = NoWheelCombo()
        combo.setAccessibleName(words)
        combo.activated.connect(lambda _place: self.changed.emit())
        # The grid decides the width, whatever the longest word in it would like.
        combo.setMinimumWidth(1)
        return combo


def _everything(combo: NoWheelCombo) -> None:
    """Offer not to narrow down; the list itself says what it is about, and needs no line of its own above it."""
    combo.addItem(_("{filter}: all").format(filter=combo.accessibleName()), None)
