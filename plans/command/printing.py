"""Prints one thing of a plan."""

from __future__ import annotations

import argparse

from plans.command.parser import usage
from plans.command.reading import read
from plans.command.roles import refuse_profile_without_names, with_roles
from plans.command.table import COMPLETE
from plans.command.targets import PRINTED, refuse_another_kind
from plans.errors import PlanError
from plans.printing import printer
from plans.printing.request import PrintRequest
from resources.language import gettext as _


def execute(args: argparse.Namespace) -> int:
    """Print one thing of a plan; gives the exit code, raises PlanError when it cannot be done."""
    plan = read(args.file, args)
    if args.quarter and args.what != "quarter":
        raise PlanError(_("--quarter goes with --what quarter."), usage("print"))
    if args.paper and args.what != "poster":
        raise PlanError(_("--paper goes with --what poster; all else is A4."), usage("print"))
    if args.own_profile and args.what != "plan":
        raise PlanError(_("--own-profile goes with --what plan."), usage("print"))
    refuse_profile_without_names(args)
    refuse_another_kind(args.to, *PRINTED)
    wanted = PrintRequest(
        args.what, args.language, quarter=args.quarter, paper=args.paper, own_profile=args.own_profile
    )
    printer.write(with_roles(plan, args.file.name) if args.roles else plan, args.to, wanted)
    return COMPLETE
