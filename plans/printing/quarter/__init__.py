"""The quarterly page: one sheet of A4 on which a team shows how it stands, what it asks and what comes next."""

from __future__ import annotations

import datetime as dt

from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus import Spacer

from plans.dates import month_name, quarter_end, quarter_start
from plans.derived import quarterly_review, time_won
from plans.derived.quarterly_review import Tile
from plans.plan import Plan
from plans.printing.handwriting import APART, Blank, Lines, Notes
from plans.printing.layout import Bookmark, DocumentInfo, Flow, Printout, file_name
from plans.printing.quarter.goals import goal_rows
from plans.printing.quarter.next import agreed, asked_for, coming, lessons, remarked
from plans.printing.quarter.parts import (
    GAP,
    HALF,
    SHEET,
    WIDTH,
    marked,
    notes_title,
    remaining_height,
    to_tick,
    too_tall,
    two_columns,
)
from plans.printing.request import PrintRequest
from plans.printing.shapes import Rule
from plans.printing.styles import CELL_LABEL, CELL_NOTE, COLOURS, GRID, KEY_FIGURE, LEAD, LINE, NOTE, TITLE
from plans.printing.tables import bare_table
from plans.printing.text import joined, one_line, paragraph, strong
from plans.printing.words import day, hours_together, state_line
from plans.subjects import reviews
from plans.subjects.calendar import Review
from resources.language import gettext as _

_ROOM = (1.2 * GRID, 0.8 * GRID, 0.4 * GRID)
"""Room above and below a goal: as much as leaves lines for notes on the page, in points."""
_LEAST_ROOM = 0.1 * GRID
"""Where the page would else go on on a second one."""
_STATUS = 112.0
"""Width of the status of the whole beside the reason, in points."""


def printout(plan: Plan, request: PrintRequest, today: dt.date) -> Printout:
    """Return the page of a quarter, in the language in use; without one asked for, of the quarter whose turn it is."""
    quarter = request.quarter or quarterly_review.current(plan)
    name = _("Quarter {number}").format(number=quarter)
    title = " · ".join(part for part in (name, str(plan.year), plan.team.name.strip()) if part)
    footer = " · ".join(part for part in (plan.team.name.strip(), str(plan.year), state_line(plan)) if part)
    flow: Flow = [Bookmark("quarter", name, 0)]
    flow += flowables(plan, quarter, quarterly_review.closed_snapshot(plan, quarter))
    about = DocumentInfo(title=title, subject=_("Quarterly page"), footer=footer, day=today)
    return Printout(about, flow, file_name(f"{name} {plan.year} {plan.team.name}"), (SHEET,))


def flowables(plan: Plan, quarter: int, snapshot: Plan) -> Flow:
    """Return everything that stands on the page; ``snapshot`` is the plan as it stood when the review was closed."""
    review = quarterly_review.review(snapshot, quarter) or Review(plan_id=plan.id, quarter=quarter)
    above = _head(plan, quarter) + _whole(snapshot, review) + _figures(snapshot, quarter) + _time(snapshot)
    left = asked_for(review) + agreed(snapshot, quarter) + lessons(review)
    right = coming(plan, snapshot, quarter, HALF) + remarked(plan, quarter)
    if too_tall(left, right):
        below = [*left, Spacer(0, GAP), *coming(plan, snapshot, quarter, WIDTH), *remarked(plan, quarter)]
        rows = goal_rows(snapshot, quarter, padding=_ROOM[-1])
        return [*above, *rows, Spacer(0, GAP), *below, Notes(notes_title(), GAP)]
    flow: Flow = []
    for padding in _ROOM:
        flow = [*above, *goal_rows(snapshot, quarter, padding=padding), Spacer(0, GAP)]
        if remaining_height(flow, left, right) > 3 * APART:
            break
    if remaining_height(flow, left, right) < 0:
        flow = [*above, *goal_rows(snapshot, quarter, padding=_LEAST_ROOM), Spacer(0, GAP)]
    return two_columns(flow, left, right)


