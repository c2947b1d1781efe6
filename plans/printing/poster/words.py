"""What stands on the wall poster: the words of a plan that a team looks at all year, in the language in use."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from uuid import UUID

from plans.dates import month_name
from plans.plan import Plan
from plans.printing.actions import in_order
from plans.printing.goals import reach
from plans.printing.styles import goal_colour
from plans.printing.words import chosen_words, number, person_name
from plans.status import ActionStatus
from plans.subjects import goals, people
from plans.subjects.actions import Action
from plans.subjects.calendar import Review
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources.language import gettext as _


@dataclass(frozen=True)
class Ticked:
    """An action: what, then who and when, and how far it is when that is not still to do."""

    what: str
    who_when: str
    status: ActionStatus | None
    so_far: str

    @property
    def note(self) -> str:
        """Return what stands below it."""
        return _listed([self.who_when, self.so_far])


@dataclass(frozen=True)
class Card:
    """A goal: its number and colour, what it is called, from where to where and by when, actions and gains."""

    number: int
    colour: str
    title: str
    figure: str
    note: str
    actions: list[Ticked]
    gains: list[tuple[str, str]]
    """Who notices it, and what."""

    @property
    def short(self) -> bool:
        """Return whether its title can stand in a heading again."""
        return len(self.title) < 120


@dataclass(frozen=True)
class Entry:
    """Something in the band at the foot: a mark or a name, and what there is to say of it."""

    name: str
    text: str = ""
    notes: list[str] = field(default_factory=list)
    colour: str = ""


@dataclass(frozen=True)
class Content:
    """Everything on the poster."""

    headline: str
    """The message of the vision; without one the name of the team."""
    team: str
    """The name of the team, where it is not the headline."""
    plan: str
    state: str
    cards: list[Card]
    people: list[Entry]
    stops: list[Entry]
    dates: list[Entry]
    loose: list[Ticked]
    """The actions that belong to no goal."""


def content(plan: Plan) -> Content:
    """Gather what stands on the poster."""
    team, selected = plan.team.name.strip(), goals.chosen(plan.goals)
    title = _("Our annual plan {year}").format(year=plan.year)
    message = plan.vision.message.strip()
    loose = [action for action in plan.actions if action.goal_id is None and action.is_filled("what")]
    return Content(
        headline=message or team or title,
        team=team if message else "",
        plan=title if message or team else "",
        state=_state(plan),
        cards=[_card(plan, goal, place) for place, goal in enumerate(selected, start=1)],
        people=[_person(coach) for coach in people.coaches(plan.people) if coach.is_begun()],
        stops=[
            Entry(str(place), item.stop_doing.strip(), colour=goal_colour(place))
            for place, item in enumerate(selected, start=1)
            if item.is_filled("stop_doing")
        ],
        dates=[_date(review, plan.year) for review in sorted(plan.reviews, key=lambda review: review.quarter)],
        loose=[_ticked(plan, item) for item in in_order(loose)],
    )


def _card(plan: Plan, goal: Goal, place: int) -> Card:
    actions = [action for action in plan.actions if action.goal_id == goal.id and action.is_begun()]
    due = _("no later than {day}").format(day=_kept(_day(goal.due, plan.year))) if goal.due else ""
    gains = ((_("Client:"), goal.client_gain), (_("Colleague:"), goal.employee_gain))
    return Card(
        number=place,
        colour=goal_colour(place),
        title=goal.title.strip() or goal.result.strip() or _("Goal {number}").format(number=place),
        figure=_bound(reach(goal)),
        note=_listed([due, _("runs on") if goal.runs_on else "", _who(plan, goal.owner_id)]),
        actions=[_ticked(plan, item) for item in in_order(actions)],
        gains=[(who, what.strip()) for who, what in gains if what.strip()],
    )


def _ticked(plan: Plan, action: Action) -> Ticked:
    when = _day(action.due, plan.year)
    if not when and action.start:
        when = _("from {day}").format(day=_day(action.start, plan.year))
    status = chosen_words(action, "status").lower() if action.status not in (None, "open") else ""
    who = _who(plan, action.owner_id)
    return Ticked(action.what.strip() or "…", _listed([who, _kept(when)]), action.status, status)


def _person(person: Person) -> Entry:
    name, role = person_name(person), person.role_name.strip() or chosen_words(person, "role")
    hours = _("{number} hours a week").format(number=number(person.hours_per_week)) if person.hours_per_week else ""
    # When a coach talks with the leader is not for the wall.
    notes = [person.location.strip()]
    return Entry(
        name,
        _listed(["" if role.casefold() == name.casefold() else role, _kept(hours)]),
        [note for note in notes if note],
    )


def _date(review: Review, year: int) -> Entry:
    if review.on is None:
        return Entry(_("Quarter {number}").format(number=review.quarter), _("no date yet"))
    notes = [_listed([review.time.strip(), review.place.strip()])]
    return Entry(_kept(_day(review.on, year)), notes=[note for note in notes if note])


def _state(plan: Plan) -> str:
    record = plan.record
    state = chosen_words(record, "state")
    if record.state in ("adopted", "closed") and record.adopted_on:
        day = f"{record.adopted_on.day} {month_name(record.adopted_on.month)} {record.adopted_on.year}"
        return _("{state} {day}").format(state=state, day=day)
    return state


def _listed(parts: list[str], between: str = "\xa0· ") -> str:
    return between.join(part for part in parts if part.strip())


def _day(day: dt.date | None, year: int) -> str:
    """Write a day without its year when that is the year of the plan."""
    if day is None:
        return ""
    words = f"{day.day} {month_name(day.month)}"
    return words if day.year == year else f"{words} {day.year}"


def _who(plan: Plan, key: UUID | None) -> str:
    name = person_name(plan.person(key))
    return _kept(name) if len(name) < 24 else name


def _kept(words: str) -> str:
    return words.replace(" ", "\xa0")


def _bound(figure: str) -> str:
    """Keep numbers, arrow and the first word of the unit on one line."""
    found = re.match(r"\S+ → \S+( \S{1,16}(?= |$))?", figure)
    return _kept(found[0]) + figure[found.end() :] if found else figure
