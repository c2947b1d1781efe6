"""The team and the year, on paper."""

from __future__ import annotations

from plans.plan import Plan
from plans.printing.layout import Flow, section
from plans.printing.tables import facts, not_filled
from plans.printing.words import chosen, field_name, number, person_name, step_title
from plans.team import Team
from resources.language import gettext as _


def team(plan: Plan) -> Flow:
    """Give who we are and where we stand."""
    ours = plan.team
    values = {
        "name": ours.name,
        "organisation": ours.organisation,
        "location": ours.location,
        "year": str(ours.year),
        "care": chosen(ours, "care"),
        "region": chosen(ours, "region"),
        "staff": number(ours.staff),
        "full_time": number(ours.full_time),
        "clients": number(ours.clients),
    }
    rows = [(field_name(Team, field), value) for field, value in values.items()]
    if plan.leader and plan.leader.filled("name"):
        rows.append((_("Team leader"), person_name(plan.leader)))
    rows += [(field_name(Team, field), getattr(ours, field)) for field in ("manager", "made_with", "situation")]
    begun = ours.begun() or len(rows) > 12
    return section(step_title("team"), "team") + (facts(rows) if begun else not_filled())
