"""What commands share: reading a plan file, open or closed, and writing JSON to the terminal."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from pathlib import Path
from typing import Any

from plans.errors import NeedsPassphrase, PlanError, unreadable
from plans.exchange import plan_file
from plans.plan import Plan
from resources.language import gettext as _

_MOST_BYTES = 10_000


def read(path: Path, args: argparse.Namespace) -> Plan:
    """Return the plan in a file, with a notice on stderr when there is one; raises PlanError."""
    return opened(path, args)[0]


def opened(path: Path, args: argparse.Namespace) -> tuple[Plan, str | None]:
    """Return the plan in a file and the passphrase that opened it, None when it was open; raises PlanError.

    The passphrase comes from ``--passphrase-file``, or is asked for in the terminal.
    """
    passphrase = None
    try:
        plan, notice = plan_file.read(path)
    except NeedsPassphrase as error:
        passphrase = given_passphrase(args)
        if passphrase is None:
            passphrase = ask_passphrase(error)
        plan, notice = plan_file.read(path, passphrase)
    if notice:
        print(notice, file=sys.stderr)
    return plan, passphrase


def ask_passphrase(error: NeedsPassphrase) -> str:
    """Ask in the terminal for what a file is closed with; raises NeedsPassphrase where nobody can be asked."""
    advice = _("Add --passphrase-file with a file that holds it.")
    if sys.stdin is None or not sys.stdin.isatty():
        raise NeedsPassphrase(error.sentence, advice) from None
    try:
        return getpass.getpass(" ".join([error.sentence, _("Passphrase:"), ""]))
    except EOFError:
        # Ctrl+D: she does not know it.
        raise NeedsPassphrase(error.sentence, advice) from None


def given_passphrase(args: argparse.Namespace) -> str | None:
    """Return the first line of the file after ``--passphrase-file``, None without one; raises PlanError."""
    path: Path | None = args.passphrase_file
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            lines = file.read(_MOST_BYTES).decode("utf-8-sig").splitlines()
    except OSError as error:
        raise unreadable(error, path) from error
    except ValueError:
        lines = []
    if not lines:
        raise PlanError(
            _("“{file}” contains no passphrase.").format(file=path.name), _("It is on the first line, as plain text.")
        )
    return lines[0]


def print_json(value: Any) -> None:
    """Write a value as JSON that any terminal can show."""
    # Escapes are read by every program; an encoding that lacks a letter would lose it.
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not readable, indent=1))
