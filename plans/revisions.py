"""The revisions of the plan: their numbers, and the steps that bring the JSON form of an older one up to date.

One number counts for everything: library revision 0005 and plan-file version 5 are the same form of the plan. The
numbers follow from the names of the migration scripts, so a new script is a new revision and a new version.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]
"""One record as JSON values, by the names of its fields."""

Form = dict[str, Any]
"""A whole plan as JSON values: ``{"version": 5, "plan": {...}, "records": {table: [row, ...]}}``."""

SCRIPTS = Path(__file__).parent / "storage" / "versions"
"""The folder of the migration scripts, one for each revision: ``0005_kept_versions.py``."""


def numbers(folder: Path) -> tuple[str, ...]:
    """Return the revisions of the scripts in a folder, oldest first, as four digits; from their names alone.

    The scripts are not imported, because they load Alembic. Raises ImportError when there is none: the program was
    packed without them and could not make a library either.
    """
    found = tuple(sorted(script.name[:4] for script in folder.glob("[0-9][0-9][0-9][0-9]_*.py")))
    if not found:
        raise ImportError("the migration scripts are missing from plans/storage/versions")
    return found


REVISIONS = numbers(SCRIPTS)
"""Every form the plan has had, oldest first."""

VERSION = int(REVISIONS[-1])
"""The version of the JSON form that this program writes; older ones are read, newer ones are refused."""


class Step(NamedTuple):
    """What a revision changes in one table of the JSON form; pure: ``change`` gives a new form."""

    table: str
    """The name of the table in the form, or "plan" for what is known of the plan as a whole."""
    change: Callable[[Form], Form]


def rename(table: str, old: str, new: str) -> Step:
    """Make the step that gives a field another name."""
    return split(table, old, lambda value: {new: value})


def split(table: str, old: str, parts: Callable[[Any], Row]) -> Step:
    """Make the step that puts other fields in the place of one; ``parts`` gives them from its value."""
    return _step(table, lambda row: {**_without(row, old), **parts(row[old])} if old in row else row)


def drop(table: str, *fields: str) -> Step:
    """Make the step that leaves fields out."""
    return _step(table, lambda row: _without(row, *fields))


def add(table: str, field: str, value: Callable[[Row], Any]) -> Step:
    """Make the step that fills a new field from the rest of its row; one with a default needs no step."""
    return _step(table, lambda row: row if field in row else {**row, field: value(row)})


def rename_table(old: str, new: str) -> Step:
    """Make the step that gives a table another name."""
    return Step(
        old,
        lambda form: {
            **form,
            "records": {new if name == old else name: rows for name, rows in form["records"].items()},
        },
    )


def drop_table(table: str) -> Step:
    """Make the step that leaves a table out."""
    return Step(table, lambda form: {**form, "records": _without(form["records"], table)})


STEPS: dict[int, tuple[Step, ...]] = {}
"""What each version changed in the form, by its number; a new field, table or choice needs no step."""


def upgrade(form: Form, version: int) -> Form:
    """Return the form of a plan of a version as the newest version has it; ``form`` itself stays as it is.

    What is no table or row is left alone, for the reader to refuse. Raises what a step raises on a value of a kind
    that it does not expect.
    """
    for number in sorted(STEPS):
        for step in STEPS[number] if number > version else ():
            form = step.change(form)
    return form


def last_change(table: str) -> int:
    """Return the version that last had to change older rows of a table; 1 when none had to."""
    return max((number for number, steps in STEPS.items() if any(step.table == table for step in steps)), default=1)


def _step(table: str, change: Callable[[Row], Row]) -> Step:
    """Make a step of what happens to each row of a table."""

    def apply(form: Form) -> Form:
        if table == "plan":
            return {**form, "plan": _changed(form["plan"], change)}
        rows = form["records"].get(table)
        if not isinstance(rows, list):
            return form
        return {**form, "records": {**form["records"], table: [_changed(row, change) for row in rows]}}

    return Step(table, apply)


def _changed(row: Any, change: Callable[[Row], Row]) -> Any:
    return change(row) if isinstance(row, dict) else row


def _without(row: Row, *fields: str) -> Row:
    return {name: value for name, value in row.items() if name not in fields}
