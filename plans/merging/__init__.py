"""Merges two forms of one plan, field by field, with the last version that both had as the base.

    result = merge(base, mine, theirs)                # edits that don't touch each other are joined
    for conflict in result.conflicts: ...             # what only a person can answer; see ``plans.merging.words``
    result = merge(base, mine, theirs, answers)       # an answer may bring new questions

What nobody answers goes as ``Conflict.usual`` says: mine, or what was agreed on. Pure: no form is changed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from plans import calendar_memory
from plans.derived.compare import edits_between
from plans.edits import Edit
from plans.merging.agreements import STATE, Agreements, agreements
from plans.merging.conflicts import Answers, Choice, Conflict, Kind, Questions, Side
from plans.merging.fields import Values, blank, merge_record, values
from plans.merging.order import merge_order
from plans.merging.removals import Presence, presence
from plans.merging.sides import OWN, Forms, forms
from plans.plan import KEPT, SINGLE, TABLES, Plan, PlanRecord
from plans.records import Record, references
from plans.subjects import goals
from resources.language import gettext as _

__all__ = ["Answers", "Choice", "Conflict", "Kind", "Merge", "Side", "merge"]

_SIDES: tuple[Side, ...] = ("mine", "theirs")
_STAMPS = ("revision", "created_at", "changed_at")


@dataclass(frozen=True)
class Merge:
    """What two forms of a plan come to together."""

    plan: Plan
    """The merged plan, which shares nothing with the three it was made of."""
    conflicts: list[Conflict]
    """What was asked, in the order of the plan."""
    notices: list[str]
    """What nobody did and is so now all the same; it stops nothing."""
    proposals: list[Side]
    """The sides of which changes are left out, because the plan was adopted or the review closed without them; their
    plan is kept beside this one."""
    base: Plan
    mine: Plan
    theirs: Plan

    @property
    def edits(self) -> list[Edit]:
        """Return the edits that bring the merge into ``mine``."""
        return edits_between(self.mine, self.plan)

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to ask."""
        return not self.conflicts


def merge(base: Plan, mine: Plan, theirs: Plan, answers: Answers | None = None, *, day: dt.date | None = None) -> Merge:
    """Merge two forms of one plan; ``base`` is the last version that both had.

    ``day`` is the day on which a review is opened again, today when it is not given.
    """
    asked = Questions(answers or {})
    sides = forms(base, mine, theirs)
    agreed = agreements(sides, asked, day or dt.date.today())
    there = presence(sides, agreed, asked)
    tables = _tables(sides, agreed, there, asked)
    for name, rows in (("versions", agreed.versions), ("closings", agreed.closings)):
        tables[name] = [row.copy_with() for row in sorted(rows, key=lambda row: row.position)]
    _empty_dangling(tables)
    parts: dict[str, Any] = {name: rows[0] if name in SINGLE else rows for name, rows in tables.items()}
    plan = Plan(record=_plan_record(sides, agreed, asked), **parts)
    return Merge(plan, asked.asked, _notices(plan, mine, theirs), agreed.left_out, base, mine, theirs)


def _tables(sides: Forms, agreed: Agreements, there: Presence, asked: Questions) -> dict[str, list[Record]]:
    tables: dict[str, list[Record]] = {}
    for name, kind in TABLES.items():
        if name in KEPT:
            continue
        rows: dict[UUID, Record] = {}
        for key in dict.fromkeys(row.id for form in (sides.mine, sides.theirs) for row in form.plan.table(name)):
            if key in there.kept:
                rows[key] = _merged(sides, kind, key, agreed, there, asked)
        tables[name] = _ordered(sides, name, rows, agreed)
    return tables


def _merged(
    sides: Forms, kind: type[Record], key: UUID, agreed: Agreements, there: Presence, asked: Questions
) -> Record:
    base, mine, theirs = (form.records.get(key) for form in (sides.base, sides.mine, sides.theirs))
    if mine is None or theirs is None:
        only = mine or theirs
        assert only is not None
        return only.copy_with()
    now = [values(record) for record in (mine, theirs)]
    before = values(base) if base else blank(kind, now[0])

    def fixed(field: str) -> Side | None:
        return agreed.side_of(mine, field) or agreed.side_of(theirs, field) or _newer_house(sides, key, field)

    for side, form, opposite in zip(_SIDES, now, reversed(now), strict=True):
        for field in references(kind):
            # A key that was emptied together with a record that is there all the same leads to it again; one that
            # leads to a record that is not there counts for nothing beside one that does.
            emptied = form[field] is None and before[field] not in sides.of(side).records
            leads_back = emptied and before[field] in there.rescued and fixed(field) is None
            leads_out = form[field] is not None and form[field] not in there.kept and opposite[field] in there.kept
            if leads_back or leads_out:
                form[field] = before[field]
    if now[0] == now[1]:
        # As nearly every record of a plan: there is nothing to choose.
        return mine.copy_with(**{field: now[0][field] for field in references(kind)})
    names = [name for name in kind.model_fields if name not in OWN]
    merged = merge_record(kind, key, names, (before, now[0], now[1]), asked, fixed)
    return mine.copy_with(**merged, **_provenance(before, now[0], now[1]))


