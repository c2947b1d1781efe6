"""The command line that needs no screen: one table of commands, and a file for each that carries it out."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import IO

from plans import __version__
from plans.command.parser import parse
from plans.command.table import COMPLETE, TABLE, UNREADABLE
from plans.errors import PlanError
from resources import language
from resources.language import gettext as _

COMMANDS = tuple(dict.fromkeys(command.name.split()[0] for command in TABLE if command.name))
"""The first words that are for the command line; anything else opens the window."""


def run(arguments: list[str]) -> int:
    """Carry out one command and give the exit code: 0 good, 1 something missing, 2 it could not be done."""
    for stream in (sys.stdout, sys.stderr):
        _spell_out(stream)
    if arguments[:1] == ["--version"]:
        print(version())
        return COMPLETE
    try:
        with language.speaking(_language(arguments)):
            code = _carry_out(parse(arguments))
        sys.stdout.flush()
    except PlanError as error:
        print(str(error), file=sys.stderr)
        return UNREADABLE
    except SystemExit:
        # How argparse ends after it has shown the help.
        return COMPLETE
    except BrokenPipeError:
        # Whoever read along has stopped; Python would complain about it once more while closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREADABLE
    return code


def _language(arguments: list[str]) -> str:
    """Return the language that is asked for, also where the rest cannot be understood."""
    asked = [value for option, value in pairwise(arguments) if option == "--language"]
    return next((value for value in reversed(asked) if value in language.LANGUAGES), language.current())


def _carry_out(args: argparse.Namespace) -> int:
    try:
        # Each command loads only what it needs itself.
        execute: Callable[..., int] = importlib.import_module(f"{__name__}.{args.command.module}").execute
        return execute(args)
    except KeyboardInterrupt:
        raise PlanError(_("Stopped before it was done.")) from None


def version() -> str:
    """Return the name and the version of the program."""
    return f"digikoers {__version__}"


def _spell_out(stream: IO[str]) -> None:
    reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")
