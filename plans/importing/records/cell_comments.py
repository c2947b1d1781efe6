"""Comments on cells, which go with no line: they are named, so that nobody misses them."""

from __future__ import annotations

from plans.importing.files.grid import Grid
from plans.importing.records.result import Import
from plans.importing.tables.private_lines import names_client
from plans.importing.tables.sheet_table import column_letter
from resources.language import gettext as _

_MOST, _LONGEST = 12, 80
"""Comments that are named of a sheet, and characters of each."""


def comments_in(grids: list[Grid]) -> dict[str, list[tuple[str, str]]]:
    """Return by sheet the cells with a comment and what it says; what is about somebody in care is not repeated."""
    found: dict[str, list[tuple[str, str]]] = {}
    for grid in grids:
        for (line, column), words in sorted(grid.comments.items()):
            if not names_client(words):
                found.setdefault(grid.name, []).append((f"{column_letter(column)}{line}", words))
    return found


def say_comments(comments: dict[str, list[tuple[str, str]]], result: Import) -> None:
    """Name the comments on the sheets from which something is taken."""
    used = {proposal.table.sheet for proposal in result.tables if proposal.becomes}
    for sheet, said in comments.items():
        if sheet not in used:
            continue
        result.left_out = True
        named = ", ".join(f"{cell}: “{words[:_LONGEST]}”" for cell, words in said[:_MOST])
        words = _("Sheet “{sheet}”: comments on cells are left out: {comments}.")
        result.remarks.append(words.format(sheet=sheet[:60], comments=named + (", …" if len(said) > _MOST else "")))