def _provenance(base: Values, mine: Values, theirs: Values) -> Values:
    """Merge where a record comes from, mark by mark; what both sides changed was looked at."""
    marks = [form["proposed"] for form in (base, mine, theirs)]
    kept = {}
    for field in dict.fromkeys(field for form in marks for field in form):
        was, own, other = (form.get(field) for form in marks)
        now = other if own == was else own if other in (was, own) else None
        if now is not None:
            kept[field] = now
    return {"origin": theirs["origin"] if mine["origin"] == base["origin"] else mine["origin"], "proposed": kept}


def _ordered(sides: Forms, name: str, rows: dict[UUID, Record], agreed: Agreements) -> list[Record]:
    """Put the rows of a table in their merged order, with the places that the merge leaves as they are."""
    places = [
        {row.id: row.position for row in form.plan.table(name)} for form in (sides.base, sides.mine, sides.theirs)
    ]
    # Of any row: a goal that is parked stays free, its neighbours may stand fixed.
    if side := next((side for row in rows.values() if (side := agreed.side_of(row, "position"))), None):
        standing = 1 + _SIDES.index(side)
        places = [places[0], places[standing], places[standing]]
    for one, two in ((places[1], places[2]), (places[2], places[1])):
        if set(one) == set(rows) and two in (places[0], one):
            for key, row in rows.items():
                row.position = one[key]
            return [rows[key] for key in one]
    base, mine, theirs = map(list, places)
    order = merge_order(base, mine, theirs, set(rows))
    for place, key in enumerate(order):
        rows[key].position = place
    return [rows[key] for key in order]


def _empty_dangling(tables: dict[str, list[Record]]) -> None:
    """Empty what points to a record that is not there."""
    there = {row.id for rows in tables.values() for row in rows}
    for rows in tables.values():
        for row in rows:
            for field in references(type(row)):
                if getattr(row, field) not in there:
                    setattr(row, field, None)


def _plan_record(sides: Forms, agreed: Agreements, asked: Questions) -> PlanRecord:
    base, mine, theirs = (form.plan.record for form in (sides.base, sides.mine, sides.theirs))
    forms = values(base), values(mine), values(theirs)
    names = [name for name in PlanRecord.model_fields if name not in (*STATE, *PlanRecord.local, "id", *_STAMPS)]

    def fixed(field: str) -> Side | None:
        return agreed.side_of(mine, field) or (_newer_house(sides) if field == "house" else None)

    merged = merge_record(PlanRecord, mine.id, names, forms, asked, fixed)
    stamps = {name: _latest(*(form[name] for form in forms)) for name in _STAMPS}
    calendar = calendar_memory.joined(*(form["calendar"] for form in forms))
    return PlanRecord(**{**mine.model_dump(), **merged, **agreed.state, **stamps, "calendar": calendar})


def _newer_house(sides: Forms, key: UUID | None = None, field: str = "") -> Side | None:
    """Return the side with the newer version of the house pack, which decides what is locked; None when neither has.

    With a key and a field only when the pack locks that.
    """
    mine, theirs = (form.plan.record.house for form in (sides.mine, sides.theirs))
    if mine.get("pack") != theirs.get("pack") or mine.get("number") == theirs.get("number"):
        return None
    side: Side = "mine" if mine["number"] > theirs["number"] else "theirs"
    newer = mine if side == "mine" else theirs
    return side if key is None or field in newer.get("locked", {}).get(str(key), ()) else None


def _latest(base: Any, mine: Any, theirs: Any) -> Any:
    if theirs in (base, mine):
        return mine
    return theirs if mine == base else max(mine, theirs)


def _notices(plan: Plan, mine: Plan, theirs: Plan) -> list[str]:
    count, before = len(goals.chosen(plan.goals)), max(len(goals.chosen(form.goals)) for form in (mine, theirs))
    if count <= max(goals.MOST, before):
        return []
    words = _("You now have {count} goals. Five is enough for one year: move the rest to the parking lot.")
    return [words.format(count=count)]
