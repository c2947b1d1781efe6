"""A spreadsheet taken into a plan: first line by line what will be taken and why, then one import.

Everything is tried on a copy of the plan; what comes of it becomes edits on the plan itself, to be carried out as one
step. A line with the key of a record changes that record; in such a line an emptied cell empties the field. Somebody
who is in the plan already is known by name, and so is a goal. What does not fit is left out and said; nothing is half
taken.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from pathlib import Path

from plans import field_text, locks, money
from plans.edits import Added, Edit, apply, change
from plans.errors import PlanError, Refused
from plans.exchange import cell_parsing, plan_file, sheet_files, spreadsheet
from plans.exchange.headings import (
    FIRST_NAME,
    INFIX,
    KEY,
    LAST_NAME,
    MAIN,
    READ,
    YEAR_AMOUNT,
    Found,
    both_languages,
    recognise_tables,
)
from plans.exchange.name_matching import Names
from plans.exchange.sheet_files import Cell, Row
from plans.exchange.sheet_result import Import, Line
from plans.plan import Plan
from plans.records import Record
from plans.subjects import goals
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.training import Activity
from resources.language import gettext as _

REFERENCES = ("person", "goal", "activity")


def plan_import(plan: Plan, path: Path) -> Import:
    """Look what a spreadsheet brings to a plan; the plan itself is left as it is.

    Raises PlanError with one sentence when the file cannot be read or holds nothing for a plan.
    """
    found: list[Found] = []
    result = Import()
    left: list[str] = []
    for grid in sheet_files.read(path):
        known = recognise_tables(grid)
        if known:
            found.append(known)
        elif grid.rows:
            left.append(grid.name)
    if not found:
        raise PlanError(
            _("In “{file}” there are no goals, actions, people, training or budget to be found.").format(
                file=path.name
            ),
            _("Put a line with headings above the columns, for example: Action, Who, When."),
        )
    if left:
        result.remarks.append(_("These sheets are left alone: {sheets}.").format(sheets=", ".join(left)))
    _Reading(plan, result).take(sorted(found, key=lambda item: list(READ).index(item.table)))
    return result


@dataclass
class _Work:
    """A line that is being taken in."""

    line: Line
    found: Found
    row: Row
    record: Record
    known: bool
    """Whether the record was in the plan already."""
    keyed: bool = False
    """Whether it was found by its key, so that an emptied cell means something."""
    changed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def fields(self) -> list[str]:
        """Return the fields of the record that have a column."""
        return [name for name in type(self.record).fields() if name in self.found.columns]

    def cell(self, name: str) -> Cell:
        """Return what stands in the column of a field, or nothing."""
        place = self.found.columns.get(name)
        return None if place is None or place >= len(self.row.cells) else self.row.cells[place]


class _Reading:
    """Takes sheets into a copy of a plan, and gives what came of it."""

    def __init__(self, plan: Plan, result: Import) -> None:
        self.plan, self.result = plan, result
        self.copy = plan_file.copy(plan)
        self.before = {table: list(self.copy.table(table)) for table in READ}
        self.last = {table: max((row.position for row in rows), default=-1) for table, rows in self.before.items()}
        self.chosen = len(goals.chosen(self.copy.goals))
        self.called: dict[tuple[str, str], list[Record]] = {}
        for table in ("people", "goals"):
            for record in self.copy.table(table):
                self._remember(table, record, str(getattr(record, MAIN[table])))
        self.names = Names(self.copy)
        self.american: set[tuple[int, str]] = set()

    def take(self, sheets: list[Found]) -> None:
        work = [item for found in sheets for item in self._sheet(found)]
        # References last: whoever or whatever they name may stand further on in the file.
        for references in (False, True):
            for item in work:
                for name in item.found.columns:
                    if name in item.fields and (field_text.kind(type(item.record), name) in REFERENCES) == references:
                        self._field(item, name)
                if isinstance(item.record, Person):
                    # A leader without a name has one from here on.
                    self.names.learn(item.record)
            self._known_training(work)
        for item in work:
            self._judge(item)
        self.result.edits.extend(self._edits())

    def _sheet(self, found: Found) -> list[_Work]:
        if found.extra:
            self.result.remarks.append(
                _("Sheet “{sheet}”: these columns are not taken over: {columns}.").format(
                    sheet=found.grid.name, columns=", ".join(found.extra)
                )
            )
        below = found.grid.rows[found.head + 1 :]
        for name, place in found.columns.items():
            column = [row.cells[place] for row in below if place < len(row.cells)]
            if cell_parsing.month_first(column):
                self.american.add((id(found), name))
        return [work for row in below if (work := self._line(found, row))]

    def _line(self, found: Found, row: Row) -> _Work | None:
        kind = READ[found.table]
        line = Line(found.grid.name, row.number, found.table, "")
        work = _Work(line, found, row, kind(plan_id=self.copy.id), False)
        own = [name for name in found.columns if not cell_parsing.is_blank(work.cell(name))]
        if not own:
            return None
        line.what = self._called(work)
        if KEY in found.columns and KEY not in own and _tidy(line.what) in both_languages("words.total"):
            # The sums of our own export.
            return None
        self.result.lines.append(line)
        if not [name for name in own if name != KEY] or _tidy(line.what) in both_languages("words.total"):
            line.why.append(_("This is a line with totals."))
            return None
        key = str(work.cell(KEY) or "").strip().casefold()
        record = next((item for item in self.copy.table(found.table) if str(item.id) == key), None) if key else None
        work.keyed = record is not None
        if record is None and found.table in ("people", "goals"):
            record = self._by_name(work)
        if record is not None:
            work.record = record
            work.known = any(record is item for item in self.before[found.table])
            line.what = line.what or " ".join(str(getattr(record, MAIN[found.table])).split())
            return work
        if not line.what:
            line.why.append(
                _("Nothing stands under “{heading}”.").format(heading=field_text.short_name(kind, MAIN[found.table]))
            )
            return None
        if refused := locks.reason(self.plan, work.record):
            line.why.append(refused)
            return None
        self.last[found.table] += 1
        work.record.position = self.last[found.table]
        self.copy.table(found.table).append(work.record)
        self._remember(found.table, work.record, line.what)
        if isinstance(work.record, Person):
            self._new_name(work)
        return work

    def _by_name(self, work: _Work) -> Record | None:
        """Return who or what is known by its name; a leader without a name yet gets the one of the sheet."""
        same = self.called.get((work.found.table, _plain(work.line.what)), [])
        if not same and work.found.table == "people" and not cell_parsing.is_blank(work.cell("role")):
            with contextlib.suppress(Refused):
                words = cell_parsing.as_typed("choice", work.cell("role"))
                if cell_parsing.parse_cell(self.copy, Person, "role", words) == "leader":
                    same = [
                        person for person in self.copy.people if person.role == "leader" and not person.name.strip()
                    ]
        return same[0] if len(same) == 1 else None

    def _called(self, work: _Work) -> str:
        """Return what a line is known by."""
        parts = [MAIN[work.found.table]]
        if work.found.table == "goals":
            parts.append("result")
        if work.found.table == "people" and "name" not in work.found.columns:
            sentences = [cell_parsing.as_typed("words", work.cell(part)) for part in (FIRST_NAME, INFIX, LAST_NAME)]
            return " ".join(filter(None, sentences))
        for part in parts:
            if not cell_parsing.is_blank(work.cell(part)):
                return " ".join(cell_parsing.as_typed("words", work.cell(part)).split())
        return ""

    def _new_name(self, work: _Work) -> None:
        """Name somebody at once, so that lines further on can refer to them."""
        try:
            edits = field_text.parse_edits(self.copy, work.record, "name", work.line.what)
        except Refused:
            return
        apply(self.copy, edits)
        self.names.learn(work.record)

    def _field(self, work: _Work, name: str) -> None:
        cell, record = work.cell(name), work.record
        kind = field_text.kind(type(record), name)
        shown = spreadsheet.row(self.copy, record, [name])[0]
        if cell_parsing.same_value(cell, shown):
            return
        if cell_parsing.is_blank(cell) and not work.keyed:
            return
        heading = field_text.short_name(type(record), name)
        if work.known and (refused := locks.reason(self.plan, record, name)):
            work.lost.append(f"{heading}: {refused}")
            return
        if name in spreadsheet.QUARTERS and getattr(record, "linked", False):
            work.lost.append(_("{field}: this amount follows hours or a training.").format(field=heading))
            return
        words = cell_parsing.as_typed(kind, cell, (id(work.found), name) in self.american)
        try:
            if kind in REFERENCES and words:
                edits = self.names.edits(record, name, words, work.notes, work.lost)
            else:
                value = cell_parsing.parse_cell(self.copy, type(record), name, words)
                edits = [] if value == getattr(record, name) else [change(record, name, value)]
        except Refused as refusal:
            work.lost.append(f"{heading}: {refusal}")
            return
        if cell_parsing.rounded(kind, cell):
            work.notes.append(_("{field}: rounded to whole cents.").format(field=heading))
        if edits:
            apply(self.copy, edits)
            work.changed.append(heading)

    def _judge(self, work: _Work) -> None:
        line, record = work.line, work.record
        if isinstance(record, Person) and "name" not in work.found.columns and not work.known:
            work.changed.append(field_text.short_name(Person, "name"))
        if not work.known:
            self._year_amount(work)
            self._park(work)
            twin = self._twin(work, type(record).fields())
            if twin or not record.is_begun():
                self._drop(record)
                line.verdict = "same" if twin else "not"
                line.why = [_("This stands in the plan already.")] if twin else work.lost
                return
        line.why = [*work.notes, *(_("Not taken: {why}").format(why=why) for why in work.lost)]
        if work.known and work.changed:
            line.why.insert(0, _("Changes: {fields}").format(fields=", ".join(work.changed)))
        if work.lost:
            line.verdict = "partly" if work.changed else "not"
        elif work.known:
            line.verdict = "changed" if work.changed else "same"
        else:
            line.verdict = "added"

    def _year_amount(self, work: _Work) -> None:
        """Spread one amount for the year over the quarters, when a sheet has no quarters."""
        cell = work.cell(YEAR_AMOUNT)
        if cell_parsing.is_blank(cell) or any(name in work.found.columns for name in spreadsheet.QUARTERS):
            return
        try:
            cents = money.parse_amount(cell_parsing.as_typed("amount", cell))
        except Refused as refusal:
            work.lost.append(str(refusal))
            return
        each, rest = divmod(cents, 4)
        for place, name in enumerate(spreadsheet.QUARTERS):
            apply(self.copy, [change(work.record, name, each + (rest if place == 3 else 0))])
        work.changed.append(money.format_amount(cents))
        work.notes.append(
            _("{amount} is spread over the four quarters; change that where it is different.").format(
                amount=money.format_amount(cents)
            )
        )

    def _park(self, work: _Work) -> None:
        """Put a goal beyond the fifth in the parking lot, unless the sheet says something about that itself."""
        record = work.record
        if isinstance(record, Goal) and cell_parsing.is_blank(work.cell("parked")) and not record.parked:
            self.chosen += 1
            if self.chosen > goals.MOST and KEY not in work.found.columns:
                apply(self.copy, [change(record, "parked", True)])
                work.notes.append(_("There are five goals already: this one goes to the parking lot."))

    def _known_training(self, work: list[_Work]) -> None:
        """Take a training that is in the plan already for that one, before a line of the budget refers to it."""
        for item in work:
            if item.found.table == "activities" and not item.known:
                twin = self._twin(item, [name for name in Activity.fields() if name != "goal_id"])
                if twin:
                    self._drop(item.record)
                    item.record, item.known, item.changed = twin, True, []

    def _twin(self, work: _Work, fields: list[str]) -> Record | None:
        """Return a record that was in the plan and holds all that this line brings in these fields."""
        names = [name for name in fields if work.record.is_filled(name)]
        for other in self.before[work.found.table]:
            if all(_alike(getattr(other, name), getattr(work.record, name)) for name in names):
                return other
        return None

    def _drop(self, record: Record) -> None:
        rows = self.copy.list_of(type(record))
        rows[:] = [row for row in rows if row is not record]

    def _remember(self, table: str, record: Record, name: str) -> None:
        if _plain(name):
            self.called.setdefault((table, _plain(name)), []).append(record)

    def _edits(self) -> list[Edit]:
        """Return what changed in the copy as edits on the plan itself; records first, so that keys have a home."""
        added: list[Edit] = []
        changed: list[Edit] = []
        for table, kind in READ.items():
            own = {record.id: record for record in self.plan.table(table)}
            for record in self.copy.table(table):
                if record.id not in own:
                    added.append(Added(record.copy_with()))
                    continue
                for name in kind.fields():
                    new = getattr(record, name)
                    if getattr(own[record.id], name) != new:
                        changed.append(change(own[record.id], name, new))
        return added + changed


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _tidy(words: str) -> str:
    return words.strip().rstrip(":").casefold()


def _alike(item: object, other: object) -> bool:
    if isinstance(item, str) and isinstance(other, str):
        return _plain(item) == _plain(other)
    return item == other
