"""The blank forms, to work on paper with the team and type over later: goal card, count sheet, questions, session."""

from __future__ import annotations

import datetime as dt

from reportlab.platypus import PageBreak

from plans.plan import Plan
from plans.printing import count_sheet
from plans.printing.forms.goal import goal_card
from plans.printing.forms.questions import questions
from plans.printing.forms.session import session
from plans.printing.layout import UPRIGHT, DocumentInfo, Flow, Printout, file_name
from plans.printing.request import PrintRequest
from resources.language import gettext as _


def printout(plan: Plan, _asked: PrintRequest, today: dt.date) -> Printout:
    """Return all blank forms of a team as one thing to print, in the language in use; without names of people."""
    title = _("Blank forms")
    footer = " · ".join(part for part in (plan.team.name.strip(), str(plan.year), title) if part)
    about = DocumentInfo(title=title, subject=title, footer=footer, day=today)
    return Printout(about, flowables(plan), file_name(f"{title} {plan.year} {plan.team.name}"), (UPRIGHT,))


def flowables(plan: Plan) -> Flow:
    """Return every form, each beginning on a page of its own."""
    flow: Flow = []
    for form in (goal_card, count_sheet.flowables, questions, session):
        flow += [PageBreak(), *form(plan)] if flow else form(plan)
    return flow
