"""Takes the lines of a spreadsheet into a plan."""

from __future__ import annotations

import argparse

from plans import edits, locks
from plans.command.reading import opened
from plans.command.table import COMPLETE, INCOMPLETE
from plans.exchange import plan_file, sheet_import, sheet_result
from resources.language import gettext as _


def execute(args: argparse.Namespace) -> int:
    """Take the lines of a spreadsheet into a plan; gives the exit code, raises PlanError when it cannot be done."""
    plan, passphrase = opened(args.into, args)
    brought = sheet_import.plan_import(plan, args.file)
    for line in sheet_result.describe_import(brought):
        print(line)
    if not args.preview and brought.edits:
        locks.check(plan, brought.edits)
        edits.apply(plan, brought.edits)
        # What was closed stays closed, with the same passphrase.
        plan_file.write(plan, args.into, passphrase)
        print(_("Taken over in “{file}”.").format(file=args.into.name))
    return INCOMPLETE if brought.count("partly", "not") else COMPLETE
