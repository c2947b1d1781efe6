"""Adopting the plan, on paper: its state, who was heard, and room to sign."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Spacer

from plans.plan import Plan, PlanRecord, Version
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.styles import GRID, TEXT
from plans.printing.tables import facts, grid, keep_together, shared, stacked
from plans.printing.text import paragraph
from plans.printing.words import day, field_name, number, section_title
from resources.language import gettext as _


def adoption(plan: Plan) -> Flow:
    """Return what was decided, and lines to sign on."""
    record = plan.record
    flow = section(section_title("plan", "adopt"), "adoption")
    flow += facts(
        [
            (field_name(PlanRecord, "consulted"), record.consulted),
            (field_name(PlanRecord, "adopted_on"), day(record.adopted_on)),
            (field_name(PlanRecord, "adopted_by"), record.adopted_by),
        ],
        small=True,
    )
    if plan.versions:
        flow += heading(_("Versions"))
        flow += grid(
            [field_name(Version, field) for field in ("number", "adopted_on", "adopted_by")],
            [[number(version.number), day(version.adopted_on), version.adopted_by] for version in plan.versions],
            shared(WIDTH, 2, 4, 6),
        )
    leader = plan.leader.name if plan.leader else ""
    signing: list[list[Any]] = [
        [stacked(_("Team leader"), leader), "", ""],
        [stacked(_("Manager"), plan.team.manager), "", ""],
        [_("On behalf of the team"), "", ""],
        [_("Client council"), "", ""],
    ]
    tall = ("BOTTOMPADDING", (0, 1), (-1, -1), 2.5 * GRID)
    lines = grid([_("Who"), _("Date"), _("Signature")], signing, shared(WIDTH, 5, 3, 6), extra=[tall])
    agreed = [*heading(_("Signed in agreement")), paragraph(_agreed(plan), TEXT), Spacer(0, GRID), *lines]
    return flow + keep_together(agreed)


def _agreed(plan: Plan) -> str:
    """Say what is signed: which plan, for which year, and which version of it."""
    version = max((item.number for item in plan.versions), default=0)
    plain = _("We agree with this annual plan for {year}.")
    words = _("We agree with version {version} of this annual plan for {year}.") if version else plain
    return words.format(year=plan.year, version=version)
