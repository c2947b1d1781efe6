"""The plan that holds the subjects together, and its states: concept, in consultation, adopted, closed."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, cast, get_args, get_type_hints
from uuid import UUID, uuid4

from pydantic import Field, field_validator

from plans import calendar_memory, dates
from plans.records import MAX_COUNT, Record, TableRow, empty_dict, kept_field, references, text_field
from plans.status import PlanState
from plans.subjects import people, reviews, training
from plans.subjects.actions import Action, Block
from plans.subjects.budget import BudgetLine
from plans.subjects.calendar import Moment, Review, Rhythm
from plans.subjects.conditions import Collaboration, Condition, Risk, Safeguards
from plans.subjects.goals import Assumption, Barrier, Goal
from plans.subjects.leadership import Intention
from plans.subjects.people import Person
from plans.subjects.reviews import Closing, Decision, Measurement, Remark
from plans.subjects.scans import FactorScan, LeadershipScan, Tie
from plans.subjects.team import Team
from plans.subjects.training import Activity, Onboarding, UserType
from plans.subjects.vision import Behaviour, Vision
from resources import house_words, voice
from resources.language import gettext as _

if TYPE_CHECKING:
    from plans.house import House

Lock = Literal["reading", "closed", "kept", "sent", "review", "house", "adopted"]
"""Why a record takes no edit: the plan is somebody else's, or closed; the record is a copy that was kept, or a remark
that was sent; its review is closed; the organisation locked it; or it was agreed on."""


def now() -> dt.datetime:
    """Return this moment in UTC, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


class PlanRecord(TableRow):
    """What is known of a plan as a whole: its state, and when it was changed."""

    __tablename__ = "plan"
    subject: ClassVar[str] = "plan"
    local: ClassVar[frozenset[str]] = frozenset({"last_step", "binned_at", "to_read", "sequence", "calendar"})
    """What belongs to this laptop and never travels in a plan file; the calendar does, in its own way (plan_json)."""

    id: UUID = Field(default_factory=uuid4)
    state: PlanState = "concept"
    revision: int = Field(default=0, ge=0, le=MAX_COUNT)
    created_at: dt.datetime = Field(default_factory=now)
    changed_at: dt.datetime = Field(default_factory=now)
    consulted: str = text_field()
    adopted_on: dt.date | None = None
    adopted_by: str = text_field(personal="adopter")
    last_step: str = ""
    binned_at: dt.datetime | None = None
    to_read: bool = False
    """Whether it is somebody else's plan, here to read along: only remarks can be added."""
    sequence: int = Field(default=0, ge=0, le=MAX_COUNT)
    """The place of its last change among those of all plans of the library: a clock may be wrong, this counts."""
    calendar: dict[str, str] = Field(default_factory=empty_dict)
    """What went into calendars, by the keys of the events: their day and in which choices (calendar_memory.py)."""
    house: dict[str, Any] = kept_field()
    """What the plan keeps of the house pack that it was filled from (plans/house.py); empty without one."""

    @field_validator("calendar")
    @classmethod
    def _check_calendar(cls, given: dict[str, str]) -> dict[str, str]:
        return calendar_memory.checked(given)

    @field_validator("house")
    @classmethod
    def _check_house(cls, form: dict[str, Any]) -> dict[str, Any]:
        if form:
            from plans.house import checked  # few plans have one

            return checked(form)
        return {}


class Version(Record):
    """The plan as it stood on the day it was adopted, in the form of a plan file."""

    subject: ClassVar[str] = "plan"
    identity: ClassVar[tuple[str, ...]] = ("number",)

    number: int = Field(ge=1, le=MAX_COUNT)
    adopted_on: dt.date
    adopted_by: str = text_field(personal="adopter")
    content: dict[str, Any] = kept_field()


KEPT = ("versions", "closings")
"""The tables whose records hold a whole plan as it once stood."""


