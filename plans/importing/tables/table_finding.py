"""Finds the tables on a sheet: several beside or below each other, headings on two lines, and what each line is.

A table is found by its headings (``headings.understood``), wherever it stands and whatever the sheet is called. Where
no line has headings, a block of cells is still a table, of which somebody may say what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plans.exchange.headings import normalise, table_of
from plans.importing.cells.board_words import status_above
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell, Grid, Passage, Row, is_blank
from plans.importing.prose.minutes import is_attendance
from plans.importing.prose.running_text import left_texts, tables_in
from plans.importing.prose.task_grids import points_grid, tasks_grid
from plans.importing.tables.a3_plans import below_boxes, beside_actions
from plans.importing.tables.bare_heads import has_heads
from plans.importing.tables.between_lines import name_themes
from plans.importing.tables.boxes import in_boxes
from plans.importing.tables.by_role import listed, ticked
from plans.importing.tables.calendars import in_blocks
from plans.importing.tables.cards import cards
from plans.importing.tables.chosen_boxes import with_chosen_answers
from plans.importing.tables.codes import name_uncoded
from plans.importing.tables.colours import read_colours
from plans.importing.tables.crossed_choices import paid_by_crosses
from plans.importing.tables.crosstabs import by_letters, by_time
from plans.importing.tables.day_orders import settle_orders
from plans.importing.tables.day_parts import with_whole_days
from plans.importing.tables.enrolments import by_course
from plans.importing.tables.focus_areas import of_people
from plans.importing.tables.goal_blocks import below_goals
from plans.importing.tables.goal_forms import above_steps
from plans.importing.tables.goals_above import apart
from plans.importing.tables.heading_legends import spell_headings
from plans.importing.tables.heading_lines import Head, heads_of, overlap, titles_alike
from plans.importing.tables.heading_pairs import with_pairs
from plans.importing.tables.initials import people_of_letters, read_initials
from plans.importing.tables.labelled_cells import of_labelled_cells, with_labels_as_columns
from plans.importing.tables.lane_cards import on_board
from plans.importing.tables.legends import read_legends
from plans.importing.tables.loose_lines import people_below
from plans.importing.tables.matrix import counted
from plans.importing.tables.minutes_tables import of_minutes
from plans.importing.tables.month_letters import name_months
from plans.importing.tables.nested import nested
from plans.importing.tables.paired_rows import in_pairs
from plans.importing.tables.pdca import of_rounds
from plans.importing.tables.people_columns import by_people
from plans.importing.tables.private_lines import are_of_clients
from plans.importing.tables.row_kinds import (
    ASIDE,
    carry_theme,
    fill_days,
    newest_days,
)
from plans.importing.tables.sheet_table import LONGEST_HEADING, SheetTable, TableRow, heading_words
from plans.importing.tables.side_groups import unfolded
from plans.importing.tables.stages import staged
from plans.importing.tables.table_lines import table_lines
from plans.importing.tables.theme_columns import below_themes
from plans.importing.tables.titled_blocks import below_titles
from plans.importing.tables.titles_between import next_title
from plans.importing.tables.turned import spelled, turned
from plans.importing.tables.week_numbers import name_weeks
from resources.language import gettext as _

MOST_TABLES = 100
_MEASURED = re.compile(r"(?:metingen|meting|meetwaarden|meetgegevens|meetmomenten|measurements?)( .*)?")
_LEAST_STATUSES = 2
_BOXES = frozenset("☐□☑☒✓✔✅⬜")
_ANSWERS = frozenset(("antwoord", "antwoorden", "jouw antwoord", "answer", "answers", "your answer"))
_LONGEST_LEFT, _MOST_LEFT = 60, 6
_FEW = 2
"""Words of a line above a list that is no more than a part of its title."""


def find_tables(grids: list[Grid], texts: Sequence[Passage] = ()) -> list[SheetTable]:
    """Return the tables of a file in the order in which they stand; ``texts`` may say what their letters mean."""
    found: list[SheetTable] = []
    for grid in grids:
        if len(found) >= MOST_TABLES:
            break
        if grid.known is not None:
            found.append(_as_known(grid))
            continue
        grid = paid_by_crosses(with_pairs(grid))
        found += [
            replace(
                table,
                note=" ".join(filter(None, (table.note, meant.note))),
                bare=grid.bare,
                told=grid.told,
                card=table.card or meant.card,
                goal=grid.goal,
                as_stands=meant.rows == grid.rows or {*map(id, meant.rows)} <= {*map(id, grid.rows)},
            )
            for meant in map(with_labels_as_columns, _meant(grid))
            for table in _tables(meant)
        ]
    if found and (named := people_of_letters(grids)) is not None:
        found.append(named)
    found += people_below(found)
    for number, table in enumerate(found[:MOST_TABLES], start=1):
        table.number = number
    read_legends(grids, found, texts)
    read_initials(grids, found)
    settle_orders(grids, found)
    return found[:MOST_TABLES]


def _as_known(grid: Grid) -> SheetTable:
    """Return a table of which the file says what it is, as it stands."""
    heads = {column: " ".join(str(cell or "").split()) for column, cell in enumerate(grid.rows[0].cells)}
    lines = [TableRow(row.number, {column: row.cell(column) for column in heads}) for row in grid.rows[1:]]
    return SheetTable(grid.name, "", heads, lines, known=grid.known)


def _meant(sheet: Grid) -> list[Grid]:
    """Return a sheet as the lists that it stands for, when it is a table of another shape; else the sheet itself."""
    sheet = with_chosen_answers(sheet)
    if (page := below_themes(sheet)) is not None:
        return page
    grid = apart(
        staged(ticked(spelled(unfolded(read_colours(with_whole_days(spell_headings(name_weeks(name_months(sheet)))))))))
    )
    for single in (of_labelled_cells, of_rounds, of_people, by_course, in_pairs, of_minutes, on_board):
        if (list_of_it := single(grid)) is not None:
            return [list_of_it]
    for several in (
        nested,
        by_letters,
        in_blocks,
        below_goals,
        above_steps,
        below_titles,
        beside_actions,
        in_boxes,
        below_boxes,
        by_time,
    ):
        if (lists := several(grid)) is not None:
            return lists
    if (made := cards(grid)) is not None:
        return [made]
    if (made := turned(grid)) is not None:
        return [made]
    return counted(grid) or [listed(grid) or by_people(grid) or grid]


def _tables(grid: Grid) -> list[SheetTable]:
    if not grid.rows:
        return []
    if (answers := _answers(grid)) is not None:
        return [answers]
    if all(len(row.cells) - sum(map(is_blank, row.cells)) == 1 for row in grid.rows) and (told := _running(grid)):
        return told
    heads = heads_of(grid)
    if not heads:
        return _without_headings(grid)
    found = [table for place, head in enumerate(heads) if (table := _table(grid, head, heads[place + 1 :], heads))]
    found += [table for head in heads if (table := _below(grid, heads, head)) is not None]
    form = _form_above(grid, heads, found)
    if found and not form:
        _say_above(grid, heads, found)
    return [*form, *found]


def _answers(grid: Grid) -> SheetTable | None:
    """Return a sheet of answers without their questions as it stands: what they say is no text about what is done."""
    heads = {column: str(cell) for column, cell in enumerate(grid.rows[0].cells) if not is_blank(cell)}
    if len(heads) != 1 or any(normalise(words) not in _ANSWERS for words in heads.values()):
        return None
    head = Head(0, 0, heads, 0)
    return _table(grid, head, [], [head])


def _say_above(grid: Grid, heads: list[Head], found: list[SheetTable]) -> None:
    """Say what stands above all tables of a sheet beside titles: nothing goes without a word."""
    above = grid.rows[: min(head.place for head in heads)]
    cells = [[str(cell) for cell in row.cells if not is_blank(cell)] for row in above]
    titles = {table.title for table in found}
    left = [": ".join(row)[:_LONGEST_LEFT] for row in cells if len(row) > 1 and not titles.issuperset(row)]
    if left:
        found[0].note = _("Left out: {names}.").format(names=", ".join(left[:_MOST_LEFT]))


def _running(grid: Grid) -> list[SheetTable]:
    """Return what the lines of a sheet of one column say as text: a line that begins with # is a heading."""
    lines = [str(cell) for row in grid.rows for cell in row.cells if not is_blank(cell)]
    if (points := points_grid(lines, grid.name)) is not None:
        return [replace(table, note=points.note) for table in _tables(points)]
    texts: list[Passage] = []
    heading = ""
    for words in lines:
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
    statuses = [cell for cell in grid.rows[0].cells if not is_blank(cell)]
    if len(statuses) >= _LEAST_STATUSES and all(isinstance(cell, str) and status_above(cell) for cell in statuses):
        head = Head(0, 0, {c: str(cell) for c, cell in enumerate(grid.rows[0].cells) if not is_blank(cell)}, 0)
        return [made] if (made := _table(grid, head, [], [head])) else []
    # A title may stand above the names.
    top = next((place for place, row in enumerate(grid.rows) if len(_filled_in(row, range(len(row.cells)))) > 1), 0)
    below = {
        str(cell): [
            line
            for row in grid.rows[top + 1 :]
            for line in str(row.cell(column) or "").split("\n")
            if line.strip() and not ASIDE.fullmatch(line)
        ]
        for column, cell in enumerate(grid.rows[top].cells)
        if not is_blank(cell)
    }
    tasks = None if are_of_clients([*below]) else tasks_grid(below, grid.name)
    if tasks is not None:
        above = [str(cell) for row in grid.rows[1:top] for cell in row.cells if not is_blank(cell)]
        left = _("Left out: {names}.").format(names=", ".join(above)) if above else ""
        return [replace(table, note=f"{tasks.note} {left}".strip()) for table in _tables(tasks)]
    block = _block(grid)
    return [block] if block else []


