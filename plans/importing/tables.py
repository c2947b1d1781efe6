"""Finds the tables on a sheet: several beside or below each other, headings on two lines, and what each line is.

A table is found by its headings (``headings.understood``), wherever it stands and whatever the sheet is called. Where
no line has headings, a block of cells is still a table, of which somebody may say what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plans.exchange.headings import normalise
from plans.importing.by_role import listed
from plans.importing.colours import read_colours
from plans.importing.crosstabs import by_letters, by_time
from plans.importing.grid import Grid, Merged, Passage, Row, is_blank
from plans.importing.guessing import is_status
from plans.importing.headings import known_exactly, meanings, period, understood
from plans.importing.matrix import counted
from plans.importing.prose import left_texts, tables_in, tasks_grid
from plans.importing.row_kinds import carry_period, repeat_above, tell_kinds
from plans.importing.sheet_table import LONGEST_HEADING, SheetTable, TableRow, heading_words
from plans.importing.turned import spelled, turned

MOST_TABLES = 100
_LEAST_STATUSES = 2
_LONGEST_BESIDE = 40
"""Characters of a heading that nobody knows, beside the one that says what a list is."""


@dataclass
class _Head:
    place: int
    last: int
    columns: dict[int, str]
    known: int


def find_tables(grids: list[Grid]) -> list[SheetTable]:
    """Return the tables of a file in the order in which they stand."""
    found: list[SheetTable] = []
    for grid in grids:
        if len(found) >= MOST_TABLES:
            break
        found += [
            replace(table, note=table.note or meant.note, bare=grid.bare, card=meant.card)
            for meant in _meant(grid)
            for table in _tables(meant)
        ]
    for number, table in enumerate(found[:MOST_TABLES], start=1):
        table.number = number
    return found[:MOST_TABLES]


def _meant(sheet: Grid) -> list[Grid]:
    """Return a sheet as the lists that it stands for, when it is a table of another shape; else the sheet itself."""
    grid = spelled(read_colours(sheet))
    for several in (by_letters, by_time):
        if (lists := several(grid)) is not None:
            return lists
    if (made := turned(grid)) is not None:
        return [made]
    return counted(grid) or [listed(grid) or grid]


def _tables(grid: Grid) -> list[SheetTable]:
    if not grid.rows:
        return []
    if all(len(row.cells) - sum(map(is_blank, row.cells)) == 1 for row in grid.rows) and (told := _running(grid)):
        return told
    heads = _heads(grid)
    if not heads:
        return _without_headings(grid)
    found = [table for place, head in enumerate(heads) if (table := _table(grid, head, heads[place + 1 :], heads))]
    return [*_form_above(grid, heads, found), *found]


def _running(grid: Grid) -> list[SheetTable]:
    """Return what the lines of a sheet of one column say as text: a line that begins with # is a heading."""
    texts: list[Passage] = []
    heading = ""
    for words in (str(cell) for row in grid.rows for cell in row.cells if not is_blank(cell)):
        if words.startswith("#"):
            heading = words.lstrip("# ")
        else:
            texts.append(Passage(heading, words))
    made, rest = tables_in(texts, grid.name)
    found = [replace(table, note=item.note) for item in made for table in _tables(item)]
    if found and rest:
        found[0].note += f" {left_texts(rest)}"
    return found


def _without_headings(grid: Grid) -> list[SheetTable]:
    """Return the tables of a sheet without known headings: as text, as actions in cells, or as it stands."""
    cells = [(row.number, str(cell)) for row in grid.rows for cell in row.cells if not is_blank(cell)]
    statuses = [cell for cell in grid.rows[0].cells if not is_blank(cell)]
    if len(statuses) >= _LEAST_STATUSES and all(isinstance(cell, str) and is_status(cell) for cell in statuses):
        head = _Head(0, 0, {c: str(cell) for c, cell in enumerate(grid.rows[0].cells) if not is_blank(cell)}, 0)
        return [made] if (made := _table(grid, head, [], [head])) else []
    lines = [line for _number, words in cells for line in words.split("\n") if line.strip()]
    tasks = tasks_grid(lines[len([cell for cell in grid.rows[0].cells if not is_blank(cell)]) :], grid.name)
    if tasks is not None:
        return [replace(table, note=tasks.note) for table in _tables(tasks)]
    block = _block(grid)
    return [block] if block else []


