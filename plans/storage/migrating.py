"""Runs the migration scripts, with Alembic; loaded only by who has a library to make or to bring up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event

from plans.storage import engine as light


def make_engine(path: Path) -> Engine:
    """Give an engine on a library that only a migration may use: foreign keys are off."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": light.BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: Any) -> None:
        # Without this the driver opens transactions on its own, and not around every statement.
        connection.isolation_level = None
        for pragma in (*light.PRAGMAS, "foreign_keys=OFF"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    @event.listens_for(engine, "handle_error")
    def _failed(context: ExceptionContext) -> NoReturn:
        # SQLite's own error, as everywhere else in this folder.
        raise context.original_exception

    return engine


def run(connection: Connection, scripts: Path, versions: Sequence[Path]) -> None:
    """Carry out what a library still misses of the scripts in these folders, inside the transaction that is open."""
    script = ScriptDirectory(scripts, version_locations=list(versions))
    steps = EnvironmentContext(Config(), script, fn=lambda now, _context: script._upgrade_revs("head", now))
    with steps:
        steps.configure(connection=connection, transactional_ddl=True)
        steps.run_migrations()
