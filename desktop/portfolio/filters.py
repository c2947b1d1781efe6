"""What the overview is narrowed down to, and in what order it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.forms.choice_inputs import NoWheelCombo
from desktop.theme import space
from plans import portfolio
from plans.portfolio import SORTINGS, Choice, Sorting, Summary
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import choices, text


class Filters(QWidget):
    """Location, year, theme, stage and order, each a list that opens."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space.M)
        self.location = self._add(_("Location"))
        self.year = self._add(_("Year"), 3)
        self.focus = self._add(_("Theme"))
        self.stage = self._add(_("Stage"))
        self.order = self._add(_("Order"), 5)
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

    def _add(self, words: str, share: int = 4) -> NoWheelCombo:
        combo = NoWheelCombo()
        combo.setAccessibleName(words)
        combo.activated.connect(lambda _place: self.changed.emit())
        self._row.addWidget(combo, share)
        return combo


def _everything(combo: NoWheelCombo) -> None:
    """Offer not to narrow down; the list itself says what it is about, and needs no line of its own above it."""
    combo.addItem(_("{filter}: all").format(filter=combo.accessibleName()), None)
