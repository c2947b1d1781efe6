"""The ambassadors and digicoaches by name, and everybody else in the plan, on paper."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Spacer

from plans import actions, calendar
from plans import people as subject
from plans.dates import QUARTERS, quarter_of
from plans.people import Person
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.shapes import Rule
from plans.printing.styles import COLOURS, HEADING_FLUSH, NOTE, NOTE_RIGHT, QUIET, STRONG_RIGHT
from plans.printing.tables import bare, facts, grid, not_filled, paired, shared
from plans.printing.text import Markup, coloured, joined, paragraph
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
_KEPT = {"kept": ("●", "on_course"), "short": ("▲", "attention")}
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
    for one in coaches:
        flow += _card(plan, one)
    hours = _hours(plan, coaches)
    if hours and len(coaches) > 1:
        flow += heading(section_title("people", "together")) + hours
    for one in more:
        flow += _card(plan, one)
    if listed:
        flow += heading(section_title("people", "others"))
        flow += grid(
            [field_name(Person, field) for field in ("name", "role", "function", "location")],
            [[one.name, _role(one), one.function, one.location] for one in listed],
            shared(WIDTH, 4, 4, 4, 3),
        )
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
    flow: Flow = [
        CondPageBreak(150),
        Rule(COLOURS["border"], 0.9, before=18, after=6),
        bare([[who, when]], shared(WIDTH, 5, 2)),
        Spacer(0, 8),
    ]
    does, keeps = ((field_question(Person, field), getattr(one, field)) for field in _BESIDE)
    flow += paired(does, keeps)
    flow += _hours(plan, [one])
    flow += facts(
        [
            *((field_name(Person, field), getattr(one, field)) for field in ("mandate", "knowledge")),
            *_meetings(plan, one),
            (field_name(Person, "exchange"), one.exchange),
            (field_name(Person, "replaced_by_id"), person_name(plan.person(one.replaced_by_id))),
        ]
    )
    return flow


def _hours(plan: Plan, ours: list[Person]) -> Flow:
    """Give hours promised and rostered side by side for the quarters; nothing when there are none."""
    promised = [subject.total_promised(ours, plan.year, quarter) for quarter in (*QUARTERS, None)]
    rostered = [subject.total_rostered(ours, quarter) for quarter in (*QUARTERS, None)]
    if not any(promised) and rostered[-1] is None:
        return []
    kept: list[Markup] = []
    for quarter in QUARTERS:
        word = subject.kept_together(ours, plan.year, quarter)
        shape, colour = _KEPT.get(word, ("", "muted"))
        mark = f"{shape} {subject.show_kept(ours, plan.year, quarter)}" if shape else ""
        kept.append(coloured(mark, COLOURS[colour]))
    head = [_("Hours"), *(_("Quarter {number}").format(number=quarter) for quarter in QUARTERS), _("Year")]
    rows: list[list[str | Markup]] = [
        [_("Promised"), *(number(hours) for hours in promised)],
        [_("Rostered"), *("–" if hours is None else number(hours) for hours in rostered)],
    ]
    if rostered[-1] is not None:
        rows.append(["", *kept, ""])
    return [CondPageBreak(90), *grid(head, rows, shared(WIDTH, 5, 5, 5, 5, 5, 3)), Spacer(0, 6)]


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
        (_("Dates"), "\n".join(filter(None, quarters))),
        (_("Changes"), "\n".join(words for _kept, words in calendar.show_changes(found))),
    ]


def _role(one: Person) -> str:
    role = chosen(one, "role")
    return joined([role, "" if one.role_name.casefold() == role.casefold() else one.role_name])
