"""Reads the words of a command as the table declares them, and says in our own language how it should be."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from plans.command.help import help_text
from plans.command.table import TABLE, Option
from plans.errors import PlanError
from plans.file_names import reachable
from resources.language import gettext as _


def usage(name: str) -> str:
    """Return how a command is typed; raises KeyError when there is none of that name."""
    return {command.name: command.usage for command in TABLE}[name]


def parse(arguments: list[str]) -> argparse.Namespace:
    """Return what was asked for; ``command`` is its line of the table.

    Raises PlanError when it cannot be understood, and SystemExit after the help was shown.
    """
    parser = _Parser(prog="digikoers", allow_abbrev=False)
    commands = parser.add_subparsers(required=True, parser_class=_Parser)
    groups = {"": commands}
    for command in TABLE:
        if command.module:
            group, _space, name = command.name.rpartition(" ")
            if group not in groups:
                groups[group] = commands.add_parser(group, allow_abbrev=False).add_subparsers(
                    required=True, parser_class=_Parser
                )
            words = groups[group].add_parser(name, allow_abbrev=False)
            words.set_defaults(command=command)
            for option in command.options:
                _add(words, option)
    return parser.parse_args(arguments)


def _add(words: argparse.ArgumentParser, option: Option) -> None:
    if not (option.value or option.choices):
        words.add_argument(option.name, action="store_true")
        return
    kind: Callable[[str], Any] = type(option.choices[0]) if option.choices else option.kind
    if kind is Path:
        kind = _place
    choices = option.choices or None
    several = "+" if option.several else None
    if option.is_option:
        words.add_argument(
            option.name, type=kind, nargs=several, choices=choices, default=option.default, required=option.required
        )
    else:
        words.add_argument(option.name, type=kind, nargs=several)


def _place(typed: str) -> Path:
    """Return the place that was typed, as the system takes it however long it is."""
    return reachable(Path(typed))


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        if any(command.name == self._name != "" for command in TABLE):
            advice = _("It goes like this:") + f" {usage(self._name)}"
        else:
            advice = _("How it goes: {command}").format(command=f"{self.prog} --help")
        raise PlanError(_("This command cannot be understood."), advice)

    def format_help(self) -> str:
        return help_text(self._name)

    @property
    def _name(self) -> str:
        """The command that this reads the words of; that of a group without its last word, and empty for all."""
        return self.prog.removeprefix("digikoers").strip()
