"""Three questions in large letters with faces, for clients; and a sheet on which the team counts what they said."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Spacer

from plans.plan import Plan
from plans.printing.forms.parts import GAP, opening
from plans.printing.handwriting import APART, Blank, Boxes, Lines
from plans.printing.layout import WIDTH, Flow
from plans.printing.styles import ACCENT, BORDER, HEADING_FLUSH, INK, LINE, NOTE, QUESTION, TEXT
from plans.printing.tables import bare_table, grid, shared
from plans.printing.tagging import Flowable
from plans.printing.text import one_line, paragraph
from plans.printing.words import field_name
from plans.subjects.goals import Goal
from resources.texts import text, texts

LARGE = TEXT.clone("large", fontSize=17, leading=22)
"""Read without glasses: 17 points."""
_WORD = TEXT.clone("word under a face", fontSize=14, leading=18, alignment=TA_CENTER)
_MOUTHS = (1, 0, -1)
"""How far the mouth of each face bends: up, straight, down."""


def client_questions(plan: Plan, chosen: Sequence[Goal]) -> Flow:
    """Return the page for one client: three questions, three faces each, room for a word more; no name."""
    flow = opening(plan, "client-questions", text("measuring", "clients.title"))
    flow += [paragraph(_lead(chosen), LARGE), Spacer(0, GAP / 2)]
    flow += [paragraph(text("measuring", "clients.how"), TEXT), Spacer(0, GAP)]
    words = texts("measuring", "clients.faces")
    for question in texts("measuring", "clients.questions"):
        faces = [[Face(bend, word)] for bend, word in zip(_MOUTHS, words, strict=True)]
        # The question stands above its row.
        row = bare_table([[[], *faces]], [0, *[WIDTH / len(faces)] * len(faces)], role="choices")
        lined = [("LINEABOVE", (0, 0), (-1, 0), 0.7, LINE)]
        flow += [bare_table([[[paragraph(question, LARGE)]], [row]], [WIDTH], lined, padding=6)]
    flow += [Spacer(0, GAP / 2), paragraph(text("measuring", "clients.more"), LARGE), Lines(2), Spacer(0, GAP / 2)]
    flow += [paragraph(text("measuring", "clients.filled_in"), QUESTION)]
    flow += [Boxes([("", "", word) for word in texts("measuring", "clients.who")], TEXT)]
    return [*flow, bare_table([[[Blank(text("measuring", "clients.day"))], []]], [WIDTH / 2] * 2)]


def answers(plan: Plan) -> Flow:
    """Return the sheet on which the answers are counted, for one goal."""
    flow = opening(plan, "answers", text("measuring", "answers.title"), text("measuring", "answers.lead"))
    head = [text("measuring", "answers.question"), *texts("measuring", "clients.faces")]
    rows = [
        [paragraph(question, TEXT), *([Spacer(0, 2 * APART)] for _face in _MOUTHS)]
        for question in texts("measuring", "clients.questions")
    ]
    extra = [("LINEAFTER", (0, 0), (-2, -1), 0.5, BORDER), ("LEFTPADDING", (1, 0), (-1, -1), 6)]
    flow += [*grid(head, rows, shared(WIDTH, 5, 3, 3, 3), extra=extra), Spacer(0, GAP)]
    flow += [paragraph(text("measuring", "answers.said"), HEADING_FLUSH), Lines(7), Spacer(0, GAP / 2)]
    into = text("measuring", "answers.into").format(field=field_name(Goal, "clients_asked"))
    return [*flow, paragraph(into, NOTE)]


def _lead(chosen: Sequence[Goal]) -> str:
    """Name the technology where the plan has one; else leave it to who hands out the sheet."""
    named = {one_line(goal.technology, 45) for goal in chosen if goal.technology.strip()}
    if len(named) == 1:
        return text("measuring", "clients.lead").format(technology=named.pop())
    return text("measuring", "clients.lead_open")


class Face(Flowable):
    """A face that is glad, neither or sad, told apart by its mouth and not by colour; below it a box and its word."""

    SIDE, BOX = 46.0, 24.0
    holds_words = True

    def __init__(self, bend: int, word: str) -> None:
        """Bend the mouth up (1), not (0) or down (-1)."""
        super().__init__()
        self.bend = bend
        self.word = paragraph(word, _WORD)
        self.alt_text = f"○ {word}"

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole width of its column."""
        self.width, self.low = width, self.word.wrap(width, height)[1]
        return width, self.low + self.SIDE + self.BOX + 14

    def draw(self) -> None:
        """Draw the face and the box in the middle of the column."""
        canvas, middle, radius, low = self.canv, self.width / 2, self.SIDE / 2, self.low
        self.word.drawOn(canvas, 0, 0)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.8)
        centre = low + self.BOX + 12 + radius
        canvas.circle(middle, centre, radius)
        canvas.setFillColor(INK)
        for side in (-1, 1):
            canvas.circle(middle + side * radius * 0.36, centre + radius * 0.25, 3.2, stroke=0, fill=1)
        wide, mouth, bend = radius * 0.5, centre - radius * 0.38, self.bend * radius * 0.34
        path = canvas.beginPath()
        path.moveTo(middle - wide, mouth + bend / 2)
        path.curveTo(middle - wide / 2, mouth - bend, middle + wide / 2, mouth - bend, middle + wide, mouth + bend / 2)
        canvas.drawPath(path)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.2)
        canvas.roundRect(middle - self.BOX / 2, low + 4, self.BOX, self.BOX, 4)
