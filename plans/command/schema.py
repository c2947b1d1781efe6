"""Prints the JSON Schema of the plan file."""

from __future__ import annotations

import argparse

from plans.command.reading import print_json
from plans.command.table import COMPLETE
from plans.exchange.file_schema import schema


def execute(_asked: argparse.Namespace) -> int:
    """Print the JSON Schema of the plan file; gives the exit code, raises PlanError when it cannot be done."""
    print_json(schema())
    return COMPLETE
