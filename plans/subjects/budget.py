"""The budget: how much, for what, from whom (S2 traits 3 and 7; S0)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, Literal, NamedTuple
from uuid import UUID

from plans.dates import QUARTERS
from plans.findings import Finding, essentials
from plans.records import Record, choice_field, money_field, reference_field, text_field
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


class BudgetLine(Record):
    """One line of the budget, planned per quarter in whole cents."""

    __tablename__ = "budget_line"
    subject: ClassVar[str] = "budget"
    carried_with: ClassVar[tuple[str, ...]] = ("budget",)
    renewed: ClassVar[dict[str, Any]] = {
        **{f"actual{quarter}": None for quarter in QUARTERS},
        "applied_on": None,
        "decided_on": None,
    }
    live_fields: ClassVar[frozenset[str]] = frozenset(
        {"actual1", "actual2", "actual3", "actual4", "decided_on", "account_due"}
    )
    """What was agreed on stands still after the plan is adopted; what is spent and heard goes on."""
    coupled: ClassVar[tuple[tuple[str, ...], ...]] = (("person_id", "activity_id", "rate"),)

    what: str = text_field()
    kind: LineKind | None = choice_field()
    goal_id: UUID | None = reference_field("goal")
    level: Level | None = choice_field()
    source: Source | None = choice_field()
    fund: str = text_field()
    applied_on: dt.date | None = None
    decided_on: dt.date | None = None
    account_due: dt.date | None = None
    payer: str = text_field()
    necessity: Necessity | None = choice_field()
    recurrence: Recurrence | None = choice_field()
    person_id: UUID | None = reference_field("person")
    activity_id: UUID | None = reference_field("activity")
    rate: int | None = money_field()
    """Cents an hour, for a line that follows somebody's hours or an activity."""
    quarter1: int | None = money_field()
    quarter2: int | None = money_field()
    quarter3: int | None = money_field()
    quarter4: int | None = money_field()
    actual1: int | None = money_field()
    actual2: int | None = money_field()
    actual3: int | None = money_field()
    actual4: int | None = money_field()
    note: str = text_field()

    def carries_over(self, year: int) -> bool:
        """Return whether it comes back every year."""
        return self.recurrence == "yearly"

    @property
    def linked(self) -> bool:
        """Whether the planned amounts follow a person or a training instead of being typed."""
        return self.person_id is not None or self.activity_id is not None


Lack = Literal["", "rate", "hours", "date", "cost"]


class Amounts(NamedTuple):
    """What one line comes to, in cents for each of the four quarters; plans/derived/line_amounts.py works it out.

    ``actual`` is None for a quarter as long as nothing is known. ``follows`` says in words what a linked line
    follows, ``lacks`` what is still needed for it to come to anything.
    """

    line: BudgetLine
    planned: tuple[int, ...]
    actual: tuple[int | None, ...]
    follows: str = ""
    lacks: Lack = ""

    @property
    def total(self) -> int:
        """Return the planned cents of the whole year: the quarters added up, so that they always agree."""
        return sum(self.planned)

    @property
    def spent(self) -> int:
        """Return the cents that were spent so far."""
        return sum(money_field or 0 for money_field in self.actual)

    @property
    def left(self) -> int:
        """Return the planned cents that are not spent yet."""
        return max(0, self.total - self.spent)

    @property
    def known(self) -> bool:
        """Whether anything is known of what was really spent."""
        return any(money_field is not None for money_field in self.actual)


