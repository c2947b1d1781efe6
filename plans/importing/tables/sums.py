"""Sums in a table: lines that say so, in whatever words, and lines that hold what others come to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.amounts import amount
from plans.importing.files.grid import Cell
from plans.importing.tables.sheet_table import TableRow

_TOTAL = re.compile(
    r"aantal|gemiddelde?|average|mean|(btw|vat)( \d+)?|"
    r"(sub|eind|deel|tussen|groeps)?(totaal|totale[n]?)\b.*|"
    r"(sub|tussen|deel|eind)tot( .*)?|tot( \d{4})?|tussenstand.*|"
    r".*\b(sub|eind|deel)?totaal( \d{4})?|som( .*)?|opgeteld.*|"
    r"alles (bij (el|me)kaar|samen)( .*)?|bij (el|me)kaar( .*)?|samen( (voor|in|over) .*| \d.*)?|"
    r"in totaal.*|(eind|tussen)?saldo.*|eindbedrag.*|tussentelling.*|optelling.*|"
    r"(grand |sub)?total(s| .*)?|.* total|sum( .*)?|(tussen|eind|op)?telling.*|begroot totaal.*"
)
_LOOSE = re.compile(
    r"totale \w+ \w+.*|totaal (nieuw|ander|vernieuw)\w* .*|som(s|mige|mer) .*|"
    r"samen (voor|in|over) (de|het|een|onze?) .*"
)
"""Lines that begin with a word for a sum and say something else."""
_PLAIN = re.compile(
    r"(?:(?:alles|dit alles|dat) )?(?:bij (?:el|me)kaar(?: opgeteld)?|samen|tezamen|opgeteld|bijeen)"
    r"(?: (?:dus|is|komt op|ongeveer|circa|ca|in euros?|voor \d{4}|\d{4}))*|optelsom|al(?:l )?together|in all|added up|"
    r"(?:sub|eind|deel|tussen)?totaal|(?:grand |sub)?total"
)
"""Lines that say of themselves that they are a sum, and nothing else: a remark may stand beside the sum."""
_OF_WHICH = re.compile(
    r"(?:waarvan|hiervan|daarvan|w ?v|of which|verminderd met)\b.*|(?:af|min|minus|less) (?!\d).*|"
    r"(?:nog te (?:dekken|besteden|financieren)|resteert|restant|verschil|te dekken|ten laste van)\b.*"
)
"""What part of a sum is what, or what is left of it: "waarvan subsidie", "nog te dekken"."""
_MAY_TOTAL = re.compile(r"\b(totale?|total|som|samen|bij elkaar|kosten|begroting|uitgaven|lasten)\b")
"""Words in a line that may be a sum, when what it says adds up."""
_FIGURES = re.compile(
    r"(?:(?i:ca\.?|circa|ongeveer|about|±|~)\s*)?[€\s\d.,%-]*\d[€\s\d.,%-]*(?i:u|uur|uren|h|hrs|hours?)?\.?"
)
_CENT = 0.01


def is_total(words: str) -> bool:
    """Return whether a line that begins with these words is a sum of others."""
    plain = normalise(words)
    if not plain or _LOOSE.fullmatch(plain) is not None:
        return False
    return is_plain_total(words) or _TOTAL.fullmatch(plain) is not None


def is_plain_total(words: str) -> bool:
    """Return whether these words say that a line is a sum and nothing else: "Samen", "Alles bij elkaar ongeveer"."""
    return _PLAIN.fullmatch(normalise(words)) is not None


def is_of_which(words: str, others: Iterable[Cell]) -> bool:
    """Return whether a line below a sum says what part of it is: these words with figures beside them, nothing else."""
    cells = list(others)
    return bool(cells) and all(map(is_sum_like, cells)) and _OF_WHICH.fullmatch(normalise(words)) is not None


def may_total(words: str) -> bool:
    """Return whether a line that begins with these words may be a sum, when it adds up."""
    return _MAY_TOTAL.search(normalise(words)) is not None


def is_sum_like(cell: Cell) -> bool:
    """Return whether a cell holds figures and nothing else."""
    if isinstance(cell, bool):
        return False
    return isinstance(cell, int | float) or (isinstance(cell, str) and _FIGURES.fullmatch(cell) is not None)


class Sums:
    """Adds up the lines of a table, from the top, as far as it is told what they are; each line is read once."""

    def __init__(self, rows: list[TableRow]) -> None:
        self._rows = rows
        self._read: dict[int, dict[int, float]] = {}
        self._known = 0
        self._whole: list[dict[int, float]] = []
        self._since: list[dict[int, float]] = []
        firsts = [(place, str(row.cells[row.filled[0]])) for place, row in enumerate(rows) if row.filled]
        self._totals = {place: f" {normalise(first)} " for place, first in firsts if is_total(first)}

    def ends_above(self, place: int) -> bool:
        """Return whether a line holds the sums of those above it: since the last sum, or of all."""
        for row in self._rows[self._known : place]:
            if row.kind == "row":
                self._whole.append(self._amounts(self._known))
                self._since.append(self._amounts(self._known))
            elif row.kind == "total":
                self._since = []
            self._known += 1
        return any(len(parts) > 1 and self._is_sum(place, parts) for parts in (self._since, self._whole))

    def ends_below(self, place: int) -> bool:
        """Return whether the lines below this one, up to a sum, come to that sum: it is what they have in common."""
        for below in range(place + 1, len(self._rows)):
            if len(self._rows[below].filled) < 2:
                return False
            if below in self._totals:
                parts = [self._amounts(part) for part in range(place + 1, below)]
                return bool(parts) and self._is_sum(below, parts)
        return False

    def is_named_below(self, place: int, words: str) -> bool:
        """Return whether a sum further on names what begins with these words: "Totaal scholing"."""
        return any(place < below and f" {words} " in total for below, total in self._totals.items())

    def heads(self, place: int, column: int) -> bool:
        """Return whether a numbered line ("2") holds the sums of those below it ("2.1", "2.2")."""
        own, parts = _number_of(self._rows[place].cells.get(column)), []
        for below in range(place + 1, len(self._rows)) if own else ():
            if not _number_of(self._rows[below].cells.get(column)).startswith(f"{own}."):
                break
            parts.append(self._amounts(below))
        return bool(parts) and self._is_sum(place, parts, besides=column)

    def balances(self, place: int) -> bool:
        """Return whether a line says how much there is, and the next and last how much of that the others leave."""
        if place + 2 != len(self._rows) or not self._rows[place].after_gap:
            return False
        have, left = self._amounts(place), self._amounts(place + 1)
        parts = [self._amounts(part) for part in range(place) if self._rows[part].kind == "row"]
        return (
            len(parts) > 1
            and len(have) == 1
            and have.keys() == left.keys()
            and all(
                abs(have[column] - sum(part.get(column, 0) for part in parts) - left[column]) < _CENT for column in have
            )
        )

    def _is_sum(self, place: int, parts: Iterable[dict[int, float]], besides: int = -1) -> bool:
        """Return whether every amount of a line is that of others together."""
        own = {column: number for column, number in self._amounts(place).items() if column != besides}
        return bool(own) and all(
            abs(sum(part.get(column, 0) for part in parts) - number) < _CENT for column, number in own.items()
        )

    def _amounts(self, place: int) -> dict[int, float]:
        if place not in self._read:
            found = {column: _number(cell) for column, cell in self._rows[place].cells.items() if is_sum_like(cell)}
            self._read[place] = {column: number for column, number in found.items() if number}
        return self._read[place]


def _number(cell: Cell) -> float:
    try:
        return float(cell) if isinstance(cell, int | float) else amount(cell).value / 100
    except Refused:
        return 0


def _number_of(cell: Cell) -> str:
    """Return the number with which a cell begins: "2" of "2. Scholing", "2.1" of "2.1 Digicoach"."""
    found = re.match(r"\s*(\d{1,2}(?:\.\d{1,2})*)\.?(?=\s|$)", str(cell or ""))
    return found[1] if found else ""
