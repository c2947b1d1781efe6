"""The wall poster: one sheet with the largest type with which everything fits, and a second where it must."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from reportlab.platypus import NextPageTemplate, PageBreak

from plans.plan import Plan
from plans.printing.layout import DocumentInfo, Flow, Printout, file_name
from plans.printing.mark import Mark
from plans.printing.poster.blocks import Blocks, in_rows
from plans.printing.poster.overflow import further_sheets
from plans.printing.poster.reading_order import reading_order
from plans.printing.poster.shapes import Laid
from plans.printing.poster.sheet import fits, foot_high, goals_fit, has_room, lay_out, limited, natural
from plans.printing.poster.type_scale import EASY_SCALE, LEAST_SCALE, MOST_SCALE, PAPER, Limits
from plans.printing.poster.words import Content, content
from plans.printing.request import PrintRequest
from plans.printing.text import joined, one_line
from resources.language import gettext as _

_FINE = 0.02
"""The scale of the type is found up to this difference."""


def printout(plan: Plan, request: PrintRequest, today: dt.date) -> Printout:
    """Return the wall poster on A3 or A4, in the language in use."""
    shown, limits = content(plan), PAPER[request.paper or "A3"]
    team, year = plan.team.name.strip(), _("Our annual plan {year}").format(year=plan.year)
    printed = _("printed {day}").format(day=today.strftime("%d-%m-%Y"))
    about = DocumentInfo(
        title=" · ".join(part for part in (_("Wall poster {year}").format(year=plan.year), team) if part),
        subject=_("Annual plan for digital leadership"),
        footer=" · ".join(part for part in (team, str(plan.year)) if part),
        day=today,
    )
    # The name of the team stands at the head of the sheet; a long one need not come back at its foot.
    sheets = posters(shown, limits, [one_line(team) if len(team) < 60 else "", year, printed])
    flow: Flow = []
    for place, sheet in enumerate(sheets):
        flow += [PageBreak(), sheet] if place else [NextPageTemplate(limits.sheet.name), sheet]
    name = file_name(f"{_('Wall poster {year}').format(year=plan.year)} {team}")
    return Printout(about, flow, name, sheets=(limits.sheet,), read=reading_order(shown))


def posters(shown: Content, limits: Limits, foot: Sequence[str]) -> list[Laid]:
    """Lay the poster on as few sheets as can be, with the largest type for which that is enough."""
    high = limits.sheet.height - limits.sheet.top - limits.sheet.bottom
    blocks = fitted(shown, limits, high)
    if fits(blocks, high):
        return _with_foot(blocks, [lay_out(blocks, has_room(blocks, natural(blocks), high), high).laid], high, foot)
    rows = _rows_that_fit(shown, limits, high)
    blocks = Blocks(shown, limits, LEAST_SCALE, rows)
    whole = goals_fit(blocks, high)
    sheets = _over_more(blocks, high)
    if len(sheets) == 2:
        low, top = LEAST_SCALE, EASY_SCALE
        while top - low > 3 * _FINE:
            middle = (low + top) / 2
            tried = Blocks(shown, limits, middle, rows)
            more = _over_more(tried, high) if goals_fit(tried, high) or not whole else []
            if len(more) == 2:
                low, blocks, sheets = middle, tried, more
            else:
                top = middle
    return _with_foot(blocks, sheets, high, foot)


def _rows_that_fit(shown: Content, limits: Limits, high: float) -> int:
    """Return how many rows of goals stand whole on the first sheet; at least one, whole or not."""
    rows = len(in_rows(shown.cards))
    while rows > 1 and not goals_fit(Blocks(shown, limits, LEAST_SCALE, rows), high):
        rows -= 1
    return max(1, rows)


def fitted(shown: Content, limits: Limits, high: float) -> Blocks:
    """Return the contents in the largest type with which they fit one sheet, or in the smallest when they never do."""
    best = Blocks(shown, limits, LEAST_SCALE)
    if not fits(best, high):
        return best
    low, top = LEAST_SCALE, MOST_SCALE
    while top - low > _FINE:
        middle = (low + top) / 2
        tried = Blocks(shown, limits, middle)
        if fits(tried, high):
            low, best = middle, tried
        else:
            top = middle
    return best


def _over_more(blocks: Blocks, high: float) -> list[Laid]:
    first = lay_out(blocks, limited(blocks, natural(blocks), high), high)
    sheets, numbers = further_sheets(blocks, first.rests, high)
    for key, (x, top, width) in first.notes.items():
        words = _("continued on sheet {number}").format(number=numbers.get(key))
        if key == "late":
            words = _late(blocks, numbers)
        first.laid.put([blocks.text(f"→\xa0{words}", "onward")], x, top, width)
    return [first.laid, *sheets]


def _late(blocks: Blocks, numbers: dict[str, int]) -> str:
    first, last = (blocks.late[place].card.number for place in (0, -1))
    if first == last:
        words = _("goal {first} stands on sheet {number}")
    else:
        words = _("goals {first} to {last} begin on sheet {number}")
    return words.format(first=first, last=last, number=numbers[f"goal-{first}"])


def _with_foot(blocks: Blocks, sheets: list[Laid], high: float, foot: Sequence[str]) -> list[Laid]:
    for number, sheet in enumerate(sheets, start=1):
        of = _("sheet {number} of {count}").format(number=number, count=len(sheets)) if len(sheets) > 1 else ""
        top, half = high - foot_high(blocks), blocks.width / 2
        mark = 1.2 * blocks.type.sizes["foot"]
        sheet.put([Mark(mark)], 0, top, mark)
        sheet.put([blocks.text(joined(list(foot[:-1])), "foot")], 1.5 * mark, top, half - 1.5 * mark)
        sheet.put([blocks.text(joined([foot[-1], of]), "sheet")], half, top, half)
    return sheets
