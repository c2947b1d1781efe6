"""Sheets and columns that a spreadsheet does not show, and that come in all the same: they are named."""

from __future__ import annotations

from plans.importing.cells.headings import UNTAKEN
from plans.importing.files.grid import Grid
from plans.importing.records.result import Import
from plans.importing.tables.sheet_table import column_letter
from resources.language import gettext as _
from resources.language import ngettext


def hidden_in(grids: list[Grid]) -> dict[str, frozenset[int]]:
    """Return by sheet the columns that are hidden; none of them of a sheet that is hidden as a whole."""
    found = {grid.name: grid.hidden_columns for grid in grids if grid.hidden_columns}
    return found | {grid.name: frozenset() for grid in grids if grid.hidden}


def say_hidden(hidden: dict[str, frozenset[int]], result: Import) -> None:
    """Say of each sheet from which something is taken whether it, or a column that is taken, is hidden."""
    for sheet, columns in hidden.items():
        used = [proposal for proposal in result.tables if proposal.becomes and proposal.table.sheet == sheet]
        if used and not columns:
            result.remarks.append(
                _("Sheet “{sheet}” is hidden in the file. Leave it out if that is intended.").format(sheet=sheet[:60])
            )
        taken = {
            place
            for proposal in used
            if proposal.table.as_stands
            for place, name in proposal.columns.items()
            if place in columns and name.split(".")[1] not in (*UNTAKEN, "id")
        }
        if taken:
            words = ngettext(
                "Sheet “{sheet}”: column {columns} is hidden in the file. Leave it out if that is intended.",
                "Sheet “{sheet}”: columns {columns} are hidden in the file. Leave them out if that is intended.",
                len(taken),
            )
            named = ", ".join(map(column_letter, sorted(taken)))
            result.remarks.append(words.format(sheet=sheet[:60], columns=named))
