"""Paper to measure with: a tally sheet for every goal, three questions with faces for clients, and their answers.

Without names: what is counted is how often, never who (S2: measure at the start, half way and at the end).
"""

from __future__ import annotations

import datetime as dt

from reportlab.platypus import PageBreak

from plans.plan import Plan
from plans.printing.layout import UPRIGHT, DocumentInfo, Flow, Printout, file_name
from plans.printing.measuring.clients import answers, client_questions
from plans.printing.measuring.tally import tally
from plans.printing.request import PrintRequest
from plans.subjects import goals
from resources.language import gettext as _


def printout(plan: Plan, _asked: PrintRequest, today: dt.date) -> Printout:
    """Return the sheets to measure with, in the language in use; a blank one of each where there is no goal yet."""
    title = _("Measuring sheets")
    footer = " · ".join(part for part in (plan.team.name.strip(), str(plan.year), title) if part)
    about = DocumentInfo(title=title, subject=title, footer=footer, day=today)
    return Printout(about, flowables(plan), file_name(f"{title} {plan.year} {plan.team.name}"), (UPRIGHT,))


def flowables(plan: Plan) -> Flow:
    """Return every sheet, each on a page of its own."""
    chosen = goals.chosen(plan.goals)
    sheets = [tally(plan, place, goal) for place, goal in enumerate(chosen, start=1)] or [tally(plan)]
    sheets += [client_questions(plan, chosen), answers(plan)]
    flow: Flow = []
    for sheet in sheets:
        flow += [PageBreak(), *sheet] if flow else sheet
    return flow
