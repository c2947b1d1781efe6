"""The command line that needs no screen: sample, check, print and schema."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

from plans import __version__
from plans.errors import PlanError, unwritable
from resources import language
from resources.language import gettext as _

if TYPE_CHECKING:
    from plans.findings import Finding
    from plans.plan import Plan

COMMANDS = ("sample", "check", "print", "overview", "next-year", "export", "import-sheet", "schema", "--version")
"""The first words that are for the command line; anything else opens the window."""

COMPLETE, INCOMPLETE, UNREADABLE = 0, 1, 2

_PRINTED = (".pdf", ".html")
_USAGE = {
    "": "digikoers [--library DB] [F.jaarplan]",
    "sample": "digikoers sample --to F.jaarplan [--force]",
    "check": "digikoers check F.jaarplan [--json] [--language nl|en]",
    "print": "digikoers print F.jaarplan [--what plan|poster|quarter|forms] --to X.pdf|X.html [--quarter 1|2|3|4]"
    " [--paper A3|A4] [--language nl|en] [--roles]",
    "overview": "digikoers overview FILE_OR_FOLDER... --to X.pdf|X.html|X.xlsx|X.csv"
    " [--language nl|en] [--roles] [--force]",
    "next-year": "digikoers next-year F.jaarplan --to G.jaarplan [--language nl|en] [--force]",
    "export": "digikoers export F.jaarplan --to X.xlsx|X.csv|X.ics [--language nl|en] [--roles] [--force]",
    "import-sheet": "digikoers import-sheet X.xlsx|X.csv --into F.jaarplan [--preview] [--language nl|en]",
    "schema": "digikoers schema",
    "--version": "digikoers --version",
}


def run(arguments: list[str]) -> int:
    """Carry out one command and give the exit code: 0 good, 1 something missing, 2 it could not be done."""
    for stream in (sys.stdout, sys.stderr):
        _spell_out(stream)
    if arguments[:1] == ["--version"]:
        print(version())
        return COMPLETE
    try:
        asked = _parser().parse_args(arguments)
        with language.speaking(getattr(asked, "language", language.current())):
            code: int = asked.carry_out(asked)
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


def version() -> str:
    """Give the name and the version of the program."""
    return f"digikoers {__version__}"


def usage() -> str:
    """Give the commands, each with what it takes, on lines of their own."""
    return "\n".join(f"  {line}" for line in _USAGE.values())


def _sample(asked: argparse.Namespace) -> int:
    from plans.exchange import plan_file

    plan, _notice = plan_file.read(plan_file.SAMPLE)
    _refuse_to_replace(asked.to, plan_file.encode(plan), asked.force)
    plan_file.write(plan, asked.to)
    return COMPLETE


def _check(asked: argparse.Namespace) -> int:
    from plans import steps

    found = steps.findings(_read(asked.file))
    if asked.json:
        _print_json({"findings": [finding.as_json() for finding in found]})
    else:
        _print_findings(found)
    return INCOMPLETE if any(finding.kind == "missing" for finding in found) else COMPLETE


def _print(asked: argparse.Namespace) -> int:
    from plans.printing import printer
    from plans.printing.asked import Asked
    from plans.roles import without_names

    plan = _read(asked.file)
    if asked.quarter and asked.what != "quarter":
        raise PlanError(_("--quarter goes with --what quarter."), _USAGE["print"])
    if asked.paper and asked.what != "poster":
        raise PlanError(_("--paper goes with --what poster; all else is A4."), _USAGE["print"])
    _refuse_another_kind(asked.to, *_PRINTED)
    wanted = Asked(asked.what, asked.language, quarter=asked.quarter, paper=asked.paper)
    printer.write(without_names(plan) if asked.roles else plan, asked.to, wanted)
    return COMPLETE


def _overview(asked: argparse.Namespace) -> int:
    from plans import portfolio
    from plans.exchange import plan_folder
    from plans.roles import without_names

    kind = asked.to.suffix.lower()
    if kind not in (*_PRINTED, ".xlsx", ".csv"):
        raise PlanError(
            _("The overview becomes a PDF, a web page or a spreadsheet."),
            _("Let the name after --to end in .pdf, .html, .xlsx or .csv."),
        )
    if kind in _PRINTED and not asked.force:
        _refuse_another_kind(asked.to, kind)
    elif not asked.force:
        _refuse_what_is_there(asked.to, kind)
    gathered = portfolio.gather(plan_folder.sources(asked.files), seen=without_names if asked.roles else None)
    for line in (*gathered.passed_over, *(one.line for one in gathered.unread)):
        print(line, file=sys.stderr)
    if not gathered.summaries:
        raise PlanError(_("None of these plans can be read, so there is no overview."))
    if kind in _PRINTED:
        from plans.printing import location_sheet

        location_sheet.write(gathered, asked.to, language=asked.language)
    else:
        from plans.exchange import overview_sheet

        overview_sheet.write(gathered, asked.to, language=asked.language)
    return INCOMPLETE if gathered.unread else COMPLETE


def _refuse_what_is_there(to: Path, kind: str) -> None:
    """A spreadsheet may hold somebody's own work."""
    from plans.exchange import overview_sheet

    for path in overview_sheet.csv_files(to) if kind == ".csv" else [to]:
        if _there(path):
            raise PlanError(
                _("“{file}” is there already.").format(file=path.name),
                _("Choose another name, or add --force to replace it."),
            )


