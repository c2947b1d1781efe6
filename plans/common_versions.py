"""The versions of a plan that somebody else has as well: kept beside the library, as the base of a later merge.

    keep_given(folder, plan)            # before a plan file is written: plan.ancestors says what it comes from
    keep(folder, plan)                  # a plan file that was taken in, or merged
    base = common_version(folder, theirs)   # None when nothing is known: then compare two ways

Every plan file names the versions it comes from by their checksums (``Plan.ancestors``). What was given out or taken in
is kept as a plan file in the folder with the copies of the library; the newest that a file names is the last that both
had. They are plan files like others: whoever forgets a person rewrites them, and a rewritten one is no base any more.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from plans.errors import PlanError, unwritable
from plans.exchange import plan_file
from plans.plan import Plan
from plans.storage import private
from plans.storage.workspace import workspace

MOST = 20
"""Versions that are kept of one plan; the oldest goes first."""

_NAME = re.compile(
    rf"common-([0-9a-f-]{{36}})-(\d{{6}})-([0-9a-f]{{64}})-([0-9a-f]{{16}}){re.escape(plan_file.SUFFIX)}"
)


def keep_given(folder: Path, plan: Plan) -> None:
    """Keep a plan that is about to go out, and note in ``plan.ancestors`` what it comes from; raises PlanError."""
    plan.ancestors = tuple(key for _number, key, _path in _kept(folder, plan.id))
    _write(folder, plan)


def keep(folder: Path, plan: Plan) -> None:
    """Keep a plan as it was read from a file; one without a checksum is nobody's version. Raises PlanError."""
    if plan.ancestors:
        _write(folder, plan, plan.ancestors[-1])


def number(path: Path) -> int:
    """Return which version of its plan a file keeps, from 1, by its name; 0 for any other file."""
    found = _NAME.fullmatch(path.name)
    return int(found[2]) if found else 0


def common_version(folder: Path, theirs: Plan) -> Plan | None:
    """Return the last version that this library and a plan that was read from a file have in common, if it is known."""
    kept = {key: path for _number, key, path in _kept(folder, theirs.id)}
    for key in reversed(theirs.ancestors):
        if key in kept:
            found = _NAME.fullmatch(kept[key].name)
            with suppress(PlanError):
                plan, _notice = plan_file.read(kept[key])
                if found and plan.ancestors[-1:] and plan.ancestors[-1].startswith(found[4]) and plan.id == theirs.id:
                    return plan
            # The last that both had is spoiled: with an earlier one, what was taken back since would be lost.
            return None
    return None


def _kept(folder: Path, plan: UUID) -> list[tuple[int, str, Path]]:
    """Return the versions of a plan that are kept, oldest first: number, key and file."""
    if not folder.is_dir():
        return []
    found = [(match, path) for path in folder.iterdir() if (match := _NAME.fullmatch(path.name))]
    return sorted((int(match[2]), match[3], path) for match, path in found if match[1] == str(plan))


def _write(folder: Path, plan: Plan, key: str = "") -> None:
    """Keep a plan as the version with this key; without one, as the version that it is now."""
    data, own = plan_file.encode_with_key(plan)
    key = key or own
    kept = _kept(folder, plan.id)
    if any(known == key for _number, known, _path in kept):
        return
    number = kept[-1][0] + 1 if kept else 1
    name = f"common-{plan.id}-{number:06}-{key}-{own[:16]}{plan_file.SUFFIX}"
    try:
        private.make_folder(folder)
        with workspace(folder) as place:
            draft = place / name
            private.make_file(draft)
            draft.write_bytes(data)
            private.sync(draft)
            draft.replace(folder / name)
        for _number, _key, path in kept[: max(0, len(kept) + 1 - MOST)]:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(error, folder / name) from error
