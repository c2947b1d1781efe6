"""Filling a plan from a house pack, and bringing it up to date with a newer one: the edits, in one step.

What somebody typed stays. What the pack gave and nobody touched follows the pack; so does what it locks, as nobody can
have touched that. Who took something out that the pack gave, does not get it back. The plan remembers what it was given
by digests alone (plans/house.py).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from dateutil.relativedelta import relativedelta

from plans.derived import compare
from plans.derived.next_year import shift_date
from plans.edits import OF_A_GOAL, Added, Edit, apply, change, removal
from plans.house import House
from plans.house_pack.making import is_held, known_by
from plans.house_pack.pack import Pack
from plans.house_pack.parts import fields_of
from plans.plan import SINGLE, TABLES, Plan
from plans.plan_json import deserialise, serialise
from plans.proposals import HOUSE, digest, is_untouched, marks
from plans.records import Record, references
from plans.subjects import goals
from plans.subjects.goals import Goal
from resources.language import gettext as _


@dataclass
class Filling:
    """What a pack comes to for one plan."""

    edits: list[Edit] = field(default_factory=list)
    kept: int = 0
    """How many answers of the team's own stay, where the pack says something else."""


def fill(plan: Plan, pack: Pack) -> Filling:
    """Work out what a pack brings a plan; the plan itself stays as it is. Nothing when it is that version already."""
    return _Step(plan, pack).made()


def filled(plan: Plan, pack: Pack) -> Plan:
    """Return a copy of a plan with what a pack brings it."""
    return with_edits(plan, fill(plan, pack).edits)


def with_edits(plan: Plan, edits: list[Edit]) -> Plan:
    """Return a copy of a plan as it would be after edits."""
    made = deserialise(serialise(plan))
    own: dict[UUID, Any] = {made.id: made.record, **{record.id: record for record in made.records()}}
    for edit in edits:
        match edit:
            case Added(record):
                own[record.id] = record.copy_with()
                apply(made, [Added(own[record.id])])
            case _:
                there = own[edit.record.id]
                apply(made, [type(edit)(**{**vars(edit), "record": there})])
    return made


def news(plan: Plan, pack: Pack) -> list[compare.Difference]:
    """Return what a pack would change in a plan, record by record."""
    return compare.differences(plan, filled(plan, pack))


def is_untouched_since(plan: Plan, house: House, record: Record, name: str) -> bool:
    """Return whether a field of a record still holds what the pack gave it, and nobody said that it is right."""
    before = house.given.get(record.id, {}).get(name)
    if before is None or before != digest(_plain(getattr(record, name))):
        return False
    locked = name in house.locked.get(record.id, ())
    return locked or is_untouched(record, name) or not marks(type(record), {name: getattr(record, name)})


