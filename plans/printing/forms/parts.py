"""What the blank forms share: how a form opens, a question with room to write, and choices to tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.lib.enums import TA_RIGHT
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Spacer

from plans.plan import Plan
from plans.printing.handwriting import APART, Boxes, Lines
from plans.printing.layout import WIDTH, Bookmark, Flow
from plans.printing.shapes import Rule
from plans.printing.styles import BORDER, CELL, CELL_NOTE, COLOURS, GRID, LEAD, LINE, NOTE, QUESTION, TITLE
from plans.printing.tables import bare_table, grid, shared
from plans.printing.text import joined, one_line, paragraph, printable

GAP = 2 * GRID
BESIDE = 28.0
HALF = (WIDTH - BESIDE) / 2
"""Width of one of two columns, in points."""

_ASK = 172.0


def opening(plan: Plan, key: str, title: str, lead: str = "") -> Flow:
    """Open a form: its name, the team and the year, and in one line what it is for."""
    right = NOTE.clone("note of a sheet", alignment=TA_RIGHT)
    team = paragraph(joined([one_line(plan.team.name, 60), str(plan.year)]), right)
    named = paragraph(title, TITLE.clone(TITLE.name, spaceBefore=0, spaceAfter=0))
    low = [("VALIGN", (0, 0), (-1, -1), "BOTTOM")]
    wide = min(stringWidth(printable(title), TITLE.fontName, TITLE.fontSize) + 8, WIDTH * 0.82)
    flow: Flow = [Bookmark(key, title, 0), bare_table([[named, team]], [wide, WIDTH - wide], low)]
    flow.append(Rule(COLOURS["accent"], 1.6, before=4, after=GAP))
    return flow + ([paragraph(lead, LEAD), Spacer(0, GAP)] if lead else [])


def asked(question: str, tip: str = "", lines: int = 1) -> Flow:
    """Return a question with a short tip and lines to write on."""
    return [paragraph(question, QUESTION), *([paragraph(tip, CELL_NOTE)] if tip else []), Lines(lines)]


def columns(*parts: Flow) -> Flow:
    """Put two parts, or a few narrow ones, beside each other."""
    gap = BESIDE if len(parts) == 2 else BESIDE / 2
    wide = (WIDTH - gap * (len(parts) - 1)) / len(parts)
    cells: Flow = [parts[0]]
    widths = [wide]
    for part in parts[1:]:
        cells += [[], part]
        widths += [gap, wide]
    return [bare_table([cells], widths)]


def circles(rows: Iterable[tuple[str, Iterable[str]]]) -> Flow:
    """Return questions with words to tick beside them, each with a box."""
    flow: Flow = []
    for question, words in rows:
        named = [Boxes([("", "", word)], CELL) for word in words]
        wide = (WIDTH - _ASK) / max(3, len(named))
        row = [[paragraph(question, CELL)], *([item] for item in named)]
        padding = [("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), ("RIGHTPADDING", (0, 0), (-1, -1), 6)]
        flow.append(bare_table([row], [_ASK, *[wide] * len(named)], padding, padding=2, role="choices"))
    return flow


def to_fill(head: Sequence[str], rows: int) -> Flow:
    """Return a table of what, who and when with empty rows to write in."""
    empty = [[Spacer(0, APART)] for _column in head]
    ruled = [("LINEBELOW", (0, 1), (-1, -1), 0.5, BORDER)]
    return grid(head, [empty] * rows, shared(WIDTH, 10, 4, 3), padding=0, extra=ruled)
