"""The remarks file (*.opmerkingen): what the location manager noted and decided, on the way back to the team leader."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from plans.edits import Added, Change, Edit
from plans.errors import Damaged, PlanError, newer
from plans.exchange import files
from plans.plan import Plan
from plans.plan_json import deserialise_table
from plans.revisions import last_change
from plans.subjects.reviews import Remark
from resources.language import gettext as _
from resources.language import ngettext

FORMAT = "digikoers.opmerkingen"
SUFFIX = ".opmerkingen"
MOST_BYTES = 5_000_000
"""More than anybody has to say of one plan; a larger file is refused unread."""

VERSION = last_change("remarks")
"""Only a revision that changed older remarks makes a new version: this file goes to and fro between two programs."""

_FIELDS = ("id", *Remark.fields())
_OWN = frozenset(Remark.model_fields) - set(_FIELDS)
"""What a remark gets from the plan and the file that it is in."""


class SentRemarks(NamedTuple):
    """What stands in a remarks file: of which plan, when it was sent (seconds since 1970), and the remarks."""

    plan: UUID
    sent: int
    remarks: tuple[Remark, ...]


class Merge(NamedTuple):
    """What taking in a remarks file comes to: the edits, and how many remarks are new or say something else."""

    edits: list[Edit]
    added: int
    changed: int

    def say(self) -> str:
        """Say in words what was taken in."""
        sentence = []
        if self.added:
            words = ngettext("{count} remark added", "{count} remarks added", self.added)
            sentence.append(words.format(count=self.added))
        if self.changed:
            words = ngettext("{count} remark changed", "{count} remarks changed", self.changed)
            sentence.append(words.format(count=self.changed))
        return ", ".join(sentence) or _("nothing new")


def write(plan: Plan, path: Path, sent: int | None = None) -> int:
    """Write the remarks of a plan whole or not at all, read them back, and give how many there are.

    Raises PlanError when there are none or when it cannot be written. ``sent`` is now unless another moment is given.
    """
    data = encode(plan, sent)
    remarks = decode(data).remarks
    if not remarks:
        raise PlanError(_("There are no remarks yet."), _("First write one under “From the location manager”."))
    files.write(data, path, lambda back: decode(back) == decode(data))
    return len(remarks)


def read(path: Path) -> SentRemarks:
    """Read a remarks file; raises Damaged, Newer or another PlanError with a sentence."""
    return decode(files.read(path, MOST_BYTES, _foreign, _foreign), path.name)


def encode(plan: Plan, sent: int | None = None) -> bytes:
    """Return the bytes of the remarks file of a plan; remarks without a word are left out."""
    rows = []
    for remark in plan.remarks:
        if remark.what.strip():
            dumped = remark.model_dump(mode="json")
            rows.append({field: dumped[field] for field in _FIELDS})
    form = {"plan": str(plan.id), "sent": int(time.time()) if sent is None else sent, "remarks": rows}
    whole = {"format": FORMAT, "version": VERSION, "sha256": files.checksum(form), **form}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def decode(data: bytes, name: str = "") -> SentRemarks:
    """Read what stands in the bytes of a remarks file called ``name``; raises Damaged or Newer."""
    whole = files.parse_envelope(data, name, (FORMAT, VERSION), _foreign, _broken)
    form = {key: value for key, value in whole.items() if key not in files.ENVELOPE}
    try:
        if whole.get("sha256") != files.checksum(form) or not set(form) >= {"plan", "sent", "remarks"}:
            raise _broken(name)
        if len(form) > 3:
            raise newer(name)
        return _sent(form, whole["version"], name)
    except (Damaged, ValueError, TypeError, AttributeError, RecursionError):
        raise _broken(name) from None


def merge(plan: Plan, sent: SentRemarks) -> Merge:
    """Make the edits that take remarks into a plan: by their key, the one that was sent last, and none is taken out.

    The order in which several files are taken in makes no difference, and neither does taking one in twice.
    """
    here = {remark.id: remark for remark in plan.remarks}
    place = max((remark.position for remark in plan.remarks), default=-1)
    edits: list[Edit] = []
    added = changed = 0
    for remark in sent.remarks:
        theirs = remark.copy_with(plan_id=plan.id, sent=sent.sent)
        # A goal that was taken out meanwhile; the remark itself stays worth reading.
        if plan.goal(theirs.goal_id) is None:
            theirs.goal_id = None
        mine = here.get(theirs.id)
        if mine is None:
            place += 1
            theirs.position = place
            edits.append(Added(theirs))
            added += 1
        elif _rank(theirs) > _rank(mine):
            step: list[Edit] = [
                Change(mine, field, getattr(mine, field), getattr(theirs, field))
                for field in (*Remark.fields(), "sent")
                if getattr(mine, field) != getattr(theirs, field)
            ]
            changed += any(edit.field != "sent" for edit in step if isinstance(edit, Change))
            edits += step
    return Merge(edits, added, changed)


def not_in(remarks: Iterable[Remark], others: Iterable[Remark]) -> list[Remark]:
    """Return the remarks that others do not have in the same words."""
    known = {item.id: _words(item) for item in others}
    return [item for item in remarks if known.get(item.id) != _words(item)]


def _sent(form: dict[str, Any], version: int, name: str) -> SentRemarks:
    moment = form["sent"]
    if not isinstance(moment, int) or isinstance(moment, bool) or not 0 < moment <= 10**11:
        raise ValueError("sent")
    plan = UUID(form["plan"])
    if any(_OWN & set(row) for row in form["remarks"]):
        raise ValueError("remark")
    rows = [{**row, "plan_id": plan} for row in form["remarks"]]
    remarks = deserialise_table({"version": version, "plan": {}, "records": {"remarks": rows}}, "remarks", name)
    if len({remark.id for remark in remarks}) != len(remarks):
        raise ValueError("a key stands there twice")
    return SentRemarks(plan, moment, tuple(remarks))


def _words(remark: Remark) -> list[object]:
    return [getattr(remark, field) for field in Remark.fields()]


def _rank(remark: Remark) -> tuple[int, str]:
    """Return which of two forms of a remark counts: the one sent last; between equals any, but always the same one."""
    return remark.sent, json.dumps([str(getattr(remark, field)) for field in Remark.fields()])


def _broken(name: str) -> Damaged:
    return Damaged(
        _("“{file}” is damaged: it was cut off or changed after it was saved.").format(file=name),
        _("Ask for the file again, or open an older copy."),
    )


def _foreign(name: str) -> Damaged:
    return Damaged(
        _("“{file}” is not a Digikoers file of remarks.").format(file=name),
        _("Choose a file whose name ends in .opmerkingen."),
    )
