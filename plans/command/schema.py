"""Prints the JSON Schema of the plan file, or of the open data that other programs read."""

from __future__ import annotations

import argparse

from plans.command.reading import print_json
from plans.command.table import COMPLETE


def execute(args: argparse.Namespace) -> int:
    """Print a JSON Schema; gives the exit code, raises PlanError when it cannot be done."""
    from plans.exchange import file_schema, open_data

    print_json(open_data.schema() if args.open_data else file_schema.schema())
    return COMPLETE
