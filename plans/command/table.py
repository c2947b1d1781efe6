"""The commands in one table: their options, and what these may hold; parser, usage and README follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plans.exchange.calendar_choice import REMINDERS, WHOSE
from plans.printing.request import PAPERS, PRINT_KINDS
from resources import language

COMPLETE, INCOMPLETE, UNREADABLE = 0, 1, 2
"""The exit codes: all is well, something is missing, it could not be done."""


@dataclass(frozen=True)
class Option:
    """Something that a command takes: with dashes an option, without them a place where something stands."""

    name: str
    value: str = ""
    """What stands for a path in the usage; empty for a choice and for an option that is there or not."""
    choices: tuple[Any, ...] = ()
    """The only values it takes, all of one type."""
    default: Any = None
    required: bool = False
    several: bool = False
    kind: type = Path
    """What is made of what is typed, when it is no choice."""

    @property
    def usage(self) -> str:
        """Return how it is typed, between brackets when it can be left out."""
        words = self.value or "|".join(map(str, self.choices))
        typed = " ".join(part for part in (self.name if self.is_option else "", words) if part)
        return f"{typed}{'...' if self.several else ''}" if self.required else f"[{typed}]"

    @property
    def is_option(self) -> bool:
        """Return whether it is typed with its name."""
        return self.name.startswith("-")


@dataclass(frozen=True)
class Command:
    """A first word, what follows it, and the file in this folder that carries it out."""

    name: str
    options: tuple[Option, ...] = ()
    module: str = ""

    @property
    def usage(self) -> str:
        """Return the whole line as it is typed."""
        return " ".join(part for part in ("digikoers", self.name, *(option.usage for option in self.options)) if part)


_PLAN = Option("file", "F.jaarplan", required=True)
_LANGUAGE = Option("--language", choices=language.LANGUAGES, default=language.DEFAULT)
_ROLES = Option("--roles")
_PROFILE = Option("--own-profile")
"""The profile of the leader's own scan goes along; without it nothing of that scan does, and her answers never."""
_FORCE = Option("--force")
_PASSPHRASE = Option("--passphrase-file", "P.txt")


_IMPORT = (
    Option("file", "FILE", required=True),
    Option("--into", "F.jaarplan", required=True),
    Option("--preview"),
    Option("--table", "WHAT", kind=str),
    Option("--columns", "HEADING=FIELD,...", kind=str),
    Option("--texts", "NUMBER=FIELD,...", kind=str),
    Option("--goal", "GOAL", kind=str),
    Option("--map", "CHOICES.json"),
    _LANGUAGE,
    _PASSPHRASE,
)


_SERVER = Option("--server", "ADDRESS", kind=str)
"""Where the organisation's library is; without it the one that the IT department laid down."""
_NAMES = Option("--names", choices=("yes", "no"))
"""Whether whole plans, names included, are kept for the leaders of the team itself."""


def _to(value: str) -> Option:
    return Option("--to", value, required=True)


TABLE = (
    Command("", (Option("--library", "DB"), Option("file", "F.jaarplan"))),
    Command("sample", (_to("F.jaarplan"), _FORCE), "sample"),
    Command("check", (_PLAN, Option("--json"), _LANGUAGE, _PASSPHRASE), "check"),
    Command("names", (_PLAN, Option("--json"), _LANGUAGE, _PASSPHRASE), "names"),
    Command(
        "print",
        (
            _PLAN,
            Option("--what", choices=PRINT_KINDS, default=PRINT_KINDS[0]),
            _to("X.pdf|X.html|X.docx|X.pptx"),
            Option("--quarter", choices=(1, 2, 3, 4)),
            Option("--paper", choices=PAPERS),
            Option("--parts", "PART,PART"),
            Option("--without", "PART,PART"),
            Option("--template", "T.dotx"),
            _LANGUAGE,
            _ROLES,
            _PROFILE,
            _PASSPHRASE,
        ),
        "printing",
    ),
    Command(
        "overview",
        (
            Option("files", "FILE_FOLDER_OR_LIBRARY", required=True, several=True),
            _to("X.pdf|X.html|X.xlsx|X.csv"),
            _LANGUAGE,
            _ROLES,
            _FORCE,
            _PASSPHRASE,
        ),
        "overview",
    ),
    Command("next-year", (_PLAN, _to("G.jaarplan"), _LANGUAGE, _PROFILE, _FORCE, _PASSPHRASE), "next_year"),
    Command(
        "export",
        (
            _PLAN,
            _to("X.xlsx|X.csv|X.ics|X.json|X.jaarplan"),
            Option("--whose", choices=WHOSE),
            Option("--remind", choices=REMINDERS),
            _LANGUAGE,
            _ROLES,
            _PROFILE,
            _FORCE,
            _PASSPHRASE,
        ),
        "export",
    ),
    Command(
        "house-pack",
        (
            Option("pack", "FILE.huispakket", required=True),
            Option("--from", "F.jaarplan", required=True, several=True),
            Option("--name", "NAME", kind=str),
            Option("--lock", "PART,PART.FIELD", kind=str, default=""),
            Option("--leave", "PART,PART", kind=str, default=""),
            Option("--news", "WORDS", kind=str, default=""),
            Option("--template", "T.dotx"),
            _LANGUAGE,
            _PASSPHRASE,
        ),
        "house_pack",
    ),
    Command(
        "new",
        (_to("F.jaarplan"), Option("--with", "FILE.huispakket"), Option("--year", "YEAR", kind=int), _LANGUAGE, _FORCE),
        "new",
    ),
    Command("import", _IMPORT, "importing"),
    # Its name as long as it took spreadsheets only.
    Command("import-sheet", _IMPORT, "importing"),
    Command("schema", (Option("--open-data"),), "schema"),
    Command("organisation install", (_SERVER, Option("--name", "NAME", kind=str), _NAMES), "organisation_admin"),
    Command("organisation upgrade", (_SERVER, _NAMES), "organisation_admin"),
    Command("organisation members", (Option("file", "FILE.csv", required=True), _SERVER), "organisation_admin"),
    Command("organisation check", (_SERVER,), "organisation_admin"),
    Command("organisation export", (_to("FOLDER"), _SERVER), "organisation_admin"),
    Command("organisation publish", (_PLAN, _SERVER, _LANGUAGE, _PASSPHRASE), "organisation"),
    Command("organisation overview", (_to("X.pdf|X.html|X.xlsx|X.csv"), _SERVER, _LANGUAGE, _FORCE), "organisation"),
    Command("organisation fetch", (_to("FOLDER"), _SERVER), "organisation"),
    Command("organisation send-remarks", (_PLAN, _SERVER, _PASSPHRASE), "organisation"),
    Command("organisation take-remarks", (_PLAN, _SERVER, _PASSPHRASE), "organisation"),
    Command("--version"),
)
"""Every way to call the program; the one without a first word opens the window."""