def _form_above(grid: Grid, heads: list[_Head], below: list[SheetTable]) -> list[SheetTable]:
    """Return the form that stands above all tables of a sheet, its headings under each other; its goal is theirs."""
    form = turned(Grid(grid.name, grid.rows[: min(head.place for head in heads)]))
    tables = _tables(form) if form is not None else []
    for table in tables:
        titles = [column for column, words in table.headings.items() if "title" in _goal_fields(words)]
        named = [cell for column in titles for cell in table.column(column)]
        for other in below if len(named) == 1 else []:
            other.title = other.title or f"{table.headings[titles[0]]}: {named[0]}"
    return tables


def _goal_fields(heading: str) -> set[str]:
    return {meaning.field for meaning in meanings("goals", heading) if meaning.certain}


def _heads(grid: Grid) -> list[_Head]:
    """Return the lines of headings, from the top; of each the columns that belong together."""
    heads: list[_Head] = []
    skip = -1
    for place, row in enumerate(grid.rows):
        if place <= skip:
            continue
        for first, last in _segments(row, grid.merged):
            head = _head(grid, place, first, last)
            if head is None:
                continue
            above = next((other for other in reversed(heads) if _overlap(other, head)), None)
            if above is not None and not _begins_anew(grid, above, head):
                continue
            heads.append(head)
            skip = max(skip, head.last)
    return heads


def _segments(row: Row, merged: Sequence[Merged] = ()) -> list[tuple[int, int]]:
    """Return the runs of filled cells of a line, as first and last column; what is ``merged`` is filled as a whole."""
    found: list[tuple[int, int]] = []
    # A heading above cells that are merged over two columns goes over both.
    wide = {
        item.left: item.right
        for item in merged
        if row.number <= item.first <= row.number + 2 and item.right > item.left and not is_blank(row.cell(item.left))
    }
    until = -1
    for column in range(max([len(row.cells), *(right + 1 for right in wide.values())])):
        if not is_blank(row.cell(column)):
            until = max(until, wide.get(column, column))
        elif column > until:
            continue
        if found and column - found[-1][1] <= 1:
            found[-1] = (found[-1][0], column)
        else:
            found.append((column, column))
    return found


def _head(grid: Grid, place: int, first: int, last: int) -> _Head | None:
    """Return a run of cells as headings, together with the line below when they stand on two; None when it is none."""
    row = grid.rows[place]
    one = _texts(row, first, last)
    alone = first == last
    best: _Head | None = None
    # Somebody is called Jan, and months stand above columns of something else.
    if one is not None and any(known_exactly(words) and period(words) is None for words in one.values()):
        known = sum(map(understood, one.values()))
        others = len(one) - known
        enough = known >= 2 and (known >= others or known >= 3 or _is_top(grid, place))
        # A list of one column, or one that we know among others: only above a list that has no other headings.
        single = (
            known == 1
            and (alone or (2 <= len(one) <= 3 and max(map(len, one.values())) <= _LONGEST_BESIDE))
            and _is_top(grid, place)
            and _has_list(grid, place, first, last)
        )
        if enough or single:
            best = _Head(place, place, one, known)
    more = _on_more_lines(grid, place, first, last)
    if more is not None and more.known >= 2 and (best is None or more.known > best.known):
        return more
    return best


def _texts(row: Row, first: int, last: int) -> dict[int, str] | None:
    """Return the cells of a run as headings; None when one of them cannot be a heading."""
    found: dict[int, str] = {}
    for column in range(first, last + 1):
        words = heading_words(row.cell(column))
        if words is None:
            return None
        if words:
            found[column] = words
    return found


def _on_more_lines(grid: Grid, place: int, first: int, last: int) -> _Head | None:
    """Return headings of which some stand on the next line or two, below a heading that is wider than one column."""
    tops = _texts(grid.rows[place], first, last)
    best: _Head | None = None
    for upper in (place, place + 1):
        head = None if tops is None else _joined(grid, place, upper, first, last, tops)
        if head is None:
            break
        best, tops, last = head, head.columns, max(head.columns)
    return best


