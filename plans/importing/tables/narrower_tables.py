"""A table of two columns right below another one, without an empty line between: "Naam", "Rol" below actions."""

from __future__ import annotations

from plans.exchange.headings import READ
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Grid, Row, is_blank

_COLUMNS = 2
_MAIN = {"people": "name", "actions": "what", "activities": "what", "budget_lines": "what", "goals": "title"}


def begins_narrower(grid: Grid, above: dict[int, str], place: int) -> bool:
    """Return whether a line of two headings begins a list of another kind than the one with headings ``above``.

    The words head another list and not this one, a list stands below them, and all of that is narrower than what
    stands above: a line of a list seldom looks so.
    """
    row = grid.rows[place]
    columns = [column for column in _filled(row) if column in above]
    wider = set(above) - set(columns)
    words = {column: str(row.cell(column)) for column in columns}
    kinds = {table for table in READ if _are_headings(table, list(words.values()))}
    if len(columns) != _COLUMNS or len(above) <= _COLUMNS or not kinds:
        return False
    if kinds & {table for table in READ if _are_headings(table, list(above.values())[:_COLUMNS])}:
        return False
    rest = grid.rows[place + 1 :]
    below: list[Row] = []
    for line in rest:
        if below and line.number > below[-1].number + 1:
            break
        below.append(line)
    before = any(set(_filled(line)) & wider for line in grid.rows[:place])
    return bool(below) and before and not any(set(_filled(line)) & wider for line in below)


def _are_headings(table: str, words: list[str]) -> bool:
    """Return whether these surely head columns of a table: one what its lines are about, the other something else."""
    one, *others = (
        {meaning.field for meaning in meanings(table, item) if meaning.certain and meaning.field != "note"}
        for item in words
    )
    return _MAIN[table] in one and all(fields - {_MAIN[table]} for fields in others)


def _filled(row: Row) -> list[int]:
    return [column for column, cell in enumerate(row.cells) if not is_blank(cell)]
