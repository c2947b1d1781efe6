"""Plans for the tests: any plan at all, made by Hypothesis, and one in which every field is filled."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

from hypothesis import strategies as st

from plans.edits import Added, Edit, addition, adoption, apply
from plans.plan import SINGLE, TABLES, Plan, PlanRecord, Version, new_plan
from plans.plan_json import snapshot
from plans.records import Record, TableRow, references
from plans.subjects import goals, reviews
from plans.subjects.people import Person
from plans.subjects.reviews import Closing, Measurement

HARD = ("Łódź", "Şahin & zn", "<b>", "x <y", "'; DROP TABLE plan; --", "a\nb", "  ", "=1+1", "é", "עברית", "👩‍⚕️", '"\\')

texts = st.one_of(
    st.sampled_from(HARD), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
)


def fields(kind: type[TableRow]) -> list[str]:
    """Return the fields of a record that hold a value of their own: no keys, no order, nothing kept by the program."""
    kept = {"revision", "created_at", "changed_at", "content", "house", "calendar"}
    own = set(Record.model_fields) | set(references(kind)) | kept
    return [name for name in kind.model_fields if name not in own | PlanRecord.local]


def values(kind: type[TableRow], field: str) -> st.SearchStrategy[Any]:
    """Return any value that a field may hold."""
    info = kind.model_fields[field]
    limits = {name: getattr(item, name) for item in info.metadata for name in ("ge", "le") if hasattr(item, name)}
    bare, optional = _bare(info.annotation)
    if get_origin(bare) is Literal:
        found: st.SearchStrategy[Any] = st.sampled_from(get_args(bare))
    elif get_origin(bare) is list:
        found = st.lists(st.sampled_from(get_args(get_args(bare)[0])), unique=True)
    elif get_origin(bare) is dict:
        key, grade = get_args(bare)
        most = next(limit.le for limit in get_args(grade)[1].metadata if hasattr(limit, "le"))
        found = st.dictionaries(st.sampled_from(get_args(key)), st.integers(1, most))
    elif bare is int:
        found = st.integers(limits["ge"], limits["le"])
    elif bare is Decimal:
        found = st.decimals(limits["ge"], limits["le"], places=4, allow_nan=False)
    else:
        found = {str: texts, bool: st.booleans(), dt.date: st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31))}[bare]
    return st.none() | found if optional else found


def needed(kind: type[TableRow]) -> dict[str, Any]:
    """Return the values without which a new record cannot be."""
    return {name: value for name, value in {"quarter": 1, "year": 2027}.items() if name in kind.model_fields}


@st.composite
def plans(draw: st.DrawFn, most: int = 2) -> Plan:
    """Draw a plan with any content; ``most`` records in every list."""
    plan = new_plan(draw(st.integers(2000, 2100)))
    _settle_keys(plan, draw)
    for name, kind in TABLES.items():
        if name in SINGLE or kind in (Version, Closing):
            continue
        rows = plan.table(name)
        for _ in range(draw(st.integers(0, most))):
            rows.append(kind(plan_id=plan.id, id=draw(_keys), position=len(rows), **needed(kind)))
    for record in (plan.record, *plan.records()):
        for field in fields(type(record)):
            if draw(st.booleans()):
                setattr(record, field, draw(values(type(record), field)))
    for record in plan.records():
        for field, table in references(type(record)).items():
            setattr(record, field, draw(st.sampled_from([None, *keys_of(plan, table)])))
    if draw(st.booleans()):
        apply(plan, adoption(plan, dt.date(2026, 12, 1), draw(texts), snapshot(plan)))
    return plan


def keys_of(plan: Plan, table: str) -> list[UUID]:
    """Return the keys of the records in a table, by its name in the database."""
    return [record.id for record in plan.records() if record.__tablename__ == table]


def filled_plan() -> Plan:
    """Make a plan in which every field is filled and nothing is missing."""
    plan = new_plan(2027)
    for name, kind in TABLES.items():
        rows = plan.table(name)
        if not rows and kind not in (Version, Closing):
            rows.append(kind(plan_id=plan.id, position=0, **needed(kind)))
    plan.people.append(Person(plan_id=plan.id, position=2))
    for record in plan.records():
        for field in fields(type(record)):
            if field not in ("year", "type", "quarter", "parked"):
                setattr(record, field, _example(type(record), field))
    leader, team, coach = plan.people
    leader.role, team.role, coach.role = "leader", "team", "digicoach"
    leader.name, team.name, coach.name = "Annelies Verhoeven", "Het team", "Samira El Idrissi"
    for record in plan.records():
        for field, table in references(type(record)).items():
            setattr(record, field, coach.id if table == "person" else keys_of(plan, table)[0])
    plan.goals[0].baseline, plan.goals[0].target = Decimal(6), Decimal("2.5")
    coach.replaced_by_id = leader.id
    plan.budget_lines[0].account_due = dt.date(2028, 4, 1)
    return plan


_keys = st.uuids(version=4)


def _settle_keys(plan: Plan, draw: st.DrawFn) -> None:
    """Return the new plan keys from the draw, so that a failure can be repeated."""
    plan.record.id = draw(_keys)
    plan.record.created_at = plan.record.changed_at = dt.datetime(2026, 11, 21, 14, 2, tzinfo=dt.UTC)
    for record in plan.records():
        record.id, record.plan_id = draw(_keys), plan.record.id


def _example(kind: type[TableRow], field: str) -> Any:
    bare, _ = _bare(kind.model_fields[field].annotation)
    if get_origin(bare) is Literal:
        return get_args(bare)[0]
    if get_origin(bare) is list:
        return list(get_args(get_args(bare)[0]))
    if get_origin(bare) is dict:
        return dict.fromkeys(get_args(get_args(bare)[0]), 3)
    return {int: 12, Decimal: Decimal("4.5"), dt.date: dt.date(2027, 5, 1), bool: False, str: f"Iets bij {field}"}[bare]


def _bare(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return parts[0], True
    return annotation, False


def begin_review(plan: Plan, quarter: int) -> list[Edit]:
    """Make the edits with which a review comes to measure every goal, as it does when something is typed of each."""
    step: list[Edit] = []
    for goal in goals.chosen(plan.goals):
        if reviews.measurement_of(plan.measurements, goal.id, quarter) is None:
            added = addition(plan, Measurement, goal_id=goal.id, quarter=quarter)[-1]
            assert isinstance(added, Added)
            added.record.position += len(step)
            step.append(added)
    return step
