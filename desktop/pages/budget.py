"""The page of the budget: its lines, and what they add up to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.declare import Column, Derived, Field, Part, Rows
from desktop.forms.page import Page
from plans import budget, entry
from plans.budget import BudgetLine
from plans.money import show_amount, show_cell
from plans.plan import Plan
from resources.language import gettext as _
from resources.texts import text


class Totals(parts.Card):
    """The sums of the budget: per quarter, per kind, and by where the money comes from."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent, text("budget", "sections.totals.title"))
        self._document = document
        self._total = parts.label("", "figure")
        self.inside.addWidget(self._total)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self.inside.addLayout(self._grid)
        document.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self, _edits: object = None) -> None:
        lines = self._document.plan.budget_lines
        self._total.setText(show_amount(budget.total(lines)))
        parts.clear(self._grid)
        quarters = [
            (_("Quarter {number}").format(number=number), amount)
            for number, amount in enumerate(budget.quarter_totals(lines), start=1)
        ]
        for column, rows in enumerate((quarters, self._by("kind"), self._by("source") + self._by("necessity"))):
            for row, (words, amount) in enumerate(rows):
                self._grid.addWidget(parts.label(words, "note"), row, column * 2)
                figure = parts.label(show_amount(amount))
                figure.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._grid.addWidget(figure, row, column * 2 + 1)

    def _by(self, field: str) -> list[tuple[str, int]]:
        named: dict[Any, str] = entry.options(BudgetLine, field)
        sums = budget.totals_by(self._document.plan.budget_lines, lambda line: getattr(line, field))
        return [(named.get(value, _("not chosen yet")), amount) for value, amount in sums.items() if amount]


def row_total(_plan: Plan, line: BudgetLine) -> str:
    """Write the total of one line."""
    return show_cell(line.total) if line.total else ""


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    quarters = tuple(Column(f"quarter{number}", 0) for number in (1, 2, 3, 4))
    content = (
        Rows(
            BudgetLine,
            (Column("what", 5), Column("kind", 0), *quarters, Derived(lambda: _("Year"), row_total, 0)),
            detail=(
                Field("source", 6, segments=True),
                Field("level", 6, segments=True),
                Field("necessity", 6, segments=True),
                Field("recurrence", 6, segments=True),
                Field("goal_id", 6),
                Field("fund", 6),
                Field("payer", 6),
                Field("note", 6),
            ),
            key="lines",
        ),
        Part(Totals),
    )
    return Page(document, "budget", content, BudgetLine)
