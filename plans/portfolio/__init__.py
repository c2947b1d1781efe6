"""Several teams side by side: how each goal stands, worst first, and what the teams come to together (S2, trait 3).

Nothing of this is kept; it is read from the plans each time. The rules:

- A goal stands as its latest measurement with a status and a why says; without one it is "not yet".
- The team with most goals that are stuck comes first; teams that have as many are told apart by the goals that ask for
  attention, then by those not yet measured, those on course and those reached. A team without goals counts as one
  goal "not yet". Teams that stand the same go by name.
- Of the same plan only the one that was saved most often counts, for a clock may be wrong; of two that were saved as
  often the one that was changed last. It is said which one was passed over.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal
from uuid import UUID

from plans.derived import line_amounts, training_coverage
from plans.errors import NeedsPassphrase, PlanError
from plans.money import format_number
from plans.plan import Plan
from plans.status import GOAL_MARKS, GoalStatus, PlanState
from plans.subjects import budget, goals, people
from plans.subjects.goals import Focus, Goal, Stage
from plans.subjects.reviews import counted_status
from resources.language import gettext as _

Sorting = Literal["worst", "name", "location", "changed"]
SORTINGS: tuple[Sorting, ...] = ("worst", "name", "location", "changed")


@dataclass(frozen=True)
class GoalLine:
    """How one goal of a team stands; ``quarter`` is that of its status, None as long as nothing was measured."""

    number: int
    title: str
    status: GoalStatus
    why: str
    quarter: int | None
    baseline: Decimal | None
    value: Decimal | None
    target: Decimal | None
    unit: str
    due: dt.date | None
    focus: Focus | None
    stage: Stage | None

    @property
    def called(self) -> str:
        """Return the title, or the number as long as there is none."""
        return self.title.strip() or _("Goal {number}").format(number=self.number)

    @property
    def way(self) -> str:
        """Say where it is and where it goes: "4 → 3 rounds"; without a measurement from the baseline."""
        now = self.baseline if self.value is None else self.value
        if now is None and self.target is None:
            return ""
        shown = ["…" if item is None else format_number(item) for item in (now, self.target)]
        return f"{' → '.join(shown)} {self.unit}".strip()


@dataclass(frozen=True)
class ManagerRequest:
    """What a team asks in a quarter, and of whom; an empty ``of`` means that no name was filled in."""

    quarter: int
    what: str
    of: str


@dataclass(frozen=True)
class Summary:
    """What the overview shows of one plan; money in cents, ``rostered`` None as long as nothing was entered."""

    plan_id: UUID
    source: str
    """The name of the file, or nothing for a plan of the library."""
    place: str
    """Where it can be opened: the path of the file, or the key of the plan in the library."""
    team: str
    organisation: str
    location: str
    year: int
    state: PlanState
    leader: str
    revision: int
    changed_at: dt.datetime
    reviewed: tuple[int, dt.date | None] | None
    """The last quarter that was looked back on, and the day its review was closed or planned."""
    overall: GoalStatus | None
    goals: tuple[GoalLine, ...]
    planned: int
    spent: int
    promised: Decimal
    rostered: Decimal | None
    counted: int
    """Colleagues counted over the four types of technology user."""
    reached: int
    """Colleagues that the training reaches."""
    asked: ManagerRequest | None

    @property
    def called(self) -> str:
        """Return the name of the team, or say that it has none yet."""
        return self.team.strip() or _("Team without a name")

    @property
    def changed_on(self) -> dt.date:
        """Return the day of the last change, on this laptop's clock."""
        return self.changed_at.astimezone().date()


@dataclass(frozen=True)
class Totals:
    """What the teams come to together; ``rostered`` None as long as no team entered any hours."""

    teams: int
    statuses: dict[GoalStatus, int]
    planned: int
    spent: int
    promised: Decimal
    rostered: Decimal | None
    counted: int
    reached: int


@dataclass(frozen=True)
class Choice:
    """What the overview is narrowed down to; None and "" let everything through."""

    location: str = ""
    year: int | None = None
    focus: Focus | None = None
    stage: Stage | None = None


@dataclass(frozen=True)
class Source:
    """A plan that can be read: how it is called, where it is, what reads it, and whether it is a file."""

    name: str
    place: str
    load: Callable[[], Plan]
    file: bool = True


