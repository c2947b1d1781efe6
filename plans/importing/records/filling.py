"""Puts what the cells of a line say into its record: fields, references, and the columns that are no field."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from plans import field_text, locks, money
from plans.edits import apply, change
from plans.errors import Refused
from plans.exchange import spreadsheet
from plans.importing.cells import amounts, answers, counts, day_words, hours, values
from plans.importing.cells.cell_values import same_print, same_value
from plans.importing.cells.day_words import names_several
from plans.importing.cells.markup import bare_words
from plans.importing.cells.school_breaks import names_break
from plans.importing.files.grid import Cell, is_blank
from plans.importing.records import leading
from plans.importing.records.drafts import Draft
from plans.importing.records.matching import bare
from plans.importing.records.person_roles import role_said
from plans.importing.records.result import CellView, Line
from plans.importing.tables.pdca_lists import says_step
from plans.importing.tables.sheet_table import SheetTable
from plans.plan import Plan
from plans.records import Record
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.people import Person
from plans.subjects.training import Activity
from resources.language import gettext as _

HOURS = {("activities", "hours"), ("people", "hours_per_week")}
_BEGINS = re.compile(
    r"(?i)\s*(?:start(?:datum)?|vanaf|met ingang van|m\.?i\.?v\.?|begint|gaat in|from|starts|starting|since)"
    r"(?: op| per|:)?\s+(.+)"
)
"""When something begins, below a heading that asks when it is done."""
_TOLD = re.compile(r"\s*(?:[a-zà-ÿ]{5,}|[^\W\d_]{2,}(?:,? [^\W\d_]{2,}){1,7})\s*")
"""A state in words of one's own, rather than a letter or a sign: "aangevraagd"."""
NOTE_FIELDS = {
    "goals": "problem",
    "actions": "what",
    "people": "responsible_for",
    "activities": "what",
    "budget_lines": "note",
}
"""The field of each table that takes what has no field of its own, with the heading before it."""

_REMARKS = frozenset(
    ("opmerking", "opmerkingen", "toelichting", "remark", "remarks", "note", "notes", "bijzonderheden")
)


@dataclass
class Work:
    """A draft that is being taken in, and what there is to say of it."""

    line: Line
    draft: Draft
    table: SheetTable
    record: Record
    known: bool
    """Whether the record was in the plan already."""
    keyed: bool = False
    """Whether it was found by its key, so that an emptied cell means something."""
    changed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    """How cells were read, where that is not plain."""
    lost: list[str] = field(default_factory=list)
    kept: list[tuple[int, Cell, str]] = field(default_factory=list)
    """Cells that go behind a text of it, once whoever else takes part is named there, and what they answer."""
    earlier: Work | None = None
    """Of somebody whom an earlier line names: that line."""
    doubt: bool = False
    unknown: set[int] = field(default_factory=set)
    """Columns of it with a formula without an outcome."""
    day: dt.date | None = None
    """When an amount is spent, if an action says so."""
    spread: bool = False
    """Whether an amount for the year was spread over its quarters."""
    dropped: str = ""
    """Why the record is left out after all."""

    def heading(self, column: int) -> str:
        """Return what stands above a column, on one line."""
        return " ".join(self.table.headings.get(column, "").split())[:60]

    def amount_heading(self, column: int) -> str:
        """Return what stands above a column of amounts; "x 1.000" in the title or above another column counts too."""
        heading = self.table.headings.get(column, "")
        scaled = max(map(amounts.scale, (self.table.title, *self.table.headings.values())), default=1)
        return f"{heading} (x {scaled})" if scaled > 1 and amounts.scale(heading) == 1 else heading

    def show(self, column: int, shown: str, doubt: bool = False) -> None:
        """Say what was read in the cell of a column."""
        if column < 0:
            return
        held = self.line.cells.get(column)
        if held is None or not held.shown or doubt:
            self.line.cells[column] = CellView(shown, doubt)
        elif shown and shown not in held.shown and self.draft.cells.get("what", (-1,))[0] == column:
            # A cell with a list of actions.
            self.line.cells[column] = CellView(f"{held.shown} · {shown}", held.doubt)

    def say_vat(self, vat: str) -> str:
        """Say whether an amount is with or without VAT; return the words for that."""
        words = _("including VAT") if vat == "incl" else _("without VAT")
        self.notes.append(_("The amount is {vat}.").format(vat=words))
        return words

    def lose(self, column: int, why: str) -> None:
        """Say that a cell is not taken, and why."""
        self.lost.append(why)
        self.show(column, _("not taken"), doubt=True)


