"""Takes the lines of a spreadsheet into a plan."""

from __future__ import annotations

import argparse

from plans import edits, locks
from plans.command.reading import opened
from plans.command.table import COMPLETE, INCOMPLETE
from plans.exchange import plan_file, sheet_lines, sheet_reading
from resources.language import gettext as _


def carry_out(asked: argparse.Namespace) -> int:
    """Take the lines of a spreadsheet into a plan; gives the exit code, raises PlanError when it cannot be done."""
    plan, passphrase = opened(asked.into, asked)
    brought = sheet_reading.prepare(plan, asked.file)
    for line in sheet_lines.told(brought):
        print(line)
    if not asked.preview and brought.edits:
        locks.check(plan, brought.edits)
        edits.apply(plan, brought.edits)
        # What was closed stays closed, with the same passphrase.
        plan_file.write(plan, asked.into, passphrase)
        print(_("Taken over in “{file}”.").format(file=asked.into.name))
    return INCOMPLETE if brought.count("partly", "not") else COMPLETE
