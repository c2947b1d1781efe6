"""The detached form of a plan: plain JSON values, as in a plan file and an adopted version."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar
from uuid import UUID

from pydantic import ValidationError
from sqlmodel import SQLModel

from plans.errors import Damaged
from plans.plan import KEPT, SINGLE, TABLES, Plan, PlanRecord, Version, assembled
from plans.quarters import Closing
from plans.records import Record, clean, references
from resources.language import gettext as _

_AnyRecord = TypeVar("_AnyRecord", bound=SQLModel)


def content(plan: Plan) -> dict[str, Any]:
    """Give a plan as JSON values: ``{"plan": {...}, "records": {table: [...]}}``; nothing in it is shared."""
    return {
        "plan": _values(plan.record, PlanRecord.local),
        "records": {name: [_values(record) for record in plan.table(name)] for name in TABLES},
    }


def snapshot(plan: Plan) -> dict[str, Any]:
    """Give a plan as it stands, without what it once was: what an adopted version and a closed review keep."""
    form = content(plan)
    for name in KEPT:
        form["records"][name] = []
    return form


def from_content(form: Any) -> Plan:
    """Make a plan of its JSON values; raises Damaged with a sentence when anything in it is not right."""
    if not isinstance(form, dict) or set(form) != {"plan", "records"}:
        raise _misfit("plan, records")
    record = _record(PlanRecord, form["plan"], "plan", hidden=PlanRecord.local)
    _to_utc(record)
    if not isinstance(form["records"], dict) or not set(form["records"]) <= set(TABLES):
        raise _misfit("records")
    tables: dict[str, list[Record]] = {}
    for name, kind in TABLES.items():
        rows = form["records"].get(name, [])
        if not isinstance(rows, list):
            raise _misfit(name)
        if name in SINGLE and len(rows) != 1:
            raise Damaged(_("The plan file must hold exactly one record of “{where}”.").format(where=name), _advice())
        tables[name] = [_record(kind, row, f"{name} {place}") for place, row in enumerate(rows, start=1)]
    _check_keys(record.id, tables)
    plan = assembled(record, tables)
    refresh_kept(plan)
    return plan


def refresh_kept(plan: Plan) -> None:
    """Give the plans that a plan keeps the form of today, in memory; raises Damaged when one is not right."""
    stood: list[Version | Closing] = [*plan.versions, *plan.closings]
    for kept in stood:
        _check_kept(kept, plan.id)


def _values(record: SQLModel, hidden: frozenset[str] = frozenset()) -> dict[str, Any]:
    dumped = record.model_dump(mode="json")
    return {name: dumped[name] for name in type(record).model_fields if name not in hidden}


def _record(kind: type[_AnyRecord], row: Any, where: str, hidden: frozenset[str] = frozenset()) -> _AnyRecord:
    if not isinstance(row, dict) or not set(row) <= set(kind.model_fields) - hidden or "id" not in row:
        raise _misfit(where)
    try:
        return kind.model_validate({key: clean(one) if isinstance(one, str) else one for key, one in row.items()})
    except ValidationError as error:
        field = error.errors()[0]["loc"]
        raise _misfit(f"{where} {field[0]}" if field else where) from None


def _to_utc(record: PlanRecord) -> None:
    for field in ("created_at", "changed_at"):
        moment: dt.datetime = getattr(record, field)
        try:
            moment = moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        except OverflowError:
            raise _misfit(f"plan {field}") from None
        setattr(record, field, moment)


def _check_keys(plan_id: UUID, tables: dict[str, list[Record]]) -> None:
    """See that every key is there once and that every reference leads to a record of the right table."""
    seen = {plan_id}
    there: dict[str, set[UUID]] = {}
    for name, rows in tables.items():
        for record in rows:
            if record.id in seen:
                raise Damaged(_("In the plan file a key stands there twice ({where}).").format(where=name), _advice())
            seen.add(record.id)
            there.setdefault(str(record.__tablename__), set()).add(record.id)
            if record.plan_id != plan_id:
                raise Damaged(
                    _("In the plan file a record belongs to another plan ({where}).").format(where=name), _advice()
                )
    for name, rows in tables.items():
        for field, table in references(TABLES[name]).items():
            for record in rows:
                key = getattr(record, field)
                if key is not None and key not in there.get(table, ()):
                    raise Damaged(
                        _("In the plan file something points to a record that is not there ({where}).").format(
                            where=f"{name} {field}"
                        ),
                        _advice(),
                    )


def _check_kept(kept: Version | Closing, plan_id: UUID) -> None:
    inner = from_content(kept.content)
    if inner.id != plan_id:
        raise _misfit(str(kept.__tablename__))
    kept.content = content(inner)


def _misfit(where: str) -> Damaged:
    return Damaged(_("The plan file holds something that does not fit ({where}).").format(where=where), _advice())


def _advice() -> str:
    return _("Ask who made it for a new one.")
