"""The page of the budget: its lines, and what they add up to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.declare import Column, Derived, Field, Part, Rows
from desktop.forms.page import Page
from desktop.theme.look import look
from plans import budget, entry
from plans.budget import BudgetLine
from plans.money import show_amount, show_cell
from plans.plan import Plan
from resources.language import gettext as _
from resources.texts import text

SIDE_BY_SIDE = 600
"""Pixels at 100 % text that three blocks of sums need beside each other."""


class Totals(parts.Card):
    """The sums of the budget: per quarter, per kind, and by where the money comes from."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent, text("budget", "sections.totals.title"))
        self._document = document
        self._total = parts.label("", "figure")
        self.inside.addWidget(self._total)
        self._blocks = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._blocks.setSpacing(28)
        self._grids = [QGridLayout() for _block in range(3)]
        for grid in self._grids:
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(4)
            self._blocks.addLayout(grid, 1)
        self.inside.addLayout(self._blocks)
        document.changed.connect(self._refresh)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE * look.scale
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._blocks.setDirection(way)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def _refresh(self, _edits: object = None) -> None:
        lines = self._document.plan.budget_lines
        self._total.setText(show_amount(budget.total(lines)))
        quarters = [
            (_("Quarter {number}").format(number=number), amount)
            for number, amount in enumerate(budget.quarter_totals(lines), start=1)
        ]
        sums = (quarters, self._by("kind"), self._by("source") + self._by("necessity"))
        for grid, rows in zip(self._grids, sums, strict=True):
            parts.clear(grid)
            for row, (words, amount) in enumerate(rows):
                grid.addWidget(parts.label(words, "note"), row, 0)
                figure = parts.label(show_amount(amount))
                figure.setWordWrap(False)
                figure.setAlignment(Qt.AlignmentFlag.AlignRight)
                grid.addWidget(figure, row, 1)
            grid.setRowStretch(len(rows), 1)

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
            (Column("what", 5), Column("kind", 2), *quarters, Derived(lambda: _("Year"), row_total, 0)),
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
