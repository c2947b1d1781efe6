"""A folder that a location shares: each plan as one file, to be read along, and the remarks on their way back.

    published = publish(plan, folder)             # the leader: roles in the place of names, unless asked otherwise
    sources = overview_sources.of_paths([folder], known=known)    # the manager: the overview follows the folder
    remarks.send(plan, folder, by)                # the manager: what was noted in a plan that was read along
    remarks.waiting(plan, folder)                 # the leader: what is new of that

The folder is one of a network or of a service that synchronises, and nothing in it is ours alone: files come half, come
twice, get other names or go away. A file is written beside its place and then put there whole, and never over a newer
one: newer is what was changed more often, and no clock decides that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from plans import file_names
from plans.anonymise.leaving import leaving
from plans.derived.sharing import shared
from plans.errors import Damaged, NeedsPassphrase, Newer, PlanError, unreadable
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import serialise
from plans.portfolio.duplicates import is_copy
from resources.language import gettext as _

LONGEST = 40
"""Characters of the name of a team that are in the name of a file: a place in a shared folder is long by itself."""

HEAD = 16_384
"""Bytes at the beginning of a plan file in which the key of the plan stands."""

KEY = re.compile(r"\b[0-9a-f]{12}\b")
"""The key of a plan in the name of a file (``key_of``)."""


@dataclass(frozen=True)
class Published:
    """What became of putting a plan in the folder."""

    path: Path
    written: bool
    """False when the file there held the same already."""


def publish(plan: Plan, folder: Path, *, names: bool = False, replaced: Mapping[str, str] | None = None) -> Published:
    """Put a plan in the folder, as one file that keeps its name, whole or not at all.

    Roles stand in the place of names unless ``names`` lets them go along; ``replaced`` are words that may be names,
    with what stands in their place. The leader's own scan never goes along. Raises PlanError when the folder is not
    there, cannot be written, or holds a newer version of this plan; nothing in it has changed then.
    """
    going = leaving(plan, roles=not names, chosen=replaced)
    going = shared(plan) if going is plan else going
    path = file_of(going, folder)
    if path is None:
        path = folder / file_name(going)
    else:
        there = _there(path, plan.id)
        if there and there.record.revision > going.record.revision:
            raise PlanError(
                _("There is a newer version of this plan in the shared folder: “{file}”.").format(file=path.name),
                _("It was left as it is. Open it first and bring in what is new, then share again."),
            )
        if there and serialise(there) == serialise(going):
            return Published(path, written=False)
    plan_file.write(going, path)
    return Published(path, written=True)


def file_of(plan: Plan, folder: Path) -> Path | None:
    """Return the file of a plan in the folder, also when somebody gave it another name; raises PlanError."""
    found = plan_files(folder)
    ending = f" {key_of(plan.id)}{plan_file.SUFFIX}"
    named = [path for path in found if path.name.endswith(ending)]
    if named:
        return named[0]
    wanted = f'"id": "{plan.id}"'.encode()
    return next((path for path in found if not is_copy(path.name) and wanted in _head(path)), None)


def file_name(plan: Plan) -> str:
    """Return the name that a plan gets in the folder: one that every disk can hold, and that no other plan has."""
    team = file_names.file_name(plan.team.name.replace(".", " "), LONGEST)
    return f"{team or _('Team')} {plan.year} {key_of(plan.id)}{plan_file.SUFFIX}"


def plan_files(folder: Path) -> list[Path]:
    """Return the plan files in the folder itself, by name; raises PlanError when it is not there."""
    return files(folder, plan_file.SUFFIX)


def files(folder: Path, suffix: str) -> list[Path]:
    """Return the files in the folder itself whose name ends so; raises PlanError when it is not there."""
    try:
        if not folder.is_dir():
            raise PlanError(
                _("The shared folder “{folder}” is not there.").format(folder=folder),
                _("Is the network on, and is the folder synchronised? Try again, or choose the folder again."),
            )
        return sorted(path for path in folder.iterdir() if path.name.lower().endswith(suffix))
    except OSError as error:
        raise unreadable(error, folder) from error


def key_of(plan: UUID) -> str:
    """Return what ends the name of the files of a plan."""
    return plan.hex[:12]


def _there(path: Path, plan: UUID) -> Plan | None:
    """Return the plan that a file in the folder holds now; None when it is spoiled, or holds another plan."""
    try:
        there, _notice = plan_file.read(path)
    except Newer as error:
        raise PlanError(
            error.sentence, _("It was left as it is. Install the newest Digikoers, then share again.")
        ) from None
    except NeedsPassphrase as error:
        raise PlanError(
            error.sentence, _("It was left as it is. Take it out of the folder, then share again.")
        ) from None
    except Damaged:
        # Half there: what synchronises the folder stopped, or it was cut off. What is written now is whole.
        return None
    return there if there.id == plan else None


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""
