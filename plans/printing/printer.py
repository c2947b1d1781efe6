"""Printing one thing of a plan: as a PDF, or as a page of HTML that can be read aloud; as bytes or to a file."""

from __future__ import annotations

import datetime as dt
import importlib
from pathlib import Path

from plans.plan import Plan
from plans.printing.asked import Asked
from plans.printing.html.page import PAGES, page
from plans.printing.layout import Printout, produce
from plans.printing.pace import Progress, paced, undisturbed
from plans.printing.saving import save
from resources.language import speaking


def pdf(
    plan: Plan,
    asked: Asked,
    *,
    today: dt.date | None = None,
    progress: Progress | None = None,
    invariant: bool = False,
) -> bytes:
    """Print to a PDF; ``plan`` is a copy that nobody changes meanwhile.

    ``today`` is the print date, ``invariant`` gives the same bytes for the same plan. What ``progress`` raises ends
    the work.
    """
    with speaking(asked.language), undisturbed(), paced(progress) as told:
        return produce(_printout(plan, asked, today), progress=told, invariant=invariant)


def html(plan: Plan, asked: Asked, *, today: dt.date | None = None) -> bytes:
    """Print to a page of HTML in UTF-8 that holds the same and can be read aloud; ``today`` is the print date."""
    with speaking(asked.language):
        return page(_printout(plan, asked, today))


def write(
    plan: Plan,
    to: Path,
    asked: Asked | None = None,
    *,
    today: dt.date | None = None,
    progress: Progress | None = None,
    invariant: bool = False,
) -> None:
    """Print to a file: a page of HTML where its name ends in .html or .htm, else a PDF.

    Raises NotPrinted when the file cannot be written; what was there before then stays. Otherwise as ``pdf``.
    """
    asked = asked or Asked()
    with speaking(asked.language):
        if to.suffix.lower() in PAGES:
            save(html(plan, asked, today=today), to)
        else:
            save(pdf(plan, asked, today=today, progress=progress, invariant=invariant), to)


def with_name(plan: Plan, asked: Asked, ending: str, *, progress: Progress | None = None) -> tuple[bytes, str]:
    """Print to a PDF or a page of HTML, by its ``ending``, and give along the name as ``suggested_name`` does."""
    with speaking(asked.language), undisturbed(), paced(progress) as told:
        made = _printout(plan, asked, None)
        return page(made) if ending in PAGES else produce(made, progress=told), made.name


def suggested_name(plan: Plan, asked: Asked) -> str:
    """Propose a file name without its ending that every system takes: "Jaarplan 2027 De Linde"."""
    with speaking(asked.language):
        return _printout(plan, asked, None).name


def _printout(plan: Plan, asked: Asked, today: dt.date | None) -> Printout:
    # Each thing is loaded when it is asked for: reportlab takes as long to load as the window.
    made: Printout = importlib.import_module(f"plans.printing.{asked.what}").printout(
        plan, asked, today or dt.date.today()
    )
    return made
