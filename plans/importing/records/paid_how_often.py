"""What a line of the budget costs once and what it costs every year, each in a column of its own."""

from __future__ import annotations

from plans.errors import Refused
from plans.importing.cells.amounts import amount, is_monthly
from plans.importing.cells.values import as_text
from plans.importing.files.grid import Cell, is_blank
from resources.language import gettext as _

Special = tuple[str, int, Cell]
"""A column that is no field by itself: its meaning, its place and what stands in it."""
OFTEN = ("one_off", "yearly")
"""Columns of amounts that say how often something is paid."""


def apart(specials: list[Special], headings: dict[int, str]) -> tuple[list[Special], list[Special], list[str]]:
    """Return the amounts of a line that are paid once or every year, its other columns, and what is to be said.

    What is paid each month counts where nobody worked out what that is in the year.
    """
    paid = [item for item in specials if item[0] in OFTEN and not is_blank(item[2])]
    if "yearly" not in [name for name, _column, _cell in paid]:
        paid += [("yearly", column, cell) for column, cell in months(specials, headings)[:1]]
    taken = [column for _name, column, _cell in paid]
    others = [item for item in specials if item[0] not in OFTEN and item[1] not in taken]
    wholes = [item for item in others if paid and item[0] == "year_amount" and not is_blank(item[2])]
    said = _("“{text}” under “{heading}” is not what it costs once and every year together; look which is right.")
    doubts = [
        said.format(text=as_text(cell), heading=" ".join(headings.get(column, "").split()))
        for _name, column, cell in wholes
        if not _is_sum(cell, [amount for _name, _column, amount in paid])
    ]
    return paid, [item for item in others if item not in wholes], doubts


def _is_sum(whole: Cell, parts: list[Cell]) -> bool:
    """Return whether an amount is what others come to together, or nothing can be said of that."""
    try:
        total, *cents = [amount(cell).value for cell in (whole, *parts)]
    except Refused:
        return True
    return bool(total == sum(cents))


def months(specials: list[Special], headings: dict[int, str]) -> list[tuple[int, Cell]]:
    """Return the columns and cells that say what a line costs each month."""
    return [
        (column, cell)
        for name, column, cell in specials
        if name == "computed" and not is_blank(cell) and is_monthly(headings.get(column, ""))
    ]
