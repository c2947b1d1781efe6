"""Files that leave the open plan: the plan itself, the year as a calendar, remarks on their way back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import alerts
from desktop.document import Document
from desktop.settings import Settings
from plans import anonymise
from plans.derived.sharing import has_profile, shared
from plans.errors import PlanError
from plans.exchange import calendar_file, plan_file, remarks_file
from plans.plan import Plan
from resources.language import gettext as _
from resources.language import ngettext


@dataclass(frozen=True)
class Form:
    """One form of a file: its words in the dialog, how its name ends, and writing it; gives what to say of it."""

    words: str
    suffix: str
    write: Callable[[Plan, Path], str]


@dataclass(frozen=True)
class Export:
    """One kind of file: what the dialog asks, and its forms; what is chosen by nobody is the first."""

    title: str
    forms: tuple[Form, ...]


def export(kind: str, document: Document, settings: Settings, window: QWidget) -> None:
    """Ask where to and write one kind of file, by its name in ``_exports``; say what became of it."""
    document.commit_requested.emit()
    plan = document.plan
    meant = _exports(plan)[kind]
    wanted = settings.folder / f"{_name(plan, kind)}{meant.forms[0].suffix}"
    kinds = [f"{form.words} (*{form.suffix})" for form in meant.forms]
    name, chosen = QFileDialog.getSaveFileName(window, meant.title, str(wanted), ";;".join(kinds))
    if not name:
        return
    form = _form(meant, Path(name).suffix.lower(), kinds.index(chosen) if chosen in kinds else 0)
    path = _with_ending(name, form, {other.suffix for other in meant.forms})
    try:
        own_sentence = form.write(plan, path)
    except PlanError as error:
        alerts.show_alert(window, error.sentence, error.advice)
        return
    settings.folder = path.parent
    saved = _("Saved as {name} at {time}, in {folder}.")
    # The parts of a plan as csv have names of their own, that begin with this one.
    shown = path.name if path.exists() else f"{path.stem}-…{path.suffix}"
    sentence = saved.format(name=shown, time=f"{dt.datetime.now():%H:%M}", folder=path.parent)
    alerts.show_alert(window, sentence, own_sentence)


def _form(meant: Export, typed: str, chosen: int) -> Form:
    """Return the form that was chosen; where nobody chose another than the first, the one whose ending was typed."""
    if chosen:
        return meant.forms[chosen]
    return next((form for form in meant.forms if form.suffix == typed), meant.forms[0])


def _with_ending(name: str, form: Form, endings: set[str]) -> Path:
    """Return the path with the ending of its form, in the place of that of another form of the same kind."""
    path = Path(name)
    if path.suffix.lower() == form.suffix:
        return path
    return path.with_suffix(form.suffix) if path.suffix.lower() in endings else Path(f"{name}{form.suffix}")


def _exports(plan: Plan) -> dict[str, Export]:
    """Return the kinds of files; what the leader filled in about herself goes along only where the words say so."""
    plans, sheets = _("Plan files"), _("Spreadsheets")
    forms = [Form(plans, plan_file.SUFFIX, _write_plan)]
    tables = [Form(sheets, ending, _write_sheet) for ending in (".xlsx", ".csv")]
    if has_profile(plan):
        # The forms that hold more come last, and are never the one that nobody chose.
        with_profile = _("{files}, with the profile of my self scan")
        forms.append(Form(with_profile.format(files=plans), plan_file.SUFFIX, _write_profile))
        tables += [
            Form(with_profile.format(files=sheets), ending, partial(_write_sheet, own_profile=True))
            for ending in (".xlsx", ".csv")
        ]
    if any(scan.is_begun() for scan in plan.leadership_scans):
        forms.append(Form(_("Copy for myself, with my whole self scan"), plan_file.SUFFIX, _write_copy))
    nameless = Form(plans, plan_file.SUFFIX, _write_roles)
    calendars = Form(_("Calendars"), calendar_file.SUFFIX, _write_calendar)
    remarks = Form(_("Remarks"), remarks_file.SUFFIX, _write_remarks)
    return {
        "plan": Export(_("Save as a plan file"), tuple(forms)),
        "roles": Export(_("Save without names"), (nameless,)),
        "sheet": Export(_("Save as a spreadsheet"), tuple(tables)),
        "calendar": Export(_("Put it in my calendar"), (calendars,)),
        "remarks": Export(_("Send remarks back"), (remarks,)),
    }


def _write_plan(plan: Plan, path: Path) -> str:
    plan_file.write(shared(plan), path)
    whole = _("It was read back, and everything is in it.")
    if not any(scan.is_begun() for scan in plan.leadership_scans):
        return whole
    left_out = _("It was read back, and everything is in it but your own self scan: that one is yours alone.")
    return left_out + " " + _("To keep that as well, choose the copy for yourself as the kind of file.")


def _write_profile(plan: Plan, path: Path) -> str:
    plan_file.write(shared(plan, profile=True), path)
    return _("The profile of your self scan is in it: a figure for each trait. Your answers are not.")


def _write_copy(plan: Plan, path: Path) -> str:
    plan_file.write(plan, path)
    return _("It was read back, and everything is in it, your own answers too. Keep this copy to yourself.")


def _write_roles(plan: Plan, path: Path) -> str:
    plan_file.write(anonymise.anonymised(plan), path)
    return _("Roles stand in the place of names. A name that is only in a text may still be there: read it through.")


def _write_sheet(plan: Plan, path: Path, *, own_profile: bool = False) -> str:
    # Loaded when it is needed: what writes sheets takes a fifth of a second.
    from plans.exchange import spreadsheet

    # The dialog has asked whether that one file may be replaced; csv files get names of their own.
    written = spreadsheet.export(plan, path, force=path.suffix == ".xlsx", own_profile=own_profile)
    if len(written) > 1:
        return _("One file for each part of the plan, beside each other: {first}, and so on.").format(
            first=written[0].name
        )
    return _(
        "Every part of the plan is on a sheet of its own. "
        "Goals, actions, people, training and budget can come back from it."
    )


def _write_calendar(plan: Plan, path: Path) -> str:
    count = calendar_file.write(plan, path)
    words = ngettext("{count} moment is in it.", "{count} moments are in it.", count).format(count=count)
    return words + " " + _("Open the file to put them in your calendar.")


def _write_remarks(plan: Plan, path: Path) -> str:
    count = remarks_file.write(plan, path)
    words = ngettext("{count} remark is in it.", "{count} remarks are in it.", count).format(count=count)
    return words + " " + _("Send the file to the team leader.")


def _name(plan: Plan, kind: str) -> str:
    """Return a name that says of which plan the file is, as every disk can hold it."""
    title = _("{team} · year plan {year}").format(team=plan.team.name[:80].strip() or _("New team"), year=plan.year)
    parts = {"roles": _("without names"), "remarks": _("remarks")}
    words = f"{title} · {parts[kind]}" if kind in parts else title
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "-", words).strip(" .")
