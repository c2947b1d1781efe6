"""What stands in the tables of a document of which nothing was made, as texts that somebody can give a place."""

from __future__ import annotations

from plans.importing.files.grid import Grid, Passage, is_blank
from plans.importing.tables.private_lines import is_about_client, names_client

_SHORTEST, _LONGEST_LABEL = 3, 40
"""Letters of a text that says something, and characters of one that only says what stands beside it."""
_BESIDE = 2


def texts_of(grids: list[Grid]) -> list[Passage]:
    """Return the texts of tables, each below the heading of its table; what is about a client is left out."""
    return [
        Passage(grid.name, words)
        for grid in grids
        for row in grid.rows
        if not is_about_client(list(row.cells))
        for words in _texts([str(cell) for cell in row.cells if not is_blank(cell)])
    ]


def _texts(cells: list[str]) -> list[str]:
    """Return what a line says: a label with what stands beside it, or each of its cells."""
    said = [" ".join(cell.split()) for cell in cells]
    one = all("\n" not in cell.strip() for cell in cells)
    if len(said) == _BESIDE and one and len(said[0]) <= _LONGEST_LABEL and not said[0].endswith((".", "!")):
        said = [f"{said[0].rstrip(' :')}: {said[1]}"]
    return [words for words in said if sum(map(str.isalpha, words)) >= _SHORTEST and not names_client(words)]
