"""The detached form of a plan: plain JSON values, as in a plan file, an adopted version and a closed review."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from pydantic import ValidationError

from plans import calendar_memory
from plans.errors import Damaged, Newer, newer
from plans.plan import KEPT, SINGLE, TABLES, Plan, PlanRecord, Version, assembled
from plans.records import PROVENANCE, Record, TableRow, clean_text, references
from plans.revisions import VERSION, Form, upgrade
from plans.subjects.reviews import Closing
from resources.language import gettext as _

_AnyRecord = TypeVar("_AnyRecord", bound=TableRow)
_CALENDAR = "calendar"
"""Where in what a plan keeps of its house a file says what went into calendars: that room takes more without another
form of the file. In memory and in the library the two stand apart (plans/calendar_memory.py)."""


def serialise(plan: Plan) -> Form:
    """Return a plan as JSON values: ``{"version": 5, "plan": {...}, "records": {table: [...]}}``; nothing is shared."""
    return {
        "version": VERSION,
        "plan": _with_calendar(_values(plan.record, PlanRecord.local), plan.record.calendar),
        "records": {name: [_values(record) for record in plan.table(name)] for name in TABLES},
    }


def snapshot(plan: Plan) -> Form:
    """Return a plan as it stands, without what it once was: what an adopted version and a closed review keep."""
    form = serialise(plan)
    drop_calendar(form)
    for name in KEPT:
        form["records"][name] = []
    return form


def drop_calendar(form: Form) -> None:
    """Take out of a form what went into calendars, in place."""
    form["plan"].get("house", {}).pop(_CALENDAR, None)


def deserialise(form: Any, name: str = "", *, intact: bool = True) -> Plan:
    """Make a plan of its JSON values, in the form of this version or an older one. There is no other reader.

    The plans that it keeps come in the form of this version as well. ``name`` is that of the file, for the sentence.
    ``intact`` says that the values are known to be as they were written, by a checksum or because they never left the
    program; what is unknown in them then comes from a newer Digikoers, and a kept plan that cannot be read was like
    that already: it stays as it is, and all the rest is read. Raises Newer, and Damaged with a sentence when anything
    else is not right.
    """
    return _Reading(name, intact).plan(form)


def read_kept(record: Version | Closing) -> Plan:
    """Return the plan that an adopted version or a closed review keeps; raises Damaged when it cannot be read."""
    try:
        return deserialise(record.content)
    except (Damaged, Newer):
        # What is unknown in it is damage as well: a plan of a newer program is not opened at all.
        raise _unreadable(record) from None


def readable(record: Version | Closing) -> Plan | None:
    """Return the plan that an adopted version or a closed review keeps; None when it cannot be read."""
    try:
        return read_kept(record)
    except Damaged:
        return None


def deserialise_table(form: Any, table: str, name: str = "") -> list[Any]:
    """Make the records of one table of a plan in its JSON form; what they point to is not looked at.

    ``name`` is that of the file, for the sentence. Raises Newer and Damaged.
    """
    reading = _Reading(name, intact=True)
    return reading.table(reading.newest(form)["records"], table)


class _Reading(NamedTuple):
    """The reading of one form."""

    name: str
    intact: bool

    def plan(self, form: Any) -> Plan:
        """Make the plan, with everything that it keeps."""
        form = self.newest(form)
        values, given = _without_calendar(form["plan"])
        record = self._record(PlanRecord, values, "plan", hidden=PlanRecord.local)
        try:
            record.calendar = calendar_memory.checked(given)
        except ValueError:
            raise _does_not_fit("plan calendar") from None
        _to_utc(record)
        self._known(set(form["records"]) - set(TABLES), "records")
        tables: dict[str, list[Record]] = {name: self.table(form["records"], name) for name in TABLES}
        _check_keys(record.id, tables)
        plan = assembled(record, tables)
        kept: list[Version | Closing] = [*plan.versions, *plan.closings]
        for item in kept:
            try:
                inner = self.plan(item.content)
                if inner.id != plan.id:
                    raise _does_not_fit(str(item.__tablename__))
            except Damaged:
                if not self.intact:
                    raise
                continue
            item.content = serialise(inner)
        return plan

    def newest(self, form: Any) -> Form:
        """Return a form of any version in that of this program, its outside looked at and its records not yet."""
        if not isinstance(form, dict):
            raise _does_not_fit("plan, records")
        # What was kept before the form had a version in it is upgraded from the first on.
        version = form.get("version", 1)
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise _does_not_fit("version")
        if version > VERSION:
            raise newer(self.name)
        if not isinstance(form.get("plan"), dict) or not isinstance(form.get("records"), dict):
            raise _does_not_fit("plan, records")
        self._known(set(form) - {"version", "plan", "records"}, "plan, records")
        try:
            return upgrade(form, version)
        except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError):
            # A step met a value of a kind that the form never held.
            raise _does_not_fit(f"version {version}") from None

    def table(self, records: dict[str, Any], name: str) -> list[Any]:
        """Make the records of a table."""
        rows = records.get(name, [])
        if not isinstance(rows, list):
            raise _does_not_fit(name)
        if name in SINGLE and len(rows) != 1:
            raise Damaged(_("The plan file must hold exactly one record of “{where}”.").format(where=name), _advice())
        return [self._record(TABLES[name], row, f"{name} {place}") for place, row in enumerate(rows, start=1)]

    def _record(self, kind: type[_AnyRecord], row: Any, where: str, hidden: frozenset[str] = frozenset()) -> _AnyRecord:
        if not isinstance(row, dict) or "id" not in row:
            raise _does_not_fit(where)
        self._known(set(row) - (set(kind.model_fields) - hidden), where)
        try:
            return kind.model_validate(
                {key: clean_text(item) if isinstance(item, str) else item for key, item in row.items()}
            )
        except ValidationError as error:
            field = error.errors()[0]["loc"]
            raise _does_not_fit(f"{where} {field[0]}" if field else where) from None

    def _known(self, unknown: set[str], where: str) -> None:
        if unknown:
            raise newer(self.name) if self.intact else _does_not_fit(where)


def _values(record: TableRow, hidden: frozenset[str] = frozenset()) -> dict[str, Any]:
    dumped = record.model_dump(mode="json")
    if isinstance(record, Record):
        # Most records were made by hand, and need not say so.
        hidden = frozenset(name for name in PROVENANCE if not dumped[name])
    return {name: dumped[name] for name in type(record).model_fields if name not in hidden}


def _with_calendar(values: dict[str, Any], given: dict[str, str]) -> dict[str, Any]:
    """Return the values of a plan with what went into calendars; nothing is said when nothing did."""
    return {**values, "house": {**values["house"], _CALENDAR: dict(given)}} if given else values


def _without_calendar(values: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    """Return the values of a plan by themselves, and what went into calendars."""
    house = values.get("house")
    if not isinstance(house, dict) or _CALENDAR not in house:
        return values, {}
    return {**values, "house": {name: part for name, part in house.items() if name != _CALENDAR}}, house[_CALENDAR]


def _to_utc(record: PlanRecord) -> None:
    for field in ("created_at", "changed_at"):
        moment: dt.datetime = getattr(record, field)
        try:
            moment = moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        except OverflowError:
            raise _does_not_fit(f"plan {field}") from None
        setattr(record, field, moment)


def _check_keys(plan_id: UUID, tables: dict[str, list[Record]]) -> None:
    """See that every key is there once and that every reference leads to a record of the right table."""
    seen = {plan_id}
    there: dict[str, set[UUID]] = {}
    for name, rows in tables.items():
        for record in rows:
            if record.id in seen:
                raise Damaged(_("The plan file uses the same key twice ({where}).").format(where=name), _advice())
            seen.add(record.id)
            there.setdefault(str(record.__tablename__), set()).add(record.id)
            if record.plan_id != plan_id:
                raise Damaged(
                    _("In the plan file a record belongs to another plan ({where}).").format(where=name), _advice()
                )
    for name, rows in tables.items():
        for field, table in references(TABLES[name]).items():
            for record in rows:
                key = getattr(record, field)
                if key is not None and key not in there.get(table, ()):
                    raise Damaged(
                        _("In the plan file something points to a record that is not there ({where}).").format(
                            where=f"{name} {field}"
                        ),
                        _advice(),
                    )


def _unreadable(record: Version | Closing) -> Damaged:
    if isinstance(record, Closing):
        sentence = _("The copy of the closed review of quarter {quarter} can no longer be read.")
        return Damaged(sentence.format(quarter=record.quarter), _("Everything else in your plan is fine."))
    sentence = _("The copy of adopted version {number} can no longer be read.")
    return Damaged(sentence.format(number=record.number), _("Everything else in your plan is fine."))


def _does_not_fit(where: str) -> Damaged:
    return Damaged(_("The plan file contains something that does not fit ({where}).").format(where=where), _advice())


def _advice() -> str:
    return _("Ask whoever made it for a new one.")
