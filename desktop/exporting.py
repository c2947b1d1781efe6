"""Files that leave the open plan: the plan itself, the year as a calendar, remarks on their way back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import alerts, possible_names
from desktop.background import wait_for
from desktop.document import Document
from desktop.safeguards import SafeguardDialog
from desktop.settings import Settings
from plans import anonymise, common_versions
from plans.errors import PlanError
from plans.exchange import calendar_file, plan_file, remarks_file
from plans.plan import Plan
from plans.storage import backups
from resources.language import current, ngettext
from resources.language import gettext as _


@dataclass(frozen=True)
class Export:
    """One kind of file: what the dialog asks, how its name ends, and writing it; gives what to say of it."""

    title: str
    files: str
    suffix: str
    write: Callable[[Plan, Path, str | None], str]
    """Takes the passphrase that closes the file as well, where it can be closed."""
    other: str = ""
    """Another ending that the name may have."""
    names: str = ""
    """What is said while names would leave in it; nothing for what goes to somebody who has them."""
    closes: bool = False
    """Whether it can be closed with a passphrase."""
    roles: bool = False
    """Whether roles are proposed in the place of names."""


def export(kind: str, document: Document, settings: Settings, window: QWidget) -> None:
    """Ask where to and write one kind of file, by its name in ``_exports``; say what became of it."""
    document.commit_requested.emit()
    meant = _exports()[kind]
    plan = document.plan
    asked = _ask(plan, meant, window)
    if asked is None or (asked.roles and not _names_are_decided(plan, settings, window)):
        return
    wanted = settings.folder / f"{_name(plan, 'roles' if asked.roles else kind)}{meant.suffix}"
    kinds = [f"{meant.files} (*{ending})" for ending in (meant.suffix, meant.other) if ending]
    name, chosen = QFileDialog.getSaveFileName(window, meant.title, str(wanted), ";;".join(kinds))
    if not name:
        return
    path = _with_ending(name, meant, chosen == kinds[-1])
    replaced = possible_names.chosen_for(settings, plan.id, current()) if asked.roles else None

    def write() -> str:
        if kind == "plan" and replaced is None and not document.library.read_only:
            # What comes back is merged with this version as the base; the file itself matters more than that.
            with suppress(PlanError):
                common_versions.keep_given(backups.folder(document.library.path), plan)
        going = plan if replaced is None else anonymise.anonymised(plan, replaced)
        return meant.write(going, path, asked.passphrase)

    try:
        own_sentence = wait_for(write)
    except PlanError as error:
        alerts.show_alert(window, error.sentence, error.advice)
        return
    if asked.roles:
        own_sentence += " " + _("Roles stand in the place of names.")
    settings.folder = path.parent
    saved = _("Saved as {name} at {time}, in {folder}.")
    # The parts of a plan as csv have names of their own, that begin with this one.
    shown = path.name if path.exists() else f"{path.stem}-…{path.suffix}"
    sentence = saved.format(name=shown, time=f"{dt.datetime.now():%H:%M}", folder=path.parent)
    alerts.show_alert(window, sentence, own_sentence)


@dataclass(frozen=True)
class _Answer:
    """How a file leaves."""

    roles: bool = False
    passphrase: str | None = None


def _ask(plan: Plan, meant: Export, window: QWidget) -> _Answer | None:
    """Ask how a file leaves, where there is something to choose; None when it does not leave."""
    warning = meant.names if anonymise.has_names(plan) else ""
    if not (warning or meant.closes):
        return _Answer()
    dialog = SafeguardDialog(meant.title, warning, roles=meant.roles, closes=meant.closes, parent=window)
    if not dialog.exec():
        return None
    return _Answer(dialog.roles, dialog.passphrase)


def _names_are_decided(plan: Plan, settings: Settings, window: QWidget) -> bool:
    language = current()
    return possible_names.decide(possible_names.find_in(plan, settings, language), settings, language, window)


def _with_ending(name: str, meant: Export, other: bool) -> Path:
    """Return the path with one of the endings of its kind; the one that was typed, else the one that was chosen."""
    path = Path(name)
    if path.suffix.lower() in (meant.suffix, meant.other):
        return path.with_suffix(meant.other) if other and meant.other else path
    return Path(f"{name}{meant.other if other and meant.other else meant.suffix}")


def _exports() -> dict[str, Export]:
    names = _("This file holds names of people, and whoever has it can read them.")
    closed = names + " " + _("A passphrase closes it.")
    files = (_("Plan files"), plan_file.SUFFIX, _write_plan)
    return {
        "plan": Export(_("Save as a plan file"), *files, names=closed, closes=True),
        "roles": Export(_("Save without names"), *files, names=closed, closes=True, roles=True),
        "sheet": Export(_("Save as a spreadsheet"), _("Spreadsheets"), ".xlsx", _write_sheet, ".csv", names),
        "calendar": Export(
            _("Put it in my calendar"), _("Calendars"), calendar_file.SUFFIX, _write_calendar, names=names
        ),
        "remarks": Export(_("Send remarks back"), _("Remarks"), remarks_file.SUFFIX, _write_remarks),
    }


def _write_plan(plan: Plan, path: Path, passphrase: str | None) -> str:
    plan_file.write(plan, path, passphrase)
    whole = _("It was read back, and everything is in it.")
    return whole if passphrase is None else whole + " " + _("It opens with the passphrase only.")


def _write_sheet(plan: Plan, path: Path, _passphrase: str | None) -> str:
    # Loaded when it is needed: what writes sheets takes a fifth of a second.
    from plans.exchange import spreadsheet

    # The dialog has asked whether that one file may be replaced; csv files get names of their own.
    written = spreadsheet.export(plan, path, force=path.suffix == ".xlsx")
    if len(written) > 1:
        return _("One file for each part of the plan, beside each other: {first}, and so on.").format(
            first=written[0].name
        )
    return _(
        "Every part of the plan is on a sheet of its own. "
        "Goals, actions, people, training and budget can come back from it."
    )


def _write_calendar(plan: Plan, path: Path, _passphrase: str | None) -> str:
    count = calendar_file.write(plan, path)
    words = ngettext("{count} moment is in it.", "{count} moments are in it.", count).format(count=count)
    return words + " " + _("Open the file to put them in your calendar.")


def _write_remarks(plan: Plan, path: Path, _passphrase: str | None) -> str:
    count = remarks_file.write(plan, path)
    words = ngettext("{count} remark is in it.", "{count} remarks are in it.", count).format(count=count)
    return words + " " + _("Send the file to the team leader.")


def _name(plan: Plan, kind: str) -> str:
    """Return a name that says of which plan the file is, as every disk can hold it."""
    title = _("{team} · year plan {year}").format(team=plan.team.name[:80].strip() or _("New team"), year=plan.year)
    parts = {"roles": _("without names"), "remarks": _("remarks")}
    words = f"{title} · {parts[kind]}" if kind in parts else title
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "-", words).strip(" .")
