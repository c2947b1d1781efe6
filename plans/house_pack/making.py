"""Making a house pack from plans: what goes along of them, and which of it teams may not change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from pydantic import ValidationError

from plans.anonymise import anonymised
from plans.cards.deck import Card
from plans.edits import OF_A_GOAL
from plans.errors import Refused
from plans.house import MOST_RECORDS, Look, Rate, Words
from plans.house_pack.pack import Facts, Pack
from plans.house_pack.parts import PARTS, Part, Way, fields_of, sources
from plans.plan import SINGLE, TABLES, Plan, new_plan
from plans.proposals import plain_words
from plans.records import Record, references
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.conditions import Collaboration
from plans.subjects.goals import Goal
from resources.language import gettext as _


@dataclass(frozen=True)
class Making:
    """What the organisation wants in its pack."""

    name: str
    ways: Mapping[Part, Way] = field(default_factory=lambda: dict.fromkeys(PARTS, "propose"))
    """Of every part whether it goes along, and whether teams may change it; a part that is not named stays behind."""
    fixed: frozenset[tuple[str, str]] = frozenset()
    """The fields, by table and name, that teams may not change though their part is a proposal."""
    words: Words = field(default_factory=Words)
    rates: tuple[Rate, ...] = ()
    look: Look = field(default_factory=Look)
    cards: tuple[Card, ...] = ()
    updates: str = ""
    shared_folder: str = ""
    news: str = ""
    template: str = ""
    """A document of Word as a pack holds it (template.py)."""


def make(
    plans: Sequence[Plan],
    wanted: Making,
    today: dt.date,
    before: Pack | None = None,
    instead: Mapping[UUID, Mapping[str, str]] | None = None,
) -> Pack:
    """Make a pack from one plan or several; ``before`` is the version that it takes the place of.

    ``instead`` is what was chosen, by plan, for words that may still be a name; see ``anonymised``.

    Of what a plan has once, such as the vision, the first plan that filled it counts; of lists, what an earlier plan
    has in the same words counts once. A record of the version before keeps its key, so that a plan that was filled
    from it knows it again. Texts name roles instead of people, but for
    the contacts of partners. Raises Refused when there is too much.
    """
    start = new_plan(plans[0].year if plans else today.year)
    start.people, start.user_types, start.reviews = [], [], []
    locked: dict[UUID, set[str]] = {}
    gathered = _Gathering(start, before)
    for plan in plans:
        gathered.take(_for_others(plan, (instead or {}).get(plan.id)), wanted, locked)
    if sum(1 for _record in start.records()) > MOST_RECORDS:
        raise Refused(_("There is too much in these plans for one house pack. Choose fewer parts."))
    old = before.facts if before else None
    by = next((plan.team.organisation.strip() for plan in plans if plan.team.is_filled("organisation")), "")
    try:
        facts = Facts(
            id=old.id if old else uuid4(),
            name=wanted.name.strip() or (old.name if old else by) or _("House pack"),
            number=old.number + 1 if old else 1,
            by=by[:100] or (old.by if old else ""),
            made_on=today,
            news=wanted.news,
            locked={key: tuple(sorted(fields)) for key, fields in locked.items()},
            words=wanted.words,
            rates=wanted.rates,
            look=wanted.look,
            template=wanted.template,
            cards=wanted.cards,
            updates=wanted.updates,
            shared_folder=wanted.shared_folder,
        )
    except ValidationError:
        raise Refused(_("Something in this house pack is too long, or has too many lines.")) from None
    return Pack(facts, start)


def _for_others(plan: Plan, instead: Mapping[str, str] | None) -> Plan:
    """Return a plan whose texts name roles: it goes to other teams. Whom they call at a partner of the house stays."""
    bare = anonymised(plan, instead)
    for item, own in zip(bare.collaborations, plan.collaborations, strict=True):
        item.contact = own.contact
    return bare


def wanted_before(pack: Pack) -> Making:
    """Return what an earlier version of a pack asked for, to begin the next one with."""
    facts = pack.facts
    here = {record.id: name for name in TABLES for record in pack.start.table(name)}
    filled = {
        (here[record.id], name) for record in pack.start.records() for name in record.fields() if is_held(record, name)
    }
    locked = {(here[key], name) for key, fields in facts.locked.items() if key in here for name in fields}
    ways: dict[Part, Way] = {}
    fixed: set[tuple[str, str]] = set()
    for part in PARTS:
        own = {(table, name) for table, fields in sources(part) for name in fields} & filled
        ways[part] = "leave" if not own else "lock" if own <= {*locked, *_loose(own)} and own & locked else "propose"
        fixed |= own & locked if ways[part] == "propose" else set()
    kept = {
        name: getattr(facts, name)
        for name in ("words", "rates", "look", "cards", "updates", "shared_folder", "template")
    }
    return Making(facts.name, ways, frozenset(fixed), **kept)


def _loose(fields: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the fields that are keys to other records, which are never locked."""
    return {(table, name) for table, name in fields if name in references(TABLES[table])}


