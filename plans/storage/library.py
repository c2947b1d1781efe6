"""The library: the plans on this laptop, in one SQLite file."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from uuid import UUID

import platformdirs
from sqlalchemy import Connection, Engine, Table, delete, insert, select, update
from sqlmodel import Session, SQLModel

from plans import revisions
from plans.edits import Added, Change, Edit, Removed
from plans.errors import ChangedElsewhere, PlanError, no_rights
from plans.plan import TABLES, Plan, PlanRecord, assembled, now
from plans.records import Record
from plans.status import PlanState
from plans.storage import backups, schema
from plans.storage.engine import damaged, make_engine, told
from resources.language import gettext as _

BIN_DAYS = 30
"""How long a deleted plan can be put back."""


@dataclass(frozen=True)
class Summary:
    """What the list of plans shows of a plan."""

    id: UUID
    team: str
    location: str
    year: int
    state: PlanState
    changed_at: dt.datetime
    last_step: str
    binned_at: dt.datetime | None
    to_read: bool = False


def default_path() -> Path:
    """Give the place of the library in the user's own data folder."""
    return Path(platformdirs.user_data_dir("Digikoers", appauthor=False)) / "digikoers.db"


def beside(path: Path) -> Path:
    """Give a free name next to a library that cannot be used."""
    number = 2
    while (free := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return free


class Library:
    """The plans on this laptop; every method raises PlanError with a sentence when the disk does not cooperate."""

    def __init__(self, path: Path, engine: Engine, notices: list[str]) -> None:
        self.path = path
        self.notices = notices
        """What the user should know after opening; it stops nothing."""
        self._engine = engine

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a library, or make it when there is none.

        A damaged, foreign or newer file is left as it is, byte for byte: raises Damaged or Newer.
        """
        notices: list[str] = []
        with told(path):
            if not path.exists():
                schema.create(path)
            else:
                _refresh(path, notices)
        library = cls(path, make_engine(path), notices)
        try:
            library._purge()
        except BaseException:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def plans(self, binned: bool = False) -> list[Summary]:
        """Give the plans, or those in the bin, last changed first."""
        plan, team = _table(PlanRecord), _table(TABLES["team"])
        binned_at = plan.c.binned_at
        query = (
            select(
                plan.c.id,
                team.c.name,
                team.c.location,
                team.c.year,
                plan.c.state,
                plan.c.changed_at,
                plan.c.last_step,
                binned_at,
                plan.c.to_read,
            )
            .join(team, team.c.plan_id == plan.c.id)
            .where(binned_at.is_not(None) if binned else binned_at.is_(None))
            .order_by(plan.c.changed_at.desc(), plan.c.id)
        )
        with told(self.path), self._engine.connect() as connection:
            try:
                return [Summary(*row) for row in connection.execute(query)]
            except (ValueError, TypeError):
                raise damaged(self.path) from None

    def has(self, plan_id: UUID) -> bool:
        """Tell whether a plan is in the library, in the bin too."""
        plan = _table(PlanRecord)
        with told(self.path), self._engine.connect() as connection:
            return connection.execute(select(plan.c.id).where(plan.c.id == plan_id)).first() is not None

    def load(self, plan_id: UUID) -> Plan:
        """Give a plan, apart from the database; raises PlanError when it is not there."""
        found = self.load_several([plan_id])
        if not found:
            raise _gone()
        return found[0]

    def load_several(self, plan_ids: Sequence[UUID]) -> list[Plan]:
        """Give some plans at once, in this order, for one table after another; one that is not there is left out."""
        with told(self.path), Session(self._engine) as session:
            try:
                plans = session.scalars(select(PlanRecord).where(_table(PlanRecord).c.id.in_(plan_ids)))
                records = {record.id: record for record in plans}
                tables: dict[UUID, dict[str, list[Record]]] = {key: {} for key in records}
                for name, kind in TABLES.items():
                    for row in session.scalars(select(kind).where(_table(kind).c.plan_id.in_(plan_ids))):
                        tables[row.plan_id].setdefault(name, []).append(row)
                session.expunge_all()
                return [assembled(records[key], tables[key]) for key in plan_ids if key in records]
            except (ValueError, TypeError, LookupError, ArithmeticError):
                # A value that does not read as what it should be: a flipped bit.
                raise damaged(self.path) from None

    def create(self, plan: Plan) -> None:
        """Take a plan in, as it is; raises PlanError when its key is here already."""
        if self.has(plan.id):
            raise PlanError(_("This plan is in your library already."), _("Open it there, or keep both."))
        with told(self.path), self._engine.begin() as connection:
            _loosen(connection)
            connection.execute(insert(_table(PlanRecord)), [_values(plan.record)])
            for name, kind in TABLES.items():
                if rows := [_values(record) for record in plan.table(name)]:
                    connection.execute(insert(_table(kind)), rows)

    def write(self, plan: Plan, edits: Iterable[Edit]) -> None:
        """Keep edits that were carried out on the plan in memory: all in one transaction, or none.

        Raises ChangedElsewhere when another window saved this plan since it was loaded here.
        """
        record, stamp = plan.record, now()
        stored = _table(PlanRecord)
        with told(self.path), self._engine.begin() as connection:
            _loosen(connection)
            mine = (stored.c.id == record.id) & (stored.c.revision == record.revision)
            bump = update(stored).where(mine).values(revision=record.revision + 1, changed_at=stamp)
            if connection.execute(bump).rowcount != 1:
                raise _changed_elsewhere()
            for edit in edits:
                if _carry_out(connection, edit) != 1:
                    raise _changed_elsewhere()
        record.revision += 1
        record.changed_at = stamp

    def remember(self, plan_id: UUID, step: str) -> None:
        """Keep the step a plan was left at."""
        self._set(plan_id, last_step=step)

    def bin(self, plan_id: UUID) -> None:
        """Put a plan in the bin, for thirty days."""
        self._set(plan_id, binned_at=now())

    def restore(self, plan_id: UUID) -> None:
        """Take a plan out of the bin."""
        self._set(plan_id, binned_at=None)

    def _set(self, plan_id: UUID, **values: Any) -> None:
        plan = _table(PlanRecord)
        with told(self.path), self._engine.begin() as connection:
            if connection.execute(update(plan).where(plan.c.id == plan_id).values(values)).rowcount != 1:
                raise _gone()

    def _purge(self) -> None:
        plan = _table(PlanRecord)
        overdue = plan.c.binned_at < now() - dt.timedelta(days=BIN_DAYS)
        with told(self.path), self._engine.begin() as connection:
            # Looked at first: a start that has nothing to delete writes nothing.
            if connection.execute(select(plan.c.id).where(overdue)).first():
                connection.execute(delete(plan).where(overdue))


def _refresh(path: Path, notices: list[str]) -> None:
    """Examine a library that is there, back it up, and bring it up to date."""
    revision = schema.examine(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise no_rights(path)
    newest, today = revisions.REVISIONS[-1], dt.date.today()
    try:
        if revision != newest:
            backups.before(path, newest, today)
        backups.daily(path, today)
    except (OSError, sqlite3.Error):
        notices.append(
            _("Today's copy of your plans could not be made. Is the disk full? Look in “{folder}”.").format(
                folder=backups.folder(path)
            )
        )
    if revision != newest:
        schema.migrate(path)


def _carry_out(connection: Connection, edit: Edit) -> int:
    """Carry one edit out in the database; gives the number of rows it touched."""
    match edit:
        case Change(record, field, _old, new):
            table = _table(type(record))
            statement: Any = update(table).where(table.c.id == record.id).values({field: new})
        case Added(record):
            statement = insert(_table(type(record))).values(_values(record))
        case Removed(record):
            table = _table(type(record))
            statement = delete(table).where(table.c.id == record.id)
    return connection.execute(statement).rowcount


def _loosen(connection: Connection) -> None:
    # Within one transaction a key may come before the record it points to.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


def _table(kind: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(kind.__tablename__)]


def _values(record: SQLModel) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).model_fields}


def _gone() -> PlanError:
    return PlanError(_("This plan is no longer in your library."), _("Look in the bin, or open its plan file."))


def _changed_elsewhere() -> ChangedElsewhere:
    return ChangedElsewhere(
        _("Another window changed this plan after you opened it here."),
        _("Open the plan again; what you typed last is still on the screen to copy."),
    )
