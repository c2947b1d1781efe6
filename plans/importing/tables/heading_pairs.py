"""Headings on two or three lines with the same words below each group: "2026 | 2027" over "Eenmalig | Structureel".

By itself "Eenmalig" says of no column which year it is of, so each heading is joined with what stands above it: the
year of the plan can then be told from the others, and what was planned from what was spent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from plans.exchange.headings import normalise
from plans.importing.cells.gains import gained
from plans.importing.cells.heading_periods import period, says_spent, year_of
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Cell, Grid, Merged, Row, is_blank
from plans.importing.tables.sheet_table import heading_words

_MOST_ABOVE = 10
"""Lines at the top of a sheet among which such headings stand."""
_LEAST = 2
_LONGEST = 50
"""Characters of a group, or of a heading below it."""
_OF_LINES = {"actions": "what", "goals": "title", "people": "name", "activities": "what"}
"""What names the lines of a list; below two groups those are two lists beside each other."""
_OF_TIME = re.compile(
    r"(?:begroot|begroting|plan|gepland|raming|geraamd|budget|planned)|(?:jr|jaar|year) ?\d|"
    r"\d(?:e|ste|de|st|nd|rd) jaar|(?:dit|vorig|volgend|lopend|komend) jaar|(?:this|last|next) year"
)
"""A group that says what was planned, or of which year without its number."""

Path = tuple[str, ...]
"""What stands above each other over a column, from the top."""


def with_pairs(grid: Grid) -> Grid:
    """Return a sheet with such headings on one line, each with its group; any other as it is."""
    for place in range(min(len(grid.rows), _MOST_ABOVE)):
        for depth in (3, 2):
            rows = grid.rows[place : place + depth]
            if len(rows) == depth and rows[-1].number - rows[0].number == depth - 1 and place + depth < len(grid.rows):
                joined = _joined(rows, grid.merged)
                if joined is not None:
                    return _on_one_line(grid, place, depth, joined)
    return grid


def _on_one_line(grid: Grid, place: int, depth: int, joined: list[Cell]) -> Grid:
    """Return a sheet with some lines as the one that they stand for, wherever the same lines stand again."""
    said = [row.cells for row in grid.rows[place : place + depth]]
    rows, left = [*grid.rows[:place]], [*grid.rows[place:]]
    numbers: set[int] = set()
    while left:
        size = depth if [row.cells for row in left[:depth]] == said else 1
        if size > 1:
            numbers |= {row.number for row in left[:size]}
        rows.append(replace(left[size - 1], cells=joined) if size > 1 else left[0])
        left = left[size:]
    return replace(grid, rows=rows, merged=[item for item in grid.merged if item.first not in numbers])


def _joined(rows: list[Row], merged: list[Merged]) -> list[Cell] | None:
    """Return the headings of some lines as one; None when the lowest does not say the same below several groups."""
    width = max(len(row.cells) for row in rows)
    words = [[heading_words(row.cell(column)) for column in range(width)] for row in rows]
    if any(text is None or len(text) > _LONGEST for line in words for text in line):
        return None
    texts = [[text or "" for text in line] for line in words]
    if any(sum(map(bool, line)) < _LEAST for line in texts):
        # One text by itself is the title above a table.
        return None
    bottoms = texts[-1]
    groups = _groups(rows, texts, merged)
    below: dict[str, set[Path]] = defaultdict(set)
    for column, path in groups.items():
        below[normalise(bottoms[column])].add(path)
    again = {words for words, paths in below.items() if len(paths) >= _LEAST}
    paths = {path for words in again for path in below[words]}
    over = {column for column, path in groups.items() if path in paths}
    inside = {column for column in over if normalise(bottoms[column]) in again or _goes_over(rows[-2], merged, column)}
    if not inside or not _are_groups(paths, again, len(rows)) or min(inside) == 0:
        return None
    return [
        _heading(groups[column], bottom) if column in inside else _own(texts, column)
        for column, bottom in enumerate(bottoms)
    ]


def _groups(rows: list[Row], texts: list[list[str]], merged: list[Merged]) -> dict[int, Path]:
    """Return by column what stands above its lowest heading, where a group goes over it; what is empty goes on."""
    found: dict[int, Path] = {}
    held = [("", -1)] * (len(rows) - 1)
    for column, bottom in enumerate(texts[-1]):
        for level, row in enumerate(rows[:-1]):
            text = texts[level][column]
            span = next((item for item in merged if item.first == row.number and item.left == column), None)
            if text:
                held[level : level + 1] = [(text, span.right if span else 10**6)]
                # Below another group nothing goes on of the one before it.
                held[level + 1 :] = [("", -1)] * (len(held) - level - 1)
        path = tuple(text for text, right in held if text and column <= right)
        if bottom and len(path) == len(held):
            found[column] = path
    return found


def _goes_over(upper: Row, merged: list[Merged], column: int) -> bool:
    """Return whether a group stands above a column or is merged over it."""
    held = any(item.first == upper.number and item.left <= column <= item.right for item in merged)
    return held or not is_blank(upper.cell(column))


def _are_groups(paths: set[Path], again: set[str], depth: int) -> bool:
    """Return whether words above each other are groups with headings: of a year or a plan, or with amounts below."""
    tops = [path[-1] for path in paths]
    if len(again) < _LEAST or any(period(top) is not None for top in tops):
        return False
    if any(_names_line(words) for words in again):
        return False
    timed = all(_says_which(path) for path in paths)
    return timed or (depth == _LEAST and all(map(_says_how_paid, again)))


def _says_how_paid(words: str) -> bool:
    """Return whether a heading stands above what is paid once or every year, whoever it is for."""
    return any(
        meaning.field in ("one_off", "yearly") and meaning.certain for meaning in meanings("budget_lines", words)
    )


def _says_which(path: Path) -> bool:
    """Return whether a group says of which year its figures are, or whether they were planned or spent."""
    return any(year_of(words) or says_spent(words) or _OF_TIME.fullmatch(normalise(words)) for words in path)


def _names_line(words: str) -> bool:
    """Return whether a heading says what lines are about, and not who does something: "Actie", but not "Wie"."""
    if period(words) is not None or any(meaning.field == "owner_id" for meaning in meanings("actions", words)):
        return False
    return any(
        meaning.field == field and meaning.certain
        for table, field in _OF_LINES.items()
        for meaning in meanings(table, words)
    )


def _own(texts: list[list[str]], column: int) -> str:
    """Return the lowest heading of a column that no group goes over."""
    return next((line[column] for line in reversed(texts) if line[column]), "")


def _heading(path: Path, bottom: str) -> str:
    """Return a heading with its group: "Eenmalig (Begroting 2027)", and of a part of the year "Werkelijk Q1"."""
    group = " ".join(path)
    if gained(f"{bottom} voor {group}"):
        return f"{bottom} voor {group}"
    before = says_spent(group) or period(bottom) is not None or bottom.isdigit()
    return f"{group} {bottom}" if before else f"{bottom} ({group})"