def _joined(grid: Grid, place: int, above: int, first: int, last: int, tops: dict[int, str]) -> _Head | None:
    """Return headings that began at a place together with those below line ``above``; None when they are none."""
    if above + 1 >= len(grid.rows) or grid.rows[above + 1].number != grid.rows[above].number + 1:
        return None
    upper, lower = grid.rows[above], grid.rows[above + 1]
    below = [column for column in range(max(len(lower.cells), len(upper.cells))) if not is_blank(lower.cell(column))]
    if len(below) < 2 or any(heading_words(lower.cell(column)) is None for column in below):
        return None
    right = max(last, *below) if _reaches(grid, upper, last, max(below)) else last
    wider, bottoms = _texts(upper, last + 1, right), _texts(lower, first, right)
    if wider is None or not bottoms:
        return None
    tops = tops | wider
    if len(tops) < 2 and not _is_beside(grid, upper, tops, bottoms):
        # One text by itself is the title above a table.
        return None
    columns: dict[int, str] = {}
    over = ""
    over_until = -1
    for column in range(first, right + 1):
        top, bottom = tops.get(column, ""), bottoms.get(column, "")
        if top:
            span = next((item for item in grid.merged if item.first == upper.number and item.left == column), None)
            over, over_until = top, span.right if span else column if bottom == "" else right
        wide = over if column <= over_until else ""
        if bottom:
            columns[column] = bottom if known_exactly(bottom) and not _needs_both(wide) else f"{wide} {bottom}".strip()
        elif top:
            columns[column] = top
    if not any(map(known_exactly, (*tops.values(), *bottoms.values()))):
        return None
    plain = sum(map(understood, tops.values()))
    known = sum(map(understood, columns.values()))
    covered = any(column not in tops for column in bottoms)
    # Two lines are one heading when the lower one fills what the upper leaves open.
    return _Head(place, above + 1, columns, known) if covered and known > plain else None


def _is_beside(grid: Grid, row: Row, tops: dict[int, str], bottoms: dict[int, str]) -> bool:
    """Return whether the one heading of a line is merged over some of the columns below it, and others stand beside."""
    wide = [item for item in grid.merged if item.first == row.number and item.left in tops]
    return any(not (item.left <= column <= item.right) for item in wide for column in bottoms)


def _needs_both(wide: str) -> bool:
    """Return whether a heading above others changes what they mean: what was planned, what was spent, another year."""
    plain = normalise(wide)
    return plain in ("week", "weken", "wk") or any(
        word in plain for word in ("realisatie", "werkelijk", "uitgegeven", "besteed", "20")
    )


def _reaches(grid: Grid, upper: Row, last: int, below: int) -> bool:
    return (
        below <= last
        or any(item.first == upper.number and item.left <= last and item.right >= below for item in grid.merged)
        or below - last <= 3
    )


def _is_top(grid: Grid, place: int) -> bool:
    """Return whether only titles stand above a line."""
    return all(len([cell for cell in row.cells if not is_blank(cell)]) <= 1 for row in grid.rows[:place])


def _has_list(grid: Grid, place: int, first: int, last: int) -> bool:
    """Return whether below a line something stands in these columns, and nowhere else more than there."""
    below = grid.rows[place + 1 :][:20]
    inside = sum(not is_blank(row.cell(column)) for row in below for column in range(first, last + 1))
    return inside > 0 and not any(
        len(_segments(row)) and max(b - a for a, b in _segments(row)) > last - first for row in below
    )


def _overlap(one: _Head, other: _Head) -> bool:
    return bool(set(one.columns) & set(other.columns))


def _begins_anew(grid: Grid, above: _Head, head: _Head) -> bool:
    """Return whether headings below others begin another table, instead of being a line of it or the same once more."""
    if {normalise(words) for words in head.columns.values()} == {normalise(words) for words in above.columns.values()}:
        return False
    if above.last >= head.place:
        return False
    before = grid.rows[head.place - 1]
    gap = grid.rows[head.place].number - before.number > 1
    title = len([cell for cell in before.cells if not is_blank(cell)]) == 1 and head.place - 1 > above.last
    sure = [words for words in head.columns.values() if known_exactly(words) and period(words) is None]
    return gap or title or (len(sure) >= 2 and head.known >= 3 and head.known == len(head.columns))


