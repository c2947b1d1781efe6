"""Columns that are no field by themselves: who else, what each person costs, parts of the year, remarks."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from plans import field_text, money
from plans.dates import format_date
from plans.errors import Refused
from plans.importing.cells import amounts, counts, hours, values
from plans.importing.cells.beside_names import beside
from plans.importing.cells.heading_periods import period
from plans.importing.cells.headings import UNTAKEN
from plans.importing.cells.name_parts import split_names
from plans.importing.files.grid import Cell, is_blank
from plans.importing.records.action_hours import keep_hours
from plans.importing.records.cell_lines import is_mark
from plans.importing.records.drafts import Draft
from plans.importing.records.filling import Filler, Work, euros
from plans.importing.records.listed_roles import give_role
from plans.importing.records.measures import check_measure
from plans.importing.records.names import Names, along, say_beside
from plans.importing.records.pots import keep_pot
from plans.importing.records.year_amounts import fill_year, keep_spent, say_open
from plans.subjects.actions import Action
from plans.subjects.training import Activity
from resources.language import gettext as _

_GAP = dt.timedelta(days=4)
"""More days between two parts of the year than a weekend: what is marked there does not go on in between."""
_LEAST_WEEKS = 3
"""Weeks along the top of a timeline."""
_FREE = re.compile(r"(?i)\s*(?:[-–—]+|(?:€|eur|euro)?\s*0+(?:[.,](?:0+|-+))?\s*(?:eur|euro)?)\s*")
_NOT_ASKED = re.compile(r"(?i)n\.?\s?v\.?\s?t\.?|niet van toepassing|n/a|nee|none|geen")
_DAYS_OFF = re.compile(r"(?i)\s*(?:\w*vakanties?|feestdag(?:en)?|zomerreces|holidays?|bank holidays?)(?: \w+)?\s*")


def fill_specials(filler: Filler, work: Work, names: Names) -> None:
    """Take what stands in the columns of a line that are no field by themselves."""
    if work.draft.table == "budget_lines":
        fill_year(filler, work)
        keep_pot(filler, work)
    elif work.draft.spread:
        _periods(filler, work)
    give_role(filler, work)
    check_measure(filler, work)
    filled = [item for item in work.draft.specials if not is_blank(item[2])]
    for _name, column, cell in [item for item in filled if item[0] == "along"]:
        _along(filler, work, column, cell, names)
    for column, cell, asked in work.kept:
        filler.add_note(work, column, cell, mark=False, asked=asked.rstrip(":?"))
    for name, column, cell in filled:
        if name == "note":
            if not keep_hours(filler, work, column, cell):
                filler.add_note(work, column, cell)
        elif name == "cost" and values.is_open(cell) and not _is_free(cell):
            # "PM" makes no line of the budget yet.
            say_open(work, column, cell)
        elif name == "cost_each":
            _cost_each(filler, work, column, cell)
        elif name == "cost_group":
            _cost_group(filler, work, column, cell)
        elif name == "groups":
            work.show(column, values.as_text(cell))
        elif name in ("times", "number_of_times"):
            _times(filler, work, name, column, cell)
        elif name == "actual_year":
            keep_spent(filler, work, column, cell)
        elif name in UNTAKEN:
            work.show(column, "")


def cost_draft(draft: Draft) -> Draft | None:
    """Return the line of the budget that an action or a goal brings with it, or None when it costs nothing."""
    if draft.table not in ("actions", "goals"):
        return None
    found = next(((column, cell) for name, column, cell in draft.specials if name == "cost"), None)
    if found is None or is_blank(found[1]) or _is_free(found[1]) or values.is_open(found[1]):
        return None
    made = Draft("budget_lines", {"what": (-1, draft.what)}, what=draft.what, source=draft)
    made.specials.append(("year_amount", *found))
    return made


def _is_free(cell: Cell) -> bool:
    """Return whether a cell says that something costs nothing: nought, a dash, "geen" or "n.v.t."."""
    if not isinstance(cell, str):
        return cell == 0
    return any(pattern.fullmatch(cell.strip()) for pattern in (_FREE, _NOT_ASKED, amounts.FREE))


def _along(filler: Filler, work: Work, column: int, cell: Cell, names: Names) -> None:
    """Name behind the text of an action who else takes part."""
    words = values.as_text(cell)
    parts = split_names(words, names.is_known)
    if not parts or not isinstance(work.record, Action) or filler.is_locked(work, "what", column):
        return
    work.notes += say_beside(beside(words, parts))
    lead = names.plan.person(work.record.owner_id)
    full = [names.full(part) for part in parts]
    others = [part for part in full if lead is None or part != lead.name]
    if others:
        for edit in along(work.record, ", ".join(others)):
            filler.put(work, "what", edit.new)  # type: ignore[union-attr]
    work.show(column, ", ".join(full))


# Training


def _paid(filler: Filler, work: Work, column: int, cell: Cell) -> values.Reading | None:
    """Return what a training costs somebody; None when that is nothing or cannot be read, which is then dealt with."""
    assert isinstance(work.record, Activity)
    try:
        reading = amounts.amount(cell, work.amount_heading(column))
    except Refused as refusal:
        work.lose(column, str(refusal))
        return None
    if reading.others.get("free") and not reading.value:
        if work.record.cost in (None, 0) and not filler.is_locked(work, "free", column):
            filler.put(work, "free", True)
        work.show(column, euros(0))
        return None
    return reading


def _cost_each(filler: Filler, work: Work, column: int, cell: Cell) -> None:
    """Make the cost of a training of what it costs each person; what is said for all goes before it."""
    record = work.record
    assert isinstance(record, Activity)
    reading = _paid(filler, work, column, cell)
    if reading is None:
        return
    if not record.places:
        if record.cost is None:
            work.lose(
                column,
                _("“{text}” is per person, and it is not clear for how many.").format(text=values.as_text(cell)),
            )
        return
    _multiply(filler, work, column, record.places, reading.value)


def _cost_group(filler: Filler, work: Work, column: int, cell: Cell) -> None:
    """Make the cost of a training of what it costs each group; how many there are is said, or one counts."""
    record = work.record
    assert isinstance(record, Activity)
    reading = _paid(filler, work, column, cell)
    if reading is None:
        return
    number = _groups(work)
    if not number and record.cost is not None:
        # What all of them cost stands beside it.
        work.show(column, euros(reading.value))
        return
    if not number:
        work.doubt = True
        words = _("“{text}” is for each group, and it is not clear how many there are; one is counted.")
        work.notes.append(words.format(text=f"{work.heading(column)}: {values.as_text(cell)}"[:60]))
    _multiply(filler, work, column, number or 1, reading.value)


def _groups(work: Work) -> int:
    """Return for how many groups a training is given: as a column says, or as many moments as are marked."""
    said = [cell for name, _column, cell in work.draft.specials if name in ("groups", "number_of_times")]
    for cell in said:
        try:
            return int(counts.count(Activity, "places", cell).value)
        except Refused:
            continue
    return sum(not values.is_open(cell) or is_mark(cell) for _part, _column, cell in work.draft.spread)


def _multiply(filler: Filler, work: Work, column: int, number: int, each: int) -> None:
    """Make the cost of a training of so many times so much; what is said for all goes before it."""
    record, total = work.record, number * each
    assert isinstance(record, Activity)
    if record.cost is not None and not is_blank(work.draft.cell("cost")):
        if record.cost != total:
            work.doubt = True
            work.notes.append(
                _("{number} × {each} is {total}, but the list says {said}.").format(
                    number=number, each=euros(each), total=euros(total), said=euros(record.cost)
                )
            )
        work.show(column, euros(each))
        return
    if filler.is_locked(work, "cost", column):
        return
    filler.put(work, "cost", total)
    if number > 1 and each:
        work.notes.append(
            _("{number} × {each} is {total}.").format(number=number, each=euros(each), total=euros(total))
        )
    work.show(column, euros(total))


def _times(filler: Filler, work: Work, name: str, column: int, cell: Cell) -> None:
    """Make hours of the time of a training, or of how many times it is held, where the list has no other."""
    record = work.record
    assert isinstance(record, Activity)
    try:
        if name == "times":
            reading = hours.hours(Activity, "hours", cell)
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
    marked, places = [], []
    if isinstance(record, Activity) and record.places is None:
        _add_places(filler, work)
    for part, column, cell in work.draft.spread:
        text = values.as_text(cell)
        if (values.is_open(cell) and not is_mark(cell)) or text.casefold() in ("nee", "no", "0"):
            continue
        first, last = part.days(year)
        day = _day_of_month(cell, last.month) if isinstance(record, Action) and part.first == part.last else 0
        if 0 < day <= last.day and not part.week:
            first = last = last.replace(day=day)
        marked.append((first, last))
        places.append(column)
        if not is_mark(cell) and (isinstance(cell, str) or day):
            filler.add_note(work, column, cell)
        work.show(column, format_date(last))
    if not marked:
        return
    _say_several(work)
    first, last = min(day for day, _last in marked), max(day for _first, day in marked)
    column = work.draft.spread[0][1]
    if isinstance(record, Activity):
        if is_blank(work.draft.cell("on")) and not filler.is_locked(work, "on", column):
            filler.put(work, "on", marked[0][1])
            _say_part(work, "on", places[:1], format_date(marked[0][1]))
            if len(marked) > 1:
                _keep_moments(filler, work)
                work.doubt = True
                work.notes.append(_("It spans several parts of the year; the first one counts."))
        return
    if isinstance(record, Action) and is_blank(work.draft.cell("due")) and not filler.is_locked(work, "due", column):
        filler.put(work, "due", last)
        wide = _skips_weeks(work)
        apart = any(after - before > _GAP for (_first, before), (after, _last) in pairwise(marked))
        if apart and not (wide and all(other - one == 1 for one, other in pairwise(places))):
            # Moments apart are no time in which it goes on: each is kept in words.
            _keep_moments(filler, work)
            work.doubt = True
            work.notes.append(_("Several moments: the last one is when it is done, the others stand in the text."))
        if _DAYS_OFF.fullmatch(work.draft.what):
            work.doubt = True
            work.notes.append(_("This may be days off rather than an action."))
        shown = format_date(last)
        if len(marked) > 1 and is_blank(work.draft.cell("start")):
            filler.put(work, "start", first)
            shown = f"{format_date(first)} – {shown}"
        _say_part(work, "due", places, shown)


def _say_several(work: Work) -> None:
    """Say of an action with words of its own below several parts of the year that it is more than one."""
    told = [
        column
        for _part, column, cell in work.draft.spread
        if isinstance(cell, str) and not (is_mark(cell) or values.is_open(cell))
    ]
    if isinstance(work.record, Action) and len(told) > 1:
        work.doubt = True
        parts = ", ".join(work.heading(column) for column in told)
        words = _("Something else stands below each of {parts}: these may be several actions; all is in the text.")
        work.notes.append(words.format(parts=parts))


def _say_part(work: Work, name: str, columns: list[int], shown: str) -> None:
    """Say which day was made of the parts of the year that are marked, as of the same words in a cell."""
    ends = dict.fromkeys(work.heading(column) for column in (columns[0], columns[-1]))
    words = _("“{text}” is read as {value}.").format(text=" – ".join(ends), value=shown)
    work.readings.append(f"{field_text.short_name(type(work.record), name)}: {words}")


def _keep_moments(filler: Filler, work: Work) -> None:
    """Keep in words below which parts of the year something is marked: "wanneer: jan, feb"."""
    marked = [column for _part, column, cell in work.draft.spread if is_mark(cell)]
    if marked:
        words = ", ".join(work.heading(column) for column in marked)
        filler.add_note(work, marked[0], words, mark=False, asked=_("When"))


def _skips_weeks(work: Work) -> bool:
    """Return whether the weeks of a timeline stand further apart than one after another: "wk 2", "wk 6", "wk 10"."""
    parts = [part.week for words in work.table.headings.values() if (part := period(words)) is not None]
    return len(parts) > _LEAST_WEEKS and all(parts) and all(other - one > 1 for one, other in pairwise(parts))


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
