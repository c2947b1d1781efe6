"""The page of the budget: its lines, what they add up to, and what was really spent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop.document import Document
from desktop.forms import parts
from desktop.forms.chart import ChartView
from desktop.forms.choice_inputs import NoWheelCombo
from desktop.forms.declare import Action, Column, Computed, Derived, Field, Folding, Part, Rows, Section
from desktop.forms.observe import Relay
from desktop.forms.page import Page
from desktop.forms.part import CardPart
from desktop.forms.readable import Readable
from desktop.forms.rows_cells import NOTHING
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans import edits, field_text
from plans.dates import QUARTERS
from plans.derived import line_amounts
from plans.money import format_amount, format_cell_amount, format_euros, format_whole_euros
from plans.plan import Plan
from plans.subjects import budget
from plans.subjects.budget import BudgetLine, Group
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import text

TIGHT, NARROW = 560, 400
"""Pixels at 100 % below which the amounts of the cross-table stand closer, and their words above them."""


class Totals(CardPart):
    """The sums of the budget: all together, the cross-table by a field of choice, the chart, and what can wait."""

    def __init__(self, changes: Relay, parent: QWidget) -> None:
        super().__init__(changes, parent, text("budget", "sections.totals.title"))
        self._total = parts.label("", "figure")
        self._spent = parts.label("")
        self.inside.addWidget(self._total)
        self.inside.addWidget(self._spent)
        self._by = NoWheelCombo()
        for field in budget.GROUP_FIELDS:
            self._by.addItem(field_text.short_name(BudgetLine, field), field)
        self._by.setAccessibleName(_("Divided by"))
        self._by.activated.connect(lambda _place: self.refresh())
        row = QHBoxLayout()
        row.setSpacing(space.S)
        by = parts.label(_("Divided by"), "question")
        by.setBuddy(self._by)
        row.addWidget(by)
        row.addWidget(self._by)
        row.addStretch(1)
        self.inside.addLayout(row)
        self._cross = Cross()
        self.inside.addWidget(self._cross)
        self._small = parts.label(_("In small print below a planned amount: what was spent."), "note")
        self.inside.addWidget(self._small)
        self._chart = ChartView(_("Planned and spent in each quarter"))
        self.inside.addWidget(self._chart)
        self._wait = parts.label("")
        self.inside.addWidget(self._wait)
        self._draw = QTimer(self, singleShot=True, interval=0)
        self._draw.timeout.connect(self._draw_now)
        self.ready()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def refresh(self) -> None:
        """Add the lines up."""
        rows = [self.document.amounts(line) for line in self.document.plan.budget_lines]
        whole = budget.grand_total(rows)
        known = any(row.known for row in rows)
        self._total.setText(format_euros(whole.total))
        self._spent.setText(_("{amount} of this has been spent so far.").format(amount=format_euros(whole.spent)))
        self._spent.setVisible(known)
        self._small.setVisible(known)
        field = str(self._by.currentData())
        self._cross.show_groups(line_amounts.groups(self.document.plan, rows, field), whole, known)
        self._wait.setText(what_waits(rows))
        self._wait.setVisible(bool(self._wait.text()))
        self._chart.setVisible(bool(whole.total or whole.spent))
        self._whole = whole
        self._draw.start()

    def _draw_now(self) -> None:
        from plans.printing.budget_chart import bars  # reportlab takes as long to load as the window

        self._chart.show_chart(bars(self._whole))


class Cross(Readable):
    """A table of sums: a row for each group, a column for each quarter and the year; small below it what was spent."""

    def __init__(self) -> None:
        super().__init__(text("budget", "sections.totals.title"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(space.XS)
        self._grid.setColumnStretch(0, 1)
        self._lines: list[tuple[str, list[str]]] = []
        self._labels: list[list[QLabel]] = []
        self._shape: object = None

    def show_groups(self, groups: list[tuple[str, Group]], whole: Group, known: bool) -> None:
        """Show groups by name, and all together; with what was spent when anything is known of it."""
        head = ["", *(field_text.short_name(BudgetLine, f"quarter{quarter}") for quarter in QUARTERS), _("Year")]
        self._lines = [("note", head)]
        for words, group in [*groups, (_("Total"), whole)]:
            role = "question" if group is whole else ""
            self._lines.append((role, [words, *map(_whole, (*group.planned, group.total))]))
            if known:
                self._lines.append(("note", ["", *map(_whole, (*group.actual, group.spent))]))
        self.say_rows([_spoken(head, line) for _role, line in self._lines[1:]])
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def minimumSizeHint(self) -> QSize:
        return QSize(100, super().minimumSizeHint().height())

    def _fill(self) -> None:
        """Write the table; labels that are there already only get other words."""
        narrow = self.width() < NARROW * appearance.scale
        tight = self.width() < TIGHT * appearance.scale
        roles = [role for role, _words in self._lines]
        if (narrow, tight, roles) != self._shape:
            self._shape = (narrow, tight, roles)
            parts.clear(self._grid)
            self._grid.setHorizontalSpacing(space.S if tight else space.L)
            self._labels = [[parts.label("", role) for _column in range(6)] for role in roles]
            for place, row in enumerate(self._labels):
                # Where the window is narrow the words stand above their amounts.
                if self._lines[place][1][0]:
                    self._grid.addWidget(row[0], 2 * place, 0, 1, 6 if narrow else 1)
                for column, item in enumerate(row[1:], start=1):
                    item.setWordWrap(False)
                    item.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                    self._grid.addWidget(item, 2 * place + narrow, column)
        for row, (_role, words) in zip(self._labels, self._lines, strict=True):
            for item, word in zip(row, words, strict=True):
                item.setText(word)


def _spoken(head: list[str], line: list[str]) -> str:
    """Say a row: whose it is, or that it was spent, and each amount with its column."""
    amounts = [f"{name} {amount}" for name, amount in zip(head[1:], line[1:], strict=True)]
    return f"{line[0] or _('spent')}: {', '.join(amounts)}"


def _whole(cents: int) -> str:
    return format_whole_euros(cents) if cents else NOTHING


def what_waits(rows: list[budget.Amounts]) -> str:
    """Say in words which nice-to-have lines wait when there is less money, and what that saves."""
    cut = budget.first_to_cut(rows)
    if not cut:
        return ""
    named = ", ".join(
        _("“{what}” ({amount})").format(what=row.line.what.strip() or _("no name yet"), amount=format_euros(row.left))
        for row in cut[:5]
    )
    more = len(cut) - 5
    if more > 0:
        named += " " + ngettext("and {count} more line", "and {count} more lines", more).format(count=more)
    return _("If there is less money, this waits first: {lines}. Together {amount}.").format(
        lines=named, amount=format_euros(sum(row.left for row in cut))
    )


class Lines:
    """What the tables show of a line beside what is typed."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def follows(self, quarter: int) -> Callable[[Plan, BudgetLine], Computed | None]:
        """Make the function that gives the amount of a linked line in a quarter."""

        def worked(plan: Plan, line: BudgetLine) -> Computed | None:
            if not line.linked:
                return None
            row = self.document.amounts(line)
            cents = row.planned[quarter - 1]

            def why() -> str:
                how = line_amounts.computed_words(plan, line, quarter)
                return f"{row.follows}: {how}" if how else row.follows

            return Computed(cents, format_cell_amount(cents), why, format_whole_euros(cents))

        return worked

    def row_note(self, _plan: Plan, line: BudgetLine) -> str:
        """Say of a linked line what it follows."""
        follows = self.document.amounts(line).follows
        return _("This line {follows}. Nothing to retype here.").format(follows=follows) if follows else ""

    def total(self, _plan: Plan, line: BudgetLine) -> int:
        """Return the planned total of a line."""
        return self.document.amounts(line).total

    def spent(self, _plan: Plan, line: BudgetLine) -> int:
        """Return what was spent on a line so far."""
        return self.document.amounts(line).spent

    def total_words(self, plan: Plan, line: BudgetLine) -> str:
        """Write the planned total of a line."""
        total = self.total(plan, line)
        return format_whole_euros(total) if total else ""

    def spent_words(self, _plan: Plan, line: BudgetLine) -> str:
        """Write what was spent on a line so far; nothing as long as nothing is known."""
        row = self.document.amounts(line)
        return format_whole_euros(row.spent) if row.known else ""

    def sum_planned(self, quarter: int) -> str:
        """Add up what is planned in a quarter; in the year with 0."""
        rows = [self.document.amounts(line) for line in self.document.plan.budget_lines]
        return _whole(sum(row.planned[quarter - 1] if quarter else row.total for row in rows))

    def sum_spent(self, quarter: int) -> str:
        """Add up what was spent in a quarter; in the year with 0."""
        rows = [self.document.amounts(line) for line in self.document.plan.budget_lines]
        return _whole(sum((row.actual[quarter - 1] or 0) if quarter else row.spent for row in rows))

    def spent_line(self, document: Document) -> str:
        """Say what was spent so far, for the line of the fold."""
        rows = [document.amounts(line) for line in document.plan.budget_lines]
        if not any(row.known for row in rows):
            return _("nothing filled in yet")
        return _("{amount} so far").format(amount=format_euros(sum(row.spent for row in rows)))

    def rates(self, _line: BudgetLine) -> str:
        """Return what an hour costs in the house, by who works it; without rates of the house an example."""
        house = self.document.plan.house
        if house is None or not house.rates:
            return field_text.hint(BudgetLine, "rate")
        return ", ".join(f"{rate.name} {format_amount(rate.cents)}" for rate in house.rates[:4])

    def unlink(self, line: BudgetLine) -> None:
        """Let a line follow nothing any more: what was typed counts again."""
        keys = [field for field in ("person_id", "activity_id") if getattr(line, field) is not None]
        self.document.apply_step([edits.change(line, field, None) for field in keys])


