"""The whole plan as a PDF on A4: readable, linked, with nothing left out."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from reportlab.platypus import NextPageTemplate

from plans.plan import Plan
from plans.printing.actions import actions
from plans.printing.adoption import adoption
from plans.printing.budget import budget
from plans.printing.business_case import business_cases, put_aside
from plans.printing.conditions import conditions
from plans.printing.cover import contents, cover, title
from plans.printing.goals import all_goals
from plans.printing.layout import UPRIGHT, About, Flow, Progress, produce
from plans.printing.people import people
from plans.printing.quarters import quarters
from plans.printing.reviews import reviews
from plans.printing.scans import annex as scans
from plans.printing.team import team
from plans.printing.text import one_line
from plans.printing.training import annex as tips
from plans.printing.training import training
from plans.printing.vision import vision
from plans.printing.words import state_line
from resources.language import gettext as _
from resources.language import speaking


def write(
    plan: Plan,
    to: Path,
    *,
    language: str = "nl",
    progress: Progress | None = None,
    today: dt.date | None = None,
    invariant: bool = False,
) -> None:
    """Print a whole plan to a PDF; ``plan`` is a copy that nobody changes meanwhile.

    ``today`` is the print date, ``invariant`` gives the same bytes for the same plan. Raises NotPrinted
    when the file cannot be written; what was there before then stays.
    """
    with speaking(language):
        about = About(
            title=title(plan),
            subject=_("Annual plan for digital leadership"),
            footer=" · ".join(part for part in (plan.team.name.strip(), str(plan.year), state_line(plan)) if part),
            day=today or dt.date.today(),
        )
        produce(flowables(plan), about, to, progress=progress, invariant=invariant)


def flowables(plan: Plan) -> Flow:
    """Give everything that stands on the pages, in the language in use."""
    body: Flow = []
    parts = (team, vision, all_goals, actions, people, training, budget, conditions, reviews, quarters, adoption)
    annexes = (tips, business_cases, put_aside, scans)
    for part in (*parts, *annexes):
        body += part(plan)
    return [NextPageTemplate(UPRIGHT), *cover(plan), *contents(body), *body]


def suggested_name(plan: Plan) -> str:
    """Propose a file name that every system takes: "Jaarplan 2027 De Linde.pdf"."""
    name = one_line(f"{_('Annual plan {year}').format(year=plan.year)} {plan.team.name}", 80)
    return " ".join(re.sub(r"[<>:\"/\\|?*…⟨⟩]", " ", name).split()).strip(".") + ".pdf"
