"""The quarterly calendar: reviews, other moments, and one agenda by date, on paper."""

from __future__ import annotations

from itertools import groupby

from plans.agenda import Event, agenda
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.quarters import SAID
from plans.printing.rest import rest, with_rest
from plans.printing.styles import goal_colour
from plans.printing.tables import facts, fitting, for_words, grid, grouped, not_filled, shared
from plans.printing.text import Markup, coloured, escaped, strong
from plans.printing.words import chosen, day, field_name, quarter_title, section_title, step_title, table_title
from plans.reviews import Moment, Review, Rhythm
from resources.language import gettext as _

_CALENDAR = ("quarter", "on", "time", "place", "attending")
_REVIEW = (*_CALENDAR, "overall", *SAID)
"""What stands here, and with its quarter."""


def reviews(plan: Plan) -> Flow:
    """Give the four reviews, the other moments, how it stays a subject, and everything by date."""
    flow = section(step_title("reviews"), "reviews")
    ours = [one for one in plan.reviews if one.begun()]
    moments = [one for one in plan.moments if one.begun()]
    if not (ours or moments or plan.rhythm.begun()):
        return flow + not_filled()
    if ours:
        flow += heading(table_title(Review))
        first = [64, fitting([day(one.on) for one in ours], 9.5, least=60)]
        first.append(for_words([one.time for one in ours], least=60, most=100))
        flow += grid(
            [field_name(Review, field) for field in _CALENDAR],
            [
                [
                    with_rest(_("Quarter {number}").format(number=one.quarter), plan, one, _REVIEW),
                    *(day(one.on), one.time, one.place, one.attending),
                ]
                for one in ours
            ],
            [*first, *shared(WIDTH - sum(first), 4, 6)],
            padding=2.2,
        )
    if moments:
        names = ("on", "what", "kind", "attending")
        flow += heading(table_title(Moment))
        flow += grid(
            [field_name(Moment, field) for field in names],
            [
                [day(one.on), with_rest(one.what, plan, one, names), chosen(one, "kind"), one.attending]
                for one in moments
            ],
            shared(WIDTH, 5, 8, 5, 7),
            padding=2.2,
        )
    if plan.rhythm.begun():
        rhythm = ("team_meeting", "appraisal", "sharing")
        flow += heading(section_title("reviews", "rhythm"))
        said = [(field_name(Rhythm, field), getattr(plan.rhythm, field)) for field in rhythm]
        flow += facts([*said, *rest(plan, plan.rhythm, rhythm)], small=True)
    return flow + _agenda(plan)


def _agenda(plan: Plan) -> Flow:
    # Actions have a list of their own, to tick.
    dated = [event for event in agenda(plan) if event.subject != "actions"]
    if not dated:
        return []
    groups = groupby(dated, lambda event: quarter_title(event.day, plan.year))
    rows, titles = grouped((title, [_row(event) for event in members]) for title, members in groups)
    head = [_("When"), _("What"), _("Kind")]
    return heading(section_title("reviews", "year"), need=160) + grid(
        head, rows, shared(WIDTH, 5, 14, 5), titles=titles, padding=1.8
    )


def _row(event: Event) -> list[str | Markup]:
    what = _numbered(event.goal, event.what) if event.goal else event.what
    return [day(event.day), what, event.kind[:1].upper() + event.kind[1:]]


def _numbered(place: int, title: str) -> Markup:
    return strong(coloured(str(place), goal_colour(place))) + (escaped(" ") + title)
