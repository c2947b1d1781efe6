"""The library: the plans on this laptop, in one SQLite file."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar
from uuid import UUID

import platformdirs

from plans.edits import Added, Change, Edit, Removed
from plans.errors import ChangedElsewhere, PlanError, no_rights
from plans.plan import TABLES, Plan, PlanRecord, State, assembled, now
from plans.records import Record, TableRow
from plans.storage import backups, columns, schema
from plans.storage.engine import Connections, damaged, told
from resources.language import gettext as _

_AnyRow = TypeVar("_AnyRow", bound=TableRow)

BIN_DAYS = 30
"""How long a deleted plan can be put back."""


@dataclass(frozen=True)
class Summary:
    """What the list of plans shows of a plan."""

    id: UUID
    team: str
    location: str
    year: int
    state: State
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

    def __init__(self, path: Path, notices: list[str]) -> None:
        self.path = path
        self.notices = notices
        """What the user should know after opening; it stops nothing."""
        self._connections = Connections(path)

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
        library = cls(path, notices)
        try:
            library._purge()
        except BaseException:
            library.close()
            raise
        return library

    def close(self) -> None:
        """Let go of the file."""
        self._connections.close()

    def plans(self, binned: bool = False) -> list[Summary]:
        """Give the plans, or those in the bin, last changed first."""
        where = "IS NOT NULL" if binned else "IS NULL"
        query = f"""
            SELECT plan.id, team.name, team.location, team.year,
                   plan.state, plan.changed_at, plan.last_step, plan.binned_at, plan.to_read
            FROM plan JOIN team ON team.plan_id = plan.id
            WHERE plan.binned_at {where} ORDER BY plan.changed_at DESC, plan.id
        """
        with self._connections.transaction() as connection:
            try:
                return [_summary(row) for row in connection.execute(query)]
            except (ValueError, TypeError):
                raise damaged(self.path) from None

    def has(self, plan_id: UUID) -> bool:
        """Tell whether a plan is in the library, in the bin too."""
        with self._connections.transaction() as connection:
            return bool(connection.execute("SELECT 1 FROM plan WHERE id = ?", [plan_id.hex]).fetchone())

    def load(self, plan_id: UUID) -> Plan:
        """Give a plan, apart from the database; raises PlanError when it is not there."""
        found = self.load_several([plan_id])
        if not found:
            raise _gone()
        return found[0]

    def load_several(self, plan_ids: Sequence[UUID]) -> list[Plan]:
        """Give some plans at once, in this order, for one table after another; one that is not there is left out."""
        marks = ", ".join("?" * len(plan_ids))
        keys = [key.hex for key in plan_ids]

        def found(kind: type[_AnyRow], key: str) -> list[_AnyRow]:
            query = f'SELECT {_columns(kind)} FROM "{kind.__tablename__}" WHERE {key} IN ({marks})'
            return columns.records(kind, connection.execute(query, keys))

        with self._connections.transaction() as connection:
            try:
                records = {record.id: record for record in found(PlanRecord, "id")}
                tables: dict[UUID, dict[str, list[Record]]] = {key: {} for key in records}
                for name, kind in TABLES.items():
                    for row in found(kind, "plan_id"):
                        tables[row.plan_id].setdefault(name, []).append(row)
                return [assembled(records[key], tables[key]) for key in plan_ids if key in records]
            except (ValueError, TypeError, LookupError, ArithmeticError):
                # A value that does not read as what it should be: a flipped bit.
                raise damaged(self.path) from None

    def create(self, plan: Plan) -> None:
        """Take a plan in, as it is; raises PlanError when its key is here already."""
        if self.has(plan.id):
            raise PlanError(_("This plan is in your library already."), _("Open it there, or keep both."))
        with self._connections.transaction() as connection:
            _loosen(connection)
            _insert(connection, [plan.record])
            for name in TABLES:
                _insert(connection, plan.table(name))

    def write(self, plan: Plan, edits: Iterable[Edit]) -> None:
        """Keep edits that were carried out on the plan in memory: all in one transaction, or none.

        Raises ChangedElsewhere when another window saved this plan since it was loaded here.
        """
        record, stamp = plan.record, now()
        with self._connections.transaction() as connection:
            _loosen(connection)
            bump = "UPDATE plan SET revision = revision + 1, changed_at = ? WHERE id = ? AND revision = ?"
            moment = columns.kept(PlanRecord, "changed_at", stamp)
            if connection.execute(bump, [moment, record.id.hex, record.revision]).rowcount != 1:
                raise _changed_elsewhere()
            for edit in edits:
                if _carry_out(connection, edit) != 1:
                    raise _changed_elsewhere()
        record.revision += 1
        record.changed_at = stamp

    def remember(self, plan_id: UUID, step: str) -> None:
        """Keep the step a plan was left at."""
        self._set(plan_id, "last_step", step)

    def bin(self, plan_id: UUID) -> None:
        """Put a plan in the bin, for thirty days."""
        self._set(plan_id, "binned_at", now())

    def restore(self, plan_id: UUID) -> None:
        """Take a plan out of the bin."""
        self._set(plan_id, "binned_at", None)

    def _set(self, plan_id: UUID, field: str, value: Any) -> None:
        with self._connections.transaction() as connection:
            if _update(connection, PlanRecord, plan_id, field, value) != 1:
                raise _gone()

    def _purge(self) -> None:
        limit = columns.kept(PlanRecord, "binned_at", now() - dt.timedelta(days=BIN_DAYS))
        with self._connections.transaction() as connection:
            # Looked at first: a start that has nothing to delete writes nothing.
            if connection.execute("SELECT 1 FROM plan WHERE binned_at < ?", [limit]).fetchone():
                connection.execute("DELETE FROM plan WHERE binned_at < ?", [limit])


def _refresh(path: Path, notices: list[str]) -> None:
    """Examine a library that is there, back it up, and bring it up to date."""
    revision = schema.examine(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise no_rights(path)
    newest, today = schema.REVISIONS[-1], dt.date.today()
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


def _carry_out(connection: sqlite3.Connection, edit: Edit) -> int:
    """Carry one edit out in the database; gives the number of rows it touched."""
    match edit:
        case Change(record, field, _old, new):
            return _update(connection, type(record), record.id, field, new)
        case Added(record):
            return _insert(connection, [record])
        case Removed(record):
            return connection.execute(f'DELETE FROM "{record.__tablename__}" WHERE id = ?', [record.id.hex]).rowcount


def _loosen(connection: sqlite3.Connection) -> None:
    # Within one transaction a key may come before the record it points to.
    connection.execute("PRAGMA defer_foreign_keys=ON")


def _insert(connection: sqlite3.Connection, records: Sequence[TableRow]) -> int:
    """Put records of one kind in their table; gives how many there are then."""
    if not records:
        return 0
    kind = type(records[0])
    marks = ", ".join("?" * len(kind.model_fields))
    statement = f'INSERT INTO "{kind.__tablename__}" ({_columns(kind)}) VALUES ({marks})'
    return connection.executemany(statement, map(columns.row, records)).rowcount


def _update(connection: sqlite3.Connection, kind: type[TableRow], key: UUID, field: str, value: Any) -> int:
    """Put a value in one field of a record; gives the number of rows it touched."""
    statement = f'UPDATE "{kind.__tablename__}" SET "{field}" = ? WHERE id = ?'
    return connection.execute(statement, [columns.kept(kind, field, value), key.hex]).rowcount


def _columns(kind: type[TableRow]) -> str:
    return ", ".join(f'"{field}"' for field in kind.model_fields)


def _summary(row: tuple[Any, ...]) -> Summary:
    key, team, location, year, state, changed, step, binned, to_read = row
    changed_at, binned_at = (columns.read(PlanRecord, "changed_at", moment) for moment in (changed, binned))
    return Summary(UUID(key), team, location, year, state, changed_at, step, binned_at, bool(to_read))


def _gone() -> PlanError:
    return PlanError(_("This plan is no longer in your library."), _("Look in the bin, or open its plan file."))


def _changed_elsewhere() -> ChangedElsewhere:
    return ChangedElsewhere(
        _("Another window changed this plan after you opened it here."),
        _("Open the plan again; what you typed last is still on the screen to copy."),
    )