class Locks(NamedTuple):
    """What decides which records of a plan take an edit.

    ``closed`` holds the quarters whose review is closed, ``house`` the fields that the organisation locked in its house
    pack, by the key of their record.
    """

    to_read: bool
    state: PlanState
    closed: frozenset[int]
    house: Mapping[str, Collection[str]] | None = {}
    """None when it is the house pack itself that edits."""
    locked_by: str = ""
    """Who made the house pack."""

    def on(self, record: Record | PlanRecord, field: str = "") -> Lock | None:
        """Return what keeps a record, or one field of it, from being edited; None when nothing does.

        What was measured, said and decided in a closed review stands still. Hours and money of that quarter do not:
        an invoice comes when it comes, and the closing keeps how it stood. What somebody who reads along sent stays
        as it was sent. The order of either is no part of that.
        """
        if self.to_read:
            return None if isinstance(record, Remark) else "reading"
        if self.state == "closed":
            return "closed"
        if isinstance(record, Version | Closing):
            return "kept"
        if isinstance(record, Remark) and record.sent and field != "position":
            return "sent"
        if (
            isinstance(record, Measurement | Decision | Review)
            and record.quarter in self.closed
            and field != "position"
        ):
            return "review"
        if self._of_the_house(record, field):
            return "house"
        if self.state != "adopted" or (isinstance(record, Record) and record.is_live(field)):
            return None
        if isinstance(record, Goal) and record.parked and field != "parked":
            # An idea for later is no part of what was agreed on, until it becomes a goal.
            return None
        return "adopted"

    def _of_the_house(self, record: Record | PlanRecord, field: str) -> bool:
        if self.house is None:
            return False
        if isinstance(record, PlanRecord):
            return field == "house"
        fields = self.house.get(str(record.id), ())
        return field in fields if field else bool(fields)


@dataclass(kw_only=True)
class Plan:
    """A whole plan in memory, apart from any database; each field but the first two declares a table.

    A list is a table with any number of records, a record by itself one that always holds exactly that record. In
    this order nothing points forward but to people.
    """

    record: PlanRecord
    ancestors: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """The versions that this one comes from, by the checksums of their plan files, oldest first; of a plan that was
    read from a file the last is that file. Nothing of a plan itself: a copy has none."""
    team: Team
    vision: Vision
    behaviours: list[Behaviour] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)
    barriers: list[Barrier] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    user_types: list[UserType] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    onboarding: Onboarding
    budget_lines: list[BudgetLine] = field(default_factory=list)
    conditions: list[Condition] = field(default_factory=list)
    collaborations: list[Collaboration] = field(default_factory=list)
    risks: list[Risk] = field(default_factory=list)
    safeguards: Safeguards
    reviews: list[Review] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    rhythm: Rhythm
    leadership_scans: list[LeadershipScan] = field(default_factory=list)
    factor_scans: list[FactorScan] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    intentions: list[Intention] = field(default_factory=list)
    measurements: list[Measurement] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)

    @property
    def id(self) -> UUID:
        """Return the key of the plan."""
        return self.record.id

    @property
    def year(self) -> int:
        """Return the year the plan is for."""
        return self.team.year

    @property
    def leader(self) -> Person | None:
        """Return the person who leads the team."""
        return people.leader(self.people)

    def table(self, name: str) -> list[Record]:
        """Return the records of one table, also when it holds just one."""
        return [getattr(self, name)] if name in SINGLE else getattr(self, name)

    def list_of(self, record: type[Record]) -> list[Record]:
        """Return the list in which records of this kind live."""
        return self.table(_NAMES[record])

    def records(self) -> Iterator[Record]:
        """Return every record of the plan, table by table."""
        for name in TABLES:
            yield from self.table(name)

    def find(self, key: UUID | str | None) -> Record | PlanRecord | None:
        """Return the record with this key, or None."""
        if key is None:
            return None
        if str(key) == str(self.id):
            return self.record
        return next((record for record in self.records() if str(record.id) == str(key)), None)

    def person(self, key: UUID | None) -> Person | None:
        """Return the person with this key, or None."""
        return next((person for person in self.people if person.id == key), None)

    def goal(self, key: UUID | None) -> Goal | None:
        """Return the goal with this key, or None."""
        return next((goal for goal in self.goals if goal.id == key), None)

    def closing(self, quarter: int) -> Closing | None:
        """Return the copy that was kept when the review of a quarter was closed; None while that review is open."""
        return reviews.closing_in_force(self.closings, quarter)

    def pointing_to(self, record: Record) -> Iterator[tuple[Record, str]]:
        """Return every record and field that points to this record."""
        for table, kind in TABLES.items():
            fields = [name for name, to in references(kind).items() if to == record.__tablename__]
            for other in self.table(table) if fields else ():
                for name in fields:
                    if getattr(other, name) == record.id:
                        yield other, name

    @property
    def locks(self) -> Locks:
        """Return what decides which records take an edit in the state the plan is in now."""
        closed = frozenset(closing.quarter for closing in self.closings if closing.reopened_on is None)
        house = self.record.house
        by = str(house.get("by") or house.get("name", ""))
        return Locks(self.record.to_read, self.record.state, closed, house.get("locked", {}), by)

    @property
    def house(self) -> "House | None":
        """Return what the plan keeps of its house pack, or None when it was not filled from one."""
        if not self.record.house:
            return None
        from plans.house import House

        try:
            return House.model_validate(self.record.house)
        except ValueError:
            # Spoiled in the library: without it the plan is a plan like any other.
            return None

    def speak(self) -> None:
        """Use from now on the words of the care that the team gives, and those of its house."""
        own = self.record.house.get("words", {})
        voice.choose(self.team.care, own.get("client", ""), own.get("clients", ""))
        house_words.choose(own.get("record", ""), own.get("review", ""))

    def may_change(self, record: Record | PlanRecord, field: str = "") -> bool:
        """Return whether a record, or one field of it, may be edited in the state the plan is in; see ``Locks.on``."""
        return self.locks.on(record, field) is None


