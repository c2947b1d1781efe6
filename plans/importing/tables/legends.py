"""What the letters or colours below a status mean, where a file says so: "N = niet begonnen, B = bezig, K = klaar"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plans.exchange.headings import normalise
from plans.importing.cells.answers import meant
from plans.importing.cells.headings import meanings
from plans.importing.files.grid import Grid, Passage, is_blank
from plans.importing.tables.sheet_table import SheetTable
from plans.subjects.actions import Action

_SIGN = r"[A-Za-z]|red|amber|green|rood|oranje|geel|groen|wit|blauw"
_PAIR = re.compile(rf"(?i)(?<![\w=])({_SIGN})\s*=\s*([^\W\d][^,;=|\n]*?)(?=\s*(?:[,;/|\n]|$|\b(?:{_SIGN})\s*=))")
_LEAST = 2
_COLOURS = {"r": "red", "a": "amber", "g": "green"}
"""What the letters below "RAG" stand for."""
_PAIRED = 2
_BEFORE = re.compile(r"(?i)^(?:we zijn|wij zijn|is|al|dit is|we are)\s+")
_BUSY = "bezig"


def read_legends(grids: list[Grid], tables: list[SheetTable], texts: Sequence[Passage] = ()) -> None:
    """Put below a status the words for a letter, when the file says which; a letter with a doubt behind it stays.

    The file may say so in a cell, or in a text of the document, which may name the column: "St.: O = open, G = gereed".
    """
    said, named = _signs(grids), set[str]()
    for part in texts:
        if found := _told_signs(part.text):
            said |= found
            named.add(normalise(part.text.partition(":")[0]))
    for table in tables:
        for column, heading in table.headings.items():
            cells = [str(cell).strip().casefold() for cell in table.column(column)]
            signs = _COLOURS | said if normalise(heading) == "rag" else said
            if (
                not cells
                or len(signs) < _LEAST
                or not (_asks_status(heading) or normalise(heading) in named)
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
        found |= _listed_signs(grid)
        for row in grid.rows:
            for cell in row.cells:
                found |= _told_signs(cell) if isinstance(cell, str) else {}
    return found


def _told_signs(text: str) -> dict[str, str]:
    """Return the letters of which a text says that they are a status, each with the words for it."""
    pairs = _PAIR.findall(text) if "=" in text else []
    # Of colours by their first letter one may say more than a status: "R = overdue/blocked".
    coloured = [sign.casefold() in _COLOURS for sign, _words in pairs]
    told = {sign.casefold(): status for sign, words in pairs if (status := _status_in(words))}
    whole = len(pairs) >= _LEAST and (len(told) == len(pairs) or (told and sum(coloured) == len(_COLOURS)))
    return told if whole else {}


def _listed_signs(grid: Grid) -> dict[str, str]:
    """Return the letters of a small list of them, each with the words for it in the cell beside it."""
    found: dict[str, str] = {}
    for row in grid.rows:
        cells = [str(cell).strip() for cell in row.cells if not is_blank(cell)]
        if len(cells) == _PAIRED and re.fullmatch(_SIGN, cells[0], re.IGNORECASE) and (words := _status_in(cells[1])):
            found[cells[0].casefold()] = words
    return found if len(found) >= _LEAST else {}


def _status_in(words: str) -> str:
    """Return what of an explanation is a status: "plan, nog niet begonnen", "uitgevoerd, nog controleren"."""
    parts = [_BEFORE.sub("", part).strip() for part in re.split(r"\s*(?:,|;|\ben\b|\band\b)\s*", words)]
    known = {meant(Action, "status", part): part for part in parts}
    known.pop(None, None)
    if len(parts) == 1 and not known and meant(Action, "status", words):
        return words.strip()
    if any(part.startswith("nog ") and not meant(Action, "status", part) for part in parts):
        # Something is still to be done, so it is not ready.
        known.pop("done", None)
        return next(iter(known.values()), _BUSY)
    return next(iter(known.values()), "")


def _asks_status(heading: str) -> bool:
    return normalise(heading) in ("rag", "fase", "phase", "code") or any(
        meaning.field == "status" and meaning.certain for meaning in meanings("actions", heading)
    )
