"""What the command line says of itself: the list of commands, and of each how it is typed and what may follow it."""

from __future__ import annotations

from textwrap import fill

from plans.command.table import TABLE, Command, Option
from resources.language import gettext as _
from resources.texts import text

WIDTH = 100


def help_text(name: str) -> str:
    """Return the help of a command; of several that begin with the same word, or of all, what each of them is for."""
    found = [command for command in TABLE if command.name == name != ""]
    return _of(found[0]) if found else _list(name)


def group(name: str) -> list[Command]:
    """Return the commands whose first word this is; all of them without a word."""
    return [command for command in TABLE if not name or command.name.startswith(f"{name} ")]


def _list(name: str) -> str:
    commands = group(name)
    typed = {f"digikoers {command.name}" if command.name else command.usage: command for command in commands}
    width = max(map(len, typed))
    lines = [
        fill(f"  {words:<{width}}  {what(command)}", WIDTH, subsequent_indent=" " * (width + 4))
        for words, command in typed.items()
    ]
    example = next(command.name for command in commands if command.module)
    more = _("More about one of them: {command}").format(command=f"digikoers {example} --help")
    return "\n".join([_("The commands:"), *lines, "", more, ""])


def _of(command: Command) -> str:
    lines = [command.usage, "", what(command)]
    for option in command.options:
        lines += ["", f"  {option.usage.strip('[]')}", fill(about(option), WIDTH, initial_indent="      ")]
    return "\n".join([*lines, ""])


def what(command: Command) -> str:
    """Return in one sentence what a command is for."""
    group, _space, name = command.name.rpartition(" ")
    return text("commands", f"commands.of_{group}.{name}" if group else f"commands.{name or 'window'}")


def about(option: Option) -> str:
    """Return in one sentence what an option is for."""
    return text("commands", f"options.{option.name}")
