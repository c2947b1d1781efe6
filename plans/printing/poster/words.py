"""What stands on the wall poster: the words of a plan that a team looks at all year, in the language in use."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from plans.dates import QUARTERS, format_short_day, month_name, quarter_end, quarter_of
from plans.house import Look
from plans.plan import Plan
from plans.printing.actions import in_order
from plans.printing.goals import reach
from plans.printing.house_look import look
from plans.printing.styles import goal_colour
from plans.printing.text import one_line
from plans.printing.words import chosen_words, number, person_name
from plans.status import ActionStatus, GoalStatus
from plans.subjects import goals, people, reviews
from plans.subjects.actions import Action, poster_words, shortened
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources.language import gettext as _

_LONG = 60
"""Characters of a text that somebody typed for the wall itself; of more, the rest stands in the plan."""
_TITLE = 90


@dataclass(frozen=True)
class Step:
    """An action: what, and how far it is."""

    what: str
    status: ActionStatus | None


@dataclass(frozen=True)
class Ring:
    """A place to measure: what was measured there, how it stood, and which part of the way that is (0 to 1)."""

    value: str = ""
    status: GoalStatus | None = None
    part: float | None = None


@dataclass(frozen=True)
class Lane:
    """The course of a goal through the year, from where it starts to the flag and the celebration."""

    number: int
    colour: str
    title: str
    figure: str
    """From where to where."""
    due: str
    owner: str
    start: str
    rings: tuple[Ring, ...]
    flag: tuple[int, str] | None
    """In which quarter (1 to 4) the goal is to be reached, and at which value."""
    steps: tuple[tuple[Step, ...], ...]
    """The actions of each quarter."""
    celebration: str
    reached: bool

    @property
    def so_far(self) -> int:
        """Return the last quarter of which something is known; 0 for none."""
        known = [place for place, ring in enumerate(self.rings, start=1) if ring.value or ring.status]
        return max(known, default=0)


@dataclass(frozen=True)
class Content:
    """Everything on the poster."""

    headline: str
    """The message of the vision; without one the name of the team."""
    team: str
    """The name of the team, where it is not the headline."""
    year: str
    moments: tuple[str, ...]
    """The day of each review, or its quarter."""
    lanes: tuple[Lane, ...]
    people: tuple[tuple[str, str], ...]
    """Who to go to: name and role."""
    stops: tuple[tuple[int, str, str], ...]
    """What stops: the number of its goal, the colour, and what."""
    loose: tuple[Step, ...]
    """The actions that belong to no goal."""
    stand: str
    """How far the year is, or in what state the plan is."""
    house: Look
    """How the house looks."""


def content(plan: Plan) -> Content:
    """Gather what stands on the poster."""
    team, selected = plan.team.name.strip(), goals.chosen(plan.goals)
    year = _("Our year {year}").format(year=plan.year)
    message = plan.vision.message.strip()
    loose = [action for action in plan.actions if action.goal_id is None and action.is_filled("what")]
    lanes = tuple(_lane(plan, goal, place) for place, goal in enumerate(selected, start=1))
    return Content(
        headline=message or team or year,
        team=team if message else "",
        year=year if message or team else "",
        moments=tuple(_moment(plan, quarter) for quarter in QUARTERS),
        lanes=lanes,
        people=tuple(_person(coach) for coach in people.coaches(plan.people) if coach.is_begun()),
        stops=tuple(
            (place, goal_colour(place), shortened(item.stop_doing))
            for place, item in enumerate(selected, start=1)
            if item.is_filled("stop_doing")
        ),
        loose=tuple(_step(item) for item in in_order(loose)),
        stand=_stand(plan, max((lane.so_far for lane in lanes), default=0)),
        house=look(plan),
    )


def _lane(plan: Plan, goal: Goal, place: int) -> Lane:
    actions = [action for action in plan.actions if action.goal_id == goal.id and action.is_begun()]
    steps: list[list[Step]] = [[] for _quarter in QUARTERS]
    for action in in_order(actions):
        steps[_quarter(action, plan.year) - 1].append(_step(action))
    rings = tuple(_ring(plan, goal, quarter) for quarter in QUARTERS)
    due = format_short_day(goal.due, plan.year) if goal.due else ""
    return Lane(
        number=place,
        colour=goal_colour(place),
        title=one_line(goal.title, _TITLE) or one_line(goal.result, _TITLE) or _("Goal {number}").format(number=place),
        figure=one_line(reach(goal), _LONG),
        due=_("before {day}").format(day=due) if due else "",
        owner=one_line(person_name(plan.person(goal.owner_id)), 40),
        start=number(goal.baseline),
        rings=rings,
        flag=_flag(plan, goal),
        steps=tuple(map(tuple, steps)),
        celebration=one_line(goal.celebration, _TITLE).rstrip("."),
        reached=next((ring.status for ring in reversed(rings) if ring.status), None) == "reached",
    )


def _ring(plan: Plan, goal: Goal, quarter: int) -> Ring:
    found = reviews.measurement_of(plan.measurements, goal.id, quarter)
    if found is None:
        return Ring()
    status = reviews.counted_status(found)
    return Ring(number(found.value), status, 1.0 if status == "reached" else _part(goal, found.value))


def _part(goal: Goal, value: Decimal | None) -> float | None:
    """Return which part of the way from baseline to target a value is; None where there is no way to go."""
    if value is None or goal.baseline is None or goal.target is None or goal.target == goal.baseline:
        return None
    return float(max(Decimal(0), min(Decimal(1), (value - goal.baseline) / (goal.target - goal.baseline))))


def _flag(plan: Plan, goal: Goal) -> tuple[int, str] | None:
    """Return at which review the goal is to be reached: the first on or after its day; none without any aim."""
    if goal.due is None and goal.target is None:
        return None
    days = {review.quarter: review.on for review in plan.reviews}
    due = goal.due or quarter_end(plan.year, QUARTERS[-1])
    reached = [quarter for quarter in QUARTERS if (days.get(quarter) or quarter_end(plan.year, quarter)) >= due]
    return (reached[0] if reached else QUARTERS[-1]), number(goal.target)


def _quarter(action: Action, year: int) -> int:
    """Return under which quarter an action stands: what is older under the first, what has no day under the last."""
    day = action.due or action.start
    if day is None or day.year > year:
        return QUARTERS[-1]
    return QUARTERS[0] if day.year < year else quarter_of(day)


def _step(action: Action) -> Step:
    return Step(one_line(poster_words(action), _LONG) or "…", action.status)


def _person(person: Person) -> tuple[str, str]:
    name = one_line(person_name(person), 40)
    role = one_line(person.role_name.strip() or chosen_words(person, "role"), 40)
    # "digicoach 2" need not be called a digicoach.
    return name, "" if name.casefold().startswith(role.casefold()) else role[:1].lower() + role[1:]


def _moment(plan: Plan, quarter: int) -> str:
    day: dt.date | None = next((review.on for review in plan.reviews if review.quarter == quarter), None)
    return f"{day.day} {month_name(day.month)}" if day else _("Quarter {number}").format(number=quarter)


def _stand(plan: Plan, quarter: int) -> str:
    if quarter:
        return _("how it is going after quarter {number}").format(number=quarter)
    return chosen_words(plan.record, "state").lower() if plan.record.state in ("concept", "consultation") else ""
