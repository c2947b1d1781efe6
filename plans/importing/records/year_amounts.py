"""What a line of the budget comes to in the year: by quarter, for the year, or number times price times months."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from math import prod
from typing import Any

from plans import money
from plans.dates import quarter_of
from plans.errors import Refused
from plans.exchange import spreadsheet
from plans.importing.cells import amounts, values
from plans.importing.files.grid import Cell, is_blank
from plans.importing.records.filling import Filler, Work, euros
from resources.language import gettext as _

_EACH = re.compile(r"(?i)(.*\d[^\w]*)\s*(?:p\.?/?\s?st\.?|p\.?/?\s?stuk|per stuk|per st\.?|/ ?stuk|/ ?st\.?|each)")
_UNIT = re.compile(
    r"(?i)\s*(?:\bper|/)\s*(?!(?:maand|mnd|month|kwartaal|kw|quarter|week|wk|dag|day|jaar|jr|year|annum)\b)[^\W\d]+"
)
"""Of what there are so many, behind what one of them costs: "per slot", "per client"."""
_EACH_MONTH = re.compile(r"(?i)\b(?:maandelijks\w*|(?:per|elke|iedere) (?:maand|mnd|month)|monthly|p/?m(?:nd)?)\b")
_COUNTED_IN = (
    (re.compile(r"(?i)\d\s*(?:maand(?:en)?|mnd|mths?|months?)\b"), re.compile(r"(?i)maand|mnd|month|\bp\.?/?\s?m\b")),
    (re.compile(r"(?i)\d\s*(?:kwartal\w*|kwartaal|quarters?)\b"), re.compile(r"(?i)kwartaal|\bkw\b|quarter")),
    (re.compile(r"(?i)\d\s*(?:weken|week|wk|weeks?)\b"), re.compile(r"(?i)\b(?:week|wk)\b")),
    (re.compile(r"(?i)\d\s*(?:dag(?:en)?|days?)\b"), re.compile(r"(?i)\b(?:dag|day)\b")),
)
"""In what a number counts, and the words for each of them behind a price."""
_EACH_OF_TIME = re.compile(r"(?i)\s*(?:\b(?:per|each|elke|iedere) |/ ?|\bp/)[^\W\d_]+\.?|\s*\bp\.?\s?m\b\.?")
_SUMS = ("year_amount", "amount_without_vat", "price", "count", "months")
_COUNTS = ("count", "months")


def fill_year(filler: Filler, work: Work) -> None:
    """Fill the quarters of a line of the budget, from what stands there in whatever way."""
    record: Any = work.record
    if record.linked:
        return
    quarters, actuals = _quarters(work, filler.copy.year)
    known = {name: (column, cell) for name, column, cell in work.draft.specials if name in _SUMS}
    year = _year_amount(work, known)
    typed = [getattr(record, name) for name in spreadsheet.QUARTERS if not is_blank(work.draft.cell(name))]
    if quarters or typed:
        _put(filler, work, spreadsheet.QUARTERS, quarters)
        total = sum(quarters.values()) + sum(cents or 0 for cents in typed)
        if year is not None and year != total and known.get("year_amount"):
            work.doubt = True
            work.notes.append(
                _("The quarters add up to {sum}, but the list says {said}.").format(sum=euros(total), said=euros(year))
            )
    elif year is not None:
        _spread(filler, work, year)
    if actuals:
        _put(filler, work, spreadsheet.ACTUALS, actuals)


def _quarters(work: Work, year: int) -> tuple[dict[int, int], dict[int, int]]:
    """Return the planned and spent cents of each quarter that has any below a part of the year."""
    planned: dict[int, int] = {}
    spent: dict[int, int] = {}
    for period, column, cell in work.draft.spread:
        if is_blank(cell) or values.is_open(cell):
            continue
        try:
            reading = amounts.amount(cell, work.amount_heading(column))
        except Refused as refusal:
            work.lose(column, f"{work.heading(column)}: {refusal}")
            continue
        first, last = map(quarter_of, period.days(year))
        parts = range(first, last + 1)
        each, rest = divmod(reading.value, len(parts))
        found = spent if period.spent else planned
        for place, quarter in enumerate(parts):
            found[quarter] = found.get(quarter, 0) + each + (rest if place == len(parts) - 1 else 0)
        work.doubt = work.doubt or reading.doubt
        if reading.note:
            work.readings.append(reading.note)
        work.show(column, euros(reading.value), reading.doubt)
    return planned, spent


def _year_amount(work: Work, known: dict[str, tuple[int, Cell]]) -> int | None:
    """Return what a line comes to in the year: as it stands there, or number times price, times months."""
    found: dict[str, int] = {}
    counted: dict[str, Decimal] = {}
    vats: dict[str, str] = {}
    by_month = not is_blank(known.get("months", (0, None))[1])
    number = values.as_text(known.get("count", (0, None))[1])
    for name, (column, cell) in known.items():
        if is_blank(cell):
            continue
        if values.is_open(cell) and name not in _COUNTS:
            say_open(work, column, cell)
            continue
        if name == "year_amount" and (each := _EACH.fullmatch(values.as_text(cell).strip())):
            # "30 p.st." below "Kosten" is what one costs.
            name, cell = "price", each[1]
        if name == "price" and isinstance(cell, str):
            cell = _of_one(cell, number)
        heading = work.amount_heading(column)
        if name == "price" and by_month:
            # So many months stand beside it: the price of one of them stays that of one.
            heading = amounts.without_month(heading)
            cell = amounts.without_month(cell) if isinstance(cell, str) else cell
        try:
            if name in _COUNTS:
                counted[name], _unit, _note, _doubt = values.number(cell)
                work.show(column, money.format_number(counted[name]))
                continue
            reading = amounts.amount(cell, heading)
        except Refused as refusal:
            if name in (*_COUNTS, "price") and not is_blank(known.get("year_amount", (0, None))[1]):
                work.show(column, values.as_text(cell))
            else:
                work.lose(column, f"{work.heading(column) or _('Amount')}: {refusal}")
            continue
        found[name] = reading.value
        if reading.note:
            work.readings.append(
                reading.note if reading.note.endswith(".") else f"{work.heading(column)}: {reading.note}."
            )
        vats[name] = reading.others.get("vat") or amounts.vat_of(heading)
        work.doubt = work.doubt or reading.doubt
        work.show(column, euros(reading.value), reading.doubt)
    often = values.as_text(work.draft.cell("recurrence"))
    if found and _EACH_MONTH.search(often) and not any(_EACH_MONTH.search(words) for words in _said(work, known)):
        # What it costs each month, or what the months come to?
        work.doubt = True
        work.readings.append(_("“{text}”: look whether the amount is of a month or of the year.").format(text=often))
    held = next((name for name in ("year_amount", "amount_without_vat") if name in found), "")
    total = found.get(held)
    made = _multiplied(work, list(counted.values()), found["price"], total) if "price" in found else total
    if vat := vats.get(held) or (vats.get("price") if _is_of_price(made, total, found, counted) else ""):
        _remark_vat(work, vat)
    return made


def _is_of_price(made: int | None, total: int | None, found: dict[str, int], counted: dict[str, Decimal]) -> bool:
    """Return whether what a line comes to is so many times its price, so that what the price says of VAT holds."""
    return "price" in found and (total is None or made == _product(counted.values(), found["price"]))


def _of_one(cell: str, number: str) -> str:
    """Return a price without the words for what it is of: "25,- p.st.", "€ 45/uur", "€ 9,95 per maand" of 12 months."""
    if each := _EACH.fullmatch(cell.strip()):
        return each[1]
    for count, price in _COUNTED_IN:
        if count.search(number) and price.search(cell):
            # The number counts the months already.
            return _EACH_OF_TIME.sub(" ", cell)
    return _UNIT.sub("", cell)


def _product(counted: Iterable[Decimal], price: int) -> int:
    return int(prod(counted, start=Decimal(1)) * price)


def say_open(work: Work, column: int, cell: Cell) -> None:
    """Say that no amount is known yet."""
    work.doubt = True
    work.show(column, _("no amount"), doubt=True)
    work.notes.append(
        _("“{text}” under “{heading}”: nothing yet.").format(text=values.as_text(cell), heading=work.heading(column))
    )


def _multiplied(work: Work, counted: list[Decimal], price: int, total: int | None) -> int:
    """Return what the list says that a line comes to, or else the number times the price; say which, or both."""
    if not counted:
        return price if total is None else total
    product = _product(counted, price)
    number, each = " × ".join(map(money.format_number, counted)), euros(price)
    if total is None:
        work.notes.append(_("{number} × {each} is {total}.").format(number=number, each=each, total=euros(product)))
        return product
    if total != product and abs(total - product * 121 // 100) > 100:
        work.doubt = True
        work.notes.append(
            _("{number} × {each} is {total}, but the list says {said}.").format(
                number=number, each=each, total=euros(product), said=euros(total)
            )
        )
    return total


def _said(work: Work, known: dict[str, tuple[int, Cell]]) -> list[str]:
    """Return what stands in and above the cells with amounts of a line."""
    return [f"{work.heading(column)} {values.as_text(cell)}" for column, cell in known.values()]


def _remark_vat(work: Work, vat: str) -> None:
    record: Any = work.record
    words = work.say_vat(vat)
    if vat == "excl" and words.casefold() not in record.note.casefold():
        record.note = f"{record.note}\n{words[:1].upper()}{words[1:]}".strip()


def _spread(filler: Filler, work: Work, cents: int) -> None:
    """Spread one amount for the year over the quarters."""
    record: Any = work.record
    held = [getattr(record, name) for name in spreadsheet.QUARTERS]
    if work.known and sum(cell or 0 for cell in held) == cents and any(cell is not None for cell in held):
        return
    if work.day is not None and work.day.year == filler.copy.year:
        # An action costs its money when it is done.
        _put(filler, work, spreadsheet.QUARTERS, {quarter_of(work.day): cents})
        return
    each, rest = divmod(cents, 4)
    made = {quarter: each + (rest if quarter == 4 else 0) for quarter in (1, 2, 3, 4)}
    if _put(filler, work, spreadsheet.QUARTERS, made) and cents:
        work.spread = True


def _put(filler: Filler, work: Work, names: tuple[str, ...], cents: dict[int, int]) -> bool:
    for quarter, value in cents.items():
        if filler.is_locked(work, names[quarter - 1], -1):
            return False
        filler.put(work, names[quarter - 1], value)
    return True


def keep_spent(filler: Filler, work: Work, column: int, cell: Cell) -> None:
    """Keep what was spent in the whole year in the remark: the plan wants it by quarter."""
    if values.is_open(cell) or cell == 0:
        return
    try:
        reading = amounts.amount(cell, work.amount_heading(column))
    except Refused as refusal:
        work.lose(column, f"{work.heading(column)}: {refusal}")
        return
    record: Any = work.record
    spent = sum(getattr(record, name) or 0 for name in spreadsheet.ACTUALS)
    if reading.value and reading.value != spent:
        filler.add_note(work, column, money.format_amount(reading.value))
