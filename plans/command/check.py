"""Says what a plan misses and what is worth a look."""

from __future__ import annotations

import argparse

from plans.command.reading import print_json, read
from plans.command.table import COMPLETE, INCOMPLETE
from plans.derived import steps
from plans.findings import Finding
from resources.language import gettext as _
from resources.texts import text


def execute(args: argparse.Namespace) -> int:
    """Say what a plan misses and what is worth a look; gives the exit code, raises PlanError when it cannot be done."""
    found = steps.findings(read(args.file, args))
    if args.json:
        print_json({"findings": [finding.to_json() for finding in found]})
    else:
        _print_findings(found)
    return INCOMPLETE if any(finding.kind == "missing" for finding in found) else COMPLETE


def _print_findings(found: list[Finding]) -> None:
    heads = {
        "missing": _("Missing ({count}): the plan is not complete without it"),
        "advice": _("Advice ({count}): worth a look"),
    }
    if not any(finding.kind == "missing" for finding in found):
        print(_("Nothing is missing: the plan is complete."))
    for kind, head in heads.items():
        matching_found = [finding for finding in found if finding.kind == kind]
        if matching_found:
            print(head.format(count=len(matching_found)))
        for subject in dict.fromkeys(finding.subject for finding in matching_found):
            print(f"  {text(subject, 'step.title')}")
            for finding in matching_found:
                if finding.subject == subject:
                    print(f"    - {finding.message}")