def is_held(record: Record, name: str) -> bool:
    """Return whether a record of a pack says something in a field: more than what it begins with."""
    value = getattr(record, name)
    return record.is_filled(name) and value is not False


def known_by(record: Record) -> tuple[str, str]:
    """Return the words by which one record of a table is the same as another."""
    match record:
        case Goal():
            words: str | None = record.title
        case Collaboration(partner="other" | "outside" | None):
            words = f"{record.partner} {record.agreement}"
        case Collaboration():
            words = record.partner
        case _:
            words = getattr(record, "what", "")
    return plain_words(words or ""), str(getattr(record, "goal_id", None) or "")


class _Gathering:
    """The plan that others begin with, as it grows."""

    def __init__(self, start: Plan, before: Pack | None) -> None:
        self._start = start
        self._old = before.start if before else None
        for name in SINGLE if self._old else ():
            assert self._old
            getattr(start, name).id = getattr(self._old, name).id

    def take(self, plan: Plan, asked: Making, locked: dict[UUID, set[str]]) -> None:
        """Take along what is wanted of one plan."""
        ways = asked.ways
        became: dict[UUID, UUID] = {}
        wanted = {table: name for part in PARTS if ways.get(part, "leave") != "leave" for table, name in sources(part)}
        for table in (name for name in TABLES if name in wanted):
            for record in plan.table(table):
                fields = {
                    field: "lock" if (table, field) in asked.fixed else ways[part]
                    for part in PARTS
                    if ways.get(part, "leave") != "leave"
                    for name, taken in sources(part)
                    if name == table
                    for field in taken
                    if is_held(record, field)
                }
                if fields:
                    self._add(table, record, fields, became, locked)

    def _add(
        self,
        table: str,
        record: Record,
        fields: Mapping[str, Way],
        became: dict[UUID, UUID],
        locked: dict[UUID, set[str]],
    ) -> None:
        kind = TABLES[table]
        values: dict[str, Any] = {name: getattr(record, name) for name in fields_of(table) if name in fields}
        for name in references(kind).keys() & values.keys():
            values[name] = became.get(values[name])
        if table in SINGLE:
            own = getattr(self._start, table)
            new = {name: value for name, value in values.items() if not is_held(own, name)}
            for name, value in new.items():
                setattr(own, name, value)
        else:
            if isinstance(record, (*OF_A_GOAL, Action)) and record.goal_id and not values.get("goal_id"):
                # It is about a goal that stays behind.
                return
            rows = self._start.list_of(kind)
            own = kind(plan_id=self._start.id, position=len(rows), **values)
            if isinstance(own, Goal):
                own.parked = len(goals.chosen(self._start.goals)) >= goals.MOST or getattr(record, "parked", False)
            same = next((row for row in rows if known_by(row) == known_by(own)), None)
            if same is not None:
                became[record.id] = same.id
                return
            own.id = self._known_key(own)
            rows.append(own)
            new = values
        became[record.id] = own.id
        for name in new:
            if fields[name] == "lock" and name not in references(kind):
                locked.setdefault(own.id, set()).add(name)

    def _known_key(self, record: Record) -> UUID:
        """Return the key that this record had in the version before, or one of its own."""
        old = self._old.list_of(type(record)) if self._old else []
        here = {row.id for row in self._start.list_of(type(record))}
        return next((row.id for row in old if known_by(row) == known_by(record) and row.id not in here), record.id)