def _head(plan: Plan, quarter: int) -> Flow:
    """Return the quarter and the team beside each other, above a line."""
    first, last = (edge(plan.year, quarter).month for edge in (quarter_start, quarter_end))
    review, kept = quarterly_review.review(plan, quarter), plan.closing(quarter)
    when = _("review on {day}").format(day=day(review.on)) if review and review.on else ""
    if kept:
        when = _("closed on {day}").format(day=day(kept.closed_on))
    months = _("{first} to {last} {year}").format(first=month_name(first), last=month_name(last), year=plan.year)
    title = paragraph(
        _("Quarter {number}").format(number=quarter), TITLE.clone(TITLE.name, spaceBefore=0, spaceAfter=0)
    )
    right = NOTE.clone("note of a sheet", alignment=TA_RIGHT)
    about = [paragraph(one_line(plan.team.name, 60), right), paragraph(joined([months, when]), right)]
    low = [("VALIGN", (0, 0), (-1, -1), "BOTTOM")]
    accent = Rule(COLOURS["accent"], 1.6, before=4, after=GAP)
    return [bare_table([[title, about]], [WIDTH * 0.4, WIDTH * 0.6], low), accent]


def _whole(snapshot: Plan, review: Review) -> Flow:
    """Say how the whole stands and why; as long as that was not said, what is proposed, or room to say it."""
    weakest = reviews.weakest(
        measurement for measurement in snapshot.measurements if measurement.quarter == review.quarter
    )
    status = review.overall or weakest
    written: Flow = [paragraph(review.overall_why, LEAD)] if review.is_filled("overall_why") else [Lines()]
    if status is None:
        ask = _("How are we doing as a team, and why?")
        choose = bare_table([[paragraph(ask, NOTE), to_tick()]], [WIDTH * 0.4, WIDTH * 0.6])
        return [choose, *written, Spacer(0, GAP)]
    if review.overall and review.is_filled("overall_why"):
        why = written
    elif review.overall:
        why = [paragraph(_("This counts as soon as there is a sentence with it."), NOTE), Lines()]
    else:
        why = [
            paragraph(_("A suggestion, based on the goal that needs most attention. Not agreed yet."), NOTE),
            *written,
        ]
    return [bare_table([[[paragraph(marked(status), KEY_FIGURE)], why]], [_STATUS, WIDTH - _STATUS]), Spacer(0, GAP)]


def _figures(snapshot: Plan, quarter: int) -> Flow:
    """Return hours, training, money and actions, planned beside actual, each with its verdict in a word."""
    begun = quarterly_review.state(snapshot, quarter) != "not_yet"
    cells = [
        [
            paragraph(tile.title, CELL_NOTE),
            # What nobody entered yet can be written here.
            paragraph(tile.figure, KEY_FIGURE) if _entered(tile, begun) else Blank(""),
            paragraph(tile.of, CELL_NOTE),
            Spacer(0, 2),
            paragraph(marked(tile.status, tile.word), CELL_LABEL),
        ]
        for tile in quarterly_review.tiles(snapshot, quarter)
    ]
    lines = [
        ("LINEABOVE", (0, 0), (-1, 0), 0.7, LINE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.7, LINE),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.7, LINE),
        ("LEFTPADDING", (1, 0), (-1, -1), 1.5 * GRID),
        ("RIGHTPADDING", (0, 0), (-1, -1), GRID),
    ]
    return [bare_table([cells], [WIDTH / 4] * 4, lines, padding=GRID, role="tiles"), Spacer(0, GRID / 2)]


def _time(snapshot: Plan) -> Flow:
    """Say in one line where the time goes that goals win; nothing where none wins time."""
    found = time_won.won(snapshot)
    if not found:
        return []
    whole = hours_together(sum(item.minutes for item in found))
    goes_to = "; ".join(dict.fromkeys(item.goes_to for item in found if item.goes_to)) or _("not agreed yet")
    words = strong(_("Where does the time go?")) + f" {whole}. {one_line(goes_to, 70)}"
    return [paragraph(words, CELL_NOTE), Spacer(0, GRID / 2)]


def _entered(tile: Tile, begun: bool) -> bool:
    return tile.figure != "–" and (begun or tile.status != "not_yet")
