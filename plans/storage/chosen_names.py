"""What was said of words that may be names, of each plan and language: kept from one day to the next.

A plan is shared four times a year. What was replaced the first time must be replaced the next time too, without being
asked again. The words stand in a file of their own that only she may read, and go when somebody is forgotten or when
nothing was asked of a plan for so long that it is over.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from pathlib import Path
from uuid import UUID

from plans.errors import unwritable
from plans.storage import private
from plans.storage.workspace import own_folder

NAME = "chosen-names.json"
DAYS = 550
"""Days after which what was said of a plan is let go of: its year and the half before it."""

Chosen = dict[tuple[UUID, str], dict[str, str]]
"""By plan and language: what stands in the place of a word, or the word itself where it stays."""


def read() -> Chosen:
    """Return what was said; nothing when it is not there or makes no sense: then it is asked again."""
    try:
        found = json.loads(_path().read_text(encoding="utf-8"))
        return {
            (UUID(item["plan"]), str(item["language"])): {str(word): str(to) for word, to in item["words"].items()}
            for item in found
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def write(chosen: Chosen, plan: UUID, language: str, today: dt.date | None = None) -> None:
    """Keep what was said, of which that of one plan is new; where it cannot be kept it is asked again."""
    day = today or dt.date.today()
    days = {key: on for key, on in _days().items() if day - on < dt.timedelta(days=DAYS)} | {(plan, language): day}
    kept = [
        {"plan": str(key[0]), "language": key[1], "on": on.isoformat(), "words": chosen[key]}
        for key, on in days.items()
        if chosen.get(key)
    ]
    path = _path()
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        private.make_folder(path.parent)
        try:
            private.make_file(draft)
            draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def forget() -> None:
    """Let go of everything; raises PlanError when that cannot be done."""
    try:
        _path().unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(error, _path()) from error


def _days() -> dict[tuple[UUID, str], dt.date]:
    try:
        found = json.loads(_path().read_text(encoding="utf-8"))
        return {(UUID(item["plan"]), str(item["language"])): dt.date.fromisoformat(item["on"]) for item in found}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _path() -> Path:
    return own_folder() / NAME
