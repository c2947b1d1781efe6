"""Makes the plan for the next year."""

from __future__ import annotations

import argparse

from plans.command.reading import opened
from plans.command.roles import leaving, refuse_own_without_names
from plans.command.table import COMPLETE
from plans.command.targets import is_there, refuse_another_name, refuse_to_replace
from plans.derived import next_year
from plans.derived.sharing import shared
from plans.errors import PlanError
from plans.exchange import plan_file
from resources.language import gettext as _


def execute(args: argparse.Namespace) -> int:
    """Make the plan for the next year; gives the exit code, raises PlanError when it cannot be done."""
    refuse_another_name(args.to)
    plan, passphrase = opened(args.file, args)
    if is_there(args.to) and args.to.samefile(args.file):
        raise PlanError(_("The plan for the next year cannot take the place of this one."), _("Choose another name."))
    # What was closed stays closed, with the same passphrase.
    closed = passphrase is not None
    refuse_own_without_names(args, closed=closed)
    plan = shared(plan, profile=args.own_profile)
    made = leaving(next_year.make_next_plan(plan), args, args.file.name, closed=closed)
    refuse_to_replace(args.to, plan_file.encode(made), args.force)
    plan_file.write(made, args.to, passphrase)
    sentence = _("“{file}” is the plan for {year}. This was carried over: {what}.")
    print(sentence.format(file=args.to.name, year=made.year, what=next_year.carry_over_words(plan) or _("nothing")))
    return COMPLETE
