"""The wall poster: the course of a year, a lane for every goal, on A3, on A4 or on two halves of A4."""

from __future__ import annotations

import datetime as dt

from reportlab.platypus import NextPageTemplate, PageBreak

from plans.plan import Plan
from plans.printing.layout import DocumentInfo, Flow, Printout, file_name
from plans.printing.poster.halves import SHEET, Half
from plans.printing.poster.reading_order import reading_order
from plans.printing.poster.sheet import sheets
from plans.printing.poster.sizes import MEASURES
from plans.printing.poster.words import content
from plans.printing.request import PrintRequest
from plans.printing.words import date
from resources.language import gettext as _


def printout(plan: Plan, request: PrintRequest, today: dt.date) -> Printout:
    """Return the wall poster, in the language in use."""
    paper = request.paper or "A3"
    shown, measures = content(plan), MEASURES[paper]
    team = plan.team.name.strip()
    about = DocumentInfo(
        title=" · ".join(part for part in (_("Wall poster {year}").format(year=plan.year), team) if part),
        subject=_("Annual plan for digital leadership"),
        footer=" · ".join(part for part in (team, str(plan.year)) if part),
        day=today,
    )
    laid = sheets(shown, measures, date(today))
    sheet = SHEET if paper == "2xA4" else measures.sheet
    made = [Half(item, measures, left=left) for item in laid for left in (True, False)] if paper == "2xA4" else laid
    flow: Flow = [NextPageTemplate(sheet.name)]
    for place, item in enumerate(made):
        flow += [PageBreak(), item] if place else [item]
    name = file_name(f"{_('Wall poster {year}').format(year=plan.year)} {team}")
    return Printout(about, flow, name, sheets=(sheet,), read=reading_order(shown))