def _table(grid: Grid, head: _Head, later: list[_Head], heads: list[_Head]) -> SheetTable | None:
    first, last = min(head.columns), max(head.columns)
    end = next((other.place for other in later if other.place > head.last and _overlap(other, head)), len(grid.rows))
    beside = [other for other in heads if other is not head and other.place <= end and other.last >= head.place]
    right = min((min(other.columns) for other in beside if min(other.columns) > last), default=10**6)
    left = max((max(other.columns) for other in beside if max(other.columns) < first), default=-1)
    lines = grid.rows[head.last + 1 : end]
    # Columns without a heading beside it, with something in them, belong to it as long as no empty column lies between.
    while last + 1 < right and sum(not is_blank(row.cell(last + 1)) for row in lines) >= 1:
        last += 1
    while first - 1 > left and sum(not is_blank(row.cell(first - 1)) for row in lines) > len(lines) // 2:
        first -= 1
    columns = range(first, last + 1)
    while lines and end < len(grid.rows) and _is_title(lines[-1], columns):
        lines = lines[:-1]
    headings = {column: head.columns.get(column, "") for column in columns}
    used = [column for column in columns if headings[column] or any(not is_blank(row.cell(column)) for row in lines)]
    rows = _lines(grid, lines, used, {column: headings[column] for column in used})
    title = _title(grid, head, first, last)
    return SheetTable(grid.name, title, {column: headings[column] for column in used}, rows)


def _is_title(row: Row, columns: range) -> bool:
    inside = [cell for column in columns if not is_blank(cell := row.cell(column))]
    return len(inside) == 0 or (len(inside) == 1 and len(columns) > 1 and isinstance(inside[0], str))


def _title(grid: Grid, head: _Head, first: int, last: int) -> str:
    """Return the text that stands by itself above a table."""
    for row in reversed(grid.rows[max(0, head.place - 3) : head.place]):
        inside = [cell for column in range(first, last + 1) if not is_blank(cell := row.cell(column))]
        if len(inside) == 1 and isinstance(inside[0], str) and len(inside[0]) < LONGEST_HEADING:
            return " ".join(inside[0].split())
        if inside:
            break
    return ""


def _lines(grid: Grid, rows: list[Row], columns: list[int], headings: dict[int, str]) -> list[TableRow]:
    down = [item for item in grid.merged if item.last > item.first]
    made: list[TableRow] = []
    by_number: dict[int, TableRow] = {}
    number = None
    for row in rows:
        cells = {column: row.cell(column) for column in columns}
        line = TableRow(row.number, cells, hidden=row.hidden)
        line.unknown = {column for column in columns if (row.number, column) in grid.unknown}
        line.after_gap = number is not None and row.number - number > 1
        if any(not is_blank(cell) for cell in cells.values()) or line.unknown:
            made.append(line)
            by_number[row.number] = line
            number = row.number
    _carry(down, by_number, columns)
    repeat_above(made)
    carry_period(made)
    tell_kinds(made, headings)
    return made


def _carry(down: list[Merged], rows: dict[int, TableRow], columns: list[int]) -> None:
    """Give every line what stands in cells that are merged with those above it."""
    for item in down:
        top = rows.get(item.first)
        if top is None or item.left not in columns:
            continue
        for number in range(item.first + 1, item.last + 1):
            row = rows.get(number)
            if row is not None and is_blank(row.cells.get(item.left)):
                row.cells[item.left] = top.cells.get(item.left)
                row.carried.add(item.left)


def _block(grid: Grid) -> SheetTable | None:
    """Return all of a sheet as one table without known headings, when it has columns; None for loose texts."""
    widths = [len([cell for cell in row.cells if not is_blank(cell)]) for row in grid.rows]
    start = next((place for place, width in enumerate(widths) if width >= 2), None)
    if start is None or len(grid.rows) - start < 2:
        return None
    rows = grid.rows[start:]
    columns = sorted({column for row in rows for column, cell in enumerate(row.cells) if not is_blank(cell)})
    top = rows[0]
    texts = {column: heading_words(top.cell(column)) for column in columns}
    headed = all(words is not None and not any(mark.isdigit() for mark in words) for words in texts.values())
    headed = headed and len([words for words in texts.values() if words]) >= max(2, len(columns) - 1)
    headed = headed and _differs(rows, columns)
    headings = {column: (texts[column] or "") if headed else "" for column in columns}
    lines = _lines(grid, rows[1:] if headed else rows, columns, headings)
    return SheetTable(grid.name, "", headings, lines, headed=headed)


def _differs(rows: list[Row], columns: list[int]) -> bool:
    """Return whether the first line is of another kind than those below: words above numbers or days."""
    for column in columns:
        below = [row.cell(column) for row in rows[1:] if not is_blank(row.cell(column))]
        if below and isinstance(rows[0].cell(column), str) and not any(isinstance(cell, str) for cell in below):
            return True
        digits = sum(isinstance(cell, str) and any(mark.isdigit() for mark in cell) for cell in below)
        if below and digits > len(below) / 2:
            return True
    return False
