"""What of a plan is for its leader alone, and how the plan goes to somebody else without it.

What the leader fills in about herself, her scan and what she means to do, stays in her library and in its copies.
Whatever leaves goes through ``shared``: without either or, when she chose so, with only the profile of her scan. A plan
file that is a copy for herself is whole; what she means to do is printed on a sheet of its own, and nowhere else.
"""

from __future__ import annotations

from plans.plan import TABLES, Plan, Version
from plans.plan_json import deserialise, readable, serialise
from plans.subjects.reviews import Closing
from plans.subjects.scans import LeadershipScan, is_shared, only_profile

PRIVATE = tuple(name for name, kind in TABLES.items() if kind.private)
"""The tables that are the leader's alone."""


def has_own(plan: Plan) -> bool:
    """Return whether the leader filled in anything about herself."""
    return any(record.is_begun() for name in PRIVATE for record in plan.table(name))


def has_profile(plan: Plan) -> bool:
    """Return whether the leader has a profile that she could share."""
    return bool(shared_scans(plan))


def shared_scans(plan: Plan, *, profile: bool = True) -> list[LeadershipScan]:
    """Return what goes to somebody else of the leader's own scans: their profiles where she has one, or nothing."""
    return [scan for scan in map(only_profile, plan.leadership_scans) if scan.is_begun()] if profile else []


def shared(plan: Plan, *, profile: bool = False) -> Plan:
    """Return a copy for somebody else: without what is the leader's alone, or with no more than a profile of it.

    What was kept of earlier days goes along without it as well; what of that cannot be read is left empty.
    """
    copy = deserialise(serialise(plan))
    profiles = shared_scans(copy, profile=profile)
    for name in PRIVATE:
        copy.table(name).clear()
    copy.leadership_scans = profiles
    for kept in _kept(copy):
        inner = readable(kept)
        # What cannot be read may hold it.
        kept.content = serialise(shared(inner)) if inner else {}
    return copy


def with_own(mine: Plan, back: Plan) -> Plan:
    """Return a plan that came back from somebody else, with what was never handed over put back from one's own.

    A scan that came back with answers in it is a copy for herself, and stays as it came; so does what she means to do.
    ``back`` stays as it is.
    """
    copy = deserialise(serialise(back))
    answered = {scan.id for scan in copy.leadership_scans if not is_shared(scan)}
    own = [scan.copy_with() for scan in mine.leadership_scans if scan.id not in answered and not is_shared(scan)]
    there = {scan.id for scan in own}
    copy.leadership_scans = [*own, *(scan for scan in copy.leadership_scans if scan.id not in there)]
    if not copy.intentions:
        copy.intentions = [thing.copy_with() for thing in mine.intentions]
    handed = {kept.id: kept for kept in _kept(shared(mine))}
    before = {kept.id: kept for kept in _kept(mine)}
    for kept in _kept(copy):
        if kept.id in before and handed[kept.id].content == kept.content:
            kept.content = before[kept.id].content
    return copy


def _kept(plan: Plan) -> list[Version | Closing]:
    return [*plan.versions, *plan.closings]
