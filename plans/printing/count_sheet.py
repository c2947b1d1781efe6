"""One sheet of A4 to count the four types with the team: without names, and without calling anybody a type."""

from __future__ import annotations

import datetime as dt

from reportlab.lib.colors import HexColor
from reportlab.platypus import Spacer

from plans.plan import Plan
from plans.printing.forms.parts import opening
from plans.printing.handwriting import BOX
from plans.printing.layout import WIDTH, DocumentInfo, Flow, Printout, file_name
from plans.printing.request import PrintRequest
from plans.printing.styles import ACCENT, BORDER, COLOURS, HEADING_FLUSH, LEAD, LINE, NOTE, STRONG, TEXT
from plans.printing.tables import bare_table
from plans.printing.tagging import Flowable
from plans.printing.text import paragraph
from plans.subjects.training import TYPES
from resources.language import gettext as _
from resources.texts import text, texts

_LEAST, _ROW = 30, 20
"""Squares for each type when the team is small or not known, and on one line."""
_MOST = 60
_AIRY = 40
"""With more squares than this the rows stand closer, so that all stays one sheet."""


def printout(plan: Plan, _asked: PrintRequest, today: dt.date) -> Printout:
    """Return the count sheet of a team, in the language in use."""
    title = text("training", "count_sheet.title")
    footer = " · ".join(part for part in (plan.team.name.strip(), str(plan.year)) if part)
    about = DocumentInfo(title=title, subject=_("Count sheet"), footer=footer, day=today)
    return Printout(about, flowables(plan), file_name(f"{_('Count sheet')} {plan.team.name}"))


def flowables(plan: Plan) -> Flow:
    """Return everything that stands on the sheet, in the language in use."""
    named, lead = (text("training", f"count_sheet.{key}") for key in ("title", "lead"))
    flow = opening(plan, "count-sheet", named, lead)
    squares = max(_LEAST, min(plan.team.staff or _LEAST, _MOST))
    rows = []
    for kind in TYPES:
        words = [
            paragraph(text("training", f"profiles.{kind}.sheet"), HEADING_FLUSH),
            paragraph(text("training", f"profiles.{kind}.says"), LEAD),
            Spacer(0, 8),
            Squares(squares),
        ]
        rows.append([words, [Box(text("training", "count_sheet.number"))]])
    lines = [("LINEABOVE", (0, 0), (-1, -1), 0.7, LINE), ("VALIGN", (1, 0), (1, -1), "MIDDLE")]
    padding = 9 if squares <= _AIRY else 3
    flow += [bare_table(rows, [WIDTH - Box.WIDE, Box.WIDE], lines, padding=padding)]
    whole = [[_how(WIDTH - Box.WIDE), [Box(text("training", "count_sheet.all"))]]]
    return [
        *flow,
        bare_table(whole, [WIDTH - Box.WIDE, Box.WIDE], [("LINEABOVE", (0, 0), (-1, 0), 1.2, BORDER)], padding=padding),
    ]


def _how(width: float) -> Flow:
    steps = texts("training", "count_sheet.steps")
    numbered = [
        [[paragraph(str(number), STRONG)], [paragraph(step, TEXT)]] for number, step in enumerate(steps, start=1)
    ]
    title = paragraph(text("training", "count_sheet.how"), HEADING_FLUSH)
    return [title, Spacer(0, 4), bare_table(numbered, [18, width - 18 - 24], padding=1.5, role="list")]


class Squares(Flowable):
    """Small squares to put a cross in, by five so that they count easily."""

    SIDE, GAP, FIVE, LEADING = BOX, 1.9, 3.8, 20.5

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.alt_text = _("{count} squares to put a cross in").format(count=count)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take as many lines as the squares need."""
        return width, self.LEADING * -(-self.count // _ROW)

    def draw(self) -> None:
        """Draw the squares, from the top line down."""
        canvas = self.canv
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(BORDER)
        lines = -(-self.count // _ROW)
        for number in range(self.count):
            line, place = divmod(number, _ROW)
            x = place * (self.SIDE + self.GAP) + place // 5 * self.FIVE
            canvas.roundRect(x, (lines - 1 - line) * self.LEADING, self.SIDE, self.SIDE, 1.5)


class Box(Flowable):
    """A box to write a number in, with a word below it."""

    holds_words = True

    WIDE, SIDE, HIGH = 92.0, 52.0, 34.0

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = paragraph(word, NOTE)
        self.alt_text = f"{word}: ______"

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the box and the line below it."""
        self.word.wrap(self.SIDE + 20, height)
        return self.WIDE, self.HIGH + 16

    def draw(self) -> None:
        """Draw the box at the right of its column."""
        canvas, left = self.canv, self.WIDE - self.SIDE
        canvas.setLineWidth(1.2)
        canvas.setStrokeColor(ACCENT)
        canvas.setFillColor(HexColor(COLOURS["surface"]))
        canvas.roundRect(left, 16, self.SIDE, self.HIGH, 4, fill=1)
        self.word.drawOn(canvas, left, 0)
