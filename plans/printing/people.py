"""The ambassadors and digicoaches by name, and everybody else in the plan, on paper."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Spacer

from plans import people as subject
from plans.people import Person
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.shapes import Rule
from plans.printing.styles import COLOURS, HEADING_FLUSH, NOTE, NOTE_RIGHT, STRONG_RIGHT
from plans.printing.tables import bare, facts, grid, not_filled, paired, shared
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
from resources.language import gettext as _

_BESIDE = ("responsible_for", "leader_keeps")
_LISTED = {"name", "role", "role_name", "function", "location"}


def people(plan: Plan) -> Flow:
    """Give a piece for everybody with hours or agreements, and a table of the others."""
    flow = section(step_title("people"), "people")
    coaches = subject.coaches(plan.people)
    others = [one for one in plan.people if one not in coaches and one.begun()]
    more = [one for one in others if any(one.filled(field) for field in Person.fields() if field not in _LISTED)]
    listed = [one for one in others if one not in more and one.filled("name") and one.name != _("The team")]
    if not coaches:
        flow += not_filled()
    for one in [*coaches, *more]:
        flow += _card(plan, one)
    if listed:
        flow += heading(section_title("people", "others"))
        flow += grid(
            [field_name(Person, field) for field in ("name", "role", "function", "location")],
            [[one.name, _role(one), one.function, one.location] for one in listed],
            shared(WIDTH, 4, 4, 4, 3),
        )
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
    flow: Flow = [
        CondPageBreak(150),
        Rule(COLOURS["border"], 0.9, before=18, after=6),
        bare([[who, when]], shared(WIDTH, 5, 2)),
        Spacer(0, 8),
    ]
    does, keeps = ((field_question(Person, field), getattr(one, field)) for field in _BESIDE)
    flow += paired(does, keeps)
    flow += facts(
        [
            *(
                (field_name(Person, field), getattr(one, field))
                for field in ("mandate", "knowledge", "rhythm", "exchange")
            ),
            (field_name(Person, "replaced_by_id"), person_name(plan.person(one.replaced_by_id))),
        ]
    )
    return flow


def _role(one: Person) -> str:
    role = chosen(one, "role")
    return joined([role, "" if one.role_name.casefold() == role.casefold() else one.role_name])
