"""Writes the sample plan."""

from __future__ import annotations

import argparse

from plans.command.table import COMPLETE
from plans.command.targets import refuse_to_replace
from plans.exchange import plan_file


def carry_out(asked: argparse.Namespace) -> int:
    """Write the sample plan; gives the exit code, raises PlanError when it cannot be done."""
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    refuse_to_replace(asked.to, plan_file.encode(plan), asked.force)
    plan_file.write(plan, asked.to)
    return COMPLETE
