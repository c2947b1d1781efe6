"""What was counted on paper, typed in once: a week of marks, or the faces that clients chose; one step takes it in.

As long as the plan is made a week becomes the baseline of a goal; once adopted, what was measured in a quarter.
Where a figure comes from stands with it: from when to when it was counted, and how often.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, get_args

from plans.dates import format_day
from plans.edits import Edit, addition, change
from plans.errors import Refused
from plans.money import format_number, parse_number
from plans.plan import Plan
from plans.records import validate_field
from plans.subjects import reviews
from plans.subjects.goals import Goal
from plans.subjects.reviews import Measurement
from resources.language import gettext as _
from resources.language import ngettext
from resources.texts import texts

DAYS = 7
MOST = Decimal(10_000)
"""The most that is counted at one place of a sheet; more is a slip of the finger."""
Figure = Literal["day", "shift", "total"]
"""What of a week counts: the mean of a day, the mean of a shift, or all of it."""
FIGURES: tuple[Figure, ...] = get_args(Figure)
Place = tuple[int, int]
"""A day of the week from 0, and a shift of that day from 0; without shifts always the first."""

_A_SHIFT = re.compile(r"\b(dienst|diensten|shift|nacht|night)\b", re.IGNORECASE)
_A_WEEK = re.compile(r"\b(week|weken|weeks|weekly)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Week:
    """A week of counts, each at its place; what was not counted is not in it, zero is."""

    first: dt.date
    counts: Mapping[Place, Decimal]
    by_shift: bool

    @property
    def total(self) -> Decimal:
        """Return everything together."""
        return sum(self.counts.values(), Decimal())

    @property
    def days(self) -> int:
        """Return on how many days something was counted."""
        return len({day for day, _shift in self.counts})

    def figure(self, wanted: Figure) -> Decimal | None:
        """Return one number for the week, to one decimal; None as long as nothing was counted."""
        if not self.counts:
            return None
        if wanted == "total":
            return self.total
        by = self.days if wanted == "day" else len(self.counts)
        return (self.total / by).quantize(Decimal("0.1"), ROUND_HALF_UP).normalize() + Decimal()

    def words(self) -> str:
        """Say where the number comes from: from when to when, and how often was counted."""
        if not self.counts:
            return ""
        days = [day for day, _shift in self.counts]
        began, ended = (self.first + dt.timedelta(days=day) for day in (min(days), max(days)))
        when = (
            _("Counted on {day}").format(day=format_day(began))
            if began == ended
            else _("Counted from {first} to {last}").format(first=format_day(began), last=format_day(ended))
        )
        often = ngettext("{count} day", "{count} days", self.days).format(count=self.days)
        if self.by_shift:
            shifts = ngettext("{count} shift", "{count} shifts", len(self.counts)).format(count=len(self.counts))
            often = f"{often}, {shifts}"
        return _("{when}: {total} in all ({often}).").format(when=when, total=format_number(self.total), often=often)


@dataclass(frozen=True)
class Faces:
    """How often clients chose each face, question by question."""

    first: dt.date
    chosen: Sequence[Sequence[int]]

    @property
    def sheets(self) -> int:
        """Return how many sheets there were: not everybody answers every question."""
        return max((sum(faces) for faces in self.chosen), default=0)

    def words(self) -> str:
        """Say what clients answered, with when and how many."""
        if not self.sheets:
            return ""
        named = texts("measuring", "clients.faces")
        answers = [
            f"{question} {', '.join(f'{word} {count}' for word, count in zip(named, faces, strict=True) if count)}."
            for question, faces in zip(texts("measuring", "clients.questions"), self.chosen, strict=True)
            if sum(faces)
        ]
        count = ngettext("{count} sheet, {day}:", "{count} sheets, {day}:", self.sheets)
        return " ".join([count.format(count=self.sheets, day=format_day(self.first)), *answers])


def parse_count(typed: str) -> Decimal | None:
    """Return what was counted: a number, marks in a row ("|||| ||", "IIII"), or None for nothing; raises Refused."""
    words = typed.strip()
    if not words:
        return None
    marks = re.sub(r"\s", "", words)
    found = Decimal(len(marks)) if re.fullmatch(r"[|/Il]+", marks) else parse_number(words)
    if found < 0:
        raise Refused(_("This must be {least} or more.").format(least=0))
    if found > MOST:
        raise Refused(
            _("More than {most} is not counted by hand: look at the number once more.").format(most=format_number(MOST))
        )
    return found


def parse_whole(typed: str) -> int:
    """Return how many sheets that is, none for nothing; raises Refused."""
    found = parse_count(typed) or Decimal()
    if found != int(found):
        raise Refused(_("Sheets are counted in whole numbers."))
    return int(found)


def proposed_figure(goal: Goal) -> Figure:
    """Return which figure of a week the words of a goal ask for."""
    words = f"{goal.indicator} {goal.unit}"
    if _A_SHIFT.search(words):
        return "shift"
    return "total" if _A_WEEK.search(words) else "day"


def becomes_baseline(plan: Plan, goal: Goal) -> bool:
    """Return whether what is counted now is the baseline: as long as that can be filled in."""
    return plan.may_change(goal, "baseline")


def stood(plan: Plan, goal: Goal, quarter: int) -> Decimal | None:
    """Return the number whose place a count takes now: the baseline, or what was measured in the quarter."""
    if becomes_baseline(plan, goal):
        return goal.baseline
    found = reviews.measurement_of(plan.measurements, goal.id, quarter)
    return found.value if found else None


def week_step(plan: Plan, goal: Goal, quarter: int, week: Week, wanted: Figure) -> list[Edit]:
    """Make the step that puts a week in the plan; raises Refused when nothing was counted, or it does not fit."""
    value = week.figure(wanted)
    if value is None:
        raise Refused(_("Type at least one count."))
    value = validate_field(Goal, "baseline", value)
    if becomes_baseline(plan, goal):
        return [change(goal, "baseline", value), change(goal, "baseline_from", week.words())]
    return _measured(plan, goal, quarter, "why", week.words(), value)


def faces_step(plan: Plan, goal: Goal, quarter: int, faces: Faces) -> list[Edit]:
    """Make the step that puts the answers of clients in the plan, below what stood there; raises Refused for none."""
    if not faces.sheets:
        raise Refused(_("Type at least one count."))
    if becomes_baseline(plan, goal):
        return [change(goal, "clients_asked", _below(goal.clients_asked, faces.words()))]
    return _measured(plan, goal, quarter, "client_result", faces.words())


def _measured(plan: Plan, goal: Goal, quarter: int, field: str, words: str, value: Decimal | None = None) -> list[Edit]:
    found = reviews.measurement_of(plan.measurements, goal.id, quarter)
    fresh: dict[str, Any] = {} if value is None else {"value": value}
    fresh[field] = _below(getattr(found, field), words) if found else words
    if found is None:
        return addition(plan, Measurement, goal_id=goal.id, quarter=quarter, **fresh)
    return [change(found, name, value) for name, value in fresh.items()]


def _below(stood: str, words: str) -> str:
    return "\n".join(filter(None, (stood.strip(), words)))
