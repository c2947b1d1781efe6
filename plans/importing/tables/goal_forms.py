"""Goals as lines with a label, "Doel: …", "Trekker: …", "Nu: …", above a table of what is done for each of them.

They become a list of the goals, and one list of all steps that names the goal of each.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from plans.exchange.headings import normalise
from plans.importing.cells.headings import known_exactly, meanings
from plans.importing.files.grid import Cell, Grid, Row, is_blank
from plans.importing.tables.sheet_table import heading_words
from plans.importing.tables.sums import is_total

_LEAST_LABELS, _LEAST_HEADINGS = 2, 3
_MOST_BETWEEN = 2
"""Titles that may stand between what is said of a goal and its table: "Stappen"."""
_LONGEST_LABEL, _LONGEST_LOOSE = 40, 20
_OF_STEPS = frozenset(("what", "owner_id", "due"))

Said = list[tuple[str, Cell]]


@dataclass
class _Form:
    said: Said
    number: int
    head: Row | None = None
    steps: list[Row] = field(default_factory=list)

    @property
    def title(self) -> Cell:
        return next(value for label, value in self.said if _asks(label, "title"))


def above_steps(grid: Grid) -> list[Grid] | None:
    """Return such a sheet as its goals and the steps for them; None for any other."""
    forms, top = _forms(grid.rows)
    heads = {tuple(_plain(form.head)) for form in forms if form.head is not None}
    if len(forms) == 1 and len(_asked_beside(grid.rows)) > _LEAST_LABELS:
        # One form with its labels in a column of their own is read with all that stands there.
        return None
    if not forms or len(heads) != 1 or not all(form.steps for form in forms):
        return None
    labels = list(dict.fromkeys(label for form in forms for label, _value in form.said))
    goals = [Row(form.number, [dict(form.said).get(label) for label in labels]) for form in forms]
    head = next(form.head for form in forms if form.head is not None)
    width = max(len(row.cells) for form in forms for row in (*form.steps, head))
    steps = [replace(head, cells=_wide(head, width, "Bij doel"))]
    for form in forms:
        # Behind the steps: before them it would be a list of goals and actions in one.
        steps += [replace(row, cells=_wide(row, width, form.title if _is_step(row) else None)) for row in form.steps]
    return [
        Grid(grid.name, [Row(forms[0].number - 1, list[Cell](labels)), *goals]),
        replace(grid, rows=[*top, *steps], merged=[], fills={}, unknown=set()),
    ]


def _asked_beside(rows: list[Row]) -> list[Row]:
    """Return the lines above the first headings that hold a label, and what is said of it in the cell beside it."""
    place = next((at for at, row in enumerate(rows) if _is_head(row)), len(rows))
    return [row for row in rows[:place] if len(_filled(row)) == 2 and ": " not in str(_filled(row)[0])]


def _forms(rows: list[Row]) -> tuple[list[_Form], list[Row]]:
    """Return what is said of each goal with its steps, and the lines above the first; nothing below a list."""
    forms: list[_Form] = []
    top: list[Row] = []
    place = 0
    while place < len(rows):
        said, after = _run(rows, place)
        if said:
            forms.append(_Form(said, rows[place].number))
            place = after
            between = 0
            while place < len(rows) and between < _MOST_BETWEEN and len(_filled(rows[place])) == 1:
                place, between = place + 1, between + 1
            if place >= len(rows) or not _is_head(rows[place]):
                return [], rows
            forms[-1].head = rows[place]
        elif forms:
            forms[-1].steps.append(rows[place])
        elif _is_head(rows[place]):
            return [], rows
        else:
            top.append(rows[place])
        place += 1
    return forms, top


def _run(rows: list[Row], place: int) -> tuple[Said, int]:
    """Return what the lines from here say of one goal, and where they end; nothing when they are no such lines."""
    said: Said = []
    while (
        place < len(rows)
        and (pairs := _pairs(rows[place], bool(said)))
        and not {n for n, _v in pairs} & {n for n, _v in said}
    ):
        said += pairs
        place += 1
    whole = len(said) >= _LEAST_LABELS and any(_asks(label, "title") for label, _value in said)
    return (said, place) if whole else ([], place)


def _pairs(row: Row, loose: bool) -> Said:
    """Return the labels of a line with what stands behind each or in the cell beside it; nothing for any other.

    ``loose``: below what is known to be said of a goal a label with a colon may be any.
    """
    cells = _filled(row)
    found: Said = []
    while cells:
        words = cells.pop(0)
        if not isinstance(words, str):
            return []
        label, colon, value = (part.strip() for part in words.partition(":"))
        known = _is_label(label) or (loose and bool(colon) and 0 < len(label) <= _LONGEST_LOOSE)
        if colon and value and known:
            found.append((label, value))
        elif known and not value and cells and not _is_heading(cells[0]):
            found.append((label, cells.pop(0)))
        else:
            return []
    return found


def _is_label(words: str) -> bool:
    return 0 < len(words) <= _LONGEST_LABEL and any(meaning.certain for meaning in meanings("goals", words))


def _is_heading(cell: Cell) -> bool:
    return isinstance(cell, str) and known_exactly(cell)


def _asks(label: str, name: str) -> bool:
    return any(meaning.field == name and meaning.certain for meaning in meanings("goals", label))


def _is_head(row: Row) -> bool:
    """Return whether a line holds headings of a list of steps: what, and who or when."""
    words = [heading_words(cell) or "" for cell in _filled(row)]
    asked = {meaning.field for text in words for meaning in meanings("actions", text) if meaning.certain}
    return len(words) >= _LEAST_HEADINGS and all(map(known_exactly, words)) and len(asked & _OF_STEPS) > 1


def _is_step(row: Row) -> bool:
    """Return whether a line holds more than a remark, and no sum."""
    cells = _filled(row)
    return len(cells) > 1 and not is_total(str(cells[0]))


def _wide(row: Row, width: int, last: Cell) -> list[Cell]:
    """Return the cells of a line with one more behind the widest of them."""
    return [*(row.cell(column) for column in range(width)), last]


def _plain(row: Row | None) -> list[str]:
    return [normalise(heading_words(cell) or "") for cell in row.cells] if row is not None else []


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if not is_blank(cell)]