@dataclass(frozen=True)
class UnreadFile:
    """Something that could not be read, and why, in one sentence."""

    name: str
    sentence: str
    place: str = ""
    """Where it is, as in its Source."""
    is_closed: bool = False
    """Whether it asks for a passphrase."""

    @property
    def line(self) -> str:
        """Return the sentence, with the name before it where the sentence does not tell."""
        return self.sentence if self.name in self.sentence else f"{self.name}: {self.sentence}"


@dataclass(frozen=True)
class Collection:
    """The plans that were read, what could not be read, and which older ones were passed over, in sentences."""

    summaries: tuple[Summary, ...] = ()
    unread: tuple[UnreadFile, ...] = ()
    skipped: tuple[str, ...] = ()
    whole: bool = True
    """Whether everything was looked at; False after it was stopped halfway."""


def summary(plan: Plan, source: str = "", place: str = "") -> Summary:
    """Return what the overview shows of a plan."""
    team, lines = plan.team, line_amounts.amounts(plan)
    coaches = people.coaches(plan.people)
    trained = training_coverage.coverage(plan)
    leader = plan.leader
    judged = max(
        (review for review in plan.reviews if review.overall and review.is_filled("overall_why")),
        key=lambda item: item.quarter,
        default=None,
    )
    return Summary(
        plan_id=plan.id,
        source=source,
        place=place or str(plan.id),
        team=team.name,
        organisation=team.organisation,
        location=team.location,
        year=plan.year,
        state=plan.record.state,
        leader=leader.name.strip() if leader else "",
        revision=plan.record.revision,
        changed_at=plan.record.changed_at,
        reviewed=_reviewed(plan),
        overall=judged.overall if judged else None,
        goals=tuple(_goal(plan, goal, number) for number, goal in enumerate(goals.chosen(plan.goals), start=1)),
        planned=budget.total(lines),
        spent=budget.spent(lines),
        promised=people.total_promised(coaches, plan.year),
        rostered=people.total_rostered(coaches),
        counted=sum(item.number for item in trained),
        reached=sum(item.reached for item in trained),
        asked=_requests(plan),
    )


