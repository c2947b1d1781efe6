"""The cover, and the contents behind it."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Spacer

from plans.house import Look
from plans.plan import Plan
from plans.printing.goals import PAGE
from plans.printing.house_look import accent, look, mark
from plans.printing.layout import WIDTH, Bookmark, Flow, PageOf
from plans.printing.shapes import Rule
from plans.printing.styles import (
    CELL,
    CELL_STRONG,
    COVER_LINE,
    COVER_MESSAGE,
    COVER_NAME,
    GRID,
    LINE,
    QUIET,
    SUBHEADING,
    TEXT,
)
from plans.printing.tables import bare_table, height
from plans.printing.text import joined, link, one_line, paragraph
from plans.printing.words import state_line
from plans.subjects.team import Team
from resources.language import gettext as _

_MARK = 42
"""The side of the mark, in points, and how high a logo is."""
_WIDEST = 170
"""How wide a logo is at most, in points."""


_TEAM = {"name": 60, "organisation": 90, "location": 90}
"""So many characters of what the team is called stand on the cover."""


def title(plan: Plan) -> str:
    """Return the title of the document."""
    name = plan.team.name.strip()
    plain = _("Annual plan {year}").format(year=plan.year)
    return f"{plain} · {name}" if name else plain


def cover(plan: Plan, contents: Flow) -> Flow:
    """Return the first page: whose plan, for which year, what it says, and what stands where in it."""
    team = plan.team
    message = plan.vision.message.strip()
    house = look(plan)
    flow: Flow = [
        mark(house, _MARK, _WIDEST),
        Spacer(0, 24),
        paragraph(_("Annual plan {year}").format(year=plan.year), COVER_LINE),
        Spacer(0, 4),
        paragraph(one_line(team.name, _TEAM["name"]) or _("Our team"), COVER_NAME, even=True),
        Spacer(0, 8),
        paragraph(joined([one_line(getattr(team, field), _TEAM[field]) for field in _TEAM][1:]), COVER_LINE),
        Spacer(0, 20),
        Rule(accent(house), 3),
        Spacer(0, 24),
    ]
    if message:
        long = len(message) >= 300
        sentence = paragraph(one_line(message, 900), TEXT) if long else paragraph(message, _in_colour(house), even=True)
        flow += [sentence, Spacer(0, 30)]
    flow += [paragraph(_sentence(state_line(plan)), QUIET), Spacer(0, 24)]
    used, needed = height(flow), height([*flow, *contents])
    # Long contents have a page of their own.
    apart: Flow = [] if needed <= PAGE else [PageBreak()]
    above = max(0.0, min(120.0, PAGE - (used if apart else needed)))
    return [Spacer(0, above), *flow, *apart, *contents, PageBreak()]


def on_cover(team: Team) -> set[str]:
    """Return the fields of the team that the cover says whole: they need not be said again."""
    said = {field for field, most in _TEAM.items() if len(getattr(team, field)) <= most}
    return said | {"year"}


def _in_colour(house: Look) -> ParagraphStyle:
    return COVER_MESSAGE.clone(COVER_MESSAGE.name, textColor=HexColor(house.accent)) if house.accent else COVER_MESSAGE


def contents(flow: Flow) -> Flow:
    """Return the contents of what follows, with links and page numbers."""
    marks = [flowable for flowable in flow if isinstance(flowable, Bookmark)]
    rows = [
        [[paragraph(link(mark.title, mark.key), CELL if mark.level else CELL_STRONG)], [PageOf(mark)]] for mark in marks
    ]
    indents = [("LEFTPADDING", (0, row), (0, row), 18) for row, mark in enumerate(marks) if mark.level]
    lines = ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE)
    above = [("TOPPADDING", (0, 1), (-1, -1), 0.3 * GRID), ("BOTTOMPADDING", (0, 0), (-1, -1), 0.1 * GRID)]
    table = bare_table(rows, [WIDTH - PageOf.WIDTH, PageOf.WIDTH], [*indents, *above, lines], role="contents")
    table.first = [("TOPPADDING", (0, 0), (-1, 0), 0)]
    return [paragraph(_("Contents"), SUBHEADING), Spacer(0, GRID), table]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
