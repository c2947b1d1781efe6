"""Writes the sample plan."""

from __future__ import annotations

import argparse

from plans.command.table import COMPLETE
from plans.command.targets import refuse_another_name, refuse_to_replace, say_written
from plans.exchange import plan_file


def execute(args: argparse.Namespace) -> int:
    """Write the sample plan; gives the exit code, raises PlanError when it cannot be done."""
    refuse_another_name(args.to)
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    refuse_to_replace(args.to, plan_file.encode(plan), args.force)
    plan_file.write(plan, args.to)
    say_written(args.to)
    return COMPLETE
