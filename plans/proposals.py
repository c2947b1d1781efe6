"""What was filled in for the team, by a technology card for example, and which of it nobody has looked at yet.

A record keeps a digest of every value that was proposed. What still stands there as it was proposed is *untouched*: who
types something else touches it, and undo brings the mark back, all without an edit of its own. Looking at it and
leaving it as it is takes an edit (``confirmation``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from plans.edits import Edit, change
from plans.plan import Plan
from plans.records import Record, personal_fields, references

CARD = "card:"
"""What the origin of a record that a technology card made begins with; the key of the card follows."""
HOUSE = "house:"
"""What the origin of a record that a house pack brought begins with; the key of the pack follows."""


def digest(value: Any) -> str:
    """Return sixteen characters that stand for a value of a field."""
    return hashlib.sha256(json.dumps(value, default=str, sort_keys=True).encode()).hexdigest()[:16]


def marks(kind: type[Record], values: dict[str, Any]) -> dict[str, str]:
    """Return the marks of values that are proposed: of all but names, keys to other records, and what is empty."""
    left_out = {*personal_fields(kind), *references(kind)}
    return {
        field: digest(value)
        for field, value in values.items()
        if field not in left_out and field not in kind.prefilled and value not in (None, "", [], False)
    }


def plain_words(words: Any) -> str:
    """Return words as a record is known by them: without capitals, more or fewer spaces, and a full stop."""
    return " ".join(str(words).split()).casefold().rstrip(".")


def is_untouched(record: Record, field: str) -> bool:
    """Return whether a field still holds what was proposed, and nobody said that it is right."""
    mark = record.proposed.get(field)
    return mark is not None and mark == digest(getattr(record, field))


def untouched(record: Record) -> list[str]:
    """Return the fields that nobody has looked at yet, in the order of declaration."""
    return [field for field in record.fields() if field in record.proposed and is_untouched(record, field)]


def records_left(plan: Plan) -> Iterator[Record]:
    """Return the records in which something is untouched, in the order of the plan."""
    return (record for record in plan.records() if record.proposed and untouched(record))


def confirmation(records: Iterable[Record], field: str = "") -> list[Edit]:
    """Make the edits that leave as they are one field of some records, or all of them, as looked at."""
    return [
        change(record, "proposed", {name: mark for name, mark in record.proposed.items() if field and name != field})
        for record in records
        if record.proposed and (not field or field in record.proposed)
    ]