def _tables() -> Iterator[tuple[str, type[Record], bool]]:
    """Return the tables as Plan declares them: name, kind of record, and whether there is always exactly one."""
    for name, declared in get_type_hints(Plan).items():
        if name not in ("record", "ancestors"):
            inside = get_args(declared)
            yield name, inside[0] if inside else declared, not inside


TABLES: dict[str, type[Record]] = {name: kind for name, kind, _single in _tables()}
"""The records of a plan by the name they have in Plan and in the plan file, in the order of Plan."""

SINGLE = frozenset(name for name, _kind, single in _tables() if single)
"""The tables that hold exactly one record for each plan."""

_NAMES = {record: name for name, record in TABLES.items()}


def new_plan(year: int) -> Plan:
    """Make an empty plan for a year, with what every plan has: a leader, a team, four types and four reviews."""
    record = PlanRecord()
    single: dict[str, Any] = {name: TABLES[name](plan_id=record.id) for name in SINGLE - {"team"}}
    return Plan(
        record=record,
        team=Team(plan_id=record.id, year=year),
        **single,
        people=[
            Person(plan_id=record.id, role="leader", position=0),
            Person(plan_id=record.id, role="team", name=_("The team"), position=1),
        ],
        user_types=[
            UserType(plan_id=record.id, type=user_type, position=place)
            for place, user_type in enumerate(training.TYPES)
        ],
        reviews=[Review(plan_id=record.id, quarter=quarter, position=quarter - 1) for quarter in dates.QUARTERS],
    )


def assembled(record: PlanRecord, tables: dict[str, list[Record]]) -> Plan:
    """Put a plan together from its records; raises KeyError when a table that must hold one record does not."""
    parts: dict[str, Any] = {}
    for name in TABLES:
        rows = sorted(tables.get(name, []), key=lambda row: (row.position, str(row.id)))
        if name in SINGLE:
            if len(rows) != 1:
                raise KeyError(name)
            parts[name] = rows[0]
        else:
            parts[name] = rows
    return Plan(record=record, **cast(Any, parts))
