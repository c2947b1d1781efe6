"""Which edits the state of a plan or of a review refuses, and why: the one rule for everything that edits a plan.

There are six sources of edits, each with its own rule:

- ``edit``: what a person does. The step is walked in order, with the state as it is at that point of the step. Every
  edit must be one that ``Plan.may_change`` allows. What opens and closes is excepted: giving the plan another state,
  keeping the version with an adoption, and closing or reopening the review of an adopted plan.
- ``plan_file``: another form of the same plan takes its place. A plan that is read along follows its maker in
  everything. In a plan of her own a file may do what an edit may do, and more only where it opens or closes itself:
  what was agreed on changes together with another adopted version, or with a state in which it is open here or there;
  what a closed review holds together with another closing of that review; a sent remark together with when it was sent.
  A key goes with the record that it points to, and comes back with it.
- ``remarks_file``: remarks that were sent come in, or replace what the same person sent earlier, in every state of the
  plan but closed.
- ``merge``: what another window of the same library saved is joined with what was done here. Every step of it was
  judged where it was done, and the merge itself sees to what stands fixed (``plans.merging``).
- ``house_pack``: the organisation's house pack fills the plan, or a newer one brings it up to date. That may do what an
  edit may do, and change what the organisation locked.
- ``forgetting``: the name of a person goes out of texts, and out of what was kept. That goes before every lock; all
  else in such a step is judged as an ``edit``.

Undoing is judged by the same rule, for the source that the step came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from plans.dates import format_day
from plans.edits import Added, Change, Edit, Removed
from plans.errors import Locked
from plans.plan import KEPT, TABLES, Lock, Locks, Plan, PlanRecord, Version
from plans.records import Record
from plans.status import OPEN_STATES
from plans.subjects.calendar import Review
from plans.subjects.reviews import Closing, Decision, Measurement, Remark
from resources.language import gettext as _
from resources.texts import text

Source = Literal["edit", "plan_file", "remarks_file", "merge", "house_pack", "forgetting"]


def check(plan: Plan, step: Sequence[Edit], source: Source = "edit", *, undoing: bool = False) -> None:
    """Let a step of edits pass that has not been applied yet, or raise Locked with the reason.

    ``undoing``: the step takes back an earlier one that came from the same source.
    """
    refused = refusal_of(plan, step, source, undoing=undoing)
    if refused:
        raise refused


def refusal_of(plan: Plan, step: Sequence[Edit], source: Source = "edit", *, undoing: bool = False) -> Locked | None:
    """Return why a step of edits is refused, or None when it is allowed; see ``check``."""
    match source:
        case "edit":
            return _of_edits(plan.locks, step, undoing)
        case "plan_file":
            return _of_plan_file(plan.locks, step)
        case "remarks_file":
            return _of_remarks(plan.locks, step)
        case "merge":
            return None
        case "house_pack":
            return _of_edits(plan.locks._replace(house=None), step, undoing)
        case "forgetting":
            return _of_edits(plan.locks, [edit for edit in step if not _rewords(edit)], undoing)


def reason(plan: Plan, record: Record | PlanRecord, field: str = "") -> str:
    """Say why a record, or one field of it, may not be edited; nothing when it may."""
    lock = plan.locks.on(record, field)
    return str(_locked(lock, record, plan.locks)) if lock else ""


def explanation(plan: Plan, subject: str) -> str:
    """Say once for a whole page (a subject) why fields on it are shut; nothing when none are."""
    if plan.record.to_read:
        return _("You are reading somebody else’s plan. You can add remarks to it.")
    kinds = [kind for name, kind in TABLES.items() if kind.subject == subject and name not in KEPT]
    fixed = [field for kind in kinds for field in kind.fields() if not kind.is_live(field)]
    if plan.record.state == "closed" and kinds:
        step = text("next_year", "step.title")
        return _("This year is closed, so nothing changes any more. Under “{step}” you can open it again.").format(
            step=step
        )
    if plan.record.state in OPEN_STATES and plan.record.house:
        return _of_the_house(plan, subject)
    if plan.record.state != "adopted" or not fixed:
        return ""
    record = plan.record
    day = format_day(record.adopted_on) if record.adopted_on else ""
    begin = _("The plan was adopted on {day}.").format(day=day) if day else _("The plan is adopted.")
    why = _("That is why what was agreed here is fixed.")
    return f"{begin} {why}"


def _of_the_house(plan: Plan, subject: str) -> str:
    """Say that the organisation locked something on a page."""
    keys = plan.locks.house or {}
    if not any(record.subject == subject and str(record.id) in keys for record in plan.records()):
        return ""
    sentence = _("{who} locked something here in the house pack: what is locked is the same for every team.")
    return sentence.format(who=plan.locks.locked_by)


def way_to_change(plan: Plan) -> str:
    """Say how an adopted plan is changed after all; nothing in another state, or for who reads along."""
    if plan.record.state != "adopted" or plan.record.to_read:
        return ""
    return _("To change something: agree on it in the review, at step 2 Adjust, or open the plan again.")


def field_of(edit: Edit) -> str:
    """Return the field that an edit changes; nothing for a record that comes or goes."""
    return edit.field if isinstance(edit, Change) else ""


def _of_edits(locks: Locks, step: Sequence[Edit], undoing: bool) -> Locked | None:
    ends = {edit.record.id for edit in step if isinstance(edit, Added if undoing else Removed)}
    adopts = any(_gives_state(edit) and "adopted" in (edit.old, edit.new) for edit in step if isinstance(edit, Change))
    for edit in step:
        after = _opened_or_closed(locks, edit, adopts, undoing)
        if after:
            locks = after
            continue
        lock = locks.on(edit.record, field_of(edit)) or _lock_after(locks, edit)
        loosened = _loosens(edit, ends, undoing)
        if loosened and lock in ("sent", "review"):
            # A key is emptied with the record it points to; the closing keeps how it stood.
            continue
        if lock:
            return _held() if loosened else _locked(lock, edit.record, locks)
    return None


def _rewords(edit: Edit) -> bool:
    """Return whether an edit gives a text other words, or a copy of the plan that was kept."""
    if not isinstance(edit, Change):
        return False
    kept = isinstance(edit.record, Version | Closing) and edit.field == "content"
    return kept or type(edit.record).model_fields[edit.field].annotation is str


def _loosens(edit: Edit, ends: set[UUID], undoing: bool) -> bool:
    """Return whether an edit empties a key together with the record it points to, or puts it back with it."""
    if not isinstance(edit, Change):
        return False
    here, gone = (edit.new, edit.old) if undoing else (edit.old, edit.new)
    return isinstance(here, UUID) and here in ends and gone is None


def _opened_or_closed(locks: Locks, edit: Edit, adopts: bool, undoing: bool) -> Locks | None:
    """Return the locks after an edit that opens or closes something and may do so; None for every other edit."""
    if locks.to_read:
        return None
    comes = isinstance(edit, Removed if undoing else Added)
    match edit:
        case Change(new=new) if _gives_state(edit):
            return locks._replace(state=new)
        case Added(Version()) | Removed(Version()):
            return locks if comes and adopts and locks.state in OPEN_STATES else None
        case Added(Closing() as kept) | Removed(Closing() as kept):
            fits = comes and locks.state == "adopted" and (kept.quarter in locks.closed) == undoing
            return locks._replace(closed=locks.closed ^ {kept.quarter}) if fits else None
        case Change(Closing() as kept, "reopened_on", old, new):
            fits = locks.state == "adopted" and (old is None, new is None) == (not undoing, undoing)
            return locks._replace(closed=locks.closed ^ {kept.quarter}) if fits else None
        case _:
            return None


def _lock_after(locks: Locks, edit: Edit) -> Lock | None:
    """Return what would keep a record from being edited once it has the value that this edit gives it."""
    match edit:
        case Change(Measurement() | Decision() | Review(), "quarter", _, new) if new in locks.closed:
            return "review"
        case Change(Remark(), "sent"):
            return "sent"
        case _:
            return None


def _of_plan_file(locks: Locks, step: Sequence[Edit]) -> Locked | None:
    if locks.to_read:
        return None
    changes = [edit for edit in step if isinstance(edit, Change)]
    states = {locks.state, *(state for edit in changes if _gives_state(edit) for state in (edit.old, edit.new))}
    opens = bool(states & OPEN_STATES) or any(
        isinstance(edit.record, Version) for edit in step if not isinstance(edit, Change)
    )
    closed = locks.closed - {edit.record.quarter for edit in step if isinstance(edit.record, Closing)}
    resent = {edit.record.id for edit in changes if isinstance(edit.record, Remark) and edit.field == "sent"}
    ends, comes = ({edit.record.id for edit in step if isinstance(edit, kind)} for kind in (Removed, Added))
    locks = locks._replace(
        state="concept" if opens else "closed" if states == {"closed"} else "adopted",
        closed=closed,
        # What is locked goes along with a newer house pack.
        house=None if any(_brings_newer_pack(edit) for edit in changes) else locks.house,
    )
    for edit in step:
        if _gives_state(edit) or _keeps_house(edit):
            continue
        lock = locks.on(edit.record, field_of(edit)) or _lock_after(locks, edit)
        if lock == "kept" and field_of(edit) in ("", "position", "reopened_on"):
            continue
        if lock in ("sent", "review") and (_loosens(edit, ends, undoing=False) or _loosens(edit, comes, undoing=True)):
            continue
        if lock == "sent" and (not isinstance(edit, Change) or edit.record.id in resent):
            continue
        if lock:
            return _locked(lock, edit.record, locks)
    return None


def _of_remarks(locks: Locks, step: Sequence[Edit]) -> Locked | None:
    for edit in step:
        lock = locks.on(edit.record, field_of(edit))
        if lock and not (lock == "sent" and isinstance(edit.record, Remark)):
            return _locked(lock, edit.record, locks)
    return None


def _gives_state(edit: Edit) -> bool:
    return isinstance(edit, Change) and isinstance(edit.record, PlanRecord) and edit.field == "state"


def _brings_newer_pack(edit: Change) -> bool:
    """Return whether an edit puts a newer version of the same house pack in the place of the one that is there."""
    if not isinstance(edit.record, PlanRecord) or edit.field != "house":
        return False
    return not edit.old or (edit.old.get("pack") == edit.new.get("pack") and edit.old["number"] < edit.new["number"])


def _keeps_house(edit: Edit) -> bool:
    """Return whether an edit leaves the house pack and what it locks as they are, and tells less of what it gave."""
    if not isinstance(edit, Change) or not isinstance(edit.record, PlanRecord) or edit.field != "house":
        return False
    return all(edit.old.get(name) == edit.new.get(name) for name in ("pack", "number", "locked"))


def _held() -> Locked:
    return Locked(
        _("Something that was agreed refers to what you are taking out."),
        _("Reopen the plan, give that another owner or source, and adopt it again."),
    )


def _locked(lock: Lock, record: Record | PlanRecord, locks: Locks) -> Locked:
    match lock:
        case "reading":
            return Locked(
                _("You are reading this plan: it belongs to somebody else."),
                _("Write a remark, or ask who made it to change it."),
            )
        case "closed":
            step = text("next_year", "step.title")
            return Locked(
                _("This plan is closed; nothing changes in it any more."),
                _("Under “{step}” you can open it again.").format(step=step),
            )
        case "kept":
            return Locked(
                _("The copy of an adopted plan or a closed review never changes."),
                _("Adopt the plan again, or close the review again: that keeps a new copy."),
            )
        case "sent":
            return Locked(_("This remark was sent to you: it stays as it was sent."), _("Add a remark of your own."))
        case "review":
            quarter = getattr(record, "quarter", "")
            return Locked(
                _("The review of quarter {quarter} is closed: what was said in it is fixed.").format(quarter=quarter),
                _("Open that review again to change it."),
            )
        case "house":
            return Locked(
                _("{who} locked this in the house pack: it is the same for every team.").format(who=locks.locked_by),
                _("Ask them to change it in the house pack."),
            )
        case "adopted":
            return Locked(_("The plan is adopted: what was agreed is fixed."), _("Open it again to change it."))
