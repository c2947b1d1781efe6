"""Remarks on their way back through the shared folder: the manager puts them there, the leader is offered them.

Each laptop that sends has a file of its own for each plan, so that two managers never write over each other. It stays
there: what was taken in once is not new a second time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plans.anonymise.leaving import leaving
from plans.errors import PlanError
from plans.exchange import plan_file, remarks_file
from plans.plan import Plan
from plans.shared_folder import KEY, file_name, file_of, files, key_of
from plans.subjects.reviews import Remark
from resources.language import gettext as _


@dataclass(frozen=True)
class Waiting:
    """A file with remarks of which something is new in a plan."""

    path: Path
    merge: remarks_file.Merge


@dataclass(frozen=True)
class Found:
    """What the folder holds for a plan: what can be taken in, and what could not be read, in a sentence each."""

    waiting: tuple[Waiting, ...]
    unread: tuple[str, ...]

    def say(self) -> str:
        """Say in words what is new: "2 remarks added, 1 remark changed"."""
        whole = remarks_file.Merge(
            [], sum(item.merge.added for item in self.waiting), sum(item.merge.changed for item in self.waiting)
        )
        return whole.say()


def send(plan: Plan, folder: Path, by: str, replaced: Mapping[str, str] | None = None) -> int:
    """Put in the folder what was noted in a plan that is read along; gives how many remarks are in the file.

    ``by`` tells this laptop from another one that sends remarks of the same plan. What the leader has already goes
    along no more. Where names stay on the laptop, roles and ``replaced`` take their place. Raises PlanError when there
    is nothing to send or when it cannot be written.
    """
    path = file_of(plan, folder)
    there: list[Remark] = []
    if path:
        try:
            there = plan_file.read(path)[0].remarks
        except PlanError:
            # Half there, or closed: everything goes along.
            there = []
    going = leaving(plan, chosen=replaced)
    own = replace(going, remarks=remarks_file.not_in(going.remarks, there))
    if plan.remarks and not own.remarks:
        raise PlanError(_("There is nothing new to send: the team has all your remarks."))
    stem = (path or folder / file_name(plan)).stem
    return remarks_file.write(own, folder / f"{stem} {by}{remarks_file.SUFFIX}")


def waiting(plan: Plan, folder: Path) -> Found:
    """Return what the folder holds that is new for a plan; raises PlanError when it is not there."""
    found: list[Waiting] = []
    unread: list[str] = []
    for path in files(folder, remarks_file.SUFFIX):
        keys = KEY.findall(path.stem)
        if keys and key_of(plan.id) not in keys:
            # Of another plan, by its name: with a thousand teams most of them are.
            continue
        try:
            sent = remarks_file.read(path)
        except PlanError as error:
            unread.append(error.sentence)
            continue
        if sent.plan == plan.id:
            merge = remarks_file.merge(plan, sent)
            if merge.added or merge.changed:
                found.append(Waiting(path, merge))
    return Found(tuple(found), tuple(unread))
