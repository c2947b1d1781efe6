"""The user guide on paper, or as one page to read in a browser: made from the same chapters as the window shows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from reportlab.platypus import PageBreak, Spacer

from plans import __version__
from plans.printing.cover import contents
from plans.printing.html.page import PAGES, page
from plans.printing.layout import UPRIGHT, WIDTH, DocumentInfo, Flow, Printout, file_name, heading, produce, section
from plans.printing.progress import paused_gc
from plans.printing.saving import save_print
from plans.printing.screenshot import Screenshot
from plans.printing.styles import GRID, LEAD, NOTE, TEXT, TITLE
from plans.printing.tables import bare_table
from plans.printing.text import Markup, escaped, paragraph, strong
from resources import manual
from resources.language import gettext as _

_SIGN = 18.0


def printout(today: dt.date) -> Printout:
    """Return the whole guide as one thing to print, in the language in use; ``today`` stands at the foot."""
    title = _("Guide to Digikoers")
    footer = _("{title}, version {version}").format(title=title, version=__version__)
    about = DocumentInfo(title=title, subject=title, footer=footer, day=today)
    chapters = [part for chapter in manual.chapters() for part in _chapter(chapter)]
    lead = _("For team leaders in care: how to make a plan with your team, and keep it alive for a year.")
    first = [paragraph(title, TITLE), paragraph(lead, LEAD), Spacer(0, 4 * GRID), *contents(chapters), PageBreak()]
    return Printout(about, [*first, *chapters], file_name(title), (UPRIGHT,), continues=True)


def write(to: Path, *, today: dt.date | None = None, invariant: bool = False) -> None:
    """Write the guide to a file: a page of HTML where its name ends in .html or .htm, else a PDF.

    Raises NotPrinted when the file cannot be written; what was there before then stays.
    """
    made = printout(today or dt.date.today())
    with paused_gc():
        save_print(page(made) if to.suffix.lower() in PAGES else produce(made, invariant=invariant), to)


def _chapter(chapter: manual.Chapter) -> Flow:
    flow = section(chapter.title, f"chapter-{chapter.name}", need=260)
    for part in chapter.sections:
        flow += heading(part.title) if part.title else []
        for block in part.blocks:
            flow += _block(block)
    return flow


def _block(block: manual.Block) -> Flow:
    if block.kind == "picture":
        shows, name = block.lines
        file = manual.picture(name)
        return [Spacer(0, GRID), Screenshot(file, shows), paragraph(shows, NOTE), Spacer(0, GRID)] if file else []
    if block.kind == "paragraph":
        return [*(paragraph(_marked(line), TEXT) for line in block.lines), Spacer(0, GRID)]
    dots = block.kind == "dots"
    rows = [
        [[paragraph("•" if dots else f"{number}.", TEXT)], [paragraph(_marked(line), TEXT)]]
        for number, line in enumerate(block.lines, start=1)
    ]
    table = bare_table(rows, [_SIGN, WIDTH - _SIGN], padding=0.15 * GRID, role="dots" if dots else "list")
    return [table, Spacer(0, GRID)]


def _marked(line: str) -> Markup:
    made = Markup()
    for words, is_strong in manual.pieces(line):
        made += strong(words) if is_strong else escaped(words)
    return made
