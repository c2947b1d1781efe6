"""What a sheet holds before it becomes a file: its columns, its keys, and its rows of values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from plans.field_text import Kind
from plans.plan import SINGLE

Value = str | int | Decimal | dt.date | None
"""What stands in a cell; an amount of money is a Decimal in euros."""


@dataclass(frozen=True)
class Column:
    """One column of a sheet: a field, its heading in the language in use and its kind."""

    field: str
    heading: str
    kind: Kind


@dataclass
class Sheet:
    """One table of the plan: a row for each record, or question and answer when it holds just one."""

    table: str
    title: str
    columns: list[Column]
    keys: list[str] = field(default_factory=list)
    rows: list[list[Value]] = field(default_factory=list)

    @property
    def single(self) -> bool:
        """Whether it is shown as questions with their answers."""
        return self.table in SINGLE or self.table == "plan"

    @property
    def empty(self) -> bool:
        """Whether nothing at all stands in it."""
        return all(value in (None, "") for row in self.rows for value in row)
