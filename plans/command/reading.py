"""What commands share: reading a plan file, and writing JSON to the terminal."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from plans.exchange import plan_file
from plans.plan import Plan


def read(path: Path) -> Plan:
    """Give the plan in a file, with a notice on stderr when there is one; raises PlanError."""
    plan, notice = plan_file.read(path)
    if notice:
        print(notice, file=sys.stderr)
    return plan


def print_json(value: Any) -> None:
    """Write a value as JSON that any terminal can show."""
    # Escapes are read by every program; an encoding that lacks a letter would lose it.
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not readable, indent=1))