def collect(
    sources: Sequence[Source],
    *,
    seen: Callable[[Plan], Plan] | None = None,
    progress: Callable[[int, int], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Collection:
    """Read plans one by one into summaries, the same plan once; nothing is written.

    ``seen`` makes of each plan what may be seen of it (roles in the place of names). ``progress`` hears how many of
    how many were read; when ``stopped`` says so, what was read until then is given.
    """
    found: list[Summary] = []
    unread: list[UnreadFile] = []
    for place, source in enumerate(sources):
        if stopped and stopped():
            break
        try:
            plan = source.load()
            found.append(summary(seen(plan) if seen else plan, source.name if source.file else "", source.place))
        except PlanError as error:
            unread.append(UnreadFile(source.name, str(error), source.place, isinstance(error, NeedsPassphrase)))
        if progress:
            progress(place + 1, len(sources))
    kept, passed_over = newest_of_each(found)
    whole = len(found) + len(unread) == len(sources)
    return Collection(tuple(worst_first(kept)), tuple(unread), tuple(passed_over), whole)


def newest_of_each(summaries: Iterable[Summary]) -> tuple[list[Summary], list[str]]:
    """Keep of every plan the one that was saved most often, and say in words which ones were passed over."""
    kept: dict[UUID, Summary] = {}
    older: list[Summary] = []
    for item in sorted(
        summaries, key=lambda item: (item.revision, item.changed_at, item.source, item.place), reverse=True
    ):
        if item.plan_id in kept:
            older.append(item)
        else:
            kept[item.plan_id] = item
    return list(kept.values()), [_passed_over(kept[item.plan_id], item) for item in older]


def worst_first(summaries: Iterable[Summary], by: Sorting = "worst") -> list[Summary]:
    """Put teams in order: the one that asks for a talk first on top, or by name, place or last change."""
    keys: dict[Sorting, Callable[[Summary], tuple[object, ...]]] = {
        "worst": lambda item: _weight(item),
        "name": lambda item: (),
        "location": lambda item: (item.location.casefold(),),
        "changed": lambda item: (-item.changed_at.timestamp(),),
    }
    return sorted(summaries, key=lambda item: (*keys[by](item), *_named(item)))


def filtered(summaries: Iterable[Summary], choice: Choice) -> list[Summary]:
    """Keep the teams of a location and a year, with only their goals of a theme and a stage.

    A team without such a goal falls away; without a theme and a stage also teams without goals stay.
    """
    found = []
    for item in summaries:
        if choice.location and item.location.strip() != choice.location:
            continue
        if choice.year is not None and item.year != choice.year:
            continue
        if choice.focus is None and choice.stage is None:
            found.append(item)
            continue
        fitting = tuple(
            goal for goal in item.goals if choice.focus in (None, goal.focus) and choice.stage in (None, goal.stage)
        )
        if fitting:
            found.append(replace(item, goals=fitting))
    return found


def locations(summaries: Iterable[Summary]) -> list[str]:
    """Return the locations that occur, in the order of the alphabet."""
    return sorted({item.location.strip() for item in summaries if item.location.strip()}, key=str.casefold)


def years(summaries: Iterable[Summary]) -> list[int]:
    """Return the years that occur, the latest first."""
    return sorted({item.year for item in summaries}, reverse=True)


def totals(summaries: Sequence[Summary]) -> Totals:
    """Add the teams up."""
    counts = Counter(goal.status for item in summaries for goal in item.goals)
    rostered = [item.rostered for item in summaries if item.rostered is not None]
    return Totals(
        teams=len(summaries),
        statuses={status: counts[status] for status in GOAL_MARKS},
        planned=sum(item.planned for item in summaries),
        spent=sum(item.spent for item in summaries),
        promised=sum((item.promised for item in summaries), Decimal(0)),
        rostered=sum(rostered, Decimal(0)) if rostered else None,
        counted=sum(item.counted for item in summaries),
        reached=sum(item.reached for item in summaries),
    )


def _goal(plan: Plan, goal: Goal, number: int) -> GoalLine:
    measurements = sorted(
        (measurement for measurement in plan.measurements if measurement.goal_id == goal.id),
        key=lambda item: item.quarter,
    )
    judged = [item for item in measurements if counted_status(item)]
    measured = [item.value for item in measurements if item.value is not None]
    last = judged[-1] if judged else None
    return GoalLine(
        number=number,
        title=goal.title,
        status=last.status if last and last.status else "not_yet",
        why=last.why if last else "",
        quarter=last.quarter if last else None,
        baseline=goal.baseline,
        value=measured[-1] if measured else None,
        target=goal.target,
        unit=goal.unit,
        due=goal.due,
        focus=goal.focus,
        stage=goal.stage,
    )


def _reviewed(plan: Plan) -> tuple[int, dt.date | None] | None:
    closed = {closing.quarter: closing.closed_on for closing in plan.closings if closing.reopened_on is None}
    measured = {measurement.quarter for measurement in plan.measurements if counted_status(measurement)}
    quarter = max(closed.keys() | measured, default=None)
    if quarter is None:
        return None
    planned = next((review.on for review in plan.reviews if review.quarter == quarter), None)
    return quarter, closed.get(quarter, planned)


def _requests(plan: Plan) -> ManagerRequest | None:
    """Return what was asked in the latest quarter: what was asked before and not again has had its answer."""
    asking = [review for review in plan.reviews if review.is_filled("asked")]
    last = max(asking, key=lambda item: item.quarter, default=None)
    if last is None:
        return None
    return ManagerRequest(last.quarter, last.asked, last.asked_of.strip() or plan.team.manager.strip())


def _weight(item: Summary) -> tuple[int, ...]:
    counts = Counter(goal.status for goal in item.goals) or Counter(["not_yet"])
    return tuple(-counts[status] for status in GOAL_MARKS)


def _named(item: Summary) -> tuple[object, ...]:
    return (item.team.strip().casefold(), item.location.strip().casefold(), -item.year, str(item.plan_id))


def _passed_over(kept: Summary, older: Summary) -> str:
    counts, other = (item.source or _("your library") for item in (kept, older))
    if (kept.changed_at, kept.revision) == (older.changed_at, older.revision):
        return _("{team}, {year} came twice and counts once: {kept} and {other} hold the same plan.").format(
            team=kept.called, year=kept.year, kept=counts, other=other
        )
    if kept.changed_at <= older.changed_at:
        return _("{team}, {year}: {kept} counts, because it was saved more often than {other}.").format(
            team=kept.called, year=kept.year, kept=counts, other=other
        )
    return _("{team}, {year}: {kept} of {newer} counts; {other} of {older} is older.").format(
        team=kept.called, year=kept.year, kept=counts, newer=_moment(kept), other=other, older=_moment(older)
    )


def _moment(item: Summary) -> str:
    return f"{item.changed_at.astimezone():%d-%m-%Y %H:%M}"
