"""Sums in a table: lines that say so, in whatever words, and lines that hold what others come to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.amounts import amount
from plans.importing.cells.values import without_sign
from plans.importing.files.grid import Cell
from plans.importing.tables.sheet_table import TableRow

_TOTAL = re.compile(
    r"aantal|gemiddelde?|average|mean|(btw|vat)( \d+)?|"
    r"(sub|eind|deel|tussen|groeps)?(totaal|totale[n]?)\b.*|"
    r"(sub|tussen|deel|eind)tot( .*)?|tot( \d{4})?|tussenstand.*|"
    r".*\b(sub|eind|deel|jaar|kwartaal|maand|groeps)?totaal( \d{4})?|"
    r"totaal(bedrag|kosten|som|budget)\b.*|(per|in) saldo.*|[σ∑]|som( .*)?|opgeteld.*|"
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
_MAY_TOTAL = re.compile(
    r"\b(totale?|total|som|samen|bij elkaar|kosten|begroting|uitgaven|lasten|(?:ge)?heel|gezamenlijk\w*|resultaat|"
    r"altogether|result|overall)\b"
)
"""Words in a line that may be a sum, when what it says adds up."""
_ABOUT = r"(?:(?i:ca\.?|circa|ongeveer|about|±|~)\s*)?"
_TIME = r"(?i:u|uur|uren|h|hrs|hours?)"
_FIGURES = re.compile(rf"{_ABOUT}[€\s\d.,%-]*\d[€\s\d.,%-]*{_TIME}?\.?")
_HOURS = re.compile(rf"\s*{_ABOUT}(\d[\d.,]*)\s*{_TIME}\.?\s*")
_CENT = 0.01
_LONGEST_AMOUNT = 40
_BEGINS_AMOUNT = re.compile(r"(?i)(?:€|euro?\b)?\s*\d")
_FEW = 2
"""As many lines, or columns, come to a third by chance as well."""

_VAT = re.compile(r"(?i)\s*(?:\d+ ?% ?)?(?:btw|vat)\b")

Surely = Literal["surely", "perhaps", ""]
"""How sure it is that a line without a word for it is a sum."""
_SURER: tuple[Surely, ...] = ("", "perhaps", "surely")


def is_total(words: str) -> bool:
    """Return whether a line that begins with these words is a sum of others."""
    plain = normalise(words)
    if not plain or _LOOSE.fullmatch(plain) is not None:
        return False
    return is_plain_total(words) or _TOTAL.fullmatch(plain) is not None


def is_tax(words: str) -> bool:
    """Return whether a line says how much tax comes on top: "btw 21%"."""
    return _VAT.match(words) is not None


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
    """Return whether a cell holds figures and nothing else, or an amount in words: "€ 1.500 incl. btw", "1,5k"."""
    if isinstance(cell, bool):
        return False
    if isinstance(cell, str):
        return _FIGURES.fullmatch(cell) is not None or _is_amount(cell)
    return isinstance(cell, int | float)


@cache
def _is_amount(words: str) -> bool:
    """Return whether a text is read as an amount of money wherever amounts are read."""
    if len(words) > _LONGEST_AMOUNT or not _BEGINS_AMOUNT.match(without_sign(words)[0]):
        return False
    try:
        amount(words)
    except Refused:
        return False
    return True


class Sums:
    """Adds up the lines of a table, from the top, as far as it is told what they are; each line is read once."""

    def __init__(self, rows: list[TableRow]) -> None:
        self._rows = rows
        self._read: dict[int, dict[int, float]] = {}
        self._known = 0
        self._whole: list[int] = []
        self._sure: list[int] = []
        self._since: list[int] = []
        self._taxed: list[int] = []
        firsts = [(place, str(row.cells[row.filled[0]])) for place, row in enumerate(rows) if row.filled]
        self._totals = {place: f" {normalise(first)} " for place, first in firsts if is_total(first)}

    def ends_above(self, place: int) -> bool:
        """Return whether a line holds the sums of those above it: since the last sum, or of all."""
        return any(len(parts) > 1 and self._is_sum(place, parts) for parts in self._above(place))

    def closes(self, place: int, own: Sequence[int]) -> Surely:
        """Return whether a last line, with these columns of its own, adds up those above it, whatever it is called.

        It is sure when two columns of figures or more are sums, and it says nothing that the other lines say in words.
        Few lines, lines that are all the same and a single column come to that by chance as well: those are doubtful.
        """
        return max((self._adds_up(place, own, parts) for parts in self._above(place)), key=_SURER.index)

    def _adds_up(self, place: int, own: Sequence[int], parts: list[int]) -> Surely:
        cells = self._rows[place].cells
        figures = [column for column in own if is_sum_like(cells[column])]
        named = [column for column in own if column not in figures]
        sums = {column: [self._amounts(part).get(column, 0) for part in parts] for column in figures}
        right = [column for column, added in sums.items() if abs(sum(added) - self._figure(place, column)) < _CENT]
        summed = [column for column in right if self._figure(place, column)]
        if len(parts) < _FEW or not summed or len(figures) - len(right) > 1:
            return ""
        most = max(sum(map(bool, sums[column])) for column in summed)
        several = sum(sum(map(bool, sums[column])) > 1 for column in summed)
        differ = any(self._amounts(part) != self._amounts(parts[0]) for part in parts)
        whole = len(right) == len(figures) and len(summed) >= _FEW <= most
        many = whole and differ and len(parts) > _FEW and (several >= _FEW or len(summed) > _FEW)
        said = [column for column in self._worded(parts) if column not in named[:1]]
        if any(column in named for column in said):
            return "perhaps" if many else ""
        if len(named) <= 1 and whole and (many if not said else differ or len(parts) > _FEW):
            return "surely"
        alone = len(figures) == 1 and most > _FEW
        return "perhaps" if len(summed) >= _FEW or alone else ""

    def settle(self) -> None:
        """Tell of lines that may be sums that they are, where the last sum leaves them out; else that they are none."""
        last = max((place for place, row in enumerate(self._rows) if row.kind == "total"), default=-1)
        doubtful = [row for row in self._rows[: max(last, 0)] if row.may_sum]
        if not doubtful:
            return
        self._above(last)
        sure, whole = ([part for part in parts if part < last] for parts in (self._sure, self._whole))
        if self._is_sum(last, sure) or self._is_sum(last, whole):
            for row in doubtful:
                row.kind = "total" if self._is_sum(last, sure) else row.kind
                row.may_sum = False

    def _worded(self, parts: list[int]) -> list[int]:
        """Return the columns in which most of these lines say something that is no figure."""
        words = [
            column
            for part in parts
            for column in self._rows[part].filled
            if not is_sum_like(self._rows[part].cells[column])
        ]
        return [column for column in dict.fromkeys(words) if words.count(column) * 2 > len(parts)]

    def _figure(self, place: int, column: int) -> float:
        return self._amounts(place).get(column, 0)

    def _above(self, place: int) -> tuple[list[int], ...]:
        """Return the lines above a line: since the last sum, all, those that are no sums for sure, and with VAT."""
        for number, row in enumerate(self._rows[self._known : place], start=self._known):
            if row.kind == "row":
                self._whole.append(number)
                self._taxed.append(number)
                self._since.append(number)
                self._sure += [] if row.may_sum else [number]
            elif row.kind == "total" and row.filled and is_tax(str(row.cells[row.filled[0]])):
                self._taxed.append(number)
            if row.kind == "total" or row.may_sum:
                self._since = []
        self._known = max(self._known, place)
        return self._since, self._whole, self._sure, self._taxed

    def ends_below(self, place: int) -> bool:
        """Return whether the lines below this one, up to a sum, come to that sum: it is what they have in common."""
        for below in range(place + 1, len(self._rows)):
            if len(self._rows[below].filled) < 2:
                return False
            if below in self._totals:
                parts = range(place + 1, below)
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
            parts.append(below)
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

    def _is_sum(self, place: int, parts: Iterable[int], besides: int = -1) -> bool:
        """Return whether every amount of a line is that of others together."""
        own = {column: number for column, number in self._amounts(place).items() if column != besides}
        return bool(own) and all(
            abs(sum(self._figure(part, column) for part in parts) - number) < _CENT for column, number in own.items()
        )

    def _amounts(self, place: int) -> dict[int, float]:
        if place not in self._read:
            found = {column: _number(cell) for column, cell in self._rows[place].cells.items() if is_sum_like(cell)}
            self._read[place] = {column: number for column, number in found.items() if number}
        return self._read[place]


def _number(cell: Cell) -> float:
    if isinstance(cell, str) and (hours := _HOURS.fullmatch(cell)):
        cell = hours[1]
    try:
        return float(cell) if isinstance(cell, int | float) else amount(cell).value / 100
    except Refused:
        return 0


def _number_of(cell: Cell) -> str:
    """Return the number with which a cell begins: "2" of "2. Scholing", "2.1" of "2.1 Digicoach"."""
    found = re.match(r"\s*(\d{1,2}(?:\.\d{1,2})*)\.?(?=\s|$)", str(cell or ""))
    return found[1] if found else ""
