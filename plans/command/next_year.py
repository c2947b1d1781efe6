"""Makes the plan for the next year."""

from __future__ import annotations

import argparse

from plans import next_year
from plans.command.reading import opened
from plans.command.table import COMPLETE
from plans.command.targets import is_there, refuse_to_replace
from plans.errors import PlanError
from plans.exchange import plan_file
from resources.language import gettext as _


def carry_out(asked: argparse.Namespace) -> int:
    """Make the plan for the next year; gives the exit code, raises PlanError when it cannot be done."""
    plan, passphrase = opened(asked.file, asked)
    if is_there(asked.to) and asked.to.samefile(asked.file):
        raise PlanError(_("The plan for the next year cannot take the place of this one."), _("Choose another name."))
    made = next_year.made_from(plan)
    refuse_to_replace(asked.to, plan_file.encode(made), asked.force)
    # What was closed stays closed, with the same passphrase.
    plan_file.write(made, asked.to, passphrase)
    said = _("“{file}” is the plan for {year}. This came along: {what}.")
    print(said.format(file=asked.to.name, year=made.year, what=next_year.taken(plan) or _("nothing")))
    return COMPLETE