def _next_year(asked: argparse.Namespace) -> int:
    from plans import next_year
    from plans.exchange import plan_file

    plan = _read(asked.file)
    if _there(asked.to) and asked.to.samefile(asked.file):
        raise PlanError(_("The plan for the next year cannot take the place of this one."), _("Choose another name."))
    made = next_year.made_from(plan)
    _refuse_to_replace(asked.to, plan_file.encode(made), asked.force)
    plan_file.write(made, asked.to)
    said = _("“{file}” is the plan for {year}. This came along: {what}.")
    print(said.format(file=asked.to.name, year=made.year, what=next_year.taken(plan) or _("nothing")))
    return COMPLETE


def _export(asked: argparse.Namespace) -> int:
    from plans.roles import without_names

    plan = _read(asked.file)
    plan = without_names(plan) if asked.roles else plan
    if asked.to.suffix.lower() == ".ics":
        return _export_calendar(asked, plan)
    from plans.exchange import spreadsheet

    if asked.to.suffix.lower() not in (".xlsx", ".csv") and not (_there(asked.to) and asked.to.is_dir()):
        raise PlanError(
            _("A plan becomes a spreadsheet or a calendar."), _("Let the name after --to end in .xlsx, .csv or .ics.")
        )
    try:
        written = spreadsheet.export(plan, asked.to, force=asked.force)
    except spreadsheet.AlreadyThere as error:
        raise PlanError(error.sentence, _("Choose another name, or add --force to replace it.")) from None
    for path in written:
        print(_("Written: {file}").format(file=path))
    return COMPLETE


def _export_calendar(asked: argparse.Namespace, plan: Plan) -> int:
    from plans.exchange import calendar_file

    if not asked.force and _there(asked.to) and not _start(asked.to, 15) == b"BEGIN:VCALENDAR":
        raise PlanError(
            _("“{file}” is there already and is not a calendar.").format(file=asked.to.name), _("Choose another name.")
        )
    calendar_file.write(plan, asked.to)
    print(_("Written: {file}").format(file=asked.to))
    return COMPLETE


def _import_sheet(asked: argparse.Namespace) -> int:
    from plans import edits, locks
    from plans.exchange import plan_file, sheet_lines, sheet_reading

    plan = _read(asked.into)
    brought = sheet_reading.prepare(plan, asked.file)
    for line in sheet_lines.told(brought):
        print(line)
    if not asked.preview and brought.edits:
        locks.check(plan, brought.edits)
        edits.apply(plan, brought.edits)
        plan_file.write(plan, asked.into)
        print(_("Taken over in “{file}”.").format(file=asked.into.name))
    return INCOMPLETE if brought.count("partly", "not") else COMPLETE


def _schema(_asked: argparse.Namespace) -> int:
    from plans.exchange.file_schema import schema

    _print_json(schema())
    return COMPLETE


def _read(path: Path) -> Plan:
    from plans.exchange import plan_file

    plan, notice = plan_file.read(path)
    if notice:
        print(notice, file=sys.stderr)
    return plan


def _print_findings(found: list[Finding]) -> None:
    from resources.texts import text

    heads = {
        "missing": _("Missing ({count}): the plan is not complete without it"),
        "advice": _("Advice ({count}): worth a look"),
    }
    if not any(finding.kind == "missing" for finding in found):
        print(_("Nothing is missing: the plan is complete."))
    for kind, head in heads.items():
        ours = [finding for finding in found if finding.kind == kind]
        if ours:
            print(head.format(count=len(ours)))
        for subject in dict.fromkeys(finding.subject for finding in ours):
            print(f"  {text(subject, 'step.title')}")
            for finding in ours:
                if finding.subject == subject:
                    print(f"    - {finding.message}")


def _print_json(value: Any) -> None:
    # Escapes are read by every program; an encoding that lacks a letter would lose it.
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not readable, indent=1))


