"""The budget: how much, for what, from whom (S2 traits 3 and 7; S0)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import ClassVar, Literal
from uuid import UUID

from plans.dates import QUARTERS
from plans.findings import Finding, essentials
from plans.records import Record, cents, choice, reference, words
from resources.language import gettext as _

LineKind = Literal[
    "innovation",
    "experiment",
    "unforeseen",
    "maintenance",
    "training",
    "hours",
    "ict_condition",
    "other",
]
Level = Literal["central", "local"]
Source = Literal["internal", "external"]
Necessity = Literal["need", "nice"]
Recurrence = Literal["one_off", "yearly"]


class BudgetLine(Record, table=True):
    """One line of the budget, planned per quarter in whole cents."""

    __tablename__ = "budget_line"
    subject: ClassVar[str] = "budget"

    what: str = words()
    kind: LineKind | None = choice()
    goal_id: UUID | None = reference("goal")
    level: Level | None = choice()
    source: Source | None = choice()
    fund: str = words()
    applied_on: dt.date | None = None
    decided_on: dt.date | None = None
    account_due: dt.date | None = None
    payer: str = words()
    necessity: Necessity | None = choice()
    recurrence: Recurrence | None = choice()
    person_id: UUID | None = reference("person")
    activity_id: UUID | None = reference("activity")
    rate: int | None = cents()
    """Cents an hour, for a line that follows somebody's hours or an activity."""
    quarter1: int | None = cents()
    quarter2: int | None = cents()
    quarter3: int | None = cents()
    quarter4: int | None = cents()
    actual1: int | None = cents()
    actual2: int | None = cents()
    actual3: int | None = cents()
    actual4: int | None = cents()
    note: str = words()

    def planned(self, quarter: int) -> int:
        """Give the planned cents of one quarter (1 to 4)."""
        return getattr(self, f"quarter{quarter}") or 0

    @property
    def total(self) -> int:
        """Give the planned cents of the whole year."""
        return sum(self.planned(quarter) for quarter in QUARTERS)


def total(lines: list[BudgetLine]) -> int:
    """Give the planned cents of all lines."""
    return sum(line.total for line in lines)


def quarter_totals(lines: list[BudgetLine]) -> list[int]:
    """Give the planned cents per quarter."""
    return [sum(line.planned(quarter) for line in lines) for quarter in QUARTERS]


def totals_by(lines: list[BudgetLine], key: Callable[[BudgetLine], str | None]) -> dict[str | None, int]:
    """Give the planned cents per kind, source, level or whatever ``key`` takes from a line."""
    sums: dict[str | None, int] = {}
    for line in lines:
        sums[key(line)] = sums.get(key(line), 0) + line.total
    return sums


def findings(lines: list[BudgetLine]) -> Iterator[Finding]:
    """Find what the budget misses; an experiment and something unforeseen deserve their own line (S0, S2)."""

    def advice(code: str, message: str) -> Finding:
        return Finding(code, "advice", "budget", None, None, message)

    if not lines:
        yield Finding("no_budget", "missing", "budget", None, None, _("The budget has no lines yet."))
        return
    for place, line in enumerate(lines, start=1):
        yield from essentials(line, ("what", "kind", "source"), what=line.what or place)
        if not line.total:
            yield Finding(
                "budget_line_without_amount",
                "missing",
                "budget",
                str(line.id),
                "quarter1",
                _("“{what}” has no amount yet.").format(what=line.what or place),
            )
        if line.source == "external" and not line.filled("fund"):
            yield Finding(
                "external_without_fund",
                "advice",
                "budget",
                str(line.id),
                "fund",
                _("From which fund does the money for “{what}” come?").format(what=line.what or place),
            )
    kinds = {line.kind for line in lines}
    if "unforeseen" not in kinds:
        yield advice("no_unforeseen", _("Keep something apart for the unforeseen, five to ten per cent for example."))
    if "experiment" not in kinds:
        yield advice("no_experiment", _("Give trying things out a small line of its own."))
    if "maintenance" not in kinds:
        yield advice("no_maintenance", _("Who pays maintenance and management, also next year?"))
