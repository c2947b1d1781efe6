"""Decides which records are there after a merge: what one side took out and the other went on with is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from plans.edits import OF_A_GOAL
from plans.merging.agreements import Agreements
from plans.merging.conflicts import Conflict, Questions, Side, other
from plans.merging.sides import OWN, Forms, belongs_to, changed
from plans.records import Record, references
from plans.subjects.goals import Goal


@dataclass
class Presence:
    """Which records are there after a merge."""

    kept: set[UUID] = field(default_factory=set)
    rescued: set[UUID] = field(default_factory=set)
    """Taken out on one side, and there all the same: everything that pointed to them does so again."""


def presence(forms: Forms, agreements: Agreements, questions: Questions) -> Presence:
    """Decide which records are there, and ask about those that one side took out and the other went on with."""
    found = Presence()
    removed: dict[UUID, Side] = {}
    for key in dict.fromkeys([*forms.mine.records, *forms.theirs.records]):
        mine, theirs = forms.mine.records.get(key), forms.theirs.records.get(key)
        record = mine or theirs
        assert record is not None
        side = agreements.side_of(record)
        if side:
            if key in forms.of(side).records:
                found.kept.add(key)
                if mine is None or theirs is None:
                    found.rescued.add(key)
        elif (mine and theirs) or key not in forms.base.records:
            found.kept.add(key)
        else:
            removed[key] = "mine" if mine is None else "theirs"
    for key, gone in list(removed.items()):
        if _is_held(forms, key, other(gone), agreements):
            del removed[key]
            found.kept.add(key)
            found.rescued.add(key)
    for key, gone in list(removed.items()):
        goal = belongs_to(forms.base.records[key])
        if goal in found.rescued and goal not in forms.of(gone).records:
            # It went with its goal, and comes back with it.
            del removed[key]
            found.kept.add(key)
            found.rescued.add(key)
    _rescue(forms, removed, found, questions)
    _drop_orphans(forms, found)
    return found


def _rescue(forms: Forms, removed: dict[UUID, Side], found: Presence, questions: Questions) -> None:
    asked = [key for key, side in removed.items() if _gone_on(forms, key, other(side), removed)]
    goals = {belongs_to(forms.base.records[key]) for key in asked}
    asked = [*(key for key in removed if key in goals), *(key for key in asked if key not in goals)]
    for key in asked:
        goal = belongs_to(forms.base.records[key])
        if goal in removed:
            # Asked of its goal.
            continue
        keeper = other(removed[key])
        if questions.ask(Conflict("removed", key, usual=keeper)) == keeper:
            own = [item.id for item, _field in forms.of(keeper).pointing.get(key, []) if isinstance(item, OF_A_GOAL)]
            is_goal = isinstance(forms.base.records[key], Goal)
            back = {key, *(item for item in own if is_goal and item in removed)}
            found.kept |= back
            found.rescued |= back


def _is_held(forms: Forms, key: UUID, keeper: Side, agreements: Agreements) -> bool:
    """Return whether something that stands fixed points to a record."""
    return any(agreements.side_of(item, name) == keeper for item, name in forms.of(keeper).pointing.get(key, []))


def _gone_on(forms: Forms, key: UUID, keeper: Side, removed: dict[UUID, Side]) -> bool:
    """Return whether the side that kept a record rewrote it, or made something point to it."""
    form, before = forms.of(keeper), forms.base.records[key]
    record = form.records[key]
    for name in type(record).model_fields:
        if name in OWN or not changed(record, before, name):
            continue
        # A key that was emptied with what it pointed to is no rewriting.
        emptied = name in references(type(record)) and getattr(record, name) is None
        if not (emptied and getattr(before, name) not in form.records):
            return True
    return any(
        _newly_points(forms, item, name, key) for item, name in form.pointing.get(key, []) if item.id not in removed
    )


def _newly_points(forms: Forms, record: Record, field: str, key: UUID) -> bool:
    before = forms.base.records.get(record.id)
    if before is None:
        # A review that was begun makes room for every goal; as long as it is empty that says nothing.
        return not isinstance(record, OF_A_GOAL) or record.is_begun()
    return bool(getattr(before, field) != key)


def _drop_orphans(forms: Forms, found: Presence) -> None:
    """What means nothing without its goal goes with it."""
    for key in list(found.kept):
        records = [form.records[key] for form in (forms.mine, forms.theirs) if key in form.records]
        goals = [goal for record in records if (goal := belongs_to(record)) is not None]
        if goals and not any(goal in found.kept for goal in goals):
            found.kept.discard(key)
