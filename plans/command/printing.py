"""Prints one thing of a plan."""

from __future__ import annotations

import argparse

from plans.command.parser import usage
from plans.command.reading import read
from plans.command.roles import with_roles
from plans.command.table import COMPLETE
from plans.command.targets import PRINTED, refuse_another_kind
from plans.errors import PlanError
from plans.printing import printer
from plans.printing.asked import Asked
from resources.language import gettext as _


def carry_out(asked: argparse.Namespace) -> int:
    """Print one thing of a plan; gives the exit code, raises PlanError when it cannot be done."""
    plan = read(asked.file, asked)
    if asked.quarter and asked.what != "quarter":
        raise PlanError(_("--quarter goes with --what quarter."), usage("print"))
    if asked.paper and asked.what != "poster":
        raise PlanError(_("--paper goes with --what poster; all else is A4."), usage("print"))
    refuse_another_kind(asked.to, *PRINTED)
    wanted = Asked(asked.what, asked.language, quarter=asked.quarter, paper=asked.paper)
    printer.write(with_roles(plan, asked.file.name) if asked.roles else plan, asked.to, wanted)
    return COMPLETE
