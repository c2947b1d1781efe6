"""What changed between two forms of the same plan: the edits from one to the other, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple
from uuid import UUID

from plans import field_text
from plans.edits import Added, Change, Edit, Removed
from plans.plan import SINGLE, TABLES, Plan, PlanRecord, Version
from plans.records import Record
from plans.subjects.calendar import Review
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.reviews import Closing, Measurement
from resources.language import gettext as _
from resources.texts import text

Kind = Literal["added", "removed", "changed", "moved"]

_OF_THE_PLAN = ("state", "consulted", "adopted_on", "adopted_by", "house")
"""What is compared of the plan itself; when it was made and saved follows from the file."""


class Field(NamedTuple):
    """One field that differs: its name, what stood there and what comes, as a person reads them."""

    name: str
    old: str
    new: str
    attribute: str = ""
    """How the field is called in its record."""


class Difference(NamedTuple):
    """One record that differs; ``moved`` stands for the order of a whole table."""

    kind: Kind
    table: str
    """The table of the record by its name in the database."""
    subject: str
    what: str
    """How the record is called."""
    fields: tuple[Field, ...] = ()
    key: UUID | None = None
    """The key of the record; None when the difference is about a whole table."""


def edits_between(mine: Plan, other: Plan, keep: frozenset[str] = frozenset()) -> list[Edit]:
    """Return the edits that make ``mine`` equal to ``other``, a plan with the same key.

    Additions come first and removals last, so that at no moment a key points to a record that is not there.
    Records of ``mine`` in the tables in ``keep`` stay as they are.
    """
    added: list[Edit] = []
    changed: list[Edit] = _changes(mine.record, other.record, _OF_THE_PLAN)
    removed: list[Edit] = []
    for name in TABLES:
        ours, theirs = _by_key(mine.table(name)), _by_key(other.table(name))
        for key, record in theirs.items():
            if key not in ours:
                added.append(Added(record))
            elif name not in keep:
                changed += _changes(ours[key], record, type(record).model_fields)
        if name not in keep:
            removed += [Removed(record) for key, record in ours.items() if key not in theirs]
    return [*added, *changed, *removed]


def differences(mine: Plan, other: Plan, keep: frozenset[str] = frozenset()) -> list[Difference]:
    """Say what the edits from ``mine`` to ``other`` come to, record by record; nothing for equal plans."""
    found = _of_the_plan(mine, other)
    for name in TABLES:
        found += _of_table(mine, other, name, name in keep)
    return found


def summary(found: list[Difference]) -> str:
    """Say in one line how much differs: "3 goals changed, 2 actions added"."""
    sentences = []
    for table in dict.fromkeys(item.table for item in found):
        for kind in ("changed", "added", "removed", "moved"):
            number = sum(item.table == table and item.kind == kind for item in found)
            if number:
                sentences.append(_counted(table, kind, number))
    return ", ".join(sentences)


def is_older(item: Plan, than: Plan) -> bool:
    """Return whether a plan was saved earlier than another form of it, and not more often: a clock may be wrong."""
    one, other = item.record, than.record
    earlier = (one.changed_at, one.revision) < (other.changed_at, other.revision)
    return earlier and one.revision <= other.revision


def _changes(ours: Any, theirs: Any, fields: Iterable[str]) -> list[Edit]:
    return [
        Change(ours, field, getattr(ours, field), getattr(theirs, field))
        for field in fields
        if getattr(ours, field) != getattr(theirs, field)
    ]


def _of_the_plan(mine: Plan, other: Plan) -> list[Difference]:
    fields = tuple(_fields(mine, other, mine.record, other.record, _OF_THE_PLAN))
    if not fields:
        return []
    return [Difference("changed", "plan", "plan", field_text.called(PlanRecord), fields, mine.id)]


def _of_table(mine: Plan, other: Plan, name: str, keep: bool) -> list[Difference]:
    kind = TABLES[name]
    table = str(kind.__tablename__)
    ours, theirs = _by_key(mine.table(name)), _by_key(other.table(name))
    found = []
    for key, record in theirs.items():
        if key not in ours:
            fields = tuple(_filled(other, record, new=True))
            found.append(Difference("added", table, kind.subject, name_record(other, record), fields, key))
        elif not keep and (fields := tuple(_fields(mine, other, ours[key], record, kind.fields()))):
            found.append(Difference("changed", table, kind.subject, name_record(mine, ours[key]), fields, key))
    for key, record in ours.items():
        if key not in theirs and not keep:
            fields = tuple(_filled(mine, record, new=False))
            found.append(Difference("removed", table, kind.subject, name_record(mine, record), fields, key))
    if not keep and any(ours[key].position != record.position for key, record in theirs.items() if key in ours):
        order = [[key for key in rows if key in ours and key in theirs] for rows in (ours, theirs)]
        if order[0] != order[1] or not found:
            found.append(Difference("moved", table, kind.subject, field_text.called(kind, several=True)))
    return found


def _fields(mine: Plan, other: Plan, ours: Any, theirs: Any, fields: Iterable[str]) -> Iterator[Field]:
    for field in fields:
        old, new = getattr(ours, field), getattr(theirs, field)
        if old != new:
            yield Field(name_field(ours, field), show_value(mine, ours, field), show_value(other, theirs, field), field)


def _filled(plan: Plan, record: Record, new: bool) -> Iterator[Field]:
    for field in record.fields():
        if record.is_filled(field) and getattr(record, field) is not False:
            shown = show_value(plan, record, field)
            yield Field(name_field(record, field), "" if new else shown, shown if new else "", field)


def name_field(record: Record | PlanRecord, field: str) -> str:
    """Name a field in short, those that nobody fills too."""
    if field == "content" or isinstance(record, Closing):
        return text("exchange", f"kept.{field}")
    if isinstance(record, PlanRecord) and field == "state":
        return text("exchange", "kept.state")
    if isinstance(record, PlanRecord) and field == "house":
        return _("House pack")
    return field_text.short_name(type(record), field)


def show_value(plan: Plan, record: Record | PlanRecord, field: str) -> str:
    """Write the value of a field as a person reads it."""
    if field == "content":
        return _("the plan as it stood")
    if field == "house":
        house = record.house if isinstance(record, PlanRecord) else {}
        return _("{name}, version {number}").format(**house) if house else ""
    return field_text.format_value(plan, record, field)


def name_record(plan: Plan, record: Record) -> str:
    """Name a record as the plan knows it: by its title, or by what it belongs to."""
    one = field_text.called(type(record))
    if record.__tablename__ in _SINGLE:
        return one
    match record:
        case Goal():
            words = field_text.goal_label(plan, record.id)
        case Person():
            words = field_text.person_label(record)
        case Review() | Closing():
            words = str(record.quarter)
        case Version():
            words = str(record.number)
        case Measurement():
            goal = field_text.goal_label(plan, record.goal_id)
            words = _("{goal}, quarter {quarter}").format(goal=goal, quarter=record.quarter)
        case _:
            words = _first_words(plan, record)
    return _("{kind} “{name}”").format(kind=one, name=_short(words)) if words else one


def _first_words(plan: Plan, record: Record) -> str:
    kinds = {field: field_text.kind(type(record), field) for field in record.fields()}
    order = [*(field for field in kinds if kinds[field] == "words"), *(field for field in kinds)]
    return next((shown for field in order if (shown := field_text.format_value(plan, record, field).strip())), "")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 70 else f"{line[:70]}…"


def _counted(table: str, kind: str, number: int) -> str:
    record = _KINDS[table]
    if table in _SINGLE:
        return _("{what} changed").format(what=field_text.called(record))
    if kind == "moved":
        return _("order of the {what} changed").format(what=field_text.called(record, several=True))
    words = {
        "changed": _("{count} {what} changed"),
        "added": _("{count} {what} added"),
        "removed": _("{count} {what} taken out"),
    }[kind]
    return words.format(count=number, what=field_text.called(record, several=number != 1))


def _by_key(rows: list[Record]) -> dict[UUID, Record]:
    return {row.id: row for row in rows}


_KINDS: dict[str, type[Record] | type[PlanRecord]] = {
    "plan": PlanRecord,
    **{str(kind.__tablename__): kind for kind in TABLES.values()},
}
_SINGLE = frozenset({"plan", *(str(TABLES[name].__tablename__) for name in SINGLE)})
