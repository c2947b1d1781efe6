"""Prints the man page: the commands as README.md lists them, which a test holds to be those of the program."""

from __future__ import annotations

import re
from pathlib import Path

from plans import __version__

ROW = re.compile(r"^\| `(digikoers[^`]*)` \| (.+) \|$", re.MULTILINE)


def page(readme: str) -> str:
    """Return the page as roff."""
    commands = [
        f".TP\n.B {_typed(usage)}\n{_typed(what)[:1].upper()}{_typed(what)[1:]}." for usage, what in ROW.findall(readme)
    ]
    return "\n".join(
        [
            f'.TH DIGIKOERS 1 "" "Digikoers {__version__}" "User commands"',
            ".SH NAME",
            r"digikoers \- a care team's annual plan for digital leadership",
            ".SH SYNOPSIS",
            r".B digikoers\fR [\fIF.jaarplan\fR]",
            ".SH DESCRIPTION",
            "Opens the window, or carries out one command without a screen. Plans are kept in",
            r".I ~/.local/share/Digikoers",
            "and nothing goes over a network.",
            ".SH COMMANDS",
            *commands,
            ".SH EXIT STATUS",
            "0: all is well. 1: something is missing. 2: it could not be done; one sentence on stderr says why.",
            "",
        ]
    )


def _typed(text: str) -> str:
    return re.sub(
        r"^([.'])", r"\\&\1", text.replace("\\|", "|").replace("`", "").replace("\\", "\\e").replace("-", "\\-")
    )


if __name__ == "__main__":
    print(page(Path("README.md").read_text(encoding="utf-8")), end="")
