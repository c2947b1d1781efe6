"""The cover, and the contents behind it."""

from __future__ import annotations

from reportlab.platypus import PageBreak, Spacer

from plans import goals
from plans.plan import Plan
from plans.printing.goals import reach
from plans.printing.layout import WIDTH, Bookmark, Flow, PageOf
from plans.printing.shapes import Rule
from plans.printing.styles import (
    ACCENT,
    COVER_FIGURE,
    COVER_GOAL,
    COVER_LINE,
    COVER_MESSAGE,
    COVER_NAME,
    GRID,
    LINE,
    QUIET,
    STRONG,
    TEXT,
    TITLE,
    goal_colour,
)
from plans.printing.tables import bare
from plans.printing.text import coloured, joined, link, paragraph, strong
from plans.printing.words import state_line
from resources.language import gettext as _


def title(plan: Plan) -> str:
    """Give the title of the document."""
    name = plan.team.name.strip()
    plain = _("Annual plan {year}").format(year=plan.year)
    return f"{plain} · {name}" if name else plain


def cover(plan: Plan) -> Flow:
    """Give the first page: whose plan, for which year, what it says and what it aims for."""
    team = plan.team
    message = plan.vision.message.strip()
    flow: Flow = [
        Spacer(0, 120),
        paragraph(_("Annual plan {year}").format(year=plan.year), COVER_LINE),
        Spacer(0, 4),
        paragraph(team.name.strip() or _("Our team"), COVER_NAME),
        Spacer(0, 8),
        paragraph(joined([team.organisation, team.location]), COVER_LINE),
        Spacer(0, 20),
        Rule(f"#{ACCENT.hexval()[2:]}", 3),
        Spacer(0, 24),
    ]
    if message:
        flow += [paragraph(message, COVER_MESSAGE if len(message) < 300 else TEXT), Spacer(0, 30)]
    ours = goals.chosen(plan.goals)
    if ours:
        rows = [
            [
                [paragraph(strong(coloured(str(number), goal_colour(number))), COVER_GOAL)],
                [paragraph(goal.title.strip() or goal.result, COVER_GOAL)],
                [paragraph(coloured(reach(goal), goal_colour(number)), COVER_FIGURE)],
            ]
            for number, goal in enumerate(ours, start=1)
        ]
        lines = [("LINEBELOW", (0, 0), (-1, -2), 0.5, LINE), ("RIGHTPADDING", (1, 0), (1, -1), 12)]
        flow += [bare(rows, [26, WIDTH - 196, 170], lines, padding=8), Spacer(0, 24)]
    flow += [paragraph(_sentence(state_line(plan)), QUIET), PageBreak()]
    return flow


def contents(flow: Flow) -> Flow:
    """Give the contents of what follows, with links and page numbers."""
    marks = [one for one in flow if isinstance(one, Bookmark)]
    rows = [
        [[paragraph(link(mark.title, mark.key), TEXT if mark.level else STRONG)], [PageOf(mark.key)]] for mark in marks
    ]
    indents = [("LEFTPADDING", (0, row), (0, row), 18) for row, mark in enumerate(marks) if mark.level]
    lines = ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE)
    above = [("TOPPADDING", (0, 1), (-1, -1), 0.6 * GRID), ("BOTTOMPADDING", (0, 0), (-1, -1), 0.4 * GRID)]
    table = bare(rows, [WIDTH - PageOf.WIDTH, PageOf.WIDTH], [*indents, *above, lines])
    table.first = [("TOPPADDING", (0, 0), (-1, 0), 0)]
    return [paragraph(_("Contents"), TITLE), table, PageBreak()]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
