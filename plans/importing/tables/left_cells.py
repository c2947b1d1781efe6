"""What of a sheet came into no table at all, whatever its layout: said, so that nothing goes without a word.

A cell is compared by its words with all that the tables of its sheet hold, wherever they put it. Titles above a list
are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plans.exchange.headings import normalise
from plans.importing.cells.headings import understood
from plans.importing.files.grid import Cell, Grid, Passage, Row, is_blank
from plans.importing.prose.task_lines import is_name
from plans.importing.tables.idle_lines import is_idle
from plans.importing.tables.private_lines import names_client
from plans.importing.tables.sheet_table import LONGEST_HEADING, SheetTable

_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAST_WORDS = 0.5
"""Which part of the words of a cell a table holds when the cell was read."""
_LONGEST = 60
_SEVERAL = re.compile(r"[.:!?]\s+\S")
_LEAST_HELD, _LEAST_LINES = 0.9, 2
"""Which part of a table stands as in the sheet, and how many lines of two cells beside it are a block."""
_FEWEST_WORDS = 3
"""Words of a text that says something by itself; fewer are a heading, a name or a sign of the layout."""
_SIGN = re.compile(r"\s*\S{1,9}\s*=\s*\S.*")
"""What a sign in a list means: "x = moet nog"."""


def left_on_sheets(grids: list[Grid], tables: list[SheetTable], boxed: list[Passage]) -> dict[str, list[str]]:
    """Return by sheet the texts that none of its tables holds; tables of one name are looked at together.

    ``boxed`` are texts of the sheets that are offered by themselves.
    """
    offered = {words for passage in boxed for words in _words(f"{passage.heading} {passage.text}")}
    found: dict[str, list[str]] = {}
    for grid in grids:
        left = left_cells(grid, [table for table in tables if table.sheet == grid.name], offered)
        # What was made of text stands in no cells of the sheet.
        own = [table for table in tables if table.sheet == grid.name and not table.told]
        loose = _loose(grid, own) if own and grid.known is None and not grid.told else {}
        beside = [*left_block(loose), *left_beside(loose, offered)]
        left += [words for words in dict.fromkeys(beside) if words not in left]
        if left:
            found.setdefault(grid.name, []).extend(left)
    return found


def left_cells(grid: Grid, tables: list[SheetTable], offered: set[str]) -> list[str]:
    """Return the texts of a sheet that none of its tables holds, in order; words that are offered count as held."""
    if grid.known is not None or not tables:
        return []
    held = offered | {word for table in tables for words in _texts(table) for word in _words(words)}
    found: list[str] = []
    for row in _below_titles(grid.rows):
        texts = [cell for cell in row.cells if isinstance(cell, str) and _says_something(cell)]
        found += [words for words in texts if len((own := _words(words)) & held) < _LEAST_WORDS * len(own)]
    return list(dict.fromkeys(" ".join(words.split())[:_LONGEST] for words in found))


def _says_something(words: str) -> bool:
    """Return whether a text is more than a heading, a sign of the layout, or something about somebody in care."""
    plain = " ".join(words.split())
    if len(plain.split()) < _FEWEST_WORDS or _SIGN.fullmatch(plain) or understood(plain):
        return False
    return not (names_client(plain) or is_name(plain) or is_idle(plain))


def _loose(grid: Grid, tables: list[SheetTable]) -> dict[tuple[int, int], Cell]:
    """Return by line and column the cells of a sheet that are in none of its tables, nor are titles above them.

    Only where the tables stand as in the sheet: one of another shape says nothing of where its cells were.
    """
    cells = {
        (row.number, column): cell for row in grid.rows for column, cell in enumerate(row.cells) if not is_blank(cell)
    }
    held: set[tuple[int, int]] = set()
    for table in tables:
        own = {(row.number, column) for row in table.rows for column in row.filled if column not in row.carried}
        if not own or not table.as_stands or sum(place in cells for place in own) < _LEAST_HELD * len(own):
            return {}
        held |= own
        first = min(row.number for row in table.rows)
        held |= {place for place in cells if place[0] < first and place[1] in table.headings}
    return {place: cells[place] for place in sorted(cells.keys() - held)}


def left_block(loose: dict[tuple[int, int], Cell]) -> list[str]:
    """Return the texts of a block of several columns beside or below the tables of a sheet."""
    rows: dict[int, list[int]] = {}
    for number, column in loose:
        rows.setdefault(number, []).append(column)
    wide = {number: columns for number, columns in rows.items() if len(columns) > 1 and _is_run(columns)}
    if len(wide) < _LEAST_LINES or not any(isinstance(loose[n, c], str) for n, own in wide.items() for c in own):
        return []
    texts = [str(loose[number, column]) for number, columns in wide.items() for column in columns]
    return [" ".join(words.split())[:_LONGEST] for words in texts if not names_client(words)]


def left_beside(loose: dict[tuple[int, int], Cell], offered: set[str]) -> list[str]:
    """Return the texts of a block of one column, a title with lines below it; words that are offered are no part."""
    columns: dict[int, list[tuple[int, str]]] = {}
    for (number, column), cell in sorted(loose.items(), key=lambda item: (item[0][1], item[0][0])):
        if isinstance(cell, str) and not _words(cell) <= offered:
            columns.setdefault(column, []).append((number, " ".join(cell.split())))
    found: list[str] = []
    for lines in columns.values():
        runs: list[list[tuple[int, str]]] = []
        for line in lines:
            if runs and line[0] - runs[-1][-1][0] == 1:
                runs[-1].append(line)
            else:
                runs.append([line])
        blocks = [[words for _number, words in run] for run in runs if len(run) > _LEAST_LINES]
        found += [
            words[:_LONGEST] for block in blocks if sum(map(_is_told_of, block)) * 2 >= len(block) for words in block
        ]
    return [words for words in found if not names_client(words)]


def _is_told_of(words: str) -> bool:
    """Return whether a text is more than a name, a sign of the layout, or something about somebody in care."""
    named = is_name(words) and not words[:1].isdigit()
    return not (names_client(words) or named or is_idle(words) or _SIGN.fullmatch(words))


def _is_run(columns: list[int]) -> bool:
    return columns[-1] - columns[0] == len(columns) - 1


def _below_titles(rows: list[Row]) -> list[Row]:
    """Return the lines of a sheet without the titles at its top; what says more than a title does is none."""
    start = next((place for place, row in enumerate(rows) if sum(not is_blank(cell) for cell in row.cells) > 1), 0)
    told = [row for row in rows[:start] if any(_is_told(str(cell)) for cell in row.cells)]
    return [*told, *rows[start:]]


def _is_told(words: str) -> bool:
    """Return whether a text is longer than any title and says several things: "Plan 2027. Doel: minder papier"."""
    return len(words) > LONGEST_HEADING and _SEVERAL.search(words) is not None


def _texts(table: SheetTable) -> Iterator[str]:
    yield from (table.sheet, table.title, table.note)
    yield from table.headings.values()
    for row in table.rows:
        yield row.section
        yield from (cell for cell in row.cells.values() if isinstance(cell, str))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(normalise(text)))