def _form_above(grid: Grid, heads: list[Head], below: list[SheetTable]) -> list[SheetTable]:
    """Return the form that stands above all tables of a sheet, its headings under each other; its goal is theirs."""
    form = turned(Grid(grid.name, grid.rows[: min(head.place for head in heads)]))
    tables = _tables(form) if form is not None else []
    for table in tables:
        titles = [column for column, words in table.headings.items() if "title" in _goal_fields(words)]
        named = [cell for column in titles for cell in table.column(column)]
        for other in below if len(named) == 1 else []:
            other.title = other.title or f"{table.headings[titles[0]].rstrip(':')}: {named[0]}"
    return tables


def _goal_fields(heading: str) -> set[str]:
    return {meaning.field for meaning in meanings("goals", heading) if meaning.certain}


def _table(grid: Grid, head: Head, later: list[Head], heads: list[Head]) -> SheetTable | None:
    first, last = min(head.columns), max(head.columns)
    end = next((other.place for other in later if other.place > head.last and overlap(other, head)), len(grid.rows))
    beside = [other for other in heads if other is not head and other.place <= end and other.last >= head.place]
    right = min((min(other.columns) for other in beside if min(other.columns) > last), default=10**6)
    left = max((max(other.columns) for other in beside if max(other.columns) < first), default=-1)
    end = min(end, _own_title(grid, heads, head) or end)
    lines = grid.rows[head.last + 1 : end]
    # Columns without a heading beside it, with something in them, belong to it as long as no empty column lies between.
    while last + 1 < right and _filled_below(lines, last + 1):
        last += 1
    while first - 1 > left and sum(not is_blank(row.cell(first - 1)) for row in lines) > len(lines) // 2:
        first -= 1
    # So does what stands below a heading of another list on the sheet, as in its column of remarks.
    shared = [c for other in heads for c in other.columns if last < c < right and _filled_below(lines, c)]
    columns = range(first, max([last, *shared]) + 1)
    titles: list[str] = []
    noted: list[str] = []
    if (named := next_title(lines, head, later)) is not None:
        lines, noted = lines[:-1], named[1]
    while lines and end < len(grid.rows) and _is_title(lines[-1], columns):
        titles += [str(cell) for cell in _said_in(lines[-1], columns)]
        lines = lines[:-1]
    lines, other = _until_other(lines, columns)
    other += [" ".join(words.split())[:_LONGEST_LEFT] for words in noted]
    # Of the texts above the next list the nearest is its title.
    other += [" ".join(words.split())[:_LONGEST_LEFT] for words in reversed(titles[1:]) if len(words.split()) > _FEW]
    headings = {column: head.columns.get(column, "") for column in columns}
    for column in [column for column, words in headings.items() if not words]:
        signs = [str(cell).strip() for row in lines if not is_blank(cell := row.cell(column))]
        if len(signs) >= _LEAST_STATUSES and _BOXES.issuperset(signs):
            headings[column] = _("Status")
    used = [column for column in columns if headings[column] or _filled_below(lines, column)]
    heads_used = {column: headings[column] for column in used}
    rows = table_lines(grid, lines, used, dict(heads_used))
    lines_of_list = [row for row in rows if row.kind == "row"]
    carry_theme(rows, headings)
    name_uncoded(rows, headings)
    fill_days(lines_of_list, headings)
    note = newest_days(rows, headings)
    title = _title(grid, head, first, last)
    if other:
        note = " ".join(filter(None, (note, _("Left out: {names}.").format(names=", ".join(other)))))
    if head.touches:
        apart = _("Two lists stand against each other; from “{heading}” on we read another one.")
        note = " ".join(filter(None, (note, apart.format(heading=headings[first]))))
    name_themes(rows, heads_used)
    return SheetTable(grid.name, title, heads_used, rows, note=note, card=grid.card)


