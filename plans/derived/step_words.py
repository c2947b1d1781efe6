"""What one step changes, in a few words: for the button that undoes it."""

from __future__ import annotations

from collections.abc import Sequence

from plans import field_text
from plans.edits import Added, Change, Edit, Removed
from plans.plan import SINGLE, TABLES, Plan, PlanRecord
from plans.records import PROVENANCE, Record
from plans.subjects import goals
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import choices, text


def describe_step(plan: Plan, step: Sequence[Edit]) -> str:
    """Say what a step of edits changes: "Wanneer, doel 2", "actie erbij", or the order of a list.

    What was done comes last in a step: before it a name becomes a person, or rows make room. Empty without edits.
    """
    meant = [edit for edit in step if not (isinstance(edit, Change) and edit.field in ("position", *PROVENANCE))]
    if any(isinstance(edit.record, Goal) and _gives_origin(edit) for edit in step):
        return _("technology card")
    if not meant and any(isinstance(edit, Change) and edit.field in PROVENANCE for edit in step):
        return _("looked at")
    if meant:
        return _describe(plan, meant[-1])
    if step:
        return _("order of the {what} changed").format(what=field_text.called(type(step[-1].record), several=True))
    return ""


def describe_outcome(plan: Plan, step: Sequence[Edit]) -> str:
    """Say what carrying out a step of edits did that happens out of sight: taken out, parked, adopted or opened again.

    Empty for what shows where the keyboard is.
    """
    gone = [edit.record for edit in step if isinstance(edit, Removed)]
    if gone:
        kinds = {type(record) for record in gone}
        if len(gone) == 1 or len(kinds) > 1:
            return _("{what} removed").format(what=field_text.called(type(gone[-1])))
        many = field_text.called(kinds.pop(), several=True)
        return _("{count} {what} taken out").format(count=len(gone), what=many)
    for edit in step:
        if isinstance(edit, Change) and isinstance(edit.record, Goal) and edit.field == "parked":
            name = field_text.goal_label(plan, edit.record.id)
            return (_("“{goal}” is parked") if edit.new else _("“{goal}” is no longer parked")).format(goal=name)
        if isinstance(edit, Change) and isinstance(edit.record, PlanRecord) and edit.field == "state":
            words = choices("plan", "plan.state")[edit.new]
            return f"{text('exchange', 'kept.state')}: {words}"
    return ""


def _gives_origin(edit: Edit) -> bool:
    if isinstance(edit, Change):
        return edit.field == "origin"
    return isinstance(edit, Added) and bool(edit.record.origin)


def _describe(plan: Plan, edit: Edit) -> str:
    one = field_text.called(type(edit.record))
    match edit:
        case Added():
            return _("{what} added").format(what=one)
        case Removed():
            return _("{what} removed").format(what=one)
        case Change(record, field):
            words = _field_name(record, field)
            alone = isinstance(record, PlanRecord) or any(TABLES[name] is type(record) for name in SINGLE)
            return words if alone else f"{words}, {_named(plan, record, one)}"


def _field_name(record: Record | PlanRecord, field: str) -> str:
    if isinstance(record, PlanRecord) and field in ("state", "adopted_on", "adopted_by"):
        return text("exchange", "kept.state")
    return field_text.short_name(type(record), field)


def _named(plan: Plan, record: Record | PlanRecord, one: str) -> str:
    number = goals.number(record, plan.goals) if isinstance(record, Goal) else None
    return f"{one} {number}" if number else one
