"""Following a folder: whether anything in it changed since the last look, and what went away or got another name."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from plans.errors import unreadable
from plans.exchange import plan_file, remarks_file
from resources.language import gettext as _

Entry = tuple[int, int]
"""Size and time of the last change, in bytes and nanoseconds."""


@dataclass(frozen=True)
class Look:
    """What one look at a folder found."""

    changed: bool
    lines: tuple[str, ...] = ()
    """What went away or got another name since the look before, in a sentence each."""


class Follower:
    """Looks at one folder and those in it again and again; reads no file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before: dict[str, Entry] | None = None

    def look(self) -> Look:
        """Look once more; the first time everything is new. Raises PlanError when the folder is not there."""
        now = _listed(self.folder)
        before, self._before = self._before, now
        if before is None:
            return Look(changed=True)
        return Look(now != before, tuple(_moves(before, now)))


def _moves(before: dict[str, Entry], now: dict[str, Entry]) -> list[str]:
    fresh = {entry: name for name, entry in now.items() if name not in before}
    lines = []
    for name, entry in before.items():
        if name in now or not name.lower().endswith(plan_file.SUFFIX):
            continue
        if other := fresh.get(entry):
            lines.append(_("“{file}” is now called “{other}”.").format(file=name, other=other))
        else:
            lines.append(_("“{file}” is no longer in the shared folder.").format(file=name))
    return lines


def _listed(folder: Path) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    try:
        # Raises when it is not there, where os.walk would find nothing.
        next(folder.iterdir(), None)
    except OSError as error:
        raise unreadable(error, folder) from error
    for place, _folders, names in os.walk(folder):
        for name in names:
            if name.lower().endswith((plan_file.SUFFIX, remarks_file.SUFFIX)):
                path = Path(place, name)
                try:
                    status = path.stat()
                except OSError:
                    # Gone between the two, or locked: the reading of it says so.
                    continue
                found[str(path.relative_to(folder))] = (status.st_size, status.st_mtime_ns)
    return found
