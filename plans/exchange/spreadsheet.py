"""The whole plan as sheets: one for every table, with a hidden key so that an exported sheet can come back.

What a plan keeps of earlier days (adopted versions, closed reviews) stays in the plan file: those are whole plans.
A csv file holds one table. A plan therefore becomes several: ``X.csv`` gives ``X-doelen.csv``, ``X-acties.csv`` and so
on, one for each table that holds something; a folder gets the same files under the name of the team and the year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from plans import field_text
from plans.derived import line_amounts
from plans.derived.sharing import shared_scans
from plans.errors import PlanError
from plans.exchange import sheet_writing
from plans.exchange.headings import sheet_title, slug
from plans.exchange.sheets import Column, Sheet, Value
from plans.plan import KEPT, SINGLE, TABLES, Plan, PlanRecord
from plans.records import Record
from plans.subjects.budget import BudgetLine
from plans.subjects.scans import LeadershipScan
from resources.language import gettext as _

QUARTERS = ("quarter1", "quarter2", "quarter3", "quarter4")
ACTUALS = ("actual1", "actual2", "actual3", "actual4")


class AlreadyThere(PlanError):
    """A file would be replaced that nobody said may be replaced."""


def export(plan: Plan, to: Path, *, force: bool = False, own_profile: bool = False) -> list[Path]:
    """Write a plan as .xlsx, or as .csv files, in the language in use; gives the files that were written.

    All are written whole or none is. Raises AlreadyThere when a file is there and ``force`` does not say that it may
    be replaced, another PlanError when it cannot be written. ``own_profile`` as in ``sheets``.
    """
    book = to.suffix.lower() == ".xlsx" and not _is_folder(to)
    files = {to: sheet_writing.xlsx(sheets(plan, own_profile))} if book else csv_files(plan, to, own_profile)
    for path in files:
        if not force and _there(path):
            raise AlreadyThere(_("“{file}” is already there.").format(file=path.name), _("Choose another name."))
    sheet_writing.replace(files)
    return list(files)


def csv_files(plan: Plan, to: Path, own_profile: bool = False) -> dict[Path, bytes]:
    """Return the csv files of a plan with their bytes; a table without anything in it gets none."""
    folder, stem = (to, suggested_name(plan)) if _is_folder(to) else (to.parent, to.stem)
    wanted = [sheet for sheet in sheets(plan, own_profile) if not sheet.empty]
    return {folder / f"{stem}-{slug(sheet.title)}.csv": sheet_writing.csv_bytes(sheet) for sheet in wanted}


def suggested_name(plan: Plan) -> str:
    """Return a name for the file, without its ending: team and year."""
    return "-".join(filter(None, (slug(plan.team.name)[:60], str(plan.year)))) or "plan"


def sheets(plan: Plan, own_profile: bool = False) -> list[Sheet]:
    """Return the sheets of a plan in the language in use, every field of every table in them.

    What is the leader's alone stays out: with ``own_profile`` the profile of her scan is a sheet, else nothing is.
    """
    found = [_sheet(plan, "plan", PlanRecord, [plan.record], ("state", "consulted", "adopted_on", "adopted_by"))]
    for name, kind in TABLES.items():
        if kind is LeadershipScan:
            if profiles := shared_scans(plan, profile=own_profile):
                found.append(_sheet(plan, name, kind, profiles, ("year", "agreed")))
        elif name not in KEPT and not kind.private:
            found.append(_sheet(plan, name, kind, plan.table(name), kind.fields()))
    return found


def heading(kind: type[Record] | type[PlanRecord], name: str) -> str:
    """Return what stands above a column in the language in use."""
    return _("State") if name == "state" else field_text.short_name(kind, name)


def value(plan: Plan, record: Record | PlanRecord, name: str, worked_out: tuple[int, ...] | None = None) -> Value:
    """Return the content of a cell; ``worked_out`` are the planned cents of a budget line that follows something."""
    found = getattr(record, name)
    if worked_out is not None and name in QUARTERS:
        found = worked_out[QUARTERS.index(name)]
    if found is None:
        return None
    match field_text.kind(type(record), name):
        case "count":
            return int(found)
        case "quantity":
            return Decimal(found)
        case "amount":
            return Decimal(found) / 100
        case "date":
            day: dt.date = found
            return day
        case "tick":
            # An empty cell reads better than row after row of no.
            return _("yes") if found else None
        case _:
            return field_text.format_value(plan, record, name) or None


def row(plan: Plan, record: Record | PlanRecord, names: Sequence[str]) -> list[Value]:
    """Return the cells of one record."""
    linked = isinstance(record, BudgetLine) and record.linked
    planned = line_amounts.amounts_of_line(plan, record).planned if linked and isinstance(record, BudgetLine) else None
    return [value(plan, record, name, planned) for name in names]


def _sheet(
    plan: Plan, table: str, kind: type[Record] | type[PlanRecord], records: Sequence[Record | PlanRecord],
    names: Sequence[str],
) -> Sheet:  # fmt: skip
    single = table == "plan" or table in SINGLE
    heads = [field_text.question(kind, name) if single and name != "state" else heading(kind, name) for name in names]
    columns = [Column(name, head, field_text.kind(kind, name)) for name, head in zip(names, heads, strict=True)]
    made = Sheet(table, sheet_title(table), columns)
    for record in records:
        made.keys.append(str(record.id))
        made.rows.append(row(plan, record, names))
    return made


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        # Writing says in a sentence what is wrong.
        return False
