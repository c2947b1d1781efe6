"""What stands below the sum of a list: what goes off it, who pays the rest, and what is left. None of it costs more.

"Subtotaal 13.322 · Bijdrage subsidie 4.000 · Ten laste van team 9.322": the last line is what the sum leaves when the
one before it goes off. Lines that say so in words need no sum that comes out.
"""

from __future__ import annotations

import re

from plans.errors import Refused
from plans.exchange.headings import normalise
from plans.importing.cells.amounts import amount
from plans.importing.files.grid import Cell, is_blank
from plans.importing.tables.sheet_table import TableRow
from plans.importing.tables.sums import is_sum_like, is_tax, is_total

_LEFT = re.compile(
    r"(?:(?:per |eind ?)?saldo|netto|net|rest(?:ant|eert|erend|bedrag|er)?|blijft over|wat overblijft|over|overschot|"
    r"tekort|balance|remaining|left|surplus|shortfall)"
    r"(?: (?:nog )?(?:bedrag|kosten|lasten|uitgaven|budget|team|voor|van|te|door|ten|per|in|na|20\d\d|costs?|"
    r"for|to|by)\b.*)?|"
    r"(?:ten laste van|ten laste|t l v|tlv|voor rekening van|te dekken|te betalen|te financieren|"
    r"nog (?:te|over|nodig|beschikbaar)|zelf (?:te )?betalen|"
    r"komt (?:uit|ten laste|voor rekening)|to be (?:paid|funded|covered)|charged to|paid by)\b.*|"
    r"eigen (?:bijdrage|middelen|inbreng|budget|geld|bekostiging)(?: (?:van )?(?:team|locatie|organisatie|afdeling))?|"
    r"(?:bijdrage|aandeel|deel|kosten) (?:voor )?(?:het |de )?(?:eigen )?(?:team|locatie|organisatie|afdeling|huis)"
)
"""What a sum leaves, or who pays that: "Ten laste van team", "Netto", "Rest voor locatie"."""
_SURELY_LEFT = re.compile(
    r"(?:ten laste van|voor rekening van|blijft over|resteert|restant|te dekken|nog te dekken|rest voor|"
    r"balance to be)\b"
)
"""What is no line of costs, whatever stands above it."""
_PAYS = re.compile(
    r"subsid|bijdrag|fonds|vergoed|dekking|financier|\beigen\b|middelen|sponsor|\bgift|donatie|reserve|budget|begroot|"
    r"beschikbaar|krediet|toegezegd|toegekend|zorgkantoor|gemeente|stichting|\baf\b|\bmin(?:us)?\b|korting|"
    r"grant|fund|contribution|donation|discount|available"
)
"""What a line is called that pays for others, or goes off them."""
_CENT = 0.01


def find_balances(rows: list[TableRow]) -> None:
    """Tell of the lines below a sum that they say what goes off it or what is left, as far as they do."""
    for place, row in enumerate(rows):
        figures = _figures(row) if row.kind == "total" and _says_total(row) else {}
        if figures and not _goes_on(rows, place):
            _below(rows, place, max(figures, key=lambda column: abs(figures[column])))
    last = next((row for row in reversed(rows) if row.kind in ("row", "total")), None)
    if last is not None and last.kind == "row" and _SURELY_LEFT.match(normalise(_words(last))) and _figures(last):
        last.kind = "balance"


def _below(rows: list[TableRow], place: int, column: int) -> None:
    """Look at the lines below a sum, up to the next one that says it is a sum."""
    whole, between = _figures(rows[place])[column], list[TableRow]()
    # Above all lines it says how much there is: what is below it costs that, and only the last line may be left.
    heads = not any(row.kind == "row" for row in rows[:place])
    for row in rows[place + 1 :]:
        if row.kind == "total" and _says_total(row):
            return
        if row.kind not in ("row", "total") or column not in _figures(row):
            continue
        figure, gone = abs(_figures(row)[column]), sum(abs(_figures(other)[column]) for other in between)
        comes_out = bool(between) and min(abs(whole - gone - figure), abs(gone - whole - figure)) < _CENT
        is_left = _LEFT.fullmatch(normalise(_words(row))) is not None
        comes_out = comes_out and (is_left or (not heads and any(map(_pays, [*between, row]))))
        if comes_out and not heads:
            for other in between:
                other.kind = "balance"
        if comes_out or (is_left and not heads):
            row.kind = "balance"
        between.append(row)


def _pays(row: TableRow) -> bool:
    """Return whether a line says where money comes from, or goes below nothing."""
    return _PAYS.search(normalise(_words(row))) is not None or any(figure < 0 for figure in _figures(row).values())


def _goes_on(rows: list[TableRow], place: int) -> bool:
    """Return whether a later sum adds lines below this one to it: the list goes on, and this was a part of it."""
    for column, whole in _figures(rows[place]).items():
        more = 0.0
        for row in rows[place + 1 :]:
            figure = _figures(row).get(column, 0.0)
            if (
                row.kind == "total"
                and _says_total(row)
                and more
                and min(abs(whole + more - figure), abs(more - figure)) < _CENT
            ):
                return True
            more += figure if row.kind == "row" else 0.0
    return False


def _says_total(row: TableRow) -> bool:
    words = _words(row)
    return is_total(words) and not is_tax(words) and not _LEFT.fullmatch(normalise(words))


def _words(row: TableRow) -> str:
    """Return what a line begins with, without a number before it."""
    texts = [cell for column in row.filled if isinstance(cell := row.cells[column], str) and not is_sum_like(cell)]
    return texts[0] if texts else ""


def _figures(row: TableRow) -> dict[int, float]:
    """Return the amounts of a line by their column, with a minus before or behind them too."""
    found = {column: _figure(cell) for column, cell in row.cells.items() if not is_blank(cell)}
    return {column: number for column, number in found.items() if number is not None}


def _figure(cell: Cell) -> float | None:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    if not isinstance(cell, str):
        return None
    bare = re.sub(r"^\s*(€\s*)?(?:-/-|[-−–+])\s*|\s*(?:-/-|(?<![,.])[-−])\s*$", r"\1", cell)
    if not is_sum_like(bare):
        return None
    try:
        return float(amount(bare).value) / 100
    except Refused:
        return None
