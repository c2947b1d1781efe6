"""The ambassadors and digicoaches by name, and everybody else in the plan, on paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from reportlab.platypus import Spacer

from plans import calendar_rules
from plans.dates import QUARTERS
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.other_fields import other_fields
from plans.printing.shapes import Rule
from plans.printing.styles import (
    CELL_NOTE,
    CELL_NOTE_RIGHT,
    CELL_RIGHT,
    CELL_RIGHT_STRONG,
    CELL_STRONG,
    COLOURS,
    GRID,
    HEADING_FLUSH,
    NOTE,
    NOTE_RIGHT,
    STRONG_RIGHT,
)
from plans.printing.tables import bare_table, facts, grid, keep_together, not_filled, shared
from plans.printing.text import coloured, joined, paragraph
from plans.printing.words import (
    chosen_words,
    field_name,
    number,
    period,
    person_name,
    section_title,
    step_title,
    whole,
)
from plans.status import HOURS_KEPT_MARKS
from plans.subjects import people as subject
from plans.subjects.people import Person
from resources.language import LANGUAGES, speaking
from resources.language import gettext as _

_BESIDE = ("responsible_for", "leader_keeps")
_WHOLE = 500
"""A piece about somebody that is lower than this is kept whole, in points."""
_MEETING = ("rhythm", "meet_every", "meet_week", "meet_day", "meet_time")
_LISTED = {"name", "role", "role_name", "function", "location", "responsible_for", *_MEETING}
"""What has room in one row of a table."""
_PLACED = _LISTED | {
    *("hours_per_week", "start", "until", "leader_keeps", "mandate", "knowledge", "exchange", "replaced_by_id"),
    *(f"rostered{quarter}" for quarter in QUARTERS),
}


def people(plan: Plan) -> Flow:
    """Return a piece for everybody with hours or agreements, and a table of the others."""
    flow = section(step_title("people"), "people")
    coaches = subject.coaches(plan.people)
    others = [person for person in plan.people if person not in coaches and person.is_begun()]
    more = [
        other for other in others if any(other.is_filled(field) for field in Person.fields() if field not in _LISTED)
    ]
    listed = [other for other in others if other not in more and _named(other)]
    if not coaches:
        flow += not_filled()
    for place, coach in enumerate(coaches):
        flow += _card(plan, coach, ruled=place > 0)
    hours = _hours(plan, coaches)
    if hours:
        flow += heading(section_title("people", "together")) + hours
    for item in more:
        flow += _card(plan, item)
    if listed:
        flow += heading(section_title("people", "others")) + _others(plan, listed)
    return flow


def _card(plan: Plan, person: Person, *, ruled: bool = True) -> Flow:
    """Return what is agreed with somebody, below a line where somebody else stands above."""
    hours = _hours_of(plan, person) if person.is_filled("hours_per_week") else ""
    name = paragraph(person_name(person) or _("Nobody yet"), HEADING_FLUSH)
    more = [*_roles(person), person.location, _part_of_the_year(plan, person), *_replaced(plan, person)]
    head: Flow = [
        *([Rule(COLOURS["border"], 0.9, before=2 * GRID, after=GRID / 2)] if ruled else []),
        *(
            [bare_table([[name, paragraph(coloured(hours, COLOURS["accent"]), STRONG_RIGHT)]], shared(WIDTH, 5, 3))]
            if hours
            else [name]
        ),
        paragraph(joined(more), NOTE),
        Spacer(0, GRID / 2),
    ]
    rows = [
        *((field_name(Person, field), getattr(person, field)) for field in ("mandate", "knowledge")),
        *_meetings(plan, person),
        (field_name(Person, "exchange"), person.exchange),
        *other_fields(plan, person, _PLACED),
    ]
    rows = [*((field_name(Person, field), getattr(person, field)) for field in _BESIDE), *rows]
    return keep_together([*head, *facts(rows, small=True)], most=_WHOLE)


def _hours_of(plan: Plan, person: Person) -> str:
    """Say what somebody has a week, and what that is in the year of the plan."""
    a_week = _("{number} hours a week").format(number=number(person.hours_per_week))
    in_the_year = whole(subject.total_promised([person], plan.year))
    return joined([a_week, _("{number} hours in {year}").format(number=in_the_year, year=plan.year)])


def _part_of_the_year(plan: Plan, person: Person) -> str:
    """Say from when to when somebody has these hours; nothing for the whole year of the plan."""
    year_round = (person.start, person.until) == (dt.date(plan.year, 1, 1), dt.date(plan.year, 12, 31))
    return "" if year_round else period(person.start, person.until)


def _named(person: Person) -> bool:
    return person.name not in _whole_team() and any(
        person.is_filled(field) for field in ("name", "responsible_for", *_MEETING)
    )


def _whole_team() -> set[str]:
    """Return what the team as a whole is called as long as nobody gave it a name, in every language."""
    names = set()
    for language in LANGUAGES:
        with speaking(language):
            names.add(_("The team"))
    return names


def _others(plan: Plan, persons: list[Person]) -> Flow:
    """Return a row for everybody of whom little is written down: who, what for, and when we meet."""
    rows: list[list[Any]] = [
        [
            [
                paragraph(person_name(item), CELL_STRONG),
                paragraph(joined([*_roles(item), item.location]), CELL_NOTE),
            ],
            item.responsible_for,
            next(words for _name, words in _meetings(plan, item)),
        ]
        for item in persons
    ]
    head = [field_name(Person, field) for field in ("name", "responsible_for", "rhythm")]
    return grid(head, rows, shared(WIDTH, 10, 7, 5), padding=2)


def _hours(plan: Plan, persons: list[Person]) -> Flow:
    """Return the hours promised to everybody for the quarters, below them what was rostered.

    Nothing as long as nothing was rostered: what was promised stands with everybody, and together in the year.
    """
    if subject.total_rostered(persons) is None:
        return []
    head = [_("Hours promised"), *(_("Quarter {number}").format(number=quarter) for quarter in QUARTERS), _("Year")]
    rows: list[list[Any]] = [
        [person_name(item) or _("Nobody yet"), *_promised(plan, [item])]
        for item in persons
        if item.is_filled("hours_per_week") or subject.total_rostered([item]) is not None
    ]
    if len(persons) > 1:
        rows.append([paragraph(_("Together"), CELL_STRONG), *_promised(plan, persons, strong=True)])
    flow = grid(head, rows, shared(WIDTH, 6, 4, 4, 4, 4, 4), right=range(1, 6), totals=int(len(persons) > 1), padding=2)
    return [*flow, paragraph(_("In small print below the hours promised: what was on the rota."), NOTE_RIGHT)]


def _promised(plan: Plan, persons: list[Person], *, strong: bool = False) -> list[Flow]:
    cells: list[Flow] = []
    for quarter in (*QUARTERS, None):
        shown = whole(subject.total_promised(persons, plan.year, quarter))
        cell: Flow = [paragraph(shown, CELL_RIGHT_STRONG if strong else CELL_RIGHT)]
        rostered = subject.total_rostered(persons, quarter)
        if rostered is not None:
            word = subject.total_hours_kept(persons, plan.year, quarter) if quarter else ""
            mark = HOURS_KEPT_MARKS.get(word) if word else None
            shown = f"{mark.sign} {whole(rostered)}" if mark else whole(rostered)
            cell.append(paragraph(coloured(shown, COLOURS[mark.colour if mark else "muted"]), NOTE_RIGHT))
            if word == "short" and quarter:
                cell.append(paragraph(subject.format_hours_kept(persons, plan.year, quarter), CELL_NOTE_RIGHT))
        cells.append(cell)
    return cells


def _meetings(plan: Plan, person: Person) -> list[tuple[str, str]]:
    """Return the meetings as a rule in words; their days stand with all days of the year."""
    rule = subject.rule(person)
    if rule is None:
        so_far = [chosen_words(person, field) for field in ("meet_every", "meet_week", "meet_day")]
        return [(field_name(Person, "rhythm"), joined([*so_far, person.meet_time, person.rhythm]))]
    sentence = calendar_rules.format_rule(rule)
    words = joined([sentence[:1].upper() + sentence[1:], person.meet_time, person.rhythm])
    return [(field_name(Person, "rhythm"), words)]


def _replaced(plan: Plan, person: Person) -> list[str]:
    """Say who takes over when somebody is away; nothing as long as nobody does."""
    other = person_name(plan.person(person.replaced_by_id))
    return [f"{field_name(Person, 'replaced_by_id').lower()}: {other}"] if other else []


def _roles(person: Person) -> list[str]:
    """Return what somebody is in the plan and at work, each once."""
    named = (chosen_words(person, "role"), person.role_name, person.function)
    return list({name.strip().casefold(): name for name in reversed(named)}.values())[::-1]
