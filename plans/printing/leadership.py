"""One sheet of A4 for the leader alone: what she does herself this year, and what became of it each quarter."""

from __future__ import annotations

import datetime as dt

from reportlab.platypus import CondPageBreak, Spacer

from plans.dates import QUARTERS
from plans.plan import Plan
from plans.printing.forms.parts import GAP, opening
from plans.printing.handwriting import APART, Boxes, Lines
from plans.printing.layout import WIDTH, DocumentInfo, Flow, Printout, file_name
from plans.printing.other_fields import other_fields
from plans.printing.request import PrintRequest
from plans.printing.styles import BORDER, CELL, CELL_NOTE, COLOURS, HEADING_FLUSH, NOTE
from plans.printing.tables import grid, questions, shared
from plans.printing.text import paragraph
from plans.printing.words import chosen_words
from plans.subjects.leadership import DONE, ENOUGH, Intention
from resources.texts import choices, text

_MARK = "✓"
_SHOWN = ("what", "kind", *(f"{name}{quarter}" for quarter in QUARTERS for name in ("done", "note")))


def printout(plan: Plan, _asked: PrintRequest, today: dt.date) -> Printout:
    """Return the sheet, in the language in use; with lines to write on where nothing is filled in yet."""
    title = _text("title")
    about = DocumentInfo(title=title, subject=title, footer=f"{title} · {plan.year}", day=today)
    return Printout(about, flowables(plan), file_name(f"{title} {plan.year}"))


def flowables(plan: Plan) -> Flow:
    """Return everything that stands on the sheet, in the language in use."""
    flow = opening(plan, "leadership", _text("title"), _text("lead"))
    things: list[Intention | None] = [thing for thing in plan.intentions if thing.is_begun()]
    things += [None] * max(0, ENOUGH - len(things))
    for number, thing in enumerate(things, start=1):
        flow += [CondPageBreak(170), *_thing(plan, number, thing), Spacer(0, GAP)]
    return [*flow, paragraph(_text("look_back"), NOTE)]


def _thing(plan: Plan, number: int, thing: Intention | None) -> Flow:
    if thing is None:
        flow: Flow = [paragraph(f"{number}.", HEADING_FLUSH), Lines()]
    else:
        flow = [paragraph(f"{number}. {thing.what}".rstrip(), HEADING_FLUSH)]
        if thing.kind:
            flow.append(paragraph(chosen_words(thing, "kind"), CELL_NOTE))
    head = ["", _text("did"), _text("told")]
    rows = [_quarter(quarter, thing) for quarter in QUARTERS]
    ruled = [("LINEBELOW", (0, 1), (-1, -1), 0.5, BORDER), ("VALIGN", (0, 1), (-1, -1), "MIDDLE")]
    flow += [Spacer(0, GAP / 2), *grid(head, rows, shared(WIDTH, 3, 6, 10), padding=2, extra=ruled)]
    more = other_fields(plan, thing, _SHOWN) if thing else []
    return [*flow, *(questions(more) if more else [])]


def _quarter(quarter: int, thing: Intention | None) -> Flow:
    words = choices("leadership", f"intention.done{quarter}")
    done = getattr(thing, f"done{quarter}") if thing else None
    note = getattr(thing, f"note{quarter}") if thing else ""
    boxes = Boxes([(_MARK if done == word else "", COLOURS["ink"], words[word]) for word in DONE], CELL)
    told: Flow = [paragraph(note, CELL)] if note.strip() else [Spacer(0, APART)]
    return [paragraph(_text("quarter").format(number=quarter), CELL), [boxes], told]


def _text(key: str) -> str:
    return text("leadership", f"paper.{key}")
