"""Of which pot a line of the budget is paid, in the words of the list: "opleidingsbudget" is more than own money."""

from __future__ import annotations

import re

from plans import field_text
from plans.exchange.headings import normalise
from plans.importing.cells import values
from plans.importing.cells.answers import meant
from plans.importing.files.grid import is_blank
from plans.importing.records.filling import Filler, Work
from plans.subjects.budget import BudgetLine
from resources.language import gettext as _

_SAYS_NO_MORE = re.compile(
    r"(?:uit )?(?:(?:onze? |het )?eigen(?: (?:geld|middelen|budget|begroting))?|intern(?:e middelen|al)?|"
    r"regulier(?:e middelen| budget)?|regular|(?:our )?own (?:money|budget)|extern(?:e? (?:geld|middelen))?|external|"
    r"van buiten|from outside)"
)
"""Words that say no more than that the money is our own, or from outside."""


def keep_pot(filler: Filler, work: Work) -> None:
    """Keep the word for a pot as the fund, or in the remarks when another fund is named, where a choice loses it."""
    _say_how_often(filler, work)
    column, cell = work.draft.cells.get("source", (-1, None))
    if not isinstance(work.record, BudgetLine) or not isinstance(cell, str) or is_blank(cell) or work.table.printed:
        return
    words = " ".join(values.as_text(cell).split())
    if work.keyed or _SAYS_NO_MORE.fullmatch(normalise(words)):
        return
    if work.record.fund and normalise(work.record.fund) != normalise(words):
        filler.add_note(work, column, words, mark=False)
    elif not work.record.fund and not filler.is_locked(work, "fund", column):
        filler.put(work, "fund", words)


def _say_how_often(filler: Filler, work: Work) -> None:
    """Take how often something is paid from behind the pot, where no column says that: "innovatiefonds, eenmalig"."""
    if not isinstance(work.record, BudgetLine) or work.record.recurrence or work.table.printed or work.known:
        return
    for name in ("source", "fund"):
        cell = work.draft.cell(name)
        for part in re.split(r"[,;()]", cell)[1:] if isinstance(cell, str) else ():
            often = meant(BudgetLine, "recurrence", part) if part.strip() else None
            if often:
                filler.put(work, "recurrence", often)
                shown = field_text.options(BudgetLine, "recurrence")[often]
                said = _("“{text}” is read as {value}.").format(text=part.strip(), value=shown)
                work.readings.append(f"{field_text.short_name(BudgetLine, 'recurrence')}: {said}")
                return
