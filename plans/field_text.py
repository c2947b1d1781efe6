"""What a person types and how a value is shown: one door for fields, tables, pasting and import."""

from __future__ import annotations

import datetime as dt
import types
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin
from uuid import UUID

from plans import money
from plans.dates import format_date
from plans.edits import Edit, addition, change
from plans.errors import Refused
from plans.plan import Plan, PlanRecord
from plans.records import Record, TableRow, is_money, references, validate_field
from plans.subjects import goals
from plans.subjects.people import Person
from resources.language import gettext as _
from resources.texts import choices, text

Kind = Literal[
    "words", "choice", "several", "tick", "count", "quantity", "amount", "date", "person", "goal", "activity", "scores"
]


_EVERYTHING = frozenset("allemaal alle alles iedereen all everyone everybody".split())
"""What people type for every word of a list."""


@cache
def kind(record: type[TableRow], field: str) -> Kind:
    """Return what kind of input a field takes, from its declaration in the record."""
    if field in references(record):
        return cast(Kind, references(record)[field])
    bare = _bare(record, field)
    if get_origin(bare) is Literal:
        return "choice"
    if get_origin(bare) is list:
        return "several"
    if get_origin(bare) is dict:
        return "scores"
    if bare is int:
        return "amount" if is_money(record, field) else "count"
    kinds: dict[type, Kind] = {str: "words", bool: "tick", Decimal: "quantity", dt.date: "date"}
    return kinds[bare]


def options(record: type[Record] | type[PlanRecord], field: str) -> dict[str, str]:
    """Return the values of a fixed list with their words in the language in use."""
    return choices(record.subject, f"{record.__tablename__}.{field}")


def question(record: type[Record] | type[PlanRecord], field: str) -> str:
    """Return the question that stands above a field."""
    return _text(record, field, "ask")


def short_name(record: type[Record] | type[PlanRecord], field: str) -> str:
    """Return the short name of a field, for table heads and prints."""
    return _text(record, field, "name")


def called(record: type[Record] | type[PlanRecord], *, several: bool = False) -> str:
    """Return what a record is called within a sentence: "goal", or "goals" for several of them."""
    path = f"tables.{record.__tablename__}"
    one = text(record.subject, f"{path}.one")
    return text(record.subject, f"{path}.many", one) if several else one


def help_text(record: type[Record] | type[PlanRecord], field: str) -> str:
    """Return the line of help for a field, empty when it needs none."""
    return text(record.subject, f"fields.{record.__tablename__}.{field}.help", "")


def hint(record: type[Record] | type[PlanRecord], field: str) -> str:
    """Return an example answer that stands in an empty field, or nothing."""
    return text(record.subject, f"fields.{record.__tablename__}.{field}.hint", "")


def format_value(plan: Plan, record: Record | PlanRecord, field: str) -> str:
    """Write the value of a field as a person reads and types it."""
    value = getattr(record, field)
    if value is None:
        return ""
    match kind(type(record), field):
        case "choice":
            return options(type(record), field).get(value, str(value))
        case "several":
            named = options(type(record), field)
            return ", ".join(named.get(item, item) for item in value)
        case "scores":
            named = options(type(record), field)
            return ", ".join(f"{named.get(item, item)}: {score}" for item, score in value.items())
        case "tick":
            return _("yes") if value else _("no")
        case "count" if field == "year":
            return str(value)
        case "count" | "quantity":
            return money.format_number(value)
        case "amount":
            return money.format_cell_amount(value)
        case "date":
            return format_date(value)
        case "person":
            return person_label(plan.person(value))
        case "goal":
            return goal_label(plan, value)
        case "activity":
            return activity_label(plan, value)
        case _:
            return str(value)


def person_label(person: Person | None) -> str:
    """Name a person; someone without a name is named by role."""
    if person is None:
        return ""
    return person.name or options(Person, "role").get(person.role or "", _("Nameless"))


def goal_label(plan: Plan, key: UUID | None) -> str:
    """Name a goal by its number and title, the way the whole plan knows it."""
    goal = plan.goal(key)
    if goal is None:
        return ""
    place = goals.number(goal, plan.goals)
    named = goal.title or goal.result or _("no name yet")
    return f"{place or '–'} {named}".strip()