class Group(NamedTuple):
    """What the lines with the same answer in a field come to, in cents per quarter."""

    value: str | UUID | None
    planned: tuple[int, ...]
    actual: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return the planned cents of the whole year."""
        return sum(self.planned)

    @property
    def spent(self) -> int:
        """Return the cents that were spent so far."""
        return sum(self.actual)


GROUP_FIELDS = ("kind", "goal_id", "level", "source", "fund", "necessity", "recurrence")
"""The fields by which the budget is added up."""


def total(rows: Iterable[Amounts]) -> int:
    """Return the planned cents of all lines."""
    return sum(row.total for row in rows)


def spent(rows: Iterable[Amounts]) -> int:
    """Return the cents that were spent so far over all lines."""
    return sum(row.spent for row in rows)


def grand_total(rows: Sequence[Amounts], value: str | UUID | None = None) -> Group:
    """Add lines up per quarter, planned and actual."""
    planned = tuple(sum(row.planned[place] for row in rows) for place in range(len(QUARTERS)))
    actual = tuple(sum(row.actual[place] or 0 for row in rows) for place in range(len(QUARTERS)))
    return Group(value, planned, actual)


def grouped(rows: Sequence[Amounts], field: str, order: Sequence[str | UUID] = ()) -> list[Group]:
    """Add lines up by their answer in a field, per quarter: the cross-table of that field.

    The groups stand in ``order``, then by name; the lines without an answer come last.
    """
    members: dict[str | UUID | None, list[Amounts]] = {}
    for row in rows:
        value = getattr(row.line, field)
        members.setdefault(value.strip() or None if isinstance(value, str) else value, []).append(row)
    place = {value: number for number, value in enumerate(order)}
    wanted = sorted(
        members, key=lambda member: (member is None, place.get(member, len(place)) if member else 0, str(member))
    )
    return [grand_total(members[value], value) for value in wanted]


def first_to_cut(rows: Iterable[Amounts]) -> list[Amounts]:
    """Return the nice-to-have lines with money that is not spent yet, the largest first: they wait when money is short.

    Need-to-have goes before nice-to-have (S2 trait 7).
    """
    return sorted((row for row in rows if row.line.necessity == "nice" and row.left), key=lambda row: -row.left)


def subsidies(rows: Iterable[Amounts]) -> list[Amounts]:
    """Return the lines with money from outside, or with any of the dates that belong to it."""
    dates = ("applied_on", "decided_on", "account_due")
    return [row for row in rows if row.line.source == "external" or any(getattr(row.line, day) for day in dates)]


def findings(rows: Sequence[Amounts]) -> Iterator[Finding]:
    """Find what the budget misses; an experiment and something unforeseen deserve their own line (S0, S2)."""

    def advice(code: str, message: str) -> Finding:
        return Finding(code, "advice", "budget", None, None, message)

    if not rows:
        yield Finding("no_budget", "missing", "budget", None, None, _("The budget has no lines yet."))
        return
    for place, row in enumerate(rows, start=1):
        line = row.line
        yield from essentials(line, ("what", "kind", "source"), what=line.what or place)
        if row.lacks or not (row.total or row.follows):
            yield _without_amount(row, line.what or str(place))
        if line.source == "external" and not line.is_filled("fund"):
            yield Finding(
                "external_without_fund",
                "advice",
                "budget",
                str(line.id),
                "fund",
                _("From which fund does the money for “{what}” come?").format(what=line.what or place),
            )
    kinds = {row.line.kind for row in rows}
    if "unforeseen" not in kinds:
        yield advice(
            "no_unforeseen", _("Keep something in reserve for the unforeseen, five to ten per cent for example.")
        )
    if "experiment" not in kinds:
        yield advice("no_experiment", _("Give trying things out a small line of its own."))


def _without_amount(row: Amounts, what: str) -> Finding:
    """Say why a line comes to nothing, or to less than is meant, with the field where that is mended."""
    sentences: dict[Lack, tuple[str, str]] = {
        "": ("quarter1", _("“{what}” has no amount yet.")),
        "rate": ("rate", _("“{what}” follows hours. What does an hour cost?")),
        "hours": ("person_id", _("“{what}” follows somebody who has no hours in this year yet.")),
        "date": ("activity_id", _("“{what}” follows a training without a date in this year, so it costs nothing yet.")),
        "cost": ("activity_id", _("“{what}” follows a training that has no cost yet.")),
    }
    field, sentence = sentences[row.lacks]
    return Finding(
        "budget_line_without_amount", "missing", "budget", str(row.line.id), field, sentence.format(what=what)
    )
