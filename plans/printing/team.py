"""The team and the year, on paper."""

from __future__ import annotations

from reportlab.platypus import Spacer

from plans.plan import Plan
from plans.printing.cover import on_cover
from plans.printing.layout import Flow, section
from plans.printing.other_fields import other_fields
from plans.printing.styles import GRID
from plans.printing.tables import HALF, facts, not_filled, two_columns
from plans.printing.words import field_name, person_name, step_title
from plans.subjects.team import Team
from resources.language import gettext as _

_LAST = ("manager", "made_with", "situation")
"""What stands below the name of the team leader."""
_SHORT = 40
"""Characters of what stands in a column of half the width."""


def team(plan: Plan) -> Flow:
    """Return who we are and where we stand."""
    plan_team = plan.team
    led = [(_("Team leader"), person_name(plan.leader))] if plan.leader and plan.leader.is_filled("name") else []
    last = [(field_name(Team, field), getattr(plan_team, field)) for field in _LAST]
    flow = section(step_title("team"), "team")
    rows = other_fields(plan, plan_team, (*_LAST, *on_cover(plan_team))) + led
    if not (rows or any(value.strip() for _name, value in last)):
        return flow + not_filled()
    short = [row for row in rows if len(row[1]) <= _SHORT]
    half = (len(short) + 1) // 2
    flow += two_columns(*(facts(some, width=HALF) for some in (short[:half], short[half:])))
    return [*flow, Spacer(0, GRID), *facts([*(row for row in rows if row not in short), *last])]
