"""Actions whose own text says first that they are done: "gedaan: hoesjes besteld"."""

from __future__ import annotations

import re

from plans import field_text
from plans.importing.files.grid import is_blank
from plans.importing.records.filling import Filler, Work
from plans.subjects.actions import Action
from resources.language import gettext as _

_DONE = re.compile(r"(?i)\s*(gedaan|al gedaan|klaar|af|gereed|afgerond|done|finished)\s*[:!–-]\s*\S")


def take_told_done(filler: Filler, work: Work) -> None:
    """Take the state from how the text of a new action begins, where no column says it; it is said."""
    found = _DONE.match(work.draft.what)
    if found is None or not isinstance(work.record, Action) or work.known:
        return
    if work.draft.status not in ("", "open") or not is_blank(work.draft.cell("status")):
        return
    filler.put(work, "status", "done")
    shown = field_text.options(Action, "status")["done"]
    said = _("“{text}” is read as {value}.").format(text=found[1], value=shown)
    work.readings.append(f"{field_text.short_name(Action, 'status')}: {said}")
    work.doubt = True
