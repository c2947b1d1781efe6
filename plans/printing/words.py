"""The words around a plan on paper: names of fields, chosen values, numbers and dates."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from plans.dates import format_date, format_day, month_name, quarter_of
from plans.derived import time_won
from plans.money import format_cell_amount, format_number, format_whole_euros
from plans.plan import Plan, PlanRecord
from plans.printing.styles import COLOURS, goal_colour
from plans.printing.text import Markup, coloured, escaped, strong
from plans.records import Record
from plans.status import GOAL_MARKS, OPEN_STATES, GoalStatus, goal_word
from plans.subjects import goals
from plans.subjects.people import Person
from resources.language import gettext as _
from resources.texts import choices, text

AnyRecord = type[Record] | Record | type[PlanRecord] | PlanRecord


def step_title(subject: str) -> str:
    """Return the title of a step of the walk."""
    return text(subject, "step.title")


def field_name(record: AnyRecord, field: str) -> str:
    """Return the short name of a field, for a label or the head of a column."""
    return text(record.subject, f"fields.{record.__tablename__}.{field}.name")


def table_title(record: type[Record]) -> str:
    """Return the title above a table of these records."""
    return text(record.subject, f"tables.{record.__tablename__}.title")


def section_title(subject: str, key: str) -> str:
    """Return the title of a part of a step."""
    return text(subject, f"sections.{key}.title")


def field_question(record: AnyRecord, field: str) -> str:
    """Return the question that a field answers."""
    return text(record.subject, f"fields.{record.__tablename__}.{field}.ask")


def choice_words(record: type[Record], field: str) -> dict[str, str]:
    """Return the words of a fixed list by value, in their order."""
    return choices(record.subject, f"{record.__tablename__}.{field}")


def choice_word(record: AnyRecord, field: str, value: str | None) -> str:
    """Return the word for one value of a fixed list; nothing for nothing."""
    return text(record.subject, f"choices.{record.__tablename__}.{field}.{value}") if value else ""


def chosen_words(record: Record | PlanRecord, field: str) -> str:
    """Return the word that was chosen in a field; nothing when none was."""
    return choice_word(record, field, getattr(record, field))


def number(value: Decimal | int | None) -> str:
    """Write a number; nothing for None."""
    return "" if value is None else format_number(value)


def whole(value: Decimal | int | None) -> str:
    """Write a count of hours, worked out and never more precise than a whole one; a dash for nothing."""
    shown = format_number(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP)) if value else ""
    return "–" if shown in ("", "0") else shown


def hours_a_week(minutes: int) -> str:
    """Write minutes as hours without a unit: "8,5"; less than an hour in tenths."""
    return format_number(time_won.hours(minutes))


def hours(minutes: int) -> str:
    """Write minutes a week as hours with their unit: "8,5 uur"."""
    return _("{hours} hours").format(hours=hours_a_week(minutes))


def hours_together(minutes: int) -> str:
    """Write minutes as what the team keeps: "Samen 8,5 uur per week", without a full stop."""
    return _("{hours} hours a week together").format(hours=hours_a_week(minutes))


def euros(cents: int) -> str:
    """Write an amount in whole euros, as a plan promises it; a dash for nothing."""
    return f"€\xa0{format_whole_euros(cents)}" if cents else "–"


def exact_euros(cents: int) -> str:
    """Write an amount that somebody typed, with cents only where it has any."""
    return f"€\xa0{format_cell_amount(cents)}"


def plain_euros(cents: int) -> str:
    """Write an amount in whole euros without the sign, for a column of amounts; a dash for nothing."""
    return format_whole_euros(cents) if cents else "–"


def day(value: dt.date | None) -> str:
    """Write a date with the month as a word; nothing for None."""
    return "" if value is None else format_day(value)


def date(value: dt.date | None) -> str:
    """Write a date with numbers; nothing for None."""
    return "" if value is None else format_date(value)


def day_of_year(value: dt.date | None, year: int) -> str:
    """Write a day without its year where that is the year of the plan; nothing for None."""
    if value is None:
        return ""
    return f"{value.day} {month_name(value.month)}" if value.year == year else format_day(value)


def period(start: dt.date | None, until: dt.date | None) -> str:
    """Write from when to when, as far as it is known."""
    if start and until:
        return _("{start} to {until}").format(start=date(start), until=date(until))
    if start:
        return _("from {start}").format(start=date(start))
    return _("until {until}").format(until=date(until)) if until else ""


def quarter_title(moment: dt.date | None, year: int) -> str:
    """Name the part of the plan's year in which a day falls."""
    if moment is None:
        return _("Without a date")
    if moment.year < year:
        return _("Before {year}").format(year=year)
    if moment.year > year:
        return _("After {year}").format(year=year)
    return _("Quarter {number}").format(number=quarter_of(moment))


def person_name(person: Person | None) -> str:
    """Name a person: the name, else the role; nothing for None."""
    return (person.name.strip() or chosen_words(person, "role")) if person else ""


def goal_number(plan: Plan, key: UUID | None) -> Markup:
    """Return the number of a goal in its colour; nothing for a parked idea and for None."""
    goal = plan.goal(key)
    place = goals.number(goal, plan.goals) if goal else None
    return strong(coloured(str(place), goal_colour(place))) if place else Markup()


def goal_mark(plan: Plan, key: UUID | None) -> Markup:
    """Return the number of a goal in its colour, for a parked idea its title; nothing for None."""
    goal = plan.goal(key)
    return Markup() if goal is None else goal_number(plan, key) or escaped(goal.title)


def goal_name(plan: Plan, key: UUID | None) -> Markup:
    """Give "Goal 2" with the number in its colour; nothing for None."""
    mark = goal_mark(plan, key)
    return escaped(_("Goal") + "\xa0") + mark if mark else mark


def status_word_of(status: GoalStatus | None, word: str = "") -> Markup:
    """Return how a goal stands, or a team with a word of its own, as shape and word in a colour; nothing for None."""
    if status is None:
        return Markup()
    mark = GOAL_MARKS[status]
    return coloured(f"{mark.sign} {word or goal_word(status)}", COLOURS[mark.colour])


def state_line(plan: Plan) -> str:
    """Say in what state the plan is, with the day it was adopted or the version it came from."""
    record = plan.record
    state = chosen_words(record, "state")
    version = max((item.number for item in plan.versions), default=0)
    if record.state not in OPEN_STATES and record.adopted_on:
        state = _("{state} {day}").format(state=state, day=date(record.adopted_on))
    return _("{state} · version {number}").format(state=state, number=version) if version else state
