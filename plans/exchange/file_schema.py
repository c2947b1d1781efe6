"""The JSON Schema of the plan file, made from the record classes themselves."""

from __future__ import annotations

from typing import Any

from plans.exchange.plan_file import FORMAT, MOST_ANCESTORS
from plans.plan import SINGLE, TABLES, PlanRecord, Version
from plans.records import TableRow
from plans.revisions import VERSION
from plans.subjects.reviews import Closing

_UUID = {"type": "string", "format": "uuid"}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a plan file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:digikoers:jaarplan:{VERSION}",
        "title": "Digikoers plan file",
        "description": (
            "sha256 is over the canonical JSON of {ancestors (if any), plan, records}: keys sorted, no spaces, UTF-8. "
            "Every id occurs once; a field ending in _id holds the id of another record in the file."
        ),
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "ancestors": {
                "type": "array",
                "description": "The sha256 of earlier versions that this one comes from, oldest first.",
                "items": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "maxItems": MOST_ANCESTORS,
            },
            "plan": {"$ref": "#/$defs/plan"},
            "records": {"$ref": "#/$defs/records"},
        },
        "required": ["format", "version", "plan", "records"],
        "additionalProperties": False,
        "$defs": {
            "plan": _record(PlanRecord, PlanRecord.local),
            "records": {
                "type": "object",
                "properties": {name: _table(name) for name in TABLES},
                "required": sorted(SINGLE),
                "additionalProperties": False,
            },
            "content": {
                "type": "object",
                "properties": {
                    "version": {"const": VERSION},
                    "plan": {"$ref": "#/$defs/plan"},
                    "records": {"$ref": "#/$defs/records"},
                },
                "required": ["version", "plan", "records"],
                "additionalProperties": False,
            },
            **{str(kind.__tablename__): _record(kind) for kind in TABLES.values()},
        },
    }


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = {"type": "array", "items": {"$ref": f"#/$defs/{TABLES[name].__tablename__}"}}
    if name in SINGLE:
        table |= {"minItems": 1, "maxItems": 1}
    return table


def _record(kind: type[TableRow], hidden: frozenset[str] = frozenset()) -> dict[str, Any]:
    form = kind.model_json_schema()
    form["properties"] = {name: _field(item) for name, item in form["properties"].items() if name not in hidden}
    if kind in (Version, Closing):
        form["properties"]["content"] = {"$ref": "#/$defs/content"}
    form["properties"]["id"] = _UUID
    form["required"] = ["id", *form.get("required", [])]
    form["additionalProperties"] = False
    return form


def _field(form: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in form.items() if key not in ("title", "personal")}
