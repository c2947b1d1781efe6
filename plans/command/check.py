"""Says what a plan misses and what is worth a look."""

from __future__ import annotations

import argparse

from plans.command.reading import print_json, read
from plans.command.table import COMPLETE, INCOMPLETE
from plans.derived import completeness, steps
from plans.findings import Finding
from plans.plan import Plan
from resources.language import gettext as _
from resources.texts import text


def execute(args: argparse.Namespace) -> int:
    """Say what a plan misses and what is worth a look; gives the exit code, raises PlanError when it cannot be done."""
    plan = read(args.file, args)
    found = steps.findings(plan)
    if args.json:
        print_json({"level": completeness.level(found), "findings": [finding.to_json() for finding in found]})
    else:
        _print_lines(plan, found)
    return INCOMPLETE if any(finding.kind == "missing" for finding in found) else COMPLETE


def _print_lines(plan: Plan, found: list[Finding]) -> None:
    shown, later = completeness.now(plan, found)
    if said := completeness.sentence(plan, found):
        print(said)
    elif not any(finding.kind == "missing" for finding in found):
        print(_("Nothing is missing: the plan is complete."))
    heads = {
        _("Missing ({count}): the plan is not complete without it"): [line for line in shown if line.kind != "advice"],
        _("Advice ({count}): worth a look"): [line for line in shown if line.kind == "advice"],
    }
    for head, lines in heads.items():
        if lines:
            print(head.format(count=len(lines)))
        for subject in dict.fromkeys(line.subject for line in lines):
            print(f"  {text(subject, 'step.title')}")
            for line in lines:
                if line.subject == subject:
                    print(f"    - {line.message}")
    if later:
        print(completeness.waiting(later))
