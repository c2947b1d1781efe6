"""What a record holds beside the fields that have a place of their own on the page, so that no field is left out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from plans import field_text
from plans.plan import Plan
from plans.printing.styles import CELL, CELL_NOTE
from plans.printing.text import Markup, joined, paragraph
from plans.printing.words import exact_euros, field_name
from plans.records import Record


def other_fields(plan: Plan, record: Record, placed: Collection[str]) -> list[tuple[str, str]]:
    """Return the name and value of every filled field that is not ``placed`` on the page, as declared."""
    fields = [field for field in record.fields() if field not in placed and record.is_filled(field)]
    shown = [(field_name(record, field), _shown(plan, record, field)) for field in fields]
    return [(name, value) for name, value in shown if value]


def other_fields_line(plan: Plan, record: Record, placed: Collection[str]) -> Markup:
    """Return the same on one line, for the note below a cell of a table; nothing when all fields have their place."""
    return joined([f"{name}: {value}" for name, value in other_fields(plan, record, placed)])


def with_other_fields(cell: str | list[Any], plan: Plan, record: Record, placed: Collection[str]) -> str | list[Any]:
    """Return a cell of a table with the rest of its record in a quiet line below it."""
    line = other_fields_line(plan, record, placed)
    if not line:
        return cell
    above = cell if isinstance(cell, list) else [paragraph(cell, CELL)] if cell else []
    return [*above, paragraph(line, CELL_NOTE)]


def _shown(plan: Plan, record: Record, field: str) -> str:
    value = getattr(record, field)
    match field_text.kind(type(record), field):
        case "amount":
            return exact_euros(value)
        case "tick" if not value:
            return ""
        case _:
            return field_text.format_value(plan, record, field)
