"""Printing one thing of a plan: as a PDF, a page of HTML that can be read aloud, a Word document or slides."""

from __future__ import annotations

import datetime as dt
import importlib
from pathlib import Path

from plans.plan import Plan
from plans.printing.html.page import PAGES, page
from plans.printing.layout import Printout, produce
from plans.printing.progress import Progress, paused_gc, report_progress
from plans.printing.request import PrintRequest
from plans.printing.saving import save_print
from resources.language import speaking

DOCUMENTS = (".docx",)
"""How the name of a file ends that is to be a Word document."""
SLIDES = (".pptx",)
"""How the name of a file ends that is to be slides: of a quarterly review, and of nothing else."""


def pdf(
    plan: Plan,
    request: PrintRequest,
    *,
    today: dt.date | None = None,
    progress: Progress | None = None,
    invariant: bool = False,
) -> bytes:
    """Print to a PDF; ``plan`` is a copy that nobody changes meanwhile.

    ``today`` is the print date, ``invariant`` gives the same bytes for the same plan. What ``progress`` raises ends
    the work.
    """
    with speaking(request.language), paused_gc(), report_progress(progress) as report:
        return produce(_printout(plan, request, today), progress=report, invariant=invariant)


def html(plan: Plan, request: PrintRequest, *, today: dt.date | None = None) -> bytes:
    """Print to a page of HTML in UTF-8 that holds the same and can be read aloud; ``today`` is the print date."""
    with speaking(request.language):
        return page(_printout(plan, request, today))


def write(
    plan: Plan,
    to: Path,
    request: PrintRequest | None = None,
    *,
    today: dt.date | None = None,
    progress: Progress | None = None,
    invariant: bool = False,
) -> None:
    """Print to a file: a page of HTML where its name ends in .html or .htm, a Word document in .docx, slides in .pptx.

    All else is a PDF.
    Raises NotPrinted when the file cannot be written; what was there before then stays. Raises PlanError when the
    template for a Word document cannot be used. Otherwise as ``pdf``.
    """
    request = request or PrintRequest()
    with speaking(request.language):
        if to.suffix.lower() in SLIDES:
            save_print(_slides(plan, request, today), to)
        elif to.suffix.lower() in (*PAGES, *DOCUMENTS):
            save_print(_rendered(_printout(plan, request, today), request, to.suffix.lower()), to)
        else:
            save_print(pdf(plan, request, today=today, progress=progress, invariant=invariant), to)


def with_name(plan: Plan, request: PrintRequest, ending: str, *, progress: Progress | None = None) -> tuple[bytes, str]:
    """Print to what the ``ending`` says, as ``write`` does, and give along the name as ``suggested_name`` does."""
    with speaking(request.language), paused_gc(), report_progress(progress) as report:
        made = _printout(plan, request, None)
        if ending in SLIDES:
            return _slides(plan, request, None), made.name
        return _rendered(made, request, ending, report), made.name


def suggested_name(plan: Plan, request: PrintRequest) -> str:
    """Propose a file name without its ending that every system takes: "Jaarplan 2027 De Linde"."""
    with speaking(request.language):
        return _printout(plan, request, None).name


def _slides(plan: Plan, request: PrintRequest, today: dt.date | None) -> bytes:
    # What makes slides takes long to load.
    from plans.printing.slides.presentation import presentation

    return presentation(plan, request, today or dt.date.today())


def _rendered(made: Printout, request: PrintRequest, ending: str, progress: Progress | None = None) -> bytes:
    if ending in PAGES:
        return page(made)
    if ending in DOCUMENTS:
        # What makes Word documents takes long to load.
        from plans.printing.word.document import document

        return document(made, Path(request.template) if request.template else None)
    return produce(made, progress=progress)


def _printout(plan: Plan, request: PrintRequest, today: dt.date | None) -> Printout:
    # A process of its own has heard nothing yet, or of another plan, and no command line has.
    plan.speak()
    # Each thing is loaded when it is asked for: reportlab takes as long to load as the window.
    made: Printout = importlib.import_module(f"plans.printing.{request.what}").printout(
        plan, request, today or dt.date.today()
    )
    return made
