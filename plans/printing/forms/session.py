"""The sessions in which a team makes its plan: whom to invite, what to bring, and an agenda with room for notes."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import PageBreak, Spacer

from plans.plan import Plan
from plans.printing.forms.parts import GAP, columns, opening
from plans.printing.handwriting import BOX, Lines, Notes, PenBox
from plans.printing.layout import WIDTH, Bookmark, Flow
from plans.printing.styles import ACCENT, CELL, CELL_NOTE, COLOURS, GRID, HEADING_FLUSH, LINE, QUESTION, SUBHEADING
from plans.printing.tables import bare_table
from plans.printing.text import coloured, paragraph
from resources.language import current
from resources.texts import entries, text, texts

_MINUTES, _TICK = 52.0, 25.0


def session(plan: Plan) -> Flow:
    """Return what to prepare, and the agenda of both sessions on a page each."""
    flow = opening(plan, "session", text("forms", "session.title"), text("forms", "session.lead"))
    wide = (WIDTH - 28) / 2
    for left, right in (("who", "bring"), ("before", "between"), ("after", "good")):
        flow += [*columns(_listed(left, wide), _listed(right, wide)), Spacer(0, 1.5 * GAP)]
    flow += [Notes(text("forms", "session.notes"))]
    for item in ("first", "second"):
        flow += [PageBreak(), *_agenda(item)]
    return flow


def _listed(key: str, width: float) -> Flow:
    """Return a list to tick, under its title; advice cannot be ticked."""
    advice = key == "good"
    rows = [
        [[paragraph("•", CELL) if advice else PenBox()], [paragraph(words, CELL)]]
        for words in texts("forms", f"session.{key}_list")
    ]
    first = 12.0 if advice else _TICK
    # The words stand beside the middle of their box.
    lower = [] if advice else [("TOPPADDING", (1, 0), (1, -1), 1.5 + (BOX - CELL.leading) / 2)]
    body = bare_table(rows, [first, width - first], lower, padding=1.5, role="dots" if advice else "list")
    return [paragraph(text("forms", f"session.{key}"), SUBHEADING), Spacer(0, 3), body]


def _agenda(which: str) -> Flow:
    """Return one session: for every part its minutes, what you do, what you ask, and lines for notes."""
    title = text("forms", f"session.{which}.title")
    parts = entries("forms", f"session.{which}.parts")
    rows: list[list[Any]] = []
    hows, asks = (texts("forms", f"session.{which}.{key}") for key in ("how", "ask"))
    for part, how, ask in zip(parts, hows, asks, strict=True):
        minutes = [
            paragraph(str(part["minutes"]), HEADING_FLUSH),
            paragraph(text("forms", "session.minutes"), CELL_NOTE),
        ]
        body = [
            paragraph(part[current()], QUESTION),
            paragraph(how, CELL),
            paragraph(coloured(ask, COLOURS["accent"]), CELL),
            Lines(min(2, 1 + part["minutes"] // 10)),
        ]
        rows.append([minutes, body])
    lines = [("LINEABOVE", (0, 0), (-1, 0), 1.2, ACCENT), ("LINEABOVE", (0, 1), (-1, -1), 0.5, LINE)]
    table = bare_table(rows, [_MINUTES, WIDTH - _MINUTES], lines, padding=GRID - 1)
    return [Bookmark(f"session-{which}", title, 1), paragraph(title, HEADING_FLUSH), Spacer(0, GAP), table]