def page(document: Document) -> Page:
    """Make the page for an open plan."""
    lines = Lines(document)
    planned = tuple(
        Column(f"quarter{number}", 0, lines.follows(number), total=partial(lines.sum_planned, number))
        for number in QUARTERS
    )
    actual = tuple(Column(f"actual{number}", 0, total=partial(lines.sum_spent, number)) for number in QUARTERS)
    content = (
        Rows(
            BudgetLine,
            (
                Column("what", 5, total=lambda: _("Together")),
                Column("kind", 2, yields=True),
                *planned,
                Derived(lambda: _("Year"), lines.total_words, 0, key=lines.total, total=partial(lines.sum_planned, 0)),
                Column("goal_id", 3, yields=True),
                Column("recurrence", 0, yields=True),
                Column("necessity", 0, yields=True),
            ),
            detail=(
                Field("kind"),
                Field("goal_id"),
                Field("necessity", segments=True),
                Field("level", segments=True),
                Field("recurrence", segments=True),
                Field("source", segments=True),
                Field("payer"),
                Field("note", grows=True),
                Section(
                    "fund", (Field("fund"), Field("applied_on"), Field("decided_on"), Field("account_due")), fold=True
                ),
                Section(
                    "follows",
                    (Field("person_id"), Field("activity_id"), Field("rate", 6, proposes=lines.rates)),
                    fold=True,
                ),
            ),
            key="lines",
            row_note=lines.row_note,
            actions=(Action(_("No longer follow"), lines.unlink, lambda line: line.linked),),
        ),
        Part(Totals, wide=True),
        Folding(
            Rows(
                BudgetLine,
                (
                    Column("what", 5, total=lambda: _("Together")),
                    Derived(
                        lambda: _("Planned"),
                        lines.total_words,
                        0,
                        key=lines.total,
                        yields=True,
                        total=partial(lines.sum_planned, 0),
                    ),
                    *actual,
                    Derived(
                        lambda: _("Spent"), lines.spent_words, 0, key=lines.spent, total=partial(lines.sum_spent, 0)
                    ),
                ),
                fixed=True,
                locked=("what",),
                key="actual",
                hide_empty=True,
            ),
            says=lines.spent_line,
            opens=lambda _document: False,
        ),
    )
    return Page(document, "budget", content, BudgetLine)
