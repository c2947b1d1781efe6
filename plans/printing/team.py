"""The team and the year, on paper."""

from __future__ import annotations

from plans.plan import Plan
from plans.printing.layout import Flow, section
from plans.printing.other_fields import other_fields
from plans.printing.tables import facts, not_filled
from plans.printing.words import field_name, person_name, step_title
from plans.subjects.team import Team
from resources.language import gettext as _

_LAST = ("manager", "made_with", "situation")
"""What stands below the name of the team leader."""


def team(plan: Plan) -> Flow:
    """Return who we are and where we stand."""
    plan_team = plan.team
    led = [(_("Team leader"), person_name(plan.leader))] if plan.leader and plan.leader.is_filled("name") else []
    last = [(field_name(Team, field), getattr(plan_team, field)) for field in _LAST]
    rows = facts([*other_fields(plan, plan_team, _LAST), *led, *last]) if plan_team.is_begun() or led else not_filled()
    return section(step_title("team"), "team") + rows
