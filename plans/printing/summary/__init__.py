"""The management summary: two sheets of A4 for who has ten minutes, also before the year begins.

On the first how the goals stand, what is asked and what stops; on the second what it costs and what stays after the
year, what it brings, the risks, the reviews and room to sign.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from reportlab.platypus import NextPageTemplate, PageBreak

from plans.plan import Plan
from plans.printing.goals import PAGE
from plans.printing.layout import UPRIGHT, DocumentInfo, Flow, Printout, file_name
from plans.printing.request import PrintRequest
from plans.printing.styles import GRID
from plans.printing.summary.detail import DETAILS, Detail
from plans.printing.summary.first_page import first_page, head
from plans.printing.summary.second_page import second_page, signatures
from plans.printing.tables import height
from plans.printing.words import state_line
from resources.language import gettext as _

SHEET = replace(UPRIGHT, grid=GRID, top=44, bottom=54)


def printout(plan: Plan, request: PrintRequest, today: dt.date) -> Printout:
    """Return the summary on two sheets, in the language in use."""
    team, name = plan.team.name.strip(), _("Summary {year}").format(year=plan.year)
    about = DocumentInfo(
        title=" · ".join(part for part in (name, team) if part),
        subject=_("Annual plan for digital leadership"),
        footer=" · ".join(part for part in (team, name, state_line(plan)) if part),
        day=today,
        author=plan.leader.name if plan.leader else "",
    )
    flow = [NextPageTemplate(SHEET.name), *pages(plan, today)]
    return Printout(about, flow, file_name(f"{name} {plan.team.name}"), (SHEET,))


def summary(plan: Plan, today: dt.date) -> Flow:
    """Return the first page for the front of the whole plan, which tells the rest at its place."""
    return [*_first(plan, today), PageBreak()]


def pages(plan: Plan, today: dt.date) -> Flow:
    """Return both pages, each with as much detail as fits on it; what is little stands on one."""
    first = _first(plan, today)
    second = _fitting(lambda detail: [*second_page(plan, detail, today), *signatures(plan)])
    whole = [*first, *second]
    return whole if height(whole) <= PAGE else [*first, PageBreak(), *second]


def _first(plan: Plan, today: dt.date) -> Flow:
    return _fitting(lambda detail: [*head(plan), *first_page(plan, detail, today)])


def _fitting(page: Callable[[Detail], Flow]) -> Flow:
    flow: Flow = []
    for detail in DETAILS:
        flow = page(detail)
        if height(flow) <= PAGE:
            break
    return flow
