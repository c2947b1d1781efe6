"""The history of a plan: how it stood at earlier moments, what changed since, and the edits that take something back.

What is taken back comes as edits on the plan as it is now, to be carried out as one step that can be undone. Adopted
versions, closed reviews, remarks and the state of the plan are facts of their day: nothing here takes those back. Of a
whole plan, what its locks refuse stays as it is, with all that it points to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, TypeVar
from uuid import UUID

from plans import locks
from plans.derived import compare
from plans.derived.compare import Difference
from plans.edits import OF_A_GOAL, Added, Change, Edit, Removed, change, removal
from plans.errors import PlanError, Refused
from plans.plan import KEPT, SINGLE, TABLES, Plan, PlanRecord, Version
from plans.plan_json import read_kept
from plans.records import Record, references
from plans.subjects.goals import MOST, Goal, chosen
from plans.subjects.reviews import Closing, Remark
from resources.language import gettext as _

Kind = Literal["adopted", "closed", "copy"]
Keeping = TypeVar("Keeping", Version, Closing)

STAYS = frozenset({*KEPT, "remarks"})
"""Tables in which going back changes nothing: what was adopted, closed, and said of the plan."""

FACTS = (Version, Closing, Remark)
"""The records of those tables."""


@dataclass(frozen=True)
class Moment:
    """How a plan stood at one moment."""

    kind: Kind
    at: dt.date | dt.datetime
    """The day it was adopted or its review closed; for a copy the moment it was last changed (UTC)."""
    by: str
    """Who adopted it, as the plan says; empty when nobody is known."""
    revision: int
    """How often the plan was saved until then; what orders its moments, whatever a clock said."""
    load: Callable[[], Plan]
    """Gives the plan as it stood; raises PlanError when it cannot be read."""
    number: int = 0
    """The number of the adopted version, or the quarter of the closed review."""


@dataclass(frozen=True)
class TakingBack:
    """What takes something back to how it was."""

    edits: list[Edit]
    """To be carried out as one step; none when nothing is taken back."""
    reasons: tuple[PlanError, ...] = ()
    """Why not, or why some of it stays as it is."""


def timeline(plan: Plan, copies: Iterable[Moment] = ()) -> list[Moment]:
    """Return the moments of a plan, oldest first: what it keeps itself, and copies of it.

    ``copies`` (``storage.restore.moment``) come in the order in which they were made, oldest first; of several that
    hold the same only the last is given. No clock decides the order, nor how often the plan was saved alone: a library
    that was put back counts on from an earlier number.
    """
    found: list[Moment] = []
    for copy in copies:
        found = [other for other in found if (other.revision, other.at) != (copy.revision, copy.at)]
        found.append(copy)
    own = [
        *(
            Moment("adopted", item.adopted_on, item.adopted_by, revision, partial(read_kept, item), item.number)
            for item, revision in _kept(plan.versions)
        ),
        *(
            Moment("closed", item.closed_on, "", revision, partial(read_kept, item), item.quarter)
            for item, revision in _kept(plan.closings)
        ),
    ]
    for moment in sorted(own, key=lambda moment: moment.revision):
        # After the last that was saved less often, or as often.
        before = [place for place, other in enumerate(found, start=1) if other.revision <= moment.revision]
        found.insert(before[-1] if before else 0, moment)
    return found


def changes(older: Plan, newer: Plan) -> list[Difference]:
    """Say what changed between two moments of a plan, record by record; what they keep is left aside."""
    kept = {str(TABLES[name].__tablename__) for name in KEPT}
    return [difference for difference in compare.differences(older, newer) if difference.table not in kept]


def taking_back(plan: Plan, older: Plan, key: UUID | None = None, field: str = "") -> TakingBack:
    """Return what takes back a whole plan, one record, or one field of it to how it was in ``older``, and why not.

    Of a whole plan, all is taken back but for what may not be; of a record or a field, all or nothing. What it returns
    is allowed by the locks of the plan.
    """
    if key is None:
        return _whole(plan, older)
    try:
        edits = field_edits(plan, older, key, field) if field else record_edits(plan, older, key)
    except Refused as refused:
        return TakingBack([], (refused,))
    if not edits:
        return TakingBack([], (_fixed(),))
    refusal = locks.refusal_of(plan, edits)
    return TakingBack([], (refusal,)) if refusal else TakingBack(edits)


def field_edits(plan: Plan, older: Plan, key: UUID, field: str) -> list[Edit]:
    """Return the edit that takes one field back to what stood there; none when nothing differs or a record is missing.

    Raises Refused when it pointed to a record that is no longer there, or when it would make a sixth goal.
    """
    now, then = plan.find(key), older.find(key)
    if now is None or then is None or getattr(now, field) == getattr(then, field):
        return []
    if isinstance(now, PlanRecord):
        return [change(now, field, getattr(then, field))] if field == "consulted" else []
    if isinstance(now, FACTS):
        return []
    value = getattr(then, field)
    if isinstance(now, Goal) and field == "parked" and not value and len(chosen(plan.goals)) >= MOST:
        raise Refused(_("There are five goals already. Put one aside first."))
    if field in references(type(now)) and value is not None and plan.find(value) is None:
        raise Refused(_("What this referred to is no longer in the plan. Put that back first."))
    return [change(now, field, value)]


def record_edits(plan: Plan, older: Plan, key: UUID) -> list[Edit]:
    """Return the edits that take one record back to how it was: its fields, that it was there, or that it was not.

    A goal comes back with what was only ever said of it; as an idea when there are five others. What pointed to a
    record that comes back points to it again, unless it points to something else now. A key to a record that is not
    there any more is left empty.
    """
    now, then = plan.find(key), older.find(key)
    if isinstance(now or then, (PlanRecord, *FACTS)):
        return field_edits(plan, older, key, "consulted") if isinstance(now, PlanRecord) else []
    if then is None:
        return removal(plan, now) if isinstance(now, Record) else []
    assert isinstance(then, Record)
    if isinstance(now, Record):
        kept = _with_keys(then, {record.id for record in plan.records()})
        return [
            change(now, field, getattr(kept, field))
            for field in type(now).fields()
            if getattr(now, field) != getattr(kept, field)
        ]
    return _returning(plan, older, then)


def plan_edits(plan: Plan, older: Plan) -> list[Edit]:
    """Return the edits that take a whole plan back to how it stood; its state, and what is in STAYS, stay.

    They are those that the plan would take if nothing in it were locked.
    """
    found = compare.edits_between(plan, older, STAYS)
    return _consistent(plan, older, [edit for edit in found if not _is_fact(edit)])


def _is_fact(edit: Edit) -> bool:
    if isinstance(edit.record, FACTS):
        return True
    return isinstance(edit, Change) and isinstance(edit.record, PlanRecord) and edit.field != "consulted"


def _fixed() -> PlanError:
    stays = _("The state of the plan, adopted versions, closed reviews and remarks stay as they are.")
    return Refused(stays)


def _whole(plan: Plan, older: Plan) -> TakingBack:
    """Return what may be taken back of a whole plan, and why the rest stays."""
    wanted = plan_edits(plan, older)
    if not wanted:
        return TakingBack([], (_fixed(),))
    allowed: list[Edit] = []
    reasons: dict[str, PlanError] = {}
    for edit in wanted:
        refusal = locks.refusal_of(plan, [edit])
        if refusal is None or (isinstance(edit, Change) and _is_loose(plan, edit, wanted)):
            allowed.append(edit)
        else:
            reasons.setdefault(str(refusal), refusal)
    step = _consistent(plan, older, allowed)
    gone = {edit.record.id for edit in step if isinstance(edit, Removed)}
    return TakingBack([edit for edit in step if not _lets_go_in_vain(plan, edit, gone)], tuple(reasons.values()))


def _is_loose(plan: Plan, edit: Change, step: list[Edit]) -> bool:
    """Return whether an edit empties a key to a record that goes in the same step, and may do so."""
    gone = next((other for other in step if isinstance(other, Removed) and other.record.id == edit.old), None)
    return edit.new is None and gone is not None and locks.refusal_of(plan, [edit, gone]) is None


def _lets_go_in_vain(plan: Plan, edit: Edit, gone: set[UUID]) -> bool:
    """Return whether an edit empties a key that only may be emptied with what it points to, which stays after all."""
    if not isinstance(edit, Change) or edit.new is not None or not isinstance(edit.old, UUID) or edit.old in gone:
        return False
    return locks.refusal_of(plan, [edit]) is not None


def _consistent(plan: Plan, older: Plan, step: list[Edit]) -> list[Edit]:
    """Return a step without what would leave a key to nothing or two records in one place, additions first.

    A record that something points to which stays as it is stays too, unless that may let go of it.
    """
    added = {edit.record.id: edit.record for edit in step if isinstance(edit, Added)}
    removed = {edit.record.id: edit.record for edit in step if isinstance(edit, Removed)}
    changed = {(edit.record.id, edit.field): edit for edit in step if isinstance(edit, Change)}
    keys = [(row, field) for row in plan.records() for field in references(type(row)) if getattr(row, field)]

    def loose() -> list[tuple[Change, Record]]:
        """Return what stays and points to what goes: the edit that lets go of it, and what goes."""
        ends = [
            (row, field, changed[row.id, field].new if (row.id, field) in changed else getattr(row, field))
            for row, field in keys
            if row.id not in removed
        ]
        return [(change(row, field, None), removed[end]) for row, field, end in ends if end in removed]

    while held := [
        gone
        for edit, gone in loose()
        if (isinstance(gone, Goal) and isinstance(edit.record, OF_A_GOAL))
        or locks.refusal_of(plan, [edit, Removed(gone)])
    ]:
        for gone in held:
            removed.pop(gone.id, None)
    changed |= {(edit.record.id, edit.field): edit for edit, _gone in loose()}
    there = ({record.id for record in plan.records()} | set(added)) - set(removed)
    for key, record in list(added.items()):
        if isinstance(record, OF_A_GOAL) and record.goal_id is not None and record.goal_id not in there:
            # It means nothing without its goal.
            del added[key]
    there &= {record.id for record in plan.records()} | set(added)
    for key, record in list(added.items()):
        if any(getattr(record, field) not in (None, *there) for field in references(type(record))):
            added[key] = _with_keys(record, there)
    for (key, field), edit in list(changed.items()):
        if field in references(type(edit.record)) and edit.new is not None and edit.new not in there:
            del changed[key, field]
    _at_most_five(plan, older, added, removed, changed)
    _in_places(plan, older, added, removed, changed)
    return [*map(Added, added.values()), *changed.values(), *map(Removed, removed.values())]


_Changes = dict[tuple[UUID, str], Change]


def _at_most_five(
    plan: Plan, older: Plan, added: dict[UUID, Record], removed: dict[UUID, Record], changed: _Changes
) -> None:
    """Leave goals beyond five ideas, when others could not go."""

    def parked(goal: Goal) -> bool:
        edit = changed.get((goal.id, "parked"))
        return bool(edit.new) if edit else goal.parked

    here = [goal for goal in plan.goals if goal.id not in removed and not parked(goal)]
    new = [goal for goal in added.values() if isinstance(goal, Goal) and not goal.parked]
    coming = [*(goal for goal in here if goal.parked), *new]
    most = max(MOST, len(chosen(plan.goals)), len(chosen(older.goals)))
    for goal in coming[::-1][: max(0, len(here) + len(new) - most)]:
        if goal.id in added:
            added[goal.id] = goal.copy_with(parked=True)
        else:
            del changed[goal.id, "parked"]


def _in_places(
    plan: Plan, older: Plan, added: dict[UUID, Record], removed: dict[UUID, Record], changed: _Changes
) -> None:
    """Let no two records of a table have the same place in its order, when some could not go or not come."""
    for name in TABLES.keys() - SINGLE - STAYS:
        now = [row for row in plan.table(name) if row.id not in removed]
        new = [record for record in added.values() if type(record) is TABLES[name]]
        if {row.id for row in (*now, *new)} == {row.id for row in older.table(name)}:
            continue
        edits = {row.id: changed.get((row.id, "position")) for row in now}
        places = {row.id: edit.new if (edit := edits.get(row.id)) else row.position for row in (*now, *new)}
        last = -1
        for row in sorted((*now, *new), key=lambda row: (places[row.id], str(row.id))):
            place, last = last, max(last + 1, places[row.id])
            if place < places[row.id]:
                continue
            if row.id in added:
                added[row.id] = row.copy_with(position=last)
            elif last == row.position:
                changed.pop((row.id, "position"), None)
            else:
                changed[row.id, "position"] = change(row, "position", last)


def _returning(plan: Plan, older: Plan, record: Record) -> list[Edit]:
    """Put a record back that is no longer in the plan."""
    there = {item.id for item in plan.records()} | {record.id}
    own = [
        item
        for item, _field in older.pointing_to(record)
        if isinstance(record, Goal) and isinstance(item, OF_A_GOAL) and item.id not in there
    ]
    there |= {item.id for item in own}
    rows = plan.list_of(type(record))
    edits: list[Edit] = []
    if any(row.position == record.position for row in rows):
        edits += [change(row, "position", row.position + 1) for row in rows if row.position >= record.position]
    sixth = isinstance(record, Goal) and not record.parked and len(chosen(plan.goals)) >= MOST
    edits.append(Added(_with_keys(record, there, **({"parked": True} if sixth else {}))))
    last: dict[type[Record], int] = {}
    for item in own:
        kind = type(item)
        last[kind] = last.get(kind, max((row.position for row in plan.list_of(kind)), default=-1)) + 1
        edits.append(Added(_with_keys(item, there, position=last[kind])))
    for other, field in older.pointing_to(record):
        own_own = plan.find(other.id)
        if isinstance(own_own, Record) and getattr(own_own, field) is None:
            edits.append(change(own_own, field, record.id))
    return edits


def _with_keys(record: Record, there: set[UUID], **changed: Any) -> Record:
    """Return a copy of a record in which keys to what is not there are empty."""
    loose = {field: None for field in references(type(record)) if getattr(record, field) not in there}
    return record.copy_with(**loose, **changed)


def _kept(rows: list[Keeping]) -> Iterator[tuple[Keeping, int]]:
    """Return records that keep a plan with its revision; of one that cannot be read, that of the one before."""
    last = 0
    for row in rows:
        form = row.content.get("plan")
        revision = form.get("revision") if isinstance(form, dict) else None
        last = revision if isinstance(revision, int) else last
        yield row, last
