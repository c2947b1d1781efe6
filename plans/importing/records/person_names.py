"""The people that one line names: several in a cell, each with a line of their own, or last names first."""

from __future__ import annotations

import re

from plans.importing.cells.name_parts import sort_of, split_names
from plans.importing.cells.values import as_text
from plans.importing.files.grid import Cell
from plans.importing.tables.sheet_table import SheetTable

_LAST_FIRST = re.compile(r"([^\W\d_][^,/&;+\d]*),\s*([^\W\d_][^,/&;+\d]*)")

_TOGETHER = re.compile(
    r"(?i)\s*(\d{1,2}(?:[.,]\d+)?)\s*((?:uur|uren|u)?(?: per week| p/?w)?)\s*\(?(?:samen|together)\)?\s*"
)
"""Hours that people have between them."""


def are_turned(table: SheetTable, columns: dict[int, str]) -> bool:
    """Return whether all names of a list of people have their last name first: "Bos, Anna"."""
    column = next((place for place, meaning in columns.items() if meaning == "people.name"), None)
    names = [as_text(cell) for cell in table.column(column)] if column is not None else []
    turned = [name for name in names if _LAST_FIRST.fullmatch(name.strip())]
    # "Vacature" has no comma, "Groot, de, Iris" has two.
    return len(turned) > 1 and all(name in turned or name.count(",") != 1 for name in names)


def unturned_last(name: str) -> str:
    """Return "Anna Bos" for "Bos, Anna"; another name as it stands."""
    found = _LAST_FIRST.fullmatch(name)
    return f"{found[2]} {found[1]}" if found else name


def names_in(words: str) -> list[str]:
    """Return the names of several people in a cell; nothing when it names one, or something else than people."""
    names = split_names(words)
    return names if len(names) > 1 and all(sort_of(name) == "person" for name in names) else []


def line_of(cell: Cell, place: int, count: int) -> Cell:
    """Return the line of a cell that goes with one of ``count`` people, or their part of it; else the cell."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()] if isinstance(cell, str) else []
    if isinstance(cell, str) and (shared := _TOGETHER.fullmatch(cell)):
        each = float(shared[1].replace(",", ".")) / count
        return f"{each:g} {shared[2]}".replace(".", ",").strip()
    return lines[place] if len(lines) == count else cell
