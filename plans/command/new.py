"""Makes a new plan, begun with a house pack."""

from __future__ import annotations

import argparse
import datetime as dt

from plans.anonymise import has_names
from plans.command.roles import leaving
from plans.command.table import COMPLETE
from plans.command.targets import refuse_another_name, refuse_to_replace, say_written
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan import new_plan
from resources.language import gettext as _


def execute(args: argparse.Namespace) -> int:
    """Make the plan; gives the exit code, raises PlanError when it cannot be done."""
    today = dt.date.today()
    year = args.year or today.year + (today.month > 6)
    if not 2000 <= year <= 2100:
        raise PlanError(_("Digikoers makes plans for the years {first} to {last}.").format(first=2000, last=2100))
    refuse_another_name(args.to)
    plan = new_plan(year)
    if vars(args)["with"]:
        from plans.house_pack import filling, pack

        house = pack.read(vars(args)["with"])
        plan = filling.filled(plan, house)
        if has_names(plan):
            plan = leaving(plan, args, args.to.name)
        print(_("Started from the house pack {pack}.").format(pack=house.words))
    refuse_to_replace(args.to, plan_file.encode(plan), args.force)
    plan_file.write(plan, args.to)
    say_written(args.to)
    return COMPLETE