def activity_label(plan: Plan, key: UUID | None) -> str:
    """Name a training by what it is."""
    activity = next((item for item in plan.activities if item.id == key), None)
    return (activity.what.strip() or _("no name yet")) if activity else ""


def parse_value(plan: Plan, record: type[Record] | type[PlanRecord], field: str, typed: str) -> Any:
    """Return the value that a typed text stands for; empty text empties the field.

    Raises Refused with a sentence when the text does not fit the field.
    """
    sort = kind(record, field)
    if sort == "words":
        return validate_field(record, field, typed)
    tidy = typed.strip()
    if sort == "several":
        named = options(record, field)
        if tidy.casefold() in _EVERYTHING:
            return list(named)
        parts = [part.strip() for part in tidy.replace(";", ",").split(",") if part.strip()]
        return [_picked(named, part) for part in parts]
    if sort == "tick":
        return bool(tidy) and _picked({"yes": _("yes"), "no": _("no"), "x": "x", "1": "1", "0": "0"}, tidy) not in (
            "no",
            "0",
        )
    if not tidy:
        return validate_field(record, field, None)
    match sort:
        case "choice":
            return _picked(options(record, field), tidy)
        case "count" if field == "year":
            if not (tidy.isascii() and tidy.isdigit() and len(tidy) == 4):
                raise Refused(_("Type a year of four digits, for example 2027."))
            return validate_field(record, field, int(tidy))
        case "count":
            number = money.parse_number(tidy)
            if number != number.to_integral_value():
                raise Refused(_("Use a whole number here."))
            return validate_field(record, field, int(number))
        case "quantity":
            return validate_field(record, field, money.parse_number(tidy))
        case "amount":
            return validate_field(record, field, money.parse_amount(tidy))
        case "date":
            from plans.date_words import parse_day  # for who types a day

            return parse_day(tidy, plan.year, plan.team.region, starts=field == "start")
        case "person":
            return UUID(_picked({str(person.id): person_label(person) for person in plan.people}, tidy, begun=False))
        case "activity":
            return UUID(
                _picked({str(activity.id): activity_label(plan, activity.id) for activity in plan.activities}, tidy)
            )
        case _:
            return UUID(_picked(_goal_words(plan), tidy))


def parse_edits(plan: Plan, record: Record | PlanRecord, field: str, typed: str) -> list[Edit]:
    """Make the edits that put a typed text in a field; a new name becomes a person in the plan.

    Gives no edits when nothing changes. Raises Refused as ``parse_value`` does.
    """
    try:
        value = parse_value(plan, type(record), field, typed)
    except Refused:
        if kind(type(record), field) != "person":
            raise
        added = addition(plan, Person, name=validate_field(Person, "name", typed.strip()), role="colleague")
        person = cast(Any, added[-1]).record
        return [*added, change(record, field, person.id)]
    return [] if value == getattr(record, field) else [change(record, field, value)]


def _goal_words(plan: Plan) -> dict[str, str]:
    return {str(goal.id): goal_label(plan, goal.id) for goal in plan.goals}


def _picked(named: dict[str, str], typed: str, *, begun: bool = True) -> str:
    """Find a word of a list by value, by label, by the first word of a label or by how it begins."""
    wanted = typed.casefold()
    labels = {value: label.casefold() for value, label in named.items()}
    for found in (
        [value for value in named if wanted in (value, labels[value])],
        [value for value in named if labels[value].split(" ")[0] == wanted],
        [value for value in named if begun and len(wanted) >= 3 and labels[value].startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
    raise Refused(
        _("“{text}” is not one of: {choices}.").format(text=typed[:30], choices=", ".join(list(named.values())[:12]))
    )


def _bare(record: type[TableRow], field: str) -> Any:
    annotation = record.model_fields[field].annotation
    if get_origin(annotation) in (Union, types.UnionType):
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _text(record: type[Record] | type[PlanRecord], field: str, part: str) -> str:
    return text(record.subject, f"fields.{record.__tablename__}.{field}.{part}", field)
