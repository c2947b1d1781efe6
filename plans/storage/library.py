"""The library: the plans on this laptop, in one SQLite file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from uuid import UUID

from plans import revisions
from plans.edits import Edit
from plans.errors import Damaged, PlanError, ReadOnly
from plans.plan import TABLES, Plan, PlanRecord, assembled, now
from plans.records import Record, TableRow
from plans.status import PlanState
from plans.storage import backups, engine, local_state, private, rows, schema, summaries, upkeep
from plans.storage.backups import Copy, Reason
from plans.storage.copying import Copying
from plans.storage.engine import damaged, translated_errors
from plans.storage.threads import ReadWriteLock
from plans.storage.workspace import own_folder, workspace
from plans.subjects.team import Team
from resources.language import gettext as _

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Connection, Engine

    from plans import portfolio
    from plans.storage.batches import Saved


class Summary(NamedTuple):
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
    revision: int = 0
    """How often it was saved."""


class Library:
    """The plans on this laptop; every method raises PlanError with a sentence when the disk does not cooperate.

    One that was opened to read gives plans and lists as any other; whatever would write it raises ReadOnly.
    """

    def __init__(
        self,
        path: Path,
        wait: float | None = None,
        notices: Iterable[str] = (),
        read_only: ExitStack | None = None,
        copy: Path | None = None,
    ) -> None:
        self.path = path
        self.notices = [*notices]
        """What the user should know after opening; it stops nothing."""
        self._wait = wait
        self._read_only = read_only
        """What is to be thrown away when a library that was opened to read is closed."""
        self._copy = copy
        """What is read in its place, if anything."""
        self.sound = False
        """Whether it was read whole and nothing turned out to be damaged; as long as it is not, ``check`` reads it."""
        self._threads = ReadWriteLock()
        self._copying = Copying(path, wait)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, wait: float | None = None) -> Self:
        """Open a library, or make it when there is none.

        ``read_only`` opens one that is there to look into: not a byte of it or its folder changes. ``wait`` is how many
        seconds anything waits for another program: engine.BUSY_SECONDS, or WINDOW_SECONDS for a window.

        A damaged, foreign or newer file is left as it is, byte for byte. Raises Damaged, Newer, Busy, NoRights or
        another PlanError.
        """
        if read_only:
            return cls._open_to_read(path, wait)
        notices: list[str] = []
        with translated_errors(path):
            if path.parent == own_folder() and path.parent.is_dir():
                private.restrict(path.parent)
            sound = upkeep.refresh(path, notices, wait)
        library = cls(path, wait, notices)
        library.sound = sound
        try:
            if sound:
                library._purge()
        except BaseException:
            library.close()
            raise
        return library

    @classmethod
    def salvage(cls, path: Path) -> Self:
        """Open a damaged library to read what can still be read of it; every plan may turn out to be damaged.

        Nothing of it changes. Raises PlanError when not even its list of plans can be read.
        """
        schema.check_file(path)
        library = cls(path, read_only=ExitStack())
        try:
            library.plans()
        except BaseException:
            library.close()
            raise
        return library

    @classmethod
    def _open_to_read(cls, path: Path, wait: float | None) -> Self:
        found = schema.examine(path, wait=wait)
        with ExitStack() as existing, translated_errors(path):
            place = path
            if found.interrupted:
                place = existing.enter_context(schema.recovered(path))
            elif found.revision != revisions.REVISIONS[-1]:
                place = existing.enter_context(workspace(path.parent, elsewhere=True)) / path.name
                schema.duplicate(path, place)
            if found.revision != revisions.REVISIONS[-1]:
                schema.migrate(place)
            return cls(path, wait, read_only=existing.pop_all(), copy=place)

    def close(self) -> None:
        """Let go of the file."""
        if "_engine" in vars(self):
            self._engine.dispose()
        if self._read_only:
            self._read_only.close()
        elif self.sound:
            local_state.note_left(self.path)

    @property
    def read_only(self) -> bool:
        """Whether it was opened to read."""
        return self._read_only is not None

    def refuse_when_read_only(self) -> None:
        """Raise ReadOnly when it was opened to read."""
        if self.read_only:
            raise ReadOnly(
                _("“{file}” is open to read only: nothing in it can be changed.").format(file=self.path.name),
                _("Save the plan as a plan file, or print it."),
            )

    # -- reading -----------------------------------------------------------------------------------

    def plans(self, binned: bool = False, *, most: int = -1, first: UUID | None = None) -> list[Summary]:
        """Return the plans, or those in the bin, last changed or thrown away first: in this library, by no clock.

        ``first`` comes on top, when it is one of them; no more than ``most`` others are read.
        """
        shown: list[tuple[type[TableRow], str]] = [
            *((PlanRecord, "id"), (Team, "name"), (Team, "location"), (Team, "year"), (PlanRecord, "state")),
            *((PlanRecord, "changed_at"), (PlanRecord, "last_step"), (PlanRecord, "binned_at")),
            *((PlanRecord, "to_read"), (PlanRecord, "revision")),
        ]
        found = f"SELECT * FROM plan WHERE binned_at IS {'NOT NULL' if binned else 'NULL'}"
        some = f"SELECT * FROM ({found} ORDER BY sequence DESC, id DESC LIMIT {most}) UNION {found} AND id = ?"
        order = "plan.id = ? DESC, plan.sequence DESC, plan.id DESC"
        query = f"FROM ({some}) AS plan JOIN team ON team.plan_id = plan.id ORDER BY {order}"
        with self._reading() as connection:
            return [Summary(*row) for row in rows.select(connection, shown, query, [first or UUID(int=0)] * 2)]

    def has(self, plan_id: UUID) -> bool:
        """Return whether a plan is in the library, in the bin too."""
        with self._reading() as connection:
            return any(rows.select(connection, [(PlanRecord, "id")], "FROM plan WHERE id = ?", [plan_id]))

    def load(self, plan_id: UUID) -> Plan:
        """Return a plan, apart from the database; raises PlanError when it is not there."""
        found = self.load_several([plan_id])
        if not found:
            raise _gone()
        return found[0]

    def load_several(self, plan_ids: Sequence[UUID]) -> list[Plan]:
        """Return some plans at once, in this order, for one table after another; one that is not there is left out."""
        with self._reading() as connection:
            found = {record.id: record for record in rows.records(connection, PlanRecord, "id", plan_ids)}
            tables: dict[UUID, dict[str, list[Record]]] = {key: {} for key in found}
            for name, kind in TABLES.items():
                for row in rows.records(connection, kind, "plan_id", plan_ids):
                    tables[row.plan_id].setdefault(name, []).append(row)
            return [assembled(found[key], tables[key]) for key in plan_ids if key in found]

    def kept_summaries(self, plan_ids: Sequence[UUID]) -> dict[UUID, portfolio.Summary]:
        """Return what the overview shows of some plans as they are now, of those of which it is kept."""
        with self._reading() as connection:
            return summaries.read(connection, plan_ids)

    def make_summaries(self, plan_ids: Sequence[UUID]) -> dict[UUID, portfolio.Summary]:
        """Return what the overview shows of some plans, and keep it as far as the library may be written just now."""
        from plans import portfolio

        made = [portfolio.summary(plan) for plan in self.load_several(plan_ids)]
        with suppress(PlanError), self._inserting() as connection:
            summaries.put(connection, made)
        return {item.plan_id: item for item in made}

    # -- writing -----------------------------------------------------------------------------------

    def create(self, plan: Plan) -> None:
        """Take a plan in, as it is; raises PlanError when its key is here already."""
        if self.has(plan.id):
            raise PlanError(_("This plan is already in your library."), _("Open it there, or keep both."))
        with self._inserting() as connection:
            rows.insert_plan(connection, plan)
        self._copying.note_edit()

    def write(self, plan: Plan, edits: Iterable[Edit], *, wait: float | None = None) -> None:
        """Keep edits that were carried out on the plan in memory: all in one transaction, or none.

        ``wait`` is how many seconds to wait for another program: 0 raises Busy at once. Raises ChangedElsewhere when
        another window saved this plan since it was loaded here.
        """
        from plans.storage import batches

        saved = None
        try:
            with self._writing(wait) as connection:
                saved = batches.carry_out(connection, plan, edits)
        except PlanError:
            # A disk may fail after the last byte was there. Said to have failed, it would be tried again, and then
            # look as if another window had saved the plan.
            if saved is None or not self._holds(saved):
                raise
        plan.record.revision, plan.record.changed_at = saved.revision, saved.changed_at

    def vacuum(self) -> None:
        """Write the file anew, so that no byte is left of what was deleted or replaced; raises PlanError."""
        self.refuse_when_read_only()
        with (
            self._threads.writing(),
            self._translated(),
            closing(engine.connect(self.path, wait=self._wait)) as connection,
        ):
            # Nothing of it goes to a folder of everybody.
            connection.execute("PRAGMA temp_store=MEMORY")
            connection.execute("VACUUM")

    def remember(self, plan_id: UUID, field: str, value: Any) -> None:
        """Keep a field of a plan that is no edit: the step it was left at, what went into calendars."""
        self._set(plan_id, **{field: value})

    def bin(self, plan_id: UUID) -> None:
        """Put a plan in the bin, for thirty days."""
        self._set(plan_id, binned_at=now())
        local_state.note_day(self.path, now().date())

    def restore(self, plan_id: UUID) -> None:
        """Take a plan out of the bin."""
        self._set(plan_id, binned_at=None)

    # -- copies ------------------------------------------------------------------------------------

    def copies(self) -> list[Copy]:
        """Return the copies of this library, oldest first."""
        return backups.copies(self.path)

    def copy(self, reason: Reason) -> Copy:
        """Make a verified copy now: before an import, and before anything else that changes much at once.

        Raises PlanError; then do not go on with what the copy was for.
        """
        self.refuse_when_read_only()
        return self._copying.make(reason)

    def copy_when_due(self) -> Copy | None:
        """Make a copy on a new day, and an hour after the last one when something was edited since.

        To be called every few minutes while the library is open, from any thread. Gives None when no copy was due, or
        when the newest holds the same. Raises PlanError.
        """
        if self.read_only or not self._copying.is_due():
            return None
        copy = self._copying.make_due()
        if self.plans(binned=True):
            local_state.note_day(self.path, now().date())
        return copy

    def check(self) -> list[str]:
        """Do what is done first when it is opened after an unclean end: copy it, read it whole, empty the bin.

        From any thread. Gives what the user should know, which stops nothing. Raises Damaged, or another PlanError.
        """
        notices = self._copying.check()
        self.sound = True
        self._purge()
        return notices

    def finish_copies(self) -> None:
        """Wait until no copy is being made, and make the first one when that was not done yet; raises PlanError."""
        self._copying.wait()
        if not self.sound and not self.read_only:
            self.check()

    # -- within ------------------------------------------------------------------------------------

    @cached_property
    def _engine(self) -> Engine:
        """What writes edits; loads SQLModel when nothing did before."""
        return engine.make_engine(self.path, wait=self._wait)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Return a connection that sees the library as it is at one moment."""
        place = self._copy or self.path
        with self._threads.reading(), self._translated():
            opened = engine.open_read_only if self.read_only else engine.connect
            try:
                with engine.transaction(opened(place, wait=self._wait)) as connection:
                    yield connection
            except rows.UNREADABLE:
                raise damaged(self.path) from None

    @contextmanager
    def _inserting(self) -> Iterator[sqlite3.Connection]:
        """Return a connection in a transaction, for what needs no tables of SQLModel; it is kept when all went well."""
        self.refuse_when_read_only()
        with (
            self._threads.writing(),
            self._translated(),
            engine.transaction(engine.connect(self.path, wait=self._wait)) as connection,
        ):
            yield connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Say trouble in a sentence; what turns out to be damaged is read whole before it opens again."""
        try:
            with translated_errors(self.path):
                yield
        except Damaged:
            self.sound = False
            raise

    @contextmanager
    def _writing(self, wait: float | None = None) -> Iterator[Connection]:
        """Return a connection in a transaction; it is kept when all went well."""
        self.refuse_when_read_only()
        with self._threads.writing(), self._translated(), self._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            usual = driver.execute("PRAGMA busy_timeout").fetchone()[0]
            driver.execute(f"PRAGMA busy_timeout={usual if wait is None else int(wait * 1000)}")
            try:
                with connection.begin():
                    yield connection
            finally:
                driver.execute(f"PRAGMA busy_timeout={usual}")
        self._copying.note_edit()

    def _holds(self, saved: Saved) -> bool:
        """Return whether a write that failed at its very end is in the library all the same."""
        fields = [(PlanRecord, "revision"), (PlanRecord, "changed_at")]
        try:
            with self._reading() as connection:
                stored = rows.select(connection, fields, "FROM plan WHERE id = ?", [saved.plan_id])
                return next(stored, None) == (saved.revision, saved.changed_at)
        except PlanError:
            return False

    def _set(self, plan_id: UUID, **changed: Any) -> None:
        from plans.storage import batches

        with self._writing() as connection:
            if not batches.set_values(connection, plan_id, changed):
                raise _gone()

    def _purge(self) -> None:
        """Empty the bin of what has been in it for long enough."""
        with self._reading() as connection:
            overdue = upkeep.overdue(connection, self.path)
        if overdue:
            from plans.storage import batches

            with self._writing() as connection:
                batches.delete_binned(connection, overdue)


def _gone() -> PlanError:
    return PlanError(_("This plan is no longer in your library."), _("Look in the bin, or open its plan file."))
