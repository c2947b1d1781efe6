"""What a record holds beside the fields that have a place of their own on the page, so that no field is left out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from plans import entry
from plans.money import show_amount
from plans.plan import Plan
from plans.printing.styles import CELL, CELL_NOTE
from plans.printing.text import Markup, joined, paragraph
from plans.printing.words import field_name
from plans.records import Record


def rest(plan: Plan, record: Record, placed: Collection[str]) -> list[tuple[str, str]]:
    """Give the name and value of every filled field that is not ``placed`` on the page, in the order of declaration."""
    fields = [field for field in record.fields() if field not in placed and record.filled(field)]
    shown = [(field_name(record, field), _shown(plan, record, field)) for field in fields]
    return [(name, value) for name, value in shown if value]


def rest_line(plan: Plan, record: Record, placed: Collection[str]) -> Markup:
    """Give the same on one line, for the note below a cell of a table; nothing when all fields have their place."""
    return joined([f"{name}: {value}" for name, value in rest(plan, record, placed)])


def with_rest(cell: str | list[Any], plan: Plan, record: Record, placed: Collection[str]) -> str | list[Any]:
    """Give a cell of a table with the rest of its record in a quiet line below it."""
    line = rest_line(plan, record, placed)
    if not line:
        return cell
    above = cell if isinstance(cell, list) else [paragraph(cell, CELL)] if cell else []
    return [*above, paragraph(line, CELL_NOTE)]


def _shown(plan: Plan, record: Record, field: str) -> str:
    value = getattr(record, field)
    match entry.kind(type(record), field):
        case "amount":
            return show_amount(value)
        case "tick" if not value:
            return ""
        case _:
            return entry.show(plan, record, field)