def _filled_below(lines: list[Row], column: int) -> bool:
    return any(not is_blank(row.cell(column)) for row in lines)


def _below(grid: Grid, heads: list[Head], head: Head) -> SheetTable | None:
    """Return what stands below a list under a title of its own, "Kosten", without headings; it is no part of it."""
    place = _own_title(grid, heads, head)
    if place is None:
        return None
    columns = range(min(head.columns), max(head.columns) + 1)
    alike = titles_alike(grid, heads, str(grid.rows[place].cell(columns.start)))
    stop = max(len(row.cells) for row in grid.rows) if alike else columns.stop
    rows = [replace(row, cells=[row.cell(column) for column in range(stop)]) for row in grid.rows[place + 1 :]]
    block = _block(replace(grid, rows=rows, merged=[]))
    return None if block is None else replace(block, title=str(grid.rows[place].cell(columns.start)))


def _filled_in(row: Row, columns: range) -> list[int]:
    return [column for column in columns if not is_blank(row.cell(column))]


def _own_title(grid: Grid, heads: list[Head], head: Head) -> int | None:
    """Return where, after an empty line below a list, the name of another list stands by itself."""
    end = next((other.place for other in heads if other.place > head.last and overlap(other, head)), len(grid.rows))
    columns = range(min(head.columns), max(head.columns) + 1)
    for place in range(head.last + 2, end - 1):
        row = grid.rows[place]
        inside = [cell for column in columns if not is_blank(cell := row.cell(column))]
        gap = row.number - grid.rows[place - 1].number > 1
        if gap and len(inside) == 1 and len(columns) > 1 and inside[0] == row.cell(columns.start):
            below = [set(_filled_in(other, columns)) for other in grid.rows[place + 1 : end]]
            # A block of the same list has something in every column of it.
            other = len(set().union(*below)) < len(columns)
            if isinstance(inside[0], str) and table_of(inside[0]) is not None and other:
                return place
            if below and len(below[0]) > 1 and titles_alike(grid, heads, str(inside[0])):
                return place
    return None


