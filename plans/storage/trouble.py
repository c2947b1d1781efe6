"""What a start finds of a library, as a value, and what fits then; the library that stands in for it, remembered.

    started = trouble.start(default_path())
    started.library                            # the library asked for, or the one that stands in for it, or None
    started.asked.condition, .error, .choices  # for the page that says what was found and offers what fits

A stand-in is used from the moment somebody chose it until the library itself is sound again; its plans then stay where
they are, are listed by ``others`` and can be taken in with ``take_plan``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, NamedTuple
from uuid import UUID

from plans.errors import Busy, Damaged, Newer, NoRights, PlanError, no_rights
from plans.plan import Plan
from plans.storage import backups, local_state, schema
from plans.storage.backups import Copy
from plans.storage.library import Library, Summary

Condition = Literal["sound", "absent", "damaged", "newer", "busy", "read_only", "no_rights", "outdated", "unreachable"]
"""``read_only``: it can be read and not written. ``no_rights``: not even read. ``outdated``: it could not be brought up
to date. ``unreachable``: the disk does not answer, or nothing can be made there."""

Choice = Literal["retry", "put_back", "read_only", "stand_in"]
"""Try again; put back the newest good copy; look into it, or into the newest good copy of a damaged one; begin with an
empty library beside it, or go on with the one that was begun."""


class Diagnosis(NamedTuple):
    """What was found of a library."""

    path: Path
    condition: Condition
    error: PlanError | None = None
    """The sentence and the advice that go with it; None when it is sound or not there yet."""
    choices: tuple[Choice, ...] = ()
    """What fits, best first."""
    newest_copy: Copy | None = None
    """The newest copy that was read whole and found good; only looked for when the library is damaged."""
    readable: tuple[Summary, ...] = ()
    """The plans that the list of a damaged library still names, to see what its newest copy lacks."""


class Start(NamedTuple):
    """What a start came to."""

    library: Library | None
    """The library asked for, or the one that stands in for it; None while nobody chose what to do."""
    asked: Diagnosis
    """What was found of the library that was asked for."""

    @property
    def stands_in(self) -> bool:
        """Whether another library is open than the one that was asked for."""
        return self.library is not None and self.library.path != self.asked.path


class Other(NamedTuple):
    """Another library in the same folder, and the plans in it."""

    path: Path
    plans: tuple[Summary, ...]
    error: PlanError | None = None
    """Why it cannot be read; of a damaged one there may be plans all the same, each of which may be damaged."""


def diagnose(path: Path) -> Diagnosis:
    """Look what condition a library is in, without changing it and without waiting; never raises PlanError."""
    if not os.path.lexists(path) and _may_make(path):
        return Diagnosis(path, "absent")
    try:
        schema.examine(path, wait=0)
    except PlanError as error:
        return _in_trouble(path, error)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return Diagnosis(path, "read_only", no_rights(path), _fitting(path, "read_only", "retry"))
    return Diagnosis(path, "sound")


def start(path: Path, *, wait: float | None = None) -> Start:
    """Open a library; as long as there is trouble with it, the one that stands in for it.

    One that is sound again is opened itself, and its stand-in is no longer remembered. ``wait`` is how many seconds to
    wait for another program. Never raises PlanError.
    """
    try:
        library = Library.open(path, wait=wait)
    except PlanError as error:
        asked = diagnose(path)
        if asked.condition in ("sound", "absent"):
            # It looks well, and still does not open.
            there = asked.condition == "sound" and not isinstance(error, Busy)
            choices = _fitting(path, "retry", "read_only")
            asked = Diagnosis(path, "outdated", error, choices) if there else _in_trouble(path, error)
    else:
        state = local_state.read(path)
        if state.stand_in:
            local_state.write(path, state._replace(stand_in=None))
        return Start(library, Diagnosis(path, "sound"))
    if found := stand_in(path):
        try:
            return Start(Library.open(found, wait=wait), asked)
        except PlanError:
            # Trouble with both: the page is about the one that was asked for.
            return Start(None, asked)
    return Start(None, asked)


def stand_in(path: Path) -> Path | None:
    """Return the library that stands in for another one; None when none was begun, or it is gone."""
    name = local_state.read(path).stand_in
    return path.with_name(name) if name and path.with_name(name).exists() else None


def begin_stand_in(path: Path) -> Path:
    """Return the library that is to stand in for one that cannot be used, from now on at every start.

    The one that stands in already stays it; a new one gets a free name. It is made when it is opened.
    """
    if known := stand_in(path):
        return known
    number = 2
    while (free := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    local_state.write(path, local_state.read(path)._replace(stand_in=free.name))
    return free


def neighbours(path: Path) -> list[Path]:
    """Return the files in the folder of a library that may be other libraries."""
    try:
        return sorted(item for item in path.parent.glob(f"*{path.suffix}") if item.is_file() and item.name != path.name)
    except OSError:
        return []


def others(path: Path) -> list[Other]:
    """Return the other libraries in the folder of one, with their plans; those that cannot be read say why."""
    found = []
    for file in neighbours(path):
        try:
            library = Library.open(file, read_only=True, wait=0)
        except PlanError as error:
            plans = _readable(file) if isinstance(error, Damaged) else ()
            if plans or file.name.startswith(f"{path.stem}-"):
                # One of ours, by what is in it or by its name; any other file is nobody's business here.
                found.append(Other(file, plans, error))
            continue
        try:
            found.append(Other(file, tuple(library.plans())))
        except PlanError as error:
            found.append(Other(file, (), error))
        finally:
            library.close()
    return found


def load_plan(other: Path, plan_id: UUID) -> Plan:
    """Return a plan of another library, with everything it keeps; of a damaged one what can still be read.

    Raises PlanError when it is not there, or cannot be read whole.
    """
    try:
        source = Library.open(other, read_only=True, wait=0)
    except Damaged:
        source = Library.salvage(other)
    try:
        return source.load(plan_id)
    finally:
        source.close()


def take_plan(library: Library, other: Path, plan_id: UUID) -> None:
    """Take a plan of another library into this one; in the other one it stays as well.

    Raises PlanError when a plan with that key is here already, and what ``load_plan`` and writing raise.
    """
    library.create(load_plan(other, plan_id))


def newest_good_copy(path: Path) -> Copy | None:
    """Return the newest copy of a library that can be read whole; None when there is none. Never raises PlanError."""
    try:
        found = backups.copies(path)
    except PlanError:
        return None
    for copy in reversed(found):
        try:
            schema.examine(copy.path)
        except PlanError:
            continue
        return copy
    return None


def _readable(path: Path) -> tuple[Summary, ...]:
    """Return the plans that the list of a damaged library still names."""
    try:
        library = Library.salvage(path)
    except PlanError:
        return ()
    try:
        return tuple(library.plans())
    except PlanError:
        return ()
    finally:
        library.close()


def _may_make(path: Path) -> bool:
    """Return whether a library can be made here, with the folders it needs."""
    there = next((parent for parent in path.absolute().parents if parent.exists()), None)
    return there is not None and there.is_dir() and os.access(there, os.W_OK)


def _in_trouble(path: Path, error: PlanError) -> Diagnosis:
    match error:
        case Busy():
            return Diagnosis(path, "busy", error, _fitting(path, "retry"))
        case NoRights():
            return Diagnosis(path, "no_rights", error, _fitting(path, "retry"))
        case Newer():
            return Diagnosis(path, "newer", error, _fitting(path))
        case Damaged():
            copy = newest_good_copy(path)
            choices = _fitting(path, *(("put_back", "read_only") if copy else ()))
            return Diagnosis(path, "damaged", error, choices, copy, _readable(path))
        case _:
            return Diagnosis(path, "unreachable", error, _fitting(path, "retry"))


def _fitting(path: Path, *choices: Choice) -> tuple[Choice, ...]:
    """Return what fits; a library beside it only where one can be made."""
    may_write = os.access(path.parent, os.W_OK)
    fits: list[Choice] = [choice for choice in choices if may_write or choice != "put_back"]
    return (*fits, "stand_in") if may_write else tuple(fits)
