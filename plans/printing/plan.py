"""The whole plan as a PDF on A4: readable, linked, with nothing left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import replace
from importlib import import_module

from reportlab.platypus import NextPageTemplate

from plans.plan import Plan
from plans.printing.actions import action_list
from plans.printing.adoption import adoption
from plans.printing.business_case import business_cases, put_aside
from plans.printing.calendar import agenda
from plans.printing.cover import contents, cover, title
from plans.printing.goals import goals_section
from plans.printing.layout import SIDEWAYS, UPRIGHT, DocumentInfo, Flow, Printout, file_name
from plans.printing.parts import PARTS
from plans.printing.quarter.parts import SHEET as QUARTER
from plans.printing.request import PrintRequest
from plans.printing.reviews import reviews
from plans.printing.scans import annex as scans
from plans.printing.scans import profile_annex
from plans.printing.styles import GRID
from plans.printing.summary import summary
from plans.printing.training import annex as tips
from plans.printing.words import state_line
from resources.language import gettext as _

_SHEETS = (*(replace(sheet, grid=GRID, top=44, bottom=54) for sheet in (UPRIGHT, SIDEWAYS)), QUARTER)


def printout(plan: Plan, request: PrintRequest, today: dt.date) -> Printout:
    """Return the whole plan as it stands on the pages, in the language in use."""
    about = DocumentInfo(
        title=title(plan),
        subject=_("Annual plan for digital leadership"),
        footer=" · ".join(part for part in (plan.team.name.strip(), str(plan.year), state_line(plan)) if part),
        day=today,
        author=plan.leader.name if plan.leader else "",
    )
    name = file_name(f"{_('Annual plan {year}').format(year=plan.year)} {plan.team.name}")
    flow = flowables(plan, request.without, today, own_profile=request.own_profile)
    return Printout(about, flow, name, sheets=_SHEETS, continues=True)


def flowables(plan: Plan, without: Collection[str], today: dt.date, *, own_profile: bool = False) -> Flow:
    """Return everything on the pages but the parts named in ``without`` (see parts.py), in the language in use.

    ``today`` is the day for which the summary is.
    ``own_profile`` adds the profile of the leader, which is printed only when she asks for it.
    """
    made = {name: _maker(name)(plan) for name in PARTS if name not in ("summary", "contents", *without)}
    if "summary" not in without:
        made = {"summary": summary(plan, today), **made}
    if own_profile:
        made["profile"] = profile_annex(plan)
    marked = [flowable for name in (*PARTS, "profile") for flowable in made.get(name, [])]
    flow = [NextPageTemplate(UPRIGHT.name), *cover(plan, [] if "contents" in without else contents(marked))]
    for name in (*PARTS, "profile"):
        flow += made.get(name, [])
    return flow


def _maker(name: str) -> Callable[[Plan], Flow]:
    """Return what makes a part: of a step of the walk the function of its name, in the file of its name."""
    made: Callable[[Plan], Flow] = _BESIDE.get(name) or getattr(import_module(f"plans.printing.{name}"), name)
    return made


_BESIDE: dict[str, Callable[[Plan], Flow]] = {
    "goals": goals_section,
    "action_list": action_list,
    "agenda": agenda,
    "reviews": reviews,
    "adoption": adoption,
    "tips": tips,
    "cases": business_cases,
    "aside": put_aside,
    "scans": scans,
}
