"""What a library needs when it is opened: to be looked at, copied, and brought up to date.

Reading a library whole and copying it take as long as it is large. One that was left sound and that nobody touched
since opens at once, and is copied and read whole beside the window (``check``); any other, after a power cut or a
change from outside, is read whole before anything else is done with it.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from uuid import UUID

from plans import revisions
from plans.errors import Damaged, PlanError, no_rights
from plans.plan import PlanRecord, now
from plans.storage import backups, local_state, private, rows, schema
from plans.storage.workspace import clean
from resources.language import gettext as _

BIN_DAYS = 30
"""How long a deleted plan can be put back, in days that the program saw pass (``local_state.days_passed``)."""


def refresh(path: Path, notices: list[str], wait: float | None) -> bool:
    """Make a library ready for use, or make it; tells whether it was read whole, else ``check`` is to be done.

    What stops nothing is added to ``notices``. Raises Damaged, Newer, Busy, NoRights or another PlanError.
    """
    if not path.exists():
        schema.create(path)
        return True
    as_left = local_state.is_as_left(path)
    found = schema.recognise(path, wait=wait) if as_left else schema.examine(path, wait=wait)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise no_rights(path)
    for place in (path.parent, backups.folder(path)):
        clean(place)
    private.restrict(path)
    if found.interrupted:
        schema.roll_back(path, wait=wait)
    if found.revision != revisions.REVISIONS[-1]:
        _migrate(path, wait)
        return True
    if as_left:
        return False
    notices += _copied(path, wait)
    return True


def check(path: Path, *, wait: float | None = None) -> list[str]:
    """Copy a library that is in use and read the copy whole; gives what the user should know, which stops nothing.

    Whoever writes it meanwhile waits no longer than the copying takes. Raises Damaged, or a PlanError when the disk
    does not answer.
    """
    try:
        notices = _copied(path, wait)
    except Damaged as error:
        # The copy is, and perhaps it alone.
        notices = [str(error)]
    if notices:
        try:
            schema.examine(path, wait=wait)
        except Damaged:
            local_state.forget_left(path)
            raise
    return notices


def overdue(connection: sqlite3.Connection, path: Path) -> list[UUID]:
    """Return the plans that have been in the bin for long enough; raises as ``rows.select`` does."""
    fields = [(PlanRecord, "id"), (PlanRecord, "binned_at")]
    # Looked at first: a start that has nothing to delete writes nothing.
    binned = [*rows.select(connection, fields, "FROM plan WHERE binned_at IS NOT NULL")]
    if not binned:
        return []
    today = now().date()
    days = local_state.note_day(path, today).days
    return [key for key, since in binned if local_state.days_passed(since.date(), today, days) > BIN_DAYS]


def _copied(path: Path, wait: float | None) -> list[str]:
    try:
        backups.make(path, "start", even_if_same=False, wait=wait)
    except Damaged:
        raise
    except PlanError as error:
        return [_("No copy of your plans could be made today. {why}").format(why=error)]
    return []


def _migrate(path: Path, wait: float | None) -> None:
    try:
        backups.make(path, "migration", wait=wait)
    except PlanError as error:
        raise PlanError(
            _("“{file}” must be brought up to date, and a copy of it must be made first. That did not work.").format(
                file=path.name
            ),
            _("{why} Nothing in your library was changed.").format(why=error),
        ) from error
    schema.migrate(path)
