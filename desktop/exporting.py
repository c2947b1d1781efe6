"""Files that leave the open plan: the plan itself, the year as a calendar, remarks on their way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import alerts, possible_names
from desktop.background import wait_for
from desktop.document import Document
from desktop.message_dialog import share
from desktop.safeguards import CalendarInputs, OwnScan, SafeguardDialog
from desktop.settings import Settings
from plans import calendar_memory, common_versions
from plans.anonymise import has_names
from plans.anonymise.leaving import leaving, names_stay
from plans.derived.sharing import has_own, has_profile, shared
from plans.errors import PlanError
from plans.exchange import calendar_file, plan_file, remarks_file
from plans.exchange.calendar_choice import CalendarChoice
from plans.file_names import file_name
from plans.plan import Plan
from plans.storage import backups
from resources.language import current, ngettext
from resources.language import gettext as _


@dataclass(frozen=True)
class Answer:
    """How a file leaves."""

    roles: bool = False
    passphrase: str | None = None
    own_scan: OwnScan = "none"
    calendar: CalendarChoice = field(default_factory=CalendarChoice)
    given: Mapping[str, str] = field(default_factory=dict)
    """What went into calendars before."""


@dataclass(frozen=True)
class Export:
    """One kind of file: what the dialog asks, how its name ends, and writing it; gives what to say of it."""

    title: str
    files: str
    suffix: str
    write: Callable[[Plan, Path, Answer], str]
    """Takes as well how the file leaves: the passphrase that closes it, which moments of the calendar."""
    other: str = ""
    """Another ending that the name may have."""
    names: str = ""
    """What is said while names would leave in it; nothing for what goes to somebody who has them."""
    closes: bool = False
    """Whether it can be closed with a passphrase."""
    roles: bool = False
    """Whether roles are proposed in the place of names."""
    shared: bool = True
    """Whether a ready text for with it is offered."""
    own_scan: OwnScan | None = None
    """The most that may go along of what the leader filled in about herself; None for what holds nothing of it."""


def export(kind: str, document: Document, settings: Settings, window: QWidget) -> None:
    """Ask where to and write one kind of file, by its name in ``_exports``; say what became of it."""
    document.commit_requested.emit()
    meant = _exports()[kind]
    plan = document.plan
    only = settings.presets.roles_only
    if kind == "calendar":
        plan.record.calendar = _given_out(document)
    asked = _ask(plan, meant, window, only, CalendarInputs(settings) if kind == "calendar" else None)
    if asked is None or (asked.roles and not _names_are_decided(plan, meant, settings, window)):
        return
    wanted = settings.folder / f"{_name(plan, 'roles' if asked.roles and kind != 'remarks' else kind)}{meant.suffix}"
    kinds = [f"{meant.files} (*{ending})" for ending in (meant.suffix, meant.other) if ending]
    name, chosen = QFileDialog.getSaveFileName(window, meant.title, str(wanted), ";;".join(kinds))
    if not name:
        return
    path = _with_ending(name, meant, chosen == kinds[-1])
    replaced = possible_names.chosen_for(settings, plan.id, current()) if asked.roles else None

    def write() -> str:
        closed = asked.passphrase is not None
        going = leaving(_going(plan, meant, asked), roles=asked.roles, closed=closed, chosen=replaced)
        if kind == "plan" and replaced is None and not document.library.read_only:
            # What comes back is merged with this version as the base; the file itself matters more than that.
            with suppress(PlanError):
                common_versions.keep_given(backups.folder(document.library.path), going)
        return meant.write(going, path, asked)

    try:
        own_sentence = wait_for(write)
    except PlanError as error:
        alerts.show_alert(window, error.sentence, error.advice)
        return
    if kind == "calendar" and not document.library.read_only:
        plan.record.calendar = calendar_file.given_out(plan, asked.calendar, asked.given)
        # What could not be kept is not cancelled later; the file itself matters more than that.
        with suppress(PlanError):
            document.library.remember(plan.id, "calendar", plan.record.calendar)
    if of_scan := _say_of_scan(plan, meant, asked):
        own_sentence += " " + of_scan
    if asked.roles:
        own_sentence += " " + _("Roles replace names.")
    settings.folder = path.parent
    saved = _("Saved as {name} at {time}, in {folder}.")
    # The parts of a plan as csv have names of their own, that begin with this one.
    shown = path.name if path.exists() else f"{path.stem}-…{path.suffix}"
    sentence = saved.format(name=shown, time=f"{dt.datetime.now():%H:%M}", folder=path.parent)
    if alerts.show_alert(
        window, sentence, own_sentence, _("Share this with…") if meant.shared and path.exists() else ""
    ):
        share(plan, replaced, current(), _name(plan, kind), path, window)


def _given_out(document: Document) -> dict[str, str]:
    """Return what went into calendars from this plan, what another window gave out meanwhile included."""
    known = document.plan.record.calendar
    with suppress(PlanError):
        return calendar_memory.joined(known, document.library.load(document.plan.id).record.calendar)
    return known


def _ask(
    plan: Plan, meant: Export, window: QWidget, roles_only: bool, calendar: CalendarInputs | None
) -> Answer | None:
    """Ask how a file leaves, where there is something to choose; None when it does not leave."""
    named = has_names(plan)
    warning = meant.names if named else ""
    only = roles_only and bool(warning)
    own_scan = _own_scan_choices(plan, meant)
    if not (warning or meant.closes or own_scan or calendar):
        # What goes to somebody who has the names is not asked about; they stay here where that is laid down.
        return Answer(roles=named and names_stay())
    dialog = SafeguardDialog(
        meant.title,
        warning,
        roles=meant.roles,
        closes=meant.closes,
        own_scan=own_scan,
        roles_only=only,
        own=calendar,
        parent=window,
    )
    if not dialog.exec():
        return None
    chosen = calendar.choice() if calendar else CalendarChoice()
    return Answer(dialog.roles, dialog.passphrase, dialog.own_scan, chosen, plan.record.calendar)


def _own_scan_choices(plan: Plan, meant: Export) -> list[OwnScan]:
    """Return what can go along of what is the leader's alone: a profile there must be, and something for a copy."""
    found: list[OwnScan] = ["profile"] if meant.own_scan in ("profile", "whole") and has_profile(plan) else []
    return [*found, "whole"] if meant.own_scan == "whole" and has_own(plan) else found


