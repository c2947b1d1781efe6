"""What the letters or colours below a status mean, where a file says so: "N = niet begonnen, B = bezig, K = klaar"."""

from __future__ import annotations

import re
from functools import cache

from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.answers import choice
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Grid
from plans.importing.tables.sheet_table import SheetTable
from plans.plan import new_plan
from plans.subjects.actions import Action

_SIGN = r"[A-Za-z]|red|amber|green|rood|oranje|geel|groen|wit|blauw"
_PAIR = re.compile(rf"(?i)(?<![\w=])({_SIGN})\s*=\s*([^\W\d][^,;=|\n]*?)(?=\s*(?:[,;/|\n]|$|\b(?:{_SIGN})\s*=))")
_LEAST = 2
_COLOURS = {"r": "red", "a": "amber", "g": "green"}
"""What the letters below "RAG" stand for."""
_LEGEND_YEAR = 2027


def read_legends(grids: list[Grid], tables: list[SheetTable]) -> None:
    """Put below a status the words for a letter, when the file says which; a letter with a doubt behind it stays."""
    said = _signs(grids)
    for table in tables:
        for column, heading in table.headings.items():
            cells = [str(cell).strip().casefold() for cell in table.column(column)]
            signs = _COLOURS | said if normalise(heading) == "rag" else said
            if (
                not cells
                or len(signs) < _LEAST
                or not _asks_status(heading)
                or not {cell.rstrip(" ?") for cell in cells} <= set(signs)
            ):
                continue
            for row in table.rows:
                words = str(row.cells.get(column) or "").strip().casefold()
                if row.kind == "row" and words in signs:
                    row.cells[column] = signs[words]


def _signs(grids: list[Grid]) -> dict[str, str]:
    """Return the letters of which a file says that they are a status, each with the words for it."""
    found: dict[str, str] = {}
    for grid in grids:
        for row in grid.rows:
            for cell in row.cells:
                pairs = _PAIR.findall(cell) if isinstance(cell, str) and "=" in cell else []
                # Of colours by their first letter one may say more than a status: "R = overdue/blocked".
                coloured = [sign.casefold() in _COLOURS for sign, _words in pairs]
                told = {sign.casefold(): words.strip() for sign, words in pairs if _is_status(words)}
                if len(pairs) >= _LEAST and (len(told) == len(pairs) or (told and sum(coloured) == len(_COLOURS))):
                    found |= told
    return found


@cache
def _is_status(words: str) -> bool:
    try:
        return choice(new_plan(_LEGEND_YEAR), Action, "status", words.strip()) is not None
    except Refused:
        return False


def _asks_status(heading: str) -> bool:
    return normalise(heading) == "rag" or any(
        meaning.field == "status" and meaning.certain for meaning in meanings("actions", heading)
    )
