"""What is adopted, and which reviews are closed, after a merge: one of each in force, and what it fixes.

Adopting a plan and closing a review fix what was agreed on. When the other side went on with that, or adopted or closed
as well, a person chooses which stands; what the other side changed of it is then no part of the plan, and comes as a
proposal beside it. Or the plan, or the review, is opened again and holds all changes. The copies that were kept all
stay.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeVar, get_args
from uuid import uuid5

from plans.dates import QUARTERS
from plans.derived.compare import edits_between
from plans.edits import Added, Change, Edit, Removed
from plans.locks import field_of
from plans.merging.conflicts import Choice, Conflict, Questions, Side, other
from plans.merging.sides import Forms
from plans.plan import KEPT, Locks, PlanRecord, Version
from plans.records import Record, references
from plans.status import OPEN_STATES, PlanState
from plans.subjects.calendar import Review
from plans.subjects.reviews import Closing, Decision, Measurement, closing_in_force

STATE = ("state", "adopted_on", "adopted_by")

_SIDES: tuple[Side, ...] = ("mine", "theirs")
_ORDER: tuple[PlanState, ...] = get_args(PlanState)
_STAMPS = ("revision", "changed_at")
_Kept = TypeVar("_Kept", Version, Closing)


@dataclass(frozen=True)
class _Fixed:
    """What stands fixed, and on which side."""

    state: PlanState = "concept"
    adopter: Side | None = None
    closers: dict[int, Side] = field(default_factory=dict)

    def side_of(self, record: Record | PlanRecord, field: str) -> Side | None:
        if self.adopter and Locks(False, self.state, frozenset()).on(record, field) in ("adopted", "closed"):
            return self.adopter
        if isinstance(record, Measurement | Decision | Review) and field != "position":
            return self.closers.get(record.quarter)
        return None


@dataclass
class Agreements:
    """What stands fixed after a merge, on which side, and the copies that are kept of it."""

    state: dict[str, Any]
    """The state of the plan, and when and by whom it was adopted."""
    versions: list[Version]
    closings: list[Closing]
    fixed: _Fixed = field(default_factory=_Fixed)
    left_out: list[Side] = field(default_factory=list)
    """The sides that changed something of what stands fixed; that is no part of the plan."""

    def side_of(self, record: Record | PlanRecord, field: str = "") -> Side | None:
        """Return the side on which a record, or one field of it, was fixed; None when it was not."""
        return self.fixed.side_of(record, field)


def agreements(forms: Forms, questions: Questions, day: dt.date) -> Agreements:
    """Decide what stands fixed, and ask where the other side went on with it, or fixed something else.

    ``day`` is when a review is opened again.
    """
    if forms.mine.plan.record.to_read:
        # It follows who made it in everything.
        plan = forms.theirs.plan
        return Agreements(_state(plan.record), list(plan.versions), list(plan.closings))
    found = Agreements({}, [], [])
    _settle_state(forms, found, questions)
    for quarter in QUARTERS:
        found.closings += _settle_review(forms, found, quarter, questions, day)
    found.closings = _in_places(found.closings)
    return found


def _state(record: PlanRecord) -> dict[str, Any]:
    return {name: getattr(record, name) for name in STATE}


# Adoption


def _settle_state(forms: Forms, found: Agreements, questions: Questions) -> None:
    before = _state(forms.base.plan.record)
    states = {side: _state(forms.of(side).plan.record) for side in _SIDES}
    new = {side: _new(forms.base.plan.versions, forms.of(side).plan.versions) for side in _SIDES}
    acted = [side for side in _SIDES if states[side] != before or new[side]]
    # A year that was closed without adopting gives way to an adoption: that is what it would be the end of. And in a
    # plan that is closed here nothing changes, for a closed one of the other either: it has to be opened first.
    shut = [side for side in acted if states[side]["state"] == "closed"]
    standing = [side for side in acted if side not in shut or new[side] or not new[other(side)]]
    if len(shut) == 2:
        standing = ["mine"]
    usual = max(standing or _SIDES, key=lambda side: _ORDER.index(states[side]["state"]))
    same = (
        states["mine"] == states["theirs"]
        and _same(new["mine"], new["theirs"])
        and not any(any(_left_out(forms, _Fixed(states[side]["state"], side), side)) for side in acted)
    )
    locking = any(states[side]["state"] not in OPEN_STATES for side in acted)
    choice: Choice = usual
    winner: Side = usual
    if len(acted) == 2 and not same and not locking:
        found.state = _open_states(forms, before, states, questions)
    else:
        found.state = states[usual]
        fixed = {side: _Fixed(states[side]["state"], side) for side in acted if locking and not same}
        goes_on = len(acted) == 1 and locking and any(_left_out(forms, fixed[usual], usual))
        if goes_on or len(fixed) == 2:
            choices: tuple[Choice, ...] = (*standing, "open")
            choice = questions.ask(Conflict("adopted", forms.base.plan.id, choices=choices, usual=usual))
        if choice == "open":
            opened = before["state"] if len(acted) == 1 else "concept"
            found.state = {**states[usual], "state": opened}
        else:
            winner = "theirs" if choice == "theirs" else "mine"
            found.state = states[winner]
            if locking and not same and found.state["state"] not in OPEN_STATES:
                _fix(forms, found, fixed[winner], winner)
    found.versions = _versions(forms, found, new, winner)


def _open_states(
    forms: Forms, before: dict[str, Any], states: dict[Side, dict[str, Any]], questions: Questions
) -> dict[str, Any]:
    """Merge state, day and name of a plan that is open on both sides."""
    merged = {}
    for name, old in before.items():
        mine, theirs = states["mine"][name], states["theirs"][name]
        if theirs in (old, mine):
            merged[name] = mine
        elif mine == old or questions.ask(Conflict("fields", forms.base.plan.id, (name,))) == "theirs":
            merged[name] = theirs
        else:
            merged[name] = mine
    return merged


def _versions(forms: Forms, found: Agreements, new: dict[Side, list[Version]], winner: Side) -> list[Version]:
    """Return all versions that were kept; of two adoptions the one that stands comes last, with the next number."""
    kept = _base_kept(forms, "versions", found)
    rest = {side: [item for item in new[side] if not _among(item, new[other(side)])] for side in _SIDES}
    shared = [item for item in new["mine"] if _among(item, new["theirs"])]
    if not (rest["mine"] and rest["theirs"]):
        rest |= _unsaid(found, rest)
        return [*kept, *shared, *rest["mine"], *rest["theirs"]]
    rest |= _unsaid(found, rest)
    kept += shared
    for item in (*rest[other(winner)], *rest[winner]):
        number = max((version.number for version in kept), default=0) + 1
        position = max((version.position for version in kept), default=0) + 1
        kept.append(item.copy_with(id=_content_key(item), number=number, position=position))
    return kept


# Reviews


def _settle_review(forms: Forms, found: Agreements, quarter: int, questions: Questions, day: dt.date) -> list[Closing]:
    kept = [item for item in _base_kept(forms, "closings", found) if item.quarter == quarter]
    new = {
        side: [item for item in _new(forms.base.plan.closings, forms.of(side).plan.closings) if item.quarter == quarter]
        for side in _SIDES
    }
    rest = {side: [item for item in new[side] if not _among(item, new[other(side)])] for side in _SIDES}
    shared = [item for item in new["mine"] if _among(item, new["theirs"])]
    if rest["mine"] and rest["theirs"]:
        # The same key, and something else in it: each gets one of its own, the same on both laptops.
        rest = {side: [item.copy_with(id=_content_key(item)) for item in rest[side]] for side in _SIDES}
    rest |= _unsaid(found, rest)
    closed = [side for side in _SIDES if closing_in_force(rest[side], quarter)]
    choice: Choice | None = closed[0] if closed else None
    if closed and not (found.fixed.adopter and found.fixed.state == "closed"):
        fixed = _Fixed(found.fixed.state, found.fixed.adopter, {**found.fixed.closers, quarter: closed[0]})
        if len(closed) == 2 or any(_left_out(forms, fixed, closed[0])):
            key = next((item.id for item in forms.base.plan.reviews if item.quarter == quarter), forms.base.plan.id)
            choices: tuple[Choice, ...] = (*closed, "open")
            choice = questions.ask(Conflict("closed", key, choices=choices, usual=closed[0]))
    if choice in ("mine", "theirs"):
        side: Side = "mine" if choice == "mine" else "theirs"
        closers = {**found.fixed.closers, quarter: side}
        _fix(forms, found, _Fixed(found.fixed.state, found.fixed.adopter, closers), side)
    for side in _SIDES:
        if choice != side and choice is not None:
            rest[side] = [_reopened(item, day) for item in rest[side]]
    last = choice if choice == "mine" else "theirs"
    return [
        *kept,
        *shared,
        *rest["theirs" if last == "mine" else "mine"],
        *rest["mine" if last == "mine" else "theirs"],
    ]


def _reopened(closing: Closing, day: dt.date) -> Closing:
    return closing if closing.reopened_on else closing.copy_with(reopened_on=max(day, closing.closed_on))


def _in_places(closings: list[Closing]) -> list[Closing]:
    """Put closings in their order; when two stand at one place, each gets a place of its own."""
    ordered = sorted(closings, key=lambda item: item.position)
    if len({item.position for item in ordered}) == len(ordered):
        return ordered
    return [item.copy_with(position=place) for place, item in enumerate(ordered)]


# Both


def _fix(forms: Forms, found: Agreements, fixed: _Fixed, side: Side) -> None:
    found.fixed = fixed
    if other(side) not in found.left_out and any(_left_out(forms, fixed, side)):
        found.left_out.append(other(side))


def _left_out(forms: Forms, fixed: _Fixed, side: Side) -> Iterator[Edit]:
    """Return what the other side changed of what this side fixed."""
    kept, form = forms.of(side), forms.of(other(side))
    if fixed.adopter == side and fixed.state == "closed":
        # In a plan that was closed no copy comes any more, and none is opened.
        old: list[Version | Closing] = [*forms.base.plan.versions, *forms.base.plan.closings]
        before = {item.id: _gist(item) for item in old}
        there: list[Any] = [*kept.plan.versions, *kept.plan.closings]
        copies: list[Version | Closing] = [*form.plan.versions, *form.plan.closings]
        yield from (Added(item) for item in copies if _gist(item) != before.get(item.id) and not _among(item, there))
    for edit in edits_between(forms.base.plan, form.plan, frozenset(KEPT)):
        field = field_of(edit)
        if isinstance(edit.record, Version | Closing) or (isinstance(edit.record, PlanRecord) and field in STATE):
            continue
        if fixed.side_of(edit.record, field) != side:
            if _leads_out(forms, fixed, side, edit):
                yield edit
            continue
        now = kept.plan.record if isinstance(edit.record, PlanRecord) else kept.records.get(edit.record.id)
        match edit:
            case Change(_, _, _, new) if now is None or getattr(now, field) != new:
                yield edit
            case Added(record) if now is None and record.is_begun():
                yield edit
            case Added(record) if now and any(getattr(now, name) != getattr(record, name) for name in record.fields()):
                yield edit
            case Removed() if now:
                yield edit


def _leads_out(forms: Forms, fixed: _Fixed, side: Side, edit: Edit) -> bool:
    """Return whether an edit of the other side leads to a record that this side fixed the plan without."""
    record = edit.record
    if isinstance(record, PlanRecord) or isinstance(edit, Removed) or not record.is_begun():
        return False
    fields = [edit.field] if isinstance(edit, Change) else list(references(type(record)))
    keys = [edit.new if isinstance(edit, Change) else getattr(record, name) for name in fields]
    for name, key in zip(fields, keys, strict=True):
        there = forms.of(other(side)).records.get(key) if name in references(type(record)) else None
        if there and key not in forms.of(side).records and fixed.side_of(there, "") == side:
            return True
    return False


def _unsaid(found: Agreements, new: dict[Side, list[_Kept]]) -> dict[Side, list[_Kept]]:
    """In a plan that was closed nothing comes any more, no copy either: those are left to the proposal."""
    side = found.fixed.adopter
    if side is None or found.fixed.state != "closed" or _same(new["mine"], new["theirs"]):
        return {}
    return {other(side): []}


def _new(base: list[_Kept], side: list[_Kept]) -> list[_Kept]:
    known = {item.id for item in base}
    return [item for item in side if item.id not in known]


def _base_kept(forms: Forms, table: str, found: Agreements) -> list[Any]:
    """Return what was kept before, as it is now: forgetting a person rewrites it, and a review may be opened again."""
    kept = []
    for item in forms.base.plan.table(table):
        now = [form.records[item.id] for form in (forms.mine, forms.theirs) if item.id in form.records]
        if len(now) < len(_SIDES):
            continue
        if found.fixed.state == "closed" and found.fixed.adopter:
            now = [forms.of(found.fixed.adopter).records[item.id]]
        changes: dict[str, Any] = {}
        for name in type(item).model_fields:
            others = [getattr(form, name) for form in now if getattr(form, name) != getattr(item, name)]
            if others:
                changes[name] = min(filter(None, others), default=None) if name == "reopened_on" else others[0]
        kept.append(item.copy_with(**changes))
    return kept


def _same(mine: list[_Kept], theirs: list[_Kept]) -> bool:
    return all(_among(item, theirs) for item in mine) and all(_among(item, mine) for item in theirs)


def _among(item: Version | Closing, items: list[_Kept]) -> bool:
    return any(_gist(item) == _gist(existing) for existing in items)


def _gist(item: Version | Closing) -> dict[str, Any]:
    """Return what was adopted or closed, whichever laptop did it."""
    form = item.content
    plan = {name: value for name, value in form.get("plan", {}).items() if name not in _STAMPS}
    values = item.model_dump(exclude={"id", "position", "number", "content"})
    return {**values, "content": {**form, "plan": plan}}


def _content_key(item: Version | Closing) -> Any:
    words = json.dumps(_gist(item), sort_keys=True, default=str)
    return uuid5(item.plan_id, f"{item.__tablename__}/{sha256(words.encode()).hexdigest()}")
