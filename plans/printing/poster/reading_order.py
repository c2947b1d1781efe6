"""The wall poster in the order of reading aloud, for the page that can be read aloud."""

from __future__ import annotations

from plans.dates import QUARTERS
from plans.printing.layout import Bookmark, Flow
from plans.printing.poster.words import Content, Lane, Step
from plans.printing.styles import HEADING, KEY_FIGURE, LEAD, NOTE, TEXT, TITLE
from plans.printing.tables import facts, grid
from plans.printing.text import joined, paragraph
from plans.printing.words import choice_word, field_name, status_word_of
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from resources.language import gettext as _


def reading_order(shown: Content) -> Flow:
    """Return message, goals one by one with their course, people, what stops and what else there is to do."""
    flow: Flow = [Bookmark("message", shown.headline, 0), paragraph(shown.headline, TITLE)]
    flow += [paragraph(joined([shown.team, shown.year, shown.stand]), LEAD)]
    for lane in shown.lanes:
        flow += [
            Bookmark(f"goal-{lane.number}", f"{lane.number} {lane.title}", 0),
            paragraph(f"{_('Goal {number}').format(number=lane.number)}: {lane.title}", HEADING),
        ]
        flow += [
            paragraph(words, style)
            for words, style in ((lane.figure, KEY_FIGURE), (joined([lane.due, lane.owner]), NOTE))
            if words
        ]
        flow += _course(shown, lane)
        flow += facts([(field_name(Goal, "celebration"), lane.celebration)])
    if not shown.lanes:
        flow += [paragraph(_("There is no goal in this plan yet."), TEXT)]
    if shown.loose:
        also = _("Also this year")
        flow += [Bookmark("loose", also, 0), paragraph(also, HEADING), *_steps([("", item) for item in shown.loose])]
    for key, title, rows in (
        ("people", _("Who can you go to?"), [(name, role or "–") for name, role in shown.people]),
        (
            "stops",
            _("This we stop doing"),
            [(_("Goal {number}").format(number=number), what) for number, _colour, what in shown.stops],
        ),
    ):
        if rows:
            flow += [Bookmark(key, title, 0), paragraph(title, HEADING), *facts(rows)]
    return flow


def _course(shown: Content, lane: Lane) -> Flow:
    """Return what was measured at each review, and the actions of each quarter."""
    measured = [
        (day, joined([ring.value, status_word_of(ring.status)]))
        for day, ring in zip(shown.moments, lane.rings, strict=True)
    ]
    steps = [
        (_("Quarter {number}").format(number=quarter), step) for quarter in QUARTERS for step in lane.steps[quarter - 1]
    ]
    return facts(measured) + _steps(steps)


def _steps(steps: list[tuple[str, Step]]) -> Flow:
    head = [field_name(Action, "what"), _("When"), field_name(Action, "status")]
    rows = [[item.what, when, choice_word(Action, "status", item.status)] for when, item in steps]
    return grid(head, rows, [220, 160, 80]) if rows else []
