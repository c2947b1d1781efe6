"""Finds the lines of headings on a sheet: several beside or below each other, and headings on two or three lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plans.exchange.headings import normalise
from plans.importing.cells.grouped_headings import joined, says_more_together
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import known_exactly, meanings, understood
from plans.importing.cells.hour_headings import counts_time
from plans.importing.files.grid import Cell, Grid, Merged, Row, is_blank
from plans.importing.prose.minutes import is_attendance
from plans.importing.tables.heading_groups import with_groups
from plans.importing.tables.narrower_tables import begins_narrower
from plans.importing.tables.row_kinds import ASIDE
from plans.importing.tables.sheet_table import heading_words
from plans.importing.tables.touching_lists import parts_of, titles_lists

_WEEKS = 53
_VALUE = re.compile(r"(?:waarde|getal|cijfer|score|value|figure)")
"""What says below a heading only that a figure stands there, beside the day on which it was measured."""
_AMOUNTS = ("year_amount", "actual_year", "computed")
"""What is asked of money below a heading, and of hours below one for time."""
_NAMED = {"actions": ("what", "owner_id", "number"), "goals": ("title", "owner_id"), "people": ("name",)}
"""What is said in words, in every year."""
_YEAR = re.compile(r"20\d\d")
_NUMBERED_TITLE = re.compile(r"\s*(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.):]\s+[^\W\d]")
_LEAST_TITLES = 2
_LONGEST_BESIDE = 40
"""Characters of a heading that nobody knows, beside the one that says what a list is."""


@dataclass
class Head:
    """Headings: the places of their first and last line, the words of each column, and how many are known."""

    place: int
    last: int
    columns: dict[int, str]
    known: int
    touches: bool = False
    """Whether they stand against the headings of another list."""


def heads_of(grid: Grid) -> list[Head]:
    """Return the lines of headings, from the top; of each the columns that belong together."""
    grid = with_groups(grid)
    heads: list[Head] = []
    skip = -1
    for place, row in enumerate(grid.rows):
        if place <= skip or titles_lists(grid, place):
            continue
        runs = [(run, parts_of(grid, place, *run)) for run in _segments(row, grid.merged)]
        for run, part in [(run, part) for run, parts in runs for part in parts]:
            head = _head(grid, place, *part)
            if head is None:
                continue
            if head.last > head.place and any(
                _stands_again(grid.rows[at], heads) for at in range(place, head.last + 1)
            ):
                # Headings on the next page of a list, below its last line or above its next one.
                continue
            head.touches = part[0] != run[0]
            if not heads and head.last + 1 == len(grid.rows) and not _is_top(grid, place):
                # The last line of something else that looks like headings: "Telefoon post" in a list of devices.
                continue
            above = next((other for other in reversed(heads) if overlap(other, head)), None)
            if above is not None and not _begins_anew(grid, above, head):
                continue
            heads.append(head)
            skip = max(skip, head.last)
    return heads


def _stands_again(row: Row, heads: list[Head]) -> bool:
    """Return whether a line says the same as headings above it, column by column."""
    said = {column: normalise(str(cell)) for column, cell in enumerate(row.cells) if not is_blank(cell)}
    above = [{column: normalise(words) for column, words in head.columns.items() if words} for head in heads]
    return len(said) > 1 and said in above


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


def _head(grid: Grid, place: int, first: int, last: int) -> Head | None:
    """Return a run of cells as headings, together with the line below when they stand on two; None when it is none."""
    row = grid.rows[place]
    if _is_labelled(grid, place, first, last) or is_attendance(str(row.cell(first))):
        return None
    if any(isinstance(row.cell(c), dt.date) and _goes_on(grid, place, c) for c in range(first, last + 1)):
        return None
    said = {str(cell) for cell in row.cells[first : last + 1] if not is_blank(cell)}
    if len(said) == 1 and ASIDE.fullmatch(said.pop()):
        # A remark that is merged over some cells, above the next lines of a list.
        return None
    one = _texts(row, first, last)
    alone = first == last
    best: Head | None = None
    # Somebody is called Jan, and months stand above columns of something else.
    if one is not None and any(known_exactly(words) and period(words) is None for words in one.values()):
        known = sum(map(understood, one.values())) + _years_in(one)
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
            best = Head(place, place, one, known)
    more = _on_more_lines(grid, place, first, last)
    if more is not None and more.known >= 2 and (best is None or more.known > best.known):
        return more
    return best


def _goes_on(grid: Grid, place: int, column: int) -> bool:
    """Return whether days stand right above and below one: those of a list, where a heading has figures below it."""
    near = [grid.rows[other] for other in (place - 1, place + 1) if 0 <= other < len(grid.rows)]
    return len(near) > 1 and all(isinstance(row.cell(column), dt.date) for row in near)


def _years_in(texts: dict[int, str]) -> int:
    """Return how many headings are years beside each other, each with its amounts: "2026", "2027", "2028"."""
    years = [int(words) for words in texts.values() if _YEAR.fullmatch(words)]
    return len(years) if len(years) > 1 and all(later - sooner == 1 for sooner, later in pairwise(years)) else 0


def _is_labelled(grid: Grid, place: int, first: int, last: int) -> bool:
    """Return whether a cell asks for what stands beside it, as those above and below it: "Eenheid", "aantal"."""
    if last - first > 1:
        return False
    number = grid.rows[place].number
    near = {row.number - number for row in grid.rows[max(0, place - 2) : place + 2] if _asks(row, first)}
    return {-1, 0, 1} <= near or {-2, -1, 0} <= near


def _asks(row: Row, column: int) -> bool:
    words = heading_words(row.cell(column)) or ""
    return (
        bool(words)
        and period(words) is None
        and known_exactly(words)
        and len(_segments(row)) == 1
        and (_segments(row)[0][1] - column <= 1)
    )


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


def _on_more_lines(grid: Grid, place: int, first: int, last: int) -> Head | None:
    """Return headings of which some stand on the next line or two, below a heading that is wider than one column."""
    tops = _texts(grid.rows[place], first, last)
    best: Head | None = None
    for upper in (place, place + 1):
        head = None if tops is None else _joined(grid, place, upper, first, last, tops)
        if head is None:
            break
        best, tops, last = head, head.columns, max(head.columns)
    return best


def _joined(grid: Grid, place: int, above: int, first: int, last: int, tops: dict[int, str]) -> Head | None:
    """Return headings that began at a place together with those below line ``above``; None when they are none."""
    if above + 1 >= len(grid.rows) or grid.rows[above + 1].number != grid.rows[above].number + 1:
        return None
    upper, lower = grid.rows[above], grid.rows[above + 1]
    below = [column for column in range(max(len(lower.cells), len(upper.cells))) if not is_blank(lower.cell(column))]
    if len(below) < 2:
        return None
    if any(heading_words(lower.cell(column)) is None for column in below):
        # Weeks below months: their numbers are no headings.
        weeks = [column for column in below if isinstance(cell := lower.cell(column), int) and 0 < cell <= _WEEKS]
        months = any(period(words) is not None for words in tops.values())
        below = [column for column in below if column not in weeks]
        if not months or len(below) < 2 or any(heading_words(lower.cell(column)) is None for column in below):
            return None
        lower = Row(lower.number, [None if column in weeks else cell for column, cell in enumerate(lower.cells)])
    # "Meetbaar" above the last columns says nothing of those before it, which have their headings on the lower line.
    while first - 1 in below and _stands_apart(upper.cell(first - 1), lower.cell(first - 1)):
        first -= 1
    right = max(last, *below) if _reaches(grid, upper, last, max(below)) else last
    # "Eigenaar" may stand on the upper line, behind the last of those that go over two columns.
    while right > last and known_exactly(heading_words(upper.cell(right + 1)) or ""):
        right += 1
    wider, bottoms = _texts(upper, last + 1, right), _texts(lower, first, right)
    if wider is None or not bottoms:
        return None
    tops = tops | wider
    if len(tops) < 2 and not _is_beside(grid, upper, tops, bottoms):
        # One text by itself is the title above a table.
        return None
    columns: dict[int, str] = {}
    over, is_merged = "", False
    over_until = -1
    for column in range(first, right + 1):
        top, bottom = tops.get(column, ""), bottoms.get(column, "")
        if top:
            span = next((item for item in grid.merged if item.first == upper.number and item.left == column), None)
            over, over_until = top, span.right if span else column if bottom == "" else right
            is_merged = span is not None
        wide = over if column <= over_until else ""
        if wide and _VALUE.fullmatch(normalise(bottom)):
            columns[column] = wide
        elif bottom:
            again = sum(normalise(words) == normalise(bottom) for words in bottoms.values()) > 1
            together = _needs_both(wide, bottom) or says_more_together(wide, bottom)
            alone = understood(bottom) and not together and not _is_said_of(wide, bottom, is_merged or again)
            columns[column] = bottom if alone else joined(wide, bottom)
            if not alone and top and is_merged and over_until > column and _says_it_alone(top, bottom):
                columns[column] = top
        elif top:
            columns[column] = top
    if not any(map(known_exactly, (*tops.values(), *bottoms.values()))):
        return None
    plain = sum(map(understood, tops.values()))
    known = sum(map(understood, columns.values()))
    covered = any(column not in tops for column in bottoms)
    # Two lines are one heading when the lower one fills what the upper leaves open.
    # So they are where the sheet merges the others down over both.
    tall = any(
        item.first == upper.number and item.last == lower.number and item.left in tops and item.left == item.right
        for item in grid.merged
    )
    # Or when all it says has a meaning only below the upper one: "bedrag" below "Eenmalig".
    both = len(bottoms) > 1 and all(says_more_together(tops.get(at, ""), words) for at, words in bottoms.items())
    one = covered and (known > plain or (tall and known == plain))
    return Head(place, above + 1, columns, known + both) if one or (both and known >= plain) else None


def _says_it_alone(top: str, bottom: str) -> bool:
    """Return whether a known heading says nothing any more with the words below it: "Doel" above "kort"."""
    words = bottom.replace(" ", "").isalpha()
    return words and known_exactly(top) and not understood(f"{top} {bottom}")


def _stands_apart(above: Cell, below: Cell) -> bool:
    """Return whether a heading on the lower line has nothing above it, or no more than the title of the sheet."""
    if is_blank(above):
        return True
    title, heading = heading_words(above), heading_words(below)
    return bool(title and heading) and not understood(title or "") and known_exactly(heading or "")


def _is_beside(grid: Grid, row: Row, tops: dict[int, str], bottoms: dict[int, str]) -> bool:
    """Return whether the one heading of a line is merged over some of the columns below it, and others stand beside."""
    wide = [item for item in grid.merged if item.first == row.number and item.left in tops]
    return any(not (item.left <= column <= item.right) for item in wide for column in bottoms)


def _needs_both(wide: str, bottom: str) -> bool:
    """Return whether a heading above others changes what they mean: what was planned, what was spent, another year.

    The year in the title of a sheet says nothing of who does it: "Uitvoeringsplan 2027" above "Aanspreekpunt".
    """
    plain = normalise(wide)
    if counts_time(wide) and any(_asks_for("budget_lines", bottom, name) for name in _AMOUNTS):
        # "Inzet (uren)" above "raming": hours, and no money.
        return True
    if plain in ("week", "weken", "wk"):
        return True
    if any(word in plain for word in ("realisatie", "werkelijk", "uitgegeven", "besteed")):
        return True
    named = any(_asks_for(table, bottom, name) for table, names in _NAMED.items() for name in names)
    return "20" in plain and not named


def _is_said_of(wide: str, bottom: str, is_below: bool) -> bool:
    """Return whether a heading asks something of the one above it alone: when that was measured, who takes part.

    How far a heading reaches is only sure where it is merged, or where the same stands below another one.
    """
    measured = is_below and _asks_for("goals", wide, "baseline") and _asks_for("goals", bottom, "due")
    return measured or (_asks_for("activities", wide, "places") and _asks_for("activities", bottom, "given_by"))


def _asks_for(table: str, words: str, field: str) -> bool:
    return any(meaning.field == field and meaning.certain for meaning in meanings(table, words))


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


def overlap(one: Head, other: Head) -> bool:
    """Return whether two lines of headings share a column."""
    return bool(set(one.columns) & set(other.columns))


def titles_alike(grid: Grid, heads: list[Head], words: str) -> bool:
    """Return whether a text is numbered as the titles above two or more lists of a sheet are: "5. APPARATEN"."""
    above = [grid.rows[head.place - 1] for head in heads if head.place]
    titles = [[str(cell) for cell in row.cells if not is_blank(cell)] for row in above]
    numbered = [said[0] for said in titles if len(said) == 1 and _NUMBERED_TITLE.match(said[0])]
    return len(numbered) >= _LEAST_TITLES and _NUMBERED_TITLE.match(words) is not None


def _begins_anew(grid: Grid, above: Head, head: Head) -> bool:
    """Return whether headings below others begin another table, instead of being a line of it or the same once more."""
    if {normalise(words) for words in head.columns.values()} == {normalise(words) for words in above.columns.values()}:
        return False
    if above.last >= head.place or head.last + 1 >= len(grid.rows):
        # Words that could be headings, with nothing below them: "maart · evaluatie · team".
        return False
    before = grid.rows[head.place - 1]
    gap = grid.rows[head.place].number - before.number > 1
    title = len([cell for cell in before.cells if not is_blank(cell)]) == 1 and head.place - 1 > above.last
    sure = [words for words in head.columns.values() if known_exactly(words) and period(words) is None]
    parts = any(period(words) is not None for words in head.columns.values())
    if gap or title or (len(sure) >= 2 and not parts and head.known >= 3 and head.known == len(head.columns)):
        return True
    return len(sure) == len(head.columns) and not parts and begins_narrower(grid, above.columns, head.place)
