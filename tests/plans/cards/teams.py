"""Teams to take cards over for."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from plans.plan import Plan, new_plan
from plans.subjects.team import Care

TODAY = dt.date(2026, 11, 26)


def a_team(care: Care = "nursing_home") -> Plan:
    """Return the plan of a team that has filled in who it is, and nothing more."""
    plan = new_plan(2027)
    plan.team.care, plan.team.region, plan.team.staff, plan.team.clients = care, "south", 22, 28
    for kind, number in zip(plan.user_types, (4, 6, 8, 4), strict=True):
        kind.number = number
    plan.onboarding.capacity = Decimal(120)
    plan.people[0].name = "Marieke"
    return plan
