"""Figures with a line for what is aimed at and one for what was measured: each pair becomes one goal."""

from __future__ import annotations

from plans.exchange.headings import normalise
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words
from resources.language import gettext as _

_AIMED = frozenset(("streef", "streven", "streefwaarde", "norm", "doel", "target", "plan", "gepland", "begroot"))
_MEASURED = frozenset(
    ("werkelijk", "werkelijke", "realisatie", "gerealiseerd", "gemeten", "actual", "resultaat", "stand", "score")
)
_LEAST_PAIRS, _LEAST_PARTS, _MOST_LINES = 2, 2, 6


def in_pairs(grid: Grid) -> Grid | None:
    """Return such a list with a line for each goal: where it stands, where it goes and by when; None for all else."""
    for place, top in enumerate(grid.rows[:_MOST_LINES]):
        headings = {column: words for column, cell in enumerate(top.cells) if (words := heading_words(cell))}
        parts = [column for column, words in headings.items() if period(words) is not None]
        below = grid.rows[place + 1 :]
        side = next((column for column in range(min(parts, default=0)) if _says_which(below, column)), None)
        if len(parts) < _LEAST_PARTS or side is None or not headings.keys() & set(range(side)):
            continue
        made = _goals(grid, headings, parts, side, [row for row in below if _sort(row, side)])
        left = [str(cell) for row in below if not _sort(row, side) for cell in row.cells if not is_blank(cell)]
        if left:
            made.note = f"{made.note} {_('Left out: {names}.').format(names=', '.join(left))}".strip()
        return made
    return None


def _sort(row: Row, column: int) -> str:
    words = normalise(str(row.cell(column) or ""))
    return "aimed" if words in _AIMED else "measured" if words in _MEASURED else ""


def _says_which(rows: list[Row], column: int) -> bool:
    """Return whether a column says of each line whether it is aimed at or measured."""
    filled = [_sort(row, column) for row in rows if not is_blank(row.cell(column))]
    return min(filled.count("aimed"), filled.count("measured")) >= _LEAST_PAIRS and "" not in filled


def _goals(grid: Grid, headings: dict[int, str], parts: list[int], side: int, rows: list[Row]) -> Grid:
    before = [column for column in headings if column < side]
    beside = [column for column in headings if column > side and column not in parts]
    now = next((column for column in beside if _is_baseline(headings[column])), None)
    beside = [column for column in beside if column != now]
    lines: list[Row] = []
    steps: list[str] = []
    groups: list[list[Row]] = []
    for row in rows:
        title = row.cell(before[0])
        if not groups or (not is_blank(title) and title != groups[-1][0].cell(before[0])):
            groups.append([])
        groups[-1].append(row)
    for group in groups:
        aimed = _filled([row for row in group if _sort(row, side) == "aimed"], parts)
        measured = _filled([row for row in group if _sort(row, side) == "measured"], parts)
        baseline = next((cell for row in group if now is not None and not is_blank(cell := row.cell(now))), None)
        last = max(aimed, default=-1)
        said = [next((cell for row in group if not is_blank(cell := row.cell(c))), None) for c in (*before, *beside)]
        lines.append(Row(group[0].number, [*said, baseline, aimed.get(last), headings.get(last)]))
        others = [f"{headings[column]}: {cell}" for column, cell in aimed.items() if column != last]
        others += [f"{headings[column]}: {cell}" for column, cell in measured.items()]
        steps += [f"{said[0]} ({'; '.join(others)})"] if others else []
    head: list[Cell] = [*(headings[column] for column in (*before, *beside)), "Nulmeting", "Streefwaarde", "Deadline"]
    note = _("The steps on the way stay here: {names}.").format(names=", ".join(steps)) if steps else ""
    return Grid(grid.name, [Row(0, head), *lines], note=note)


def _filled(rows: list[Row], columns: list[int]) -> dict[int, Cell]:
    return {column: cell for row in rows for column in columns if not is_blank(cell := row.cell(column))}


def _is_baseline(words: str) -> bool:
    return any(meaning.field == "baseline" and meaning.certain for meaning in meanings("goals", words))
