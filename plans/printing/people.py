"""The ambassadors and digicoaches by name, and everybody else in the plan, on paper."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Spacer

from plans import actions, calendar
from plans import people as subject
from plans.dates import QUARTERS, quarter_of
from plans.people import Person
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.rest import rest
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
    QUIET,
    STRONG_RIGHT,
)
from plans.printing.tables import bare, facts, grid, not_filled, paired, shared, together
from plans.printing.text import coloured, joined, paragraph
from plans.printing.words import (
    chosen,
    field_name,
    field_question,
    number,
    period,
    person_name,
    section_title,
    step_title,
)
from plans.status import KEPT
from resources.language import LANGUAGES, speaking
from resources.language import gettext as _

_BESIDE = ("responsible_for", "leader_keeps")
_WHOLE = 170
"""A piece about somebody that is lower than this is kept whole, in points."""
_MEETING = ("rhythm", "meet_every", "meet_week", "meet_day", "meet_time")
_LISTED = {"name", "role", "role_name", "function", "location", "responsible_for", *_MEETING}
"""What has room in one row of a table."""
_PLACED = _LISTED | {
    *("hours_per_week", "start", "until", "leader_keeps", "mandate", "knowledge", "exchange", "replaced_by_id"),
    *(f"rostered{quarter}" for quarter in QUARTERS),
}


def people(plan: Plan) -> Flow:
    """Give a piece for everybody with hours or agreements, and a table of the others."""
    flow = section(step_title("people"), "people")
    coaches = subject.coaches(plan.people)
    others = [one for one in plan.people if one not in coaches and one.begun()]
    more = [one for one in others if any(one.filled(field) for field in Person.fields() if field not in _LISTED)]
    listed = [one for one in others if one not in more and _named(one)]
    if not coaches:
        flow += not_filled()
    for one in coaches:
        flow += _card(plan, one)
    hours = _hours(plan, coaches)
    if hours:
        flow += heading(section_title("people", "together")) + hours
    for one in more:
        flow += _card(plan, one)
    if listed:
        flow += heading(section_title("people", "others")) + _others(plan, listed)
    if any(one.begun() for one in plan.collaborations):
        said = _("With whom you work together, and what you agreed, stands under “{step}”.")
        flow += [Spacer(0, 10), paragraph(said.format(step=step_title("conditions")), QUIET)]
    return flow


def _card(plan: Plan, one: Person) -> Flow:
    hours = _("{number} hours a week").format(number=number(one.hours_per_week)) if one.filled("hours_per_week") else ""
    who = [
        paragraph(person_name(one) or _("Nobody yet"), HEADING_FLUSH),
        paragraph(joined([_role(one), one.function, one.location]), NOTE),
    ]
    when = [
        paragraph(coloured(hours, COLOURS["accent"]), STRONG_RIGHT),
        paragraph(period(one.start, one.until), NOTE_RIGHT),
    ]
    head: Flow = [
        Rule(COLOURS["border"], 0.9, before=2 * GRID, after=GRID / 2),
        bare([[who, when]], shared(WIDTH, 5, 2)) if hours or one.start or one.until else bare([[who]], [WIDTH]),
        Spacer(0, GRID / 2),
    ]
    told = [
        *((field_name(Person, field), getattr(one, field)) for field in ("mandate", "knowledge")),
        *_meetings(plan, one),
        (field_name(Person, "exchange"), one.exchange),
        (field_name(Person, "replaced_by_id"), person_name(plan.person(one.replaced_by_id))),
        *rest(plan, one, _PLACED),
    ]
    if one.role in subject.COACHING:
        does, keeps = ((field_question(Person, field), getattr(one, field)) for field in _BESIDE)
        return together([*head, *paired(does, keeps), *facts(told, small=True)], most=_WHOLE)
    told = [*((field_name(Person, field), getattr(one, field)) for field in _BESIDE), *told]
    return together([*head, *facts(told, small=True)], most=_WHOLE)


def _named(one: Person) -> bool:
    return one.name not in _whole_team() and any(one.filled(field) for field in ("name", "responsible_for", *_MEETING))


def _whole_team() -> set[str]:
    """Give what the team as a whole is called as long as nobody gave it a name, in every language."""
    names = set()
    for language in LANGUAGES:
        with speaking(language):
            names.add(_("The team"))
    return names


def _others(plan: Plan, ours: list[Person]) -> Flow:
    """Give a row for everybody of whom little is written down: who, what for, and when we meet."""
    rows: list[list[Any]] = [
        [
            [
                paragraph(person_name(one), CELL_STRONG),
                paragraph(joined([_role(one), one.function, one.location]), CELL_NOTE),
            ],
            one.responsible_for,
            next(words for _name, words in _meetings(plan, one)),
        ]
        for one in ours
    ]
    head = [field_name(Person, field) for field in ("name", "responsible_for", "rhythm")]
    return grid(head, rows, shared(WIDTH, 8, 7, 5), padding=2)


def _hours(plan: Plan, ours: list[Person]) -> Flow:
    """Give the hours promised to everybody for the quarters, below them what was rostered; nothing without any."""
    if not subject.total_promised(ours, plan.year) and subject.total_rostered(ours) is None:
        return []
    head = [_("Hours promised"), *(_("Quarter {number}").format(number=quarter) for quarter in QUARTERS), _("Year")]
    rows: list[list[Any]] = [
        [person_name(one) or _("Nobody yet"), *_promised(plan, [one])]
        for one in ours
        if one.filled("hours_per_week") or subject.total_rostered([one]) is not None
    ]
    if len(ours) > 1:
        rows.append([paragraph(_("Together"), CELL_STRONG), *_promised(plan, ours, strong=True)])
    flow = grid(head, rows, shared(WIDTH, 6, 4, 4, 4, 4, 4), right=range(1, 6), totals=int(len(ours) > 1), padding=2)
    if subject.total_rostered(ours) is not None:
        flow.append(paragraph(_("Small, below the hours promised: what stood on the roster."), NOTE_RIGHT))
    return flow


def _promised(plan: Plan, ours: list[Person], *, strong: bool = False) -> list[Flow]:
    cells: list[Flow] = []
    for quarter in (*QUARTERS, None):
        shown = number(subject.total_promised(ours, plan.year, quarter))
        cell: Flow = [paragraph(shown, CELL_RIGHT_STRONG if strong else CELL_RIGHT)]
        rostered = subject.total_rostered(ours, quarter)
        if rostered is not None:
            word = subject.kept_together(ours, plan.year, quarter) if quarter else ""
            mark = KEPT.get(word) if word else None
            shown = f"{mark.sign} {number(rostered)}" if mark else number(rostered)
            cell.append(paragraph(coloured(shown, COLOURS[mark.colour if mark else "muted"]), NOTE_RIGHT))
            if word == "short" and quarter:
                cell.append(paragraph(subject.show_kept(ours, plan.year, quarter), CELL_NOTE_RIGHT))
        cells.append(cell)
    return cells


def _meetings(plan: Plan, one: Person) -> list[tuple[str, str]]:
    """Give the meetings: the rule in words, all its dates, and what moves or falls out and why."""
    rule = subject.rule(one)
    if rule is None:
        so_far = [chosen(one, field) for field in ("meet_every", "meet_week", "meet_day")]
        return [(field_name(Person, "rhythm"), joined([*so_far, one.meet_time, one.rhythm]))]
    found = subject.meetings(one, plan.year, actions.blocked(plan.blocks))
    days = calendar.dates(found)
    said = calendar.show_rule(rule)
    quarters = (calendar.show_months(day for day in days if quarter_of(day) == quarter) for quarter in QUARTERS)
    return [
        (field_name(Person, "rhythm"), joined([said[:1].upper() + said[1:], one.meet_time, one.rhythm])),
        (_("Dates"), joined(list(quarters))),
        (_("Changes"), "\n".join(words for _kept, words in calendar.show_changes(found))),
    ]


def _role(one: Person) -> str:
    role = chosen(one, "role")
    return joined([role, "" if one.role_name.casefold() == role.casefold() else one.role_name])
