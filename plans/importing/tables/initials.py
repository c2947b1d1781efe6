"""Letters for people and groups, where a file says whose they are: "LK = Lobke Kodde (digicoach)"."""

from __future__ import annotations

import re

from plans import field_text
from plans.importing.cells.headings import meanings
from plans.importing.cells.name_parts import sort_of
from plans.importing.files.grid import Grid, is_blank
from plans.importing.prose.task_lines import is_name
from plans.importing.tables.between_lines import is_legend
from plans.importing.tables.sheet_table import SheetTable, TableRow
from plans.subjects.people import Person
from resources.language import gettext as _

_PAIR = re.compile(
    r"(?<![\w=])([A-Z][A-Za-z]{0,5})\.?\s*[=:]\s*([A-Za-z][\w’'-]+(?: [\w’'.-]+){0,5}?)(?=\s*(?:[(,;/|\n]|$))"
)
_LETTERS = re.compile(r"[A-Z][A-Za-z]{0,5}")
_ROLE_OF = re.compile(r"(?<![\w=])([A-Z][A-Za-z]{0,5})\.?\s*[=:]\s*([^\W\d][\w’' -]{1,40}?)\s*\(([^()]{3,45})\)")
"""Letters for a role, with who has it: "TL = teamleider (Ans Visser)"."""
_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")
_LEAST = 2


def read_initials(grids: list[Grid], tables: list[SheetTable]) -> None:
    """Put names for the letters of people below the headings that ask who, when the file says whose they are."""
    pairs = [
        pair
        for grid in grids
        for row in grid.rows
        for cell in row.cells
        if isinstance(cell, str) and ("=" in cell or ":" in cell)
        for pair in _PAIR.findall(cell)
    ]
    pairs += [pair for words in _explained(grids) for pair in _PAIR.findall(words)]
    pairs += [pair for grid in grids for pair in _listed(grid)]
    names = {letters: name for letters, name in pairs if _is_somebody(name)}
    names |= {letters: name for letters, _role, name in _with_roles(grids)}
    if len(names) < _LEAST and not _with_roles(grids):
        return
    letters = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})(?!\w)")
    for table in tables:
        said = set()
        for column, heading in table.headings.items():
            who = any(meaning.field in ("owner_id", "along") for meaning in meanings("actions", heading))
            if not who and not _holds_only(table, column, letters):
                continue
            for row in table.rows:
                cell = row.cells.get(column)
                if row.kind == "row" and isinstance(cell, str) and (found := letters.findall(cell)):
                    said.update(found)
                    row.cells[column] = letters.sub(lambda match: names[match[0]], cell)
        if said:
            note = _("Letters are read as names: {names}.").format(
                names=", ".join(f"{item} = {names[item]}" for item in sorted(said))
            )
            table.note = " ".join(filter(None, (table.note, note)))


def _holds_only(table: SheetTable, column: int, letters: re.Pattern[str]) -> bool:
    """Return whether nothing but the letters of people stands in a column, of more than one of them."""
    cells = [str(cell) for cell in table.column(column)]
    bare = all(letters.search(cell) and not re.search(r"\w", letters.sub("", cell)) for cell in cells)
    return bare and len({item for cell in cells for item in letters.findall(cell)}) > 1


def people_of_letters(grids: list[Grid]) -> SheetTable | None:
    """Return who has a role by what letters mean: "DC = digicoach (Martijn Hoek)"; None when no letters say that."""
    found = {name: role for _letters, role, name in _with_roles(grids)}
    lines = [TableRow(number, {0: name, 1: role}) for number, (name, role) in enumerate(found.items(), start=1)]
    heads = {0: field_text.short_name(Person, "name"), 1: field_text.short_name(Person, "role")}
    note = _("Read from what letters mean; please check.")
    return SheetTable(_("Letters"), "", heads, lines, note=note, told=True) if lines else None


def _with_roles(grids: list[Grid]) -> list[tuple[str, str, str]]:
    """Return letters for a role of the plan with who has it in brackets behind it, with that role and that name."""
    cells = [cell for grid in grids for row in grid.rows for cell in row.cells if isinstance(cell, str)]
    texts = list(dict.fromkeys([words for words in cells if "=" in words] + _explained(grids)))
    found = [match.groups() for words in texts for match in _ROLE_OF.finditer(words)]
    return [
        (letters, role.strip(), name.strip())
        for letters, role, name in found
        if sort_of(role) in ("leader", "role") and sort_of(name) == "person" and is_name(name)
    ]


def _explained(grids: list[Grid]) -> list[str]:
    """Return the texts beside the tables of a document that say with a sign what letters mean: "Sj = Sjoerd"."""
    return list(dict.fromkeys(words for grid in grids for words in grid.beside if "=" in words))


def _listed(grid: Grid) -> list[tuple[str, str]]:
    """Return letters with the name in the cell beside them, as they stand below a line "Legenda"."""
    filled = [[str(cell).strip() for cell in row.cells if not is_blank(cell)] for row in grid.rows]
    place = next((at for at, cells in enumerate(filled) if len(cells) == 1 and is_legend(cells[0])), len(filled))
    found = [(cells[0], _BEHIND.sub("", cells[1])) for cells in filled[place + 1 :] if len(cells) == _LEAST]
    return [(letters, name) for letters, name in found if _LETTERS.fullmatch(letters)]


def _is_somebody(words: str) -> bool:
    """Return whether words name a person or a group of the house: "Lobke Kodde", "functioneel beheer"."""
    return sort_of(words) == "group" or (is_name(words) and sort_of(words) == "person")
