"""The page of the budget: its lines, what they add up to, and what was really spent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.chart import ChartView
from desktop.forms.choices import Calm
from desktop.forms.declare import Action, Column, Derived, Field, Part, Rows, Worked
from desktop.forms.page import Page
from plans import amounts, budget, edits, entry
from plans.budget import BudgetLine, Group
from plans.dates import QUARTERS
from plans.money import show_amount, show_cell
from plans.plan import Plan
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text


class Totals(parts.Card):
    """The sums of the budget: all together, the cross-table by a field of choice, the chart, and what can wait."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent, text("budget", "sections.totals.title"))
        self._document = document
        self._total = parts.label("", "figure")
        self._spent = parts.label("")
        self.inside.addWidget(self._total)
        self.inside.addWidget(self._spent)
        self._by = Calm()
        for field in budget.BY:
            self._by.addItem(entry.name(BudgetLine, field), field)
        self._by.setAccessibleName(_("Divided by"))
        self._by.activated.connect(self._refresh)
        row = QHBoxLayout()
        row.addWidget(parts.label(_("Divided by"), "question"))
        row.addWidget(self._by)
        row.addStretch(1)
        self.inside.addLayout(row)
        self._cross = Cross()
        self.inside.addWidget(self._cross)
        self._chart = ChartView(_("Planned and spent in each quarter"))
        self.inside.addWidget(self._chart)
        self._wait = parts.label("")
        self.inside.addWidget(self._wait)
        document.changed.connect(self._refresh)
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def _refresh(self, _changed: object = None) -> None:
        rows = amounts.of(self._document.plan)
        whole = budget.all_together(rows)
        known = any(row.known for row in rows)
        self._total.setText(show_amount(whole.total))
        self._spent.setText(_("Of this {amount} was spent so far.").format(amount=show_amount(whole.spent)))
        self._spent.setVisible(known)
        field = str(self._by.currentData())
        self._cross.show_groups(amounts.groups(self._document.plan, rows, field), whole, known)
        self._wait.setText(what_waits(rows))
        self._wait.setVisible(bool(self._wait.text()))
        self._chart.setVisible(bool(whole.total or whole.spent))
        if whole.total or whole.spent:
            from plans.printing.budget_chart import bars  # reportlab takes as long to load as the window

            self._chart.show_chart(bars(whole))


class Cross(QWidget):
    """A table of sums: a row for each group, a column for each quarter and the year; small below it what was spent."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._labels: list[list[QLabel]] = []
        self._shown: object = None

    def show_groups(self, groups: list[tuple[str, Group]], whole: Group, known: bool) -> None:
        """Show groups by name, and all together; with what was spent when anything is known of it."""
        if self._shown == (groups, whole, known):
            return
        self._shown = (groups, whole, known)
        head = ["", *(entry.name(BudgetLine, f"quarter{quarter}") for quarter in QUARTERS), _("Year")]
        lines = [("note", head)]
        for words, group in [*groups, (_("Total"), whole)]:
            role = "question" if group is whole else ""
            lines.append((role, [words, *(show_cell(one) for one in (*group.planned, group.total))]))
            if known:
                lines.append(("note", [_("spent"), *(show_cell(one) for one in (*group.actual, group.spent))]))
        self._fill(lines)

    def _fill(self, lines: list[tuple[str, list[str]]]) -> None:
        """Write the table; labels that are there already only get other words."""
        roles = [role for role, _words in lines]
        if [row[0].property("role") for row in self._labels] != roles:
            parts.clear(self._grid)
            self._labels = [[parts.label("", role) for _column in range(6)] for role in roles]
            for place, row in enumerate(self._labels):
                for column, one in enumerate(row):
                    if column:
                        one.setWordWrap(False)
                        one.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                    self._grid.addWidget(one, place, column)
        for row, (_role, words) in zip(self._labels, lines, strict=True):
            for one, word in zip(row, words, strict=True):
                one.setText(word)


def what_waits(rows: list[budget.Amounts]) -> str:
    """Say in words which nice-to-have lines wait when there is less money, and what that saves."""
    cut = budget.first_to_cut(rows)
    if not cut:
        return ""
    named = ", ".join(
        _("“{what}” ({amount})").format(what=row.line.what.strip() or _("no name yet"), amount=show_amount(row.left))
        for row in cut[:5]
    )
    more = len(cut) - 5
    if more > 0:
        named += " " + ngettext("and {count} more line", "and {count} more lines", more).format(count=more)
    return _("If there is less money, this waits first: {lines}. Together {amount}.").format(
        lines=named, amount=show_amount(sum(row.left for row in cut))
    )


def follows(quarter: int) -> Callable[[Plan, BudgetLine], Worked | None]:
    """Make the function that gives the amount of a linked line in a quarter."""

    def worked(plan: Plan, line: BudgetLine) -> Worked | None:
        if not line.linked:
            return None
        row = amounts.of_line(plan, line)
        how = amounts.worked_out(plan, line, quarter)
        why = f"{row.follows}: {how}" if how else row.follows
        return Worked(row.planned[quarter - 1], show_cell(row.planned[quarter - 1]), why)

    return worked


def said(plan: Plan, line: BudgetLine) -> str:
    """Say of a linked line what it follows."""
    row = amounts.of_line(plan, line)
    return _("This line {follows}. Nothing to retype here.").format(follows=row.follows) if row.follows else ""


def row_total(plan: Plan, line: BudgetLine) -> str:
    """Write the planned total of one line."""
    total = amounts.of_line(plan, line).total
    return show_cell(total) if total else ""


def row_spent(plan: Plan, line: BudgetLine) -> str:
    """Write what was spent on one line so far."""
    row = amounts.of_line(plan, line)
    return show_cell(row.spent) if row.known else ""


def page(document: Document) -> Page:
    """Make the page for an open plan."""

    def unlink(line: BudgetLine) -> None:
        keys = [field for field in ("person_id", "activity_id") if getattr(line, field) is not None]
        document.carry_out([edits.change(line, field, None) for field in keys])

    planned = tuple(Column(f"quarter{number}", 0, follows(number)) for number in QUARTERS)
    actual = tuple(Column(f"actual{number}", 0) for number in QUARTERS)
    total: Callable[[Plan, BudgetLine], int] = lambda plan, line: amounts.of_line(plan, line).total  # noqa: E731
    spent: Callable[[Plan, BudgetLine], int] = lambda plan, line: amounts.of_line(plan, line).spent  # noqa: E731
    content = (
        Rows(
            BudgetLine,
            (Column("what", 5), Column("kind", 2), *planned, Derived(lambda: _("Year"), row_total, 0, key=total)),
            detail=(
                Field("person_id", 5),
                Field("activity_id", 5),
                Field("rate", 2),
                Field("source", 6, segments=True),
                Field("level", 6, segments=True),
                Field("necessity", 6, segments=True),
                Field("recurrence", 6, segments=True),
                Field("goal_id", 6),
                Field("payer", 6),
                Field("fund", 12),
                Field("applied_on", 4),
                Field("decided_on", 4),
                Field("account_due", 4),
                Field("note", 12),
            ),
            key="lines",
            said=said,
            actions=(Action(_("No longer follow"), unlink, lambda line: line.linked),),
        ),
        Part(Totals),
        Rows(
            BudgetLine,
            (
                Column("what", 5),
                Derived(lambda: _("Planned"), row_total, 0, key=total),
                *actual,
                Derived(lambda: _("Spent"), row_spent, 0, key=spent),
            ),
            fixed=True,
            locked=("what",),
            key="actual",
            hide_empty=True,
        ),
    )
    return Page(document, "budget", content, BudgetLine)
