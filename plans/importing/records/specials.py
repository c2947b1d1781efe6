"""Columns that are no field by themselves: amounts for the year, number times price, parts of the year, remarks."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import Any

from plans import money
from plans.dates import format_date, quarter_of
from plans.errors import Refused
from plans.exchange import spreadsheet
from plans.importing.cells import amounts, counts, values
from plans.importing.cells.headings import UNTAKEN
from plans.importing.cells.name_parts import split_names
from plans.importing.files.grid import Cell, is_blank
from plans.importing.records.drafts import Draft, is_mark
from plans.importing.records.filling import Filler, Work, euros
from plans.importing.records.names import Names, along
from plans.plan import Plan
from plans.subjects.actions import Action
from plans.subjects.training import Activity
from resources.language import gettext as _

_EACH = re.compile(r"(?i)(.*\d[^\w]*)\s*(?:p\.?/?\s?st\.?|p\.?/?\s?stuk|per stuk|per st\.?|/ ?stuk|/ ?st\.?|each)")
_UNIT = re.compile(
    r"(?i)\s*(?:\bper|/)\s*(?!(?:maand|mnd|month|kwartaal|kw|quarter|week|wk|dag|day|jaar|jr|year|annum)\b)[^\W\d]+"
)
"""Of what there are so many, behind what one of them costs: "per slot", "per client"."""
_GAP = dt.timedelta(days=4)
"""More days between two parts of the year than a weekend: what is marked there does not go on in between."""
_DAYS_OFF = re.compile(r"(?i)\s*(?:\w*vakanties?|feestdag(?:en)?|zomerreces|holidays?|bank holidays?)(?: \w+)?\s*")
_EACH_MONTH = re.compile(r"(?i)\b(?:maandelijks\w*|(?:per|elke|iedere) (?:maand|mnd|month)|monthly|p/?m(?:nd)?)\b")
_SUMS = ("year_amount", "amount_without_vat", "price", "count")


def fill_specials(filler: Filler, work: Work, names: Names) -> None:
    """Take what stands in the columns of a line that are no field by themselves."""
    if work.draft.table == "budget_lines":
        _budget(filler, work)
    elif work.draft.spread:
        _periods(filler, work)
    for name, column, cell in work.draft.specials:
        if is_blank(cell):
            continue
        if name == "note":
            filler.add_note(work, column, cell)
        elif name == "along":
            _along(filler, work, column, cell, names)
        elif name == "cost_each":
            _cost_each(filler, work, column, cell)
        elif name in ("times", "number_of_times"):
            _times(filler, work, name, column, cell)
        elif name == "actual_year":
            _spent(filler, work, column, cell)
        elif name in UNTAKEN:
            work.show(column, "")


def cost_draft(draft: Draft) -> Draft | None:
    """Return the line of the budget that an action or a goal brings with it, or None when it costs nothing."""
    if draft.table not in ("actions", "goals"):
        return None
    found = next(((column, cell) for name, column, cell in draft.specials if name == "cost"), None)
    if found is None or is_blank(found[1]):
        return None
    made = Draft("budget_lines", {"what": (-1, draft.what)}, what=draft.what, source=draft)
    made.specials.append(("year_amount", *found))
    return made


def _along(filler: Filler, work: Work, column: int, cell: Cell, names: Names) -> None:
    """Name behind the text of an action who else takes part."""
    words = values.as_text(cell)
    parts = split_names(words, names.is_known)
    if not parts or not isinstance(work.record, Action) or filler.is_locked(work, "what", column):
        return
    lead = names.plan.person(work.record.owner_id)
    full = [names.full(part) for part in parts]
    others = [part for part in full if lead is None or part != lead.name]
    if others:
        for edit in along(work.record, ", ".join(others)):
            filler.put(work, "what", edit.new)  # type: ignore[union-attr]
    work.show(column, ", ".join(full))


# Training


def _cost_each(filler: Filler, work: Work, column: int, cell: Cell) -> None:
    """Make the cost of a training of what it costs each person; what is said for all goes before it."""
    record = work.record
    assert isinstance(record, Activity)
    try:
        reading = amounts.amount(cell, work.amount_heading(column))
    except Refused as refusal:
        work.lose(column, str(refusal))
        return
    if reading.others.get("free") and not reading.value:
        if record.cost in (None, 0) and not filler.is_locked(work, "free", column):
            filler.put(work, "free", True)
        work.show(column, euros(0))
        return
    if not record.places:
        if record.cost is None:
            work.lose(
                column,
                _("“{text}” is per person, and it is not clear for how many.").format(text=values.as_text(cell)),
            )
        return
    total = reading.value * record.places
    if record.cost is not None and not is_blank(work.draft.cell("cost")):
        if record.cost != total:
            work.doubt = True
            work.notes.append(
                _("{number} × {each} is {total}, but the list says {said}.").format(
                    number=record.places, each=euros(reading.value), total=euros(total), said=euros(record.cost)
                )
            )
        work.show(column, euros(reading.value))
        return
    if filler.is_locked(work, "cost", column):
        return
    filler.put(work, "cost", total)
    work.notes.append(
        _("{number} × {each} is {total}.").format(number=record.places, each=euros(reading.value), total=euros(total))
    )
    work.show(column, euros(total))


def _times(filler: Filler, work: Work, name: str, column: int, cell: Cell) -> None:
    """Make hours of the time of a training, or of how many times it is held, where the list has no other."""
    record = work.record
    assert isinstance(record, Activity)
    try:
        if name == "times":
            reading = amounts.hours(Activity, "hours", cell)
            if record.hours is not None and record.hours != reading.value:
                filler.add_note(work, column, cell)
                return
            filler.put(work, "hours", reading.value)
        else:
            many = counts.count(Activity, "places", cell).value
            if record.hours is None or many < 2:
                filler.add_note(work, column, cell)
                return
            reading = values.Reading(record.hours * many, "", True)
            filler.put(work, "hours", reading.value)
            work.doubt = True
    except Refused:
        filler.add_note(work, column, cell)
        return
    shown = _("{hours} hours").format(hours=money.format_number(reading.value))
    work.readings.append(
        _("“{text}” is read as {value} hours.").format(
            text=values.as_text(cell), value=money.format_number(reading.value)
        )
    )
    work.show(column, shown, reading.doubt)


# Parts of the year


def _periods(filler: Filler, work: Work) -> None:
    """Make days of marks below quarters or months: the first day of the first and the last day of the last."""
    record, year = work.record, filler.copy.year
    marked = []
    if isinstance(record, Activity) and record.places is None:
        _add_places(filler, work)
    for period, column, cell in work.draft.spread:
        text = values.as_text(cell)
        if (values.is_open(cell) and not is_mark(cell)) or text.casefold() in ("nee", "no", "0"):
            continue
        first, last = period.days(year)
        day = _day_of_month(cell, last.month) if isinstance(record, Action) and period.first == period.last else 0
        if 0 < day <= last.day and not period.week:
            first = last = last.replace(day=day)
        marked.append((first, last))
        if not is_mark(cell) and (isinstance(cell, str) or day):
            filler.add_note(work, column, cell)
        work.show(column, format_date(last))
    if not marked:
        return
    first, last = min(day for day, _last in marked), max(day for _first, day in marked)
    column = work.draft.spread[0][1]
    if isinstance(record, Activity):
        if is_blank(work.draft.cell("on")) and not filler.is_locked(work, "on", column):
            filler.put(work, "on", marked[0][1])
            if len(marked) > 1:
                work.doubt = True
                work.notes.append(_("It spans several parts of the year; the first one counts."))
        return
    if isinstance(record, Action) and is_blank(work.draft.cell("due")) and not filler.is_locked(work, "due", column):
        filler.put(work, "due", last)
        if any(after - before > _GAP for (_first, before), (after, _last) in pairwise(marked)):
            # Moments apart are no time in which it goes on: each is kept in words.
            for _period, part, cell in work.draft.spread:
                if is_mark(cell):
                    filler.add_note(work, part, cell)
            work.doubt = True
            work.notes.append(_("Several moments: the last one is when it is done, the others stand in the text."))
        if _DAYS_OFF.fullmatch(work.draft.what):
            work.doubt = True
            work.notes.append(_("This may be days off rather than an action."))
        if len(marked) > 1 and is_blank(work.draft.cell("start")):
            filler.put(work, "start", first)


def _add_places(filler: Filler, work: Work) -> None:
    """Make how many can come to a training of numbers below parts of the year."""
    cells = [cell for _period, _column, cell in work.draft.spread if not is_blank(cell)]
    numbers = [cell for cell in cells if isinstance(cell, int) and not isinstance(cell, bool)]
    if len(numbers) == len(cells) and max(numbers, default=0) > 1:
        filler.put(work, "places", sum(numbers))


def _day_of_month(cell: Cell, month: int) -> int:
    """Return the day that stands below a month: 11, "11", "1/6"; 0 when none does."""
    if isinstance(cell, bool) or is_mark(cell):
        return 0
    found = re.fullmatch(r"\s*(\d{1,2})(?:[/-](\d{1,2}))?\s*", values.as_text(cell))
    return int(found[1]) if found and int(found[2] or month) == month else 0


# The budget


def _budget(filler: Filler, work: Work) -> None:
    """Fill the quarters of a line of the budget, from what stands there in whatever way."""
    record: Any = work.record
    if record.linked:
        return
    quarters, actuals = _quarters(work, filler.copy.year)
    known = {name: (column, cell) for name, column, cell in work.draft.specials if name in _SUMS}
    year = _year_amount(filler.copy, work, known)
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


def _year_amount(plan: Plan, work: Work, known: dict[str, tuple[int, Cell]]) -> int | None:
    """Return what a line comes to in the year: as it stands there, or number times price."""
    found: dict[str, int] = {}
    number = None
    for name, (column, cell) in known.items():
        if is_blank(cell):
            continue
        if values.is_open(cell) and name != "count":
            work.doubt = True
            work.show(column, _("no amount"), doubt=True)
            work.notes.append(
                _("“{text}” under “{heading}”: nothing yet.").format(
                    text=values.as_text(cell), heading=work.heading(column)
                )
            )
            continue
        if name == "year_amount" and (each := _EACH.fullmatch(values.as_text(cell).strip())):
            # "30 p.st." below "Kosten" is what one costs.
            name, cell = "price", each[1]
        if name == "price" and isinstance(cell, str):
            cell = _UNIT.sub("", cell)
        try:
            if name == "count":
                number, _unit, _note, _doubt = values.number(cell)
                work.show(column, money.format_number(number))
                continue
            heading = work.amount_heading(column)
            reading = amounts.amount(cell, heading)
        except Refused as refusal:
            if name in ("count", "price") and not is_blank(known.get("year_amount", (0, None))[1]):
                work.show(column, values.as_text(cell))
            else:
                work.lose(column, f"{work.heading(column) or _('Amount')}: {refusal}")
            continue
        found[name] = reading.value
        if reading.note:
            work.readings.append(
                reading.note if reading.note.endswith(".") else f"{work.heading(column)}: {reading.note}."
            )
        vat = reading.others.get("vat") or amounts.vat_of(heading)
        if vat and name != "price":
            _remark_vat(work, vat)
        work.doubt = work.doubt or reading.doubt
        work.show(column, euros(reading.value), reading.doubt)
    product = int(number * found["price"]) if number is not None and "price" in found else None
    total = found.get("year_amount", found.get("amount_without_vat"))
    often = values.as_text(work.draft.cell("recurrence"))
    if found and _EACH_MONTH.search(often) and not any(_EACH_MONTH.search(words) for words in _said(work, known)):
        # What it costs each month, or what the months come to?
        work.doubt = True
        work.readings.append(_("“{text}”: look whether the amount is of a month or of the year.").format(text=often))
    if total is None and product is not None:
        work.notes.append(
            _("{number} × {each} is {total}.").format(
                number=money.format_number(number or 0), each=euros(found["price"]), total=euros(product)
            )
        )
        return product
    if total is not None and product is not None and total != product and abs(total - product * 121 // 100) > 100:
        work.doubt = True
        work.notes.append(
            _("{number} × {each} is {total}, but the list says {said}.").format(
                number=money.format_number(number or 0),
                each=euros(found["price"]),
                total=euros(product),
                said=euros(total),
            )
        )
    if total is None and "price" in found and number is None:
        return found["price"]
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


def _spent(filler: Filler, work: Work, column: int, cell: Cell) -> None:
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
