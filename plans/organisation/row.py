"""What is published of a plan: the line of the overview without a word of text, and the plan with roles for names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from plans import portfolio
from plans.anonymise import anonymised
from plans.exchange import plan_file
from plans.plan import Plan
from plans.portfolio import Summary, kept
from plans.revisions import VERSION


@dataclass(frozen=True)
class Row:
    """What goes to the organisation's library of one plan, as JSON."""

    plan_id: UUID
    team: str
    location: str
    checksum: str
    """The SHA-256 of the whole plan as it goes out: by that its own laptop knows it again."""
    line: str
    summary: str
    roles: str
    whole: str | None
    """The plan with names, without what its leader filled in about herself; None where names are not kept."""


def make(plan: Plan, replaced: Mapping[str, str] | None = None, *, whole: bool = False) -> Row:
    """Make what is published of a plan; ``replaced`` are words that may be names, with what stands in their place.

    The plan comes without its leader's own scan, and its ancestors say which versions it comes from, as in a plan file.
    """
    roles = anonymised(plan, replaced)
    seen, checksum = portfolio.summary(roles), plan_file.version_key(plan)
    return Row(
        plan.id,
        plan.team.name,
        plan.team.location,
        checksum,
        json.dumps(_line(seen, checksum)),
        kept.dump(seen),
        _text(roles),
        _text(plan) if whole else None,
    )


def _line(seen: Summary, checksum: str) -> dict[str, Any]:
    """Return the columns of the line: figures and fixed words. Team and location are the organisation's own list's."""
    return {
        "version": VERSION,
        "checksum": checksum,
        "changed_at": seen.changed_at.isoformat(),
        "year": seen.year,
        "state": seen.state,
        "reviewed": seen.reviewed[0] if seen.reviewed else None,
        "overall": seen.overall,
        "goals": [
            {"focus": goal.focus, "stage": goal.stage, "status": goal.status, "course": list(goal.course)}
            for goal in seen.goals
        ],
        "planned": seen.planned,
        "spent": seen.spent,
        "promised": str(seen.promised),
        "rostered": None if seen.rostered is None else str(seen.rostered),
        "counted": seen.counted,
        "reached": seen.reached,
    }


def _text(plan: Plan) -> str:
    return plan_file.encode(plan).decode("utf-8")