def _going(plan: Plan, meant: Export, asked: Answer) -> Plan:
    """Return the plan as it leaves: with the leader's own scan only in a copy for herself."""
    if meant.own_scan is None or asked.own_scan == "whole":
        return plan
    return shared(plan, profile=asked.own_scan == "profile")


def _say_of_scan(plan: Plan, meant: Export, asked: Answer) -> str:
    """Say what of the leader's own scan is in the file, where she has one."""
    if meant.own_scan is None or not has_own(plan):
        return ""
    if asked.roles or asked.own_scan == "none":
        return _("What you filled in about yourself is not in it: your self scan and your leadership are yours alone.")
    if asked.own_scan == "profile":
        return _("The profile of your self scan is in it: a figure for each trait. Your answers are not.")
    return _("Your whole self scan and your leadership are in it. Keep this copy to yourself.")


def _names_are_decided(plan: Plan, meant: Export, settings: Settings, window: QWidget) -> bool:
    language = current()
    look = possible_names.find_in_remarks if meant.suffix == remarks_file.SUFFIX else possible_names.find_in
    return possible_names.decide(look(plan, settings, language), settings, language, window)


def _with_ending(name: str, meant: Export, other: bool) -> Path:
    """Return the path with one of the endings of its kind; the one that was typed, else the one that was chosen."""
    path = Path(name)
    if path.suffix.lower() in (meant.suffix, meant.other):
        return path.with_suffix(meant.other) if other and meant.other else path
    return Path(f"{name}{meant.other if other and meant.other else meant.suffix}")


def _exports() -> dict[str, Export]:
    names = _("This file contains people’s names, and whoever has it can read them.")
    closed = names + " " + _("A passphrase locks it.")
    files = (_("Plan files"), plan_file.SUFFIX, _write_plan)
    return {
        "plan": Export(_("Save as a plan file"), *files, names=closed, closes=True, own_scan="whole"),
        "roles": Export(_("Save without names"), *files, names=closed, closes=True, roles=True, own_scan="none"),
        "sheet": Export(
            _("Save as a spreadsheet"), _("Spreadsheets"), ".xlsx", _write_sheet, ".csv", names, own_scan="profile"
        ),
        "calendar": Export(
            _("Put it in my calendar"), _("Calendars"), calendar_file.SUFFIX, _write_calendar, names=names
        ),
        "remarks": Export(_("Send remarks back"), _("Remarks"), remarks_file.SUFFIX, _write_remarks, shared=False),
    }


def _write_plan(plan: Plan, path: Path, asked: Answer) -> str:
    plan_file.write(plan, path, asked.passphrase)
    whole = _("It was read back, and everything is in it.")
    return whole if asked.passphrase is None else whole + " " + _("It only opens with the passphrase.")


def _write_sheet(plan: Plan, path: Path, _asked: Answer) -> str:
    # Loaded when it is needed: what writes sheets takes a fifth of a second.
    from plans.exchange import spreadsheet

    # What may not go along is out of the plan already. The dialog has asked whether that one file may be replaced; csv
    # files get names of their own.
    written = spreadsheet.export(plan, path, force=path.suffix == ".xlsx", own_profile=True)
    if len(written) > 1:
        return _("One file for each part of the plan, side by side: {first}, and so on.").format(first=written[0].name)
    return _(
        "Every part of the plan has its own sheet. You can bring goals, actions, people, training and "
        "budget back in from it."
    )


def _write_calendar(plan: Plan, path: Path, asked: Answer) -> str:
    count = calendar_file.write(plan, path, asked.calendar, asked.given)
    words = ngettext("{count} moment is in it.", "{count} moments are in it.", count).format(count=count)
    return words + " " + _("Open the file to put them in your calendar.")


def _write_remarks(plan: Plan, path: Path, _asked: Answer) -> str:
    count = remarks_file.write(plan, path)
    words = ngettext("{count} remark is in it.", "{count} remarks are in it.", count).format(count=count)
    return words + " " + _("Send the file to the team leader.")


def _name(plan: Plan, kind: str) -> str:
    """Return a name that says of which plan the file is, as every disk can hold it."""
    title = _("{team} · annual plan {year}").format(team=plan.team.name[:80].strip() or _("New team"), year=plan.year)
    parts = {"roles": _("without names"), "remarks": _("remarks")}
    words = f"{title} · {parts[kind]}" if kind in parts else title
    return file_name(words, len(words))
