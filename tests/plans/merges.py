"""Two people who go on with one plan, each by themselves: drawn so that they touch the same things."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin
from uuid import UUID

from plans import locks
from plans.derived import next_year, quarterly_review
from plans.edits import Edit, addition, adoption, apply, change, move, removal, reopening
from plans.merging.fields import elements
from plans.plan import KEPT, SINGLE, TABLES, Plan, Version
from plans.plan_json import deserialise, serialise, snapshot
from plans.records import Record, references
from plans.subjects.goals import Goal
from plans.subjects.reviews import Closing
from plans.subjects.scans import FactorScan, LeadershipScan, of_year
from tests.plans.strategies import _bare, begin_review, fields, filled_plan, keys_of, needed

DAY = dt.date(2027, 4, 14)
_NEVER = ("quarter", "state", "sent", "number", "closed_on", "reopened_on")
LISTS = [kind for name, kind in TABLES.items() if name not in SINGLE and name not in KEPT]


def copy(plan: Plan) -> Plan:
    """Return a plan that shares nothing with this one."""
    return deserialise(serialise(plan))


@cache
def _base() -> dict[str, Any]:
    plan = filled_plan()
    plan.record.state = "concept"
    plan.remarks.clear()
    for number in range(3):
        apply(plan, addition(plan, Goal, title=f"Doel {number}", owner_id=plan.people[number].id))
    for kind in (TABLES["actions"], TABLES["behaviours"], TABLES["assumptions"]):
        apply(
            plan,
            addition(
                plan,
                kind,
                what="Nog een",
                **({"goal_id": plan.goals[1].id} if kind is not TABLES["behaviours"] else {}),
            ),
        )
    return serialise(plan)


def base(chance: random.Random) -> Plan:
    """Make the plan that both begin with, in any state."""
    plan = deserialise(_base())
    if chance.random() < 0.5:
        apply(plan, adoption(plan, DAY, "Ineke", snapshot(plan)))
        far = chance.random()
        if far < 0.7:
            apply(plan, begin_review(plan, 1))
        if far < 0.3:
            apply(plan, quarterly_review.closing(plan, 1, DAY, snapshot(plan)))
        if chance.random() < 0.3:
            apply(plan, reopening(plan))
    return plan


Hot = list[tuple[UUID, str]]
"""Fields that both have their eye on."""


def hot(plan: Plan, chance: random.Random) -> Hot:
    """Draw what both are busy with."""
    found: Hot = []
    for number in range(4):
        known = [plan.reviews[0], *plan.measurements, *plan.decisions] if number < 1 else [plan.record, *plan.records()]
        record: Any = chance.choice(known)
        if isinstance(record, Version | Closing):
            continue
        for group in (*getattr(record, "coupled", ()), *((name,) for name in fields(type(record)))):
            if chance.random() < 0.3:
                found += [
                    (record.id, name) for name in group if name not in (*_NEVER, *getattr(record, "identity", ()))
                ]
    return found


def went_on(plan: Plan, chance: random.Random, busy_with: Hot, most: int = 8) -> Plan:
    """Return a plan as somebody went on with it; every step is one that the locks allow."""
    plan = copy(plan)
    steps, acts = chance.randint(0, most), chance.random() < 0.25
    for number in range(steps + acts):
        step = _act(plan, chance) if number == steps else _step(plan, chance, busy_with)
        if step and locks.refusal_of(plan, step) is None:
            apply(plan, step)
            plan.record.revision += 1
    return plan


def _step(plan: Plan, chance: random.Random, busy_with: Hot) -> list[Edit]:
    if busy_with and chance.random() < 0.5:
        key, name = chance.choice(busy_with)
        one: Any = plan.find(key)
        if one is None:
            return []
        if isinstance(one, Record) and chance.random() < 0.1:
            return removal(plan, one) if type(one) in LISTS else []
        if name in references(type(one)):
            keys = keys_of(plan, references(type(one))[name])
            return [change(one, name, chance.choice(keys))] if keys else []
        return [change(one, name, _value(type(one), name, chance))]
    act = chance.choice(["field"] * 8 + ["add", "remove", "move", "point", "point", "park", "act", "act"])
    rows: list[Record] = [row for kind in LISTS for row in plan.list_of(kind)]
    match act:
        case "field":
            record: Any = chance.choice([plan.record, *plan.records()])
            names = [name for name in fields(type(record)) if name not in _NEVER]
            name = chance.choice(names) if names else ""
            if isinstance(record, Version | Closing) or not names or name in getattr(record, "identity", ()):
                return []
            return [change(record, name, _value(type(record), name, chance))]
        case "add":
            kind = chance.choice([kind for kind in LISTS if not kind.identity])
            return addition(plan, kind, chance.choice([None, 0, 1, 2]), **needed(kind))
        case "remove":
            return removal(plan, chance.choice(rows))
        case "move":
            return move(plan, chance.choice(rows), chance.randint(0, 3))
        case "point":
            row = chance.choice([row for row in rows if not row.identity])
            pointers = [(name, keys) for name, to in references(type(row)).items() if (keys := keys_of(plan, to))]
            if not pointers:
                return []
            name, keys = chance.choice(pointers)
            return [change(row, name, chance.choice(keys))]
        case "park":
            goal = chance.choice(plan.goals) if plan.goals else None
            return [change(goal, "parked", not goal.parked)] if goal else []
        case _:
            return _act(plan, chance)


def _act(plan: Plan, chance: random.Random) -> list[Edit]:
    """Adopt, open, close, or begin something, whatever the plan has room for."""
    return chance.choice([act for act in _acts(plan, chance) if act and locks.refusal_of(plan, act) is None] or [[]])


def _acts(plan: Plan, chance: random.Random) -> Iterator[list[Edit]]:
    quarter, day = chance.choice([1, 1, 1, 2]), DAY + dt.timedelta(days=chance.randint(0, 1))
    yield adoption(plan, day, chance.choice(["Ineke", "Jörg"]), snapshot(plan))
    yield reopening(plan)
    if plan.record.state == "adopted":
        yield next_year.closing(plan)
    yield [change(plan.record, "state", "consultation")]
    yield begin_review(plan, quarter)
    yield quarterly_review.closing(plan, quarter, day, snapshot(plan))
    yield quarterly_review.reopening(plan, quarter, day)
    kind: Any = chance.choice([LeadershipScan, FactorScan])
    if of_year(plan.list_of(kind), plan.year + 1) is None:  # type: ignore[type-var]
        yield addition(plan, kind, year=plan.year + 1)


def _value(kind: Any, name: str, chance: random.Random) -> Any:
    bare, optional = _bare(kind.model_fields[name].annotation)
    if optional and chance.random() < 0.2:
        return None
    if get_origin(bare) is Literal:
        return chance.choice(get_args(bare)[:3])
    if get_origin(bare) is list:
        return [item for item in elements(kind, name) if chance.random() < 0.5]
    if get_origin(bare) is dict:
        return {item: chance.randint(1, 3) for item in elements(kind, name)[:6] if chance.random() < 0.7}
    few: dict[type, list[Any]] = {
        int: [1, 2, 3] if name != "year" else [2026, 2027],
        Decimal: [Decimal(1), Decimal("2.5")],
        dt.date: [dt.date(2027, 3, 1), dt.date(2027, 9, 1)],
        bool: [True, False],
        str: ["een", "twee", "drie", ""],
    }
    return chance.choice(few[bare])
