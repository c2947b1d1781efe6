"""The quarterly calendar: reviews, other moments, and one agenda by date, on paper."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from plans.derived.timeline import Event, timeline
from plans.plan import Plan
from plans.printing.layout import WIDTH, Flow, heading, section
from plans.printing.other_fields import other_fields, with_other_fields
from plans.printing.parts import part_title
from plans.printing.reviews import WRITTEN_FIELDS
from plans.printing.styles import goal_colour
from plans.printing.tables import facts, fitting, for_words, grid, grouped, keep_together, not_filled, shared
from plans.printing.text import Markup, coloured, escaped, strong
from plans.printing.words import chosen_words, day, field_name, quarter_title, section_title, step_title, table_title
from plans.subjects.calendar import Moment, Review, Rhythm
from resources.language import gettext as _

_CALENDAR = ("quarter", "on", "time", "place", "attending")
_REVIEW = (*_CALENDAR, "overall", *WRITTEN_FIELDS)
"""What stands here, and with its quarter."""


def calendar(plan: Plan) -> Flow:
    """Return the four reviews, and how it stays a subject."""
    flow = section(step_title("calendar"), "calendar")
    reviews = sorted((item for item in plan.reviews if item.is_begun()), key=lambda item: item.quarter)
    if not (reviews or plan.rhythm.is_begun()):
        return flow + not_filled()
    if reviews:
        flow += keep_together(_reviews(plan, reviews))
    if plan.rhythm.is_begun():
        rhythm = ("team_meeting", "appraisal", "sharing")
        flow += heading(section_title("calendar", "rhythm"))
        sentences = [(field_name(Rhythm, field), getattr(plan.rhythm, field)) for field in rhythm]
        flow += facts([*sentences, *other_fields(plan, plan.rhythm, rhythm)], small=True)
    return flow


def _reviews(plan: Plan, reviews: list[Review]) -> Flow:
    """Return when and where each review is; who is there once, where that is always the same people."""
    first = [64, fitting([day(item.on) for item in reviews], 9.5, least=60)]
    first.append(for_words([item.time for item in reviews], least=60, most=100))
    always = {item.attending.strip() for item in reviews} if len(reviews) > 1 else set()
    same = next(iter(always)) if len(always) == 1 else ""
    names = _CALENDAR[:-1] if same else _CALENDAR
    rows = [
        [
            with_other_fields(_("Quarter {number}").format(number=item.quarter), plan, item, _REVIEW),
            *(day(item.on), item.time, *(getattr(item, field) for field in names[3:])),
        ]
        for item in reviews
    ]
    last = (4, 6)[: len(names) - 3]
    flow = heading(table_title(Review))
    flow += grid(
        [field_name(Review, field) for field in names], rows, [*first, *shared(WIDTH - sum(first), *last)], padding=2.2
    )
    return flow + facts([(field_name(Review, "attending"), same)], small=True)


def agenda(plan: Plan) -> Flow:
    """Return the other moments with who is there, and everything that has a day in one list; nothing without any."""
    # Actions have a list of their own, to tick.
    dated = [event for event in timeline(plan) if event.subject != "actions"]
    if not dated:
        return []
    groups = groupby(dated, lambda event: quarter_title(event.day, plan.year))
    rows, titles = grouped((title, [_row(event) for event in members]) for title, members in groups)
    head = [_("When"), _("What"), _("Kind")]
    flow = section(part_title("agenda"), "agenda", need=160)
    moments = sorted((item for item in plan.moments if item.is_begun()), key=lambda item: item.on or dt.date.max)
    if moments:
        names = ("on", "what", "kind", "attending")
        flow += heading(table_title(Moment))
        flow += grid(
            [field_name(Moment, field) for field in names],
            [
                [
                    day(moment.on),
                    with_other_fields(moment.what, plan, moment, names),
                    chosen_words(moment, "kind"),
                    moment.attending,
                ]
                for moment in moments
            ],
            shared(WIDTH, 5, 8, 5, 7),
            padding=2.2,
        )
    return flow + grid(head, rows, shared(WIDTH, 5, 14, 5), titles=titles, padding=1.8)


def _row(event: Event) -> list[str | Markup]:
    what = _numbered(event.goal, event.what) if event.goal else event.what
    return [day(event.day), what, event.kind[:1].upper() + event.kind[1:]]


def _numbered(place: int, title: str) -> Markup:
    return strong(coloured(str(place), goal_colour(place))) + (escaped(" ") + title)