def _until_other(lines: list[Row], columns: range) -> tuple[list[Row], list[str]]:
    """Return the lines of a table until figures by month begin below a title of their own, and what those say."""
    for place, row in enumerate(lines):
        cells = _said_in(row, columns)
        if len(cells) != 1 or not isinstance(cells[0], str) or len(columns) <= 2:
            continue
        below = [_said_in(other, columns) for other in lines[place + 1 :]]
        named = _MEASURED.fullmatch(normalise(cells[0])) is not None
        if (named or below) and all(_is_figure(other) for other in below):
            return lines[:place], [": ".join(map(str, other)) for other in (below or [cells])]
    return lines, []


def _said_in(row: Row, columns: range) -> list[Cell]:
    return [cell for column in columns if not is_blank(cell := row.cell(column))]


def _is_figure(cells: list[Cell]) -> bool:
    """Return whether a line holds a part of the year and a figure of it."""
    when = heading_words(cells[0]) if cells else None
    return len(cells) == 2 and isinstance(cells[1], int | float) and bool(when) and period(when or "") is not None


def _is_title(row: Row, columns: range) -> bool:
    inside = [cell for column in columns if not is_blank(cell := row.cell(column))]
    return len(inside) == 0 or (len(inside) == 1 and len(columns) > 1 and isinstance(inside[0], str))


def _title(grid: Grid, head: Head, first: int, last: int) -> str:
    """Return the text that stands by itself above a table."""
    for row in reversed(grid.rows[max(0, head.place - 3) : head.place]):
        inside = [cell for column in range(first, last + 1) if not is_blank(cell := row.cell(column))]
        if inside and is_attendance(str(inside[0])):
            continue
        if len(inside) == 1 and isinstance(inside[0], str) and len(inside[0]) < LONGEST_HEADING:
            return " ".join(inside[0].split())
        if inside:
            break
    return ""


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
    headed = has_heads(rows, columns)
    headings = {column: (texts[column] or "") if headed else "" for column in columns}
    lines = table_lines(grid, rows[1:] if headed else rows, columns, headings)
    return SheetTable(grid.name, "", headings, lines, headed=headed)