def _refuse_to_replace(target: Path, data: bytes, force: bool) -> None:
    if force or not _there(target) or _start(target, len(data) + 1) == data:
        return
    raise PlanError(
        _("“{file}” is there already and is not the same.").format(file=target.name),
        _("Choose another name, or add --force to replace it."),
    )


def _refuse_another_kind(target: Path, *kinds: str) -> None:
    """Refuse a name of another kind, and what is there already but was not printed by us."""
    kind = target.suffix.lower()
    if kind not in kinds and not (_there(target) and target.is_dir()):
        raise PlanError(_("A plan is printed as a PDF or as a web page."), _("Let the name end in .pdf or .html."))
    if not _there(target):
        return
    start = _start(target, 4000)
    if kind == ".pdf" and not start.startswith(b"%PDF-"):
        raise PlanError(
            _("“{file}” is there already and is not a PDF.").format(file=target.name), _("Choose another name.")
        )
    if kind == ".html" and b'<meta name="generator" content="Digikoers">' not in start:
        raise PlanError(
            _("“{file}” is there already and does not come from Digikoers.").format(file=target.name),
            _("Choose another name."),
        )


def _there(target: Path) -> bool:
    try:
        return target.exists()
    except OSError as error:
        raise unwritable(error, target) from error
    except ValueError:
        raise PlanError(_("This is not the name of a file."), _("Choose another name.")) from None


def _start(target: Path, length: int) -> bytes:
    try:
        with target.open("rb") as file:
            return file.read(length)
    except OSError as error:
        raise unwritable(error, target) from error


def _spell_out(stream: IO[str]) -> None:
    reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")


class _Parser(argparse.ArgumentParser):
    """Reads the words of a command and says in our own language how it should be."""

    def error(self, message: str) -> NoReturn:
        name = self.prog.split()[-1]
        lines = [_USAGE[name]] if name in _USAGE else list(_USAGE.values())
        raise PlanError(_("This command cannot be understood."), _("It goes like this:") + " " + " · ".join(lines))

    def format_help(self) -> str:
        return _("The commands:") + f"\n{usage()}\n"


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="digikoers", allow_abbrev=False)
    commands = parser.add_subparsers(required=True, parser_class=_Parser)

    sample = commands.add_parser("sample", allow_abbrev=False)
    sample.add_argument("--to", type=Path, required=True)
    sample.add_argument("--force", action="store_true")
    sample.set_defaults(carry_out=_sample)

    check = commands.add_parser("check", allow_abbrev=False)
    check.add_argument("file", type=Path)
    check.add_argument("--json", action="store_true")
    check.set_defaults(carry_out=_check)

    printing = commands.add_parser("print", allow_abbrev=False)
    printing.add_argument("file", type=Path)
    printing.add_argument("--what", choices=("plan", "poster", "quarter", "forms"), default="plan")
    printing.add_argument("--quarter", type=int, choices=(1, 2, 3, 4))
    printing.add_argument("--paper", choices=("A3", "A4"))
    printing.add_argument("--to", type=Path, required=True)
    printing.add_argument("--roles", action="store_true")
    printing.set_defaults(carry_out=_print)

    following = commands.add_parser("next-year", allow_abbrev=False)
    following.add_argument("file", type=Path)
    following.add_argument("--to", type=Path, required=True)
    following.add_argument("--language", choices=language.LANGUAGES, default=language.DEFAULT)
    following.add_argument("--force", action="store_true")
    following.set_defaults(carry_out=_next_year)

    exporting = commands.add_parser("export", allow_abbrev=False)
    exporting.add_argument("file", type=Path)
    exporting.add_argument("--to", type=Path, required=True)
    exporting.add_argument("--roles", action="store_true")
    exporting.add_argument("--force", action="store_true")
    exporting.set_defaults(carry_out=_export)

    importing = commands.add_parser("import-sheet", allow_abbrev=False)
    importing.add_argument("file", type=Path)
    importing.add_argument("--into", type=Path, required=True)
    importing.add_argument("--preview", action="store_true")
    importing.set_defaults(carry_out=_import_sheet)

    overview = commands.add_parser("overview", allow_abbrev=False)
    overview.add_argument("files", type=Path, nargs="+")
    overview.add_argument("--to", type=Path, required=True)
    overview.add_argument("--roles", action="store_true")
    overview.add_argument("--force", action="store_true")
    overview.set_defaults(carry_out=_overview)

    for command in (check, printing, exporting, importing, overview):
        command.add_argument("--language", choices=language.LANGUAGES, default=language.DEFAULT)
    commands.add_parser("schema", allow_abbrev=False).set_defaults(carry_out=_schema)
    return parser
