"""A board with cards of several cells: in the column of each state what is to be done, and below it who and when.

An empty cell ends a card. Where anything else than names and days stands below what is to be done, it is no board.
"""

from __future__ import annotations

from plans.importing.cells.board_words import status_above
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.prose.task_lines import is_name, names_day, parse_task
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_MOST_ABOVE = 6
_LEAST_LANES, _MOST_CELLS = 2, 4
_LEAST_DATED = 0.5
"""Which part of the cards has a day of its own on a board with cards of several cells."""


def on_board(grid: Grid) -> Grid | None:
    """Return such a board as a list of actions; None for all else."""
    for place, top in enumerate(grid.rows[:_MOST_ABOVE]):
        lanes = {column: status_above(_bare(cell)) for column, cell in enumerate(top.cells) if not is_blank(cell)}
        if len(lanes) < _LEAST_LANES or not all(lanes.values()):
            continue
        made: list[list[Cell]] = []
        for column in lanes:
            for card in _cards(grid.rows[place + 1 :], column):
                parts = _parts(card)
                if parts is None:
                    return None
                made.append([*parts, _bare(top.cells[column])])
        if not made or sum(cells[2] is not None for cells in made) < len(made) * _LEAST_DATED:
            # Cards of one cell are lines of a table.
            return None
        rows = [Row(number, cells) for number, cells in enumerate(made, start=1)]
        note = _("Read from the cards of a board; please check.")
        return Grid(grid.name, [Row(0, ["Actie", "Wie", "Wanneer", "Status"]), *rows], note=note)
    return None


def _bare(cell: Cell) -> str:
    """Return the words of a lane without the signs behind them: "GEDAAN :)"."""
    return (heading_words(cell) or "").rstrip(" :;()!✓✔").strip()


def _cards(rows: list[Row], column: int) -> list[list[str]]:
    """Return the texts of each card in a column: those in cells directly below one another."""
    found: list[list[str]] = []
    last = -1
    for row in rows:
        if is_blank(row.cell(column)):
            continue
        if row.number == last + 1 and found:
            found[-1].append(str(row.cell(column)).strip())
        else:
            found.append([str(row.cell(column)).strip()])
        last = row.number
    return found


def _parts(card: list[str]) -> list[Cell] | None:
    """Return what is to be done, who does it and when; None when a card holds something else."""
    who: list[str] = []
    when: list[str] = []
    for words in card[1:]:
        if names_day(words):
            when.append(words)
        elif is_name(words):
            who.append(words)
        else:
            return None
    if parse_task(card[0]).detailed or len(card) > _MOST_CELLS or len(when) > 1 or names_day(card[0]):
        return None
    return [card[0], ", ".join(who) or None, when[0] if when else None]