class Filler:
    """Fills records of a copy of a plan; locks are asked of the plan itself."""

    def __init__(self, plan: Plan, copy: Plan, day_hours: Decimal) -> None:
        self.plan, self.copy, self.day_hours = plan, copy, day_hours

    def fill(self, work: Work, name: str) -> None:
        """Put the cell of a field that refers to nothing else in the record."""
        column, cell = work.draft.cells[name]
        record, kind = work.record, type(work.record)
        shown = spreadsheet.row(self.copy, record, [name])[0]
        if same_value(cell, shown) or (work.table.printed and same_print(record, name, cell, shown)):
            self.show(work, name, column)
            return
        if is_blank(cell):
            if work.keyed:
                self.put(work, name, field_text.parse_value(self.copy, kind, name, ""))
            return
        choosing = field_text.kind(kind, name) in ("choice", "tick")
        open_choice = choosing and isinstance(cell, str) and not cell.strip(" -–—.")
        if (
            values.is_open(cell)
            and not work.keyed
            and (open_choice or (not choosing and field_text.kind(kind, name) != "words"))
        ):
            work.show(column, _("nothing yet"), doubt=True)
            work.notes.append(
                _("“{text}” under “{heading}”: nothing yet.").format(
                    text=values.as_text(cell), heading=work.heading(column)
                )
            )
            if work.draft.table in ("actions", "activities"):
                self._keep_when(work, name, column, cell)
            return
        if self.is_locked(work, name, column):
            return
        if name == "due" and self._begins(work, column, cell):
            return
        try:
            reading = self._read(work, name, cell, column)
        except Refused as refusal:
            if (name == "due" and self._stops(work, column, cell)) or self._along_instead(work, name, column, cell):
                return
            work.lose(column, f"{field_text.short_name(kind, name)}: {refusal}")
            self._keep_when(work, name, column, cell)
            return
        if name == "role" and (kept := leading.keeps_leading(work, reading.value, cell)):
            work.lose(column, kept)
            return
        self.put(work, name, reading.value)
        if names_break(cell) or (name == "on" and names_several(cell)):
            # The day is worked out of the words, or the first of them, so the words stay.
            self._keep_when(work, name, column, cell)
        if self._says_more(name, cell, reading, kind):
            work.kept.append((column, cell, work.heading(column) or field_text.short_name(kind, name)))
        if name == "role":
            leading.say_second(self.copy, work)
        for other, value in reading.others.items():
            if (
                other in kind.fields()
                and other != name
                and (not record.is_filled(other) or getattr(record, other) is False)
                and is_blank(work.draft.cell(other))
            ):
                self.put(work, other, value)
        if isinstance(record, Activity) and (vat := reading.others.get("vat") or amounts.vat_of(work.heading(column))):
            work.say_vat(vat)
        if reading.note:
            work.readings.append(f"{field_text.short_name(kind, name)}: {reading.note}")
        work.doubt = work.doubt or reading.doubt
        self.show(work, name, column, reading.doubt)

    def _says_more(self, name: str, cell: Cell, reading: values.Reading, kind: type[Record]) -> bool:
        """Return whether a cell says more than its field holds: who comes, why it is free, why it is late."""
        if name == "cost":
            return bool(reading.note) and "free" in reading.others
        if name == "status" and kind is Action:
            return answers.says_besides(kind, name, cell)
        more = name == "audience" and answers.is_narrower(kind, name, cell)
        more = more or answers.is_of_wide_kind(kind, name, cell, reading.value)
        return more or (name == "places" and counts.says_who(cell))

    def _keep_when(self, work: Work, name: str, column: int, cell: Cell) -> None:
        """Keep words below a day that name none in a text of the record: it was said when, in its own way."""
        if name in ("due", "on") and isinstance(cell, str) and day_words.are_kept(cell.strip(), work.draft.what):
            work.kept.append((column, cell, work.heading(column) or field_text.short_name(type(work.record), name)))

    def is_locked(self, work: Work, name: str, column: int) -> bool:
        """Return whether a field of a known record may not be edited, and say so."""
        heading = field_text.short_name(type(work.record), name)
        if work.known and (refused := locks.reason(self.plan, work.record, name)):
            work.lose(column, f"{heading}: {refused}")
            return True
        return name in spreadsheet.QUARTERS and isinstance(work.record, BudgetLine) and work.record.linked

    def put(self, work: Work, name: str, value: Any) -> None:
        """Give a field of the record another value, when it is another."""
        if getattr(work.record, name) == value:
            return
        if name == "what" and isinstance(value, str) and work.known and bare(str(work.record.what)) == bare(value):  # type: ignore[attr-defined]
            return
        apply(self.copy, [change(work.record, name, value)])
        heading = field_text.short_name(type(work.record), name)
        if heading not in work.changed:
            work.changed.append(heading)

    def put_status(self, work: Work, status: str) -> None:
        """Give an action the state that stands above its column; waiting is no state of the plan, and is said."""
        column = work.draft.cells["what"][0]
        if status == "waiting":
            status, work.doubt = "open", True
            work.readings.append(_waits(work.heading(column)))
        self.put(work, "status", status)

    def show(self, work: Work, name: str, column: int, doubt: bool = False) -> None:
        """Show a field as it is in the plan now in the cell of its column."""
        shown = field_text.format_value(self.copy, work.record, name)
        kind = field_text.kind(type(work.record), name)
        if kind == "amount" and shown:
            shown = f"€\u00a0{shown}"
        elif (work.draft.table, name) in HOURS and shown:
            shown = _("{hours} hours").format(hours=shown)
        work.show(column, shown, doubt)

    def _read(self, work: Work, name: str, cell: Cell, column: int) -> values.Reading:
        kind, heading = type(work.record), work.heading(column)
        if (work.draft.table, name) in HOURS:
            return hours.hours(kind, name, cell, work.table.headings.get(column, ""), self.day_hours)
        match field_text.kind(kind, name):
            case "date":
                first, starts = work.table.month_first, name == "start" or (name == "on" and names_several(cell))
                return values.day(self.copy, cell, starts=starts, heading=heading, month_first=first)
            case "quantity":
                return values.quantity(kind, name, cell, work.table.headings.get(column, ""), bare=work.table.bare)
            case "count":
                return counts.count(kind, name, cell)
            case "amount":
                people = self._people(work)
                return amounts.amount(cell, work.amount_heading(column), people)
            case "tick":
                return values.Reading(answers.tick(cell))
            case "choice":
                return self._choice(work, name, cell)
            case "several":
                return values.Reading(answers.choice(self.copy, kind, name, cell))
            case _:
                return values.Reading(field_text.parse_value(self.copy, kind, name, values.as_text(cell)))

    def _people(self, work: Work) -> int | None:
        """Return for how many an amount for each person is."""
        if not isinstance(work.record, Activity) or is_blank(work.draft.cell("places")):
            return None
        try:
            return int(counts.count(Activity, "places", work.draft.cell("places")).value)
        except Refused:
            return None

    def _choice(self, work: Work, name: str, cell: Cell) -> values.Reading:
        kind = type(work.record)
        if name == "status" and (part := answers.share(cell)) is not None:
            value = "done" if part == 100 else "busy" if part else "open"
            return values.Reading(value)
        if name == "status" and isinstance(cell, int | float) and not isinstance(cell, bool):
            # A part of 1, or a percentage without its sign.
            value = "done" if cell in (1, 100) else "open" if cell == 0 else "busy"
            return values.Reading(value, doubt=True)
        if name == "role" and isinstance(work.record, Person):
            return role_said(self.copy, work.record, cell, work.heading(work.draft.cells["role"][0]))
        if name == "status" and (answers.is_waiting(cell) or values.as_text(cell).strip() == "🔴"):
            return values.Reading(answers.choice(self.copy, kind, name, cell), _waits(values.as_text(cell)), True)
        reading = answers.reading(self.copy, kind, name, cell)
        if name == "status" and says_step(cell):
            # In which step of a round it stands is not for sure how far it is.
            shown = field_text.options(kind, name).get(reading.value, "")
            said = _("“{text}” is read as {value}.").format(text=values.as_text(cell), value=shown)
            return replace(reading, note=said, doubt=True)
        if name == "audience" and (people := counts.people_behind(cell)) is not None:
            return replace(reading, others={**reading.others, "places": people})
        return reading

    def _stops(self, work: Work, column: int, cell: Cell) -> bool:
        """Take "vervallen" or "gedaan" below a day for the state of an action; returns whether it was that."""
        if not isinstance(work.record, Action) or len(values.as_text(cell)) < 5:
            return False
        try:
            state = answers.choice(self.copy, Action, "status", cell)
        except Refused:
            return False
        if stopped := state == "stopped" or (state == "done" and is_blank(work.draft.cell("status"))):
            self.put(work, "status", state)
            shown = field_text.format_value(self.copy, work.record, "status")
            words = _("“{text}” is read as {value}.").format(text=values.as_text(cell), value=shown)
            work.readings.append(f"{field_text.short_name(Action, 'due')}: {words}")
            work.doubt = True
            work.show(column, shown, doubt=True)
        return stopped

    def _begins(self, work: Work, column: int, cell: Cell) -> bool:
        """Take "start 12-1-27" below a day for when an action begins; returns whether it was that."""
        found = _BEGINS.fullmatch(values.as_text(cell)) if isinstance(cell, str) else None
        if found is None or not isinstance(work.record, Action):
            return False
        try:
            reading = values.day(self.copy, found[1], starts=True)
        except Refused:
            return False
        work.doubt = True
        words = _("“{text}” says when it begins, not when it is done.").format(text=cell)
        work.readings.append(f"{field_text.short_name(Action, 'due')}: {words}")
        if work.record.start in (None, reading.value) and is_blank(work.draft.cell("start")):
            self.put(work, "start", reading.value)
            work.show(column, field_text.format_value(self.copy, work.record, "start"), doubt=True)
        else:
            self.add_note(work, column, cell)
        return True

    def _along_instead(self, work: Work, name: str, column: int, cell: Cell) -> bool:
        """Keep a word that is in no list where it can be read, with "other" in its place when the list has that."""
        kind = type(work.record)
        if field_text.kind(kind, name) not in ("choice", "several") or name == "role" or not isinstance(cell, str):
            return False
        if values.is_open(cell) or (work.known and work.keyed) or (name == "status" and not _TOLD.fullmatch(cell)):
            return False
        fund = str(getattr(work.record, "fund", ""))
        if name == "source" and fund in ("", values.as_text(cell)):
            self.put(work, "fund", values.as_text(cell))
            work.show(column, values.as_text(cell))
            return True
        if "other" in field_text.options(kind, name):
            self.put(work, name, "other")
        if name == "status":
            work.notes.append(_waits(values.as_text(cell)))
        self.add_note(work, column, cell, mark=False)
        work.doubt = True
        work.show(column, values.as_text(cell), doubt=True)
        return True

    def add_note(
        self, work: Work, column: int, cell: Cell, *, mark: bool = True, asked: str = "", said: str = ""
    ) -> None:
        """Put what has no field of its own behind a text of the record, with its heading or what is ``asked``.

        ``said`` is how an action says it, where that is not the heading and the cell.
        """
        words, name = bare_words(values.as_text(cell)), NOTE_FIELDS[work.draft.table]
        heading = asked or work.heading(column).rstrip(":?") or _("Remark")
        if not words or self.is_locked(work, name, column):
            return
        held = str(getattr(work.record, name))
        # "ACT" and "KPI" keep their capitals.
        said = said or f"{heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]}: {words}"
        if (said if name == "what" else words).casefold() in held.casefold():
            work.show(column, words)
            return
        if name == "what":
            joined = (
                f"{held} ({said})".strip() if not held.endswith(")") or ": " not in held else f"{held[:-1]}; {said})"
            )
        elif heading.casefold() in _REMARKS:
            joined = f"{held}\n{words}".strip()
        else:
            joined = f"{held}\n{heading}: {words}".strip()
        apply(self.copy, [change(work.record, name, joined)])
        label = field_text.short_name(type(work.record), name)
        if label not in work.changed:
            work.changed.append(label)
        if mark:
            work.show(column, words)


def _waits(words: str) -> str:
    """Say that a plan has no such state, as for what waits."""
    return _("“{text}” is not a status here; look how it stands.").format(text=words[:40])


def euros(cents: int) -> str:
    """Write cents as a cell shows them."""
    return f"€\u00a0{money.format_cell_amount(cents)}"
