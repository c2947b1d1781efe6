"""The order of rows: sorted by a column to look at, and kept in the plan when asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plans import edits as editing
from plans.edits import Edit
from plans.records import Record


def ordered(keyed: Sequence[tuple[Any, Any]], descending: bool) -> list[Any]:
    """Sort rows that come with their key; equal ones stay in their order, empty ones come last either way."""
    filled = [(key, row) for key, row in keyed if key not in (None, "")]
    filled.sort(key=lambda item: item[0], reverse=descending)
    return [row for _key, row in filled] + [row for key, row in keyed if key in (None, "")]


def kept(everyone: Sequence[Record], shown: Sequence[Record]) -> list[Edit]:
    """Make the edits that give the list of the plan the order of the rows that are shown; others keep their place."""
    rows, selected = iter(shown), set(map(id, shown))
    wanted = [next(rows) if id(row) in selected else row for row in everyone]
    return [editing.change(row, "position", place) for place, row in enumerate(wanted) if row.position != place]