class _Step:
    """The edits so far, and what the plan will remember."""

    def __init__(self, plan: Plan, pack: Pack) -> None:
        self._plan, self._pack, self._filling = plan, pack, Filling()
        old = plan.house
        self._old = old if old and old.pack == pack.facts.id else None
        self._rows: dict[UUID, UUID] = dict(self._old.rows) if self._old else {}
        self._given: dict[UUID, dict[str, str]] = {}
        self._locked: dict[UUID, list[str]] = {}
        self._added: Counter[type[Record]] = Counter()
        self._here = {record.id for record in plan.records()}
        self._chosen = len(goals.chosen(plan.goals))

    def made(self) -> Filling:
        """Work it all out."""
        old = self._old
        if old and old.number >= self._pack.facts.number:
            return self._filling
        for table in TABLES:
            for row in self._pack.start.table(table) if fields_of(table) else ():
                self._take(table, row)
        self._leave()
        house = self._house().form()
        self._filling.edits.append(change(self._plan.record, "house", house))
        return self._filling

    def _take(self, table: str, row: Record) -> None:
        if table in SINGLE:
            own = getattr(self._plan, table)
            self._rows[row.id] = own.id
            self._bring(own, row)
            return
        key = self._rows.get(row.id)
        if key is None:
            values = self._values(row)
            if isinstance(row, OF_A_GOAL) and not values.get("goal_id"):
                return
            same = self._same(row, values)
            if same is None:
                self._add(row, values)
                return
            key = self._rows[row.id] = same.id
        own = self._plan.find(key)
        if isinstance(own, Record):
            self._bring(own, row)

    def _values(self, row: Record) -> dict[str, Any]:
        """Return what the pack says in a record, for this plan: with its keys, and days in its year."""
        kind, years = type(row), self._plan.year - self._pack.start.year
        found: dict[str, Any] = {}
        for name in fields_of(_table_of(kind)):
            value = getattr(row, name)
            if not is_held(row, name):
                continue
            if name in references(kind):
                key = self._rows.get(value)
                if key is None or key not in self._here:
                    continue
                value = key
            elif isinstance(value, dt.date):
                value = shift_date(value, value.year + years) if years > 0 else value + relativedelta(years=years)
            found[name] = value
        return found

    def _same(self, row: Record, values: dict[str, Any]) -> Record | None:
        """Return the record of the team that says the same already, so that nothing stands there twice."""
        asked = known_by(row.copy_with(**{name: values.get(name) for name in references(type(row)) if name in values}))
        taken = {*self._rows.values()}
        rows = self._plan.list_of(type(row))
        return next((own for own in rows if own.id not in taken and asked[0] and known_by(own) == asked), None)

    def _add(self, row: Record, values: dict[str, Any]) -> None:
        kind = type(row)
        key = uuid5(self._plan.id, f"{HOUSE}{row.id}")
        if key in self._here:
            return
        last = max((own.position for own in self._plan.list_of(kind)), default=-1)
        self._added[kind] += 1
        locked = self._locks_of(row, values)
        more: dict[str, Any] = {}
        if isinstance(row, Goal):
            parked = row.parked or self._chosen >= goals.MOST
            self._chosen += not parked
            more = {"parked": parked}
        made = kind(
            id=key,
            plan_id=self._plan.id,
            position=last + self._added[kind],
            origin=f"{HOUSE}{self._pack.facts.id}",
            proposed=marks(kind, {name: value for name, value in values.items() if name not in locked}),
            **values,
            **more,
        )
        self._filling.edits.append(Added(made))
        self._here.add(key)
        self._rows[row.id] = key
        self._note(made, values, locked)

    def _bring(self, own: Record, row: Record) -> None:
        """Bring one record up to date, field by field."""
        values = self._values(row)
        before = self._old.given.get(own.id, {}) if self._old else {}
        kept: dict[str, str] = {}
        now: dict[str, Any] = {}
        for name in fields_of(_table_of(type(own))):
            value = values[name] if name in values else blank(own, name)
            stands = getattr(own, name)
            if name not in values and name not in before:
                continue
            if stands == value:
                continue
            untouched = self._old is not None and is_untouched_since(self._plan, self._old, own, name)
            if untouched or (name not in before and stands == blank(own, name)):
                now[name] = value
            else:
                # What it once gave stays known: who undoes her change has it again as it was given.
                kept[name] = before.get(name) or digest(_plain(value))
                self._filling.kept += name in values
        theirs = {name: value for name, value in values.items() if name not in kept}
        locked = self._locks_of(row, theirs)
        self._filling.edits += [change(own, name, value) for name, value in now.items()]
        self._mark(own, now, locked)
        self._note(own, theirs, locked)
        self._given[own.id] = {**self._given.get(own.id, {}), **kept}

    def _mark(self, own: Record, now: dict[str, Any], locked: list[str]) -> None:
        """Let what came be looked at, and nothing that cannot be changed."""
        opened = [
            name
            for name in (self._old.locked.get(own.id, ()) if self._old else ())
            if name not in locked and name not in now
        ]
        fresh = marks(type(own), {**{name: getattr(own, name) for name in opened}, **now})
        gone = {*locked, *now}
        proposed = {name: mark for name, mark in own.proposed.items() if name not in gone}
        proposed |= {name: mark for name, mark in fresh.items() if name not in locked}
        if proposed != own.proposed:
            self._filling.edits.append(change(own, "proposed", proposed))

    def _locks_of(self, row: Record, values: dict[str, Any]) -> list[str]:
        return [name for name in self._pack.facts.locked.get(row.id, ()) if name in values]

    def _note(self, own: Record, values: dict[str, Any], locked: list[str]) -> None:
        self._given[own.id] = {name: digest(_plain(value)) for name, value in values.items()}
        if locked:
            self._locked[own.id] = locked

    def _leave(self) -> None:
        """Take out what the pack no longer brings, where nobody touched it; the rest is the team's own from now on."""
        old = self._old
        in_pack = {row.id for row in self._pack.start.records()}
        gone = [
            own
            for row, key in (old.rows.items() if old else ())
            if row not in in_pack and isinstance(own := self._plan.find(key), Record)
        ]
        assert old or not gone
        going: list[Record] = []
        for own in reversed(gone):
            assert old
            if self._may_go(old, own, going):
                going.append(own)
        edits = [edit for own in going for edit in removal(self._plan, own)]
        done: set[tuple[int, str]] = set()
        for edit in edits:
            mark = (id(edit.record), getattr(edit, "field", "-"))
            if mark not in done:
                done.add(mark)
                self._filling.edits.append(edit)
        self._rows = {row: key for row, key in self._rows.items() if row in in_pack}

    def _may_go(self, old: House, own: Record, going: list[Record]) -> bool:
        filled = [
            name for name in own.fields() if is_held(own, name) and name not in own.prefilled and name != "parked"
        ]
        pointing = [record for record, _field in self._plan.pointing_to(own) if not any(record is one for one in going)]
        return not pointing and all(is_untouched_since(self._plan, old, own, name) for name in filled)

    def _house(self) -> House:
        facts = self._pack.facts
        return House(
            pack=facts.id,
            name=facts.name,
            number=facts.number,
            by=facts.by,
            rows=self._rows,
            given={key: fields for key, fields in self._given.items() if fields},
            locked={key: tuple(fields) for key, fields in self._locked.items()},
            words=facts.words,
            rates=facts.rates,
            look=facts.look,
        )


def origin_words(plan: Plan) -> str:
    """Say from which pack the values of a plan come; nothing without one."""
    house = plan.house
    if house is None:
        return ""
    by = house.by or house.name
    return _("Begun with the house pack of {by} (“{name}”, version {number}).").format(
        by=by, name=house.name, number=house.number
    )


def locked_titles(plan: Plan) -> Iterator[str]:
    """Return the records in which something is locked, by what they are called."""
    house = plan.house
    for key in house.locked if house else ():
        record = plan.find(key)
        if isinstance(record, Record):
            yield compare.name_record(plan, record)


def blank(record: Record, name: str) -> Any:
    """Return what a field holds before anybody filled it in."""
    return type(record).model_fields[name].get_default(call_default_factory=True)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value


def _table_of(kind: type[Record]) -> str:
    return next(name for name, own in TABLES.items() if own is kind)
