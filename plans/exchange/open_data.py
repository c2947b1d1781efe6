"""Open data: a plan as JSON for other programs, in a shape of its own that stays when the plan file changes.

Every name in it is written down here, so that a field of a record can be renamed without anybody noticing. What the
file holds is described by ``resources/open-data.schema.json``, which ``schema`` makes; FORM goes up when something that
is there goes or means something else, and never for what is added.
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

from plans.derived import line_amounts
from plans.exchange import files
from plans.plan import TABLES, Plan, PlanRecord
from plans.records import Record
from plans.subjects import goals

SUFFIX = ".json"
FORM = 1
"""The number of the shape."""
NAME = "digikoers.open-data"

_Shape = dict[str, str]
"""The names in the file, each with the field it comes from."""

_TEAM: _Shape = {
    "name": "name", "organisation": "organisation", "location": "location", "kind_of_care": "care", "region": "region",
    "colleagues": "staff", "full_time_equivalents": "full_time", "clients": "clients", "manager": "manager",
}  # fmt: skip
_LISTS: dict[str, tuple[str, _Shape]] = {
    "people": ("people", {
        "id": "id", "name": "name", "role": "role", "other_role": "role_name", "function": "function",
        "hours_per_week": "hours_per_week", "from": "start", "until": "until",
    }),
    "goals": ("goals", {
        "id": "id", "title": "title", "result": "result", "problem": "problem", "theme": "focus",
        "technology": "technology", "indicator": "indicator", "unit": "unit", "baseline": "baseline",
        "target": "target", "due": "due", "leader": "owner_id", "stage": "stage", "stops": "stop_doing",
        "stops_on": "stop_on", "parked": "parked", "ended": "ended", "lesson": "lesson",
    }),
    "measurements": ("measurements", {
        "id": "id", "goal": "goal_id", "quarter": "quarter", "value": "value", "status": "status", "why": "why",
    }),
    "actions": ("actions", {
        "id": "id", "what": "what", "goal": "goal_id", "who": "owner_id", "where": "where", "from": "start",
        "due": "due", "status": "status", "introduces_something": "introduces",
    }),
    "training": ("activities", {
        "id": "id", "what": "what", "form": "form", "skill": "skill", "user_types": "types", "goal": "goal_id",
        "given_by": "given_by", "on": "on", "hours": "hours", "places": "places", "held": "held", "reached": "reached",
    }),
    "budget": ("budget_lines", {
        "id": "id", "what": "what", "kind": "kind", "goal": "goal_id", "source": "source", "fund": "fund",
        "payer": "payer", "necessity": "necessity", "recurrence": "recurrence",
    }),
    "conditions": ("conditions", {
        "id": "id", "what": "what", "kind": "kind", "goal": "goal_id", "status": "status", "who": "owner_id",
        "due": "due",
    }),
    "risks": ("risks", {
        "id": "id", "what": "what", "kind": "kind", "weight": "weight", "measure": "measure", "who": "owner_id",
    }),
    "reviews": ("reviews", {
        "id": "id", "quarter": "quarter", "on": "on", "status": "overall", "why": "overall_why", "asked": "asked",
        "asked_of": "asked_of",
    }),
    "decisions": ("decisions", {
        "id": "id", "quarter": "quarter", "kind": "kind", "goal": "goal_id", "what": "what", "who": "owner_id",
        "due": "due",
    }),
}  # fmt: skip

_TEXT, _ID = {"type": "string"}, {"type": "string", "format": "uuid"}
_QUARTERS = {"type": "array", "minItems": 4, "maxItems": 4}
_ADDED: dict[str, dict[str, Any]] = {
    "goals": {"number": {"type": ["integer", "null"], "description": "Its place among the five; null when parked."}},
    "budget": {
        "planned_cents": {**_QUARTERS, "items": {"type": "integer"}, "description": "Per quarter, in euro cents."},
        "spent_cents": {
            **_QUARTERS, "items": {"type": ["integer", "null"]}, "description": "Per quarter; null while unknown.",
        },
    },
}  # fmt: skip
"""What is worked out and stands beside the fields."""


def write(plan: Plan, path: Path) -> None:
    """Write a plan as open data, whole or not at all; raises PlanError when the file cannot be written."""
    data = encode(plan)
    files.write(data, path, lambda back: back == data)


def encode(plan: Plan) -> bytes:
    """Return the bytes of the file: UTF-8, with two spaces for each level."""
    return (json.dumps(as_data(plan), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def as_data(plan: Plan) -> dict[str, Any]:
    """Return a plan as plain values; empty text stays empty, what is not known is null."""
    found: dict[str, Any] = {
        "format": NAME,
        "form": FORM,
        "plan": {
            "id": str(plan.id),
            "year": plan.year,
            "state": plan.record.state,
            "changed": plan.record.changed_at.isoformat(),
            "message": plan.vision.message,
        },
        "team": _row(plan.team, _TEAM),
    }
    for name, (table, shape) in _LISTS.items():
        found[name] = [_row(record, shape) for record in plan.table(table) if record.is_begun()]
    amounts = {str(row.line.id): row for row in line_amounts.amounts(plan)}
    for row in found["budget"]:
        amount = amounts[row["id"]]
        row |= {"planned_cents": list(amount.planned), "spent_cents": list(amount.actual)}
    for row, goal in zip(found["goals"], [item for item in plan.goals if item.is_begun()], strict=True):
        row["number"] = goals.number(goal, plan.goals) or None
    return found


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the file (draft 2020-12)."""
    state = {"enum": list(get_args(PlanRecord.model_fields["state"].annotation))}
    plan = {"id": _ID, "year": {"type": "integer"}, "state": state}
    plan |= {"changed": {"type": "string", "format": "date-time"}, "message": _TEXT}
    lists = {
        name: {
            "type": "array",
            "items": _object({key: _kind(TABLES[table], field) for key, field in shape.items()} | _ADDED.get(name, {})),
        }
        for name, (table, shape) in _LISTS.items()
    }
    team = _object({key: _kind(TABLES["team"], field) for key, field in _TEAM.items()})
    whole = _object({"format": {"const": NAME}, "form": {"const": FORM}, "plan": _object(plan), "team": team, **lists})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:digikoers:open-data:{FORM}",
        "title": "Digikoers open data",
        "description": "A care team's annual plan for other programs. Readers skip names they do not know.",
        **whole,
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    # Later files of the same form may hold more.
    return {"type": "object", "properties": properties, "required": sorted(properties)}


def _row(record: Record, shape: _Shape) -> dict[str, Any]:
    return {name: _plain(getattr(record, field)) for name, field in shape.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _kind(record: type[Record], field: str) -> dict[str, Any]:
    annotation: Any = record.model_fields[field].annotation
    optional = get_origin(annotation) in (Union, UnionType)
    bare = next(part for part in get_args(annotation) if part is not type(None)) if optional else annotation
    if get_origin(bare) is Literal:
        return {"enum": [*get_args(bare), *([None] if optional else [])]}
    if get_origin(bare) is list:
        return {"type": "array", "items": {"enum": list(get_args(get_args(bare)[0]))}}
    kinds: dict[Any, dict[str, Any]] = {
        UUID: _ID, str: _TEXT, bool: {"type": "boolean"}, int: {"type": "integer"}, Decimal: {"type": "number"},
        dt.date: {"type": "string", "format": "date"},
    }  # fmt: skip
    kind = kinds[bare]
    return {**kind, "type": [kind["type"], "null"]} if optional else kind
