"""What a line of the budget costs once and what it costs every year, each in a column of its own."""

from __future__ import annotations

from plans.importing.cells.amounts import is_monthly
from plans.importing.files.grid import Cell, is_blank

Special = tuple[str, int, Cell]
"""A column that is no field by itself: its meaning, its place and what stands in it."""
OFTEN = ("one_off", "yearly")
"""Columns of amounts that say how often something is paid."""


def apart(specials: list[Special], headings: dict[int, str]) -> tuple[list[Special], list[Special]]:
    """Return the amounts of a line that are paid once or every year, and its other columns.

    What is paid each month counts where nobody worked out what that is in the year.
    """
    paid = [item for item in specials if item[0] in OFTEN and not is_blank(item[2])]
    if "yearly" not in [name for name, _column, _cell in paid]:
        paid += [("yearly", column, cell) for column, cell in months(specials, headings)[:1]]
    taken = [column for _name, column, _cell in paid]
    return paid, [item for item in specials if item[0] not in OFTEN and item[1] not in taken]


def months(specials: list[Special], headings: dict[int, str]) -> list[tuple[int, Cell]]:
    """Return the columns and cells that say what a line costs each month."""
    return [
        (column, cell)
        for name, column, cell in specials
        if name == "computed" and not is_blank(cell) and is_monthly(headings.get(column, ""))
    ]
